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


def closed(measures: Iterable[Measure], string: str, gap: regex.Pattern[str]) -> list[Measure]:
    """The measures of a string with each closed interval as one; `gap` is what may stand between its ends."""
    result: list[Measure] = []
    for measure in measures:
        closes = result and measure.bound in _UPPER and result[-1].bound in _LOWER
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
    return Measure(
        whole, left.front, None, f"{left.marker}…{right.marker}", left.touching, False,
        "exceed" if left.bound == "exceed" else None, "below" if right.bound == "below" else None,
    )  # fmt: skip
