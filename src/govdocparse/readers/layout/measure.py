"""What the lines of all pages say of the type area: its edges, its type size, its pitch, how paragraphs begin."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from govdocparse.readers.layout.page import Line

# In type sizes: how finely edges are told apart, where an indent begins and ends.
_STEP = 4
_LEAST_INDENT = 1.2
WIDEST_INDENT = 3.4
# In line pitches: from where on two lines have clear space between them.
CLEAR = 1.35
_HANGING = ("，", "。", "、", "；", "：", "！", "？", "）", "》", "”")


class Area(NamedTuple):
    """The type area: `lefts` by page, its width, the type size, the pitch of its lines (None where it has none).

    `indented` says that paragraphs open with an indent, `spaced` that clear space parts them.
    """

    lefts: Mapping[int, float]
    left: float
    width: float
    size: float
    pitch: float | None
    indented: bool
    spaced: bool

    def edges(self, line: Line) -> tuple[float, float]:
        """The left and the right edge of the area in which a line stands."""
        if line.column is not None:
            return line.column
        left = self.lefts.get(line.page, self.left)
        return left, left + self.width


def measure(lines: Sequence[Line]) -> Area:
    """The area of the running text in these lines, which are in reading order and hold no furniture."""
    lines = [line for line in lines if not line.table and line.column is None]
    size = _body_size(lines)
    body = [line for line in lines if abs(line.size - size) <= 0.12 * size]
    step = size / _STEP
    left = _left(body, step, max(2, len(body) // 50))
    by_page: dict[int, list[Line]] = defaultdict(list)
    for line in body:
        by_page[line.page].append(line)
    lefts = {page: _left(found, step, 2) for page, found in by_page.items()}
    lefts = {page: value if -3 * size < value - left < size else left for page, value in lefts.items()}
    width = _width(body, lefts, size)
    indents = sum(_LEAST_INDENT * size < line.left - lefts[line.page] < WIDEST_INDENT * size for line in body)
    long = sum(line.right - line.left > 0.6 * width for line in body)
    pitch = _pitch(body)
    spaces = sum(
        previous.page == line.page and pitch is not None and line.baseline - previous.baseline > CLEAR * pitch
        for previous, line in pairwise(body)
    )
    return Area(lefts, left, width, size, pitch, *(count >= max(2, 0.04 * long) for count in (indents, spaces)))


def _body_size(lines: Iterable[Line]) -> float:
    """The type size in which most characters are set."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    return max(sizes.items(), key=lambda item: (item[1], item[0]))[0] if sizes else 1.0


def _left(lines: Sequence[Line], step: float, least: int) -> float:
    """The leftmost place where several lines begin."""
    lefts = sorted(line.left for line in lines)
    for index, value in enumerate(lefts):
        place = min(index + least, len(lefts)) - 1
        if lefts[place] - value <= 2 * step:
            return value
    return lefts[0] if lefts else 0.0


def _width(lines: Sequence[Line], lefts: Mapping[int, float], size: float) -> float:
    """From the left edge to where the full lines end: the rightmost place that several lines reach.

    A mark at a line end may hang outside of the area.
    """
    unhung = [line for line in lines if not line.text.endswith(_HANGING)]
    rights = sorted((line.right - lefts[line.page] for line in unhung or lines), reverse=True)
    least = max(2, len(rights) // 20)
    for index, value in enumerate(rights):
        if value - rights[min(index + least, len(rights)) - 1] <= 1.2 * size:
            return value
    return rights[0] if rights else 0.0


def _pitch(lines: Sequence[Line]) -> float | None:
    """The usual distance of two baselines."""
    steps: Counter[float] = Counter()
    for previous, line in pairwise(lines):
        distance = line.baseline - previous.baseline
        if previous.page == line.page and 0.5 * line.size < distance < 4 * line.size:
            steps[round(distance, 0)] += 1
    return max(steps.items(), key=lambda item: (item[1], -item[0]))[0] if steps else None
