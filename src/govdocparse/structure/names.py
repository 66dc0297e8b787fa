"""Lists of bodies (主送, 抄送): a text to the names that it lists, and the marks between them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import regex

from govdocparse.expressions.names import joints
from govdocparse.grammar import Grammar
from govdocparse.model import Zone
from govdocparse.structure.fields import Fields
from govdocparse.text import Text, joined

# Where in the name of a collective its 各 stands: 市级各有关部门.
_EVERY: Final = 4
# So far back in front of a mark it shows whether a bracket is open, and how the name ends that stands there.
_LONGEST_NAME: Final = 120
_LONGEST_ENDING: Final = 8
# What the second line of a mark begins with: 人民政府文件.
_PEOPLE: Final = "人"
_SPACED: Final = regex.compile(r"^\p{Han}(?: {1,8}\p{Han})++$")
_BLANK: Final = regex.compile(" +")
_LISTED: Final = regex.compile("[^ 、]+")


def close_set(line: Text, least: int = 2) -> Text:
    """A line without its blanks where one stands between all of its characters: 某 市 人 民 政 府 文 件.

    There are `least` blanks at least: two characters apart may be a name, but are a word in the heading of a chapter.
    """
    if line.string[1:2] != " " or not _SPACED.match(line.string) or len(line.string.replace(" ", "")) <= least:
        return line
    return line.without((found.start(), found.end()) for found in _BLANK.finditer(line.string))


def apart(line: Text, grammar: Grammar) -> list[Text]:
    """The names of a line whose blanks were lost (某市教育局某市财政局, 财政部税务总局), or the line itself."""
    places = joints(line.string, grammar)
    names = [line[start:end] for start, end in zip([0, *places], [*places, len(line)], strict=True)]
    return names if all(grammar.pattern("body_name").match(name.string) for name in names) else [line]


def listed(text: Text) -> list[Text]:
    """The names of bodies that put something out together, each between 、 or blanks and none holding one."""
    return [text[found.start() : found.end()] for found in _LISTED.finditer(text.string)]


def put(key: str, text: Text, zone: Zone, fields: Fields, grammar: Grammar) -> None:
    """Each body that a text lists into `fields`; ， and 。 part two of them, a 、 does between whole names."""
    start = 0
    string = text.string
    for place in [*(found.start() for found in grammar.pattern("name_separator").finditer(string)), len(string)]:
        if place < len(string) and not _parts(string, start, place, grammar):
            continue
        name = text[start:place].strip()
        if len(name):
            fields.put(key, name, zone)
        if place < len(string):
            fields.omit(text.span(place, place + 1), "separator")
        start = place + 1


def _parts(string: str, start: int, place: int, grammar: Grammar) -> bool:
    """Whether the mark at `place` parts two names of which the first begins at `start`."""
    if string[place] != "、":
        return True
    near = max(start, place - _LONGEST_NAME)
    if string.count("（", near, place) > string.count("）", near, place):
        return False
    if string.startswith("各", place + 1):
        return True
    before = grammar.pattern("whole_name").search(string, max(start, place - _LONGEST_ENDING), place)
    if before and grammar.pattern("every_of_a_level").match(string, place + 1):
        return True
    if "各" in string[start : min(start + _EVERY, place)]:
        if grammar.pattern("every_of_a_level_alone").match(string, start, place):
            return False
        return grammar.pattern("name_of_its_own").match(string, place + 1) is not None
    return before is not None and grammar.pattern("name_begins").match(string, place + 1) is not None


def whole_marks(lines: Sequence[Text], fields: Fields, grammar: Grammar) -> list[Text]:
    """The lines of a head; a mark whose place stands on the line above is on one, each of two orders' marks on its own.

    Of two marks the last one keeps its 令, as a joint order has it.
    """
    made: list[Text] = []
    for line in lines:
        broken = bool(made) and line.string[0] == _PEOPLE
        if broken and grammar.pattern("broken_mark").match(f"{made[-1].string}\n{line.string}"):
            made[-1] = joined([made[-1], line])
        elif found := grammar.pattern("two_marks").match(line.string):
            fields.omit(line.span(found.end("first"), found.start("second")), "issuer mark")
            made += [line[: found.end("first")], line[found.start("second") :]]
        else:
            made.append(line)
    return made


def is_body(line: Text, grammar: Grammar) -> bool:
    """Whether a line is nothing but the name of a body."""
    return grammar.pattern("body_name").match(line.string) is not None


def is_second(above: Text, line: Text, grammar: Grammar) -> bool:
    """Whether a line gives the second name of the body above it in brackets: 某省健康委员会, （某运动委员会）."""
    if line.string[0] != "（" or (found := grammar.pattern("second_name").match(line.string)) is None:
        return False
    name = grammar.pattern("body_name").match
    return name(found["name"]) is not None and name(above.string) is not None and above.string[-1] != "）"


def whole(lines: Sequence[Text], grammar: Grammar) -> list[Text]:
    """Some lines, each body and the second name below it on one."""
    made: list[Text] = []
    for line in lines:
        if made and is_second(made[-1], line, grammar):
            made[-1] = joined((made[-1], line))
        else:
            made.append(line)
    return made


def are_bodies(line: Text, grammar: Grammar) -> bool:
    """Whether a line is nothing but the name of a body, or the names of several with 、 or blanks between."""
    return all(grammar.pattern("body_name").match(name) for name in line.string.replace(" ", "、").split("、"))
