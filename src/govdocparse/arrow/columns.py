"""A batch's columns to Python values, one a row, whatever Arrow type carries them; a wrong type is refused."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence

import pyarrow as pa

from govdocparse.errors import UnusableInput, expect

# What a column is called in which a batch brings its documents.
CARRIERS = ("content", "html", "text")

_STRINGS = (pa.types.is_string, pa.types.is_large_string, pa.types.is_string_view, pa.types.is_null)
_BYTES = (
    pa.types.is_binary,
    pa.types.is_large_binary,
    pa.types.is_binary_view,
    pa.types.is_fixed_size_binary,
)


def expect_batch(function: str, batch: object) -> None:
    """Raises TypeError for what is no batch: a frame of another library, a stream."""
    what = "a pyarrow RecordBatch or Table (pyarrow.table(frame) makes one, a stream goes through map_batches)"
    expect(function, batch, (pa.RecordBatch, pa.Table), what)


def carrier(batch: pa.RecordBatch | pa.Table, column: str | None) -> str:
    """The name of the column with the documents; raises UnusableInput where there is none, or no one can tell."""
    names: Sequence[str] = batch.schema.names
    if column is not None:
        if column not in names:
            raise UnusableInput(f"the batch has no column {column}; it has {_listed(names)}")
        return column
    found = [name for name in CARRIERS if name in names]
    if len(found) != 1:
        wanted = "one column with the documents: text (strings), html (pages) or content (the bytes of files)"
        raise UnusableInput(f"a batch needs {wanted}; this one has {_listed(found or names)}; say which: column='...'")
    return found[0]


def documents(batch: pa.RecordBatch | pa.Table, name: str) -> Iterator[pa.Scalar]:
    """The scalars of the column with the documents: strings or bytes, encoded as dictionaries or not."""
    column = _column(batch, name)
    if not (_is(column.type, _STRINGS) or _is(column.type, _BYTES)):
        raise UnusableInput(f"the column {name} holds {column.type}; documents are strings or binary")
    return iter(column)


def keys(batch: pa.RecordBatch | pa.Table, name: str) -> Iterator[str | None]:
    """A column that names the rows, as strings; all null where the batch has none."""
    if name not in batch.schema.names:
        return itertools.repeat(None, batch.num_rows)
    column = _column(batch, name)
    if not (_is(column.type, _STRINGS) or _is(column.type, (pa.types.is_integer,))):
        raise UnusableInput(f"the column {name} holds {column.type}; it can be strings or whole numbers")
    return map(_key, column)


def _column(batch: pa.RecordBatch | pa.Table, name: str) -> pa.Array | pa.ChunkedArray:
    if batch.schema.names.count(name) > 1:
        raise UnusableInput(f"the batch has several columns {name}; leave one")
    return batch.column(name)


def _is(type_: pa.DataType, tests: Sequence[Callable[[pa.DataType], bool]]) -> bool:
    plain = type_.value_type if pa.types.is_dictionary(type_) else type_
    return any(test(plain) for test in tests)


def _key(scalar: pa.Scalar) -> str | None:
    """The scalar as a string; bytes that are no UTF-8 must not cost the row."""
    try:
        value = scalar.as_py()
    except UnicodeDecodeError as error:
        return bytes(error.object).decode("utf-8", "replace")
    return None if value is None else str(value)


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names) or "no column"
