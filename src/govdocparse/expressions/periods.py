"""One match of the rule `date` to the first and the last day it names; how such a day is written in ISO 8601."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Final, NamedTuple

import regex

from govdocparse.expressions.ordinals import ordinal
from govdocparse.grammar import Grammar

Groups = Mapping[str, str | None]

_LEAP_YEAR: Final = 2024
_FIRST_ROC_YEAR: Final = 1911
_REGULAR_PLANS: Final = 1966
_NO_DAY: Final = 99
_RANGES: Final = ("low_year", "low_month", "low_day", "low_quarter", "last_clock")


class Day(NamedTuple):
    """A day; `year` is None where the text names none, day 0 is the last of its month, `clock` is ISO (T17:25)."""

    year: int | None
    month: int
    day: int
    clock: str = ""

    def iso(self) -> str | None:
        """2025-04-08, 2025-04-08T17:25, or --04-08 without a year; None for a day that no calendar has."""
        if not 1 <= self.month <= 12:
            return None
        last = monthrange(self.year or _LEAP_YEAR, self.month)[1]
        if self.day > last:
            return None
        year = f"{self.year:04}" if self.year else "-"
        return f"{year}-{self.month:02}-{self.day or last:02}{self.clock}"

    def of_year(self, year: int | None) -> Day:
        """The same day of a year, when this one names none."""
        return self if self.year else self._replace(year=year)


class Period(NamedTuple):
    """The first and the last day of what a date names; `is_range` says that it names both."""

    first: Day
    last: Day
    is_range: bool


def read(match: regex.Match[str], grammar: Grammar) -> Period:
    """What a match of the rule `date` names."""
    return _read(match.groups(), grammar)


@lru_cache(maxsize=1024)  # a document names few dates, and those again and again
def _read(groups: tuple[str | None, ...], grammar: Grammar) -> Period:
    named = dict(zip(_names(grammar), groups, strict=True))
    return Period(*period(named, grammar), any(named[name] for name in _RANGES))


@lru_cache(maxsize=256)
def whole_year(figures: str) -> Period:
    """All of a year that stands alone: what `read` says of a date that names nothing else."""
    year = int(figures)
    return Period(Day(year, 1, 1), Day(year, 12, 31), False)


def parts(match: regex.Match[str], grammar: Grammar) -> Groups:
    """The parts of a match of the rule `date` by name: groupdict(), many times faster."""
    return dict(zip(_names(grammar), match.groups(), strict=True))


@cache
def _names(grammar: Grammar) -> tuple[str, ...]:
    index = grammar.pattern("date").groupindex
    return tuple(sorted(index, key=index.__getitem__))


def period(groups: Groups, grammar: Grammar) -> tuple[Day, Day]:
    """The first and the last day of what a match of the rule `date` names."""
    if groups["plan"]:
        return _plan(groups)
    year = year_of(groups)
    if groups["month"]:
        first, last = _in_month(groups, year, grammar)
    else:
        first, last = _in_year(groups, year, grammar)
    if groups["low_year"]:
        first = Day(ordinal(groups["low_year"]), 1, 1)
    return first, last


def year_of(groups: Groups) -> int | None:
    """The year that a match of the rule `date` names; of a range, the last."""
    if groups["year"]:
        return ordinal(groups["year"])
    if not groups["roc_year"]:
        return None
    years = 1 if groups["roc_year"] == "元" else ordinal(groups["roc_year"])
    return _FIRST_ROC_YEAR + (years or 0)


def _plan(groups: Groups) -> tuple[Day, Day]:
    """The five years of a plan: 1953, 1958, and every five years from the third plan of 1966 on."""
    number = ordinal(groups["plan"] or "") or 1
    start = _REGULAR_PLANS + 5 * (number - 3) if number > 2 else 1948 + 5 * number
    last = Day(start + 4, 12, 31)
    return last if groups["plan_end"] else Day(start, 1, 1), last


def _in_month(groups: Groups, year: int | None, grammar: Grammar) -> tuple[Day, Day]:
    """The first and last day that an expression with a month names, in a year that may be unknown."""
    month = number(groups["month"])
    first_month = number(groups["low_month"]) or month
    first_day, last_day = 1, 0
    if groups["day"]:
        last_day = number(groups["day"]) or _NO_DAY
        first_day = number(groups["low_day"]) or last_day
    else:
        for row in grammar.table("part_of_month"):
            if groups[row["group"]]:
                first_day, last_day = 1 if groups["low_month"] else row["from"], row["to"]
    first_clock = clock(groups["clock"], grammar)
    last_clock = clock(groups["last_clock"], grammar) or first_clock
    last_year = year + 1 if year and first_month > month else year
    return Day(year, first_month, first_day, first_clock), Day(last_year, month, last_day, last_clock)


def _in_year(groups: Groups, year: int | None, grammar: Grammar) -> tuple[Day, Day]:
    """The first and last day that an expression of quarters, halves or months of a year names."""
    first, last = Day(year, 1, 1), Day(year, 12, 31)
    if groups["quarter"]:
        quarter = number(groups["quarter"])
        first = Day(year, 3 * (number(groups["low_quarter"]) or quarter) - 2, 1)
        last = Day(year, 3 * quarter, 0)
    elif groups["first_months"]:
        last = Day(year, number(groups["first_months"]), 0)
    else:
        for row in grammar.table("part_of_year"):
            if groups[row["group"]]:
                first, last = Day(year, *row["from"]), Day(year, *row["to"])
    return (last, last) if groups["end"] else (first, last)


def number(string: str | None) -> int:
    """The integer of a part; 0 where it is not there."""
    return (ordinal(string) or 0) if string else 0


def clock(string: str | None, grammar: Grammar) -> str:
    """T17:25 or T17:25:30 of a clock time, T24:00 of the end of a day; nothing of none, and of what no clock shows."""
    match = grammar.pattern("clock").match(string) if string else None
    if match is None:
        return ""
    hour = ordinal(match["hour"]) or 0
    minute = 30 if match["half"] else ordinal(match["minute"] or "0") or 0
    if (match["afternoon"] and hour < 12) or (match["noon"] and hour < 3):
        hour += 12
    second = match["second"] or ""
    if (hour, minute, int(second or 0)) > (24, 0, 0) or minute > 59 or second > "59":
        return ""
    return f"T{hour:02}:{minute:02}" + (f":{second}" if second else "")
