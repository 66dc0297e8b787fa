"""The lines of a text -> the dates from which and to which it says that it is in force, as fields."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from govdocparse.grammar import Grammar
from govdocparse.strings import holds_any
from govdocparse.structure.fields import Fields
from govdocparse.text import Text

# In every full date, and in few lines.
_DAY: Final = "日"


def put(lines: Sequence[Text], fields: Fields, grammar: Grammar) -> None:
    """The dates from which and to which the text says that it is in force, into `fields`."""
    signs = grammar.lexicon("validity_signs")
    for line in lines:
        string = line.string
        if _DAY not in string or not holds_any(string, signs):
            continue
        for key in ("effective_date", "expiry_date"):
            found = grammar.pattern(key).search(string)
            if found and not fields.has(key) and _speaks_of_itself(string, found.start(), grammar):
                date = line.group(found, "date")
                fields.put_date(key, date, "main", grammar)


def _speaks_of_itself(string: str, place: int, grammar: Grammar) -> bool:
    """Whether the sentence up to `place` is about this document (本办法自…), not about another that it names."""
    sentence = string[max(string.rfind("。", 0, place), string.rfind("；", 0, place)) + 1 : place]
    return grammar.pattern("speaks_of_itself").search(sentence) is not None
