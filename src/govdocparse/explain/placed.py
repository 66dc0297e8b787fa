"""Where the text of one line went: fields, blocks, omitted text; and the diagnostics there."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from govdocparse.counted import counted
from govdocparse.explain.report import Kind, Note, Place
from govdocparse.model import Cell, Document, Paragraph, Section, Table
from govdocparse.text import Span, overlap


class _Found(NamedTuple):
    """A field, block or omitted text, and where it stands in the source."""

    span: Span
    kind: Kind
    name: str
    says: str


def places(document: Document, source: str, span: Span) -> tuple[Place, ...]:
    """All that holds something of `span`, in order of place, the outer first, each with its source text."""
    every = chain(_fields(document), _parts(document), _blocks(document), _omitted(document))
    return tuple(
        Place(
            kind=found.kind,
            name=found.name,
            text=source[max(found.span.start, span.start) : min(found.span.end, span.end)].strip(),
            says=found.says,
        )
        for found in sorted((each for each in every if overlap(each.span, span)), key=_outer_first)
    )


def _outer_first(found: _Found) -> tuple[int, int]:
    return found.span.start, -found.span.end


def notes(document: Document, span: Span) -> tuple[Note, ...]:
    """The diagnostics that begin in `span`."""
    return tuple(
        Note(code=item.code, severity=item.severity, message=item.message)
        for item in document.diagnostics
        if span.start <= item.span.start < max(span.end, span.start + 1) and item.span.end > item.span.start
    )


def sections(document: Document, span: Span) -> list[Section]:
    """The sections that begin in `span`."""
    return [section for section in document.sections() if span.start <= section.span.start < span.end]


def _fields(document: Document) -> Iterator[_Found]:
    for key, field in document.metadata.fields():
        yield _Found(field.span, "field", key, f"{field.value}, of the {field.zone} zone")


def _parts(document: Document) -> Iterator[_Found]:
    for part in document.parts:
        if part.role != "main":
            says = ", ".join(name for name in (part.label, part.title) if name) or "without label and title"
            yield _Found(part.opening, "part", part.role, says)


def _blocks(document: Document) -> Iterator[_Found]:
    """The headings, paragraphs, cells and items of a document, each at its place in the source."""
    for block in document.blocks():
        if isinstance(block, Section):
            yield _Found(block.opening, "section", block.id, _section(block))
        elif isinstance(block, Table):
            for number, row in enumerate(block.rows, start=1):
                for cell in row:
                    yield _Found(cell.span, "cell", block.id, f"row {number}")
                    yield from _items(block.id, cell)
        else:
            yield _Found(block.span, "paragraph", block.id, counted(len(block.text), "character"))
            yield from _items(block.id, block)


def _items(block: str, leaf: Paragraph | Cell) -> Iterator[_Found]:
    """The list items of a text."""
    ends = {item.start: f"the next one, {item.marker}" for item in leaf.items} | {len(leaf.text): "the end of the text"}
    for item in leaf.items:
        end = ends.get(item.end, "the end of its sentence")
        yield _Found(item.span, "item", block, f"{item.marker}, number {item.number} of a list, up to {end}")


def _section(section: Section) -> str:
    """A section in words: its address, level and heading."""
    heading = f"heading {section.heading}" if section.heading else "no heading"
    run_in = ", which opens its first paragraph" if section.run_in else ""
    return (
        f"{section.address}, level {section.level}, scheme {section.scheme}, number {section.number}, {heading}{run_in}"
    )


def _omitted(document: Document) -> Iterator[_Found]:
    return (_Found(item.span, "omitted", item.reason, "") for item in document.omitted)
