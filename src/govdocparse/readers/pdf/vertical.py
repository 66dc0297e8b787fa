"""Vertical text (竖排) whose characters stand upright: told by their steps, and set as text that runs to the right."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from govdocparse.readers.layout.page import Glyph

_FEWEST = 20
# In type sizes: how far a character may stand beside the one above it, the longest step, and where its line has its
# baseline and its top.
_BESIDE = 0.3
_LONGEST_STEP = 2.5
_MIDDLE = 0.35
_TOP = 0.88
_FILLED = 0.8


def is_vertical(glyphs: Sequence[Glyph]) -> bool:
    """Whether most characters, in the order of the file, stand below the one before them, and columns go leftwards.

    In the narrow cells of a table characters stand below each other, too, but the next cell lies to the right.
    """
    down = across = leftwards = rightwards = 0
    for before, after in pairwise(glyphs):
        size = before.size
        aside, lower = after.left - before.left, after.baseline - before.baseline
        if abs(aside) < _BESIDE * size:
            down += 0 < lower < _LONGEST_STEP * size
        elif abs(lower) < _BESIDE * size:
            across += 0 < aside < _LONGEST_STEP * size
        elif lower < 0:
            leftwards += aside < 0
            rightwards += aside > 0
    return down >= _FEWEST and down > 2 * across and leftwards >= rightwards


def running(glyphs: Sequence[Glyph], width: float) -> list[Glyph]:
    """Vertical text on a page of that width as on the page turned to the left: its columns are lines there."""
    return [
        Glyph(
            width - middle + _MIDDLE * glyph.size,
            glyph.baseline - _TOP * glyph.size,
            glyph.baseline + (1 - _TOP) * glyph.size,
            glyph.size,
            glyph.character,
        )
        for glyph, middle in zip(glyphs, _middles(glyphs), strict=True)
    ]


def _middles(glyphs: Sequence[Glyph]) -> list[float]:
    """The middle of the column of each character; that of a mark, whose ink stands aside, is its neighbour's."""
    before, behind = _of_wide(glyphs), _of_wide(glyphs[::-1])[::-1]
    own = [(glyph.left + glyph.right) / 2 for glyph in glyphs]
    return [
        min(near, key=lambda middle: abs(middle - at)) if near else at
        for at, *found in zip(own, before, behind, strict=True)
        for near in [[middle for middle in found if middle is not None]]
    ]


def _of_wide(glyphs: Sequence[Glyph]) -> list[float | None]:
    """For each character the middle of the last one that fills its em, itself included."""
    found: list[float | None] = []
    last: float | None = None
    for glyph in glyphs:
        if glyph.right - glyph.left > _FILLED * glyph.size:
            last = (glyph.left + glyph.right) / 2
        found.append(last)
    return found
