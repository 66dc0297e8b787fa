"""The lines of a head that say who gives a report, and when -> fields."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from govdocparse.grammar import Grammar
from govdocparse.structure import names, signature
from govdocparse.structure.fields import Fields
from govdocparse.text import Text

_SPEAKER_AND_DATE: Final = 2


def put_above_date(lines: Sequence[Text], fields: Fields, grammar: Grammar) -> int:
    """How many lines say who gives a report and, below that, on which day, where a copy without its title opens so."""
    if len(lines) < _SPEAKER_AND_DATE or not grammar.pattern("signatory").match(lines[0].string):
        return 0
    if not signature.is_date(lines[1], grammar):
        return 0
    signature.put_body(lines[0], fields, grammar)
    fields.put_date("issue_date", lines[1], "header", grammar)
    return _SPEAKER_AND_DATE


def put_below(lines: Sequence[Text], index: int, fields: Fields, grammar: Grammar) -> int:
    """The index behind the line that names who gave a report, or which body, below where and when it was given."""
    found = grammar.pattern("signatory").match(lines[index].string) if index < len(lines) else None
    if found is None and index < len(lines) and names.is_body(lines[index], grammar):
        fields.put("issuers", lines[index], "header")
        return index + 1
    if found is None:
        return index
    fields.put("signers", lines[index].group(found, "name"), "header", found["name"].replace(" ", ""))
    fields.omit(lines[index].span(), "office of a signatory")
    return index + 1
