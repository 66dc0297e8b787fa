"""The fields of Word while a story is read: what is instruction, what is result, and what the result stands for."""

from __future__ import annotations

from dataclasses import dataclass, field

from govdocparse.grammar import Grammar
from govdocparse.readers.docx_sheet import Sheet
from govdocparse.readers.reading import Link, Omission
from govdocparse.text import Span

_LINK = "HYPERLINK"


@dataclass
class _Field:
    """A field that is not closed yet; `result` is where its result begins, None while the instruction is read."""

    instruction: list[str] = field(default_factory=list)
    result: int | None = None


class Fields:
    """The open fields, the innermost last."""

    def __init__(self, sheet: Sheet, grammar: Grammar) -> None:
        self._sheet = sheet
        self._grammar = grammar
        self._open: list[_Field] = []
        self._instructions = 0

    @property
    def silent(self) -> bool:
        """Whether what stands here is part of an instruction, which is not shown."""
        return self._instructions > 0

    def begin(self) -> None:
        """A field opens with its instruction."""
        self._open.append(_Field())
        self._instructions += 1

    def instruct(self, text: str) -> None:
        """Some of the instruction of the innermost field."""
        if self._open and self._open[-1].result is None:
            self._open[-1].instruction.append(text)

    def separate(self) -> None:
        """The instruction ends, the result begins."""
        if self._open and self._open[-1].result is None:
            self._instructions -= 1
            self._open[-1].result = self._sheet.length

    def end(self) -> None:
        """The innermost field closes; a field that draws its result from the instruction alone is drawn."""
        if not self._open:
            return
        closed = self._open.pop()
        instruction = "".join(closed.instruction)
        if closed.result is None:
            self._instructions -= 1
            if not self.silent:
                self._draw(instruction)
        elif not self.silent:
            self._mark(instruction, Span(closed.result, self._sheet.length))

    def close(self) -> None:
        """The story ends: fields left open end with it."""
        while self._open:
            self.end()

    def _draw(self, instruction: str) -> None:
        """The character in a circle that an instruction draws."""
        found = self._grammar.pattern("docx_circled").match(instruction)
        if found is None:
            return
        inside = found["inside"]
        for row in self._grammar.table("docx_circled"):
            drawn = dict(zip(row["inside"].split(" "), row["characters"], strict=True))
            if inside in drawn:
                self._sheet.generate(drawn[inside])
                return
        self._sheet.generate(inside)

    def _mark(self, instruction: str, span: Span) -> None:
        """A result that is a table of contents, the number of a page or a link, as a hint."""
        words = instruction.split()
        name = words[0].upper() if words else ""
        if name in self._grammar.lexicon("docx_contents_fields"):
            self._sheet.omissions.append(Omission(span, "table of contents"))
        elif name in self._grammar.lexicon("docx_page_fields"):
            self._sheet.omissions.append(Omission(span, "page number"))
        elif name == _LINK and len(words) > 1 and not words[1].startswith("\\"):
            self._sheet.links.append(Link(span, words[1].strip('"“”')))
