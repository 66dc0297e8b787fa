"""What the views for readers share: how a section opens, how a table lies on a page, what the metadata say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govdocparse.model import Block, Document, Field, Metadata, Paragraph, Section, Table
from govdocparse.model.grid import grid
from govdocparse.strings import on_one_line


def joined(marker: str, text: str) -> str:
    """A marker and what stands behind it: 第一章 总则 with a blank, 一、总则 without."""
    return f"{in_front(marker, text)}{text}"


def in_front(marker: str, text: str) -> str:
    """A marker as it stands in front of a text: with a blank where it ends as a word."""
    return f"{marker} " if marker[-1:].isalnum() and text else marker


def marked_heading(section: Section) -> str:
    """The marker of a section with its heading, if it has one."""
    return on_one_line(joined(section.marker, section.heading or ""))


def is_heading(section: Section) -> bool:
    """Whether a section has words to stand under: a heading, or 序言 and 附则, which bear no number."""
    return section.heading is not None or (section.scheme == "chapter" and not section.number)


def bracket(section: Section) -> str:
    """The responsibility bracket that stands behind the heading; "" where there is none.

    The other responsibilities of a section repeat what stands in its paragraphs.
    """
    end = section.opening.end
    words = "；".join(item.text for item in section.responsibilities if item.span.end <= end)
    return words if not words or words[0] in "（［" else f"（{words}）"


def part_title(document: Document, index: int) -> str:
    """The label and the title of a part; of the first, where it has neither, the document's title; else ""."""
    part = document.parts[index]
    words = " ".join(words for words in (part.label, part.title) if words)
    title = document.metadata.title
    return words or (title.value if title and index == 0 else "")


def bears_marker(blocks: Sequence[Block]) -> bool:
    """Whether the marker of a section without a heading can stand in front of its first block, on one line with it."""
    return bool(blocks) and isinstance(blocks[0], Paragraph) and "\n" not in blocks[0].text


def rows(table: Table) -> Iterator[list[str]]:
    """The texts of each row, a cell that spans several once, at its first place, and "" at the others."""
    for line in grid(table.rows):
        row = [""] * (line.own[-1].columns.stop if line.own else 0)
        for placed in line.own:
            row[placed.columns.start] = placed.cell.text
        yield row


def values(metadata: Metadata) -> dict[str, str | list[str]]:
    """The fields that are there, by key: their values."""
    found: dict[str, str | list[str]] = {}
    for key in metadata.__struct_fields__:
        value: Field | tuple[Field, ...] | None = getattr(metadata, key)
        if isinstance(value, Field):
            found[key] = value.value
        elif value:
            found[key] = [field.value for field in value]
    return found
