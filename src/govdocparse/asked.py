"""A compiled pattern and its signs -> the same pattern, which is asked only where it can find something."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, cast, final

import regex

from govdocparse.signs import DIGIT, Signs
from govdocparse.strings import holds_any

_NO_END: Final = (1 << 62) - 1


@final
class Asked:
    """What a compiled pattern finds.

    Its words are looked for where the whole string is asked. A pattern that is asked for one place after another in a
    long one must not have it looked through each time.
    """

    __slots__ = ("_digits", "_heads", "_match", "_pattern", "_search", "_words", "groupindex", "heads")

    def __init__(self, pattern: regex.Pattern[str], signs: Signs) -> None:
        self._pattern = pattern
        self._match: Callable[..., Any] = pattern.match
        self._search: Callable[..., Any] = pattern.search
        self._words = signs.words
        self.heads = signs.heads
        self._heads = frozenset(signs.heads)
        self._digits = DIGIT in signs.heads
        self.groupindex = cast("Mapping[str, int]", pattern.groupindex)

    def match(self, string: str, pos: int = 0, endpos: int = _NO_END) -> Any:
        """As of the pattern."""
        if self._heads and not self._may_begin(string, pos):
            return None
        if pos > 0 or endpos < _NO_END:
            return self._match(string, pos, endpos)
        return self._match(string) if self.may_find(string) else None

    def search(self, string: str, pos: int = 0, endpos: int = _NO_END) -> Any:
        """As of the pattern."""
        if pos > 0 or endpos < _NO_END:
            return self._search(string, pos, endpos)
        return self._search(string) if self.may_find(string) else None

    def fullmatch(self, string: str, pos: int = 0, endpos: int = _NO_END) -> Any:
        """As of the pattern."""
        if pos > 0 or endpos < _NO_END or self.may_find(string):
            return self._pattern.fullmatch(string, pos, endpos)
        return None

    def finditer(self, string: str, pos: int = 0, endpos: int = _NO_END) -> Iterator[Any]:
        """As of the pattern."""
        if pos > 0 or endpos < _NO_END or self.may_find(string):
            return cast("Iterator[Any]", self._pattern.finditer(string, pos, endpos))
        return iter(())

    def findall(self, string: str, pos: int = 0, endpos: int = _NO_END) -> list[Any]:
        """As of the pattern."""
        if pos > 0 or endpos < _NO_END or self.may_find(string):
            return cast("list[Any]", self._pattern.findall(string, pos, endpos))
        return []

    def sub(self, replacement: str | Callable[[Any], str], string: str) -> str:
        """As of the pattern."""
        return cast("str", self._pattern.sub(replacement, string)) if self.may_find(string) else string

    def split(self, string: str) -> list[Any]:
        """As of the pattern."""
        return cast("list[Any]", self._pattern.split(string)) if self.may_find(string) else [string]

    def _may_begin(self, string: str, place: int) -> bool:
        """Whether a match may begin at a place; one of a pattern with heads is not empty."""
        if place >= len(string):
            return False
        first = string[place]
        return first in self._heads or (self._digits and first.isdecimal())

    def may_find(self, string: str) -> bool:
        """Whether a string holds what every match of the pattern does."""
        return not self._words or holds_any(string, self._words)
