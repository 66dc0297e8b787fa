"""Rules that only lay out the head or the imprint (版记) of a paper, and draw no table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from govdocparse.grammar import Grammar
from govdocparse.readers.layout.page import Line

_MOST_ROWS = 4


def is_imprint(lines: Iterable[Line], grammar: Grammar) -> bool:
    """Whether one of some lines is one that only the head or the imprint of a paper has."""
    pattern = grammar.pattern("imprint_cell")
    return any(pattern.search(line.text) for line in lines)


def is_head(rows: Iterable[Sequence[Line]], grammar: Grammar) -> bool:
    """Whether the mark or the number of a paper stands alone in one of some rows."""
    pattern = grammar.pattern("head_cell")
    return any(len(row) == 1 and pattern.search(row[0].text) for row in rows)


def lays_out(table: Line, grammar: Grammar) -> bool:
    """Whether a table has few rows, and in one of its cells such a line."""
    rows = table.table
    return len(rows) <= _MOST_ROWS and is_imprint(
        (line for row in rows for cell in row for line in cell.lines), grammar
    )
