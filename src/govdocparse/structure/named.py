"""The titles that a paper names: the texts that it puts out or cites at its head, and its attachments."""

from __future__ import annotations

from collections.abc import Set
from itertools import islice
from typing import Final, NamedTuple

from govdocparse.grammar import Grammar
from govdocparse.structure.titles import OUTER_MARKS, plain
from govdocparse.text import Text

_MOST_CITED: Final = 100


class Named(NamedTuple):
    """Titles for comparing: those that are cited at the head of a text, those that its list of attachments names."""

    cited: Set[str]
    noted: Set[str]
    all: Set[str]

    def citing(self, text: Text, grammar: Grammar) -> Named:
        """With the titles that a title or a paragraph cites, as long as they are no more than a notice cites.

        A title that names another has it in 〈〉 where it is cited, in 《》 where it stands for itself.
        """
        if len(self.cited) >= _MOST_CITED:
            return self
        found = islice(grammar.pattern("named_title").finditer(text.string), _MOST_CITED)
        names = (name for each in found for name in (each["title"], each["title"] + (each["bracket"] or "")))
        cited = {plain(name.translate(OUTER_MARKS)) for name in names}
        return Named(self.cited | cited, self.noted, self.all | cited)

    def naming(self, title: Text, grammar: Grammar) -> Named:
        """The same with the text that a title puts out without 《》: 关于印发某办法的通知."""
        found = grammar.pattern("title_names").search(title.string)
        name = {plain(found["name"])} if found else set()
        return Named(self.cited | name, self.noted, self.all | name)

    def noting(self, titles: Set[str]) -> Named:
        """With the titles that a list of attachments names."""
        return Named(self.cited, self.noted | titles, self.all | titles)
