"""What cleaning did to one line: each step that changed it, and the paragraphs that it came into."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from difflib import SequenceMatcher

from govdocparse.cleaning.cleaned import Cleaned
from govdocparse.cleaning.steps import clean
from govdocparse.explain.report import Step
from govdocparse.grammar import Grammar
from govdocparse.readers.reading import Reading
from govdocparse.text import Span, Text, overlap

# Beyond this length of a line its changes are not told one by one: comparing takes the square of it.
_COMPARED = 4000


def trace(reading: Reading, span: Span, grammar: Grammar) -> tuple[Cleaned, tuple[Step, ...]]:
    """The cleaned text of a whole document, and the steps that changed what stands at `span` of its source."""
    steps: list[Step] = []
    last = reading.text[span.start : span.end]

    def seen(name: str, text: Text) -> None:
        nonlocal last
        piece = within(text, span).string
        if piece != last:
            steps.append(Step(step=name, changes=tuple(_changes(last, piece)), text=piece))
            last = piece

    return clean(reading, grammar, seen), tuple(steps)


def within(text: Text, span: Span) -> Text:
    """The characters of a text that come from `span` of the source."""

    def offset(index: int) -> int:
        return text.span(index, index + 1).start

    places = range(len(text))
    return text[bisect_left(places, span.start, key=offset) : bisect_left(places, span.end, key=offset)]


def _changes(before: str, after: str) -> Iterator[tuple[str, str]]:
    if max(len(before), len(after)) > _COMPARED:
        return
    for kind, start, end, new_start, new_end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind != "equal":
            yield before[start:end], after[new_start:new_end]


def paragraphs(cleaned: Cleaned, span: Span) -> list[Text]:
    """The paragraphs of clean text that hold something of `span` of the source."""
    return [line for line in cleaned.text.lines() if len(line) and overlap(line.span(), span)]
