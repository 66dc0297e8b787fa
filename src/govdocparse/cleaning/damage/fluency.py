"""How well a run of Chinese reads: characters given up to three before them, by a shipped table and the page itself.

The table (`fluency.txt.xz`, built by `benchmarks/build_fluency.py`, which names each source) holds counts only: of
Chinese laws and official documents (free of copyright, PRC Copyright Law art. 5) and of the words of the jieba
dictionary (MIT). Its variants are those of OpenCC (Apache-2.0), its readings those of pypinyin (MIT). It is loaded when
a page shows damage, and never otherwise.
"""

from __future__ import annotations

import lzma
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files
from math import exp, log
from typing import NamedTuple

import regex

LEVEL_BASE, LEVEL_STEP = 0.01, 1.8
# How many tokens tell of the next one.
CONTEXT = 3
# What stands before the first token, and the signs behind which a sentence begins: what it goes on from tells nothing.
BEGINNING = "¶" * CONTEXT
ENDS = "¶。;!?"
# By the number of tokens in a context: what it leaves to tokens that were not counted behind it, for each one that was,
# in the table and on the page; what one count of the page is worth; and what is left anyway.
SPREAD, PAGE_SPREAD, PAGE_WEIGHT = (0.0, 4.0, 3.0, 4.0), (0.0, 12.0, 8.0, 8.0), (0.0, 30.0, 20.0, 15.0)
REST = 0.3
# What a run of the page that has stood behind one character so often counts for in shorter contexts, as a power.
PAGE_POWER = 0.6
# What a character costs that has been counted with neither of its neighbours.
ISOLATED = 3.0
ALONE = exp(-ISOLATED)
PAGE_SHARE = 0.5
# How many of the tokens that follow a context are guessed.
LIKELY = 40
PAGE_SAMPLE = 300_000

_NARROW = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)}
_INDENT = regex.compile(r"\u3000{2,}")
_BLANK = regex.compile(r"[\p{Zs}\t\p{Cf}]+")
_LATIN = regex.compile(r"[A-Za-z]+")
_DIGITS = regex.compile(r"[0-9]+")
_LINES = regex.compile(r"\s+")


def narrow(string: str) -> str:
    """A string with half-width signs, letters and digits for full-width ones."""
    return string.translate(_NARROW)


def tokens(string: str, variants: dict[int, str] | None = None) -> str:
    """One character a token: Simplified, half-width, `a` for Latin, `0` for digits, `¶` for line ends, no blanks."""
    string = narrow(string)
    if variants:
        string = string.translate(variants)
    string = _INDENT.sub("\n", string)
    string = _DIGITS.sub("0", _LATIN.sub("a", _BLANK.sub("", string)))
    lined: str = _LINES.sub("¶", string)
    return lined


def read_on(before: str, token: str) -> str:
    """The tokens that tell of the next one when `token` has been read behind `before`."""
    return ((BEGINNING if token in ENDS else before) + token)[-CONTEXT:]


class Row(NamedTuple):
    """What follows one context: counts by token, their sum, and what the context leaves to tokens that are not here."""

    counts: dict[str, float]
    total: float
    rest: float


class Table:
    """The shipped counts: rows of successors by the characters before them, up to three."""

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
    """What the last tokens tell of the next: how often each has followed, what is left to rarer ones, and all of it."""

    counts: dict[str, float]
    left: float
    all: float


