"""Clean Text -> a tree whose leaves are still Text, with the fields of header, tail and catalogue."""

from __future__ import annotations

from govdocparse.grammar import Grammar
from govdocparse.structure import catalogue, header, imprint, parts
from govdocparse.structure.fields import Fields
from govdocparse.structure.tree import Structure
from govdocparse.text import Text

__all__ = ["Structure", "read"]


def read(text: Text, grammar: Grammar) -> Structure:
    """Clean text, one paragraph a line, to its structure: each line becomes fields, a heading or a block."""
    fields = Fields()
    lines = [line for line in text.lines() if len(line)]
    lines = catalogue.read(lines, fields, grammar)
    lines = imprint.read(lines, fields, grammar)
    head = header.read(lines, fields, grammar)
    found, diagnostics = parts.read(head.rest, head.title, fields, grammar)
    metadata, omitted, disagreements = fields.settle()
    return Structure(_kind(head, grammar), metadata, tuple(found), tuple(omitted), (*diagnostics, *disagreements))


def _kind(head: header.Head, grammar: Grammar) -> str | None:
    """The kind of document that its title names (2012 Regulation art. 8); None where it names none."""
    found = grammar.pattern("title_kind").search(head.title.text.string) if head.title else None
    codes = {row["name"]: row["code"] for row in grammar.table("document_kind")}
    return codes[found["kind"]] if found else None
