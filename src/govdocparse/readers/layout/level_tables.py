"""Tables that level rules alone draw (三线表): between rules of one width, pieces of lines in columns become cells."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from govdocparse.grammar import Grammar
from govdocparse.readers.layout.imprints import is_head, is_imprint
from govdocparse.readers.layout.lines import rows
from govdocparse.readers.layout.order import in_order
from govdocparse.readers.layout.page import Cell, Line, Rule, without

# In points: how thick a rule may be, and how far the ends of two rules of one table may lie apart.
_THICK = 3.0
_SAME_END = 4.0
_MOST_RULES = 20_000
_MOST_GROUPS = 50
# In type sizes: the least width of a table, and of the gap between two columns.
_LEAST_WIDTH = 8.0
_GAP = 0.3
_FEWEST_COLUMNS = 2
# Two rules alone may be the head and the foot of a page of columns.
_FEWEST_IN_ONE_ZONE = 3
_MOSTLY = 0.6
_FULL = 0.6
# How far rows lie apart at most, from the ink of one to that of the next, in type sizes.
_FOOT = 1.5
# How much farther than most of them, and how far at all, where they lie evenly apart.
_EVENLY = 1.1
_TALLEST = 2.5
# How many lines of text between two tables are full, and how far from the ends of the rules, in type sizes.
_FEWEST_FULL = 2
_MARGIN = 1.5

Columns = Sequence[tuple[float, float]]


class _Zone(NamedTuple):
    """What stands between two neighbouring rules of one width, line by line."""

    top: float
    bottom: float
    lines: list[list[Line]]


def split(pieces: Sequence[Line], rules: Sequence[Rule], grammar: Grammar) -> tuple[list[Line], list[Line]]:
    """The pieces that stand in no such table, and the tables as lines."""
    rest = sorted(pieces, key=lambda piece: piece.baseline)
    tables: list[Line] = []
    for group in _groups(rules):
        left, right = group[0].left, group[0].right
        run: list[_Zone] = []
        for upper, lower in pairwise(group):
            zone = _zone(rest, left, right, upper.top, lower.top)
            if zone is not None and (_is_of_paper(zone, grammar) or _is_text(zone, left, right)):
                zone = None
            if zone is not None:
                run.append(zone)
                if lower is group[-1] and (open_zone := _open_zone(rest, left, right, lower.top)) is not None:
                    run.append(open_zone)
            if run and (zone is None or lower is group[-1]):
                table = _table(run, left, right)
                if table is not None:
                    tables.append(table)
                    rest = without(rest, [piece for each in run for line in each.lines for piece in line])
                run = []
    return rest, tables


def _is_of_paper(zone: _Zone, grammar: Grammar) -> bool:
    """Whether the head of a paper, below which there is a rule, or its imprint stands in a zone."""
    return is_head(zone.lines, grammar) or is_imprint((piece for line in zone.lines for piece in line), grammar)


def _is_text(zone: _Zone, left: float, right: float) -> bool:
    """Whether running text stands in a zone, between two tables: several of its lines reach from end to end."""
    full = (
        len(line) == 1 and max(line[0].left - left, right - line[0].right) < _MARGIN * line[0].size
        for line in zone.lines
    )
    return sum(full) >= _FEWEST_FULL


def _groups(rules: Sequence[Rule]) -> Iterator[list[Rule]]:
    """Level rules that begin and end in the same places, two at least, from top to bottom."""
    if len(rules) > _MOST_RULES:
        return
    level = [rule for rule in rules if rule.bottom - rule.top <= _THICK < rule.right - rule.left]
    groups: dict[tuple[int, int], list[Rule]] = {}
    for rule in sorted(level):
        key = round(rule.left / _SAME_END), round(rule.right / _SAME_END)
        near = ((key[0] + a, key[1] + b) for a in (0, -1, 1) for b in (0, -1, 1))
        place = next((found for found in near if found in groups), key)
        groups.setdefault(place, []).append(rule)
    several = [group for group in groups.values() if len(group) > 1]
    if len(several) > _MOST_GROUPS:
        return
    for group in several:
        downwards = sorted(group, key=lambda rule: rule.top)
        yield [downwards[0], *(below for above, below in pairwise(downwards) if below.top - above.top > _THICK)]


def _zone(pieces: Sequence[Line], left: float, right: float, top: float, bottom: float) -> _Zone | None:
    """What stands between two rules; None where it is nothing, or does not lie between their ends."""
    start = bisect_left(pieces, top, key=lambda piece: piece.baseline)
    end = bisect_left(pieces, bottom, key=lambda piece: piece.baseline)
    found = pieces[start:end]
    if not found or any(piece.left < left - _SAME_END or piece.right > right + _SAME_END for piece in found):
        return None
    return _Zone(top, bottom, [*rows(found)])


def _open_zone(pieces: Sequence[Line], left: float, right: float, top: float) -> _Zone | None:
    """The rows below the last rule of a table that goes on behind a page break; None where other text stands there.

    They have several columns and stand close to each other; the page number below them is not one.
    """
    start = bisect_left(pieces, top, key=lambda piece: piece.baseline)
    lines = [*rows(pieces[start:])]
    gaps = [below[0].top - above[0].baseline for above, below in pairwise(lines)]
    widest = _widest(gaps, lines[0][0].size) if gaps else 0.0
    if gaps and gaps[-1] > widest:
        lines.pop()
        gaps.pop()
    if len(lines) < _FEWEST_IN_ONE_ZONE or lines[0][0].top - top > _FOOT * lines[0][0].size:
        return None
    found = [piece for line in lines for piece in line]
    several = sum(len(line) > 1 for line in lines)
    if (
        max(gaps) > widest
        or several < len(lines)
        or any(piece.left < left - _SAME_END or piece.right > right + _SAME_END for piece in found)
    ):
        return None
    return _Zone(top, found[-1].baseline, lines)


def _widest(gaps: Sequence[float], size: float) -> float:
    """How far two rows of a table lie apart at most, by the gaps between the rows that may be those of one."""
    usual = sorted(gaps)[len(gaps) // 2]
    return max(_FOOT, min(_EVENLY * usual / size, _TALLEST)) * size


def _table(zones: Sequence[_Zone], left: float, right: float) -> Line | None:
    """The table of zones one below the other; None where they show no columns."""
    body = zones[-1].lines
    size = body[0][0].size
    columns = _columns(body, size)
    fewest = _FEWEST_COLUMNS if len(zones) > 1 else _FEWEST_IN_ONE_ZONE
    if len(columns) < fewest or right - left < _LEAST_WIDTH * size:
        return None
    if len(zones) == 1 and len(body) < _FEWEST_IN_ONE_ZONE:
        return None
    whole = sum(len({_place(piece, columns) for piece in line}) > 1 for line in body)
    # Two rules alone may also be those of a cover, with few lines between them that hold two things.
    if whole < _MOSTLY * len(body) and (len(zones) == 1 or not _is_one_row(body, columns)):
        return None
    edges = _edges(columns, left, right)
    table = [
        _row(row, columns, edges)
        for number, zone in enumerate(zones)
        for row in _rows(zone.lines, columns, is_head=number < len(zones) - 1)
    ]
    place = zones[0].top, zones[-1].bottom, left, right, size
    return Line(*place, "", alone=True, table=tuple(table), edges=tuple(edges))


def _columns(lines: Sequence[Sequence[Line]], size: float) -> list[tuple[float, float]]:
    """The columns of lines: the stretches that the fullest lines fill, and what other lines hold beside them."""
    most = max(len(line) for line in lines)
    columns = _stretches((piece for line in lines if len(line) >= _FULL * most for piece in line), size)
    beside = (piece for line in lines for piece in line if not _met(piece, columns))
    return sorted([*columns, *_stretches(beside, size)])


def _stretches(pieces: Iterable[Line], size: float) -> list[tuple[float, float]]:
    """What pieces fill from left to right, parted where an upright cut meets none of them."""
    found: list[tuple[float, float]] = []
    for start, end in sorted((piece.left, piece.right) for piece in pieces):
        if found and start < found[-1][1] + _GAP * size:
            found[-1] = found[-1][0], max(found[-1][1], end)
        else:
            found.append((start, end))
    return found


def _met(piece: Line, columns: Columns) -> list[int]:
    return [index for index, (start, end) in enumerate(columns) if piece.left < end and piece.right > start]


def _edges(columns: Columns, left: float, right: float) -> list[float]:
    """The edges of the columns, in the middle between two of them."""
    return [left, *((before[1] + after[0]) / 2 for before, after in pairwise(columns)), right]


def _place(piece: Line, columns: Columns) -> tuple[int, int]:
    """The columns that a piece stands in, from the first to behind the last: those it meets, else the nearest."""
    if met := _met(piece, columns):
        return met[0], met[-1] + 1
    middle = (piece.left + piece.right) / 2
    nearest = min(range(len(columns)), key=lambda index: abs((columns[index][0] + columns[index][1]) / 2 - middle))
    return nearest, nearest + 1


def _is_one_row(lines: Sequence[Sequence[Line]], columns: Columns) -> bool:
    """Whether lines are one row: no more than one of its columns has several of them."""
    counts: dict[tuple[int, int], int] = {}
    for line in lines:
        for place in {_place(piece, columns) for piece in line}:
            counts[place] = counts.get(place, 0) + 1
    return len(counts) > 1 and sum(count > 1 for count in counts.values()) <= 1


def _rows(lines: Sequence[Sequence[Line]], columns: Columns, *, is_head: bool) -> Iterator[list[Line]]:
    """The pieces of each row: a head without cells that span columns is one, and so is what goes on in few columns."""
    places = [{_place(piece, columns) for piece in line} for line in lines]
    if _is_one_row(lines, columns) or (is_head and all(end - start == 1 for line in places for start, end in line)):
        yield [piece for line in lines for piece in line]
        return
    row: list[Line] = []
    for line, held in zip(lines, places, strict=True):
        goes_on = row and all(start > 0 for start, _ in held) and 2 * len(held) < len(columns)
        if row and not goes_on:
            yield row
            row = []
        row.extend(line)
    yield row


def _row(pieces: Sequence[Line], columns: Columns, edges: Sequence[float]) -> tuple[Cell, ...]:
    """A row of cells, one for each column, but for those that a piece spans."""
    held: dict[tuple[int, int], list[Line]] = {}
    for piece in pieces:
        held.setdefault(_place(piece, columns), []).append(piece)
    cells: list[Cell] = []
    done = 0
    for (start, end), found in sorted(held.items()):
        first = max(start, done)
        cells.extend(Cell((), 1, 1) for _ in range(done, first))
        # What overlaps the cell before it stands in the next one, or, at the end, in that.
        last = max(end, first + 1)
        if first >= len(columns):
            cells[-1] = cells[-1]._replace(lines=(*cells[-1].lines, *found))
            continue
        inside = edges[first], edges[min(last, len(columns))]
        lines = tuple(line._replace(column=inside, alone=False) for line in in_order(found))
        cells.append(Cell(lines, last - first, 1))
        done = last
    cells.extend(Cell((), 1, 1) for _ in range(done, len(columns)))
    return tuple(cells)
