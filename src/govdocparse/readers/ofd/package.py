"""The zip package of an OFD file: from bytes to its files as XML, and the ways from one to another."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import TYPE_CHECKING

from govdocparse.readers.reading import Limits
from govdocparse.readers.zip_package import Unsound, ZipPackage, elements_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element


class Package(ZipPackage):
    """The files of one OFD file by path."""

    kind = "OFD file"
    most = 100_000

    def __init__(self, data: bytes, name: str | None, limits: Limits) -> None:
        super().__init__(data, name, limits)
        self._elements = limits.elements
        if not self.holds("ofd.xml"):
            raise self.refusal("is a zip archive without OFD.xml in it, so no OFD file")
        if self.holds("encryptions.xml"):
            raise self.refusal("is encrypted; open it in the program it was made for and save it without encryption")

    def optional(self, path: str) -> Element | None:
        """The root element of a file that the text does not need; None where it is missing or is no sound XML."""
        try:
            return self.root(path) if self.holds(path) else None
        except Unsound:
            return None

    def root(self, path: str) -> Element:
        """The root element of a file that must be there."""
        if not self.holds(path):
            raise self.refusal(f"lacks {path}; get it again from where it came")
        data = self._data(path)
        self._elements -= elements_of(data)
        if self._elements < 0:
            raise self.refusal(self._limits.passed("elements"))
        return self._parsed(data, path)


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
