"""Lines of a head that number a paper -> its document number: alone, in brackets, below a mark, in a title."""

from __future__ import annotations

from typing import Final

import regex

from govdocparse.expressions import document_numbers
from govdocparse.grammar import Grammar
from govdocparse.model import DocumentNumber, Field
from govdocparse.structure import names
from govdocparse.structure.fields import Fields, document_number
from govdocparse.structure.titles import Title, plain
from govdocparse.text import Span, Text

# 政府令〔2010〕第15号 does not say which government.
_SHORTEST_NAME: Final = 3
# The brackets of a number; half-width ones where blanks stand in them.
_OPENING: Final = ("（", "(")
_CLOSING: Final = ("）", ")")
# The numbers of a catalogue that are known by their form, and their rules.
_BARE: Final = {"index_number": "bare_index", "unified_number": "bare_unified"}


def put_bare(line: Text, fields: Fields, grammar: Grammar) -> bool:
    """Whether a line is nothing but a number that a catalogue gives, known by its form; it goes into `fields` then."""
    key = next((key for key, rule in _BARE.items() if grammar.pattern(rule).match(line.string)), None)
    if key is not None:
        fields.put(key, line, "catalog")
    return key is not None


def put_line(line: Text, first: bool, fields: Fields, grammar: Grammar) -> bool:
    """Whether a line numbers the paper, in whatever way; what it says goes into `fields`.

    The `first` line may be the number of an announcement whose mark is missing.
    """
    if found := grammar.pattern("order_line").match(line.string):
        _put_order_line(line, found, fields)
        return True
    if found := grammar.pattern("both_numbers").match(line.string):
        fields.put("unified_number", line.group(found, "unified"), "header")
        return put_number(line.group(found, "number"), fields, grammar)
    if found := grammar.pattern("dated_number").match(line.string):
        fields.put_date("issue_date", line.group(found, "date"), "header", grammar)
        return put_number(line.group(found, "number"), fields, grammar)
    if found := grammar.pattern("page_dated_number").match(line.string):
        fields.omit(line.group(found, "date").span(), "date of the page")
        return put_number(line.group(found, "number"), fields, grammar)
    rules = map(grammar.pattern, ("numbered_order", "numbered_notice"))
    found = next((found for rule in rules if (found := rule.match(line.string))), None)
    if found and put_number(line, fields, grammar):
        start = state.end() if (state := grammar.pattern("state_before_body").match(found["name"])) else 0
        if len(found["name"]) >= _SHORTEST_NAME:
            fields.put("issuers", line.group(found, "name")[start:], "header")
        return True
    return put_number(line, fields, grammar) or (first and put_lone_number(line, fields, grammar))


def is_number(line: Text, grammar: Grammar) -> bool:
    """Whether a line is nothing but a document number."""
    string = line.string
    return "号" in string[-2:] and document_numbers.parse(string.strip("（）"), grammar) is not None


def put_number(line: Text, fields: Fields, grammar: Grammar) -> bool:
    """Whether the line is a document number and nothing else; it goes into `fields` then."""
    string = line.string
    bracketed = string[:1] in _OPENING and string[-1:] in _CLOSING
    inner = line[1 : len(line) - 1].strip() if bracketed else line
    if not bracketed and (class_ := grammar.pattern("number_class").search(string)):
        inner = line[: class_.start()]
    number = document_numbers.parse(inner.string, grammar)
    if number is None or grammar.pattern("numbered_title").search(inner.string):
        return False
    fields.add("document_number", document_number(number, inner, "header"))
    if len(inner) < len(line):
        fields.omit(line.span(), "brackets of a number")
    return True


def apart(line: Text, grammar: Grammar) -> list[Text]:
    """A line in two where a number stands before a title in 《》, as a page may name a paper; else itself."""
    behind = line.string.find("号《") + 1 if line.string[-1] == "》" else 0
    if not behind or document_numbers.parse(line.string[:behind], grammar) is None:
        return [line]
    return [line[:behind], line[behind:]]


def without_number(title: Title, fields: Fields, grammar: Grammar) -> Title:
    """A title without the number of the paper that a page puts before or behind it; the number goes into `fields`."""
    string = title.text.string
    if "号" not in string:
        return title
    start = string.rfind("（") if string.endswith("号）") else len(string)
    number = document_numbers.parse(string[start + 1 : -1], grammar) if 0 < start < len(string) else None
    if number is not None and number.year is not None:
        fields.add("document_number", document_number(number, title.text[start + 1 : len(string) - 1], "header"))
        return Title(title.text[:start].strip(), title.span)
    found = next(iter(document_numbers.find(string, grammar)), None)
    if found and found[0] == 0 and (about := grammar.pattern("numbered_announcement").match(string)):
        fields.add("document_number", document_number(found[2], title.text[: found[1]], "header"))
        fields.omit(title.span, "brackets of a title")
        return Title(title.text.group(about, "title"), title.span)
    if order := grammar.pattern("titled_order").match(string):
        return _of_order(title, order, fields, grammar)
    about = string.find("（", 1) if string.endswith("）") else -1
    if about > 0 and string[about - 1] == "号" and grammar.pattern("numbered_kind").search(string):
        if number := document_numbers.parse(string[:about], grammar):  # the paper goes by it and says what it is about
            fields.add("document_number", document_number(number, title.text[:about], "header"))
        return title
    whole = found is not None and found[1] == len(string)  # the paper goes by its number
    named = any(grammar.pattern(rule).search(string) for rule in ("title_kind", "part_title_end"))
    if found is None or found[0] or whole or not named:
        return title
    fields.add("document_number", document_number(found[2], title.text[: found[1]], "header"))
    return Title(title.text[found[1] :].strip(), title.span)


