"""The kind of a paper (文种): what its mark, its title or its number names, else what its first sentences say."""

from __future__ import annotations

from itertools import takewhile
from typing import Final

from govdocparse.grammar import Grammar
from govdocparse.structure.fields import Fields
from govdocparse.structure.header import Head

# So many lines before the first heading are looked at: a paper says early what it is for.
_MOST_LINES: Final = 12


def kind_of(head: Head, fields: Fields, grammar: Grammar) -> str | None:
    """The code of the kind (2012 Regulation art. 8) that mark, title or, without one, text name; else None."""
    if head.order:
        return "order"
    title = head.title.text.string if head.title else _value(fields, "title")
    kind = (
        _ending(title, grammar)
        if title
        else _ending(_value(fields, "document_number"), grammar) or _said(head, grammar)
    )
    codes = {row["name"]: row["code"] for row in grammar.table("document_kind")}
    return codes.get(kind) if kind else None


def _value(fields: Fields, key: str) -> str:
    """What a field says: the title that the carrier gives, the number that a paper goes by; empty where it is not."""
    found = fields.first(key)
    return found.value if found else ""


def _ending(string: str, grammar: Grammar) -> str | None:
    """The kind that a title ends with, or a number that a paper goes by (公告2006年第12号)."""
    found = grammar.pattern("title_kind").search(string) or grammar.pattern("numbered_kind").search(string)
    return found["kind"] if found else None


def _said(head: Head, grammar: Grammar) -> str | None:
    """The kind that a sentence before the first heading says (通知如下), or any other one of itself (本通知自)."""
    marker = grammar.pattern("marker")
    before = takewhile(lambda line: not marker.match(line.string), head.rest[:_MOST_LINES])
    for line in before:
        if found := grammar.pattern("kind_formula").search(line.string):
            return found["kind"] or "通知"
    of_itself = grammar.pattern("kind_of_itself")
    return next((found["kind"] for line in head.rest if (found := of_itself.search(line.string))), None)
