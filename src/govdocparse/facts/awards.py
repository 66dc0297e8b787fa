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
        self._penalty = grammar.pattern("measure_penalty")
        self._offence = grammar.pattern("measure_offence")
        self._degree = grammar.pattern("measure_degree")
        self._party = grammar.pattern("measure_fined_party")

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

    def given(self, front: str) -> str:
        """The verb right in front of a number that grants something of which no word says what it is: 给予."""
        found = self._given.search(front)
        return str(found["verb"]) if found else ""

    def object(self, leaf: Leaf, quantity: Quantity, award: str) -> str | None:
        """Whom the award is for, or what is done by whoever pays it."""
        if self._penalty.search(award) and (offence := self._fined(leaf, quantity)):
            return offence
        return self._granted_to(leaf, quantity)

    def is_penalty(self, phrase: str) -> bool:
        """Whether a phrase is the name of a penalty in money."""
        return self._penalty.search(phrase) is not None

    def _fined(self, leaf: Leaf, quantity: Quantity) -> str:
        """Of several who are fined the one that is named; else the offence, and how it went on: …的，逾期不改正的."""
        sentence = leaf.clauses.sentence(quantity.start, quantity.end)
        before = leaf.text[sentence.start : quantity.start]
        if party := self._party.search(before.rpartition("；")[2]):
            return str(party["who"])
        degree = ""
        for part in reversed(before.split("；")):
            found = self._offence.match(part)
            if found is None:
                continue
            if self._degree.match(found["what"]) is None:
                return f"{found['what']}，{degree}" if degree else str(found["what"])
            degree = degree or found["what"]
        return degree

    def _granted_to(self, leaf: Leaf, quantity: Quantity) -> str | None:
        """Whom an award is for: the last one named before it in the sentence."""
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
