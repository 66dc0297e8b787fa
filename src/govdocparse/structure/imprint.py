"""The imprint (版记) at the end of a paper: subject terms, copies to, printed by and on (GB/T 9704-2012 7.4)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import regex

from govdocparse.cleaning.cleaned import TABLE
from govdocparse.grammar import Grammar
from govdocparse.structure import names
from govdocparse.structure.fields import Fields
from govdocparse.text import Text, joined

_TAIL_LINES: Final = 15
_LONGEST_LINE: Final = 400
# A list of names that is broken where the line was full; one name a line is shorter.
_BROKEN_LINE: Final = 20
_STOPS: Final = "，、；。"
_NOT_NAMES: Final = ("printing_line", "copies_line", "attachment_heading")
_UNLABELLED: Final = ("printing_line", "copies_line", "disclosure_line")
# The rules for lines that open with a label, and the field that each gives.
_LABELLED: Final = {"addressees_line": "addressees", "cc_line": "cc", "subject_terms_line": "keywords"}


def read(lines: Sequence[Text], fields: Fields, grammar: Grammar) -> list[Text]:
    """The lines of a document to those that are not its imprint; what that says goes into `fields`."""
    lines = _drop_disclosure(lines, fields, grammar)
    start = _start(lines, grammar)
    if start is None:
        return list(lines)
    rest = list(lines[:start])
    copies_to = attached = False
    for line in _with_whole_names(lines[start:], grammar):
        string = line.string
        if grammar.pattern("attachment_heading").match(string):
            # Pages put the attachments behind the imprint.
            copies_to, attached = False, True
        if labelled := _label(string, grammar):
            _put_labelled(line, *labelled, fields, grammar)
            copies_to = copies_to or labelled[0] == "cc"
        elif found := grammar.pattern("printing_line").match(string):
            _put_printing(line, found, fields, grammar)
            copies_to = False
        elif grammar.pattern("copies_line").match(string):
            fields.omit(line.span(), "number of copies")
        elif not attached and grammar.pattern("body_name").match(string) and not fields.has("printing_authority"):
            fields.put("printing_authority", line, "imprint", string.replace(" ", ""))
            copies_to = False
        elif copies_to and string != TABLE and len(line) <= _LONGEST_LINE:
            names.put("cc", line, "imprint", fields, grammar)
        else:
            rest.append(line)
    return rest


def _with_whole_names(lines: Sequence[Text], grammar: Grammar) -> list[Text]:
    """The lines of an imprint with those put together that a name of the copies runs over: 市人大常 and 委会办公厅."""
    whole: list[Text] = []
    copies_to = False
    for line in lines:
        labelled = _label(line.string, grammar)
        if copies_to and not labelled and _is_broken(whole[-1].string, line.string, grammar):
            whole[-1] = joined((whole[-1], line))
            continue
        copies_to = labelled is not None and labelled[0] == "cc"
        whole.append(line)
    return whole


def _is_broken(above: str, string: str, grammar: Grammar) -> bool:
    """Whether a long list of names breaks off within one, and a line goes on with it."""
    if len(above) < _BROKEN_LINE or above[-1] in _STOPS or grammar.pattern("whole_name").search(above):
        return False
    return not any(grammar.pattern(rule).match(string) for rule in _NOT_NAMES) and string != TABLE


def put_line(line: Text, fields: Fields, grammar: Grammar) -> bool:
    """Whether a line is one of an imprint; what it says goes into `fields` then.

    The imprint of a notice may stand on its last page, before the text that it puts out.
    """
    if _put_disclosure(line, fields, grammar):
        return True
    if labelled := _label(line.string, grammar):
        _put_labelled(line, *labelled, fields, grammar)
        return True
    if grammar.pattern("copies_line").match(line.string):
        fields.omit(line.span(), "number of copies")
        return True
    found = grammar.pattern("printing_line").match(line.string)
    if found is None or not found["authority"] or fields.has("printing_date"):
        return False
    _put_printing(line, found, fields, grammar)
    return True


def is_line(line: Text, grammar: Grammar) -> bool:
    """Whether a line is one of an imprint by its label, or by what it says was printed and how often."""
    string = line.string
    return _label(string, grammar) is not None or any(grammar.pattern(rule).match(string) for rule in _UNLABELLED)


def _put_labelled(line: Text, key: str, end: int, fields: Fields, grammar: Grammar) -> None:
    """The names or terms behind a label that ends at `end`, as the field of that `key`."""
    fields.omit(line[:end].strip().span(), "label")
    if key == "keywords":
        fields.put_each(key, line[end:], "imprint")
    else:
        names.put(key, line[end:], "imprint", fields, grammar)


def _drop_disclosure(lines: Sequence[Text], fields: Fields, grammar: Grammar) -> Sequence[Text]:
    """The lines less those of the tail that say how the paper is disclosed (公开方式：主动公开)."""
    rest = list(lines[:-_TAIL_LINES]) if len(lines) > _TAIL_LINES else []
    return [*rest, *(line for line in lines[-_TAIL_LINES:] if not _put_disclosure(line, fields, grammar))]


def _put_disclosure(line: Text, fields: Fields, grammar: Grammar) -> bool:
    """Whether a line says how the paper is disclosed; it goes into `fields` then."""
    found = grammar.pattern("disclosure_line").match(line.string)
    if found is None:
        return False
    fields.omit(line[: found.start("value")].strip().span(), "label")
    fields.put("disclosure", line.group(found, "value"), "imprint")
    return True


def _start(lines: Sequence[Text], grammar: Grammar) -> int | None:
    """The index of the first imprint line among the last lines; the body that prints may stand above its date."""
    first = max(0, len(lines) - _TAIL_LINES)
    for index in range(first, len(lines)):
        string = lines[index].string
        if _label(string, grammar):
            return index
        if printing := grammar.pattern("printing_line").match(string):
            above = lines[index - 1].string if index and not printing["authority"] else ""
            return index - 1 if grammar.pattern("body_name").match(above) else index
    return None


def _label(string: str, grammar: Grammar) -> tuple[str, int] | None:
    """The field that the label of a line names, and where the label ends; None where the line opens with none."""
    for rule, key in _LABELLED.items():
        if found := grammar.pattern(rule).match(string):
            return key, found.end()
    return None


def _put_printing(line: Text, found: regex.Match[str], fields: Fields, grammar: Grammar) -> None:
    """The printing authority and date of a line 机关 年月日印发, which the rule printing_line found."""
    authority = line.group(found, "authority").strip()
    if len(authority):
        fields.put("printing_authority", authority, "imprint")
    fields.put_date("printing_date", line.group(found, "date"), "imprint", grammar)
    fields.omit(line.span(found.end("date"), len(line)), "label")
