"""One story of a Word file (the body, a note, a running head) to text: its paragraphs in reading order.

The elements are walked with a stack, not by recursion; only tables and text boxes nest calls. Elements that no handler
knows show nothing: deleted and moved-away text, comments, properties.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from govdocparse.errors import UnusableInput
from govdocparse.grammar import Grammar
from govdocparse.readers.docx import tables
from govdocparse.readers.docx.controls import NAMED, control_names
from govdocparse.readers.docx.drawings import DOCUMENT, contents
from govdocparse.readers.docx.fields import Fields
from govdocparse.readers.docx.hidden import Hidden
from govdocparse.readers.docx.notes import Notes
from govdocparse.readers.docx.numbering import Numbering
from govdocparse.readers.docx.runs import FOREIGN, INLINE, Handler, breaks_as_blanks, text
from govdocparse.readers.docx.sheet import Sheet
from govdocparse.readers.docx.styles import Style, Styles, heading_level
from govdocparse.readers.docx.xml import DRAWN, child, namespace, properties, relation, value
from govdocparse.readers.field_names import key_of
from govdocparse.readers.reading import CellPlace, Heading, Labelled, Limits, Omission, Reading, TablePlace
from govdocparse.text import Span

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_Close = Callable[[], None]

# Tables and text boxes inside of one another: deeper than any document, and well within Python's own stack.
_DEEPEST = 100
# What ends a sentence, and no entry of a table of contents: some set their text in its style.
_STOPS = "。；：！"
# Tables inside of that many others are not looked into any more.
_LOOKED_INTO = 10


class Context(msgspec.Struct, frozen=True):
    """What all stories of a document share; `embedded` reads a part of another format, if it can."""

    styles: Styles
    numbering: Numbering
    notes: Notes
    embedded: Callable[[str], Reading | None]
    grammar: Grammar
    limits: Limits
    refusal: Callable[[str], UnusableInput]


class _Paragraph(msgspec.Struct):
    """The paragraph that is being read: where it began, and what is to do when it ends."""

    start: int
    style: Style
    heading: int | None
    joins: bool
    boxes: list[Element] = msgspec.field(default_factory=list)


class Story:
    """Reads one part of a document onto a sheet; `note` is its mark if it is a note, `bookmarks` are those open.

    `chunks` are the parts of other formats that it takes in, by the ids of their relationships.
    """

    def __init__(self, part: str, root: Element, links: Mapping[str, str], context: Context, sheet: Sheet) -> None:
        self.context = context
        self.sheet = sheet
        self.links = links
        self.fields = Fields(sheet, context.grammar)
        self.space = namespace(root.tag)
        self.note = ""
        self.chunks: Mapping[str, str] = {}
        self._part = part
        self._hidden = Hidden(root, self.space, context.styles)
        self._handlers = _handlers(self.space)
        self._stack: list[tuple[Iterator[Element], _Close | None]] = []
        self._depth = 0
        self._count = 0
        self._paragraph: _Paragraph | None = None
        self._goes_on = False
        self._ending = "\n"
        self._in_cell = False
        self._in_data = False
        self._floating: list[Element] = []
        self.bookmarks: dict[str, tuple[str, int]] = {}

    # --- the walk ---------------------------------------------------------------------------------------------------

    def read(self, container: Iterable[Element]) -> None:
        """All that a container holds."""
        self._depth += 1
        if self._depth > min(self.context.limits.depth, _DEEPEST):
            if self.context.limits.depth > _DEEPEST:
                raise self.context.refusal(
                    f"nests tables and text boxes more than {_DEEPEST} deep, as no document does"
                )
            raise self.context.refusal(self.context.limits.passed("depth"))
        outer, self._stack = self._stack, []
        self.push(container)
        while self._stack:
            nodes, close = self._stack[-1]
            node = next(nodes, None)
            if node is None:
                self._stack.pop()
                if close is not None:
                    close()
            elif (handler := self._handlers.get(node.tag)) is not None:
                handler(self, node)
        self._stack = outer
        self._depth -= 1

    def push(self, nodes: Iterable[Element], close: _Close | None = None) -> None:
        """Go into some elements next, and do `close` behind them."""
        if len(self._stack) > self.context.limits.depth:
            raise self.context.refusal(self.context.limits.passed("depth"))
        self._stack.append((iter(nodes), close))

    def say(self, words: str) -> None:
        """Some text of the carrier, where it is shown."""
        self.fields.say(words)

    def show(self, words: str) -> None:
        """Some text that Word generates, where it is shown."""
        if words and not self.fields.silent:
            self.sheet.generate(words)

    # --- paragraphs and runs ----------------------------------------------------------------------------------------

    def paragraph(self, node: Element) -> None:
        """A paragraph: its number, then what it holds."""
        self._count += 1
        locator = f"{self._part} paragraph {self._count}"
        # A header that hangs on the first paragraph in text boxes is read before it.
        first = self.sheet.length == 0
        if first:
            self.sheet.place(locator)
            self._read_boxes(contents(node, self.space).boxes)
        direct = properties(node, "pPr")
        style = self.context.styles.of(value(direct.get("pStyle")))
        joins = bool(direct) and self._joins_next(node, direct, style)
        heading = heading_level(direct, style)
        self._paragraph = _Paragraph(self.sheet.length, style, heading, joins)
        self.sheet.place(locator)
        if not self._goes_on and not (joins and self._hidden.is_blank(node)):
            self.show(self.context.numbering.marker(direct.get("numPr"), style))
        self.push(node, self._close_without_boxes if first else self._close_paragraph)

    def _joins_next(self, node: Element, direct: Mapping[str, Element], style: Style) -> bool:
        """Whether a paragraph runs into the next: its mark is deleted or hidden, or it is only a large initial."""
        mark = direct.get("rPr")
        gone = child(mark, "del") is not None or child(mark, "moveFrom") is not None or self._hidden.hides(mark, style)
        if not gone and value(direct.get("framePr"), "dropCap") not in ("drop", "margin"):
            return False
        following = node.getnext()
        return following is not None and following.tag == node.tag

    def _close_without_boxes(self) -> None:
        if self._paragraph is not None:
            self._paragraph.boxes = []
        self._close_paragraph()

    def _close_paragraph(self) -> None:
        """End the open paragraph: its line, what is said of it, then the tables and boxes that float at it."""
        paragraph = self._paragraph
        if paragraph is None:
            return
        self._paragraph = None
        self.fields.end_paragraph()
        span = Span(paragraph.start, self.sheet.length)
        if paragraph.style.contents and self.sheet.last not in _STOPS:
            self.sheet.omissions.append(Omission(span, "table of contents"))
        if paragraph.heading is not None:
            self.sheet.headings.append(Heading(span, paragraph.heading))
        self._goes_on = paragraph.joins and (self._goes_on or span.end > span.start)
        blank_line = self.sheet.length > 0 and not self._in_cell
        if not paragraph.joins and (span.end > span.start or blank_line):
            self.sheet.add(self._ending)
        floating, self._floating = self._floating, []
        for table in floating:
            self._read_table(table)
        self._read_boxes(paragraph.boxes)

    def run(self, node: Element) -> None:
        """A run, unless it is hidden."""
        style = self._paragraph.style if self._paragraph else None
        if self._hidden.any and self._hidden.hides(child(node, "rPr"), style):
            return
        nodes = iter(node)
        for inner in nodes:
            handler = self._handlers.get(inner.tag)
            if handler is text:
                text(self, inner)
            elif handler is not None:
                self.push(nodes)
                handler(self, inner)
                return

    # --- text boxes and tables --------------------------------------------------------------------------------------

    def keep_boxes(self, found: list[Element]) -> None:
        """Text boxes hung on this paragraph: they are read behind it."""
        if self._paragraph is not None and not self.fields.silent:
            self._paragraph.boxes += found

    def _read_boxes(self, found: list[Element]) -> None:
        """Text boxes, each as paragraphs of its own."""
        for box in found:
            outer = self._ending, self._in_cell, self._goes_on
            self._ending, self._in_cell, self._goes_on = "\n", True, False
            if box.tag == DRAWN + "textpath":
                self.sheet.add(breaks_as_blanks(box.get("string") or "") + "\n")
            else:
                self.read(box)
            self._ending, self._in_cell, self._goes_on = outer

    def table(self, node: Element) -> None:
        """A table where it stands: one that floats below the next paragraph is read behind it."""
        behind = node.getnext() if tables.floats_below(node) else None
        if behind is not None and behind.tag == self.space + "p" and not self._hidden.is_blank(behind):
            self._floating.append(node)
        else:
            self._read_table(node)

    def _read_table(self, node: Element) -> None:
        """A table: a table block, or paragraphs where it only lays out the page."""
        if self._in_data or self._depth > _LOOKED_INTO:
            plan = tables.flat(node)
        else:
            plan = tables.plan(node, self.context.styles, self.context.grammar)
        opens = plan.data and self.sheet.length == 0
        above = tables.title_rows(plan.rows, self.context.grammar) if opens else 0
        outer = self._in_data, self._in_cell, self._ending
        self._in_cell = True
        for row in plan.rows[:above]:
            self._cell(row[0], data=False)
        start = self.sheet.length
        self._in_data = self._in_data or plan.data
        rows = tuple(tuple(self._cell(cell, data=plan.data) for cell in row) for row in plan.rows[above:])
        self._in_data, self._in_cell, self._ending = outer
        if plan.data:
            end = max(start, self.sheet.length - 1)
            self.sheet.tables.append(TablePlace(Span(start, end), tuple(row for row in rows if row)))

    def _cell(self, cell: tables.Cell, *, data: bool) -> CellPlace:
        """One cell; in a table of data an empty one has a line too."""
        start = self.sheet.length
        self._ending = cell.ending
        self.read(cell.element)
        self._goes_on = False
        if data and self.sheet.length == start:
            self.sheet.add("\n")
        end = max(start, self.sheet.length - 1) if data else self.sheet.length
        if cell.control is not None:
            self.label(start, *control_names(cell.control))
        return CellPlace(Span(start, end), cell.columns, cell.rows)

    def embedded(self, node: Element) -> None:
        """A document of another format that Word would take in here."""
        part = self.chunks.get(relation(node) or "")
        reading = None if part is None else self.context.embedded(part)
        if reading is None:
            self.sheet.unread[DOCUMENT] += 1
        else:
            self.sheet.take(reading)

    def label(self, start: int, *names: str | None) -> None:
        """What was written from `start` on is a field of the paper, if one of the names says so."""
        key = next((key for name in names if (key := key_of(name, self.context.grammar))), None)
        if key is not None:
            self.sheet.labelled.append(Labelled(Span(start, self.sheet.length), key, certain=True))


@lru_cache(maxsize=8)
def _handlers(space: str) -> Mapping[str, Handler]:
    """The handlers by qualified name, for documents of one namespace."""
    own: Mapping[str, Handler] = {
        **INLINE,
        **NAMED,
        "p": Story.paragraph,
        "r": Story.run,
        "tbl": Story.table,
        "altChunk": Story.embedded,
    }
    return {**{space + name: handler for name, handler in own.items()}, **FOREIGN}
