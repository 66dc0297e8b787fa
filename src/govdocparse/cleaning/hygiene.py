"""Unicode hygiene: plain line ends, blanks and characters; every change keeps its place in the source."""

from __future__ import annotations

import unicodedata
from functools import cache

from govdocparse.grammar import Grammar
from govdocparse.text import Edit, Text

REPLACEMENT = "\ufffd"


def clean(text: Text, grammar: Grammar) -> Text:
    """Any text to one with `\\n` line ends, plain blanks, unified ideographs and nothing invisible.

    The result holds only characters that XML 1.0 can carry. Invisible and control characters leave and belong to the
    span of the character before them.
    """
    unusual = "".join(set("".join(grammar.pattern("unusual").findall(text.string))))
    if not unusual:
        return text
    string = text.string
    for old, new in _one_to_one(unusual, grammar):
        string = string.replace(old, new)
    text = text.mapped(string)
    if grammar.pattern("line_end").search(unusual):
        text = text.edited(Edit(*found.span(), "\n") for found in grammar.pattern("line_end").finditer(text.string))
    for name in ("invisible", "control"):
        if grammar.pattern(name).search(unusual):
            text = text.edited(Edit(*found.span(), "") for found in grammar.pattern(name).finditer(text.string))
    return text


def _one_to_one(characters: str, grammar: Grammar) -> list[tuple[str, str]]:
    """What each of these characters changes to, where it changes to one other."""
    table = _table(grammar)
    blank, unfit, radical = (grammar.pattern(name) for name in ("blank", "unfit", "radical"))
    changes: list[tuple[str, str]] = []
    for character in characters:
        if blank.match(character):
            changes.append((character, " "))
        elif unfit.match(character):
            changes.append((character, REPLACEMENT))
        elif character in table:
            changes.append((character, table[character]))
        elif radical.match(character):
            unified = unicodedata.normalize("NFKC", character)
            if len(unified) == 1 and unified != character:
                changes.append((character, unified))
    return changes


@cache
def _table(grammar: Grammar) -> dict[str, str]:
    """The radicals and private-use leftovers of the grammar, each with its character."""
    pairs = (*grammar.lexicon("supplement_radicals"), *grammar.lexicon("private_use"))
    return {pair[0]: pair[1] for pair in pairs}
