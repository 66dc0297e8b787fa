"""Lists inside a section that goes on behind them, although their scheme stands further out: （2） 甲、 （3）."""

from __future__ import annotations

from collections.abc import Sequence, Set

from govdocparse.expressions.markers import Marker, rank, schemes_that
from govdocparse.grammar import Grammar


def first_items(markers: Sequence[Marker | None], grammar: Grammar) -> Set[int]:
    """The indices of the markers that open such a list.

    The first of its scheme stands right behind a marker of a scheme that is further in, and the next marker of that one
    bears the number that follows; so do others behind a marker of that scheme.
    """
    placed = [(index, marker) for index, marker in enumerate(markers) if marker is not None and marker.number]
    upcoming: dict[str, int] = {}
    due: list[int] = []
    for _, marker in reversed(placed):
        due.append(upcoming.get(marker.scheme, 0))
        upcoming[marker.scheme] = marker.number
    due.reverse()
    found: set[int] = set()
    seen: set[str] = set()
    around: dict[str, str] = {}
    of_law = schemes_that("of_law", grammar)
    for place in range(1, len(placed)):
        (_, before), (index, marker) = placed[place - 1], placed[place]
        seen.add(before.scheme)
        if marker.number != 1 or marker.scheme in of_law or before.scheme in of_law:
            continue
        first = marker.scheme not in seen and rank(marker.scheme, grammar) < rank(before.scheme, grammar)
        if around.get(marker.scheme) == before.scheme or (first and due[place - 1] == before.number + 1):
            around[marker.scheme] = before.scheme
            found.add(index)
    return found


def articles(markers: Sequence[Marker | None]) -> bool:
    """Whether the articles of a part stand below 一、: this begins first, and goes on behind the first of them."""
    first = next((index for index, marker in enumerate(markers) if marker and marker.scheme == "article"), len(markers))
    before = [marker.number for marker in markers[:first] if marker and marker.scheme == "chinese"]
    due = before[-1] + 1 if before else 0
    return bool(due) and any(
        marker is not None and marker.scheme == "chinese" and marker.number == due for marker in markers[first:]
    )
