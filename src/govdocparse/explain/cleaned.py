"""What cleaning did to one line: each step that changed it, and the paragraphs that it came into."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import groupby, takewhile

from govdocparse.cleaning.cleaned import Cleaned
from govdocparse.cleaning.steps import clean
from govdocparse.explain.report import Step
from govdocparse.grammar import Grammar
from govdocparse.readers.reading import Reading
from govdocparse.text import Span, Text, overlap


def trace(reading: Reading, span: Span, grammar: Grammar) -> tuple[Cleaned, tuple[Step, ...]]:
    """The cleaned text of a whole document, and the steps that changed what stands at `span` of its source."""
    steps: list[Step] = []
    last = Text.of(reading.text)[span.start : span.end]

    def seen(name: str, text: Text) -> None:
        nonlocal last
        piece = within(text, span)
        if piece.string != last.string:
            steps.append(Step(step=name, changes=tuple(_changes(last, piece)), text=piece.string))
        last = piece

    return clean(reading, grammar, seen), tuple(steps)


def within(text: Text, span: Span) -> Text:
    """The characters of a text that come from `span` of the source."""

    def offset(index: int) -> int:
        return text.span(index, index + 1).start

    places = range(len(text))
    return text[bisect_left(places, span.start, key=offset) : bisect_left(places, span.end, key=offset)]


def _changes(before: Text, after: Text) -> Iterator[tuple[str, str]]:
    """What stood where in a text and what stands there now: stretches whose characters come from the same places."""
    old, new = _by_place(before), _by_place(after)
    for changed, places in groupby(sorted(old.keys() | new.keys()), lambda place: old.get(place) != new.get(place)):
        if changed:
            stretch = list(places)
            yield from _trimmed(*("".join(each.get(place, "") for place in stretch) for each in (old, new)))


def _by_place(text: Text) -> dict[int, str]:
    """The characters of a text by the place in the source that they come from."""
    found: dict[int, str] = {}
    for place, character in zip(text.offsets, text.string, strict=True):
        found[place] = found.get(place, "") + character
    return found


def _trimmed(old: str, new: str) -> Iterator[tuple[str, str]]:
    """A change without what both sides begin and end with; none where nothing is left."""
    front = _shared(old, new)
    old, new = old[front:], new[front:]
    back = _shared(old[::-1], new[::-1])
    if old or new:
        yield old[: len(old) - back], new[: len(new) - back]


def _shared(one: str, other: str) -> int:
    """How many characters two strings both begin with."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def paragraphs(cleaned: Cleaned, span: Span) -> list[Text]:
    """The paragraphs of clean text that hold something of `span` of the source."""
    return [line for line in cleaned.text.lines() if len(line) and overlap(line.span(), span)]
