"""Leaf Texts -> the light list items that stand in them (一是…；二是…): rising series, which change nothing else.

A series has at least two items, rises from its first, and each of them opens a clause. Where one series stands inside
another, the one that begins first is told.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, count, groupby
from operator import add, attrgetter
from typing import Final, NamedTuple

import regex

from govdocparse.expressions.markers import marker_inside
from govdocparse.expressions.ordinals import ordinal
from govdocparse.grammar import Grammar
from govdocparse.model import Item
from govdocparse.text import Text

# The schemes of the outline that are no light lists where they stand in a sentence: 第三条, A., a).
_OUTLINE_ONLY: Final = frozenset({"part", "subpart", "chapter", "section", "article", "latin_upper", "latin_lower"})
# The series of 首先, which may go on with the numbers of another one (首先…第二…第三…).
_ORDER: Final = "order"
_TWO: Final = 2


class _Mark(NamedTuple):
    """A word or sign that may open an item: in which leaf and where.

    `number` is 0 where it only counts on (其次). `opens` says that it may be the first, `word` that its series may go
    on in another leaf.
    """

    leaf: int
    start: int
    marker: str
    series: str
    number: int
    opens: bool
    word: bool


def signed(leaves: Sequence[Text], grammar: Grammar) -> list[int]:
    """The leaves that may hold an item of a series of two: a cheap test, a search a sign over all of them at once."""
    strings = [leaf.string for leaf in leaves]
    whole = "\n".join(("", *strings))
    places = [
        found.start()
        for row in grammar.table("item_sign")
        if row["sign"] in whole
        for found in grammar.pattern(row["rule"]).finditer(whole)
    ]
    if not places:
        return []
    starts = list(map(add, accumulate(map(len, strings), initial=1), count()))
    return [bisect_right(starts, place) - 1 for place in places]


def find(run: Sequence[Text], grammar: Grammar) -> dict[int, tuple[Item, ...]]:
    """Leaves that stand one behind the other to the items in them, by the place of the leaf in the run."""
    marks = (mark for index, leaf in enumerate(run) for mark in _marks(index, leaf, grammar))
    listed: dict[int, list[list[_Mark]]] = {}
    for series in _series(marks):
        for index, inside in groupby(series, key=attrgetter("leaf")):
            listed.setdefault(index, []).append(list(inside))
    return {index: tuple(_items(run[index], sorted(inside), grammar)) for index, inside in listed.items()}


def _marks(index: int, leaf: Text, grammar: Grammar) -> Iterator[_Mark]:
    """All that may open an item in one leaf, in order of place."""
    match = grammar.pattern("item").match
    for place in grammar.pattern("item_place").finditer(leaf.string):
        start = place.start()
        if found := match(leaf.string, start):
            yield _word(index, found)
        elif mark := _enumerated(index, leaf, start, grammar):
            yield mark


def _word(index: int, found: regex.Match[str]) -> _Mark:
    """The mark that a word makes (一是, 首先): the name of its group tells its series, and how it counts."""
    group = str(found.lastgroup)
    series, _, place = group.partition("_")
    number = 1 if place == "first" else 0 if place else ordinal(found[group]) or 0
    return _Mark(index, found.start(), found.group(), series, number, number == 1 or place == "again", True)


def _enumerated(index: int, leaf: Text, start: int, grammar: Grammar) -> _Mark | None:
    """The mark that a marker of the outline makes inside a text: （一）, 1., ①."""
    found = marker_inside(leaf, start, grammar)
    if found is None or found.scheme in _OUTLINE_ONLY:
        return None
    marker = leaf.string[start : start + found.end].rstrip()
    return _Mark(index, start, marker, found.scheme, found.number, found.number == 1, False)


def _series(marks: Iterable[_Mark]) -> list[list[_Mark]]:
    """The series of at least two items, with their numbers; a first item begins a new one."""
    growing: dict[str, list[_Mark]] = {}
    proved: list[list[_Mark]] = []
    for mark in marks:
        for series in (mark.series, _ORDER) if mark.word and mark.number else (mark.series,):
            before = growing.get(series)
            if before and (number := _number_behind(before[-1], mark)):
                before.append(mark._replace(number=number, series=series))
                if len(before) == _TWO:
                    proved.append(before)
                break
        else:
            if mark.opens:
                growing[mark.series] = [mark._replace(number=1)]
    return proved


def _number_behind(last: _Mark, mark: _Mark) -> int:
    """The number of a mark that goes on behind another one of its series; 0 where it does not.

    One number may be left out, but not that of the second item, which proves the series. In another leaf 二是 and 第二
    speak for themselves; 其次 and （2） open it, and go on with what opens a leaf or stands in the one before.
    """
    number = mark.number or last.number + 1
    furthest = last.number + (_TWO if last.number >= _TWO else 1)
    if not last.number < number <= furthest or (mark.opens and not last.opens):
        return 0
    if mark.leaf == last.leaf or (mark.word and mark.number and mark.series == last.series):
        return number
    return number if mark.start == 0 and (last.start == 0 or last.leaf + 1 == mark.leaf) else 0


def _items(leaf: Text, listed: Sequence[Sequence[_Mark]], grammar: Grammar) -> Iterator[Item]:
    """The items of the series in one leaf, less those that begin inside another one: each goes up to the next one."""
    done = 0
    for marks, furthest in zip(listed, _limits(listed, len(leaf)), strict=True):
        first, last = marks[0], marks[-1]
        if first.start < done:
            continue
        done = _end(leaf.string, (first.start, last.start, furthest), grammar) if first is not last else furthest
        ends = [*(mark.start for mark in marks[1:]), done]
        for mark, end in zip(marks, ends, strict=True):
            yield Item(mark.marker, mark.number, mark.start, end, leaf.span(mark.start, end))


def _limits(listed: Sequence[Sequence[_Mark]], size: int) -> list[int]:
    """How far each series of a leaf may reach: up to the next one of its name, or to the end."""
    limits: list[int] = []
    following: dict[str, int] = {}
    for marks in reversed(listed):
        limits.append(following.get(marks[0].series, size))
        following[marks[0].series] = marks[0].start
    return limits[::-1]


def _end(string: str, places: tuple[int, int, int], grammar: Grammar) -> int:
    """Where a series ends, by where it begins, where its last item begins, and how far that may reach.

    Items that are clauses of one sentence end with it; items that are sentences of their own reach as far as they may.
    """
    first, last, furthest = places
    sentence = grammar.pattern("item_sentence").match(string, first, furthest)
    return sentence.end() if sentence and sentence.end() > last else furthest
