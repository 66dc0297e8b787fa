"""A quantity -> the period that governs it; none rather than a wrong one."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
from operator import attrgetter
from typing import NamedTuple

from govdocparse.facts.leaf import Leaf
from govdocparse.grammar import Grammar
from govdocparse.model import Date, Quantity


class Period(NamedTuple):
    """The first and the last day, ISO 8601; one is None where the period is open there."""

    first: str | None = None
    last: str | None = None


_NONE = Period()
# So many dates in front of a quantity are looked at, and so many sentences that each tell parts of the one before.
_NEAREST = 8
# So many signs on either side of a date say whether a number is only compared with what was then.
_AROUND = 8


def of_date(date: Date) -> Period:
    """The period that a date says: 2025年底前 has no first day, 2025年起 no last one."""
    return Period(None if date.bound == "max" else date.from_, None if date.bound == "min" else date.to)


class Periods:
    """Finds the date that governs a quantity by the rules of one grammar."""

    def __init__(self, grammar: Grammar) -> None:
        self._baseline = grammar.pattern("period_baseline")
        self._start = grammar.pattern("period_start")
        self._left = grammar.pattern("period_left")
        self._compared = grammar.pattern("period_compared")
        self._frame = grammar.pattern("period_frame")
        self._parts = grammar.pattern("period_parts")
        self._this_year = grammar.pattern("period_this_year")
        self._edition = grammar.pattern("period_edition")

    def edition(self, edition: str | None) -> Period:
        """The year that an edition is for: 2025年版."""
        found = self._edition.search(edition) if edition else None
        return Period(f"{found['year']}-01-01", f"{found['year']}-12-31") if found else _NONE

    def of(self, leaf: Leaf, quantity: Quantity, edition: Period) -> Period:
        """The period of one quantity of a leaf.

        It is the last date in front of it in its sentence, or in the one whose parts that sentence tells (。其中，);
        else the one that opened an earlier sentence of the leaf (2025年，…), unless another date came after that; else
        the year of the edition, where the sentence says 全年.
        """
        sentence = leaf.clauses.sentence(quantity.start, quantity.end)
        first = self._first(leaf, sentence.start)
        known = bisect_right(leaf.dates, quantity.start, key=attrgetter("end"))
        for date in reversed(leaf.dates[max(0, known - _NEAREST) : known]):
            if not self._governs(leaf, date, quantity) or self._is_left(leaf, date, quantity):
                continue
            if date.start >= first or (not _of_days(date) and self._opens(leaf, date)):
                return of_date(date)
            break
        said = edition.first is not None and self._this_year.search(leaf.text, sentence.start, quantity.start)
        return edition if said else _NONE

    def _first(self, leaf: Leaf, start: int) -> int:
        """Where the sentence that begins at `start` begins, with the one before where it tells the parts of that."""
        for _ in range(_NEAREST):
            if not start or not self._parts.match(leaf.text, start):
                break
            start = leaf.clauses.sentence(start - 1, start - 1).start
        return start

    def _governs(self, leaf: Leaf, date: Date, quantity: Quantity) -> bool:
        """Whether a date can govern: it is not what is compared with (较2024年), nor in brackets of its own."""
        front = leaf.text[max(0, date.start - _AROUND) : date.start]
        around = f"{front}|{leaf.text[date.end : date.end + _AROUND]}"
        if self._baseline.search(front) or self._compared.search(around):
            return False
        bracket = leaf.clauses.inner(date.start, date.end)
        return bracket is None or bracket == leaf.clauses.inner(quantity.start, quantity.end)

    def _is_left(self, leaf: Leaf, date: Date, quantity: Quantity) -> bool:
        """Whether a date is that of the start, and a quantity what that has become since: 由2020年的3项增至5项."""
        if not self._start.search(leaf.text[max(0, date.start - _AROUND) : date.start]):
            return False
        return quantity.relation == "to" or self._left.match(leaf.text, date.end, quantity.start) is not None

    def _opens(self, leaf: Leaf, date: Date) -> bool:
        """Whether a date sets the time for the sentences that follow: it is a clause of its own at the head of one."""
        start = leaf.clauses.sentence(date.start, date.end).start
        end = leaf.clauses.clause(date.start, date.end).end
        around = f"{leaf.text[start : date.start]}|{leaf.text[date.end : end]}"
        return self._frame.fullmatch(around) is not None


def _of_days(date: Date) -> bool:
    """Whether a date names days of a month: what happened then, and no time for the sentences that follow."""
    if date.bound or not (date.from_ and date.to) or date.from_[:-2] != date.to[:-2]:
        return False
    return date.from_[-2:] != "01" or date.to[-2:] < "28"


@cache
def periods(grammar: Grammar) -> Periods:
    """The one finder of periods of a grammar."""
    return Periods(grammar)
