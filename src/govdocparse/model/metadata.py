"""The Metadata of a document and their Fields."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from govdocparse.model.struct import Struct
from govdocparse.text import Span

Zone = Literal["catalog", "header", "main", "imprint", "page"]


class Field(Struct, frozen=True):
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


class Metadata(Struct, frozen=True):
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

    def name(self) -> str | None:
        """What a paper goes by: its number, else its title."""
        named = self.document_number or self.title
        return named.value if named else None

    def fields(self) -> Iterator[tuple[str, Field]]:
        """The fields that are there, each behind its key, in schema order; those of a list one by one."""
        for key in self.__struct_fields__:
            value: Field | tuple[Field, ...] | None = getattr(self, key)
            if isinstance(value, tuple):
                yield from ((key, field) for field in value)
            elif value is not None:
                yield key, value
