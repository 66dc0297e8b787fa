"""The lines of a page -> those of the title of its paper, wherever the site has set it."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence, Set

from govdocparse.grammar import Grammar
from govdocparse.readers.html.content import SITE_HEADER
from govdocparse.readers.html.lines import PageLines
from govdocparse.readers.html.tree import Page
from govdocparse.strings import squeezed

_TITLE_LINES = 4
_TITLE_REACH = 60
_HEADING_REACH = 15
_SHORTEST_TITLE, _LONGEST_TITLE_LINE = 6, 300
_FIRST_HEADING = frozenset(("h1",))
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5"))


class Titles:
    """Finds the title among the lines of one page."""

    def __init__(self, page: Page, known: PageLines, grammar: Grammar) -> None:
        self._page = page
        self._known = known
        self._grammar = grammar
        self._lines = known.lines
        self._texts = known.texts

    def find(self, titles: Sequence[str], body: tuple[int, int, int]) -> tuple[int, int] | None:
        """The lines of the title: what the page names so, above the body or in it; else a heading above its text.

        `titles` are what the page says that the title is, `body` its first line, that of its running text, and the one
        behind it. A site may set the title into its own header, where it is no link.
        """
        wanted = [folded for title in titles if len(folded := _folded(title)) >= _SHORTEST_TITLE]
        first, leading, last = body
        first = min(first, len(self._lines))
        above = range(first - 1, -1, -1)
        inside = range(first, min(first + _TITLE_REACH, last))
        for title in wanted:
            for index in (*above, *inside):
                end = self._spells(index, title)
                if end is not None and (index >= first or self._known.furniture(index) is None):
                    return index, end
        if (found := self._in_header(wanted, above)) is not None:
            return found
        for index in (*above[:_HEADING_REACH], *range(first, leading)):
            tags = _HEADINGS if index < first else frozenset()
            if self._known.furniture(index) is not None or not self._is_heading(self._lines[index].node, tags):
                continue
            if len(squeezed(self._texts[index])) >= _SHORTEST_TITLE:
                return index, index + 1
        return None

    def _in_header(self, wanted: Sequence[str], above: Sequence[int]) -> tuple[int, int] | None:
        """The lines of a title that a site sets into its own header: near the text, or its first heading."""
        for title in wanted:
            for index in above:
                end = self._spells(index, title)
                if end is None or index in self._known.linked or self._known.furniture(index) != SITE_HEADER:
                    continue
                if above[0] - index < _HEADING_REACH or self._is_heading(self._lines[index].node, _FIRST_HEADING):
                    return index, end
        return None

    def _spells(self, index: int, title: str) -> int | None:
        """The line behind those that make up `title` from `index` on; None where they do not."""
        rest = title
        for end in range(index, min(index + _TITLE_LINES, len(self._lines))):
            line = _folded(self._texts[end][:_LONGEST_TITLE_LINE])
            if not line or not rest.startswith(line):
                return None
            rest = rest[len(line) :]
            if not rest:
                return end + 1
        return None

    def _is_heading(self, node: int, tags: Set[str]) -> bool:
        """Whether a text stands in an element with one of these tags, or in one that is named as a title is."""
        pattern = self._grammar.pattern("html_title_name")
        for _ in range(3):
            if node < 0:
                return False
            if self._page.tags[node] in tags or pattern.search(self._page.written_names(node)):
                return True
            node = self._page.parents[node]
        return False


def _folded(text: str) -> str:
    """A title to compare: without blanks, and in one width."""
    return squeezed(unicodedata.normalize("NFKC", text))
