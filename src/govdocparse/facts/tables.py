"""A table -> its cells with what the head of the row and of the column say about them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from govdocparse.model import Cell, Date, Quantity, Responsibility, Table, unit_names
from govdocparse.model.grid import Line, Placed, grid

_WIDEST = 256
# So many cells from the left name what a row is about: 一类 / 高血压病.
_HEADS = 2
# So many rows of heads are read to see whether a table goes on beside itself.
_HEAD_ROWS = 8


class Headed(NamedTuple):
    """A cell, the words at the head of its row and its column, their dates, and the bodies that answer for its row."""

    cell: Cell
    head: str
    dates: tuple[Date, ...]
    responsible: tuple[str, ...]


def headed(table: Table) -> Iterator[Headed]:
    """The cells of a table row by row, each with its heads; the rows above the first quantity are the table's head."""
    lines = list(grid(table.rows))
    rows = [line.own for line in lines]
    depth = _depth(rows)
    panel = _panel(rows[:depth])
    for index, row in enumerate(rows):
        heads = rows[:depth] if index >= depth else []
        responsible = _responsible(lines[index])
        naming = [placed for placed in row if _is_head(placed.cell)]
        for place, placed in enumerate(row):
            beside = _beside(naming, placed, panel)
            left = (
                _beside([other for other in row[:place] if _is_head(other.cell)], placed, panel)
                if place < _WIDEST
                else []
            )
            above = [cell for line in heads for cell in _over(line, placed.columns)]
            nearby = [other.cell for other in (left or beside)[:_HEADS]]
            said = [cell for cell in (*nearby, *above) if cell is not placed.cell]
            words = dict.fromkeys(cell.text.replace("\n", "") for cell in said if cell.text)
            dates = tuple(item for cell in said for item in cell.annotations if isinstance(item, Date))
            yield Headed(placed.cell, " / ".join(words), dates, responsible)


def _depth(rows: Sequence[Sequence[Placed[Cell]]]) -> int:
    """How many rows the table's head has: those in front of the first one with a quantity."""
    for index, row in enumerate(rows):
        if any(isinstance(item, Quantity) for placed in row for item in placed.cell.annotations):
            return index
    return len(rows)


def _panel(heads: Sequence[Sequence[Placed[Cell]]]) -> int:
    """How many columns each part of a table has that goes on beside itself (科目 | 决算数 | 科目 | 决算数); else 0."""
    width = max((placed.columns.stop for line in heads[:_HEAD_ROWS] for placed in line), default=0)
    if not 2 * _HEADS <= width <= _WIDEST:
        return 0
    over: list[list[str]] = [[] for _ in range(width)]
    for line in heads[:_HEAD_ROWS]:
        for placed in line:
            for column in placed.columns:
                over[column].append(placed.cell.text)
    for panel in range(_HEADS, width // 2 + 1):
        first = over[:panel]
        if width % panel == 0 and over == first * (width // panel) and any(words != first[0] for words in first):
            return panel
    return 0


def _beside(heads: Sequence[Placed[Cell]], placed: Placed[Cell], panel: int) -> Sequence[Placed[Cell]]:
    """Those of the heads of a row that stand in the same panel as a cell."""
    if not panel:
        return heads
    own = placed.columns.start // panel
    return [head for head in heads if head.columns.start // panel == own]


def _over(row: Sequence[Placed[Cell]], columns: range) -> Iterator[Cell]:
    """The cells of a row of the head that stand over some columns; a caption over all of them says nothing."""
    if len(row) > 1:
        for placed in row:
            if placed.columns.start < columns.stop and columns.start < placed.columns.stop:
                yield placed.cell


def _is_head(cell: Cell) -> bool:
    """Whether a cell can be the head of its row: it has words and no number of its own."""
    return (
        bool(cell.text) and not cell.text.isdigit() and not any(isinstance(item, Quantity) for item in cell.annotations)
    )


def _responsible(line: Line[Cell]) -> tuple[str, ...]:
    """The bodies that lead or answer by the cells of a row, those that reach into it from above among them."""
    cells = (placed.cell for placed in sorted((*line.own, *line.reaching), key=lambda placed: placed.columns.start))
    stated = (item for cell in cells for item in cell.annotations if isinstance(item, Responsibility))
    return unit_names(stated, "lead", "responsible")
