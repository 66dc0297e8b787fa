"""Document to chunks, one JSON object a leaf: what a retrieval pipeline takes in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple, TypeVar

import msgspec

from govdocparse.errors import expect
from govdocparse.model import AnyAnnotation, Block, Document, Item, Paragraph, Part, Responsibility, Section, Table
from govdocparse.model.grid import grid
from govdocparse.places import locator
from govdocparse.text import Span
from govdocparse.writers import views

# What one filters or cites by; the rest is in the Document.
_KEYS = (
    "title", "edition", "draft_status", "document_number", "index_number", "unified_number", "issuers", "issue_date",
    "publication_date", "effective_date", "expiry_date", "validity", "subject_category", "genre", "keywords",
)  # fmt: skip

# A list of more bodies than any office needs is not repeated with every chunk: that would be bodies times chunks.
_MOST_REPEATED = 100

# Stands between the columns of a row.
_BETWEEN = " | "

_encoder = msgspec.json.Encoder()

_Inside = TypeVar("_Inside", bound=AnyAnnotation | Item)


class Chunk(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One leaf of a document: a paragraph, a table, or a section that is nothing but its heading.

    `breadcrumb` holds the title of the part and the openings of the sections above, outermost first. `responsibilities`
    are those of these sections, too: who leads the whole and who answers for the item; one of more than 100 bodies
    stands at the first chunk of its section alone. `locator` says where it begins in a carrier that is more than text:
    page 3 line 14. `annotations` and `items` stand at `[start, end)` of `text`; the items of a list (一是…；二是…) are
    where a long leaf is best cut.
    """

    id: str
    source: str | None = None
    sha256: str
    part: Literal["main", "promulgated", "attachment"]
    address: str | None = None
    breadcrumb: tuple[str, ...]
    type: Literal["paragraph", "table", "heading"]
    text: str
    locator: str | None = None
    span: Span
    metadata: dict[str, str | list[str]]
    responsibilities: tuple[Responsibility, ...] = ()
    annotations: tuple[AnyAnnotation, ...] = ()
    items: tuple[Item, ...] = ()


class _Leaf(NamedTuple):
    """What a chunk says of its own."""

    type: Literal["paragraph", "table", "heading"]
    text: str
    annotations: tuple[AnyAnnotation, ...]
    items: tuple[Item, ...] = ()


class _Place(NamedTuple):
    """Where a leaf stands."""

    part: Part
    breadcrumb: tuple[str, ...]
    address: str | None = None
    responsibilities: tuple[Responsibility, ...] = ()


def chunks(document: Document) -> tuple[Chunk, ...]:
    """A Chunk for each leaf, in reading order; a paragraph or table is never parted."""
    return tuple(_Writer(document).chunks())


def to_chunks(document: Document) -> str:
    """The chunks as JSON, one object a line."""
    expect("to_chunks", document, Document, "a Document")
    return to_chunks_bytes(document).decode()


def to_chunks_bytes(document: Document) -> bytes:
    """What `to_chunks` says, in UTF-8."""
    return b"".join(_encoder.encode(chunk) + b"\n" for chunk in _Writer(document).chunks())


class _Writer:
    """Makes the chunks of one document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        values = views.values(document.metadata)
        kind: dict[str, str | list[str]] = {"kind": document.kind} if document.kind else {}
        self._metadata = kind | {key: values[key] for key in _KEYS if key in values}
        self._once: list[Responsibility] = []

    def chunks(self) -> Iterator[Chunk]:
        """All chunks in reading order."""
        for index, part in enumerate(self._document.parts):
            title = views.part_title(self._document, index)
            yield from self._blocks(part.blocks, _Place(part, (title,) if title else ()))

    def _blocks(self, blocks: Sequence[Block], place: _Place) -> Iterator[Chunk]:
        for block in blocks:
            if isinstance(block, Section):
                yield from self._section(block, place)
            elif isinstance(block, Paragraph):
                yield self._chunk(block, place, _Leaf("paragraph", block.text, block.annotations, block.items))
            else:
                yield self._chunk(block, place, _table(block))

    def _section(self, section: Section, above: _Place) -> Iterator[Chunk]:
        repeated = [item for item in section.responsibilities if len(item.units) <= _MOST_REPEATED]
        self._once += [item for item in section.responsibilities if len(item.units) > _MOST_REPEATED]
        place = above._replace(address=section.address, responsibilities=(*above.responsibilities, *repeated))
        opening = views.joined(section.marker, section.heading or "")
        if section.blocks:
            yield from self._blocks(section.blocks, place._replace(breadcrumb=(*above.breadcrumb, opening)))
        else:
            shift = len(opening) - len(section.heading or "")
            text = opening + views.bracket(section)
            yield self._chunk(section, place, _Leaf("heading", text, _shifted(section.annotations, shift)))

    def _chunk(self, block: Block, place: _Place, leaf: _Leaf) -> Chunk:
        """The chunk of one leaf; responsibilities too long to repeat go to the first one below their heading."""
        once, self._once = self._once, []
        return Chunk(
            id=block.id,
            source=self._document.source.name,
            sha256=self._document.source.sha256,
            part=place.part.role,
            address=place.address,
            breadcrumb=place.breadcrumb,
            type=leaf.type,
            text=leaf.text,
            locator=locator(self._document.source.locators, block.span.start),
            span=block.span,
            metadata=self._metadata,
            responsibilities=(*place.responsibilities, *once),
            annotations=leaf.annotations,
            items=leaf.items,
        )


def _table(table: Table) -> _Leaf:
    """The rows of a table as lines, with a sign between columns; annotations and items at their places in them."""
    lines: list[str] = []
    annotations: list[AnyAnnotation] = []
    items: list[Item] = []
    place = 0
    for row in grid(table.rows):
        line = ""
        done = 0
        for cell, columns in row.own:
            line += _BETWEEN * (columns.start - done)
            annotations += _shifted([_without_breaks(item) for item in cell.annotations], place + len(line))
            items += _shifted(cell.items, place + len(line))
            line += cell.text.replace("\n", " ")
            done = columns.start
        lines.append(line)
        place += len(line) + 1
    return _Leaf("table", "\n".join(lines), tuple(annotations), tuple(items))


def _shifted(inside: Sequence[_Inside], shift: int) -> tuple[_Inside, ...]:
    """The annotations or items of a text that begins further in."""
    return tuple(
        msgspec.structs.replace(item, start=(item.start or 0) + shift, end=(item.end or 0) + shift) for item in inside
    )


def _without_breaks(item: AnyAnnotation) -> AnyAnnotation:
    return msgspec.structs.replace(item, text=item.text.replace("\n", " "))
