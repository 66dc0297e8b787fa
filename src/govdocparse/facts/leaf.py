"""A leaf of a document as facts are made from it: its text, its quantities and dates, and where its clauses part."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from govdocparse.facts.clauses import Clauses
from govdocparse.grammar import Grammar
from govdocparse.model import AnyAnnotation, Date, Quantity


class Leaf(msgspec.Struct, frozen=True):
    """A text with its quantities and dates, in order of place."""

    text: str
    quantities: Sequence[Quantity]
    dates: Sequence[Date]
    clauses: Clauses


def leaf_of(text: str, annotations: Sequence[AnyAnnotation], grammar: Grammar) -> Leaf:
    """The leaf of a text and its annotations."""
    quantities = [item for item in annotations if isinstance(item, Quantity)]
    dates = [item for item in annotations if isinstance(item, Date)]
    return Leaf(text, quantities, dates, Clauses(text, grammar))
