"""Texts that lost their line ends: paragraphs begin again where an indent or a marker shows it."""

from __future__ import annotations

from govdocparse.grammar import Grammar
from govdocparse.text import Edit, Text

_FLAT = 1000


def restore(text: Text, grammar: Grammar) -> Text:
    """A text with very long lines to one whose paragraphs stand on lines; any other text as it is."""
    if len(text) < _FLAT or all(len(line) < _FLAT for line in text.string.split("\n")):
        return text
    edits: list[Edit] = []
    start = 0
    for line in text.string.split("\n"):
        if len(line) >= _FLAT:
            places = [found.span() for found in grammar.pattern("flat_indent").finditer(line)]
            if len(places) * _FLAT < len(line):
                places = sorted({*places, *(found.span() for found in grammar.pattern("flat_marker").finditer(line))})
            edits += [Edit(start + place, start + end, "\n") for place, end in places]
        start += len(line) + 1
    return text.edited(edits)
