"""A Document, a Fact or a refusal to one row: a dict with a value for each column of its schema; no key is null."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

import regex

from govdocparse.arrow.schema import DATES, LISTS, TEXTS
from govdocparse.facts import Fact
from govdocparse.model import Citation, Date, Document, Paragraph, Quantity, Responsibility, Section, Table
from govdocparse.writers.facts import COLUMNS
from govdocparse.writers.json import to_json

Row = Mapping[str, Any]

_DAY = regex.compile(r"(\d{4}-\d{2}-\d{2})(?:T.*)?")


def document_row(document: Document, *, id: str | None = None) -> Row:  # noqa: A002 - the column's name
    """The row of one parsed document, for the schema DOCUMENTS; its status is "parsed".

    `document` is the canonical JSON on one line, without a line feed. A date that is no whole day (2025-03) is null
    in its column.
    """
    metadata, source = document.metadata, document.source
    values = {name: getattr(metadata, name) for name in (*TEXTS, *DATES)}
    return {
        "id": id,
        "name": source.name,
        "status": "parsed",
        "media_type": source.media_type,
        "encoding": source.encoding,
        "sha256": source.sha256,
        "characters": source.characters,
        "script": source.script,
        "kind": document.kind,
        **{name: values[name] and values[name].value for name in TEXTS},
        **{name: [field.value for field in getattr(metadata, name)] for name in LISTS},
        **{name: values[name] and _day(values[name].value) for name in DATES},
        **_counts(document),
        "diagnostics": [
            {
                "code": item.code,
                "severity": item.severity,
                "message": item.message,
                "start": item.span.start,
                "end": item.span.end,
            }
            for item in document.diagnostics
        ],
        "document": to_json(document, indent=False).rstrip("\n"),
    }


def error_row(status: str, error: str | None, *, id: str | None = None, name: str | None = None) -> Row:  # noqa: A002
    """The row of an input that gave no document: "unusable" by its own fault, "failed" by ours, or as a batch says."""
    return {"id": id, "name": name, "status": status, "error": error}


def fact_row(fact: Fact, *, id: str | None = None) -> Row:  # noqa: A002
    """The row of one fact, for the schema FACTS: numbers are exact strings, `start` and `end` places in the source."""
    row = {name: getattr(fact, name) for name in COLUMNS[:-2]}
    return {"id": id, **row, "start": fact.span.start, "end": fact.span.end}


def _counts(document: Document) -> dict[str, int]:
    """How many there are of each kind of block, annotation and repair: the columns of counts."""
    blocks, annotations = document.blocks(), document.annotations()
    return {
        "sections": sum(isinstance(block, Section) for block in blocks),
        "paragraphs": sum(isinstance(block, Paragraph) for block in blocks),
        "tables": sum(isinstance(block, Table) for block in blocks),
        "quantities": sum(isinstance(item, Quantity) for item in annotations),
        "dates": sum(isinstance(item, Date) for item in annotations),
        "citations": sum(isinstance(item, Citation) for item in annotations),
        "responsibilities": sum(isinstance(item, Responsibility) for item in annotations),
        "repairs": sum(repair.count for repair in document.source.repairs),
    }


def _day(value: str) -> datetime.date | None:
    """The day that an ISO 8601 value names, with or without a clock time."""
    found = _DAY.fullmatch(value)
    return datetime.date.fromisoformat(found[1]) if found else None
