"""Lines to paragraphs by what the page shows: indents, full lines, clear space; in doubt a line stays alone."""

from __future__ import annotations

import re
from collections.abc import Sequence

from govdocparse.grammar import Grammar
from govdocparse.readers.layout.measure import CLEAR, SAME_SIZE, WIDEST_INDENT, Area
from govdocparse.readers.layout.page import Line
from govdocparse.strings import width

# In type sizes.
_AT_EDGE = 1.15
_SAME_EDGE = 0.7
_DEEPEST_HANG = 8.0
_TOLERANCE = 0.3
# Which part of a line of a paragraph that opens with an indent may stay free at its end.
_RAGGED = 0.15
# Type that is larger than that of the text, and which part of a line the rest of a title fills at most.
_LARGER = 1.12
_LEFT_OVER = 0.5
# What opens a line of its own: （征求意见稿）.
_OWN_LINE = "（(〔［[—"
_MOST_ROOM = 6.0
# Which part of a line a word may be long that was left to the next.
_LONGEST_WORD = 0.4
# How many characters at either end of a line tell how it begins and ends.
_END = 320
_CLEAR_SIZE = 2.6
# What a table cell keeps free on both sides together.
_PADDING = 1.3
_MARKER_AT_END = re.compile(r"[。；;，：:！？）)”]\s?\d{1,2}\.$")
_MARKER_LENGTH = 6
# How many lines an entry of a contents has at most.
_LONGEST_ENTRY = 4


