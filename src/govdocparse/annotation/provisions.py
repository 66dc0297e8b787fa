"""Provisions in a string: 第三条第二款第（一）项, 第三条至第五条, 前款, 本法, and their one normal form."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import regex

from govdocparse.expressions.ordinals import chinese, ordinal
from govdocparse.grammar import Grammar

_STEP = regex.compile(
    r"第(?P<numbers>[^条款项目编章节]{1,80}?)(?P<unit>条(?:之(?P<sub>[一二三四五六七八九十\d]{1,2}))?|款|项|目|分编|编|章|节)"
)
_ITEM = r"[（(][一二三四五六七八九十\d]{1,3}[）)]"
_BARE_ITEM = regex.compile(rf"(?<=[条款])({_ITEM}(?:[、和至]{_ITEM})*)项?")
_BARE_ARTICLE = regex.compile(r"(?<=[、和或至及与])(?=[一二三四五六七八九十百千零〇\d]{1,9}条)")
_SUB_ARTICLE = regex.compile(r"第(\d{1,4})[-－–](\d{1,2})条")
_NUMBER = regex.compile(r"第?[（(]?(?P<number>[一二三四五六七八九十百千零〇两\d]{1,9})[）)]?")
_RANGE = regex.compile(r"[到—－-]+")
_STEPS = regex.compile(r"[条款项目编章节](?:之[一二三四五六七八九十\d]{1,2})?[第（(]")
_ARTICLE = regex.compile(r"条(?:之[一二三四五六七八九十\d]{1,2})?(?:但书|前段|后段)?$")
_LONGEST_TITLE = 34


class Provisions(NamedTuple):
    """Provisions that stand without a marked title: where, what, and of which law when it is named before them."""

    start: int
    end: int
    provision: str | None
    title: str | None


def normal(provisions: str) -> str:
    """Every number in Chinese and without brackets, each with its unit, ranges with 至: 第三条、第四条, 第十条第一项."""
    provisions = _SUB_ARTICLE.sub(_normal_sub_article, provisions)
    spelled: str = _BARE_ARTICLE.sub("第", _BARE_ITEM.sub(r"第\1项", _RANGE.sub("至", provisions)))
    spelled = _STEP.sub(_normal_step, spelled)
    return spelled


def _normal_sub_article(match: regex.Match[str]) -> str:
    """第40-1条 is 第四十条之一, 第12-15条 a range."""
    article, sub = int(match[1]), int(match[2])
    return f"第{article}条之{sub}" if sub <= article else str(match.group())


def _normal_step(step: regex.Match[str]) -> str:
    unit = step["unit"][0] if step["sub"] else step["unit"]
    sub = f"之{chinese(ordinal(step['sub']) or 0)}" if step["sub"] else ""

    def one(match: regex.Match[str]) -> str:
        number = ordinal(match["number"])
        return f"第{match['number'] if number is None else chinese(number)}{unit}"

    numbers: str = _NUMBER.sub(one, "第" + step["numbers"])
    return numbers + sub


def find(string: str, grammar: Grammar) -> Iterator[Provisions]:
    """The provisions that the sentence uses as such, in order."""
    if not any(unit in string for unit in "条款项法例定则章"):
        return
    for match in grammar.pattern("provision").finditer(string):
        if not match["bare"]:
            yield Provisions(match.start(), match.end(), _provision(match), None)
            continue
        start, title = _unmarked_title(string, match.start(), grammar)
        if title or _is_used(string, match, grammar):
            yield Provisions(start, match.end(), _provision(match), title)


def _provision(match: regex.Match[str]) -> str:
    provisions = match["provisions"] or match["bare"]
    found: str = match.group()
    if not provisions:
        return found
    return found[: -len(provisions)].rstrip("的中") + normal(provisions)


def _is_used(string: str, match: regex.Match[str], grammar: Grammar) -> bool:
    """Whether a bare provision is one, by its steps or by the words at its sides."""
    found = match.group()
    if _STEPS.search(found):
        return True
    strict = _ARTICLE.search(found) is None
    words = _before(grammar, "before_step" if strict else "before_provision")
    if string.endswith(words, 0, match.start()):
        return True
    rule = "strict_provision_use" if strict or match.start() == 0 else "provision_use"
    return grammar.pattern(rule).match(string, match.end()) is not None


def _unmarked_title(string: str, start: int, grammar: Grammar) -> tuple[int, str | None]:
    """The name of a law that ends at `start`, and where it begins: 违反刑法第三条 names 刑法."""
    window = string[max(0, start - _LONGEST_TITLE) : start]
    found = grammar.pattern("unmarked_title").search(window)
    if found is None:
        return start, None
    name = found.group()
    if cut := grammar.pattern("before_unmarked_title").match(name):
        name = name[cut.end() :]
    if len(name) < 2 or name in grammar.lexicon("no_title"):
        return start, None
    return start - len(name), name


@cache
def _before(grammar: Grammar, name: str) -> tuple[str, ...]:
    return tuple(grammar.lexicon(name))
