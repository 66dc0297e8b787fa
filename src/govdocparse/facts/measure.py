"""A leaf's quantities -> the phrase that says what each measures, and whom an award is for; None where nothing says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from govdocparse.facts.clauses import Stretch
from govdocparse.facts.leaf import Leaf
from govdocparse.grammar import Grammar
from govdocparse.model import Date, Quantity

# Kinds that count or size a thing, which stands without the verb that gets it: 新增学位2745个 is about 学位.
_SIZES = frozenset({"count", "area", "length", "volume", "mass", "energy", "power", "data", "compute"})
_AMOUNTS = _SIZES | {"time"}
# Kinds that say nothing of the award behind them: 通行费六五折优惠 is about 通行费.
_RELATIVE = frozenset({"discount"})
# Kinds that say how large a part of a whole is: the whole stands behind an apart bound word and is not measured.
_SHARES = frozenset({"percent", "permille", "fraction", "ratio"})
_SHORTEST = 2
_BLANK = "\x00"


class Measured(NamedTuple):
    """What a quantity measures, and whom it is granted to."""

    phrase: str | None = None
    object: str | None = None
    award: bool = False


class _Place(NamedTuple):
    """What stands around a quantity: in front up to the last quantity, behind up to the next.

    `inner` is the clause, or what stands in the brackets that hold the quantity; `joined` says that the phrase of the
    next quantity is also this one's (20万元、10万元奖励); `task` is what is done in the time when it is a deadline.
    """

    inner: Stretch
    front: str
    behind: str
    joined: bool
    task: str


class Measures:
    """Reads what quantities measure by the rules of one grammar."""

    def __init__(self, grammar: Grammar) -> None:
        self._opener = grammar.pattern("measure_opener")
        self._closer = grammar.pattern("measure_closer")
        self._verb = grammar.pattern("measure_verb")
        self._middle = grammar.pattern("measure_middle")
        self._single = grammar.pattern("measure_single")
        self._change = grammar.pattern("measure_change")
        self._apart = grammar.pattern("measure_apart")
        self._attribute = grammar.pattern("measure_attribute")
        self._suffix = grammar.pattern("measure_suffix")
        self._way = grammar.pattern("measure_behind")
        self._by = grammar.pattern("measure_by")
        self._held = grammar.pattern("measure_held")
        self._named = grammar.pattern("measure_named")
        self._region = grammar.pattern("measure_place")
        self._deadline = grammar.pattern("measure_deadline")
        self._stop = grammar.pattern("measure_stop")
        self._ahead = grammar.pattern("measure_ahead")
        self._left_over = grammar.pattern("measure_left_over")
        self._award = grammar.pattern("measure_award")
        self._grant = grammar.pattern("measure_grant")
        self._award_verb = grammar.pattern("measure_award_verb")
        self._link = grammar.pattern("measure_link")
        self._recipient = grammar.pattern("measure_recipient")

    def of(self, leaf: Leaf) -> list[Measured]:
        """What each of a leaf's quantities measures, in their order."""
        places = list(self._places(leaf))
        found = [self._own(quantity, place) for quantity, place in zip(leaf.quantities, places, strict=True)]
        for index in range(len(found) - 2, -1, -1):
            if found[index].phrase is None and places[index].joined:
                found[index] = found[index + 1]
        for index, quantity in enumerate(leaf.quantities):
            if found[index].phrase is None:
                found[index] = self._from_before(leaf, index, found, places[index].inner)
            if found[index].award:
                found[index] = found[index]._replace(object=self._object(leaf, quantity))
        return found

    def _places(self, leaf: Leaf) -> Iterator[_Place]:
        string = _blanked(leaf.text, leaf.dates)
        done = 0
        for index, quantity in enumerate(leaf.quantities):
            start, end = quantity.start, quantity.end
            inner = leaf.clauses.inner(start, end) or leaf.clauses.clause(start, end)
            front = string[max(inner.start, done) : start].replace(f"{_BLANK}内", "").replace(_BLANK, "")
            if done > inner.start and not self._link.match(front[:1]):
                # What follows the last number up to a 、 belongs to that one.
                front = front[front.rfind("、") + 1 :]
            following = leaf.quantities[index + 1] if index + 1 < len(leaf.quantities) else None
            limit = min(inner.end, following.start) if following else inner.end
            done = self._past(string, quantity, limit)
            behind, joined = string[done:limit], False
            if following and limit == following.start:
                joined = self._leads_on(behind)
                past = self._past(string, following, inner.end)
                if self._attribute.match(behind) and string.startswith("的", past):
                    behind = string[past : inner.end]
            yield _Place(inner, front, behind.partition(_BLANK)[0], joined, self._task(front, string[end:limit]))

    def _past(self, string: str, quantity: Quantity, limit: int) -> int:
        """Where a quantity ends with all that belongs to its number, `limit` at most."""
        suffix = self._suffix.match(string[quantity.end : limit])
        return quantity.end + (suffix.end() if suffix else 0)

    def _task(self, front: str, behind: str) -> str:
        """What is to be done by a deadline: 缴纳费用 behind 20日内, 书面通知 behind 提前30日; else empty."""
        deadline = self._deadline.match(behind)
        if deadline is None and self._ahead.search(front) is None:
            return ""
        return self._thing(behind[deadline.end() if deadline else 0 :].partition(_BLANK)[0], verb=True)

    def _leads_on(self, between: str) -> bool:
        """Whether what stands up to the next number says nothing of its own: 、, or 给予最高 with no award yet."""
        if self._link.match(between):
            return True
        way = self._way.match(between)
        return way is not None and way["granted"] is not None and self._award.search(between) is None

    def _own(self, quantity: Quantity, place: _Place) -> Measured:
        """What the words around the number say, without a look at other numbers."""
        way = self._way.match(place.behind)
        thing = self._thing(place.behind[way.end() :] if way else place.behind)
        if told := self._told_behind(quantity, place, thing):
            return Measured(told)
        if thing and quantity.kind not in _RELATIVE and (found := self._award.search(thing)):
            return Measured(thing[: found.end()], award=True)
        phrase = self._phrase(place.front, quantity)
        if way and way["granted"] and place.joined and not (phrase and quantity.kind == "time"):
            return Measured()
        if quantity.kind == "time" and place.task:
            return Measured(place.task)
        if not thing and (verb := self._award_verb.search(place.front)):
            return Measured(verb["award"], award=True)
        if thing and (quantity.kind == "count" or (way and way["size"])):
            return Measured(thing)
        if not thing and place.joined and quantity.kind not in _SIZES and self._grant.search(place.front):
            return Measured()
        bare = self._without_verbs(phrase)
        if bare and quantity.kind in _AMOUNTS:
            phrase = bare
        return Measured((thing if thing and not bare else phrase) or None)

    def _told_behind(self, quantity: Quantity, place: _Place, thing: str) -> str:
        """What a rule finds behind the number that it measures (2.0升及以下排量, 持有百分之三以上股份), else empty."""
        if named := self._named.match(place.behind):
            return str(named[0]).removeprefix("的")
        held = thing and quantity.kind in _SHARES and self._held.search(place.front)
        return thing.partition("的")[0] if held else ""

    def _phrase(self, front: str, quantity: Quantity) -> str:
        """The phrase in front of a number, without what leads in to it and what ties it to the number."""
        phrase = self._closer.sub("", front)
        if quantity.change:
            phrase = self._closer.sub("", self._change.sub("", phrase))
        if quantity.marker and self._apart.fullmatch(quantity.marker):
            part = self._part(phrase, quantity)
            phrase = part if len(part) > _SHORTEST else self._whole(phrase, quantity.marker)
        for base in reversed((quantity.per or "").split("·")):
            if base and phrase.endswith(f"每{base}"):
                phrase = self._closer.sub("", phrase.removesuffix(f"每{base}"))
        phrase = self._opener.sub("", phrase).rstrip("“")
        return phrase if len(phrase) >= _SHORTEST and not self._single.match(phrase) else ""

    def _part(self, phrase: str, quantity: Quantity) -> str:
        """Of a share of a whole with its bound word between the two, the words for the share; empty of all else."""
        if quantity.kind not in _SHARES or not quantity.marker:
            return ""
        lead = phrase.partition(quantity.marker)[0]
        return "" if self._by.search(lead) else str(self._opener.sub("", self._closer.sub("", lead)))

    def _whole(self, phrase: str, marker: str) -> str:
        """The phrase without its bound word; where 按 leads to that, only what stands behind it."""
        lead, _, whole = phrase.partition(marker)
        return whole if self._by.search(lead) else phrase.replace(marker, "")

    def _without_verbs(self, phrase: str) -> str:
        """A counted thing without the verbs in front of it; empty where there is nothing else."""
        if inside := self._middle.match(phrase):
            phrase = self._opener.sub("", phrase[inside.end() :])
        while found := self._verb.match(phrase):
            phrase = self._opener.sub("", phrase[found.end() :])
        return phrase if len(phrase) >= _SHORTEST else ""

    def _thing(self, behind: str, *, verb: bool = False) -> str:
        """The phrase right behind a number, up to where it ends; it may begin with a verb where the caller says so."""
        stop = self._stop.search(behind, _SHORTEST if verb else 0)
        thing: str = self._left_over.sub("", behind[: stop.start()] if stop else behind)
        return thing if len(thing) >= _SHORTEST or (thing and self._region.match(thing)) else ""

    def _from_before(self, leaf: Leaf, index: int, found: Sequence[Measured], inner: Stretch) -> Measured:
        """What the number before in the clause measures, or the award of the clause before; else that clause itself."""
        quantity = leaf.quantities[index]
        sentence = leaf.clauses.sentence(quantity.start, quantity.end)
        last = leaf.quantities[index - 1] if index else None
        if last is not None and last.start >= sentence.start:
            clause = leaf.clauses.clause(quantity.start, quantity.end)
            if found[index - 1].award or last.start >= clause.start:
                return found[index - 1]
        start = max(sentence.start, last.end if last else 0)
        words = leaf.text[start : max(start, inner.start - 1)]
        words = words[max(map(words.rfind, "，；：")) + 1 :]
        suffix = self._suffix.match(words) if last else None
        return Measured(self._phrase(words[suffix.end() :] if suffix else words, quantity) or None)

    def _object(self, leaf: Leaf, quantity: Quantity) -> str | None:
        """Whom the award is for: the last one named before it in the sentence."""
        sentence = leaf.clauses.sentence(quantity.start, quantity.end)
        before = leaf.text[sentence.start : quantity.start].rpartition("；")[2]
        named = each = None
        for found in self._recipient.finditer(before):
            named = found["object"] or found["clause"] or named
            each = found["each"] or each
        return named or each


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
