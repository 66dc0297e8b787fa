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
    open_string = _closed(leaf.string, cited)
    dated, diagnostics = dates.find(leaf, open_string, grammar)
    open_string = _closed(open_string, dated)
    counted = quantities.find(leaf, open_string, grammar)
    answering = bodies.find(leaf, open_string, grammar)
    found: list[AnyAnnotation] = [*cited, *dated, *counted, *answering]
    found.sort(key=_place)
    return tuple(found), tuple(diagnostics)


def _place(annotation: AnyAnnotation) -> tuple[int, int]:
    return annotation.start or 0, -(annotation.end or 0)


def _closed(string: str, claims: Sequence[AnyAnnotation]) -> str:
    """The string with the claimed places made unreadable for later layers, one character for one."""
    if not claims:
        return string
    pieces: list[str] = []
    done = 0
    for claim in claims:
        start, end = claim.start or 0, claim.end or 0
        pieces += (string[done:start], _CLAIMED * (end - start))
        done = end
    pieces.append(string[done:])
    return "".join(pieces)
