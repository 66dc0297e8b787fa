"""A phrase that lists some things -> each of them as a phrase of its own, with the words that all of them share."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from re import Match

from govdocparse.facts.phrases import OF, SHORTEST
from govdocparse.grammar import Grammar

# So many signs say that two things are named alike: 困难残疾人生活补贴 and 重度残疾人护理补贴.
_ALIKE = 2
# What things that are named alike share behind that is at least so long.
_TAIL = 2
# Names of one length are of one kind if they are no longer than this: 上海、北京.
_SHORT = 4


class Members:
    """Parts lists of things by the rules of one grammar."""

    def __init__(self, grammar: Grammar) -> None:
        self._list = grammar.pattern("respective_list")
        self._part = grammar.pattern("respective_part")
        self._whole = grammar.pattern("respective_whole")
        self._party = grammar.pattern("respective_party")
        self._twin = grammar.pattern("respective_twin")
        self._tail = grammar.pattern("respective_tail")
        self._scope = grammar.pattern("respective_scope")

    def of(self, phrase: str, count: int) -> tuple[str, ...]:
        """The `count` things that a phrase lists, each said in full; empty where it does not surely list so many.

        粮食、油料产量 are 粮食产量 and 油料产量, 新认定的国家级、省级企业 are 新认定的国家级企业 and 新认定的省级企业.
        """
        groups = self._groups(phrase)
        if len(groups) == count and len({group[-_ALIKE:] for group in groups}) == 1:
            return tuple(groups)
        if listed := self._listed(phrase, count):
            return listed
        scope = self._scope.match(phrase)
        shared = scope[0] if scope else ""
        pieces = self._pieces(phrase.removeprefix(shared), count) or self._spread(groups, count)
        return tuple(f"{shared}{piece}" for piece in self._completed(pieces)) if pieces else ()

    def _listed(self, phrase: str, count: int = 0) -> tuple[str, ...]:
        """The things of the one list of a class in a phrase, `count` if that is said: 国家级、省级企业; or empty."""
        lists = [found for found in self._list.finditer(phrase) if len(found.captures("item")) == count or not count]
        if len(lists) != 1:
            return ()
        front, behind = phrase[: lists[0].start()], phrase[lists[0].end() :]
        return tuple(f"{front}{item}{behind}" for item in lists[0].captures("item"))

    def _groups(self, phrase: str) -> list[str]:
        """What stands on both sides of the 和 of a phrase that lists things: A、B、C类人才 and D类人才; or empty."""
        if "、" not in phrase:
            return []
        groups = _cut(phrase, [mark for mark in self._part.finditer(phrase) if mark[0] != "、"])
        return groups if len(groups) > 1 and all(len(group) > _ALIKE for group in groups) else []

    def _spread(self, groups: Sequence[str], count: int) -> list[str]:
        """Each thing of some groups, if they are `count`: A、B类人才 and D类人才 are three; or empty."""
        things = [thing for group in groups for thing in self._listed(group) or (group,)]
        return things if len(things) == count and not any("、" in thing for thing in things) else []

    def _pieces(self, phrase: str, count: int) -> list[str]:
        """A phrase cut into `count` pieces: at each 、, and else at one other mark; empty where that is not sure."""
        marks = list(self._part.finditer(phrase))
        listed = [mark for mark in marks if mark[0] == "、"]
        if len(listed) != count - 1:
            last = [mark for mark in marks if not listed or mark.start() >= listed[-1].end()]
            if len(listed) != count - 2 or len(last) != 1:
                return []
            listed += last
        pieces = _cut(phrase, listed)
        return pieces if all(len(piece) >= SHORTEST for piece in pieces) else []

    def _completed(self, pieces: Sequence[str]) -> tuple[str, ...]:
        """Pieces of a list with what the first and the last one say for all; empty where that is not sure."""
        *others, last = pieces
        head = self._shared_head(others[0], last)
        tail = self._shared_tail(others, last)
        if not (head or tail or self._is_even((*others, last.removesuffix(OF)))):
            return ()
        if not tail and last.endswith(OF) and not others[0].endswith(OF):
            tail = OF
        return (f"{others[0]}{tail}", *(f"{head}{piece}{tail}" for piece in others[1:]), f"{head}{last}")

    def _shared_head(self, first: str, last: str) -> str:
        """What the first thing says for all: the 新获得 of 新获得国家一等奖、国家二等奖; or empty."""
        twin = self._twin.match(f"{first}、{last}")
        return twin["head"] if twin else first[: max(0, first.find(last[:_ALIKE]))]

    def _shared_tail(self, others: Sequence[str], last: str) -> str:
        """What stands behind the last thing of a list and belongs to all: the 产量 of 粮食、油料产量; or empty."""
        if alike := _behind_alike(others, last):
            return alike
        if any(self._whole.search(piece) for piece in others):
            return ""
        size = len(others[0])
        if last[size : size + 1] == OF and last[size + 1 :] and not any(OF in piece for piece in others):
            return last[size:]
        found = self._tail.search(last)
        return found[0] if found else ""

    def _is_even(self, pieces: Sequence[str]) -> bool:
        """Whether pieces that share nothing are each a thing by itself: all measures, all parties, or named alike."""
        short = len(pieces[0]) <= _SHORT and len({len(piece) for piece in pieces}) == 1
        return (
            short
            or len({piece[-1] for piece in pieces}) == 1
            or any(all(map(rule.search, pieces)) for rule in (self._whole, self._party))
        )


def _cut(phrase: str, marks: Sequence[Match[str]]) -> list[str]:
    """What stands between the marks of a phrase."""
    edges = [0, *(edge for mark in marks for edge in mark.span()), len(phrase)]
    return [phrase[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True)]


def _behind_alike(others: Sequence[str], last: str) -> str:
    """What stands in the last thing behind words that all the others end with."""
    for size in range(min(map(len, others)), _ALIKE - 1, -1):
        alike = others[0][-size:]
        if all(piece.endswith(alike) for piece in others) and (place := last.find(alike)) > 0:
            tail = last[place + size :]
            return tail if len(tail) >= _TAIL or tail == OF else ""
    return ""


@cache
def members(grammar: Grammar) -> Members:
    """The one reader of lists of things of a grammar."""
    return Members(grammar)
