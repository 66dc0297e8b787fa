"""How long work takes, in seconds of this process: other processes do not count, and of several runs the best does."""

from __future__ import annotations

from collections.abc import Callable

from speed import seconds

# What a ratio may be worse than linear, for caches that a longer text leaves and for the clock's grain.
_SLACK = 2.5
_LEAST = 0.001


def assert_linear(work_on: Callable[[int], Callable[[], object]], size: int, times: int = 8) -> None:
    """Work on `times` the size takes no longer than in proportion; the shorter one sets the measure in the same run."""
    short, long = work_on(size), work_on(size * times)
    short()
    measure = max(seconds(short), _LEAST)
    assert seconds(long) < _SLACK * times * measure
