"""Texts that lost their line ends: lines begin again where an indent, a marker, or the order of a paper shows it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from govdocparse.expressions import document_numbers
from govdocparse.grammar import Grammar
from govdocparse.text import Edit, Text

_FLAT = 1000
_LEAST_PAPER = 150
_LONGEST_HEAD = 500
_LONGEST_TAIL = 500


class _Head(NamedTuple):
    """Where the lines of a head begin, and the name of the body that it begins with."""

    places: list[int]
    issuer: str


def restore(text: Text, grammar: Grammar) -> Text:
    """A text with very long lines to one whose paragraphs stand on lines; any other text as it is.

    A shorter one is restored, too, where it is all on one line and opens with the head of a paper.
    """
    string = text.string
    lines = string.split("\n") if len(text) >= _LEAST_PAPER else []
    on_one_line = "\n" not in string.strip()
    if not any(len(line) >= _FLAT for line in lines) and not (on_one_line and _head(string.strip(), grammar).places):
        return text
    edits: list[Edit] = []
    start = 0
    for line in lines:
        if len(line) >= _FLAT or on_one_line:
            edits += [Edit(start + place, start + end, "\n") for place, end in _breaks(line, start == 0, grammar)]
        start += len(line) + 1
    return text.edited(edits)


def _breaks(line: str, first: bool, grammar: Grammar) -> list[tuple[int, int]]:
    """What becomes a line end in a line: its indents, or, where there are few, the places of markers; head and tail."""
    places = [found.span() for found in grammar.pattern("flat_indent").finditer(line)]
    end = places[0][0] if places else len(line)
    if len(places) * _FLAT < len(line):
        places += [found.span() for found in grammar.pattern("flat_marker").finditer(line)]
        places += [(found.end(), found.end()) for found in grammar.pattern("flat_nested").finditer(line)]
    head = _head(line[:end], grammar) if first else _Head([], "")
    places += [(place, place) for place in (*head.places, *_tail(line, head.issuer, grammar))]
    kept: list[tuple[int, int]] = []
    for place in sorted(set(places), key=lambda place: (place[0], -place[1])):
        if place[0] > 0 and (not kept or place[0] > kept[-1][1]):
            kept.append(place)
    return kept


def _head(line: str, grammar: Grammar) -> _Head:
    """The lines of the head that a paper without line ends opens with: mark, number, title, date, addressees."""
    head = line[:_LONGEST_HEAD]
    number = next(iter(document_numbers.find(head, grammar)), None)
    places: list[int] = []
    start = 0
    if number is not None and (mark := _before_number(head, number, grammar)) is not None:
        start = number[1]
        places += [*mark, start]
    dated = grammar.pattern("flat_date").match(head, start)
    if dated is not None and dated.end() > start:
        start = dated.end()
        places.append(start)
    titled = grammar.pattern("flat_title").match(head, start)
    if titled is not None:
        places += [titled.end("title"), titled.end()]
    issuer = grammar.pattern("flat_issuer").match(head)
    return _Head(places, issuer["issuer"] if issuer and places else "")


def _before_number(head: str, number: tuple[int, int, document_numbers.Numbered], grammar: Grammar) -> list[int] | None:
    """Where lines begin before the number of a head; None where it is one that the text cites."""
    before = head[: number[0]]
    if not before:
        return []
    return [number[0]] if grammar.pattern("flat_before_number").match(before) else None


def _tail(line: str, issuer: str, grammar: Grammar) -> Iterator[int]:
    """Where lines begin in the tail of a paper: before attachments, notes and the body of the head, behind dates.

    Attachments may stand behind the signature: that body with a date right behind it.
    """
    yield from _signature(line, issuer, grammar)
    first = max(line.rfind("。"), len(line) - _LONGEST_TAIL, 0)
    for found in grammar.pattern("flat_tail").finditer(line, first):
        yield found.end()
    place = line.find(issuer, first) if issuer else -1
    while place >= 0:
        yield place
        place = line.find(issuer, place + len(issuer))


def _signature(line: str, issuer: str, grammar: Grammar) -> Iterator[int]:
    """Where the line of the signature begins and ends: the body of the head with a date right behind it."""
    place = line.find(issuer, len(issuer)) if issuer else -1
    while place >= 0:
        if dated := grammar.pattern("flat_signed").match(line, place + len(issuer)):
            yield from (place, dated.end())
            return
        place = line.find(issuer, place + len(issuer))
