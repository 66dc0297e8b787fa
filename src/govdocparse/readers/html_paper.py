"""Which lines of a page are the paper, and why the others are not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from govdocparse.grammar import Grammar
from govdocparse.readers import html_boxes
from govdocparse.readers.html_content import Content
from govdocparse.readers.html_text import Line, Rendered
from govdocparse.readers.html_tree import Page
from govdocparse.readers.reading import Omission
from govdocparse.text import Span

_OUTSIDE = "outside the paper"
_TITLE_LINES = 4
_TITLE_REACH = 60
_SHORTEST_TITLE = 6
_HEADINGS = frozenset(("h1", "h2", "h3", "h4"))
_FEWEST_LABELS = 2


class Paper(NamedTuple):
    """The lines to leave out, each with its reason; where the title stands, None where it is not found."""

    omissions: tuple[Omission, ...]
    title: Span | None


def select(page: Page, content: Content, rendered: Rendered, titles: Sequence[str], grammar: Grammar) -> Paper:
    """The paper: its catalogue box, its title and what stands under it, its body, its attachments.

    `titles` are what the page says that the title is, best first.
    """
    return _Selector(page, content, rendered, grammar).select(titles)


def squeezed(text: str) -> str:
    """A text without its blanks, to compare."""
    return "".join(text.split())


class _Selector:
    """The lines of one page, and what is known about them."""

    def __init__(self, page: Page, content: Content, rendered: Rendered, grammar: Grammar) -> None:
        self._page = page
        self._content = content
        self._rendered = rendered
        self._grammar = grammar
        self._lines = rendered.lines
        self._reasons = self._spread(content.furniture)
        self._texts = [rendered.text[line.start : line.end] for line in self._lines]

    def _spread(self, furniture: Mapping[int, str]) -> dict[int, str]:
        """The reasons of furniture elements, for all elements inside them."""
        spread: dict[int, str] = {}
        for node, parent in enumerate(self._page.parents):
            reason = spread.get(parent) or furniture.get(node)
            if reason is not None:
                spread[node] = reason
        return spread

    def select(self, titles: Sequence[str]) -> Paper:
        """Reasons for the lines that are not the paper, and the place of its title."""
        first, last = self._body()
        title = self._title(first, titles)
        start = first if title is None or title[0] >= first else title[0]
        catalogue = self._catalogue()
        reasons: list[str | None] = []
        for index in range(len(self._lines)):
            reason = self._furniture(index)
            if reason is None and not start <= index < last and index not in catalogue:
                belongs = self._is_attachment(index) if index >= last else self._is_page_line(index, first)
                reason = None if belongs else _OUTSIDE
            if index in catalogue or (title is not None and title[0] <= index < title[1]):
                reason = None
            reasons.append(reason)
        place = None if title is None else Span(self._lines[title[0]].start, self._lines[title[1] - 1].end)
        return Paper(tuple(self._omissions(reasons)), place)

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
        return (inside[0], inside[-1] + 1) if inside else (0, len(self._lines))

    def _title(self, first: int, titles: Sequence[str]) -> tuple[int, int] | None:
        """The lines of the title: what the page names so, nearest above the body, then inside it, then a heading above it."""
        wanted = [squeezed(title) for title in titles if len(squeezed(title)) >= _SHORTEST_TITLE]
        above = range(min(first, len(self._lines)) - 1, -1, -1)
        inside = range(first, min(first + _TITLE_REACH, len(self._lines)))
        for title in wanted:
            for index in (*above, *inside):
                end = self._spells(index, title)
                if end is not None and (index >= first or not self._is_furniture(index)):
                    return index, end
        for index in above[:_TITLE_REACH]:
            if self._is_furniture(index) or not self._is_heading(self._lines[index].node):
                continue
            if len(squeezed(self._texts[index])) >= _SHORTEST_TITLE:
                return index, index + 1
        return None

    def _spells(self, index: int, title: str) -> int | None:
        """The line behind those that make up `title` from `index` on; None where they do not."""
        rest = title
        for end in range(index, min(index + _TITLE_LINES, len(self._lines))):
            line = squeezed(self._texts[end])
            if not line or not rest.startswith(line):
                return None
            rest = rest[len(line) :]
            if not rest:
                return end + 1
        return None

    def _is_heading(self, node: int) -> bool:
        """Whether a text stands in a heading, or in an element that is named as a title is."""
        pattern = self._grammar.pattern("html_title_name")
        for _ in range(3):
            if node < 0:
                return False
            if self._page.tags[node] in _HEADINGS or any(pattern.search(name) for name in self._page.names(node)):
                return True
            node = self._page.parents[node]
        return False

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
        found = self._grammar.pattern("catalogue_label").match(self._texts[index].strip())
        return found is not None and squeezed(found["label"]) in html_boxes.labels(self._grammar)

    def _tells(self, run: Sequence[int]) -> bool:
        """Whether labelled lines have values, and one of them is of a catalogue: a search form has labels too."""
        known = html_boxes.labels(self._grammar)
        telling = 0
        valued = 0
        for index in run:
            found = self._grammar.pattern("catalogue_label").match(self._texts[index].strip())
            if found is None:
                continue
            key = known[squeezed(found["label"])]
            telling += key in html_boxes.TELLING
            valued += found.end() < len(self._texts[index].strip())
        return telling > 0 and valued * 3 >= len(run)

    def _is_furniture(self, index: int) -> bool:
        return self._furniture(index) is not None

    def _furniture(self, index: int) -> str | None:
        """Why a line is furniture by the element that it is in, or by what it says; None where it is not."""
        reason = self._reasons.get(self._lines[index].node)
        if reason is None and len(self._texts[index]) <= 200:
            found = self._grammar.pattern("html_furniture_line").match(self._texts[index])
            if found is not None and found.lastgroup:
                reason = found.lastgroup.replace("_", " ")
        return reason

    def _is_attachment(self, index: int) -> bool:
        """Whether a line behind the body names or is an attachment."""
        pattern = self._grammar.pattern("html_attachment_line")
        found = pattern.search(self._texts[index])
        if found is None:
            return False
        is_heading = found.end() >= len(self._texts[index].rstrip()) and found["file"] is None
        return not is_heading or (index + 1 < len(self._lines) and pattern.search(self._texts[index + 1]) is not None)

    def _is_page_line(self, index: int, first: int) -> bool:
        """Whether a line right above the body says when the paper was published and by whom."""
        return first - 6 <= index < first and self._is_labelled(index)

    def _omissions(self, reasons: Sequence[str | None]) -> Iterator[Omission]:
        """Stretches of lines with the same reason as one, and pieces of lines that are kept."""
        start: Line | None = None
        for index, (line, reason) in enumerate(zip(self._lines, reasons, strict=True)):
            if reason is None:
                yield from self._pieces(line)
                continue
            start = start or line
            if index + 1 == len(reasons) or reasons[index + 1] != reason:
                yield Omission(Span(start.start, line.end), reason)
                start = None

    def _pieces(self, line: Line) -> Iterator[Omission]:
        """The buttons and counters in a line of the paper."""
        if line.end - line.start > 300:
            return
        for found in self._grammar.pattern("html_furniture_piece").finditer(self._rendered.text, line.start, line.end):
            yield Omission(Span(*found.span()), str(found.lastgroup).replace("_", " "))
