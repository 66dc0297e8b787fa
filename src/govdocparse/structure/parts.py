"""The parts of a document: main text, promulgated text, attachments; the signatures and notes between them."""

from __future__ import annotations

from collections.abc import Sequence, Set
from itertools import takewhile, zip_longest
from typing import Final

from govdocparse.cleaning.cleaned import Cleaned
from govdocparse.grammar import Grammar
from govdocparse.model import Diagnostic, Field
from govdocparse.structure import adoption, attachments, history, outline, segments, validity
from govdocparse.structure.fields import Fields
from govdocparse.structure.header import Head
from govdocparse.structure.segment import Segment
from govdocparse.structure.tree import Node, PartNode
from govdocparse.text import Span

_Name = tuple[str | None, str | None]
_ATTACHMENT: Final = "附件"
# A report names the paper that it gives so far down.
_REPORT_LINES: Final = 5


def read(head: Head, fields: Fields, cleaned: Cleaned, grammar: Grammar) -> tuple[list[PartNode], list[Diagnostic]]:
    """The lines behind a head to parts with their blocks; signature, date and notes go into `fields`.

    An order bears no title of its own (GB/T 9704-2012 10.2): it goes by that of the text which it puts out. So does a
    file that holds nothing but one attachment.
    """
    cut = segments.cut(head.rest, head.title, cleaned.links, fields, grammar)
    if head.title is None:
        _put_notes(cut, fields, grammar)
        _put_title_of_part(cut, "promulgated" if head.order else "attachment", fields)
        _put_reported_title(cut[0], fields, grammar)
    # What a carried text carries in its turn is in force for itself.
    in_force = [segment for segment in cut if segment.role != "attachment"][:2]
    parts: list[PartNode] = []
    attached: set[_Name] = set()
    diagnostics: list[Diagnostic] = []
    for segment, following in zip_longest(cut, cut[1:]):
        blocks, found = outline.read(segment.lines, grammar, cleaned.tables)
        diagnostics += found
        if segment.role == "attachment" or any(segment is each for each in in_force):
            validity.put(segment.lines, fields, grammar)
        history.put(segment.lines, fields, grammar)
        span = _span(segment, blocks)
        if span is None or (not blocks and _is_only_named(segment, following, span, attached, fields)):
            continue
        if segment.role == "attachment":
            attached.add(_name(segment))
        title = attachments.as_written(segment.title, cleaned.source, grammar) if segment.title else None
        parts.append(PartNode(segment.role, segment.label, title, span, segment.opened, blocks))
    return parts, diagnostics


def _span(segment: Segment, blocks: Sequence[Node]) -> Span | None:
    """From the first to the last of what a part consists of; None where nothing of it is there."""
    present = [*segment.opened, *(block.span for block in blocks), *([segment.signed] if segment.signed else [])]
    if not present:
        return None
    return Span(min(place.start for place in present), max(place.end for place in present))


def _is_only_named(
    segment: Segment, following: Segment | None, span: Span, attached: Set[_Name], fields: Fields
) -> bool:
    """Whether a segment without blocks is no attachment but names one: its place is omitted text then.

    Pages list their files below the text once more, say only where they would stand, or name them right above them.
    """
    name = _name(segment)
    repeats = name in attached or (following is not None and bool(following.lines) and name == _name(following))
    if segment.role != "attachment" or not (repeats or segment.title is None):
        return False
    fields.omit(span, "repeats an attachment" if repeats else "label")
    return True


def _name(segment: Segment) -> _Name:
    """By what an attachment is known: its label and its title."""
    return segment.label, segment.title.text.string if segment.title else None


def _put_title_of_part(cut: Sequence[Segment], role: str, fields: Fields) -> None:
    """The title of the first part of that role into `fields`; that of an attachment only where it is alone."""
    named = next((segment.title for segment in cut if segment.role == role and segment.title), None)
    if named is not None and (role == "promulgated" or _is_lone(cut)):
        fields.add("title", Field(named.text.string, named.text.string, named.span, "main"))


def _put_notes(cut: Sequence[Segment], fields: Fields, grammar: Grammar) -> None:
    """The adoption notes below the title of an attachment that is all of a file into `fields`: they are the paper's."""
    if not _is_lone(cut):
        return
    notes = list(takewhile(lambda line: adoption.is_note(line, grammar), cut[1].lines))
    if notes:
        adoption.put(notes, fields, grammar)
        cut[1].lines = cut[1].lines[len(notes) :]


def _is_lone(cut: Sequence[Segment]) -> bool:
    """Whether one attachment, with tables or forms of its own (附表), is all that the segments hold."""
    if [segment.role for segment in cut[:2]] != ["main", "attachment"] or cut[0].lines:
        return False
    return all(segment.label is not None and not segment.label.startswith(_ATTACHMENT) for segment in cut[2:])


def _put_reported_title(main: Segment, fields: Fields, grammar: Grammar) -> None:
    """What a report in a newspaper gives (《某意见》全文如下。) and goes by, as its title into `fields`."""
    for line in main.lines[:_REPORT_LINES]:
        if found := grammar.pattern("full_text").match(line.string):
            fields.put("title", line.group(found, "title"), "main")
