"""Clean Text -> a tree whose leaves are still Text, with the fields of header, tail and catalogue."""

from __future__ import annotations

from typing import Final

from govdocparse.cleaning.cleaned import TABLE, Cleaned
from govdocparse.grammar import Grammar
from govdocparse.model import Zone
from govdocparse.structure import (
    catalogue,
    catalogue_entries,
    contents,
    header,
    imprint,
    kinds,
    lead,
    letter,
    numbers,
    parts,
    titles,
    yearly,
)
from govdocparse.structure.fields import Fields
from govdocparse.structure.tree import Structure
from govdocparse.text import Text

__all__ = ["Structure", "read"]

# Where a field usually stands, for one that the carrier names; any other stands in the main zone.
_ZONES: Final[dict[str, Zone]] = {
    "document_number": "header",
    "unified_number": "header",
    "copy_number": "header",
    "security_level": "header",
    "urgency": "header",
    "signers": "header",
    "addressees": "header",
    "cc": "imprint",
    "printing_date": "imprint",
    "printing_authority": "imprint",
}


def read(cleaned: Cleaned, grammar: Grammar) -> Structure:
    """Clean text, one paragraph a line, to its structure: each line becomes fields, a heading or a block."""
    fields = Fields()
    for value in cleaned.values:
        zone = _ZONES.get(value.key, "main") if value.certain else "page"
        catalogue_entries.put(value.key, value.text, zone, fields, grammar)
    lines = [line for line in cleaned.text.lines() if len(line)]
    lines = letter.read(lines, fields, grammar)
    lines = catalogue.read(lines, cleaned.title, fields, grammar)
    lines = yearly.read(lines, fields, grammar)
    lines = imprint.read(lines, fields, grammar)
    lines = contents.drop(lines, fields, grammar)
    lines = lead.drop(lines, fields, grammar)
    head = header.read(lines, cleaned.title, fields, grammar)
    yearly.put_office(head.rest, fields, grammar)
    found, diagnostics = parts.read(head, fields, cleaned, grammar)
    if head.title is None and lines and lines[0].string == TABLE:
        titles.put_title_of_table(cleaned.tables[0], fields, grammar)
    if not fields.has("title"):
        numbers.put_title(cleaned.title, fields, grammar)
    named = fields.first("issuers")
    title = head.title or _titled_by_page(fields, cleaned)
    if title is not None and (named is None or named.zone == "page"):
        titles.put_issuer(title, fields, grammar)
    if not fields.has("issuers"):
        numbers.put_issuer(fields, grammar)
    metadata, omitted, disagreements = fields.settle()
    return Structure(
        kinds.kind_of(head, fields, grammar), metadata, tuple(found), tuple(omitted), (*diagnostics, *disagreements)
    )


def _titled_by_page(fields: Fields, cleaned: Cleaned) -> titles.Title | None:
    """The title that stands nowhere but in a field of the page; None where it has not as many characters there."""
    field = fields.first("title")
    if field is None:
        return None
    text = Text.of(cleaned.source[field.span.start : field.span.end], field.span.start)
    return titles.Title(text.mapped(field.value), field.span) if len(text) == len(field.value) else None
