"""A file of NDJSON or Parquet -> its documents, one a row; a row that holds none is an item that says so."""

from __future__ import annotations

import base64
import codecs
import lzma
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, Any, NamedTuple

import msgspec

from govdocparse.batch import NEEDS_ARROW
from govdocparse.batch.inputs.source import Columns, said, unpacked
from govdocparse.batch.item import Item, Refused
from govdocparse.errors import UnusableInput
from govdocparse.readers import Media
from govdocparse.readers.reading import Limits, raising

NDJSON = tuple(f".{name}{packed}" for name in ("ndjson", "jsonl") for packed in ("", ".gz", ".bz2", ".xz", ".zst"))
PARQUET = (".parquet", ".pq")

# JSON has no bytes: a column of this name holds the bytes of a file in base64.
_BASE64 = "bytes"
_CARRIERS = ("content", "html", "text", _BASE64)
_BROKEN = (zlib.error, lzma.LZMAError, OSError, EOFError, ValueError, UnusableInput)
_ROWS_AT_ONCE = 32

_decoder = msgspec.json.Decoder(dict[str, Any])


def ndjson(path: Path, name: str, limits: Limits, columns: Columns) -> Iterator[Item]:
    """The rows of a file with one JSON object a line, compressed or not; `#` and the line's number name them."""
    number = 0
    try:
        with path.open("rb") as file, unpacked(path, file) as stream:
            done = 0
            for number, line in enumerate(_lines(stream, 2 * limits.bytes), 1):
                if number == 1:
                    line = line.removeprefix(codecs.BOM_UTF8)  # noqa: PLW2901 - programs put it before the first row
                if not line.isspace():
                    yield _row(f"{name}#{number}", line, columns, 2 * limits.bytes)._replace(share=file.tell() - done)
                    done = file.tell()
    except _BROKEN as error:
        yield Item(name, Refused(f"{name} cannot be read behind line {number} ({said(error)}); get it again"))


def _lines(stream: IO[bytes], most: int) -> Iterator[bytes]:
    """The lines; of one that is too long, its beginning."""
    while line := stream.readline(most + 1):
        yield line
        while len(line) > most and not line.endswith(b"\n"):
            line = stream.readline(most + 1)


def _row(name: str, line: bytes, columns: Columns, most: int) -> Item:
    """The document that a line of JSON holds, with its id; one that cannot be used says why."""
    if len(line) > most:
        return Item(
            name, Refused(f"{name} is longer than {most} bytes, twice what limits.bytes allows; {raising('bytes')}")
        )
    try:
        row = _decoder.decode(line)
        carrier = _carrier(row, columns.document)
        key = _named(row, columns.id) if columns.id is not None else row.get("id")
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        if isinstance(error, UnicodeDecodeError) or b"\0" in line:  # zero bytes are UTF-16 or UTF-32
            return Item(name, Refused(f"{name} is no UTF-8, as all JSON is; save the file as UTF-8"))
        return Item(name, Refused(f"{name} is no JSON object: {said(error)}"))
    except UnusableInput as error:
        return Item(name, Refused(f"{name}: {error}"))
    if not (key is None or isinstance(key, str | int)) or isinstance(key, bool):
        return Item(
            name, Refused(f"{name}: {columns.id or 'id'} is neither a string nor a whole number; give it as a string")
        )
    return Item(name, _document(row[carrier], name, carrier), None if key is None else str(key), _media(carrier))


def _document(value: Any, row: str, carrier: str) -> str | bytes | Refused:
    """The document that a row of NDJSON holds."""
    if value is None:
        return _no_document(row)
    if not isinstance(value, str):
        return Refused(f"{row}: {carrier} is no string")
    if carrier != _BASE64:
        return value
    try:
        return base64.b64decode(value, validate=True)
    except ValueError as error:
        return Refused(f"{row}: {carrier} is no base64 ({error})")


def _media(carrier: str) -> Media | None:
    """What the column of that name holds; None where the content is to tell."""
    return "html" if carrier == "html" else None


