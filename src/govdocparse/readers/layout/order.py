"""Pieces of lines to lines in reading order: from top to bottom; side by side where they do not lie on one line."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from govdocparse.readers.layout.lines import ONE_LINE, WIDE_GAP, gap_between, joined, rows
from govdocparse.readers.layout.measure import HANGING
from govdocparse.readers.layout.page import Line

_DEEPEST = 12
_FEWEST_IN_COLUMN = 8
# Which part of the lines may cross the gap between columns that are filled, and between those of running text, and
# which part of a page stands in columns at least.
_HARDLY_CROSSING = 0.15
_MOST_CROSSING = 0.5
_MOST_BESIDE = 0.5
# Columns of running text are as wide as each other, begin at one edge for the most part, and some lines are full.
_MOSTLY = 0.6
_NEAR_EDGE = 0.5
_LEAST_COLUMN = 12.0
# How far from the middle of the text the second column begins at most, in parts of its width; so many places are tried.
_OFF_MIDDLE = 0.15
_MOST_TRIED = 20
_SAME_WIDTH = 1.5
_AT_EDGE = 1.2
_FEWEST_FULL = 5
_SOME = 0.2
# The least width of an upright cut between columns, in type sizes.
_CUT = 0.3
# How far words stand apart, and how long a page number between columns is, in type sizes.
_WORDS = 0.7
_SHORT = 10.0
# The gap between two cells of a row, and one that at least two of a row have, in type sizes.
_CELL_GAP = 4.0
_COLUMN_GAP = 1.7
_HARDLY = 0.25
_FILLED = 0.72


class Columns(NamedTuple):
    """Where a page is parted into two columns, and the left and the right edge of each."""

    gutter: float
    edges: tuple[tuple[float, float], tuple[float, float]]


def in_order(pieces: Sequence[Line], columns: Columns | None = None) -> list[Line]:
    """The lines of a page in the order a reader takes them; `columns` are those that it is set in."""
    if columns is None:
        return [line for band in _bands(pieces, 0) for line in _flat(band)]
    gutter = columns.gutter
    result: list[Line] = []
    downwards = sorted(pieces, key=lambda piece: piece.top)
    across = {id(piece) for row in rows(pieces) if _is_across(row, gutter) for piece in row}
    for crosses, group in groupby(downwards, key=lambda p: id(p) in across):
        zone = list(group)
        if crosses:
            result += [line for band in _bands(zone, 0) for line in _flat(band)]
            continue
        sides = [p for p in zone if p.right <= gutter], [p for p in zone if p.left >= gutter]
        for side, edge in zip(sides, columns.edges, strict=True):
            result += [line._replace(column=edge) for band in _bands(side, 0) for line in _flat(band)]
    return result


def _is_across(row: Sequence[Line], gutter: float) -> bool:
    """Whether a line lies across the gutter: with one of its pieces (主席 习近平), or between its words (— 7 —)."""
    if any(piece.left < gutter < piece.right for piece in row):
        return True
    size = row[0].size
    words = all(after.left - before.right < _WORDS * size for before, after in pairwise(row))
    return words and row[0].left < gutter < row[-1].right < row[0].left + _SHORT * size


def columns_of(pages: Sequence[Sequence[Line]], widths: Sequence[float]) -> list[Columns | None]:
    """The columns of each page: its own, or, where it holds little, those of the pages around it that it fits into."""
    own = [_own_columns(pieces) for pieces in pages]
    found = [*own]
    for index, pieces in enumerate(pages):
        if own[index] is None:
            near = (place for place in (index - 1, index + 1, index - 2, index + 2) if 0 <= place < len(pages))
            found[index] = next(
                (
                    columns
                    for place in near
                    if (columns := own[place]) is not None
                    and abs(widths[place] - widths[index]) < 1
                    and _fits(pieces, columns)
                ),
                None,
            )
    return found


def _fits(pieces: Sequence[Line], columns: Columns) -> bool:
    """Whether pieces stand in these columns, and the lines on the right begin at their edge; few pieces cross."""
    left, right = (
        [p for p in pieces if start - p.size < p.left and p.right < end + p.size] for start, end in columns.edges
    )
    firsts = [line[0] for line in rows(right)]
    begun = sum(_begins_at(columns.edges[1][0], first) for first in firsts)
    return bool(left) and begun >= _MOSTLY * len(firsts) and len(left) + len(right) > _MOST_BESIDE * len(pieces)


def _own_columns(pieces: Sequence[Line]) -> Columns | None:
    """The two columns of running text that the pieces of a page show; a table has no such gap.

    Not too much crosses it, and on both sides the lines are filled up to the edge of their column.
    """
    if len(pieces) < 2 * _FEWEST_IN_COLUMN:
        return None
    left, right = min(p.left for p in pieces), max(p.right for p in pieces)
    if right - left < 2 * _LEAST_COLUMN * sorted(p.size for p in pieces)[len(pieces) // 2]:
        return None
    starts = sorted({p.left for p in pieces if abs((p.left - left) / (right - left) - 0.5) < _OFF_MIDDLE})
    lefts, rights = sorted(p.left for p in pieces), sorted(p.right for p in pieces)
    count = len({round(p.baseline) for p in pieces})
    for start in starts[:: max(1, len(starts) // _MOST_TRIED)]:
        gutter = start - _CUT * pieces[0].size
        crossing = bisect_right(lefts, gutter) - bisect_right(rights, gutter)
        if crossing > _MOST_CROSSING * count:
            continue
        sides = [p for p in pieces if p.right <= gutter], [p for p in pieces if p.left >= gutter]
        if any(len(side) < _FEWEST_IN_COLUMN for side in sides):
            continue
        first, second = map(_edges, sides)
        hardly = crossing <= _HARDLY_CROSSING * count and all(map(_is_filled, sides))
        if hardly or (_are_alike(first, second, pieces[0].size) and all(map(_is_running, sides))):
            return Columns(gutter, (first, second))
    return None


def _are_alike(first: tuple[float, float], second: tuple[float, float], size: float) -> bool:
    """Whether two columns are as wide as each other, and as wide as columns of text are."""
    widths = first[1] - first[0], second[1] - second[0]
    return min(widths) > _LEAST_COLUMN * size and abs(widths[0] - widths[1]) < _SAME_WIDTH * size


def _edges(side: Sequence[Line]) -> tuple[float, float]:
    """The left and the right edge of one side, where several pieces begin and end.

    A mark at a line end may hang outside of it, and the page number may stand between two columns.
    """
    rights = [p.right for p in side if not p.text.endswith(HANGING)] or [p.right for p in side]
    return _edge(sorted(p.left for p in side), side[0].size), _edge(sorted(rights, reverse=True), side[0].size)


def _edge(places: Sequence[float], size: float) -> float:
    """The first of some places, which come from outside, that is not alone there; the outermost if all are."""
    return next((place for place, inner in pairwise(places) if abs(inner - place) < _NEAR_EDGE * size), places[0])


def _is_running(side: Sequence[Line]) -> bool:
    """Whether the pieces of one side are running text: most lines begin at its left edge or indented, some are full."""
    left, right = _edges(side)
    lines = [*rows(side)]
    full = sum(line[-1].right > right - _AT_EDGE * line[-1].size for line in lines)
    begun = sum(_begins_at(left, line[0]) for line in lines)
    return full >= max(_FEWEST_FULL, _SOME * len(lines)) and begun >= _MOSTLY * len(lines)


def _begins_at(left: float, piece: Line) -> bool:
    """Whether a piece begins at an edge, or indented by two characters."""
    inwards = (piece.left - left) / piece.size
    return abs(inwards) < _NEAR_EDGE or abs(inwards - 2) < _NEAR_EDGE


def _is_filled(side: Sequence[Line]) -> bool:
    """Whether the pieces of one side are lines of running text: filled up to the edge for the most part."""
    width = max(p.right for p in side) - min(p.left for p in side)
    count = len({round(p.baseline) for p in side})
    return count >= _FEWEST_IN_COLUMN and sum(p.right - p.left for p in side) >= _FILLED * width * count


Band = list[list[Line]]


def _bands(pieces: Sequence[Line], depth: int) -> Iterator[Band]:
    """The pieces from top to bottom, in bands that a level cut parts; each band as its columns from left to right."""
    band: list[Line] = []
    bottom = 0.0
    for piece in sorted(pieces, key=lambda piece: (piece.top, piece.left)):
        if band and piece.top >= bottom and not _is_beside(piece, band):
            yield from _band(band, depth)
            band = []
        bottom = max(bottom, piece.baseline) if band else piece.baseline
        band.append(piece)
    if band:
        yield from _band(band, depth)


def _is_beside(piece: Line, band: Sequence[Line]) -> bool:
    """Whether a piece that lies hardly lower than a band lies beside it: 文件 between the two names of a joint mark."""
    near = [other for other in band[-2:] if piece.top - other.baseline <= _HARDLY * piece.size]
    return bool(near) and all(piece.left >= other.right or piece.right <= other.left for other in near)


def _band(band: list[Line], depth: int) -> Iterator[Band]:
    """One band: a line, a line of several pieces, or columns side by side, each with lines of its own."""
    band.sort(key=lambda piece: (piece.left, piece.baseline))
    lowest, highest = max(p.baseline for p in band), min(p.baseline for p in band)
    if lowest - highest <= ONE_LINE * min(p.size for p in band):
        yield [[piece] for piece in band]
        return
    columns = _columns(band)
    if len(columns) == 1 or depth >= _DEEPEST:
        yield from ([[piece] for piece in row] for row in rows(band))
        return
    yield [[line for inner in _bands(column, depth + 1) for line in _flat(inner)] for column in columns]


def _columns(band: Sequence[Line]) -> list[list[Line]]:
    """The pieces of a band, which come from left to right, parted where an upright cut meets none of them."""
    columns: list[list[Line]] = []
    right = 0.0
    for piece in band:
        last = columns[-1] if columns else []
        if last and (piece.left < right + _CUT * piece.size or _are_words(last, piece)):
            last.append(piece)
            right = max(right, _ink_end(piece))
        else:
            columns.append([piece])
            right = _ink_end(piece)
    return columns


def _ink_end(piece: Line) -> float:
    """Where the ink of a piece ends: the right half of a full-width colon is blank."""
    return piece.right - 0.5 * piece.size if piece.text.endswith("：") else piece.right


def _are_words(column: Sequence[Line], piece: Line) -> bool:
    """Whether a column is one line so far, and the piece could be the next word of it."""
    last = column[-1]
    level = all(abs(piece.baseline - other.baseline) < 0.1 * piece.size for other in column)
    return level and gap_between(last, piece) != WIDE_GAP


def _flat(band: Band) -> list[Line]:
    """The lines of a band: one line where all its pieces lie on one, else column after column."""
    if all(len(column) == 1 for column in band):
        pieces = [column[0] for column in band]
        return [joined(pieces)._replace(alone=_is_row(pieces))]
    return [line._replace(alone=True) for column in band for line in column]


def _is_row(pieces: Sequence[Line]) -> bool:
    """Whether the pieces of a line stand apart like the cells of a table, not like words."""
    gaps = [(right.left - left.right) / min(left.size, right.size) for left, right in pairwise(pieces)]
    return any(gap > _CELL_GAP for gap in gaps) or sum(gap > _COLUMN_GAP for gap in gaps) > 1
