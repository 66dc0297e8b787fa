"""The lines of a head -> the title of the paper among them, the lines above it and those below."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import takewhile
from typing import Final

from govdocparse.grammar import Grammar
from govdocparse.structure import adoption
from govdocparse.structure.titles import (
    LEAST_REPEATED,
    Title,
    can_be_title,
    made,
    plain,
    says_again,
    title_at,
)
from govdocparse.text import Span, Text

_MOST_LINES_ABOVE: Final = 15
# What parts the name of a column from a title.
_PARTING: Final = frozenset("|｜")
# How many lines above its last one a title begins at most that is broken behind another kind of document.
_MOST_BROKEN: Final = 4
# What a question or a call ends with, and how long one is at most that is a title.
_CALLS: Final = "？！"
_LONGEST_CALL: Final = 40


def marked_title(
    lines: Sequence[Text], marked: Span | None, grammar: Grammar
) -> tuple[Title, list[Text], list[Text]] | None:
    """The lines where the carrier marks the title, those above and those below; None where it marks none of them."""
    if marked is None:
        return None
    inside = [index for index, line in enumerate(lines) if marked.start <= line.span().start < marked.end]
    if (
        not inside
        or inside[0] > _MOST_LINES_ABOVE
        or not all(_can_be_marked(lines[index], grammar) for index in inside)
    ):
        return None
    start, end = inside[0], inside[-1] + 1
    whole = _parted(lines, start, end)
    page = _unnumbered(plain(whole[0].text.string))
    for first, last in _segments(lines[end:], grammar):
        # What the page says above is said again by the paper, which may lack a word of the page's in front, or puts
        # out the text that the page goes by.
        again = made(lines[end + first : end + last])
        own = _unnumbered(plain(again.text.string))
        puts_out = page in own and grammar.pattern("title_kind").search(own)
        if len(own) >= LEAST_REPEATED and (page.endswith(own) or puts_out):
            same = page == own or (own.endswith(page) and page.startswith(own.removesuffix(page)))
            if _lacks_a_body(page, own, grammar) or (same and own != plain(whole[0].text.string)):
                return whole[0], [*lines[:start], *lines[end : end + last]], list(lines[end + last :])
            return _parted(lines, end + first, end + last)
    return whole


def _unnumbered(page: str) -> str:
    """A title without the number that a page puts behind it in brackets."""
    return page[: page.rfind("（")] if page.endswith("号）") else page


def _lacks_a_body(page: str, own: str, grammar: Grammar) -> bool:
    """Whether a title goes on from the name of a body, which stood on a line above it and was read as one."""
    if not page.endswith(own) or page == own or grammar.pattern("title_subject").match(own):
        return False
    return grammar.pattern("body_name").match(page.removesuffix(own)) is not None


def _parted(lines: Sequence[Text], start: int, end: int) -> tuple[Title, list[Text], list[Text]]:
    """The title that some of the lines make, those above and those below."""
    return made(lines[start:end]), list(lines[:start]), list(lines[end:])


def _can_be_marked(line: Text, grammar: Grammar) -> bool:
    """Whether a line that the carrier marks is a title: any but a numbered one; a question may be one, too.

    What stands behind a colon in it says more of the same: 某市这一年：高质量发展.
    """
    if line.string[-1] in _CALLS:
        line = line[: len(line) - 1]
    topic = line.string.find("：")
    if 0 < topic < len(line) - 1:
        return can_be_title(line[:topic], grammar) and can_be_title(line[topic + 1 :], grammar)
    return can_be_title(line, grammar)


def _title(lines: Sequence[Text], grammar: Grammar) -> tuple[Title | None, list[Text], list[Text]]:
    """The title among the lines of a head, the lines above it that are not part of the paper, and those below.

    The last title that ends with a kind of document is the paper's own; what stands above it is said by the page. An
    instrument goes by its name and that of the body above it.
    Without such a one the first title is, and nothing is left out; so is a short question or call that opens a text,
    and a line that says behind a colon what a speaker gave or an essay holds.
    """
    segments = _segments(lines, grammar)
    named = [
        segment for segment in segments if grammar.pattern("document_kind_end").search(lines[segment[1] - 1].string)
    ]
    if named and named[-1][0] <= _MOST_LINES_ABOVE:
        start, end = named[-1]
        start = _behind_label(lines, _behind_bodies(lines, start, end, grammar), end, grammar)
        start = _behind_repeated(lines, start, end)
        return _parted(lines, _from_broken(lines, _behind_named(lines, start, end), end), end)
    for start, end in segments:
        if grammar.pattern("instrument_name").match(lines[end - 1].string):
            names = takewhile(partial(_is_name, grammar=grammar), reversed(lines[start : end - 1]))
            return _parted(lines, end - 1 - sum(1 for _ in names), end)
    if segments and segments[0][0] == 0:
        end = segments[0][1]
        start = _behind_repeated(lines, _behind_label(lines, 0, end, grammar), end)
        if end < len(lines) and says_again(lines, end, lines[start:end]):
            start, end = segments[1]
        return _parted(lines, start, end)
    if lines and _may_open(lines[0], grammar) and _can_be_marked(lines[0], grammar):
        return _parted(lines, 0, 1)
    return None, [], list(lines)


def _may_open(line: Text, grammar: Grammar) -> bool:
    """Whether a line that is no title by its form may be one that opens a text: a call, a speech or essay (甲：乙)."""
    if line.string[-1] in _CALLS:
        return len(line) <= _LONGEST_CALL
    return "：" in line.string and grammar.pattern("spoken_title").match(line.string) is not None


def title_above_note(
    left: Sequence[Text], lines: Sequence[Text], grammar: Grammar
) -> tuple[Title | None, list[Text], list[Text]]:
    """The title of a head, and the lines above and below; an adoption note among all its `lines` ends the title.

    Unless what stands behind the note says it again.
    """
    note = next((line.span().start for line in lines if adoption.is_note(line, grammar)), None)
    cut = sum(line.span().start < note for line in left) if note is not None else 0
    if 0 < cut < len(left):
        title, above, below = _title(left[:cut], grammar)
        if title is not None and not says_again(left, cut, [title.text]):
            return title, above, [*below, *left[cut:]]
    return _title(left, grammar)


def _behind_label(lines: Sequence[Text], start: int, end: int, grammar: Grammar) -> int:
    """Where the title begins behind a label that counts papers of its kind: 大纲1 above 考试大纲."""
    label = grammar.pattern("title_label").match(lines[start].string)
    return start + 1 if label and start + 1 < end and lines[end - 1].string.endswith(label["word"]) else start


def _behind_repeated(lines: Sequence[Text], start: int, end: int) -> int:
    """Where the title begins that a line above says, too; what stands between them is the page's.

    The first line may be the page's own title, with the name of the site behind, or a menu may stand above that.
    """
    above = {plain(line.string) for line in lines[:start]}
    page = plain(lines[start].string)
    said = set[str]()
    for first in range(start + 1, end):
        said.add(plain(lines[first - 1].string))
        title = plain("".join(line.string for line in lines[first:end]))
        if title in above or (len(title) >= LEAST_REPEATED and (title in said or page.startswith(title))):
            return first
        place = page.find(title)
        if place > 0 and len(title) >= LEAST_REPEATED and page[place - 1] in _PARTING:
            return first  # behind the name of its column
        # A title does not begin twice: the page's own lacks a word of the paper's, or has one more.
        if len(title) >= LEAST_REPEATED and title[:LEAST_REPEATED] == page[:LEAST_REPEATED]:
            return first
    return start


def _behind_named(lines: Sequence[Text], start: int, end: int) -> int:
    """Where the title begins behind a line of the page that names no more than the text which the title puts out."""
    named = plain(lines[start].string)
    below = plain("".join(line.string for line in lines[start + 1 : end]))
    return start + 1 if len(named) >= LEAST_REPEATED and f"{named}的" in below else start


def _from_broken(lines: Sequence[Text], start: int, end: int) -> int:
    """Where a title begins that breaks behind a kind of document (关于某条例, 的公告): a line above says it all."""
    title = plain("".join(line.string for line in lines[start:end]))
    for first in range(start - 1, max(0, start - _MOST_BROKEN), -1):
        title = plain(lines[first].string) + title
        if any(plain(line.string) == title for line in lines[:first]):
            return first
    return start


def _segments(lines: Sequence[Text], grammar: Grammar) -> list[tuple[int, int]]:
    """The stretches of lines that may each be a title."""
    segments: list[tuple[int, int]] = []
    index = 0
    while index < len(lines):
        title, end = title_at(lines, index, grammar)
        if title is not None:
            segments.append((index, end))
        index = max(end, index + 1)
    return segments


def _behind_bodies(lines: Sequence[Text], start: int, end: int, grammar: Grammar) -> int:
    """Where the title begins behind lines that are nothing but a body's name and that it does not go on from."""
    names = [line.string for line in takewhile(partial(_is_name, grammar=grammar), lines[start:end])]
    behind = lines[start + len(names) : end]
    # Bodies that issue together, each named once, and behind them what the paper is about.
    if len(set(names)) == len(names) > 1 and behind and grammar.pattern("title_subject").match(behind[0].string):
        return start
    while start + 1 < end and _is_name(lines[start], grammar):
        below = lines[start + 1].string
        if grammar.pattern("title_goes_on").match(below):
            break
        if grammar.pattern("law_of_state").match(f"{lines[start].string}\n{below}"):
            break
        start += 1
    return start


def _is_name(line: Text, grammar: Grammar) -> bool:
    """Whether a line is a body's name and nothing more, or several with a blank between."""
    body = grammar.pattern("body_name").match
    return all(map(body, line.string.split(" "))) and not grammar.pattern("title_within").search(line.string)
