"""Measures with bounds -> the same where one bound governs several: 最高20万元、10万元, 分别达到50%、60%以上."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final

import regex

from govdocparse.annotation.atoms import Atom, Measure
from govdocparse.grammar import Grammar
from govdocparse.model import Bound
from govdocparse.strings import holds_any

# How far behind a list its 分别 stands: 十倍、五十倍以上的，应当分别认定.
_APART: Final = 16
# Further back from the last number of a list nobody looks for its 分别.
_LONGEST_LIST: Final = 12
# Of how many characters the ends of names are alike that one bound governs: 最高双职工60万元、单职工50万元.
_ALIKE: Final = 2
# No link between the numbers of a list is longer: 、和, 以及.
_LONGEST_LINK: Final = 2
# The two numbers of one storage: 不小于50兆瓦/100兆瓦时.
_STORAGE: Final = ("power", "energy")
_LIMIT: Final = "限额"
# A label in front of a number is no longer.
LONGEST_LABEL: Final = 24


class ListedBounds:
    """Shares bounds over lists by the rules of one grammar; it fills in the measures that it is given."""

    def __init__(self, grammar: Grammar) -> None:
        self.link = grammar.pattern("list_link")
        self.named_link = grammar.pattern("named_list_link")
        self.from_front = grammar.pattern("from_front")
        self.to_front = grammar.pattern("to_front")
        self.moved_again = grammar.pattern("moved_again")
        self.moved_to = grammar.lexicon("moved_to")
        self.either = grammar.lexicon("either")
        self.label = grammar.pattern("label_bound")
        self.label_words = grammar.lexicon("label_words")
        self.label_case = grammar.pattern("label_case")
        self.label_of_cases = grammar.pattern("label_of_cases")

    def share_label(self, measures: list[Measure], string: str) -> None:
        """One label over the cases of a list: 最高额度为：个人50万元，家庭80万元."""
        if not holds_any(string, self.label_words):
            return
        for index in range(len(measures) - 1):
            first = measures[index].atom
            found = self._label(first, string)
            if found is None:
                continue
            end, (bound, word) = first.start, named(found)
            for place in range(index, len(measures)):
                measure = measures[place]
                is_case = place == index or self.label_case.fullmatch(string, end, measure.atom.start)
                if measure.bound or not is_case or not _alike(measure.atom, first):
                    break
                measures[place] = measure.under(bound, word, True)
                end = measure.atom.end

    def _label(self, first: Atom, string: str) -> regex.Match[str] | None:
        """What names the limit in front of the first case of a list: 最高额度为：个人50万元, 支付限额为在职4000元."""
        begins = first.start - len(first.front)
        if string[begins - 1 : begins] == "：":
            if self.label_case.fullmatch(first.front):
                return self.label.search(string, max(0, begins - LONGEST_LABEL), begins)
            return None
        return self.label_of_cases.search(first.front) if _LIMIT in first.front else None

    def share(self, measures: list[Measure], string: str) -> None:
        """One bound over a list: 最高20万元、10万元 forwards, 分别达到50%、60%以上 backwards."""
        for last in range(len(measures) - 1):
            if measures[last].ahead:
                self._pass_on(measures, last, string)
        if "分别" not in string and "/" not in string:
            return
        spread = False
        for index in range(len(measures) - 1, 0, -1):
            left, right = measures[index - 1], measures[index]
            apart = (
                spread
                or right.atom.front == "/"
                or self._opens_apart(measures, index - 1)
                or "分别" in string[right.atom.end : right.atom.end + _APART]
            )
            open_left = apart and left.bound is None and left.atom.high is None and left.atom.kind == right.atom.kind
            spread = bool(open_left and right.bound and not right.ahead and self.link.fullmatch(right.atom.front))
            if spread:
                measures[index - 1] = left.under(right.bound, right.marker, left.ahead)

    def moves(self, measures: Sequence[Measure], last: int, right: Measure, string: str) -> bool:
        """Whether the words lead from the number at `last`, or from its list, to the right one.

        So they do in 最高额度由50万元提高到80万元 and in 由30、50万元提高到40、60万元.
        """
        front = measures[last].atom.front
        if len(front) <= _LONGEST_LINK:
            front = measures[self.head(measures, last)].atom.front
        if self.from_front.search(front) is None:
            return False
        return self.to_front.match(string[measures[last].atom.end : right.atom.start]) is not None

    def head(self, measures: Sequence[Measure], index: int) -> int:
        """The index of the first number of the list that the number at `index` is in, at most some places before it."""
        first = max(0, index - _LONGEST_LIST)
        while index > first and self.link.fullmatch(measures[index].atom.front):
            index -= 1
        return index

    def _pass_on(self, measures: list[Measure], last: int, string: str) -> None:
        """The bound of the number at `last` to the one behind it, and behind a bracket to the next one."""
        left = measures[last]
        for index in range(last + 1, min(last + 3, len(measures))):
            right = measures[index]
            if (
                right.bound is None
                and (left.atom.kind == right.atom.kind or self._one_limit(left, right))
                and self._shares(measures, last, right, string)
            ):
                measures[index] = right.under(left.bound, left.marker, True)
            if not string.startswith("）", right.atom.end):
                return  # else 提高至65万元（此前为50万元），双方100万元

    def _one_limit(self, left: Measure, right: Measure) -> bool:
        """Whether two numbers of two kinds are one limit: 50兆瓦/100兆瓦时 of a storage, 不得超过三层或10米."""
        return (left.atom.kind, right.atom.kind) == _STORAGE or (left.touching and right.atom.front in self.either)

    def _opens_apart(self, measures: Sequence[Measure], index: int) -> bool:
        """Whether 分别 stands in front of the list that the number at `index` is in: 分别压减60%、50%、80%以上."""
        return "分别" in measures[self.head(measures, index)].atom.front

    def _shares(self, measures: Sequence[Measure], last: int, right: Measure, string: str) -> bool:
        """Whether the bound of the number at `last` governs the right one too."""
        left, link = measures[last], right.atom.front
        if self.link.fullmatch(link) or self.moves(measures, last, right, string):
            return True
        if not left.touching and link.endswith(self.moved_to) and left.front.endswith(self.moved_to):
            return self.moved_again.fullmatch(string, left.atom.end, right.atom.start) is not None
        alike = not left.touching and len(link) > _ALIKE and link[-_ALIKE:] == left.front[-_ALIKE:]
        return (alike or "分别" in left.atom.front) and self.named_link.fullmatch(link) is not None


def _alike(one: Atom, other: Atom) -> bool:
    """Whether two numbers count the same: of one kind, in one unit."""
    return one.kind == other.kind and one.unit == other.unit


def named(found: regex.Match[str]) -> tuple[Bound, str]:
    """Which bound a match names, and by which word."""
    name: Bound = found.lastgroup
    return name, found[name]


@cache
def listed(grammar: Grammar) -> ListedBounds:
    """The one of a grammar."""
    return ListedBounds(grammar)
