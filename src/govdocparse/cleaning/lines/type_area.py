"""A string in normal form -> its lines with their widths and indents, and the type area that these show."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple, final

from govdocparse.strings import holds_any

# In half-width cells: between which widths a full line lies, and from which indent a paragraph opens with one.
NARROWEST: Final = 36
WIDEST: Final = 120
_WIDEST_PAGE: Final = 96
# A full line is so much narrower than the usual widest one at most (a mark or a word that did not fit was left to the
# next), or wider (a mark hangs over the edge); a line that is much wider still is of no page.
_NARROWER: Final = 8
_WIDER: Final = 4
_MUCH_WIDER: Final = 12
# How far the widths of full lines differ: justified lines, blanks that were dropped; and where lines show no more.
SLACK: Final = 4
_TIGHT: Final = 1
_LEAST_INSIDE: Final = 12
INDENT: Final = 2
_LEAST_BROKEN: Final = 5
_LEAST_LINES: Final = 8
# Which part of all lines is full on a page at least, which is too wide for it at most, and which is full where many
# are.
_LEAST_FULL: Final = 0.25
_MOST_WIDE: Final = 0.02
_MANY_FULL: Final = 0.4
# Which part of the full lines breaks off inside a sentence: where many are full, and where few are.
_BROKEN_OF_MANY: Final = 0.5
_BROKEN_OF_FEW: Final = 0.8
# Which part of the lines opens with an indent where paragraphs do; were it nearly all, the page would be set in.
_LEAST_INDENTED: Final = 0.1
_MOST_INDENTED: Final = 0.8
# Lines inside of paragraphs that fall short by so little, and which part of them does where lines are justified.
_JUSTIFIED: Final = 2
_MOSTLY_JUSTIFIED: Final = 0.9
# So many of the widest lines that break inside a sentence show a page, be the others a list.
_LEAST_CUT: Final = 4
# So many times as many lines are cut at the edge of the text as at that of notes in smaller print.
_LEAST_DENSER: Final = 3
_ENDS: Final = frozenset("。！？；：…”）》")


class Layout(NamedTuple):
    """What the lines of a page say of its type area, in half-width cells.

    `width` is that of a full line where lines are wrapped, else None; `indented` says that paragraphs open with an
    indent that the carrier kept; `top` is the width that nine in ten lines do not pass; `slack` how far the widths of
    full lines differ.
    """

    width: int | None
    indented: bool
    top: int
    slack: int


@final
class Line:
    """One line that is not blank: `[start, end)` without outer blanks, its width in half-width cells, its indent."""

    __slots__ = ("end", "indent", "start", "string", "width")

    def __init__(self, start: int, end: int, string: str, width: int, indent: int) -> None:
        self.start = start
        self.end = end
        self.string = string
        self.width = width
        self.indent = indent


def lines_of(string: str) -> list[Line]:
    """The lines of a string that are not blank, with their widths."""
    lines: list[Line] = []
    start = 0
    # As strings.width has it, for all lines at once.
    for line, narrow in zip(string.split("\n"), string.encode("ascii", "ignore").split(b"\n"), strict=True):
        inner = line.strip(" ")
        if inner:
            indent = 0 if inner[0] == line[0] else line.index(inner[0])
            blanks = len(line) - len(inner)
            lines.append(
                Line(start + indent, start + indent + len(inner), inner, 2 * len(line) - len(narrow) - blanks, indent)
            )
        start += len(line) + 1
    return lines


def _is_broken(string: str) -> bool:
    """Whether a line ends inside a sentence, of which it may hold the mark of a clause."""
    return string[-1] not in _ENDS


def _edge(lines: Sequence[Line], widest: int) -> int | None:
    """The width of a full line where those at the edge of the page break inside a sentence; None where none do.

    No line is wider than a page then, and most that reach its edge are cut: a text with lists. Where many more lines
    are cut at a narrower edge, that is the one of the text, and the wider lines are of notes in smaller print.
    """
    if not NARROWEST <= widest <= _WIDEST_PAGE:
        return None
    cut = [_is_broken(line.string) and holds_any(below.string, "，。；") for line, below in pairwise(lines)]
    reach = [is_cut for line, is_cut in zip(lines, cut, strict=False) if line.width >= widest - SLACK]
    if sum(reach) < _LEAST_CUT or sum(reach) * 2 < len(reach):
        return None
    widths = sorted(line.width for line, is_cut in zip(lines, cut, strict=False) if is_cut)
    densest = max(range(NARROWEST, widest + 1), key=lambda width: _within(widths, width))
    return densest if _within(widths, densest) >= _LEAST_DENSER * sum(reach) else widest


def _within(widths: Sequence[int], width: int) -> int:
    """How many of some widths in order are those of full lines, where a full line has one."""
    return bisect_right(widths, width) - bisect_left(widths, width - SLACK)


def _slack(lines: Sequence[Line], top: int) -> int:
    """How far the widths of lines inside of paragraphs fall short of a page, where these are enough to tell."""
    inside = [
        line.width
        for above, line in pairwise(lines)
        if min(above.width, line.width) >= top - _NARROWER and _is_broken(above.string) and _is_broken(line.string)
    ]
    tight = sum(width >= top - _JUSTIFIED for width in inside)
    return _TIGHT if len(inside) >= _LEAST_INSIDE and tight >= len(inside) * _MOSTLY_JUSTIFIED else SLACK


def measure(lines: Sequence[Line]) -> Layout:
    """The layout that the widths and indents of all lines show."""
    widths = sorted(line.width for line in lines)
    count = len(widths)
    top = widths[count * 9 // 10]
    full = bisect_right(widths, top + _WIDER) - bisect_left(widths, top - _NARROWER)
    over = count - bisect_right(widths, top + _MUCH_WIDER)
    may_be_page = count >= _LEAST_LINES and NARROWEST <= top <= WIDEST
    wrapped = may_be_page and full >= count * _LEAST_FULL and over <= count * _MOST_WIDE
    if wrapped:
        # Lines of a page break where it ends; paragraphs that happen to be as long as each other do not.
        broken = sum(top - _NARROWER <= line.width <= top + _WIDER and _is_broken(line.string) for line in lines)
        many = full >= count * _MANY_FULL
        wrapped = broken >= (full * _BROKEN_OF_MANY if many else max(_LEAST_BROKEN, full * _BROKEN_OF_FEW))
    if not wrapped and count >= _LEAST_LINES and (edge := _edge(lines, widths[-1])):
        wrapped, top = True, edge
    indented = sum(line.indent >= INDENT for line in lines[1:])
    slack = _slack(lines, top) if wrapped else SLACK
    opens_indented = count * _LEAST_INDENTED <= indented < count * _MOST_INDENTED
    return Layout(top if wrapped else None, opens_indented, top, slack)
