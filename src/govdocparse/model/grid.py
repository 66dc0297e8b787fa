"""A Table -> its cells at the columns that they stand in, whatever spans they have."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from govdocparse.model.blocks import Cell, Table

# No table of a paper is wider; a span beyond it is an error of the carrier.
_WIDEST = 256


class Placed(NamedTuple):
    """A cell and the columns it stands in."""

    cell: Cell
    columns: range


def grid(table: Table) -> Iterator[list[Placed]]:
    """The cells that begin in each row, at columns that no cell of a row above reaches down into."""
    reaching: list[tuple[Placed, int]] = []
    for row in table.rows:
        taken = {column for placed, _ in reaching for column in placed.columns}
        line: list[Placed] = []
        column = 0
        for cell in row:
            while column in taken:
                column += 1
            line.append(Placed(cell, range(column, column + min(cell.columns, _WIDEST))))
            column = line[-1].columns.stop
        yield line
        reaching = [(placed, left - 1) for placed, left in reaching if left > 1]
        reaching += [(placed, placed.cell.rows - 1) for placed in line if placed.cell.rows > 1]
