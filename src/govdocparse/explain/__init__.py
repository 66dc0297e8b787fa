"""One line of a source text -> what every layer made of it: for those who ask why the output is as it is.

Nothing here runs in a parse. The cleaning steps run once more and are watched; the rules for lines and annotations are
tried again on the one line.
"""

from __future__ import annotations

from govdocparse.errors import UnusableInput
from govdocparse.explain import annotated, cleaned, outlined, placed
from govdocparse.explain.report import Explanation, Paragraph
from govdocparse.facts import facts
from govdocparse.grammar import Grammar
from govdocparse.pipeline import document_of
from govdocparse.places import Lines, locator
from govdocparse.readers.reading import Reading
from govdocparse.text import Text, overlap

__all__ = ["Explanation", "explain"]


def explain(reading: Reading, line: int, name: str, grammar: Grammar) -> Explanation:
    """What became of one line (from 1) of the source text, and why; raises UnusableInput where there is none."""
    lines = Lines(reading.text)
    if not 1 <= line <= len(lines):
        raise UnusableInput(f"{name} has lines 1 to {len(lines)}; there is no line {line}")
    span = lines.span(line)
    document = document_of(reading, grammar)
    clean, steps = cleaned.trace(reading, span, grammar)
    blank = not reading.text[span.start : span.end].strip()
    texts = [] if blank else cleaned.paragraphs(clean, span)
    places = () if blank else placed.places(document, reading.text, span)
    leaves = [] if blank else list(annotated.leaves(document, span))
    return Explanation(
        file=name,
        line=line,
        text=reading.text[span.start : span.end],
        span=span,
        locator=locator(document.source.locators, span.start),
        steps=steps,
        paragraphs=tuple(_paragraph(text, lines) for text in texts),
        places=places,
        rules=tuple(rule for text in texts for rule in outlined.rules(text.string, places, grammar)),
        tried=outlined.tried(grammar) if texts else (),
        outline=tuple(outlined.positions(document, placed.sections(document, span))),
        annotations=tuple(item for leaf in leaves for item in annotated.found(leaf, span, grammar)),
        facts=() if blank else tuple(fact for fact in facts(document, grammar) if overlap(fact.span, span)),
        numerals=tuple(item for leaf in leaves for item in annotated.numerals(leaf, texts, span, grammar)),
        diagnostics=placed.notes(document, span),
    )


def _paragraph(text: Text, lines: Lines) -> Paragraph:
    """A paragraph of clean text with the source lines that it comes from."""
    span = text.span()
    first, last = lines.at(span.start).line, lines.at(max(span.start, span.end - 1)).line
    return Paragraph(text=text.string, first_line=first, last_line=last)
