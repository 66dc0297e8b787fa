"""The parts of a table that page breaks part -> one table, and the heads that its parts repeat."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

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
    if rests := _torn(last.table, rows, joiner):
        last, rows = last._replace(table=_mended(last.table, rests)), _behind_first(rows)
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


def _columns(row: Row, taken: Collection[int] = ()) -> list[int]:
    """The column that each cell of a row begins in, where cells of rows above take some columns."""
    found: list[int] = []
    column = 0
    for cell in row:
        while column in taken:
            column += 1
        found.append(column)
        column += cell.columns
    return found


def _at_foot(table: Sequence[Row]) -> dict[tuple[int, int], tuple[int, int]]:
    """The cells that reach the last row of a table, as row and place in it, by first column and columns."""
    found: dict[tuple[int, int], tuple[int, int]] = {}
    until: dict[int, int] = {}
    for number, row in enumerate(table):
        taken = [column for column, end in until.items() if end > number]
        for place, (column, cell) in enumerate(zip(_columns(row, taken), row, strict=True)):
            until.update(dict.fromkeys(range(column, column + cell.columns), number + cell.rows))
            if number + cell.rows >= len(table):
                found[column, cell.columns] = number, place
    return found


def _torn(table: Sequence[Row], rows: Sequence[Row], joiner: Joiner) -> dict[tuple[int, int], Cell]:
    """What is left, by the row and the place of the cells that it belongs to, where the break goes through a row.

    The second part has nothing in the first column then that is of this row alone, and a line goes on in another. A
    cell of several rows, which the break goes through, too, says nothing again.
    """
    foot = _at_foot(table)
    opening = min((column for (column, _), (row, place) in foot.items() if table[row][place].rows == 1), default=0)
    rests: dict[tuple[int, int], Cell] = {}
    for column, cell in zip(_columns(rows[0]), rows[0], strict=True):
        place = foot.get((column, cell.columns))
        if cell.lines and (place is None or column <= opening or cell.rows > 1):
            return {}
        if cell.lines and place is not None:
            rests[place] = cell
    pairs = ((table[row][place], rest) for (row, place), rest in rests.items())
    torn = any(cell.lines and joiner.continues_cell([cell.lines[-1]], rest.lines[0]) for cell, rest in pairs)
    return rests if torn else {}


def _mended(table: Sequence[Row], rests: Mapping[tuple[int, int], Cell]) -> tuple[Row, ...]:
    """A table with what is left of some cells put behind them."""
    return tuple(
        tuple(
            cell._replace(lines=cell.lines + rests[row, place].lines) if (row, place) in rests else cell
            for place, cell in enumerate(cells)
        )
        for row, cells in enumerate(table)
    )


def _behind_first(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Some rows less the first; its cells of several rows begin in the next one."""
    higher = {column: cell for column, cell in zip(_columns(rows[0]), rows[0], strict=True) if cell.rows > 1}
    if not higher or len(rows) < 2:
        return tuple(rows[1:])
    taken = {column + more for column, cell in higher.items() for more in range(cell.columns)}
    second = dict(zip(_columns(rows[1], taken), rows[1], strict=True))
    second |= {column: cell._replace(rows=cell.rows - 1) for column, cell in higher.items()}
    return tuple(cell for _, cell in sorted(second.items())), *rows[2:]
