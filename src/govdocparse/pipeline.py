"""The way of a document through the house: read, clean, structure, annotate. One screen, straight through."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Literal, NamedTuple

from govdocparse import cover, structure
from govdocparse.annotation import parts
from govdocparse.cleaning import damage, furniture, glosses, hygiene, lines, script, width
from govdocparse.errors import UnusableInput
from govdocparse.grammar import Grammar, shipped
from govdocparse.model import SCHEMA, Diagnostic, Document, Omitted, Repair, Repaired, Source
from govdocparse.readers import text as text_reader
from govdocparse.readers.reading import Reading
from govdocparse.text import Span, Text


def parse(source: str | bytes, *, name: str | None = None, grammar: Grammar | None = None) -> Document:
    """Any text, or the bytes of a text file, to a Document.

    Never fails on content: doubt becomes a diagnostic. Raises UnusableInput for bytes that are no text.
    """
    rules = grammar or shipped()
    reading = text_reader.from_string(source, name) if isinstance(source, str) else text_reader.read(source, name)
    cleaned = clean(reading.text, rules)
    found = structure.read(cleaned.text, rules)
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


def parse_file(path: str | os.PathLike[str], *, grammar: Grammar | None = None) -> Document:
    """One file to a Document that bears its name; raises UnusableInput for a file that cannot be read or is no text."""
    file = Path(path)
    try:
        data = file.read_bytes()
    except IsADirectoryError as error:
        raise UnusableInput(f"{file} is a directory; name the files in it") from error
    except OSError as error:
        raise UnusableInput(f"{file} cannot be read: {error.strerror or error}") from error
    return parse(data, name=file.name, grammar=grammar)


class Cleaned(NamedTuple):
    """Clean text, one paragraph a line, and what was done to get it."""

    text: Text
    script: Literal["simplified", "traditional"]
    repairs: tuple[Repair, ...]
    repaired: tuple[Repaired, ...]
    omitted: tuple[Omitted, ...]


def clean(source: str, grammar: Grammar) -> Cleaned:
    """Source text to clean text in normal form (design §4); the order of the steps matters, evidence is used up."""
    text, repaired = damage.restore(Text.of(source), grammar)
    text, removed_glosses = glosses.remove(text, grammar)
    text = hygiene.clean(text, grammar)
    written_in = script.detect(text.string, grammar)
    if written_in == "traditional":
        text = script.to_simplified(text, grammar)
    text = width.normalise(text, grammar)
    text, omitted = furniture.drop(text, grammar)
    text = lines.join(text, grammar)
    counts = (("byte_shift", len(repaired)), ("pinyin_gloss", removed_glosses))
    repairs = tuple(Repair(kind, count) for kind, count in counts if count)
    return Cleaned(text, written_in, repairs, repaired, omitted)


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
    )


def _about(reading: Reading, cleaned: Cleaned) -> list[Diagnostic]:
    """What is to be said of the source as a whole, and of each repair that is a guess."""
    found = [
        Diagnostic(
            "repair.ambiguous", "warning", f"damaged text restored to {item.after}, one of several readings", item.span
        )
        for item in cleaned.repaired
        if item.status == "ambiguous"
    ]
    if not cleaned.text.string:
        found.append(Diagnostic("document.empty", "warning", "there is no text", Span(0, len(reading.text))))
    elif "\ufffd" in reading.text:
        place = reading.text.index("\ufffd")
        message = f"{reading.text.count(chr(0xFFFD))} characters were lost before this text was read"
        found.append(Diagnostic("encoding.replacement", "warning", message, Span(place, place + 1)))
    return found
