"""What the lines of a paragraph show so far of how it goes on: a title, a note of adoption, a heading, a bracket."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, final

from govdocparse.cleaning.lines.rules import GOING_ON, LineRules
from govdocparse.cleaning.lines.type_area import Line
from govdocparse.expressions.ordinals import ordinal
from govdocparse.strings import holds_any

# A title, a note of adoption or a bracket with the bodies that answer has hardly more lines.
_MOST_LINES: Final = 8
# The name of a body is hardly wider, in half-width cells, but with another that seals for it: 某办公室（某局代章）.
_WIDEST_BODY: Final = 60
# Between a heading with a number and its first part stand a sentence or two, and the head of a page.
_MOST_OPENING: Final = 4
_MOST_BODIES: Final = 6
_SEALED: Final = "章）"
_ARTICLE: Final = "article"
# What a numeral at the start of a line may belong to: 第 / 三、四项, 周 / 三、周五.
_PARTED: Final = frozenset("第周期十百至到（")
# So many lines above the number before stands at most.
_FARTHEST: Final = 60
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
        if self._rules.whole_title.match(said) is None or not self._rules.ends_title(said):
            return False
        return self._rules.marker.match(said) is None  # 第九条 某部门查处违法 / 行为时，可以采取下列措施：

    def is_note(self, first: int, index: int) -> bool:
        """Whether it says what was done with the text on a day, and no more."""
        if not self._lines[first].string[0].isdecimal() or index - first > _MOST_LINES:
            return False
        return self._rules.adoption_line.match(self._string(first, index)) is not None

    def is_bracket(self, first: int, index: int) -> bool:
        """Whether it is a note in brackets, and no more."""
        if self._lines[first].string[0] != "（" or index - first > _MOST_LINES:
            return False
        said = self._string(first, index)
        return said.find("）") == len(said) - 1

    def heads(self, first: int, index: int) -> bool:
        """Whether it is a note in brackets, or a heading on one line, below which the list of the next one begins."""
        if self.is_bracket(first, index):
            return True
        above = self._lines[first].string
        if index - 1 > first or holds_any(above, "。；") or above[-1] in GOING_ON:
            return False
        heading, found = self._rules.marker.match(above), self._rules.marker.match(self._lines[index].string)
        if (
            heading is None
            or found is None
            or (found.lastgroup == "chinese" and heading.lastgroup not in self._rules.headed)
        ):
            return False  # 标准统 / 一、互认
        if heading.lastgroup == found.lastgroup == _ARTICLE:
            return False  # 须符合《某办法》 / 第五条所列条件
        if "：" in above and (above[-1] == "：" or "，" in above):
            return False
        return "，" not in above or found[str(found.lastgroup)] in _FIRST

    def heads_text(self, first: int, index: int) -> bool:
        """Whether it is one line with a number or a label, and no sentence: its text may begin under a lost indent."""
        above = self._lines[first].string
        if index - 1 > first or holds_any(above, "。；") or above[-1] in GOING_ON:
            return False
        if self._rules.labelled.match(above):
            return "，" not in above
        found = None if "：" in above else self._rules.marker.match(above)
        return found is not None and found.lastgroup != _ARTICLE

    def is_whole(self, first: int, index: int) -> bool:
        """Whether it is a note in brackets or a numbered question, and no more: the answer has its own paragraph."""
        if self.is_bracket(first, index):
            return True
        if self._lines[index - 1].string[-1] != "？" or index - first > _MOST_LINES:
            return False
        said = self._string(first, index)
        return self._rules.marker.match(said) is not None and not holds_any(said, "。；：")

    def counts_on(self, index: int) -> bool:
        """Whether the line at `index` has the next number of a list that begins lines above: （四） below （三）."""
        found = self._rules.marker.match(self._lines[index].string)
        above = self._lines[index - 1].string
        if found is None or above[-1] in GOING_ON or above[-1] in _PARTED:
            return False
        scheme = str(found.lastgroup)
        number = ordinal(found[scheme])
        for line in reversed(self._lines[max(0, index - _FARTHEST) : index]):
            other = self._rules.marker.match(line.string) if line.string[0] in self._rules.openers else None
            if other is not None and other.lastgroup == scheme:
                return number is not None and number == (ordinal(other[scheme]) or number) + 1
        return False

    def is_next_part(self, first: int, index: int) -> bool:
        """Whether the line at `index` has the next number in decimals, or one whose first part a line below begins.

        That is 7.2 behind a paragraph that begins with 7.1, and 6后期处置 above 6.1, some words between them.
        """
        number = self._rules.decimal_heading
        found = number.match(self._lines[index].string)
        if found is None:
            return False
        first_part = f"{found['number']}.1"
        if any(line.string.startswith(first_part) for line in self._lines[index + 1 : index + _MOST_OPENING]):
            return True
        chapter, point, part = found["number"].rpartition(".")
        above = number.match(self._lines[first].string) if point else None
        return above is not None and above["number"] == f"{chapter}.{int(part) - 1}"

    def signs(self, index: int) -> bool:
        """Whether the line at `index` belongs to a signature: it ends with a date, or one stands below its bodies."""
        for line in self._lines[index : index + _MOST_BODIES]:
            if self._rules.ends_with_date.search(line.string):
                return True
            too_wide = line.width > _WIDEST_BODY and not line.string.endswith(_SEALED)
            if too_wide or not self._rules.may_be_body.match(line.string):
                return False
        return False

    def _string(self, first: int, index: int) -> str:
        """The paragraph, as far as its last lines go."""
        return "".join([line.string for line in self._lines[max(first, index - _MOST_LINES) : index]])
