"""Lines and their markers -> the same, where a list on one line (（一）甲；（二）乙。) has a line for each item.

A line counts so when the next number of its own scheme opens a clause in it, and no line below bears that number.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from govdocparse.expressions.markers import Marker, marker_inside
from govdocparse.expressions.ordinals import chinese
from govdocparse.grammar import Grammar
from govdocparse.text import Text

_SCHEMES: Final = frozenset(
    {"chinese", "chinese_parenthesised", "arabic", "arabic_parenthesised", "arabic_half_parenthesised", "circled"}
)
_STOPS: Final = ("；", "。", "！", "？")
_CLOSING: Final = "”） "
_FARTHEST_STOP: Final = 4
_UNKNOWN: Final = "\x00"
_PAIRS: Final = ("“”", "（）")


def parted(
    lines: Sequence[Text], markers: list[Marker | None], grammar: Grammar
) -> tuple[Sequence[Text], list[Marker | None]]:
    """The lines with their markers, each item of a list on one line as a line of its own."""
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


def _counts_below(markers: Sequence[Marker | None], index: int) -> bool:
    """Whether the next line of the scheme bears the number that follows on the one at `index`."""
    own = markers[index]
    for place in range(index + 1, len(markers)):
        marker = markers[place]
        if marker is not None and own is not None and marker.scheme == own.scheme:
            return marker.number == own.number + 1
    return False
