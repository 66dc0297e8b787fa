"""Width and punctuation to normal form: 全角 punctuation in Chinese context, 半角 digits and Latin, no stray blanks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from govdocparse.grammar import Grammar
from govdocparse.strings import changed, holds_any
from govdocparse.text import Text, apart

_FULL: Final = dict(zip(",;:?!()[]", "，；：？！（）［］", strict=True))
_NARROW: Final = "()[]"
_CLOSING: Final = {"(": ("）", ")"), "（": ("）", ")"), "[": ("］", "]"), "［": ("］", "]")}
_BRACKETS: Final = "()[]（）［］"
_BRACKET: Final = re.compile(r"[()\[\]（）［］]")
_LONGEST_BRACKET: Final = 400
_LONGEST_MARKER: Final = 3
# So far behind the number of a line its Chinese begins at the latest.
_NEAR: Final = 16
# From here on characters are ideographs and what stands between them.
_FIRST_WIDE: Final = 0x2E80
# A text in which points outnumber full stops so much may have them at the ends of its sentences.
_LEAST_STOPS: Final = 4
_NUMBER_END: Final = "号"
# From the bracket before the year to 号, with all blanks that may stand between: [ 2025 ] 第 12345 号.
_LONGEST_NUMBER: Final = 17


def normalise(text: Text, grammar: Grammar) -> Text:
    """Text in plain characters to text in normal form (design §4); digits, Latin and ideographs stay what they say."""
    return _blanks(text.mapped(_marks(text.string, grammar)), grammar)


def _marks(string: str, grammar: Grammar) -> str:
    """Half-width marks in Chinese context become full-width; the years of document numbers stand in 〔〕."""
    if holds_any(string, grammar.lexicon("half_width_marks")):
        marks = grammar.lexicon("half_width_marks")
        string = changed(string, _full(string, _wide_brackets(string)))
        string = changed(string, dict(_quotes(string)))
        string = changed(string, _full(string, _found("widened_mark", string, marks, grammar)))
    if string.count(".") > _LEAST_STOPS * string.count("。"):
        string = grammar.pattern("half_width_stop").sub("。", string)
    string = changed(string, dict.fromkeys(_found("hyphen_between_han", string, ("-",), grammar), "—"))
    dots = _found("dot_between_han", string, grammar.lexicon("middle_dots"), grammar)
    string = changed(string, dict.fromkeys(dots, "·"))
    return changed(string, dict(_number_brackets(string, grammar)))


def _found(rule: str, string: str, marks: Sequence[str], grammar: Grammar) -> list[int]:
    """The places of all that a rule finds, which begins with one of some marks; most of a text is far from any."""
    asked = grammar.pattern(rule)
    places: list[int] = []
    done = 0
    for place in _places(string, marks):
        if place >= done and (found := asked.match(string, place)):
            done = found.end()
            places.append(place)
            if done > place + 1:
                places += range(place + 1, done)
    return places


def _full(string: str, places: Iterable[int]) -> dict[int, str]:
    """The full-width mark for each place of a half-width one."""
    return {place: _FULL.get(mark := string[place], mark) for place in places}


def _number_brackets(string: str, grammar: Grammar) -> Iterator[tuple[int, str]]:
    """The brackets around the years of document numbers, each looked for before the 号 that ends the number."""
    pattern = grammar.pattern("document_brackets")
    end = string.find(_NUMBER_END)
    while end >= 0:
        for found in pattern.finditer(string, max(0, end - _LONGEST_NUMBER), end + 1):
            yield found.start("open"), "〔"
            yield found.start("close"), "〕"
        end = string.find(_NUMBER_END, end + 1)


def _is_wide(character: str) -> bool:
    """Whether a character makes Chinese context."""
    return ord(character) >= _FIRST_WIDE or character in "—“”‘’…"


def _wide_brackets(string: str) -> Iterator[int]:
    """The places of half-width brackets in Chinese context.

    Both brackets of a pair go together: a pair is wide when a neighbour on either side of either bracket is, or when
    its other bracket already is. An unpaired bracket looks at its own neighbours.
    """
    narrow = _places(string, _NARROW)
    if not narrow:
        return
    pairs = _plain_pairs(string, narrow)
    if pairs is not None:
        for pair in pairs:
            yield from _if_wide(string, pair)
        return
    open_brackets: list[int] = []
    for place in _places(string, _BRACKETS):
        character = string[place]
        if character in _CLOSING:
            open_brackets.append(place)
            continue
        while open_brackets and place - open_brackets[-1] > _LONGEST_BRACKET:
            yield from _if_wide(string, (open_brackets.pop(),))
        if open_brackets and character in _CLOSING[string[open_brackets[-1]]]:
            opening = open_brackets.pop()
            if character in _NARROW or string[opening] in _NARROW:
                yield from _if_wide(string, (opening, place))
        elif character in _NARROW:
            yield from _if_wide(string, (place,))
    for place in open_brackets:
        yield from _if_wide(string, (place,))


def _places(string: str, marks: Sequence[str]) -> list[int]:
    """Where some marks stand, in order."""
    places: list[int] = []
    for mark in marks:
        place = string.find(mark)
        while place >= 0:
            places.append(place)
            place = string.find(mark, place + 1)
    places.sort()
    return places


def _plain_pairs(string: str, narrow: Sequence[int]) -> list[tuple[int, int]] | None:
    """The pairs of the half-width brackets when each of these has no bracket between itself and its other one.

    So they nearly always stand, and a page of full-width brackets with a few of these need not be walked through.
    """
    pairs: list[tuple[int, int]] = []
    closed = -1
    for place in narrow:
        if place == closed:
            continue
        if string[place] in _CLOSING:
            found = _BRACKET.search(string, place + 1, place + _LONGEST_BRACKET + 1)
            opening, closed = place, found.start() if found else -1
        else:
            opening = max(string.rfind(bracket, max(0, place - _LONGEST_BRACKET), place) for bracket in _BRACKETS)
            closed = place
        if min(opening, closed) < 0 or string[closed] not in _CLOSING.get(string[opening], ()):
            return None
        pairs.append((opening, closed))
    return pairs


def _if_wide(string: str, places: tuple[int, ...]) -> list[int]:
    """Those of the places that hold a half-width bracket, when the brackets stand in Chinese context."""
    narrow = [place for place in places if string[place] in _NARROW]
    if narrow and (len(narrow) < len(places) or any(_is_beside_wide(string, place) for place in places)):
        return narrow
    return narrow if narrow and _numbers_chinese(string, places) else []


def _numbers_chinese(string: str, places: tuple[int, ...]) -> bool:
    """Whether a pair of brackets begins a line as its number, and Latin in a Chinese line follows: (19)AI赋能."""
    opening, closing = places[0], places[-1]
    if not 1 < closing - opening <= _LONGEST_MARKER or string[opening - 1 : opening] not in {"", "\n"}:
        return False
    return any(map(_is_wide, string[closing + 1 : closing + 1 + _NEAR].partition("\n")[0]))


def _is_beside_wide(string: str, place: int) -> bool:
    """Whether the character before or behind a place makes Chinese context."""
    return (place > 0 and _is_wide(string[place - 1])) or (place + 1 < len(string) and _is_wide(string[place + 1]))


def _quotes(string: str) -> Iterator[tuple[int, str]]:
    """Straight double quotes in Chinese lines, in turn opening and closing within their line."""
    if '"' not in string:
        return
    start = 0
    for line in string.split("\n"):
        places = [start + index for index, character in enumerate(line) if character == '"'] if '"' in line else []
        if len(places) % 2 == 0 and any(map(_is_wide, line)):
            for index, place in enumerate(places):
                yield place, "“”"[index % 2]
        elif len(places) == 1 and (mark := _other_half(line, places[0] - start)):
            yield places[0], mark
        start += len(line) + 1


def _other_half(line: str, place: int) -> str:
    """The curly quote that a straight one stands for where another one of the line lacks it; empty where none does."""
    lacking = line.count("“") - line.count("”")
    if lacking == 1 and line.rfind("“") < place > line.rfind("”"):
        return "”"
    return "“" if lacking == -1 and place < line.rfind("”") and "“" not in line[place:] else ""


def _blanks(text: Text, grammar: Grammar) -> Text:
    """Without blanks that no Chinese typesetter sets; any other run inside a line is one blank."""
    if " " not in text.string:
        return text
    dropped = [found.span() for found in grammar.pattern("blank_to_drop").finditer(text.string)]
    bounds = [found.span() for found in grammar.pattern("blank_before_bound").finditer(text.string)]
    text = text.without(apart((*dropped, *bounds)) if bounds else dropped)
    if "  " in text.string:
        text = text.without(
            (found.start() + 1, found.end()) for found in grammar.pattern("blank_run").finditer(text.string)
        )
    return text
