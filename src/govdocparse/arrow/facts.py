"""A batch of the schema DOCUMENTS -> a batch of the schema FACTS: one row for each quantity, in reading order."""

from __future__ import annotations

import warnings
from collections.abc import Iterator

import pyarrow as pa

from govdocparse.arrow import columns
from govdocparse.arrow.rows import Row, fact_row
from govdocparse.arrow.schema import FACTS, Batch
from govdocparse.errors import UnusableInput
from govdocparse.facts import facts
from govdocparse.grammar import Grammar
from govdocparse.writers.json import from_json


def facts_batch(documents: Batch, *, grammar: Grammar | None = None) -> Batch:
    """The facts of the documents that `parse_batch` made, a RecordBatch to one of the schema FACTS, a Table to a Table.

    Of the documents it needs `document` and, to name the rows, `id`; a row without a document has no facts. Every
    document has as many facts as its column `quantities` says; where a defect of ours prevents it, it has none, and a
    RuntimeWarning names it. Raises UnusableInput for a batch that has no column `document`, and for one whose
    `document` holds anything but JSON of this version.
    """
    columns.expect_batch("facts_batch", documents)
    name = columns.carrier(documents, "document")
    batches = [
        pa.RecordBatch.from_pylist(list(_rows(scalar, id_, grammar)), schema=FACTS)
        for scalar, id_ in zip(columns.documents(documents, name), columns.keys(documents, "id"), strict=True)
        if scalar.is_valid
    ]
    if isinstance(documents, pa.Table):
        return pa.Table.from_batches(batches, FACTS)
    return pa.concat_batches(batches) if batches else pa.RecordBatch.from_pylist([], schema=FACTS)


def _rows(scalar: pa.Scalar, id_: str | None, grammar: Grammar | None) -> Iterator[Row]:
    """The rows of one document."""
    try:
        document = from_json(scalar.as_py())
    except (UnicodeDecodeError, UnusableInput) as error:
        row = "" if id_ is None else f" in the row of the id {id_}"
        raise UnusableInput(f"the column document{row}: {error}; parse the text again") from error
    try:
        found = facts(document, grammar)
    except Exception as error:  # a defect of ours must cost one document, not a night's work
        who = id_ or document.source.name or document.source.sha256
        warnings.warn(f"no facts of {who}: {type(error).__name__}: {error}", RuntimeWarning, stacklevel=3)
        return
    yield from (fact_row(fact, id=id_) for fact in found)