def _carrier(row: Mapping[str, Any], column: str | None) -> str:
    """The key with the document; raises UnusableInput where there is none, or no one can tell.

    Programs write all columns of a table, with null for what a row has not.
    """
    if column is not None:
        _named(row, column)
        return column
    found = [name for name in _CARRIERS if name in row]
    found = [name for name in found if row[name] is not None] or found[:1]
    if len(found) != 1:
        have = f"{len(found)} of them" if found else f"only {', '.join(row) or 'nothing'}"
        raise UnusableInput(f"a row needs one of {', '.join(_CARRIERS)}, and has {have}; say which: --column NAME")
    return found[0]


def _named(row: Mapping[str, Any], column: str) -> Any:
    """What a row has in the column that was asked for by its name; raises UnusableInput where it has none."""
    if column not in row:
        raise UnusableInput(f"there is no column {column}, only {', '.join(row) or 'none'}")
    return row[column]


def parquet(path: Path, name: str, _: Limits, wanted: Columns) -> Iterator[Item]:
    """The rows of a Parquet file; `#` and the row's number, from 1, name them. A damaged row group costs itself."""
    try:
        from pyarrow import ArrowException
        from pyarrow import parquet as format_

        from govdocparse.arrow import columns
    except ImportError:
        yield Item(name, Refused(f"{name} is a Parquet file, which {NEEDS_ARROW}"))
        return
    try:
        with format_.ParquetFile(path, pre_buffer=False, buffer_size=1 << 20) as file:
            empty = file.schema_arrow.empty_table()
            carrier = columns.carrier(empty, wanted.document)
            columns.documents(empty, carrier)
            key = _key(empty, wanted.id)
            share = path.stat().st_size // max(1, file.metadata.num_rows)
            first = 1
            for group in range(file.num_row_groups):
                last = first + file.metadata.row_group(group).num_rows
                yield from _group(file, group, _Rows(name, range(first, last), share, carrier, key))
                first = last
    except UnusableInput as error:
        yield Item(name, Refused(f"{name}: {str(error).replace('column=', '--column ')}"))
    except (*_BROKEN, ArrowException) as error:
        yield Item(name, Refused(f"{name} cannot be read ({said(error)}); get it again"))


def _key(empty: Any, named: str | None) -> str:
    """The column of a table that says what its rows are called; raises UnusableInput where it cannot."""
    from govdocparse.arrow import columns

    key = "id" if named is None else columns.carrier(empty, named)
    try:
        columns.keys(empty, key)
    except UnusableInput as error:
        raise UnusableInput(f"{error}; name another one with --id") from error
    return key


class _Rows(NamedTuple):
    """The rows of a row group: their file, their numbers, the bytes of each, and their columns."""

    file: str
    numbers: range
    share: int
    carrier: str
    key: str


def _group(file: Any, group: int, rows: _Rows) -> Iterator[Item]:
    """The rows of one row group; what is left of it where it is damaged is one item."""
    from pyarrow import ArrowException

    from govdocparse.arrow import columns

    wanted = [column for column in dict.fromkeys((rows.carrier, rows.key)) if column in file.schema_arrow.names]
    media = _media(rows.carrier)
    left = rows.numbers
    why = "it holds fewer rows than it says"
    try:
        for batch in file.iter_batches(_ROWS_AT_ONCE, row_groups=[group], columns=wanted):
            for scalar, key in zip(columns.documents(batch, rows.carrier), columns.keys(batch, rows.key), strict=True):
                if not left:
                    raise ValueError("it holds more rows than it says")
                name = f"{rows.file}#{left[0]}"
                yield Item(name, _value(scalar, name), key, media, rows.share)
                left = left[1:]
    except (*_BROKEN, ArrowException) as error:
        why = said(error)
        if not left:
            told = f"{rows.file} cannot be read behind row {rows.numbers.stop - 1} ({why}); write the file again"
            yield Item(rows.file, Refused(told))
    if left:
        told = f"{rows.file}: rows {left[0]} to {left[-1]} cannot be read ({why}); write the file again"
        yield Item(f"{rows.file}#{left[0]}", Refused(told), share=rows.share * len(left))


def _value(scalar: Any, row: str) -> str | bytes | Refused:
    try:
        value: str | bytes | None = scalar.as_py()
    except UnicodeDecodeError:
        return Refused(f"{row}: the string is no UTF-8; store it as binary")
    return _no_document(row) if value is None else value


def _no_document(row: str) -> Refused:
    return Refused(f"{row}: there is no document, the value is null")
