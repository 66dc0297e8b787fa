"""What cleaning hands on: clean text, the clean tables and values that the carrier knows, and what was done."""

from __future__ import annotations

from typing import Literal

import msgspec

from govdocparse.model import Omitted, Repair, Repaired
from govdocparse.text import Span, Text

# Stands in clean text, on a line of its own, where a table stands in the source.
TABLE = "\ufffc"


class CleanCell(msgspec.Struct, frozen=True):
    """One table cell: its clean text, and how many columns and rows it spans."""

    text: Text
    columns: int
    rows: int


class CleanTable(msgspec.Struct, frozen=True):
    """One table, at its place in the source."""

    span: Span
    rows: tuple[tuple[CleanCell, ...], ...]


class CleanDrawing(msgspec.Struct, frozen=True):
    """One table that is drawn in text, its lines as they stand, at its place in the source."""

    span: Span
    text: Text


class CleanValue(msgspec.Struct, frozen=True):
    """Clean text that is the value of the field `key`, by the carrier's word; `certain` where that is ground truth."""

    key: str
    text: Text
    certain: bool


class Cleaned(msgspec.Struct, frozen=True):
    """Clean text, one paragraph a line, and what was done to get it; a line TABLE stands for each of `tables`.

    All places count in `source`. `title` is where the carrier says that the title stands in it, `links` are the words
    that lead to files, in order; `damage_unread` is the part of a damaged page that holds too much damage to be
    restored.
    """

    source: str
    text: Text
    script: Literal["simplified", "traditional"]
    repairs: tuple[Repair, ...]
    repaired: tuple[Repaired, ...]
    omitted: tuple[Omitted, ...]
    tables: tuple[CleanTable | CleanDrawing, ...]
    values: tuple[CleanValue, ...]
    title: Span | None = None
    links: tuple[Span, ...] = ()
    damage_unread: Span | None = None
