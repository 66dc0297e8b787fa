"""Pinyin glosses: a text with 經(jīng)濟 in, the text with 經濟 out; a gloss belongs to the span of its character."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from govdocparse.grammar import Grammar
from govdocparse.text import Edit, Text

# A page with so many glosses that bear a tone is a glossed page, and one without a tone (們(men)) is one of them.
MANY = 10
LETTERS = str.maketrans({"ɑ": "a", "ɡ": "g"})


class Gloss(NamedTuple):
    """A bracketed syllable at `[start, end)` behind `character`; `plain` is the syllable without its tone."""

    start: int
    end: int
    character: str
    plain: str
    toned: bool


def remove(text: Text, grammar: Grammar) -> tuple[Text, int]:
    """The text without its glosses, and how many there were; brackets that are no glosses stay."""
    edits = [Edit(gloss.start, gloss.end, "") for gloss in find(text.string, grammar)]
    return text.edited(edits), len(edits)


def find(string: str, grammar: Grammar) -> list[Gloss]:
    """All glosses of a page.

    A syllable with a tone is one wherever it stands. One without, as (de) or (min), could be a word or a unit: it is
    one only on a page full of glosses, or where nearly every such character of the page has the same one behind it.
    """
    # What stands behind the brackets of a page: asked first, for speed.
    behind = {piece[:1] for bracket in "(（" for piece in string.split(bracket)[1:]}
    if grammar.pattern("gloss_opens").search("".join(behind)) is None:
        return []
    found = list(_candidates(string, grammar))
    toned = sum(gloss.toned for gloss in found)
    if toned == len(found):
        return found
    weak = Counter((gloss.character, gloss.plain) for gloss in found if not gloss.toned and len(gloss.plain) > 1)
    constant = {pair for pair, count in weak.items() if count > 1 and count >= 0.8 * string.count(pair[0])}
    if toned < MANY and sum(weak[pair] for pair in constant) < MANY:
        return [gloss for gloss in found if gloss.toned]
    accepted = weak.keys() if toned >= MANY else constant
    return [gloss for gloss in found if gloss.toned or (gloss.character, gloss.plain) in accepted]


def plain_syllable(syllable: str) -> tuple[str, bool]:
    """A syllable without its tone, and whether it had one; 注音 stays as it is and counts as toned."""
    if syllable[0] > "\u3100":
        return syllable, True
    letters = unicodedata.normalize("NFD", syllable.translate(LETTERS))
    kept = "".join(letter for letter in letters if letter in "\u0302\u0308" or not unicodedata.combining(letter))
    return unicodedata.normalize("NFC", kept), len(kept) < len(letters)


def _candidates(string: str, grammar: Grammar) -> Iterator[Gloss]:
    legal = _legal(grammar)
    known: dict[str, tuple[str, bool]] = {}
    for match in grammar.pattern("gloss").finditer(string):
        syllable = match["syllable"]
        if syllable not in known:
            known[syllable] = plain_syllable(syllable)
        plain, toned = known[syllable]
        if plain in legal or plain[0] > "\u3100":
            yield Gloss(match.start(), match.end(), string[match.start() - 1], plain, toned)


@cache
def _legal(grammar: Grammar) -> frozenset[str]:
    return frozenset(grammar.lexicon("pinyin"))
