"""Path objects of OFD (GB/T 33190 §9): the level and upright lines that they draw."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from govdocparse.readers.layout.page import Rule
from govdocparse.readers.ofd.package import child
from govdocparse.readers.ofd.text import FURTHEST, matrix_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_MOST_PARTS = 20_000
_THIN = 0.7
_LEVEL = 0.2
# How many numbers follow each letter of abbreviated path data; the last two are the place where it leads.
_NUMBERS = {"S": 2, "M": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}

Point = tuple[float, float]


def rules_of(item: Element, scale: float) -> Iterator[Rule]:
    """The straight level and upright lines of a path object, in millimetres times `scale`.

    Of a box that is only filled none are given but the middle of a thin one.
    """
    stroked = item.get("Stroke") not in ("false", "0")
    data = child(item, "AbbreviatedData")
    a, b, c, d, e, f = matrix_of(item)
    for raw in _strokes(data.text if data is not None and data.text else ""):
        points = [(scale * (a * x + c * y + e), scale * (b * x + d * y + f)) for x, y in raw]
        left, right = min(x for x, _ in points), max(x for x, _ in points)
        top, bottom = min(y for _, y in points), max(y for _, y in points)
        if right - left <= _THIN * scale or bottom - top <= _THIN * scale:
            yield _straight(left, top, right, bottom)
        elif stroked:
            for (x0, y0), (x1, y1) in pairwise(points):
                if abs(x1 - x0) <= _LEVEL * scale or abs(y1 - y0) <= _LEVEL * scale:
                    yield _straight(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def _straight(left: float, top: float, right: float, bottom: float) -> Rule:
    """A thin box as the line through its middle."""
    if right - left >= bottom - top:
        return Rule(left, (top + bottom) / 2, right, (top + bottom) / 2)
    return Rule((left + right) / 2, top, (left + right) / 2, bottom)


def _strokes(data: str) -> Iterator[list[Point]]:
    """The points of each stretch of straight lines in abbreviated path data; it ends where the data is unsound."""
    points: list[Point] = []
    parts = iter(data.split()[:_MOST_PARTS])
    for letter in parts:
        try:
            values = [float(next(parts)) for _ in range(_NUMBERS[letter])]
        except (KeyError, ValueError, StopIteration):
            break
        if not all(abs(value) <= FURTHEST for value in values):
            break
        if letter == "C":
            points += points[:1]
        elif letter == "L":
            points.append((values[0], values[1]))
        if letter != "L":
            if len(points) > 1:
                yield points
            points = [(values[-2], values[-1])] if values else []
    if len(points) > 1:
        yield points
