"""HTML in a text, as Markdown may hold it (CommonMark §4.6, §6.6) and programs that read pages write it.

Its tables leave the text, cell by cell, what stands for a character becomes that, and tags around words leave.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from html import unescape
from typing import Final, NamedTuple

import regex

from govdocparse.cleaning import formulas
from govdocparse.cleaning.cleaned import TABLE, CleanCell, CleanTable
from govdocparse.grammar import Grammar
from govdocparse.model import Omitted
from govdocparse.strings import holds_any
from govdocparse.text import Edit, Span, Text, apart

_MEDIA: Final = frozenset({"text/plain", "application/json"})
_MARKS: Final = ("<", "&", "$", "\\", ":::", '"}', "](#")
_SIGNS: Final = ("<table", "<TABLE")
_MARKUP: Final = "markup"
_TAG: Final = regex.compile(r"<(?P<end>/)?(?P<name>[A-Za-z][A-Za-z0-9]{0,15})(?P<attributes>[\s/][^<>]*)?>")
# What stands for a character (HTML §13.5).
_ENTITY: Final = regex.compile(r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]{2,8}\d{0,2});")
# A mark that a Markdown file says to be itself (CommonMark §2.4); a bar stays, as tables are drawn with bars.
_ESCAPE: Final = regex.compile(r"\\(?=[!-/:-@\[-`{}~])")
_SPAN: Final = regex.compile(r"(?i)\b(?P<name>col|row)span\s*=\s*[\"'“”]?(?P<count>\d{1,5})")
_CELLS: Final = frozenset({"td", "th"})
# Elements of a table in which no text stands.
_FRAMES: Final = frozenset({"thead", "tbody", "tfoot", "tr"})
# Elements in a cell at which a line ends.
_BLOCKS: Final = frozenset({"br", "p", "div", "li", "ul", "ol", "tr", "td", "th", "table", "caption"})


class _Cell(NamedTuple):
    """A cell: the place of what it holds, and how many columns and rows it spans."""

    start: int
    end: int
    columns: int
    rows: int


class _Table:
    """One table while its tags are read; what stands in no cell is one, too: a caption, in a row of its own."""

    def __init__(self, start: int, inner: int) -> None:
        self.start = start
        self.end = inner
        self.rows: list[list[_Cell]] = []
        self._cell: tuple[int, Mapping[str, int]] | None = None
        self._in_row = False

    def read(self, string: str, tag: regex.Match[str]) -> None:
        """The next tag of the table, that of no table inside it."""
        name = tag["name"].lower()
        if name in _CELLS or name in _FRAMES or name == "table":
            self._close(string, tag.start())
            self.end = tag.end()
        if name == "tr":
            self._in_row = not tag["end"]
            if self._in_row:
                self.rows.append([])
        elif name in _CELLS and not tag["end"]:
            counts = {found["name"].lower(): int(found["count"]) for found in _SPAN.finditer(tag["attributes"] or "")}
            self._cell = (tag.end(), counts)

    def _close(self, string: str, end: int) -> None:
        """What was open ends at `end`."""
        if self._cell is not None:
            start, counts = self._cell
            if not self.rows:
                self.rows.append([])
            self.rows[-1].append(_Cell(start, end, max(1, counts.get("col", 1)), max(1, counts.get("row", 1))))
        elif _TAG.sub("", string[self.end : end]).strip():
            if not self._in_row:
                self.rows.append([])
            self.rows[-1].append(_Cell(self.end, end, 1, 1))
        self._cell = None


class Marked(NamedTuple):
    """A text without its HTML: the tables that were written so, their cells not clean, and what else was left out."""

    text: Text
    tables: tuple[CleanTable, ...] = ()
    omitted: tuple[Omitted, ...] = ()


def read(text: Text, media_type: str, grammar: Grammar) -> Marked:
    """The text with TABLE on a line for each table, and with what else is written as HTML or a formula as it looks.

    That is so in text alone: what another carrier shows as a tag is one. Most texts hold no sign of any.
    """
    if media_type not in _MEDIA or not holds_any(text.string, _MARKS):
        return Marked(text)
    text, tables = take(text)
    text = decoded(formulas.decode(text, grammar))
    ranges = [*_tags(text.string, grammar), *_written(text.string, grammar)]
    left = list(apart(ranges))
    omitted = tuple(Omitted(text.span(start, end), reason) for start, end, reason in left)
    return Marked(text.without((start, end) for start, end, _ in left), tables, omitted)


def take(text: Text) -> tuple[Text, tuple[CleanTable, ...]]:
    """The text with TABLE on a line for each table that is written as HTML, and these, their cells not clean."""
    found = [table for table in _tables(text.string) if any(table.rows)] if holds_any(text.string, _SIGNS) else []
    tables = tuple(
        CleanTable(text.span(table.start, table.end), tuple(tuple(_cells(text, row)) for row in table.rows if row))
        for table in found
    )
    return text.edited(Edit(table.start, table.end, f"\n{TABLE}\n") for table in found), tables


def decoded(text: Text) -> Text:
    r"""The text with the characters that entities stand for (a blank for &nbsp;), and without the \ of 1\. and \[."""
    if "&" in text.string:
        text = text.edited(_entities(text.string))
    if "\\" in text.string:
        text = text.without(found.span() for found in _ESCAPE.finditer(text.string))
    return text


def cleaned(tables: tuple[CleanTable, ...], clean: Callable[[Text], Text], grammar: Grammar) -> Iterator[CleanTable]:
    """The same tables with clean text in their cells."""
    for table in tables:
        yield CleanTable(
            table.span,
            tuple(
                tuple(CleanCell(clean(formulas.decode(cell.text, grammar)), cell.columns, cell.rows) for cell in row)
                for row in table.rows
            ),
        )


def markup(tables: Iterable[CleanTable], source: str) -> Iterator[Omitted]:
    """What stands in the tables around the text of their cells, which are clean."""
    for table in tables:
        place = table.span.start
        for cell in (*(cell.text.span() for row in table.rows for cell in row), Span(table.span.end, table.span.end)):
            if source[place : cell.start].strip():
                yield Omitted(Span(place, cell.start), _MARKUP)
            place = max(place, cell.end)


def _tables(string: str) -> Iterator[_Table]:
    """The outermost tables of a string; one that is not closed ends with its last tag."""
    table: _Table | None = None
    depth = 0
    for tag in _TAG.finditer(string):
        is_table = tag["name"].lower() == "table"
        if table is None:
            if is_table and not tag["end"]:
                table, depth = _Table(tag.start(), tag.end()), 1
            continue
        if is_table:
            depth += -1 if tag["end"] else 1
        if depth == 0 or (depth == 1 and not is_table):
            table.read(string, tag)
        if depth == 0:
            yield table
            table = None
    if table is not None:
        yield table


def _cells(text: Text, row: list[_Cell]) -> Iterator[CleanCell]:
    """The cells of a row, their text without tags and with the characters that entities stand for."""
    for cell in row:
        inner = text[cell.start : cell.end]
        tags = (Edit(tag.start(), tag.end(), _shown(tag)) for tag in _TAG.finditer(inner.string))
        yield CleanCell(inner.edited(apart((*tags, *_entities(inner.string)))), cell.columns, cell.rows)


def _shown(tag: regex.Match[str]) -> str:
    """What a tag in a cell does to its text: a line ends at some."""
    return "\n" if tag["name"].lower() in _BLOCKS else ""


def _tags(string: str, grammar: Grammar) -> Iterator[tuple[int, int, str]]:
    """Where the tags around words stand, pictures, and what is said of the look."""
    for found in grammar.pattern("inner_tag").finditer(string) if "<" in string else ():
        if found["tag"]:
            yield *found.span("opened"), _MARKUP
            yield *found.span("closed"), _MARKUP
        else:
            yield *found.span(), _MARKUP


def _written(string: str, grammar: Grammar) -> Iterator[tuple[int, int, str]]:
    """What programs that make sites of Markdown files put around the text: containers, looks, links to its places."""
    if ":::" in string:
        for found in grammar.pattern("container_mark").finditer(string):
            yield *found.span(), _MARKUP
    if '"}' in string:
        for found in grammar.pattern("look_of_line").finditer(string):
            yield *found.span(), _MARKUP
    if "](#" in string:
        for found in grammar.pattern("links_inside").finditer(string):
            yield *found.span(), "table of contents"


def _entities(string: str) -> Iterator[Edit]:
    return (Edit(found.start(), found.end(), unescape(found.group())) for found in _ENTITY.finditer(string))
