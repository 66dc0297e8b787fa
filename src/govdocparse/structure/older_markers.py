"""Markers that only their order proves: 甲、, 壹、, Ⅰ、, numerals alone or bulleted, before a blank, comma, number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from itertools import pairwise
from typing import Final

from govdocparse.expressions.markers import Marker
from govdocparse.expressions.ordinals import ordinal, roman
from govdocparse.grammar import Grammar
from govdocparse.text import Text

# What a number begins with that is doubted, as another one stands right behind it.
_NUMERALS: Final = frozenset("0123456789一二三四五六七八九十")
_UNPROVED: Final = frozenset({"stem", "formal", "roman"})
_LONGEST_NUMERAL: Final = 3
# So far in a line stands the blank or comma behind a numeral.
_LONGEST_SPACED: Final = 4
_LEAST_TEXT: Final = 15
_LONGEST_HEADING: Final = 40
_BULLETS: Final = "*•"
_LEAST_BULLETED: Final = 3
_LAST_PADDED: Final = 9


def prove(lines: Sequence[Text], markers: list[Marker | None], schemes: Set[str], grammar: Grammar) -> None:
    """Take 甲、, 壹、 and Ⅱ、 from `markers` where they do not count 1, 2; enter numerals that stand alone and do.

    `schemes` are those of the markers.
    """
    if "roman" in schemes:
        _put_letters(markers)
    for scheme in schemes & _UNPROVED:
        numbers = [marker.number for marker in markers if marker is not None and marker.scheme == scheme]
        if numbers[:1] != [1] or 2 not in numbers:
            for index, marker in enumerate(markers):
                if marker is not None and marker.scheme == scheme:
                    markers[index] = None
    _put_without_stop(lines, markers, " ", grammar)
    _put_bulleted(lines, markers, grammar)
    if "chinese" not in schemes:
        _put_without_stop(lines, markers, "，", grammar)
        _put_alone(lines, markers, grammar)
        _put_padded(lines, markers, "decimal" if "arabic" in schemes else "arabic", grammar)


def put_before_digits(lines: Sequence[Text], markers: list[Marker | None], grammar: Grammar) -> None:
    """Enter `2.3个工作日` as number 2 where its list has come to 1, `1.60周岁` where 2 comes next; so 四、五层."""
    doubted = {
        index: found
        for index, line in enumerate(lines)
        if markers[index] is None and line.string[0] in _NUMERALS and (found := _doubted(line, grammar))
    }
    for scheme in {marker.scheme for marker in doubted.values()}:
        _put_doubted(markers, {index: marker for index, marker in doubted.items() if marker.scheme == scheme}, scheme)


def _doubted(line: Text, grammar: Grammar) -> Marker | None:
    """The number before another one that a line begins with."""
    found = grammar.pattern("number_before_digits").match(line.string)
    if found is None:
        return None
    scheme, number = ("arabic", found["number"]) if found["number"] else ("chinese", found["chinese"])
    return Marker(found.group().replace(" ", ""), scheme, ordinal(number) or 0, found.end())


def _put_doubted(markers: list[Marker | None], doubted: Mapping[int, Marker], scheme: str) -> None:
    """Enter those of the `doubted` markers of a scheme that go on with its list, or open one that goes on."""
    awaiting: tuple[int, Marker] | None = None
    last = 0
    for index, marker in enumerate(markers):
        found = doubted.get(index)
        number = found.number if found else marker.number if marker and marker.scheme == scheme else None
        if number is None:
            continue
        if awaiting is not None and number == awaiting[1].number + 1:
            markers[awaiting[0]] = awaiting[1]
            last = awaiting[1].number
        awaiting = None
        if found is None or number == last + 1 > 1:
            markers[index] = found or marker
            last = number
        elif number == 1:
            awaiting = index, found


def _put_letters(markers: list[Marker | None]) -> None:
    """Enter the letters I, V and X as Roman numerals where they go on with those beside them: I. above II."""
    last = 0
    for index, marker in enumerate(markers):
        if marker is None:
            continue
        if marker.scheme == "latin_upper" and roman(marker.text[0]) == last + 1:
            last += 1
            markers[index] = Marker(marker.text, "roman", last, marker.end)
        elif marker.scheme == "roman":
            last = marker.number


def _put_without_stop(lines: Sequence[Text], markers: list[Marker | None], parted_by: str, grammar: Grammar) -> None:
    """Enter 一 and 二 that a blank or a comma parts from their words, line below line, where they count from 1."""
    rule = grammar.pattern("numeral_without_stop")
    found: list[tuple[int, Marker]] = []
    for index, line in enumerate(lines):
        if parted_by not in line.string[1:_LONGEST_SPACED] or not (place := rule.match(line.string)):
            continue
        number = ordinal(place["number"])
        if markers[index] is not None or number is None:
            continue
        if number == 1:
            _enter(found, markers)
            found = []
        found.append((index, Marker(place.group().rstrip(), "chinese", number, place.end())))
    _enter(found, markers)


def _put_bulleted(lines: Sequence[Text], markers: list[Marker | None], grammar: Grammar) -> None:
    """Enter the numbers behind bullets (* 1, * 2, * 2.1) where they count from 1 through the text, as of a law."""
    rule = grammar.pattern("bulleted_number")
    bulleted = [index for index, line in enumerate(lines) if line.string[0] in _BULLETS]
    found = [(index, place) for index in bulleted if (place := rule.match(lines[index].string))]
    numbers = [int(place["number"]) for _, place in found]
    counted = numbers[:1] == [1] and all(later - number in {0, 1} for number, later in pairwise(numbers))
    if not counted or len(found) < _LEAST_BULLETED:
        return
    is_law = any(grammar.pattern("speaks_as_law").search(lines[index].string) for index, _ in found)
    scheme = "article" if is_law else "arabic"
    for (index, place), number in zip(found, numbers, strict=True):
        text = place.group()[1:].strip()
        markers[index] = Marker(text, scheme, number, place.end(), bool(place["insertion"]))


def _put_alone(lines: Sequence[Text], markers: list[Marker | None], grammar: Grammar) -> None:
    """Enter 一 and 二, each on a line of its own above a paragraph, where they count from 1 through the text."""
    found: list[tuple[int, Marker]] = []
    for index, line in enumerate(lines[:-1]):
        string = line.string
        if len(string) > _LONGEST_NUMERAL or len(lines[index + 1]) < _LEAST_TEXT:
            continue
        number = ordinal(string) if grammar.pattern("lone_numeral").match(string) else None
        if number is not None:
            found.append((index, Marker(string, "chinese", number, len(line))))
    _enter(found, markers)


def _put_padded(lines: Sequence[Text], markers: list[Marker | None], scheme: str, grammar: Grammar) -> None:
    """Enter 01 and 02 before a short heading or alone on their lines, where they count from 1 through the text.

    They are of `scheme`, which stands around numbers with a stop where the text has these, too. Behind 09 stands 10.
    """
    rule = grammar.pattern("padded_number")
    found: list[tuple[int, Marker]] = []
    for index, line in enumerate(lines):
        string = line.string
        padded = string[0] == "0" or (len(found) >= _LAST_PADDED and string.startswith(str(len(found) + 1)))
        if padded and len(string) <= _LONGEST_HEADING and (place := rule.match(string)):
            found.append((index, Marker(place["number"], scheme, int(place["number"]), place.end())))
    _enter(found, markers)


def _enter(found: Sequence[tuple[int, Marker]], markers: list[Marker | None]) -> None:
    """Enter markers by their index when they are several and count from 1."""
    if len(found) > 1 and [marker.number for _, marker in found] == list(range(1, len(found) + 1)):
        for index, marker in found:
            markers[index] = marker
