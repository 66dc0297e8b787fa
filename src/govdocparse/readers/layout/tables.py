"""Rules on a page to the ruled tables that they draw: cells with their spans, and which glyphs stand in which cell."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from govdocparse.grammar import Grammar
from govdocparse.readers.layout.imprints import lays_out
from govdocparse.readers.layout.lines import pieces
from govdocparse.readers.layout.order import in_order
from govdocparse.readers.layout.page import Cell, Glyph, Line, Rule

# In points: how thick a rule may be, how far the ends of two rules that meet may lie apart, the least side of a cell.
_THICK = 3.0
_MEET = 3.0
_LEAST_SIDE = 6.0
_FEWEST_WALLS = 4
_MOST_RULES = 20_000
_MOST_CELLS = 20_000
_MOST_CROSSINGS = 4_000_000
_MOST_GRIDS = 100


class Grid(NamedTuple):
    """The edges of the columns and of the rows of a table, and its cells as `(row, column, rows, columns)`."""

    xs: Sequence[float]
    ys: Sequence[float]
    cells: Sequence[tuple[int, int, int, int]]


def split(glyphs: Sequence[Glyph], rules: Sequence[Rule], grammar: Grammar) -> tuple[list[Glyph], list[Line]]:
    """The glyphs that stand in no table, and the tables as lines; a table has two columns at least."""
    grids = list(grids_of(rules))
    if not grids:
        return list(glyphs), []
    outside: list[Glyph] = []
    inside: list[dict[tuple[int, int], list[Glyph]]] = [{} for _ in grids]
    owners = [_owners(grid) for grid in grids]
    for glyph in glyphs:
        place = _place(glyph, grids, owners)
        if place is None:
            outside.append(glyph)
        else:
            inside[place[0]].setdefault(place[1], []).append(glyph)
    tables: list[Line] = []
    for grid, filled in zip(grids, inside, strict=True):
        table = _table(grid, filled) if filled else None
        if table is None or lays_out(table, grammar):
            outside.extend(glyph for found in filled.values() for glyph in found)
        else:
            tables.append(table)
    return outside, tables


def _place(
    glyph: Glyph, grids: Sequence[Grid], owners: Sequence[dict[tuple[int, int], tuple[int, int]]]
) -> tuple[int, tuple[int, int]] | None:
    """Which grid and which cell of it hold the middle of a glyph."""
    x, y = (glyph.left + glyph.right) / 2, glyph.baseline - 0.35 * glyph.size
    for index, grid in enumerate(grids):
        if grid.xs[0] <= x < grid.xs[-1] and grid.ys[0] <= y < grid.ys[-1]:
            where = bisect_right(grid.ys, y) - 1, bisect_right(grid.xs, x) - 1
            return index, owners[index][where]
    return None


def _owners(grid: Grid) -> dict[tuple[int, int], tuple[int, int]]:
    """For each place of the grid the top left place of the cell that covers it."""
    return {
        (row + down, column + along): (row, column)
        for row, column, rows, columns in grid.cells
        for down in range(rows)
        for along in range(columns)
    }


def _table(grid: Grid, filled: dict[tuple[int, int], list[Glyph]]) -> Line:
    """The table of a grid, with the lines of each cell in reading order."""
    rows: list[list[Cell]] = [[] for _ in grid.ys[1:]]
    sizes = [1.0]
    for row, column, down, along in grid.cells:
        glyphs = filled.get((row, column), [])
        sizes += [glyph.size for glyph in glyphs[:1]]
        edges = grid.xs[column], grid.xs[column + along]
        lines = tuple(line._replace(column=edges) for line in in_order(pieces(glyphs)))
        rows[row].append(Cell(lines, along, down))
    return Line(
        grid.ys[0],
        grid.ys[-1],
        grid.xs[0],
        grid.xs[-1],
        max(sizes),
        "",
        alone=True,
        table=tuple(tuple(row) for row in rows if row),
        edges=tuple(grid.xs),
    )


def grids_of(rules: Sequence[Rule]) -> Iterator[Grid]:
    """The grids that the rules of a page draw, from top to bottom."""
    if len(rules) > _MOST_RULES:
        return
    level = _merged((rule.top, rule.left, rule.right) for rule in rules if rule.bottom - rule.top <= _THICK)
    upright = _merged((rule.left, rule.top, rule.bottom) for rule in rules if rule.right - rule.left <= _THICK)
    if len(level) * len(upright) > _MOST_CROSSINGS:
        return
    found = [grid for frame in _frames(level, upright) if (grid := _grid(*frame)) is not None]
    if len(found) <= _MOST_GRIDS:
        yield from sorted(found, key=lambda grid: grid.ys[0])


class _Stroke(NamedTuple):
    """A rule that lies at `at` across its direction, and runs from `start` to `end` along it."""

    at: float
    start: float
    end: float


def _merged(strokes: Iterable[tuple[float, float, float]]) -> list[_Stroke]:
    """Strokes with those put together that lie on one line and touch; short ones left out."""
    result: list[_Stroke] = []
    open_strokes: list[_Stroke] = []
    for stroke in sorted(_Stroke(*stroke) for stroke in strokes):
        if open_strokes and stroke.at - open_strokes[0].at > _THICK:
            result += _touching(open_strokes)
            open_strokes = []
        open_strokes.append(stroke)
    result += _touching(open_strokes)
    return [stroke for stroke in result if stroke.end - stroke.start >= _LEAST_SIDE]


def _touching(strokes: Iterable[_Stroke]) -> list[_Stroke]:
    result: list[_Stroke] = []
    for stroke in sorted(strokes, key=lambda stroke: stroke.start):
        if result and stroke.start - result[-1].end <= _MEET:
            result[-1] = result[-1]._replace(end=max(result[-1].end, stroke.end))
        else:
            result.append(stroke)
    return result


def _frames(level: Sequence[_Stroke], upright: Sequence[_Stroke]) -> Iterator[tuple[list[_Stroke], list[_Stroke]]]:
    """The level and the upright strokes of each set of strokes that cross or touch one another."""
    parents = list(range(len(level) + len(upright)))

    def root(index: int) -> int:
        while parents[index] != index:
            parents[index] = parents[parents[index]]
            index = parents[index]
        return index

    order = sorted(range(len(upright)), key=lambda index: upright[index].at)
    ats = [upright[index].at for index in order]
    for number, stroke in enumerate(level):
        for place in range(bisect_right(ats, stroke.start - _MEET), bisect_right(ats, stroke.end + _MEET)):
            other = upright[order[place]]
            if other.start - _MEET <= stroke.at <= other.end + _MEET:
                parents[root(number)] = root(len(level) + order[place])
    frames: dict[int, tuple[list[_Stroke], list[_Stroke]]] = {}
    for index in range(len(parents)):
        lines = frames.setdefault(root(index), ([], []))
        if index < len(level):
            lines[0].append(level[index])
        else:
            lines[1].append(upright[index - len(level)])
    yield from frames.values()


def _grid(level: Sequence[_Stroke], upright: Sequence[_Stroke]) -> Grid | None:
    """The grid of one frame; open sides of a table are closed. None where it is no table."""
    least = 2 if len(upright) < _FEWEST_WALLS else 1
    if len(level) < least or not upright:
        return None
    ends = min(stroke.start for stroke in level), max(stroke.end for stroke in level)
    xs = _edges([*(stroke.at for stroke in upright), *ends])
    ys = _edges([*(stroke.at for stroke in level), *_open_ends(level, upright)])
    if len(xs) * len(ys) > _MOST_CELLS:
        return None
    cells = _cells(xs, ys, _walls(xs, ys, upright), _walls(ys, xs, level))
    rows, columns = len({row for row, *_ in cells}), len({cell[1] for cell in cells})
    # A row alone, as a page break leaves it, is told from a frame by the walls between its cells.
    if columns < 2 or (rows < 2 and len(upright) < _FEWEST_WALLS):
        return None
    return Grid(xs, ys, cells)


def _open_ends(level: Sequence[_Stroke], upright: Sequence[_Stroke]) -> Iterator[float]:
    """Where the walls of a row end that a page break leaves open above the first level stroke or below the last."""
    top, bottom = level[0].at, level[-1].at
    above = sorted(stroke.start for stroke in upright if top - stroke.start >= _LEAST_SIDE)
    below = sorted((stroke.end for stroke in upright if stroke.end - bottom >= _LEAST_SIDE), reverse=True)
    for ends in (above, below):
        if len(ends) >= _FEWEST_WALLS - 1 and abs(ends[0] - ends[_FEWEST_WALLS - 2]) <= _MEET:
            yield ends[0]


def _edges(values: Sequence[float]) -> list[float]:
    """The values in rising order, without those that lie too close behind another to leave room for a cell."""
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] >= _LEAST_SIDE:
            edges.append(value)
    return edges


def _walls(across: Sequence[float], along: Sequence[float], strokes: Sequence[_Stroke]) -> set[tuple[int, int]]:
    """Where a stroke stands on the edge `i` of `across` all along the stretch `j` of `along`, as `(i, j)`."""
    walls: set[tuple[int, int]] = set()
    for stroke in strokes:
        edge = max(0, bisect_right(across, stroke.at + 0.01) - 1)
        for index in range(max(0, bisect_right(along, stroke.start) - 1), len(along) - 1):
            middle = (along[index] + along[index + 1]) / 2
            if middle > stroke.end:
                break
            if middle >= stroke.start:
                walls.add((edge, index))
    return walls


def _cells(
    xs: Sequence[float], ys: Sequence[float], upright: set[tuple[int, int]], level: set[tuple[int, int]]
) -> list[tuple[int, int, int, int]]:
    """The cells of a grid: each grows to the right, then downwards, while no wall stands in its way."""
    taken: set[tuple[int, int]] = set()
    cells: list[tuple[int, int, int, int]] = []
    for row in range(len(ys) - 1):
        for column in range(len(xs) - 1):
            if (row, column) in taken:
                continue
            right = column + 1
            while right < len(xs) - 1 and (right, row) not in upright and (row, right) not in taken:
                right += 1
            below = row + 1
            while below < len(ys) - 1 and _is_open(below, column, right, level, upright):
                below += 1
            taken |= {(down, along) for down in range(row, below) for along in range(column, right)}
            cells.append((row, column, below - row, right - column))
    return cells


def _is_open(row: int, left: int, right: int, level: set[tuple[int, int]], upright: set[tuple[int, int]]) -> bool:
    """Whether a cell can grow into the row: no level wall over it and no upright wall inside of it."""
    return not any((row, column) in level for column in range(left, right)) and not any(
        (column, row) in upright for column in range(left + 1, right)
    )
