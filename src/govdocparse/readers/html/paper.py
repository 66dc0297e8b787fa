"""Which lines of a page are the paper, and why the others are not."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from govdocparse.expressions.labels import labels_in
from govdocparse.grammar import Grammar
from govdocparse.readers.html import boxes
from govdocparse.readers.html.content import SITE_HEADER, Content
from govdocparse.readers.html.lines import PageLines
from govdocparse.readers.html.text import Rendered
from govdocparse.readers.html.titles import Titles
from govdocparse.readers.html.tree import Page
from govdocparse.readers.reading import Omission
from govdocparse.strings import squeezed
from govdocparse.text import Span

_OUTSIDE = "outside the paper"
_PAGE_LINES = 6
_HEAD_REACH = 12
_WIDE = {ord("("): "（", ord(")"): "）"}
_LONGEST_MENU_WORD = 8
_RUNNING_TEXT = 40
_FEWEST_LABELS = 2
_MOST_BODIES = 4


class Paper(NamedTuple):
    """The lines to leave out, each with its reason; where the title stands, None where it is not found.

    `catalogue` holds the places where lines of catalogue boxes begin, `page_lines` the lines that are kept and that the
    site wrote: catalogue boxes and what stands between the title and the body.
    """

    omissions: tuple[Omission, ...]
    title: Span | None
    catalogue: frozenset[int]
    page_lines: tuple[Span, ...]


def select(page: Page, content: Content, rendered: Rendered, titles: Sequence[str], grammar: Grammar) -> Paper:
    """The paper: its catalogue box, its title and what stands under it, its body, its attachments.

    `titles` are what the page says that the title is, best first.
    """
    return _Selector(page, content, rendered, grammar).select(titles)


def one_label_a_line(text: str, lines: Sequence[Span], grammar: Grammar) -> str:
    """The text with each label that stands behind a blank in one of these lines on a line of its own.

    A site writes 发布日期 and 来源 side by side; the blank between becomes a line feed, so that no place changes.
    """
    places = [
        line.start + label.start - 1
        for line in lines
        for label in labels_in(text[line.start : line.end], grammar)
        if label.start and text[line.start + label.start - 1].isspace()
    ]
    if not places:
        return text
    pieces = [text[start + 1 : end] for start, end in pairwise((-1, *places, len(text)))]
    return "\n".join(pieces)


def one_file_a_line(text: str, files: Sequence[Span]) -> str:
    """The text with each of these links behind another one on a line of its own; no place changes, as above."""
    places = [
        link.start - 1
        for before, link in pairwise(files)
        if text[link.start - 1].isspace() and not text[before.end : link.start].strip()
    ]
    pieces = [text[start + 1 : end] for start, end in pairwise((-1, *places, len(text)))]
    return "\n".join(pieces) if places else text


def _holds(lines: tuple[int, int] | None, index: int) -> bool:
    return lines is not None and lines[0] <= index < lines[1]


class _Selector:
    """The lines of one page, and which of them its body is."""

    def __init__(self, page: Page, content: Content, rendered: Rendered, grammar: Grammar) -> None:
        self._page = page
        self._content = content
        self._rendered = rendered
        self._grammar = grammar
        self._known = PageLines(page, content.furniture, rendered, grammar)
        self._lines = self._known.lines
        self._texts = self._known.texts
        self._first, self._last = self._body()
        self._leading = self._first_text()
        self._signature = self._signed()

    def select(self, titles: Sequence[str]) -> Paper:
        """Reasons for the lines that are not the paper, and the place of its title."""
        title = Titles(self._page, self._known, self._grammar).find(titles, (self._first, self._leading, self._last))
        catalogue = self._catalogue()
        reasons = [
            None if index in catalogue or _holds(title, index) else self._reason(index, title)
            for index in range(len(self._lines))
        ]
        place = None if title is None else Span(self._lines[title[0]].start, self._lines[title[1] - 1].end)
        boxed = frozenset(self._lines[index].start for index in catalogue)
        by_site = [index in catalogue or self._is_by_site(index, title) for index in range(len(self._lines))]
        above = tuple(
            Span(line.start, line.end)
            for line, reason, is_by_site in zip(self._lines, reasons, by_site, strict=True)
            if reason is None and is_by_site
        )
        return Paper(tuple(self._known.omissions(reasons, by_site)), place, boxed, above)

    def _is_by_site(self, index: int, title: tuple[int, int] | None) -> bool:
        """Whether a line, if it is kept, is what the site wrote above the body, or under the title inside it."""
        if _holds(title, index) or index in self._signature:
            return False
        if not self._first <= index < self._last:
            return True
        dated = self._grammar.pattern("html_dated_line")
        is_near = title is not None and title[1] <= index < title[1] + _PAGE_LINES
        return is_near and (self._is_labelled(index) or dated.match(self._texts[index]) is not None)

    def _reason(self, index: int, title: tuple[int, int] | None) -> str | None:
        """Why a line is not the paper, None where it is: by what it is itself, and by where it stands."""
        if self._is_number_above(index) or index in self._signature:
            return None
        reason = self._known.furniture(index)
        if reason == SITE_HEADER and (self._is_headed(index, title) or self._is_note(index)):
            reason = self._known.said(index)
        if reason is None and self._first <= index < self._leading:
            # Where no element holds the paper alone, the menus of the site stand above it.
            return "site navigation" if self._is_menu_word(index) else None
        if reason is not None or self._first <= index < self._last:
            return reason
        if index >= self._last:
            belongs = self._known.is_attachment(index)
        elif title is not None and title[0] < index:
            belongs = index not in self._known.linked
        else:
            belongs = self._is_page_line(index)
        return None if belongs else _OUTSIDE

    def _is_headed(self, index: int, title: tuple[int, int] | None) -> bool:
        """Whether a line says something of the paper in a head that also holds its title, or stands right behind it."""
        if title is None or not title[1] <= index < title[1] + _HEAD_REACH:
            return False
        if not (self._is_labelled(index) or self._grammar.pattern("html_begins_apart").match(self._texts[index])):
            return False
        between = range(title[1], index)
        return all(self._known.furniture(each) is not None or self._is_labelled(each) for each in between)

    def _is_note(self, index: int) -> bool:
        """Whether a line above the text is an adoption note, which wikis set into a header with links to other laws."""
        text = self._texts[index].strip()
        return text[:1] in "（(" and self._grammar.pattern("adoption").match(text.translate(_WIDE)) is not None

    def _is_menu_word(self, index: int) -> bool:
        """Whether a line is a short link; the chapters in a table of contents may be links, too."""
        text = self._texts[index]
        if index not in self._known.linked or len(text) > _LONGEST_MENU_WORD:
            return False
        return not self._grammar.pattern("contents_entry").match(squeezed(text))

    def _body(self) -> tuple[int, int]:
        """The lines of the elements that hold the paper: from the first to behind the last."""
        places = [
            (self._rendered.begins[node], self._rendered.ends[node])
            for node in self._content.holders
            if self._rendered.begins[node] >= 0
        ]
        if not places:
            return 0, len(self._lines)
        begin, end = min(place[0] for place in places), max(place[1] for place in places)
        inside = [index for index, line in enumerate(self._lines) if begin <= line.start < end]
        return (inside[0], self._end_at_pager(inside[0], inside[-1] + 1)) if inside else (0, len(self._lines))

    def _end_at_pager(self, first: int, last: int) -> int:
        """Where the body ends: at the last 上一篇：, which stands below the paper, if most of the text is above it."""
        for index in range(last - 1, first, -1):
            if self._texts[index].lstrip()[:1] in "上下" and self._known.furniture(index) == "pager":
                begin, place, end = (self._lines[each].start for each in (first, index, last - 1))
                return index if place - begin > end - place else last
        return last

    def _first_text(self) -> int:
        """The first line of the body that is long enough to be running text, and no link."""
        for index in range(self._first, self._last):
            if len(self._texts[index]) >= _RUNNING_TEXT and index not in self._known.linked:
                return index
        return self._first

    def _signed(self) -> range:
        """The lines of a signature that a site puts into a box of its own below the text, whatever that is named."""
        body = range(self._last - 1, self._first - 1, -1)
        start = next((index + 1 for index in body if self._known.furniture(index) is None), self._last)
        end = start
        name = self._grammar.pattern("body_name").match
        while end < min(len(self._lines), start + _MOST_BODIES) and name(squeezed(self._texts[end])):
            end += 1
        if start < end < len(self._lines) and self._is_date(end) and not self._is_date(start - 1):
            return range(start, end + 1)
        return range(0)

    def _is_date(self, index: int) -> bool:
        """Whether a line is nothing but a date."""
        text = squeezed(self._texts[index])
        return any(self._grammar.pattern(rule).match(text) for rule in ("date_line", "numeric_date_line"))

    def _catalogue(self) -> set[int]:
        """The lines of catalogue boxes: at least two labels with values, one behind the other, wherever they stand."""
        found: set[int] = set()
        run: list[int] = []
        for index in range(len(self._lines) + 1):
            if index < len(self._lines) and self._is_labelled(index):
                run.append(index)
                continue
            if len(run) >= _FEWEST_LABELS and self._tells(run):
                found.update(run)
            run = []
        return found

    def _is_labelled(self, index: int) -> bool:
        return self._known.label(index) is not None

    def _tells(self, run: Sequence[int]) -> bool:
        """Whether labelled lines have values, and one of them is of a catalogue: a search form has labels too.

        In what looks like furniture it takes an index number: a list of related papers has their document numbers. With
        one, or with a title, it is a catalogue, however few of the others have values.
        """
        found = [label for index in run if (label := self._known.label(index)) is not None]
        keys = {key for key, valued in found if valued}
        if "index_number" in keys or any(self._known.furniture(index) is not None for index in run):
            return "index_number" in keys
        if "title" in keys:
            return any(key in boxes.TELLING for key, _ in found)
        return bool(keys & boxes.TELLING) and sum(valued for _, valued in found) * 3 >= len(run)

    def _is_number_above(self, index: int) -> bool:
        """Whether a line right above the body is the number of the paper, in whatever box the site has put it."""
        is_near = self._first - _PAGE_LINES <= index < self._first
        return is_near and self._grammar.pattern("html_number_line").match(self._texts[index]) is not None

    def _is_page_line(self, index: int) -> bool:
        """Whether a line right above the body says when the paper was published and by whom."""
        return self._first - _PAGE_LINES <= index < self._first and self._is_labelled(index)
