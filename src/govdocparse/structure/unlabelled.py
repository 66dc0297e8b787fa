"""Catalogue boxes whose values stand in a list without their labels, as some pages show them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from govdocparse.expressions import document_numbers
from govdocparse.grammar import Grammar
from govdocparse.text import Text

BULLET: Final = "•"
_LEAST_ENTRIES: Final = 3


def box(lines: Sequence[Text], grammar: Grammar) -> tuple[int, list[tuple[str, Text]]]:
    """The lines of a head to the first line of such a box and its entries, each with its key and value; none is empty.

    An index number shows that a list is a box. What has no key in it, the title, stands below it once more.
    """
    places = [index for index, line in enumerate(lines) if line.string[0] == BULLET]
    if len(places) < _LEAST_ENTRIES or places[-1] - places[0] != len(places) - 1:
        return 0, []
    values = [lines[place][1:].strip() for place in places]
    entries = [(_key(value.string, grammar), value) for value in values]
    below = {line.string for line in lines[places[-1] + 1 :]}
    if not all(key or value.string in below for key, value in entries):
        return 0, []
    return (places[0], entries) if any(key == "index_number" for key, _ in entries) else (0, [])


def _key(value: str, grammar: Grammar) -> str:
    """The field that a value without a label is of, by its form; empty where that is of none."""
    if grammar.pattern("bare_index").match(value):
        return "index_number"
    if grammar.pattern("page_date").match(value):
        return "publication_date"
    if value.endswith("号") and document_numbers.parse(value, grammar):
        return "document_number"
    return "validity" if grammar.pattern("bare_validity").match(value) else ""
