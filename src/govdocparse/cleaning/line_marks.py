"""What a program put around a text or before its lines -> the text without it: fences, numbers, marks of a list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from govdocparse.grammar import Grammar
from govdocparse.model import Omitted
from govdocparse.text import Text

_BULLETS: Final = ("- ", "* ", "+ ", "> ", "• ", "· ")
_FENCE: Final = "```"
_BOTH: Final = 2
# A few lines may be a list of the paper itself.
_LEAST_LINES: Final = 8
# So far from the beginning of the text the first mark stands at most.
_FARTHEST: Final = 80


def drop(text: Text, grammar: Grammar) -> tuple[Text, tuple[Omitted, ...]]:
    """Text as it was before a fence (CommonMark §4.5) was put around it, or a mark in front of its lines; these marks.

    All lines that are not blank have the same mark then, or numbers, one more at each.
    """
    head = text.string[:_FARTHEST].lstrip()[:3]
    if head == _FENCE:
        found, reason = _fences(text.string, grammar), "markup"
    elif head[:2] in _BULLETS:
        found, reason = _bullets(text.string, head[:2]), "markup"
    elif head[:1].isascii() and head[:1].isdecimal():
        found, reason = _numbers(text.string, grammar), "line number"
    else:
        return text, ()
    omitted = tuple(Omitted(text[start:end].strip().span(), reason) for start, end in found)
    return (text.without(found), omitted) if found else (text, ())


def _fences(string: str, grammar: Grammar) -> Sequence[tuple[int, int]]:
    """The places of the first line, which opens a fence, and of the last one, which closes it; none where none does."""
    start, end = string.index(_FENCE), len(string.rstrip())
    opened = grammar.pattern("fence").match(string, start)
    if opened is None or string.count(_FENCE) != _BOTH or not string.endswith("\n" + _FENCE, start, end):
        return ()
    return opened.span(), (end - len(_FENCE), end)


def _bullets(string: str, mark: str) -> Sequence[tuple[int, int]]:
    """The places of a mark with which all lines begin, and of the blanks before it; none where one does not."""
    found: list[tuple[int, int]] = []
    for start, begin, end in _lines(string):
        marked = string.startswith(mark, begin)
        if not marked and string[begin:end] != mark[0]:
            return ()
        found.append((start, begin + len(mark) if marked else end))
    return found if len(found) >= _LEAST_LINES else ()


def _numbers(string: str, grammar: Grammar) -> Sequence[tuple[int, int]]:
    """The places of the numbers with which all lines begin, each one more than the last; none where one does not.

    The blanks before them put them below each other.
    """
    rule, marker = grammar.pattern("line_number"), grammar.pattern("marker")
    found: list[tuple[int, int]] = []
    last = None
    proved = False
    for start, begin, end in _lines(string):
        match = rule.match(string, begin, end)
        if match is None or last not in (None, int(match["number"]) - 1):
            return ()
        last = int(match["number"])
        found.append((start, match.end()))
        # Rows of a table are numbered too; but none is empty, and none is a heading.
        proved = proved or match.end() == end or marker.match(string, match.end(), end) is not None
    return found if proved and len(found) >= _LEAST_LINES else ()


def _lines(string: str) -> Iterator[tuple[int, int, int]]:
    """Where each line that is not blank begins, where what it says begins, and where that ends."""
    start = 0
    for line in string.splitlines(keepends=True):
        content = line.strip()
        if content:
            begin = start + len(line) - len(line.lstrip())
            yield start, begin, begin + len(content)
        start += len(line)
