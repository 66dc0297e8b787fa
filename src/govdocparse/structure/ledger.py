"""The ledger of outline numbers: the markers of a part, in order, to what is wrong with the way they count."""

from __future__ import annotations

from typing import Final, final

from govdocparse.diagnostics import OUTLINE_BACKWARDS, OUTLINE_GAP, OUTLINE_REPEAT, OUTLINE_RESTART, OUTLINE_START
from govdocparse.expressions.markers import Marker, numbers_inside, schemes_that
from govdocparse.grammar import Grammar
from govdocparse.model import Diagnostic
from govdocparse.text import Span, Text

# What a line ends with that may open a list at the top of a text: a colon, a heading in square brackets.
_OPENING: Final = ("：", ":", "】")


@final
class Above:
    """The line above a marker's line; `is_plain` says that it bears no marker itself."""

    __slots__ = ("is_plain", "string")

    def __init__(self, string: str, is_plain: bool) -> None:
        self.string = string
        self.is_plain = is_plain


@final
class _Entry:
    """The last number of a scheme, and the serial of the section that it stood in; 0 is none."""

    __slots__ = ("number", "parent")

    def __init__(self, number: int, parent: int) -> None:
        self.number = number
        self.parent = parent


class Ledger:
    """The last number of each scheme while the lines of one part go by."""

    def __init__(self, grammar: Grammar) -> None:
        self._grammar = grammar
        self._last: dict[str, _Entry] = {}
        self._listed: set[str] = set()
        self.diagnostics: list[Diagnostic] = []

    def enter(self, marker: Marker, parent: int, line: Text, above: Above) -> None:
        """Enter the marker of a line in the section of the serial `parent`; what is wrong with its number is said.

        The next number is right wherever it stands, and so is 1 where a list may begin.
        """
        last = self._last.get(marker.scheme, _Entry(0, parent))
        number = marker.number
        if number == last.number and marker.inserted:
            return
        self._last[marker.scheme] = _Entry(number, parent)
        if number == last.number + 1 or (number == 1 and self._may_begin(marker, last, parent, above)):
            return
        if number > 1 and number - 1 in numbers_inside(above.string, marker.scheme, self._grammar):
            return
        self._say(marker, last, parent, line.span(0, marker.end))

    def _may_begin(self, marker: Marker, last: _Entry, parent: int, above: Above) -> bool:
        """Whether a new list may begin: in another section, or behind a paragraph that opens one.

        Inside a section any paragraph may; at the top of a text one that ends with a colon, or a heading.
        """
        if marker.scheme in schemes_that("through", self._grammar):
            return last.number == 0
        if parent != last.parent:
            return True
        return above.is_plain and (parent != 0 or above.string.endswith(_OPENING))

    def _say(self, marker: Marker, last: _Entry, parent: int, span: Span) -> None:
        """Say what is wrong with the number of a marker that does not follow on the last one of its scheme."""
        number, text = marker.number, marker.text
        first_here = last.number == 0 or (parent != last.parent and number <= last.number)
        if number == 1:
            # A list whose numbers are all 1 is left to its reader's program to number: said once.
            if last.number > 1 or marker.scheme not in self._listed:
                self.diagnostics.append(OUTLINE_RESTART.at(span, marker=text, last=last.number))
            self._listed.add(marker.scheme)
        elif first_here and marker.scheme not in schemes_that("through", self._grammar):
            self.diagnostics.append(OUTLINE_START.at(span, marker=text, missing=_missing(0, number)))
        elif number == last.number:
            self.diagnostics.append(OUTLINE_REPEAT.at(span, marker=text, last=last.number))
        elif number > last.number:
            missing = _missing(last.number, number)
            kind = OUTLINE_GAP if last.number else OUTLINE_START
            self.diagnostics.append(kind.at(span, marker=text, last=last.number, missing=missing))
        else:
            self.diagnostics.append(OUTLINE_BACKWARDS.at(span, marker=text, last=last.number))


def _missing(last: int, number: int) -> str:
    """The numbers between two: 5, or 5 to 8."""
    first, final = last + 1, number - 1
    return str(first) if first == final else f"{first} to {final}"
