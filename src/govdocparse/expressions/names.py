"""Two names of one thing: whether one is only another, or a shorter, way to write the other."""

from __future__ import annotations

import unicodedata

import regex

_SPOKEN = regex.compile(r"[\p{L}\p{N}]+")


def agree(one: str, other: str) -> bool:
    """Whether one name is the other less some characters: 区政府, 某区人民政府; blanks, marks, widths do not count."""
    shorter, longer = sorted((_spoken(one), _spoken(other)), key=len)
    rest = iter(longer)
    return bool(shorter) and all(character in rest for character in shorter)


def same_letters(one: str, other: str) -> bool:
    """Whether two names differ in blanks, marks and widths only."""
    return _spoken(one) == _spoken(other)


def _spoken(name: str) -> str:
    return "".join(_SPOKEN.findall(unicodedata.normalize("NFKC", name)))
