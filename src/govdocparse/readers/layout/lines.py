"""Characters to pieces of lines: what stands on one baseline without a blank that the page shows."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise

from govdocparse.readers.layout.page import Glyph, Line
from govdocparse.readers.raised import as_raised

# What stands for a gap that is wider than a blank.
WIDE_GAP = "   "
_ASCENT = 0.8
# In parts of the type size: how far the baselines of one line differ, which gaps are a blank, and which are wide.
_SLACK = 0.22
ONE_LINE = 0.3
_LATIN_BLANK = 0.15
_SET_BLANK = 0.2
_BLANK = 0.35
_APART = 1.7
_WIDEST_SPACING = 3.0
# Of few gaps: how far equal ones may differ, and how wide they may be.
_EVEN = 0.05
_WIDEST_EVEN = 1.0
_OTHER_TYPE = 2.5
# A raised or lowered sign may lie below the edge of its neighbour; that many signs do not.
_FEWEST_COVERED = 3
_SMALL = 0.87
# A piece ends behind a full-width colon, too: it may be a label whose value begins right there.
_COLON = "："
_NEAR = 0.35
# How far the mark of a note may stand before it, and from where on a baseline is a raised one.
_OPENING = 1.0
_RAISED = 0.15
# How long a raised or lowered group may be, and how many lines near by may be the one it belongs to.
_LONGEST_SCRIPT = 8
_MOST_HOSTS = 200


def pieces(glyphs: Iterable[Glyph]) -> list[Line]:
    """The pieces of the lines of a page; a piece ends where a blank is shown. Blanks among the glyphs do not count."""
    found: list[list[Glyph]] = []
    for row in _rows(sorted(glyph for glyph in glyphs if not glyph.character.isspace())):
        for layer in _layers(sorted(row, key=_by_left)):
            found.extend(_parted(_once(layer)))
    return [_piece(group) for group in _with_scripts(found)]


def gap_between(left: Line, right: Line) -> str:
    """The blanks that stand for the gap between two pieces of one line."""
    gap = right.left - left.right
    size = min(left.size, right.size)
    if gap > _APART * size:
        return WIDE_GAP
    least = _BLANK if left.text.endswith(_COLON) else _SET_BLANK / 2
    return " " if gap > least * size else ""


def joined(pieces: Sequence[Line]) -> Line:
    """The pieces of one line, from left to right, as one."""
    first = pieces[0]
    if len(pieces) == 1:
        return first
    text, length = [first.text], len(first.text)
    raised = [*first.raised]
    for before, after in pairwise(pieces):
        gap = gap_between(before, after)
        raised += ((start + length + len(gap), end + length + len(gap)) for start, end in after.raised)
        text += (gap, after.text)
        length += len(gap) + len(after.text)
    return first._replace(
        top=min(piece.top for piece in pieces),
        baseline=max(piece.baseline for piece in pieces),
        right=max(piece.right for piece in pieces),
        size=max(piece.size for piece in pieces),
        text="".join(text),
        raised=tuple(raised),
    )


def rows(pieces: Iterable[Line]) -> Iterator[list[Line]]:
    """Pieces line by line, each line from left to right."""
    row: list[Line] = []
    for piece in sorted(pieces, key=lambda piece: piece.baseline):
        if row and piece.baseline - row[-1].baseline > ONE_LINE * min(piece.size, row[-1].size):
            yield sorted(row, key=lambda piece: piece.left)
            row = []
        row.append(piece)
    if row:
        yield sorted(row, key=lambda piece: piece.left)


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


def _layers(row: list[Glyph]) -> list[list[Glyph]]:
    """A row as it is; where much larger type lies over the other type (a watermark), each of the two for itself."""
    usual = _OTHER_TYPE * min(glyph.size for glyph in row)
    large = [glyph for glyph in row if glyph.size > usual]
    if not large:
        return [row]
    rest = [glyph for glyph in row if glyph.size <= usual]
    lefts = [glyph.left for glyph in large]
    middles = ((glyph.left + glyph.right) / 2 for glyph in rest)
    over = sum((place := bisect_left(lefts, middle)) > 0 and middle < large[place - 1].right for middle in middles)
    return [rest, large] if over >= _FEWEST_COVERED else [row]


def _once(row: Sequence[Glyph]) -> list[Glyph]:
    """A row without the second printing of a character in (nearly) the same place, which makes type look bold."""
    kept: list[Glyph] = []
    for glyph in row:
        near = min(_SLACK * glyph.size, 0.5 * (glyph.right - glyph.left))
        if any(glyph.character == other.character and glyph.left - other.left < near for other in kept[-2:]):
            continue
        kept.append(glyph)
    return kept


def _parted(row: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """A row parted where a gap is wider than its letter-spacing and looks like a blank."""
    spacing, spread = _spacing(row)
    start = 0
    for index in range(1, len(row)):
        before, after = row[index - 1], row[index]
        gap = after.left - before.right - spacing
        em = min(before.size, after.size)
        shown = _SET_BLANK * em + 2 * spread if _is_wide(before) and _is_wide(after) else _BLANK * em
        if before.character == _COLON or gap > min(shown, _BLANK * em):
            yield [*row[start:index]]
            start = index
    yield [*row[start:]]


def _is_wide(glyph: Glyph) -> bool:
    return glyph.character > "\u2e7f"


def _spacing(row: Sequence[Glyph]) -> tuple[float, float]:
    """The usual gap between two neighbouring Chinese characters of a row, and how far wider gaps still are usual.

    It is what letter-spacing or justifying put there.
    """
    gaps = sorted(after.left - before.right for before, after in pairwise(row) if _is_wide(before) and _is_wide(after))
    if not gaps or (len(gaps) < (len(row) - 1) // 2 and not _are_even(gaps, row[0].size)):
        return 0.0, 0.0
    usual, wide = gaps[(len(gaps) - 1) // 2], gaps[(len(gaps) - 1) * 3 // 4]
    return (usual, wide - usual) if 0 < usual < _WIDEST_SPACING * row[0].size else (0.0, 0.0)


def _are_even(gaps: Sequence[float], size: float) -> bool:
    """Whether gaps, the smallest first, are as good as equal: justifying does that beside a long number."""
    return len(gaps) > 1 and gaps[-1] - gaps[0] < _EVEN * size and gaps[-1] < _WIDEST_EVEN * size


def _with_scripts(groups: Sequence[list[Glyph]]) -> list[list[Glyph]]:
    """The groups with raised and lowered small type put into the line that it belongs to."""
    largest = max((group[0].size for group in groups), default=0.0)
    if all(group[0].size > _SMALL * largest for group in groups):
        return [*groups]
    large = sorted(groups, key=lambda group: group[0].baseline)
    baselines = [group[0].baseline for group in large]
    hosts = {id(group): host for group in groups if (host := _host(group, large, baselines)) is not None}
    added: dict[int, list[Glyph]] = {}
    for group in groups:
        host = hosts.get(id(group))
        # A host is larger, so that no way from host to host is long.
        while host is not None and id(host) in hosts:
            host = hosts[id(host)]
        if host is not None:
            added.setdefault(id(host), []).extend(group)
    rest = (group for group in groups if id(group) not in hosts)
    return [sorted([*group, *added[id(group)]], key=_by_left) if id(group) in added else group for group in rest]


def _host(group: Sequence[Glyph], large: Sequence[list[Glyph]], baselines: Sequence[float]) -> list[Glyph] | None:
    """The group of larger type right beside which a short group stands raised or lowered, if there is one."""
    size = group[0].size
    if len(group) > _LONGEST_SCRIPT:
        return None
    start = bisect_left(baselines, group[0].baseline - size)
    for host in large[start : start + _MOST_HOSTS]:
        raised = host[0].baseline - group[0].baseline
        if raised > 2 * size:
            return None
        em = host[0].size
        if size <= _SMALL * em and -0.4 * em < raised < 0.75 * em and raised and _stands_beside(group, host):
            return host
    return None


def _stands_beside(group: Sequence[Glyph], host: Sequence[Glyph]) -> bool:
    """Whether a group begins right behind one of the glyphs of a host, or is the mark that opens it."""
    glyph = group[0]
    if 0 <= host[0].left - group[-1].right < _OPENING * host[0].size:
        return True
    near = bisect_left(host, glyph.left, key=lambda other: other.left)
    return any(abs(glyph.left - other.right) < _NEAR * other.size for other in host[max(0, near - 2) : near + 1])


def _piece(group: Sequence[Glyph]) -> Line:
    """One piece with its text; only Latin words can still have a blank between them."""
    size = sorted(glyph.size for glyph in group)[len(group) // 2]
    baseline = max(glyph.baseline for glyph in group if glyph.size >= size)
    text: list[str] = []
    length = 0
    raised: list[tuple[int, int]] = []
    before: Glyph | None = None
    for is_raised, run in groupby(group, lambda glyph: _is_raised(glyph, size, baseline)):
        glyphs = [*run]
        words = _words(glyphs)
        blank = " " if before is not None and _is_blank_between(before, glyphs[0]) else ""
        length += len(blank)
        if is_raised:
            words = as_raised(words)
            raised.append((length, length + len(words)))
        text += (blank, words)
        length += len(words)
        before = glyphs[-1]
    right = max(glyph.right for glyph in group)
    return Line(baseline - _ASCENT * size, baseline, group[0].left, right, size, "".join(text), raised=tuple(raised))


def _is_raised(glyph: Glyph, size: float, baseline: float) -> bool:
    return glyph.size <= _SMALL * size and baseline - glyph.baseline > _RAISED * size


def _words(glyphs: Sequence[Glyph]) -> str:
    text = [glyphs[0].character]
    for before, after in pairwise(glyphs):
        if _is_blank_between(before, after):
            text.append(" ")
        text.append(after.character)
    return "".join(text)


def _is_blank_between(before: Glyph, after: Glyph) -> bool:
    """Whether two letters of Latin words stand as far apart as words do."""
    if before.character >= "\u0250" or after.character >= "\u0250":
        return False
    return _LATIN_BLANK * before.size < after.left - before.right < _BLANK * before.size
