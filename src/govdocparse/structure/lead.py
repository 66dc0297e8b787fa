"""What a page puts above a paper and what it says of it there: its lead, its own title, its menu; the paper stays."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from govdocparse.expressions.names import agree
from govdocparse.grammar import Grammar
from govdocparse.structure import numbers, signature
from govdocparse.structure.fields import Fields
from govdocparse.structure.names import are_bodies
from govdocparse.structure.titles import Title, can_be_title, is_addressees, plain
from govdocparse.text import Text

_LONGEST_LEAD: Final = 10
_ANNOUNCES: Final = "："


def drop(lines: list[Text], fields: Fields, grammar: Grammar) -> list[Text]:
    """The lines of a document less the lead above a title with its number and its addressees below it.

    A lead may also announce the title (文件全文如下：), which needs no number then.
    What has a number, addressees or a date of its own is no lead but a paper, which carries the other one.
    """
    start = _behind_announcement(lines, grammar) or _title_above_number(lines, grammar)
    lead = lines[:start]
    says = any(line.string.endswith("。") for line in lead)
    if not start or not says or any(is_addressees(each, grammar) or _is_dated(each, grammar) for each in lead):
        return lines
    for line in lead:
        fields.omit(line.span(), "lead of the page")
    return lines[start:]


def _title_above_number(lines: Sequence[Text], grammar: Grammar) -> int:
    """Where a title begins that its number and its addressees stand below, not in the first lines; 0 for nowhere."""
    near = range(2, len(lines[:_LONGEST_LEAD]))
    number = next((index for index in near if numbers.is_number(lines[index], grammar)), None)
    if number is None or number + 1 >= len(lines) or not is_addressees(lines[number + 1], grammar):
        return 0
    if grammar.pattern("title_kind").search(lines[number - 1].string) is None:
        return 0
    start = number
    while start and can_be_title(lines[start - 1], grammar):
        start -= 1
    return start if start < number else 0


def _behind_announcement(lines: Sequence[Text], grammar: Grammar) -> int:
    """Where a title begins that the line above it announces, with its addressees below it; 0 for nowhere."""
    for index, line in enumerate(lines[:_LONGEST_LEAD], 1):
        if line.string.endswith(_ANNOUNCES) and grammar.pattern("announces_text").match(line.string):
            end = index
            while end < min(len(lines), index + _LONGEST_LEAD) and can_be_title(lines[end], grammar):
                end += 1
            titled = end > index and grammar.pattern("title_kind").search(lines[end - 1].string)
            return index if titled and end < len(lines) and is_addressees(lines[end], grammar) else 0
    return 0


def without_page(
    title: Title, above: list[Text], below: list[Text], fields: Fields, grammar: Grammar
) -> tuple[Title | None, list[Text], list[Text]]:
    """A title with the lines above and below it; none where the lines are no title but a body, or what the page says.

    A body that a date in brackets stands below issues the paper. What stands above a catalogue that gives the title is
    the page's where it names no kind of document.
    """
    if fields.has("issue_date") and grammar.pattern("body_name").match(title.text.string):
        signature.put_body(title.text, fields, grammar)
        return None, above, below
    known = fields.first("title")
    kind = grammar.pattern("title_kind").search
    if known is None or known.zone != "catalog" or kind(title.text.string) or not kind(known.value):
        return title, above, below
    if title.span.start > known.span.start or agree(title.text.string, known.value):
        return title, above, below
    fields.omit(title.span, "line above the title")
    behind = next((index for index, line in enumerate(below) if line.span().start > known.span.start), len(below))
    return None, [*above, *below[:behind]], below[behind:]


def without_named(lines: list[Text], fields: Fields, grammar: Grammar) -> list[Text]:
    """The lines of a head less one that says the title of a box again, where the paper has a title of its own below."""
    known = fields.first("title")
    if known is None or known.zone != "catalog":
        return lines
    name = plain(known.value)
    kind = grammar.pattern("title_kind").search
    for index, line in enumerate(lines):
        own = any(kind(below.string) for below in lines[index + 1 :])
        if own and plain(line.string) == name and not kind(line.string):
            fields.omit(line.span(), "repeats title")
            return [*lines[:index], *lines[index + 1 :]]
    return lines


def put_above(above: Sequence[Text], title: Title | None, fields: Fields, grammar: Grammar) -> None:
    """Leaves out what the page says above a title, less the numbers of its catalogue.

    A body between its own title and the paper's is said to issue it; the number before its own title is the paper's.
    """
    name = plain(title.text.string) if title else ""
    titled = False
    for line in above:
        if titled and are_bodies(line, grammar):
            fields.put_each("issuers", line, "page")
        elif not numbers.put_bare(line, fields, grammar):
            numbers.put_before_title(line, name, fields, grammar)
            fields.omit(line.span(), "line above the title")
        titled = titled or plain(line.string) == name


def _is_dated(line: Text, grammar: Grammar) -> bool:
    return signature.is_date(line, grammar) or signature.split(line, grammar) is not None
