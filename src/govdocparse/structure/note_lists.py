"""Lists of attachments (附件：1.…) and notes of tables (注：1.…): their numbers are no outline."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from govdocparse.expressions.markers import Marker
from govdocparse.grammar import Grammar
from govdocparse.text import Text

_OPENERS: Final = frozenset("附注备说")


def drop(lines: Sequence[Text], markers: list[Marker | None], grammar: Grammar) -> None:
    """Take the markers from lists of attachments and notes of tables, whose numbers are no outline."""
    in_note = False
    for index, line in enumerate(lines):
        in_note = _is_note(line, in_note, grammar)
        if in_note:
            markers[index] = None


def _is_note(line: Text, in_note: bool, grammar: Grammar) -> bool:
    """Whether a line belongs to the list of attachments (附件：1.…) or to the notes of a table (注：1.…)."""
    string = line.string
    if string[0] in _OPENERS and any(grammar.pattern(name).match(string) for name in ("attachment_note", "table_note")):
        return True
    return in_note and grammar.pattern("attachment_note_item").match(string) is not None
