"""What the views for readers share: how a section opens, how a table lies on a page, what the metadata say."""

from __future__ import annotations

from collections.abc import Iterator

from govdocparse.model import Field, Metadata, Part, Section, Table
from govdocparse.model.grid import grid


def joined(marker: str, text: str) -> str:
    """A marker and what stands behind it: 第一章 总则 with a blank, 一、总则 without."""
    return f"{marker} {text}" if marker[-1:].isalnum() and text else f"{marker}{text}"


def on_one_line(text: str) -> str:
    """A text without the line breaks that only a carrier's cell or title can hold."""
    return " ".join(text.split())


def opening(section: Section) -> str:
    """The marker of a section with its heading, if it has one."""
    return on_one_line(joined(section.marker, section.heading or ""))


def bracket(section: Section) -> str:
    """The responsibility bracket that stands behind the heading; "" where there is none.

    The other responsibilities of a section repeat what stands in its paragraphs.
    """
    end = section.blocks[0].span.start if section.blocks else section.span.end
    texts = [item.text for item in section.responsibilities if item.span.end <= end]
    words = "；".join(texts)
    return words if not words or words[0] in "（［" else f"（{words}）"


def part_opening(part: Part) -> str:
    """The label and the title of a part; "" where it has neither."""
    return " ".join(words for words in (part.label, part.title) if words)


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
