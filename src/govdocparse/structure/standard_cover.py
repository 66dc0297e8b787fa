"""The cover of a standard (GB/T 1.1-2020 8.1): its number, title, bodies and dates to fields; other lines stay."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from govdocparse.expressions import document_numbers
from govdocparse.grammar import Grammar
from govdocparse.structure.fields import Fields, document_number
from govdocparse.structure.names import is_body, listed
from govdocparse.structure.titles import Title, can_be_title, made
from govdocparse.text import Text

_COVER_LINES: Final = 30
_MOST_TITLE_LINES: Final = 4
_MOST_BODIES: Final = 8
_SAYS: Final = ("发布", "实施")


class Cover(NamedTuple):
    """The title that stands on a cover, and the lines of the document that are no field of it."""

    title: Title
    rest: list[Text]


def read(lines: Sequence[Text], fields: Fields, grammar: Grammar) -> Cover | None:
    """The cover that the first lines of a document are, whose fields are put; None where they are none.

    It is known by the line of its number with its title below, and by that of its dates, one to put it out and one
    from which it is in force.
    """
    dated = next((index for index, line in enumerate(lines[:_COVER_LINES]) if line.string.endswith(_SAYS)), None)
    if dated is None or not (dates := _dates(lines, dated, grammar)):
        return None
    near = range(dated - 1, -1, -1)
    number = next((index for index in near if (_number(lines[index], grammar) is not None)), None)
    if number is None:
        return None
    start = number + 1
    while start < dated and grammar.pattern("cover_note").match(lines[start].string):
        start += 1
    end = start
    while end < dated and end - start < _MOST_TITLE_LINES and _is_title(lines[end], grammar):
        end += 1
    if end == start:
        return None
    title = made(lines[start:end])
    for line in lines[:number]:
        fields.omit(line.span(), "cover of a standard")
    _put_number(lines[number], fields, grammar)
    behind = _put_bodies(lines, dated + len(dates), fields, grammar)
    for line in dates:
        _put_dates(line, fields, grammar)
    return Cover(title, [*lines[number + 1 : start], *lines[end:dated], *lines[behind:]])


def _dates(lines: Sequence[Text], index: int, grammar: Grammar) -> Sequence[Text]:
    """The lines that say when a standard was put out and when it comes into force: one, or one for each."""
    rule = grammar.pattern("cover_dates")
    first = rule.match(lines[index].string)
    if first is None:
        return ()
    if first["effective"] is not None:
        return lines[index : index + 1] if first["published"] is not None else ()
    second = rule.match(lines[index + 1].string) if index + 1 < len(lines) else None
    return lines[index : index + 2] if second and second["published"] is None else ()


def _number(line: Text, grammar: Grammar) -> document_numbers.Numbered | None:
    """The number of a standard that a line is, and nothing else."""
    number = document_numbers.parse(line.string, grammar) if line.string[-1].isdecimal() else None
    return number if number and number.agency_code and not number.value.endswith("号") else None


def _is_title(line: Text, grammar: Grammar) -> bool:
    """Whether a line is one of the Chinese title, not the English one below it or what says which draft it is."""
    return line.string[0] not in "（(" and can_be_title(line, grammar)


def _put_number(line: Text, fields: Fields, grammar: Grammar) -> None:
    if number := _number(line, grammar):
        fields.add("document_number", document_number(number, line, "header"))


def _put_dates(line: Text, fields: Fields, grammar: Grammar) -> None:
    """The dates of a line into `fields`; a draft has no figures yet."""
    found = grammar.pattern("cover_dates").match(line.string)
    for group, key in (("published", "publication_date"), ("effective", "effective_date")):
        if found and found[group] and found[group].replace(" ", "")[:4].isdecimal():
            date = line.group(found, group)
            fields.put(key, date, "header", date.string.replace(" ", "").replace("—", "-"))
    fields.omit(line.span(), "label")


def _put_bodies(lines: Sequence[Text], index: int, fields: Fields, grammar: Grammar) -> int:
    """The index behind the bodies below the dates, which 发布 ends; they go into `fields`.

    Beside two bodies 发布 stands at half height, and so behind the first of them in a text that has lines alone.
    """
    bodies: list[tuple[Text, str]] = []
    said = behind = 0
    for place, line in enumerate(lines[index : index + _MOST_BODIES], index):
        puts_out = None if said else grammar.pattern("cover_puts_out").search(line.string)
        names = line[: puts_out.start()].strip() if puts_out else line
        found = _bodies(names, grammar)
        if len(names) and not found:
            break
        bodies += found
        if puts_out:
            fields.omit(line.span(puts_out.start()), "label")
            said = place + 1
        behind = place + 1
    if not said:
        return index
    for body, name in bodies:
        fields.put("issuers", body, "header", name)
    return behind


def _bodies(line: Text, grammar: Grammar) -> list[tuple[Text, str]]:
    """The bodies that a line names, each with its name, which may be letter-spaced; none where it holds other words."""
    if line.string[1:2] == " " and max(map(len, line.string.split())) == 1:
        name = line.string.replace(" ", "")
        return [(line, name)] if grammar.pattern("body_name").match(name) else []
    names = listed(line)
    return [(name, name.string) for name in names] if all(is_body(name, grammar) for name in names) else []
