"""Documents of other formats that a Word file takes in where it is opened (altChunk): web pages, read as such.

What exports a page to Word without Word writes such a file: its body holds nothing but the page.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from govdocparse.errors import UnusableInput
from govdocparse.grammar import Grammar
from govdocparse.readers import html, mhtml, sniff
from govdocparse.readers.reading import Limits, Reading

RELATION = "aFChunk"


def reader(data_of: Callable[[str], bytes | None], limits: Limits, grammar: Grammar) -> Callable[[str], Reading | None]:
    """How a part of a package is read, whose bytes `data_of` gives: each once, and None for what is no web page."""

    @cache
    def read(part: str) -> Reading | None:
        data = data_of(part)
        return None if data is None else _page(data, part, limits, grammar)

    return read


def _page(data: bytes, part: str, limits: Limits, grammar: Grammar) -> Reading | None:
    """The bytes of a web page, saved alone or in an archive (MHTML), to its text and hints."""
    try:
        kind = sniff.kind(data, part)
        if kind == "mhtml":
            return mhtml.read(data, part, limits, grammar)
        return html.read(data, part, limits, grammar) if kind == "html" else None
    except UnusableInput:
        return None
