"""Places of a source text as people give them: lines and columns, both from 1, and where it stands in the carrier."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

import regex

from govdocparse.model import Locator
from govdocparse.text import Span

_LINE_END = regex.compile(r"\r\n|\r|\n")


class Position(NamedTuple):
    """A line and a column, both counted from 1; the column in code points."""

    line: int
    column: int


class Lines:
    """The lines of one source text."""

    def __init__(self, text: str) -> None:
        ends = [(match.start(), match.end()) for match in _LINE_END.finditer(text)]
        self._starts = [0, *(end for _, end in ends)]
        self._ends = [*(start for start, _ in ends), len(text)]

    def __len__(self) -> int:
        """How many lines there are; an empty line behind the last line end does not count."""
        return len(self._starts) - (len(self._starts) > 1 and self._starts[-1] == self._ends[-1])

    def at(self, place: int) -> Position:
        """The line and column of an offset of the text."""
        line = bisect_right(self._starts, place)
        return Position(line, place - self._starts[line - 1] + 1)

    def span(self, line: int) -> Span:
        """Where a line stands, without its end."""
        return Span(self._starts[line - 1], self._ends[line - 1])


def locator(locators: Sequence[Locator], place: int) -> str | None:
    """Where in the carrier an offset of the text stands; None where the carrier is the text."""
    index = bisect_right(locators, place, key=lambda item: item.start)
    return locators[index - 1].place if index else None
