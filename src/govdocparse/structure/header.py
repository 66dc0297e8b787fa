"""The header of a paper: numbers, marks, title and addressees, from its first lines (GB/T 9704-2012 7.2, 7.3)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from govdocparse.expressions import document_numbers
from govdocparse.grammar import Grammar
from govdocparse.model import Field
from govdocparse.structure.fields import Fields, document_number
from govdocparse.text import Span, Text, joined

_HEAD_LINES = 30
_LONGEST_TITLE_LINE = 70
_MOST_TITLE_LINES = 6
_MARK_ENDS = ("文件", "令", "命令")


class Title(NamedTuple):
    """A title of one or more lines, in one string without the line ends."""

    text: Text
    span: Span


class Head(NamedTuple):
    """What the head of a document leaves: its title, and the lines behind title and addressees."""

    title: Title | None
    rest: list[Text]


def read(lines: Sequence[Text], fields: Fields, grammar: Grammar) -> Head:
    """The first lines of a document to its header fields; returns the title and what follows the addressees."""
    index = _marks(lines, fields, grammar)
    title, index = title_at(lines, index, grammar)
    if title is not None:
        put_title(title, fields, grammar)
    if index < len(lines) and _is_addressees(lines[index], grammar):
        _put_addressees(lines[index], fields, grammar)
        index += 1
    return Head(title, list(lines[index:]))


def _marks(lines: Sequence[Text], fields: Fields, grammar: Grammar) -> int:
    """The lines above the title into `fields`; returns the index of the first line that is none of them."""
    simple = {"unified_number": "unified_number", "copy_number": "copy_number", "urgency": "urgency"}
    index = 0
    while index < min(len(lines), _HEAD_LINES):
        line = lines[index]
        string = line.string
        if key := next((key for name, key in simple.items() if grammar.pattern(name).match(string)), None):
            fields.put(key, string, line, "header")
        elif grammar.pattern("security_level").match(string):
            fields.put("security_level", string.replace(" ", ""), line, "header")
        elif found := grammar.pattern("signers").search(string):
            _put_signers(line, found.start("names"), fields)
            rest = line[: found.start()].strip()
            if len(rest):
                _put_number(rest, fields, grammar)
        elif (mark := _issuer_mark(lines, index, grammar)) > index:
            _put_issuers(lines[index:mark], fields, grammar)
            index = mark
            continue
        elif not _put_number(line, fields, grammar):
            break
        index += 1
    return index


def _put_number(line: Text, fields: Fields, grammar: Grammar) -> bool:
    """Whether the line is a document number and nothing else; it goes into `fields` then."""
    number = document_numbers.parse(line.string, grammar)
    if number is None:
        return False
    parts = (number.agency_code, number.year, number.sequence)
    fields.add("document_number", document_number(number.value, parts, line, "header"))
    return True


def _put_signers(line: Text, start: int, fields: Fields) -> None:
    """The names behind 签发人： into `fields`."""
    fields.put_each("signers", line[start:], "header")
    fields.omit(line[line.string.index("签") : start].strip().span(), "label")


def _issuer_mark(lines: Sequence[Text], index: int, grammar: Grammar) -> int:
    """Where the issuer mark that begins at `index` ends: names of bodies, the last with 文件 or 令; else `index`."""
    end = index
    while end < min(len(lines), index + 8):
        string = lines[end].string
        if grammar.pattern("issuer_mark").match(string):
            return end + 1
        if string in _MARK_ENDS:
            return end + 1 if end > index else index
        if not grammar.pattern("body_name").match(string):
            return index
        end += 1
    return index


def _put_issuers(lines: Sequence[Text], fields: Fields, grammar: Grammar) -> None:
    """The names of a mark as issuers; its last word, 文件 or 令, is no name."""
    for line in lines:
        found = grammar.pattern("issuer_mark").match(line.string)
        name = line[found.start("name") : found.end("name")] if found else line
        if name.string in _MARK_ENDS:
            fields.omit(line.span(), "issuer mark")
            continue
        fields.put("issuers", name.string, name, "header")
        if len(name) < len(line):
            fields.omit(line[len(name) :].strip().span(), "issuer mark")


def title_at(lines: Sequence[Text], index: int, grammar: Grammar) -> tuple[Title | None, int]:
    """The title whose first line is at `index`, and the index of the line behind it; None where there is no title.

    A title is one or more lines without a full stop; it ends at the line whose last word is a kind of document, at one
    that names addressees, or where the text begins.
    """
    parts: list[Text] = []
    while index < len(lines) and len(parts) < _MOST_TITLE_LINES:
        line = lines[index]
        if not _can_be_title(line, grammar) or (parts and _is_addressees(line, grammar)):
            break
        parts.append(line)
        index += 1
        if grammar.pattern("title_kind").search(line.string) and not _opens_bracket(lines, index):
            break
    if not parts:
        return None, index
    return Title(joined(parts), Span(parts[0].span().start, parts[-1].span().end)), index


def _can_be_title(line: Text, grammar: Grammar) -> bool:
    string = line.string
    return (
        len(string) <= _LONGEST_TITLE_LINE
        and not grammar.pattern("title_stop").search(string)
        and not grammar.pattern("marker").match(string)
        and not grammar.pattern("opens_block").match(string)
    )


def _opens_bracket(lines: Sequence[Text], index: int) -> bool:
    """Whether the next line is a bracket that belongs to the title: （征求意见稿）."""
    return (
        index < len(lines)
        and len(lines[index]) <= 40
        and lines[index].string[:1] == "（"
        and lines[index].string[-1:] == "）"
    )


def put_title(title: Title, fields: Fields, grammar: Grammar) -> None:
    """A title into `fields`, with the edition and the draft status that its bracket names."""
    fields.add("title", _title_field(title))
    put_title_brackets(title.text, fields, grammar)


def _title_field(title: Title) -> Field:
    return Field(title.text.string, title.text.string, title.span, "main")


def put_title_brackets(text: Text, fields: Fields, grammar: Grammar) -> None:
    """The edition and the draft status that a title names, into `fields`."""
    for key, group in (("edition", "edition"), ("draft_status", "status")):
        found = grammar.pattern(key).search(text.string)
        if found and not fields.has(key):
            fields.put(key, found[group], text[found.start(group) : found.end(group)], "main")


def _is_addressees(line: Text, grammar: Grammar) -> bool:
    string = line.string
    return bool(grammar.pattern("addressees").match(string)) and not grammar.pattern("not_addressees").search(string)


def _put_addressees(line: Text, fields: Fields, grammar: Grammar) -> None:
    """Each body that the line names, and the marks between them."""
    start = 0
    body = line[: len(line) - 1]
    cuts = [*grammar.pattern("addressee_separator").finditer(body.string)]
    for cut in cuts:
        _put_addressee(body[start : cut.start()], fields)
        fields.omit(body.span(cut.start(), cut.end()), "separator")
        start = cut.end()
    _put_addressee(body[start:], fields)
    fields.omit(line.span(len(line) - 1, len(line)), "separator")


def _put_addressee(text: Text, fields: Fields) -> None:
    name = text.strip()
    if len(name):
        fields.put("addressees", name.string, name, "header")
