"""Rows of cells that may span columns and rows -> the columns each stands in; no two cells of a row share one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, NamedTuple, Protocol, TypeVar

_WIDEST = 256


class Spanning(Protocol):
    """A cell that spans so many columns and rows."""

    @property
    def columns(self) -> int:
        """How many columns it spans."""

    @property
    def rows(self) -> int:
        """How many rows it spans."""


C = TypeVar("C", bound=Spanning)


class Placed(NamedTuple, Generic[C]):
    """A cell and the columns it stands in."""

    cell: C
    columns: range


class Line(NamedTuple, Generic[C]):
    """One row: its own cells, and those of rows above that reach into it."""

    own: list[Placed[C]]
    reaching: list[Placed[C]]


def grid(rows: Iterable[Sequence[C]]) -> Iterator[Line[C]]:
    """The rows of a table with the columns of their cells.

    A cell spans 256 columns at most, and one that begins behind the 256th column reaches into no row below: a table of
    a page can say otherwise, and would have more places than the page has characters.
    """
    below: list[tuple[Placed[C], int]] = []
    for row in rows:
        taken = {column for placed, _ in below for column in placed.columns}
        own: list[Placed[C]] = []
        column = 0
        for cell in row:
            while column in taken:
                column += 1
            own.append(Placed(cell, range(column, column + min(cell.columns, _WIDEST))))
            column = own[-1].columns.stop
        yield Line(own, [placed for placed, _ in below])
        below = [(placed, left - 1) for placed, left in below if left > 1]
        below += [
            (placed, placed.cell.rows - 1) for placed in own if placed.cell.rows > 1 and placed.columns.start < _WIDEST
        ]
