"""Path objects of OFD (GB/T 33190 §9): the level and upright lines that they draw."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from govdocparse.readers.layout import strokes
from govdocparse.readers.layout.page import Rule
from govdocparse.readers.layout.strokes import Point
from govdocparse.readers.ofd.package import child
from govdocparse.readers.ofd.text import FURTHEST, matrix_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_MOST_PARTS = 20_000
# How many numbers follow each letter of abbreviated path data; the last two are the place where it leads.
_NUMBERS = {"S": 2, "M": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}


def rules_of(item: Element, scale: float) -> Iterator[Rule]:
    """The straight level and upright lines of a path object; `scale` makes points of millimetres."""
    stroked = item.get("Stroke") not in ("false", "0")
    data = child(item, "AbbreviatedData")
    a, b, c, d, e, f = matrix_of(item)
    for raw in _strokes(data.text if data is not None and data.text else ""):
        points = [(scale * (a * x + c * y + e), scale * (b * x + d * y + f)) for x, y in raw]
        yield from strokes.rules_of(points, stroked=stroked)


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
