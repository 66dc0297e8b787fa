"""How a batch writes documents and facts: encoded in the workers, put together in segments that appear as a whole."""

from __future__ import annotations

from pathlib import Path

from govdocparse.batch.outputs import folder, ndjson
from govdocparse.batch.outputs.segment import FORMATS, Encode, Format, Segment, files

__all__ = ["FORMATS", "Encode", "Format", "Segment", "encoder", "files", "segment"]


def encoder(format_: Format) -> Encode:
    """What turns a document and its facts into bytes; raises UnusableInput where a package is missing."""
    if format_ == "parquet":
        from govdocparse.batch.outputs import parquet

        return parquet.encode
    return folder.encoder(format_) if format_ in ("json", "xml") else ndjson.encoder(format_)


def segment(format_: Format, output: Path, number: int) -> Segment:
    """A new segment of the output, of which nothing is to be seen before its commit."""
    if format_ == "parquet":
        from govdocparse.batch.outputs import parquet

        return parquet.ParquetSegment(*files(format_, output, number))
    documents, facts = files(format_, output, number)
    if format_ in ("json", "xml"):
        return folder.FolderSegment(documents, facts, format_)
    return ndjson.NdjsonSegment(documents, facts)
