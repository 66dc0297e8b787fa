"""The lines of a part -> the marker that each begins with: those plain by their form, and those that others prove."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence, Set
from operator import itemgetter
from typing import Final

from govdocparse.cleaning.cleaned import TABLE
from govdocparse.expressions.markers import Marker, marker_at, schemes_that
from govdocparse.grammar import Grammar
from govdocparse.structure import older_markers, quotations
from govdocparse.text import Text, joined

_HAS_DIGIT: Final = re.compile("[0-9]")
_LEAST_DECIMALS: Final = 2
_LEAST_UNCOUNTED: Final = 3
# The schemes of statements to judge and of questions in an example.
_ASKED: Final = frozenset({"circled", "arabic_parenthesised"})
_EQUATION: Final = "arabic_parenthesised"
_SIGNS_BELOW: Final = ("式中", "其中：")
_LONGEST_HEADING: Final = 60
# How long the heading of a part or a chapter, and that of an article, is at most on the line below its marker.
_LONGEST_LONE_HEADING: Final = 50
_LONGEST_CAPTION: Final = 20
_NO_CAPTION: Final = re.compile("[^\u4e00-\u9fff、 ]")
_STOPS: Final = "。；：！？，"

# The index of each line that begins with a marker, and the marker.
_Places = Sequence[tuple[int, Marker]]


class MarkedLines:
    """Lines, and the markers that they begin with, as they stand there; looked for when one is first asked for."""

    def __init__(self, lines: Sequence[Text], grammar: Grammar) -> None:
        self.lines = lines
        self._grammar = grammar
        self._found: tuple[_Places, Mapping[str, Sequence[tuple[int, int]]]] | None = None

    def go_on(self, start: int, end: int, behind: int) -> bool:
        """Whether the outline that the lines `[start, end)` open goes on with its next number at `behind` or below."""
        if self._found is None:
            self._found = self._find()
        places, numbers_of = self._found
        first = bisect_left(places, start, key=itemgetter(0))
        if first == len(places) or places[first][0] >= end:
            return False
        numbers = numbers_of[places[first][1].scheme]
        last = bisect_left(numbers, end, key=itemgetter(0)) - 1
        due = bisect_left(numbers, behind, key=itemgetter(0))
        return due < len(numbers) and numbers[due][1] == numbers[last][1] + 1

    def _find(self) -> tuple[_Places, Mapping[str, Sequence[tuple[int, int]]]]:
        """The lines that begin with a marker, and of each scheme the indices of its lines and the numbers they bear."""
        found = ((index, marker_at(line, self._grammar)) for index, line in enumerate(self.lines))
        places = [(index, marker) for index, marker in found if marker]
        numbers: dict[str, list[tuple[int, int]]] = {}
        for index, marker in places:
            numbers.setdefault(marker.scheme, []).append((index, marker.number))
        return places, numbers


def read(lines: Sequence[Text], grammar: Grammar) -> list[Marker | None]:
    """One marker or None for each line; what stands inside a quoted provision is no marker of this text."""
    markers = [marker_at(line, grammar) for line in lines]
    _drop_uncounted(lines, markers, grammar)
    _drop_cited_articles(lines, markers, grammar)
    _drop_equations(lines, markers)
    schemes = {marker.scheme for marker in markers if marker is not None}
    older_markers.prove(lines, markers, schemes, grammar)
    _put_unnumbered(lines, markers, schemes, grammar)
    _put_decimals(lines, markers, grammar)
    older_markers.put_before_digits(lines, markers, grammar)
    for index in quotations.quoted(lines, grammar):
        markers[index] = None
    return markers


def with_their_lines(
    lines: Sequence[Text], markers: list[Marker | None], grammar: Grammar
) -> tuple[Sequence[Text], list[Marker | None]]:
    """The same lines and markers, where a marker alone on its line has the next line behind it: 第一章 above 总则."""
    if not any(_is_alone(line, marker) for line, marker in zip(lines, markers, strict=True)):
        return lines, markers
    whole: list[Text] = []
    kept: list[Marker | None] = []
    index = 0
    while index < len(lines):
        line, marker = lines[index], markers[index]
        index += 1
        if marker is not None and index < len(lines) and _is_alone(line, marker):
            below = markers[index]
            if (below is None or not below.number) and (
                _is_caption(lines, markers, index, grammar)
                if marker.scheme == "article"
                else _goes_with(marker, lines[index], grammar)
            ):
                line = joined([line, lines[index]])
                index += 1
        whole.append(line)
        kept.append(marker)
    return whole, kept


def _is_alone(line: Text, marker: Marker | None) -> bool:
    return marker is not None and marker.end == len(line.string) and marker.number > 0


def _is_caption(lines: Sequence[Text], markers: Sequence[Marker | None], index: int, grammar: Grammar) -> bool:
    """Whether the line at `index` says what the article alone above it is about: no sentence, and its text below."""
    line = lines[index].string
    if line == TABLE or len(line) > _LONGEST_CAPTION or _NO_CAPTION.search(line) or index + 1 >= len(lines):
        return False
    below = markers[index + 1]
    return below is None or below.scheme not in schemes_that("of_law", grammar)


def _goes_with(marker: Marker, line: Text, grammar: Grammar) -> bool:
    """Whether a line is the heading or the text of the marker alone above it."""
    if line.string == TABLE or grammar.pattern("opens_block").match(line.string):
        return False
    headed = marker.scheme in schemes_that("headed", grammar) or marker.scheme.startswith("decimal")
    return not headed or (len(line) <= _LONGEST_LONE_HEADING and line.string[-1] not in _STOPS)


def _drop_uncounted(lines: Sequence[Text], markers: list[Marker | None], grammar: Grammar) -> None:
    """Take the markers that count nothing: `1.` all through a list that a program counts, and options (A.甲 B.乙)."""
    numbers: dict[str, list[int]] = {}
    dropped: set[str] = set()
    first_options: list[int] = []
    several = grammar.pattern("several_options")
    for index, (line, marker) in enumerate(zip(lines, markers, strict=True)):
        if marker is not None:
            numbers.setdefault(marker.scheme, []).append(marker.number)
            if marker.scheme == "latin_upper":
                if several.match(line.string) or _is_asked(lines, index, grammar):
                    dropped.add(marker.scheme)
                if marker.number == 1:
                    first_options.append(index)
    for index in first_options if "latin_upper" in dropped else ():
        _drop_question(markers, index)
    bullets = numbers.get("arabic", ())
    if max(bullets, default=0) == 1 and (len(bullets) >= _LEAST_UNCOUNTED or _stand_together(markers)):
        dropped.add("arabic")
    for index, marker in enumerate(markers):
        if marker is not None and marker.scheme in dropped:
            # What only marks a list may stand before a number that counts (1. （二）), an option (A.①②) does not.
            inner = marker_at(lines[index][marker.end :], grammar) if marker.scheme == "arabic" else None
            markers[index] = _behind(marker, inner) if inner else None


def _is_asked(lines: Sequence[Text], index: int, grammar: Grammar) -> bool:
    """Whether the line above leaves a blank for one of the options that begin at `index`."""
    return index > 0 and grammar.pattern("blank_to_fill").search(lines[index - 1].string) is not None


def _behind(outer: Marker, inner: Marker) -> Marker:
    """The marker right behind another one, as one of the line that this opens."""
    return Marker(inner.text, inner.scheme, inner.number, outer.end + inner.end, inner.inserted)


def _drop_question(markers: list[Marker | None], index: int) -> None:
    """Take the markers of the question or of the statements right above the options at `index`: ①甲 ②乙, A.① B.②."""
    above = markers[index - 1] if index else None
    if above is None or above.scheme not in _ASKED:
        return
    for place in range(index - 1, -1, -1):
        marker = markers[place]
        if marker is None or marker.scheme != above.scheme:
            return
        markers[place] = None


def _stand_together(markers: Sequence[Marker | None]) -> bool:
    """Whether two markers of bullets follow each other without any other marker between them."""
    schemes = [marker.scheme for marker in markers if marker is not None]
    return any(one == other == "arabic" for one, other in itertools.pairwise(schemes))


def _drop_cited_articles(lines: Sequence[Text], markers: list[Marker | None], grammar: Grammar) -> None:
    """Take the articles that a text cites, not its own.

    In Chinese numerals (第六条之中心) they are where most are in Arabic ones; all are where none is the first, and the
    name of a law stands above (《某法》, 第三十三条：…), or the text counts 一、 and calls its sections so.
    """
    articles = [index for index, marker in enumerate(markers) if marker is not None and marker.scheme == "article"]
    if not articles:
        return
    above = lines[articles[0] - 1].string if articles[0] else ""
    quoted = above.startswith("《") and grammar.pattern("law_alone").match(above)
    if (quoted or _counts_otherwise(lines, markers, articles)) and all(
        (marker := markers[index]) and marker.number > 1 for index in articles
    ):
        for index in articles:
            markers[index] = None
        return
    cited = [index for index in articles if (marker := markers[index]) and not _HAS_DIGIT.search(marker.text)]
    if 2 * len(cited) < len(articles):
        for index in cited:
            markers[index] = None


def _drop_equations(lines: Sequence[Text], markers: list[Marker | None]) -> None:
    """Take the numbers of equations: （1） alone on its line, and below it what the signs stand for (式中：)."""
    for index, marker in enumerate(markers[:-1]):
        if marker is not None and marker.scheme == _EQUATION and lines[index + 1].string.startswith(_SIGNS_BELOW):
            markers[index] = None if _is_alone(lines[index], marker) else marker


def _counts_otherwise(lines: Sequence[Text], markers: Sequence[Marker | None], articles: Sequence[int]) -> bool:
    """Whether a text counts 一、 from its beginning, and its articles have their words right behind the number."""
    first = next((index for index, marker in enumerate(markers) if marker is not None), articles[0])
    opening = markers[first]
    if first >= articles[0] or opening is None or opening.scheme != "chinese":
        return False
    return all((marker := markers[index]) and lines[index].string[marker.end - 1] != " " for index in articles)


def _put_unnumbered(lines: Sequence[Text], markers: list[Marker | None], schemes: Set[str], grammar: Grammar) -> None:
    """Enter the headings of a law or a plan that bear no number (附则), with the number 0, beside parts or chapters."""
    if schemes.isdisjoint(("article", "chapter")):
        return
    scheme = "part" if "part" in schemes else "chapter"
    for index, line in enumerate(lines):
        if markers[index] is None and grammar.pattern("unnumbered_heading").match(line.string):
            markers[index] = Marker(line.string.replace(" ", ""), scheme, 0, len(line))


def _put_decimals(lines: Sequence[Text], markers: list[Marker | None], grammar: Grammar) -> None:
    """Enter the headings that bear all numbers from the top (1 总则, 1.1 目的), where they go on from each other."""
    path = grammar.pattern("decimal_number")
    found = [
        (index, match, [int(number) for number in match["path"].replace("．", ".").split(".")])
        for index, line in enumerate(lines)
        if line.string[0].isdecimal() and (match := path.match(line.string))
    ]
    if len(found) < _LEAST_DECIMALS:
        return
    last: list[int] = []
    proved: list[tuple[int, Marker]] = []
    for index, match, numbers in found:
        if _goes_on(last, numbers):
            last = numbers
            text = match.group().rstrip(".．、 ")
            proved.append((index, Marker(text, f"decimal_{len(numbers)}", numbers[-1], match.end())))
    if len(proved) < _LEAST_DECIMALS:
        return
    for index, marker in proved:
        markers[index] = marker
    _put_bare(lines, markers, grammar)


def _goes_on(last: list[int], numbers: list[int]) -> bool:
    """Whether a decimal number comes after another one: its first child, the next beside it or beside one above it.

    One of three or more levels may be the first child of what has another marker: 2.1.1 below 第一节 of 第二章.
    """
    depth = len(numbers)
    if numbers[-1] == 1 and (depth == 2 or numbers[:-1] == last):
        return not last or numbers[0] >= last[0]
    if numbers[-1] == 1 and _goes_on(last, numbers[:-1]):
        return True
    return depth <= len(last) and numbers == [*last[: depth - 1], last[depth - 1] + 1]


def _put_bare(lines: Sequence[Text], markers: list[Marker | None], grammar: Grammar) -> None:
    """Enter the headings of the first level above decimal ones, which count 1, 2, 3 through the text."""
    rule = grammar.pattern("bare_number")
    due = 1
    for index, line in enumerate(lines):
        string = line.string
        if not string[0].isdecimal() or len(string) > _LONGEST_HEADING:
            continue
        marker = markers[index]
        if marker is not None and marker.scheme != "arabic":
            continue
        found = rule.match(string)
        if found is not None and int(found["number"]) == due:
            markers[index] = Marker(found.group().replace(" ", ""), "decimal", due, found.end())
            due += 1
