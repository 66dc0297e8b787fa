"""The damage run forward: sound text in, the text that the mirror site makes of it out.

The site replaces in the bytes of the page, wherever they stand: it cuts before the bytes of a sign and puts a gloss
behind the bytes of a glossed character, whether or not two characters share them. Then the page is read as GBK: a first
byte that has lost its second shows `?` and takes a byte below 0x40 with it; a pair without a character shows nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise, product

from govdocparse.cleaning.damage.fluency import narrow
from govdocparse.cleaning.damage.gbk import codes

# Stands in the bytes where the page is cut; no page holds it.
_CUT = b"\x00"


def comes_out(sound: str, damaged: str, cuts: Sequence[Iterable[int]], glosses: Mapping[str, str]) -> bool:
    """Whether sound text becomes this damaged text, at some order of the replacements.

    Each of `cuts` is a guess which signs the page is cut at. The width of signs is left aside, and so are glosses that
    both hold.
    """
    seen = _plain(damaged)
    signs = [[code.to_bytes(2, "big") for code in guess] for guess in cuts]
    bytes_of = {character: gloss.encode("gb18030") for character, gloss in sorted(glosses.items())}
    for guess, glosses_first, backwards, shown in product(signs, (False, True), (False, True), ("", "?")):
        pairs = list(bytes_of.items())
        stream = _replaced(_encoded(sound), guess, pairs[::-1] if backwards else pairs, glosses_first=glosses_first)
        if _plain(_decoded(stream, shown)) == seen:
            return True
    return False


def straddling(sound: str) -> set[str]:
    """The characters whose bytes two neighbours of the text share."""
    known, characters = codes().codes, codes().characters
    numbers = [known.get(character, 0) for character in sound]
    return {
        characters[pair]
        for first, second in pairwise(numbers)
        if (pair := (first & 0xFF) << 8 | second >> 8) in characters
    }


def _encoded(text: str) -> bytes:
    known = codes().codes
    return b"".join(
        known[character].to_bytes(2, "big") if character in known else character.encode("ascii", "replace")
        for character in text
    )


def _replaced(
    stream: bytes, signs: Iterable[bytes], glosses: Iterable[tuple[str, bytes]], *, glosses_first: bool
) -> bytes:
    """The stream with all its cuts and glosses."""
    known = codes().codes
    steps = [[(sign, _CUT + sign) for sign in signs]]
    steps.append(
        [(pair := known[character].to_bytes(2, "big"), pair + b"(" + gloss + b")") for character, gloss in glosses]
    )
    for step in reversed(steps) if glosses_first else steps:
        for old, new in step:
            stream = stream.replace(old, new)
    return stream


def _decoded(stream: bytes, shown: str) -> str:
    """The stream read as GBK; `shown` is what a pair without a character leaves."""
    characters = codes().characters
    text: list[str] = []
    place = 0
    while place < len(stream):
        byte = stream[place]
        following = stream[place + 1] if place + 1 < len(stream) else 0
        if byte < 0x81 or byte == 0xFF:
            text.append("€" if byte == 0x80 else chr(byte) if 0 < byte < 0x80 else "")
            place += 1
            continue
        if following < 0x40 or following in (0x7F, 0xFF):
            text.append("?")
        else:
            text.append(characters.get(byte << 8 | following, shown))
        place += 2
    return "".join(text)


def _plain(text: str) -> str:
    """Text for comparison: half-width signs, one sign for a lost byte, no line feeds at its ends."""
    return narrow(text).replace("\ufffd", "?").replace("\x80", "€").strip()
