"""The outline: lines of a part to sections and paragraphs, with a stack and an ordinal ledger, in one pass."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from govdocparse.cleaning.cleaned import TABLE, CleanDrawing, CleanTable
from govdocparse.expressions.markers import Marker, marker_at, rank
from govdocparse.grammar import Grammar
from govdocparse.model import Diagnostic, Responsibility
from govdocparse.structure.headings import Opening, opening, opens_short
from govdocparse.structure.ledger import Above, Ledger
from govdocparse.structure.tree import Node, ParagraphNode, SectionNode
from govdocparse.text import Span, Text


@dataclass
class _Open:
    """A section that is still being filled, the `serial`-th of its part."""

    serial: int
    marker: Marker
    heading: Text | None
    run_in: bool
    responsibilities: tuple[Responsibility, ...]
    span: Span
    blocks: list[Node] = field(default_factory=list)

    @property
    def is_item(self) -> bool:
        """Whether it is one paragraph with a marker (第三条（二）…；): what follows such a one is not part of it."""
        return bool(self.blocks) and (self.heading is None or self.run_in) and self.marker.scheme != "article"

    def close(self) -> SectionNode:
        """The section, with all that was put into it."""
        marker = self.marker
        return SectionNode(
            marker.text,
            marker.number,
            marker.scheme,
            self.heading,
            self.run_in,
            self.responsibilities,
            self.span,
            tuple(self.blocks),
        )


class _Outline:
    """The stack of open sections and the ledger of numbers, while the lines of one part go by."""

    def __init__(self, grammar: Grammar) -> None:
        self._grammar = grammar
        self._blocks: list[Node] = []
        self._stack: list[_Open] = []
        self._sections = 0
        self.ledger = Ledger(grammar)

    def paragraph(self, text: Text) -> None:
        """One paragraph, into the section that is open, or behind the items of an article as its next 款."""
        if any(section.marker.scheme == "article" for section in self._stack):
            while self._stack[-1].is_item:
                self._pop(len(self._stack) - 1)
        self._put(ParagraphNode(text, text.span()))

    def in_article(self, marker: Marker) -> bool:
        """Whether a section of this marker would stand in an article: there its sentence is an item, no heading."""
        outer = rank("article", self._grammar)
        return rank(marker.scheme, self._grammar) > outer and any(
            section.marker.scheme == "article" for section in self._stack
        )

    def table(self, table: CleanTable | CleanDrawing) -> None:
        """One table, into the section that is open; a drawn one is a paragraph of several lines."""
        self._put(ParagraphNode(table.text, table.text.span()) if isinstance(table, CleanDrawing) else table)

    def section(self, marker: Marker, line: Text, opened: Opening, above: Above) -> None:
        """One section: a sibling where its scheme is open, else a child of what is open and of an outer scheme."""
        schemes = [section.marker.scheme for section in self._stack]
        if marker.scheme in schemes:
            self._pop(schemes.index(marker.scheme))
        else:
            outer = rank(marker.scheme, self._grammar)
            self._pop(
                next(
                    (depth for depth, scheme in enumerate(schemes) if rank(scheme, self._grammar) > outer), len(schemes)
                )
            )
        parent = self._stack[-1].serial if self._stack else 0
        self.ledger.enter(marker, parent, line.span(0, marker.end), above)
        span = line.span(0, opened.end)
        self._sections += 1
        self._stack.append(_Open(self._sections, marker, opened.heading, opened.run_in, opened.responsibilities, span))
        if len(line.string) > opened.end:
            rest = line[opened.end :]
            self._put(ParagraphNode(rest, rest.span()))

    def waits_for_text(self) -> bool:
        """Whether the open section is a bare heading (附则) behind a sibling with text: what follows is its text."""
        if not self._stack or self._stack[-1].blocks:
            return False
        around = self._stack[-2].blocks if len(self._stack) > 1 else self._blocks
        sibling = around[-1] if around else None
        return isinstance(sibling, SectionNode) and bool(sibling.blocks)

    def end_sections(self) -> None:
        """Close all sections; what follows belongs to the part."""
        self._pop(0)

    def blocks(self) -> tuple[Node, ...]:
        """All blocks, with every section closed."""
        self._pop(0)
        return tuple(self._blocks)

    def _pop(self, depth: int) -> None:
        while len(self._stack) > depth:
            self._put(self._stack.pop().close())

    def _put(self, node: Node) -> None:
        (self._stack[-1].blocks if self._stack else self._blocks).append(node)


def read(
    lines: Sequence[Text], grammar: Grammar, tables: Sequence[CleanTable | CleanDrawing] = ()
) -> tuple[tuple[Node, ...], list[Diagnostic]]:
    """The lines of a part, one a paragraph, to its blocks; every line comes out in exactly one of them.

    `tables` are those of the whole document in source order; a line that is nothing but TABLE stands for one of them.
    """
    outline = _Outline(grammar)
    markers = [marker_at(line, grammar) for line in lines]
    last_marker = max((index for index, marker in enumerate(markers) if marker), default=-1)
    headed = _headed(lines, markers)
    closing = False
    in_note = False
    for index, (line, marker) in enumerate(zip(lines, markers, strict=True)):
        in_note = _is_note(line, in_note, grammar)
        if marker is not None and not in_note:
            followed = (
                not outline.in_article(marker)
                and index + 1 < len(lines)
                and _is_text(lines[index + 1], markers[index + 1], grammar)
            )
            above = Above(lines[index - 1].string if index else "", index > 0 and markers[index - 1] is None)
            outline.section(marker, line, opening(line, marker, followed, marker.scheme in headed, grammar), above)
            continue
        if (
            index > last_marker
            and not closing
            and not outline.waits_for_text()
            and grammar.pattern("closing").match(line.string)
        ):
            closing = True
            outline.end_sections()
        if line.string == TABLE:
            outline.table(_table_at(line, tables))
        else:
            outline.paragraph(line)
    return outline.blocks(), outline.ledger.diagnostics


def _is_text(line: Text, marker: Marker | None, grammar: Grammar) -> bool:
    """Whether a line is a paragraph that a heading may stand above."""
    return marker is None and not grammar.pattern("opens_block").match(line.string)


def _is_note(line: Text, in_note: bool, grammar: Grammar) -> bool:
    """Whether a line belongs to the list of attachments (附件：1.…), whose numbers are no outline."""
    if grammar.pattern("attachment_note").match(line.string):
        return True
    return in_note and grammar.pattern("attachment_note_item").match(line.string) is not None


def _headed(lines: Sequence[Text], markers: Sequence[Marker | None]) -> set[str]:
    """The schemes most of whose sections open with a short sentence."""
    short: Counter[str] = Counter()
    all_sections: Counter[str] = Counter()
    for line, marker in zip(lines, markers, strict=True):
        if marker is not None:
            all_sections[marker.scheme] += 1
            short[marker.scheme] += opens_short(line, marker)
    return {scheme for scheme, count in all_sections.items() if 2 * short[scheme] > count}


def _table_at(line: Text, tables: Sequence[CleanTable | CleanDrawing]) -> CleanTable | CleanDrawing:
    """The table whose place in the source a line stands for."""
    starts = [table.span.start for table in tables]
    return tables[bisect_right(starts, line.span().start) - 1]
