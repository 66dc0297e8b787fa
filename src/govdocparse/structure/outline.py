"""The outline: lines of a part to sections and paragraphs, with a stack and an ordinal ledger, in one pass."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Final, Literal, final

from govdocparse.cleaning.cleaned import TABLE, CleanDrawing, CleanTable
from govdocparse.expressions.markers import Marker, rank, schemes_that
from govdocparse.grammar import Grammar
from govdocparse.model import Diagnostic
from govdocparse.structure import closing, enclosed, headings, inner_lists, note_lists, numbering
from govdocparse.structure.headings import Habit, Opening, Setting, opening
from govdocparse.structure.ledger import Above, Ledger
from govdocparse.structure.tree import Node, ParagraphNode, SectionNode
from govdocparse.text import Span, Text

_LAST_WORDS: Final = 2
_FEWEST_LONE_LINES: Final = 2


@final
class Around:
    """What stands below the line of a section, how those around it open, and whether it is a child of what is open."""

    __slots__ = ("below", "habit", "inner")

    def __init__(self, below: Literal["text", "section"] | None, habit: Habit, inner: bool) -> None:
        self.below = below
        self.habit = habit
        self.inner = inner


@final
class _Open:
    """A section that is still being filled.

    `serial` tells it from all others. `listed` says that the sections before it in its list end with ；, so that it is
    an item of one sentence; `unheaded` that one of them has no heading.
    """

    __slots__ = ("blocks", "heading", "listed", "marker", "responsibilities", "run_in", "serial", "span", "unheaded")

    def __init__(  # noqa: PLR0913, PLR0917
        self, marker: Marker, opened: Opening, span: Span, serial: int, listed: bool, unheaded: bool
    ) -> None:
        self.marker = marker
        self.heading = opened.heading
        self.run_in = opened.run_in
        self.responsibilities = opened.responsibilities
        self.span = span
        self.serial = serial
        self.listed = listed
        self.unheaded = unheaded
        self.blocks: list[Node] = []

    @property
    def is_item(self) -> bool:
        """Whether it is one paragraph with a marker (第三条（二）…；): what follows such a one is not part of it."""
        return bool(self.blocks) and self.heading is None and self.marker.scheme != "article"

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

    def __init__(self, grammar: Grammar, articles_inside: bool) -> None:
        self._grammar = grammar
        self._articles_inside = articles_inside
        self._of_law = schemes_that("of_law", grammar)
        self._blocks: list[Node] = []
        self._stack: list[_Open] = []
        self._opened = 0
        self._last = ""
        self._last_is_plain = False
        self._square: int | None = None
        self.ledger = Ledger(grammar)

    def paragraph(self, text: Text) -> None:
        """One paragraph, into the section that is open, or behind the list of items that has ended before it.

        In an article it is the next 款; else a list has ended where its items, parted by ；, come to a full stop.
        """
        while self._stack and self._has_ended(self._stack[-1]):
            self._pop(len(self._stack) - 1)
        if text.string[0] == "【" and self._grammar.pattern("square_heading").match(text.string):
            # Such headings stand side by side: each where the first of them stood.
            self._square = len(self._stack) if self._square is None else self._square
            self._pop(self._square)
        self._put(ParagraphNode(text, text.span()))
        self._last = text.string
        self._last_is_plain = True

    def _has_ended(self, section: _Open) -> bool:
        """Whether a paragraph without marker can be no part of a section."""
        if self._last.endswith("："):
            return False
        return (section.is_item and self._in_article()) or (section.listed and self._last.endswith("。"))

    def _in_article(self) -> bool:
        return any(section.marker.scheme == "article" for section in self._stack)

    def table(self, table: CleanTable | CleanDrawing) -> None:
        """One table, into the section that is open; a drawn one is a paragraph of several lines."""
        self._put(ParagraphNode(table.text, table.text.span()) if isinstance(table, CleanDrawing) else table)
        self._last = ""
        self._last_is_plain = True

    def section(self, marker: Marker, line: Text, around: Around) -> None:
        """One section: a sibling where its scheme is open, else a child of what is open and of an outer scheme.

        The first of a list that a colon announces is a child whatever its scheme, and so is an `inner` one.
        """
        schemes = [section.marker.scheme for section in self._stack]
        listed, unheaded = self._kin(marker, schemes)
        provision = marker.scheme not in self._of_law and "article" in schemes
        # Behind the first item of an article a paragraph is the next 款, unless most items of its list head one.
        above_sections = around.below == "section"
        is_item = provision and marker.number == 1 and not around.habit.lone
        followed = above_sections or (around.below == "text" and not is_item)
        in_list = listed or line.string.endswith("；")
        setting = Setting(followed, above_sections, in_list, unheaded, provision, around.habit)
        opened = opening(line, marker, setting, self._grammar)
        depth = len(schemes) if around.inner and marker.scheme not in schemes else self._depth(marker, schemes)
        lead_in = self._take_lead_in() if marker.number == 1 and marker.scheme in schemes else None
        self._pop(depth)
        if lead_in is not None:
            self._put(lead_in)
        if marker.number:
            parent = self._stack[-1].serial if self._stack else 0
            self.ledger.enter(marker, parent, line, Above(self._last, self._last_is_plain))
        self._open(marker, line.span(0, opened.end), opened, listed, unheaded)
        if len(line.string) > opened.end:
            rest = line[opened.end :]
            self._put(ParagraphNode(rest, rest.span()))
        self._last = line.string
        self._last_is_plain = False

    def _take_lead_in(self) -> ParagraphNode | None:
        """The paragraph right above a list that begins anew, taken out of the section before it, if it announces it."""
        if not (self._last_is_plain and self._last.endswith("：") and self._stack and self._stack[-1].blocks):
            return None
        last = self._stack[-1].blocks[-1]
        if not isinstance(last, ParagraphNode):
            return None
        self._stack[-1].blocks.pop()
        return last

    def _open(self, marker: Marker, span: Span, opened: Opening, listed: bool, unheaded: bool) -> None:
        self._opened += 1
        self._stack.append(_Open(marker, opened, span, self._opened, listed, unheaded))

    def ends_lone_lines(self) -> bool:
        """Whether the open section is the last of three or more that are one line each, and its sentence has ended.

        What follows such a list is no part of its last item.
        """
        last = self._stack[-1] if self._stack else None
        if last is None or not self._last.endswith(("。", "）")) or not _is_lone_line(last) or self._in_article():
            return False
        around = self._stack[-2].blocks if len(self._stack) > 1 else self._blocks
        siblings = [block for block in around if isinstance(block, SectionNode)]
        return len(siblings) >= _FEWEST_LONE_LINES and all(_is_lone_line(each) for each in siblings)

    def waits_for_text(self) -> bool:
        """Whether the open section is a bare heading (附则) behind a sibling with text: what follows is its text."""
        if not self._stack or self._stack[-1].blocks:
            return False
        around = self._stack[-2].blocks if len(self._stack) > 1 else self._blocks
        sibling = around[-1] if around else None
        return isinstance(sibling, SectionNode) and bool(sibling.blocks)

    def _kin(self, marker: Marker, schemes: Sequence[str]) -> tuple[bool, bool]:
        """Whether the sections before a marker in its list end with ；, and whether one of them has no heading.

        `schemes` are those of the open sections.
        """
        if marker.number == 1 or marker.scheme not in schemes:
            return False, False
        before = self._stack[schemes.index(marker.scheme)]
        return before.listed or self._last.endswith("；"), before.unheaded or before.heading is None

    def _depth(self, marker: Marker, schemes: Sequence[str]) -> int:
        """How many of the open sections, which have these schemes, stay open around the one that a marker opens."""
        if marker.scheme in schemes:
            return schemes.index(marker.scheme)
        if marker.number == 1 and self._last.endswith("：") and marker.scheme not in self._of_law:
            return len(schemes)
        own = self._rank(marker.scheme)
        return next((depth for depth, scheme in enumerate(schemes) if self._rank(scheme) > own), len(schemes))

    def _rank(self, scheme: str) -> float:
        """How far out a scheme stands; articles may stand inside 一、 (第一条 below 一、降低成本)."""
        if scheme == "article" and self._articles_inside:
            return rank("chinese", self._grammar) + 0.5
        return rank(scheme, self._grammar)

    def _put(self, node: Node) -> None:
        (self._stack[-1].blocks if self._stack else self._blocks).append(node)

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


def _is_lone_line(section: _Open | SectionNode) -> bool:
    """Whether a section is one line: one paragraph, and if there is a heading it is run in."""
    if len(section.blocks) != 1 or not isinstance(section.blocks[0], ParagraphNode):
        return False
    return section.heading is None or section.run_in


def read(
    lines: Sequence[Text], grammar: Grammar, tables: Sequence[CleanTable | CleanDrawing] = ()
) -> tuple[tuple[Node, ...], list[Diagnostic]]:
    """The lines of a part, one a paragraph, to its blocks; every line comes out in exactly one of them.

    `tables` are those of the whole document in source order; a line that is nothing but TABLE stands for one of them.
    """
    lines, markers = numbering.with_their_lines(lines, numbering.read(lines, grammar), grammar)
    lines, markers = inner_lists.parted(lines, markers, grammar)
    outline = _Outline(grammar, enclosed.articles(markers))
    note_lists.drop(lines, markers, grammar)
    last_marker = max((index for index, marker in enumerate(markers) if marker), default=-1)
    habits = headings.habits(lines, markers, grammar)
    inner = enclosed.first_items(markers, grammar)
    closed = False
    end = closing.end_of_text(lines, last_marker, grammar)
    for index, (line, marker) in enumerate(zip(lines, markers, strict=True)):
        if marker is not None:
            below = _below(lines, markers, index, index == last_marker, grammar)
            outline.section(marker, line, Around(below, habits.at(index, marker), index in inner))
            continue
        if not closed and index > last_marker and _closes(line, outline, end - index, len(lines) - index, grammar):
            closed = True
            outline.end_sections()
        if line.string == TABLE:
            outline.table(_table_at(line, tables))
        else:
            outline.paragraph(line)
    return outline.blocks(), outline.ledger.diagnostics


def _closes(line: Text, outline: _Outline, to_end: int, left: int, grammar: Grammar) -> bool:
    """Whether a line speaks of the whole text, not of the item before it, which may wait for it.

    `to_end` is how many paragraphs are left with it, `left` how many lines.
    """
    if grammar.pattern("attachment_note").match(line.string) or grammar.pattern("attendance").match(line.string):
        return True
    if 0 < to_end <= _LAST_WORDS and line.string.endswith("。") and outline.ends_lone_lines():
        return True
    return not outline.waits_for_text() and closing.speaks_of_all(line.string, left <= _LAST_WORDS, grammar)


def _below(
    lines: Sequence[Text], markers: Sequence[Marker | None], index: int, last: bool, grammar: Grammar
) -> Literal["text", "section"] | None:
    """What stands below the line at `index` if it is a heading: a paragraph, or a section of a scheme further in.

    Below the `last` marker a paragraph that closes the text is none of its section.
    """
    if index + 1 >= len(lines):
        return None
    marker, following = markers[index], markers[index + 1]
    if marker is not None and following is not None:
        return "section" if rank(following.scheme, grammar) > rank(marker.scheme, grammar) else None
    below = lines[index + 1].string
    final = index + 1 + _LAST_WORDS >= len(lines)
    if last and marker is not None and marker.number > 1 and closing.speaks_of_all(below, final, grammar):
        return None
    return None if grammar.pattern("opens_block").match(below) else "text"


def _table_at(line: Text, tables: Sequence[CleanTable | CleanDrawing]) -> CleanTable | CleanDrawing:
    """The table whose place in the source a line stands for."""
    return tables[bisect_right(tables, line.span().start, key=lambda table: table.span.start) - 1]
