"""What a reader hands on: the source text, what it was read from, and what the carrier says about places in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal, NamedTuple

import msgspec

from govdocparse.errors import UnusableInput
from govdocparse.model import Severity
from govdocparse.text import Span


class Place(NamedTuple):
    """From `start` on, up to the next Place, the text stands at `locator` in the carrier.

    A locator is readable: `/html/body/div[2]/p[3]` for HTML, `word/document.xml paragraph 12 run 2` for Word,
    `page 3 line 14` for PDF and OFD, /正文/2 for a row of JSON (RFC 6901).
    """

    start: int
    locator: str


class Omission(NamedTuple):
    """A stretch of the source text that belongs to the page, not to the paper, and why.

    `inline` says that the sentence around it goes on behind it (the mark of a note); else a line ends there.
    """

    span: Span
    reason: str
    inline: bool = False


class Labelled(NamedTuple):
    """A stretch of the source text that is the value of a metadata field, by the carrier's word.

    `key` is a key of model.Metadata; `certain` says that it is ground truth (a content control named 发文字号), not
    only what a page says of itself (a meta tag).
    """

    span: Span
    key: str
    certain: bool


class Heading(NamedTuple):
    """A paragraph that the carrier styles as a heading; `level` counts from 1, 0 is a title."""

    span: Span
    level: int


class Generated(NamedTuple):
    """Characters that the carrier generates and does not store: the number of a list paragraph."""

    span: Span


class Link(NamedTuple):
    """A stretch of text that leads to an address: an attachment to download."""

    span: Span
    address: str


class CellPlace(NamedTuple):
    """One table cell: its text's place, and how many columns and rows it spans."""

    span: Span
    columns: int
    rows: int


class TablePlace(NamedTuple):
    """A table: the place of all its cells in the source text, and the cells row by row."""

    span: Span
    rows: tuple[tuple[CellPlace, ...], ...]


class Hints(msgspec.Struct, frozen=True):
    """What the carrier knows beyond the characters; each tuple is in source order and does not overlap itself."""

    omissions: tuple[Omission, ...] = ()
    labelled: tuple[Labelled, ...] = ()
    headings: tuple[Heading, ...] = ()
    generated: tuple[Generated, ...] = ()
    links: tuple[Link, ...] = ()
    tables: tuple[TablePlace, ...] = ()

    def moved(self, by: int) -> Hints:
        """The same for a text that stands behind `by` more characters."""

        def cells(row: tuple[CellPlace, ...]) -> tuple[CellPlace, ...]:
            return tuple(cell._replace(span=cell.span.moved(by)) for cell in row)

        return Hints(
            omissions=tuple(item._replace(span=item.span.moved(by)) for item in self.omissions),
            labelled=tuple(item._replace(span=item.span.moved(by)) for item in self.labelled),
            headings=tuple(item._replace(span=item.span.moved(by)) for item in self.headings),
            generated=tuple(item._replace(span=item.span.moved(by)) for item in self.generated),
            links=tuple(item._replace(span=item.span.moved(by)) for item in self.links),
            tables=tuple(TablePlace(item.span.moved(by), tuple(map(cells, item.rows))) for item in self.tables),
        )


class Note(NamedTuple):
    """What a reader saw in the carrier and could not read; "info" where it is hardly ever part of the paper: a seal."""

    message: str
    severity: Severity = "warning"


LimitName = Literal["bytes", "characters", "elements", "depth", "unpacked_bytes", "pages", "memory", "seconds"]
# What an input does that passes a limit; where its number is known, that is said instead.
_PASSES: Final[Mapping[LimitName, str]] = {
    "bytes": "has more bytes than",
    "characters": "has more characters than",
    "elements": "has more elements than",
    "depth": "is nested deeper than",
    "unpacked_bytes": "unpacks to more bytes than",
    "pages": "has more pages than",
    "memory": "breaks the PDF library, or needs more memory than",
    "seconds": "takes longer than",
}


# What to do with a file that is not what the caller says it is.
NO_TYPE = "leave --type out (media= in Python), and its content says what it is"


class Limits(msgspec.Struct, frozen=True):
    """What an input may cost; beyond it a reader raises UnusableInput with a message that names the limit.

    `memory` (bytes of address space, where the system can bound it) and `seconds` are those of the process that reads
    the pages of a PDF file.
    """

    bytes: int = 256 * 1024 * 1024
    characters: int = 64 * 1024 * 1024
    elements: int = 2_000_000
    depth: int = 2_000
    unpacked_bytes: int = 512 * 1024 * 1024
    pages: int = 5_000
    memory: int = 2 * 1024 * 1024 * 1024
    seconds: int = 60

    def hold(self, what: str, name: LimitName, count: int) -> None:
        """Raises UnusableInput, about the input `what`, where it has more than the limit of that name allows."""
        if count > getattr(self, name):
            raise UnusableInput(f"{what} {self.passed(name, count)}")

    def passed(self, name: LimitName, count: int | None = None) -> str:
        """What is said of an input that passes a limit, by how many of what where that is known, and what helps."""
        passes = _PASSES[name] if count is None else f"has {count} {name}, more than"
        return f"{passes} limits.{name} ({getattr(self, name)}) allows; {raising(name)}"


def raising(name: str) -> str:
    """What helps who wants to read an input that passes a limit."""
    return f"to read it, raise that: --limit {name}=N"


class Reading(msgspec.Struct, frozen=True):
    """The source text of one input; `sha256` is of its bytes, hexadecimal.

    A line feed ends a paragraph (or a line, where the carrier knows lines only). All spans of `hints` and `places` are
    code points of `text`. `whole_paragraphs` says that each line is a paragraph by the carrier's word, so that no
    two of them are one.
    """

    text: str
    media_type: str
    encoding: str
    sha256: str
    name: str | None
    hints: Hints = Hints()
    places: tuple[Place, ...] = ()
    whole_paragraphs: bool = False
    notes: tuple[Note, ...] = ()
