"""Finds the paper in a page: which elements hold it, which are hidden, and what the rest is."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from govdocparse.grammar import Grammar
from govdocparse.readers.html_boxes import Amounts, Boxes
from govdocparse.readers.html_tree import Page

_SEMANTIC = {
    "nav": "site navigation",
    "footer": "site footer",
    "aside": "related links",
    "button": "form field",
    "select": "form field",
    "textarea": "form field",
    "rt": "pronunciation",
    "rp": "pronunciation",
}
_ENOUGH = 0.1
_NEARLY_ALL = 0.9
# What the descent does not go into: it looks for the frame of a paper, not for its longest paragraph.
_LEAVES = frozenset(("p", "h1", "h2", "h3", "h4", "ul", "ol", "dl", "blockquote", "pre", "span", "font", "a", "b", "strong"))
_MOST_FURNITURE = 0.2
_FURNITURE_CHARACTERS = 400


class Content(NamedTuple):
    """`holders` are the elements that hold the paper, `furniture` those that do not, each with its reason."""

    holders: tuple[int, ...]
    hidden: frozenset[int]
    furniture: Mapping[int, str]


def find(page: Page, amount: Amounts, boxes: Boxes, grammar: Grammar) -> Content:
    """Where the paper stands in a page; the whole body where nothing tells."""
    reasons, ranks = _named(page, grammar)
    hidden = _hidden(page, amount, ranks)
    for node in _ancestors(page, [*boxes.values, *(node for node, rank in ranks.items() if rank == 1)]):
        if node not in hidden:
            reasons.pop(node, None)
    weights = _weights(page, hidden, reasons)
    holders = _holders(page, weights, ranks, boxes)
    for node in _ancestors(page, holders):
        reasons.pop(node, None)
    _spare(page, amount, holders, reasons)
    return Content(holders, frozenset(hidden), reasons)


def _named(page: Page, grammar: Grammar) -> tuple[dict[int, str], dict[int, int]]:
    """The elements that are furniture by tag or name, with the reason, and those that hold papers by name, with the rank."""
    ranks_by_name = _container_names(grammar)
    furniture = grammar.pattern("html_furniture")
    reasons: dict[int, str] = {}
    ranks: dict[int, int] = {}
    seen: dict[str, tuple[str | None, int]] = {}
    for node, tag in enumerate(page.tags):
        if tag in _SEMANTIC:
            reasons[node] = _SEMANTIC[tag]
        elif tag in ("article", "main"):
            ranks[node] = 2
        names = page.names(node)
        rank = min((ranks_by_name.get(name, 9) for name in (tag, *names)), default=9)
        if rank < 9:
            ranks[node] = min(rank, ranks.get(node, 9))
        if not names or tag in ("body", "html") or node in ranks:
            continue
        joined = " ".join(names)
        if joined not in seen:
            match = furniture.search(joined)
            seen[joined] = (str(match.lastgroup).replace("_", " ") if match else None, 0)
        reason = seen[joined][0]
        if reason is not None:
            reasons.setdefault(node, reason)
    return reasons, ranks


@cache
def _container_names(grammar: Grammar) -> Mapping[str, int]:
    rows = sorted(grammar.table("html_container"), key=lambda row: -int(row["rank"]))
    return {name: int(row["rank"]) for row in rows for name in row["names"]}


def _hidden(page: Page, amount: Amounts, ranks: Mapping[int, int]) -> set[int]:
    """The elements that are not shown, but for those that a script shows: a page does not hide its only paper."""
    hidden: set[int] = set()
    inside = [False] * len(page.tags)
    for node, parent in enumerate(page.parents):
        itself = page.tags[node] not in ("html", "body") and page.is_hidden(node)
        inside[node] = itself or (parent >= 0 and inside[parent])
        if itself:
            hidden.add(node)
    papers = [node for node, rank in ranks.items() if rank == 1]
    shown = max((amount.all[node] for node in papers if not inside[node]), default=0)
    needed = [node for node in papers if inside[node] and amount.all[node] > 100 and amount.all[node] > 2 * shown]
    return hidden - _ancestors(page, needed)


def _ancestors(page: Page, nodes: list[int] | tuple[int, ...]) -> set[int]:
    """Some elements and all elements around them."""
    found: set[int] = set()
    for start in nodes:
        node = start
        while node >= 0 and node not in found:
            found.add(node)
            node = page.parents[node]
    return found


def _weights(page: Page, hidden: set[int], reasons: Mapping[int, str]) -> list[int]:
    """How much running text each element holds: visible, in no link, in no furniture."""
    weights = [0] * len(page.tags)
    node, index = -1, 0
    while index < len(page.tokens):
        token = page.tokens[index]
        if isinstance(token, str):
            if node >= 0:
                weights[node] += len("".join(token.split()))
        elif token < 0:
            node = page.parents[~token]
            if node >= 0:
                weights[node] += weights[~token]
        elif token in hidden or token in reasons or page.tags[token] in ("a", "option", "label"):
            index = page.ends[token]
        else:
            node = token
        index += 1
    return weights


def _holders(page: Page, weights: list[int], ranks: Mapping[int, int], boxes: Boxes) -> tuple[int, ...]:
    """The outermost element that a site gives to the paper alone, with its like beside it; else the densest element."""
    if not weights:
        return ()
    named = [node for node, rank in ranks.items() if rank == 1 and weights[node] > 0]
    best = max(named, key=lambda node: (weights[node], -node), default=None)
    if best is not None and weights[best] >= _ENOUGH * weights[0]:
        parent = page.parents[best]
        return tuple(node for node in sorted(named) if node == best or page.parents[node] == parent)
    return (_densest(page, weights, ranks, boxes),)


def _densest(page: Page, weights: list[int], ranks: Mapping[int, int], boxes: Boxes) -> int:
    """Down from the body, as long as one child holds nearly all of the text."""
    children: dict[int, list[int]] = {}
    for child, parent in enumerate(page.parents):
        if parent >= 0 and weights[child] * 2 > weights[parent]:
            children.setdefault(parent, []).append(child)
    node = 0
    while True:
        heavy = [child for child in children.get(node, ()) if weights[child] >= _NEARLY_ALL * weights[node]]
        if not heavy or weights[node] == 0:
            return node
        child = heavy[0]
        if page.tags[child] in _LEAVES or child in boxes.tables:
            return node
        node = child


def _spare(page: Page, amount: Amounts, holders: tuple[int, ...], reasons: dict[int, str]) -> None:
    """Takes back what looks like furniture by its name but is a good part of the paper."""
    for holder in holders:
        whole = amount.all[holder]
        for node in [node for node in reasons if page.starts[holder] < page.starts[node] < page.ends[holder]]:
            size = amount.all[node]
            if size > _FURNITURE_CHARACTERS or size > _MOST_FURNITURE * whole:
                if amount.linked[node] * 2 < size and reasons[node] != "form field":
                    del reasons[node]
