"""Labels and values of catalogue boxes and page lines -> the fields that they name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from govdocparse.expressions import document_numbers
from govdocparse.expressions.labels import Label
from govdocparse.grammar import Grammar
from govdocparse.model import DocumentNumber, Zone
from govdocparse.structure import marks, names
from govdocparse.structure.fields import Fields, document_number
from govdocparse.text import Text

DATES: Final = frozenset({"issue_date", "printing_date", "publication_date", "effective_date", "expiry_date"})
# What has a name, for which a site may give a number of its own.
_NAMES: Final = frozenset({"issuers", "publisher", "genre", "subject_category"})
WITHOUT_FIELD: Final = "catalogue entry without a field"


def put(key: str, value: Text, zone: Zone, fields: Fields, grammar: Grammar) -> None:
    """One labelled value into `fields` in its normal form; a label without a field of its own leaves omitted text."""
    if key == "validity":
        value = _said_once(value, fields)
    if not key or grammar.pattern("no_value").match(value.string) or (key in _NAMES and value.string.isdecimal()):
        fields.omit(value.span(), WITHOUT_FIELD)
    elif key == "title" and zone == "page" and grammar.pattern("body_name").match(value.string):
        fields.omit(value.span(), WITHOUT_FIELD)  # what a file or a page calls itself after who made it
    elif key == "document_number":
        number = document_numbers.parse(value.string, grammar)
        if number is None:
            fields.add(key, DocumentNumber(value.string, value.string, value.span(), zone))
        else:
            fields.add(key, document_number(number, value, zone))
    elif key in DATES:
        fields.put_date(key, value, zone, grammar)
    elif key == "signers":
        marks.put_signers(value, zone, fields, grammar)
    elif key in ("addressees", "cc"):
        names.put(key, value, zone, fields, grammar)
    elif key == "issuers" and value.string.endswith(grammar.lexicon("site_ends")):
        fields.put("information_source", value, zone)
    elif key in ("keywords", "issuers"):
        fields.put_each(key, value, zone)
    else:
        fields.put(key, value, zone)


def put_all(entries: Iterable[tuple[str, Text]], zone: Zone, fields: Fields, grammar: Grammar) -> None:
    """Those of some labelled values that are not empty into `fields`."""
    for key, value in entries:
        if len(value):
            put(key, value, zone, fields, grammar)


def entries_of(line: Text, labels: Sequence[Label], fields: Fields) -> list[tuple[str, Text]]:
    """The keys of the labels in a line, each with the value behind it, which may be empty."""
    stops = [*(start for _, start, _ in labels[1:]), len(line)]
    for _, start, end in labels:
        fields.omit(line[start:end].strip().span(), "label")
    return [(key, _value(line, end, stop, fields)) for (key, _, end), stop in zip(labels, stops, strict=True)]


def _value(line: Text, start: int, end: int, fields: Fields) -> Text:
    """The value of a label, without the bars of a row; of a label in a cell, the cell behind it and no other."""
    value = line[start:end].strip()
    if value.string.startswith("："):  # a site may have the colon in a cell of its own, too
        fields.omit(value[:1].span(), "separator")
        value = value[1:].strip()
    if "|" not in line.string:
        return value
    fields.omit(line.span(), "separator")
    if value.string[:1] == "|" and "：" in line.string[start - 2 : start]:
        value = value[1:].strip()
    elif not line.string[:start].rstrip().endswith("|"):
        bare = value.string.strip("| ")
        return value[: len(bare)] if value.string.startswith(bare) else value[:0]
    cell = value.string.partition("|")[0]
    behind = value[len(cell) :]
    if behind.string.strip("| "):
        fields.omit(behind.span(), WITHOUT_FIELD)
    return value[: len(cell)].strip()


def without_bars(line: Text, fields: Fields) -> Text:
    """A line without the bar behind it, which ends a cell, and nothing of one that is nothing but bars."""
    bare = line.string.rstrip("| ")
    if len(bare) < len(line):
        fields.omit(line.span(), "separator")
    return line[: len(bare)]


def _said_once(value: Text, fields: Fields) -> Text:
    """A value less what a page says of it again: 有效 有效."""
    first, _, again = value.string.partition(" ")
    if first != again:
        return value
    fields.omit(value[len(first) :].strip().span(), "repeats validity")
    return value[: len(first)]
