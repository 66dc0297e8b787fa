"""A Page -> its visible text, as a browser would break it into lines, and where everything in it stands."""

from __future__ import annotations

from collections.abc import Mapping, Set
from typing import NamedTuple

import msgspec
import regex

from govdocparse.grammar import Grammar
from govdocparse.readers.html import style
from govdocparse.readers.html.lists import ListNumbers
from govdocparse.readers.html.tree import Page
from govdocparse.readers.raised import raised_behind
from govdocparse.readers.reading import CellPlace, TablePlace
from govdocparse.text import Span

_BLANKS = regex.compile(r"[ \t\n\r\f]+")
# CSS Text 3 §4.1.3: a line break in the markup between two wide characters is no blank.
_WIDE = r"\u2014\u2018\u2019\u201c\u201d\u2026\u2e80-\u303f\u3041-\ua4cf\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60"
_SOFT_BREAK = regex.compile(rf"(?<=[{_WIDE}])[ \t]*[\r\n][ \t\r\n]*(?=[{_WIDE}])")
_NUMBER = regex.compile(r"\s*\+?(\d{1,6})", regex.ASCII)
# What writes pages whose source is broken at blanks alone, between Chinese characters too: they name it in a meta tag.
_AT_BLANKS = regex.compile(r"(?:LibreOffice|OpenOffice(?:\.org)?) \d")
_LINE_END = regex.compile(r"\r\n?|\n|\f")
_COLONS = ("：", ":", "∶")
# How far behind a label its value begins: as far as it is looked for.
_NEXT_TOKENS = 7


class Line(NamedTuple):
    """A line that shows something: its place in the text, and the element that its first character is in."""

    start: int
    end: int
    node: int


class LinkPlace(NamedTuple):
    """The visible text of a link, and the link."""

    span: Span
    node: int


class Rendered(msgspec.Struct):
    """The text, and where each element begins and ends in it; elements that are not shown have the place -1."""

    text: str = ""
    lines: list[Line] = msgspec.field(default_factory=list)
    begins: list[int] = msgspec.field(default_factory=list)
    ends: list[int] = msgspec.field(default_factory=list)
    links: list[LinkPlace] = msgspec.field(default_factory=list)
    tables: list[tuple[int, TablePlace]] = msgspec.field(default_factory=list)
    generated: list[Span] = msgspec.field(default_factory=list)


def render(
    page: Page, hidden: Set[int], values: Mapping[int, int], data_tables: Set[int], grammar: Grammar
) -> Rendered:
    """The text of all elements but the `hidden` ones.

    `values` maps the label elements of catalogue boxes to the elements of their values (-1: what follows in the line):
    both come onto one line. `data_tables` are the tables whose cells are placed.
    """
    return _Renderer(page, hidden, values, data_tables, grammar).run()


