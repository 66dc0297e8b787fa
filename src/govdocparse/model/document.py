"""The Document, and its convenience methods, which import what they need when they are called."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from govdocparse.model.annotations import AnyAnnotation, Quantity
from govdocparse.model.blocks import Block, Part, Section, Table
from govdocparse.model.metadata import Metadata
from govdocparse.model.nesting import every
from govdocparse.model.source import Source
from govdocparse.model.struct import Struct
from govdocparse.text import Span

if TYPE_CHECKING:
    from govdocparse.facts import Fact
    from govdocparse.grammar import Grammar
    from govdocparse.tasks import Task

SCHEMA: Literal["govdocparse/1"] = "govdocparse/1"

Severity = Literal["error", "warning", "info"]


class Omitted(Struct, frozen=True):
    """Source text that is in no block and no field, and why."""

    span: Span
    reason: str


class Diagnostic(Struct, frozen=True):
    """Something a reader should know about one place."""

    code: str
    severity: Severity
    message: str
    span: Span


class Document(Struct, frozen=True, kw_only=True):
    """One parsed document."""

    schema: Literal["govdocparse/1"]
    source: Source
    kind: str | None = None
    metadata: Metadata
    parts: tuple[Part, ...]
    omitted: tuple[Omitted, ...]
    diagnostics: tuple[Diagnostic, ...]

    def __repr__(self) -> str:
        """One line, as the tree can be of any size: `rich.print(document)` and to_json show all of it."""
        from govdocparse.counted import counted

        pieces = (
            self.metadata.name() or "without title",
            counted(len(self.parts), "part"),
            counted(len(self.sections()), "section"),
            counted(len(self.quantities()), "quantity"),
        )
        return f"<Document {self.source.name or 'without name'}: {', '.join(pieces)}>"

    def blocks(self) -> tuple[Block, ...]:
        """All blocks in reading order, a section before what it holds."""
        return tuple(block for part in self.parts for block in every(part.blocks))

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

    def find(self, address: str, part: str | None = None) -> Block | None:
        """The section, paragraph or table that an id or an address names (docs/addresses.md); None where there is none.

        An address is what people write (二、（三）2., 第三条第二款, 附件2 一、); width and blanks do not matter. An
        item of running text (二、（三）一是) gives the paragraph or table that holds it.
        `part` names the part apart: 附件2, 正文, or its title.
        """
        from govdocparse.finding import find

        return find(self, address, part)

    def facts(self, grammar: Grammar | None = None) -> tuple[Fact, ...]:
        """One Fact for each quantity, in reading order: what it measures, where it stands, for when, who answers.

        `grammar` is that of the parse where it has rules of your own.
        """
        from govdocparse.facts import facts

        return facts(self, grammar)

    def tasks(self, grammar: Grammar | None = None) -> tuple[Task, ...]:
        """What somebody answers for or what is to be done by a day, in reading order, with the bodies and the days.

        `grammar` is that of the parse where it has rules of your own.
        """
        from govdocparse.tasks import tasks

        return tasks(self, grammar)
