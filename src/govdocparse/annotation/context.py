"""Measures -> what their clause says: a rate (每家), a change (增长), the two ends of a change (由 … 至)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final, Literal

import msgspec

from govdocparse.annotation import units
from govdocparse.annotation.atoms import FARTHEST, Atom, Measure
from govdocparse.annotation.listed_bounds import listed
from govdocparse.grammar import Grammar
from govdocparse.strings import holds_any

Change = Literal["increase", "decrease"]
# No rate is by more things than that; a clause without end must not gather them.
_BASES: Final = 4
_PASSED: Final = frozenset({"time", "age"})
_ENDS: Final = frozenset("。；！？")
_RATES: Final = frozenset({"percent", "permille", "percentage_point", "ratio"})


class Context(msgspec.Struct, frozen=True, gc=False):
    """What the words around a measure say of it."""

    per: str | None = None
    change: Change | None = None
    relation: Literal["from", "to"] | None = None


NOTHING: Final = Context()
_CHANGED: Final[dict[Change | None, Context]] = {
    None: NOTHING, "increase": Context(change="increase"), "decrease": Context(change="decrease"),
}  # fmt: skip


class Contexts:
    """Reads the words around measures by the rules of one grammar."""

    def __init__(self, grammar: Grammar) -> None:
        self.from_signs = grammar.lexicon("from_signs")
        self.change = grammar.pattern("change")
        self.change_ends = frozenset(grammar.lexicon("change_ends"))
        self.each = grammar.pattern("each")
        self.when_ends = grammar.lexicon("when_ends")
        self.says_when = grammar.pattern("says_when")
        self.base_word = grammar.pattern("rate_base")
        self.each_grants = grammar.pattern("each_grants")
        self.each_one = grammar.pattern("each_one")
        self.each_listed = grammar.pattern("each_listed")
        self.rated_list_link = grammar.pattern("rated_list_link")
        self.units = units.table(grammar)
        self.lists = listed(grammar)

    def of(self, measures: Sequence[Measure], string: str) -> list[Context]:
        """The context of each measure, in order."""
        changes = self._changes(measures, string)
        moved = len(measures) > 1 and holds_any(string, self.from_signs)
        if not moved and "每" not in string:
            return [_CHANGED[change] for change in changes]
        nothing: list[None] = [None] * len(measures)
        relations = self._relations(measures, string) if moved else nothing
        rates = self._rates(measures, relations, string) if "每" in string else nothing
        return [
            Context(rate, change, relation) if rate or relation else _CHANGED[change]
            for rate, change, relation in zip(rates, changes, relations, strict=True)
        ]

    def _changes(self, measures: Sequence[Measure], string: str) -> list[Change | None]:
        """For each measure the change that a verb says of it, or of the list that it stands in."""
        result: list[Change | None] = []
        ends = self.change_ends
        change: Change | None = None
        kind = ""
        for measure in measures:
            atom, front = measure.atom, measure.front
            if change is None or kind != atom.kind or not self.lists.link.fullmatch(atom.front):
                change = None
                if front[-1:] in ends:
                    change = self._change(front, atom.kind)
                if string.startswith("翻", atom.start):
                    change = "increase"
                kind = atom.kind
            result.append(change)
        return result

    def _change(self, front: str, kind: str) -> Change | None:
        """What the verb right in front of the number says; 提升 and 扩大 are said of rates, not of things improved."""
        found = self.change.search(front)
        if found is None or (found["upgrade"] and kind not in _RATES):
            return None
        return "decrease" if found["decrease"] else "increase"

    def _relations(self, measures: Sequence[Measure], string: str) -> list[Literal["from", "to"] | None]:
        """Of each number whether the sentence changes something from it or to it; a list goes with its first number."""
        result: list[Literal["from", "to"] | None] = [None] * len(measures)
        for index in range(1, len(measures)):
            left, right = measures[index - 1], measures[index]
            if left.atom.kind != right.atom.kind or right.atom.start - left.atom.end > FARTHEST:
                continue
            if result[index - 1] == "to":
                result[index] = "to" if self.lists.link.fullmatch(right.atom.front) else None
            elif self.lists.moves(measures, index - 1, right, string):
                first = self.lists.head(measures, index - 1)
                result[first:index], result[index] = ["from"] * (index - first), "to"
        return result

    def _rates(self, measures: Sequence[Measure], relations: Sequence[str | None], string: str) -> list[str | None]:
        """For each measure what it is reckoned by: the 每 phrases of its clause, through a list and past times."""
        result: list[str | None] = []
        held: list[str] = []
        own = False
        for index, measure in enumerate(measures):
            atom = measure.atom
            before = measures[index - 1].atom if index else None
            runs_on = before is not None and atom.start - len(atom.front) <= before.end
            if not runs_on:
                held = held if own and before and self._each_grants(before, atom, string) else []
            elif held and before is not None and before.kind not in _PASSED and not own:
                listed = relations[index] == "to" or self._listed(before, atom)
                held = held if listed else []
            stated = "每" in atom.front
            bases = self._bases(atom.front) if stated else []
            if bases:
                passed = runs_on and before is not None and before.kind in _PASSED and result[-1] is None
                held = [*held[-_BASES:], *bases] if passed else bases
            described = own and measure.bound is not None and not measure.ahead
            one = self.each_one.search(atom.front) if stated else None
            passed_by = own and not stated and runs_on and atom.kind in _PASSED and measure.bound == "min"
            own = passed_by or (one is not None and not self._bases(one[0]))
            aside = atom.kind in _PASSED and (described or self._leads_on(measures, index, string))
            if own or not held or aside:
                result.append(None)
            else:
                result.append("·".join(dict.fromkeys(held)))
            if own and not passed_by:
                held = [*held[-_BASES:], self._counted_base(atom, string)]
        if "分别" in string:
            self._part(measures, result)
        return result

    def _part(self, measures: Sequence[Measure], rates: list[str | None]) -> None:
        """Of bases in a list each to its own number, where there are as many of these: 每幢、每层分别不少于2处、3处."""
        for index, measure in enumerate(measures):
            listed = self.each_listed.search(measure.atom.front)
            bases = self._bases(listed[0]) if listed else []
            last = index + 1
            while last < len(measures) and self.lists.link.fullmatch(measures[last].atom.front):
                last += 1
            if bases and len(bases) == last - index:
                rates[index:last] = bases

    def _counted_base(self, atom: Atom, string: str) -> str:
        """What is reckoned by where 每 counts it: 家 of 每1家, else all of it (每2个村, 每100人)."""
        if atom.unit is not None and atom.low == 1 and atom.high is None:
            return atom.unit.written
        halved = atom.unit is not None and atom.unit.name == "个"
        noun = self.base_word.match(string, atom.end) if halved else None
        return string[atom.start : noun.end() if noun else atom.end]

    def _each_grants(self, before: Atom, atom: Atom, string: str) -> bool:
        """Whether the clause behind 每新增1个省级平台， says what each of them brings."""
        first = atom.start - len(atom.front)
        between = string[before.end : first]
        return between.endswith("，") and not _ENDS.intersection(between) and bool(self.each_grants.match(atom.front))

    def _listed(self, before: Atom, atom: Atom) -> bool:
        """Whether an atom goes on with the list that the one before it stands in."""
        if self.lists.link.fullmatch(atom.front):
            return True
        return before.kind == atom.kind and self.rated_list_link.fullmatch(atom.front) is not None

    def _leads_on(self, measures: Sequence[Measure], index: int, string: str) -> bool:
        """Whether a time or an age only says when, how long or how old, mostly for what comes: 每家3年最高30万元."""
        atom = measures[index].atom
        if "满" in (measures[index].marker or ""):
            return True
        if atom.kind == "time" and (atom.front.endswith(self.when_ends) or self.says_when.match(string, atom.end)):
            return True
        if index + 1 == len(measures):
            return False
        behind = measures[index + 1].atom
        return behind.kind not in _PASSED and behind.start - len(behind.front) <= atom.end

    def _bases(self, front: str) -> list[str]:
        bases: list[str] = []
        for match in self.each.finditer(front):
            found = self.units.single(front, match.end())
            if found is not None:
                end = self.units.bracketed(front, match.end(), *found)[1]
                bases.append(front[match.start("scale") : end])
            elif word := self.base_word.match(front, match.end()):
                bases.append(front[match.start("scale") : word.end()])
        return bases


@cache
def contexts(grammar: Grammar) -> Contexts:
    """The one reader of contexts of a grammar."""
    return Contexts(grammar)
