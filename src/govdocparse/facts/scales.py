"""A leaf with the name of a standard before a list of cases -> what each number measures, and in which case."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from govdocparse.facts.before import Measured
from govdocparse.facts.leaf import Leaf
from govdocparse.facts.phrases import phrases
from govdocparse.grammar import Grammar
from govdocparse.model import Quantity

# A list has no fewer cases than this; one alone may be no case.
_FEWEST = 2


class Scales:
    """Finds lists of cases by the rules of one grammar."""

    def __init__(self, grammar: Grammar) -> None:
        self._head = grammar.pattern("scale_head")
        self._by = grammar.pattern("scale_by")
        self._award = grammar.pattern("scale_award")
        self._mark = grammar.pattern("scale_mark")
        self._case = grammar.pattern("scale_case")
        self._phrases = phrases(grammar)

    def told(self, leaf: Leaf, found: Sequence[Measured]) -> list[Measured]:
        """What numbers measure, where the name of a standard says it for all: 补贴标准为：一级200元，二级150元."""
        told = list(found)
        starts = [quantity.start for quantity in leaf.quantities]
        for head in self._head.finditer(leaf.text) if len(starts) >= _FEWEST else ():
            first = bisect_left(starts, head.end())
            cases = list(self._cases(leaf, head.end(), first))
            if len(cases) < _FEWEST or any(found[index].award for index, _ in cases):
                continue
            clause = leaf.clauses.clause(head.start(), head.start())
            words = leaf.text[clause.start : head.end("name")]
            if name := self._by.sub("", self._phrases.of(words, leaf.quantities[cases[0][0]])):
                told[first : cases[-1][0]] = [Measured()] * (cases[-1][0] - first)  # those within cases measure nothing
                for index, case in cases:
                    told[index] = Measured(name, case)
        return told

    def _cases(self, leaf: Leaf, place: int, first: int) -> Iterator[tuple[int, str]]:
        """The numbers of a list behind a head, up to the first that is none of it, each with its case.

        What the first one is all are; numbers of other kinds belong to the cases: 1人户每月500元，2人户每月800元.
        """
        string, end = leaf.without_dates(), leaf.clauses.sentence(place, place).end
        last = bisect_left(leaf.quantities, end, lo=first, key=_start)
        listed = [index for index in range(first, last) if self._ends_case(leaf, index)]
        for index in listed:
            quantity, one = leaf.quantities[index], leaf.quantities[listed[0]]
            clause = leaf.clauses.clause(quantity.start, quantity.end)
            words = string[max(place, clause.start) : quantity.start]
            case = self._award.sub("", self._phrases.of(words, quantity))
            if (quantity.kind, quantity.unit) != (one.kind, one.unit) or not self._case.match(case):
                return
            yield index, case
            place = quantity.end

    def _ends_case(self, leaf: Leaf, index: int) -> bool:
        """Whether a mark or the end of its clause stands behind a number, before the next one."""
        quantity = leaf.quantities[index]
        clause = leaf.clauses.clause(quantity.start, quantity.end)
        following = leaf.quantities[index + 1].start if index + 1 < len(leaf.quantities) else clause.end
        return following >= clause.end or self._mark.search(leaf.text, quantity.end, following) is not None


def _start(quantity: Quantity) -> int:
    return quantity.start


@cache
def scales(grammar: Grammar) -> Scales:
    """The one finder of lists of cases of a grammar."""
    return Scales(grammar)
