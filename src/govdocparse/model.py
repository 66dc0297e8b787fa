"""The Document and all it holds, as frozen typed structs; the names are the contract of canonical JSON and XML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from govdocparse.text import Span

if TYPE_CHECKING:
    from govdocparse.facts import Fact

SCHEMA: Literal["govdocparse/1"] = "govdocparse/1"

Zone = Literal["catalog", "header", "main", "imprint", "page"]
Severity = Literal["error", "warning", "info"]
Bound = Literal["min", "max", "exceed", "below", "approx"]


class _Struct(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """What all structs share: frozen, absent instead of null, and, as they form no cycle, no work for the collector."""


class Repair(_Struct, frozen=True):
    """How often one kind of repair was made."""

    kind: str
    count: int


class Repaired(_Struct, frozen=True):
    """One run of damaged source text and what it was restored to (design §7)."""

    kind: str
    span: Span
    before: str
    after: str
    status: Literal["verified", "ambiguous"]


class Locator(_Struct, frozen=True):
    """From `start` of the source text on, up to the next Locator, the text stands at `place` in the carrier."""

    start: int
    place: str


class Source(_Struct, frozen=True, kw_only=True):
    """What was read: `sha256` is of the bytes, `characters` counts code points of the source text.

    `locators` lead from the source text into a carrier that is more than text (a web page, Word, PDF or OFD file).
    """

    name: str | None = None
    media_type: str
    encoding: str
    sha256: str
    characters: int
    script: Literal["simplified", "traditional"]
    repairs: tuple[Repair, ...]
    repaired: tuple[Repaired, ...]
    locators: tuple[Locator, ...] = ()


class Field(_Struct, frozen=True):
    """One piece of metadata: `value` in normal form, `text` as it stands in the clean text, `span` in the source."""

    value: str
    text: str
    span: Span
    zone: Zone


class DocumentNumber(Field, frozen=True):
    """发文字号 with its parts; `year` and `sequence` as digits."""

    agency_code: str | None = None
    year: str | None = None
    sequence: str | None = None


class Metadata(_Struct, frozen=True):
    """The fields of the header, the body, the imprint and the catalogue box (standards §1.2, §2.4)."""

    title: Field | None = None
    edition: Field | None = None
    draft_status: Field | None = None
    document_number: DocumentNumber | None = None
    index_number: Field | None = None
    unified_number: Field | None = None
    issuers: tuple[Field, ...] = ()
    publisher: Field | None = None
    addressees: tuple[Field, ...] = ()
    signers: tuple[Field, ...] = ()
    issue_date: Field | None = None
    printing_date: Field | None = None
    publication_date: Field | None = None
    effective_date: Field | None = None
    expiry_date: Field | None = None
    validity: Field | None = None
    disclosure: Field | None = None
    subject_category: Field | None = None
    genre: Field | None = None
    keywords: tuple[Field, ...] = ()
    information_source: Field | None = None
    printing_authority: Field | None = None
    cc: tuple[Field, ...] = ()
    notes: tuple[Field, ...] = ()
    copy_number: Field | None = None
    security_level: Field | None = None
    urgency: Field | None = None
    related_links: tuple[Field, ...] = ()


class Annotation(_Struct, frozen=True, kw_only=True):
    """What all annotations share: `[start, end)` in the leaf's text, `span` in the source."""

    text: str
    start: int
    end: int
    span: Span


class Quantity(Annotation, frozen=True, kw_only=True, tag_field="type", tag="quantity"):
    """A numeral that measures or counts (design §6); numbers are exact decimal or fraction strings.

    Either `value`, or `low` and `high` of a range. `low_bound` is "exceed" and `high_bound` "below" where an end is
    exclusive. `unit` is the unit as written without the scale, `code` its UCUM or ISO 4217 code, `marker` the words
    that set the bound, `per` the base of a rate (每家 → 家).
    """

    kind: str
    value: str | None = None
    low: str | None = None
    high: str | None = None
    low_bound: Literal["exceed"] | None = None
    high_bound: Literal["below"] | None = None
    unit: str | None = None
    code: str | None = None
    bound: Bound | None = None
    marker: str | None = None
    per: str | None = None
    change: Literal["increase", "decrease"] | None = None
    relation: Literal["from", "to"] | None = None

    def to(self, unit: str) -> str:
        """The value in another unit of the same dimension, exactly; the two ends of a range with a — between them.

        Raises ValueError where there is no unit, the other one is not known, or the two measure different things.
        """
        from govdocparse.annotation.units import convert

        if self.unit is None:
            raise ValueError(f"{self.text} has no unit to convert from")
        own = self.unit
        return "—".join(convert(value, own, unit) for value in (self.value, self.low, self.high) if value is not None)


