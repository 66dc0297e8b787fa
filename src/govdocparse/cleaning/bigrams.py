"""How well a run of Chinese reads: characters given the one or two before them, by a shipped table and the page itself.

The table (`bigrams.txt.xz`, built by `benchmarks/build_bigrams.py`, which names each source) holds counts only: of
Chinese laws and official documents (free of copyright, PRC Copyright Law art. 5) and of the words of the jieba
dictionary (MIT). Its variants are those of OpenCC (Apache-2.0), its readings those of pypinyin (MIT). It is loaded when
a page shows damage, and never otherwise.
"""

from __future__ import annotations

import lzma
from bisect import bisect_left
from collections import Counter, defaultdict
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from math import log
from typing import NamedTuple

import regex

LEVEL_BASE, LEVEL_STEP = 0.01, 1.8
# What a context gives to tokens that were not counted behind it: so much for each one that was, and so much anyway.
SPREAD = (0, 0.3, 0.3)
REST = 0.5
# What a character costs that has been counted with neither of its neighbours.
ISOLATED = 3.0
PAGE_WEIGHT = 8.0
PAGE_SHARE = 0.5
PAGE_SAMPLE = 300_000

_WIDTH = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)}
_INDENT = regex.compile(r"\u3000{2,}")
_BLANK = regex.compile(r"[\p{Zs}\t\p{Cf}]+")
_LATIN = regex.compile(r"[A-Za-z]+")
_DIGITS = regex.compile(r"[0-9]+")
_LINES = regex.compile(r"\s+")


def tokens(string: str, variants: dict[int, str] | None = None) -> str:
    """One character a token: Simplified, half-width, `a` for Latin, `0` for digits, `¶` for line ends, no blanks."""
    string = string.translate(_WIDTH)
    if variants:
        string = string.translate(variants)
    string = _INDENT.sub("\n", string)
    string = _DIGITS.sub("0", _LATIN.sub("a", _BLANK.sub("", string)))
    lined: str = _LINES.sub("¶", string)
    return lined


class Row(NamedTuple):
    """What follows one context: counts by token, their sum, and what the context leaves to tokens that are not here."""

    counts: dict[str, float]
    total: float
    rest: float


class Table:
    """The shipped counts: rows of successors by the one or two characters before them."""

    def __init__(self, content: str) -> None:
        lines = content.split("\n")
        start = lines.index("")
        head = dict(line.split("\t", 1) for line in lines[:start] if "\t" in line)
        pairs = head["variants"]
        self.variants = {ord(pairs[index]): pairs[index + 1] for index in range(0, len(pairs), 2)}
        self.simplified = frozenset(head["simplified"])
        self.readings: dict[str, frozenset[str]] = {}
        for group in head["readings"].split(" "):
            syllable = group.rstrip("".join(filter(_is_han, group)))
            for character in group[len(syllable) :]:
                self.readings[character] = self.readings.get(character, frozenset()) | {syllable}
        self._rows = lines[start + 1 :]
        self.row = lru_cache(maxsize=20_000)(self._row)
        self.single = self._row("").counts

    def _row(self, before: str) -> Row:
        """The successors of `before`."""
        key = before + "\t"
        place = bisect_left(self._rows, key)
        counts: dict[str, float] = {}
        rest = REST
        if place < len(self._rows) and self._rows[place].startswith(key):
            count = 0.0
            for token in self._rows[place][len(key) + 1 :]:
                if "A" <= token <= "Z":
                    count = _count(token)
                else:
                    counts[token] = count
            rest += _count(self._rows[place][len(key)]) + SPREAD[len(before)] * len(counts)
        return Row(counts, sum(counts.values()), rest)


class _Context(NamedTuple):
    """What two tokens tell of the next: counts of the table and what they leave to rarer tokens, for one and for both.

    `joined` says that the second is no character, or one that has been counted behind the first.
    """

    one: dict[str, float]
    one_left: float
    one_all: float
    both: dict[str, float]
    both_left: float
    both_all: float
    joined: bool


class Fluency:
    """How well tokens read one after the other on one page."""

    def __init__(self, page: str) -> None:
        self.table = table()
        self._page = [
            dict(Counter(page[start : start + size] for start in range(len(page) - size + 1))) for size in (1, 2, 3)
        ]
        self._all = sum(self.table.single.values())
        self._size = len(page) + 1
        self._single: dict[str, float] = {}
        self._contexts: dict[str, _Context] = {}
        self._likely: dict[str, list[str]] = {}

    def after(self, before: str, token: str) -> float:
        """The logarithm of the chance that `token` follows the two tokens `before`."""
        chance = self._single.get(token) or self._alone(token)
        context = self._contexts.get(before) or self._context(before)
        one = context.one.get(token, 0.0) + PAGE_WEIGHT * self._page[1].get(before[-1] + token, 0)
        both = context.both.get(token, 0.0) + PAGE_WEIGHT * self._page[2].get(before + token, 0)
        chance = (one + context.one_left * chance) / context.one_all
        chance = (both + context.both_left * chance) / context.both_all
        return log(chance) if one or context.joined else log(chance) - ISOLATED

    def _alone(self, token: str) -> float:
        known = (self.table.single.get(token, 0.0) + 0.02) / self._all
        here = self._page[0].get(token, 0) / self._size
        chance = (1 - PAGE_SHARE) * known + PAGE_SHARE * here
        self._single[token] = chance
        return chance

    def _context(self, before: str) -> _Context:
        last = before[-1]
        one, both = self.table.row(last), self.table.row(before)
        one_here, both_here = (PAGE_WEIGHT * self._page[size - 1].get(before[-size:], 0) for size in (1, 2))
        context = _Context(
            one.counts,
            one.rest,
            one.total + one.rest + one_here,
            both.counts,
            both.rest,
            both.total + both.rest + both_here,
            not _is_han(last) or self.follows(before[0] * 2, last),
        )
        self._contexts[before] = context
        return context

    def follows(self, before: str, token: str) -> bool:
        """Whether `token` has been counted behind the last of the two tokens `before`."""
        return token in self.table.row(before[-1]).counts or before[-1] + token in self._page[1]

    def likely(self, before: str, number: int) -> list[str]:
        """The tokens that most likely follow the two tokens `before`, the likeliest first."""
        if before in self._likely:
            return self._likely[before]
        found = {
            token
            for counts in (
                self.table.row(before).counts,
                self.table.row(before[-1]).counts,
                self._followers[before[-1]],
            )
            for token in sorted(counts, key=counts.__getitem__, reverse=True)[:number]
        }
        self._likely[before] = sorted(found, key=lambda token: (-self.after(before, token), token))[:number]
        return self._likely[before]

    @cached_property
    def _followers(self) -> defaultdict[str, dict[str, float]]:
        found: defaultdict[str, dict[str, float]] = defaultdict(dict)
        for pair, count in self._page[1].items():
            found[pair[0]][pair[1]] = count
        return found


def _count(level: str) -> float:
    return LEVEL_BASE * LEVEL_STEP ** (ord(level) - 65)


def _is_han(character: str) -> bool:
    return character >= "\u3400"


@cache
def table() -> Table:
    """The shipped table, loaded once a process."""
    data = (files(__package__) / "bigrams.txt.xz").read_bytes()
    return Table(lzma.decompress(data).decode("utf-8"))
