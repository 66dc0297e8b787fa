"""Measures -> measures: two that close an interval are one (50%以上80%以下), and one said twice (两个或者两个以上)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from govdocparse.annotation.amounts import size
from govdocparse.annotation.atoms import FARTHEST, PERCENTAGES, Measure, aligned
from govdocparse.grammar import Grammar
from govdocparse.model import Bound

_LOWER: Final[frozenset[Bound | None]] = frozenset({"min", "exceed"})
_UPPER: Final[frozenset[Bound | None]] = frozenset({"max", "below"})


class Intervals:
    """Closes intervals by the rules of one grammar."""

    def __init__(self, grammar: Grammar) -> None:
        self.gap = grammar.pattern("interval_gap")
        self.links = grammar.lexicon("interval_links")
        self.left_out = grammar.lexicon("end_left_out")
        self.either = frozenset(grammar.lexicon("either"))

    def closed(self, measures: Iterable[Measure], string: str) -> list[Measure]:
        """The measures of a string with each closed interval as one."""
        result: list[Measure] = []
        for measure in measures:
            linked = measure.bound is None and string.endswith(self.links, 0, measure.atom.start)
            closes = (linked or measure.bound in _UPPER) and result and result[-1].bound in _LOWER
            if closes and (whole := self._interval(result[-1], measure, string)):
                result[-1] = whole
            elif measure.bound == "min" and result and self._again(result[-1], measure, string):
                again = result[-1].atom.but(end=measure.atom.end)
                result[-1] = Measure(again, again.front, "min", measure.marker)
            else:
                result.append(measure)
        return result

    def _again(self, first: Measure, second: Measure, string: str) -> bool:
        """Whether a number without a bound is only said before itself: 两个或者两个以上."""
        left, right = first.atom, second.atom
        if (
            first.bound not in (None, second.bound)
            or left.low != right.low
            or left.unit is not right.unit
            or left.high is not None
        ):
            return False
        return string[left.end : right.start] in self.either

    def _interval(self, left: Measure, right: Measure, string: str) -> Measure | None:
        """From the first figure to the second unit as one range, in the smaller unit; None where the two make none."""
        first, second = left.atom, right.atom
        if first.high or second.high:
            return None
        if second.start - first.end > FARTHEST or not self.gap.match(string[first.end : second.start]):
            return None
        low, high, unit, kind = first.low, second.low, second.unit, first.kind
        if first.kind in PERCENTAGES and unit is None and second.kind == "number" and not second.figures:
            unit = first.unit  # 百分之三十以上五十以下
        elif first.unit is None or unit is None:
            if first.unit is not None or first.kind != second.kind:
                return None
        elif first.unit.written != unit.written:
            if (ends := aligned(first, second)) is None:
                return None
            low, high, unit = ends
            kind = unit.kind
        if size(low) >= size(high):
            return None
        whole = first.but(end=second.end, low=low, high=high, unit=unit, kind=kind, weak="")
        below = right.bound == "below" or string.startswith(self.left_out, second.end)
        return Measure(
            whole, left.front, None, f"{left.marker}…{right.marker or string[second.start - 1]}", left.touching, False,
            "exceed" if left.bound == "exceed" else None, "below" if below else None,
        )  # fmt: skip
