"""The lines behind a head -> the segments that become parts, the signatures and notes between them taken off."""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import Final, Literal

import msgspec
import regex

from govdocparse.cleaning.cleaned import TABLE
from govdocparse.grammar import Grammar
from govdocparse.structure import adoption, attachments, history, imprint, signature
from govdocparse.structure.fields import Fields
from govdocparse.structure.named import Named
from govdocparse.structure.numbering import MarkedLines
from govdocparse.structure.offered import Offered
from govdocparse.structure.titles import Title, part_title_at, plain, put_title_brackets
from govdocparse.text import Span, Text

_LEAST_TITLE: Final = 4
_LONGEST_TITLE: Final = 70
_CITING_LINES: Final = 5
_MOST_LINES_BELOW: Final = 8
_STOPS: Final = "。；：！？，"
_LONGEST_LABEL: Final = 6
_MOST_LISTED: Final = 40


class Segment(msgspec.Struct):
    """The lines of one part while they are gathered, from the line `start` on.

    `opened` are its label and title, `above` the lines between them, `signed` spans its signature; `issuers` are those
    whom the mark or the title of the paper names, by whatever name: 某某企协 is no name of a body by its form.
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


def cut(
    lines: Sequence[Text], title: Title | None, links: Sequence[Span], fields: Fields, grammar: Grammar
) -> list[Segment]:
    """The lines cut into the segments of parts; signature, date and notes go into `fields`; `links` lead to files."""
    current = Segment("main", None, title, (title.span,) if title else (), [], issuers=_issuers(title, fields, grammar))
    segments = [current]
    marked = MarkedLines(lines, grammar)
    offered = Offered(lines, links, grammar)
    index = 0
    named = Named(frozenset(), frozenset(), frozenset())
    if title is not None:
        named = named.citing(title.text).naming(title.text, grammar)
    while index < len(lines):
        line = lines[index]
        if _is_behind_signature(current) and imprint.put_line(line, fields, grammar):
            index += 1
            continue
        started, behind = _attached(offered, index, current, named, grammar)
        if started is None and not offered.may_open(index):
            started, behind = _start_of_part(marked, index, current, named, grammar)
        if started is not None:
            named = _begin(started, named, fields, grammar)
            segments.append(started)
            current = started
            current.start = index = behind
        elif (
            signature.may_be_date(line)
            and _can_sign(current, segments[0], fields)
            and (date := _date_at(lines, index, current, named.all, grammar))
        ):
            current.signed = signature.put(current.lines, date, current.issuers, fields, grammar)
            named = named.noting(attachments.noted(current.lines, grammar))
            index = _below_date(current, lines, index, fields, grammar)
        elif (found := grammar.pattern("note_line").match(line.string)) and (
            current.signed is not None or _is_above_date(lines, index, current, grammar)
        ):
            _put_note(current, line, found, fields)
            index += 1
        else:
            current.lines.append(line)
            if current.role != "attachment" and len(current.lines) <= _CITING_LINES and "《" in line.string:
                named = named.citing(line)
            if current.role == "promulgated" and line.string[0] == "附":  # its list has no signature below that ends it
                named = named.noting(attachments.noted(lines[index : index + _MOST_LISTED], grammar))
            index += 1
    _sign_without_date(segments[0], title, fields, grammar)
    return segments


def _begin(started: Segment, named: Named, fields: Fields, grammar: Grammar) -> Named:
    """Put what stands in and above the title of a part that begins into `fields`; what is named from here on."""
    for above in started.above:
        fields.omit(above.span(), "line above the title")
    if started.role != "promulgated" or started.title is None:
        return named
    put_title_brackets(started.title.text, fields, grammar)
    return named.citing(started.title.text)


def _below_date(current: Segment, lines: Sequence[Text], index: int, fields: Fields, grammar: Grammar) -> int:
    """What belongs to the signature whose date stands at `index`, and stands below it; the index behind that."""
    behind = index + 1
    if lines[index].string[-1] == "。":
        fields.omit(lines[index].span(), "words behind a date")
    if behind < len(lines) and grammar.pattern("put_out").match(lines[behind].string):
        current.lines.append(lines[behind])
        behind += 1
    if behind < len(lines) and current.signed and (below := signature.put_below(lines, behind, fields, grammar)):
        current.signed = Span(current.signed.start, below.end)
        behind += 1
    return behind


def _put_note(current: Segment, line: Text, found: regex.Match[str], fields: Fields) -> None:
    """A note in brackets (此件公开发布) into `fields`; below a signature it belongs to that."""
    fields.put("notes", found["note"], line[found.start("note") : found.end("note")], "main")
    fields.omit(line.span(), "brackets of a note")
    if current.signed is not None:
        current.signed = Span(current.signed.start, line.span().end)


def _is_above_date(lines: Sequence[Text], index: int, current: Segment, grammar: Grammar) -> bool:
    """Whether the line at `index` stands between a body and the date below it."""
    following = lines[index + 1 : index + 2]
    return _ends_with_body(current, grammar) and any(signature.is_date(each, grammar) for each in following)


def _ends_with_body(current: Segment, grammar: Grammar) -> bool:
    """Whether the last line so far is one of a signature."""
    return any(signature.signs(signature.close_set(each, grammar), grammar) for each in current.lines[-1:])


def _issuers(title: Title | None, fields: Fields, grammar: Grammar) -> frozenset[str]:
    """Whom the mark above a title names, and whom the title begins with: one of them signs."""
    marked = fields.first("issuers")
    rules = map(grammar.pattern, ("title_issuer", "title_lead"))
    found = [rule.match(title.text.string) for rule in rules] if title else []
    return frozenset([marked.value] if marked else []) | {each["issuer"] for each in found if each}


def _can_sign(current: Segment, main: Segment, fields: Fields) -> bool:
    """Whether the document's signature may stand here: in its main text, or where this is not dated in a part of it."""
    if current.signed is not None or current is main:
        return current.signed is None
    dated = fields.first("issue_date")
    return main.signed is None and not (dated is not None and dated.zone == "header")


