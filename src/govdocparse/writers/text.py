"""Document to plain text in normal form: it reads like the document, one paragraph a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from govdocparse.errors import expect
from govdocparse.model import Block, Document, Field, Metadata, Paragraph, Part, Section
from govdocparse.strings import on_one_line
from govdocparse.writers import views


def to_text(document: Document) -> str:
    """The Document as text: number, title, addressees, then each part with its blocks, and the signature.

    A row of a table is a line with tabs between its cells; a table drawn in text stays as it is drawn.
    """
    expect("to_text", document, Document, "a Document")
    return "".join(f"{line}\n" for line in _lines(document))


def _lines(document: Document) -> Iterator[str]:
    """The lines of a document as plain text, as the paper would have them."""
    metadata = document.metadata
    if metadata.document_number and metadata.document_number.zone == "header":
        yield metadata.document_number.value
    for index, part in enumerate(document.parts):
        yield from _plain(part.label)
        yield from _plain(part.title or (metadata.title.value if metadata.title and not index else None))
        if part.role == "main" and metadata.addressees:
            yield "，".join(field.value for field in metadata.addressees) + "："
        yield from _blocks(part.blocks)
        if part.role == "main":
            yield from _signature(metadata, part)


def _plain(text: str | None) -> Iterator[str]:
    """A text on one line, if there is one."""
    if text and (words := on_one_line(text)):
        yield words


def _signature(metadata: Metadata, part: Part) -> Iterator[str]:
    """The bodies, the signers, the date and the notes that stand behind the blocks of a part."""
    end = part.blocks[-1].span.end if part.blocks else part.span.start

    def behind(fields: Iterable[Field | None]) -> Iterator[Field]:
        return (field for field in fields if field and field.zone == "main" and field.span.start >= end)

    yield from (field.value for field in behind(metadata.issuers))
    yield from (field.value for field in behind(metadata.signers))
    yield from (field.text for field in behind((metadata.issue_date,)))
    yield from (f"（{field.value}）" for field in behind(metadata.notes))


def _blocks(blocks: Sequence[Block], marker: str = "") -> Iterator[str]:
    """The lines of some blocks, the first behind a marker that has no heading."""
    if marker and not views.bears_marker(blocks):
        yield marker
        marker = ""
    for block in blocks:
        if isinstance(block, Section):
            yield from _section(block)
        elif isinstance(block, Paragraph):
            yield views.joined(marker, block.text)
            marker = ""
        else:
            yield from ("\t".join(map(on_one_line, row)) for row in views.rows(block))


def _section(section: Section) -> Iterator[str]:
    if section.heading is None:
        yield from _blocks(section.blocks, section.marker + views.bracket(section))
    elif section.run_in and section.blocks and isinstance(section.blocks[0], Paragraph):
        yield f"{views.marked_heading(section)}{views.bracket(section)}。{section.blocks[0].text}"
        yield from _blocks(section.blocks[1:])
    else:
        yield views.marked_heading(section) + views.bracket(section)
        yield from _blocks(section.blocks)
