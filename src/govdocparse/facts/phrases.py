"""The words in front of a number -> the phrase that says what it measures; empty where they say nothing."""

from __future__ import annotations

from functools import cache

from govdocparse.facts.leaf import BLANK
from govdocparse.grammar import Grammar
from govdocparse.model import Quantity
from govdocparse.model.annotations import SHARES

# The unit of years since something.
_ANNIVERSARY = "周年"
# Kinds whose words may be one sign: 宽50米.
_OF_ONE_SIGN = frozenset({"length", "mass"})
# What ties a thing to what belongs to it or describes it.
OF = "的"
# A phrase is no shorter than this.
SHORTEST = 2
# The words that tie a phrase to its number are no longer than this.
_TIE = 32


class Phrases:
    """Reads the phrases in front of numbers by the rules of one grammar."""

    def __init__(self, grammar: Grammar) -> None:
        self._opener = grammar.pattern("measure_opener").match
        self._far_opener = grammar.pattern("measure_far_opener").match
        self._far_sign = grammar.pattern("measure_far_sign").search
        self._closer = grammar.pattern("measure_closer")
        self._closer_ends = frozenset(grammar.lexicon("measure_closer_ends"))
        self._verb = grammar.pattern("measure_verb")
        self._middle = grammar.pattern("measure_middle")
        self._single = grammar.pattern("measure_single")
        self._size_word = grammar.pattern("measure_size_word")
        self._each = grammar.pattern("measure_each")
        self._change = grammar.pattern("measure_change")
        self._apart = grammar.pattern("measure_apart")
        self._by = grammar.pattern("measure_by")
        self._from = grammar.pattern("measure_from")
        self._listed = grammar.pattern("measure_listed")
        self._sorted = grammar.pattern("measure_sorted")
        self._sorts = frozenset(grammar.lexicon("measure_sorts"))
        self._anniversary = grammar.pattern("measure_anniversary")
        self._term = grammar.pattern("measure_term")
        self._based = grammar.pattern("measure_based")
        self._margin = grammar.pattern("measure_margin")
        self._on_top = grammar.pattern("measure_on_top")
        self._named_share = grammar.pattern("measure_named_share")
        self._made = grammar.pattern("measure_made")
        self._since_date = grammar.pattern("measure_since_date")

    def of(self, front: str, quantity: Quantity) -> str:
        """The phrase in front of a number, without what leads in to it and what ties it to the number."""
        if quantity.kind in SHARES and (made := self._made.match(front)):
            return self.untied(made["what"])
        phrase = self.untied(front)
        if quantity.change:
            phrase = self.untied(self._change.sub("", phrase))
            if on_top := self._on_top.match(phrase):
                phrase = str(on_top["what"])
        if quantity.marker and self._apart.fullmatch(quantity.marker):
            part = self._part(phrase, quantity)
            phrase = part if len(part) > SHORTEST else self._whole(phrase, quantity.marker)
        for base in reversed((quantity.per or "").split("·")):
            if base and phrase.endswith(f"每{base}"):
                phrase = self.untied(phrase.removesuffix(f"每{base}"))
        phrase = self._each.sub("", self.led_in(phrase))
        phrase = phrase if "”" in phrase else phrase.rstrip("“").rpartition("“")[2]
        if lead := self._leading(phrase, quantity):
            return lead
        if quantity.kind in _OF_ONE_SIGN and self._size_word.match(phrase):
            return str(phrase)
        return "" if self._single.match(phrase) else self._of_each(phrase, quantity)

    def undated(self, front: str) -> str:
        """The words in front of a number without the dates among them, and what ties those to the number."""
        if BLANK not in front:  # as mostly
            return front
        return str(self._since_date.sub("", front)).replace(f"{BLANK}内", "").replace(BLANK, "")

    def untied(self, front: str) -> str:
        """The words in front of a number without those that tie them to it."""
        if front[-1:] not in self._closer_ends:
            return front
        cut = max(0, len(front) - _TIE)
        return front[:cut] + str(self._closer.sub("", front[cut:]))

    def led_in(self, front: str) -> str:
        """The words in front of a number without those that lead in to them."""
        while found := self._opener(front) or (self._far_sign(front) and self._far_opener(front)):
            front = front[found.end() :]
        return front

    def without_verbs(self, phrase: str, *, middle: bool = True) -> str:
        """A counted thing without the verbs in front of it, and within it; empty where there is nothing else."""
        if middle and (inside := self._middle.match(phrase)):
            phrase = self.led_in(phrase[inside.end() :])
        while found := self._verb.match(phrase):
            phrase = self.led_in(phrase[found.end() :])
        return phrase if len(phrase) >= SHORTEST else ""

    def _leading(self, phrase: str, quantity: Quantity) -> str:
        """Of what moves, is a part of a whole, listed, parted into kinds or a term, only the word for it; or empty."""
        if quantity.kind == "count" and (listed := self._listed.search(phrase)):
            unit = quantity.unit or ""
            return unit if len(unit) > 1 else phrase[: listed.start()]
        moved = self._from.match(phrase) if quantity.relation == "from" else None
        based = self._based.match(phrase) if quantity.kind in SHARES else None
        parted = self._sorted.match(phrase) if quantity.unit in self._sorts else None
        past = self._anniversary.match(phrase) if quantity.unit == _ANNIVERSARY else None
        begun = self._term.match(phrase) if quantity.kind == "time" else None
        above = self._margin.match(phrase) if quantity.kind == "percentage_point" else None
        found = moved or based or parted or past or begun or above
        return str(found["what"]) if found else ""

    @staticmethod
    def _of_each(phrase: str, quantity: Quantity) -> str:
        """A phrase without all that its number is for each of, as the rate says that: 每村每年工作经费8万元; or empty.

        What is for each of one is a name as a rule: 每万人口发明专利拥有量.
        """
        if "·" in (quantity.per or ""):
            phrase = phrase.removeprefix(f"每{quantity.per}".replace("·", "每"))
        return phrase if len(phrase) >= SHORTEST else ""

    def _part(self, phrase: str, quantity: Quantity) -> str:
        """Of a share of a whole with its bound word between the two, the words for the share; empty of all else."""
        if quantity.kind not in SHARES or not quantity.marker:
            return ""
        lead, _, behind = phrase.partition(quantity.marker)
        whole = self._by.search(lead) or self._named_share.match(quantity.marker + self.untied(behind))
        return "" if whole else self.led_in(self.untied(lead))

    def _whole(self, phrase: str, marker: str) -> str:
        """The phrase without its bound word; where 按 leads to that, only what stands behind it."""
        lead, _, whole = phrase.partition(marker)
        return whole if self._by.search(lead) else phrase.replace(marker, "")


@cache
def phrases(grammar: Grammar) -> Phrases:
    """The one reader of phrases of a grammar."""
    return Phrases(grammar)
