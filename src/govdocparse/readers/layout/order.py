"""Pieces of lines to lines in reading order: from top to bottom; side by side where they do not lie on one line."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from govdocparse.readers.layout.lines import gap_between, joined, rows
from govdocparse.readers.layout.page import Line

_DEEPEST = 12
_FEWEST_IN_COLUMN = 8
_MOST_CROSSING = 0.15
# The least width of an upright cut between columns, in type sizes.
_CUT = 0.3
# The gap between two cells of a row, and one that at least two of a row have, in type sizes.
_CELL_GAP = 4.0
_COLUMN_GAP = 1.7
_HARDLY = 0.25
_FILLED = 0.72


def in_order(pieces: Sequence[Line]) -> list[Line]:
    """The lines of a page in the order a reader takes them."""
    gutter = _gutter(pieces)
    if gutter is None:
        return [line for band in _bands(pieces, 0) for line in _flat(band)]
    sides = [p for p in pieces if p.right <= gutter], [p for p in pieces if p.left >= gutter]
    edges = [(min(p.left for p in side), max(p.right for p in side)) for side in sides]
    result: list[Line] = []
    downwards = sorted(pieces, key=lambda piece: piece.top)
    for crosses, group in groupby(downwards, key=lambda piece: piece.left < gutter < piece.right):
        zone = list(group)
        if crosses:
            result += [line for band in _bands(zone, 0) for line in _flat(band)]
            continue
        columns = [p for p in zone if p.right <= gutter], [p for p in zone if p.left >= gutter]
        for column, edge in zip(columns, edges, strict=True):
            result += [line._replace(column=edge) for band in _bands(column, 0) for line in _flat(band)]
    return result


def _gutter(pieces: Sequence[Line]) -> float | None:
    """The middle of the gap between two columns of running text, where the page is set so; a table has no such gap.

    Nearly nothing crosses it, and on both sides the lines are filled up to the edge of their column.
    """
    if len(pieces) < 2 * _FEWEST_IN_COLUMN:
        return None
    left, right = min(p.left for p in pieces), max(p.right for p in pieces)
    if right - left < 24 * sorted(p.size for p in pieces)[len(pieces) // 2]:
        return None
    starts = sorted({p.left for p in pieces if 0.35 < (p.left - left) / (right - left) < 0.65})
    lefts, rights = sorted(p.left for p in pieces), sorted(p.right for p in pieces)
    count = len({round(p.baseline) for p in pieces})
    for start in starts[:: max(1, len(starts) // 20)]:
        gutter = start - 0.3 * pieces[0].size
        if bisect_right(lefts, gutter) - bisect_right(rights, gutter) > _MOST_CROSSING * count:
            continue
        sides = [p for p in pieces if p.right <= gutter], [p for p in pieces if p.left >= gutter]
        if all(len(side) >= _FEWEST_IN_COLUMN and _is_filled(side) for side in sides):
            return gutter
    return None


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
    if lowest - highest <= 0.3 * min(p.size for p in band):
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
    return level and gap_between(last, piece) == " "


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
