"""Tables of contents (目录): lines that announce the headings of the text and are not the text."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from govdocparse.grammar import Grammar
from govdocparse.structure.fields import Fields
from govdocparse.text import Span, Text

_LEADERS = regex.compile(r"[\s.…·．—-]*\d*$")
_LINK = regex.compile(r"[ *•-]*[［\[](?P<entry>[^］\]]+)[］\]][（(]#")
_MOST_ENTRIES = 400
# How many entries are looked for in the text: the first may be one that it does not repeat.
_TRIED = 3
_LONGEST_ENTRY = 120


def drop(lines: Sequence[Text], fields: Fields, grammar: Grammar) -> list[Text]:
    """The lines of a document to the same without its table of contents, which becomes omitted text.

    A table of contents begins with its heading, or with the first of several headings of parts or chapters in a row.
    It ends where its first entry comes again, as the heading of the text.
    """
    for index, line in enumerate(lines):
        if grammar.pattern("contents_heading").match(line.string):
            end = next((end for first in range(index + 1, index + 1 + _TRIED) if (end := _end(lines, first))), None)
        elif grammar.pattern("first_heading").match(line.string):
            end = _end(lines, index)
            if end is None or not all(
                grammar.pattern("contents_entry").match(each.string) for each in lines[index:end]
            ):
                return list(lines)
        else:
            continue
        if end is not None:
            fields.omit(Span(line.span().start, lines[end - 1].span().end), "table of contents")
            return [*lines[:index], *lines[end:]]
    return list(lines)


def _end(lines: Sequence[Text], first: int) -> int | None:
    """The index of the line that says again what the entry at `first` says; None where there is none."""
    if first >= len(lines):
        return None
    entry = _plain(lines[first])
    if not entry:
        return None
    for index in range(first + 1, min(len(lines), first + _MOST_ENTRIES)):
        if _plain(lines[index]) == entry:
            return index
    return None


def _plain(line: Text) -> str:
    """An entry without blanks, leaders and page number, or the words of a link."""
    entry = line.string[:_LONGEST_ENTRY]
    if link := _LINK.match(entry):
        return str(link["entry"]).replace(" ", "")
    leaders = _LEADERS.search(entry)
    return (entry[: leaders.start()] if leaders else entry).replace(" ", "")
