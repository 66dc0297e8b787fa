"""One row of a comparison: what several documents say of one thing."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

import msgspec

from govdocparse.annotation.amounts import plain
from govdocparse.annotation.units import convert
from govdocparse.facts import Fact
from govdocparse.grammar import Grammar
from govdocparse.model.annotations import SHARES

Verdict = Literal["same", "changed", "added", "dropped"]

# What all else is measured in besides: how much such a number grew is said in points, not in percent of it.
_UNGROWN = SHARES | {"percentage_point", "discount", "temperature", "index", "score"}
_PLACES = 2


class Row(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What one thing is in each document; `facts` has a place for each of these, None where it says nothing of it.

    `measure` to `per` are those of the last fact. `verdict` is `added` where only the last document has the thing,
    `dropped` where that has not, else `same` or `changed` by all that is said. `difference` is the last value less the
    first, exactly, in the last one's unit, `growth` the same in percent of the first, to two places. Both are absent
    where there is no such number. `likeness` says how sure it is that the facts are about one thing, from 0 to 1.
    """

    verdict: Verdict
    measure: str | None = None
    object: str | None = None
    kind: str
    unit: str | None = None
    per: str | None = None
    difference: str | None = None
    growth: str | None = None
    likeness: str | None = None
    facts: tuple[Fact | None, ...]


def row_of(facts: tuple[Fact | None, ...], likeness: float | None, grammar: Grammar) -> Row:
    """The row of some facts about one thing, at least one of which is there."""
    there = [fact for fact in facts if fact]
    first, last = there[0], there[-1]
    values = _values(first, last, grammar) if len(there) > 1 else None
    grown = values and values[0] and last.kind not in _UNGROWN
    return Row(
        verdict=_verdict(facts, there),
        measure=last.measure,
        object=last.object,
        kind=last.kind,
        unit=last.unit,
        per=last.per,
        difference=plain(values[1] - values[0]) if values else None,
        growth=_percent((values[1] - values[0]) / abs(values[0])) if values and grown else None,
        likeness=None if likeness is None else f"{likeness:.{_PLACES}f}",
        facts=facts,
    )


def _verdict(facts: tuple[Fact | None, ...], there: list[Fact]) -> Verdict:
    if facts[-1] is None:
        return "dropped"
    if len(there) == 1:
        return "added"
    return "same" if len({_said(fact) for fact in there}) == 1 else "changed"


def _said(fact: Fact) -> tuple[str | None, ...]:
    """All that a fact says of its number."""
    ends = (fact.value, fact.low, fact.high, fact.low_bound, fact.high_bound)
    return (*ends, fact.unit, fact.bound, fact.change, fact.per)


def _values(first: Fact, last: Fact, grammar: Grammar) -> tuple[Fraction, Fraction] | None:
    """Two values in the unit of the second, a decrease below zero; None where they are no two numbers of one kind."""
    if first.value is None or last.value is None or first.per != last.per:
        return None
    before = first.value
    if first.unit != last.unit and first.kind != "count":
        try:
            before = convert(before, first.unit or "", last.unit or "", grammar)
        except ValueError:
            return None
    return _signed(first, before), _signed(last, last.value)


def _signed(fact: Fact, value: str) -> Fraction:
    return -Fraction(value) if fact.change == "decrease" else Fraction(value)


def _percent(share: Fraction) -> str:
    """A share in percent to two places; half of the last one goes to the even digit."""
    return plain(round(share * 100, _PLACES))
