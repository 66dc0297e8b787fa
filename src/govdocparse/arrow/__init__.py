"""Batches of documents in Arrow, for any engine that speaks it: `parse_batch`, `facts_batch` and their fixed schemas.

Needs pyarrow (`pip install 'govdocparse[arrow]'`), which nothing else in the package imports.
"""

from __future__ import annotations

try:
    import pyarrow as _pyarrow  # noqa: F401 - only to say at once, and in one line, what is missing
except ImportError as error:
    raise ImportError(
        "govdocparse.arrow needs the package pyarrow; install it: pip install 'govdocparse[arrow]'"
    ) from error

from govdocparse.arrow.documents import parse_batch
from govdocparse.arrow.facts import facts_batch
from govdocparse.arrow.processes import map_batches
from govdocparse.arrow.rows import document_row, error_row, fact_row
from govdocparse.arrow.schema import DOCUMENTS, FACTS

__all__ = [
    "DOCUMENTS",
    "FACTS",
    "document_row",
    "error_row",
    "fact_row",
    "facts_batch",
    "map_batches",
    "parse_batch",
]
