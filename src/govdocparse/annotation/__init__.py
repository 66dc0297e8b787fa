"""Leaf Text -> annotations with source spans: the layers claim their places in a fixed order (design §4)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govdocparse.annotation import bodies, citations, dates, quantities
from govdocparse.grammar import Grammar
from govdocparse.model import AnyAnnotation, Diagnostic
from govdocparse.text import Text

__all__ = ["annotate", "annotate_all"]

_CLAIMED = "\x00"
_BATCH = 256


Annotated = tuple[tuple[AnyAnnotation, ...], Sequence[Diagnostic]]


def annotate(leaf: Text, grammar: Grammar) -> Annotated:
    """One leaf in clean text to its annotations in order of place, outer before inner; a claimed place is closed."""
    return annotate_all([leaf], grammar)[0]


def annotate_all(leaves: Sequence[Text], grammar: Grammar) -> list[Annotated]:
    """Each leaf to its annotations, as `annotate` has them.

    Each layer goes over many leaves before the next one, which takes a fifth less time than leaf by leaf; over so many
    that what waits between two layers stays small.
    """
    batches = (leaves[first : first + _BATCH] for first in range(0, len(leaves), _BATCH))
    return [annotated for batch in batches for annotated in _annotated(batch, grammar)]


def _annotated(leaves: Sequence[Text], grammar: Grammar) -> Iterator[Annotated]:
    cited = [citations.find(leaf, leaf.string, grammar) for leaf in leaves]
    strings = [
        _closed(leaf.string, [(citation.start, citation.end) for citation in found])
        for leaf, found in zip(leaves, cited, strict=True)
    ]
    dated = [dates.find(leaf, string, grammar) for leaf, string in zip(leaves, strings, strict=True)]
    closed = (_closed(string, found.claimed) for string, found in zip(strings, dated, strict=True))
    unclaimed = list(zip(leaves, closed, strict=True))
    counted = quantities.find_all(unclaimed, grammar)
    answering = [bodies.find(leaf, string, grammar) for leaf, string in unclaimed]
    for citing, dating, counting, bearing in zip(cited, dated, counted, answering, strict=True):
        found = [*citing, *dating.dates, *counting, *bearing]
        found.sort(key=_place)
        yield tuple(found), tuple(dating.diagnostics)


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
