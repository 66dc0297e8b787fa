"""The catalogue box or page line that a text without line ends opens with -> where its lines end."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from govdocparse.expressions.labels import Label, labels_in, plain_blanks
from govdocparse.grammar import Grammar
from govdocparse.text import overlap

# How far a box may reach, how long a value is at most, how far in the first label stands, behind a title at most.
_LONGEST_BOX: Final = 1600
_LONGEST_VALUE: Final = 160
_FARTHEST_LABEL: Final = 160
# So many labels of a page make a box at least, and so much of the paper stands behind it on the same line.
_LEAST_LABELS: Final = 2
_LEAST_BEHIND: Final = 100
# A title may stand between the value of a label and the next.
_LEAST_TITLE: Final = 10
_LONGEST_DAY: Final = 20
_COLONS: Final = "：:"


def ends(string: str, grammar: Grammar) -> list[tuple[int, int]]:
    """The blanks where lines of a box end that the first line opens with, the last of them before the paper; else none.

    No blank inside of a label (索 引 号) or of a value is among them.
    """
    start = len(string) - len(string.lstrip())
    line = plain_blanks(string[start : start + _LONGEST_BOX].partition("\n")[0])
    if not any(colon in line for colon in _COLONS):
        return []
    labels = _in_a_row(line, _labels(line, grammar))
    if len(labels) < _LEAST_LABELS:
        return []
    end = _behind_last(line, labels, grammar)
    full = string.find("\n", start)
    if end < 0 or (len(string) if full < 0 else full) - start - end < _LEAST_BEHIND:
        return []
    begins = _label_starts(line[:end], labels, grammar)
    places = {(len(line[:place].rstrip(" ")), place) for place in begins if line[place - 1 : place] == " "}
    places |= {_blank(line, end), *_titles(line, labels, grammar)}
    return [(start + first, start + last) for first, last in sorted(places) if first]


def _label_starts(line: str, labels: list[Label], grammar: Grammar) -> list[int]:
    """Where the labels of a box begin: the known ones, others among them, and one with a day right before the first."""
    found = [found.span() for found in grammar.pattern("catalogue_label").finditer(line)]
    others = [span for span in found if not any(overlap(span, (label.start, label.end)) for label in labels)]
    first = labels[0].start
    for start, end in reversed(others):
        if start < first <= end + _LONGEST_DAY:
            first = start
    return [start for start, _ in others if start >= first] + [label.start for label in labels]


def _titles(line: str, labels: list[Label], grammar: Grammar) -> Iterator[tuple[int, int]]:
    """The blanks before a title that stands between the value of one label and the next, and before its number."""
    for one, other in pairwise(labels):
        value = grammar.pattern("flat_value").match(line, one.end)
        if value and len(line[value.end() : other.start].strip(" ")) >= _LEAST_TITLE:
            yield _blank(line, value.end())
            numbers = grammar.pattern("flat_number_blank").finditer(line, value.end(), other.start)
            yield from (found.span() for found in numbers)


def _blank(line: str, place: int) -> tuple[int, int]:
    """The blanks at a place."""
    return place, len(line) - len(line[place:].lstrip(" "))


def _labels(line: str, grammar: Grammar) -> list[Label]:
    """The known labels of a line, also those with several names in front: 来源：某局 某台 发布时间：."""
    first = next((label.start for label in labels_in(line, grammar)), len(line))
    return [Label(key, first + start, first + end) for key, start, end in labels_in(line[first:], grammar)]


def _in_a_row(line: str, labels: list[Label]) -> list[Label]:
    """The labels of the box: those from the first on that stand as near to each other as values are long."""
    if not labels or labels[0].start > _FARTHEST_LABEL or "。" in line[: labels[0].start]:
        return []
    for index, (one, other) in enumerate(pairwise(labels), 1):
        value = line[one.end : other.start]
        if len(value) > _LONGEST_VALUE or "。" in value:
            return labels[:index]
    return labels


def _behind_last(line: str, labels: list[Label], grammar: Grammar) -> int:
    """Where the value of the last label ends, which is empty where only that one has a blank behind its colon."""
    end = len(line[: labels[-1].end].rstrip(" "))
    spaced = [line[label.end - 1] == " " for label in labels]
    if spaced[-1] and not any(spaced[:-1]):
        return end
    rules = ("flat_keywords", "flat_value") if labels[-1].key == "keywords" else ("flat_value",)
    found = next((found for rule in rules if (found := grammar.pattern(rule).match(line, labels[-1].end))), None)
    return found.end() if found else -1
