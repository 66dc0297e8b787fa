"""Where the text of one line went: fields, blocks, omitted text; and the diagnostics there."""

from __future__ import annotations

from collections.abc import Iterator

from govdocparse.explain.report import Kind, Note, Place
from govdocparse.model import Cell, Document, Field, Part, Section, Table
from govdocparse.text import Span


def places(document: Document, source: str, span: Span) -> tuple[Place, ...]:
    """All that holds something of `span`, in order of place."""
    found = [*_fields(document, span), *_parts(document, span), *_blocks(document, span), *_omitted(document, span)]
    return tuple(
        place for _, place in sorted(((at, _said(place, at, source, span)) for at, place in found), key=_order)
    )


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


def _order(item: tuple[Span, Place]) -> Span:
    return item[0]


def _said(place: Place, at: Span, source: str, span: Span) -> Place:
    """A place with the source text that it has of the line."""
    text = source[max(at.start, span.start) : min(at.end, span.end)].strip()
    return Place(kind=place.kind, name=place.name, text=text, says=place.says)


def _place(kind: Kind, name: str, says: str) -> Place:
    return Place(kind=kind, name=name, text="", says=says)


def _fields(document: Document, span: Span) -> Iterator[tuple[Span, Place]]:
    metadata = document.metadata
    for name in metadata.__struct_fields__:
        value = getattr(metadata, name)
        fields: tuple[Field, ...] = value if isinstance(value, tuple) else (value,) if value is not None else ()
        for field in fields:
            if _overlap(field.span, span):
                yield field.span, _place("field", name, f"{field.value}, of the {field.zone} zone")


def _parts(document: Document, span: Span) -> Iterator[tuple[Span, Place]]:
    for part in document.parts:
        opened = Span(part.span.start, part.blocks[0].span.start if part.blocks else part.span.end)
        if part.role != "main" and _overlap(opened, span):
            yield opened, _place("part", part.role, _named(part))


def _named(part: Part) -> str:
    return ", ".join(name for name in (part.label, part.title) if name) or "without label and title"


def _blocks(document: Document, span: Span) -> Iterator[tuple[Span, Place]]:
    for block in document.blocks():
        if isinstance(block, Section):
            opening = Span(block.span.start, block.blocks[0].span.start if block.blocks else block.span.end)
            if _overlap(opening, span):
                yield opening, _place("section", block.id, _section(block))
        elif isinstance(block, Table):
            for number, row in enumerate(block.rows, start=1):
                yield from (_cell(block.id, number, cell) for cell in row if _overlap(cell.span, span))
        elif _overlap(block.span, span):
            yield block.span, _place("paragraph", block.id, f"{len(block.text)} characters")


def _cell(table: str, row: int, cell: Cell) -> tuple[Span, Place]:
    return cell.span, _place("cell", table, f"row {row}")


def _section(section: Section) -> str:
    """A section in words: its address, level and heading."""
    heading = f"heading {section.heading}" if section.heading else "no heading"
    run_in = ", which opens its first paragraph" if section.run_in else ""
    return (
        f"{section.address}, level {section.level}, scheme {section.scheme}, number {section.number}, {heading}{run_in}"
    )


def _omitted(document: Document, span: Span) -> Iterator[tuple[Span, Place]]:
    for item in document.omitted:
        if _overlap(item.span, span):
            yield item.span, _place("omitted", item.reason, "")


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
