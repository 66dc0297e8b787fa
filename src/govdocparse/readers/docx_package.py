"""The zip package of a Word file: from bytes to its parts as XML, within the limits and without trust."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from typing import TYPE_CHECKING, NamedTuple

from govdocparse.errors import UnusableInput
from govdocparse.readers.docx_xml import WORD, namespace
from govdocparse.readers.reading import Limits

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_MEMBERS = 10_000
_DIRECTORY_ENTRY = b"PK\x01\x02"
_ENCRYPTED = 1
_BINARY_OFFICE = b"\xd0\xcf\x11\xe0"
_BROKEN_ZIP = (
    zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, NotImplementedError, OverflowError,
)  # fmt: skip
_OTHERS = (
    ("xl/workbook.xml", "a workbook (.xlsx)"),
    ("ppt/presentation.xml", "a presentation (.pptx)"),
    ("ofd.xml", "an OFD file"),
    ("content.xml", "an OpenDocument file"),
)


class Relationship(NamedTuple):
    """What a part points to: `kind` is the last step of its type, `target` a part or, if `external`, an address."""

    kind: str
    target: str
    external: bool


class Package:
    """The parts of one Word file by name; each refusal names the input and says what to do.

    Part names are only ever looked up in the archive's own directory, whatever their case; they are no file names.
    """

    def __init__(self, data: bytes, name: str | None, limits: Limits) -> None:
        self._name = name or "the input"
        self._limits = limits
        self._budget = limits.unpacked_bytes
        self._archive = self._opened(data)
        self._members: dict[str, zipfile.ZipInfo] = {}
        self._twice: set[str] = set()
        for member in self._archive.infolist():
            key = _key(member.filename)
            if key in self._members:
                self._twice.add(key)
            self._members[key] = member

    def refusal(self, reason: str) -> UnusableInput:
        """The exception that says why this input cannot be used."""
        return UnusableInput(f"{self._name} {reason}")

    def main(self) -> str:
        """The name of the part that holds the document."""
        for relationship in self.relationships("").values():
            if relationship.kind == "officeDocument" and _key(relationship.target) in self._members:
                return relationship.target
        if "word/document.xml" in self._members:
            return "word/document.xml"
        for part, what in _OTHERS:
            if part in self._members:
                raise self.refusal(f"is {what}, not a Word document; save it as .docx")
        raise self.refusal("is a zip archive without a Word document in it; unpack it and name the file inside")

    def relationships(self, part: str) -> dict[str, Relationship]:
        """What a part points to, by id; the empty name stands for the package itself."""
        folder, base = posixpath.split(part)
        root = self.tree(posixpath.join(folder, "_rels", f"{base}.rels"))
        found: dict[str, Relationship] = {}
        for element in root if root is not None else ():
            target, kind = element.get("Target"), element.get("Type")
            if target and kind:
                external = element.get("TargetMode") == "External"
                place = target if external else _resolved(folder, target)
                found[element.get("Id") or ""] = Relationship(kind.rpartition("/")[2], place, external)
        return found

    def tree(self, part: str) -> Element | None:
        """The root element of a part; None where there is no such part."""
        data = self._part(part)
        if data is None:
            return None
        if data.count(b"<") - data.count(b"</") > self._limits.elements:
            raise self.refusal(f"holds more than {self._limits.elements} elements in {part} (limits.elements)")
        if any("<!DOCTYPE".encode(encoding) in data for encoding in ("utf-8", "utf-16-le", "utf-16-be")):
            raise self.refusal(f"holds a document type definition in {part}, which no Word file does")
        return self._parsed(data, part)

    def document(self, part: str) -> Element:
        """The root of the main part, which must be a Word document."""
        root = self.tree(part)
        if root is None:
            raise self.refusal(f"has no {part}")
        if namespace(root.tag) not in WORD or not root.tag.endswith("}document"):
            raise self.refusal(f"holds no Word document in {part}; save it as .docx with Word or WPS")
        return root

    def _parsed(self, data: bytes, part: str) -> Element:
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
            if "depth" in reason:
                raise self.refusal(f"nests elements in {part} deeper than any document (limits.depth)") from error
            raise self.refusal(f"is damaged in {part} ({reason}); open it in Word or WPS and save it anew") from error

    def _opened(self, data: bytes) -> zipfile.ZipFile:
        if len(data) > self._limits.bytes:
            raise self.refusal(f"has {len(data)} bytes, more than {self._limits.bytes} (limits.bytes)")
        if data.startswith(_BINARY_OFFICE):
            locked = "EncryptedPackage".encode("utf-16-le") in data
            what = "locked with a password" if locked else "an old binary Office file (.doc, .wps)"
            raise self.refusal(f"is {what}; open it in Word or WPS and save it as .docx without a password")
        if not zipfile.is_zipfile(io.BytesIO(data)):
            raise self.refusal("is no Word file (.docx): it is no zip archive, or the end of it is missing")
        if data.count(_DIRECTORY_ENTRY) > _MEMBERS:
            raise self.refusal(f"is a zip archive of more than {_MEMBERS} files, which no Word file is")
        try:
            return zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN_ZIP as error:
            raise self.refusal(f"is a damaged zip archive ({error}); get it again from where it came") from error

    def _part(self, part: str) -> bytes | None:
        """The bytes of a part; checked against the budget as declared, and again as they come."""
        key = _key(part)
        member = self._members.get(key)
        if member is None:
            return None
        if key in self._twice:
            raise self.refusal(f"holds {part} twice; somebody has tampered with it")
        if member.flag_bits & _ENCRYPTED:
            raise self.refusal("is an encrypted zip archive; unlock it first")
        if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise self.refusal(f"packs {part} by a method that Word files do not use; save it anew with Word or WPS")
        if member.file_size > self._budget:
            raise self._too_large()
        try:
            with self._archive.open(member) as file:
                data = file.read(self._budget + 1)
        except _BROKEN_ZIP as error:
            raise self.refusal(f"is damaged in {part} ({error}); get it again from where it came") from error
        if len(data) > self._budget:
            raise self._too_large()
        self._budget -= len(data)
        return data

    def _too_large(self) -> UnusableInput:
        return self.refusal(f"unpacks to more than {self._limits.unpacked_bytes} bytes (limits.unpacked_bytes)")


def _key(part: str) -> str:
    """A part name as it is compared: OPC part names do not tell cases apart."""
    return part.replace("\\", "/").lstrip("/").lower()


def _resolved(folder: str, target: str) -> str:
    """The part that a target names, seen from a folder of the package."""
    return posixpath.normpath(target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target))
