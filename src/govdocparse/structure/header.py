"""The header of a paper: numbers, marks, title and addressees, from its first lines (GB/T 9704-2012 7.2, 7.3)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from govdocparse.cleaning.cleaned import TABLE
from govdocparse.expressions import document_numbers
from govdocparse.grammar import Grammar
from govdocparse.structure import adoption, lead, marks, names, numbers, signature, standard_cover
from govdocparse.structure.fields import Fields
from govdocparse.structure.head_titles import marked_title, title_above_note
from govdocparse.structure.names import are_bodies, close_set, whole_marks
from govdocparse.structure.titles import (
    LEAST_REPEATED,
    Title,
    is_addressees,
    plain,
    put_title,
    unquoted,
    without_label,
)
from govdocparse.text import Span, Text

_HEAD_LINES: Final = 40
_MOST_BELOW: Final = 4
# A longer line with a full stop in it is text, also where the stop at its end is missing.
_LONGEST_HEAD_LINE: Final = 60
# What the first line of a text ends with, behind addressees.
_OPENS_TEXT: Final = "。："
# The rules of lines that a head may hold although they end as a sentence does.
_IN_HEAD: Final = ("page_links", "signers", "form_label", "text_label")


class Head(NamedTuple):
    """What the head of a document leaves: title, lines that are text, whether its mark is that of an order."""

    title: Title | None
    rest: list[Text]
    order: bool


def read(lines: Sequence[Text], marked: Span | None, fields: Fields, grammar: Grammar) -> Head:
    """The first lines of a document to its header fields; returns the title and the lines that are text.

    The head reaches to the addressees or to the first sentence. In it, marks and numbers may stand above or below the
    title. `marked` is where the carrier says that the title stands; else a title is best known by the kind of document
    that it ends with.
    """
    if (cover := standard_cover.read(lines, fields, grammar)) is not None:
        put_title(cover.title, fields, grammar)
        return Head(cover.title, cover.rest, False)
    first = names.whole(lines[:_HEAD_LINES], grammar)
    lines = [*adoption.whole(adoption.parted(first, grammar), grammar), *lines[_HEAD_LINES:]]
    end = _end(lines, grammar)
    lines, end = _with_number_apart(lines, end, grammar)
    lines = _with_addressees_apart(lines, end, grammar)
    pieces = (piece for line in lines[:end] for piece in numbers.apart(_close_set(line, grammar), grammar))
    head = [unquoted(piece, fields, grammar) for piece in pieces]
    head = lead.without_named(whole_marks(head, fields, grammar), fields, grammar)
    left, order = marks.read(head, fields, grammar)
    title, above, below = marked_title(left, marked, grammar) or title_above_note(left, lines[:end], grammar)
    if title is not None and marked is None:
        title, above, below = lead.without_page(title, above, below, fields, grammar)
    if title is not None:
        title = without_label(title, fields, grammar)
        title = numbers.without_number(title, fields, grammar)
        put_title(title, fields, grammar)
    lead.put_above(above, title, fields, grammar)
    if title is None:
        below = [line for line in below if not numbers.put_bare(line, fields, grammar)]
    else:
        below = _put_below(title, below, lines, fields, grammar)
    rest = [*below, *lines[end:]]
    if end < len(lines) and is_addressees(lines[end], grammar):
        marks.put_addressees(lines[end], fields, grammar)
        rest = [*below, *lines[end + 1 :]]
    elif title is not None and _are_unmarked_addressees(below, lines[end : end + 1], grammar):
        names.put("addressees", below[0], "header", fields, grammar)
        rest = lines[end:]
    return Head(title, rest, order)


def _are_unmarked_addressees(below: Sequence[Text], text: Sequence[Text], grammar: Grammar) -> bool:
    """Whether the only line between title and text says to whom the paper goes, and lacks its colon."""
    if len(below) != 1 or not text or text[0].string[-1] not in _OPENS_TEXT:
        return False
    string = below[0].string
    return (
        grammar.pattern("unmarked_addressees").match(string) is not None
        and grammar.pattern("whole_name").search(string) is not None
    )


def _with_number_apart(lines: list[Text], end: int, grammar: Grammar) -> tuple[list[Text], int]:
    """The lines of a document and the end of its head; a number that runs on into the addressees is on its own line."""
    line = lines[end] if end < len(lines) and lines[end].string[-1] == "：" else None
    if line is None or "号" not in line.string:
        return lines, end
    number = next(iter(document_numbers.find(line.string, grammar)), None)
    if number is None or number[0] or not is_addressees(rest := line[number[1] :].strip(), grammar):
        return lines, end
    return [*lines[:end], line[: number[1]], rest, *lines[end + 1 :]], end + 1


def _with_addressees_apart(lines: list[Text], end: int, grammar: Grammar) -> list[Text]:
    """The lines of a document; the addressees that the text at `end` opens with are on a line of their own."""
    found = grammar.pattern("addressees_before_text").match(lines[end].string) if end < len(lines) else None
    if found is None:
        return lines
    behind = found.end("addressees")
    return [*lines[:end], lines[end][:behind], lines[end][behind:].strip(), *lines[end + 1 :]]


def _put_below(title: Title, below: list[Text], lines: Sequence[Text], fields: Fields, grammar: Grammar) -> list[Text]:
    """The lines below a title less those that number the announcement, or say by whom and when the paper was made."""
    if below and (mark := _announcement(title.text.string, grammar)):
        below = below[numbers.put_announcement_number(mark, below[0], fields, grammar) :]
    elif len(below) > 1 and grammar.pattern("announcement_mark").match(below[0].string):
        # The page's own title stands above the mark.
        if numbers.put_announcement_number(below[0].string.replace(" ", ""), below[1], fields, grammar):
            fields.omit(below[0].span(), "issuer mark")
            below = below[2:]
    elif below and below[0].string[-1] in "号）" and not fields.has("document_number"):
        below = below[numbers.put_lone_number(below[0], fields, grammar) :]
    below = _without_repeated(title, below, fields, grammar)
    below = _without_publisher(below, fields, grammar)
    bodies = next((index for index, line in enumerate(below) if not signature.is_signature(line, grammar)), len(below))
    if bodies == len(below) > 0 and fields.has("issue_date"):
        # The date below them stood in brackets.
        for body in below:
            signature.put_body(body, fields, grammar)
        return []
    if bodies < len(below) and (
        _is_dated(below[bodies], lines, grammar) or (bodies and signature.is_numeric_date(below[bodies], grammar))
    ):
        for body in below[:bodies]:
            signature.put_body(body, fields, grammar)
        date = below[bodies]
        fields.put_date("issue_date", date, "header", grammar)
        return below[bodies + 1 :]
    return below


def _without_publisher(below: list[Text], fields: Fields, grammar: Grammar) -> list[Text]:
    """The lines below a title less one that says who put the text out, with the date below it: 某院发布, 2022-03-15."""
    for index, (line, date) in enumerate(pairwise(below[:_MOST_BELOW])):
        found = grammar.pattern("body_puts_out").match(line.string)
        if found and (signature.is_date(date, grammar) or signature.is_numeric_date(date, grammar)):
            fields.put("issuers", line.group(found, "body"), "header")
            fields.omit(line.span(found.end("body")), "label")
            fields.put_date("issue_date", date, "header", grammar)
            return [*below[:index], *below[index + 2 :]]
    return below


def _without_repeated(title: Title, below: list[Text], fields: Fields, grammar: Grammar) -> list[Text]:
    """The lines below a title less what the page says again there: the number, a body, the beginning of the title."""
    if below and below[0].string in fields.values("document_number"):
        fields.omit(below[0].span(), "repeats document_number")
        below = below[1:]
    if not below:
        return below
    body = are_bodies(below[0], grammar)
    again = below[body] if len(below) > body else below[0]
    if len(again) >= LEAST_REPEATED and plain(title.text.string).startswith(plain(again.string)):
        fields.omit(again.span(), "repeats title")
        if body:
            fields.put_each("issuers", below[0], "page")
        return below[1 + body :]
    if body and any(
        issuer != below[0].string and issuer.endswith(below[0].string) for issuer in fields.values("issuers")
    ):
        fields.omit(below[0].span(), "repeats issuers")
        return below[1:]
    if body and fields.values("issuers").issuperset(below[0].string.split("、")):
        fields.put_each("issuers", below[0], "page")
        return below[1:]
    return below


def _announcement(title: str, grammar: Grammar) -> str | None:
    """What the number below the title of an announcement goes on: its mark, or the kind that a long title ends with."""
    if grammar.pattern("announcement_mark").match(title):
        return title
    kind = grammar.pattern("title_kind").search(title)
    return kind["kind"] if kind and grammar.pattern("announcement_mark").match(kind["kind"]) else None


def _close_set(line: Text, grammar: Grammar) -> Text:
    """A line without the blanks of letter-spacing: 某 市 人 民 政 府 文 件, 公 告."""
    return line.without([(1, 2)]) if grammar.pattern("wide_kind").match(line.string) else close_set(line)


def _is_dated(line: Text, lines: Sequence[Text], grammar: Grammar) -> bool:
    """Whether a line below the title dates the paper: no other line does; a chronicle has many."""
    return signature.is_date(line, grammar) and sum(signature.is_date(each, grammar) for each in lines) == 1


def _end(lines: Sequence[Text], grammar: Grammar) -> int:
    """The index of the first line that is no line of a head."""
    for index, line in enumerate(lines[:_HEAD_LINES]):
        string = line.string
        if adoption.is_note(line, grammar) or any(grammar.pattern(rule).search(string) for rule in _IN_HEAD):
            continue
        if (
            string == TABLE
            or is_addressees(line, grammar)
            or grammar.pattern("marker").match(string)
            or grammar.pattern("contents_heading").match(string)
            or string.endswith(("。", "；", "："))
            or (len(string) > _LONGEST_HEAD_LINE and "。" in string)
            or (string[0] == "1" and _is_first_heading(lines, index, grammar))
        ):
            return index
    return min(len(lines), _HEAD_LINES)


def _is_first_heading(lines: Sequence[Text], index: int, grammar: Grammar) -> bool:
    """Whether the first heading of a text without stops behind its numbers stands at `index`: 1 总则 above 1.1."""
    if not grammar.pattern("bare_number").match(lines[index].string) or index + 1 >= len(lines):
        return False
    below = lines[index + 1].string
    return below.endswith("。") or grammar.pattern("decimal_number").match(below) is not None