class Date(Annotation, frozen=True, kw_only=True, tag_field="type", tag="date", rename={"from_": "from"}):
    """A date or period; `from` and `to` are ISO 8601 and both inclusive."""

    from_: str | None = None
    to: str | None = None
    bound: Literal["min", "max"] | None = None


class Citation(Annotation, frozen=True, kw_only=True, tag_field="type", tag="citation"):
    """A reference to a document, by title, number or provision; `relation` where the text says one."""

    title: str | None = None
    document_number: str | None = None
    provision: str | None = None
    relation: str | None = None


class Unit(_Struct, frozen=True):
    """One responsible body; `tier` counts from 1 and stands from the second on; `members` of a collective (各…)."""

    name: str
    tier: int = 1
    members: tuple[str, ...] = ()


class Responsibility(_Struct, frozen=True, kw_only=True, tag_field="type", tag="responsibility"):
    """Who leads, answers or cooperates.

    `start` and `end` are given where it stands in a leaf as an annotation, not in a section's list of responsibilities.
    """

    role: Literal["lead", "responsible", "cooperating"]
    units: tuple[Unit, ...]
    text: str
    span: Span
    start: int | None = None
    end: int | None = None


AnyAnnotation = Quantity | Date | Citation | Responsibility


class Paragraph(_Struct, frozen=True, tag_field="type", tag="paragraph"):
    """One paragraph in clean text."""

    id: str
    text: str
    span: Span
    annotations: tuple[AnyAnnotation, ...]


class Cell(_Struct, frozen=True):
    """One table cell; `columns` and `rows` where it spans several."""

    text: str
    span: Span
    annotations: tuple[AnyAnnotation, ...]
    columns: int = 1
    rows: int = 1


class Table(_Struct, frozen=True, tag_field="type", tag="table"):
    """A table block."""

    id: str
    rows: tuple[tuple[Cell, ...], ...]
    span: Span


class Section(_Struct, frozen=True, kw_only=True, tag_field="type", tag="section"):
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


Block = Section | Paragraph | Table


class Part(_Struct, frozen=True, kw_only=True):
    """The main text, a promulgated text or an attachment."""

    role: Literal["main", "promulgated", "attachment"]
    label: str | None = None
    title: str | None = None
    span: Span
    blocks: tuple[Section | Paragraph | Table, ...]


class Omitted(_Struct, frozen=True):
    """Source text that is in no block and no field, and why."""

    span: Span
    reason: str


class Diagnostic(_Struct, frozen=True):
    """Something a reader should know about one place."""

    code: str
    severity: Severity
    message: str
    span: Span


class Document(_Struct, frozen=True, kw_only=True):
    """One parsed document."""

    schema: Literal["govdocparse/1"]
    source: Source
    kind: str | None = None
    metadata: Metadata
    parts: tuple[Part, ...]
    omitted: tuple[Omitted, ...]
    diagnostics: tuple[Diagnostic, ...]

    def blocks(self) -> tuple[Block, ...]:
        """All blocks in reading order, a section before what it holds."""
        found: list[Block] = []
        stack = [block for part in reversed(self.parts) for block in reversed(part.blocks)]
        while stack:
            block = stack.pop()
            found.append(block)
            if isinstance(block, Section):
                stack += reversed(block.blocks)
        return tuple(found)

    def sections(self) -> tuple[Section, ...]:
        """All sections in reading order."""
        return tuple(block for block in self.blocks() if isinstance(block, Section))

    def annotations(self) -> tuple[AnyAnnotation, ...]:
        """All annotations in reading order: of headings, paragraphs and cells."""
        found: list[AnyAnnotation] = []
        for block in self.blocks():
            if isinstance(block, Table):
                for row in block.rows:
                    for cell in row:
                        found += cell.annotations
            else:
                found += block.annotations
        return tuple(found)

    def quantities(self) -> tuple[Quantity, ...]:
        """All quantities in reading order."""
        return tuple(item for item in self.annotations() if isinstance(item, Quantity))

    def facts(self) -> tuple[Fact, ...]:
        """One Fact for each quantity, in reading order: what it measures, where it stands, for when, who answers."""
        from govdocparse.facts import facts

        return facts(self)
