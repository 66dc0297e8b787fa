"""The tree that structure makes: sections and paragraphs whose leaves are still Text, and the fields found."""

from __future__ import annotations

from typing import Literal, final

import msgspec

from govdocparse.cleaning.cleaned import CleanTable
from govdocparse.model import Diagnostic, Metadata, Omitted, Responsibility
from govdocparse.text import Span, Text, span_of


@final
class ParagraphNode:
    """One paragraph, and where it stands in the source."""

    __slots__ = ("span", "text")

    def __init__(self, text: Text, span: Span) -> None:
        self.text = text
        self.span = span


@final
class SectionNode:
    """A numbered piece of the outline with all below it; `opening` is its line up to its first paragraph."""

    __slots__ = ("blocks", "heading", "marker", "number", "opening", "responsibilities", "run_in", "scheme")

    def __init__(  # noqa: PLR0913, PLR0917
        self, marker: str, number: int, scheme: str, heading: Text | None, run_in: bool,
        responsibilities: tuple[Responsibility, ...], opening: Span, blocks: tuple[Node, ...],
    ) -> None:  # fmt: skip
        self.marker = marker
        self.number = number
        self.scheme = scheme
        self.heading = heading
        self.run_in = run_in
        self.responsibilities = responsibilities
        self.opening = opening
        self.blocks = blocks

    @property
    def span(self) -> Span:
        """From the marker to the end of the last block."""
        return span_of((self.opening.start, self.blocks[-1].span.end if self.blocks else self.opening.end))


Node = SectionNode | ParagraphNode | CleanTable


class PartNode(msgspec.Struct, frozen=True, gc=False):
    """A main text, a promulgated text or an attachment.

    `span` covers its label, its title and what follows; `openings` the label and the title alone.
    """

    role: Literal["main", "promulgated", "attachment"]
    label: str | None
    title: str | None
    span: Span
    openings: tuple[Span, ...]
    blocks: tuple[Node, ...]


class Structure(msgspec.Struct, frozen=True, gc=False):
    """All that structure found in one clean text."""

    kind: str | None
    metadata: Metadata
    parts: tuple[PartNode, ...]
    omitted: tuple[Omitted, ...]
    diagnostics: tuple[Diagnostic, ...]
