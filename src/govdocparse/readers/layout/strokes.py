"""The points of a path that straight lines join -> the level and upright rules that it draws."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from govdocparse.readers.layout.page import Rule

Point = tuple[float, float]

# In points: how thick a box is at most that is a line, and how far a side may be out of level.
_THIN = 2.0
_LEVEL = 0.5


def rules_of(points: Sequence[Point], *, stroked: bool) -> Iterator[Rule]:
    """The rules of one path: the middle of a thin box; of any other that is `stroked`, its level and upright sides."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    left, low, right, high = min(xs), min(ys), max(xs), max(ys)
    if right - left <= _THIN or high - low <= _THIN:
        yield _straight(left, low, right, high)
    elif stroked:
        for (x0, y0), (x1, y1) in pairwise(points):
            if abs(x1 - x0) <= _LEVEL or abs(y1 - y0) <= _LEVEL:
                yield _straight(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def _straight(left: float, low: float, right: float, high: float) -> Rule:
    """A thin box as the line through its middle."""
    if right - left >= high - low:
        return Rule(left, (low + high) / 2, right, (low + high) / 2)
    return Rule((left + right) / 2, low, (left + right) / 2, high)
