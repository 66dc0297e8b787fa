"""Reads a damaged place: the text from one lost byte on in, the likeliest readings of what stood there out.

Behind a lost byte a page reads one byte off, until a byte below 0x80 or a second loss brings it back. A path through the
damaged place is one way in which it can have come about; it says which characters stood there, and its score is how well
they read. Paths go on in step, the unlikely ones are dropped, and they end where all of them are back in step.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from govdocparse.cleaning.bigrams import PAGE_SAMPLE, Fluency, table, tokens
from govdocparse.cleaning.gbk import EURO, Choice, Inventory, codes, inventory
from govdocparse.cleaning.glosses import Gloss, find, plain_syllable
from govdocparse.grammar import Grammar

LOST = "?\ufffd"
FREE = 0
WIDTH, WIDE = 40, 24.0
# What a guess costs, on the scale of logarithms of chances.
START, LITERAL, EATEN, SHOWN, SILENT, WRONG_GLOSS, NO_GLOSS, NAMED = -3.0, -5.0, -4.0, -3.0, -4.0, -8.0, -10.0, 2.0


class Run(NamedTuple):
    """`[start, end)` of the page restored to `text`; `doubtful` where something was lost that leaves no trace."""

    start: int
    end: int
    text: str
    doubtful: bool = False


class Path(NamedTuple):
    """One way to read the page up to `place`.

    `lead` is the first byte that waits for its second: None in step, FREE when it is not known either because the pair
    it stood in shows nothing; `trail` is then the byte before it. `before` are the last two tokens.
    """

    score: float
    place: int
    before: str
    lead: int | None = None
    trail: int = 0
    runs: tuple[Run, ...] = ()
    start: int = 0
    text: str = ""
    doubtful: bool = False
    broken: bool = False
    age: int = 0


class Page:
    """What the whole page tells about itself: its script, its width, its glosses, and how it reads."""

    def __init__(self, string: str, grammar: Grammar) -> None:
        self.string = string
        self.grammar = grammar
        self.glosses = find(string, grammar)
        self.gloss_at = {gloss.start: gloss for gloss in self.glosses}
        signs = {sign: codes().codes[sign] for name in ("cut_signs", "rare_cut_signs") for sign in grammar.lexicon(name)}
        self.cuts = {**signs, **{_narrow(sign): code for sign, code in signs.items()}}
        self.folded = sum(map(string.count, ",;:")) > sum(map(string.count, "，；："))

    @cached_property
    def inventory(self) -> Inventory:
        """The characters that the page can hold."""
        known = table()
        sample = self.string[:20_000]
        traditional = sum(ord(character) in known.variants for character in sample)
        return inventory(traditional=traditional > sum(character in known.simplified for character in sample))

    @cached_property
    def glossed(self) -> dict[str, set[str]]:
        """The characters that bear a gloss somewhere on the page, with their syllables."""
        found: dict[str, set[str]] = {}
        for gloss in self.glosses:
            found.setdefault(gloss.character, set()).add(gloss.plain)
        return found

    @cached_property
    def always_glossed(self) -> frozenset[str]:
        """The characters that never stand without a gloss on the page, and stand there more than once."""
        count = Counter(gloss.character for gloss in self.glosses)
        return frozenset(item for item, number in count.items() if number > 1 and number == self.string.count(item))

    @cached_property
    def fluency(self) -> Fluency:
        """How the page reads, without the damaged places themselves."""
        string = self.string[:PAGE_SAMPLE]
        for gloss in reversed(self.glosses):
            if gloss.end <= len(string):
                string = string[: gloss.start] + string[gloss.end :]
        string = self.grammar.pattern("around_cut").sub("¶", string)
        return Fluency(tokens(string, table().variants))

    def reads(self, character: str, syllable: str) -> bool:
        """Whether a gloss can be that of a character."""
        plain, _ = plain_syllable(syllable)
        return plain in self.glossed.get(character, ()) or plain in table().readings.get(character, ())


def _narrow(sign: str) -> str:
    return chr(ord(sign) - 0xFEE0) if sign >= "\uff01" else sign
