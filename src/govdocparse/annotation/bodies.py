"""A leaf of clean text -> the responsibilities stated in it, at their places; earlier claims hold none."""

from __future__ import annotations

from govdocparse.expressions import responsibilities
from govdocparse.grammar import Grammar
from govdocparse.model import Responsibility
from govdocparse.text import Text


def find(text: Text, string: str, grammar: Grammar) -> list[Responsibility]:
    """All responsibilities of a paragraph leaf in order; `string` is its string with U+0000 for what is claimed."""
    found = responsibilities.find(text.string, string, grammar)
    return [responsibilities.annotation(text, each, placed=True) for each in found] if found else []
