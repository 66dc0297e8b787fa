"""Labels of catalogue boxes and page lines (索引号：, 发布日期：) -> the metadata keys that they name."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final, NamedTuple

import regex

from govdocparse.grammar import Grammar
from govdocparse.strings import squeezed

# So many characters has a label at least that may stand behind a word without a blank.
_LEAST_GLUED: Final = 4
# What opens a label that no colon parts from its value.
SQUARE: Final = frozenset("【［[")
_BLANKS: Final = "\t\u00a0\u2002\u2003\u3000"


class Label(NamedTuple):
    """A known label at `[start, end)`, its colon included; `key` is empty where it names no field."""

    key: str
    start: int
    end: int


@cache
def known_labels(grammar: Grammar) -> Mapping[str, str]:
    """The known labels, without blanks, each with its key."""
    return {label: row["key"] for row in grammar.table("header_label") for label in row["labels"]}


def plain_blanks(string: str) -> str:
    """A string with a plain blank for each other one, in as many characters."""
    for blank in _BLANKS:
        string = string.replace(blank, " ")
    return string


def labels_in(string: str, grammar: Grammar) -> list[Label]:
    """The known labels of a line, in order; blanks inside of one do not count.

    In a line that begins with one, others may stand right behind a value: 发文机关：某局成文日期：2025-02-08. Square
    brackets alone may part them from their values, too.
    """
    known = known_labels(grammar)
    labels = [
        Label(known[label], found.start(), found.end())
        for found in grammar.pattern("catalogue_label").finditer(plain_blanks(string))
        if (label := squeezed(found["label"])) in known
    ]
    if not labels:
        return _square(string, grammar)
    if labels[0].start or string.count("：") <= len(labels):
        return labels
    ends = {label.end for label in labels}
    glued = (
        Label(known[found["label"]], found.start(), found.end())
        for found in _glued(grammar).finditer(string, labels[0].end)
        if found.end() not in ends
    )
    return sorted([*labels, *glued], key=lambda label: label.start)


def _square(string: str, grammar: Grammar) -> list[Label]:
    """The known labels that square brackets part from their values; none unless one opens the line."""
    if string[:1] not in SQUARE:
        return []
    known = known_labels(grammar)
    return [
        Label(known[label], found.start(), found.end())
        for found in grammar.pattern("square_label").finditer(string)
        if (label := squeezed(found["label"])) in known
    ]


@cache
def _glued(grammar: Grammar) -> regex.Pattern[str]:
    """A known label behind a value: behind a blank any, behind a character one that is too long to end a word.

    So is any behind what says that a paper is in force, and one without a value behind a bracket.
    """
    known = sorted(known_labels(grammar))
    long = [label for label in known if len(label) >= _LEAST_GLUED]
    return regex.compile(
        r"(?:(?<= |有效|失效|废止)(?P<label>\L<known>)|(?<=[）］】])(?P<label>\L<known>)(?= ?[：:] ?$)"
        r"|(?<=[\p{Han}）］】])(?P<label>\L<long>)) ?[：:] ?",
        known=known,
        long=long,
    )