class Fluency:
    """How well tokens read one after the other on one page."""

    def __init__(self, page: str) -> None:
        self.table = table()
        self._page: list[defaultdict[str, dict[str, float]]] = [defaultdict(dict) for _ in range(CONTEXT + 1)]
        whole = Counter(page[start : start + CONTEXT + 1] for start in range(len(page) - CONTEXT))
        grams: dict[str, float] = {gram: float(number) for gram, number in whole.items()}
        for size in range(CONTEXT, -1, -1):
            behind: defaultdict[str, float] = defaultdict(float)
            for gram, number in grams.items():
                self._page[size][gram[:-1]][gram[-1]] = number
                behind[gram[1:]] += number**PAGE_POWER
            grams = behind
        self._all = sum(self.table.single.values())
        self._size = len(page) + 1
        self._alone: dict[str, float] = {}
        self._contexts: dict[str, _Context] = {}
        self._before: dict[str, tuple[_Context, _Context, _Context, bool]] = {}
        self._common: dict[str, list[str]] = {}
        self._likely: dict[str, list[str]] = {}

    def after(self, before: str, token: str) -> float:
        """The logarithm of the chance that `token` follows the tokens `before`."""
        one, two, three, joined = self._before.get(before) or self._look_back(before)
        chance = self._alone.get(token) or self._chance(token)
        chance = (one.counts.get(token, 0.0) + one.left * chance) / one.all
        chance = (two.counts.get(token, 0.0) + two.left * chance) / two.all
        chance = (three.counts.get(token, 0.0) + three.left * chance) / three.all
        return log(chance) if joined or token in one.counts else log(chance) - ISOLATED

    def readable(self, before: str, tokens: Iterable[str], floor: float) -> list[bool]:
        """Of each token whether the logarithm of the chance that it follows the tokens `before` is at least `floor`."""
        one, two, three, joined = self._before.get(before) or self._look_back(before)
        counts, more, most = one.counts, two.counts, three.counts
        rest = two.left / two.all, three.left / three.all
        known = self._alone
        least = exp(floor)
        found = []
        for token in tokens:
            chance = (counts.get(token, 0.0) + one.left * (known.get(token) or self._chance(token))) / one.all
            chance = more.get(token, 0.0) / two.all + rest[0] * chance
            chance = most.get(token, 0.0) / three.all + rest[1] * chance
            found.append(chance >= least and (joined or token in counts or chance * ALONE >= least))
        return found

    def follows(self, before: str, token: str) -> bool:
        """Whether `token` has been counted behind the last of the tokens `before`."""
        return token in self._context(before[-1]).counts

    def likely(self, before: str) -> list[str]:
        """The tokens that most likely follow the tokens `before`, the likeliest first."""
        known = self._likely.get(before)
        if known is None:
            found = {token for size in range(1, CONTEXT + 1) for token in self._frequent(before[-size:])}
            known = sorted(found, key=lambda token: (-self.after(before, token), token))[:LIKELY]
            self._likely[before] = known
        return known

    def _frequent(self, before: str) -> list[str]:
        """The tokens that have followed most often."""
        known = self._common.get(before)
        if known is None:
            counts = self._context(before).counts
            known = self._common[before] = sorted(counts, key=counts.__getitem__, reverse=True)[:LIKELY]
        return known

    def _chance(self, token: str) -> float:
        chance = (1 - PAGE_SHARE) * (self.table.single.get(token, 0.0) + 0.02) / self._all
        chance += PAGE_SHARE * self._page[0][""].get(token, 0) / self._size
        self._alone[token] = chance
        return chance

    def _look_back(self, before: str) -> tuple[_Context, _Context, _Context, bool]:
        one, two, three = (self._context(before[-size:]) for size in range(1, CONTEXT + 1))
        last = before[-1]
        joined = not _is_han(last) or (_is_han(before[-2]) and self.follows(before[:-1], last))
        self._before[before] = one, two, three, joined
        return self._before[before]

    def _context(self, before: str) -> _Context:
        """What is known to follow some characters, in the shipped counts and on the page; kept once it is made."""
        known = self._contexts.get(before)
        if known is not None:
            return known
        row = self.table.row(before)
        size = len(before)
        here = self._page[size].get(before, {})
        counts = row.counts
        if here:
            weight = PAGE_WEIGHT[size]
            counts = counts | {token: counts.get(token, 0.0) + weight * number for token, number in here.items()}
        left = row.rest + PAGE_SPREAD[size] * len(here)
        whole = row.total + left + PAGE_WEIGHT[size] * sum(here.values())
        self._contexts[before] = _Context(counts, left, whole)
        return self._contexts[before]


def _count(level: str) -> float:
    return LEVEL_BASE * LEVEL_STEP ** (ord(level) - 65)


def _is_han(character: str) -> bool:
    return character >= "\u3400"


@cache
def table() -> Table:
    """The shipped table, loaded once a process."""
    data = (files(__package__) / "fluency.txt.xz").read_bytes()
    return Table(lzma.decompress(data).decode("utf-8"))
