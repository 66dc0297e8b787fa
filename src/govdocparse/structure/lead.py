"""The lead that a page puts above a paper: its own title and a few sentences, which are omitted; the paper stays."""

from __future__ import annotations

from typing import Final

from govdocparse.expressions import document_numbers
from govdocparse.grammar import Grammar
from govdocparse.structure import signature
from govdocparse.structure.fields import Fields
from govdocparse.structure.titles import can_be_title, is_addressees
from govdocparse.text import Text

_LONGEST_LEAD: Final = 10
_LONGEST_NUMBER: Final = 40


def drop(lines: list[Text], fields: Fields, grammar: Grammar) -> list[Text]:
    """The lines of a document less the lead above a title with its number and its addressees below it.

    What has a number, addressees or a date of its own is no lead but a paper, which carries the other one.
    """
    number = next((index for index in range(2, len(lines[:_LONGEST_LEAD])) if _is_number(lines[index], grammar)), None)
    if number is None or number + 1 >= len(lines) or not is_addressees(lines[number + 1], grammar):
        return lines
    if grammar.pattern("title_kind").search(lines[number - 1].string) is None:
        return lines
    start = number
    while start and can_be_title(lines[start - 1], grammar):
        start -= 1
    lead = lines[:start]
    says = any(line.string.endswith("。") for line in lead)
    if start == number or not says or any(is_addressees(each, grammar) or _is_dated(each, grammar) for each in lead):
        return lines
    for line in lead:
        fields.omit(line.span(), "lead of the page")
    return lines[start:]


def _is_dated(line: Text, grammar: Grammar) -> bool:
    return signature.is_date(line, grammar) or signature.split(line, grammar) is not None


def _is_number(line: Text, grammar: Grammar) -> bool:
    """Whether a line is nothing but a document number."""
    string = line.string
    return (
        len(string) <= _LONGEST_NUMBER
        and string[-1] in "号）"
        and document_numbers.parse(string.strip("（）"), grammar) is not None
    )
