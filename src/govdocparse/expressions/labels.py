"""Labels of catalogue boxes and page lines (索引号：, 发布日期：) -> the metadata keys that they name."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from govdocparse.grammar import Grammar

BLANKS = dict.fromkeys(map(ord, "\t\u00a0\u2002\u2003\u3000"), " ")


class Label(NamedTuple):
    """A known label at `[start, end)`, its colon included; `key` is empty where it names no field."""

    key: str
    start: int
    end: int


@cache
def known_labels(grammar: Grammar) -> Mapping[str, str]:
    """The known labels, without blanks, each with its key."""
    return {label: row["key"] for row in grammar.table("header_label") for label in row["labels"]}


def labels_in(string: str, grammar: Grammar) -> list[Label]:
    """The known labels of a line, in order; blanks inside of one do not count."""
    known = known_labels(grammar)
    return [
        Label(known[label], found.start(), found.end())
        for found in grammar.pattern("catalogue_label").finditer(string.translate(BLANKS))
        if (label := "".join(found["label"].split())) in known
    ]
