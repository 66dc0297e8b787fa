"""What the lines of all pages say of the type area: its edges, its type size, its pitch, how paragraphs begin."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from govdocparse.readers.layout.page import Line

# How far sizes of type differ that are one size, in parts of it.
SAME_SIZE = 0.12
# In type sizes: how finely edges are told apart, where an indent begins and ends.
_STEP = 4
_LEAST_INDENT = 1.2
_FEW = 0.04
_LEAST_WIDTH = 0.5
_FEWEST_FULL = 3
# Which part of a line is free at its end where a paragraph ends there; how many tell that all are indented, and which
# part of them is all.
_ENDED = 0.25
_FEWEST_OPENING = 6
_NEARLY_ALL = 0.9
WIDEST_INDENT = 3.4
# In line pitches: from where on two lines have clear space between them.
CLEAR = 1.35
HANGING = ("，", "。", "、", "；", "：", "！", "？", "）", "》", "”")


class Area(NamedTuple):
    """The type area: `lefts` by sheet, its width, the type size, the pitch of its lines (None where it has none).

    `insets` says of sheets that are indented as a whole by how much. `indented` says that paragraphs open with an
    indent, `always` that (nearly) all do, `spaced` that clear space parts them.
    """

    lefts: Mapping[int, float]
    left: float
    width: float
    size: float
    pitch: float | None
    indented: bool
    always: bool
    spaced: bool
    insets: Mapping[int, float]

    def edges(self, line: Line) -> tuple[float, float]:
        """The left and the right edge of the area in which a line stands."""
        if line.column is not None:
            return line.column
        left = self.lefts.get(line.sheet, self.left)
        return left + self.insets.get(line.sheet, 0.0), left + self.width

    def indent(self, line: Line) -> float:
        """How far behind the left edge a line begins."""
        return line.left - self.edges(line)[0]


def measure(lines: Sequence[Line], page_width: float) -> Area:
    """The area of the running text in these lines, which are in reading order and hold no furniture.

    All stand on pages of one width. Text that fills no more than half of the page is no running text.
    """
    lines = [line for line in lines if not line.table]
    size = _body_size(lines)
    body = [line for line in lines if abs(line.size - size) <= SAME_SIZE * size]
    broad = [line for line in body if line.column is None]
    left = _left(broad, size / _STEP, max(2, len(broad) // 50))
    by_sheet: dict[int, list[Line]] = defaultdict(list)
    for line in broad:
        by_sheet[line.sheet].append(line)
    own = {sheet: _left(found, size / _STEP, 2) for sheet, found in by_sheet.items()}
    lefts = {sheet: value if -3 * size < value - left < size else left for sheet, value in own.items()}
    width = max(_width(broad, lefts, size), _LEAST_WIDTH * page_width)
    insets = {
        sheet: value - left
        for sheet, value in own.items()
        if value > lefts[sheet] == left and _is_inset(by_sheet[sheet], value, left + width, size)
    }
    area = Area(lefts, left, width, size, _pitch(body), indented=False, always=False, spaced=False, insets=insets)
    indents = sum(_LEAST_INDENT * size < area.indent(line) < WIDEST_INDENT * size for line in body)
    least = max(2, _FEW * sum(line.right - line.left > 0.6 * _breadth(area, line) for line in body))
    return area._replace(
        indented=indents >= least, always=_always_indents(area, body), spaced=_spaces(body, area.pitch) >= least
    )


def _always_indents(area: Area, lines: Sequence[Line]) -> bool:
    """Whether lines behind those that end well before the edge, which open a paragraph, are indented nearly always."""
    opening = [
        area.indent(line)
        for before, line in pairwise(lines)
        if before.sheet == line.sheet
        and max(area.indent(before), area.indent(line)) < WIDEST_INDENT * line.size
        and area.edges(before)[1] - before.right > _ENDED * _breadth(area, before)
    ]
    indented = sum(indent > _LEAST_INDENT * area.size for indent in opening)
    return len(opening) >= _FEWEST_OPENING and indented >= _NEARLY_ALL * len(opening)


def _breadth(area: Area, line: Line) -> float:
    left, right = area.edges(line)
    return right - left


def _spaces(lines: Sequence[Line], pitch: float | None) -> int:
    """How often there is clear space between two lines."""
    return sum(
        previous.sheet == line.sheet and pitch is not None and line.baseline - previous.baseline > CLEAR * pitch
        for previous, line in pairwise(lines)
    )


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
    unhung = [line for line in lines if not line.text.endswith(HANGING)]
    rights = sorted((line.right - lefts[line.sheet] for line in unhung or lines), reverse=True)
    least = max(2, len(rights) // 20)
    for index, value in enumerate(rights):
        if value - rights[min(index + least, len(rights)) - 1] <= 1.2 * size:
            return value
    return rights[0] if rights else 0.0


def _is_inset(lines: Sequence[Line], left: float, right: float, size: float) -> bool:
    """Whether all lines of a sheet begin at `left` or behind it, and several fill it up to the right edge."""
    full = sum(abs(line.left - left) < size / _STEP and right - line.right < 1.2 * size for line in lines)
    return full >= _FEWEST_FULL and min(line.left for line in lines) > left - size


def _pitch(lines: Sequence[Line]) -> float | None:
    """The usual distance of two baselines."""
    steps: Counter[float] = Counter()
    for previous, line in pairwise(lines):
        distance = line.baseline - previous.baseline
        if previous.sheet == line.sheet and 0.5 * line.size < distance < 4 * line.size:
            steps[round(distance, 0)] += 1
    return max(steps.items(), key=lambda item: (item[1], -item[0]))[0] if steps else None
