"""A leaf with 分别 -> which number belongs to which thing, award or year of the list before it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import Final, NamedTuple

from govdocparse.facts.before import Measured
from govdocparse.facts.clauses import Stretch
from govdocparse.facts.leaf import BLANK, Leaf
from govdocparse.facts.members import members
from govdocparse.facts.phrases import phrases
from govdocparse.grammar import Grammar
from govdocparse.model import Date
from govdocparse.model.annotations import SHARES

# Of what these say something stands before them, where they have no words of their own.
_OF_AMOUNTS: Final = SHARES | {"percentage_point"}


class Run(NamedTuple):
    """The numbers `[first, last)` of a leaf that are given out one to one; `before` is the clause up to 分别."""

    first: int
    last: int
    before: Stretch


class Respective:
    """Gives numbers out by the rules of one grammar."""

    def __init__(self, grammar: Grammar) -> None:
        self._word = grammar.pattern("respective")
        self._link = grammar.pattern("respective_link")
        self._part = grammar.pattern("respective_part")
        self._members = members(grammar)
        self._phrases = phrases(grammar)

    def runs(self, leaf: Leaf) -> Iterator[Run]:
        """The lists of at least two numbers behind a 分别 of their clause, in order."""
        words = [found.start() for found in self._word.finditer(leaf.text)]
        starts = [quantity.start for quantity in leaf.quantities] if words else []
        for word, following in pairwise((*words, len(leaf.text))):
            clause = leaf.clauses.clause(word, word)
            first, end = bisect_left(starts, word), bisect_left(starts, min(clause.end, following))
            while first < end:
                last = first + 1
                while last < end and self._is_linked(leaf, last):
                    last += 1
                if last - first > 1:
                    yield Run(first, last, Stretch(clause.start, word))
                first = last

    def shared_out(self, leaf: Leaf, found: Sequence[Measured]) -> list[Measured]:
        """What numbers measure, where a list of things, or of amounts, belongs to a list of numbers each its own."""
        told = list(found)
        for run in self.runs(leaf):
            alike = set(found[run.first : run.last])
            if len(alike) != 1:
                continue
            own = self._of_amounts(leaf, run, told) or self._own(leaf, run, alike.pop())
            told[run.first : run.last] = own or told[run.first : run.last]
        return told

    def dates(self, leaf: Leaf) -> dict[int, Date]:
        """The date of each number that has its own: 2023年、2024年分别完成10亿元、20亿元."""
        own: dict[int, Date] = {}
        for run in self.runs(leaf) if leaf.dates else ():
            dates = [date for date in leaf.dates if run.before.start <= date.start and date.end <= run.before.end]
            joined = all(self._part.fullmatch(leaf.text, one.end, other.start) for one, other in pairwise(dates))
            if joined and len(dates) == run.last - run.first:
                own |= zip(range(run.first, run.last), dates, strict=True)
        return own

    def _is_linked(self, leaf: Leaf, index: int) -> bool:
        """Whether a number goes on with the list of the one before it."""
        last, quantity = leaf.quantities[index - 1 : index + 1]
        return last.kind == quantity.kind and self._link.fullmatch(leaf.text, last.end, quantity.start) is not None

    def _of_amounts(self, leaf: Leaf, run: Run, told: Sequence[Measured]) -> Sequence[Measured]:
        """What the amounts right before a run of shares are about, one to one; empty where nothing says that it is so.

        So it is in 产值20亿元、税收3亿元，分别增长5%、4%: the shares have no words of their own.
        """
        first = run.first - (run.last - run.first)
        if (
            first < 0
            or leaf.quantities[run.first].kind not in _OF_AMOUNTS
            or told[run.first].phrase not in {None, told[run.first - 1].phrase}
        ):
            return ()
        amounts = leaf.quantities[first : run.first]
        start = leaf.clauses.sentence(run.before.start, run.before.end).start
        if amounts[0].start < start or any(each.kind in _OF_AMOUNTS or each.relation for each in amounts):
            return ()
        things = told[first : run.first]
        return things if all(each.phrase for each in things) and len(set(things)) == len(things) else ()

    def _own(self, leaf: Leaf, run: Run, said: Measured) -> list[Measured]:
        """What each number of a run is about, where all are said to be about the same; empty where no list tells.

        Of money the parties in front of 分别 tell, too.
        """
        count = run.last - run.first
        things, rest = self._cut(said.phrase or "")
        if said.phrase and (listed := self._members.of(things, count)):
            return [Measured(f"{thing}{rest}", said.object, said.award) for thing in listed]
        if said.object:
            return [said._replace(object=thing) for thing in self._members.of(said.object, count)]
        if leaf.quantities[run.first].kind != "money":
            return []
        words = leaf.blanked(*run.before).rpartition(BLANK)[2]
        named = self._phrases.without_verbs(self._phrases.of(words, leaf.quantities[run.first]))
        return [said._replace(object=thing) for thing in self._members.of(named, count)]

    def _cut(self, phrase: str) -> tuple[str, str]:
        """A phrase before and behind the 分别 that it holds: 中央、省财政分别承担."""
        found = self._word.search(phrase)
        return (phrase[: found.start()], phrase[found.end() :]) if found else (phrase, "")


@cache
def respective(grammar: Grammar) -> Respective:
    """The one reader of 分别 of a grammar."""
    return Respective(grammar)
