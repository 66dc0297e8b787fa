"""The words around a number -> the award that it is a part of, and whom that is for; empty where there is none."""

from __future__ import annotations

from functools import cache
from typing import Final

from govdocparse.facts.leaf import Leaf
from govdocparse.grammar import Grammar
from govdocparse.model import Quantity

# What a share of something ends with, which nobody is.
_SHARE_SIGNS: Final = "%％‰"


class Awards:
    """Finds what is granted by the rules of one grammar."""

    def __init__(self, grammar: Grammar) -> None:
        self._award = grammar.pattern("measure_award")
        self._verb = grammar.pattern("measure_award_verb")
        self._grant = grammar.pattern("measure_grant")
        self._given = grammar.pattern("measure_given")
        self._recipient = grammar.pattern("measure_recipient")

    def named(self, thing: str) -> str:
        """The award that words behind a number name, up to its end: 一次性奖励."""
        found = self._award.search(thing)
        return thing[: found.end()] if found else ""

    def verb(self, front: str) -> str:
        """The award that a verb in front of a number names: 每件最高补贴2000元."""
        found = self._verb.search(front)
        return str(found["award"]) if found else ""

    def granted(self, front: str, *, joined: bool) -> bool:
        """Whether the words in front grant something that they do not name: its name stands elsewhere.

        `joined` says that the words behind the next number are this one's, too.
        """
        return (joined and self._grant.search(front) is not None) or self._given.search(front) is not None

    def object(self, leaf: Leaf, quantity: Quantity) -> str | None:
        """Whom the award is for: the last one named before it in the sentence."""
        sentence = leaf.clauses.sentence(quantity.start, quantity.end)
        before = leaf.text[sentence.start : quantity.start].rpartition("；")[2]
        named = each = None
        for found in self._recipient.finditer(before):
            if found["object"] and found["object"][-1] in _SHARE_SIGNS:
                continue  # 对租金总额的50%予以补贴
            named = found["object"] or found["clause"] or named
            each = found["each"] or found["given"] or found["subject"] or each
        return named or each


@cache
def awards(grammar: Grammar) -> Awards:
    """The one finder of awards of a grammar."""
    return Awards(grammar)
