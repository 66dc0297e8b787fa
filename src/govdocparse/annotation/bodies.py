"""A leaf of clean text -> the responsibilities stated in it, at their places; earlier claims hold none."""

from __future__ import annotations

from functools import cache

from govdocparse.expressions import responsibilities
from govdocparse.grammar import Grammar
from govdocparse.model import Responsibility
from govdocparse.text import Text


def find(text: Text, string: str, grammar: Grammar) -> list[Responsibility]:
    """All responsibilities of a paragraph leaf in order; `string` is its string with U+0000 for what is claimed."""
    return [
        responsibilities.annotation(text, found, placed=True)
        for found in responsibilities.find(text.string, string, grammar)
    ]


@cache
def signs(grammar: Grammar) -> tuple[str, ...]:
    """One of these is in every leaf that states a responsibility."""
    return (*grammar.lexicon("responsibility_brackets"), *grammar.lexicon("responsibility_label_ends"))
