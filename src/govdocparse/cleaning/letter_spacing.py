"""Letter-spaced text (国 务 院 办 公 厅) -> the same without the blanks that part each character from the next."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from govdocparse.grammar import Grammar
from govdocparse.text import Text

_BLANKS: Final = (" ", "\u3000", "\u00a0")
# One character in so many is a blank at least where a text can be letter-spaced; it is nearly one in two there.
_SHARE_OF_BLANKS: Final = 4
# So many neighbours are parted for one pair that touches, and so many in a line that tells it alone: no list of words
# of one character is as long.
_PARTED: Final = 4
_LEAST_PARTED: Final = 12


class _Line(NamedTuple):
    """A line, the neighbours in it that one blank parts, and those that touch."""

    start: int
    end: int
    parted: int
    touching: int


def close(text: Text, grammar: Grammar) -> Text:
    """Text whose characters stand apart, as some programs read a page, to the same without those blanks.

    A line tells it, or all lines together tell it of each. Of several blanks in a row all stay: these part words.
    """
    string = text.string
    if sum(map(string.count, _BLANKS)) * _SHARE_OF_BLANKS < len(string):
        return text
    lines = list(_lines(string, grammar))
    parted, touching = sum(line.parted for line in lines), sum(line.touching for line in lines)
    everywhere = parted >= max(_LEAST_PARTED, _PARTED * touching)
    least, share = (0, 1) if everywhere else (_LEAST_PARTED, _PARTED)
    spaced = [line for line in lines if line.parted >= max(least, share * line.touching)]
    figures = not any(grammar.pattern("touching_figures").search(string, line.start, line.end) for line in spaced)
    rule = grammar.pattern("letter_space_of_figures" if figures else "letter_space")
    return text.without(place.span() for line in spaced for place in rule.finditer(string, line.start, line.end))


def _lines(string: str, grammar: Grammar) -> Iterator[_Line]:
    """The lines, and what their Chinese characters have between them."""
    parted, touching = grammar.pattern("parted_characters"), grammar.pattern("touching_characters")
    start = 0
    for line in string.split("\n"):
        end = start + len(line)
        yield _Line(start, end, len(parted.findall(string, start, end)), len(touching.findall(string, start, end)))
        start = end + 1
