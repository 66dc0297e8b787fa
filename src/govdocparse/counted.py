"""A number of things, as messages say it: 1 fact, 2 facts, 2 quantities."""

from __future__ import annotations


def counted(number: int, noun: str) -> str:
    """The number with the noun, which is given in the singular."""
    if number == 1:
        return f"1 {noun}"
    return f"{number} {noun.removesuffix('y')}ies" if noun.endswith("y") else f"{number} {noun}s"
