"""The footnotes and endnotes of a Word file: the marks that their references get, in the order of the references."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from govdocparse.grammar import Grammar
from govdocparse.readers.docx.xml import child, namespace, number, value
from govdocparse.readers.number_formats import formatted

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_DEFAULT = {"footnote": "decimal", "endnote": "lowerRoman"}
KINDS = tuple(_DEFAULT)


class Note(NamedTuple):
    """A note that the text refers to; a `mark` is empty where the reference brings its own."""

    kind: str
    id: str
    mark: str


class Notes:
    """The notes referred to so far."""

    def __init__(self, settings: Element | None, body: Element, grammar: Grammar) -> None:
        self._grammar = grammar
        self._found: dict[tuple[str, str], Note] = {}
        self._formats = {kind: _format(kind, settings, body) for kind in KINDS}
        self._counts = {kind: _start(kind, settings) for kind in KINDS}

    def mark(self, kind: str, name: str, *, custom: bool) -> str:
        """The mark of a note where the text refers to it."""
        if (kind, name) not in self._found:
            mark = "" if custom else formatted(self._counts[kind], self._formats[kind], self._grammar)
            self._counts[kind] += not custom
            self._found[kind, name] = Note(kind, name, mark)
        return self._found[kind, name].mark

    def of(self, kind: str) -> Iterator[Note]:
        """The notes of a kind in the order of their references."""
        yield from (note for note in self._found.values() if note.kind == kind)


def by_id(root: Element | None, kind: str) -> Mapping[str, Element]:
    """The notes of a part by id."""
    if root is None:
        return {}
    return {value(note, "id") or "": note for note in root.iterchildren(namespace(root.tag) + kind)}


def _format(kind: str, settings: Element | None, body: Element) -> str:
    """The number format of notes: that of the last section, or of the document."""
    name = f"{kind}Pr"
    places = (child(body, "sectPr", name, "numFmt"), child(settings, name, "numFmt"))
    return next((found for place in places if (found := value(place))), _DEFAULT[kind])


def _start(kind: str, settings: Element | None) -> int:
    start = number(child(settings, f"{kind}Pr", "numStart"))
    return 1 if start is None else start
