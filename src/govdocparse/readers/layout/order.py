"""Pieces of lines to lines in reading order: from top to bottom; side by side where they do not lie on one line."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby

from govdocparse.readers.layout.lines import gap_between
from govdocparse.readers.layout.page import Line

_DEEPEST = 12
_FEWEST_IN_COLUMN = 8
_MOST_CROSSING = 0.15
# The least width of an upright cut between columns, in type sizes.
# How far lines side by side overlap at least, in type sizes.
_OVERLAP = 0.08
_CUT = 0.3
_FILLED = 0.72
_LONGEST_LABEL = 10
_FEWEST_PAIRS = 3
_COLONS = ("：", ":")


def in_order(pieces: Sequence[Line]) -> list[Line]:
    """The lines of a page in the order a reader takes them."""
    gutter = _gutter(pieces)
    if gutter is None:
        return _paired(list(_bands(pieces, 0)))
    result: list[Line] = []
    for crosses, group in groupby(sorted(pieces, key=lambda piece: piece.top), key=lambda piece: _crosses(piece, gutter)):
        zone = list(group)
        if crosses:
            result += _paired(list(_bands(zone, 0)))
            continue
        for side in ([p for p in zone if p.right <= gutter], [p for p in zone if p.left >= gutter]):
            if side:
                edges = _edges(pieces, gutter, side[0].right <= gutter)
                result += [line._replace(column=edges) for band in _bands(side, 0) for line in _flat(band)]
    return result


def _crosses(piece: Line, gutter: float) -> bool:
    return piece.left < gutter < piece.right


def _edges(pieces: Sequence[Line], gutter: float, is_left: bool) -> tuple[float, float]:
    side = [p for p in pieces if (p.right <= gutter if is_left else p.left >= gutter)]
    return min(p.left for p in side), max(p.right for p in side)


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
        if band and piece.top >= bottom - _OVERLAP * min(piece.size, band[-1].size):
            yield from _band(band, depth)
            band = []
        bottom = max(bottom, piece.baseline) if band else piece.baseline
        band.append(piece)
    if band:
        yield from _band(band, depth)


def _band(band: list[Line], depth: int) -> Iterator[Band]:
    """One band: a line, a line of several pieces, or columns side by side, each with lines of its own."""
    band.sort(key=lambda piece: (piece.left, piece.baseline))
    lowest, highest = max(p.baseline for p in band), min(p.baseline for p in band)
    if lowest - highest <= 0.3 * min(p.size for p in band):
        yield [[piece] for piece in band]
        return
    columns = _columns(band)
    if len(columns) == 1 or depth >= _DEEPEST:
        yield from ([[piece] for piece in row] for row in _rows(band))
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
            right = max(right, piece.right)
        else:
            columns.append([piece])
            right = piece.right
    return columns


def _are_words(column: Sequence[Line], piece: Line) -> bool:
    """Whether a column is one line so far, and the piece could be the next word of it."""
    last = column[-1]
    level = all(abs(piece.baseline - other.baseline) < 0.1 * piece.size for other in column)
    return level and gap_between(last, piece) == " " and not last.text.endswith(_COLONS)


def _rows(band: Sequence[Line]) -> Iterator[list[Line]]:
    """Pieces that lie over one another, line by line."""
    row: list[Line] = []
    for piece in sorted(band, key=lambda piece: piece.baseline):
        if row and piece.baseline - row[-1].baseline > 0.3 * min(piece.size, row[-1].size):
            yield sorted(row, key=lambda piece: piece.left)
            row = []
        row.append(piece)
    yield sorted(row, key=lambda piece: piece.left)


def _paired(bands: Sequence[Band]) -> list[Line]:
    """The lines of all bands; in a box of labels and values, each label stands with its value on one line."""
    result: list[Line] = []
    for boxed, group in groupby(bands, key=lambda band: _pairs(band) is not None):
        run = list(group)
        pairs = [pair for band in run for pair in _pairs(band) or ()]
        if boxed and len(pairs) >= _FEWEST_PAIRS and len(pairs) > len(run):
            result += pairs
        else:
            result += [line for band in run for line in _flat(band)]
    return result


def _pairs(band: Band) -> list[Line] | None:
    """The label and value pairs of which a band is made, each as one line; None where it holds anything else."""
    pairs: list[Line] = []
    label: Line | None = None
    for column in band:
        cell = _joined(column, "")
        if label is not None:
            pairs.append(_joined([label, cell], ""))
            label = None
        elif cell.text.endswith(_COLONS) and len(cell.text) <= _LONGEST_LABEL:
            label = cell
        elif any(0 < cell.text.find(colon) <= _LONGEST_LABEL for colon in _COLONS):
            pairs.append(cell)
        else:
            return None
    if label is not None:
        pairs.append(label)
    return [pair._replace(alone=True) for pair in pairs]


def _flat(band: Band) -> list[Line]:
    """The lines of a band: one line where all its pieces lie on one, else column after column."""
    if all(len(column) == 1 for column in band):
        line = band[0][0]
        for column in band[1:]:
            line = _joined([line, column[0]], gap_between(line, column[0]))
        return [line]
    return [line._replace(alone=True) for column in band for line in column]


def _joined(lines: Sequence[Line], between: str) -> Line:
    """Several lines as one."""
    first = lines[0]
    if len(lines) == 1:
        return first
    return first._replace(
        top=min(line.top for line in lines),
        baseline=max(line.baseline for line in lines),
        left=min(line.left for line in lines),
        right=max(line.right for line in lines),
        size=max(line.size for line in lines),
        text=between.join(line.text for line in lines),
    )
