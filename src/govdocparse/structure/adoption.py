"""Adoption notes (题注): who adopted or put out a text, who changed it, and when."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import regex

from govdocparse.expressions import dates, document_numbers
from govdocparse.grammar import Grammar
from govdocparse.structure import names, numbers
from govdocparse.structure.fields import Fields, document_number
from govdocparse.text import Edit, Text, joined

# What a date begins with, as an adoption note does.
_YEAR: Final = "12二一"
_LONGEST_BRACKET: Final = 60
_REVISED: Final = "修订"
# What may name the body in the rule adopting_body.
_ADOPTING: Final = ("body", "council", "party", "order", "department", "amending")


def is_note(line: Text, grammar: Grammar) -> bool:
    """Whether a line is an adoption note (题注): （2019年3月15日第十三届全国人民代表大会第二次会议通过）."""
    return grammar.pattern("adoption").match(line.string) is not None or _dated(line, grammar) is not None


def whole(lines: Sequence[Text], grammar: Grammar) -> list[Text]:
    """The lines of a head, each adoption note on one: a line may break off behind the first of two bodies."""
    if not any(line.string[0] in _YEAR for line in lines):
        return list(lines)
    made: list[Text] = []
    for line in lines:
        broken = bool(made) and made[-1].string[0] in _YEAR and grammar.pattern("broken_note").match(made[-1].string)
        note = _going_on(made[-1], line, grammar) if broken else None
        if note is not None and is_note(note, grammar):
            made[-1] = note
        else:
            made.append(line)
    return made


def parted(lines: Sequence[Text], grammar: Grammar) -> list[Text]:
    """The lines of a head; a bracket before the text that dates or numbers the paper is on a line of its own.

    So is one that numbers it before its addressees, and an adoption note before the first heading.
    """
    made: list[Text] = []
    for line in lines:
        end = line.string.find("）", 0, _LONGEST_BRACKET) + 1 if line.string[0] == "（" else 0
        if 0 < end < len(line) and _stands_alone(line[:end], line[end:].strip(), grammar):
            made += [line[:end], line[end:].strip()]
        else:
            made.append(line)
    return made


def _stands_alone(bracket: Text, behind: Text, grammar: Grammar) -> bool:
    """Whether a bracket says what a line of its own would say, and the text goes on behind it."""
    dated = _dated(bracket, grammar)
    if dated is not None and dated["number"]:
        return True
    if grammar.pattern("adoption").match(bracket.string):
        return grammar.pattern("marker").match(behind.string) is not None
    numbered = grammar.pattern("addressees").match(behind.string) is not None
    return numbered and document_numbers.parse(bracket.string.strip("（）"), grammar) is not None


def _going_on(above: Text, below: Text, grammar: Grammar) -> Text:
    """Two lines as one; two bodies that put a text out together are parted by a mark."""
    note = joined([above, below])
    if grammar.pattern("body_puts_out").match(below.string) and above.string[-1] != "会":
        return note.edited([Edit(len(above), len(above), "、")])
    return note


def _dated(line: Text, grammar: Grammar) -> regex.Match[str] | None:
    """What a bracket says that holds a date with the number of the paper or with a body, and nothing else."""
    found = grammar.pattern("dated_note").match(line.string) if line.string[0] == "（" else None
    if found is None or not (found["number"] or found["body"]):
        return None
    if found["number"] and document_numbers.parse(found["number"], grammar) is None:
        return None
    return found if found["body"] is None or _is_body(found["body"], grammar) else None


def _is_body(string: str, grammar: Grammar) -> bool:
    return all(grammar.pattern("body_name").match(name) for name in string.split())


def put(lines: Sequence[Text], fields: Fields, grammar: Grammar) -> None:
    """Adoption notes into `fields`: who adopted the text last, and the last date on which it was made or changed.

    A text that was written anew (修订) after it came into force has another day for that, which the note does not give.
    """
    adopted_by: list[tuple[str, Text]] = []
    made: dict[str, list[tuple[str, Text]]] = {"issue_date": [], "effective_date": []}
    lines = [line for line in lines if not _put_repealed(line, fields, grammar)]
    for index, line in enumerate(lines):
        dated = _dated(line, grammar)
        if dated is not None:
            _put_dated(line, dated, fields, grammar)
        if dated is not None or grammar.pattern("date_in_brackets").match(line.string):
            fields.omit(line.span(), "brackets of a date")
        else:
            fields.put("notes", line, "header", line.string.strip("（）"))
        for found in grammar.pattern("adoption_date").finditer(line.string):
            iso = dates.parse(found["date"].replace(" ", ""), grammar)
            later = (line.string[found.end() :], *(below.string for below in lines[index + 1 :]))
            if iso is not None and not (found["effective"] and any(_REVISED in string for string in later)):
                key = "effective_date" if found["effective"] else "issue_date"
                made[key].append((iso, line.group(found, "date")))
        adopted_by = _adopted_by(line, grammar) or adopted_by
        _put_number_in_note(line, fields, grammar)
    for name, body in adopted_by or _announced_by(lines, grammar):
        fields.put("issuers", body, "header", name)
    for key, found_dates in made.items():
        if found_dates:
            iso, text = max(found_dates, key=lambda item: item[0])
            fields.put(key, text, "header", iso)


def _put_repealed(line: Text, fields: Fields, grammar: Grammar) -> bool:
    """Whether a note says that the text is no longer in force; it goes into `fields` then."""
    found = grammar.pattern("repealing_note").match(line.string)
    if found is None:
        return False
    fields.put("validity", line.group(found, "validity"), "page")
    fields.put("notes", line, "header", line.string.strip("（）"))
    return True


def _put_dated(line: Text, found: regex.Match[str], fields: Fields, grammar: Grammar) -> None:
    """The number and the body beside the date of a bracket into `fields`."""
    if found["body"]:
        fields.put_each("issuers", line.group(found, "body"), "header")
    if found["number"]:
        numbers.put_number(line.group(found, "number"), fields, grammar)


def _adopted_by(line: Text, grammar: Grammar) -> list[tuple[str, Text]]:
    """The bodies that a note names last; two of them where both adopted the text and no verb stands between them."""
    if "、" in line.string and (joint := grammar.pattern("joint_order").search(line.string)):
        return [(name.string, name) for name in names.listed(line.group(joint, "bodies"))]
    bodies: list[tuple[str, Text]] = []
    place_before = 0
    for found in grammar.pattern("adopting_body").finditer(line.string):
        if grammar.pattern("only_approved").match(line.string, found.end()):
            continue
        if grammar.pattern("adopting_verb").search(line.string, place_before, found.start()):
            bodies.clear()
        group = next(name for name in _ADOPTING if found[name])
        place = found["place"] or "" if group == "body" else ""
        start = found.start("place") if place else found.start(group)
        bodies.append((place + found[group], line[start : found.end(group)]))
        place_before = found.end()
    return bodies


def _announced_by(lines: Sequence[Text], grammar: Grammar) -> list[tuple[str, Text]]:
    """The body whose announcement put a text out, where no note gives the name of the one that adopted it."""
    for line in reversed(lines):
        if found := grammar.pattern("announcing_body").search(line.string):
            return [(found["body"], line.group(found, "body"))]
    return []


def _put_number_in_note(line: Text, fields: Fields, grammar: Grammar) -> None:
    """The last number under which a note says that the text was put out (国务院令第711号公布), into `fields`."""
    for start, end, number in document_numbers.find(line.string, grammar):
        if not grammar.pattern("puts_out").match(line.string, end):
            continue
        joint = grammar.pattern("joint_order").match(line.string, start, end)
        own = document_numbers.parse(line.string[joint.start("number") : end], grammar) if joint else None
        first, said = (joint.start("number"), own) if joint and own else (start, number)
        fields.replace("document_number", document_number(said, line[first:end], "header"))
