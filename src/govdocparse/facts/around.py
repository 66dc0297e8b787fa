"""A leaf's quantities -> what stands around each: the words in front and behind that may say what it measures."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from govdocparse.facts.awards import awards
from govdocparse.facts.behind import behind
from govdocparse.facts.clauses import Stretch
from govdocparse.facts.leaf import BLANK, Leaf
from govdocparse.facts.phrases import OF, SHORTEST, phrases
from govdocparse.facts.times import times
from govdocparse.grammar import Grammar
from govdocparse.model import Quantity

# Kinds of numbers that describe the thing counted in front of them: 3项220千伏线路, 3名80岁以上老年人.
_DESCRIBING = frozenset({"age", "voltage", "power", "mass"})
# Kinds that count whom something is for: 为29个省份.
_GIVEN = frozenset({"count", "number"})
_BRACKET = "（"


class Place(NamedTuple):
    """What stands around a quantity: in front up to the last quantity, behind up to the next.

    `inner` is the clause, or what stands in the brackets that hold the quantity; `joined` says that the phrase of the
    next quantity is also this one's (20万元、10万元奖励); `task` is what is done in the time when it is a deadline;
    `penalty` the word for it where that stands behind the next numbers (处所得一倍或者货值两倍的罚款); `follows` that
    a number stands before it in the clause.
    """

    inner: Stretch
    front: str
    behind: str
    joined: bool
    task: str
    penalty: str
    follows: bool


class Around:
    """Finds what stands around quantities by the rules of one grammar."""

    def __init__(self, grammar: Grammar) -> None:
        self._times = times(grammar)
        self._awards = awards(grammar)
        self._phrases = phrases(grammar)
        self._behind = behind(grammar)
        self._attribute = grammar.pattern("measure_attribute")
        self._suffix = grammar.pattern("measure_suffix")
        self._way = grammar.pattern("measure_behind")
        self._link = grammar.pattern("measure_link")
        self._for = grammar.pattern("measure_for")
        self._graded = grammar.pattern("measure_graded")
        self._fined = grammar.pattern("measure_fined")
        self._fine = grammar.pattern("measure_fine")

    def places(self, leaf: Leaf) -> Iterator[Place]:
        """What stands around each quantity of a leaf, in their order."""
        string = leaf.blanked(0, len(leaf.text))
        done, given = 0, False
        for index, quantity in enumerate(leaf.quantities):
            start, end = quantity.start, quantity.end
            inner = leaf.clauses.inner(start, end) or leaf.clauses.clause(start, end)
            follows = done > inner.start
            front = self._reaching(self._phrases.undated(string[max(inner.start, done) : start]))
            if follows:
                front = self._behind_last(front, leaf.quantities[index - 1], string, given=given)
            given = quantity.kind in _GIVEN and self._for.search(front) is not None
            following = leaf.quantities[index + 1] if index + 1 < len(leaf.quantities) else None
            limit = min(inner.end, following.start) if following else inner.end
            reach = done = self._past(string, quantity, limit)
            if following and (beyond := self._beyond(leaf, index, done, front)):
                reach, following = beyond
                limit = min(inner.end, following.start) if following else inner.end
            behind, joined = string[reach:limit], False
            if following and limit == following.start:
                own = behind == "" and following.kind != quantity.kind and not front.endswith(OF)
                joined = reach == done and not own and self._leads_on(behind)
                behind, joined = self._over((quantity, following), behind, string, inner.end, joined=joined)
            task = self._times.task(front, string, (end, limit, following.start if following else len(string)))
            fined = quantity.kind != "time" and self._fined.search(front)
            fine = self._fine.match(string, end, inner.end) if fined else None
            penalty = str(fine["fine"]) if fine else ""
            yield Place(inner, front, behind.partition(BLANK)[0], joined, task, penalty, follows)

    def _behind_last(self, front: str, last: Quantity, string: str, *, given: bool) -> str:
        """The words between the `last` quantity and one in its clause, less those that belong to the last one.

        `given` says that the last one counts whom something is for, whose name comes first then.
        """
        if not self._link.match(front[:1]) and not self._times.spans(last, string):
            # What follows the last number up to a 、 belongs to that one.
            front = front[front.rfind("、") + 1 :]
        return (front.removeprefix(self._behind.thing(front)) or front) if given else front

    def _over(
        self, pair: tuple[Quantity, Quantity], between: str, string: str, end: int, *, joined: bool
    ) -> tuple[str, bool]:
        """The words behind the first of two quantities, and whether the phrase of the second is also the first one's.

        They are those `between` the two, or those behind the second, up to `end`, where this one only describes what
        the first counts.
        """
        past = self._past(string, pair[1], end)
        if self._attribute.match(between) and string.startswith(OF, past):
            return string[past:end], joined
        if self._graded.match(between):
            return "", True
        if self._describes(*pair, between) and self._behind.thing(string[past:end]):
            return string[past:end], False
        if self._times.says_how_often(*pair, between) and self._behind.thing(string[past:end]):
            return "", True
        return between, joined

    def _beyond(self, leaf: Leaf, index: int, place: int, front: str) -> tuple[int, Quantity | None] | None:
        """Where brackets with numbers end that part a count from its thing, and the next number: 8台（完成2台）装置."""
        quantity = leaf.quantities[index]
        if quantity.kind != "count" or leaf.text[place : place + 1] != _BRACKET:
            return None
        if len(self._phrases.without_verbs(self._phrases.of(front, quantity))) > SHORTEST:
            return None
        inner = leaf.clauses.inner(place + 1, place + 1)
        if inner is None or inner.start != place + 1 or not leaf.text[inner.end + 1 : inner.end + 2].isalnum():
            return None
        others = range(index + 1, len(leaf.quantities))
        behind = next((item for other in others if (item := leaf.quantities[other]).start > inner.end), None)
        return None if leaf.quantities[index + 1].start > inner.end else (inner.end + 1, behind)

    @staticmethod
    def _describes(quantity: Quantity, following: Quantity, between: str) -> bool:
        """Whether the number behind a count is of the things counted: 3项220千伏送出线路, 87万名80岁以上老年人."""
        return not between and quantity.kind == "count" and following.kind in _DESCRIBING

    def _reaching(self, front: str) -> str:
        """Of the words in front those behind the last clause mark and behind the end of brackets that began before."""
        front = front[max(map(front.rfind, "，；：。！？")) + 1 :]
        return front if "（" in front else front[front.rfind("）") + 1 :]

    def _past(self, string: str, quantity: Quantity, limit: int) -> int:
        """Where a quantity ends with all that belongs to its number, `limit` at most."""
        suffix = self._suffix.match(string[quantity.end : limit])
        return quantity.end + (suffix.end() if suffix else 0)

    def _leads_on(self, between: str) -> bool:
        """Whether what stands up to the next number says nothing of its own: 、, or 给予最高 with no award yet."""
        if self._link.match(between):
            return True
        way = self._way.match(between)
        return way is not None and way["granted"] is not None and not self._awards.named(between)


@cache
def around(grammar: Grammar) -> Around:
    """The one finder of what stands around quantities of a grammar."""
    return Around(grammar)
