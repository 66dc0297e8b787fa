"""Clean text -> who leads, answers or cooperates in it, with places in the text; only places that state it count."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby
from typing import Final, NamedTuple, final

import regex

from govdocparse.asked import Asked
from govdocparse.expressions.bodies import Name, units
from govdocparse.expressions.responsibility_lists import Piece, Role, column, pieces, plain
from govdocparse.grammar import Grammar
from govdocparse.model import Responsibility, Unit
from govdocparse.strings import holds_any
from govdocparse.text import Text

_CLOSING: Final = " 、，；。,;"


@final
class Found:
    """One role and its bodies at `[start, end)`."""

    __slots__ = ("end", "role", "start", "units")

    def __init__(self, role: Role, units: tuple[Unit, ...], start: int, end: int) -> None:
        self.role = role
        self.units = units
        self.start = start
        self.end = end


@final
class _Place:
    """A place that states responsibilities, from bracket to bracket, and those it states."""

    __slots__ = ("end", "found", "start")

    def __init__(self, start: int, end: int, found: list[Found]) -> None:
        self.start = start
        self.end = end
        self.found = found


class _Patterns(NamedTuple):
    """The rules that find a place."""

    bracket: Asked
    line: Asked
    trigger: Asked
    body: Asked
    kind: Asked
    wish: Asked
    collective: Asked


@cache
def _patterns(grammar: Grammar) -> _Patterns:
    return _Patterns(*(grammar.pattern(f"responsibility_{name}") for name in _Patterns._fields))


def find(string: str, masked: str, grammar: Grammar) -> list[Found]:
    """All responsibilities of a leaf, none over another; places are looked for in `masked`, names in `string`."""
    places = _places(string, masked, grammar)
    return [found for place in places for found in place.found] if places else []


def bracket(text: Text, grammar: Grammar) -> tuple[int, tuple[Responsibility, ...]]:
    """Where the responsibilities at the end of a heading begin (its length when there are none), and which they are."""
    string = text.string
    begin = len(string)
    result: list[Found] = []
    for place in reversed(_places(string, string, grammar)):
        if string[place.end : begin].strip(_CLOSING):
            break
        begin = place.start
        result[:0] = place.found
    return begin, tuple(annotation(text, found, placed=False) for found in result)


def in_column(text: Text, role: Role, grammar: Grammar) -> list[Responsibility]:
    """The responsibilities of a table cell below a head that gives it a role; none of one that names no body."""
    body = text.string.rstrip(_CLOSING)
    if grammar.pattern("responsibility_sentence").search(body):
        return []
    inside = list(column(body, role, grammar))
    if not any(_is_body(name.text, _patterns(grammar)) for piece in inside for name in piece.names):
        return []
    found = _found(inside, body, 0, (0, len(body)), grammar)
    return [annotation(text, item, placed=True) for item in found]


def annotation(text: Text, found: Found, *, placed: bool) -> Responsibility:
    """`found` as the model has it; `placed` gives it its place in the leaf."""
    return Responsibility(
        role=found.role,
        units=found.units,
        text=text.string[found.start : found.end],
        span=text.span(found.start, found.end),
        start=found.start if placed else None,
        end=found.end if placed else None,
    )


def _places(string: str, masked: str, grammar: Grammar) -> list[_Place]:
    """All places that state responsibilities, in order: brackets, and labelled lines between them."""
    # No label ends where a stretch begins, so a stretch is looked at from its second character on.
    label_ends = grammar.lexicon("responsibility_label_ends")
    places: list[_Place] = []
    done = 0
    if holds_any(masked, grammar.lexicon("responsibility_brackets")):
        for place in _brackets(string, masked, grammar):
            if holds_any(masked[done + 1 : place.start], label_ends):
                places += _lines(string, masked, done, place.start, grammar)
            places.append(place)
            done = place.end
    if holds_any(masked[done + 1 :], label_ends):
        places += _lines(string, masked, done, len(masked), grammar)
    return places


def _lines(string: str, masked: str, start: int, end: int, grammar: Grammar) -> Iterator[_Place]:
    """The labelled lines in `[start, end)` that state responsibilities."""
    for match in _patterns(grammar).line.finditer(masked, start, end):
        begin = match.start("list")
        body = string[begin : match.end("list")].rstrip(_CLOSING)
        outer = (match.start(), begin + len(body))
        found = _found(pieces(body, grammar), body, begin, outer, grammar)
        if found:
            yield _Place(outer[0], outer[1], found)


def _brackets(string: str, masked: str, grammar: Grammar) -> Iterator[_Place]:
    """The brackets that state responsibilities."""
    patterns = _patterns(grammar)
    for match in patterns.bracket.finditer(masked):
        start, end = match.span("inside")
        outer = match.span()
        if stated := plain(string, start, end, grammar):
            yield _Place(outer[0], outer[1], [Found(*stated, *outer)])
            continue
        if patterns.trigger.search(string, start, end) is None:
            continue
        body = string[start:end]
        inside = list(pieces(body, grammar))
        if not any(piece.labelled for piece in inside):
            inside = _stated(match, inside, body, patterns)
        if inside:
            yield _Place(outer[0], outer[1], _found(inside, body, start, outer, grammar))


def _stated(place: regex.Match[str], inside: Iterable[Piece], body: str, patterns: _Patterns) -> list[Piece]:
    """The pieces of a bracket without a label when it states a responsibility; none of any other bracket."""
    if place["ends"] is None and (place["opens"] is None or place["apart"] is None):
        return []
    stated = [
        piece
        for piece in inside
        if any(_is_body(name.text, patterns) for name in piece.names)
        or patterns.kind.search(body, piece.start, piece.end)
    ]
    if not any(piece.strong for piece in stated):
        return []
    return [] if any(patterns.wish.search(name.text) for piece in stated for name in piece.names) else stated


def _is_body(name: str, patterns: _Patterns) -> bool:
    return bool(patterns.body.search(name) or patterns.collective.match(name))


def _found(inside: Iterable[Piece], body: str, offset: int, outer: tuple[int, int], grammar: Grammar) -> list[Found]:
    """One responsibility for each run of a role; a lone one has the whole place."""
    given = list(inside)
    if len(given) == 1:  # as it nearly always is
        return [Found(given[0].role, units(body, given[0].names, grammar), *outer)]
    result: list[Found] = []
    for role, run in groupby(given, key=lambda piece: piece.role):
        same = list(run)
        names = list(same[0].names)
        for piece in same[1:]:
            above = names[-1].tier
            names += [Name(name.text, name.start, name.end, name.tier + above) for name in piece.names]
        result.append(Found(role, units(body, names, grammar), offset + same[0].start, offset + same[-1].end))
    if len(result) == 1:
        return [Found(result[0].role, result[0].units, *outer)]
    return result
