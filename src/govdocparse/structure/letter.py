"""Official letters of Taiwan (函): their labelled lines (受文者, 正本, 副本) to fields; the lines of other papers stay.

The labels and their order are those of 文書處理手冊 (Executive Yuan), part 3.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final

from govdocparse.grammar import Grammar
from govdocparse.structure import catalogue_entries, names, signature
from govdocparse.structure.fields import Fields
from govdocparse.text import Text

_HEAD_LINES: Final = 40
_TAIL_LINES: Final = 12


def read(lines: Sequence[Text], fields: Fields, grammar: Grammar) -> list[Text]:
    """The lines of a letter to those that are its title and its text; what its labels say goes into `fields`."""
    subjects = grammar.lexicon("letter_subjects")
    subject = next((index for index, line in enumerate(lines[:_HEAD_LINES]) if line.string.startswith(subjects)), None)
    if subject is None:
        return list(lines)
    rest: list[Text] = []
    received: list[Text] = []
    first_of_tail = max(subject + 1, len(lines) - _TAIL_LINES)
    for index, line in enumerate(lines):
        found = (
            grammar.pattern("letter_label").match(line.string) if index < subject or index >= first_of_tail else None
        )
        key = _keys(grammar).get(found["label"].replace(" ", "")) if found else None
        if found is None or key is None:
            rest.append(line)
            continue
        fields.omit(line[: found.end()].strip().span(), "label")
        value = line[found.end() :]
        if key == "received":
            received.append(value)
        elif key in ("addressees", "cc"):
            names.put(key, value, "imprint", fields, grammar)
        elif len(value):
            catalogue_entries.put(key, value, "header", fields, grammar)
    named = fields.has("addressees")
    for value in received:
        # The copy at hand goes to one of those whom 正本 names.
        if named:
            fields.omit(value.span(), "whom the copy goes to")
        else:
            names.put("addressees", value, "header", fields, grammar)
    return _sign(_put_issuer(rest, fields, grammar), fields, grammar)


def _put_issuer(lines: list[Text], fields: Fields, grammar: Grammar) -> list[Text]:
    """The body that the first line names before the kind of the letter."""
    found = grammar.pattern("letter_title").match(lines[0].string) if lines else None
    if found:
        fields.put("issuers", lines[0].group(found, "issuer"), "header")
    return lines


def _sign(lines: list[Text], fields: Fields, grammar: Grammar) -> list[Text]:
    """The office and the name at the end of a letter as its signer."""
    if lines and grammar.pattern("signatory").match(lines[-1].string):
        signature.put_body(lines.pop(), fields, grammar)
    return lines


@cache
def _keys(grammar: Grammar) -> dict[str, str]:
    return {label: row["key"] for row in grammar.table("letter_label") for label in row["labels"]}
