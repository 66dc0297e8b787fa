"""The list of attachments (附件：1.甲 2.乙) while lines are joined: which entry a paragraph is, what belongs to it."""

from __future__ import annotations

from collections.abc import Sequence

from govdocparse.cleaning.lines.rules import LineRules
from govdocparse.cleaning.lines.type_area import NARROWEST, Line


class Entries:
    """Follows the list of attachments line by line; `number` is that of the entry the paragraph is, 0 for none."""

    def __init__(self, lines: Sequence[Line], rules: LineRules) -> None:
        self._lines = lines
        self._rules = rules
        self.number = 0
        self.begin(lines[0].string)

    def begin(self, string: str) -> None:
        """A paragraph begins so: the first entry of a list, or the next one, or none."""
        due = self.number + 1
        if self._rules.attachment_list.match(string):
            self.number = 1
        elif due > 1:
            found = self._rules.attachment_note_item.match(string)
            self.number = due if found and int(found["number"]) == due else 0

    def goes_on(self, index: int) -> bool:
        """Whether the line at `index` goes on with the name of an attachment in their list.

        The next entry stands below it, or the name ends with it as such names do, and not above it.
        """
        if self.number == 0:
            return False
        previous, line = self._lines[index - 1], self._lines[index]
        if line.string[0] in self._rules.openers or previous.width < NARROWEST or index + 1 >= len(self._lines):
            return False
        found = self._rules.attachment_note_item.match(self._lines[index + 1].string)
        if found is not None and int(found["number"]) == self.number + 1:
            return True
        return line.indent >= previous.indent and self._ends_name(previous, line)

    def broken_by_hand(self, index: int) -> bool:
        """Whether the line at `index`, a paragraph by the carrier's word, goes on with an entry; asked line by line."""
        previous, line = self._lines[index - 1], self._lines[index]
        if self.goes_on(index):
            return True
        self.begin(line.string)
        if previous.width < NARROWEST or line.string[0] in self._rules.openers:
            return False
        return self._rules.attachment_lone.match(previous.string) is not None and self._ends_name(previous, line)

    def _ends_name(self, previous: Line, line: Line) -> bool:
        """Whether a line ends as the names of attachments do, and the one above it does not."""
        named = self._rules.part_title_end
        return not named.search(previous.string) and named.search(line.string) is not None
