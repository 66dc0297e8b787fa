"""A zip archive of XML files, as Word and OFD files are: from bytes to XML, within the limits and without trust."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING

from govdocparse.errors import UnusableInput
from govdocparse.readers.reading import NO_TYPE, Limits

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_DIRECTORY_ENTRY = b"PK\x01\x02"
_ENCRYPTED = 1
_BROKEN = (
    zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, NotImplementedError, OverflowError,
)  # fmt: skip
_AGAIN = "get it again from where it came"
ANEW = "open it in its program and save it anew"


class Unsound(UnusableInput):
    """A file of the archive that is no sound XML; `reason` is the parser's."""

    def __init__(self, message: str, reason: str = "") -> None:
        super().__init__(message)
        self.reason = reason


class ZipPackage:
    """The files of one archive by name; each refusal names the input and says what to do.

    Names are only ever looked up in the archive's own directory, whatever their case; they are no names of files.
    `kind` is what the input ought to be, and `most` how many files such an archive may hold.
    """

    kind: str
    most: int

    def __init__(self, data: bytes, name: str | None, limits: Limits) -> None:
        self._name = name or "the input"
        self._limits = limits
        self._budget = limits.unpacked_bytes
        self._archive = self._opened(data)
        self._members = {key(member.filename): member for member in self._archive.infolist()}

    def refusal(self, reason: str) -> UnusableInput:
        """The exception that says why this input cannot be used."""
        return UnusableInput(f"{self._name} {reason}")

    def holds(self, path: str) -> bool:
        """Whether there is a file of that name."""
        return key(path) in self._members

    def _opened(self, data: bytes) -> zipfile.ZipFile:
        self._limits.hold(self._name, "bytes", len(data))
        if not zipfile.is_zipfile(io.BytesIO(data)):
            raise self.refusal(
                f"is no {self.kind}: it is no zip archive, or the end of it is missing; {NO_TYPE}, or fetch it again"
            )
        if data.count(_DIRECTORY_ENTRY) > self.most:
            raise self.refusal(f"is a zip archive of more than {self.most} files, which no {self.kind} is; {ANEW}")
        try:
            return zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN as error:
            raise self.refusal(f"is a damaged zip archive ({error}); {_AGAIN}") from error

    def _data(self, path: str) -> bytes:
        """The bytes of a file that is there; checked against the budget as declared, and again as they come."""
        member = self._members[key(path)]
        if member.flag_bits & _ENCRYPTED:
            raise self.refusal("is an encrypted zip archive; unlock it first")
        if member.file_size > self._budget:
            raise self._too_large()
        try:
            with self._archive.open(member) as file:
                data = file.read(self._budget + 1)
        except _BROKEN as error:
            raise self.refusal(f"is damaged in {path} ({error}); {_AGAIN}") from error
        if len(data) > self._budget:
            raise self._too_large()
        self._budget -= len(data)
        return data

    def _too_large(self) -> UnusableInput:
        return self.refusal(self._limits.passed("unpacked_bytes"))

    def _parsed(self, data: bytes, path: str) -> Element:
        """The root element of a file; raises Unsound where it is no sound XML."""
        from lxml import etree

        if any("<!DOCTYPE".encode(encoding) in data for encoding in ("utf-8", "utf-16-le", "utf-16-be")):
            raise self.refusal(f"holds a document type definition in {path}, which no {self.kind} does; {ANEW}")
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
            raise Unsound(f"{self._name} is damaged in {path} ({reason}); {_AGAIN}", reason) from error


def key(path: str) -> str:
    """A name as it is compared: cases are not told apart."""
    return path.replace("\\", "/").lstrip("/").lower()


def elements_of(data: bytes) -> int:
    """How many elements an XML file can hold at most, before it is parsed."""
    return data.count(b"<") - data.count(b"</")
