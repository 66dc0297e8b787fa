"""Text in Traditional characters -> the same text in Simplified ones, every character at its own place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import cache
from itertools import count
from typing import Literal, NamedTuple

from govdocparse.grammar import Grammar
from govdocparse.text import Edit, Text

Script = Literal["simplified", "traditional"]


class _Characters(NamedTuple):
    """Characters by what they tell."""

    traditional: frozenset[str]
    simplified: frozenset[str]
    ambiguous: frozenset[str]


@cache
def _characters(grammar: Grammar) -> _Characters:
    own = grammar.table("script_characters")[0]
    ambiguous = grammar.table("script_ambiguous")[0]["characters"]
    return _Characters(*(frozenset("".join(string.split())) for string in (own["traditional"], own["simplified"], ambiguous)))


def detect(string: str, grammar: Grammar) -> Script:
    """The script of most of the characters that belong to one script only; "simplified" where there are none."""
    known = _characters(grammar)
    distinct = set(string)
    if known.traditional.isdisjoint(distinct):
        return "simplified"
    if known.simplified.isdisjoint(distinct):
        return "traditional"
    times = Counter(string)
    traditional = sum(times[character] for character in known.traditional & distinct)
    return "traditional" if traditional > sum(times[character] for character in known.simplified & distinct) else "simplified"


def to_simplified(text: Text, grammar: Grammar) -> Text:
    """`text` in Simplified characters, as OpenCC's t2s converts it, with what the overlay of the grammar adds.

    Only runs that hold an ambiguous character are given to OpenCC as a whole; all other characters convert one by one.
    """
    string = text.string
    alone = {ord(character): _alone(character) for character in set(string) if not character.isascii()}
    converted, edits = _with_phrases(string, string.translate(alone), grammar)
    return text.mapped(_overlaid(converted, grammar)).edited(edits)
