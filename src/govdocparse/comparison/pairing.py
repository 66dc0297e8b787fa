"""The facts of two documents -> which of them are about one thing, in time linear in their number."""

from __future__ import annotations

import heapq
import math
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Sequence
from typing import NamedTuple

from govdocparse.comparison.words import Words
from govdocparse.facts import Fact

# Facts less alike than this are about different things more often than not.
_LEAST = 0.4
# A target mostly has a bound, a result none: to be of one sort is worth this much.
_OTHER_SORT = 0.9
# A word of so many facts leads to none of them, and of those that the others lead to only the nearest are weighed.
_COMMON, _MOST = 48, 12


class Pair(NamedTuple):
    """The places of two facts about one thing, and how alike they are, from 0 to 1."""

    before: int
    after: int
    likeness: float


class Side(NamedTuple):
    """The facts of one document, and the words of each."""

    facts: Sequence[Fact]
    words: Sequence[Words]


def pairs(before: Side, after: Side) -> list[Pair]:
    """The pairs of two documents, each fact in one at most; the most alike are paired first.

    Words weigh the less the more facts have them (Spärck Jones 1972), likeness is the cosine of the weighted words.
    Among equals the order of the documents decides.
    """
    counts = Counter(word for side in (before, after) for words in side.words for word in words)
    total = len(before.facts) + len(after.facts)
    rarity = {word: math.log(1 + total / count) for word, count in counts.items()}
    first = [_unit(words, rarity) for words in before.words]
    second = [_unit(words, rarity) for words in after.words]
    ranked = []
    for at, to, likely in _candidates(Side(before.facts, first), Side(after.facts, second)):
        likeness = math.fsum(weight * second[to].get(word, 0.0) for word, weight in first[at].items())
        if (before.facts[at].bound is None) != (after.facts[to].bound is None):
            likeness *= _OTHER_SORT
        if likeness >= _LEAST:
            apart = abs(at / len(first) - to / len(second)) * (not likely)
            ranked.append((-round(likeness, 6), apart, at, to))
    found: dict[int, Pair] = {}
    taken: set[int] = set()
    for likeness, _, at, to in sorted(ranked):
        if at not in found and to not in taken:
            found[at] = Pair(at, to, min(-likeness, 1.0))
            taken.add(to)
    return [found[at] for at in sorted(found)]


def _unit(words: Words, rarity: Words) -> Words:
    """The words, each weighed by how rare it is, as a vector of length 1."""
    weighed = {word: weight * rarity[word] for word, weight in words.items()}
    length = math.sqrt(math.fsum(weight * weight for weight in weighed.values())) or 1.0
    return {word: weight / length for word, weight in weighed.items()}


def _candidates(before: Side, after: Side) -> Iterator[tuple[int, int, bool]]:
    """Facts that may be about one thing: those with rare words in common, and, surely, equal ones by their order."""
    holders: dict[Hashable, list[int]] = defaultdict(list)
    equals: dict[Hashable, list[int]] = defaultdict(list)
    for to, (fact, words) in enumerate(zip(*after, strict=True)):
        equals[_name(fact)].append(to)
        own = _class(fact)
        for word in words:
            holders[own, word].append(to)
    seen: Counter[Hashable] = Counter()
    for at, (fact, words) in enumerate(zip(*before, strict=True)):
        own, shared = _class(fact), defaultdict[int, float](float)
        for word, weight in words.items():
            holding = holders.get((own, word), ())
            if len(holding) <= _COMMON:
                for to in holding:
                    shared[to] += weight * after.words[to][word]
        name = _name(fact)
        same = equals[name][seen[name]] if seen[name] < len(equals[name]) else None
        seen[name] += 1
        if same is not None:
            yield at, same, True
        for to in heapq.nlargest(_MOST, shared, key=lambda to: (shared[to], -to)):
            if to != same:
                yield at, to, False


def _class(fact: Fact) -> Hashable:
    """What facts about one thing have in common: both are sums of one currency, shares, counts; levels or changes."""
    return fact.kind, fact.code if fact.kind == "money" else None, fact.change is None, fact.relation


def _name(fact: Fact) -> Hashable:
    """What a fact is called in full."""
    return _class(fact), fact.measure, fact.object, fact.heading
