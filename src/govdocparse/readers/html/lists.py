"""The numbers that a browser puts before the items of a numbered list."""

from __future__ import annotations

import regex

from govdocparse.grammar import Grammar
from govdocparse.readers.html.tree import Page
from govdocparse.readers.number_formats import formatted

_INTEGER = regex.compile(r"\s*(-?\d{1,6})\s*", regex.ASCII)
_STYLE = regex.compile(r"(?i)list-style(?:-type)?\s*:\s*([a-z-]+)")
_UNNUMBERED = ("none", "disc", "circle", "square", "inherit")
# The styles of CSS Counter Styles 3 §6 and the types of HTML as number formats of Word; any other counts in digits.
_FORMATS = {
    "i": "lowerRoman",
    "I": "upperRoman",
    "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman",
    "cjk-ideographic": "taiwaneseCountingThousand",
    "trad-chinese-informal": "taiwaneseCountingThousand",
    "simp-chinese-informal": "chineseCountingThousand",
    "cjk-decimal": "ideographDigital",
}
_LOWER, _UPPER = ("a", "lower-alpha", "lower-latin"), ("A", "upper-alpha", "upper-latin")
_CHINESE = ("cjk-ideographic", "cjk-decimal", "simp-chinese-informal", "trad-chinese-informal")


def _written(number: int, style: str, grammar: Grammar) -> str:
    """A number in the style of a list, with what stands between it and the text."""
    if style in (*_LOWER, *_UPPER) and number > 0:
        letters = _letters(number)
        return f"{letters.upper() if style in _UPPER else letters}. "
    return formatted(number, _FORMATS.get(style, "decimal"), grammar) + ("、" if style in _CHINESE else ". ")


def _letters(number: int) -> str:
    """From a to z, then aa and ab: not aa and bb as in Word."""
    result = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        result = chr(97 + rest) + result
    return result


class ListNumbers:
    """Counts the items of the lists of one page, in document order."""

    def __init__(self, page: Page, grammar: Grammar) -> None:
        self._page = page
        self._grammar = grammar
        self._own_number = grammar.pattern("html_own_number")
        self._next: dict[int, int] = {}
        self._done: set[int] = set()

    def due(self, node: int, text: str) -> str:
        """What stands before the first text of a list item; nothing elsewhere, or where the text has a number."""
        item = self._item(node)
        if item is None or item in self._done:
            return ""
        self._done.add(item)
        parent = self._page.parents[item]
        style = self._style(parent)
        number = _integer(self._page.attributes[item].get("value"))
        if number is None:
            start = _integer(self._page.attributes[parent].get("start"))
            number = self._next.get(parent, 1 if start is None else start)
        self._next[parent] = number + 1
        if style in _UNNUMBERED or self._own_number.match(text):
            return ""
        return _written(number, style, self._grammar)

    def _item(self, node: int) -> int | None:
        """The list item that a first text in `node` opens; a list item is never far above its first text."""
        for _ in range(6):
            if node < 0 or self._page.tags[node] in ("ol", "ul", "td", "body"):
                return None
            parent = self._page.parents[node]
            if self._page.tags[node] == "li":
                return node if parent >= 0 and self._page.tags[parent] == "ol" else None
            node = parent
        return None

    def _style(self, node: int) -> str:
        attributes = self._page.attributes[node]
        found = _STYLE.search(attributes.get("style") or "")
        return found[1].lower() if found else attributes.get("type") or "decimal"


def _integer(value: str | None) -> int | None:
    found = _INTEGER.fullmatch(value) if value else None
    return int(found[1]) if found else None
