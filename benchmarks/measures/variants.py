"""Any number of documents that differ, made from the source notices; the same ones each time."""

from __future__ import annotations

import random
from collections.abc import Iterator

import regex

from speed import samples

# Amounts and shares; dates and numbers of headings stay as they are, so that the document stays sound.
_FIGURE = regex.compile(r"(?<![\d.])\d+(?=(?:\.\d+)?\s?[万亿元%％家个人项名])")
_SECTION = regex.compile(r"^(?=[一二三四五六七八九十]{1,3}、)", regex.M)
_NUMERALS = "一二三四五六七八九十"
# One document in this many comes from the damaged page; repair takes ten times what parsing takes.
DAMAGED = 20


def variants(count: int) -> Iterator[str]:
    """So many documents: the head of a notice, some of its sections in any order and numbered anew, other figures."""
    sound: list[list[str]] = []
    damaged: list[list[str]] = []
    for name, text in samples().items():
        (damaged if "damaged" in name else sound).append(_SECTION.split(text))
    for number in range(count):
        head, *sections = damaged[0] if number % DAMAGED == 0 else sound[number % len(sound)]
        chance = random.Random(number)  # noqa: S311 - documents, no secrets
        chosen = chance.sample(sections, chance.randint(1, len(sections)))
        text = head + "".join(
            numeral + section[section.index("、") :] for numeral, section in zip(_NUMERALS, chosen, strict=False)
        )
        yield _FIGURE.sub(lambda match, chance=chance: _figure(match[0], chance), text)


def _figure(digits: str, chance: random.Random) -> str:
    """Another number of as many digits."""
    return str(chance.randint(10 ** (len(digits) - 1), 10 ** len(digits) - 1))
