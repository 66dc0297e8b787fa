"""A leaf with cases behind the name of a standard or before an award -> what each number measures, in which case."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from operator import attrgetter

from govdocparse.facts.before import Measured
from govdocparse.facts.clauses import Stretch
from govdocparse.facts.leaf import Leaf
from govdocparse.facts.phrases import phrases
from govdocparse.grammar import Grammar
from govdocparse.model import Quantity

# What awards and charges are said in: a time beside them is no case.
_PAID = frozenset({"money", "percent", "permille", "unit_price", "ratio"})
# A list has no fewer cases than this; one alone may be no case.
_FEWEST = 2
_LABEL = "："
# No case begins further in front of its number.
_FARTHEST = 96


class Scales:
    """Finds lists of cases by the rules of one grammar."""

    def __init__(self, grammar: Grammar) -> None:
        self._head = grammar.pattern("scale_head")
        self._lead = grammar.pattern("scale_lead")
        self._granted = grammar.pattern("scale_granted")
        self._by = grammar.pattern("scale_by")
        self._award = grammar.pattern("scale_award")
        self._mark = grammar.pattern("scale_mark")
        self._size = grammar.pattern("scale_size")
        self._case = grammar.pattern("scale_case")
        self._phrases = phrases(grammar)

    def told(self, leaf: Leaf, found: Sequence[Measured], standard: str = "") -> list[Measured]:
        """What numbers measure, where the name of a standard says it for all: 补贴标准为：一级200元，二级150元.

        So does an award behind the last case; `standard` is one that the text above names.
        """
        told = list(found)
        cases = list(self._cases(leaf, 0, 0)) if standard else []
        if cases and self._is_paid(leaf, cases) and all(found[index] == Measured(case) for index, case in cases):
            self._tell(leaf, told, cases, standard)
        starts = [quantity.start for quantity in leaf.quantities]
        if len(starts) < _FEWEST:
            return told
        for head in self._head.finditer(leaf.text):
            cases = list(self._cases(leaf, head.end(), bisect_left(starts, head.end())))
            if len(cases) < _FEWEST or any(found[index].object for index, _ in cases):
                continue
            clause = leaf.clauses.clause(head.start(), head.start())
            words = leaf.text[clause.start : head.end("name")]
            if name := self._by.sub("", self._phrases.of(words, leaf.quantities[cases[0][0]])):
                self._tell(leaf, told, cases, name)
        for head in self._granted.finditer(leaf.text):
            cases = list(self._cases(leaf, head.end(), bisect_left(starts, head.end())))
            if len({case for _, case in cases}) < _FEWEST or not self._is_paid(leaf, cases):
                continue
            award = found[cases[-1][0]]
            if award.award and all(not found[index].award or found[index].phrase == award.phrase for index, _ in cases):
                self._tell(leaf, told, cases, award.phrase or "")
        return told

    @staticmethod
    def _is_paid(leaf: Leaf, cases: Sequence[tuple[int, str]]) -> bool:
        """Whether the first number of some cases is what an award or a charge is said in."""
        return leaf.quantities[cases[0][0]].kind in _PAID

    def lead(self, text: str) -> str:
        """The standard that a line names for the cases below it; empty where it names none."""
        found = self._lead.search(text)
        return self._phrases.led_in(found["name"]) if found else ""

    @staticmethod
    def _tell(leaf: Leaf, told: list[Measured], cases: Sequence[tuple[int, str]], name: str) -> None:
        """Writes what a list of cases measures; an award stays what it is.

        A number within a case measures what its own words there say (面积90平方米以下每套2万元: 面积), else nothing.
        """
        for number, case in cases:
            said = told[number]
            told[number] = said._replace(object=case) if said.award else Measured(name, case)
            end = leaf.quantities[number].start
            begins = leaf.text.rfind(case, max(0, end - _FARTHEST), end)
            inner = bisect_left(leaf.quantities, begins, key=attrgetter("start")) if begins >= 0 else number
            for index in range(inner, number):
                phrase = told[index].phrase
                if told[index].award or not phrase or phrase not in case:
                    told[index] = Measured()

    def _cases(self, leaf: Leaf, place: int, first: int) -> Iterator[tuple[int, str]]:
        """The numbers of a list behind a head, up to the first that is none of it, each with its case.

        What the first one is all are; numbers of other kinds belong to the cases: 1人户每月500元，2人户每月800元.
        """
        end = leaf.clauses.sentence(place, place).end
        last = bisect_left(leaf.quantities, end, lo=first, key=attrgetter("start"))
        listed = [index for index in range(first, last) if self._ends_case(leaf, index)]
        for index in listed:
            quantity, one = leaf.quantities[index], leaf.quantities[listed[0]]
            clause = leaf.clauses.clause(quantity.start, quantity.end)
            begins = self._begins(leaf, clause, place)
            case = self._named(leaf.blanked(begins, quantity.start), quantity)
            alike = (quantity.kind, quantity.unit) == (one.kind, one.unit)
            if not alike or quantity.change or quantity.relation or not self._case.match(case):
                return
            if begins < clause.start and leaf.text[quantity.end : quantity.end + 1].isalnum():
                return  # 补贴组成：3000元购车券、2000元建材券
            yield index, case
            place = quantity.end

    def _named(self, words: str, quantity: Quantity) -> str:
        """The case that the words in front of a number name, with the bound of the size that it goes by."""
        case = str(self._award.sub("", self._phrases.of(words, quantity).removesuffix(_LABEL)))
        bound = self._size.match(words, words.find(case) + len(case)) if case else None
        return f"{case}{bound[0]}" if bound else case

    @staticmethod
    def _begins(leaf: Leaf, clause: Stretch, place: int) -> int:
        """Where a case begins: with its clause, or with the label before that: 博士研究生：每人每月3000元."""
        if clause.start - 1 > place and leaf.text[clause.start - 1] == _LABEL:
            return max(place, leaf.clauses.clause(clause.start - 1, clause.start - 1).start)
        return max(place, clause.start)

    def _ends_case(self, leaf: Leaf, index: int) -> bool:
        """Whether a mark or the end of its clause stands behind a number, before the next one."""
        quantity = leaf.quantities[index]
        clause = leaf.clauses.clause(quantity.start, quantity.end)
        following = leaf.quantities[index + 1].start if index + 1 < len(leaf.quantities) else clause.end
        return following >= clause.end or self._mark.search(leaf.text, quantity.end, following) is not None


@cache
def scales(grammar: Grammar) -> Scales:
    """The one finder of lists of cases of a grammar."""
    return Scales(grammar)
