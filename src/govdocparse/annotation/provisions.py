"""Provisions in a string: 第三条第二款第（一）项, 第三条至第五条, 前款, 本法, and their one normal form."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

import regex

from govdocparse.expressions.ordinals import chinese, ordinal
from govdocparse.grammar import Grammar
from govdocparse.starts import Opened
from govdocparse.strings import holds_any

_LONGEST_TITLE: Final = 34
_LONGEST_WITH_BRACKET: Final = 80
_STROKES: Final = ("-", "－", "–")
_CLOSED_BEFORE: Final = ("）", "”")


class Provisions(NamedTuple):
    """Provisions that stand without a marked title: where, what, and of which law when it is named before them."""

    start: int
    end: int
    provision: str | None
    title: str | None


def normal(provisions: str, grammar: Grammar) -> str:
    """Every number in Chinese, without brackets and with its unit, ranges with 至: 第三条、第四条, 第十条第一项."""
    spelled = provisions
    if holds_any(spelled, _STROKES):
        one = grammar.pattern("sub_number")
        spelled = grammar.pattern("sub_article").sub(
            lambda match: str(one.sub(_normal_sub_article, match["articles"])), spelled
        )
    spelled = grammar.pattern("items_in_a_row").sub("、", spelled)
    spelled = grammar.pattern("provision_range").sub("至", spelled)
    spelled = grammar.pattern("items_without_mark").sub(r"第\1项", spelled)
    spelled = grammar.pattern("article_without_mark").sub("第", spelled)

    def step(match: regex.Match[str]) -> str:
        return _normal_step(match, grammar)

    return str(grammar.pattern("provision_step").sub(step, spelled))


def _normal_sub_article(match: regex.Match[str]) -> str:
    """40-1 is 第四十条之一, 12-15 a range, 35 in a list with such 第三十五条."""
    article, sub = match["article"], match["sub"]
    if sub is None:
        return f"第{article}条"
    return f"第{article}条之{sub}" if int(sub) <= int(article) else f"第{article}条至第{sub}条"


def _normal_step(step: regex.Match[str], grammar: Grammar) -> str:
    """第（一）、（二）项 is 第一项、第二项."""
    sub = f"之{_chinese(step['sub'])}" if step["sub"] else ""

    def one(match: regex.Match[str]) -> str:
        return f"第{_chinese(match['number'])}{step['unit']}"

    return str(grammar.pattern("provision_number").sub(one, "第" + step["numbers"])) + sub


def _chinese(digits: str) -> str:
    number = ordinal(digits)
    return digits if number is None else chinese(number)


def find(string: str, grammar: Grammar) -> list[Provisions]:
    """The provisions that the sentence uses as such, in order."""
    if not holds_any(string, grammar.lexicon("provision_signs")):  # most leaves hold none
        return []
    return list(_found(string, grammar))


def _found(string: str, grammar: Grammar) -> Iterator[Provisions]:
    for match in _rule(grammar).all(string):
        if not match["bare"]:
            yield Provisions(match.start(), match.end(), _provision(match, grammar), None)
            continue
        start, title = _unmarked_title(string, match.start(), grammar)
        if title or _is_used(string, match, grammar):
            yield Provisions(start, match.end(), _provision(match, grammar), title)


@cache
def _rule(grammar: Grammar) -> Opened:
    """The rule that finds a provision."""
    return Opened(grammar.pattern("provision"))


def _provision(match: regex.Match[str], grammar: Grammar) -> str:
    """The normal form of all that a match names: 本办法第三条."""
    provisions = match["provisions"] or match["bare"]
    found: str = match.group()
    if not provisions:
        return found
    return found[: -len(provisions)].rstrip("的中") + normal(provisions, grammar)


def _is_used(string: str, match: regex.Match[str], grammar: Grammar) -> bool:
    """Whether a bare provision is one, by its steps or by the words at its sides."""
    found = match.group()
    if grammar.pattern("two_steps").search(found):
        return True
    strict = grammar.pattern("ends_in_article").search(found) is None
    if string.endswith(grammar.lexicon("before_step" if strict else "before_provision"), 0, match.start()):
        return True
    rule = "strict_provision_use" if strict or match.start() == 0 else "provision_use"
    return grammar.pattern(rule).match(string, match.end()) is not None


def _unmarked_title(string: str, start: int, grammar: Grammar) -> tuple[int, str | None]:
    """The name of a law that ends at `start`, and where it begins: 违反刑法第三条 names 刑法.

    Where a bracket or quotes stand between (《甲法》（试行）第三条, “甲办法”第三条), the place begins at the provision.
    """
    if string[start - 1 : start] in _CLOSED_BEFORE:
        found = grammar.pattern("title_before_bracket").search(string, max(0, start - _LONGEST_WITH_BRACKET), start)
        if found is None or found.group()[0] in "《“":
            return start, found and found["title"]
        return start, _law(found["title"], grammar)
    window = string[max(0, start - _LONGEST_TITLE) : start]
    found = grammar.pattern("unmarked_title").search(window)
    name = _law(found.group(), grammar) if found else None
    return start - len(name or ""), name


def _law(words: str, grammar: Grammar) -> str | None:
    """The name of a law at the end of these words, without the verb before it; None where there is none."""
    cut = grammar.pattern("before_unmarked_title").match(words)
    name = words[cut.end() :] if cut else words
    return None if len(name) < 2 or name in grammar.lexicon("no_title") else name
