"""Plain text: bytes in any of the encodings that Chinese papers come in, to a string."""

from __future__ import annotations

import codecs
import hashlib

import regex

from govdocparse.errors import UnusableInput
from govdocparse.readers.reading import Reading

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# The most frequent characters of any Chinese text, in either script: a wrong decoding holds few of them.
_FREQUENT = frozenset("的一不在有人中大国國年和为為以定市上关關政会會業业第条條规規法及于於发發者应應行")
_MAGIC = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a zip archive (a Word or OFD file?)"),
    (b"\xd0\xcf\x11\xe0", "an old binary Office file (.doc, .wps)"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"{\\rtf", "a rich-text file"),
)
_BINARY = regex.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SAMPLE = 65536


def read(data: bytes, name: str | None = None) -> Reading:
    """The bytes of a text file to its text; raises UnusableInput for bytes that are no text."""
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise UnusableInput(f"{name or 'the input'} is {what}, not text; save it as text first")
    encoding, text = _decoded(data, name)
    if len(_BINARY.findall(text[:_SAMPLE])) > len(text[:_SAMPLE]) // 20:
        raise UnusableInput(f"{name or 'the input'} is binary data, not text")
    return Reading(text, "text/plain", encoding, hashlib.sha256(data).hexdigest(), name)


def from_string(text: str, name: str | None = None) -> Reading:
    """A string that somebody has decoded already; its bytes are taken to be UTF-8."""
    data = text.encode("utf-8", "surrogatepass")
    return Reading(text, "text/plain", "utf-8", hashlib.sha256(data).hexdigest(), name)


def _decoded(data: bytes, name: str | None) -> tuple[str, str]:
    """The encoding and the text: byte order mark, strict UTF-8, UTF-16 without mark, then GB 18030 or Big5."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return encoding.removesuffix("-sig"), data.decode(encoding)
            except UnicodeDecodeError as error:
                raise UnusableInput(
                    f"{name or 'the input'} begins as {encoding} but cannot be decoded: {error.reason}"
                ) from error
    try:
        return "utf-8", data.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.end == len(data) and error.start >= len(data) - 3 and error.start > 0:
            return "utf-8", data.decode("utf-8", "replace")
    candidates = [
        (_likeness(text), -rank, encoding, text)
        for rank, encoding in enumerate(("gb18030", "big5hkscs", "utf-16-le", "utf-16-be"))
        if (text := _tried(data, encoding)) is not None
    ]
    best = max(candidates, default=None)
    if best is None or best[0] == 0:
        raise UnusableInput(
            f"{name or 'the input'} is in no known encoding (UTF-8, UTF-16, GB 18030, Big5), or is no text"
        )
    return best[2], best[3]


def _tried(data: bytes, encoding: str) -> str | None:
    """The bytes in one encoding; a broken end is borne, anything else is not."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        if error.start < len(data) - 4 or not error.start:
            return None
        return data[: error.start].decode(encoding, "replace") + "\ufffd"


def _likeness(text: str) -> int:
    """How many per 10,000 of the characters are frequent Chinese ones; 0 when the text holds what no text holds."""
    sample = text[:_SAMPLE]
    if not sample or _BINARY.search(sample):
        return 0
    return 1 + sum(character in _FREQUENT for character in sample) * 10_000 // len(sample)