class _Renderer:
    """Walks the tokens once, with the line it is on."""

    def __init__(
        self, page: Page, hidden: Set[int], values: Mapping[int, int], data_tables: Set[int], grammar: Grammar
    ) -> None:
        self._page = page
        self._hidden = hidden
        self._values = {label: -1 if value in hidden else value for label, value in values.items()}
        self._due: set[int] = set()
        self._data_tables = data_tables
        self._kinds = style.kinds(page, values)
        self._numbers = ListNumbers(page, grammar)
        self._breaks_at_blanks = any(_AT_BLANKS.match(meta.get("content") or "") for meta in page.metas)
        self._begins_apart = grammar.pattern("html_begins_apart").match
        self._pieces: list[str] = []
        self._length = 0
        # Where the text of the line begins and what was last shown; the line is empty while the first is None.
        self._line: int | None = None
        self._line_node = 0
        self._last = 0
        self._blank = False
        self._joining = 0
        self._preformatted = 0
        self._raised = 0
        self._node = 0
        # Whether an element has ended, and another one begun, since something was shown.
        self._ended = self._seam = False
        self._links: dict[int, int] = {}
        self._tables: list[_Table] = []
        self._made = Rendered(begins=[-1] * len(page.tags), ends=[-1] * len(page.tags))

    def run(self) -> Rendered:
        """The whole page."""
        tokens, index = self._page.tokens, 0
        while index < len(tokens):
            token = tokens[index]
            if isinstance(token, str):
                self._show(token)
            elif token is None:
                self._new_line()
            elif token < 0:
                self._close(~token)
            elif token in self._hidden:
                index = self._page.ends[token]
            else:
                self._open(token)
            index += 1
        self._break()
        self._made.text = "".join(self._pieces)
        return self._made

    def _open(self, node: int) -> None:
        """Take note of what an element changes for all that is in it."""
        kind = self._kinds[node]
        if kind & style.BLOCK:
            self._break()
        if kind & style.LINK:
            self._links[node] = self._length + (1 if self._blank and self._line is not None else 0)
        self._made.begins[node] = self._length
        self._node = node
        self._seam = self._ended
        if kind <= style.BLOCK:
            return
        if kind & style.LABEL:
            self._joining += 1
            self._due.add(self._values[node])
        if kind & style.PRE:
            self._preformatted += 1
        if kind & style.RAISED:
            self._raised += 1
        if kind & style.TABLE:
            self._tables.append(_Table(node if node in self._data_tables else -1))
        elif kind & style.CELL and self._tables:
            self._tables[-1].open(self._page.tags[node], self._length, self._page.attributes[node])

    def _close(self, node: int) -> None:
        """Undo what `_open` took note of, and end the lines of a block."""
        kind = self._kinds[node]
        self._node = self._page.parents[node]
        self._ended = True
        if kind > style.BLOCK:
            self._close_special(node, kind)
        self._made.ends[node] = max(self._last, self._made.begins[node])
        if kind & style.BLOCK and not kind & style.LABEL:
            self._break()
        if kind & style.TABLE and self._tables:
            self._place(self._tables.pop())

    def _close_special(self, node: int, kind: int) -> None:
        """The same for links, raised text, labels and cells, which few elements are."""
        if kind & style.LINK:
            start = self._links.pop(node)
            if self._last > start:
                self._made.links.append(LinkPlace(Span(start, self._last), node))
        if kind & style.PRE:
            self._preformatted -= 1
        if kind & style.RAISED:
            self._raised -= 1
        if kind & (style.LABEL | style.VALUE):
            self._close_pair(node)
        if kind & style.CELL and self._tables and self._page.tags[node] != "tr":
            self._tables[-1].close_cell(self._last)

    def _close_pair(self, node: int) -> None:
        """A label gets its colon; a value ends its line."""
        if node in self._due:
            self._due.discard(node)
            self._joining -= 1
            self._break()
        if node in self._values:
            self._blank = False
            if self._line is not None and self._pieces[-1][-1:] not in _COLONS and not self._colon_follows(node):
                self._put("：")
            if self._values[node] < 0:
                self._joining -= 1

    def _colon_follows(self, label: int) -> bool:
        """Whether the first text behind a label element opens with the colon of the label."""
        end = self._page.ends[label] + 1
        texts = (token.strip() for token in self._page.tokens[end : end + _NEXT_TOKENS] if isinstance(token, str))
        return next((text[0] for text in texts if text), "") in _COLONS

    def _place(self, table: _Table) -> None:
        rows = tuple(tuple(row) for row in table.rows if row)
        if table.node >= 0 and rows:
            span = Span(rows[0][0].span.start, rows[-1][-1].span.end)
            self._made.tables.append((table.node, TablePlace(span, rows)))

    def _show(self, text: str) -> None:
        """Text, with its blanks as a browser shows them."""
        if self._preformatted and not self._joining:
            for number, line in enumerate(_LINE_END.split(text)):
                if number:
                    self._new_line()
                if line:
                    self._put(line)
            return
        if _BLANKS.search(text) is not None:
            if ("\n" in text or "\r" in text) and not self._breaks_at_blanks:
                text = _SOFT_BREAK.sub("", text)
            text = _BLANKS.sub(" ", text)
            if text[0] == " ":
                self._blank = True
                text = text[1:]
            if not text:
                return
            if text[-1] == " ":
                self._put(text[:-1])
                self._blank = True
                return
        self._put(text)

    def _put(self, text: str) -> None:
        """Characters that are shown as they are, behind the blank that is due before them."""
        if self._line is None:
            self._line = self._length
            self._line_node = self._node
            number = self._numbers.due(self._node, text)
            if number:
                self._made.generated.append(Span(self._length, self._length + len(number)))
                self._append(number)
        elif self._blank or (self._seam and self._begins_apart(text)):
            self._append(" ")
        self._blank = self._ended = self._seam = False
        if self._raised and self._pieces:
            text = raised_behind(self._pieces[-1][-1:], text)
        self._append(text)
        self._last = self._length

    def _append(self, text: str) -> None:
        self._pieces.append(text)
        self._length += len(text)

    def _break(self) -> None:
        """The line ends if it has begun; inside a label and its value it goes on."""
        if self._joining:
            self._blank = self._line is not None
        elif self._line is not None:
            self._new_line()
        else:
            self._blank = False

    def _new_line(self) -> None:
        if self._joining:
            self._blank = True
            return
        if self._line is not None:
            self._made.lines.append(Line(self._line, self._last, self._line_node))
        self._append("\n")
        self._line = None
        self._blank = False


class _Table:
    """The cells of one table while it is read; `node` is -1 for a table that only lays out."""

    def __init__(self, node: int) -> None:
        self.node = node
        self.rows: list[list[CellPlace]] = []
        self._cell: tuple[int, int, int] | None = None

    def open(self, tag: str, place: int, attributes: Mapping[str, str]) -> None:
        """A row or a cell begins."""
        if tag == "tr" or not self.rows:
            self.rows.append([])
        if tag != "tr":
            self._cell = (place, _count(attributes.get("colspan"), 1000), _count(attributes.get("rowspan"), 65534))

    def close_cell(self, last: int) -> None:
        """The cell that is open ends with what was last shown."""
        if self._cell is not None:
            start, columns, rows = self._cell
            self.rows[-1].append(CellPlace(Span(start, max(start, last)), columns, rows))
            self._cell = None


def _count(value: str | None, most: int) -> int:
    """How many columns or rows a cell spans, by the rules of HTML: digits in front count, nonsense is 1."""
    found = _NUMBER.match(value) if value else None
    return max(1, min(int(found[1]), most)) if found else 1
