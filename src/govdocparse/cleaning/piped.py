"""Tables of Markdown (GFM §4.10): what is drawn with pipes and has the delimiter row is read cell by cell."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import regex

from govdocparse.cleaning.cleaned import CleanCell, CleanDrawing, CleanTable
from govdocparse.cleaning.furniture import bold_marks
from govdocparse.grammar import Grammar
from govdocparse.text import Edit, Text

_FEWEST_LINES: Final = 3
# What parts two cells, and the mark in front of a bar that does not.
_BAR: Final = regex.compile(r"(?<!\\)\|")
_ESCAPE: Final = regex.compile(r"\\(?=\|)")


def read(drawings: Iterable[CleanDrawing], grammar: Grammar) -> tuple[tuple[CleanTable, ...], tuple[CleanDrawing, ...]]:
    """Drawn tables to those that are written as Markdown, their cells not clean, and the others as they stand."""
    tables: list[CleanTable] = []
    others: list[CleanDrawing] = []
    for drawing in drawings:
        rows = _rows(drawing.text, grammar)
        if rows:
            tables.append(CleanTable(drawing.span, rows))
        else:
            others.append(drawing)
    return tuple(tables), tuple(others)


def _rows(text: Text, grammar: Grammar) -> tuple[tuple[CleanCell, ...], ...]:
    """The rows of a Markdown table that say anything; none where a drawing is no such table.

    As in GFM the delimiter row has as many cells as the head above it. A row may have fewer cells, or more.
    """
    lines = [line for line in text.lines() if line.string.strip()]
    if len(lines) < _FEWEST_LINES or not grammar.pattern("table_delimiter").match(lines[1].string):
        return ()
    head, delimiter, *body = (_cells(line, grammar) for line in lines)
    if len(head) != len(delimiter):
        return ()
    return tuple(row for row in (head, *body) if any(cell.text.string for cell in row))


def _cells(line: Text, grammar: Grammar) -> tuple[CleanCell, ...]:
    r"""The cells of a row, which bars part but \| does not; the bars at its ends part nothing."""
    line = line.strip()
    bars = [found.start() for found in _BAR.finditer(line.string)]
    starts = [0, *(bar + 1 for bar in bars)]
    ends = [*bars, len(line.string)]
    inner = [line[start:end].strip() for start, end in zip(starts, ends, strict=True)]
    outer = slice(line.string[:1] == "|", len(inner) - (bars[-1:] == [len(line.string) - 1]))
    return tuple(CleanCell(_shown(cell, grammar), 1, 1) for cell in inner[outer])


def _shown(cell: Text, grammar: Grammar) -> Text:
    r"""The text of a cell without its marks: a line ends at <br>, the marks of bold words and the \ of \| leave."""
    if "<" in cell.string:
        cell = cell.edited(
            Edit(each.start(), each.end(), "\n") for each in grammar.pattern("line_break").finditer(cell.string)
        )
    if "\\" in cell.string:
        cell = cell.without(each.span() for each in _ESCAPE.finditer(cell.string))
    return cell.without(bold_marks(cell.string, grammar)) if "**" in cell.string else cell
