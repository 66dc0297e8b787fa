"""Lines and their markers -> the same, where a list on one line (（一）甲；（二）乙。) has a line for each item.

A line counts so when the next number of its own scheme opens a clause in it, and no line below bears that number.
A list that begins right behind the marker of a line (1、（1）甲) begins on a line of its own. So does the first item of
one whose second item begins a line (一、价格（一）甲。 above （二）乙。).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from govdocparse.expressions.markers import Marker, marker_at, marker_inside, rank
from govdocparse.expressions.ordinals import chinese
from govdocparse.grammar import Grammar
from govdocparse.text import Text

_SCHEMES: Final = frozenset(
    {"chinese", "chinese_parenthesised", "arabic", "arabic_parenthesised", "arabic_half_parenthesised", "circled"}
)
_FIRST: Final = "（(①⑴㈠"
_STOPS: Final = ("；", "。", "！", "？")
_CLOSING: Final = "”） "
_FARTHEST_STOP: Final = 4
# What may lose the line end before its first item, and in how many lines this is looked for.
_LOSING: Final = frozenset({"chinese", "chinese_parenthesised"})
_SECOND: Final = 2
_MOST_BETWEEN: Final = 4
_LONGEST_HEADING: Final = 24
_SENTENCE: Final = frozenset("，。；：！？、（）")
_UNKNOWN: Final = "\x00"
_PAIRS: Final = ("“”", "（）")


def parted(
    lines: Sequence[Text], markers: list[Marker | None], grammar: Grammar
) -> tuple[Sequence[Text], list[Marker | None]]:
    """The lines with their markers, each item of a list on one line as a line of its own."""
    lines, markers = _with_lost_first(lines, markers, grammar)
    lines, markers = _with_inner_lines(lines, markers, grammar)
    found: dict[int, list[tuple[int, Marker]]] = {}
    for index, marker in enumerate(markers):
        if (
            marker is not None
            and marker.scheme in _SCHEMES
            and _spelled(marker.text, marker.number, marker.number + 1) in lines[index].string  # in few lines
            and not _counts_below(markers, index)
        ):
            found[index] = list(_inside(lines[index], marker, grammar))
    if not found:
        return lines, markers
    apart: list[Text] = []
    kept: list[Marker | None] = []
    for index, (line, marker) in enumerate(zip(lines, markers, strict=True)):
        items = [(0, marker), *found.get(index, ())]
        ends = [*(start for start, _ in items[1:]), len(line)]
        apart += [line[start:end].strip() for (start, _), end in zip(items, ends, strict=True)]
        kept += [marker for _, marker in items]
    return apart, kept


def _with_lost_first(
    lines: Sequence[Text], markers: list[Marker | None], grammar: Grammar
) -> tuple[Sequence[Text], list[Marker | None]]:
    """The lines with their markers, a line of its own for a first item that lost its line end.

    The second one begins a line, and none above it in its list does.
    """
    lost: dict[int, int] = {}
    for index, marker in enumerate(markers):
        if marker is None or marker.number != _SECOND or marker.scheme not in _LOSING:
            continue
        first = _spelled(marker.text, _SECOND, 1)
        for above in range(index - 1, max(index - _MOST_BETWEEN, 0) - 1, -1):
            own = markers[above]
            if own is not None and own.scheme == marker.scheme:
                break
            if (place := lines[above].string.find(first, 1)) > 0:
                if above not in lost and _may_be_first(lines[above], own, place):
                    lost[above] = place
                break
    if not lost:
        return lines, markers
    apart: list[Text] = []
    kept: list[Marker | None] = []
    for index, (line, marker) in enumerate(zip(lines, markers, strict=True)):
        apart.append(line[: lost.get(index, len(line))].strip())
        kept.append(marker)
        if index in lost:
            apart.append(line[lost[index] :])
            kept.append(marker_at(apart[-1], grammar))
    return apart, kept


def _may_be_first(line: Text, own: Marker | None, place: int) -> bool:
    """Whether a list may begin at a place in a line: behind a sentence, or behind the heading that it stands below."""
    string = line.string
    if _is_held(string, 0, place):
        return False
    if string[place - 1] in _STOPS:
        return True
    return own is not None and 0 < place - own.end <= _LONGEST_HEADING and _SENTENCE.isdisjoint(string[own.end : place])


def _inside(line: Text, marker: Marker, grammar: Grammar) -> Iterator[tuple[int, Marker]]:
    """Where the list that a line opens goes on inside it, and the marker there."""
    string, done = line.string, marker.end
    checked = done
    place = _next(string, marker, done)
    if _spelled(marker.text, marker.number, 1) in string[done:place]:
        return  # a list that begins anew is one of its own: 1.材料：1.甲；2.乙
    while place >= 0:
        found = None
        if string[max(done, place - _FARTHEST_STOP) : place].rstrip(_CLOSING)[-1:] in _STOPS:
            if _is_held(string, checked, place):
                return
            checked = place
            found = marker_inside(line, place, grammar)
        if found is None or (found.scheme, found.number) != (marker.scheme, marker.number + 1):
            place = _next(string, marker, place + 1)
            continue
        yield place, found
        marker, done = found, place + found.end
        place = _next(string, marker, done)


def _next(string: str, marker: Marker, start: int) -> int:
    """Where the marker with the next number stands from `start` on; -1 where it does not."""
    return string.find(_spelled(marker.text, marker.number, marker.number + 1), start)


@lru_cache(maxsize=4096)
def _spelled(text: str, number: int, other: int) -> str:
    """The marker with another number, written as the marker `text` writes its own; a NUL where that is not known."""
    if len(text) == 1:
        return chr(ord(text) + other - number)
    for spell in (chinese, str):
        if spell(number) in text:
            return text.replace(spell(number), spell(other), 1)
    return _UNKNOWN


def _is_held(string: str, start: int, place: int) -> bool:
    """Whether a bracket or quotes that begin behind `start` hold what stands at `place`."""
    return any(string.count(pair[0], start, place) > string.count(pair[1], start, place) for pair in _PAIRS)


def _counts_below(markers: Sequence[Marker | None], index: int, own: Marker | None = None) -> bool:
    """Whether the next line of a scheme bears the number that follows on that of `own`, the marker at `index`."""
    own = own or markers[index]
    for place in range(index + 1, len(markers)):
        marker = markers[place]
        if marker is not None and own is not None and marker.scheme == own.scheme:
            return marker.number == own.number + 1
    return False


def _with_inner_lines(
    lines: Sequence[Text], markers: list[Marker | None], grammar: Grammar
) -> tuple[Sequence[Text], list[Marker | None]]:
    """The lines with their markers, a line of its own for the first item of a list that stands behind a marker."""
    inner: dict[int, Marker] = {}
    for index, (line, marker) in enumerate(zip(lines, markers, strict=True)):
        if marker is None or line.string[marker.end : marker.end + 1] not in _FIRST or marker.end == len(line):
            continue
        first = marker_at(line[marker.end :], grammar)
        if first is None or first.number != 1 or rank(first.scheme, grammar) <= rank(marker.scheme, grammar):
            continue
        if _counts_below(markers, index, first) or _spelled(first.text, 1, 2) in line.string:
            inner[index] = first
    if not inner:
        return lines, markers
    apart: list[Text] = []
    kept: list[Marker | None] = []
    for index, (line, marker) in enumerate(zip(lines, markers, strict=True)):
        if marker is None or index not in inner:
            apart.append(line)
            kept.append(marker)
            continue
        apart += [line[: marker.end].strip(), line[marker.end :].strip()]
        alone = Marker(marker.text, marker.scheme, marker.number, len(apart[-2]), marker.inserted)
        kept += [alone, inner[index]]
    return apart, kept
