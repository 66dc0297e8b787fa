"""A line of a catalogue box or below a title -> the known labels in it, and the date of a page that has none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from govdocparse.expressions.labels import SQUARE, Label, known_labels, labels_in
from govdocparse.grammar import Grammar
from govdocparse.structure.fields import Fields
from govdocparse.text import Text

# What a page says of a paper on one line; any other row of labels is one of the catalogue box.
PAGE_KEYS: Final = frozenset({"publication_date", "information_source", ""})
LONGEST_VALUE: Final = 120
_FIRST_LINES: Final = 8


def labels(line: Text, grammar: Grammar) -> list[Label]:
    """The known labels in a line; none unless the line begins with one, or with how far the paper is valid.

    Tax offices say so without a label: 全文有效 成文日期：2024-12-25.
    """
    if (valid := grammar.pattern("validity_before_label").match(line.string)) is not None:
        found = labels(line[valid.end() :], grammar)
        shifted = [Label(key, start + valid.end(), end + valid.end()) for key, start, end in found]
        return [Label("validity", 0, 0), *shifted] if shifted else []
    found = (_known_cells(line, grammar) if "|" in line.string else []) or _known_labels(line, grammar)
    if not found and line.string[0].isdecimal() and (number := grammar.pattern("numbered_label").match(line.string)):
        size = number.end()
        found = [Label(key, start + size, end + size) for key, start, end in _known_labels(line[size:], grammar)]
        found[:1] = [Label(each.key, 0, each.end) for each in found[:1]]
    return found if found and found[0].start == 0 else []


def _known_labels(line: Text, grammar: Grammar) -> list[Label]:
    """The known labels in a line that is no longer than two entries, and the date beside them that has none."""
    if len(line) > 2 * LONGEST_VALUE:
        return []
    if "：" not in line.string and line.string[0] not in SQUARE:
        return []
    found = labels_in(line.string, grammar)
    if found and (date := grammar.pattern("page_date_beside").search(line.string, found[0].end)):
        found = sorted([*found, Label("publication_date", *date.span())], key=lambda label: label.start)
    return found


def _known_cells(line: Text, grammar: Grammar) -> list[Label]:
    """The known labels in a row that was written with bars (| 索引号 | 330B001/2025-00596 |), outer ones or not."""
    known = known_labels(grammar)
    return [
        Label(known[label], match.start(), match.end())
        for match in grammar.pattern("catalogue_cell").finditer(line.string[: 4 * LONGEST_VALUE])
        if (label := match["label"].replace(" ", "")) in known
    ]


def behind_titles(lines: Sequence[Text], grammar: Grammar) -> list[Text]:
    """The lines of a document; what a page says behind its title on the first lines is on a line of its own."""
    made: list[Text] = []
    for line in lines[:_FIRST_LINES]:
        found = grammar.pattern("title_before_labels").match(line.string) if "：" in line.string else None
        made += [line[: found.end("title")], line[found.end() :]] if found else [line]
    return [*made, *lines[_FIRST_LINES:]]


def page_date(lines: Sequence[Text], index: int, grammar: Grammar) -> list[Label]:
    """The labels of a page line that begins with its date (时间：…), which known labels must stand beside.

    A date with its clock time, or one before a label or behind the name of an account, needs none of its own; 日期：
    above figures needs no other.
    """
    line = lines[index]
    day = grammar.pattern("page_day").match(line.string)
    site = grammar.pattern("page_site").match(line.string)
    date = grammar.pattern("page_date").match(line.string) or site or day
    if date is None:
        return []
    beside = _known_labels(line, grammar)
    below = labels(lines[index + 1], grammar) if index + 1 < len(lines) else []
    if day:
        labelled = day["label"] or day["site"] or (below and all(label.key in PAGE_KEYS for label in below))
    else:
        labelled = not date.end() or (site and site["account"]) or beside or below
    if not labelled:
        return []
    return [Label("publication_date", date.start(), date.end()), *beside]


def letter_date(line: Text, fields: Fields, grammar: Grammar) -> list[Label]:
    """The label of the date of a circular (日期：…) below the ones that say to whom it goes."""
    date = grammar.pattern("letter_date").match(line.string) if fields.has("addressees") else None
    return [Label("issue_date", *date.span())] if date else []
