"""Words that hold a numeral and count nothing: 一次性, 五个统一, 大陆, 队伍."""

from __future__ import annotations

from typing import Final

from govdocparse.grammar import Grammar

# How much of a word is looked at first.
_OPENING: Final = 2
_CAPITALS: Final = frozenset("陆伍")


class Words:
    """Knows such words by the rules of one grammar."""

    def __init__(self, grammar: Grammar) -> None:
        self._here = grammar.pattern("lookalike_here").match
        self._head = grammar.pattern("lookalike_head").match
        self._openings = frozenset(word[:_OPENING] for word in grammar.lexicon("numeral_words"))
        self._ended = frozenset(grammar.lexicon("capital_words"))

    def begins(self, string: str, start: int) -> bool:
        """Whether the Chinese numeral at `start` begins a word or a slogan: 一次性, 五个统一."""
        if string[start : start + _OPENING] in self._openings or self._head(string, start):
            return self._here(string, start) is not None
        return False

    def ends(self, string: str, start: int) -> bool:
        """Whether the capital numeral at `start` ends a word: 陆 of 大陆."""
        return string[start] in _CAPITALS and string[start - 1 : start + 1] in self._ended
