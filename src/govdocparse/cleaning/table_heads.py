"""Tables that hold the head of an attachment: 附件1 and its title in rows of their own above the head of the table."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from govdocparse.grammar import Grammar
from govdocparse.readers.reading import Hints, TablePlace
from govdocparse.text import Span

_LONGEST: Final = 200
# A table that is all head is a box around a few lines.
_FEWEST_ROWS: Final = 2


def released(hints: Hints, source: str, grammar: Grammar) -> Hints:
    """The same hints, in which each such table begins below that head, which so is text; nothing else changes."""
    tables = tuple(_below_head(table, source, grammar) for table in hints.tables)
    return hints if tables == hints.tables else replace(hints, tables=tables)


def _below_head(table: TablePlace, source: str, grammar: Grammar) -> TablePlace:
    """A table without the rows above it that only head the attachment which it is; else the table as it is."""
    first = _lone(table, 0, source)
    if first is None or not first.startswith("附") or len(table.rows) < _FEWEST_ROWS:
        return table
    label, _, title = first.partition("\n")
    found = grammar.pattern("attachment_heading").match(label.strip())
    if found is None or (found["number"] is None and not found["numbered"]):
        return table
    told = title.strip() or found["title"]
    rows = table.rows[1 if told or _lone(table, 1, source) is None else 2 :]
    if len(rows) < _FEWEST_ROWS or not rows[0]:
        return table
    return TablePlace(Span(rows[0][0].span.start, table.span.end), rows)


def _lone(table: TablePlace, index: int, source: str) -> str | None:
    """The text of the only cell of a row that says anything, where it is short; None where there is no such cell."""
    if index >= len(table.rows):
        return None
    said = [cell.span for cell in table.rows[index] if not source[cell.span.start : cell.span.end].isspace()]
    said = [span for span in said if span.start < span.end]
    if len(said) != 1 or said[0].end - said[0].start > _LONGEST:
        return None
    return source[said[0].start : said[0].end].strip()
