"""Lines at the edges of pages that belong to the page: page numbers and running heads, by place and repetition."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from math import inf
from typing import NamedTuple

import regex

from govdocparse.grammar import Grammar
from govdocparse.readers.layout.lines import WIDE_GAP
from govdocparse.readers.layout.page import Line, without
from govdocparse.strings import squeezed

PAGE_NUMBER = "page number"
RUNNING_HEAD = "running head"
WATERMARK = "watermark"

_MOST_AT_EDGE = 4
_LONGEST = 300
_SHORT = 40
_NUMBER = regex.compile(r"\d+")
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
# In type sizes: how far the same head may lie apart on two pages, and a bare page number from the text above.
_SAME_PLACE = 0.7
_CLEAR = 1.2
_LARGE = 1.3
_MOSTLY = 0.6
# Which part of all pages bears a running head at least, and which part of those without it may have text in its place.
_LEAST_HEADED = 0.1
_MOST_IN_PLACE = 0.3


class Edge(NamedTuple):
    """A line near the top or the foot of a page: `place` in the lines of the page, `rank` counts from outside."""

    page: int
    place: int
    rank: int
    foot: bool
    line: Line
    gap: float


def find(pages: Sequence[Sequence[Line]], grammar: Grammar) -> list[dict[int, str]]:
    """For each page the reason of each of its lines that is furniture, by index."""
    edges = [edge for number, lines in enumerate(pages) for edge in _edges(number, lines)]
    reasons = {(edge.page, edge.place): RUNNING_HEAD for edge in _repeated(edges, len(pages), grammar)}
    numbers = [*_numbers(edges, grammar)]
    reasons |= {(edge.page, edge.place): RUNNING_HEAD for edge in _beside(numbers, edges)}
    reasons |= {(edge.page, edge.place): PAGE_NUMBER for edge in numbers}
    result: list[dict[int, str]] = [{} for _ in pages]
    closed: set[tuple[int, bool]] = set()
    for edge in edges:
        side = edge.page, edge.foot
        reason = reasons.get((edge.page, edge.place))
        if reason is None:
            closed.add(side)
        elif side not in closed:
            result[edge.page][edge.place] = reason
    bare = [len(reasons) == len(lines) for reasons, lines in zip(result, pages, strict=True)]
    return result if 2 * sum(bare) < len(pages) else list(map(_numbers_alone, result, bare))


def _numbers_alone(reasons: dict[int, str], is_bare: bool) -> dict[int, str]:
    """The furniture of a page where most pages would hold nothing else: what they repeat is their text.

    A few such pages hold an image between the running heads.
    """
    if not is_bare:
        return reasons
    return {place: reason for place, reason in reasons.items() if reason == PAGE_NUMBER}


def without_watermarks(pages: Sequence[list[Line]]) -> tuple[list[list[Line]], list[list[Line]]]:
    """The pieces of each page without its watermarks, and the watermarks of each page."""
    marks: list[list[Line]] = [[] for _ in pages]
    for page, place in _watermarks(pages):
        marks[page].append(pages[page][place])
    return [without(pieces, found) for pieces, found in zip(pages, marks, strict=True)], marks


def _watermarks(pages: Sequence[Sequence[Line]]) -> Iterator[tuple[int, int]]:
    """Page and place of the lines in large type that stand in the very same place of most pages."""
    groups: dict[tuple[str, int, int], list[tuple[int, int]]] = defaultdict(list)
    sizes = sorted(line.size for lines in pages for line in lines)
    for page, lines in enumerate(pages):
        for place, line in enumerate(lines):
            if line.size > _LARGE * sizes[len(sizes) // 2] and not line.table:
                groups[line.text, round(line.left), round(line.baseline)].append((page, place))
    for group in groups.values():
        if len(group) >= 3 and len(group) >= _MOSTLY * len(pages):
            yield from group


def _edges(page: int, lines: Sequence[Line]) -> Iterator[Edge]:
    """The outermost lines of a page, each side from outside to inside."""
    order = sorted(range(len(lines)), key=lambda index: (lines[index].baseline, lines[index].left))
    for foot, outward in ((False, order), (True, order[::-1])):
        for rank, index in enumerate(outward[:_MOST_AT_EDGE]):
            line = lines[index]
            if line.table or len(line.text) > _LONGEST:
                break
            inner = lines[outward[rank + 1]] if rank + 1 < len(outward) else None
            yield Edge(page, index, rank, foot, line, _gap(line, inner))


def _gap(line: Line, inner: Line | None) -> float:
    """The clear height between a line and the next one further inside, in type sizes."""
    if inner is None:
        return inf
    return max(line.top - inner.baseline, inner.top - line.baseline) / max(line.size, 0.1)


def _numbers(edges: Sequence[Edge], grammar: Grammar) -> Iterator[Edge]:
    """The edges that are a page number: with its marks, or bare where it counts on with the pages."""
    bare: dict[tuple[bool, int], list[Edge]] = defaultdict(list)
    for edge in edges:
        if edge.rank >= 2:
            continue
        parts = edge.line.text.split(WIDE_GAP) if len(edge.line.text) <= _SHORT else [edge.line.text]
        if any(map(grammar.pattern("page_number_line").match, parts)):
            yield edge
        elif grammar.pattern("bare_page_number").match(edge.line.text):
            bare[edge.foot, _value(edge.line.text) - edge.page].append(edge)
    for (foot, offset), group in bare.items():
        several = len({edge.page for edge in group}) > 1
        for edge in group:
            if several or (foot and offset == 1 and edge.gap > _CLEAR and edge.rank == 0):
                yield edge


def _beside(numbers: Sequence[Edge], edges: Sequence[Edge]) -> Iterator[Edge]:
    """The short edges that stand on one line with a page number."""
    lines: dict[tuple[int, bool], float] = {(edge.page, edge.foot): edge.line.baseline for edge in numbers}
    for edge in edges:
        baseline = lines.get((edge.page, edge.foot))
        if baseline is not None and len(edge.line.text) <= _SHORT and abs(edge.line.baseline - baseline) < 1:
            yield edge


def _value(text: str) -> int:
    """The value of a page number in digits or in small or large Roman numerals."""
    text = text.strip().lower()
    if text.isdecimal():
        return int(text)
    values = [_ROMAN.get(letter, 0) for letter in text]
    return sum(
        -value if index + 1 < len(values) and value < values[index + 1] else value for index, value in enumerate(values)
    )


def _repeated(edges: Sequence[Edge], pages: int, grammar: Grammar) -> Iterator[Edge]:
    """The edges whose text stands in the same place of many pages; only a page number in it may change, and blanks."""
    groups: dict[tuple[bool, str], list[Edge]] = defaultdict(list)
    for edge in edges:
        if not grammar.pattern("never_running_head").match(edge.line.text):
            groups[edge.foot, squeezed(_NUMBER.sub("0", edge.line.text))].append(edge)
    for (foot, _), found in groups.items():
        for group in _in_one_place(found):
            frequent = _is_frequent([edge.page for edge in group], pages) or _is_every_second(group, pages)
            if frequent and _counts(group) and _is_outside(group, edges, foot):
                yield from group


def _in_one_place(group: Sequence[Edge]) -> Iterator[list[Edge]]:
    """Edges parted by their height on the page."""
    place: list[Edge] = []
    for edge in sorted(group, key=lambda edge: (edge.line.baseline, edge.page)):
        if place and edge.line.baseline - place[-1].line.baseline > _SAME_PLACE * edge.line.size:
            yield place
            place = []
        place.append(edge)
    yield place


def _is_frequent(places: Sequence[int], pages: int) -> bool:
    """Whether lines on these pages are a rule of the paper: on most pages of a stretch, or of every second page."""
    found = sorted(set(places))
    if len(found) < 3:
        return len(found) == 2 == pages
    stretch = found[-1] - found[0] + 1
    odd = len({page % 2 for page in found}) == 1
    return len(found) >= max(_MOSTLY * (stretch / 2 if odd else stretch), _LEAST_HEADED * pages)


def _is_every_second(group: Sequence[Edge], pages: int) -> bool:
    """Whether lines stand on both left or both right pages of a short paper, clear of its text."""
    found = sorted({edge.page for edge in group})
    both = len(found) == 2 and found[1] - found[0] == 2 and found[0] < 2 and found[1] + 2 >= pages
    return both and all(edge.gap > _CLEAR for edge in group)


def _counts(group: Sequence[Edge]) -> bool:
    """Whether each number in the lines of a group mostly stays the same or counts on with the pages.

    Mostly: the minute of printing changes between two pages.
    """
    rows = [[int(number) for number in _NUMBER.findall(edge.line.text)] for edge in group]
    pages = [edge.page for edge in group]
    return all(
        _same(column) or _same([value - page for value, page in zip(column, pages, strict=True)])
        for column in zip(*rows, strict=True)
    )


def _same(values: Sequence[int]) -> bool:
    return Counter(values).most_common(1)[0][1] >= _MOSTLY * len(values)


def _is_outside(group: Sequence[Edge], edges: Sequence[Edge], foot: bool) -> bool:
    """Whether a group lies outside the type area: the pages without it do not have their text begin in its place."""
    having = {edge.page for edge in group}
    height, size = group[0].line.baseline, group[0].line.size
    others = [edge for edge in edges if edge.rank == 0 and edge.foot == foot and edge.page not in having]
    same = sum(abs(edge.line.baseline - height) < _SAME_PLACE * size for edge in others)
    return same <= _MOST_IN_PLACE * len(others)
