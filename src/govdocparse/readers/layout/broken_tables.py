"""The parts of a table that page breaks part -> one table, and the heads that its parts repeat."""

from __future__ import annotations

from collections.abc import Sequence

from govdocparse.readers.layout.page import Cell, Line
from govdocparse.readers.layout.paragraphs import Joiner

REPEATED_HEAD = "repeated table head"
# In type sizes: how far the edges of a column may lie apart on two pages.
_SAME_EDGE = 0.4
_MOST_HEAD_ROWS = 4

Row = tuple[Cell, ...]


def is_continued(first: Line, last: Line, line: Line) -> bool:
    """Whether a table at the head of a sheet goes on with the one whose `last` part is at the foot of the sheet before.

    Its columns begin in the same places; where no upright rules say where that is, it is as wide as the `first` part
    and says its head again.
    """
    if not (last.table and line.table and line.sheet == last.sheet + 1 and len(last.edges) == len(line.edges)):
        return False
    near = _SAME_EDGE * max(last.size, line.size)
    shift = line.edges[0] - last.edges[0]
    apart = [abs(other - edge - shift) for edge, other in zip(last.edges, line.edges, strict=True)]
    return max(apart) < near or (apart[-1] < near and _repeated(first.table, line.table) > 0)


def joined(first: Line, last: Line, line: Line, joiner: Joiner) -> tuple[list[Line], list[Line]]:
    """What stands for the `last` part of a table and the next one, and the lines of the head that this says again.

    `first` is the first part. A row through which the break goes is whole in the last part; what the break leaves of
    a row that is whole on the other side is a blank one, and leaves.
    """
    count = _repeated(first.table, line.table)
    heads = [each for row in line.table[:count] for cell in row for each in cell.lines]
    rows = _without_rest(line.table[count:])
    last = last._replace(table=_without_rest(last.table[::-1])[::-1])
    if _is_torn(last.table[-1], rows[0], joiner):
        pairs = zip(last.table[-1], rows[0], strict=True)
        whole = tuple(cell._replace(lines=cell.lines + rest.lines) for cell, rest in pairs)
        last, rows = last._replace(table=(*last.table[:-1], whole)), rows[1:]
    if not rows:
        return [last._replace(sheet=line.sheet, edges=line.edges)], heads
    return [last, line._replace(table=rows)], heads


def _without_rest(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """Some rows less a blank one at the page break, where no other blank row follows: that is a form to fill in."""
    if len(rows) < 2 or _is_blank(rows[1]) or not _is_blank(rows[0]):
        return rows
    return rows[1:]


def _is_blank(row: Row) -> bool:
    return all(cell.rows == 1 and not cell.lines for cell in row)


def _repeated(table: Sequence[Row], rows: Sequence[Row]) -> int:
    """How many rows at the head of the second part stand at the head of the first; some rows are left."""
    count = 0
    for first, second in zip(table[:_MOST_HEAD_ROWS], rows[:-1], strict=False):
        if _texts(first) != _texts(second) or not any(_texts(first)):
            break
        count += 1
    whole = all(index + cell.rows <= count for index in range(count) for cell in rows[index])
    return count if whole else 0


def _texts(row: Row) -> list[str]:
    return ["".join(line.text for line in cell.lines) for cell in row]


def _is_torn(last: Row, first: Row, joiner: Joiner) -> bool:
    """Whether the break goes through a row: the second part opens without a first cell, and a line goes on in it."""
    if len(last) != len(first) or first[0].lines or any(cell.rows > 1 for cell in (*last, *first)):
        return False
    pairs = [
        (cell.lines[-1], rest.lines[0]) for cell, rest in zip(last, first, strict=True) if cell.lines and rest.lines
    ]
    return any(joiner.continues_cell([before], after) for before, after in pairs)
