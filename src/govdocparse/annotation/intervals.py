"""Measures -> measures, where two that close an interval are one range: 50%以上80%以下; all others stay as they are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import regex

from govdocparse.annotation.amounts import size
from govdocparse.annotation.atoms import FARTHEST, SHARES, Measure, aligned
from govdocparse.model import Bound

_LOWER: Final[frozenset[Bound | None]] = frozenset({"min", "exceed"})
_UPPER: Final[frozenset[Bound | None]] = frozenset({"max", "below"})
# What leads from a lower bound to the other end without a bound: 七层以上至十一层.
_UP_TO: Final = ("以上至", "以上到")
_LEFT_OUT: Final = ("（不含", "（不包")


def closed(measures: Iterable[Measure], string: str, gap: regex.Pattern[str]) -> list[Measure]:
    """The measures of a string with each closed interval as one; `gap` is what may stand between its ends."""
    result: list[Measure] = []
    for measure in measures:
        upper = measure.bound in _UPPER or (measure.bound is None and string.endswith(_UP_TO, 0, measure.atom.start))
        closes = upper and result and result[-1].bound in _LOWER
        if closes and (whole := _interval(result[-1], measure, string, gap)):
            result[-1] = whole
        else:
            result.append(measure)
    return result


def _interval(left: Measure, right: Measure, string: str, gap: regex.Pattern[str]) -> Measure | None:
    """From the first figure to the second unit as one range, in the smaller unit; None where the two make none."""
    first, second = left.atom, right.atom
    if first.high or second.high:
        return None
    if second.start - first.end > FARTHEST or not gap.match(string[first.end : second.start]):
        return None
    low, high, unit, kind = first.low, second.low, second.unit, first.kind
    if first.kind in SHARES and unit is None and second.kind == "number" and not second.figures:
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
    below = right.bound == "below" or string.startswith(_LEFT_OUT, second.end)
    return Measure(
        whole, left.front, None, f"{left.marker}…{right.marker or string[second.start - 1]}", left.touching, False,
        "exceed" if left.bound == "exceed" else None, "below" if below else None,
    )  # fmt: skip
