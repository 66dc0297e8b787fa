"""One story of a Word file (the body, a note, a running head) to text: its paragraphs in the order in which they are read.

The elements are walked with a stack, not by recursion; only tables and text boxes nest calls. Elements that no handler
knows show nothing: deleted and moved-away text, comments, properties.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from govdocparse.errors import UnusableInput
from govdocparse.grammar import Grammar
from govdocparse.readers import docx_tables
from govdocparse.readers.docx_fields import Fields
from govdocparse.readers.docx_labels import key_of
from govdocparse.readers.docx_numbering import Numbering
from govdocparse.readers.docx_sheet import Sheet
from govdocparse.readers.docx_styles import Style, Styles, heading_level
from govdocparse.readers.docx_symbols import drawn, symbol_font
from govdocparse.readers.docx_xml import (
    COMPATIBILITY,
    DRAWN,
    WORD,
    child,
    chosen,
    namespace,
    relation,
    switched_on,
    value,
    whole,
)
from govdocparse.readers.reading import CellPlace, Heading, Labelled, Limits, Link, Omission, TablePlace
from govdocparse.text import Span

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_Handler = Callable[["Story", "Element"], None]
_Frame = tuple["Iterator[Element]", "Callable[[], None] | None"]

# Tables and text boxes inside of one another: deeper than any document, and well within Python's own stack.
_DEEPEST = 100
# Tables inside of that many others are not looked into any more.
_LOOKED_INTO = 10
_DRAWN_TABS = "\t"
_SPACES = str.maketrans("\n\r", "  ")


@dataclass(frozen=True)
class Context:
    """What all stories of a document share."""

    styles: Styles
    numbering: Numbering
    grammar: Grammar
    limits: Limits
    refusal: Callable[[str], UnusableInput]
    notes: dict[tuple[str, str], str] = field(default_factory=dict)
    note_mark: Callable[[str, int], str] = lambda _kind, count: str(count)


@dataclass
class _Paragraph:
    """The paragraph that is being read: where it began, and what it will do when it ends."""

    start: int
    heading: int | None
    joins: bool
    style: Style
    boxes: list[Element] = field(default_factory=list)


class Story:
    """Reads one part of the document onto a sheet."""

    def __init__(self, part: str, root: Element, links: dict[str, str], context: Context, sheet: Sheet) -> None:
        self.part = part
        self.context = context
        self.sheet = sheet
        self.fields = Fields(sheet, context.grammar)
        self.note = ""
        self._links = links
        self._handlers = _handlers(namespace(root.tag))
        self._space = namespace(root.tag)
        self._stack: list[_Frame] = []
        self._depth = 0
        self._count = 0
        self._paragraph: _Paragraph | None = None
        self._goes_on = False
        self._ending = "\n"
        self._in_cell = False
        self._in_data = False
        self._font: str | None = None
        self._bookmarks: dict[str, tuple[str, int]] = {}

    def read(self, container: Element) -> None:
        """All that a container holds."""
        self._depth += 1
        if self._depth > min(self.context.limits.depth, _DEEPEST):
            raise self.context.refusal(f"nests tables and text boxes more than {self._depth - 1} deep (limits.depth)")
        outer, self._stack = self._stack, []
        self._push(container)
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

    def _push(self, nodes: Iterable[Element], close: Callable[[], None] | None = None) -> None:
        """Go into some elements next, and do `close` behind them."""
        if len(self._stack) > self.context.limits.depth:
            raise self.context.refusal(f"nests more than {self.context.limits.depth} elements (limits.depth)")
        self._stack.append((iter(nodes), close))

    def _into(self, node: Element) -> None:
        self._push(node)

    # --- paragraphs -------------------------------------------------------------------------------------------------------

    def _open_paragraph(self, node: Element) -> None:
        self._count += 1
        if self.sheet.length == 0 and (boxes := _boxes(node, self._space)):
            # A header that hangs on the first paragraph as text boxes is read before it.
            self._read_boxes(boxes)
        properties = node.find(self._space + "pPr")
        style = self.context.styles.of(value(child(properties, "pStyle")))
        joins = self._joins_next(node, properties, style)
        self.sheet.place(f"{self.part} paragraph {self._count}")
        start = self.sheet.length
        self._paragraph = _Paragraph(start, heading_level(properties, style), joins, style)
        if style.contents:
            self._paragraph.heading = None
        if not self._goes_on and not (joins and not _shows_text(node, self._space)):
            marker = self.context.numbering.marker(properties, style)
            if marker and not self.fields.silent:
                self.sheet.generate(marker)
        self._push(node, self._close_paragraph)

    def _joins_next(self, node: Element, properties: Element | None, style: Style) -> bool:
        """Whether the paragraph mark is not there to be seen (deleted or hidden), or a large initial stands alone."""
        mark = child(properties, "rPr")
        frame = value(child(properties, "framePr"), "dropCap")
        gone = child(mark, "del") is not None or child(mark, "moveFrom") is not None or self._is_hidden(mark, style)
        if not gone and frame not in ("drop", "margin"):
            return False
        following = node.getnext()
        return following is not None and following.tag == node.tag

    def _close_paragraph(self) -> None:
        paragraph = self._paragraph
        if paragraph is None:
            return
        self._paragraph = None
        end = self.sheet.length
        if paragraph.style.contents:
            self.sheet.omissions.append(Omission(Span(paragraph.start, end), "table of contents"))
        if paragraph.heading is not None:
            self.sheet.headings.append(Heading(Span(paragraph.start, end), paragraph.heading))
        self._goes_on = paragraph.joins
        if not paragraph.joins and (end > paragraph.start or not self._in_cell):
            self.sheet.add(self._ending)
        self._read_boxes(paragraph.boxes)

    def _read_boxes(self, boxes: list[Element]) -> None:
        """Text boxes, each as paragraphs of its own."""
        for box in boxes:
            ending, self._ending = self._ending, "\n"
            if box.tag == DRAWN + "textpath":
                self.sheet.add((box.get("string") or "").translate(_SPACES) + "\n")
            else:
                self.read(box)
            self._ending = ending

    # --- text -------------------------------------------------------------------------------------------------------------

    def _run(self, node: Element) -> None:
        properties = node.find(self._space + "rPr")
        self._font = None
        if properties is not None:
            if self._is_hidden(properties, self._paragraph.style if self._paragraph else None):
                return
            if properties.find(self._space + "rFonts") is not None:
                self._font = symbol_font(properties, self.context.grammar)
        self._push(node)

    def _is_hidden(self, properties: Element | None, style: Style | None) -> bool:
        """Whether run properties, or the styles behind them, hide text."""
        if properties is not None:
            vanish = properties.find(self._space + "vanish")
            if vanish is not None:
                return switched_on(vanish)
            named = properties.find(self._space + "rStyle")
            if named is not None and (hidden := self.context.styles.of(value(named)).hidden) is not None:
                return hidden
        return bool(style and style.hidden)

    def _say(self, text: str) -> None:
        """Some text, where it is shown."""
        if not self.fields.silent:
            self.sheet.add(text)

    def _text(self, node: Element) -> None:
        text = node.text
        if not text:
            return
        if text[0].isspace() or text[-1].isspace():
            kept = node.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"
            text = text if kept else text.strip(" \t\r\n")
        if "\n" in text or "\r" in text:
            text = text.translate(_SPACES)
        self._say(drawn(text, self._font, self.context.grammar) if self._font else text)

    def _break(self, node: Element) -> None:
        """A line break ends a line; a page or column break does not."""
        if value(node, "type") in (None, "textWrapping"):
            self._say("\n")

    def _symbol(self, node: Element) -> None:
        code, font = value(node, "char"), value(node, "font") or ""
        try:
            character = chr(int(code or "", 16))
        except (ValueError, OverflowError):
            return
        if not "\ud800" <= character <= "\udfff" and (character.isprintable() or character >= "\ue000"):
            self._say(drawn(character, font, self.context.grammar))

    def _mathematics(self, node: Element) -> None:
        """A formula on one line: its characters in order, a stroke before each denominator."""
        for inner in node.iter():
            if inner.tag.endswith("}t"):
                self._say((inner.text or "").translate(_SPACES))
            elif inner.tag.endswith("}den") and not self.fields.silent:
                self.sheet.generate("/")

    def _drawing(self, node: Element) -> None:
        if self._paragraph is not None and not self.fields.silent:
            self._paragraph.boxes += _boxes(node, self._space)

    # --- fields, links, notes -----------------------------------------------------------------------------------------------

    def _simple_field(self, node: Element) -> None:
        self.fields.begin()
        self.fields.instruct(value(node, "instr") or "")
        self.fields.separate()
        self._push(node, self.fields.end)

    def _field_character(self, node: Element) -> None:
        kind = value(node, "fldCharType")
        if kind == "begin":
            self._check_box(child(node, "ffData", "checkBox"))
            self.fields.begin()
        elif kind == "separate":
            self.fields.separate()
        elif kind == "end":
            self.fields.end()

    def _check_box(self, box: Element | None) -> None:
        if box is not None and not self.fields.silent:
            state = child(box, "checked")
            state = child(box, "default") if state is None else state
            self.sheet.generate("☑" if switched_on(state) else "☐")

    def _link(self, node: Element) -> None:
        start, address = self.sheet.length, self._links.get(relation(node) or "")

        def close() -> None:
            if address is not None:
                self.sheet.links.append(Link(Span(start, self.sheet.length), address))

        self._push(node, close)

    def _note_reference(self, node: Element) -> None:
        """The mark of a note; its text is read behind the body."""
        kind = "footnote" if node.tag.endswith("}footnoteReference") else "endnote"
        name = value(node, "id") or ""
        if self.fields.silent:
            return
        notes = self.context.notes
        custom = value(node, "customMarkFollows") in ("1", "true", "on")
        if (kind, name) not in notes:
            count = 1 + sum(1 for (other, _), mark in notes.items() if other == kind and mark)
            notes[kind, name] = "" if custom else self.context.note_mark(kind, count)
        self._write_mark(notes[kind, name])

    def _note_mark(self, _node: Element) -> None:
        self._write_mark(self.note)

    def _write_mark(self, mark: str) -> None:
        if mark:
            self.sheet.omissions.append(Omission(Span(self.sheet.length, self.sheet.length + len(mark)), "note mark"))
            self.sheet.generate(mark)
