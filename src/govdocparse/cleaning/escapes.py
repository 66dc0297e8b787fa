r"""A text that a program put into one cell or string -> the text, its line ends (\n), quotes ("") and characters."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from govdocparse.grammar import Grammar
from govdocparse.model import Omitted
from govdocparse.text import Edit, Text

_QUOTE: Final = '"'
# So far from its beginning stands the quote that a cell opens with, behind blanks.
_FARTHEST_QUOTE: Final = 41
_LINE_END: Final = "\\n"
# So many line ends are written out at least, and more than the text has of its own.
_LEAST_LINE_ENDS: Final = 3
_CHARACTER: Final = "\\u"
# So many characters are written as their numbers at least.
_LEAST_CHARACTERS: Final = 8


def undo(text: Text, grammar: Grammar) -> tuple[Text, tuple[Omitted, ...]]:
    r"""Text as it was before it was written as a CSV cell (RFC 4180) or a JSON string (RFC 8259 §7); what that put in.

    Such a string has \n for its line ends, and may be all ASCII, with \u and a number for every other character.
    A quotation on one line is none of these, nor is a path or a formula with a backslash.
    """
    edits: list[Edit] = []
    string = text.string
    if _QUOTE in string[:_FARTHEST_QUOTE] and grammar.pattern("quoted_cell").match(string):
        edits += [Edit(place, place + 1, "") for place in _quotes(string)]
    if "\\" in string and string.count(_LINE_END) > max(_LEAST_LINE_ENDS - 1, string.count("\n")):
        found = grammar.pattern("written_line_end").finditer(string)
        edits += [Edit(match.start(), match.end(), "\n") for match in found]
    if string.isascii() and string.count(_CHARACTER) >= _LEAST_CHARACTERS:
        found = grammar.pattern("written_character").finditer(string)
        edits += [Edit(match.start(), match.end(), _character(match.group())) for match in found]
    if not edits:
        return text, ()
    edits.sort()
    reasons = {"": "quote", "\n": "line break"}
    put_in = ((text.span(start, end), reasons.get(put)) for start, end, put in edits)
    return text.edited(edits), tuple(Omitted(span, reason) for span, reason in put_in if reason)


def _character(written: str) -> str:
    r"""The character that \u and a number stand for, or two of these that are a pair."""
    units = written.replace(_CHARACTER, "")
    return bytes.fromhex(units).decode("utf-16-be")


def _quotes(string: str) -> Iterator[int]:
    """The places of the quotes around a cell, and of the second of each two in it."""
    first, last = string.index(_QUOTE), string.rindex(_QUOTE)
    yield first
    place = string.find(_QUOTE, first + 1)
    while place < last:
        yield place + 1
        place = string.find(_QUOTE, place + 2)
    yield last
