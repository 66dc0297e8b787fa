"""Leaf Text -> annotations with source spans: the layers claim their places in a fixed order (design §4)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import Final, TypeVar

from govdocparse.annotation import bodies, citations, dates, quantities
from govdocparse.grammar import Grammar
from govdocparse.model import AnyAnnotation, Diagnostic, Responsibility
from govdocparse.text import Text

__all__ = ["annotate", "annotate_all", "by_place"]

_CLAIMED: Final = "\x00"
_BATCH: Final = 256


T = TypeVar("T")
Annotated = tuple[tuple[AnyAnnotation, ...], tuple[Diagnostic, ...]]


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
    """The annotations of each leaf, in order, with diagnostics: each layer on all leaves, closed to what is claimed."""
    places = [(leaf, leaf.string) for leaf in leaves]
    cited = _each(citations.find, citations.signs(grammar), places, grammar)
    places = [
        (leaf, _closed(string, [(citation.start, citation.end) for citation in found]) if found else string)
        for (leaf, string), found in zip(places, cited, strict=True)
    ]
    dated = _each(dates.find, dates.signs(grammar), places, grammar)
    places = [
        (leaf, _closed(string, found.claimed) if found else string)
        for (leaf, string), found in zip(places, dated, strict=True)
    ]
    counted = quantities.find_all(places, grammar)
    answering = _each(bodies.find, bodies.signs(grammar), places, grammar)
    for citing, dating, counting, bearing in zip(cited, dated, counted, answering, strict=True):
        if not (citing or dating or bearing):
            yield tuple(counting), ()
            continue
        days, diagnostics = (dating.dates, dating.diagnostics) if dating else ((), ())
        others = sorted((*(citing or ()), *days, *counting), key=by_place) if citing or days else counting
        yield tuple(_nested(others, bearing) if bearing else others), tuple(diagnostics)


def _nested(others: Sequence[AnyAnnotation], bearing: Sequence[Responsibility]) -> Iterable[AnyAnnotation]:
    """The other annotations and the responsibilities, both in order, in one order, less those that cut another."""
    if not others or (others[-1].end or 0) <= (bearing[0].start or 0):  # at the end of an item, where most stand
        return chain(others, bearing)
    return sorted((*others, *_uncut(bearing, others)), key=by_place)


def _uncut(bearing: Sequence[Responsibility], others: Sequence[AnyAnnotation]) -> Iterator[Responsibility]:
    """The responsibilities that neither begin nor end inside one of the others, which are in order and apart."""
    starts = [each.start or 0 for each in others]
    ends = [each.end or 0 for each in others]

    def inside(place: int) -> bool:
        index = bisect_left(starts, place) - 1
        return index >= 0 and place < ends[index]

    return (each for each in bearing if not inside(each.start or 0) and not inside(each.end or 0))


def _each(
    find: Callable[[Text, str, Grammar], T], signs: Sequence[str], places: Sequence[tuple[Text, str]], grammar: Grammar
) -> list[T | None]:
    """What `find` has of each leaf that holds one of the signs; most leaves hold none, and the test costs little."""
    found: list[T | None] = []
    for leaf, string in places:
        for sign in signs:  # written out: any() takes twice the time
            if sign in string:
                found.append(find(leaf, string, grammar))
                break
        else:
            found.append(None)
    return found


def by_place(annotation: AnyAnnotation) -> tuple[int, int]:
    """The order of annotations: by start, the outer one first."""
    return annotation.start or 0, -(annotation.end or 0)


def _closed(string: str, claims: Sequence[tuple[int, int]]) -> str:
    """The string with the claimed places made unreadable for later layers, one character for one."""
    pieces: list[str] = []
    done = 0
    for start, end in claims:
        pieces += (string[done:start], _CLAIMED * (end - start))
        done = end
    pieces.append(string[done:])
    return "".join(pieces)
