"""A string that is nothing but a date, in any of the forms of the field, to ISO 8601."""

from __future__ import annotations

from typing import Final

import regex

from govdocparse.expressions.periods import Day, parts, period
from govdocparse.grammar import Grammar

_BLANKS: Final = regex.compile(r"(?<=\d)\s+(?=\d)|\s+")
_HALF_WIDTH: Final = str.maketrans("０１２３４５６７８９：－／．", "0123456789:-/.")
_MONTH: Final = 2
_DECEMBER: Final = 12
# How many figures month and day have together where each has two.
_PADDED: Final = 4
_PARTIAL: Final = frozenset(("year", "roc_year", "month", "day", "clock", "separator"))


def parse(string: str, grammar: Grammar) -> str | None:
    """2025-04-08, 2025-04-08T17:25, 2025-04 or 2025, as exact as the string is; None for all but one date.

    Blanks inside do not count, a day of the week and a time zone behind are left out.
    """
    packed = _BLANKS.sub(_packed_blank, string.strip()).translate(_HALF_WIDTH)
    if tail := grammar.pattern("date_tail").search(packed):
        packed = packed[: tail.start()]
    match = grammar.pattern("date").fullmatch(packed)
    if match is None:
        return _compact(packed, grammar)
    groups = parts(match, grammar)
    if any(groups[name] for name in groups.keys() - _PARTIAL) or not (groups["year"] or groups["roc_year"]):
        return None
    first, _ = period(groups, grammar)
    iso = first.iso()
    if iso is None or groups["day"]:
        return iso
    return iso[:7] if groups["month"] else iso[:4]


def of_figures(year: str, rest: str) -> str | None:
    """The day of 2025 and 228, which nothing parts any more; None for 112 and whatever else is no day or one of two."""
    if len(rest) == _MONTH and int(rest) <= _DECEMBER:
        return None  # it may be a month
    found = (Day(int(year), int(rest[:size]), int(rest[size:])).iso() for size in (1, 2) if _may_part(rest, size))
    days = [iso for iso in found if iso]
    return days[0] if len(days) == 1 else None


def _may_part(figures: str, size: int) -> bool:
    """Whether the month may have `size` of these figures: it and the day have two each, or no zero before them."""
    if len(figures) == _PADDED:
        return size == _MONTH
    return size < len(figures) and "0" not in (figures[0], figures[size])


def _packed_blank(match: regex.Match[str]) -> str:
    """One blank between digits, which parts day and clock time; none elsewhere."""
    string = match.string
    before, behind = string[match.start() - 1 : match.start()], string[match.end() : match.end() + 1]
    return " " if before.isdecimal() and behind.isdecimal() else ""


def _compact(string: str, grammar: Grammar) -> str | None:
    """The date of 20250408."""
    match = grammar.pattern("compact_date").match(string)
    return Day(int(match["year"]), int(match["month"]), int(match["day"])).iso() if match else None
