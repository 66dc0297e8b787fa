"""An atom that lacks something (a unit, a number of its own) -> whether it counts by what governs it."""

from __future__ import annotations

from typing import Final

from govdocparse.annotation.atoms import Atom, Measure
from govdocparse.grammar import Grammar

_MYRIAD: Final = 10_000
_RATE_WINDOW: Final = 16
_POINTS: Final = frozenset(".点")


class Weak:
    """Judges weak atoms by the rules of one grammar."""

    def __init__(self, grammar: Grammar) -> None:
        self._scale = grammar.pattern("scale_bound")
        self._measures = grammar.pattern("measures_bare")
        self._between = grammar.pattern("between_behind")
        self._reaches = grammar.pattern("reaches_bare")
        self._changed = grammar.pattern("changes_bare")
        self._counted = grammar.pattern("counted_behind")
        self._bare_behind = grammar.pattern("bare_behind")
        self._score = grammar.pattern("score_front")
        self._priced = grammar.pattern("price_front")
        self._parted = grammar.pattern("parted_front")
        self._rate = grammar.pattern("rate_article")
        self._never_rated = frozenset(grammar.lexicon("never_rated"))
        self._superlatives = frozenset(grammar.lexicon("superlatives"))

    def ends_bare(self, atom: Atom, string: str) -> bool:
        """Whether what stands behind a number can stand behind one without a unit."""
        return atom.end == len(string) or self._bare_behind.match(string, atom.end) is not None

    def counts(self, measure: Measure, string: str) -> bool:
        """Whether an atom that lacks something counts by what governs it."""
        atom, front = measure.atom, measure.front
        if atom.weak == "number":
            return self._counts_bare(measure, string)
        if atom.weak == "article" and atom.kind == "time":
            # 每月任意一日, 自下一个季度起: it points, and neither 每 nor 起 makes a measure of it
            return measure.ahead and measure.bound is not None
        if measure.bound or (atom.weak == "bare" and self._scale.search(front)):
            return atom.weak != "article" or measure.marker not in self._superlatives
        if atom.weak == "article":
            rated = self._rate.search(string, max(0, atom.start - _RATE_WINDOW), atom.start) is not None
            return rated and atom.unit is not None and atom.unit.name not in self._never_rated
        if atom.weak != "loose":
            return False
        return any(rule.search(front) for rule in (self._score, self._rate, self._parted)) or (
            atom.kind == "money" and self._priced.search(front) is not None
        )

    def _counts_bare(self, measure: Measure, string: str) -> bool:
        """Whether the sentence measures with a number without a unit (容积率不低于2.5)."""
        atom, front = measure.atom, measure.front
        if atom.high is not None and (atom.end - atom.start == len(string) or self._between.match(string, atom.end)):
            return True
        if not self.ends_bare(atom, string):
            return atom.figures and atom.scale >= _MYRIAD and self._counted.match(string, atom.end) is not None
        if measure.touching or self._measures.search(front) or (measure.bound and not measure.ahead and not atom.about):
            return True
        if atom.scale == 1:
            decimals = not _POINTS.isdisjoint(string[atom.start : atom.end])
            return decimals and atom.high is None and self._changed.search(front) is not None
        if atom.figures and front[-1:].isalpha():
            return True  # 家电5万，实现80亿的目标: figures with a scale behind a word and at the end of a clause
        return atom.high is None and self._reaches.search(front) is not None
