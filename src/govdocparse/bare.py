"""What the package does with a bare string, without a document around it."""

from __future__ import annotations

from govdocparse.annotation import annotate
from govdocparse.cleaning import lines, steps
from govdocparse.errors import expect
from govdocparse.grammar import Grammar, chosen
from govdocparse.model import Quantity
from govdocparse.text import Text


def quantities(text: str, *, grammar: Grammar | None = None) -> tuple[Quantity, ...]:
    """The quantities of any string, in order: those that the same words have in a document's sentences and cells.

    The string is cleaned first (script, width, blanks, wrapped lines). `span` is the place in `text` as it was given,
    `start` and `end` are places in the clean line. A string that is nothing but a numeral gives kind `number`.
    """
    expect("quantities", text, str, "a string")
    rules = chosen(grammar)
    return tuple(
        annotation
        for line in lines.join(steps.clean_words(Text.of(text), rules), rules).lines()
        for annotation in annotate(line.strip(), rules)[0]
        if isinstance(annotation, Quantity)
    )