def _date_at(lines: Sequence[Text], index: int, current: Segment, known: Set[str], grammar: Grammar) -> Text | None:
    """The date of a signature at `index`, whose bodies stand above it; bodies on its own line go to `current` first."""
    line = lines[index]
    if line.string[-1] == "。":
        return signature.signed_on(lines, index, grammar)
    signed = _ends_with_body(current, grammar) or any(each.string in current.issuers for each in current.lines[-1:])
    if signature.is_date(line, grammar):
        return line if signed or _ends(lines, index, known, grammar) else None
    if line.string[-1] != "日":
        return line if signed else None
    found = signature.split(line, grammar, current.issuers)
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
    if any(
        grammar.pattern(name).match(following)
        for name in ("note_line", "attachment_heading", "attachment_file", "put_out")
    ):
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


def _sign_without_date(main: Segment, title: Title | None, fields: Fields, grammar: Grammar) -> None:
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
    marked: MarkedLines, index: int, current: Segment, named: Named, grammar: Grammar
) -> tuple[Segment | None, int]:
    """The part that begins at a line with a title, and the index behind that; None where none begins."""
    lines = marked.lines
    line = lines[index]
    if _is_behind_signature(current) and (called := _nameless(lines, index, current, grammar)):
        return Segment("promulgated", None, called, (), []), index
    if not current.lines or len(line) > _LONGEST_TITLE or not _may_begin(line, current, named, grammar):
        return None, index
    title, behind = part_title_at(lines, index, grammar, named.all)
    if title is None or len(title.text) < _LEAST_TITLE or behind >= len(lines):
        return None, index
    name = plain(title.text.string)
    if name in named.noted:
        return Segment("attachment", None, title, (title.span,), []), behind
    if (_is_behind_signature(current) and _opens_text(title, lines[behind:], grammar)) or (
        current.role != "attachment"
        and name in named.cited
        and not marked.go_on(current.start, index, behind)  # else it is that of a table between two sections
    ):
        explains = grammar.pattern("explains_title").search(title.text.string) and name not in named.cited
        return Segment("attachment" if explains else "promulgated", None, title, (title.span,), []), behind
    return None, index


def _attached(
    offered: Offered, index: int, current: Segment, named: Named, grammar: Grammar
) -> tuple[Segment | None, int]:
    """The attachment that begins at a line or is offered there, or the history behind one, and the index behind."""
    lines = offered.lines
    found = None
    if offered.may_open(index):
        signed, attached = current.signed is not None, current.role == "attachment"
        before = attachments.Before(signed, attached, named.noted, current.issuers)
        found = attachments.attachment_at(lines, index, before, grammar)
    if found is None:
        above = current.lines[-1] if current.lines else None
        found = offered.at(index, above, current.role == "attachment" and above is None)
    found = found or attachments.named_file(lines[index], index, named.noted, grammar)
    if found is not None:
        return Segment("attachment", found.label, found.title, found.opened, [], above=found.above), found.behind
    if current.role == "attachment" and history.begins(lines[index].string, grammar):
        return Segment("attachment", None, None, (), [lines[index]]), index + 1
    return None, index


def _nameless(lines: Sequence[Text], index: int, main: Segment, grammar: Grammar) -> Title | None:
    """What a paper calls the text that it puts out, where this begins at `index` without a title of its own."""
    below = index + (adoption.is_note(lines[index], grammar) and index + 1 < len(lines))
    if grammar.pattern("opens_law").match(lines[below].string) is None:
        return None
    for line in main.lines[:_CITING_LINES]:
        if found := grammar.pattern("puts_out_text").search(line.string):
            start, end = found.span("title")
            return Title(line[start:end], line.span(start, end))
    return None


def _opens_text(title: Title, below: Sequence[Text], grammar: Grammar) -> bool:
    """Whether lines behind a signature are a title above its text, not what a page says below a paper."""
    if grammar.pattern("part_title_end").search(title.text.string):
        return True
    return any(_is_text(line, grammar) for line in below[:_MOST_LINES_BELOW])


def _may_begin(line: Text, current: Segment, named: Named, grammar: Grammar) -> bool:
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


def _is_behind_signature(current: Segment) -> bool:
    return current.role == "main" and current.signed is not None
