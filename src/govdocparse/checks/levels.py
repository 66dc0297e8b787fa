"""The levels of the outline (GB/T 9704-2012 7.3.3): one that is left out here and used elsewhere in the same part."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from govdocparse.diagnostics import OUTLINE_JUMP
from govdocparse.expressions.markers import schemes_that
from govdocparse.grammar import Grammar
from govdocparse.model import Diagnostic, Document, Section
from govdocparse.model.nesting import nested
from govdocparse.text import Span

_Pair = tuple[str, str]


def check(document: Document, grammar: Grammar) -> Iterator[Diagnostic]:
    """A diagnostic at the first item below each section that leaves a level out."""
    schemes = schemes_that("level", grammar)
    for part in document.parts:
        pairs = [(above, below) for above, below in nested(part.blocks) if above is not None]
        counts = Counter((above, below) for _, above, below in {(a.id, a.scheme, b.scheme) for a, b in pairs})
        jumps = {pair: between for pair in counts if (between := _between(pair, counts, schemes))}
        if not jumps:
            continue
        said: set[str] = set()
        for above, below in pairs:
            between = jumps.get((above.scheme, below.scheme))
            if between is not None and above.id not in said:
                said.add(above.id)
                yield OUTLINE_JUMP.at(
                    _marker(below), marker=below.marker, parent=above.marker, between=_sample(pairs, between)
                )


def _between(pair: _Pair, counts: Mapping[_Pair, int], schemes: Sequence[str]) -> str | None:
    """The scheme that stands between the two of a pair at least as often as none does; None where there is none.

    `counts` says how many sections of the first scheme of a pair hold one of the second.
    """
    above, below = pair
    if above not in schemes or below not in schemes:
        return None
    for scheme in schemes[schemes.index(above) + 1 : schemes.index(below)]:
        if min(counts.get((above, scheme), 0), counts.get((scheme, below), 0)) >= counts[pair]:
            return scheme
    return None


def _marker(section: Section) -> Span:
    """Where the marker of a section stands, near enough: blanks inside of it are not counted."""
    start, end = section.span
    return Span(start, min(end, start + len(section.marker)))


def _sample(pairs: Sequence[tuple[Section, Section]], scheme: str) -> str:
    """The first marker of a scheme."""
    return next(below.marker for _, below in pairs if below.scheme == scheme)
