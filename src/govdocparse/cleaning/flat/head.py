"""The head of a paper that lost its line ends -> where its lines begin: marks, number, title, date, addressees."""

from __future__ import annotations

from typing import NamedTuple

import regex

from govdocparse.expressions import document_numbers
from govdocparse.expressions.names import joints
from govdocparse.grammar import Grammar

_LONGEST_HEAD = 900
_MOST_MARKS = 8
_LONGEST_TITLED = 200


class Head(NamedTuple):
    """Where the lines of a head begin, and the bodies that it names, the longest first; the paper is signed by one."""

    places: list[int]
    bodies: list[str]

    def within(self, start: int, length: int) -> Head:
        """The head as one line of the text sees it, which is `length` long from `start` on."""
        return Head([place - start for place in self.places if start < place < start + length], self.bodies)


def ends_with_number(string: str) -> bool:
    """Whether the first line of a text may end with the number of the paper; asked first, for speed."""
    first = string[:_LONGEST_TITLED].lstrip().partition("\n")[0].rstrip()
    return first[-1:] in ("号", "號")


def run_on(string: str, grammar: Grammar) -> Head | None:
    """The head of a text whose number stands right behind its title, and its text behind its addressees; else None."""
    start = behind_blanks(string, 0)
    line = string[start : start + _LONGEST_TITLED].partition("\n")[0]
    titled = grammar.pattern("flat_titled_number").match(line)
    if titled is None:
        return None
    addressed = grammar.pattern("flat_addressees").match(string, behind_blanks(string, start + len(line)))
    if addressed is None or string.startswith("\n", addressed.end()):
        return None
    named = grammar.pattern("flat_title_issuer").match(line)
    return Head([start + titled.end(), addressed.end()], [named["issuer"]] if named else [])


def read(line: str, grammar: Grammar) -> Head:
    """The lines of the head that a text without line ends opens with; none where it opens like no paper."""
    head = line[:_LONGEST_HEAD]
    places, bodies, start = _marks(head, grammar)
    number = next((found for found in document_numbers.find(head, grammar) if found[1] > start), None)
    if number is not None and number[0] < start and grammar.pattern("flat_code_end").match(head, start):
        places, bodies, start = [], [], number[0]  # 某市某办发〔2021〕1号
    if number is not None and (number[0] <= start or _may_be_before_number(head[: number[0]], grammar)):
        # The name of a body before it is no part of a number.
        places += [place for place in (max(number[0], start), number[1]) if place]
        start = number[1]
        start = _behind_number(head, start, places, grammar)
    dated = grammar.pattern("flat_date").match(head, start)
    if dated is not None:
        start = dated.end()
        places.append(start)
    start = behind_blanks(head, start)
    titled = grammar.pattern("flat_title").match(head, start)
    if titled is not None:
        places += [titled.end("title"), titled.end()]
    elif number and (addressed := grammar.pattern("flat_addressees").match(head, start)):
        places.append(addressed.end())
    elif titled := grammar.pattern("flat_speech").match(head, start):
        places += [titled.end("title"), titled.end("date"), titled.end()]
    elif titled := _title_alone(head, start, number is not None, grammar):
        places.append(titled.end())
    elif not start and (opened := grammar.pattern("flat_opening").match(head)):
        return Head([opened.end()], [])
    elif not start and (label := grammar.pattern("flat_label").match(head)):
        titled = _title_alone(head, label.end(), False, grammar)
        places += [label.end(), titled.end()] if titled else []
    if not places or not (number or titled):
        return Head([], [])
    named = grammar.pattern("flat_title_issuer").match(titled["title"] if titled else head)
    bodies += [named["issuer"]] if named else []
    return Head(places, sorted(set(bodies), key=len, reverse=True))


def _title_alone(head: str, start: int, numbered: bool, grammar: Grammar) -> regex.Match[str] | None:
    """The title at `start` that has no addressees behind it."""
    rules = ("flat_titled_text", "flat_title_alone") if numbered else ("flat_titled_text",)
    return next((found for rule in rules if (found := grammar.pattern(rule).match(head, start))), None)


def behind_blanks(string: str, start: int) -> int:
    """The place behind the blanks at `start`, where a line ended."""
    while start < len(string) and string[start].isspace():
        start += 1
    return start


def _behind_number(head: str, start: int, places: list[int], grammar: Grammar) -> int:
    """The place behind a body, a signer or a telegram's other number below the number; their ends go into `places`."""
    for rule in ("flat_body_of_minutes", "flat_signer", "flat_mark"):
        found = grammar.pattern(rule).match(head, start)
        if found is not None and not found.groupdict().get("issuer"):
            start = found.end()
            places.append(start)
    return start


def _marks(head: str, grammar: Grammar) -> tuple[list[int], list[str], int]:
    """Where the lines of the marks before number and title end, the bodies that they name, and what follows."""
    places: list[int] = []
    bodies: list[str] = []
    start = 0
    while len(places) < _MOST_MARKS and (found := grammar.pattern("flat_mark").match(head, start)):
        if bodies and found["issuer"]:
            break
        start = found.end()
        places.append(start)
        if found["issuer"]:
            bodies.append(found["issuer"])
            places += (found.start() + place for place in joints(found["issuer"], grammar))
    return places, bodies, start


def _may_be_before_number(before: str, grammar: Grammar) -> bool:
    """Whether what stands before a number is a mark or a title; else the text cites the number."""
    return grammar.pattern("flat_before_number").match(before) is not None
