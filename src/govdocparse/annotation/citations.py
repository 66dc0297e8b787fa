"""Leaf text -> its references to documents by title, number or provision, in order, none inside another."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from itertools import pairwise
from typing import Final, NamedTuple

from govdocparse.annotation import provisions, relations
from govdocparse.expressions import document_numbers
from govdocparse.grammar import Grammar
from govdocparse.model import Citation
from govdocparse.text import Text, apart

_INNER_MARKS: Final = str.maketrans("《》<>", "〈〉〈〉")
_Numbers = list[tuple[int, int, document_numbers.Numbered]]


class _Reference(NamedTuple):
    """One reference before the words around it are read; `numbers` are those in the brackets behind a title."""

    start: int
    end: int
    title: str | None = None
    numbers: tuple[str, ...] = ()
    provision: str | None = None


def find(text: Text, string: str, grammar: Grammar) -> list[Citation]:
    """The citations of `text`, looked for in `string`: the same characters, less those claimed elsewhere.

    A span runs from 《 to 》, to the ） of the number behind it, or to the end of its provisions.
    """
    numbers: _Numbers = document_numbers.find(string, grammar)
    titled = _titles(string, numbers, grammar) if "《" in string else []
    unmarked = provisions.find(string, grammar)
    if not (numbers or titled or unmarked):
        return []
    alone = [_alone(string, start, end, number.value, grammar) for start, end, number in numbers]
    bare = [_Reference(found.start, found.end, found.title, (), found.provision) for found in unmarked]
    references = list(apart([*apart([*_shared_out(string, titled, grammar), *alone]), *bare]))
    named = [(place.start, place.end) for place in references if place.title or place.numbers]
    said = relations.find(string, named, grammar) if named else {}
    return [
        Citation(
            text=text.string[place.start : place.end],
            start=place.start,
            end=place.end,
            span=text.span(place.start, place.end),
            title=place.title,
            document_number="、".join(place.numbers) or None,
            provision=place.provision,
            relation=said.get(place.start),
        )
        for place in references
    ]


@cache
def signs(grammar: Grammar) -> tuple[str, ...]:
    """One of these is in every leaf with a reference."""
    return ("《", *document_numbers.SIGNS, *grammar.lexicon("provision_signs"))


def _titles(string: str, numbers: _Numbers, grammar: Grammar) -> list[_Reference]:
    """Every 《title》 with the numbers in the brackets behind it and the provisions behind both."""
    starts = [start for start, _, _ in numbers]
    found: list[_Reference] = []
    position = 0
    while match := grammar.pattern("cited_title").search(string, position):
        title = match["title"].strip().translate(_INNER_MARKS)
        end = match.end("title") + 1
        inside: tuple[str, ...] = ()
        if match["bracket"]:
            first, last = match.span("bracket")
            held = numbers[bisect_left(starts, first) : bisect_left(starts, last)]
            if held and grammar.pattern("before_number").fullmatch(string, first + 1, held[0][0]):
                inside = tuple(number.value for _, _, number in held)
                end = last
            elif alone := document_numbers.behind_title(
                grammar.pattern("after_number").sub("", string[first + 1 : last - 1]), grammar
            ):
                inside = (alone,)
                end = last
        behind = grammar.pattern("provisions_behind").match(string, end)
        provision = provisions.normal(behind["provisions"], grammar) if behind else None
        position = behind.end() if behind else end
        found.append(_Reference(match.start(), position, title, inside, provision))
    return found


def _alone(string: str, start: int, end: int, number: str, grammar: Grammar) -> _Reference:
    """A number that stands for the document without its title, with the provisions behind it."""
    behind = grammar.pattern("provisions_behind").match(string, end)
    if behind is None:
        return _Reference(start, end, None, (number,))
    return _Reference(start, behind.end(), None, (number,), provisions.normal(behind["provisions"], grammar))


def _shared_out(string: str, references: list[_Reference], grammar: Grammar) -> list[_Reference]:
    """The numbers behind the last title of a list, as many as it has titles, each given to its own title."""
    for index, reference in enumerate(references):
        count = len(reference.numbers)
        group = references[index - count + 1 : index + 1]
        if count < 2 or len(group) < count or any(place.numbers for place in group[:-1]):
            continue
        gaps = [string[a.end : b.start] for a, b in pairwise(group)]
        if all(grammar.pattern("between_titles").fullmatch(gap) for gap in gaps):
            shared = zip(group, reference.numbers, strict=True)
            references[index - count + 1 : index + 1] = [place._replace(numbers=(own,)) for place, own in shared]
    return references
