"""Parts and their blocks: sections, paragraphs and tables."""

from __future__ import annotations

from typing import Literal

from govdocparse.model.annotations import AnyAnnotation, Responsibility
from govdocparse.model.struct import Struct
from govdocparse.text import Span


class Item(Struct, frozen=True):
    """A light list item (一是…, 第二，…, ①…) at `[start, end)` of a text, `span` in the source.

    It opens with `marker` and goes up to the next item; the last one of items that are clauses of one sentence ends
    with that sentence, any other last one with the text. `number` begins again at 1 where another series does; a
    series may go on in the next paragraphs.
    """

    marker: str
    number: int
    start: int
    end: int
    span: Span


class Paragraph(Struct, frozen=True, tag_field="type", tag="paragraph"):
    """One paragraph in clean text, with the items of the lists that run on in it."""

    id: str
    text: str
    span: Span
    annotations: tuple[AnyAnnotation, ...]
    items: tuple[Item, ...] = ()


class Cell(Struct, frozen=True):
    """One table cell; `columns` and `rows` where it spans several."""

    text: str
    span: Span
    annotations: tuple[AnyAnnotation, ...]
    columns: int = 1
    rows: int = 1
    items: tuple[Item, ...] = ()


class Table(Struct, frozen=True, tag_field="type", tag="table"):
    """A table block."""

    id: str
    rows: tuple[tuple[Cell, ...], ...]
    span: Span

    def __repr__(self) -> str:
        """One line, as that of a Document."""
        from govdocparse.counted import counted

        return f"<Table {self.id}: {counted(len(self.rows), 'row')}>"


class Section(Struct, frozen=True, kw_only=True, tag_field="type", tag="section"):
    """A numbered piece of the outline; `level` 1 is the part's top, `annotations` are those of the heading.

    `run_in` says that the heading opens the first paragraph behind it.
    """

    id: str
    address: str
    level: int
    scheme: str
    marker: str
    number: int
    heading: str | None = None
    run_in: bool
    responsibilities: tuple[Responsibility, ...]
    annotations: tuple[AnyAnnotation, ...]
    span: Span
    blocks: tuple[Section | Paragraph | Table, ...]

    def __repr__(self) -> str:
        """One line, as that of a Document."""
        from govdocparse.counted import counted

        heading = f" {self.heading}" if self.heading else ""
        return f"<Section {self.address}{heading}: {counted(len(self.blocks), 'block')}>"

    @property
    def opening(self) -> Span:
        """Where its marker and heading stand: up to its first block."""
        return _opening(self.span, self.blocks)


Block = Section | Paragraph | Table


class Part(Struct, frozen=True, kw_only=True):
    """The main text, a promulgated text or an attachment."""

    role: Literal["main", "promulgated", "attachment"]
    label: str | None = None
    title: str | None = None
    span: Span
    blocks: tuple[Section | Paragraph | Table, ...]

    def __repr__(self) -> str:
        """One line, as that of a Document."""
        from govdocparse.counted import counted

        pieces = " ".join(filter(None, (self.role, self.label, self.title)))
        return f"<Part {pieces}: {counted(len(self.blocks), 'block')}>"

    @property
    def opening(self) -> Span:
        """Where its label and title stand: up to its first block."""
        return _opening(self.span, self.blocks)


def _opening(span: Span, blocks: tuple[Block, ...]) -> Span:
    """What of a span comes before the first of the blocks in it."""
    return Span(span.start, blocks[0].span.start) if blocks else span
