"""A number without words of its own -> what it measures by what stands before: a number, its clause, its award."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from govdocparse.facts.clauses import Stretch
from govdocparse.facts.leaf import Leaf
from govdocparse.facts.phrases import SHORTEST, phrases
from govdocparse.grammar import Grammar
from govdocparse.model import Quantity
from govdocparse.model.annotations import SHARES

# So many numbers back the first tier of a scale may stand: 学习时间三个月以上的，…；三个月以下的，….
_TIERS = 8
_BRACKET = "（"
_LABEL = "："


class Measured(NamedTuple):
    """What a quantity measures, and whom it is granted to."""

    phrase: str | None = None
    object: str | None = None
    award: bool = False


class Before:
    """Reads what was said before a number by the rules of one grammar."""

    def __init__(self, grammar: Grammar) -> None:
        self._phrases = phrases(grammar)
        self._suffix = grammar.pattern("measure_suffix")
        self._among = grammar.pattern("measure_among")
        self._milestone = grammar.pattern("measure_milestone")
        self._term_said = grammar.pattern("measure_term_said")
        self._aside = grammar.pattern("measure_aside")
        self._subject = grammar.pattern("measure_subject")
        self._settled = grammar.pattern("measure_settled")
        self._reached = grammar.pattern("measure_reached")
        self._excess = grammar.pattern("measure_excess")
        self._tier_front = grammar.pattern("measure_tier_front")
        self._tier_end = grammar.pattern("measure_tier_end")
        self._begun = grammar.pattern("measure_begun")
        self._term_label = grammar.pattern("measure_term_label")
        self._by_then = grammar.pattern("measure_by_then")

    def of(self, leaf: Leaf, index: int, found: Sequence[Measured], inner: Stretch) -> Measured:
        """What the number before in the clause measures, or the award of the clause before; else that clause itself."""
        quantity = leaf.quantities[index]
        sentence = leaf.clauses.sentence(quantity.start, quantity.end)
        before = index - 1
        after = before >= 0 and leaf.quantities[before].kind == "time" and leaf.quantities[before].start >= inner.start
        if quantity.kind != "time" and after:
            start = max(inner.start, leaf.quantities[before - 1].end if before else 0)
            time = leaf.text[start : max(start, leaf.quantities[before].start)]
            if phrase := self._phrases.of(time, quantity):
                return Measured(phrase)
            before -= 1
        before = self._outside(leaf, quantity, before)
        near = before > 0 and leaf.quantities[before].start >= inner.start and found[before].phrase is None
        if near and quantity.change:
            before -= 1  # 总值1.4万亿元，较上年的9千亿元增加5千亿元
        last = leaf.quantities[before] if before >= 0 else None
        if last is not None and last.start >= sentence.start:
            if said := self._tier(leaf, index, found, inner, sentence):
                return said
            if self._goes_on(leaf, last, quantity, found[before]) or self._later(leaf, last, quantity):
                return found[before]
        free = quantity.bound in {None, "approx"} and not leaf.clauses.inner(quantity.start, quantity.end)
        leads = quantity.bound == "max" and quantity.start == inner.start and quantity.end + SHORTEST < inner.end
        if quantity.kind == "time" and (free or leads):
            return Measured()
        words = self._words(leaf, quantity, last, max(sentence.start, last.end if last else 0), inner.start - 1)
        words = self._phrases.undated(words)
        if last is not None and last.start >= sentence.start:
            aside = (quantity.change or quantity.kind in SHARES) and self._aside.match(words)
            among = self._among.match(leaf.text, inner.start, quantity.start)
            if aside or among or self._milestone.match(words) or self._settled.match(words):
                return found[before]
        phrase = self._phrase(words, quantity, behind=last is not None)
        if last is not None and _is_of_another(quantity, last, phrase, found[before]):
            return Measured()
        return Measured(phrase or None)

    def term(self, leaf: Leaf, quantity: Quantity) -> str:
        """The term whose label stands in front of when it begins: 合同履行期限：自签订之日起一年; or empty."""
        clause = leaf.clauses.clause(quantity.start, quantity.end)
        if quantity.kind != "time" or leaf.text[clause.start - 1 : clause.start] != _LABEL:
            return ""
        if not self._begun.match(leaf.blanked(clause.start, quantity.start)):
            return ""
        label = leaf.clauses.clause(clause.start - 1, clause.start - 1)
        name = self._phrases.of(leaf.blanked(label.start, label.end), quantity)
        return name if self._term_label.search(name) else ""

    @staticmethod
    def _words(leaf: Leaf, quantity: Quantity, last: Quantity | None, start: int, end: int) -> str:
        """The words of the clause before a number, behind the last number and its brackets."""
        words = leaf.blanked(start, max(start, end))
        clause = leaf.clauses.clause(quantity.start, quantity.end)
        in_brackets = last is not None and last.start >= clause.start and leaf.clauses.inner(last.start, last.end)
        return words[max(map(words.rfind, "，；：、）" if in_brackets else "，；：")) + 1 :]

    def _phrase(self, words: str, quantity: Quantity, *, behind: bool) -> str:
        """What a clause says that the number behind it measures; `behind` says that a number stands before it."""
        if quantity.bound and (term := self._term_said.match(words)):
            return str(term["what"])
        if subject := self._subject.match(words):
            return str(subject["what"])
        suffix = self._suffix.match(words) if behind else None
        return self._phrases.of(words[suffix.end() :] if suffix else words, quantity)

    def _tier(
        self, leaf: Leaf, index: int, found: Sequence[Measured], inner: Stretch, sentence: Stretch
    ) -> Measured | None:
        """What a tier of a scale measures, by the tier before it: the 时间 of 时间三个月以上的，…；三个月以下的，…."""
        quantity = leaf.quantities[index]
        if quantity.per and self._excess.search(leaf.text, leaf.quantities[index - 1].end, quantity.start):
            return self._before_it(leaf, index, found, sentence)
        if not (quantity.bound or quantity.change) or leaf.clauses.inner(quantity.start, quantity.end):
            return None
        ends = self._tier_end.match(leaf.text, quantity.end, inner.end)
        if ends is None or not self._tier_front.match(leaf.text[inner.start : quantity.start]):
            return None
        return self._before_it(leaf, index, found, sentence)

    @staticmethod
    def _before_it(leaf: Leaf, index: int, found: Sequence[Measured], sentence: Stretch) -> Measured | None:
        """What the last number of the same kind, unit and rate before a number measures, if that is no award."""
        quantity = leaf.quantities[index]
        for place in range(index - 1, max(-1, index - 1 - _TIERS), -1):
            other, said = leaf.quantities[place], found[place]
            if other.start < sentence.start:
                return None
            alike = (other.kind, other.unit, other.per) == (quantity.kind, quantity.unit, quantity.per)
            if alike and said.phrase and not said.award:
                return said
        return None

    def _later(self, leaf: Leaf, last: Quantity, quantity: Quantity) -> bool:
        """Whether a number says what the last one is to be by another date: 医生不低于4人，到2025年不低于5人."""
        if not leaf.dates or (last.kind, last.unit) != (quantity.kind, quantity.unit):
            return False
        clause = leaf.clauses.clause(quantity.start, quantity.end)
        if leaf.clauses.clause(last.start, last.end).end + 1 < clause.start:
            return False
        return self._by_then.match(leaf.blanked(clause.start, quantity.start)) is not None

    @staticmethod
    def _outside(leaf: Leaf, quantity: Quantity, before: int) -> int:
        """The place of the number before a change or a share; one in brackets that end before it says nothing of it."""
        changes = quantity.change or quantity.kind in SHARES
        last = leaf.quantities[before] if before >= 0 and changes else None
        inner = leaf.clauses.inner(last.start, last.end) if last else None
        if inner is None or leaf.text[inner.start - 1] != _BRACKET or leaf.clauses.inner(quantity.start, quantity.end):
            return before
        clause = leaf.clauses.clause(inner.start, inner.end)
        for place in range(before - 1, max(-1, before - 1 - _TIERS), -1):
            other = leaf.quantities[place]
            if other.start < clause.start:
                break
            if other.end < inner.start:
                return place
        return before

    def _goes_on(self, leaf: Leaf, last: Quantity, quantity: Quantity, said: Measured) -> bool:
        """Whether a number without words of its own is about what the last one is: an award, its clause, its change."""
        clause = leaf.clauses.clause(quantity.start, quantity.end)
        if said.award:
            return True
        if quantity.per and last.unit in quantity.per.split("·"):
            return False  # 180吨以下的部分每吨2元
        own, its = (leaf.clauses.inner(item.start, item.end) for item in (quantity, last))
        if own and its and own != its:
            return False
        if last.start >= clause.start:
            return True
        alike = last.kind == quantity.kind or (last.change and last.kind in SHARES)
        if alike and self._reached.match(leaf.text, clause.start, quantity.start):
            return leaf.clauses.clause(last.start, last.end).end + 1 >= clause.start
        changes = quantity.change or quantity.relation or quantity.kind in SHARES or quantity.kind == "percentage_point"
        return bool(changes) and leaf.clauses.clause(last.start, last.end).end + 1 >= clause.start


def _is_of_another(quantity: Quantity, last: Quantity, phrase: str, said: Measured) -> bool:
    """Whether a phrase is what the number before counts, and not this one: 13个村民小组，505户."""
    return last.kind == quantity.kind == "count" and last.unit != quantity.unit and phrase == said.phrase


@cache
def before(grammar: Grammar) -> Before:
    """The one reader of what was said before of a grammar."""
    return Before(grammar)
