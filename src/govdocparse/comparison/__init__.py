"""Several documents -> what each says of the same thing: one row a thing, in the order of the last document."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

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
    return tuple(row_of(line.facts, line.likeness, rules) for line in lines)


class _Line(NamedTuple):
    """A row while it grows, one document after another: its facts, the words of the last, the least likeness."""

    facts: tuple[Fact | None, ...]
    words: Words
    likeness: float | None = None

    @property
    def last(self) -> Fact:
        """The fact of the last document that has one."""
        return next(fact for fact in reversed(self.facts) if fact)

    def with_fact(self, fact: Fact, words: Words, likeness: float) -> _Line:
        """The line with what one more document says of its thing."""
        return _Line((*self.facts, fact), words, likeness if self.likeness is None else min(likeness, self.likeness))

    def without_fact(self) -> _Line:
        """The line with a document that says nothing of it."""
        return self._replace(facts=(*self.facts, None))


def _joined(lines: Sequence[_Line], found: Sequence[Fact], words: Sequence[Words], index: int) -> list[_Line]:
    """The lines of the documents so far with the facts of one more, in the order of that one."""
    before = Side([line.last for line in lines], [line.words for line in lines])
    paired = {pair.after: pair for pair in pairs(before, Side(found, words))}
    places = {pair.before: pair.after for pair in paired.values()}
    behind: dict[int, list[_Line]] = {}
    last = -1
    for at, line in enumerate(lines):
        if at in places:
            last = places[at]
        else:
            behind.setdefault(last, []).append(line.without_fact())
    result = behind.get(-1, [])
    for at, (fact, own) in enumerate(zip(found, words, strict=True)):
        if pair := paired.get(at):
            result.append(lines[pair.before].with_fact(fact, own, pair.likeness))
        else:
            result.append(_Line((*[None] * index, fact), own))
        result += behind.get(at, ())
    return result
