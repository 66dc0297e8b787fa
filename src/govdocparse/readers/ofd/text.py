"""Text objects of OFD (GB/T 33190 §11): their characters and where each stands on the page, in millimetres."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import pairwise, repeat
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import east_asian_width

from govdocparse.readers.layout.page import Glyph
from govdocparse.readers.ofd.package import children

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_MOST_STEPS = 1_000_000
_FLAT = 0.12
# No coordinate of a page lies beyond, in millimetres.
FURTHEST = 1e6


class Box(NamedTuple):
    """A rectangle; y grows downwards."""

    left: float
    top: float
    width: float
    height: float

    def holds(self, x: float, y: float) -> bool:
        """Whether a place lies in it."""
        return 0 <= x <= self.width and 0 <= y <= self.height


class Run(NamedTuple):
    """Glyphs of one text code, by how many quarter turns to the right their text runs; None where it runs aslant."""

    turn: int | None
    glyphs: list[Glyph]


Matrix = tuple[float, float, float, float, float, float]
_SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def numbers(text: str | None) -> list[float]:
    """The numbers of a list that is parted by blanks; nothing where one of them is none."""
    try:
        found = [float(part) for part in (text or "").split()]
    except ValueError:
        return []
    return found if all(abs(number) <= FURTHEST for number in found) else []


def box_of(text: str | None) -> Box | None:
    """A rectangle from its four numbers; None where they are not four or it has no size."""
    found = numbers(text)
    if len(found) != 4 or found[2] <= 0 or found[3] <= 0:
        return None
    return Box(*found)


def matrix_of(item: Element) -> Matrix:
    """The transformation from the space of an object to that of the page, with the place of its boundary."""
    a, b, c, d, e, f = found if len(found := numbers(item.get("CTM"))) == 6 else _SAME
    boundary = numbers(item.get("Boundary"))
    left, top = (boundary[0], boundary[1]) if len(boundary) >= 2 else (0.0, 0.0)
    return a, b, c, d, e + left, f + top


def runs_of(item: Element, page: Box, symbols: Mapping[int, str]) -> Iterator[Run]:
    """The runs of a text object; glyphs outside of the page are not shown.

    `symbols` are the characters of its font by their codes, where it is a symbol font.
    """
    matrix = matrix_of(item)
    size = (numbers(item.get("Size")) or [0.0])[0]
    stretch = (numbers(item.get("HScale")) or [1.0])[0] or 1.0
    x = y = 0.0
    for code in children(item, "TextCode"):
        text = (code.text or "").strip("\r\n\t").translate(symbols)
        x = (numbers(code.get("X")) or [x])[0]
        y = (numbers(code.get("Y")) or [y])[0]
        if text and size > 0:
            yield _run(text, _places(text, x, y, size * stretch, code), size, stretch, (matrix, page))


def deltas(text: str | None) -> list[float]:
    """The steps from character to character; `g 3 5.2` stands for three steps of 5.2."""
    steps: list[float] = []
    parts = iter((text or "").split())
    try:
        for part in parts:
            if part == "g":
                count = int(next(parts))
                steps.extend(repeat(float(next(parts)), max(0, min(count, _MOST_STEPS - len(steps)))))
            elif len(steps) < _MOST_STEPS:
                steps.append(float(part))
    except (ValueError, StopIteration, OverflowError):
        pass
    return [step if abs(step) <= FURTHEST else 0.0 for step in steps]


def _places(text: str, x: float, y: float, em: float, code: Element) -> list[tuple[float, float]]:
    """Where each character of a text code begins, in the space of its object."""
    across, down = deltas(code.get("DeltaX")), deltas(code.get("DeltaY"))
    places = []
    for index, character in enumerate(text):
        places.append((x, y))
        if index < len(across):
            x += across[index]
        elif index >= len(down) or not down[index]:
            x += _advance(character) * em
        if index < len(down):
            y += down[index]
    return places


def _is_wide(character: str) -> bool:
    return character > "\u2e7f" or character in "—…“”‘’"


def _advance(character: str) -> float:
    """The usual width of a character in parts of the type size: one for a full-width one, else a half.

    Signs such as ○, × and ① are full-width in Chinese fonts.
    """
    return 1.0 if _is_wide(character) or east_asian_width(character) == "A" else 0.5


def _run(text: str, places: list[tuple[float, float]], size: float, stretch: float, where: tuple[Matrix, Box]) -> Run:
    """The characters of a text object at their places on the page, and which way they are turned."""
    (a, b, c, d, e, f), page = where
    height = size * math.hypot(c, d)
    width = size * stretch * math.hypot(a, b)
    points = [(a * x + c * y + e, b * x + d * y + f) for x, y in places]
    turn = _turn(points, (a, b))
    glyphs = []
    for index, (character, (x, y)) in enumerate(zip(text, points, strict=True)):
        if page.holds(x, y) and not character.isspace():
            baseline, left = _upright(turn or 0, x, y, page)
            step = math.dist(points[index], points[index + 1]) if index + 1 < len(points) else 0.0
            # A narrow character is as wide as its step says: no font is read here.
            as_stepped = 0 < step <= width and not _is_wide(character)
            glyphs.append(
                Glyph(baseline, left, left + (step if as_stepped else _advance(character) * width), height, character)
            )
    return Run(turn, glyphs)


def _turn(points: list[tuple[float, float]], across: tuple[float, float]) -> int | None:
    """By how many quarter turns to the right text runs: as most of its steps do; one character, as it stands."""
    steps = [(x1 - x0, y1 - y0) for (x0, y0), (x1, y1) in pairwise(points) if x0 != x1 or y0 != y1]
    turns = Counter(_quarter(x, y) for x, y in steps or [across])
    return turns.most_common(1)[0][0]


def _quarter(x: float, y: float) -> int | None:
    if abs(y) <= _FLAT * abs(x):
        return 0 if x >= 0 else 2
    if abs(x) <= _FLAT * abs(y):
        return 1 if y > 0 else 3
    return None


def _upright(turn: int, x: float, y: float, page: Box) -> tuple[float, float]:
    """Baseline and left of a glyph on the page turned so that its text runs to the right."""
    if turn == 0:
        return y, x
    if turn == 1:
        return page.width - x, y
    if turn == 2:
        return page.height - y, page.width - x
    return x, page.height - y
