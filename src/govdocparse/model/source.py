"""What was read: the Source, what was repaired in it, and where it stands in its carrier."""

from __future__ import annotations

from typing import Literal

from govdocparse.model.struct import Struct
from govdocparse.text import Span


class Repair(Struct, frozen=True):
    """How often one kind of repair was made."""

    kind: str
    count: int


class Repaired(Struct, frozen=True):
    """One run of damaged source text and what it was restored to (design §7)."""

    kind: str
    span: Span
    before: str
    after: str
    status: Literal["verified", "ambiguous"]


class Locator(Struct, frozen=True):
    """From `start` of the source text on, up to the next Locator, the text stands at `place` in the carrier."""

    start: int
    place: str


class Source(Struct, frozen=True, kw_only=True):
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
