"""The parts of a document: main text, promulgated text, attachments; the signatures and notes between them."""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import Literal

import msgspec

from govdocparse.cleaning.cleaned import TABLE, Cleaned
from govdocparse.grammar import Grammar
from govdocparse.model import Diagnostic, Field
from govdocparse.structure import attachments, outline, signature, validity
from govdocparse.structure.fields import Fields
from govdocparse.structure.header import Head
from govdocparse.structure.named import Named
from govdocparse.structure.numbering import MarkedLines
from govdocparse.structure.titles import Title, part_title_at, plain, put_title_brackets
from govdocparse.structure.tree import PartNode
from govdocparse.text import Span, Text

_LEAST_TITLE = 4
_LONGEST_TITLE = 70
_CITING_LINES = 5
_MOST_LINES_BELOW = 8
_STOPS = "。；：！？，"
_LONGEST_LABEL = 6


class _Segment(msgspec.Struct):
    """The lines of one part while they are gathered, from the line `start` on.

    `opened` are its label and title, `above` the lines between them, `signed` spans its signature; `issuers` are those
    whom the mark or the title of the paper names.
    """

    role: Literal["main", "promulgated", "attachment"]
    label: str | None
    title: Title | None
    opened: tuple[Span, ...]
    lines: list[Text]
    start: int = 0
    above: Sequence[Text] = ()
    signed: Span | None = None
    issuers: frozenset[str] = frozenset()


def read(head: Head, fields: Fields, cleaned: Cleaned, grammar: Grammar) -> tuple[list[PartNode], list[Diagnostic]]:
    """The lines behind a head to parts with their blocks; signature, date and notes go into `fields`.

    An order bears no title of its own (GB/T 9704-2012 10.2): it goes by that of the text which it puts out. So does a
    file that holds nothing but one attachment.
    """
    segments = _segments(head.rest, head.title, fields, grammar)
    if head.title is None:
        _put_title_of_part(segments, "promulgated" if head.order else "attachment", fields)
        _put_reported_title(segments[0], fields, grammar)
    # What a carried text carries in its turn is in force for itself.
    in_force = [segment for segment in segments if segment.role != "attachment"][:2]
    parts: list[PartNode] = []
    attached: set[tuple[str | None, str | None]] = set()
    diagnostics: list[Diagnostic] = []
    for segment in segments:
        blocks, found = outline.read(segment.lines, grammar, cleaned.tables)
        diagnostics += found
        if segment.role == "attachment" or any(segment is each for each in in_force):
            validity.put(segment.lines, fields, grammar)
        present = [*segment.opened, *(block.span for block in blocks), *([segment.signed] if segment.signed else [])]
        if not present:
            continue
        span = Span(min(place.start for place in present), max(place.end for place in present))
        name = segment.label, segment.title.text.string if segment.title else None
        if segment.role == "attachment" and not blocks and (name in attached or segment.title is None):
            # Pages list their files below the text once more, or say only where they would stand.
            fields.omit(span, "repeats an attachment" if name in attached else "label")
            continue
        if segment.role == "attachment":
            attached.add(name)
        title = attachments.as_written(segment.title, cleaned.source, grammar) if segment.title else None
        parts.append(PartNode(segment.role, segment.label, title, span, segment.opened, blocks))
    return parts, diagnostics


def _put_title_of_part(segments: Sequence[_Segment], role: str, fields: Fields) -> None:
    named = next((segment.title for segment in segments if segment.role == role and segment.title), None)
    lone = [segment.role for segment in segments] == ["main", "attachment"] and not segments[0].lines
    if named is not None and (role == "promulgated" or lone):
        fields.add("title", Field(named.text.string, named.text.string, named.span, "main"))


def _put_reported_title(main: _Segment, fields: Fields, grammar: Grammar) -> None:
    """What a report in a newspaper gives (《某意见》全文如下。) and goes by, as its title into `fields`."""
    for line in main.lines[:_CITING_LINES]:
        if found := grammar.pattern("full_text").match(line.string):
            fields.put("title", found["title"], line[found.start("title") : found.end("title")], "main")


