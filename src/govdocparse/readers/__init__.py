"""bytes -> Reading: what each carrier holds as text; the carrier is known by its content."""

from __future__ import annotations

import stat
from importlib import import_module
from pathlib import Path
from typing import IO, cast, get_args

from msgspec.structs import replace

from govdocparse.errors import UnusableInput, expect
from govdocparse.file_names import readable, unread
from govdocparse.grammar import Grammar, chosen
from govdocparse.readers import front_matter, record, sniff, text
from govdocparse.readers.reading import Limits, Reading
from govdocparse.readers.sniff import Kind as Media

__all__ = ["MEDIA", "Media", "check_options", "data_of", "drained", "read", "read_file"]

MEDIA: tuple[Media, ...] = get_args(Media)

# What a string can be; all else are bytes.
_OF_STRINGS = (None, "text", "html")
_HEAD = 4096
_AT_ONCE = 1 << 20


def read(
    source: str | bytes, name: str | None, media: Media | None, limits: Limits, grammar: Grammar | None = None
) -> Reading:
    """A string, or the bytes of a file, to a Reading; raises UnusableInput.

    A string that is a web page is read as one, unless `media` says that it is text. `grammar` says what a reader knows
    of papers (labels, names of fields, running heads); None is the shipped one. The Reading bears the name as
    `file_names.readable` gives it.
    """
    check_options(media, limits, grammar)
    name = None if name is None else readable(name)
    if isinstance(source, str):
        if media not in _OF_STRINGS:
            raise UnusableInput(f"{name or 'the input'} is a string, and no {media}; give the bytes of the file")
        if media == "html" or (media is None and _is_page(source)):
            from govdocparse.readers import html  # loaded at need, as all readers but that of texts

            return html.from_string(source, name, limits, grammar)
        return _opened(text.from_string(source, name, limits), grammar)
    expect("parse", source, bytes, "a string or bytes (parse_file the path of a file)")
    limits.hold(name or "the input", "bytes", len(source))
    kind = media or sniff.kind(source, name)
    if kind == "text":
        return _opened(text.read(source, name, limits), grammar)
    return cast("Reading", import_module(f"govdocparse.readers.{kind}").read(source, name, limits, grammar))


def check_options(media: Media | None, limits: Limits, grammar: Grammar | None) -> None:
    """Raises TypeError or ValueError where the caller gives what says nothing of how to read."""
    if media is not None and media not in MEDIA:
        raise ValueError(f"media is one of {', '.join(MEDIA)}, or None; not {media!r}")
    expect("limits", limits, Limits, "Limits of govdocparse, as Limits(pages=200)")
    if grammar is not None:
        chosen(grammar)


def _opened(reading: Reading, grammar: Grammar | None) -> Reading:
    """A Reading of text to that of the paper in it, where the text is a row of a data set or opens with keys."""
    return record.opened(front_matter.opened(reading, grammar), grammar)


def read_file(file: Path, media: Media | None, limits: Limits, grammar: Grammar | None = None) -> Reading:
    """A file to a Reading that bears its name; raises UnusableInput, with its whole path as it was given."""
    return replace(read(data_of(file, limits), str(file), media, limits, grammar), name=readable(file.name))


def data_of(file: Path, limits: Limits) -> bytes:
    """The bytes of a file; raises UnusableInput for one that cannot be read or is too large."""
    try:
        status = file.stat()
        limits.hold(str(file), "bytes", status.st_size)
        if stat.S_ISREG(status.st_mode):
            return file.read_bytes()
        with file.open("rb") as stream:
            return drained(stream, str(file), limits)
    except IsADirectoryError as error:
        raise UnusableInput(f"{file} is a folder; name the files in it, or give it to govdocparse batch") from error
    except OSError as error:
        raise UnusableInput(f"{file} {unread(file, error)}") from error
    except ValueError as error:
        raise UnusableInput(f"{file} cannot be read: the name of a file holds no U+0000") from error


def drained(stream: IO[bytes], what: str, limits: Limits) -> bytes:
    """All that comes of a pipe or a device, which may never end; raises UnusableInput when it is too much."""
    data = bytearray()
    while piece := stream.read(_AT_ONCE):
        data += piece
        if len(data) > limits.bytes:
            raise UnusableInput(f"{what} {limits.passed('bytes')}")
    return bytes(data)


def _is_page(string: str) -> bool:
    head = string[:_HEAD].removeprefix("\ufeff")
    return "<" in head and sniff.is_page(head.encode("utf-8", "replace"), "the input")
