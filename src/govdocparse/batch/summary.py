"""Rows of the manifest -> the summary of a run: how many, which failures, which diagnostics, what was slow."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Iterator

import msgspec

from govdocparse.batch.manifest import Row
from govdocparse.counted import counted

_SLOWEST = 10


class Slow(msgspec.Struct, frozen=True, order=True):
    """A document and how long it took."""

    seconds: float
    index: int
    input: str


class Totals(msgspec.Struct, frozen=True, kw_only=True):
    """The summary of a run; `failures` are counted by status, `diagnostics` by code, `seconds` are those of workers."""

    documents: int
    parsed: int
    facts: int
    bytes: int
    seconds: float
    with_errors: int
    failures: dict[str, int]
    diagnostics: dict[str, int]
    slowest: list[Slow]


class Summary:
    """Adds up rows; what it keeps does not grow with their number."""

    def __init__(self) -> None:
        self._statuses: Counter[str] = Counter()
        self._diagnostics: Counter[str] = Counter()
        self._numbers: Counter[str] = Counter()
        self._seconds = 0.0
        self._slowest: list[Slow] = []

    def add(self, row: Row) -> None:
        """Counts one document."""
        self._statuses[row.status] += 1
        self._diagnostics.update(row.diagnostics)
        self._numbers["facts"] += row.facts
        self._numbers["bytes"] += row.bytes or 0
        self._numbers["with_errors"] += row.errors > 0
        self._seconds += row.seconds
        slow = Slow(row.seconds, -row.index, row.input)
        if len(self._slowest) < _SLOWEST:
            heapq.heappush(self._slowest, slow)
        else:
            heapq.heappushpop(self._slowest, slow)

    @property
    def documents(self) -> int:
        """How many documents there were."""
        return self._statuses.total()

    def totals(self) -> Totals:
        """All that was added up."""
        return Totals(
            documents=self.documents,
            parsed=self._statuses["parsed"],
            facts=self._numbers["facts"],
            bytes=self._numbers["bytes"],
            seconds=round(self._seconds, 3),
            with_errors=self._numbers["with_errors"],
            failures=_by_count(self._statuses, "parsed"),
            diagnostics=_by_count(self._diagnostics),
            slowest=[Slow(each.seconds, -each.index, each.input) for each in sorted(self._slowest, reverse=True)],
        )


def lines(totals: Totals) -> Iterator[str]:
    """The summary for a reader."""
    read = f"{counted(totals.facts, 'fact')}, {counted(totals.bytes, 'byte')} read"
    yield f"{counted(totals.documents, 'document')}: {totals.parsed} parsed, {read}"
    if totals.failures:
        yield f"failures: {_listed(totals.failures)}"
    if totals.diagnostics:
        yield f"diagnostics: {_listed(totals.diagnostics)}"
    if totals.slowest:
        yield "slowest:"
        yield from (f"  {each.seconds:8.3f} s  {each.input}" for each in totals.slowest)


def _listed(counts: dict[str, int]) -> str:
    return ", ".join(f"{count} {name}" for name, count in counts.items())


def _by_count(counts: Counter[str], *left_out: str) -> dict[str, int]:
    """The most frequent first."""
    kept = ((name, count) for name, count in counts.items() if count and name not in left_out)
    return dict(sorted(kept, key=lambda pair: (-pair[1], pair[0])))
