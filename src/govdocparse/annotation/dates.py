"""Leaf text -> its dates and periods, in order, none inside another; an impossible date becomes a diagnostic."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, Literal, NamedTuple

import regex

from govdocparse.diagnostics import DATE_IMPOSSIBLE
from govdocparse.expressions.periods import Day, Period, clock, number, read, whole_year
from govdocparse.grammar import Grammar
from govdocparse.model import Date, Diagnostic
from govdocparse.text import Text

_Bound = Literal["min", "max"]
# How many figures the rule lone_year has before its sign.
_YEAR: Final = 4


class Dates(NamedTuple):
    """The dates of a leaf, what is to be said of impossible ones, and the places that either of them claims."""

    dates: list[Date]
    diagnostics: list[Diagnostic]
    claimed: list[tuple[int, int]]


def find(text: Text, string: str, grammar: Grammar) -> Dates | None:
    """The dates of `text`, looked for in `string`: the same characters, less those that other layers have claimed.

    None where there are none. `from` and `to` are those of the day, month or year named, both inclusive; `bound` says
    that it only starts ("min") or only ends ("max") a period.
    """
    found = _found(string, grammar)
    if not found:
        return None
    dates: list[Date] = []
    diagnostics: list[Diagnostic] = []
    claimed: list[tuple[int, int]] = []
    for (start, end, first, last, _), bound in zip(found, _bounds(string, found, grammar), strict=True):
        ends = _iso(first, last)
        words, span = text.string[start:end], text.span(start, end)
        claimed.append((start, end))
        if ends is None:
            diagnostics.append(DATE_IMPOSSIBLE.at(span, words=words))
            continue
        dates.append(Date(text=words, start=start, end=end, span=span, from_=ends[0], to=ends[1], bound=bound))
    return Dates(dates, diagnostics, claimed)


def signs(grammar: Grammar) -> tuple[str, ...]:
    """One of these is in every leaf with a date."""
    return grammar.lexicon("date_place_signs")


class _Found(NamedTuple):
    """A date at `[start, end)`; `is_range` says that it names both of its ends."""

    start: int
    end: int
    first: Day
    last: Day
    is_range: bool


def _found(string: str, grammar: Grammar) -> list[_Found]:
    """The dates of a string in order, none inside another."""
    found: list[_Found] = []
    date, place_at = grammar.pattern("date"), grammar.pattern("date_place").match
    lone_year = grammar.pattern("lone_year").match
    sentence = _Sentence(string, grammar)
    done = 0
    for sign in grammar.pattern("date_sign").finditer(string):
        behind = sign.start()
        if behind >= _YEAR and (lone := lone_year(string, behind - _YEAR)):
            if lone.start() >= done:
                found.append(_reach(string, lone.span(), whole_year(lone["year"]), sentence, grammar))
                done = found[-1].end
            continue
        place = place_at(string, behind)
        for start in _starts(string, place, grammar) if place else ():
            if start < done or (match := date.match(string, start)) is None:
                continue
            reached = _reach(string, match.span(), read(match, grammar), sentence, grammar)
            found.append(reached)
            if match["day"] and not reached.is_range:
                found += _further(string, reached, grammar)
            done = found[-1].end
    return found


def _starts(string: str, place: regex.Match[str], grammar: Grammar) -> Iterator[int]:
    """Where the dates may begin that a match of the rule `date_place` points at: one, or all of a list."""
    if not place["place"]:
        yield place.start()
        return
    yield place.start("place")
    for mark in grammar.pattern("date_list_mark").finditer(string, place.start("place"), place.start()):
        yield mark.end()


def _further(string: str, found: _Found, grammar: Grammar) -> Iterator[_Found]:
    """The days that follow with neither month nor year of their own: 3月1日、15日."""
    further = grammar.pattern("further_day")
    end = found.end
    while match := further.match(string, end):
        end = match.end()
        day = found.last._replace(day=number(match["day"]), clock=clock(match["clock"], grammar))
        yield _Found(match.start("day"), end, day, day, is_range=False)


class _Sentence:
    """The year that the sentence at hand has named last."""

    def __init__(self, string: str, grammar: Grammar) -> None:
        self.string = string
        self.relative_years = grammar.lexicon("relative_year")
        self.closed = grammar.pattern("year_out_of_reach")
        self.year: int | None = None
        self.place = 0

    def names(self, year: int | None, end: int) -> None:
        """A date that ends here names a year."""
        if year:
            self.year, self.place = year, end

    def year_at(self, start: int) -> int | None:
        """The year for a date without one: none behind 每年, 次年 and 九十六年, and none from an earlier sentence.

        From 每年 on the sentence is about other years: 2020年起，每年2月底前…，3月底前….
        """
        if self.year is None:
            return None
        if self.string.endswith(self.relative_years, self.place, start):
            self.year = None
            return None
        return None if self.closed.search(self.string, self.place, start) else self.year


def _reach(string: str, place: tuple[int, int], said: Period, sentence: _Sentence, grammar: Grammar) -> _Found:
    """The date at `place` with the second date of a range behind it, and with the year that its sentence names.

    Its own year is the one that the sentence has named last from there on.
    """
    start, end = place
    first, last, is_range = said
    if not last.year:
        year = sentence.year_at(start)
        first, last = first.of_year(year), last.of_year(year)
    between = grammar.pattern("between_dates").match(string, end)
    right = grammar.pattern("date").match(string, between.end()) if between else None
    if between and right:
        first, last = _joined(first, read(right, grammar).last, next_year=bool(between["next_year"]))
        end, is_range = right.end(), True
    sentence.names(last.year, end)
    return _Found(start, end, first, last, is_range)


def _joined(first: Day, last: Day, *, next_year: bool) -> tuple[Day, Day]:
    """The ends of a range, each with the year that only the other names; 次年, and an end before its start, add one."""
    if last.year:
        return first.of_year(last.year), last
    if first.year:
        return first, last.of_year(first.year + (next_year or last.month < first.month))
    return first, last


@lru_cache(maxsize=1024)  # a document names few days, and those again and again
def _iso(first: Day, last: Day) -> tuple[str, str] | None:
    """Both ends in ISO 8601, or None when either is a day that no calendar has."""
    start = first.iso()
    end = start if last == first else last.iso()
    return (start, end) if start and end else None


def _bounds(string: str, found: Sequence[_Found], grammar: Grammar) -> list[_Bound | None]:
    """What the words around each date make of it; those behind the last of a list count for all of it."""
    bounds: list[_Bound | None] = []
    behind: _Bound | None = None
    following = len(string)
    for start, end, _, _, is_range in reversed(found):
        if not grammar.pattern("date_list_mark").fullmatch(string, end, following):
            behind = _bound_behind(string, end, grammar)
        following = start
        bounds.append(None if is_range else behind or _bound_before(string, start, grammar))
    return bounds[::-1]


def _bound_behind(string: str, end: int, grammar: Grammar) -> _Bound | None:
    """Whether the words behind a date say that it starts or ends a period."""
    if string.startswith(grammar.lexicon("behind_bound"), end):
        if grammar.pattern("after_max").match(string, end):
            return "max"
        if grammar.pattern("after_min").match(string, end):
            return "min"
    return None


def _bound_before(string: str, start: int, grammar: Grammar) -> _Bound | None:
    """Whether the words before a date say that it starts or ends a period."""
    relative_years = grammar.lexicon("relative_year")
    if string.endswith(relative_years, 0, start):
        start -= next(len(word) for word in relative_years if string.endswith(word, 0, start))
    elif string[start - 1 : start] == "年":
        year = grammar.pattern("bare_year").search(string, max(0, start - 8), start)
        start = year.start() if year else start
    if string.endswith(grammar.lexicon("before_max"), 0, start):
        return "max"
    starts = string.endswith(grammar.lexicon("before_min"), 0, start)
    return "min" if starts and not string.endswith(grammar.lexicon("not_before_min"), 0, start) else None
