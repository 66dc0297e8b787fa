"""Atoms -> measures: each atom with the bound that governs it; what counts by no bound and no measure leaves."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final, Literal

import regex

from govdocparse.annotation.amounts import ONE_HALF
from govdocparse.annotation.atoms import Atom, Measure
from govdocparse.annotation.intervals import Intervals
from govdocparse.annotation.listed_bounds import LONGEST_LABEL, listed, named
from govdocparse.annotation.weak import Weak
from govdocparse.grammar import Grammar
from govdocparse.model import Bound
from govdocparse.model.annotations import SHARES
from govdocparse.starts import Heads, Opened
from govdocparse.strings import holds_any

# Behind a length of time: it is a term, which a bound may stand behind: 5年期以上.
_TERM: Final = "期"
# No bound word with the link behind it is longer: no search begins further back.
_LONGEST_WORDS: Final = 24
_EXCLUSIVE: Final[dict[Bound, Bound]] = {"max": "below", "min": "exceed"}
_INCLUSIVE: Final[dict[Bound, Bound]] = {"below": "max", "exceed": "min"}
# The bound in front, its word, whether the word touches the number, and the clause less a touching word.
_Ahead = tuple[Bound, str, bool, str]
_Behind = tuple[Bound, str]


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
        self.lists = listed(grammar)
        self.limits = grammar.lexicon("limits")
        self.lasting = grammar.lexicon("lasting")
        self.last_years = grammar.lexicon("last_years")
        self.moving_fronts = grammar.lexicon("moving_fronts")
        self.term_ends = grammar.lexicon("term_ends")
        self.behind_terms = grammar.lexicon("behind_terms")
        self.weak = Weak(grammar)

    def bound(self, atoms: Sequence[Atom], string: str) -> list[Measure]:
        """The atoms that count, with their bounds, shared over lists and closed to intervals."""
        measures = self._measures(atoms, string)
        if len(atoms) > 1:
            self._pass_over_times(measures)
            self.lists.share_label(measures, string)
        bounded = len(atoms) > 1 and any(measure.bound for measure in measures)
        if bounded:
            self.lists.share(measures, string)
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
                elif apart or atom.weak == "bare" or kind in SHARES:
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
        limits = bound == "max" and behind[0] == "min" and word.startswith(self.limits)
        if limits or (bound == "exceed" and behind[0] == "max"):
            # 限速70公里/小时以上的道路: which limits; 超出2个百分点以内: by how much at most
            return Measure(atom, front, *behind)
        if (not touching or bound == "approx") and behind[0] != "approx":
            return Measure(atom, front, behind[0], f"{word}…{behind[1]}" if touching else behind[1], touching)
        return Measure(atom, front, bound, f"{word}…{behind[1]}", touching, True)

    def _touching(self, atom: Atom, found: regex.Match[str], string: str) -> _Ahead | None:
        """The bound whose word touches the number."""
        bound, word = named(found)
        rest = atom.front[: found.start()]
        if word == "近" and atom.kind == "time" and not rest.endswith(self.lasting):
            return None
        if word in self.term_ends and string.startswith(self.behind_terms, atom.end):
            return None  # 合同期满3个月前, 公示期满3日内: the end of a term, and how long before or behind it
        if atom.kind in SHARES and word.endswith(self.limit_ends) and word.startswith(self.limits):
            return None  # 收入限额1.5倍以上: a multiple of a limit
        if "（不" in found[0]:
            bound = _EXCLUSIVE.get(bound, bound)
        elif atom.high is None and (bracket := self._bracket(atom, string)):
            bound = (_EXCLUSIVE if bracket["without"] else _INCLUSIVE).get(bound, bound)
        return bound, word, True, rest

    def _bracket(self, atom: Atom, string: str) -> regex.Match[str] | None:
        """The bracket behind a number, or before its unit (750（含）万元), that takes it in or leaves it out."""
        if "）" in string[atom.start : atom.end] and (inner := self.with_itself.search(string, atom.start, atom.end)):
            return inner
        return self.with_itself.match(string, atom.end)

    def _pass_over_times(self, measures: list[Measure]) -> None:
        """The bound in front of the years that a mean is of, to what is measured by it: 不低于前三年平均值的80%."""
        for index in range(len(measures) - 1):
            measure, following = measures[index], measures[index + 1]
            atom, behind = measure.atom, following.atom
            if atom.kind != "time" or not atom.front.endswith(self.last_years) or measure.touching:
                continue
            if following.bound or not behind.front or behind.start - len(behind.front) != atom.end:
                continue
            if atom.front.endswith(self.moving_fronts) or not (found := self.apart.search(atom.front)):
                continue
            if not measure.bound or measure.ahead:
                measures[index] = Measure(atom, atom.front)
                measures[index + 1] = following.under(*named(found), True)

    def _labelled(self, atom: Atom, string: str) -> _Ahead | None:
        """The bound that a label in front of the number says: 最高限价：385万元."""
        found = self.label.search(string, max(0, atom.start - LONGEST_LABEL), atom.start)
        return (*named(found), True, atom.front) if found else None

    def _apart(self, atom: Atom, apart: bool) -> _Ahead | None:
        """The bound whose word stands apart in the clause; `apart` says that one of these words is in the leaf."""
        front = atom.front
        found = self.scale.search(front) if atom.weak == "bare" or atom.low == ONE_HALF else None
        if found is None and atom.weak != "bare":
            if apart and holds_any(front, self.apart_words):
                found = self.apart.search(front)
            if found is None and atom.kind in SHARES and front[-1] in self.share_ends:
                found = self.share.search(front)
        return (*named(found), False, front) if found and found.lastgroup else None

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
            bound, word = named(found)
            left_out = atom.open_high or ("（不" in found[0] and self.left_out.search(found[0]))
            return (_EXCLUSIVE.get(bound, bound) if left_out else bound), word
        within = self.withins.get(atom.kind)
        if within is not None and (atom.high is None or atom.kind == "time") and (found := within.match(string, end)):
            return "max", found[0]
        noun = self.noun.match(string, end) if atom.kind == "count" else None
        return named(noun) if noun else None

    def _goes_on(self, kept: Sequence[Measure], measure: Measure, string: str) -> bool:
        """Whether a bare number is where the one before it moves to (容积率由1.2提高到2.0), or next to it in a list.

        In a list both have a scale: 分别奖励20万、10万.
        """
        atom = measure.atom
        if not kept or not kept[-1].atom.weak == atom.weak == "number":
            return False
        in_list = atom.scale != 1 != kept[-1].atom.scale and self.lists.link.fullmatch(atom.front)
        moves = in_list or self.lists.moves(kept, len(kept) - 1, measure, string)
        return bool(moves) and self.weak.ends_bare(atom, string)


@cache
def binder(grammar: Grammar) -> Binder:
    """The one binder of a grammar."""
    return Binder(grammar)
