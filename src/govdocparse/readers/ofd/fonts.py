"""Fonts of an OFD file (GB/T 33190 §11.1): which are symbol fonts, and which glyphs stand for no character."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from govdocparse.grammar import Grammar
from govdocparse.readers.ofd.package import Package, child, children, resolved, text_of
from govdocparse.readers.symbol_fonts import family, tables

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_NO_SYMBOLS: Mapping[int, str] = MappingProxyType({})
# What stands in the text for a glyph that is no character (§11.4), and for one that nobody knows.
_UNNAMED = "¤\ufffd"
_PRIVATE, _BEHIND_PRIVATE = "\ue000", "\uf8ff"


class Fonts:
    """The symbol fonts of one document by their ids, as its resources name them."""

    def __init__(self, package: Package, path: str, common: Element | None, grammar: Grammar) -> None:
        self._symbols: dict[str, Mapping[int, str]] = {}
        for kind in ("PublicRes", "DocumentRes"):
            for location in children(common, kind):
                root = package.optional(resolved(path, text_of(location)))
                for font in (each for fonts in children(root, "Fonts") for each in children(fonts, "Font")):
                    known = family(font.get("FontName"), grammar)
                    if known is not None:
                        self._symbols[font.get("ID") or ""] = tables(grammar).get(known, _NO_SYMBOLS)

    def symbols(self, item: Element) -> Mapping[int, str]:
        """The characters of the font of a text object by their codes; none where it is no symbol font."""
        return self._symbols.get(item.get("Font") or "", _NO_SYMBOLS)


def unnamed(item: Element, text: str) -> int:
    """How many characters of a text object, which shows `text`, only say that a glyph stands there."""
    if child(item, "CGTransform") is None:
        return 0
    return sum(character in _UNNAMED or _PRIVATE <= character <= _BEHIND_PRIVATE for character in text)
