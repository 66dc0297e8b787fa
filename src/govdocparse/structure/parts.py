"""The parts of a document: main text, promulgated text, attachments; the signatures and notes between them."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass, field
from typing import Literal

import regex

from govdocparse.cleaning.cleaned import CleanDrawing, CleanTable
from govdocparse.expressions import dates
from govdocparse.grammar import Grammar
from govdocparse.model import Diagnostic
from govdocparse.structure import outline
from govdocparse.structure.fields import Fields
from govdocparse.structure.titles import Title, put_title_brackets, title_at
from govdocparse.structure.tree import PartNode
from govdocparse.text import Span, Text

_CITATION = regex.compile(r"《([^《》]{2,200}+)》")
_LEAST_TITLE = 4
_LONGEST_TITLE = 70
_LONGEST_NOTE = 40
_CITING_LINES = 5


@dataclass
class _Segment:
    """The lines of one part while they are gathered; `opened` spans its label and title, `signed` its signature."""

    role: Literal["main", "promulgated", "attachment"]
    label: str | None
    title: Title | None
    opened: Span | None
    lines: list[Text] = field(default_factory=list)
    signed: Span | None = None


def read(
    lines: Sequence[Text],
    title: Title | None,
    fields: Fields,
    grammar: Grammar,
    tables: Sequence[CleanTable | CleanDrawing],
) -> tuple[list[PartNode], list[Diagnostic]]:
    """The lines behind title and addressees to parts with their blocks; signature, date and notes go into `fields`."""
    segments = _segments(lines, title, fields, grammar)
    parts: list[PartNode] = []
    diagnostics: list[Diagnostic] = []
    for segment in segments:
        blocks, found = outline.read(segment.lines, grammar, tables)
        diagnostics += found
        _put_validity(segment.lines, fields, grammar)
        spans = [segment.opened, *(block.span for block in blocks), segment.signed]
        present = [span for span in spans if span is not None]
        if not present:
            continue
        span = Span(min(place.start for place in present), max(place.end for place in present))
        text = segment.title.text.string if segment.title else None
        parts.append(PartNode(segment.role, segment.label, text, span, blocks))
    return parts, diagnostics


def _segments(lines: Sequence[Text], title: Title | None, fields: Fields, grammar: Grammar) -> list[_Segment]:
    """The lines cut into parts, their signatures taken off."""
    current = _Segment("main", None, title, title.span if title else None)
    segments = [current]
    index = 0
    cited: set[str] = set()
    while index < len(lines):
        line = lines[index]
        if current.role == "main" and len(current.lines) <= _CITING_LINES:
            cited = _cited(current)
        started, behind = _start_of_part(lines, index, current, cited, grammar)
        if started is not None:
            if started.role == "promulgated" and started.title is not None:
                put_title_brackets(started.title.text, fields, grammar)
            segments.append(started)
            current = started
            index = behind
        elif (
            line.string[-1] == "日"
            and grammar.pattern("date_line").match(line.string)
            and current.signed is None
            and _can_sign(lines, index, grammar)
        ):
            current.signed = _sign(current, line, fields, grammar)
            index += 1
        elif current.signed is not None and (found := grammar.pattern("note_line").match(line.string)):
            fields.put("notes", found["note"], line[found.start("note") : found.end("note")], "main")
            fields.omit(line.span(), "brackets of a note")
            current.signed = Span(current.signed.start, line.span().end)
            index += 1
        else:
            current.lines.append(line)
            index += 1
    return segments


def _start_of_part(
    lines: Sequence[Text], index: int, current: _Segment, cited: Set[str], grammar: Grammar
) -> tuple[_Segment | None, int]:
    """The part that begins at a line, and the index behind its label and title; None where none begins."""
    line = lines[index]
    if line.string[0] == "附":
        return _attachment_at(lines, index, current, grammar)
    if current.role == "attachment" or not current.lines or len(line) > _LONGEST_TITLE:
        return None, index
    if not _may_promulgate(lines, index, current, cited, grammar):
        return None, index
    title, behind = title_at(lines, index, grammar)
    if title is None or len(title.text) < _LEAST_TITLE or behind >= len(lines):
        return None, index
    return _Segment("promulgated", None, title, title.span), behind


def _attachment_at(
    lines: Sequence[Text], index: int, current: _Segment, grammar: Grammar
) -> tuple[_Segment | None, int]:
    """The attachment that a line beginning with 附 opens, or offers as a file; None where it does neither."""
    line = lines[index]
    if found := grammar.pattern("attachment_file").match(line.string):
        name = line[found.start("file") : found.end("file")]
        label = line.string[: found.start("file")].strip(" ：:")
        return _Segment("attachment", label, Title(name, name.span()), line.span()), index + 1
    heading = grammar.pattern("attachment_heading").match(line.string)
    if heading is None:
        return None, index
    if grammar.pattern("attachment_note").match(line.string) and _is_signed_later(lines, index, current, grammar):
        return None, index
    return _attachment(lines, index, heading, grammar)


def _is_signed_later(lines: Sequence[Text], index: int, current: _Segment, grammar: Grammar) -> bool:
    """Whether the signature is still to come: then 附件： opens the list of attachments, not one of them."""
    behind = lines[index + 1 : index + 1 + _LONGEST_NOTE]
    return current.signed is None and any(grammar.pattern("date_line").match(line.string) for line in behind)


def _attachment(
    lines: Sequence[Text], index: int, found: regex.Match[str], grammar: Grammar
) -> tuple[_Segment | None, int]:
    line = lines[index]
    if found["title"] is not None:
        name = line[found.start("title") : found.end("title")]
        label = line.string[: found.start("title")].strip(" ：:")
        return _Segment("attachment", label, Title(name, name.span()), line.span()), index + 1
    title, behind = title_at(lines, index + 1, grammar)
    end = title.span.end if title else line.span().end
    return _Segment("attachment", line.string.strip(" ：:"), title, Span(line.span().start, end)), behind


def _may_promulgate(lines: Sequence[Text], index: int, current: _Segment, cited: Set[str], grammar: Grammar) -> bool:
    """Whether a promulgated text may begin here: behind the signature, or with a title that the notice cites."""
    if current.role == "main" and current.signed is not None:
        return True
    if not cited or not grammar.pattern("sentence_end").search(current.lines[-1].string):
        return False
    title, _ = title_at(lines, index, grammar)
    return title is not None and _plain(title.text.string) in cited


def _cited(segment: _Segment) -> set[str]:
    """The titles that a notice cites in its own title and its first paragraphs, for comparing."""
    title = [segment.title.text] if segment.title else []
    texts = [text.string for text in (*title, *segment.lines[:_CITING_LINES])]
    return {_plain(name) for text in texts for name in _CITATION.findall(text)}


def _plain(title: str) -> str:
    return title.replace(" ", "")


def _can_sign(lines: Sequence[Text], index: int, grammar: Grammar) -> bool:
    """Whether a date on a line of its own is the date of a signature: behind a body, or at the end of a part."""
    if index and _signs(lines[index - 1], grammar):
        return True
    following = lines[index + 1].string if index + 1 < len(lines) else ""
    return not following or bool(
        grammar.pattern("note_line").match(following)
        or grammar.pattern("attachment_heading").match(following)
        or grammar.pattern("attachment_file").match(following)
    )


def _sign(segment: _Segment, date: Text, fields: Fields, grammar: Grammar) -> Span:
    """The bodies above a date and the date into `fields`; the bodies leave the segment's lines. Returns their span."""
    start = len(segment.lines)
    while start > 0 and _signs(segment.lines[start - 1], grammar):
        start -= 1
    bodies = segment.lines[start:]
    del segment.lines[start:]
    for body in bodies:
        if found := grammar.pattern("signatory").match(body.string):
            fields.put("signers", found["name"].replace(" ", ""), body[found.start("name") :], "main")
            fields.omit(body.span(), "office of a signatory")
        elif grammar.pattern("body_name").match(body.string):
            fields.put("issuers", body.string, body, "main")
        else:
            fields.put_each("issuers", body, "main")
    fields.put("issue_date", dates.parse(date.string, grammar) or date.string, date, "main")
    return Span((bodies[0] if bodies else date).span().start, date.span().end)


def _signs(line: Text, grammar: Grammar) -> bool:
    """Whether a line of a signature: a body, several of them with blanks between, or an office with a name."""
    string = line.string
    if grammar.pattern("body_name").match(string) or grammar.pattern("signatory").match(string):
        return True
    names = string.split(" ")
    return len(names) > 1 and all(grammar.pattern("body_name").match(name) for name in names)


def _put_validity(lines: Sequence[Text], fields: Fields, grammar: Grammar) -> None:
    """The dates from which and to which the text says that it is in force, into `fields`."""
    for line in lines:
        string = line.string
        if "自" not in string and "有效期" not in string:
            continue
        for key in ("effective_date", "expiry_date"):
            found = grammar.pattern(key).search(string)
            if found and not fields.has(key) and _speaks_of_itself(string, found.start()):
                date = line[found.start("date") : found.end("date")]
                fields.put(key, dates.parse(date.string, grammar) or date.string, date, "main")


def _speaks_of_itself(string: str, place: int) -> bool:
    """Whether the sentence up to `place` is about this document (本办法自…), not about another that it names."""
    sentence = string[max(string.rfind("。", 0, place), string.rfind("；", 0, place)) + 1 : place]
    return "《" not in sentence and (sentence == "" or "本" in sentence)
