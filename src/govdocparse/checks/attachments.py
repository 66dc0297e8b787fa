"""The list of attachments (附件说明) against the attachments that are here (GB/T 9704-2012 7.3.4, 7.3.7)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from govdocparse.diagnostics import ATTACHMENT_ABSENT, ATTACHMENT_MISSING, ATTACHMENT_NAME, ATTACHMENT_UNLISTED
from govdocparse.expressions.addresses import attachment_number
from govdocparse.expressions.names import agree
from govdocparse.grammar import Grammar
from govdocparse.model import Diagnostic, Document, Paragraph, Part
from govdocparse.model.nesting import every
from govdocparse.text import Span

_MOST_NAMES_SAID: Final = 3
# Each name is compared with each attachment; no paper has more of either.
_MOST_COMPARED: Final = 200
_ATTACHMENT: Final = "附件"
_LEAST_NAME: Final = 2
_LONGEST_NAME: Final = 200


class _Listed(NamedTuple):
    """One name of the list: its number there, and the span of its line."""

    number: int
    name: str
    span: Span


def check(document: Document, grammar: Grammar) -> Iterator[Diagnostic]:
    """What is in the list and not here, here and not in the list, or under another title; nothing without a list."""
    listed = _listed(document, grammar)
    here = [part for part in document.parts if part.role == "attachment"]
    if not listed:
        return
    if not here:
        names = "、".join(item.name for item in listed[:_MOST_NAMES_SAID]) + "…" * (len(listed) > _MOST_NAMES_SAID)
        yield ATTACHMENT_ABSENT.at(listed[0].span, count=len(listed), names=names)
        return
    if max(len(listed), len(here)) > _MOST_COMPARED:
        return
    open_names = [item for item in listed if not any(_is(part, item) for part in here)]
    open_parts = [part for part in here if not any(_is(part, item) for item in listed)]
    for part in open_parts:
        number = attachment_number(part.label or "", grammar)
        item = next((item for item in open_names if number is None or number == str(item.number)), None)
        if item is not None:
            open_names.remove(item)
            if part.title is not None:
                yield ATTACHMENT_NAME.at(part.opening, label=_label(part), title=part.title, name=item.name)
        elif not _is_file(part, grammar) and not _is_inner(part, number, here) and not _is_called(part, document):
            yield ATTACHMENT_UNLISTED.at(part.opening, label=_label(part), count=len(listed))
    for item in open_names:
        yield ATTACHMENT_MISSING.at(item.span, name=item.name, count=len(here))


def _is(part: Part, item: _Listed) -> bool:
    return part.title is not None and agree(part.title, item.name)


def _is_file(part: Part, grammar: Grammar) -> bool:
    """Whether an attachment is only offered as a file: a page offers the paper itself in this way, too."""
    return part.title is not None and grammar.pattern("attachment_file_name").search(part.title) is not None


def _is_inner(part: Part, number: str | None, here: Sequence[Part]) -> bool:
    """Whether an attachment belongs to another one, which lists it: 附表1 behind 附件, 附件2-1."""
    if number is not None and not number.isdecimal():
        return True
    own = (part.label or "")[:2]
    return own not in ("", _ATTACHMENT) and any((other.label or "").startswith(_ATTACHMENT) for other in here)


def _is_called(part: Part, document: Document) -> bool:
    """Whether a text that the paper carries names an attachment, by its label or title, and so has it for its own."""
    names = [name for name in (part.label, part.title) if name and len(name) >= _LEAST_NAME]
    carried = (every(other.blocks) for other in document.parts if other.role != "main" and other is not part)
    paragraphs = (block.text for blocks in carried for block in blocks if isinstance(block, Paragraph))
    return any(name in text for text in paragraphs for name in names)


def _label(part: Part) -> str:
    return part.label or part.title or "the attachment"


def _listed(document: Document, grammar: Grammar) -> list[_Listed]:
    """The names of all lists of attachments above the attachments of a document."""
    papers = [part.blocks for part in document.parts if part.role != "attachment"]
    paragraphs = [block for blocks in papers for block in every(blocks) if isinstance(block, Paragraph)]
    found: list[_Listed] = []
    index = 0
    while index < len(paragraphs):
        line = paragraphs[index]
        index += 1
        label = grammar.pattern("attachment_note").match(line.text)
        if label is None:
            continue
        lines = [(line.text[label.end() :], line.span)]
        while index < len(paragraphs) and grammar.pattern("attachment_note_item").match(paragraphs[index].text):
            lines.append((paragraphs[index].text, paragraphs[index].span))
            index += 1
        found += _names(lines, grammar)
    return found


def _names(lines: Sequence[tuple[str, Span]], grammar: Grammar) -> Iterator[_Listed]:
    """The names of one list; several may stand in a line, and without numbers it is one."""
    number = 0
    for line, span in lines:
        places: list[tuple[int, int, int]] = []
        for match in grammar.pattern("attachment_list_number").finditer(line):
            if int(match["number"]) == number + 1:
                number += 1
                places.append((number, *match.span()))
        if not places:
            if number:
                continue
            places.append((1, 0, 0))
        ends = [start for _, start, _ in places[1:]] + [len(line)]
        for (given, _, start), end in zip(places, ends, strict=True):
            name = grammar.pattern("attachment_name_end").sub("", line[start : min(end, start + _LONGEST_NAME)].strip())
            if len(name) >= _LEAST_NAME:
                yield _Listed(given, name, span)
