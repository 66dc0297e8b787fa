"""What annotation found on a line, by which rules, and which numerals became nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import msgspec
import regex

from govdocparse.annotation.scanner import scanner
from govdocparse.explain.report import Annotation, Numeral, Rule
from govdocparse.grammar import Grammar
from govdocparse.model import AnyAnnotation, Block, Document, Section, Table
from govdocparse.text import Span, Text, overlap

_PLACES = frozenset({"type", "text", "start", "end", "span"})
# How far around an annotation its words stand.
_AROUND = 60
_MOST_BEHIND = 4
_FIGURES = regex.compile(r"\d++(?:\.\d++)?")
_PASSED_OVER = "passed over: a name in quotes, or behind 第, a letter or a point"


class Leaf(NamedTuple):
    """A string that was annotated, with its annotations."""

    string: str
    span: Span
    annotations: tuple[AnyAnnotation, ...]


def leaves(document: Document, span: Span) -> Iterator[Leaf]:
    """The headings, paragraphs and cells that hold something of `span`."""
    for block in document.blocks():
        for leaf in _of(block):
            if overlap(leaf.span, span):
                yield leaf


def _of(block: Block) -> Iterator[Leaf]:
    if isinstance(block, Section):
        if block.heading is not None:
            yield Leaf(block.heading, block.opening, block.annotations)
    elif isinstance(block, Table):
        yield from (Leaf(cell.text, cell.span, cell.annotations) for row in block.rows for cell in row)
    else:
        yield Leaf(block.text, block.span, block.annotations)


def found(leaf: Leaf, span: Span, grammar: Grammar) -> Iterator[Annotation]:
    """The annotations of a leaf that stand on the line, each with the rules that match at its place."""
    for item in leaf.annotations:
        if not overlap(item.span, span):
            continue
        values: dict[str, Any] = msgspec.to_builtins(item)
        said = tuple((key, _said(value)) for key, value in values.items() if key not in _PLACES)
        yield Annotation(
            type=values["type"], text=item.text, values=said, rules=tuple(_rules(leaf.string, item, values, grammar))
        )


def _said(value: Any) -> str:
    """A value in one line: bodies by their names."""
    if isinstance(value, (list, tuple)):
        return "、".join(str(item["name"]) if isinstance(item, dict) else str(item) for item in value)
    return str(value)


def _rules(string: str, item: AnyAnnotation, values: Mapping[str, Any], grammar: Grammar) -> Iterator[Rule]:
    """The rules that match at an annotation, in it or at its sides, each with what it says there."""
    start, end = item.start or 0, item.end or 0
    near = max(0, start - _AROUND), min(len(string), end + _AROUND)
    marker = values.get("marker") or ""
    for row in grammar.table("annotation_rule"):
        if row["annotation"] != values["type"]:
            continue
        name, at = row["rule"], row["at"]
        if at == "on":
            matches = grammar.pattern(name).finditer(string, *near)
            found = next((match for match in matches if match.start() < end and match.end() > start), None)
        elif at == "before":
            found = _before(name, string, start, grammar)
        elif at == "behind":
            found = grammar.pattern(name).match(string, end)
        else:
            found = _marker(name, string, (start, end), marker, grammar) if marker else None
        if found is not None:
            yield Rule.of(name, "matches", row["says"], found.group(), grammar)


def _marker(name: str, string: str, place: tuple[int, int], marker: str, grammar: Grammar) -> regex.Match[str] | None:
    """What a rule of bounds finds that holds the words of the marker: right behind the annotation, or before it."""
    start, end = place
    for found in (grammar.pattern(name).match(string, end), _before(name, string, start, grammar)):
        if found is not None and marker in found.group():
            return found
    return None


def _before(name: str, string: str, start: int, grammar: Grammar) -> regex.Match[str] | None:
    """What a rule finds that ends right in front of a place."""
    front = string[max(0, start - _AROUND) : start]
    found = grammar.pattern(name).search(front)
    return found if found is not None and found.end() == len(front) else None


def numerals(leaf: Leaf, texts: Sequence[Text], span: Span, grammar: Grammar) -> Iterator[Numeral]:
    """The numerals of a leaf on the line that no annotation holds, and what rule says why, if one does.

    `texts` are the paragraphs of clean text on the line: they know the places of a leaf's characters.
    """
    taken = _covered((item.start or 0, item.end or 0) for item in leaf.annotations)
    candidates = [match.span() for match in scanner(grammar).candidates(leaf.string)]
    held = _covered(candidates)
    figures = (match.span() for match in _FIGURES.finditer(leaf.string))
    passed_over = {place for place in figures if held.isdisjoint(range(*place))}
    stands = _standing(leaf, texts)
    for start, end in sorted((*candidates, *passed_over)):
        if not taken.isdisjoint(range(start, end)) or not _on_line(start, stands, span):
            continue
        if (start, end) in passed_over:
            yield Numeral(text=leaf.string[start:end], says=_PASSED_OVER, rule="candidate")
            continue
        numeral = _numeral(leaf.string, start, end, grammar)
        # A lone 一 in a word is no more than a character.
        if numeral.rule is not None or end - start > 1 or leaf.string[start].isdecimal():
            yield numeral


def _covered(ranges: Iterable[tuple[int, int]]) -> set[int]:
    """All places in some ranges."""
    return {place for start, end in ranges for place in range(start, end)}


def _standing(leaf: Leaf, texts: Sequence[Text]) -> Text | None:
    """The characters of a leaf with their places in the source; None where they are not known."""
    for text in texts:
        index = text.string.find(leaf.string)
        if index >= 0:
            return text[index : index + len(leaf.string)]
    return None


def _on_line(place: int, stands: Text | None, span: Span) -> bool:
    """Whether a character of a leaf stands at `span` of the source; yes for one whose place is not known."""
    return stands is None or span.start <= stands.span(place, place + 1).start < span.end


def _numeral(string: str, start: int, end: int, grammar: Grammar) -> Numeral:
    """Why a numeral is no quantity: the rule that rejects it, or that no unit stands behind it."""
    text = string[start:end]
    for row in grammar.table("numeral_reject"):
        name, at = row["rule"], row["at"]
        pattern = grammar.pattern(name)
        if at == "before":
            found = _before(name, string, start, grammar)
        elif at == "behind":
            places = range(end, min(len(string), end + _MOST_BEHIND))
            found = next((found for place in places if (found := pattern.match(string, place))), None)
        else:
            found = pattern.match(string, start)
        if found is not None:
            return Numeral(text=text, says=row["says"], rule=name)
    follows = string[end : end + _MOST_BEHIND]
    return Numeral(
        text=text, says=f"no unit of the grammar that measures here is in {follows}" if follows else "no unit follows"
    )
