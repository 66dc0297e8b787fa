"""One document that a batch is to parse: its stable name, where its content is, and the digest that tells a change."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import NamedTuple

import msgspec

from govdocparse.readers import Media


class Refused(NamedTuple):
    """What stands in for documents that cannot be had: a damaged archive, a line that is no JSON."""

    message: str


class Item(NamedTuple):
    """One document in the order of the run; `name` is the same in every run over the same inputs.

    `source` is a file to read, the bytes of one, a string, or why there is none. `key` is what the input itself calls
    the row. `share` is how many bytes of the input files are read with it, for the progress bar.
    """

    name: str
    source: Path | bytes | str | Refused
    key: str | None = None
    media: Media | None = None
    share: int = 0


class Task(msgspec.Struct, frozen=True, omit_defaults=True, array_like=True):
    """An item as it is sent to a worker; one of path, data and text is there."""

    name: str
    key: str | None = None
    media: Media | None = None
    path: bytes | None = None
    data: bytes | None = None
    text: str | None = None


_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(Task).decode


def message(item: Item) -> bytes | None:
    """The item for a worker; None where there is nothing to parse."""
    source = item.source
    if isinstance(source, Refused):
        return None
    if isinstance(source, Path):
        return _encode(Task(item.name, item.key, item.media, path=os.fsencode(source)))
    if isinstance(source, bytes):
        return _encode(Task(item.name, item.key, item.media, data=source))
    return _encode(Task(item.name, item.key, item.media, text=source))


def sent(data: bytes) -> Item:
    """The item of a message."""
    task = _decode(data)
    if task.path is not None:
        return Item(task.name, Path(os.fsdecode(task.path)), task.key, task.media)
    return Item(task.name, task.data if task.data is not None else task.text or "", task.key, task.media)


def digest(item: Item) -> str | None:
    """SHA-256 of the content, hexadecimal (of a string in UTF-8); None where it cannot be read."""
    source = item.source
    if isinstance(source, Refused):
        return None
    if isinstance(source, Path):
        try:
            with source.open("rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest()
        except OSError:
            return None
    return hashlib.sha256(source if isinstance(source, bytes) else source.encode()).hexdigest()
