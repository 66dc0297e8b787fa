"""Text in Traditional characters -> the same text in Simplified ones, every character at its own place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Literal, NamedTuple

from govdocparse.grammar import Grammar
from govdocparse.text import Edit, Text

Script = Literal["simplified", "traditional"]


class _Characters(NamedTuple):
    """The characters that belong to one script only."""

    traditional: re.Pattern[str]
    simplified: re.Pattern[str]


@cache
def _characters(grammar: Grammar) -> _Characters:
    row = grammar.table("script_characters")[0]
    return _Characters(*(re.compile(f"[{''.join(row[name].split())}]") for name in _Characters._fields))


def detect(string: str, grammar: Grammar) -> Script:
    """The script of most of the characters that belong to one script only; "simplified" where there are none."""
    known = _characters(grammar)
    if known.traditional.search(string) is None:
        return "simplified"
    traditional = len(known.traditional.findall(string))
    return "traditional" if traditional > len(known.simplified.findall(string)) else "simplified"


def to_simplified(text: Text, grammar: Grammar) -> Text:
    """`text` as OpenCC's t2s converts it, with the overlay of the grammar on top; each character keeps its place.

    Only runs that hold something ambiguous are given to OpenCC as a whole; all other characters convert one by one.
    """
    string = text.string
    alone = {ord(character): _alone(character) for character in set(string) if not character.isascii()}
    converted = string.translate(alone)
    parts: list[str] = []
    edits: list[Edit] = []
    done = 0
    known: dict[str, str] = {}
    for start, end in _runs(string, grammar):
        source = string[start:end]
        if source not in known:
            known[source] = _converter()(source)
        run = known[source]
        parts.append(converted[done:start])
        if len(run) == end - start:
            parts.append(run)
        else:
            parts.append(converted[start:end])
            edits.append(Edit(start, end, _overlaid(run, grammar)))
        done = end
    parts.append(converted[done:])
    return text.mapped(_overlaid("".join(parts), grammar)).edited(edits)


def _runs(string: str, grammar: Grammar) -> Iterator[tuple[int, int]]:
    """The runs of characters around something ambiguous, in order and apart; no phrase reaches over the end of one."""
    before, behind = grammar.pattern("script_before"), grammar.pattern("script_behind")
    end = 0
    for match in grammar.pattern("script_ambiguous").finditer(string):
        place = match.start()
        if place >= end:
            run = before.match(string, end, place)
            start = run.start() if run else place
            end = place + len(behind.match(string, place)[0])
            yield start, end


def _overlaid(string: str, grammar: Grammar) -> str:
    """`string` with each row of the overlay done; a row changes one character to one other."""
    for row in grammar.table("script_overlay"):
        if row["from"] in string:
            if "rule" in row:
                string = grammar.pattern(row["rule"]).sub(row["to"], string)
            else:
                string = string.replace(row["from"], row["to"])
    return string


@cache
def _converter() -> Callable[[str], str]:
    """OpenCC's conversion from Traditional to Simplified, whichever package that installs as `opencc` is there."""
    import opencc  # it reads its dictionaries, and a Simplified page needs none

    convert: Callable[[str], str] = opencc.OpenCC("t2s").convert
    return convert


@cache
def _alone(character: str) -> str:
    """What one character becomes by itself."""
    simplified = _converter()(character)
    return simplified if len(simplified) == 1 else character
