"""The lines behind a head -> the segments that become parts, the signatures and notes between them taken off."""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import Final

import regex

from govdocparse.grammar import Grammar
from govdocparse.structure import attachments, imprint, names, part_starts, signature
from govdocparse.structure.fields import Fields
from govdocparse.structure.named import Named
from govdocparse.structure.names import is_body
from govdocparse.structure.numbering import MarkedLines
from govdocparse.structure.offered import Offered
from govdocparse.structure.segment import MOST_LINES_BELOW, Segment, is_text
from govdocparse.structure.titles import Title, part_title_at, plain
from govdocparse.text import Span, Text, joined

_MOST_LISTED: Final = 40
_LISTS: Final = ("附件：", "附：")


def cut(
    lines: Sequence[Text], title: Title | None, links: Sequence[Span], fields: Fields, grammar: Grammar
) -> list[Segment]:
    """The lines cut into the segments of parts; signature, date and notes go into `fields`; `links` lead to files."""
    return _Cutter(lines, title, links, fields, grammar).segments()


class _Cutter:
    """Takes line after line of one paper to the segment that it belongs to."""

    def __init__(
        self, lines: Sequence[Text], title: Title | None, links: Sequence[Span], fields: Fields, grammar: Grammar
    ) -> None:
        self._lines = lines
        self._title = title
        self._fields = fields
        self._grammar = grammar
        self._marked = MarkedLines(lines, grammar)
        self._offered = Offered(lines, links, grammar)
        opened = (title.span,) if title else ()
        self._current = Segment("main", None, title, opened, [], issuers=_issuers(title, fields, grammar))
        self._segments = [self._current]
        self._empty: set[str] = set()  # what the attachments are called of which no text stands here
        self._named = Named(frozenset(), frozenset(), frozenset())
        if title is not None:
            self._named = self._named.citing(title.text, grammar).naming(title.text, grammar)

    def segments(self) -> list[Segment]:
        """All segments, the main one first."""
        index = 0
        while index < len(self._lines):
            index = self._behind(index)
        _sign_without_date(self._segments[0], self._title, self._fields, self._grammar)
        return self._segments

    def _behind(self, index: int) -> int:
        """The line at `index`, with what belongs to it, to its place; the index behind that."""
        line, current, fields, grammar = self._lines[index], self._current, self._fields, self._grammar
        if current.is_signed_paper and imprint.put_line(line, fields, grammar):
            return index + 1
        if _is_offered_again(line, current, self._empty, grammar):
            fields.omit(line.span(), "repeats an attachment")
            return index + 1
        if behind := self._behind_start(index):
            return behind
        if signature.may_be_date(line) and _can_sign(current, self._segments[0], fields):
            date = _date_at(self._lines, index, current, self._named.all, grammar)
            if date is not None:
                return self._behind_date(index, date)
        found = grammar.pattern("note_line").match(line.string)
        if found and (current.signed is not None or _is_above_date(self._lines, index, current, grammar)):
            _put_note(current, line, found, fields)
        else:
            self._keep(index)
        return index + 1

    def _behind_start(self, index: int) -> int:
        """The index behind the title of a part that begins at `index`, which what follows belongs to; or 0."""
        current, grammar = self._current, self._grammar
        started, behind = part_starts.attached(self._offered, index, current, self._named, grammar)
        if started is None and not self._offered.may_open(index):
            started, behind = part_starts.titled(self._marked, index, current, self._named, grammar)
        if started is None:
            return 0
        self._named = part_starts.begin(started, self._named, self._fields, grammar)
        self._segments.append(started)
        if current.is_empty:
            self._empty.add(current.stem)
        self._current = started
        started.start = behind
        return behind

    def _behind_date(self, index: int, date: Text) -> int:
        """The signature that a date at `index` ends, to the fields; the index behind it."""
        current, line = self._current, self._lines[index]
        current.signed = signature.put(current.lines, date, current.issuers, self._fields, self._grammar)
        self._named = self._named.noting(attachments.noted(current.lines, self._grammar))
        if date.span().end < line.span().end:
            self._fields.omit(line.span(), "words behind a date")
        return _below_date(current, self._lines, index, self._fields, self._grammar)

    def _keep(self, index: int) -> None:
        """The line at `index` as one of the segment, with what it says of texts to come."""
        current, line = self._current, self._lines[index]
        if current.lines and names.is_second(current.lines[-1], line, self._grammar):
            current.lines[-1] = joined((current.lines[-1], line))
            return
        current.lines.append(line)
        if current.role != "attachment" and len(current.lines) <= part_starts.CITING_LINES and "《" in line.string:
            self._named = self._named.citing(line, self._grammar)
        if current.role == "promulgated" and self._offered.may_open(index):
            # Its list has no signature below that ends it.
            listed = self._lines[index : index + _MOST_LISTED]
            self._named = self._named.noting(attachments.noted(listed, self._grammar))