class Joiner:
    """Decides whether a line goes on with the paragraph before it; `areas` are those of the sheets."""

    def __init__(self, areas: Sequence[Area], grammar: Grammar) -> None:
        self._areas = areas
        self._grammar = grammar

    def continues(self, paragraph: Sequence[Line], line: Line) -> bool:
        """Whether a line goes on with a paragraph, which is one line or more."""
        previous = paragraph[-1]
        if previous.alone or line.alone or previous.table or line.table:
            return False
        if abs(previous.size - line.size) > SAME_SIZE * max(previous.size, line.size) or self._is_clear(previous, line):
            return False
        if self._ends("contents_line", previous) or self._begins("imprint_cell", line):
            return False
        if self._ends("contents_line", line) and not self._begins("marker", line):
            return len(paragraph) < _LONGEST_ENTRY and self._begins("marker", paragraph[0])
        if self._is_centred(previous) or self._is_centred(line):
            return self._is_rest_of_title(previous, line)
        return self._goes_on(paragraph, line)

    def _goes_on(self, paragraph: Sequence[Line], line: Line) -> bool:
        """Whether a line goes on with a paragraph of running text, by where it begins and the line before it ends."""
        previous = paragraph[-1]
        indent = self._areas[line.sheet].indent(line)
        at_edge = indent < _AT_EDGE * line.size
        if at_edge and self._opens_indented(paragraph):
            return self._goes_on_behind_indent(previous, line)
        # The imprint stays as far from the right edge as from the left one.
        inset = (
            self._areas[paragraph[0].sheet].indent(paragraph[0]) if self._begins("imprint_cell", paragraph[0]) else 0.0
        )
        if not self._is_full(previous, line, inset):
            return False
        if at_edge:
            return not self._is_set_right(paragraph) and self._goes_on_at_edge(previous, line)
        return self._hangs(paragraph, line, indent)

    def continues_cell(self, paragraph: Sequence[Line], line: Line) -> bool:
        """Whether a line of a table cell goes on with a paragraph of it, in text that runs or by how it fills the cell.

        Values one below the other (CZ8866) are one only where the second is the shorter rest of one that was broken.
        """
        previous = paragraph[-1]
        are_values = previous.text.isascii() and line.text.isascii() and " " not in previous.text
        if are_values and len(line.text) >= len(previous.text):
            return False
        return self.continues(paragraph, line) or self._fills(previous, line)

    def _fills(self, previous: Line, line: Line) -> bool:
        """Whether a line fills its cell, wherever in it both are set, and no sentence ends in between."""
        if previous.alone or line.alone or line.column is None or self._begins("marker", line):
            return False
        if abs(previous.size - line.size) > SAME_SIZE * line.size or self._ends("sentence_end", previous):
            return False
        free = line.column[1] - line.column[0] - (previous.right - previous.left)
        return free < self._room(line, _MOST_ROOM * line.size) + _PADDING * line.size

    def _is_set_right(self, paragraph: Sequence[Line]) -> bool:
        """Whether a paragraph is one line yet, too far to the right for an indent: a signature, a date."""
        return len(paragraph) == 1 and self._areas[paragraph[0].sheet].indent(paragraph[0]) > (
            _DEEPEST_HANG * paragraph[0].size
        )

    def _goes_on_at_edge(self, previous: Line, line: Line) -> bool:
        """Whether a line at the left edge goes on: paragraphs that begin there have no indent and no space above."""
        if not self._ends("sentence_end", previous):
            return True
        if previous.text.endswith("：") or self._opens(line):
            return False
        area = self._areas[line.sheet]
        return area.indented or area.spaced

    def _opens(self, line: Line) -> bool:
        """Whether a line behind the end of a sentence begins as a numbered paragraph or an attachment does."""
        return any(self._begins(rule, line) for rule in ("marker", "attachment_heading", "decimal_marker"))

    def _opens_indented(self, paragraph: Sequence[Line]) -> bool:
        """Whether a paragraph opens with an indent on pages where paragraphs do: the next one would do so, too.

        Larger type is that of a title, whose lines stand in the middle.
        """
        first = paragraph[0]
        area = self._areas[first.sheet]
        indent = area.indent(first) / first.size
        return area.indented and _AT_EDGE < indent < WIDEST_INDENT and first.size < _LARGER * area.size

    def _goes_on_behind_indent(self, previous: Line, line: Line) -> bool:
        """Whether a line at the left edge goes on with a paragraph that opened with an indent.

        Its lines may be ragged then, as some programs part less than they could (件。2 and 2026年 stay whole).
        """
        if self._ends("sentence_end", previous):
            # Where all paragraphs are indented, （2） at the edge is an item of a list that runs on.
            in_list = self._areas[line.sheet].always and self._begins("list_marker", line)
            return self._is_full(previous, line) and (in_list or not self._opens(line))
        opens = self._begins("marker", line) or self._begins("attachment_heading", line)
        left, right = self._areas[previous.sheet].edges(previous)
        return self._is_full(previous, line) or (not opens and right - previous.right < _RAGGED * (right - left))

    def _hangs(self, paragraph: Sequence[Line], line: Line, indent: float) -> bool:
        """Whether an indented line goes on with a paragraph whose first line begins further to the left."""
        if indent > _DEEPEST_HANG * line.size or self._begins("marker", line):
            return False
        deeper = line.left - paragraph[0].left > _SAME_EDGE * line.size
        if len(paragraph) > 1:
            return deeper and abs(line.left - paragraph[-1].left) < _SAME_EDGE * line.size
        return deeper and not self._ends("sentence_end", paragraph[0])

    def _is_clear(self, previous: Line, line: Line) -> bool:
        """Whether there is more space between two lines than the lines of a paragraph have."""
        distance = line.baseline - previous.baseline
        if previous.sheet != line.sheet or distance < 0:
            return False
        area = self._areas[line.sheet]
        pitch = area.pitch
        if pitch is None or abs(line.size - area.size) > SAME_SIZE * area.size:
            return distance > _CLEAR_SIZE * line.size
        return distance > CLEAR * pitch

    def _is_centred(self, line: Line) -> bool:
        """Whether a line stands in the middle, clear of both edges."""
        left, right = self._areas[line.sheet].edges(line)
        before, behind = line.left - left, right - line.right
        least = WIDEST_INDENT if self._areas[line.sheet].indented else 1.0
        return before > least * line.size and abs(before - behind) < line.size

    def _is_rest_of_title(self, previous: Line, line: Line) -> bool:
        """Whether a short line in the middle is what a full line of larger type or a heading left over: 知, 294号."""
        area = self._areas[line.sheet]
        left, right = area.edges(line)
        numbers = line.text.endswith("号") and not previous.text.endswith(("第", "〕"))
        if numbers or line.text[0] in _OWN_LINE:
            return False
        short = line.right - line.left < _LEFT_OVER * (right - left)
        larger = min(previous.size, line.size) > _LARGER * area.size or self._begins("chapter_start", previous)
        return larger and short and not self._is_centred(previous) and self._is_full(previous, line)

    def _is_full(self, previous: Line, line: Line, inset: float = 0.0) -> bool:
        """Whether the start of a line would not have fitted behind the line before it; `inset` must stay free there."""
        left, right = self._areas[previous.sheet].edges(previous)
        room = self._room(line, max(_MOST_ROOM * line.size, _LONGEST_WORD * (right - left)))
        return right - previous.right - inset < room + _TOLERANCE * line.size

    def _room(self, line: Line, most: float) -> float:
        """The width of what cannot be parted from the start of a line, no more than `most`."""
        token = self._grammar.pattern("line_start").match(line.text[:_END])
        return min((width(token.group()) if token else 2) / 2 * line.size, most)

    def _begins(self, rule: str, line: Line) -> bool:
        return self._grammar.pattern(rule).match(line.text[:_END]) is not None

    def _ends(self, rule: str, line: Line) -> bool:
        return self._grammar.pattern(rule).search(line.text[-_END:]) is not None


def between(previous: str, following: str) -> str:
    """What stands between two lines that are joined: a blank between Latin words and behind a marker, else nothing.

    A line does not end within a number, but in narrow cells: 2. behind a stop, before 40周岁, is a marker.
    """
    if not (previous[-1:].isascii() and following[:1].isascii()):
        return ""
    words = previous[-1:].isalpha() and following[:1].isalpha()
    marker = following[:1].isdigit() and _MARKER_AT_END.search(previous[-_MARKER_LENGTH:]) is not None
    return " " if words or marker else ""
