"""A time and the words around it -> what is done in it or goes on for it; empty where nothing says so."""

from __future__ import annotations

from functools import cache

from govdocparse.facts.leaf import BLANK
from govdocparse.facts.phrases import OF, SHORTEST
from govdocparse.grammar import Grammar
from govdocparse.model import Quantity

# Words no longer than this beside how often something is done say what is done: 每5年修订1次, 每年调整1次专业.
SHORT = 6


class Times:
    """Reads what a time is for by the rules of one grammar."""

    def __init__(self, grammar: Grammar) -> None:
        self._doer = grammar.pattern("measure_doer")
        self._launched = grammar.pattern("measure_launched")
        self._holder = grammar.pattern("measure_holder")
        self._often = grammar.lexicon("measure_times")
        self._event = grammar.pattern("measure_event")
        self._event_of = grammar.pattern("measure_event_of")
        self._deadline = grammar.pattern("measure_deadline")
        self._paused = grammar.pattern("measure_paused")
        self._ahead = grammar.pattern("measure_ahead")
        self._suffix = grammar.pattern("measure_suffix")
        self._task_end = grammar.pattern("measure_task_end")
        self._task_share = grammar.pattern("measure_task_share")
        self._left_over = grammar.pattern("measure_left_over")
        self._since = grammar.pattern("measure_since")
        self._running = grammar.pattern("measure_running")
        self._programme = grammar.pattern("measure_programme")
        self._total = grammar.pattern("measure_total")
        self._change = grammar.pattern("measure_change")
        self._verb = grammar.pattern("measure_verb")
        self._way = grammar.pattern("measure_behind")

    def task(self, front: str, string: str, ends: tuple[int, int, int]) -> str:
        """What is to be done by a deadline: 缴纳费用 behind 20日内, 书面通知 behind 提前30日; else empty.

        `ends` are the places where the time ends, where its clause does, and where the next number begins.
        """
        end, limit, following = ends
        if paused := self._paused.match(string, end, following):
            return str(paused["task"])
        behind = string[end:limit]
        if limit == following and (share := self._task_share.match(string, following)):
            behind += share["what"]
        if (event := self._event.search(front)) and self._event_of.match(behind):
            return str(event[0])
        deadline = self._deadline.match(behind)
        if deadline is None and (self._ahead.search(front) is None or self._suffix.match(behind)):
            return ""
        return self._done(behind[deadline.end() if deadline else 0 :])

    def spans(self, quantity: Quantity, string: str) -> bool:
        """Whether a number is a time in which all that follows is done: 一年内开展医疗、康复服务1000人次."""
        return quantity.kind == "time" and self._deadline.match(string, quantity.end) is not None

    def is_often(self, quantity: Quantity) -> bool:
        """Whether a number counts how often something is done."""
        return quantity.unit in self._often

    def says_how_often(self, quantity: Quantity, following: Quantity, between: str) -> bool:
        """Whether a time and the next number say how often something is done: 每5年修订1次."""
        return quantity.kind == "time" and self.is_often(following) and len(between) <= SHORT

    def planned(self, front: str) -> str:
        """What a plan is for, by the words in front of its time, without who begins it."""
        return str(self._launched.sub("", front))

    def programme(self, behind: str) -> str:
        """The word for a plan that a time is a part of the name of (三年行动计划), else empty."""
        found = self._programme.match(behind)
        return found[0] if found else ""

    def lasting(self, front: str, behind: str) -> str | None:
        """What goes on for a time by the words behind it (近3年无违法记录); None where others say so."""
        way = self._way.match(behind)
        done = self.held(self._done(behind[way.end() :] if way else behind))
        if self._since.search(front):
            return done
        return done if len(done) > SHORTEST and self._running.search(front) else None

    def held(self, done: str) -> str:
        """What somebody has had for a time, without who that is: 纳税证明的居民."""
        return str(self._holder.sub("", done))

    def around(self, quantity: Quantity, front: str, behind: str) -> str:
        """Of a time that no other words are for: its change (可以延长30日), or what was done in it (五年累计造林)."""
        verb = self._change.search(front)
        if verb and quantity.change:
            return str(verb[0])
        if behind.startswith(OF):
            return ""  # 五年的实践启示我们
        done = self._done(self._total.sub("", behind))
        return "" if self._change.fullmatch(done) else done

    def _done(self, behind: str) -> str:
        """What is done, by the words behind a time, up to where they end."""
        behind = behind.partition(BLANK)[0]
        end = self._task_end.search(behind)
        behind = behind[: end.start()] if end else behind
        if (opened := behind.rfind("（")) > behind.rfind("）"):
            behind = behind[:opened]
        words: str = self._left_over.sub("", self._doer.sub("", behind))
        got = self._verb.match(words)
        return words if len(words) >= SHORTEST and (got is None or got.end() < len(words)) else ""


@cache
def times(grammar: Grammar) -> Times:
    """The one reader of times of a grammar."""
    return Times(grammar)
