"""Joins hard-wrapped lines: from the lines of a page to one line a paragraph."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence, Set
from typing import Final

from govdocparse.cleaning.cleaned import TABLE
from govdocparse.cleaning.lines.entries import Entries
from govdocparse.cleaning.lines.rules import GOING_ON, line_rules
from govdocparse.cleaning.lines.so_far import SoFar
from govdocparse.cleaning.lines.type_area import INDENT, NARROWEST, SLACK, WIDEST, Line, lines_of, measure
from govdocparse.grammar import Grammar
from govdocparse.strings import holds_any
from govdocparse.text import Text

_OPENING: Final = "（《“［〔〈"
_CLOSING: Final = "）》”］〕〉"
_FULL_WIDTH_INDENT: Final = 4
_NEVER_FIRST: Final = frozenset("。，；、！？》")
_LONGEST_LINK: Final = 60
# What the lines of a list of aims begin with; a list of texts has 《 in front of each.
_LISTED: Final = ("——", "【", "- ")
_ADDRESS: Final = "://"
_LONGEST_LABEL: Final = 5
# A line that breaks off where lines are paragraphs is no shorter, in half-width cells.
_LONG: Final = 40


def join(text: Text, grammar: Grammar, whole_paragraphs: bool = False, marks: Sequence[int] = ()) -> Text:
    """Text in normal form to the same with one line a paragraph, without blank lines and outer blanks.

    With `whole_paragraphs` only what something cut out of a sentence is joined, and the name of an attachment that was
    broken by hand, and blank lines and outer blanks leave; so with the lines that stand right behind `marks`, places in
    the source in order, and those below them. Works in one pass; whether a line goes on with the paragraph is told by
    what stands on both sides of its start.
    """
    found = lines_of(text.string)
    if not found:
        return text[:0]
    starts = [text.span(line.start, line.end).start for line in found] if marks else []
    alone = frozenset(bisect_left(starts, mark) for mark in marks)
    string, dropped = _joined(text.string, found, _Joiner(found, grammar, alone), whole_paragraphs)
    return text.without(dropped).mapped(string)


def _joined(
    string: str, found: Sequence[Line], joiner: _Joiner, whole_paragraphs: bool
) -> tuple[str, list[tuple[int, int]]]:
    """The string of the paragraphs, and the places that are not in it; what stands between two lines may change."""
    pieces: list[str] = [found[0].string]
    dropped: list[tuple[int, int]] = [(0, found[0].start)]
    cut = any(line.string[0] in _NEVER_FIRST for line in found)
    for index in range(1, len(found)):
        previous, line = found[index - 1], found[index]
        between = "\n"
        goes_on = cut and joiner.is_cut(index)
        if not goes_on:
            goes_on = joiner.entries.broken_by_hand(index) if whole_paragraphs else joiner.continues(index)
        if goes_on:
            between = " " if _needs_blank(previous.string, line.string) else ""
        pieces += (between, line.string)
        start = previous.end + len(between)
        if start < line.start:
            dropped.append((start, line.start))
    dropped.append((found[-1].end, len(string)))
    return "".join(pieces), dropped


def _needs_blank(previous: str, following: str) -> bool:
    """Whether two lines break between Latin words, which is not inside an address of the web."""
    return (
        _ADDRESS not in previous.rpartition(" ")[2]
        and previous[-1].isascii()
        and previous[-1].isalpha()
        and following[0].isascii()
        and following[0].isalpha()
    )


def _opened(string: str, inside: bool) -> int:
    """How many brackets a line opens less those that it closes, which may not count unless one is open before it."""
    count = 0
    for mark in _OPENING:
        count += string.count(mark)
    if count or inside:
        for mark in _CLOSING:
            count -= string.count(mark)
    return count


class _Joiner:
    """Decides, line after line, whether a line goes on with the paragraph before it."""

    def __init__(self, lines: Sequence[Line], grammar: Grammar, alone: Set[int]) -> None:
        self._lines = lines
        self._alone = alone
        self._rules = line_rules(grammar)
        self._so_far = SoFar(lines, self._rules)
        self._layout = measure(lines)
        self._paragraph = 0
        self._counted = 0
        self._opened = 0
        self.entries = Entries(lines, self._rules)

    def continues(self, index: int) -> bool:
        """Whether the line at `index` goes on with its paragraph; asked once for each line, in order."""
        previous, line = self._lines[index - 1], self._lines[index]
        going_on = self.entries.goes_on(index)
        stands_alone = index in self._alone or index - 1 in self._alone or self._titles_attachment(index)
        going_on = going_on or (index - 1 in self._alone and self._breaks_heading(previous, line))
        going_on = going_on or (not stands_alone and self._goes_on(previous, line, index))
        if not going_on:
            self._paragraph = self._counted = index
            self._opened = 0
            self.entries.begin(line.string)
        return going_on

    def _titles_attachment(self, index: int) -> bool:
        """Whether the line before `index` ends as a title does, right below 附件, and the one at it does not."""
        above = self._lines[index - 2].string if index > 1 else ""
        if not above.startswith("附件") or len(above) > _LONGEST_LABEL:
            return False
        named = self._rules.part_title_end
        ends = named.search(self._lines[index - 1].string) is not None
        return ends and not named.search(self._lines[index].string)

    def _breaks_heading(self, previous: Line, line: Line) -> bool:
        """Whether a heading that the carrier marks breaks off behind 和 or 、 and goes on in a line without a stop."""
        string = line.string
        if previous.string[-1] not in GOING_ON or self._rules.ends_sentence(string):
            return False
        return self._rules.marker.match(previous.string) is not None and not self._rules.marker.match(string)

    def is_cut(self, index: int) -> bool:
        """Whether a line stands in the middle of a sentence that something on the page cut (依据《, 某法, 》制定).

        No paragraph begins with the mark that closes one. What stands above it was a link, and goes with its sentence.
        A table stands on a line of its own, whatever is around it.
        """
        above, string = self._lines[index - 1].string, self._lines[index].string
        if TABLE in (above, string):
            return False
        if string[0] in _NEVER_FIRST:
            return True
        following = self._lines[index + 1].string if index + 1 < len(self._lines) else ""
        if following[:1] not in _NEVER_FIRST or len(string) > _LONGEST_LINK:
            return False
        if self._rules.ends_sentence(above) or self._rules.ends_title(above):
            return False
        return not self._rules.marker.match(string + following) and not self._rules.opens_block.match(string)

    def _goes_on(self, previous: Line, line: Line, index: int) -> bool:
        """Whether a line goes on with the paragraph of the one before it, by how that ends and how this begins."""
        string = previous.string
        if previous.width >= NARROWEST and self._breaks_figure(string[-1], line.string):
            return True
        ended = self._rules.ends_sentence(string) or (
            string[-1] == "）" and self._so_far.closes(self._paragraph, index)
        )
        if ended and string[-1] == "：":
            return line.string != TABLE and not self._rules.begins_quoted(line) and self._is_open(index)
        if (ended and not self._is_full(index, ended)) or self._notes(string, line.string, index):
            return False
        if self._rules.leads_to_page(string):
            return False
        if self._rules.opens_text.match(line.string) and self._so_far.is_title(self._paragraph, index):
            return False
        return self._belongs(previous, line, index, ended)

    def _breaks_figure(self, last: str, following: str) -> bool:
        """Whether a date broke behind the year that `last` ends, or a number behind that digit, before its unit."""
        if last == "年":
            return self._rules.rest_of_date.match(following) is not None
        return last.isdecimal() and self._rules.rest_of_amount.match(following) is not None

    def _belongs(self, previous: Line, line: Line, index: int, ended: bool) -> bool:
        """Whether a line goes on with the one before it, which has not `ended` a sentence or is as wide as the page."""
        string, rules = previous.string, self._rules
        if line.string[0] in rules.openers or line.string[-1] == "号":
            if rules.opens_block.match(line.string) or self._so_far.is_next_part(self._paragraph, index):
                return not ended and line.string != TABLE and self._is_open(index)
            if rules.marker.match(line.string):
                return not self._is_numbered(string, line, index, ended) and (
                    self._is_full(index, ended) or self._is_open(index)
                )
        if self._layout.width is None:
            return self._hangs(previous, line, index) or self._breaks_off(previous, line, index) or self._is_open(index)
        if string[-1] not in GOING_ON and rules.labelled.match(line.string) and rules.labelled.match(string):
            return False
        if self._layout.indented and line.indent >= INDENT:
            return not ended and self._is_open(index)
        if self._so_far.is_whole(self._paragraph, index) or (ended and rules.lone_label.match(line.string)):
            return False
        if not self._is_full(index, ended):
            return not ended and self._is_open(index)
        heads = ended or self._so_far.heads_text(self._paragraph, index)
        signs = self._so_far.signs(index) and (ended or self._is_closed(string))
        return not (signs or (heads and self._is_indented(index)))

    def _is_closed(self, string: str) -> bool:
        """Whether a signature may follow a line that ends no sentence: an entry of a list, a title, a label."""
        if self.entries.number > 0 or self._lines[self._paragraph].string[0] == "附" or string[-1] == "》":
            return True
        rules = self._rules
        return rules.part_title_end.search(string) is not None or rules.labelled.match(string) is not None

    def _is_numbered(self, above: str, line: Line, index: int, ended: bool) -> bool:
        """Whether a line that begins with a marker opens a paragraph, by the one above it or by its indent."""
        address = above[-1].isascii() and self._rules.ends_with_address.search(above)
        if ended or address or self._rules.is_closed_heading(above):
            return True
        if self._layout.indented and line.indent >= INDENT:
            return True
        said = self._so_far
        return said.counts_on(index) or any(
            ask(self._paragraph, index) for ask in (said.is_note, said.heads, said.is_title)
        )

    def _notes(self, above: str, string: str, index: int) -> bool:
        """Whether a line begins a note of adoption, below a title or another such note."""
        if not string[0].isdecimal() or self._rules.note_begins.match(string) is None:
            return False
        return self._rules.ends_title(above) or self._so_far.is_note(self._paragraph, index)

    def _is_open(self, index: int) -> bool:
        """Whether a bracket or quote of the paragraph is still open before the line at `index`."""
        for line in self._lines[self._counted : index]:
            self._opened = max(0, self._opened + _opened(line.string, self._opened > 0))
            if self._counted == self._paragraph and line.string[0] == "“" and "”" not in line.string:
                self._opened -= 1  # a provision quoted over several paragraphs
            self._counted += 1
        pair = self._lines[index - 1 : index + 1]
        if self._opened > 0 and pair[1].string[-1] == "：" and self._rules.lacks_a_mark(pair[0].string):
            return False
        return self._opened > 0 and not all(self._rules.labelled.match(line.string) for line in pair)

    def _is_full(self, index: int, ended: bool) -> bool:
        """Whether the line before `index` is as wide as the page: what comes next would not have fitted.

        The first line of a paragraph stood under an indent. Where a sentence ends with the line, it takes less to
        believe that the paragraph does, too.
        """
        width = self._layout.width
        if width is None:
            return False
        indent = _FULL_WIDTH_INDENT if index - 1 == self._paragraph else 0
        missing = width - self._lines[index - 1].width - indent - (1 if ended else self._layout.slack)
        return missing <= 1 or missing <= self._rules.room(self._lines[index].string)

    def _is_indented(self, index: int) -> bool:
        """Whether the line at `index` shows by its own width that it was set under an indent the carrier lost.

        It goes on in the next line, and yet what stands there would have fitted behind it.
        """
        width = self._layout.width
        if width is None or index + 1 >= len(self._lines):
            return False
        line, following = self._lines[index], self._lines[index + 1]
        if line.string.endswith(self._rules.enders) or self._rules.marker.match(following.string):
            return False
        room = line.width + self._rules.room(following.string)
        return room < width <= room + _FULL_WIDTH_INDENT + SLACK

    def _hangs(self, previous: Line, line: Line, index: int) -> bool:
        """Whether a line without indent hangs on a long one, in a paragraph that opens with an indent.

        It is asked where too few lines are full to tell the width of the page. A body above a date hangs on nothing.
        """
        if not self._layout.indented or line.indent or self._lines[self._paragraph].indent < INDENT:
            return False
        return self._layout.top * 3 // 4 <= previous.width <= WIDEST and not self._so_far.signs(index)

    def _breaks_off(self, previous: Line, line: Line, index: int) -> bool:
        """Where lines are paragraphs: whether a long line stops inside a sentence, as at the end of a page."""
        string, rules = previous.string, self._rules
        tail = rules.is_tail(string, line.string)
        if tail or previous.width < _LONG or not holds_any(string, "，、。；》"):
            return tail and previous.width >= _LONG
        labels = line.string[-1] == "：" or rules.labelled.match(line.string)
        if string[-1] not in GOING_ON and labels and not rules.end_of_lead.match(line.string):
            return False
        if string[-1].isascii() and rules.ends_with_address.search(string):
            return False
        both = (string, line.string)
        if rules.labelled.match(string) or rules.is_closed_heading(string) or all(map(rules.member_line.match, both)):
            return False
        if (index == 1 or "，" not in string) and (string.startswith("关于") or rules.ends_title(string)):
            return False
        listed = line.string[0] == "《" and (string[0] == "《" or string[-1] == line.string[-1] == "》")
        if listed or line.string.startswith(_LISTED):
            return False
        return not (rules.adoption_line.match(string) or rules.is_heading(previous) or self._so_far.signs(index))