def _segments(lines: Sequence[Text], title: Title | None, fields: Fields, grammar: Grammar) -> list[_Segment]:
    """The lines cut into parts, their signatures taken off."""
    current = _Segment(
        "main", None, title, (title.span,) if title else (), [], issuers=_issuers(title, fields, grammar)
    )
    segments = [current]
    marked = MarkedLines(lines, grammar)
    index = 0
    named = Named(frozenset(), frozenset(), frozenset())
    if title is not None:
        named = named.citing(title.text).naming(title.text, grammar)
    while index < len(lines):
        line = lines[index]
        started, behind = _start_of_part(marked, index, current, named, grammar)
        if started is not None:
            if started.role == "promulgated" and started.title is not None:
                put_title_brackets(started.title.text, fields, grammar)
                named = named.citing(started.title.text)
            segments.append(started)
            current = started
            for above in started.above:
                fields.omit(above.span(), "line above the title")
            current.start = index = behind
        elif (
            signature.may_be_date(line)
            and _can_sign(current, segments[0], fields)
            and (date := _date_at(lines, index, current, named.all, grammar))
        ):
            current.signed = signature.put(current.lines, date, fields, grammar)
            named = named.noting(attachments.noted(current.lines, grammar))
            index += 1
            if line.string[-1] == "。":
                fields.omit(line.span(), "words behind a date")
                current.lines.append(lines[index])
                index += 1
            if index < len(lines) and (below := signature.put_below(lines, index, fields, grammar)):
                current.signed = Span(current.signed.start, below.end)
                index += 1
        elif (found := grammar.pattern("note_line").match(line.string)) and (
            current.signed is not None or _is_above_date(lines, index, current, grammar)
        ):
            fields.put("notes", found["note"], line[found.start("note") : found.end("note")], "main")
            fields.omit(line.span(), "brackets of a note")
            if current.signed is not None:
                current.signed = Span(current.signed.start, line.span().end)
            index += 1
        else:
            current.lines.append(line)
            if current.role != "attachment" and len(current.lines) <= _CITING_LINES and "《" in line.string:
                named = named.citing(line)
            index += 1
    _sign_without_date(segments[0], title, fields, grammar)
    return segments


def _is_above_date(lines: Sequence[Text], index: int, current: _Segment, grammar: Grammar) -> bool:
    """Whether the line at `index` stands between a body and the date below it."""
    following = lines[index + 1 : index + 2]
    return _ends_with_body(current, grammar) and any(signature.is_date(each, grammar) for each in following)


def _ends_with_body(current: _Segment, grammar: Grammar) -> bool:
    """Whether the last line so far is one of a signature."""
    return any(signature.signs(signature.close_set(each, grammar), grammar) for each in current.lines[-1:])


def _issuers(title: Title | None, fields: Fields, grammar: Grammar) -> frozenset[str]:
    """Whom the mark above a title names, and whom the title begins with: one of them signs."""
    marked = fields.first("issuers")
    named = grammar.pattern("title_issuer").match(title.text.string) if title else None
    return frozenset([marked.value] if marked else []) | frozenset([named["issuer"]] if named else [])


def _can_sign(current: _Segment, main: _Segment, fields: Fields) -> bool:
    """Whether the document's signature may stand here: in its main text, or where this is not dated in a part of it."""
    if current.signed is not None or current is main:
        return current.signed is None
    dated = fields.first("issue_date")
    return main.signed is None and not (dated is not None and dated.zone == "header")


def _date_at(lines: Sequence[Text], index: int, current: _Segment, known: Set[str], grammar: Grammar) -> Text | None:
    """The date of a signature at `index`, whose bodies stand above it; bodies on its own line go to `current` first."""
    line = lines[index]
    if line.string[-1] == "。":
        return signature.signed_on(lines, index, grammar)
    signed = _ends_with_body(current, grammar)
    if signature.is_date(line, grammar):
        return line if signed or _ends(lines, index, known, grammar) else None
    if line.string[-1] != "日":
        return line if signed else None
    found = signature.split(line, grammar)
    if found is None:
        return None
    if found[0].string not in current.issuers and not _ends(lines, index, known, grammar):
        return None
    current.lines.append(found[0])
    return found[1]


