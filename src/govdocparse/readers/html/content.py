"""Finds the paper in a page: which elements hold it, which are hidden, and what the rest is."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence, Set
from functools import cache
from typing import NamedTuple

import regex

from govdocparse.grammar import Grammar
from govdocparse.readers.html.boxes import Amounts, Boxes
from govdocparse.readers.html.tree import Page
from govdocparse.strings import squeezed

PRONUNCIATION = "pronunciation"
_SEMANTIC = {
    "nav": "site navigation",
    "footer": "site footer",
    "aside": "related links",
    "button": "form field",
    "select": "form field",
    "textarea": "form field",
    "rt": PRONUNCIATION,
    "rp": PRONUNCIATION,
}
SITE_HEADER = "site header"
_NEVER_TEXT = frozenset(("button", "select", "textarea", "rt", "rp"))
_LONGEST_NAMES = 300
_HYPHENS = regex.compile(r"[-_\d]+")
_WORD = regex.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_ENOUGH = 0.1
_NEARLY_ALL = 0.9
# What the descent does not go into: it looks for the frame of a paper, not for its longest paragraph.
_LEAVES = frozenset(
    ("p", "h1", "h2", "h3", "h4", "ul", "ol", "dl", "blockquote", "pre", "span", "font", "a", "b", "strong")
)
_MOST_FURNITURE = 0.2
_FURNITURE_CHARACTERS = 400
# Pieces of a paper in elements of their own: how many at least, how much heavier than one, how much of the whole.
_LEAST_PIECES, _PIECES_WEIGH, _MOST_PIECES = 3, 2, 0.6


class Content(NamedTuple):
    """`holders` are the elements that hold the paper, `furniture` those that do not, each with its reason."""

    holders: tuple[int, ...]
    hidden: frozenset[int]
    furniture: Mapping[int, str]


def find(page: Page, amount: Amounts, boxes: Boxes, grammar: Grammar) -> Content:
    """Where the paper stands in a page; the whole body where nothing tells."""
    reasons, papers = _named(page, grammar)
    hidden = _hidden(page, amount, papers, grammar)
    for node in _ancestors(page, [*boxes.values, *papers]):
        if node not in hidden:
            reasons.pop(node, None)
    weights = _weights(page, amount, hidden, reasons)
    holders = _holders(page, weights, papers, boxes)
    for node in _ancestors(page, holders):
        reasons.pop(node, None)
    _spare(page, amount, holders, reasons)
    return Content(holders, frozenset(hidden), reasons)


def _named(page: Page, grammar: Grammar) -> tuple[dict[int, str], list[int]]:
    """The elements that are furniture by tag or name, with the reason, and those that hold papers by name."""
    reasons: dict[int, str] = {}
    papers: list[int] = []
    known: dict[tuple[str, str], tuple[str | None, bool]] = {}
    for node, (tag, attributes) in enumerate(zip(page.tags, page.attributes, strict=True)):
        reason, holds = _SEMANTIC.get(tag), tag == "ucapcontent"
        if attributes:
            names = (attributes.get("id") or "", attributes.get("class") or "")
            if names not in known:
                known[names] = _told(" ".join(names)[:_LONGEST_NAMES], grammar)
            reason, holds = reason or known[names][0], holds or known[names][1]
        if holds:
            papers.append(node)
        elif reason is not None and tag not in ("html", "body"):
            reasons[node] = reason
    return reasons, papers


def _told(names: str, grammar: Grammar) -> tuple[str | None, bool]:
    """What an id and classes say: why an element is furniture, and whether it holds a paper."""
    reasons = _furniture_words(grammar)
    holds = not _container_names(grammar).isdisjoint(names.lower().split())
    own = _own_words(grammar)
    for name in names.split():
        parts = [word.lower() for word in _WORD.findall(name)]
        words = (_HYPHENS.sub("", name).lower(), *parts)
        reason = next((reasons[word] for word in words if word in reasons), None)
        # The head of an article is no head of the site.
        if reason is not None and not (reason == SITE_HEADER and own.intersection(parts)):
            return reason, holds
    return None, holds


@cache
def _furniture_words(grammar: Grammar) -> Mapping[str, str]:
    return {word: row["reason"] for row in grammar.table("html_furniture") for word in row["words"]}


@cache
def _own_words(grammar: Grammar) -> frozenset[str]:
    return frozenset(grammar.lexicon("html_own_words"))


@cache
def _container_names(grammar: Grammar) -> frozenset[str]:
    return frozenset(grammar.lexicon("html_containers"))


def _hidden(page: Page, amount: Amounts, papers: Sequence[int], grammar: Grammar) -> set[int]:
    """The elements that are not shown, but for those that a script shows.

    A page hides neither its only paper nor a list of nothing but attachments.
    """
    hidden: set[int] = set()
    inside = [False] * len(page.tags)
    for node, parent in enumerate(page.parents):
        itself = page.tags[node] not in ("html", "body") and page.is_hidden(node)
        inside[node] = itself or (parent >= 0 and inside[parent])
        if itself:
            hidden.add(node)
    seen = _seen(page, amount, hidden)
    shown = max((seen[node] for node in papers if not inside[node]), default=0)
    needed = [node for node in papers if inside[node] and amount.all[node] > 100 and amount.all[node] > 2 * shown]
    return hidden - _ancestors(page, [*needed, *_offering(page, amount, hidden, inside, grammar)])


def leads_to_file(page: Page, node: int, grammar: Grammar) -> bool:
    """Whether the address of a link names a file."""
    found = grammar.pattern("html_file_address").search(page.attributes[node].get("href") or "")
    return found is not None and found["file"] is not None


def _offering(page: Page, amount: Amounts, hidden: Set[int], inside: Sequence[bool], grammar: Grammar) -> list[int]:
    """The hidden elements that hold links to files, one of them called an attachment, and nothing else."""
    linked: dict[int, int] = {}
    attached: set[int] = set()
    for node, tag in enumerate(page.tags):
        if tag != "a" or not inside[node] or not leads_to_file(page, node, grammar):
            continue
        around = node
        while around >= 0 and around not in hidden:
            around = page.parents[around]
        linked[around] = linked.get(around, 0) + amount.all[node]
        if page.texts(node).lstrip().startswith("附件"):
            attached.add(around)
    return [node for node in attached if linked[node] == amount.all[node]]


def _seen(page: Page, amount: Amounts, hidden: Set[int]) -> list[int]:
    """How many characters of each element are shown."""
    unseen = [0] * len(page.tags)
    for node in range(len(unseen) - 1, -1, -1):
        if node in hidden:
            unseen[node] = amount.all[node]
        if page.parents[node] >= 0:
            unseen[page.parents[node]] += unseen[node]
    return [every - less for every, less in zip(amount.all, unseen, strict=True)]


def _ancestors(page: Page, nodes: list[int] | tuple[int, ...]) -> set[int]:
    """Some elements and all elements around them."""
    found: set[int] = set()
    for start in nodes:
        node = start
        while node >= 0 and node not in found:
            found.add(node)
            node = page.parents[node]
    return found


def _weights(page: Page, amount: Amounts, hidden: set[int], reasons: Mapping[int, str]) -> list[int]:
    """How much running text each element holds: visible, in no link, in no furniture."""
    weights = [every - linked for every, linked in zip(amount.all, amount.linked, strict=True)]
    out = [node in hidden or node in reasons or tag in ("option", "label") for node, tag in enumerate(page.tags)]
    lost = [0] * len(weights)
    for node in range(len(weights) - 1, -1, -1):
        if out[node]:
            lost[node] = weights[node]
        if page.parents[node] >= 0:
            lost[page.parents[node]] += lost[node]
    return [weight - less for weight, less in zip(weights, lost, strict=True)]


def _holders(page: Page, weights: list[int], papers: Sequence[int], boxes: Boxes) -> tuple[int, ...]:
    """The outermost element that a site gives to the paper alone, with its like beside it; else the densest element."""
    if not weights:
        return ()
    named = [node for node in papers if weights[node] > 0]
    best = max(named, key=lambda node: (weights[node], -node), default=None)
    if best is not None and weights[best] >= _ENOUGH * weights[0]:
        parent = page.parents[best]
        names = set(page.names(best))
        like = [
            node for node in named if page.parents[node] == parent and node != best and names & set(page.names(node))
        ]
        text = squeezed(page.texts(best)) if like else ""
        if not like and (around := _around_pieces(page, weights, named, best)) is not None:
            return (around,)
        # A page may hold the paper twice, for wide and for narrow screens; a few words that it repeats are its own.
        return (
            best,
            *(node for node in like if weights[node] * 2 < weights[best] or squeezed(page.texts(node)) not in text),
        )
    return (_densest(page, weights, boxes),)


def _around_pieces(page: Page, weights: list[int], named: Sequence[int], best: int) -> int | None:
    """The element around a paper whose pieces stand each in an element of their own (answers below their questions).

    All of these bear the name of the heaviest one, and together they weigh more than twice as much; the rest of the
    element that holds them is little. None where there are no such pieces.
    """
    names = set(page.names(best))
    outer: list[int] = []
    for node in named:
        if names & set(page.names(node)) and (not outer or page.ends[outer[-1]] < page.starts[node]):
            outer.append(node)
    whole = sum(weights[node] for node in outer)
    if len(outer) < _LEAST_PIECES or whole < _PIECES_WEIGH * weights[best]:
        return None
    around = page.parents[outer[0]]
    while around >= 0 and page.ends[around] < page.ends[outer[-1]]:
        around = page.parents[around]
    if around < 0 or page.tags[around] in ("html", "body") or weights[around] * _MOST_PIECES > whole:
        return None
    return around


def _densest(page: Page, weights: list[int], boxes: Boxes) -> int:
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
    ordered = sorted(holders)
    for node in [*reasons]:
        holder = ordered[max(0, bisect_left(ordered, node) - 1)]
        if not page.starts[holder] < page.starts[node] < page.ends[holder]:
            continue
        size = amount.all[node]
        is_large = size > _FURNITURE_CHARACTERS or size > _MOST_FURNITURE * amount.all[holder]
        if is_large and amount.linked[node] * 2 < size and page.tags[node] not in _NEVER_TEXT:
            del reasons[node]
