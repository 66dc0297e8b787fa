"""Width and punctuation to normal form: 全角 punctuation in Chinese context, 半角 digits and Latin, no stray blanks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from govdocparse.grammar import Grammar
from govdocparse.text import Text, holds_any

_FULL: Final = str.maketrans(",;:?!()[]", "，；：？！（）［］")
_NARROW: Final = "()[]"
_CLOSING: Final = {"(": ("）", ")"), "（": ("）", ")"), "[": ("］", "]"), "［": ("］", "]")}
_BRACKETS: Final = "()[]（）［］"
_BRACKET: Final = re.compile(r"[()\[\]（）［］]")
_LONGEST_BRACKET: Final = 400
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
        string = _put(string, ((place, string[place].translate(_FULL)) for place in _wide_brackets(string)))
        string = _put(string, _quotes(string))
        string = grammar.pattern("widened_mark").sub(lambda found: found.group().translate(_FULL), string)
    if string.count(".") > _LEAST_STOPS * string.count("。"):
        string = grammar.pattern("half_width_stop").sub("。", string)
    if "-" in string:
        string = grammar.pattern("hyphen_between_han").sub(lambda found: "—" * len(found.group()), string)
    if holds_any(string, grammar.lexicon("middle_dots")):
        string = grammar.pattern("dot_between_han").sub("·", string)
    return _put(string, _number_brackets(string, grammar))


def _put(string: str, changes: Iterable[tuple[int, str]]) -> str:
    """The string with some characters changed; changes may come in any order."""
    found = sorted(set(changes))
    if not found:
        return string
    pieces: list[str] = []
    done = 0
    for place, character in found:
        pieces += (string[done:place], character)
        done = place + 1
    pieces.append(string[done:])
    return "".join(pieces)


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
    return character >= "\u2e80" or character in "—“”‘’…"


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


def _places(string: str, brackets: str) -> list[int]:
    """Where some brackets stand, in order."""
    places: list[int] = []
    for bracket in brackets:
        place = string.find(bracket)
        while place >= 0:
            places.append(place)
            place = string.find(bracket, place + 1)
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


def _if_wide(string: str, places: tuple[int, ...]) -> Iterator[int]:
    """Those of the places that hold a half-width bracket, when the brackets stand in Chinese context."""
    narrow = [place for place in places if string[place] in _NARROW]
    if not narrow:
        return
    neighbours = "".join(string[max(0, place - 1) : place] + string[place + 1 : place + 2] for place in places)
    if len(narrow) < len(places) or any(map(_is_wide, neighbours)):
        yield from narrow


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
        start += len(line) + 1


def _blanks(text: Text, grammar: Grammar) -> Text:
    """Without blanks that no Chinese typesetter sets; any other run inside a line is one blank."""
    if " " not in text.string:
        return text
    text = text.without(found.span() for found in grammar.pattern("blank_to_drop").finditer(text.string))
    if "  " in text.string:
        text = text.without(
            (found.start() + 1, found.end()) for found in grammar.pattern("blank_run").finditer(text.string)
        )
    return text
