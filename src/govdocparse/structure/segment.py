"""One segment of a paper: the lines of a part while they are gathered, and what tells that it ends."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal

import msgspec

from govdocparse.cleaning.cleaned import TABLE
from govdocparse.grammar import Grammar
from govdocparse.structure import signature
from govdocparse.structure.titles import Title, plain_stem
from govdocparse.text import Span, Text

LONGEST_TITLE: Final = 70
# So many lines behind a signature are looked at for a sentence, a table or a number, which only a text has.
MOST_LINES_BELOW: Final = 8
_STOPS: Final = "。；：！？，"
_LONGEST_LABEL: Final = 6


class Segment(msgspec.Struct):
    """The lines of one part while they are gathered, from the line `start` on.

    `opened` are its label and title, `above` the lines between them, `signed` spans its signature; `issuers` are those
    whom the mark or the title of the paper names, by whatever name: 某某企协 is no name of a body by its form.
    """

    role: Literal["main", "promulgated", "attachment"]
    label: str | None
    title: Title | None
    opened: tuple[Span, ...]
    lines: list[Text]
    start: int = 0
    above: Sequence[Text] = ()
    signed: Span | None = None
    issuers: frozenset[str] = frozenset()

    @property
    def is_empty(self) -> bool:
        """Whether it is an attachment of which only the name stands here, so far."""
        return self.role == "attachment" and self.title is not None and not self.lines

    @property
    def stem(self) -> str:
        """Its title for comparing, without the suffix of a file."""
        return plain_stem(self.title.text.string) if self.title is not None else ""

    @property
    def is_signed_paper(self) -> bool:
        """Whether it is the main text and has its signature: what follows is another text."""
        return self.role == "main" and self.signed is not None


def is_text(line: Text, grammar: Grammar) -> bool:
    """Whether a line may be one of a text: a table, a sentence, a numbered line, one that announces, another date."""
    string = line.string
    return (
        string == TABLE
        or (string[-1] in _STOPS and not (string[-1] == "：" and len(string) <= _LONGEST_LABEL))
        or len(string) > LONGEST_TITLE
        or grammar.pattern("marker").match(string) is not None
        or signature.is_date(line, grammar)
    )
