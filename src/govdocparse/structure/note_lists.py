"""Lists of attachments (附件：1.…), notes of tables (注：1.…), histories (沿革): their numbers are no outline."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from govdocparse.expressions.markers import Marker
from govdocparse.grammar import Grammar
from govdocparse.starts import Heads
from govdocparse.text import Text

_RULES: Final = ("attachment_note", "table_note", "history_heading")
_ITEMS: Final = ("attachment_note_item", "circled_note_item")


def drop(lines: Sequence[Text], markers: list[Marker | None], grammar: Grammar) -> None:
    """Take the markers from such lists."""
    in_note = False
    openers = Heads([grammar.pattern(name) for name in _RULES])
    for index, line in enumerate(lines):
        in_note = _is_note(line.string, openers, in_note, grammar)
        if in_note:
            markers[index] = None


def _is_note(string: str, openers: Heads, in_note: bool, grammar: Grammar) -> bool:
    """Whether a line opens such a list, or goes on with it; `openers` are what its rules begin with."""
    if openers.at(string, 0) and any(grammar.pattern(name).match(string) for name in _RULES):
        return True
    return in_note and any(grammar.pattern(name).match(string) for name in _ITEMS)
