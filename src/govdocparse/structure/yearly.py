"""Papers counted as number and year (第98/2021号行政长官批示, 教育局通告第9/2023号): the head to its number.

So the gazette of Macao and the bureaux of Hong Kong number what they put out.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import regex

from govdocparse.grammar import Grammar
from govdocparse.model import DocumentNumber
from govdocparse.structure.fields import Fields
from govdocparse.structure.titles import can_be_title
from govdocparse.text import Text

_HEAD_LINES: Final = 12
_LONGEST_ABOVE: Final = 30
# So far down a page of the gazette says again, above the paper, the number on its index card.
_CARD_LINES: Final = 40


def read(lines: list[Text], fields: Fields, grammar: Grammar) -> list[Text]:
    """The lines of a paper to those from its title on; its number, and what the page says above it, go into `fields`.

    A paper that has no other title goes by its number. Any other paper is left as it is.
    """
    numbered = _number_at(lines, grammar)
    if numbered is None:
        return lines
    index, found = numbered
    line = lines[index]
    value = line.string.replace(" ", "")
    number = DocumentNumber(value, line.string, line.span(), "header", year=found["year"], sequence=found["sequence"])
    fields.add("document_number", number)
    office = line.group(found, "office") if found["office"] else None
    if office is not None:
        fields.put("issuers", office, "header")
    named = line.group(found, "body") if found["body"] else lines[index - 1] if index and office is None else None
    if named is not None and grammar.pattern("body_name").match(named.string):
        fields.put("issuers", named, "header")
    for above in lines[:index]:
        fields.omit(above.span(), "line above the title")
    rest = []
    for below in lines[index + 1 : index + _HEAD_LINES]:
        if below.string == line.string:
            fields.omit(below.span(), "repeats document_number")
        else:
            rest.append(below)
    titled = next((below for below in rest if not grammar.pattern("labelled").match(below.string)), None)
    if titled is None or not can_be_title(titled, grammar) or titled.string.endswith(("。", "：")):
        rest.insert(0, line)
    return [*rest, *lines[index + _HEAD_LINES :]]


def put_office(lines: Sequence[Text], fields: Fields, grammar: Grammar) -> None:
    """The office that makes an act by its own words (行政长官行使…赋予的职权，作出本批示。) as its issuer."""
    for line in lines[:_HEAD_LINES]:
        if "行使" in line.string and (found := grammar.pattern("acting_office").match(line.string)):
            fields.put("issuers", line.group(found, "office"), "main")
            return


def _number_at(lines: Sequence[Text], grammar: Grammar) -> tuple[int, regex.Match[str]] | None:
    """Where such a number stands, with nothing but names above it."""
    for index, line in enumerate(lines[:_HEAD_LINES]):
        if "/" in line.string and (found := grammar.pattern("yearly_number").match(line.string)):
            if index and lines[index - 1].string in grammar.lexicon("gazette_card"):
                card = lines[index + 1 : index + _CARD_LINES]
                again = next((place for place, below in enumerate(card) if below.string == line.string), None)
                if again is not None:
                    return index + 1 + again, found
            named = all(_may_stand_above(each, grammar) for each in lines[:index])
            return (index, found) if named else None
    return None


def _may_stand_above(line: Text, grammar: Grammar) -> bool:
    """Whether a line may be one of the page's above the number: a name, or what is left of a link."""
    if grammar.pattern("title_han").search(line.string) is None:
        return True
    return len(line) <= _LONGEST_ABOVE and can_be_title(line, grammar)
