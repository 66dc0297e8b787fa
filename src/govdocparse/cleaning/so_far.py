"""What the lines of a paragraph show so far of how it goes on: a title, a note of adoption, a heading, a bracket."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, final

from govdocparse.cleaning.line_rules import GOING_ON, LineRules
from govdocparse.cleaning.type_area import Line
from govdocparse.strings import holds_any

# A title, a note of adoption or a bracket with the bodies that answer has hardly more lines.
_MOST_LINES: Final = 8
# Groups of the rule `marker` below which 一、 may stand, and the numbers of the first item of a list.
_CHAPTERS: Final = frozenset({"part", "subpart", "chapter", "section"})
_FIRST: Final = frozenset({"一", "1"})


@final
class SoFar:
    """The lines of a page, asked for the paragraph that begins with line `first` and ends before line `index`."""

    def __init__(self, lines: Sequence[Line], rules: LineRules) -> None:
        self._lines = lines
        self._rules = rules

    def closes(self, first: int, index: int) -> bool:
        """Whether the bracket that ends its last line began lines before, behind the end of a sentence."""
        return index - 1 > first and self._rules.ends_sentence(self._string(first, index))

    def is_title(self, first: int, index: int) -> bool:
        """Whether it is a title, be it as wide as the page."""
        if index - first > _MOST_LINES:
            return False
        said = self._string(first, index)
        return self._rules.whole_title.match(said) is not None and self._rules.ends_title(said)

    def is_note(self, first: int, index: int) -> bool:
        """Whether it says what was done with the text on a day, and no more."""
        if not self._lines[first].string[0].isdecimal() or index - first > _MOST_LINES:
            return False
        return self._rules.adoption_line.match(self._string(first, index)) is not None

    def heads(self, first: int, index: int) -> bool:
        """Whether it is a note in brackets, or a heading on one line, below which the list of the next one begins."""
        above = self._lines[first].string
        if above[0] == "（" and index - first <= _MOST_LINES:
            said = self._string(first, index)
            if said.find("）") == len(said) - 1:
                return True
        if index - 1 > first or holds_any(above, "。；：") or above[-1] in GOING_ON:
            return False
        heading, found = self._rules.marker.match(above), self._rules.marker.match(self._lines[index].string)
        if heading is None or found is None or (found.lastgroup == "chinese" and heading.lastgroup not in _CHAPTERS):
            return False  # 标准统 / 一、互认
        return "，" not in above or found[str(found.lastgroup)] in _FIRST

    def heads_parts(self, index: int) -> bool:
        """Whether the line at `index` has a number whose first part the line below begins: 6后期处置 above 6.1."""
        found = self._rules.decimal_heading.match(self._lines[index].string)
        if found is None or index + 1 >= len(self._lines):
            return False
        return self._lines[index + 1].string.startswith(f"{found['number']}.1")

    def _string(self, first: int, index: int) -> str:
        """The paragraph, as far as its last lines go."""
        return "".join([line.string for line in self._lines[max(first, index - _MOST_LINES) : index]])
