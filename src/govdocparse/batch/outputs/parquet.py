"""Output of Parquet: a table of documents, one row a document whatever came of it, and a table of facts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from govdocparse.batch import NEEDS_ARROW
from govdocparse.batch.outputs.segment import Entry, Pair, Part
from govdocparse.errors import UnusableInput
from govdocparse.facts import Fact
from govdocparse.model import Document

try:
    import pyarrow as pa
    from pyarrow import parquet

    from govdocparse.arrow import DOCUMENTS, FACTS, document_row, error_row, fact_row
except ImportError as error:
    raise UnusableInput(f"Parquet {NEEDS_ARROW}") from error

_GROUP_BYTES = 32 << 20
# What hardly ever repeats is not worth a dictionary.
_DISTINCT = {"document", "clause", "text"}


def encode(document: Document, facts: Sequence[Fact], key: str | None) -> tuple[bytes, bytes]:
    """Both as a stream of Arrow, with the schemas of govdocparse.arrow."""
    return _stream([document_row(document, id=key)], DOCUMENTS), _stream(
        (fact_row(fact, id=key) for fact in facts), FACTS
    )


def _stream(rows: Iterable[Any], schema: Any) -> bytes:
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, schema) as stream:
        stream.write_batch(pa.RecordBatch.from_pylist(list(rows), schema=schema))
    data: bytes = sink.getvalue().to_pybytes()
    return data


class ParquetSegment(Pair["_Rows"]):
    """A file of documents and one of facts."""

    def __init__(self, documents: Path, facts: Path) -> None:
        super().__init__(_Rows, documents, facts)

    def add(self, entry: Entry) -> str | None:
        """As Segment says; what gave no document has a row, too."""
        if entry.document:
            self.documents.add(entry.document)
            self.facts.add(entry.facts)
        else:
            row = error_row(entry.status, entry.message, id=entry.key, name=entry.name)
            self.documents.add(_stream([row], DOCUMENTS))
        return self.place


class _Rows:
    """A Parquet file that is given in pieces; a row group is written when so many bytes have come."""

    def __init__(self, path: Path) -> None:
        self._part = Part(path)
        self._held: list[Any] = []
        self._bytes = 0
        schema = DOCUMENTS if path.parent.name == "documents" else FACTS
        repeated = [name for name in schema.names if name not in _DISTINCT]
        self._writer = parquet.ParquetWriter(
            self._part.file, schema, compression="zstd", use_dictionary=repeated, write_statistics=repeated
        )

    def add(self, data: bytes) -> None:
        """The rows of a stream."""
        table = pa.ipc.open_stream(data).read_all()
        self._held.append(table)
        self._bytes += table.nbytes
        if self._bytes >= _GROUP_BYTES:
            self._write()

    def _write(self) -> None:
        if self._held:
            self._writer.write_table(pa.concat_tables(self._held))
        self._held.clear()
        self._bytes = 0

    def commit(self) -> None:
        """The file is there."""
        self._write()
        self._writer.close()
        self._part.commit()

    def discard(self) -> None:
        """The file is gone."""
        with suppress(OSError, pa.ArrowException):
            self._writer.close()
        self._part.discard()
