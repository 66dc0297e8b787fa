"""Some characters -> where they stand in a string: what a rule cannot do without, found in one cheap pass.

Compiled, a pass is a loop over a table of code points, a third of the time that an engine takes for a set. Plain Python
leaves it to `re`, whose set is faster than a loop there. Both find the same, which is tested.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Final, cast, final

import regex

from govdocparse.asked import Asked
from govdocparse.signs import DIGIT

if TYPE_CHECKING:
    from mypy_extensions import i64  # an integer of the machine where this is compiled

# What is compiled has no source beside it that runs.
COMPILED: Final = not __file__.endswith(".py")


@final
class Starts:
    """Some characters, at least one; a word gives each of its own."""

    __slots__ = ("_finditer", "_table")

    def __init__(self, words: Iterable[str]) -> None:
        signs = sorted(set("".join(words)))
        table = bytearray(ord(signs[-1]) + 1)
        for sign in signs:
            table[ord(sign)] = 1
        self._table = bytes(table)
        self._finditer = re.compile(f"[{re.escape(''.join(signs))}]").finditer

    def places(self, string: str, start: int, end: int) -> list[int]:
        """Where one of them stands in `[start, end)` of a string, in order."""
        return self.scanned(string, start, end) if COMPILED else self.searched(string, start, end)

    def scanned(self, string: str, start: int, end: int) -> list[int]:
        """What `places` says, by a loop."""
        table = self._table
        size: i64 = len(table)
        place: i64 = start
        stop: i64 = end
        found: list[int] = []
        while place < stop:
            code: i64 = ord(string[place])
            if code < size and table[code] != 0:
                found.append(place)
            place += 1
        return found

    def searched(self, string: str, start: int, end: int) -> list[int]:
        """What `places` says, by the engine."""
        return [match.start() for match in self._finditer(string, start, end)]

    def behind_last(self, string: str, start: int, end: int) -> int:
        """The place behind the last of them in `[start, end)`, or `start`: few characters, where a loop is best."""
        table = self._table
        size: i64 = len(table)
        first: i64 = start
        place: i64 = end
        while place > first:
            code: i64 = ord(string[place - 1])
            if code < size and table[code] != 0:
                break
            place -= 1
        return place


@final
class Heads:
    """What the matches of any of some rules begin with; anything, where one of them does not show it (signs.py).

    Asked before several rules that nearly never match, so that a user's own words for them are never passed over.
    """

    __slots__ = ("_any", "_digits", "_signs")

    def __init__(self, rules: Sequence[Asked]) -> None:
        self._signs = frozenset(chain.from_iterable(rule.heads for rule in rules))
        self._digits = DIGIT in self._signs
        self._any = not all(rule.heads for rule in rules)

    def at(self, string: str, place: int) -> bool:
        """Whether a match may begin at a place of a string."""
        if place >= len(string):
            return False
        first = string[place]
        return self._any or first in self._signs or (self._digits and first.isdecimal())


@final
class Opened:
    """A rule whose matches begin with one of a few characters: it is asked only where one of these stands.

    They are read in its pattern (signs.py); where a user's own pattern does not show them it is asked everywhere.
    """

    __slots__ = ("_rule", "_starts")

    def __init__(self, rule: Asked) -> None:
        self._rule = rule
        self._starts = Starts(rule.heads) if rule.heads and DIGIT not in rule.heads else None

    def search(self, string: str, start: int) -> regex.Match[str] | None:
        """The first match that begins at `start` or behind it."""
        if self._starts is None:
            return cast("regex.Match[str] | None", self._rule.search(string, start))
        for place in self._starts.places(string, start, len(string)):
            if found := self._rule.match(string, place):
                return cast("regex.Match[str]", found)
        return None

    def all(self, string: str) -> list[regex.Match[str]]:
        """What `finditer` finds, none of which is empty."""
        if self._starts is None:
            return list(self._rule.finditer(string))
        found: list[regex.Match[str]] = []
        done = 0
        for place in self._starts.places(string, 0, len(string)):
            if place >= done and (match := self._rule.match(string, place)):
                found.append(match)
                done = match.end()
        return found
