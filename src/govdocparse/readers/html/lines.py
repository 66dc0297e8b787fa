"""The lines of a page and what is known of each: furniture, label, link to a file."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence

from govdocparse.expressions.labels import known_labels, plain_blanks
from govdocparse.grammar import Grammar
from govdocparse.readers.html.content import PRONUNCIATION
from govdocparse.readers.html.text import Line, Rendered
from govdocparse.readers.html.tree import Page
from govdocparse.readers.reading import Omission
from govdocparse.strings import squeezed
from govdocparse.text import Span

_LONGEST_FURNITURE = 200
_LONGEST_PAGE_LINE = 300


class PageLines:
    """The lines that show more than white space; all is told by the index of a line."""

    def __init__(self, page: Page, furniture: Mapping[int, str], rendered: Rendered, grammar: Grammar) -> None:
        self._page = page
        self._rendered = rendered
        self._grammar = grammar
        self._reasons = furniture
        self._roots = self._outermost(furniture)
        self.lines = [line for line in rendered.lines if not rendered.text[line.start : line.end].isspace()]
        self.texts = [rendered.text[line.start : line.end] for line in self.lines]
        self._starts = [line.start for line in self.lines]
        self.files, self.linked = self._links()
        self._in_tables = self._tables()
        self._inline = self._stretches()

    def _outermost(self, furniture: Mapping[int, str]) -> dict[int, int]:
        """For each element inside furniture, the outermost element that is furniture."""
        roots: dict[int, int] = {}
        for node, parent in enumerate(self._page.parents):
            if parent in roots:
                roots[node] = roots[parent]
            elif node in furniture:
                roots[node] = node
        return roots

    def _links(self) -> tuple[set[int], set[int]]:
        """The lines that hold a link to a file, and those that are nothing but a link to somewhere else."""
        pattern = self._grammar.pattern("html_file_address")
        files: set[int] = set()
        linked: set[int] = set()
        for span, node in self._rendered.links:
            index = bisect_right(self._starts, span.start) - 1
            if index < 0:
                continue
            found = pattern.search(self._page.attributes[node].get("href") or "")
            if found is not None and found["file"] is not None:
                files.add(index)
            elif len(squeezed(self.texts[index])) * 4 < 5 * (span.end - span.start):
                linked.add(index)
        return files, linked - files

    def _tables(self) -> set[int]:
        """The lines in tables of data: a cell may well say 打印 or 下载."""
        return {
            index
            for _, table in self._rendered.tables
            for index in range(bisect_left(self._starts, table.span.start), bisect_right(self._starts, table.span.end))
        }

    def _stretches(self) -> list[tuple[int, int, str]]:
        """The places of all furniture elements that show something, in order."""
        begins, ends = self._rendered.begins, self._rendered.ends
        return sorted(
            (begins[node], ends[node], self._reasons[node])
            for node in set(self._roots.values())
            if 0 <= begins[node] < ends[node]
        )

    def furniture(self, index: int) -> str | None:
        """Why a line is furniture, by the element that holds all of it or by what it says; None where it is not."""
        line = self.lines[index]
        root = self._roots.get(line.node)
        if root is not None and self._rendered.ends[root] >= line.end:
            return self._reasons[root]
        return self.said(index)

    def said(self, index: int) -> str | None:
        """Why a line is furniture by what it says, whatever element holds it; None where it says nothing of that."""
        if len(self.texts[index]) > _LONGEST_FURNITURE or index in self._in_tables:
            return None
        found = self._grammar.pattern("html_furniture_line").match(self.texts[index])
        return found.lastgroup.replace("_", " ") if found is not None and found.lastgroup else None

    def label(self, index: int) -> tuple[str, bool] | None:
        """The key of the known label that a line begins with, and whether a value stands behind it."""
        text = plain_blanks(self.texts[index].strip())
        found = self._grammar.pattern("catalogue_label").match(text) or self._grammar.pattern("square_label").match(
            text
        )
        key = known_labels(self._grammar).get(squeezed(found["label"])) if found is not None else None
        return None if found is None or key is None else (key, found.end() < len(text))

    def is_attachment(self, index: int) -> bool:
        """Whether a line names or is an attachment; 附件 alone does with an attachment on the next line."""
        pattern = self._grammar.pattern("html_attachment_line")
        if index in self.files:
            return True
        found = pattern.search(self.texts[index])
        if found is None:
            return False
        if found["file"] is not None or found.end() < len(self.texts[index].rstrip()):
            return True
        following = index + 1
        return following in self.files or (
            following < len(self.texts) and pattern.search(self.texts[following]) is not None
        )

    def omissions(self, reasons: Sequence[str | None], page_lines: Sequence[bool]) -> Iterator[Omission]:
        """Stretches of lines with the same reason as one, and what is furniture inside the lines that are kept.

        `page_lines` are the lines that the site wrote: in them buttons and counters are told by their words too.
        """
        start: Line | None = None
        for index, (line, reason) in enumerate(zip(self.lines, reasons, strict=True)):
            if reason is None:
                yield from self._pieces(line, by_words=page_lines[index])
                continue
            start = start or line
            if index + 1 == len(reasons) or reasons[index + 1] != reason:
                yield Omission(Span(start.start, line.end), reason)
                start = None

    def _pieces(self, line: Line, *, by_words: bool) -> Iterator[Omission]:
        """The pieces of a kept line that are furniture, none inside another."""
        found: list[tuple[int, int, str]] = []
        for index in range(bisect_left(self._inline, (line.start, 0, "")), len(self._inline)):
            start, end, reason = self._inline[index]
            if start >= line.end:
                break
            # What holds all of the line did not take it out as a whole, for good reason.
            if end <= line.end and end - start < line.end - line.start:
                found.append((start, end, reason))
        if by_words and line.end - line.start <= _LONGEST_PAGE_LINE:
            pattern = self._grammar.pattern("html_furniture_piece")
            found += [
                (*match.span(), str(match.lastgroup).replace("_", " "))
                for match in pattern.finditer(self._rendered.text, line.start, line.end)
            ]
        done = line.start
        for start, end, reason in sorted(found):
            if max(start, done) < end:
                yield Omission(Span(max(start, done), end), reason, inline=reason == PRONUNCIATION)
                done = end
