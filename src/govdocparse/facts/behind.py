"""The words behind a number -> the thing that they name, and what they say by themselves of what it measures."""

from __future__ import annotations

from functools import cache

from govdocparse.facts.awards import awards
from govdocparse.facts.before import Measured
from govdocparse.facts.phrases import OF, SHORTEST
from govdocparse.grammar import Grammar
from govdocparse.model import Quantity
from govdocparse.model.annotations import SHARES

# Kinds that say nothing of the award behind them: 通行费六五折优惠 is about 通行费.
_RELATIVE = frozenset({"discount"})
# Kinds that number people or things: 半数以上为外部董事.
_NUMBERED = frozenset({"count", "fraction"})
_BY = "按"
_WITH = "以"


class Behind:
    """Reads the words behind numbers by the rules of one grammar."""

    def __init__(self, grammar: Grammar) -> None:
        self._awards = awards(grammar)
        self._clause = grammar.pattern("measure_clause")
        self._stop = grammar.pattern("measure_stop")
        self._left_over = grammar.pattern("measure_left_over")
        self._region = grammar.pattern("measure_place")
        self._named = grammar.pattern("measure_named")
        self._period_of = grammar.pattern("measure_period_of")
        self._as = grammar.pattern("measure_as")
        self._age_word = grammar.pattern("measure_age_word")
        self._person = grammar.pattern("measure_person")
        self._prior = grammar.pattern("measure_prior")
        self._prior_thing = grammar.pattern("measure_prior_thing")
        self._held = grammar.pattern("measure_held")
        self._acted = grammar.pattern("measure_acted")
        self._reckoned = grammar.pattern("measure_reckoned")
        self._applied = grammar.pattern("measure_applied")
        self._applied_rate = grammar.pattern("measure_applied_rate")

    def thing(self, behind: str) -> str:
        """The phrase right behind a number, up to where it ends."""
        if not behind:  # as mostly
            return ""
        clause = self._clause.match(behind)
        stop = self._stop.search(behind, clause.end() if clause else 0)
        thing: str = self._left_over.sub("", behind[: stop.start()] if stop else behind)
        return thing if len(thing) >= SHORTEST or (thing and self._region.match(thing)) else ""

    def said(self, quantity: Quantity, front: str, behind: str, thing: str) -> Measured | None:
        """What the words behind say by themselves: an award, 2.0升及以下排量, 持有百分之三以上股份; else None."""
        named = self._named.match(behind)
        if named and (named["limit"] is None or quantity.kind == "money"):
            return Measured(str(named["limit"] or named[0]).removeprefix(OF))
        if quantity.kind in SHARES and (share := self._share(front, behind)):
            return Measured(share)
        if called := self._called(quantity, front, behind):
            return Measured(called)
        if who := self._who(quantity, front, behind):
            return Measured(who)
        if thing and quantity.kind == "time" and self._prior_thing.match(behind) and self._prior.search(front):
            return Measured(thing)
        if thing and quantity.kind in SHARES and self._held.search(front):
            return Measured(thing.partition(OF)[0])
        if thing and quantity.kind not in _RELATIVE and (award := self._awards.named(thing)):
            return Measured(award, award=True)
        return None

    def _called(self, quantity: Quantity, front: str, behind: str) -> str:
        """What those counted are, or what a time makes (以一个月为一个计税期间), by the words behind; else empty."""
        rule = self._as if quantity.kind in _NUMBERED else None
        if quantity.kind == "time" and front.endswith(_WITH):
            rule = self._period_of
        found = rule.match(behind) if rule else None
        return str(found["what"]) if found else ""

    def _share(self, front: str, behind: str) -> str:
        """What is reckoned by a share, or the name of a rate that applies; empty where neither is said behind it."""
        if (reckoned := self._reckoned.match(behind)) and _is_by(reckoned["by"], front):
            return str(reckoned["what"])
        if (acted := self._acted.match(behind)) and _BY in front:
            return str(acted["what"])
        rate = self._applied_rate.match(behind) if self._applied.search(front) else None
        return str(rate["what"]) if rate else ""

    def _who(self, quantity: Quantity, front: str, behind: str) -> str:
        """The people who are as old as a number says, where no word in front names the age; else empty."""
        if quantity.kind != "age" or self._age_word.search(front):
            return ""
        found = self._person.match(behind)
        return str(found["who"]) if found else ""


def _is_by(verb: str | None, front: str) -> bool:
    """Whether the words in front lead with 按 to what a verb behind the number reckons, if there is such a verb."""
    return verb is None or _BY in front


@cache
def behind(grammar: Grammar) -> Behind:
    """The one reader of the words behind numbers of a grammar."""
    return Behind(grammar)
