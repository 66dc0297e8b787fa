"""Leaf text -> its references to documents, in order, none inside another."""

from __future__ import annotations

from govdocparse.expressions import document_numbers
from govdocparse.grammar import Grammar
from govdocparse.model import Citation
from govdocparse.text import Text


def find(text: Text, string: str, grammar: Grammar) -> list[Citation]:
    """The citations of `text`, looked for in `string`."""
    return [
        Citation(text=string[a:b], start=a, end=b, span=text.span(a, b), document_number=n.value)
        for a, b, n in document_numbers.find(string, grammar)
    ]
