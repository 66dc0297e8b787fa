"""OFD (GB/T 33190): the bytes of an OFD file to its text in reading order, one paragraph a line, with its tags.

All documents of the file are read in order, each in its current version. Seals and attachments are not read, the words
of annotations are, and left out. What the file says of its title and keywords stands before the text.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from msgspec.structs import replace

from govdocparse.grammar import Grammar, shipped
from govdocparse.readers import page_notes
from govdocparse.readers.layout.compose import compose
from govdocparse.readers.layout.page import Page
from govdocparse.readers.ofd import tags
from govdocparse.readers.ofd.document import Document, documents
from govdocparse.readers.ofd.package import Package
from govdocparse.readers.reading import Labelled, Limits, Note, Place, Reading
from govdocparse.text import Span

MEDIA_TYPE = "application/ofd"


def read(data: bytes, name: str | None = None, limits: Limits = Limits(), grammar: Grammar | None = None) -> Reading:
    """The bytes of an OFD file to its text and hints; raises UnusableInput for one that is unsound or holds no text."""
    rules = grammar or shipped()
    package = Package(data, name, limits)
    found = list(documents(package, rules))
    composed = compose(_pages(found, package, limits), rules)
    if not composed.text:
        raise package.refusal("holds only images; recognise their text first (OCR)")
    tagged = tags.labelled(found, composed, package, rules)
    head, stated = _stated(found)
    unread = [item for document in found for item in document.unread]
    hints = replace(composed.hints, labelled=tagged).moved(len(head))
    return Reading(
        head + composed.text,
        MEDIA_TYPE,
        "utf-8",
        hashlib.sha256(data).hexdigest(),
        name,
        replace(hints, labelled=(*stated, *hints.labelled)),
        (
            *([Place(0, "OFD.xml")] if head else []),
            *(Place(len(head) + start, where) for start, where in composed.places),
        ),
        notes=tuple(Note(message) for message in page_notes.messages(unread)),
    )


def _pages(found: list[Document], package: Package, limits: Limits) -> Iterator[Page]:
    """The pages of all documents, counted through, as long as they keep within the limits."""
    count = sum(len(document.pages) for document in found)
    if count == 0:
        raise package.refusal("has no pages")
    if count > limits.pages:
        raise package.refusal(limits.passed("pages", count))
    characters = 0
    number = 0
    for document in found:
        for index in range(len(document.pages)):
            number += 1
            for page in document.read_page(index, number):
                characters += len(page.glyphs)
                if characters > limits.characters:
                    raise package.refusal(limits.passed("characters"))
                yield page


def _stated(found: list[Document]) -> tuple[str, tuple[Labelled, ...]]:
    """What the file says of itself, as lines before the text, with the key of each."""
    lines: list[str] = []
    labels: list[Labelled] = []
    start = 0
    for key, value in (item for document in found for item in document.stated()):
        lines.append(value + "\n")
        labels.append(Labelled(Span(start, start + len(value)), key, certain=False))
        start += len(value) + 1
    return "".join(lines), tuple(labels)
