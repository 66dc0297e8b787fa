"""A document straight through the layers: read, clean, structure, annotate, each called once, on one screen."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

from govdocparse import cover, readers, structure
from govdocparse.annotation import blocks
from govdocparse.checks import check
from govdocparse.cleaning.cleaned import Cleaned
from govdocparse.cleaning.hygiene import REPLACEMENT
from govdocparse.cleaning.steps import clean
from govdocparse.counted import counted
from govdocparse.diagnostics import DOCUMENT_EMPTY, ENCODING_REPLACEMENT, REPAIR_AMBIGUOUS, REPAIR_UNREAD, SOURCE_UNREAD
from govdocparse.errors import expect
from govdocparse.grammar import Grammar, shipped
from govdocparse.model import SCHEMA, Diagnostic, Document, Locator, Omitted, Source
from govdocparse.readers import Media
from govdocparse.readers.reading import Limits, Reading
from govdocparse.text import Span

# What stands for a character that was lost: U+FFFD, and half of a pair, which cleaning makes that.
_LOST = re.compile(f"[{REPLACEMENT}\ud800-\udfff]")


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
    Raises UnusableInput for bytes that hold no text, and for what passes a limit.
    """
    return document_of(readers.read(source, name, media, limits, grammar), grammar or shipped())


def document_of(reading: Reading, grammar: Grammar) -> Document:
    """What a reader gave to a Document; never fails."""
    cleaned = clean(reading, grammar)
    found = structure.read(cleaned, grammar)
    body, annotated = blocks.write(found.parts, grammar)
    unplaced = (*found.omitted, *_blanks_restored(cleaned))
    omitted, lost = cover.check(reading.text, found.parts, found.metadata, cleaned.omitted, unplaced)
    document = Document(
        schema=SCHEMA,
        source=_source(reading, cleaned),
        kind=found.kind,
        metadata=found.metadata,
        parts=body,
        omitted=omitted,
        diagnostics=(),
    )
    said = (*_about(reading, cleaned), *found.diagnostics, *annotated, *lost, *check(document, reading.text, grammar))
    diagnostics = tuple(sorted(said, key=lambda item: (item.span, item.code, item.message)))
    return msgspec.structs.replace(document, diagnostics=diagnostics)


def parse_file(
    path: str | os.PathLike[str],
    *,
    media: Media | None = None,
    limits: Limits = Limits(),
    grammar: Grammar | None = None,
) -> Document:
    """One file to a Document that bears its name; raises UnusableInput for a file that cannot be read or used."""
    expect("parse_file", path, (str, os.PathLike), "the path of a file (parse the bytes that it holds)")
    return document_of(readers.read_file(Path(path), media, limits, grammar), grammar or shipped())


def _blanks_restored(cleaned: Cleaned) -> Iterator[Omitted]:
    """The repairs that brought a blank or line end back; what of them is in no block and no field stood for that."""
    return (Omitted(item.span, "restored blank") for item in cleaned.repaired if item.after.split() != [item.after])


def _source(reading: Reading, cleaned: Cleaned) -> Source:
    """What the document says of its source."""
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
    if cleaned.damage_unread is not None:
        found.append(REPAIR_UNREAD.at(cleaned.damage_unread))
    found += [SOURCE_UNREAD.at(Span(0, 0), note.severity, what=note.message) for note in reading.notes]
    if not cleaned.text.string:
        found.append(DOCUMENT_EMPTY.at(Span(0, len(reading.text))))
    elif (REPLACEMENT in reading.text or REPLACEMENT in cleaned.text.string) and (lost := _LOST.findall(reading.text)):
        place = reading.text.index(lost[0])
        found.append(ENCODING_REPLACEMENT.at(Span(place, place + 1), count=counted(len(lost), "character")))
    return found
