"""Attachments that a paper offers as files, by name (2.申请表.docx) or as links (2.申请表): they hold no text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from govdocparse.grammar import Grammar
from govdocparse.structure.attachments import Attachment, file_of, openers
from govdocparse.structure.titles import Title
from govdocparse.text import Span, Text

_LONGEST_LIST: Final = 40
# A link may leave out what stands behind the name: a suffix, a stop.
_LONGEST_REST: Final = 6
_LONGEST_OPENER: Final = 4
_STOPS: Final = "；。;，, "


class Offered:
    """The lines behind a head, some of which may offer files; `links` are where links to files stand in the source."""

    def __init__(self, lines: Sequence[Text], links: Sequence[Span], grammar: Grammar) -> None:
        self.lines = lines
        self._grammar = grammar
        self._links = links
        self._openers = openers(grammar)
        self._only_files = _only_files(lines, grammar)
        self._last_heading = _last_heading(lines, grammar) if links else -1

    def may_open(self, index: int) -> bool:
        """Whether a line begins as those do that open an attachment: no other part begins there."""
        return self._openers.at(self.lines[index].string, 0)

    def at(self, index: int, above: Text | None, behind_file: bool) -> Attachment | None:
        """The attachment that a line offers as a file; None where it offers none.

        It stands behind another one, below 附件： alone, with this in front of it, or among files up to the end.
        """
        string = self.lines[index].string
        if behind_file or index == self._only_files or (above is not None and self._opens_list(above)):
            found = self._grammar.pattern("attachment_file_item").match(string)
            return file_of(self.lines[index], found, index) if found else self._linked(index, 0)
        return self._listed(index)

    def _opens_list(self, above: Text) -> bool:
        """Whether a line is 附件 or 附件： and nothing else."""
        string = above.string
        if len(string) > _LONGEST_OPENER:
            return False
        found = self._grammar.pattern("attachment_heading").match(string)
        return found is not None and not found["number"] and found["title"] is None

    def _listed(self, index: int) -> Attachment | None:
        """The first attachment of a list (附件：1.申请表), where it is a link."""
        found = self._grammar.pattern("attachment_note").match(self.lines[index].string) if self._links else None
        return self._linked(index, found.end()) if found else None

    def _linked(self, index: int, start: int) -> Attachment | None:
        """The attachment whose name, from `start` of a line on, is a link; None where its text follows further down."""
        line = self.lines[index]
        if index < self._last_heading or not self._links:
            return None
        entry = self._grammar.pattern("attachment_note_item").match(line.string[start:])
        name = line[start + (entry.end() if entry else 0) : len(line.string.rstrip(_STOPS))].strip()
        if not len(name) or not self._leads_to_file(name.span()):
            return None
        number = entry["number"] if entry else ""
        return Attachment(f"附件{number}", Title(name, name.span()), (line.span(),), index + 1)

    def _leads_to_file(self, name: Span) -> bool:
        place = bisect_right(self._links, name.start, key=lambda link: link.start) - 1
        return place >= 0 and name.start < self._links[place].end and name.end - self._links[place].end <= _LONGEST_REST


def _only_files(lines: Sequence[Text], grammar: Grammar) -> int:
    """The index of the first of the names of files that some lines end with, counted from 1 if at all; -1 for none."""
    item = grammar.pattern("attachment_file_item")
    first = len(lines)
    while first and len(lines) - first <= _LONGEST_LIST and item.match(lines[first - 1].string):
        first -= 1
    if first == len(lines):
        return -1
    found = item.match(lines[first].string)
    return first if found and (found["item"] or "").lstrip("0") == "1" else -1


def _last_heading(lines: Sequence[Text], grammar: Grammar) -> int:
    """The index of the last line that heads an attachment whose text is there; -1 where none does."""
    heading, note = grammar.pattern("attachment_heading"), grammar.pattern("attachment_note")
    for index in range(len(lines) - 1, -1, -1):
        string = lines[index].string
        if heading.match(string) and not note.match(string):
            return index
    return -1
