"""What the carrier knows (a web page, a Word file): the paper without its page, its tables, its named values."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable

from govdocparse.cleaning.cleaned import TABLE, CleanCell, CleanTable, CleanValue
from govdocparse.grammar import Grammar
from govdocparse.model import Omitted
from govdocparse.readers.reading import Hints, Reading, TablePlace
from govdocparse.text import Edit, Span, Text, apart

# What a stray mark of tables in the source becomes: an invisible character, which hygiene takes out.
_INVISIBLE = "\u200b"


def paper(source: Text, hints: Hints) -> tuple[Text, tuple[Omitted, ...]]:
    """The source text to that of the paper alone: without the page around it, TABLE on a line for each table.

    Values that only the carrier's head gives (a meta tag) leave, too; they are fields, not text.
    """
    if TABLE in source.string:
        source = source.mapped(source.string.replace(TABLE, _INVISIBLE))
    edits = [Edit(*table.span, f"\n{TABLE}\n") for table in _kept_tables(hints)]
    edits += [Edit(*item.span, "") for item in hints.labelled if not item.certain]
    omitted = tuple(Omitted(item.span, item.reason) for item in hints.omissions)
    if not edits and not omitted:
        return source, ()
    edits += [Edit(*item.span, "" if item.inline else "\n") for item in hints.omissions]
    return source.edited(apart(edits)), omitted


def tables(source: Text, hints: Hints, clean: Callable[[Text], Text]) -> tuple[CleanTable, ...]:
    """The tables of the paper, their cells cleaned."""
    return tuple(
        CleanTable(
            table.span,
            tuple(
                tuple(
                    CleanCell(clean(source[cell.span.start : cell.span.end]), cell.columns, cell.rows) for cell in row
                )
                for row in table.rows
            ),
        )
        for table in _kept_tables(hints)
    )


def values(source: Text, hints: Hints, clean: Callable[[Text], Text]) -> tuple[CleanValue, ...]:
    """The values that the carrier names, cleaned; empty ones say nothing."""
    cleaned = ((item, clean(source[item.span.start : item.span.end])) for item in hints.labelled)
    found = (CleanValue(item.key, _without_line_ends(text), item.certain) for item, text in cleaned)
    return tuple(value for value in found if len(value.text))


def _without_line_ends(text: Text) -> Text:
    return text.without((place, place + 1) for place, character in enumerate(text.string) if character == "\n")


def title(hints: Hints) -> Span | None:
    """Where the title of the paper stands, if the carrier marks one."""
    return next((item.span for item in hints.headings if item.level == 0 and not _inside(item.span, hints)), None)


def title_lines(reading: Reading) -> list[int]:
    """Where the lines of the title begin that the carrier marks: no other line goes on with them."""
    place = title(reading.hints)
    if place is None:
        return []
    inside = reading.text[place.start : place.end]
    return [place.start, *(place.start + index + 1 for index, sign in enumerate(inside) if sign == "\n")]


def links(hints: Hints, grammar: Grammar) -> tuple[Span, ...]:
    """The words of the paper that lead to files, in order."""
    is_file = grammar.pattern("html_file_address")
    return tuple(link.span for link in hints.links if is_file.search(link.address) and not _inside(link.span, hints))


def _kept_tables(hints: Hints) -> list[TablePlace]:
    """The tables that do not lie in what is omitted."""
    return [table for table in hints.tables if not _inside(table.span, hints)]


def _inside(span: Span, hints: Hints) -> bool:
    """Whether a stretch lies in one that is omitted; those are in order and apart."""
    index = bisect_right(hints.omissions, span.start, key=lambda item: item.span.start)
    return index > 0 and span.end <= hints.omissions[index - 1].span.end
