"""The Document and all it holds, as frozen typed structs; the names are the contract of canonical JSON and XML."""

from __future__ import annotations

from govdocparse.model.annotations import (
    Annotation,
    AnyAnnotation,
    Bound,
    Citation,
    Date,
    Quantity,
    Responsibility,
    Unit,
    unit_names,
)
from govdocparse.model.blocks import Block, Cell, Item, Paragraph, Part, Section, Table
from govdocparse.model.document import SCHEMA, Diagnostic, Document, Omitted, Severity
from govdocparse.model.metadata import DocumentNumber, Field, Metadata, Zone
from govdocparse.model.source import Locator, Repair, Repaired, Source

__all__ = [
    "SCHEMA",
    "Annotation",
    "AnyAnnotation",
    "Block",
    "Bound",
    "Cell",
    "Citation",
    "Date",
    "Diagnostic",
    "Document",
    "DocumentNumber",
    "Field",
    "Item",
    "Locator",
    "Metadata",
    "Omitted",
    "Paragraph",
    "Part",
    "Quantity",
    "Repair",
    "Repaired",
    "Responsibility",
    "Section",
    "Severity",
    "Source",
    "Table",
    "Unit",
    "Zone",
    "unit_names",
]
