r"""Numbers that a Markdown file writes as formulas, as programs that read scanned pages do: $5 . 2 \%$."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Final

from govdocparse.grammar import Grammar
from govdocparse.readers.raised import as_raised
from govdocparse.text import Edit, Text

_SIGN: Final = "$"
_DEGREE: Final = "°"
# How what follows a token is set: above the line, below it, in a circle, as letters that stand for themselves.
_PLAIN, _RAISED, _LOWERED, _CIRCLED, _UPRIGHT = "plain", "raised", "lowered", "circled", "upright"
_WAYS: Final = {
    "^": _RAISED,
    "_": _LOWERED,
    "\\textcircled": _CIRCLED,
    **dict.fromkeys(("\\mathrm", "\\text", "\\mathbf", "\\textrm", "\\rm", "\\operatorname"), _UPRIGHT),
}
# What is left of a formula that was not understood.
_MARKS: Final = frozenset("\\{}&")
_CIRCLED_ONE: Final = 0x2460
_MOST_CIRCLED: Final = 20


def decode(text: Text, grammar: Grammar) -> Text:
    """The text with the characters that such formulas show: 5.2%, 10～15, km², ①; any other formula stays."""
    if _SIGN not in text.string:
        return text
    return text.edited(_decoded(text.string, grammar))


def _decoded(string: str, grammar: Grammar) -> Iterator[Edit]:
    signs = _signs(grammar)
    token = grammar.pattern("formula_token")
    for found in grammar.pattern("formula").finditer(string):
        shown = _shown([each.group() for each in token.finditer(found["body"])], signs)
        if shown:
            yield Edit(found.start(), found.end(), shown)


def _shown(tokens: Sequence[str], signs: Mapping[str, str]) -> str:
    """The characters that the tokens of a formula show; empty where one of them is not known, or stands for a value."""
    groups: list[list[str]] = [[]]
    ways = [_PLAIN]
    way = _PLAIN
    for sign in tokens:
        if sign in _WAYS:
            way = _WAYS[sign]
            continue
        if sign == "{":
            groups.append([])
            ways.append(way)
            way = _PLAIN
            continue
        if sign == "}" and len(groups) > 1:
            shown = _set("".join(groups.pop()), ways.pop())
        else:
            shown = _set(signs.get(sign, sign), way)
            if sign == shown and sign.isalpha() and ways[-1] != _UPRIGHT:
                return ""
        if not _MARKS.isdisjoint(shown):
            return ""
        way = _PLAIN
        groups[-1].append(shown)
    return "" if len(groups) > 1 else "".join(groups[0])


def _set(shown: str, way: str) -> str:
    """Characters as they look where they are set that way; the ring of a degree stands above the line by itself."""
    if way == _CIRCLED:
        return chr(_CIRCLED_ONE + int(shown) - 1) if shown.isdecimal() and 0 < int(shown) <= _MOST_CIRCLED else "\\"
    return as_raised(shown) if way == _RAISED and shown != _DEGREE else shown


@cache
def _signs(grammar: Grammar) -> Mapping[str, str]:
    """What each command of the formulas shows."""
    return {row["command"]: row["shows"] for row in grammar.table("formula_sign")}