def put_before_title(line: Text, name: str, fields: Fields, grammar: Grammar) -> None:
    """The number that a page puts before its own title of the paper, which is called `name`, into `fields`.

    Of a long title the page says a part; what another paper is called with its number is none.
    """
    if "号" not in line.string or fields.has("document_number"):
        return
    found = next(iter(document_numbers.find(line.string, grammar)), None)
    if found is None or found[0] or found[2].year is None:
        return
    said = plain(line.string[found[1] :])
    kind = grammar.pattern("title_kind").search(said)
    stem = said[: kind.start("kind")].rstrip("的") if kind else ""
    if stem and stem in name:
        fields.add("document_number", document_number(found[2], line[: found[1]], "page"))


def _of_order(title: Title, order: regex.Match[str], fields: Fields, grammar: Grammar) -> Title:
    """The title that a bracket behind the number of an order gives; the number and who orders go into `fields`."""
    end = order.start("title") - 1 - (order.string[order.start("title") - 1] == "《")
    number = document_numbers.parse(order.string[:end], grammar)
    if number is None:
        return title
    fields.add("document_number", document_number(number, title.text[:end], "header"))
    bodies = names.listed(title.text.group(order, "names"))
    if all(len(body) >= _SHORTEST_NAME for body in bodies):
        for body in bodies:
            fields.put("issuers", body, "header")
    fields.omit(title.span, "brackets of a title")
    return Title(title.text.group(order, "title"), title.span)


def put_lone_number(line: Text, fields: Fields, grammar: Grammar) -> bool:
    """Whether a line numbers a paper whose mark is missing (〔十五届〕第25号); it goes into `fields`."""
    if not grammar.pattern("order_number").match(line.string):
        return False
    fields.add("document_number", DocumentNumber(line.string, line.string, line.span(), "header"))
    return True


def _put_order_line(line: Text, found: regex.Match[str], fields: Fields) -> None:
    """Who orders, and the number that counts the orders of a term, into `fields`."""
    fields.put("issuers", line.group(found, "name"), "header")
    value = found["name"] + "令" + found["number"].replace(" ", "")
    number = line.group(found, "number")
    fields.add("document_number", DocumentNumber(value, number.string, number.span(), "header"))
    fields.omit(line.span(), "issuer mark")


def put_announcement_number(mark: str, line: Text, fields: Fields, grammar: Grammar) -> int:
    """How many lines the number takes below an announcement's title, `mark`; it goes into `fields`."""
    if not grammar.pattern("order_number").match(line.string):
        return 0
    number = document_numbers.parse(mark + line.string.split("（总")[0].strip("（）"), grammar)
    if number is None:
        fields.add("document_number", DocumentNumber(mark + line.string, line.string, line.span(), "header"))
    else:
        fields.add("document_number", document_number(number, line, "header"))
    return 1


def put_issuer(fields: Fields, grammar: Grammar) -> None:
    """The body that the number of an order or an announcement spells out as the issuer of a paper that none signs."""
    number = fields.first("document_number")
    rules = map(grammar.pattern, ("numbered_order", "numbered_notice"))
    found = next((found for rule in rules if number and (found := rule.match(number.value))), None)
    if number is not None and found is not None and len(found["name"]) >= _SHORTEST_NAME:
        fields.add("issuers", Field(found["name"], number.text, number.span, number.zone))


def put_title(marked: Span | None, fields: Fields, grammar: Grammar) -> None:
    """The number of an announcement that goes by it as its title, where the carrier marks the number as the title."""
    number = fields.first("document_number")
    if number is None or marked is None or not marked.start <= number.span.start < marked.end:
        return
    if grammar.pattern("numbered_notice").match(number.text):
        fields.add("title", Field(number.text, number.text, number.span, number.zone))


def put_minutes_number(line: Text, fields: Fields, grammar: Grammar) -> int:
    """How many lines the number of minutes takes below their mark or title; it goes into `fields`."""
    found = grammar.pattern("minutes_number").match(line.string)
    if found is None:
        return 0
    year = found["year"]
    value = f"〔{year[1:5]}〕{found['rest']}" if year else line.string.strip("（）").replace(" ", "")
    number = DocumentNumber(value, line.string, line.span(), "header", year=year[1:5] if year else None)
    fields.add("document_number", number)
    return 1
