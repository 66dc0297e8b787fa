"""Marks of the header: copy number, security, urgency, issuer mark, numbers, signers, adoption notes, addressees."""

from __future__ import annotations

from collections.abc import Sequence

from govdocparse.expressions import dates, document_numbers
from govdocparse.grammar import Grammar
from govdocparse.structure.fields import Fields, document_number
from govdocparse.text import Text, joined

_MARK_ENDS = ("文件", "令", "命令")
_SIMPLE = ("unified_number", "copy_number", "urgency")
_MOST_ISSUERS = 8


def read(lines: Sequence[Text], fields: Fields, grammar: Grammar) -> list[Text]:
    """The lines of a head to those that are no marks; what the marks say goes into `fields`."""
    rest: list[Text] = []
    _put_notes([line for line in lines if is_note(line, grammar)], fields, grammar)
    index = 0
    while index < len(lines):
        end = index + 1 if is_note(lines[index], grammar) else _mark_at(lines, index, fields, grammar)
        if end == index:
            rest.append(lines[index])
            end += 1
        index = end
    return rest


def is_note(line: Text, grammar: Grammar) -> bool:
    """Whether a line is an adoption note (题注): （2019年3月15日第十三届全国人民代表大会第二次会议通过）."""
    return grammar.pattern("adoption").match(line.string) is not None


def _mark_at(lines: Sequence[Text], index: int, fields: Fields, grammar: Grammar) -> int:
    """The index behind the mark that begins at `index`; `index` where there is none."""
    line = lines[index]
    string = line.string
    if key := next((key for key in _SIMPLE if grammar.pattern(key).match(string)), None):
        fields.put(key, string, line, "header")
    elif grammar.pattern("security_level").match(string):
        fields.put("security_level", string.replace(" ", ""), line, "header")
    elif found := grammar.pattern("signers").search(string):
        _put_signers(line, found.start("names"), fields)
        rest = line[: found.start()].strip()
        if len(rest):
            _put_number(rest, fields, grammar)
    elif (end := _issuer_mark(lines, index, grammar)) > index:
        return _put_issuers(lines, index, end, fields, grammar)
    elif not _put_number(line, fields, grammar):
        return index
    return index + 1


def _put_number(line: Text, fields: Fields, grammar: Grammar) -> bool:
    """Whether the line is a document number and nothing else; it goes into `fields` then."""
    string = line.string
    bracketed = string[:1] == "（" and string[-1:] == "）"
    inner = line[1 : len(line) - 1].strip() if bracketed else line
    number = document_numbers.parse(inner.string, grammar)
    if number is None:
        return False
    parts = (number.agency_code, number.year, number.sequence)
    fields.add("document_number", document_number(number.value, parts, inner, "header"))
    if bracketed:
        fields.omit(line.span(), "brackets of a number")
    return True


def _put_signers(line: Text, start: int, fields: Fields) -> None:
    """The names behind 签发人： into `fields`."""
    fields.put_each("signers", line[start:], "header")
    fields.omit(line[line.string.index("签") : start].strip().span(), "label")


def _put_notes(lines: Sequence[Text], fields: Fields, grammar: Grammar) -> None:
    """Adoption notes: the notes, who adopted the text last, and the last date on which it was made or changed."""
    adopted_by: Text | None = None
    made: dict[str, list[tuple[str, Text]]] = {"issue_date": [], "effective_date": []}
    for line in lines:
        fields.put("notes", line.string.strip("（）"), line, "header")
        for found in grammar.pattern("adoption_date").finditer(line.string):
            iso = dates.parse(found["date"].replace(" ", ""), grammar)
            if iso is not None:
                key = "effective_date" if found["effective"] else "issue_date"
                made[key].append((iso, line[found.start("date") : found.end("date")]))
        for found in grammar.pattern("adopting_body").finditer(line.string):
            group = "body" if found["body"] else "council"
            adopted_by = line[found.start(group) : found.end(group)]
    if adopted_by is not None:
        fields.put("issuers", adopted_by.string, adopted_by, "header")
    for key, found_dates in made.items():
        if found_dates:
            iso, text = max(found_dates, key=lambda item: item[0])
            fields.put(key, iso, text, "header")


def _issuer_mark(lines: Sequence[Text], index: int, grammar: Grammar) -> int:
    """Where the issuer mark that begins at `index` ends: names of bodies, the last with 文件 or 令; else `index`."""
    end = index
    while end < min(len(lines), index + _MOST_ISSUERS):
        string = lines[end].string
        if grammar.pattern("issuer_mark").match(string):
            return end + 1
        if string in _MARK_ENDS:
            return end + 1 if end > index else index
        if not grammar.pattern("body_name").match(string):
            return index
        end += 1
    return index


def _put_issuers(lines: Sequence[Text], start: int, end: int, fields: Fields, grammar: Grammar) -> int:
    """The names of a mark as issuers, and the number of an order below it; returns the index behind both."""
    for line in lines[start:end]:
        found = grammar.pattern("issuer_mark").match(line.string)
        name = line[found.start("name") : found.end("name")] if found else line
        if name.string in _MARK_ENDS:
            fields.omit(line.span(), "issuer mark")
            continue
        fields.put("issuers", name.string, name, "header")
        if len(name) < len(line):
            fields.omit(line[len(name) :].strip().span(), "issuer mark")
    if end < len(lines) and grammar.pattern("order_number").match(lines[end].string):
        number = document_numbers.parse(lines[end - 1].string + lines[end].string.strip("（）"), grammar)
        if number is not None:
            parts = (number.agency_code, number.year, number.sequence)
            fields.add("document_number", document_number(number.value, parts, joined([lines[end]]), "header"))
            return end + 1
    return end


def put_addressees(line: Text, fields: Fields, grammar: Grammar) -> None:
    """Each body that the line of addressees names, and the marks between them."""
    start = 0
    body = line[: len(line) - 1]
    for cut in grammar.pattern("addressee_separator").finditer(body.string):
        _put_addressee(body[start : cut.start()], fields)
        fields.omit(body.span(cut.start(), cut.end()), "separator")
        start = cut.end()
    _put_addressee(body[start:], fields)
    fields.omit(line.span(len(line) - 1, len(line)), "separator")


def _put_addressee(text: Text, fields: Fields) -> None:
    name = text.strip()
    if len(name):
        fields.put("addressees", name.string, name, "header")
