"""The zip package of an OFD file: from bytes to its files as XML, within the limits and without trust."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from govdocparse.errors import UnusableInput
from govdocparse.readers.reading import Limits

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_MOST_FILES = 100_000
_DIRECTORY_ENTRY = b"PK\x01\x02"
_ENCRYPTED = 1
_BROKEN_ZIP = (
    zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, NotImplementedError, OverflowError,
)  # fmt: skip


class _Unsound(UnusableInput):
    """A file of the package that is no sound XML."""


class Package:
    """The files of one OFD file by path; each refusal names the input and says what to do.

    Paths are only ever looked up in the archive's own directory, whatever their case; they are no file names.
    """

    def __init__(self, data: bytes, name: str | None, limits: Limits) -> None:
        self._name = name or "the input"
        self._limits = limits
        self._bytes = limits.unpacked_bytes
        self._elements = limits.elements
        self._archive = self._opened(data)
        self._files = {_key(file.filename): file for file in self._archive.infolist()}
        if "ofd.xml" not in self._files:
            raise self.refusal("is a zip archive without OFD.xml in it, so no OFD file")
        if "encryptions.xml" in self._files:
            raise self.refusal("is encrypted; open it in the program it was made for and save it without encryption")

    def refusal(self, reason: str) -> UnusableInput:
        """The exception that says why this input cannot be used."""
        return UnusableInput(f"{self._name} {reason}")

    def optional(self, path: str) -> Element | None:
        """The root element of a file that the text does not need; None where it is missing or is no sound XML."""
        try:
            return self.root(path) if _key(path) in self._files else None
        except _Unsound:
            return None

    def root(self, path: str) -> Element:
        """The root element of a file that must be there."""
        file = self._files.get(_key(path))
        if file is None:
            raise self.refusal(f"lacks {path}; get it again from where it came")
        data = self._unpacked(file, path)
        self._elements -= data.count(b"<") - data.count(b"</")
        if self._elements < 0:
            raise self.refusal(f"holds more than {self._limits.elements} elements (limits.elements)")
        if any("<!DOCTYPE".encode(encoding) in data for encoding in ("utf-8", "utf-16-le", "utf-16-be")):
            raise self.refusal(f"holds a document type definition in {path}, which no OFD file does")
        return self._parsed(data, path)

    def _parsed(self, data: bytes, path: str) -> Element:
        from lxml import etree

        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            return etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            reason = str(error).split("\n")[0]
            raise _Unsound(f"{self._name} is damaged in {path} ({reason}); get it again from where it came") from error

    def _opened(self, data: bytes) -> zipfile.ZipFile:
        if len(data) > self._limits.bytes:
            raise self.refusal(f"has {len(data)} bytes, more than {self._limits.bytes} (limits.bytes)")
        if not zipfile.is_zipfile(io.BytesIO(data)):
            raise self.refusal("is no OFD file: it is no zip archive, or the end of it is missing")
        if data.count(_DIRECTORY_ENTRY) > _MOST_FILES:
            raise self.refusal(f"is a zip archive of more than {_MOST_FILES} files")
        try:
            return zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN_ZIP as error:
            raise self.refusal(f"is a damaged zip archive ({error}); get it again from where it came") from error

    def _unpacked(self, file: zipfile.ZipInfo, path: str) -> bytes:
        """The bytes of a file, within the budget; zipfile unpacks no more than the size that the archive declares."""
        if file.flag_bits & _ENCRYPTED:
            raise self.refusal("is an encrypted zip archive; unlock it first")
        if file.file_size > self._bytes:
            limit = f"{self._limits.unpacked_bytes} bytes (limits.unpacked_bytes)"
            raise self.refusal(f"unpacks to more than {limit}")
        try:
            with self._archive.open(file) as opened:
                data = opened.read()
        except _BROKEN_ZIP as error:
            raise self.refusal(f"is damaged in {path} ({error}); get it again from where it came") from error
        self._bytes -= len(data)
        return data


def resolved(file: str, location: str) -> str:
    """The path that a location names in `file`: seen from its folder, or from the top where it begins with a slash."""
    location = location.strip().replace("\\", "/")
    path = location if location.startswith("/") else posixpath.join(posixpath.dirname(file), location)
    return posixpath.normpath(path.lstrip("/"))


def children(element: Element | None, name: str) -> Iterator[Element]:
    """The children of one name, in whatever namespace."""
    return iter(()) if element is None else element.iterchildren("{*}" + name)


def child(element: Element | None, *names: str) -> Element | None:
    """The element that `names` lead to, one level a name; None where one is missing."""
    for name in names:
        element = next(children(element, name), None)
    return element


def text_of(element: Element | None) -> str:
    """The text of an element, without blanks around it; nothing where the element is missing."""
    return (element.text or "").strip() if element is not None else ""


def _key(path: str) -> str:
    return path.replace("\\", "/").lstrip("/").lower()
