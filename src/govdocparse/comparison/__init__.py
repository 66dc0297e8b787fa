"""Several documents -> what each says of the same thing: one row a thing, in the order of the last document."""

from __future__ import annotations

from collections.abc import Sequence

from govdocparse.comparison.pairing import Side, pairs
from govdocparse.comparison.row import Row, row_of
from govdocparse.comparison.words import Reader, Words
from govdocparse.errors import UnusableInput, expect
from govdocparse.facts import Fact, facts
from govdocparse.grammar import Grammar, chosen
from govdocparse.model import Document

__all__ = ["Row", "compare"]


def compare(documents: Sequence[Document], grammar: Grammar | None = None) -> tuple[Row, ...]:
    """The facts of two documents or more beside each other, in the order of the last one; each fact is in one row.

    What only earlier documents have stands behind what it followed there. `grammar` is that of the parse where it has
    rules of your own. Raises UnusableInput for fewer than two documents.
    """
    for document in documents:
        expect("compare", document, Document, "Documents")
    if len(documents) < 2:
        raise UnusableInput("give two documents or more to compare, the older first")
    rules = chosen(grammar)
    reader = Reader(rules)
    lines: list[_Line] = []
    for index, document in enumerate(documents):
        found = facts(document, rules)
        lines = _joined(lines, found, reader.words(document, found), index)
    return tuple(row_of(line.facts(len(documents)), line.likeness, rules) for line in lines)


class _Line:
    """A row while it grows: the facts by the index of their document, the words of the last, the least likeness."""

    __slots__ = ("_held", "likeness", "words")

    def __init__(self, held: dict[int, Fact], words: Words, likeness: float | None) -> None:
        self._held = held
        self.words = words
        self.likeness = likeness

    @property
    def last(self) -> Fact:
        """The fact of the last document that has one."""
        return self._held[max(self._held)]

    def facts(self, count: int) -> tuple[Fact | None, ...]:
        """The fact of each of `count` documents."""
        return tuple(map(self._held.get, range(count)))

    def with_fact(self, index: int, fact: Fact, words: Words, likeness: float) -> _Line:
        """The line with the fact of one more document."""
        least = likeness if self.likeness is None else min(likeness, self.likeness)
        return _Line({**self._held, index: fact}, words, least)


def _joined(lines: Sequence[_Line], found: Sequence[Fact], words: Sequence[Words], index: int) -> list[_Line]:
    """The lines of the documents so far with the facts of one more, in the order of that one."""
    before = Side([line.last for line in lines], [line.words for line in lines])
    paired = {pair.after: pair for pair in pairs(before, Side(found, words))}
    joined = {pair.before for pair in paired.values()}
    behind: dict[int, list[_Line]] = {}
    places = {pair.before: pair.after for pair in paired.values()}
    last = -1
    for at, line in enumerate(lines):
        last = places.get(at, last)
        if at not in joined:
            behind.setdefault(last, []).append(line)
    result = behind.get(-1, [])
    for at, (fact, own) in enumerate(zip(found, words, strict=True)):
        pair = paired.get(at)
        if pair:
            result.append(lines[pair.before].with_fact(index, fact, own, pair.likeness))
        else:
            result.append(_Line({index: fact}, own, None))
        result += behind.get(at, ())
    return result
