"""One line that says what a document holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from govdocparse.model import AnyAnnotation, Block, Document, Paragraph, Section, Table


def summary(document: Document) -> str:
    """The document's number or title, and how much of each thing it holds."""
    counts = Counter(type(annotation).__name__.lower() for annotation in all_annotations(document))
    counts["responsibility"] = sum(len(section.responsibilities) for section in all_sections(document))
    levels = Counter(section.level for section in all_sections(document))
    severities = Counter(item.severity for item in document.diagnostics)
    metadata = document.metadata
    named = metadata.document_number or metadata.title
    pieces = [
        document.kind or "document",
        named.value if named else "without title",
        "sections " + "+".join(str(levels[level]) for level in sorted(levels)) if levels else "no sections",
        *(f"{counts[name]} {plural}" for name, plural in _PLURALS.items() if counts[name]),
        *(f"{repair.count} {repair.kind}" for repair in document.source.repairs),
        *(f"{severities[name]} {name}s" for name in ("error", "warning") if severities[name]),
    ]
    return ", ".join(pieces)


_PLURALS = {
    "quantity": "quantities",
    "date": "dates",
    "citation": "citations",
    "responsibility": "responsibilities",
}


def all_blocks(document: Document) -> Iterable[Block]:
    """All blocks in reading order, a section before what it holds."""
    stack = [block for part in reversed(document.parts) for block in reversed(part.blocks)]
    while stack:
        block = stack.pop()
        yield block
        if isinstance(block, Section):
            stack += reversed(block.blocks)


def all_sections(document: Document) -> Iterable[Section]:
    """All sections in reading order."""
    return (block for block in all_blocks(document) if isinstance(block, Section))


def all_annotations(document: Document) -> Iterable[AnyAnnotation]:
    """All annotations in reading order: of headings, paragraphs and cells."""
    for block in all_blocks(document):
        if isinstance(block, Table):
            for row in block.rows:
                for cell in row:
                    yield from cell.annotations
        elif isinstance(block, Paragraph | Section):
            yield from block.annotations
