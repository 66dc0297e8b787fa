"""bytes -> Reading: what each carrier holds as text; the carrier is known by its content."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import cast, get_args

from govdocparse.errors import UnusableInput
from govdocparse.readers import sniff, text
from govdocparse.readers.reading import Limits, Reading
from govdocparse.readers.sniff import Kind as Media

__all__ = ["MEDIA", "Media", "data_of", "read"]

MEDIA: tuple[Media, ...] = get_args(Media)

_HEAD = 4096


def read(source: str | bytes, name: str | None, media: Media | None, limits: Limits) -> Reading:
    """A string, or the bytes of a file, to a Reading; raises UnusableInput.

    A string that is a web page is read as one, unless `media` says that it is text.
    """
    if isinstance(source, str):
        if media != "html" and (media is not None or not _is_page(source)):
            return text.from_string(source, name)
        source, media = source.encode("utf-8", "replace"), "html"
    if len(source) > limits.bytes:
        raise UnusableInput(
            f"{name or 'the input'} has {len(source)} bytes, more than limits.bytes ({limits.bytes}) allows"
        )
    reader = import_module(f"govdocparse.readers.{media or sniff.kind(source, name)}")
    return cast("Reading", reader.read(source, name, limits))


def data_of(file: Path, limits: Limits) -> bytes:
    """The bytes of a file; raises UnusableInput for one that cannot be read or is too large."""
    try:
        size = file.stat().st_size
        if size > limits.bytes:
            raise UnusableInput(f"{file} has {size} bytes, more than limits.bytes ({limits.bytes}) allows")
        return file.read_bytes()
    except IsADirectoryError as error:
        raise UnusableInput(f"{file} is a directory; name the files in it") from error
    except OSError as error:
        raise UnusableInput(f"{file} cannot be read: {error.strerror or error}") from error


def _is_page(string: str) -> bool:
    head = string[:_HEAD]
    return "<" in head and sniff.kind(head.encode("utf-8", "replace")) == "html"
