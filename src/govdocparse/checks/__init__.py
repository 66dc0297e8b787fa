"""A Document to what does not agree in it: number, dates, levels, attachments. Nothing of the document changes."""

from __future__ import annotations

from itertools import chain

from govdocparse.checks import attachments, dates, levels, numbers
from govdocparse.grammar import Grammar
from govdocparse.model import Diagnostic, Document

__all__ = ["check"]


def check(document: Document, source: str, grammar: Grammar) -> list[Diagnostic]:
    """What a careful reader finds wrong in a document as a whole; `source` is the text that its spans point into."""
    return list(
        chain(
            numbers.check(document.metadata, source, grammar),
            dates.check(document.metadata),
            levels.check(document, grammar),
            attachments.check(document, grammar),
        )
    )
