"""Numbers of lines in the left margin, told apart from the text: they count the lines of running text on every page."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from govdocparse.readers.layout.page import Line, without

LINE_NUMBER = "line number"
_LONGEST = 5
_FEWEST = 5
# In type sizes: how far the right edges of the numbers and the baselines of a number and its line lie apart.
_SAME_EDGE = 0.6
_SAME_LINE = 0.3
# In points: how far the numbers of two pages may lie apart.
_SAME_PLACE = 6.0
# Which part of the lines is full, how much of the widest line a full one takes, and which part begins further in.
_MANY = 0.3
_FULL = 0.85
_SOME = 0.15


class _Column(NamedTuple):
    """The numbers in the margin of one page, downwards, where they end, and by how much they count on.

    `step` is None where there is one number alone.
    """

    numbers: list[Line]
    edge: float
    step: int | None


def split(pages: Sequence[list[Line]]) -> tuple[list[list[Line]], list[list[Line]]]:
    """The pieces of each page without line numbers, and the line numbers of each page.

    They are such where they count lines of running text; on other pages where they stand in the same place. The
    numbers of a list whose items are one line each are none: its lines begin at one edge, or are not full.
    """
    columns = [_column(pieces) for pieces in pages]
    sure = {
        (step, _place(column) + near)
        for pieces, column in zip(pages, columns, strict=True)
        if column is not None and _counts_text(pieces, column)
        for step in (column.step or 0, 0)
        for near in (-1, 0, 1)
    }
    # A lone number counts by any step.
    found = [
        column.numbers if column is not None and (column.step or 0, _place(column)) in sure else []
        for column in columns
    ]
    return [without(pieces, numbers) for pieces, numbers in zip(pages, found, strict=True)], found


def _column(pieces: Sequence[Line]) -> _Column | None:
    """The numbers that stand left of all other text of a page and count on evenly; None where there are none."""
    digits = [piece for piece in pieces if len(piece.text) <= _LONGEST and piece.text.isdecimal() and not piece.table]
    if not digits or len(digits) == len(pieces):
        return None
    known = {id(piece) for piece in digits}
    left = min(piece.left for piece in pieces if id(piece) not in known)
    numbers = sorted((piece for piece in digits if piece.right <= left), key=lambda piece: piece.baseline)
    steps = {int(below.text) - int(above.text) for above, below in pairwise(numbers)}
    if not numbers or len(steps) > 1 or any(step < 1 for step in steps):
        return None
    edge = numbers[0].right
    if any(abs(piece.right - edge) > _SAME_EDGE * piece.size for piece in numbers):
        return None
    return _Column(numbers, edge, steps.pop() if steps else None)


def _counts_text(pieces: Sequence[Line], column: _Column) -> bool:
    """Whether there are several numbers, each beside a line, and these are lines of running text."""
    known = {id(piece) for piece in column.numbers}
    text = sorted((piece for piece in pieces if id(piece) not in known), key=lambda piece: piece.baseline)
    left, right = min(piece.left for piece in text), max(piece.right for piece in text)
    beside: list[list[Line]] = [[] for _ in column.numbers]
    place = 0
    for piece in text:
        while place + 1 < len(beside) and piece.baseline > column.numbers[place].baseline + _SAME_LINE * piece.size:
            place += 1
        if abs(piece.baseline - column.numbers[place].baseline) <= _SAME_LINE * piece.size:
            beside[place].append(piece)
    full = sum(sum(piece.right - piece.left for piece in line) > _FULL * (right - left) for line in beside)
    indented = sum(line[0].left - left > line[0].size for line in beside if line)
    many, some = _MANY * len(beside), _SOME * len(beside)
    return len(beside) >= _FEWEST and all(beside) and full >= many and indented >= some


def _place(column: _Column) -> int:
    """About where the numbers of a page end; on other pages of the paper they end there or in the next such place."""
    return round(column.edge / _SAME_PLACE)
