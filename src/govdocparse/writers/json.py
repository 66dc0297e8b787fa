"""Document to canonical JSON and back; the same Document always gives the same bytes."""

from __future__ import annotations

import re

import msgspec

from govdocparse.errors import UnusableInput, expect
from govdocparse.model import Document

# Only the formatter writes line feeds: within a JSON string they are escaped, and so is the quote before `span`.
_SPREAD_SPAN = re.compile(rb'"span": \[\n +(\d+),\n +(\d+)\n +\]')
_UTF8_MARK = b"\xef\xbb\xbf"

_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Document)


def to_json(document: Document, *, indent: bool = True) -> str:
    """The Document as JSON text with a line feed at its end: indented for files, on one line for streams."""
    expect("to_json", document, Document, "a Document")
    return to_json_bytes(document, indent=indent).decode()


def to_json_bytes(document: Document, *, indent: bool = True) -> bytes:
    """What `to_json` says, in UTF-8."""
    if not indent:
        return _encoder.encode_lines((document,))  # ends with a line feed, so that none has to be put to a copy
    return _with_narrow_spans(msgspec.json.format(_encoder.encode(document), indent=2))


def _with_narrow_spans(formatted: bytes) -> bytes:
    """Indented JSON to the same with each span on one line, and a line feed at its end.

    It is cut and put together, which takes half as long as `sub`.
    """
    cut = iter(_SPREAD_SPAN.split(formatted))
    pieces = [next(cut)]
    for start, end, behind in zip(cut, cut, cut, strict=True):
        pieces += (b'"span": [', start, b", ", end, b"]", behind)
    pieces.append(b"\n")
    return b"".join(pieces)


def from_json(data: str | bytes) -> Document:
    """The Document that the JSON says; raises UnusableInput where it says none."""
    expect("from_json", data, (str, bytes), "a string or bytes")
    try:
        encoded = data.encode() if isinstance(data, str) else data
        return _decoder.decode(encoded.removeprefix(_UTF8_MARK))
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        raise UnusableInput(f"this is no govdocparse/1 JSON: {error}") from error
