"""The tables of a Word file: their cells with spans, and whether a table holds data or only lays out the page.

A table lays out the page when, by its shape or its cells, it has no rows and columns to speak of:
- it has one column, or no row with more than one cell that is not empty;
- nearly all of its text stands in one cell, as paragraphs;
- it has few rows, and one of its cells is a line of the imprint (抄送：, 印发), or, in two columns at most, of the
  header (a document number alone);
- it has no borders, and at most two rows.
A catalogue box, in which known labels and values take turns, is no table either. All others hold data.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from govdocparse.expressions.labels import known_labels
from govdocparse.grammar import Grammar
from govdocparse.readers.docx.styles import Styles, has_borders
from govdocparse.readers.docx.xml import WORD, child, namespace, number, properties, value
from govdocparse.strings import squeezed

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_LINE = "\n"
_GOES_ON = "continue"
# In twentieths of a point.
_LINE_HEIGHT = 240
# A header or imprint has few rows; without borders it may have some more.
_FEW_ROWS = 4
_HEAD_COLUMNS = 2
_SOME_ROWS = 8
_ARTICLE_PARAGRAPHS = 5
_WIDEST = 1000
# What shows something without being text, and what stands for it.
_DRAWN = ("numPr", "sym", "noBreakHyphen", "checkBox", "instrText", "footnoteReference", "endnoteReference")
_SOMETHING = "\ufffc"


class Cell(NamedTuple):
    """One cell: where it begins, what it spans, its content control, its text, and what is written behind it.

    `merge` is "restart" or "continue" where it is merged with cells below or above.
    """

    element: Element
    column: int
    columns: int
    rows: int
    merge: str | None
    control: Element | None
    paragraphs: tuple[str, ...]
    ending: str = _LINE


class Plan(NamedTuple):
    """How a table is written: cell by cell; `data` says that it is a table block."""

    rows: tuple[tuple[Cell, ...], ...]
    data: bool


def plan(table: Element, styles: Styles, grammar: Grammar) -> Plan:
    """The cells of a table in the order in which they are read."""
    rows = _merged([list(_cells(row)) for row in _rows(table)])
    filled = [[cell for cell in row if cell.paragraphs] for row in rows]
    if _is_catalogue(filled, grammar):
        return Plan(tuple(tuple(_labelled(row, grammar)) for row in rows), data=False)
    if _lays_out(table, filled, styles, grammar):
        return Plan(tuple(tuple(row) for row in _lines(rows)), data=False)
    return Plan(tuple(tuple(row) for row in rows), data=True)


def title_rows(rows: Sequence[Sequence[Cell]], grammar: Grammar) -> int:
    """How many rows at the head of a table that opens a document are lines above it: unnumbered cells of its width."""
    width = max((cell.column + cell.columns for row in rows for cell in row), default=0)
    for count, row in enumerate(rows[:_FEW_ROWS]):
        if len(row) != 1 or row[0].columns < width or row[0].rows > 1:
            return count
        if any(grammar.pattern("marker").match(paragraph) for paragraph in row[0].paragraphs):
            return count
    return 0


def floats_below(table: Element) -> bool:
    """Whether a table floats, and by a line at least lower than the paragraph behind it, to which it is anchored."""
    place = child(table, "tblPr", "tblpPr")
    return value(place, "vertAnchor") == "text" and (number(place, "tblpY") or 0) >= _LINE_HEIGHT


def flat(table: Element) -> Plan:
    """All cells of a table as they stand, one after the other, none of them looked into."""
    return Plan(tuple(tuple(_cells(row, look=False)) for row in _rows(table)), data=False)


# --- rows and cells --------------------------------------------------------------------------------------------------


def _rows(table: Element) -> Iterator[Element]:
    """The rows of a table that no tracked change takes away."""
    for row, _ in _within(table, "tr"):
        if child(row, "trPr", "del") is None:
            yield row


def _cells(row: Element, *, look: bool = True) -> Iterator[Cell]:
    """The cells of a row, each in its column; horizontally merged cells are one."""
    column = max(number(child(row, "trPr", "gridBefore")) or 0, 0)
    pending: Cell | None = None
    for element, control in _within(row, "tc"):
        direct = properties(element, "tcPr")
        columns = min(max(number(direct.get("gridSpan")) or 1, 1), _WIDEST)
        merge = direct.get("hMerge")
        paragraphs = tuple(_paragraphs(element)) if look else ()
        if pending is not None and merge is not None and value(merge) != "restart" and not paragraphs:
            pending = pending._replace(columns=pending.columns + columns)
        else:
            if pending is not None:
                yield pending
            pending = Cell(element, column, columns, 1, _merge(direct.get("vMerge")), control, paragraphs)
        column += columns
    if pending is not None:
        yield pending


def _merge(merge: Element | None) -> str | None:
    """How a cell takes part in a merge, if it does; it goes on with the cell above unless it says otherwise."""
    return None if merge is None else value(merge) or _GOES_ON


def _within(parent: Element, name: str) -> Iterator[tuple[Element, Element | None]]:
    """The elements of one name, those inside of content controls and custom XML too, each with its content control."""
    space = namespace(parent.tag)
    wrappers = {space + wrapper for wrapper in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag")}
    stack: list[tuple[Iterator[Element], Element | None]] = [(iter(parent), None)]
    while stack:
        nodes, control = stack[-1]
        node = next(nodes, None)
        if node is None:
            stack.pop()
        elif node.tag == space + name:
            yield node, control
        elif node.tag in wrappers:
            stack.append((iter(node), node if node.tag == space + "sdt" else control))


def _paragraphs(cell: Element) -> Iterator[str]:
    """The paragraphs of a cell that show something, roughly: enough to tell what kind of table it stands in."""
    space = namespace(cell.tag)
    text: list[str] = []
    drawn = ""
    for node in cell.iter(*_shown(space)):
        if node.tag == space + "t":
            text.append(node.text or "")
        elif node.tag == space + "p":
            if shown := "".join(text).strip() or drawn:
                yield shown
            text, drawn = [], ""
        else:
            drawn = _SOMETHING
    if shown := "".join(text).strip() or drawn:
        yield shown


@lru_cache(maxsize=8)
def _shown(space: str) -> tuple[str, ...]:
    """The elements that show something in a cell, for documents of one namespace."""
    return (*(space + name for name in ("p", "t", *_DRAWN)), "{*}textpath", "{*}t")


def _merged(rows: Sequence[Sequence[Cell]]) -> list[list[Cell]]:
    """The rows less the cells that continue one above them, which spans more rows instead.

    A cell that should continue another but holds text of its own stays: no text is lost.
    """
    spans: dict[tuple[int, int], int] = {}
    above: dict[int, tuple[int, int]] = {}
    kept: list[list[tuple[int, int]]] = []
    for place, row in enumerate(rows):
        kept.append([])
        here: dict[int, tuple[int, int]] = {}
        for index, cell in enumerate(row):
            if cell.merge == _GOES_ON and not cell.paragraphs and cell.column in above:
                origin = above[cell.column]
                spans[origin] += 1
                here[cell.column] = origin
                continue
            spans[place, index] = 1
            kept[-1].append((place, index))
            if cell.merge is not None:
                here[cell.column] = (place, index)
        above = here
    return [[rows[place][index]._replace(rows=spans[place, index]) for place, index in row] for row in kept]


# --- what kind of table ----------------------------------------------------------------------------------------------


def _lays_out(table: Element, filled: Sequence[Sequence[Cell]], styles: Styles, grammar: Grammar) -> bool:
    """Whether a table only lays out the page."""
    if all(len(row) <= 1 for row in filled):
        return True
    cells = [cell for row in filled for cell in row]
    sizes = [sum(map(len, cell.paragraphs)) for cell in cells]
    largest = max(range(len(cells)), key=sizes.__getitem__)
    if len(cells[largest].paragraphs) >= _ARTICLE_PARAGRAPHS and sizes[largest] * 10 >= sum(sizes) * 9:
        return True
    count = sum(1 for row in filled if row)
    open_sided = count <= _SOME_ROWS and not _bordered(table, styles)
    if count > _FEW_ROWS and not open_sided:
        return False
    if open_sided and count <= 2:
        return True
    rules = ("imprint_cell", "head_cell") if max(map(len, filled)) <= _HEAD_COLUMNS else ("imprint_cell",)
    patterns = [grammar.pattern(rule) for rule in rules]
    return any(pattern.search(text) for cell in cells for text in cell.paragraphs for pattern in patterns)


def _bordered(table: Element, styles: Styles) -> bool:
    """Whether a table draws any border: its own, its style's or a cell's."""
    if has_borders(child(table, "tblPr", "tblBorders")):
        return True
    style = value(child(table, "tblPr", "tblStyle"))
    if style is not None and styles.of(style).bordered:
        return True
    return any(has_borders(borders) for borders in table.iter(*(space + "tcBorders" for space in WORD)))


def _is_catalogue(filled: Sequence[Sequence[Cell]], grammar: Grammar) -> bool:
    """Whether labels and values take turns in all rows, and most of the labels are those of catalogue boxes."""
    names = known_labels(grammar)
    known = total = 0
    for row in filled:
        if len(row) == 1 and len(filled) > 1:
            continue
        if len(row) % 2:
            return False
        for label, content in zip(row[::2], row[1::2], strict=True):
            if _label(content, grammar) in names:
                return False
            known += _label(label, grammar) in names
            total += 1
    return known >= 2 and known * 2 >= total


def _label(cell: Cell, grammar: Grammar) -> str | None:
    """The label that a cell holds, less blanks and colon; None where it holds anything else."""
    if len(cell.paragraphs) != 1:
        return None
    found = grammar.pattern("docx_label_cell").match(cell.paragraphs[0])
    return squeezed(found["label"]) if found else None


# --- how it is written -----------------------------------------------------------------------------------------------


def _labelled(row: Sequence[Cell], grammar: Grammar) -> Iterator[Cell]:
    """The cells of a catalogue row as lines `label：value`; what seems empty is read behind the others."""
    filled = [cell for cell in row if cell.paragraphs]
    for index, cell in enumerate(filled):
        found = grammar.pattern("docx_label_cell").match(cell.paragraphs[0])
        is_label = len(filled) > 1 and index % 2 == 0
        yield cell._replace(ending=("" if found and found["colon"] else "：") if is_label else _LINE)
    yield from (cell for cell in row if not cell.paragraphs)


def _lines(rows: Sequence[Sequence[Cell]]) -> Iterator[list[Cell]]:
    """The rows of a layout table as lines of the paper: cells of one paragraph share a line.

    A cell that spans several rows beside others (文件 beside the names of a joint header) is read behind all of them.
    """
    late: dict[int, list[Cell]] = {}
    for place, row in enumerate(rows):
        now = [cell for cell in row if cell.rows == 1 or cell is row[0]]
        for cell in row:
            if cell.rows > 1 and cell is not row[0]:
                late.setdefault(min(place + cell.rows, len(rows)) - 1, []).append(cell)
        now += late.get(place, [])
        filled = [cell for cell in now if cell.paragraphs]
        if all(len(cell.paragraphs) == 1 for cell in filled):
            filled = [*(cell._replace(ending=" ") for cell in filled[:-1]), *filled[-1:]]
        yield [*filled, *(cell for cell in now if not cell.paragraphs)]
