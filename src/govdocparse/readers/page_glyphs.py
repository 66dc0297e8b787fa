"""What the characters of one page say of it: whether they can be what it shows, and whether they are text at all."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence

from govdocparse.readers.layout.page import Glyph

# How many characters of a page may be nonsense, whatever part of it they are: signs of an own font are.
_FEW = 10
_SOME = 0.1
# So many scripts stand side by side in no paper; those that Chinese papers have are not counted.
_MANY_SCRIPTS = 3
_EXPECTED = frozenset(
    ("CJK", "LATIN", "GREEK", "CYRILLIC", "HIRAGANA", "KATAKANA", "BOPOMOFO", "FULLWIDTH", "IDEOGRAPHIC")
)
# Letters with accents; where many of the letters are such, bytes of another encoding were read as them.
_FIRST_ACCENTED, _LAST_ACCENTED = "\u00a1", "\u00ff"
_MANY_ACCENTED = 0.3
_LETTERS = ("Lo", "Ll", "Lu")
_REPLACEMENT = "\ufffd"
# Page numbers and running heads: where they stand, in parts of the height, and how long they are together.
_HEAD, _FOOT = 0.12, 0.88
_MOST_IN_MARGINS = 80


def are_nonsense(glyphs: Iterable[Glyph]) -> bool:
    """Whether the text of a page cannot be what it shows: its fonts name characters of nobody, or of everybody."""
    counts = Counter(glyph.character for glyph in glyphs)
    total = counts.total()
    accented = sum(count for sign, count in counts.items() if _FIRST_ACCENTED <= sign <= _LAST_ACCENTED)
    if accented > max(_FEW, _MANY_ACCENTED * total):
        return True
    scripts: Counter[str] = Counter()
    nobody = 0
    for sign, count in counts.items():
        category = unicodedata.category(sign)
        if sign == _REPLACEMENT or category in ("Co", "Cn"):
            nobody += count
        elif category in _LETTERS:
            scripts[unicodedata.name(sign, "").partition(" ")[0]] += count
    foreign = {script: count for script, count in scripts.items() if script not in _EXPECTED}
    several = sum(foreign.values()) if len(foreign) >= _MANY_SCRIPTS else 0
    return nobody + several > max(_FEW, _SOME * total)


def are_in_margins(glyphs: Sequence[Glyph], height: float) -> bool:
    """Whether characters are few, and stand where a page has its number and its running head."""
    return len(glyphs) <= _MOST_IN_MARGINS and not any(
        _HEAD * height < glyph.baseline < _FOOT * height for glyph in glyphs
    )
