"""The text of a leaf -> its pieces, each with the statement of who answers that ends it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from govdocparse.grammar import Grammar
from govdocparse.model import AnyAnnotation, Date, Quantity, Responsibility

Statement = tuple[Responsibility, ...]

# So many characters before a date and behind it say what is to be by then; so far a bracket of a statement reaches.
_NEAR, _BEHIND, _FAR = 16, 48, 96


class Piece(NamedTuple):
    """Some words of a leaf, and what is said in them; `stated` are the bodies that the words behind them name."""

    text: str
    stated: Statement
    deadlines: tuple[str, ...]
    quantities: tuple[str, ...]


class Statements:
    """Cuts leaves by the rules of one grammar."""

    def __init__(self, grammar: Grammar) -> None:
        self._opener = grammar.pattern("deadline_opener")
        self._past = grammar.pattern("deadline_past")
        self._reached = grammar.pattern("deadline_reached")
        self._term = grammar.pattern("deadline_term")
        self._front = grammar.pattern("statement_bracket_front")
        self._back = grammar.pattern("statement_bracket_back")
        self._edge = grammar.pattern("statement_edge")

    def pieces(self, text: str, annotations: Sequence[AnyAnnotation], *, cell: bool = False) -> Iterator[Piece]:
        """The pieces of a leaf in order; where a statement stands in front of all words, each is of those behind it.

        A day by itself is a deadline in a cell; on a line it is that of a signature.
        """
        said = [item for item in annotations if item.start is not None]
        groups = list(self._groups(text, said))
        places = [self._bracketed(text, *_place(stated)) for stated in groups]
        firsts, lasts = [first for first, _ in places], [last for _, last in places]
        if groups and not self._words(text[: firsts[0]]) and self._words(text[lasts[0] :]):
            cuts = zip(firsts, [*firsts[1:], len(text)], lasts, [*firsts[1:], len(text)], groups, strict=True)
        else:
            cuts = zip([0, *lasts], [*lasts, len(text)], [0, *lasts], [*firsts, len(text)], [*groups, ()], strict=True)
        starts = [item.start or 0 for item in said]
        for start, end, opening, closing, stated in cuts:
            words = self._words(text[opening:closing])
            if words or stated:
                inside = said[bisect_left(starts, start) : bisect_left(starts, end)]
                days = tuple(dict.fromkeys(self.deadlines(text, inside, cell=cell)))
                yield Piece(words, stated, days, tuple(item.text for item in inside if isinstance(item, Quantity)))

    def deadlines(self, text: str, annotations: Iterable[AnyAnnotation], *, cell: bool = False) -> Iterator[str]:
        """The last days by which something is to be done, in order."""
        for item in annotations:
            if isinstance(item, Date) and item.to and item.start is not None:
                before = text[max(0, item.start - _NEAR) : item.start]
                behind = text[item.end : (item.end or 0) + _BEHIND]
                if self._past.search(before) or self._term.search(before) or self._reached.search(behind):
                    continue
                alone = cell and item.text == text
                if item.bound == "max" or (item.bound is None and (alone or self._opener.search(before))):
                    yield item.to

    def _bracketed(self, text: str, first: int, last: int) -> tuple[int, int]:
        """Where a statement begins and ends with the bracket that it stands in, if it does."""
        near = max(0, first - _FAR)
        front, back = self._front.search(text[near:first]), self._back.search(text[last : last + _FAR])
        return (near + front.start(), last + back.end()) if front and back else (first, last)

    def _words(self, text: str) -> str:
        """The words of a stretch without the marks that a statement beside it has left."""
        return self._edge.sub("", text).strip()

    def _groups(self, text: str, annotations: Sequence[AnyAnnotation]) -> Iterator[Statement]:
        """The bodies that are named together: between 牵头单位：甲 and 乙配合 stands no word."""
        group: list[Responsibility] = []
        for item in annotations:
            if isinstance(item, Responsibility):
                if group and any(map(str.isalnum, text[_place(group)[1] : item.start])):
                    yield tuple(group)
                    group = []
                group.append(item)
        if group:
            yield tuple(group)


def _place(stated: Sequence[Responsibility]) -> tuple[int, int]:
    """Where in its leaf a statement begins and ends."""
    return min(item.start or 0 for item in stated), max(item.end or 0 for item in stated)
