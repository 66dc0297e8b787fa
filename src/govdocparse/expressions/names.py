"""Names as strings: whether two are ways to write one, and where in a row of them the next begins."""

from __future__ import annotations

import unicodedata
from typing import Final

import regex

from govdocparse.grammar import Grammar

# How many characters of a body's name say where it is.
_PLACE: Final = 2
_STATIONED: Final = "驻"
_SPOKEN: Final = regex.compile(r"[\p{L}\p{N}]+")


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


def joints(names: str, grammar: Grammar) -> list[int]:
    """Where in a row of bodies without anything between them the next names begin.

    The next name is one of a body of the state, or begins with a place: that which the name before it begins with, or
    that of the branch which a body of the state goes on with (国家税务总局某市税务局某市水利局). A body that is
    stationed with another one bears the names of both (某监委驻某公司纪检监察组).
    """
    if _STATIONED in names:
        return []
    central_body = grammar.pattern("central_body").match
    starts: list[int] = [0]
    branches: set[str] = set()
    for found in grammar.pattern("glued_body_end").finditer(names):
        place = found.end()
        here = names[place : place + len("中共") + _PLACE].removeprefix("中共")[:_PLACE]
        # A committee of the party in a place may have a body of its own for the state's (省委国家安全委员会).
        of_state = found["committee"] is None and central_body(names, place) is not None
        before = names[starts[-1] : place].removeprefix("中共")[:_PLACE]
        if of_state or here == before or here in branches:
            starts.append(place)
            branches.clear()
        elif central_body(names, starts[-1]):
            branches.add(here)
    return starts[1:]
