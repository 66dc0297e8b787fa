"""Word files (.docx, .docm; transitional and strict OOXML): bytes to text as Word shows it, with what it knows of it.

The body comes first, then the notes that it refers to and the running heads and feet, each once; these are marked as
omissions. Generated numbers are written out. Nothing is taken from the document properties: they are unreliable.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from msgspec.structs import replace

from govdocparse.grammar import Grammar, shipped
from govdocparse.readers.docx import chunks, drawings, notes
from govdocparse.readers.docx.notes import Notes
from govdocparse.readers.docx.numbering import Numbering
from govdocparse.readers.docx.package import Package, Relationship
from govdocparse.readers.docx.sheet import Sheet
from govdocparse.readers.docx.story import Context, Story
from govdocparse.readers.docx.styles import Styles
from govdocparse.readers.docx.xml import child, namespace, relation
from govdocparse.readers.field_names import whole_numbers
from govdocparse.readers.reading import Limits, Omission, Reading
from govdocparse.text import Span

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_PAGE_NUMBER = 40
_MARGINS = {"headerReference": "running head", "footerReference": "footer"}


def read(data: bytes, name: str | None = None, limits: Limits = Limits(), grammar: Grammar | None = None) -> Reading:
    """The bytes of a Word file to its text and hints; raises UnusableInput for anything that is no sound Word file."""
    text_of = _Reader(Package(data, name, limits), limits, grammar or shipped())
    return text_of.reading(hashlib.sha256(data).hexdigest(), name)


class _Reader:
    """The parts of one Word file, put together."""

    def __init__(self, package: Package, limits: Limits, grammar: Grammar) -> None:
        self._package = package
        self._grammar = grammar
        self._part = package.main()
        self._root = package.document(self._part)
        self._links = package.relationships(self._part)
        self._body = child(self._root, "body")
        styles = Styles(self._tree("styles"), grammar)
        self._context = Context(
            styles,
            Numbering(self._tree("numbering"), styles, grammar),
            Notes(self._tree("settings"), self._root if self._body is None else self._body, grammar),
            chunks.reader(package.bytes_of, limits, grammar),
            grammar,
            limits,
            package.refusal,
        )
        self._sheet = Sheet(limits, package.refusal)

    def reading(self, digest: str, name: str | None) -> Reading:
        """The whole text with its hints."""
        if self._body is not None:
            self._tell(self._part, self._root, self._body)
        for kind in notes.KINDS:
            self._read_notes(kind)
        if self._body is not None:
            self._read_margins(self._body)
        text, hints, places = self._sheet.finished()
        labelled = whole_numbers(hints.labelled, text, self._grammar)
        taken = self._sheet.taken
        unread = (
            *drawings.notes(self._sheet.unread, alone=not text),
            *(note for each in taken for note in each.notes),
        )
        hints = replace(hints, labelled=labelled)
        return Reading(text, MEDIA_TYPE, "utf-8", digest, name, hints, places, whole_paragraphs=not taken, notes=unread)

    def _tree(self, kind: str) -> Element | None:
        """The part of a kind that the document points to."""
        found = self._first(kind)
        return self._package.tree(found.target) if found else None

    def _first(self, kind: str) -> Relationship | None:
        return next((item for item in self._links.values() if item.kind == kind and not item.external), None)

    def _tell(self, part: str, root: Element, container: Element, mark: str = "") -> None:
        """One story onto the sheet."""
        links = self._links if part == self._part else self._package.relationships(part)
        addresses = {number: link.target for number, link in links.items() if link.external}
        story = Story(part, root, addresses, self._context, self._sheet)
        story.note = mark
        story.chunks = {number: link.target for number, link in links.items() if link.kind == chunks.RELATION}
        story.read(container)
        story.fields.close()

    def _read_notes(self, kind: str) -> None:
        """The notes of one kind, in the order in which the body refers to them."""
        found = self._first(f"{kind}s")
        root = self._package.tree(found.target) if found else None
        if found is None or root is None:
            return
        said = notes.by_id(root, kind)
        for note in self._context.notes.of(kind):
            if note.id in said:
                start = self._sheet.length
                self._tell(found.target, root, said[note.id], note.mark)
                self._sheet.omissions.append(Omission(Span(start, self._sheet.length), kind))

    def _read_margins(self, body: Element) -> None:
        """The running heads and feet of all sections, each text once."""
        seen: set[str] = set()
        space = namespace(body.tag)
        for reference in body.iter(*(space + name for name in _MARGINS)):
            link = self._links.get(relation(reference) or "")
            if link is None or link.external or link.target in seen:
                continue
            seen.add(link.target)
            root = self._package.tree(link.target)
            if root is not None:
                self._read_margin(link.target, root, _MARGINS[reference.tag.removeprefix(space)], seen)

    def _read_margin(self, part: str, root: Element, reason: str, seen: set[str]) -> None:
        """One running head or foot as omitted text; an empty one, or one that was `seen`, leaves nothing."""
        start, mark, unread = self._sheet.length, self._sheet.mark(), self._sheet.unread.copy()
        self._tell(part, root, root)
        text = self._sheet.written(mark).strip()
        if text in seen:
            self._sheet.unread = unread
        if not text or text in seen:
            self._sheet.take_back(mark)
            return
        seen.add(text)
        if len(text) <= _PAGE_NUMBER and self._grammar.pattern("docx_page_number").match(text):
            reason = "page number"
        self._sheet.omissions.append(Omission(Span(start, self._sheet.length), reason))
