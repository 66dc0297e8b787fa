"""Atoms -> measures: each atom with the bound that governs it; what counts by no bound and no measure leaves."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final, Literal

import regex

from govdocparse.annotation.amounts import ONE_HALF
from govdocparse.annotation.atoms import Atom, Measure
from govdocparse.annotation.intervals import Intervals
from govdocparse.annotation.weak import Weak
from govdocparse.grammar import Grammar
from govdocparse.model import Bound
from govdocparse.starts import Heads, Opened
from govdocparse.strings import holds_any

# How far behind a list its 分别 stands: 十倍、五十倍以上的，应当分别认定.
_APART: Final = 16
# Further back from the last number of a list nobody looks for its 分别.
_LONGEST_LIST: Final = 12
_LONGEST_LABEL: Final = 24
# Behind a length of time: it is a term, which a bound may stand behind: 5年期以上.
_TERM: Final = "期"
# Of how many characters the ends of names are alike that one bound governs: 最高双职工60万元、单职工50万元.
_ALIKE: Final = 2
# No bound word with the link behind it is longer: no search begins further back.
_LONGEST_WORDS: Final = 24
# No link between the numbers of a list is longer: 、和, 以及.
_LONGEST_LINK: Final = 2
_EXCLUSIVE: Final[dict[Bound, Bound]] = {"max": "below", "min": "exceed"}
_INCLUSIVE: Final[dict[Bound, Bound]] = {"below": "max", "exceed": "min"}
# The bound in front, its word, whether the word touches the number, and the clause less a touching word.
_Ahead = tuple[Bound, str, bool, str]
_Behind = tuple[Bound, str]
_PORTIONS: Final = frozenset({"percent", "permille", "fraction", "ratio"})
# The two numbers of one storage: 不小于50兆瓦/100兆瓦时.
_STORAGE: Final = ("power", "energy")


class Binder:
    """Finds bounds by the rules of one grammar."""

    def __init__(self, grammar: Grammar) -> None:
        self.touching = Opened(grammar.pattern("touching_bound"))
        self.touching_ends = frozenset(grammar.lexicon("touching_ends"))
        self.limit_ends = grammar.lexicon("limit_ends")
        self.limited_ends = self.touching_ends.union(self.limit_ends)
        self.apart_words = grammar.lexicon("clause_bound_words")
        self.apart = grammar.pattern("clause_bound")
        self.label = grammar.pattern("label_bound")
        self.label_words = grammar.lexicon("label_words")
        self.label_case = grammar.pattern("label_case")
        self.share = grammar.pattern("share_bound")
        self.share_ends = frozenset(grammar.lexicon("share_ends"))
        self.one_end_out = grammar.pattern("one_end_out")
        self.scale = grammar.pattern("scale_bound")
        self.behind = grammar.pattern("behind_bound")
        self.left_out = grammar.pattern("left_out")
        self.withins = {
            "time": grammar.pattern("behind_within_time"),
            "length": grammar.pattern("behind_within"),
            "percent": grammar.pattern("behind_within_share"),
            "ratio": grammar.pattern("behind_within_share"),
        }
        self.behind_heads = Heads([self.behind, *self.withins.values()])
        self.noun = grammar.pattern("behind_noun")
        self.with_itself = grammar.pattern("with_itself")
        self.intervals = Intervals(grammar)
        self.list_link = grammar.pattern("list_link")
        self.named_list_link = grammar.pattern("named_list_link")
        self.from_front = grammar.pattern("from_front")
        self.to_front = grammar.pattern("to_front")
        self.moved_again = grammar.pattern("moved_again")
        self.limits = grammar.lexicon("limits")
        self.lasting = grammar.lexicon("lasting")
        self.term_ends = grammar.lexicon("term_ends")
        self.behind_terms = grammar.lexicon("behind_terms")
        self.moved_to = grammar.lexicon("moved_to")
        self.either = grammar.lexicon("either")
        self.weak = Weak(grammar)

    def bound(self, atoms: Sequence[Atom], string: str) -> list[Measure]:
        """The atoms that count, with their bounds, shared over lists and closed to intervals."""
        measures = self._measures(atoms, string)
        if len(atoms) > 1 and "：" in string and holds_any(string, self.label_words):
            self._share_label(measures, string)
        bounded = len(atoms) > 1 and any(measure.bound for measure in measures)
        if bounded:
            self._share(measures, string)
        kept: list[Measure] = []
        for measure in measures:
            if not measure.atom.weak or self.weak.counts(measure, string) or self._goes_on(kept, measure, string):
                kept.append(measure)
        return self.intervals.closed(kept, string) if bounded else kept

    def _measures(self, atoms: Sequence[Atom], string: str) -> list[Measure]:
        """Each atom with its bound; what most of them lack is asked in the loop, and some of it once for all."""
        measures: list[Measure] = []
        ends, touching = self.limited_ends if "限" in string else self.touching_ends, self.touching
        apart = holds_any(string, self.apart_words)
        nouns = self.noun.may_find(string)
        for atom in atoms:
            front, end, kind = atom.front, atom.end, atom.kind
            ahead = behind = None
            if front:
                if front[-1] in ends and (found := touching.search(front, max(0, len(front) - _LONGEST_WORDS))):
                    ahead = self._touching(atom, found, string)
                elif apart or atom.weak == "bare" or kind in _PORTIONS:
                    ahead = self._apart(atom, apart)
            elif string[atom.start - 1 : atom.start] == "：":
                ahead = self._labelled(atom, string)
            if kind == "time" and string.startswith(_TERM, end):
                end += 1  # 5年期以上
            if (nouns and kind == "count") or self.behind_heads.at(string, end):
                behind = self._behind(atom, end, string)
            if ahead is None and behind is None and not atom.about and atom.high is None:
                measures.append(Measure(atom, front))
            else:
                measures.append(self._measure(atom, string, ahead, behind))
        return measures

    def _measure(self, atom: Atom, string: str, ahead: _Ahead | None, behind: _Behind | None) -> Measure:
        """An atom with the bounds in front of it and behind it."""
        if atom.high is not None and (opened := self._open_range(atom, string)):
            return opened
        front = atom.front
        if ahead is None:
            if behind is not None:
                return Measure(atom, front, *behind)
            return Measure(atom, front, "approx", atom.about) if atom.about else Measure(atom, front)
        bound, word, touching, front = ahead
        if atom.high is not None and bound == "exceed":
            return Measure(atom, front, None, word, touching, low_bound="exceed")  # 超过1万元至10万元的部分
        if behind is None:
            return Measure(atom, front, bound, word, touching, True)
        if (not touching or bound == "approx") and behind[0] != "approx":
            return Measure(atom, front, behind[0], f"{word}…{behind[1]}" if touching else behind[1], touching)
        return Measure(atom, front, bound, f"{word}…{behind[1]}", touching, True)

    def _touching(self, atom: Atom, found: regex.Match[str], string: str) -> _Ahead | None:
        """The bound whose word touches the number."""
        bound, word = _named(found)
        rest = atom.front[: found.start()]
        if word == "近" and atom.kind == "time" and not rest.endswith(self.lasting):
            return None
        if word in self.term_ends and string.startswith(self.behind_terms, atom.end):
            return None  # 合同期满3个月前, 公示期满3日内: the end of a term, and how long before or behind it
        if atom.kind in _PORTIONS and word.endswith(self.limit_ends) and word.startswith(self.limits):
            return None  # 收入限额1.5倍以上: a multiple of a limit
        if "（不" in found[0]:
            bound = _EXCLUSIVE.get(bound, bound)
        elif atom.high is None and (bracket := self.with_itself.match(string, atom.end)):
            bound = (_EXCLUSIVE if bracket["without"] else _INCLUSIVE).get(bound, bound)
        return bound, word, True, rest

    def _labelled(self, atom: Atom, string: str) -> _Ahead | None:
        """The bound that a label in front of the number says: 最高限价：385万元."""
        found = self.label.search(string, max(0, atom.start - _LONGEST_LABEL), atom.start)
        return (*_named(found), True, atom.front) if found else None

    def _share_label(self, measures: list[Measure], string: str) -> None:
        """One label over the cases of a list: 最高额度为：个人50万元，家庭80万元."""
        for index in range(len(measures) - 1):
            first = measures[index].atom
            begins = first.start - len(first.front)
            if string[begins - 1 : begins] != "：" or not self.label_case.fullmatch(first.front):
                continue
            found = self.label.search(string, max(0, begins - _LONGEST_LABEL), begins)
            if found is None:
                continue
            end, (bound, word) = begins, _named(found)
            for place in range(index, len(measures)):
                measure = measures[place]
                listed = self.label_case.fullmatch(string, end, measure.atom.start)
                if measure.bound or not listed or not _alike(measure.atom, first):
                    break
                measures[place] = measure.under(bound, word, True)
                end = measure.atom.end

    def _apart(self, atom: Atom, apart: bool) -> _Ahead | None:
        """The bound whose word stands apart in the clause; `apart` says that one of these words is in the leaf."""
        front = atom.front
        found = self.scale.search(front) if atom.weak == "bare" or atom.low == ONE_HALF else None
        if found is None and atom.weak != "bare":
            if apart and holds_any(front, self.apart_words):
                found = self.apart.search(front)
            if found is None and atom.kind in _PORTIONS and front[-1] in self.share_ends:
                found = self.share.search(front)
        return (*_named(found), False, front) if found and found.lastgroup else None

    def _open_range(self, atom: Atom, string: str) -> Measure | None:
        """A range one of whose ends is left out by （不含） or （含…，不含…）; None where both are taken in."""
        low: Literal["exceed"] | None = "exceed" if atom.open_low else None
        high: Literal["below"] | None = "below" if atom.open_high else None
        if told := self.one_end_out.match(string, atom.end):
            upper = string.endswith(told["out"], atom.start, atom.end)
            low, high = (low, "below") if upper else ("exceed", high)
        elif (bracket := self.with_itself.match(string, atom.end)) and bracket["without"]:
            high = "below"
        return Measure(atom, atom.front, low_bound=low, high_bound=high) if low or high else None

    def _behind(self, atom: Atom, end: int, string: str) -> _Behind | None:
        """The bound behind the unit, which ends at `end` with the 期 of a term, and its word."""
        if found := self.behind.match(string, end):
            bound, word = _named(found)
            left_out = atom.open_high or ("（不" in found[0] and self.left_out.search(found[0]))
            return (_EXCLUSIVE.get(bound, bound) if left_out else bound), word
        within = self.withins.get(atom.kind)
        if within is not None and (atom.high is None or atom.kind == "time") and (found := within.match(string, end)):
            return "max", found[0]
        noun = self.noun.match(string, end) if atom.kind == "count" else None
        return _named(noun) if noun else None

    def _share(self, measures: list[Measure], string: str) -> None:
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
            spread = bool(open_left and right.bound and not right.ahead and self.list_link.fullmatch(right.atom.front))
            if spread:
                measures[index - 1] = left.under(right.bound, right.marker, left.ahead)

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

    def head(self, measures: Sequence[Measure], index: int) -> int:
        """The index of the first number of the list that the number at `index` is in, at most some places before it."""
        first = max(0, index - _LONGEST_LIST)
        while index > first and self.list_link.fullmatch(measures[index].atom.front):
            index -= 1
        return index

    def _shares(self, measures: Sequence[Measure], last: int, right: Measure, string: str) -> bool:
        """Whether the bound of the number at `last` governs the right one too."""
        left, link = measures[last], right.atom.front
        if self.list_link.fullmatch(link) or self.moves(measures, last, right, string):
            return True
        if not left.touching and link.endswith(self.moved_to) and left.front.endswith(self.moved_to):
            return self.moved_again.fullmatch(string, left.atom.end, right.atom.start) is not None
        alike = not left.touching and len(link) > _ALIKE and link[-_ALIKE:] == left.front[-_ALIKE:]
        return (alike or "分别" in left.atom.front) and self.named_list_link.fullmatch(link) is not None

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

    def _goes_on(self, kept: Sequence[Measure], measure: Measure, string: str) -> bool:
        """Whether a bare number is where the one before it moves to (容积率由1.2提高到2.0), or next to it in a list.

        In a list both have a scale: 分别奖励20万、10万.
        """
        atom = measure.atom
        if not kept or not kept[-1].atom.weak == atom.weak == "number":
            return False
        listed = atom.scale != 1 != kept[-1].atom.scale and self.list_link.fullmatch(atom.front)
        return bool(listed or self.moves(kept, len(kept) - 1, measure, string)) and self.weak.ends_bare(atom, string)


def _alike(one: Atom, other: Atom) -> bool:
    """Whether two numbers count the same: of one kind, in one unit."""
    return one.kind == other.kind and one.unit == other.unit


def _named(found: regex.Match[str]) -> tuple[Bound, str]:
    """Which bound a match names, and by which word."""
    name: Bound = found.lastgroup
    return name, found[name]


@cache
def binder(grammar: Grammar) -> Binder:
    """The one binder of a grammar."""
    return Binder(grammar)
