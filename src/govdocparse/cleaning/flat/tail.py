"""The tail of a paper that lost its line ends -> where its lines begin: attachments, signature, notes, imprint."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

import regex

from govdocparse.cleaning.flat.head import behind_blanks
from govdocparse.expressions.names import joints
from govdocparse.grammar import Grammar

_LONGEST_TAIL = 500
_LONGEST_LIST = 600
_LEAST_TITLE = 4
_LEAST_BODY = 4
_MOST_TRIED = 5
_MOST_CITED = 5
_LONGEST_NOTICE = 2000
_BLANKS = "[ \\u00a0\\u3000]*"


def places(line: str, bodies: Sequence[str], grammar: Grammar) -> Iterator[int]:
    """Where lines begin in the tail; `bodies` are those that the head names, one of which signs.

    Attachments may stand behind the signature, under the titles that the list before it gives.
    """
    signed = _signature(line, bodies, grammar)
    if signed is not None:
        yield from signed
        yield from (signed[0] + place for place in joints(line[slice(*signed)], grammar))
        yield from _attachments(line, *signed, grammar)
        yield from _carried(line, *signed, grammar)
    else:
        yield from _unsigned_lists(line, grammar)
    first = max(line.rfind("。"), len(line) - _LONGEST_TAIL, 0)
    for found in grammar.pattern("flat_tail").finditer(line, first):
        yield found.end()
    for found in grammar.pattern("flat_attachment").finditer(line, signed[1] if signed else 0):
        yield from (found.start(), found.start("title"), found.end())
    for found in grammar.pattern("flat_attachment_again").finditer(line):
        yield from (found.start(), found.start("label"), found.start("title"), found.end())
    if (printed := grammar.pattern("flat_imprint").search(line, first)) and printed["parent"]:
        start = _named_elsewhere(line, *printed.span("parent"))
        yield from () if start is None else (start,)
    for body in _each(bodies[:1], grammar):
        place = line.find(body, first)
        while place >= 0:
            yield place
            place = line.find(body, place + len(body))


def _each(bodies: Sequence[str], grammar: Grammar) -> Iterator[str]:
    """Each of some bodies, and each of those that a row of bodies names: one of them has a joint paper printed."""
    for body in bodies:
        ends = [0, *joints(body, grammar), len(body)]
        yield body
        if len(ends) > 2:
            yield from (body[start:end] for start, end in pairwise(ends))


def signature(line: str, start: int, grammar: Grammar) -> list[int]:
    """Where each of the bodies begins that sign a line behind its last sentence, which ends at `start`."""
    found = grammar.pattern("flat_signature").search(line, start)
    if found is None or found.end() < len(line):
        return []
    return [found.start(), *(found.start() + place for place in joints(found.group(), grammar))]


def _signature(line: str, bodies: Sequence[str], grammar: Grammar) -> tuple[int, int] | None:
    """Where the signature stands: a body of the head with a date right behind it, or any body behind a sentence."""
    for body in bodies:
        # It may be set wide: 国 务 院.
        for named in regex.finditer(_BLANKS.join(map(regex.escape, body)), line, pos=len(body)):
            if dated := grammar.pattern("flat_signed").match(line, named.end()):
                return named.start(), dated.end()
    for tried, found in enumerate(grammar.pattern("flat_signature").finditer(line)):
        # Behind a list of attachments the name of the last one runs on into that of the body.
        if not _in_list(line, found.start(), grammar):
            return found.start(), found.end()
        if tried < _MOST_TRIED and (start := _named_elsewhere(line, *found.span("body"))):
            return start, found.end()
    signed = grammar.pattern("flat_listed_signature").finditer(line)
    return next((found.span() for found in signed if _in_list(line, found.start(), grammar)), None)


def _in_list(line: str, place: int, grammar: Grammar) -> bool:
    """Whether a place stands behind the label of a list of attachments without a sentence between."""
    listed = [*grammar.pattern("flat_list").finditer(line, max(0, place - _LONGEST_LIST), place)]
    return bool(listed) and "。" not in line[listed[-1].end() : place]


def _named_elsewhere(line: str, start: int, end: int) -> int | None:
    """Where the body begins with which a stretch of a line ends: its longest end that the text names elsewhere."""
    for place in range(start, end - _LEAST_BODY + 1):
        name = line[place:end]
        if line.find(name) < place or line.find(name, end) >= 0:
            return place
    return None


def _carried(line: str, signed: int, behind: int, grammar: Grammar) -> Iterator[int]:
    """Where the text that a notice puts out begins behind its signature and a note, and where its title ends."""
    if note := grammar.pattern("flat_note").match(line, behind):
        yield behind
        behind = note.end()
        if label := grammar.pattern("flat_label").match(line, behind):
            yield from (behind, label.end())
    start = behind_blanks(line, behind)
    cited = grammar.pattern("named_title").finditer(line[:signed][-_LONGEST_NOTICE:])
    names = (found["title"] for found in cited if len(found["title"]) >= _LEAST_TITLE)
    for name in sorted(islice(names, _MOST_CITED), key=len, reverse=True):
        if line.startswith(name, start):
            yield from (start, start + len(name))
            if dated := grammar.pattern("flat_issue").match(line, start + len(name)):
                yield dated.end()
            return
    # A paper that is passed on has a title and addressees of its own.
    if titled := grammar.pattern("flat_title").match(line, start):
        yield from (start, titled.end("title"), titled.end())


def _attachments(line: str, signed: int, behind: int, grammar: Grammar) -> Iterator[int]:
    """Where the list of attachments before the signature and its entries begin, and what they name behind it."""
    lists = list(grammar.pattern("flat_list").finditer(line, max(0, signed - _LONGEST_LIST), signed))
    if not lists or "。" in line[lists[-1].end() : signed]:
        return
    yield lists[-1].start()
    entries = _entries(line, lists[-1].end(), signed, grammar)
    yield from (start for start, _ in entries[1:])
    begins = [end for _, end in entries] or [lists[-1].end()]
    ends = [*(start for start, _ in entries[1:]), signed]
    for number, (begin, end) in enumerate(zip(begins, ends, strict=True), 1):
        yield from _attachment(line, behind, line[begin:end].strip(), str(number), grammar)


def _entries(line: str, start: int, end: int, grammar: Grammar) -> list[tuple[int, int]]:
    """Where the numbers of a list stand, each the next of the one before."""
    entries: list[tuple[int, int]] = []
    for found in grammar.pattern("flat_list_item").finditer(line, start, end):
        if int(found["number"]) == len(entries) + 1:
            entries.append(found.span())
    return entries


def _unsigned_lists(line: str, grammar: Grammar) -> Iterator[int]:
    """Where lists of two attachments and more, and their entries, begin that no signature shows; they hold no 。."""
    found = [each.span() for each in grammar.pattern("flat_list").finditer(line)]
    for (start, begin), (following, _) in pairwise([*found, (len(line), 0)]):
        end = min(following, begin + _LONGEST_LIST)
        stop = line.find("。", begin, end)
        entries = _entries(line, begin, stop if stop >= 0 else end, grammar)
        if len(entries) > 1 and entries[0][0] == begin and line[start - 1] not in "（(":
            yield from (start, *(place for place, _ in entries[1:]))


def _attachment(line: str, start: int, name: str, number: str, grammar: Grammar) -> Iterator[int]:
    """Where an attachment of the list opens behind the signature, and where its text begins."""
    if len(name) < _LEAST_TITLE:
        return
    for label in (f"附件{number}", "附件"):
        place = line.find(label + name, start)
        if place >= 0:
            end = place + len(label) + len(name)
            bracket = grammar.pattern("flat_name_bracket").match(line, end)
            yield from (place, place + len(label), bracket.end() if bracket else end)
            return
