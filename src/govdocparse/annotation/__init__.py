"""Leaf Text -> annotations with source spans: the layers claim their places in a fixed order (design §4)."""

from __future__ import annotations

from collections.abc import Sequence

from govdocparse.annotation import bodies, citations, dates, quantities
from govdocparse.grammar import Grammar
from govdocparse.model import AnyAnnotation, Diagnostic
from govdocparse.text import Text

__all__ = ["annotate"]

_CLAIMED = "\x00"


def annotate(leaf: Text, grammar: Grammar) -> tuple[tuple[AnyAnnotation, ...], tuple[Diagnostic, ...]]:
    """One leaf in clean text to its annotations in order of place, outer before inner; a claimed place is closed."""
    cited = citations.find(leaf, leaf.string, grammar)
    unclaimed = _closed(leaf.string, [(citation.start, citation.end) for citation in cited])
    dated, diagnostics, claimed = dates.find(leaf, unclaimed, grammar)
    unclaimed = _closed(unclaimed, claimed)
    counted = quantities.find(leaf, unclaimed, grammar)
    answering = bodies.find(leaf, unclaimed, grammar)
    found: list[AnyAnnotation] = [*cited, *dated, *counted, *answering]
    found.sort(key=_place)
    return tuple(found), tuple(diagnostics)


def _place(annotation: AnyAnnotation) -> tuple[int, int]:
    """The order of annotations: by start, the outer one first."""
    return annotation.start or 0, -(annotation.end or 0)


def _closed(string: str, claims: Sequence[tuple[int, int]]) -> str:
    """The string with the claimed places made unreadable for later layers, one character for one."""
    if not claims:
        return string
    pieces: list[str] = []
    done = 0
    for start, end in claims:
        pieces += (string[done:start], _CLAIMED * (end - start))
        done = end
    pieces.append(string[done:])
    return "".join(pieces)
