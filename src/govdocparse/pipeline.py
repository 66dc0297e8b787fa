"""The way of a document through the house: read, clean, structure, annotate. One screen, straight through."""

from __future__ import annotations

import os
from pathlib import Path

from govdocparse import cover, readers, structure
from govdocparse.annotation import parts
from govdocparse.cleaning.cleaned import Cleaned
from govdocparse.cleaning.hygiene import REPLACEMENT
from govdocparse.cleaning.steps import clean
from govdocparse.diagnostics import DOCUMENT_EMPTY, ENCODING_REPLACEMENT, REPAIR_AMBIGUOUS, SOURCE_UNREAD
from govdocparse.grammar import Grammar, shipped
from govdocparse.model import SCHEMA, Diagnostic, Document, Locator, Source
from govdocparse.readers import Media
from govdocparse.readers.reading import Limits, Reading
from govdocparse.text import Span


def parse(
    source: str | bytes,
    *,
    name: str | None = None,
    media: Media | None = None,
    limits: Limits = Limits(),
    grammar: Grammar | None = None,
) -> Document:
    """Any text, or the bytes of a text, web page, Word, PDF or OFD file, to a Document.

    What the bytes are is told by their content, or by `media`. Never fails on content: doubt becomes a diagnostic.
    Raises UnusableInput for bytes that hold no text or pass a limit.
    """
    rules = grammar or shipped()
    reading = readers.read(source, name, media, limits)
    cleaned = clean(reading, rules)
    found = structure.read(cleaned, rules)
    body, annotated = parts.write(found.parts, rules)
    omitted, lost = cover.check(reading.text, found.parts, found.metadata, (*cleaned.omitted, *found.omitted))
    diagnostics = (*_about(reading, cleaned), *found.diagnostics, *annotated, *lost)
    return Document(
        schema=SCHEMA,
        source=_source(reading, cleaned),
        kind=found.kind,
        metadata=found.metadata,
        parts=body,
        omitted=omitted,
        diagnostics=tuple(sorted(diagnostics, key=lambda item: (item.span, item.code, item.message))),
    )


def parse_file(
    path: str | os.PathLike[str],
    *,
    media: Media | None = None,
    limits: Limits = Limits(),
    grammar: Grammar | None = None,
) -> Document:
    """One file to a Document that bears its name; raises UnusableInput for a file that cannot be read or used."""
    file = Path(path)
    return parse(readers.data_of(file, limits), name=file.name, media=media, limits=limits, grammar=grammar)


def _source(reading: Reading, cleaned: Cleaned) -> Source:
    return Source(
        name=reading.name,
        media_type=reading.media_type,
        encoding=reading.encoding,
        sha256=reading.sha256,
        characters=len(reading.text),
        script=cleaned.script,
        repairs=cleaned.repairs,
        repaired=cleaned.repaired,
        locators=tuple(Locator(place.start, place.locator) for place in reading.places),
    )


def _about(reading: Reading, cleaned: Cleaned) -> list[Diagnostic]:
    """What is to be said of the source as a whole, and of each repair that is a guess."""
    found = [
        REPAIR_AMBIGUOUS.at(item.span, after=item.after) for item in cleaned.repaired if item.status == "ambiguous"
    ]
    found += [SOURCE_UNREAD.at(Span(0, 0), note.severity, what=note.message) for note in reading.notes]
    if not cleaned.text.string:
        found.append(DOCUMENT_EMPTY.at(Span(0, len(reading.text))))
    elif (lost := reading.text.count(REPLACEMENT)) > 0:
        place = reading.text.index(REPLACEMENT)
        found.append(ENCODING_REPLACEMENT.at(Span(place, place + 1), count=lost))
    return found
