"""A leaf's quantities -> the phrase that says what each measures, and whom an award is for; None where nothing says it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from govdocparse.facts.clauses import Clauses, Stretch
from govdocparse.grammar import Grammar
from govdocparse.model import Date, Quantity

# Kinds that count or size a thing, which stands without the verb that gets it: 新增学位2745个 is about 学位.
_SIZES = frozenset({"count", "area", "length", "volume", "mass", "energy", "power", "data", "compute"})
_AMOUNTS = _SIZES | {"time"}
# Kinds that say nothing of the award behind them: 通行费六五折优惠 is about 通行费.
_RELATIVE = frozenset({"discount"})
_SHORTEST = 2
_NEAR = 200


class Measured(NamedTuple):
    """What a quantity measures, and whom it is granted to."""

    phrase: str | None = None
    object: str | None = None
    award: bool = False


class _Place(NamedTuple):
    """What stands around a quantity in its clause: in front up to the last quantity, behind up to the next."""

    clause: Stretch
    inner: Stretch
    front: str
    behind: str
    joined: bool


class Measures:
    """Reads what quantities measure by the rules of one grammar."""

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar
        self.opener = grammar.pattern("measure_opener")
        self.closer = grammar.pattern("measure_closer")
        self.verb = grammar.pattern("measure_verb")
        self.middle = grammar.pattern("measure_middle")
        self.each = grammar.pattern("measure_each")
        self.single = grammar.pattern("measure_single")
        self.attribute = grammar.pattern("measure_attribute")
        self.suffix = grammar.pattern("measure_suffix")
        self.way = grammar.pattern("measure_behind")
        self.stop = grammar.pattern("measure_stop")
        self.left_over = grammar.pattern("measure_left_over")
        self.award = grammar.pattern("measure_award")
        self.change = grammar.pattern("measure_change")
        self.grant = grammar.pattern("measure_grant")
        self.award_verb = grammar.pattern("measure_award_verb")
        self.apart = grammar.pattern("measure_apart")
        self.link = grammar.pattern("measure_link")
        self.recipient = grammar.pattern("measure_recipient")

    def of(self, string: str, quantities: Sequence[Quantity], dates: Sequence[Date], clauses: Clauses) -> list[Measured]:
        """What each of a leaf's quantities measures, in their order."""
        places = self._places(string, quantities, dates, clauses)
        found = [self._own(quantity, place) for quantity, place in zip(quantities, places, strict=True)]
        for index in range(len(found) - 2, -1, -1):
            if found[index].phrase is None and places[index].joined:
                found[index] = found[index + 1]
        for index, (measured, place) in enumerate(zip(found, places, strict=True)):
            if measured.phrase is None:
                found[index] = self._from_before(string, index, found, places, quantities, clauses)
            if found[index].award:
                found[index] = found[index]._replace(object=self._object(string, quantities[index], clauses))
        return found

    def _places(
        self, string: str, quantities: Sequence[Quantity], dates: Sequence[Date], clauses: Clauses
    ) -> list[_Place]:
        open_string = _blanked(string, dates)
        places: list[_Place] = []
        done = 0
        for index, quantity in enumerate(quantities):
            clause = clauses.clause(quantity.start, quantity.end)
            inner = clauses.inner(quantity.start, quantity.end) or clause
            front = open_string[max(inner.start, done) : quantity.start].replace(_BLANK, "")
            if done > inner.start and not self.link.match(front[:1]):
                front = front[front.rfind("、") + 1 :]
            done = self._past(open_string, quantity, inner)
            following = quantities[index + 1] if index + 1 < len(quantities) else None
            if following is None or following.start >= inner.end:
                behind, joined = open_string[done : inner.end], False
            else:
                behind = open_string[done : following.start]
                joined = self._leads_on(behind)
                if self.attribute.match(behind) and open_string.startswith("的", past := self._past(open_string, following, inner)):
                    behind = open_string[past : inner.end]
            places.append(_Place(clause, inner, front, behind.partition(_BLANK)[0], joined))
        return places

    def _past(self, string: str, quantity: Quantity, inner: Stretch) -> int:
        """Where a quantity ends with all that belongs to its number."""
        return quantity.end + int(self.suffix.match(string[quantity.end : inner.end]).end())

    def _leads_on(self, between: str) -> bool:
        """Whether the phrase of the next number is this one's too: 、, or 给予最高 with nothing granted yet."""
        way = self.way.match(between)
        return self.link.match(between) is not None or (
            way["granted"] is not None and self.award.search(between) is None
        )

    def _own(self, quantity: Quantity, place: _Place) -> Measured:
        """What the words around the number say, without a look at other numbers."""
        way = self.way.match(place.behind)
        thing = self._thing(place.behind[way.end() :])
        granted = way["granted"] is not None
        if thing and quantity.kind not in _RELATIVE and (found := self.award.search(thing)):
            return Measured(thing[: found.end()], award=True)
        phrase = self._phrase(place.front, quantity)
        if granted and place.joined and not (phrase and quantity.kind == "time"):
            return Measured()
        if not thing and (verb := self.award_verb.search(place.front)):
            return Measured(verb["award"], award=True)
        if thing and (quantity.kind == "count" or way["size"]):
            return Measured(thing)
        if not thing and place.joined and quantity.kind not in _SIZES and self.grant.search(place.front):
            return Measured()
        bare = self._without_verbs(phrase)
        if bare and quantity.kind in _AMOUNTS:
            phrase = bare
        return Measured((thing if thing and not bare else phrase) or None)

    def _phrase(self, front: str, quantity: Quantity) -> str:
        """The phrase in front of a number, without what leads in to it and what ties it to the number."""
        phrase = self.closer.sub("", front)
        if quantity.change:
            phrase = self.closer.sub("", self.change.sub("", phrase))
        if quantity.marker and self.apart.fullmatch(quantity.marker):
            phrase = phrase.replace(quantity.marker, "")
        if quantity.per:
            phrase = self.closer.sub("", self.each.sub("", phrase))
        phrase = self.opener.sub("", phrase).rstrip("“")
        return phrase if len(phrase) >= _SHORTEST and not self.single.match(phrase) else ""

    def _without_verbs(self, phrase: str) -> str:
        """A counted thing without the verbs in front of it; empty where there is nothing else."""
        if inside := self.middle.match(phrase):
            phrase = self.opener.sub("", phrase[inside.end() :])
        while found := self.verb.match(phrase):
            phrase = self.opener.sub("", phrase[found.end() :])
        return phrase if len(phrase) >= _SHORTEST else ""

    def _thing(self, behind: str) -> str:
        """The phrase right behind a number, up to where it ends."""
        stop = self.stop.search(behind)
        thing = self.left_over.sub("", behind[: stop.start()] if stop else behind)
        return thing if len(thing) >= _SHORTEST else ""

    def _from_before(
        self, string: str, index: int, found: Sequence[Measured], places: Sequence[_Place],
        quantities: Sequence[Quantity], clauses: Clauses,
    ) -> Measured:  # fmt: skip
        """What was last spoken of: by the number before in the clause, or an award of the clause before; its subject."""
        quantity, place = quantities[index], places[index]
        sentence = clauses.sentence(quantity.start, quantity.end)
        if index and quantities[index - 1].start >= sentence.start:
            before = found[index - 1]
            if before.award or places[index - 1].clause == place.clause:
                return before
        last = quantities[index - 1].end if index else 0
        start = max(sentence.start, last, place.inner.start - _NEAR)
        words = string[start : max(start, place.inner.start - 1)]
        subject = self._phrase(words[max(map(words.rfind, "，；：")) + 1 :], quantity)
        return Measured(subject or None)

    def _object(self, string: str, quantity: Quantity, clauses: Clauses) -> str | None:
        """Whom the award is for: the last one named before it in the sentence."""
        sentence = clauses.sentence(quantity.start, quantity.end)
        before = string[sentence.start : quantity.start].rpartition("；")[2]
        named: str | None = None
        for found in self.recipient.finditer(before):
            if found["each"] is None or named is None:
                named = found["object"] or found["clause"] or found["each"]
        return named


_BLANK = "\x00"


def _blanked(string: str, dates: Sequence[Date]) -> str:
    """The string with its dates made unreadable, one character for one."""
    pieces: list[str] = []
    done = 0
    for date in dates:
        pieces += (string[done : date.start], _BLANK * (date.end - date.start))
        done = date.end
    return "".join((*pieces, string[done:]))


@cache
def measures(grammar: Grammar) -> Measures:
    """The one reader of measures of a grammar."""
    return Measures(grammar)
