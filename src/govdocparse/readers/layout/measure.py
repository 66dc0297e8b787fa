"""What the lines of all pages say of the type area: its edges, its type size, its line pitch, and whether it indents."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from govdocparse.readers.layout.page import Line

# In type sizes: how finely edges are told apart, where an indent begins and ends.
_STEP = 4
_LEAST_INDENT = 1.2
_WIDEST_INDENT = 3.4


class Area(NamedTuple):
    """The type area: `lefts` by page, its width, the type size, the pitch of its lines (None where it has none)."""

    lefts: Mapping[int, float]
    left: float
    width: float
    size: float
    pitch: float | None
    indented: bool

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
    lefts = {page: value if abs(value - left) < 3 * size and value - left < size else left for page, value in lefts.items()}
    width = _width(body, lefts, size)
    indents = sum(_LEAST_INDENT * size < line.left - lefts[line.page] < _WIDEST_INDENT * size for line in body)
    long = sum(line.right - line.left > 0.6 * width for line in body)
    return Area(lefts, left, width, size, _pitch(body), indents >= 2 and indents >= 0.04 * long)


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
    """From the left edge to where the full lines end: the rightmost place that several lines reach."""
    rights = sorted((line.right - lefts[line.page] for line in lines), reverse=True)
    least = max(2, len(rights) // 20)
    for index, value in enumerate(rights):
        if value - rights[min(index + least, len(rights)) - 1] <= 1.2 * size:
            return value
    return rights[0] if rights else 0.0


def _pitch(lines: Sequence[Line]) -> float | None:
    """The usual distance of two baselines."""
    steps: Counter[float] = Counter()
    for previous, line in zip(lines, lines[1:], strict=False):
        distance = line.baseline - previous.baseline
        if previous.page == line.page and 0.5 * line.size < distance < 4 * line.size:
            steps[round(distance, 0)] += 1
    return max(steps.items(), key=lambda item: (item[1], -item[0]))[0] if steps else None
