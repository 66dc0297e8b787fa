"""The fields of Word while a story is read: what is instruction, what is result, and what the result stands for."""

from __future__ import annotations

import msgspec

from govdocparse.grammar import Grammar
from govdocparse.readers.docx.sheet import Sheet
from govdocparse.readers.reading import Link, Omission
from govdocparse.text import Span


class _Field(msgspec.Struct):
    """A field that is not closed yet; `result` is where its result begins, None while the instruction is read.

    `unseen` is text among the instruction: shown only if the instruction turns out to have no end.
    """

    instruction: list[str] = msgspec.field(default_factory=list)
    unseen: list[str] = msgspec.field(default_factory=list)
    result: int | None = None


class Fields:
    """The open fields, the innermost last."""

    def __init__(self, sheet: Sheet, grammar: Grammar) -> None:
        self._sheet = sheet
        self._grammar = grammar
        self._open: list[_Field] = []
        # Those whose instruction is being read, each behind how many open ones it stands.
        self._instructed: list[tuple[int, _Field]] = []

    @property
    def silent(self) -> bool:
        """Whether what stands here is part of an instruction, which is not shown."""
        return bool(self._instructed)

    def begin(self) -> None:
        """A field opens with its instruction."""
        opened = _Field()
        self._instructed.append((len(self._open), opened))
        self._open.append(opened)

    def instruct(self, text: str) -> None:
        """Some of the instruction of the innermost field."""
        if self._open and self._open[-1].result is None:
            self._open[-1].instruction.append(text)

    def say(self, words: str) -> None:
        """Text where it stands: shown, but not among an instruction."""
        if self._instructed:
            self._instructed[-1][1].unseen.append(words)
        else:
            self._sheet.add(words)

    def separate(self) -> None:
        """The instruction ends, the result begins."""
        if self._open and self._open[-1].result is None:
            self._instructed.pop()
            self._open[-1].result = self._sheet.length

    def end(self) -> None:
        """The innermost field closes; a field that draws its result from the instruction alone is drawn."""
        if not self._open:
            return
        closed = self._open.pop()
        instruction = "".join(closed.instruction)
        if closed.result is None:
            self._instructed.pop()
            if not self.silent:
                self._draw(instruction)
        else:
            self._mark(instruction, Span(closed.result, self._sheet.length))

    def end_paragraph(self) -> None:
        """An instruction ends with its paragraph at the latest; text behind one that has no end is no part of it."""
        if self._instructed:
            broken, self._instructed = self._instructed, []
            del self._open[broken[0][0] :]
            for _, item in broken:
                for words in item.unseen:
                    self._sheet.add(words)

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
        elif found := self._grammar.pattern("docx_link_field").match(instruction):
            self._sheet.links.append(Link(span, found["quoted"] or found["bare"]))
