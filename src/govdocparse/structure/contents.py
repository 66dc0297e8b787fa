"""Tables of contents (目录): lines that announce the headings of the text and are not the text."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Final

from govdocparse.expressions.markers import marker_at, schemes_that
from govdocparse.grammar import Grammar
from govdocparse.structure.fields import Fields
from govdocparse.text import Span, Text

_MOST_ENTRIES: Final = 400
_LEAST_LINKS: Final = 2
_LEAST_LED: Final = 3
# So many headings in a row are no text: a part, a chapter and a section are three.
_LEAST_RUN: Final = 8
_HEADING: Final = ("目录 ", "目 录 ")
_STOP: Final = "。"
# How many entries are looked for in the text: the first may be one that it does not repeat.
_TRIED: Final = 3
_LONGEST_ENTRY: Final = 120


def drop(lines: Sequence[Text], fields: Fields, grammar: Grammar) -> list[Text]:
    """The lines of a document to the same without its table of contents, which becomes omitted text.

    A table of contents begins with its heading, or with the first of several headings of parts or chapters in a row.
    It ends where its first entry comes again, as the heading of the text, or before, where the text begins with a
    sentence (第一条 above 第一章). Several links in a row to places in the text, and several lines whose dots lead to a
    page below the heading, are one, too.
    """
    ends = grammar.lexicon("contents_heading_ends")
    is_link = grammar.pattern("contents_link").match
    for index, line in enumerate(lines):
        if grammar.pattern("contents_heading").match(line.string):
            tried = range(index + 1, index + 1 + _TRIED)
            end = next((end for first in tried if (end := _end(lines, first, grammar))), None)
            end = end or _end_of_leaders(lines, index + 1, grammar)
        elif index and line.string.endswith(ends) and grammar.pattern("contents_heading_of").match(line.string):
            end = _end(lines, index + 1, grammar)
        elif is_link(line.string):
            end = next((end for end in range(index, len(lines)) if not is_link(lines[end].string)), len(lines))
            if end < index + _LEAST_LINKS:
                continue
        elif grammar.pattern("first_heading").match(line.string):
            end = _end_of_entries(lines, index, grammar) or _end_of_run(lines, index, grammar)
            if end is None:
                return list(lines)
            index = _above_run(lines, index, grammar)  # noqa: PLW2901
        else:
            continue
        if end is not None:
            end = next((place for place in range(index + 1, end) if lines[place].string.endswith(_STOP)), end)
            title = _title(lines, index, end, grammar)
            start = title[0].span().end if title else lines[index].span().start
            fields.omit(Span(start, lines[end - 1].span().end), "table of contents")
            return [*lines[:index], *title, *lines[end:]]
    return list(lines)


def _title(lines: Sequence[Text], index: int, end: int, grammar: Grammar) -> list[Text]:
    """The title in the heading of a table of contents (某市应急预案目录) where the text below the table bears none."""
    heading = lines[index]
    if not grammar.pattern("contents_heading_of").match(heading.string):
        return []
    title = heading[: heading.string.rindex("目")].strip()
    known = {line.string for line in (*lines[:index], *lines[end : end + _TRIED])}
    if title.string in known or not grammar.pattern("part_title_end").search(title.string):
        return []
    return [title] if grammar.pattern("marker").match(lines[end].string) else []


def _end_of_leaders(lines: Sequence[Text], first: int, grammar: Grammar) -> int | None:
    """The index behind the lines from `first` on that dots or fields lead to a page; None where they are too few."""
    leads = grammar.pattern("contents_leaders").search
    end = next((end for end in range(first, len(lines)) if not leads(lines[end].string)), len(lines))
    return end if end >= first + _LEAST_LED else None


def _end_of_entries(lines: Sequence[Text], first: int, grammar: Grammar) -> int | None:
    """The index behind the entries from `first` on, of which the text says the first again; None where they are none.

    Where other text stands before that, two of one kind with nothing between them show that they are one.
    """
    again = _end(lines, first, grammar)
    if again is None:
        return None
    end = first
    while end < again and grammar.pattern("contents_entry").match(lines[end].string):
        end += 1
    if end == again:
        return end
    schemes = [marker.scheme for line in lines[first:end] if (marker := marker_at(line, grammar))]
    return end if any(one == other for one, other in itertools.pairwise(schemes)) else None


def _end_of_run(lines: Sequence[Text], first: int, grammar: Grammar) -> int | None:
    """The index behind headings of parts and chapters from `first` on, more in a row than any text has; else None.

    Columns that a page put side by side may have spoiled the entries. The text begins where the outermost comes again.
    """
    headed = schemes_that("headed", grammar)
    run: list[tuple[str, int]] = []
    for line in lines[first : first + _MOST_ENTRIES]:
        marker = None if line.string.endswith(_STOP) else marker_at(line, grammar)
        if marker is None or marker.scheme not in headed:
            break
        run.append((marker.scheme, marker.number))
    again = max((place for place, entry in enumerate(run) if entry == run[0]), default=0)
    return first + again if again >= _LEAST_RUN else None


def _above_run(lines: Sequence[Text], first: int, grammar: Grammar) -> int:
    """Where the table begins whose heading stands among the few lines above `first`, with an entry on its line."""
    above = range(max(1, first - _TRIED), first)
    headings = [place for place in above if lines[place].string.startswith(_HEADING)]
    entry = grammar.pattern("contents_entry")
    return (
        min(
            place
            for place in (*above, first)
            if place in headings or place == first or entry.match(lines[place].string)
        )
        if headings
        else first
    )


def _end(lines: Sequence[Text], first: int, grammar: Grammar) -> int | None:
    """The index of the line that says again what the entry at `first` says; None where there is none."""
    if first >= len(lines):
        return None
    entry = _plain(lines[first], grammar)
    if not entry:
        return None
    for index in range(first + 1, min(len(lines), first + _MOST_ENTRIES)):
        plain = _plain(lines[index], grammar)
        if plain == entry:
            return index
        # 第一部分 above what it is about.
        if entry.startswith(plain) and index + 1 < len(lines) and plain + _plain(lines[index + 1], grammar) == entry:
            return index
    return None


def _plain(line: Text, grammar: Grammar) -> str:
    """An entry without blanks, leaders and page number, or the words of a link."""
    entry = line.string[:_LONGEST_ENTRY]
    if link := grammar.pattern("contents_link").match(entry):
        return str(link["entry"]).replace(" ", "")
    end = grammar.pattern("contents_entry_end").search(entry)
    return (entry[: end.start()] if end else entry).replace(" ", "")
