"""Catalogue boxes and labelled page lines (索引号：…): labels and values to fields."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import takewhile
from typing import Final

import regex

from govdocparse.cleaning.cleaned import TABLE
from govdocparse.expressions import dates, document_numbers
from govdocparse.expressions.labels import Label, known_labels
from govdocparse.grammar import Grammar
from govdocparse.model import Zone
from govdocparse.structure import labelled, unlabelled
from govdocparse.structure.catalogue_entries import DATES, WITHOUT_FIELD, entries_of, put_all, without_bars
from govdocparse.structure.fields import Fields
from govdocparse.structure.titles import LEAST_REPEATED
from govdocparse.text import Span, Text

_HEAD_LINES: Final = 60
# How many labels at the end of a document make a catalogue box at least, and on how many lines they stand at most.
_LEAST_BELOW: Final = 3
_SHORTEST_TITLE: Final = 6
# How long labels are that may stand right before their values.
_GLUED: Final = (6, 5, 4, 3)
_SHORTEST_GLUED: Final = 3
_HAN: Final = regex.compile(r"\p{Han}[^：|]*$")
_MOST_BELOW: Final = 20


def read(lines: Sequence[Text], marked: Span | None, fields: Fields, grammar: Grammar) -> list[Text]:
    """The lines of a document to those that are no catalogue lines; what these say goes into `fields`.

    Looks at the head of the document, and at its very end. A label alone on its line takes the next line for its value,
    unless that is a label too, or `marked` by the carrier as the title.
    """
    lines = labelled.behind_titles(lines, grammar)
    lines = _drop_columns(_drop_box_below(lines, fields, grammar), fields, grammar)
    lines = _drop_unlabelled(lines, fields, grammar)
    rest: list[Text] = []
    index = 0
    head = True
    takes_next = _values_stand_below(lines, grammar)
    while index < len(lines):
        line = lines[index]
        found = labelled.labels(line, grammar) if head else []
        head = head and index < _HEAD_LINES and (bool(found) or not _is_text(line, grammar))
        labels = (
            found or labelled.page_date(lines, index, grammar) or labelled.letter_date(line, fields, grammar)
            if head
            else []
        )
        if not labels:
            if not _omit_repeated_title(line, fields):
                rest.append(line)
            index += 1
            continue
        several = len(labels) > 1 and all(key in labelled.PAGE_KEYS for key, _, _ in labels)
        zone: Zone = "page" if several or _is_page_line(rest, grammar) else "catalog"
        rest = _without_page_names(rest, fields, grammar, labels[0].key == "index_number")
        index += 1
        entries = entries_of(line, labels, fields)
        key, value = entries[-1]
        if takes_next and not several and not len(value) and index < len(lines) and not _is_in(lines[index], marked):
            below = without_bars(lines[index], fields)
            again = key != "title" and _begins_title_again(below, rest)
            if not len(below) or (_is_value(below, key, grammar) and not again):
                entries[-1] = key, below
                index += 1
        put_all(entries, zone, fields, grammar)
    return rest


def _begins_title_again(line: Text, above: Sequence[Text]) -> bool:
    """Whether a line below a label without a value is the beginning of one `above`: the title once more."""
    return len(line) >= LEAST_REPEATED and any(
        len(each) > len(line) and each.string.startswith(line.string) for each in above
    )


def _omit_repeated_title(line: Text, fields: Fields) -> bool:
    """Leave a line out that is an entry of a list and says the title of a box above it again; whether it does."""
    repeats = line.string[0] == unlabelled.BULLET and line.string[1:].strip() in fields.values("title")
    if repeats:
        fields.omit(line.span(), "repeats title")
    return repeats


def _is_in(line: Text, place: Span | None) -> bool:
    return place is not None and place.start <= line.span().start < place.end


def _drop_box_below(lines: Sequence[Text], fields: Fields, grammar: Grammar) -> Sequence[Text]:
    """The lines of a document without the catalogue box at its very end, where a printed page may have it.

    A page line (时间：… 来源：…) may stand there, too; below the date, a line may say where the page has it from.
    """
    end = len(lines)
    below: list[tuple[Text, list[Label]]] = []
    while end > max(0, len(lines) - _MOST_BELOW) and (found := _labels_below(lines, end - 1, grammar)):
        end -= 1
        below.append((lines[end], found))
    keys = [label.key for _, found in below for label in found]
    if len(keys) < _LEAST_BELOW:
        dated = end > 0 and keys == ["information_source"]
        if not dated or grammar.pattern("ends_with_date").search(lines[end - 1].string) is None:
            return lines
    for line, found in reversed(below):
        put_all(entries_of(line, found, fields), "catalog", fields, grammar)
    return lines[:end]


def _labels_below(lines: Sequence[Text], index: int, grammar: Grammar) -> list[Label]:
    """The labels of a line that may be one of a box at the end of a document."""
    return labelled.labels(lines[index], grammar) or labelled.page_date(lines, index, grammar)


def _drop_columns(lines: Sequence[Text], fields: Fields, grammar: Grammar) -> Sequence[Text]:
    """The lines without a box in which a blank alone parts label and value, as columns become when they are copied.

    Several lines in a row must begin with known labels; a line between them may have one that is not known.
    """
    known = known_labels(grammar)
    row = grammar.pattern("catalogue_row")
    heads = [
        found["label"].replace(" ", "") if (found := row.match(line.string)) else _glued_label(line, grammar)
        for line in lines[:_HEAD_LINES]
    ]
    named = [index for index, head in enumerate(heads) if head in known]
    # An index number has no other place; the box that begins with it needs but one more line.
    indexed = len(named) > 1 and known[heads[named[0]] or ""] == "index_number"
    if len(named) < _LEAST_BELOW and not indexed:
        return lines
    start, end = named[0], named[-1] + 1
    if None in heads[start:end] or 2 * len(named) < end - start:
        return lines
    above = _without_page_names(lines[:start], fields, grammar)
    for line in lines[start:end]:
        labels = [
            Label(known.get(label, ""), found.start(), found.end())
            for found in grammar.pattern("catalogue_column").finditer(line.string)
            if (label := found["label"].replace(" ", "")) in known or not found.start()
        ]
        if not labels and (head := _glued_label(line, grammar)):
            labels = [Label(known[head], 0, len(head))]
        put_all(entries_of(line, labels, fields), "catalog", fields, grammar)
    return [*above, *lines[end:]]


def _drop_unlabelled(lines: Sequence[Text], fields: Fields, grammar: Grammar) -> Sequence[Text]:
    """The lines without a box whose values stand in a list without their labels."""
    first, entries = unlabelled.box(lines[:_HEAD_LINES], grammar)
    for line, (key, value) in zip(lines[first:], entries, strict=False):
        fields.omit(line.span(), "label" if key else WITHOUT_FIELD)
        put_all([(key, value)] if key else [], "catalog", fields, grammar)
    return [*lines[:first], *lines[first + len(entries) :]] if entries else lines


def _glued_label(line: Text, grammar: Grammar) -> str | None:
    """The label that a line begins with and that nothing parts from its value (时效性现行有效); None for short ones."""
    string = line.string
    if string[:_SHORTEST_GLUED] not in _openings(grammar):
        return None
    known = known_labels(grammar)
    return next((string[:size] for size in _GLUED if string[:size] in known and _HAN.match(string, size)), None)


@cache
def _openings(grammar: Grammar) -> frozenset[str]:
    """What labels begin with, by which most lines are known to begin with none."""
    return frozenset(label[:_SHORTEST_GLUED] for label in known_labels(grammar))


def _values_stand_below(lines: Sequence[Text], grammar: Grammar) -> bool:
    """Whether values stand on the line below their labels: then most labels are alone on their lines."""
    head = takewhile(lambda line: not _is_text(line, grammar), lines[:_HEAD_LINES])
    pairs = [(line, found) for line in head if (found := labelled.labels(line, grammar))]
    alone = sum(len(found) == 1 and found[0].end >= len(line) for line, found in pairs)
    return 2 * alone >= len(pairs)


def _is_text(line: Text, grammar: Grammar) -> bool:
    """Whether a line is a sentence or a numbered one: behind it there is no catalogue."""
    return line.string.endswith("。") or grammar.pattern("marker").match(line.string) is not None


def _is_value(line: Text, key: str, grammar: Grammar) -> bool:
    """Whether a line can be the value of the label alone above it."""
    if key == "validity" and not grammar.pattern("validity_value").search(line.string):
        return False
    if key in DATES and dates.parse(line.string, grammar) is None:
        return False
    if key != "document_number" and line.string[-1] == "号" and document_numbers.parse(line.string, grammar):
        return False
    if line.string.endswith("：") or (key != "title" and grammar.pattern("title_kind").search(line.string)):
        return False
    if grammar.pattern("marker").match(line.string):  # the text begins here, and the label has no value
        return False
    if not key and grammar.pattern("part_title_end").search(line.string):
        return False
    return len(line) <= labelled.LONGEST_VALUE and line.string != TABLE and not labelled.labels(line, grammar)


def _without_page_names(above: Sequence[Text], fields: Fields, grammar: Grammar, indexed: bool = False) -> list[Text]:
    """The lines above a catalogue box without those that are what the site calls the page, which become omitted.

    Above one that opens with the index number, so are lines too short for a title that name no kind of document.
    """
    rest: list[Text] = []
    for line in above:
        short = indexed and len(line) < _SHORTEST_TITLE and not grammar.pattern("part_title_end").search(line.string)
        if short or grammar.pattern("page_name").match(line.string):
            fields.omit(line.span(), "line above the title")
        else:
            rest.append(line)
    return rest


def _is_page_line(rest: Sequence[Text], grammar: Grammar) -> bool:
    """Whether a label comes behind a title: then it belongs to the page, not to the catalogue box."""
    return any(grammar.pattern("title_kind").search(line.string) for line in rest)
