"""Characters to pieces of lines: what stands on one baseline without a blank that the page shows."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from govdocparse.readers.layout.page import Glyph, Line

_ASCENT = 0.8
# In parts of the type size: how far the baselines of one line differ, which gaps are a blank, and which are wide.
_SLACK = 0.22
_LATIN_BLANK = 0.15
_BLANK = 0.35
_APART = 1.7
_WIDEST_SPACING = 3.0
_SMALL = 0.8
_NEAR = 0.35


def pieces(glyphs: Iterable[Glyph]) -> list[Line]:
    """The pieces of the lines of a page; a piece ends where a blank is shown. Blanks among the glyphs do not count."""
    found: list[list[Glyph]] = []
    for row in _rows(sorted(glyph for glyph in glyphs if not glyph.character.isspace())):
        found.extend(_parted(_once(sorted(row, key=_by_left))))
    return [_piece(group) for group in _with_scripts(found)]


def gap_between(left: Line, right: Line) -> str:
    """The blanks that stand for the gap between two pieces of one line."""
    return "   " if right.left - left.right > _APART * min(left.size, right.size) else " "


def _by_left(glyph: Glyph) -> tuple[float, float]:
    return glyph.left, glyph.baseline


def _rows(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """Glyphs in the order of their baselines, parted where the next baseline is another one."""
    row: list[Glyph] = []
    for glyph in glyphs:
        if row and glyph.baseline - row[-1].baseline > _SLACK * min(glyph.size, row[-1].size):
            yield row
            row = []
        row.append(glyph)
    if row:
        yield row


def _once(row: Sequence[Glyph]) -> list[Glyph]:
    """A row without the second printing of a character in (nearly) the same place, which makes type look bold."""
    kept: list[Glyph] = []
    for glyph in row:
        near = _SLACK * glyph.size
        if any(glyph.character == other.character and glyph.left - other.left < near for other in kept[-2:]):
            continue
        kept.append(glyph)
    return kept


def _parted(row: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """A row parted where a gap is wider than its letter-spacing and looks like a blank."""
    spacing = _spacing(row)
    start = 0
    for index in range(1, len(row)):
        before, after = row[index - 1], row[index]
        if after.left - before.right - spacing > _BLANK * min(before.size, after.size):
            yield [*row[start:index]]
            start = index
    yield [*row[start:]]


def _spacing(row: Sequence[Glyph]) -> float:
    """The usual gap between two neighbouring Chinese characters of a row: what letter-spacing or justifying put there."""
    gaps = sorted(
        after.left - before.right
        for before, after in zip(row, row[1:], strict=False)
        if before.character > "\u2e7f" and after.character > "\u2e7f"
    )
    if not gaps or len(gaps) < (len(row) - 1) // 2:
        return 0.0
    usual = gaps[(len(gaps) - 1) // 2]
    return usual if 0 < usual < _WIDEST_SPACING * row[0].size else 0.0


def _with_scripts(groups: Sequence[list[Glyph]]) -> list[list[Glyph]]:
    """The groups with raised and lowered small type put into the line that it belongs to."""
    large = sorted(groups, key=lambda group: group[0].baseline)
    baselines = [group[0].baseline for group in large]
    result: list[list[Glyph]] = []
    taken: set[int] = set()
    for group in groups:
        host = _host(group, large, baselines)
        if host is None:
            result.append(group)
        else:
            host.extend(group)
            taken.add(id(host))
    for group in result:
        if id(group) in taken:
            group.sort(key=_by_left)
    return result


def _host(group: Sequence[Glyph], large: Sequence[list[Glyph]], baselines: Sequence[float]) -> list[Glyph] | None:
    """The group of larger type right beside which a short group stands raised or lowered, if there is one."""
    size = group[0].size
    if len(group) > 8:
        return None
    start = bisect_left(baselines, group[0].baseline - size)
    for index in range(start, len(large)):
        host = large[index]
        raised = host[0].baseline - group[0].baseline
        if raised > 2 * size:
            return None
        em = host[0].size
        if host is group or size > _SMALL * em or not -0.4 * em < raised < 0.75 * em or abs(raised) < 0.01 * em:
            continue
        if any(-_NEAR * em < group[0].left - other.right < _NEAR * em for other in host if other.size > size):
            return host
    return None


def _piece(group: Sequence[Glyph]) -> Line:
    """One piece with its text; only Latin words can still have a blank between them."""
    text = [group[0].character]
    for before, after in zip(group, group[1:], strict=False):
        if before.character < "\u0250" and after.character < "\u0250":
            gap = after.left - before.right
            if _LATIN_BLANK * before.size < gap < _BLANK * before.size:
                text.append(" ")
        text.append(after.character)
    size = sorted(glyph.size for glyph in group)[len(group) // 2]
    baseline = max(glyph.baseline for glyph in group if glyph.size >= size)
    right = max(glyph.right for glyph in group)
    return Line(baseline - _ASCENT * size, baseline, group[0].left, right, size, "".join(text))
