"""The cover check of every parse: each source character that is no white space is in a block, a field or omitted."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import regex

from govdocparse.diagnostics import COVER_LOST
from govdocparse.model import Diagnostic, Metadata, Omitted
from govdocparse.structure.tree import Node, PartNode, SectionNode
from govdocparse.text import Span, span_of

_BLANKS: Final = " \n\r\t\u3000"
_SEEN: Final = regex.compile(r"\S(?:.*\S)?", regex.DOTALL)
_INVISIBLE: Final = regex.compile(
    r"[\s\p{Cf}\p{Cc}\p{Cs}\p{Cn}\ufe00-\ufe0f\u115f\u1160\u3164\uffa0\u034f\u17b4\u17b5\ufffc]+"
)


def check(
    source: str,
    parts: Sequence[PartNode],
    metadata: Metadata,
    removed: Iterable[Omitted],
    omitted: Iterable[Omitted] = (),
) -> tuple[tuple[Omitted, ...], list[Diagnostic]]:
    """All omitted spans in source order, with what nothing else covers; a diagnostic for each place that is lost.

    What cleaning `removed` is in no text, though a paragraph may go on behind it (a page number between two pages); of
    what structure `omitted` that counts which no block and no field covers.
    """
    covered = _merged([*_part_spans(parts), *(field.span for _, field in metadata.fields())])
    ends = [end for _, end in covered]
    given = sorted(
        {item for item in omitted if item.span.start < item.span.end}, key=lambda item: (item.span, item.reason)
    )
    uncovered = (
        Omitted(gap, item.reason)
        for item in given
        for gap in _gaps(source, covered, item.span, bisect_right(ends, item.span.start))
    )
    result = _apart((*(item for item in removed if item.span.start < item.span.end), *uncovered))
    diagnostics: list[Diagnostic] = []
    for gap in _gaps(source, _merged([*covered, *(item.span for item in result)]), Span(0, len(source))):
        if _INVISIBLE.fullmatch(source, *gap):
            result.append(Omitted(gap, "invisible characters"))
            continue
        result.append(Omitted(gap, "not placed"))
        diagnostics.append(COVER_LOST.at(gap))
    return tuple(sorted(result, key=lambda item: (item.span, item.reason))), diagnostics


def _apart(items: Iterable[Omitted]) -> list[Omitted]:
    """The same places, none in two of them: what stands inside another one (marks inside a label) cuts that."""
    apart: list[Omitted] = []
    # Those that a later one may still cut, the first in the source last.
    open_ones: list[Omitted] = []
    for item in sorted(items, key=lambda item: (item.span.start, -item.span.end, item.reason)):
        if open_ones and open_ones[-1].span == item.span:
            continue
        start, end = item.span
        while open_ones and open_ones[-1].span.start < end:
            outer = open_ones.pop()
            if outer.span.start < start:
                apart.append(Omitted(span_of((outer.span.start, min(outer.span.end, start))), outer.reason))
            if outer.span.end > end:
                open_ones.append(Omitted(span_of((end, outer.span.end)), outer.reason))
                break
        open_ones.append(item)
    return [*apart, *reversed(open_ones)]


def _part_spans(parts: Iterable[PartNode]) -> list[Span]:
    """The spans of all leaves, of the openings of sections, and of what opens a part."""
    spans: list[Span] = []
    for part in parts:
        if part.role != "main":
            spans += part.openings
        _add_spans(part.blocks, spans)
    return spans


def _add_spans(nodes: Iterable[Node], spans: list[Span]) -> None:
    for node in nodes:
        if isinstance(node, SectionNode):
            spans.append(node.opening)
            _add_spans(node.blocks, spans)
        else:
            spans.append(node.span)


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The same places as ranges that neither touch nor overlap, in rising order."""
    merged: list[tuple[int, int]] = []
    first, last = 0, -1
    for start, end in sorted(spans):
        if start > last:
            if last >= 0:
                merged.append((first, last))
            first, last = start, end
        elif end > last:
            last = end
    if last >= 0:
        merged.append((first, last))
    return merged


def _gaps(source: str, covered: Sequence[tuple[int, int]], within: Span, first: int = 0) -> Iterator[Span]:
    """The places inside `within` that hold more than blanks and lie in none of what is `covered` from `first` on."""
    place, stop = within
    while first < len(covered) and covered[first][0] < stop:
        start, end = covered[first]
        first += 1
        # Between most spans stand line ends and blanks alone; they are told without the engine.
        if source[place:start].strip(_BLANKS) and (found := _SEEN.search(source, place, start)):
            yield span_of(found.span())
        place = max(place, end)
    if place < stop and (found := _SEEN.search(source, place, stop)):
        yield span_of(found.span())
