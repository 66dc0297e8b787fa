"""The two tables as Arrow schemas: one row a document, and one row a fact; every column may be null.

No dictionaries, views or decimals: all engines read these types and give them back.
"""

from __future__ import annotations

from typing import TypeVar

import pyarrow as pa

from govdocparse.writers.facts import COLUMNS

# What a function takes it gives back: a RecordBatch for a RecordBatch, a Table for a Table.
Batch = TypeVar("Batch", pa.RecordBatch, pa.Table)

# Metadata that are columns, in the order of model.Metadata; what is rarer stands in `document` only.
TEXTS = (
    "title",
    "edition",
    "draft_status",
    "document_number",
    "index_number",
    "unified_number",
    "publisher",
    "validity",
    "disclosure",
    "subject_category",
    "genre",
    "security_level",
    "urgency",
)
LISTS = ("issuers", "addressees", "keywords")
DATES = ("issue_date", "printing_date", "publication_date", "effective_date", "expiry_date")
COUNTS = ("sections", "paragraphs", "tables", "quantities", "dates", "citations", "responsibilities", "repairs")

_NAMES = pa.list_(pa.field("item", pa.string()))
_DIAGNOSTIC = pa.struct(
    [
        pa.field("code", pa.string()),
        pa.field("severity", pa.string()),
        pa.field("message", pa.string()),
        pa.field("start", pa.int64()),
        pa.field("end", pa.int64()),
    ]
)

DOCUMENTS: pa.Schema = pa.schema(
    [
        ("id", pa.string()),
        ("name", pa.string()),
        ("status", pa.string()),
        ("error", pa.string()),
        ("media_type", pa.string()),
        ("encoding", pa.string()),
        ("sha256", pa.string()),
        ("characters", pa.int64()),
        ("script", pa.string()),
        ("kind", pa.string()),
        *((name, pa.string()) for name in TEXTS),
        *((name, _NAMES) for name in LISTS),
        *((name, pa.date32()) for name in DATES),
        *((name, pa.int32()) for name in COUNTS),
        ("diagnostics", pa.list_(pa.field("item", _DIAGNOSTIC))),
        # Canonical JSON is some five times its text, and a string column ends at 2 GiB.
        ("document", pa.large_string()),
    ]
)

_FACT_TYPES = {"responsible": _NAMES, "start": pa.int64(), "end": pa.int64()}
FACTS: pa.Schema = pa.schema([("id", pa.string()), *((name, _FACT_TYPES.get(name, pa.string())) for name in COLUMNS)])
