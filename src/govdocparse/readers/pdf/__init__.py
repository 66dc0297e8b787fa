"""PDF: the bytes of a PDF file to its text in reading order, one paragraph a line, by where the characters stand."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

from govdocparse.errors import UnusableInput
from govdocparse.grammar import Grammar, shipped
from govdocparse.readers import page_notes, symbol_fonts
from govdocparse.readers.layout.compose import compose
from govdocparse.readers.layout.page import Page
from govdocparse.readers.pdf import process
from govdocparse.readers.reading import NO_TYPE, Limits, Note, Reading


def read(data: bytes, name: str | None = None, limits: Limits = Limits(), grammar: Grammar | None = None) -> Reading:
    """The bytes of a PDF file to its text; raises UnusableInput for one that cannot be opened or holds images only."""
    what = name or "the input"
    limits.hold(what, "bytes", len(data))
    if b"%PDF-" not in data[:1024]:
        raise UnusableInput(f"{what} is no PDF file: it does not begin with %PDF-; {NO_TYPE}")
    unread: list[tuple[page_notes.Reason, int]] = []
    rules = grammar or shipped()
    with process.reading(data, what, limits, symbols=symbol_fonts.tables(rules)) as found:
        composed = compose(_pages(found, unread), rules)
    if composed.text.count("\ufffd") > len(composed.text) // 2:
        raise UnusableInput(
            f"{what} does not say which characters it shows; recognise them: ocrmypdf -l chi_sim --force-ocr IN OUT"
        )
    if not composed.text and any(reason == "broken" for reason, _ in unread):
        raise UnusableInput(f"{what} has pages that cannot be loaded, and no text on others; repair it: qpdf IN OUT")
    if not composed.text:
        raise UnusableInput(
            f"{what} holds only images; recognise their text first, for instance: ocrmypdf -l chi_sim IN OUT"
        )
    return Reading(
        composed.text,
        "application/pdf",
        "utf-8",
        hashlib.sha256(data).hexdigest(),
        name,
        composed.hints,
        composed.places,
        notes=tuple(Note(message) for message in page_notes.messages(unread)),
    )


def _pages(found: Iterable[process.Found], unread: list[tuple[page_notes.Reason, int]]) -> Iterator[Page]:
    """The pages with text; why others have none goes to `unread`, with their numbers."""
    for number, (reason, pages) in enumerate(found, 1):
        unread.append((reason, number))
        yield from pages
