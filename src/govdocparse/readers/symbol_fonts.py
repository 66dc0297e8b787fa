"""Characters of symbol fonts (Symbol, Wingdings) to the Unicode characters that they show."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from govdocparse.grammar import Grammar

# Programs keep the codes of symbol fonts in the private use area from here on.
_PRIVATE = 0xF000


def family(font: str | None, grammar: Grammar) -> str | None:
    """The symbol font that a name means, in small letters without blanks; None for any other font."""
    found = grammar.pattern("symbol_font").match(font) if font else None
    return found["family"].lower().replace(" ", "") if found else None


def drawn(text: str, font: str, grammar: Grammar) -> str:
    """Text in a symbol font as the characters that it shows; what is not known, or in another font, stays as it is."""
    known = tables(grammar).get(family(font, grammar) or "")
    return text.translate(known) if known else text


@cache
def tables(grammar: Grammar) -> Mapping[str, Mapping[int, str]]:
    """For each symbol font the characters by their codes, bare and in the private use area."""
    found: dict[str, dict[int, str]] = {}
    for row in grammar.table("symbol_fonts"):
        table = found.setdefault(row["font"], {})
        for code, character in enumerate(row["characters"], row["first"]):
            if character != " ":
                table[code] = table[_PRIVATE + code] = character
    return found
