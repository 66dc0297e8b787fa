"""A leaf of a document as facts are made from it: its text, its quantities and dates, and where its clauses part."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from operator import attrgetter

import msgspec

from govdocparse.facts.clauses import Clauses
from govdocparse.grammar import Grammar
from govdocparse.model import AnyAnnotation, Date, Quantity

# What stands for a character of a date where only the words around it are read.
BLANK = "\x00"


class Leaf(msgspec.Struct, frozen=True):
    """A text with its quantities and dates, in order of place."""

    text: str
    quantities: Sequence[Quantity]
    dates: Sequence[Date]
    clauses: Clauses

    def blanked(self, start: int, end: int) -> str:
        """The text at `[start, end)` with its dates made unreadable, one character for one."""
        pieces: list[str] = []
        done = start
        for index in range(bisect_right(self.dates, start, key=attrgetter("end")), len(self.dates)):
            date = self.dates[index]
            if date.start >= end:
                break
            first, last = max(start, date.start), min(end, date.end)
            pieces += (self.text[done:first], BLANK * (last - first))
            done = last
        return "".join((*pieces, self.text[done:end]))


def leaf_of(text: str, annotations: Sequence[AnyAnnotation], grammar: Grammar) -> Leaf:
    """The leaf of a text and its annotations."""
    quantities = [item for item in annotations if isinstance(item, Quantity)]
    dates = [item for item in annotations if isinstance(item, Date)]
    return Leaf(text, quantities, dates, Clauses(text, grammar))
