"""Where the heading behind a marker ends: on a line of its own, or run in before its paragraph."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence, Set
from itertools import chain
from typing import Final, NamedTuple, final

import regex

from govdocparse.expressions import responsibilities
from govdocparse.expressions.markers import Marker, schemes_that
from govdocparse.grammar import Grammar
from govdocparse.model import Responsibility
from govdocparse.structure.names import close_set
from govdocparse.text import Text

_LEAST_HEADED_ARTICLES: Final = 3
_LONGEST_HEADING: Final = 80
_LONGEST_RUN_IN: Final = 45
_LONGEST_QUESTION: Final = 200
_SHORT_SENTENCE: Final = 25
_LONGEST_SENTENCE_HEADING: Final = 30
_LONGEST_CAPTION: Final = 20
_MARKS: Final = regex.compile(r"[^\p{Han}、 ]")
_STOP: Final = re.compile("[。；！？]")
_OTHER_STOP: Final = re.compile("[。；！]")
_BRACKETS: Final = frozenset("（【［")
_BRACKET: Final = re.compile("[（【［]")
_CLOSING: Final = frozenset("）】］")
# Where a bracket that may state responsibilities ends its sentence, and how far behind the marker that is looked for.
_CLOSED: Final = re.compile("[）】］]。")
_LONGEST_STATED: Final = 200


@final
class Habit:
    """How the sections around one open.

    `headed`: most of its scheme open with a short sentence, so that a longer one is believed to be a heading, too.
    `lone`: most are one sentence on a line of its own with text below, so that it is believed even with a comma.
    `among_text`: most of its list are text without a heading, so that a short sentence is none either.
    """

    __slots__ = ("among_text", "headed", "lone")

    def __init__(self, headed: bool, lone: bool, among_text: bool) -> None:
        self.headed = headed
        self.lone = lone
        self.among_text = among_text


class Habits(NamedTuple):
    """The schemes that are headed or lone, and the indices of the lines that stand among text."""

    headed: Set[str]
    lone: Set[str]
    among_text: Set[int]

    def at(self, index: int, marker: Marker) -> Habit:
        """The habit of the section at a line."""
        return Habit(marker.scheme in self.headed, marker.scheme in self.lone, index in self.among_text)


@final
class Opening:
    """How a section opens: its heading without stop and bracket, and where in the line the first paragraph begins."""

    __slots__ = ("end", "heading", "responsibilities", "run_in")

    def __init__(
        self, heading: Text | None, run_in: bool, responsibilities: tuple[Responsibility, ...], end: int
    ) -> None:
        self.heading = heading
        self.run_in = run_in
        self.responsibilities = responsibilities
        self.end = end


@final
class Setting:
    """What the lines around a marker say of its section.

    `followed`: a paragraph or a section inside it comes next, `above_sections`: a section does. `listed`: the sections
    of its list end with ；. `unheaded`: one before it has no heading. `provision`: it is an item of an article.
    """

    __slots__ = ("above_sections", "followed", "habit", "listed", "provision", "unheaded")

    def __init__(  # noqa: PLR0913, PLR0917
        self, followed: bool, above_sections: bool, listed: bool, unheaded: bool, provision: bool, habit: Habit
    ) -> None:
        self.followed = followed
        self.above_sections = above_sections
        self.listed = listed
        self.unheaded = unheaded
        self.provision = provision
        self.habit = habit


def opening(line: Text, marker: Marker, setting: Setting, grammar: Grammar) -> Opening:
    """How the section of a line with a marker opens."""
    rest = line[marker.end :]
    if marker.scheme == "article":
        return _article(rest, marker.end, setting, grammar)
    string = rest.string
    # Behind the longest heading it is all one where a sentence ends.
    head = string[: _LONGEST_HEADING + 1]
    stop = _end_of_sentence(head)
    if _BRACKET.search(head, 0, stop if stop >= 0 else len(head)):
        stated = _stated(rest, len(line.string), grammar) or _stated_run_in(line, marker.end, setting, grammar)
        if stated:
            return stated
    headed = marker.scheme in schemes_that("headed", grammar)
    if stop < 0 and (len(string) <= _LONGEST_HEADING or (headed and "。" not in string)):
        if _is_text(string, setting, grammar):
            return Opening(None, False, (), marker.end)
        name = close_set(rest, 1) if headed else rest
        return _own_line(name, len(line.string), *responsibilities.bracket(name, grammar))
    if setting.followed and string.endswith("？") and _asks(string):
        return Opening(rest, False, (), len(line))
    longest = _longest(string, setting, grammar)
    if 0 < stop <= longest and string[stop] == "。" and _reads_as_heading(string[:stop], grammar):
        goes_on = stop + 1 < len(string) and not grammar.pattern("goes_on_with_sentence").match(string, stop + 1)
        if goes_on and not setting.habit.among_text:
            return Opening(rest[:stop], True, (), _behind_blanks(line, marker.end + stop + 1))
        lone = setting.habit.lone and not setting.provision and not setting.listed
        plainly = not setting.listed and not setting.unheaded and (setting.above_sections or "，" not in string)
        if setting.followed and stop <= _LONGEST_SENTENCE_HEADING and (plainly or lone):
            return Opening(rest[:stop], False, (), len(line))
    return Opening(None, False, (), marker.end)


def _longest(string: str, setting: Setting, grammar: Grammar) -> int:
    """How long the first sentence behind a marker may be, if it is a heading; longer where others are."""
    longer = setting.habit.headed or setting.habit.lone or _names_matter(string, 0, grammar)
    return _LONGEST_RUN_IN if longer else _SHORT_SENTENCE


def _end_of_sentence(string: str) -> int:
    """Where the first sentence ends; one inside a bracket that closes does not count. -1 where none ends."""
    found = _STOP.search(string)
    while found is not None:
        close = string.find("）", found.end())
        if close < 0 or string.count("（", 0, found.start()) <= string.count("）", 0, found.start()):
            return found.start()
        found = _STOP.search(string, close + 1)
    return -1


def _is_text(string: str, setting: Setting, grammar: Grammar) -> bool:
    """Whether a line heads nothing: a sentence, one that announces a list, the value of a label, or a paper."""
    if "：" not in string:
        is_sentence = len(string) > _LONGEST_RUN_IN and string.count("，") > 1  # its stop is missing
        return not setting.followed and (is_sentence or grammar.pattern("names_paper").match(string) is not None)
    if string.endswith("："):
        return setting.provision or "，" in string or grammar.pattern("lead_in").search(string) is not None
    value = grammar.pattern("labelled_value").match(string)
    return value is not None and (bool(value["figures"] or value["clock"]) or not setting.followed)


def _article(rest: Text, start: int, setting: Setting, grammar: Grammar) -> Opening:
    """An article has a heading where a bracket behind its number gives one, or words that are no sentence.

    Where many open so, a short first sentence is one, too.
    """
    if setting.followed and 0 < len(rest.string) <= _LONGEST_CAPTION and not _MARKS.search(rest.string):
        return Opening(rest, False, (), start + len(rest))
    found = grammar.pattern("article_caption").match(rest.string) if rest.string[:1] in _BRACKETS else None
    if found is None and setting.habit.headed and (run_in := grammar.pattern("article_run_in").match(rest.string)):
        return Opening(rest[: run_in.end("heading")], True, (), start + run_in.end())
    if found is None:
        return Opening(None, False, (), start)
    group = "caption" if found["caption"] else "square"
    caption = rest.group(found, group)
    return Opening(caption, found.end() < len(rest), (), start + found.end())


def habits(lines: Sequence[Text], markers: Sequence[Marker | None], grammar: Grammar) -> Habits:
    """How most sections of each scheme open: with a short sentence, of articles a quarter; or with one alone."""
    short: Counter[str] = Counter()
    alone: Counter[str] = Counter()
    all_sections: Counter[str] = Counter()
    texts: set[int] = set()
    for index, (line, marker) in enumerate(zip(lines, markers, strict=True)):
        if marker is not None:
            all_sections[marker.scheme] += 1
            is_short = opens_short(line, marker, grammar)
            is_lone = index + 1 < len(lines) and markers[index + 1] is None and _is_lone(line, marker)
            short[marker.scheme] += is_short
            alone[marker.scheme] += is_lone
            if not (is_short or is_lone) and _STOP.search(line.string, marker.end) and not _is_above(markers, index):
                texts.add(index)
    lists = (each for each in _lists(markers) if 2 * len(texts.intersection(each)) > len(each))
    among = frozenset(chain.from_iterable(lists))
    headed = {scheme for scheme, count in all_sections.items() if 2 * short[scheme] > count}
    lone = {scheme for scheme, count in all_sections.items() if 2 * alone[scheme] > count and alone[scheme] > 1}
    articles = short["article"]
    if articles >= _LEAST_HEADED_ARTICLES and 4 * articles >= all_sections["article"]:
        return Habits(headed | {"article"}, lone, among)
    return Habits(headed - {"article"}, lone, among)


def _is_above(markers: Sequence[Marker | None], index: int) -> bool:
    """Whether a list of another scheme begins below the section at `index`."""
    marker, below = markers[index], markers[index + 1] if index + 1 < len(markers) else None
    return marker is not None and below is not None and below.scheme != marker.scheme and below.number == 1


def _lists(markers: Sequence[Marker | None]) -> list[list[int]]:
    """The lines of each list: the sections of one scheme, as long as their numbers grow."""
    found: list[list[int]] = []
    opened: dict[str, tuple[int, list[int]]] = {}
    for index, marker in enumerate(markers):
        if marker is None:
            continue
        number, members = opened.get(marker.scheme, (0, []))
        if marker.number <= number or not members:
            members = []
            found.append(members)
        members.append(index)
        opened[marker.scheme] = marker.number, members
    return found


def _is_lone(line: Text, marker: Marker) -> bool:
    """Whether a line is its marker and one short sentence."""
    string = line.string
    return len(string) - marker.end <= _LONGEST_SENTENCE_HEADING and string.find("。", marker.end) == len(string) - 1


def opens_short(line: Text, marker: Marker, grammar: Grammar) -> bool:
    """Whether a line goes on behind its marker with a short sentence and more: what a run-in heading looks like."""
    if marker.scheme == "article":
        return (
            grammar.pattern("article_run_in").match(line.string[marker.end : marker.end + _LONGEST_CAPTION]) is not None
        )
    stop = line.string.find("。", marker.end)
    if stop <= marker.end or stop + 1 == len(line):
        return False
    return stop - marker.end <= _SHORT_SENTENCE or _names_matter(line.string, marker.end, grammar)


def _names_matter(string: str, start: int, grammar: Grammar) -> bool:
    """Whether the sentence at `start` names a question (关于…问题。), which heads what follows at any length."""
    return grammar.pattern("matter_heading").match(string, start) is not None


def _stated(rest: Text, end: int, grammar: Grammar) -> Opening | None:
    """A heading before its responsibilities, whatever their bracket holds (（责任单位：甲；配合：乙）); else None."""
    if rest.string[-1] not in _CLOSING:
        return None
    cut, found = responsibilities.bracket(rest, grammar)
    if not found or cut > _LONGEST_HEADING or _STOP.search(rest.string, 0, cut):
        return None
    return _own_line(rest, end, cut, found)


def _stated_run_in(line: Text, start: int, setting: Setting, grammar: Grammar) -> Opening | None:
    """A heading and its responsibilities before their paragraph (推动改革（由市科技局牵头）。深入…); else None."""
    found = _CLOSED.search(line.string, start, start + _LONGEST_STATED)
    if found is None or (found.end() == len(line) and not setting.followed):
        return None
    cut, stated = responsibilities.bracket(line[start : found.start() + 1], grammar)
    heading = line[start : start + cut].strip()
    if not (stated and 0 < len(heading) <= _LONGEST_RUN_IN) or _STOP.search(heading.string):
        return None
    if not _reads_as_heading(heading.string, grammar):
        return None
    return Opening(heading, found.end() < len(line), stated, _behind_blanks(line, found.end()))


def _own_line(rest: Text, end: int, cut: int, found: tuple[Responsibility, ...]) -> Opening:
    """A heading that has its line to itself, less what its brackets say of responsibilities, which begins at `cut`."""
    heading = rest[:cut].strip()
    if heading.string.endswith("："):
        heading = heading[: len(heading) - 1]
    return Opening(heading if len(heading) else None, False, found, end)


def _asks(string: str) -> bool:
    """Whether a line is nothing but a question or several: it heads its answer, however long it is."""
    return len(string) <= _LONGEST_QUESTION and _OTHER_STOP.search(string) is None


def _reads_as_heading(sentence: str, grammar: Grammar) -> bool:
    """Whether the first sentence behind a marker names a subject: it is not long, states nothing, and is no item."""
    if sentence.count("，") > 1 or "：" in sentence or grammar.pattern("heading_statement").search(sentence):
        return False
    return grammar.pattern("item").match(sentence) is None


def _behind_blanks(line: Text, place: int) -> int:
    while place < len(line) and line.string[place] == " ":
        place += 1
    return place
