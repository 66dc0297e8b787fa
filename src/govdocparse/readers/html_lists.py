"""The numbers that a browser puts before the items of a numbered list."""

from __future__ import annotations

from collections.abc import Callable

import regex

from govdocparse.grammar import Grammar
from govdocparse.readers.html_tree import Page

_INTEGER = regex.compile(r"\s*(-?\d{1,6})\s*", regex.ASCII)
_STYLE = regex.compile(r"(?i)list-style(?:-type)?\s*:\s*([a-z-]+)")
_DIGITS = "〇一二三四五六七八九"
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
          (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


def _letters(number: int) -> str:
    result = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        result = chr(97 + rest) + result
    return result


def _roman(number: int) -> str:
    if not 0 < number < 4000:
        return str(number)
    result = ""
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        result += sign * count
    return result


def _chinese(number: int) -> str:
    if not 0 < number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else _DIGITS[tens] + "十") + (_DIGITS[ones] if ones else "")


_KINDS: dict[str, Callable[[int], str]] = {
    "a": _letters,
    "A": lambda number: _letters(number).upper(),
    "i": _roman,
    "I": lambda number: _roman(number).upper(),
    "lower-alpha": _letters,
    "lower-latin": _letters,
    "upper-alpha": lambda number: _letters(number).upper(),
    "upper-latin": lambda number: _letters(number).upper(),
    "lower-roman": _roman,
    "upper-roman": lambda number: _roman(number).upper(),
    "cjk-ideographic": _chinese,
    "simp-chinese-informal": _chinese,
    "trad-chinese-informal": _chinese,
    "cjk-decimal": _chinese,
}
_CHINESE = ("cjk-ideographic", "simp-chinese-informal", "trad-chinese-informal")
_UNNUMBERED = ("none", "disc", "circle", "square", "inherit")


class ListNumbers:
    """Counts the items of the lists of one page, in document order."""

    def __init__(self, page: Page, grammar: Grammar) -> None:
        self._page = page
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
        return _KINDS.get(style, str)(number) + ("、" if style in _CHINESE else ". ")

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
