"""The zip package of a Word file: from bytes to its parts as XML, and what they point to."""

from __future__ import annotations

import posixpath
import zipfile
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from govdocparse.readers.docx.xml import WORD, namespace
from govdocparse.readers.reading import Limits
from govdocparse.readers.zip_package import ANEW, Unsound, ZipPackage, elements_of, key

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_BINARY_OFFICE = b"\xd0\xcf\x11\xe0"
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


class Package(ZipPackage):
    """The parts of one Word file by name."""

    kind = "Word file"
    most = 10_000

    def __init__(self, data: bytes, name: str | None, limits: Limits) -> None:
        super().__init__(data, name, limits)
        names = Counter(key(member.filename) for member in self._archive.infolist())
        self._twice = {name for name, count in names.items() if count > 1}

    def main(self) -> str:
        """The name of the part that holds the document."""
        for relationship in self.relationships("").values():
            if relationship.kind == "officeDocument" and self.holds(relationship.target):
                return relationship.target
        if self.holds("word/document.xml"):
            return "word/document.xml"
        for part, what in _OTHERS:
            if self.holds(part):
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
        if not self.holds(part):
            return None
        if key(part) in self._twice:
            raise self.refusal(f"holds {part} twice, as somebody has tampered with it; {ANEW}")
        if self._members[key(part)].compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise self.refusal(f"packs {part} by a method that Word files do not use; save it anew with Word or WPS")
        data = self._data(part)
        if elements_of(data) > self._limits.elements:
            raise self.refusal(self._limits.passed("elements"))
        try:
            return self._parsed(data, part)
        except Unsound as error:
            if "depth" in error.reason:
                raise self.refusal(f"nests elements in {part} deeper than any document; {ANEW}") from error
            reason = f"is damaged in {part} ({error.reason})"
            raise self.refusal(f"{reason}; open it in Word or WPS and save it anew") from error

    def bytes_of(self, part: str) -> bytes | None:
        """The bytes of a part of any format; None where there is no such part."""
        return self._data(part) if self.holds(part) else None

    def document(self, part: str) -> Element:
        """The root of the main part, which must be a Word document."""
        root = self.tree(part)
        if root is None:
            raise self.refusal(f"has no {part}; {ANEW}")
        if namespace(root.tag) not in WORD or not root.tag.endswith("}document"):
            raise self.refusal(f"holds no Word document in {part}; save it as .docx with Word or WPS")
        return root

    def _opened(self, data: bytes) -> zipfile.ZipFile:
        if data.startswith(_BINARY_OFFICE):
            locked = "EncryptedPackage".encode("utf-16-le") in data
            what = "locked with a password" if locked else "an old binary Office file (.doc, .wps)"
            raise self.refusal(f"is {what}; open it in Word or WPS and save it as .docx without a password")
        return super()._opened(data)


def _resolved(folder: str, target: str) -> str:
    """The part that a target names, seen from a folder of the package."""
    return posixpath.normpath(target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target))
