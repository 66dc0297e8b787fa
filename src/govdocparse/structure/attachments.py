"""Attachments (附件): the list that announces them above the signature, and the lines that open them behind it.

GB/T 9704-2012 7.3.4 and 7.3.7: what heads an attachment says the same as the list does.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from functools import cache
from typing import Final, NamedTuple

import regex

from govdocparse.expressions.names import same_letters
from govdocparse.file_names import readable
from govdocparse.grammar import Grammar
from govdocparse.starts import Heads
from govdocparse.structure import signature
from govdocparse.structure.titles import LONGEST_SUFFIX, Title, part_title_at, plain, plain_stem
from govdocparse.text import Span, Text

_LONGEST_LIST: Final = 40
_MOST_NOTED: Final = 100
_MOST_ABOVE: Final = 3
_MOST_BODIES: Final = 4


class Attachment(NamedTuple):
    """What opens an attachment: its label (附件1), its title, the spans of both, and the index of the line behind.

    `above` are the lines that stand between label and title.
    """

    label: str | None
    title: Title | None
    opened: tuple[Span, ...]
    behind: int
    above: Sequence[Text] = ()


class Before(NamedTuple):
    """What stands before a line: a signature, another attachment, a list of attachments that names some titles.

    The `issuers` sign, whatever they are called.
    """

    signed: bool
    attached: bool
    noted: Set[str]
    issuers: Set[str] = frozenset()


def noted(lines: Iterable[Text], grammar: Grammar) -> set[str]:
    """The titles that the list of attachments among some lines names, for comparing."""
    titles: set[str] = set()
    in_list = False
    for line in lines:
        string = line.string
        opening = grammar.pattern("attachment_note").match(string)
        place = opening.end() if opening else 0
        entry = grammar.pattern("attachment_note_item").match(string[place:]) if opening or in_list else None
        in_list = opening is not None or entry is not None
        title = plain(string[place + (entry.end() if entry else 0) :]) if in_list else ""
        if title and len(titles) < _MOST_NOTED:
            titles.add(title)
    return titles


@cache
def openers(grammar: Grammar) -> Heads:
    """What the lines that open an attachment begin with."""
    return Heads([grammar.pattern("attachment_file"), grammar.pattern("attachment_heading")])


def attachment_at(lines: Sequence[Text], index: int, before: Before, grammar: Grammar) -> Attachment | None:
    """The attachment that a line opens or offers as a file; None where it does neither."""
    line = lines[index]
    if found := grammar.pattern("attachment_file").match(line.string):
        return file_of(line, found, index)
    heading = grammar.pattern("attachment_heading").match(line.string)
    if heading is None or _is_list(lines, index, before, grammar):
        return None
    if heading["title"] is not None:
        return _titled(lines, index, heading, before, grammar)
    if not heading["number"] and index + 1 < len(lines) and is_file(lines[index + 1], grammar):
        return None
    return _labelled(lines, index, before.noted, grammar)


def _titled(
    lines: Sequence[Text], index: int, heading: regex.Match[str], before: Before, grammar: Grammar
) -> Attachment | None:
    """The attachment whose label and title stand on one line; None where the line only names it."""
    if heading["glued"] and not grammar.pattern("part_title_end").search(heading["title"]):
        return None
    if heading["numbered"] is not None:
        only_named = _is_listed(lines, index, grammar)
    elif heading["glued"] is not None and (before.signed or before.attached):
        only_named = False
    else:
        only_named = _is_named_only(lines, index, grammar) or _is_above_signature(lines, index, before, grammar)
    if only_named:
        return None
    line = lines[index]
    name = line.group(heading, "title")
    return Attachment(
        _label(line.string[: heading.start("title")]), Title(name, name.span()), (line.span(),), index + 1
    )


def _labelled(lines: Sequence[Text], index: int, known: Set[str], grammar: Grammar) -> Attachment | None:
    """The attachment whose label stands alone, with the title below it; None where it means several (附件1-7)."""
    line = lines[index]
    below = lines[index + 1].string if index + 1 < len(lines) else ""
    status = below if grammar.pattern("annex_status").match(below) else ""
    first = index + 2 if status else index + 1
    above = _fields_above(lines, first, grammar)
    title, behind = part_title_at(lines, first + len(above), grammar, known)
    if title is None and _is_bundle(line, grammar):
        return None
    if title is None:
        return Attachment(_label(line.string), None, (line.span(),), index + 1)
    labelled = Span(line.span().start, lines[first - 1].span().end)
    return Attachment(_label(line.string) + status, title, (labelled, title.span), behind, above)


def _is_listed(lines: Sequence[Text], index: int, grammar: Grammar) -> bool:
    """Whether 附件2：名称 stands in a list of such lines, behind which the first attachment opens under its number."""
    match = grammar.pattern("attachment_heading").match
    start, end = index, index + 1
    while start and index - start < _LONGEST_LIST and (found := match(lines[start - 1].string)) and found["numbered"]:
        start -= 1
    while end < min(len(lines), index + _LONGEST_LIST) and (found := match(lines[end].string)) and found["numbered"]:
        end += 1
    first, behind = match(lines[start].string), match(lines[end].string) if end < len(lines) else None
    return bool(first and behind and behind["number"] and behind["number"] == first["numbered"])


def _fields_above(lines: Sequence[Text], first: int, grammar: Grammar) -> Sequence[Text]:
    """The labelled lines at `first` that stand above a title (公开方式：主动公开); none where no title follows."""
    end = first
    while end < min(len(lines), first + _MOST_ABOVE) and grammar.pattern("attachment_field").match(lines[end].string):
        end += 1
    titled = end < len(lines) and grammar.pattern("part_title_end").search(lines[end].string)
    return lines[first:end] if titled else ()


def _is_named_only(lines: Sequence[Text], index: int, grammar: Grammar) -> bool:
    """Whether nothing stands below 附件：名称, or the attachment itself opens there."""
    behind = lines[index + 1].string if index + 1 < len(lines) else ""
    return not behind or grammar.pattern("attachment_heading").match(behind) is not None


def _is_above_signature(lines: Sequence[Text], index: int, before: Before, grammar: Grammar) -> bool:
    """Whether bodies and a date follow on 附：名称, which a text names before it is signed, or the date alone."""
    end = index + 1
    while end < min(len(lines), index + 1 + _MOST_BODIES) and signature.is_signature(lines[end], grammar):
        end += 1
    if end == len(lines) or (end == index + 1 and before.signed):
        return False
    return signature.is_date(lines[end], grammar) or signature.is_numeric_date(lines[end], grammar)


def is_file(line: Text, grammar: Grammar) -> bool:
    """Whether a line is the name of a file, with a number or without."""
    return grammar.pattern("attachment_file_item").match(line.string) is not None


def named_file(line: Text, index: int, noted: Set[str], grammar: Grammar) -> Attachment | None:
    """The attachment that a line offers as a file of which the list gives the name, wherever it stands."""
    if not noted or "." not in line.string[-LONGEST_SUFFIX:]:
        return None
    found = grammar.pattern("attachment_file_item").match(line.string)
    return file_of(line, found, index) if found and plain_stem(found["file"]) in noted else None


def file_name(line: Text, grammar: Grammar) -> str:
    """The name of the file that a line offers, without its suffix, for comparing; empty where it offers none."""
    if "." not in line.string[-LONGEST_SUFFIX:]:
        return ""
    rules = map(grammar.pattern, ("attachment_file", "attachment_file_item"))
    found = next((found for rule in rules if (found := rule.match(line.string))), None)
    return plain_stem(found["file"]) if found else ""


def file_of(line: Text, found: regex.Match[str], index: int) -> Attachment:
    """The attachment that a line offers as a file, by what the rule of such lines found."""
    name = line.group(found, "file").strip()
    number = found["number"] or found["item"] or ""
    return Attachment(f"附件{number}", Title(name, name.span()), (line.span(),), index + 1)


def as_written(title: Title, source: str, grammar: Grammar) -> str:
    """The title of a part; where it is the name of a file, with the marks, blanks and widths that the source writes.

    By its name a file is found, and in normal form it is another one. Where the source has other letters (pinyin
    glosses, damage, another script), a line end, or what no output can hold, the clean name is the better one.
    """
    clean, written = title.text.string, source[title.span.start : title.span.end]
    if grammar.pattern("attachment_file_name").search(clean) is None or readable(written) != written:
        return clean
    return written if same_letters(written, clean) else clean


def _label(string: str) -> str:
    return string.strip(" ：:.．、")


def _is_list(lines: Sequence[Text], index: int, before: Before, grammar: Grammar) -> bool:
    """Whether 附件： opens the list of attachments: another entry stands below it, or the signature is to come."""
    found = grammar.pattern("attachment_note").match(lines[index].string)
    if found is None:
        return False
    behind = lines[index + 1 : index + 1 + _LONGEST_LIST]
    if found.end() == len(lines[index]) and behind and grammar.pattern("attachment_file").match(behind[0].string):
        return True
    if not before.signed and any(_dates(line, before.issuers, grammar) for line in behind):
        return True
    first = due = 2 if found.end() < len(lines[index]) else 1
    for line in behind:
        entry = grammar.pattern("attachment_note_item").match(line.string)
        if entry is None or int(entry["number"]) != due:
            return due > first and (_is_first(line, grammar) or _is_bundle(line, grammar))
        due += 1
    return due > 2


def _dates(line: Text, issuers: Set[str], grammar: Grammar) -> bool:
    """Whether a line dates the paper: it is a date, or a signature with its date."""
    if line.string[-1] != "日":
        return False
    dated = grammar.pattern("date_line").match(line.string) is not None
    return dated or signature.split(line, grammar, issuers) is not None


def _is_bundle(line: Text, grammar: Grammar) -> bool:
    """Whether a line offers all attachments of a list as one file."""
    return grammar.pattern("attachment_bundle").match(line.string) is not None


def _is_first(line: Text, grammar: Grammar) -> bool:
    """Whether a line heads the first attachment."""
    heading = grammar.pattern("attachment_heading").match(line.string)
    return heading is not None and (heading["number"] or heading["numbered"] or heading["glued"] or "1") in ("1", "一")
