"""Outcomes in any order -> the same in the order of their numbers, with a bound on how many wait for their turn."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Generic, TypeVar

T = TypeVar("T")

_MOST, _MOST_BYTES = 4096, 128 << 20


class Window(Generic[T]):
    """Holds what comes before its turn; as long as it is open, more may be begun."""

    def __init__(self, most: int = _MOST, most_bytes: int = _MOST_BYTES) -> None:
        self._waiting: dict[int, tuple[T, int]] = {}
        self._begun = self._next = 0
        self._most = most
        self._left = most_bytes

    def open(self) -> bool:
        """Whether the next number may be begun: it is near to its turn, and what waits is not too much."""
        return self._begun < self._next + self._most and self._left > 0

    def begin(self) -> None:
        """The next number is begun."""
        self._begun += 1

    def add(self, number: int, outcome: T, size: int) -> None:
        """The outcome of a number, of so many bytes."""
        self._waiting[number] = outcome, size
        self._left -= size

    def take(self) -> Iterator[T]:
        """All whose turn it is."""
        while self._next in self._waiting:
            outcome, size = self._waiting.pop(self._next)
            self._next += 1
            self._left += size
            yield outcome
