"""The facts of a document -> the words that each is about, and how much of it each word says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from govdocparse.facts import Fact
from govdocparse.grammar import Grammar
from govdocparse.model import Block, Document, Paragraph, Section

# How much a word of each place says of a fact: its own name most, the paragraph around it least, enough to tell one
# 市财政预算安排 from the next. Chosen by reading what the notices of two years and of three places then pair.
_NAME, _AROUND, _PARAGRAPH = 3.0, 1.0, 0.3
# Of a name with examples in front these say less than what they are examples of.
_EXAMPLES = 0.75
# A unit and its base tell apart what has all words in common: 每幢不少于3000平方米或每层不少于1000平方米.
_UNIT = 0.5
# So much of each is read, or a paragraph would be read once for each of its numbers.
_LONGEST = 300
_DEEPEST = 8

Words = Mapping[str, float]


class Place:
    """Where the blocks of a document stand: the headings above each, and its own text."""

    def __init__(self, document: Document) -> None:
        self.headings: dict[str, tuple[str, ...]] = {}
        self.texts: dict[str, str] = {}
        for part in document.parts:
            self._enter(part.blocks, ())

    def _enter(self, blocks: Iterable[Block], above: tuple[str, ...]) -> None:
        for block in blocks:
            own = (*above, block.heading or "") if isinstance(block, Section) else above
            self.headings[block.id] = own
            if isinstance(block, Paragraph):
                self.texts[block.id] = block.text
            elif isinstance(block, Section):
                self._enter(block.blocks, own)


class Reader:
    """Reads words by the rules of one grammar; a word is two characters that stand together, as none parts Chinese."""

    def __init__(self, grammar: Grammar) -> None:
        self._own_place = grammar.pattern("own_place")
        self._run = grammar.pattern("word_run")
        self._examples = grammar.pattern("examples")

    def words(self, document: Document, facts: Sequence[Fact]) -> list[Words]:
        """The words of each fact, those of its name, of its clause, of the headings above it and of its paragraph."""
        place = Place(document)
        held: dict[str, dict[str, float]] = {}
        found: list[Words] = []
        for fact in facts:
            if fact.block not in held:
                held[fact.block] = self._around(place, fact.block)
            words = dict(held[fact.block])
            self._add(words, fact.clause, _AROUND)
            for name in (fact.measure, fact.object):
                self._name(words, name or "")
            words[f"={fact.unit}/{fact.per}"] = _UNIT
            found.append(words)
        return found

    def _name(self, words: dict[str, float], name: str) -> None:
        """The words of a name; of one with examples in front (甲、乙等工程), what these are of says most."""
        examples = self._examples.match(name)
        end = examples.end() if examples else 0
        self._add(words, name[end:], _NAME)
        self._add(words, name[:end], _EXAMPLES)

    def _around(self, place: Place, block: str) -> dict[str, float]:
        words: dict[str, float] = {}
        for heading in place.headings[block][:_DEEPEST]:
            self._add(words, heading, _AROUND)
        self._add(words, place.texts.get(block), _PARAGRAPH)
        return words

    def _add(self, words: dict[str, float], text: str | None, weight: float) -> None:
        """The words of a text, each once, with what they weigh there."""
        for word in dict.fromkeys(self._parts((text or "")[:_LONGEST])):
            words[word] = words.get(word, 0.0) + weight

    def _parts(self, text: str) -> Iterable[str]:
        for run in self._run.finditer(self._own_place.sub(" ", text)):
            yield from map("".join, pairwise(run[0])) if len(run[0]) > 1 else run[0]
