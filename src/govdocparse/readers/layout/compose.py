"""Pages of glyphs to a source text, one paragraph a line, with what does not belong to the paper marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from govdocparse.grammar import Grammar
from govdocparse.readers.layout import boxes, broken_tables, furniture, level_tables, line_numbers, tables
from govdocparse.readers.layout.lines import pieces
from govdocparse.readers.layout.measure import Area, measure
from govdocparse.readers.layout.order import Columns, columns_of, in_order
from govdocparse.readers.layout.page import Cell, Line, Page
from govdocparse.readers.layout.paragraphs import Joiner, between
from govdocparse.readers.reading import CellPlace, Hints, Omission, Place, TablePlace
from govdocparse.text import Span

_NOTE_SIZE = 0.9
FOOTNOTE = "footnote"
NOTE_MARK = "note mark"
ANNOTATION = "annotation"


class Composed(NamedTuple):
    """The source text of some pages, with its hints and places."""

    text: str
    hints: Hints
    places: tuple[Place, ...]


def compose(pages: Iterable[Page], grammar: Grammar) -> Composed:
    """Pages in order to their text. A paragraph that runs over a page break stands in one piece.

    What stands between its two halves (foot, head and notes of the pages) comes behind it.
    """
    found: list[list[Line]] = []
    frames: list[Page] = []
    for page in pages:
        found.append(_pieces(page, grammar))
        frames.append(page._replace(glyphs=(), rules=()))
    found, watermarks = furniture.without_watermarks(found)
    found, counted = line_numbers.split(found)
    columns = columns_of(found, [frame.width for frame in frames])
    sheets = [
        _lines(pieces, frame, index, columns[index])
        for index, (pieces, frame) in enumerate(zip(found, frames, strict=True))
    ]
    _number(sheets)
    reasons = furniture.find(sheets, grammar)
    areas = _areas(sheets, reasons, [frame.width for frame in frames])
    writer = _Writer(Joiner(areas, grammar))
    for sheet, (lines, marked, frame, area) in enumerate(zip(sheets, reasons, frames, areas, strict=True)):
        notes = _notes(lines, marked, area.size, grammar)
        marks = _marks(lines, notes)
        for index, line in enumerate(lines):
            if index in marked:
                writer.defer(line, marked[index])
            elif index in notes:
                writer.defer(line, FOOTNOTE if notes[index] in marks else None)
            else:
                writer.put(line._replace(raised=tuple(_places(line, marks))))
        asides = (
            (line_numbers.LINE_NUMBER, [number.text for number in counted[sheet]]),
            (furniture.WATERMARK, [*(mark.text for mark in watermarks[sheet]), *frame.slanted]),
            (ANNOTATION, frame.annotated),
        )
        for reason, texts in asides:
            for text in texts:
                writer.defer(Line(0, 0, 0, 0, 0, text, page=frame.number), reason)
    return writer.made()


def _pieces(page: Page, grammar: Grammar) -> list[Line]:
    """The pieces of the lines of a page, boxes and tables among them."""
    outside, found = tables.split(page.glyphs, page.rules, grammar)
    unruled, level = level_tables.split(pieces(outside), page.rules, grammar)
    rest, boxed = boxes.split(unruled, grammar)
    return [*rest, *boxed, *level, *found]


def _lines(pieces: Sequence[Line], page: Page, sheet: int, columns: Columns | None) -> list[Line]:
    """The lines of a page in reading order."""
    lines = in_order(pieces, columns)
    return [each._replace(page=page.number, sheet=sheet) for line in lines for each in line.box or (line,)]


def _number(sheets: list[list[Line]]) -> None:
    """Gives each line its number on its page."""
    numbers: dict[int, int] = {}
    for lines in sheets:
        for index, line in enumerate(lines):
            numbers[line.page] = numbers.get(line.page, 0) + 1
            lines[index] = line._replace(number=numbers[line.page])


def _areas(sheets: Sequence[list[Line]], reasons: Sequence[dict[int, str]], widths: Sequence[float]) -> list[Area]:
    """The area of each sheet: sheets of one width have one area in common."""
    paper: dict[int, list[Line]] = {}
    for lines, marked, width in zip(sheets, reasons, widths, strict=True):
        paper.setdefault(round(width), []).extend(line for index, line in enumerate(lines) if index not in marked)
    areas = {width: measure(lines, width) for width, lines in paper.items()}
    return [areas[round(width)] for width in widths]


def _notes(lines: Sequence[Line], marked: dict[int, str], body: float, grammar: Grammar) -> dict[int, str]:
    """The lines at the foot of a page that are notes, each with the mark of its note.

    They are smaller than running text, and the first is opened by a mark.
    """
    texts = [index for index in range(len(lines)) if index not in marked and not lines[index].table]
    start = len(texts)
    while start > 0 and lines[texts[start - 1]].size < _NOTE_SIZE * body:
        start -= 1
    notes: dict[int, str] = {}
    mark = ""
    for index in texts[start:]:
        opening = grammar.pattern("footnote").search(lines[index].text)
        if opening is not None:
            mark = opening["mark"] or opening.group()
        if mark:
            notes[index] = mark
    return notes


def _marks(lines: Sequence[Line], notes: Mapping[int, str]) -> frozenset[str]:
    """The marks of notes that are set raised in the text of the same page: these notes are not of the running text."""
    given = frozenset(notes.values())
    texts = (line for index, line in enumerate(lines) if index not in notes)
    return frozenset(line.text[start:end] for line in texts for start, end in _places(line, given))


def _places(line: Line, marks: frozenset[str]) -> Iterator[tuple[int, int]]:
    """The places in a line where one of these marks is set raised."""
    return ((start, end) for start, end in line.raised if line.text[start:end] in marks)


class _Writer:
    """Writes the source text: paragraphs as they close, and behind each what was deferred while it was open."""

    def __init__(self, joiner: Joiner) -> None:
        self._joiner = joiner
        self._parts: list[str] = []
        self._length = 0
        self._open: list[Line] = []
        self._deferred: list[tuple[Line, str | None]] = []
        self._omissions: list[Omission] = []
        self._places: list[Place] = []
        self._tables: list[TablePlace] = []

    def put(self, line: Line) -> None:
        """A line of the paper; what is `raised` in it are marks of notes."""
        if self._open and self._joiner.continues(self._open, line):
            self._open.append(line)
            return
        if line.table:
            line = _stamped(line)
            if self._open and broken_tables.is_continued(self._open[0], self._open[-1], line):
                self._open[-1:], heads = broken_tables.joined(self._open[0], self._open[-1], line, self._joiner)
                for head in heads:
                    self.defer(head, broken_tables.REPEATED_HEAD)
                return
        self._close()
        self._open = [line]

    def defer(self, line: Line, reason: str | None) -> None:
        """A line that stands behind the paragraph which it may interrupt; omitted if there is a reason."""
        self._deferred.append((line, reason))

    def made(self) -> Composed:
        """All that was written."""
        self._close()
        hints = Hints(omissions=tuple(self._omissions), tables=tuple(self._tables))
        text = "".join(self._parts)
        return Composed(text.removesuffix("\n"), hints, tuple(self._places))

    def _close(self) -> None:
        """Write the open paragraph or table, then what was put aside until it ended."""
        if self._open and self._open[0].table:
            self._table([row for part in self._open for row in part.table])
        else:
            self._paragraph(self._open)
        self._open = []
        for lines, reason in self._asides():
            start = self._length
            self._paragraph(lines)
            if reason is not None:
                self._omissions.append(Omission(Span(start, self._length - 1), reason))
        self._deferred = []

    def _asides(self) -> Iterator[tuple[list[Line], str | None]]:
        """What was deferred: the lines of a note as one, furniture line by line."""
        lines: list[Line] = []
        last: str | None = None
        for line, reason in self._deferred:
            is_note = reason is None or reason == FOOTNOTE
            if lines and not (is_note and reason == last and self._joiner.continues(lines, line)):
                yield lines, last
                lines = []
            lines.append(line._replace(raised=()))
            last = reason
        if lines:
            yield lines, last

    def _paragraph(self, lines: Sequence[Line]) -> None:
        """The lines of one paragraph, as one line of the text."""
        for index, line in enumerate(lines):
            self._write(between(lines[index - 1].text, line.text) if index else "")
            self._places.append(Place(self._length, _locator(line)))
            for start, end in line.raised:
                self._omissions.append(Omission(Span(self._length + start, self._length + end), NOTE_MARK, inline=True))
            self._write(line.text)
        if lines:
            self._write("\n")

    def _table(self, table: Sequence[Sequence[Cell]]) -> None:
        """The cells of a table row by row, each on lines of its own; an empty cell takes no line."""
        start = self._length
        rows = tuple(tuple(self._cell(cell) for cell in row) for row in table)
        self._tables.append(TablePlace(Span(start, self._length - 1), rows))

    def _cell(self, cell: Cell) -> CellPlace:
        start = self._length
        paragraph: list[Line] = []
        for line in cell.lines:
            if paragraph and not self._joiner.continues_cell(paragraph, line):
                self._paragraph(paragraph)
                paragraph = []
            paragraph.append(line)
        self._paragraph(paragraph)
        return CellPlace(Span(start, max(start, self._length - 1)), cell.columns, cell.rows)

    def _write(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)


def _stamped(table: Line) -> Line:
    """A table whose lines know the place of the table; no note is told by a mark in it."""

    def stamped(line: Line) -> Line:
        return line._replace(page=table.page, sheet=table.sheet, number=table.number, raised=())

    rows = (tuple(cell._replace(lines=tuple(map(stamped, cell.lines))) for cell in row) for row in table.table)
    return table._replace(table=tuple(rows))


def _locator(line: Line) -> str:
    return f"page {line.page} line {line.number}" if line.number else f"page {line.page}"
