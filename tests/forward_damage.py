"""What a mirror site does to a page, done to sound text: the model that damage.restore is tested against.

Written apart from the package, on the bytes of the whole page, and it remembers which character each byte came from. A
page of Traditional text goes in; out come the damaged page and its damaged runs with what stood there.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

CUT = 0
SIGNS = "，。；？"
TONES = {"a": "āáǎà", "e": "ēéěè", "i": "īíǐì", "o": "ōóǒò", "u": "ūúǔù", "ü": "ǖǘǚǜ"}
FOLDED = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)}


class Damaged(NamedTuple):
    """A damaged page, its damaged runs as `[start, end)`, and the place in the sound text of each sound character."""

    text: str
    runs: tuple[tuple[int, int], ...]
    places: Mapping[int, int]

    def stood(self, sound: str, start: int, end: int) -> str:
        """What stood at `[start, end)`, a stretch between sound characters."""
        ends = (place for place in range(end, len(self.text) + 1) if place in self.places)
        return sound[self.places[start] : self.places[next(ends)]]


class _Unit(NamedTuple):
    """One character as it is read, the sound character it begins in (-1 for an inserted one), and whether it is that."""

    text: str
    origin: int
    whole: bool


def damage(
    sound: str, glosses: Mapping[str, str], signs: str = SIGNS, *, folded: bool = True, shown: str = ""
) -> Damaged:
    """The page that comes of `sound` where `glosses` are put behind characters and the page is cut at `signs`.

    `folded` says whether the page has half-width signs at last, `shown` what a pair without a character leaves.
    """
    stream = bytearray()
    origins: list[int] = []
    for index, character in enumerate(sound):
        code = character.encode("gb18030")
        if len(code) > 2:
            raise ValueError(f"{character} is not in GBK")
        stream += code
        origins += [index] * len(code)
    for sign in signs:
        _insert(stream, origins, sign.encode("gbk"), 0, bytes([CUT]))
    for character, gloss in glosses.items():
        _insert(stream, origins, character.encode("gbk"), 2, b"(" + gloss.encode("gb18030") + b")")
    return _page(sound, _units(stream, origins, shown), folded=folded)


def random_glosses(sound: str, readings: Mapping[str, Sequence[str]], number: int, seed: int) -> dict[str, str]:
    """Some of the characters of a page that can bear a gloss, each with one, as a site might have chosen them."""
    chosen = random.Random(seed)
    able = sorted({character for character in sound if character in readings})
    picked = chosen.sample(able, min(number, len(able)))
    return {character: _toned(chosen.choice(sorted(readings[character])), chosen) for character in picked}


def _toned(plain: str, chosen: random.Random) -> str:
    for vowel in "aeoiuü":
        if vowel in plain:
            return plain.replace(vowel, chosen.choice(TONES[vowel]), 1)
    return plain


def _insert(stream: bytearray, origins: list[int], pair: bytes, offset: int, piece: bytes) -> None:
    place = stream.find(pair)
    while place >= 0:
        stream[place + offset : place + offset] = piece
        origins[place + offset : place + offset] = [-1] * len(piece)
        place = stream.find(pair, place + 2 + len(piece))


def _units(stream: bytearray, origins: list[int], shown: str) -> list[_Unit]:
    """The stream read as GBK."""
    size_of = Counter(origins)
    units: list[_Unit] = []
    place = 0
    while place < len(stream):
        size = 2 if 0x81 <= stream[place] <= 0xFE and place + 1 < len(stream) else 1
        own = [origin for origin in origins[place : place + size] if origin >= 0]
        whole = len(own) == size and len(set(own)) == 1 and size_of[own[0]] == size
        units.append(_Unit(_read(bytes(stream[place : place + size]), shown), min(own, default=-1), whole))
        place += size
    return units


def _read(pair: bytes, shown: str) -> str:
    if len(pair) == 1:
        return "€" if pair == b"\x80" else chr(pair[0]) if CUT < pair[0] < 0x80 else "?" if pair[0] > 0x80 else ""
    if pair[1] < 0x40 or pair[1] in (0x7F, 0xFF):
        return "?"
    character = pair.decode("gb18030")
    return shown if "\ue000" <= character <= "\uf8ff" else character


def _page(sound: str, units: Sequence[_Unit], *, folded: bool) -> Damaged:
    """The page of the units; a run goes from the first to the last of neighbouring ones that are not whole."""
    text: list[str] = []
    runs: list[tuple[int, int]] = []
    places: dict[int, int] = {}
    place, start, end = 0, -1, -1
    for unit in units:
        if unit.whole:
            if start >= 0:
                runs.append((start, end))
            start = -1
            places[place] = unit.origin
        elif unit.origin >= 0:
            start = place if start < 0 else start
            end = place + len(unit.text)
        text.append(unit.text.translate(FOLDED) if folded else unit.text)
        place += len(unit.text)
    if start >= 0:
        runs.append((start, end))
    places[place] = len(sound)
    return Damaged("".join(text), tuple(runs), places)
