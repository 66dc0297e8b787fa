"""A line -> the part that begins there: a text with a title of its own or none, an attachment, a history."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from govdocparse.grammar import Grammar
from govdocparse.structure import adoption, attachments, history, signature
from govdocparse.structure.fields import Fields
from govdocparse.structure.named import Named
from govdocparse.structure.names import is_body
from govdocparse.structure.numbering import MarkedLines
from govdocparse.structure.offered import Offered
from govdocparse.structure.segment import LONGEST_TITLE, MOST_LINES_BELOW, Segment, is_text
from govdocparse.structure.titles import Title, made, part_title_at, plain, put_title_brackets
from govdocparse.text import Text

_LEAST_TITLE: Final = 4
# In so many lines of a paper stands the name of the text that it puts out.
CITING_LINES: Final = 5
_FIRST_HEADING: Final = "一、"
_MOST_ABOVE_HEADING: Final = 3
_ENDS: Final = "。："


def begin(started: Segment, named: Named, fields: Fields, grammar: Grammar) -> Named:
    """Put what stands in and above the title of a part that begins into `fields`; what is named from here on."""
    for above in started.above:
        fields.omit(above.span(), "line above the title")
    if started.role != "promulgated" or started.title is None:
        return named
    put_title_brackets(started.title.text, fields, grammar)
    return named.citing(started.title.text, grammar)


def titled(
    marked: MarkedLines, index: int, current: Segment, named: Named, grammar: Grammar
) -> tuple[Segment | None, int]:
    """The part that begins at a line with a title, and the index behind that; None where none begins."""
    lines = marked.lines
    line = lines[index]
    if current.is_signed_paper and (called := _nameless(lines, index, current, grammar)):
        return Segment("promulgated", None, called, (), []), index
    if not current.lines or len(line) > LONGEST_TITLE or not _may_begin(line, current, named, grammar):
        return None, index
    title, behind = part_title_at(lines, index, grammar, named.all)
    if title is None or len(title.text) < _LEAST_TITLE or behind >= len(lines):
        return None, index
    name = plain(title.text.string)
    if above := _bodies_above(lines[index:behind], named, grammar):
        title = made(lines[behind - 1 : behind])
        return Segment("promulgated", None, title, (title.span,), [], above=above), behind
    if name in named.noted:
        return Segment("attachment", None, title, (title.span,), []), behind
    if (current.is_signed_paper and _opens_text(title, lines[behind:], grammar)) or (
        current.role != "attachment"
        and name in named.cited
        and not marked.go_on(current.start, index, behind)  # else it is that of a table between two sections
    ):
        explains = grammar.pattern("explains_title").search(title.text.string) and name not in named.cited
        return Segment("attachment" if explains else "promulgated", None, title, (title.span,), []), behind
    return None, index


def _bodies_above(lines: Sequence[Text], named: Named, grammar: Grammar) -> list[Text]:
    """The bodies that made a text which is passed on, one a line, above its title, which the paper names; else none."""
    *above, last = lines
    whole = bool(above) and plain(last.string) in named.cited
    return above if whole and all(is_body(line, grammar) for line in above) else []


def attached(
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
    if grammar.pattern("opens_law").match(lines[below].string) is None and not _opens_plan(lines[below:]):
        return None
    for line in main.lines[:CITING_LINES]:
        if found := grammar.pattern("puts_out_text").search(line.string):
            start, end = found.span("title")
            return Title(line[start:end], line.span(start, end))
    return None


def _opens_plan(lines: Sequence[Text]) -> bool:
    """Whether lines are those of a plan without a title: its first heading, below whole paragraphs or none."""
    for line in lines[: _MOST_ABOVE_HEADING + 1]:
        if line.string.startswith(_FIRST_HEADING):
            return True
        if line.string[-1] not in _ENDS:
            return False
    return False


def _opens_text(title: Title, below: Sequence[Text], grammar: Grammar) -> bool:
    """Whether lines behind a signature are a title above its text, not what a page says below a paper."""
    if grammar.pattern("part_title_end").search(title.text.string):
        return True
    return any(is_text(line, grammar) for line in below[:MOST_LINES_BELOW])


def _may_begin(line: Text, current: Segment, named: Named, grammar: Grammar) -> bool:
    """Whether a text of its own may begin here: behind the signature, or with a title that was named before."""
    if current.is_signed_paper:
        return True
    name = plain(line.string)
    if not any(title.startswith(name) for title in named.all):
        return False
    above = current.lines[-1]
    return bool(named.noted) or signature.is_date(above, grammar) or _ends_sentence(above, grammar)


def _ends_sentence(line: Text, grammar: Grammar) -> bool:
    return grammar.pattern("sentence_end").search(line.string) is not None