def _ends(lines: Sequence[Text], index: int, known: Set[str], grammar: Grammar) -> bool:
    """Whether a text ends at `index`: nothing follows, or a note, an attachment, or a text that was named before."""
    if index + 1 >= len(lines):
        return True
    following = lines[index + 1].string
    if index + 2 == len(lines) and grammar.pattern("signatory_below").match(following):
        return True
    if any(grammar.pattern(name).match(following) for name in ("note_line", "attachment_heading", "attachment_file")):
        return True
    title, _ = part_title_at(lines, index + 1, grammar, known)
    if title is not None and plain(title.text.string) in known:
        return True
    # What a page says below a paper is no text of it.
    below = lines[index + 1 : index + 2 + _MOST_LINES_BELOW]
    return len(below) <= _MOST_LINES_BELOW and not any(_is_text(each, grammar) for each in below)


def _is_text(line: Text, grammar: Grammar) -> bool:
    """Whether a line may be one of a text: a table, a sentence, a numbered line, one that announces, another date."""
    string = line.string
    return (
        string == TABLE
        or (string[-1] in _STOPS and not (string[-1] == "：" and len(string) <= _LONGEST_LABEL))
        or len(string) > _LONGEST_TITLE
        or grammar.pattern("marker").match(string) is not None
        or signature.is_date(line, grammar)
    )


def _sign_without_date(main: _Segment, title: Title | None, fields: Fields, grammar: Grammar) -> None:
    """A body or an office with its holder that ends a text whose date stands at its head, as the signature.

    A body only where the title begins with it.
    """
    if main.signed is not None or not main.lines or title is None:
        return
    body = main.lines[-1]
    named = grammar.pattern("body_name").match(body.string) and title.text.string.startswith(body.string)
    if named or (fields.has("issue_date") and grammar.pattern("signatory").match(body.string)):
        main.signed = body.span()
        signature.put_body(main.lines.pop(), fields, grammar)


def _start_of_part(
    marked: MarkedLines, index: int, current: _Segment, named: Named, grammar: Grammar
) -> tuple[_Segment | None, int]:
    """The part that begins at a line, and the index behind its label and title; None where none begins."""
    lines = marked.lines
    line = lines[index]
    found = None
    if line.string[0] == "附":
        found = attachments.attachment_at(lines, index, current.signed is not None, named.noted, grammar)
        if found is None:
            return None, index
    elif (current.role == "attachment" and not current.lines) or attachments.only_files(lines, index, grammar):
        found = attachments.next_file(line, index, grammar)
    if found is not None:
        return _Segment("attachment", found.label, found.title, found.opened, [], above=found.above), found.behind
    if not current.lines or len(line) > _LONGEST_TITLE:
        return None, index
    if not _may_begin(line, current, named, grammar):
        return None, index
    title, behind = part_title_at(lines, index, grammar, named.all)
    if title is None or len(title.text) < _LEAST_TITLE or behind >= len(lines):
        return None, index
    name = plain(title.text.string)
    if name in named.noted:
        return _Segment("attachment", None, title, (title.span,), []), behind
    if (_is_behind_signature(current) and _opens_text(title, lines[behind:], grammar)) or (
        current.role != "attachment"
        and name in named.cited
        and not marked.go_on(current.start, index, behind)  # else it is that of a table between two sections
    ):
        return _Segment("promulgated", None, title, (title.span,), []), behind
    return None, index


def _opens_text(title: Title, below: Sequence[Text], grammar: Grammar) -> bool:
    """Whether lines behind a signature are a title above its text, not what a page says below a paper."""
    if grammar.pattern("part_title_end").search(title.text.string):
        return True
    return any(_is_text(line, grammar) for line in below[:_MOST_LINES_BELOW])


def _may_begin(line: Text, current: _Segment, named: Named, grammar: Grammar) -> bool:
    """Whether a text of its own may begin here: behind the signature, or with a title that was named before."""
    if _is_behind_signature(current):
        return True
    name = plain(line.string)
    if not any(title.startswith(name) for title in named.all):
        return False
    above = current.lines[-1]
    return bool(named.noted) or signature.is_date(above, grammar) or _ends_sentence(above, grammar)


def _ends_sentence(line: Text, grammar: Grammar) -> bool:
    return grammar.pattern("sentence_end").search(line.string) is not None


def _is_behind_signature(current: _Segment) -> bool:
    return current.role == "main" and current.signed is not None
