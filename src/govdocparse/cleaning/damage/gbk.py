"""GBK as a page was written in it: characters to codes and back, and which characters share a byte.

A code is the two bytes of a character as one number. A pair of bytes without a character (the user-defined areas)
decodes to nothing, as it does on the pages.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import NamedTuple

from govdocparse.cleaning.damage.fluency import Table, table

EURO = "€\x80"
# What a lost byte shows.
LOST = "?\ufffd"
# Codes that decoders write in two ways.
_OTHER_SIGNS = {"・": 0xA1A4, "―": 0xA1AA, "〜": 0xA1AB, "￠": 0xA1E9, "∶": 0xA1C3}
_SIGNS = "\u3000。，、；：？！“”‘’（）《》〈〉〔〕【】—…·％．０１２３４５６７８９"
# A character that is counted less in the table is not guessed.
RARE = 0.3


class Codes(NamedTuple):
    """`characters` by code, `codes` by character, and the codes without a character, which show nothing on a page.

    Private-use characters have codes but are no characters.
    """

    characters: dict[int, str]
    codes: dict[str, int]
    empty: frozenset[int]


@cache
def codes() -> Codes:
    """All two-byte codes of GBK."""
    numbers = [lead << 8 | trail for lead in range(0x81, 0xFF) for trail in (*range(0x40, 0x7F), *range(0x80, 0xFF))]
    written = b"".join(number.to_bytes(2, "big") for number in numbers).decode("gb18030")
    pairs = list(zip(numbers, written, strict=True))
    characters = {number: character for number, character in pairs if not _is_private(character)}
    by_character = _OTHER_SIGNS | {character: number for number, character in pairs}
    return Codes(characters, by_character, frozenset(set(numbers).difference(characters)))


def _is_private(character: str) -> bool:
    return "\ue000" <= character <= "\uf8ff"


class Choice(NamedTuple):
    """A character that can stand at a place, its code and token; a `foreign` one is of the script of other pages."""

    character: str
    code: int
    token: str
    foreign: bool = False


class Inventory:
    """The characters that a page of one script can hold, by the one byte of them that is known."""

    def __init__(self, *, traditional: bool) -> None:
        known, all_codes = table(), codes()
        self.by_code: dict[int, Choice] = {}
        self.by_lead: defaultdict[int, list[Choice]] = defaultdict(list)
        self.by_trail: defaultdict[int, list[Choice]] = defaultdict(list)
        self.by_token: defaultdict[str, list[Choice]] = defaultdict(list)
        self.before_empty: defaultdict[int, list[Choice]] = defaultdict(list)
        self._traditional = traditional
        opening = {code >> 8 for code in all_codes.empty}
        for code, character in all_codes.characters.items():
            if (token := _token(character, known, traditional=traditional)) is None:
                continue
            choice = Choice(character, code, token)
            self.by_code[code] = choice
            self.by_lead[code >> 8].append(choice)
            self.by_trail[code & 0xFF].append(choice)
            self.by_token[token].append(choice)
            if code & 0xFF in opening:
                self.before_empty[code >> 8].append(choice)

    def is_foreign(self, character: str) -> bool:
        """Whether a character is of the other script only."""
        known = table()
        return character in known.simplified if self._traditional else ord(character) in known.variants


def _token(character: str, known: Table, *, traditional: bool) -> str | None:
    """The token of a character that can stand on a page of the script, None of another one."""
    if character in _SIGNS:
        return chr(ord(character) - 0xFEE0) if character >= "\uff01" else character
    token = known.variants.get(ord(character), character)
    if known.single.get(token, 0.0) < RARE or not "\u4e00" <= character <= "\u9fff":
        return None
    return None if (character in known.simplified if traditional else token != character) else token


@cache
def inventory(*, traditional: bool) -> Inventory:
    """The inventory of one script, made once a process."""
    return Inventory(traditional=traditional)
