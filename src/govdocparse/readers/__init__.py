"""bytes -> Reading: what each carrier holds as text; the carrier is known by its content."""

from __future__ import annotations

from importlib import import_module
from typing import cast

from govdocparse.errors import UnusableInput
from govdocparse.readers import sniff, text
from govdocparse.readers.reading import Limits, Reading
from govdocparse.readers.sniff import Kind as Media

__all__ = ["Media", "read"]

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


def _is_page(string: str) -> bool:
    head = string[:_HEAD]
    return "<" in head and sniff.kind(head.encode("utf-8", "replace")) == "html"
