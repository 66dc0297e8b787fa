"""Which paragraphs behind the last item of a text close the whole of it."""

from __future__ import annotations

from collections.abc import Sequence

from govdocparse.grammar import Grammar
from govdocparse.text import Text


def end_of_text(lines: Sequence[Text], last_marker: int, grammar: Grammar) -> int:
    """The index behind the last paragraph: the list of attachments stands there, or nothing."""
    note = grammar.pattern("attachment_note")
    behind = range(last_marker + 1, len(lines))
    return next((index for index in behind if note.match(lines[index].string)), len(lines))


def speaks_of_all(string: str, last: bool, grammar: Grammar) -> bool:
    """Whether a paragraph speaks of the whole text; one of the `last` may appeal to those who listen."""
    if grammar.pattern("closing").match(string):
        return True
    return last and grammar.pattern("appeal").match(string) is not None
