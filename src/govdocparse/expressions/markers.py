"""Outline markers at the start of a paragraph: which scheme they are of and which number they bear."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Final, Literal, final

from govdocparse.expressions.ordinals import ordinal, roman
from govdocparse.grammar import Grammar
from govdocparse.text import Text

_STEMS: Final = "甲乙丙丁戊己庚辛壬癸"
_ROMAN: Final = "roman"
# Of a marker inside a text, with what the rule looks at behind it.
_LONGEST: Final = 24


@final
class Marker:
    """A marker at the start of a line: `text` as written without blanks, `end` where what follows it begins.

    `inserted` says that it repeats the number before it on purpose: 第三条之一, 第12-1条.
    """

    __slots__ = ("end", "inserted", "number", "scheme", "text")

    def __init__(self, text: str, scheme: str, number: int, end: int, inserted: bool = False) -> None:
        self.text = text
        self.scheme = scheme
        self.number = number
        self.end = end
        self.inserted = inserted


def marker_at(line: Text, grammar: Grammar) -> Marker | None:
    """The marker that a line begins with; None where there is none."""
    found = grammar.pattern("marker").match(line.string)
    if found is None:
        return None
    group = str(found.lastgroup)
    value, _, insertion = found[group].replace("—", "-").partition("-")
    number = number_of(value, group)
    text = found.group().replace(" ", "").rstrip("：")
    inserted = bool(insertion) or "之" in text
    return Marker(text, scheme_of(group, grammar), number, found.end(), inserted) if number else None


def marker_inside(text: Text, place: int, grammar: Grammar) -> Marker | None:
    """The marker at a place inside a text, as if a line began there."""
    return marker_at(text[place : place + _LONGEST], grammar)


def rank(scheme: str, grammar: Grammar) -> int:
    """How far out a scheme usually stands; 0 is the outermost."""
    return _ranks(grammar)[scheme]


def scheme_of(group: str, grammar: Grammar) -> str:
    """The scheme that a group of the marker rule counts in: ㈢ counts with （三）."""
    return _schemes(grammar)[group]


def sub_of(marker: str, grammar: Grammar) -> int:
    """The number of an article or chapter put in later (第一百二十条之一, 第12-1条); 0 for any other marker."""
    found = grammar.pattern("sub_article_marker").search(marker)
    return (ordinal(found["sub"]) or 0) if found else 0


@cache
def schemes_that(column: Literal["through", "level", "of_law", "headed"], grammar: Grammar) -> tuple[str, ...]:
    """The schemes of which a column of the table outline_scheme is true, the outermost first."""
    return tuple(row["name"] for row in grammar.table("outline_scheme") if row.get(column))


@cache
def _schemes(grammar: Grammar) -> dict[str, str]:
    """Each group of the marker rule with the scheme it counts in."""
    rows = grammar.table("outline_scheme")
    return {group: row["name"] for row in rows for group in (row["name"], *row.get("same", ()))}


@cache
def _ranks(grammar: Grammar) -> dict[str, int]:
    return {row["name"]: index for index, row in enumerate(grammar.table("outline_scheme"))}


def number_of(value: str, group: str) -> int | None:
    """The number of a marker: Chinese, Arabic, enclosed (①, ㈠, ⑴), a letter (a is 1), a stem (甲) or Roman (Ⅱ).

    `group` is that of the rule that found it.
    """
    if group == _ROMAN:
        return roman(value)
    if len(value) == 1 and value.isascii() and value.isalpha():
        return ord(value.lower()) - ord("a") + 1
    if len(value) == 1 and value in _STEMS:
        return _STEMS.index(value) + 1
    return ordinal(unicodedata.normalize("NFKC", value).strip("().") if len(value) == 1 else value)


def numbers_inside(string: str, scheme: str, grammar: Grammar) -> set[int]:
    """The numbers that markers of a scheme bear inside a line: 注：1、… has a 1 before the line that opens with 2、."""
    found: set[int] = set()
    for match in grammar.pattern("marker").finditer(string):
        group = str(match.lastgroup)
        number = number_of(match[group], group) if scheme_of(group, grammar) == scheme else None
        if number:
            found.add(number)
    return found
