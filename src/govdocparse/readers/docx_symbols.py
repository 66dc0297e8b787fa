"""Characters of symbol fonts (Symbol, Wingdings) to the Unicode characters that they show."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from govdocparse.grammar import Grammar
from govdocparse.readers.docx_xml import child, value

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

# Word keeps the codes of symbol fonts in the private use area from here on.
_PRIVATE = 0xF000


def symbol_font(properties: Element | None, grammar: Grammar) -> str | None:
    """The symbol font that run properties set, in small letters; None for any other font."""
    font = value(child(properties, "rFonts"), "ascii")
    return font.lower() if font and grammar.pattern("docx_symbol_font").match(font) else None


def drawn(text: str, font: str, grammar: Grammar) -> str:
    """Text in a symbol font as the characters that it shows; what is not known stays as it is."""
    return text.translate(_table(font.lower(), grammar))


@cache
def _table(font: str, grammar: Grammar) -> dict[int, str]:
    """From the codes of a font, bare or in the private use area, to characters."""
    table: dict[int, str] = {}
    for row in grammar.table("docx_symbols"):
        if row["font"] == font:
            for code, character in enumerate(row["characters"], row["first"]):
                if character != " ":
                    table[code] = table[_PRIVATE + code] = character
    return table
