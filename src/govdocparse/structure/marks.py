"""Marks of the header: copy number, security, urgency, issuer mark, numbers, signers, addressees."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

import regex

from govdocparse.expressions import dates, document_numbers
from govdocparse.grammar import Grammar
from govdocparse.model import DocumentNumber, Zone
from govdocparse.structure import adoption, names, numbers, signature, speakers
from govdocparse.structure.fields import Fields, document_number
from govdocparse.text import Text

_SIMPLE: Final = ("unified_number", "copy_number", "urgency")
# Fields that may be letter-spaced, and their rules.
_SPACED: Final = {"security_level": "security_level", "disclosure": "disclosure_mark"}
# The rules for lines of a head that give no field, and why such a line is left out.
_NO_FIELD: Final = {
    "telegram_head": "head of a telegram",
    "handling_mark": "handling mark",
    "page_links": "related links",
    "open_number": "number not yet given",
    "lone_mark": "issuer mark",
    "text_label": "label",
}
# The rules of marks that name a body and say what the paper is.
_NAMING: Final = ("issuer_mark", "announcement_mark", "minutes_of_body")
_MOST_ISSUERS: Final = 8
_OF_DEPARTMENT: Final = "部门文件"
# 令, 公 告: the word of a mark on a line of its own, below at least one name.
_LONGEST_SUFFIX: Final = 3


class Marks(NamedTuple):
    """The lines of a head that are no marks, and whether the issuer mark says that the paper is an order."""

    rest: list[Text]
    order: bool


def read(lines: Sequence[Text], fields: Fields, grammar: Grammar) -> Marks:
    """The lines of a head to those that are no marks; what the marks say goes into `fields`."""
    rest: list[Text] = []
    lines = [piece for line in lines for piece in _before_signers(line, grammar)]
    adoption.put([line for line in lines if adoption.is_note(line, grammar)], fields, grammar)
    order = False
    index = speakers.put_above_date(lines, fields, grammar)
    while index < len(lines):
        end = index + 1 if adoption.is_note(lines[index], grammar) else _mark_at(lines, index, fields, grammar)
        if end == index:
            rest.append(lines[index])
            end += 1
        elif any(_orders(line, grammar) for line in lines[index:end]):
            order = True
        index = end
    return Marks(rest, order)


def _before_signers(line: Text, grammar: Grammar) -> list[Text]:
    """A line of a head in two where signers stand behind its number, as on papers that go upwards; else itself."""
    found = grammar.pattern("signers").search(line.string)
    if found is None or found.start() == 0:
        return [line]
    return [line[: found.start()].strip(), line[found.start() :]]


def _mark_at(lines: Sequence[Text], index: int, fields: Fields, grammar: Grammar) -> int:
    """The index behind the mark that begins at `index`; `index` where there is none."""
    line = lines[index]
    string = line.string
    if key := next((key for key in _SIMPLE if grammar.pattern(key).match(string)), None):
        fields.put(key, line, "header")
    elif key := next((key for key, rule in _SPACED.items() if grammar.pattern(rule).match(string)), None):
        fields.put(key, line, "header", string.replace(" ", ""))
    elif found := grammar.pattern("telegram_line").match(string):
        _put_telegram_line(line, found, fields, grammar)
    elif rule := next((rule for rule in _NO_FIELD if grammar.pattern(rule).match(string)), None):
        fields.omit(line.span(), _NO_FIELD[rule])
    elif found := grammar.pattern("speech_line").match(string):
        fields.put("issue_date", line, "header", dates.parse(found["date"], grammar) or found["date"])
        return speakers.put_below(lines, index + 1, fields, grammar)
    elif found := grammar.pattern("signers").match(string):
        fields.omit(line.span(), "label")
        if found["names"]:
            put_signers(line.group(found, "names"), "header", fields, grammar)
        return _more_signers(lines, index + 1, fields, grammar)
    elif (end := _issuer_mark(lines, index, grammar)) > index:
        return _put_issuers(lines, index, end, fields, grammar)
    elif _put_made(line, fields, grammar):
        return index + 1
    elif taken := _put_below_minutes(lines, index, fields, grammar):
        return index + taken
    elif _counts_announcement(lines, index, grammar) or not numbers.put_line(line, index == 0, fields, grammar):
        return index
    return index + 1


def _put_below_minutes(lines: Sequence[Text], index: int, fields: Fields, grammar: Grammar) -> int:
    """How many lines the number below the mark of minutes takes, or the body below that, both put into `fields`."""
    line, mark = lines[index], grammar.pattern("minutes_mark")
    if index > 0 and mark.match(lines[index - 1].string):
        return numbers.put_minutes_number(line, fields, grammar) or numbers.put_number(line, fields, grammar)
    if index > 1 and mark.match(lines[index - 2].string) and names.is_body(line, grammar):
        fields.put_each("issuers", line, "header")
        return 1
    return 0


def _counts_announcement(lines: Sequence[Text], index: int, grammar: Grammar) -> bool:
    """Whether a line is the number of the announcement whose mark, its title, stands above it."""
    above = lines[index - 1].string if index else ""
    return above[-1:] == "告" and all(
        grammar.pattern(rule).match(string)
        for rule, string in (("announcement_mark", above), ("order_number", lines[index].string))
    )


def _put_made(line: Text, fields: Fields, grammar: Grammar) -> bool:
    """Whether a line says by whom and when the paper was made, either first; it goes into `fields` then."""
    if signed := signature.split(line, grammar):
        fields.put_each("issuers", signed[0], "header")
        fields.put_date("issue_date", signed[1], "header", grammar)
        return True
    found = grammar.pattern("dated_body").match(line.string)
    if found is None or not names.is_body(line.group(found, "body"), grammar):
        return False
    # Behind the date stands a short name; the whole one in the title goes before it.
    fields.put("issuers", line.group(found, "body"), "page")
    fields.put_date("issue_date", line.group(found, "date"), "header", grammar)
    fields.omit(line.span(), "separator")
    return True


def _orders(line: Text, grammar: Grammar) -> bool:
    """Whether a line of the mark says that the paper is an order."""
    ends = line.string.endswith(grammar.lexicon("order_ends"))
    return ends or any(grammar.pattern(rule).match(line.string) for rule in ("order_line", "numbered_order"))


def _more_signers(lines: Sequence[Text], index: int, fields: Fields, grammar: Grammar) -> int:
    """The index behind the lines of names that go on the signers, whose names go into `fields`."""
    while index < len(lines) and grammar.pattern("more_signers").match(lines[index].string):
        if names.is_body(lines[index], grammar):
            break
        fields.put_each("signers", lines[index], "header")
        index += 1
    return index


def _put_telegram_line(line: Text, found: regex.Match[str], fields: Fields, grammar: Grammar) -> None:
    """The urgency of a telegram and the number behind it into `fields`."""
    fields.put("urgency", line.group(found, "urgency"), "header")
    fields.omit(line.span(), "head of a telegram")
    if found["number"]:
        numbers.put_number(line.group(found, "number"), fields, grammar)


def put_signers(names: Text, zone: Zone, fields: Fields, grammar: Grammar) -> None:
    """The names behind 签发人： into `fields`; what is between them leaves with their label."""
    named = list(grammar.pattern("signer").finditer(names.string))
    if not named:
        fields.put("signers", names, zone)
    for found in named:
        fields.put("signers", names[found.start() : found.end()], zone, found.group().replace(" ", ""))
    fields.omit(names.span(), "separator")


def _issuer_mark(lines: Sequence[Text], index: int, grammar: Grammar) -> int:
    """Where the issuer mark that begins at `index` ends; `index` where there is none.

    It is the names of bodies with 文件 or 令 behind one of them, or, of letters and minutes, the names alone above the
    number, above what the minutes are called, or above how urgent a letter is.
    """
    end = index
    while end < min(len(lines), index + _MOST_ISSUERS):
        string = lines[end].string
        if found := grammar.pattern("issuer_mark").match(string):
            goes_on = end == index and _goes_on_with_title(lines, index, found["name"], grammar)
            return index if goes_on else _behind_bodies(lines, end + 1, grammar)
        if grammar.pattern("announcement_mark").match(string) and _is_above_title(lines, end + 1, grammar):
            return end + 1
        if string.replace(" ", "") in grammar.lexicon("mark_words"):
            return end + 1 if end > index else index
        if end > index and grammar.pattern("minutes_mark").match(string):
            return end + 1 if _has_title(lines, end + 1, grammar) else end  # else the mark is the title
        if end == index and _marks_minutes(lines, index, grammar):
            return end + 1
        behind = _behind_rank(lines, end, grammar) if end > index else end
        if behind > end or (end > index and _is_number(lines[end], grammar)):
            # An order that names its own body: what stands above it is the page's.
            return index if grammar.pattern("numbered_order").match(lines[behind].string) else end
        if not names.is_body(lines[end], grammar):
            return index
        end += 1
    return index


def _goes_on_with_title(lines: Sequence[Text], index: int, name: str, grammar: Grammar) -> bool:
    """Whether a line that ends like a mark (行政规范性文件) and names no body goes on with the title above it."""
    above = lines[index - 1].string if index else ""
    return grammar.pattern("title_begun").match(above) is not None and not grammar.pattern("body_name").match(name)


def _behind_rank(lines: Sequence[Text], index: int, grammar: Grammar) -> int:
    """The index behind a line that says how secret or how urgent a paper is; `index` where it says neither."""
    ranks = ("urgency", "security_level", "handling_mark", "telegram_line")
    says = any(grammar.pattern(name).match(lines[index].string) for name in ranks)
    return index + 1 if says and index + 1 < len(lines) else index


def _marks_minutes(lines: Sequence[Text], index: int, grammar: Grammar) -> bool:
    """Whether the mark of minutes stands at `index`, with the body in it or with their number right below, and a title.

    Without a title below, the mark is the title.
    """
    if grammar.pattern("minutes_of_body").match(lines[index].string):
        return _has_title(lines, index + 1, grammar)
    if index + 1 >= len(lines) or not grammar.pattern("minutes_mark").match(lines[index].string):
        return False
    numbered = grammar.pattern("minutes_number").match(lines[index + 1].string) is not None
    return numbered and _has_title(lines, index + 2, grammar)


def _is_above_title(lines: Sequence[Text], index: int, grammar: Grammar) -> bool:
    """Whether a number and a title of its own follow, so that 公告 above them is a mark and not the title."""
    if index >= len(lines) or not grammar.pattern("order_number").match(lines[index].string):
        return False
    return _has_title(lines, index + 1, grammar)


def _has_title(lines: Sequence[Text], index: int, grammar: Grammar) -> bool:
    """Whether one of the next lines is a title by the kind of document that it ends with."""
    return any(grammar.pattern("title_kind").search(line.string) for line in lines[index : index + _MOST_ISSUERS])


def _behind_bodies(lines: Sequence[Text], index: int, grammar: Grammar) -> int:
    """The index behind the names that go on a joint mark, which a number ends; `index` where none go on."""
    end = index
    while end < len(lines) and names.is_body(lines[end], grammar):
        end += 1
    return end if end < len(lines) and _is_number(lines[end], grammar) else index


def _is_number(line: Text, grammar: Grammar) -> bool:
    """Whether a line is a document number, or stands for one that a draft has not yet."""
    return numbers.is_number(line, grammar) or grammar.pattern("open_number").match(line.string) is not None


def _put_issuers(lines: Sequence[Text], start: int, end: int, fields: Fields, grammar: Grammar) -> int:
    """The names of a mark as issuers, and the number of an order below it; returns the index behind both."""
    for line in lines[start:end]:
        found = next((found for rule in _NAMING if (found := grammar.pattern(rule).match(line.string))), None)
        name = line.group(found, "name") if found else line
        bare = name.string.replace(" ", "")
        if not bare or bare in grammar.lexicon("mark_words") or grammar.pattern("minutes_mark").match(bare):
            fields.omit(line.span(), "issuer mark")
            continue
        if state := grammar.pattern("state_before_body").match(bare):
            fields.omit(name.span(0, state.end()), "issuer mark")
            name = name[state.end() :]
        fields.put("issuers", name, "header", whole=line.string.endswith(_OF_DEPARTMENT))
        if found and found.end("name") < len(line):
            fields.omit(line[found.end("name") :].strip().span(), "issuer mark")
    if end < len(lines) and grammar.pattern("minutes_mark").match(lines[end - 1].string):
        return numbers.put_minutes_number(lines[end], fields, grammar) + end
    if end < len(lines) and grammar.pattern("order_number").match(lines[end].string):
        mark = lines[end - 1].string
        if len(mark) <= _LONGEST_SUFFIX:
            mark = "、".join(line.string for line in lines[start : end - 1]) + mark
        number = document_numbers.parse(mark + lines[end].string.strip("（）"), grammar)
        if number is None:  # the names of many bodies are longer than any code
            value = mark + lines[end].string.strip("（）").replace(" ", "")
            fields.add("document_number", DocumentNumber(value, lines[end].string, lines[end].span(), "header"))
        else:
            fields.add("document_number", document_number(number, lines[end], "header"))
        return end + 1
    return end


def put_addressees(line: Text, fields: Fields, grammar: Grammar) -> None:
    """Each body that the line of addressees names."""
    names.put("addressees", line[: len(line) - 1], "header", fields, grammar)
    fields.omit(line.span(len(line) - 1, len(line)), "separator")
