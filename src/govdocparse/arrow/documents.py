"""A batch with a column of documents -> a batch of the schema DOCUMENTS: one row for each row, in the same order."""

from __future__ import annotations

import msgspec
import pyarrow as pa

from govdocparse.arrow import columns
from govdocparse.arrow.rows import Row, document_row, error_row
from govdocparse.arrow.schema import DOCUMENTS, Batch
from govdocparse.errors import UnusableInput
from govdocparse.grammar import Grammar
from govdocparse.pipeline import parse
from govdocparse.readers import Media, check_options
from govdocparse.readers.reading import Limits
from govdocparse.strings import on_one_line


def parse_batch(
    batch: Batch,
    *,
    column: str | None = None,
    media: Media | None = None,
    limits: Limits = Limits(),
    grammar: Grammar | None = None,
) -> Batch:
    """A pyarrow RecordBatch of documents to one of the schema DOCUMENTS; a pyarrow Table to a Table.

    The documents are in `column`, else in the one column text (strings), html (pages) or content (the bytes of files);
    columns `id` (strings or whole numbers) and `name` (made one line) are passed on as strings, all others are not. A
    document that cannot be parsed is a row with its status and error, never an exception. Raises UnusableInput for a
    batch without such a column, or with one of another type.
    """
    columns.expect_batch("parse_batch", batch)
    check_options(media, limits, grammar)
    name = columns.carrier(batch, column)
    how = _How("html" if name == "html" and media is None else media, limits, grammar)
    rows = [
        how.row(scalar, id_, label)
        for scalar, id_, label in zip(
            columns.documents(batch, name), columns.keys(batch, "id"), columns.keys(batch, "name"), strict=True
        )
    ]
    return type(batch).from_pylist(rows, schema=DOCUMENTS)


class _How(msgspec.Struct, frozen=True):
    """How the documents of a batch are to be read."""

    media: Media | None
    limits: Limits
    grammar: Grammar | None

    def row(self, scalar: pa.Scalar, id_: str | None, name: str | None) -> Row:
        """The row of one document, whatever happens to it."""
        try:
            source = scalar.as_py()
            if source is None:
                return error_row("unusable", "there is no document: the value is null", id=id_, name=name)
            document = parse(source, name=name, media=self.media, limits=self.limits, grammar=self.grammar)
            return document_row(document, id=id_)
        except UnicodeDecodeError:
            return error_row("unusable", "the string is no UTF-8; give it as binary", id=id_, name=name)
        except UnusableInput as error:
            return error_row("unusable", str(error), id=id_, name=name)
        except Exception as error:  # a defect of ours must cost one row, not a night's work
            message = on_one_line(f"{type(error).__name__}: {error}")
            return error_row("failed", message, id=id_, name=name)
