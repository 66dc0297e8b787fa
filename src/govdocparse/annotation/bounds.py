"""Atoms -> measures: each atom with the bound that governs it and the words that set it; what only looks like one leaves."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from typing import Literal, NamedTuple

import regex

from govdocparse.annotation.numerals import Ratio, size
from govdocparse.annotation.atoms import Atom
from govdocparse.grammar import Grammar
from govdocparse.model import Bound

_BEHIND = frozenset("以及或（左上下前内之封起开和")
_MEASURED_NO_ARTICLE = frozenset("批种套类层片道")
_ONE_HALF = Ratio(Decimal(1), Decimal(2))


class Measure(NamedTuple):
    """An atom that counts, with its bound; `front` is its clause before it, less the touching bound word."""

    atom: Atom
    front: str
    bound: Bound | None = None
    marker: str | None = None
    touching: bool = False
    ahead: bool = False
    low_bound: Literal["exceed"] | None = None
    high_bound: Literal["below"] | None = None


class Binder:
    """Finds bounds by the rules of one grammar."""

    def __init__(self, grammar: Grammar) -> None:
        self.touching = grammar.pattern("touching_bound")
        self.touching_ends = frozenset(grammar.lexicon("touching_ends"))
        self.apart_signs = tuple(grammar.lexicon("clause_bound_signs"))
        self.apart = grammar.pattern("clause_bound")
        self.scale = grammar.pattern("scale_bound")
        self.behind = grammar.pattern("behind_bound")
        self.within = grammar.pattern("behind_within")
        self.noun = grammar.pattern("behind_noun")
        self.with_itself = grammar.pattern("with_itself")
        self.interval_gap = grammar.pattern("interval_gap")
        self.list_link = grammar.pattern("list_link")
        self.named_list_link = grammar.pattern("named_list_link")
        self.measures = grammar.pattern("measures_bare")
        self.between = grammar.pattern("between_behind")
        self.reaches = grammar.pattern("reaches_bare")
        self.bare_behind = grammar.pattern("bare_behind")
        self.score = grammar.pattern("score_front")
        self.from_front = grammar.pattern("from_front")
        self.to_front = grammar.pattern("to_front")
        self.rate = grammar.pattern("rate_article")

    def bound(self, atoms: Sequence[Atom], string: str) -> list[Measure]:
        """The atoms that count, with their bounds, shared over lists and closed to intervals."""
        measures = [self._measure(atom, string) for atom in atoms]
        self._share(measures, string)
        kept = [measure for measure in measures if not measure.atom.weak or self._counts(measure, string)]
        return self._intervals(kept, string)

    def _measure(self, atom: Atom, string: str) -> Measure:
        front = atom.front
        ahead: Bound | None = None
        touching, word = False, ""
        if front:
            found = self.touching.search(front) if front[-1] in self.touching_ends else None
            touching = found is not None
            if found is None:
                if atom.weak == "bare" or atom.low == _ONE_HALF:
                    found = self.scale.search(front)
                elif any(sign in front for sign in self.apart_signs):
                    found = self.apart.search(front)
            if found is not None:
                ahead, word = _named(found)
                if ahead == "approx" and word.startswith("近") and atom.kind == "time" and not front[: found.start()].endswith(("历时", "用时", "长达", "时隔", "耗时", "共")):
                    ahead, touching, word = None, False, ""
                elif touching:
                    front = front[: found.start()]
        behind, tail = self._behind(atom, string)
        if ahead in ("max", "min") and touching and behind is None and string.startswith("（", atom.end):
            bracket = self.with_itself.match(string, atom.end)
            if bracket and bracket["without"]:
                ahead = "below" if ahead == "max" else "exceed"
        if behind and (ahead is None or (not touching and behind != "approx") or ahead == "approx"):
            kept = word if touching and ahead is not None else ""
            return Measure(atom, front, behind, f"{kept}…{tail}" if kept else tail, touching)
        if ahead:
            both = behind is not None and (touching or behind == ahead)
            return Measure(atom, front, ahead, f"{word}…{tail}" if both else word, touching, ahead=True)
        if atom.about:
            return Measure(atom, front, "approx", atom.about)
        return Measure(atom, front, touching=touching)

    def _behind(self, atom: Atom, string: str) -> tuple[Bound | None, str]:
        if string[atom.end : atom.end + 1] in _BEHIND and string[atom.end : atom.end + 1]:
            if found := self.behind.match(string, atom.end):
                bound, word = _named(found)
                if "不含" in found[0]:
                    bound = "below" if bound == "max" else "exceed"
                return bound, word
            if atom.kind in ("time", "length") and self.within.match(string, atom.end):
                return "max", "内"
        if atom.kind == "count" and (found := self.noun.match(string, atom.end)):
            return "min", "以上"
        return None, ""

    def _share(self, measures: list[Measure], string: str) -> None:
        """One bound over a list: 最高20万元、10万元 forwards, 分别达到50%、60%以上 backwards."""
        for index in range(1, len(measures)):
            left, right = measures[index - 1], measures[index]
            if left.bound and right.bound is None and left.atom.kind == right.atom.kind and left.ahead:
                link = right.atom.front
                if self.list_link.fullmatch(link) or self._raised(left, right, string) or ("分别" in left.atom.front and self.named_list_link.fullmatch(link)):
                    measures[index] = right._replace(bound=left.bound, marker=left.marker, ahead=True)
        for index in range(len(measures) - 1, 0, -1):
            left, right = measures[index - 1], measures[index]
            if left.bound is None and right.bound and not right.touching and left.atom.kind == right.atom.kind:
                if "分别" in left.atom.front and self.list_link.fullmatch(right.atom.front):
                    measures[index - 1] = left._replace(bound=right.bound, marker=right.marker)

    def _raised(self, left: Measure, right: Measure, string: str) -> bool:
        """Whether one bound is moved from the left number to the right: 最高额度由50万元提高到80万元."""
        gap = string[left.atom.end : right.atom.start]
        return self.from_front.search(left.atom.front) is not None and self.to_front.match(gap) is not None

    def _counts(self, measure: Measure, string: str) -> bool:
        """Whether an atom that lacks something counts by what governs it."""
        atom, front = measure.atom, measure.front
        if atom.weak == "article":
            if measure.bound:
                return True
            unit = atom.unit
            return unit is not None and unit.name not in _MEASURED_NO_ARTICLE and self.rate.search(front) is not None
        if atom.weak == "bare":
            return bool(measure.touching or measure.bound or self.scale.search(front))
        if atom.weak == "loose":
            return bool(measure.bound or self.score.search(front) or self.rate.search(front))
        if atom.high is not None and self.between.match(string, atom.end):
            return True
        behind = string[atom.end : atom.end + 1]
        if behind and not self.bare_behind.match(string, atom.end):
            return False
        if self.measures.search(front):
            return True
        if measure.bound and (measure.touching or not atom.about):
            return measure.touching or measure.marker is not None and string.startswith(measure.marker[-2:], atom.end)
        return atom.scale != 1 and atom.high is None and self.reaches.search(front) is not None

    def _intervals(self, measures: list[Measure], string: str) -> list[Measure]:
        """50%以上80%以下 as one range."""
        result: list[Measure] = []
        for measure in measures:
            if result and (whole := self._interval(result[-1], measure, string)):
                result[-1] = whole
            else:
                result.append(measure)
        return result

    def _interval(self, left: Measure, right: Measure, string: str) -> Measure | None:
        first, second = left.atom, right.atom
        if left.bound not in ("min", "exceed") or right.bound not in ("max", "below") or first.high or second.high:
            return None
        if second.start - first.end > 24 or not self.interval_gap.match(string[first.end : second.start]):
            return None
        low, high, unit = first.low, second.low, second.unit
        if first.unit is None or unit is None:
            if first.unit is not None or first.kind != second.kind:
                return None
        elif first.unit.written != unit.written:
            if first.unit.dimension != unit.dimension or isinstance(low, Ratio) or isinstance(high, Ratio):
                return None
            ratio = unit.factor / first.unit.factor
            if first.kind == "count" or ratio < 1 or ratio.denominator != 1:
                return None
            high, unit = high * int(ratio), first.unit
        if size(low) >= size(high):
            return None
        whole = second._replace(start=first.start, low=low, high=high, unit=unit, kind=first.kind, front=first.front, weak="")
        return Measure(
            whole, left.front, None, f"{left.marker}…{right.marker}", left.touching, False,
            "exceed" if left.bound == "exceed" else None, "below" if right.bound == "below" else None,
        )  # fmt: skip


def _named(found: regex.Match[str]) -> tuple[Bound | None, str]:
    """Which bound a match names, and by which word; none where only a link such as 达到 was met."""
    name = found.lastgroup
    return (name, found[name]) if name else (None, "")


@cache
def binder(grammar: Grammar) -> Binder:
    """The one binder of a grammar."""
    return Binder(grammar)
