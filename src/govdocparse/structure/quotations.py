"""Lines -> those inside a provision that is quoted over several paragraphs (修改为：“…), where nothing counts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from govdocparse.grammar import Grammar
from govdocparse.text import Text

_LONGEST: Final = 80


def quoted(lines: Sequence[Text], grammar: Grammar) -> list[int]:
    """The indices of the lines inside such quotations, in order; that in which one opens is not inside."""
    inside: list[int] = []
    index = 0
    while index < len(lines):
        string = lines[index].string
        stays_open = string.rfind("“") > string.rfind("”")
        end = _end(lines, index, grammar) if stays_open else index
        inside += range(index + 1, end + 1)
        index = max(end, index) + 1
    return inside


def _end(lines: Sequence[Text], index: int, grammar: Grammar) -> int:
    """The last line of the quotation that the line at `index` opens and does not close; `index` where there is none."""
    if not grammar.pattern("quoted_provision").search(lines[index].string):
        return index
    for end in range(index + 1, min(len(lines), index + _LONGEST)):
        if grammar.pattern("quotation_end").search(lines[end].string):
            return end
    return index
