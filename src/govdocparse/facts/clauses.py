"""One leaf's text -> where its clauses and sentences part; what stands in a pair of brackets or quotes is never cut."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from govdocparse.grammar import Grammar

# A pair that reaches further than this protects nothing: more likely one of the two was lost.
_LONGEST_PAIR = 200
# No stretch reaches further than this from what it is asked for, so that a text without marks costs what others cost.
_FARTHEST = 300


class Stretch(NamedTuple):
    """A half-open range `[start, end)` of a leaf's text."""

    start: int
    end: int


class Clauses:
    """The clauses, sentences and bracketed stretches of one text."""

    def __init__(self, string: str, grammar: Grammar) -> None:
        self._size = len(string)
        opening = {pair[1]: pair[0] for pair in grammar.lexicon("clause_pairs")}
        openers: dict[str, list[int]] = {character: [] for character in opening.values()}
        pairs: list[Stretch] = []
        marks: list[int] = []
        sentence_marks: list[int] = []
        for found in grammar.pattern("clause_mark").finditer(string):
            place, mark = found.start(), found.group()
            if mark in openers:
                openers[mark].append(place)
            elif mark in opening:
                _close(openers[opening[mark]], place, pairs)
            else:
                marks.append(place)
                if found["sentence"]:
                    sentence_marks.append(place)
        pairs.sort()
        self._pairs = pairs
        self._clauses = _outside(marks, pairs)
        self._sentences = _outside(sentence_marks, pairs)

    def clause(self, start: int, end: int) -> Stretch:
        """The clause that holds `[start, end)`, without the marks at its ends."""
        return self._between(self._clauses, start, end)

    def sentence(self, start: int, end: int) -> Stretch:
        """The sentence that holds `[start, end)`, without the marks at its ends."""
        return self._between(self._sentences, start, end)

    def inner(self, start: int, end: int) -> Stretch | None:
        """What stands in the innermost brackets or quotes that hold `[start, end)`."""
        place = bisect_left(self._pairs, Stretch(start, 0)) - 1
        while place >= 0 and start - self._pairs[place].start <= _LONGEST_PAIR:
            if self._pairs[place].end > end:
                return Stretch(self._pairs[place].start + 1, self._pairs[place].end - 1)
            place -= 1
        return None

    def _between(self, cuts: Sequence[int], start: int, end: int) -> Stretch:
        before, behind = bisect_left(cuts, start) - 1, bisect_left(cuts, end)
        first = cuts[before] + 1 if before >= 0 else 0
        last = cuts[behind] if behind < len(cuts) else self._size
        return Stretch(max(first, start - _FARTHEST), min(last, end + _FARTHEST))


def _close(openers: list[int], place: int, pairs: list[Stretch]) -> None:
    """The pair that a closing mark makes with the last opening one of its kind, if they are near enough."""
    if openers and place - (start := openers.pop()) < _LONGEST_PAIR:
        pairs.append(Stretch(start, place + 1))


def _outside(marks: Iterable[int], pairs: Sequence[Stretch]) -> list[int]:
    """The marks that stand in no pair."""
    ends: list[int] = []
    for pair in pairs:
        ends.append(max(pair.end, ends[-1]) if ends else pair.end)
    return [mark for mark in marks if not (at := bisect_right(pairs, (mark, 0))) or ends[at - 1] <= mark]
