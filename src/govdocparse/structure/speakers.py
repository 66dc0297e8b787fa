"""The lines of a head that say who gives a report, and when -> fields."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from govdocparse.grammar import Grammar
from govdocparse.structure import names, signature
from govdocparse.structure.fields import Fields
from govdocparse.text import Text

_MOST_BODIES: Final = 4
_SPEAKER_AND_DATE: Final = 2


def put_above_date(lines: Sequence[Text], fields: Fields, grammar: Grammar) -> int:
    """How many lines say who gives a report and, below that, on which day, where a copy without its title opens so.

    They name one speaker, or the bodies whose report it is, one a line.
    """
    bodies = list(takewhile(lambda line: names.is_body(line, grammar), lines[:_MOST_BODIES]))
    if len(bodies) > 1 and len(bodies) < len(lines) and signature.is_date(lines[len(bodies)], grammar):
        for body in bodies:
            signature.put_body(body, fields, grammar)
        fields.put_date("issue_date", lines[len(bodies)], "header", grammar)
        return len(bodies) + 1
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