def _is_offered_again(line: Text, current: Segment, empty: Set[str], grammar: Grammar) -> bool:
    """Whether a line offers as a file what the list of attachments offers already: a page lists its files once more."""
    if current.role != "attachment" or not (name := attachments.file_name(line, grammar)):
        return False
    return name in empty or (current.is_empty and name == current.stem)


def _below_date(current: Segment, lines: Sequence[Text], index: int, fields: Fields, grammar: Grammar) -> int:
    """What belongs to the signature whose date stands at `index`, and stands below it; the index behind that."""
    behind = index + 1
    if behind < len(lines) and grammar.pattern("put_out").match(lines[behind].string):
        current.lines.append(lines[behind])
        behind += 1
    if behind < len(lines) and current.signed and (below := signature.put_below(lines, behind, fields, grammar)):
        current.signed = Span(current.signed.start, below.end)
        behind += 1
    return behind


def _put_note(current: Segment, line: Text, found: regex.Match[str], fields: Fields) -> None:
    """A note in brackets (此件公开发布) into `fields`; below a signature it belongs to that."""
    fields.put("notes", line.group(found, "note"), "main")
    fields.omit(line.span(), "brackets of a note")
    if current.signed is not None:
        current.signed = Span(current.signed.start, line.span().end)


def _is_above_date(lines: Sequence[Text], index: int, current: Segment, grammar: Grammar) -> bool:
    """Whether the line at `index` stands between a body and the date below it."""
    following = lines[index + 1 : index + 2]
    return _ends_with_body(current, grammar) and any(signature.is_date(each, grammar) for each in following)


def _ends_with_body(current: Segment, grammar: Grammar) -> bool:
    """Whether the last line so far is one of a signature."""
    return any(signature.is_signature(signature.close_set(each, grammar), grammar) for each in current.lines[-1:])


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
    if (date := signature.dated(line, grammar)) is not None:
        return date if signed or _is_below_list(current) or _ends(lines, index, known, grammar) else None
    if signed and signature.stands_for_date(line, grammar):
        return line
    if line.string[-1] != "日":
        return None
    found = signature.split(line, grammar, current.issuers)
    if found is None:
        return None
    if found[0].string not in current.issuers and not _ends(lines, index, known, grammar):
        return None
    current.lines.append(found[0])
    return found[1]


def _is_below_list(current: Segment) -> bool:
    """Whether the last line so far names the only attachment: what stands between it and that is the signature."""
    return current.role == "main" and current.lines[-1:] != [] and current.lines[-1].string.startswith(_LISTS)


def _ends(lines: Sequence[Text], index: int, known: Set[str], grammar: Grammar) -> bool:
    """Whether a text ends at `index`: nothing follows, or a note, an attachment, or a text that was named before.

    Its imprint may stand above those.
    """
    while index + 1 < len(lines) and imprint.is_line(lines[index + 1], grammar):
        index += 1
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
    below_bodies = index + 1
    while below_bodies < len(lines) - 1 and is_body(lines[below_bodies], grammar):
        below_bodies += 1  # of a text that is passed on, above its title
    title, _ = part_title_at(lines, below_bodies, grammar, known)
    if title is not None and plain(title.text.string) in known:
        return True
    # What a page says below a paper is no text of it.
    below = lines[index + 1 : index + 2 + MOST_LINES_BELOW]
    return len(below) <= MOST_LINES_BELOW and not any(is_text(each, grammar) for each in below)


def _sign_without_date(main: Segment, title: Title | None, fields: Fields, grammar: Grammar) -> None:
    """A body or an office with its holder that ends a text whose date stands at its head, as the signature.

    A body only where the title begins with it, several where it begins with the first of them; without any date, the
    bodies below the last sentence of a paper that says to whom it goes.
    """
    if main.signed is not None or not main.lines:
        return
    if (bodies := _bodies_below(main.lines, grammar)) and fields.has("addressees"):
        main.signed = Span(bodies[0].span().start, bodies[-1].span().end)
        del main.lines[-len(bodies) :]
        for each in bodies:
            signature.put_body(each, fields, grammar)
        return
    if title is None:
        return
    body = main.lines[-1]
    names = body.string.split(" ")
    named = all(map(grammar.pattern("body_name").match, names)) and title.text.string.startswith(names[0])
    if named or (fields.has("issue_date") and grammar.pattern("signatory").match(body.string)):
        main.signed = body.span()
        signature.put_body(main.lines.pop(), fields, grammar)


def _bodies_below(lines: Sequence[Text], grammar: Grammar) -> Sequence[Text]:
    """The names of bodies, one a line, that nothing but the end of a sentence stands above; none where it is else."""
    start = len(lines)
    while start and grammar.pattern("body_name").match(lines[start - 1].string):
        start -= 1
    return lines[start:] if start and lines[start - 1].string[-1] == "。" else ()
