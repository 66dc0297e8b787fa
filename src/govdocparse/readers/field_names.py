"""Fields of the paper by the names that Word and OFD files give them: controls, bookmarks, custom elements, tags."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final

from govdocparse.grammar import Grammar
from govdocparse.readers.reading import Labelled
from govdocparse.text import Span

_NUMBER: Final = "document_number"
# The parts of a document number in the order in which they are printed (GB/T 9704-2012 7.2.5).
_PARTS: Final = ("agency_code", "year", "sequence")


def key_of(name: str | None, grammar: Grammar) -> str | None:
    """The metadata key, or the part of a document number, that a field of this name holds; None for any other name."""
    found = grammar.pattern("field_name").match(name.strip()) if name else None
    return _keys(grammar).get(found["name"].lower()) if found else None


@cache
def _keys(grammar: Grammar) -> Mapping[str, str]:
    return {name.lower(): row["key"] for row in grammar.table("field_name") for name in row["names"]}


def whole_numbers(labelled: tuple[Labelled, ...], text: str, grammar: Grammar) -> tuple[Labelled, ...]:
    """The labels with the parts of a document number put together; a part without the others labels nothing."""
    result: list[Labelled] = []
    found: list[Span] = []
    for item in labelled:
        if item.key not in _PARTS:
            result.append(item)
            continue
        begins = item.key == _PARTS[0]
        follows = len(found) < len(_PARTS) and item.key == _PARTS[len(found)]
        if begins or not follows or (found and "\n" in text[found[-1].end : item.span.start]):
            found = []
        if item.key == _PARTS[len(found)]:
            found.append(item.span)
        if len(found) == len(_PARTS):
            end = grammar.pattern("number_end").match(text[item.span.end : item.span.end + 2])
            result.append(
                Labelled(Span(found[0].start, item.span.end + (end.end() if end else 0)), _NUMBER, certain=True)
            )
            found = []
    return tuple(result)
