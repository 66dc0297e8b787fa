"""How long work takes, in seconds of this process: other processes do not count, and of several runs the best does."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from speed import seconds

# What a ratio may be worse than linear, for caches that a longer text leaves and for the clock's grain.
_SLACK = 2.5
_LEAST = 0.001
# A neighbour of this machine may slow down all runs of a series; what is not linear is slow in each series.
_SERIES = 3


def assert_linear(work_on: Callable[[int], Callable[[], object]], size: int, times: int = 8) -> None:
    """Work on `times` the size takes no longer than in proportion; the shorter one sets the measure in the same run."""
    short, long = work_on(size), work_on(size * times)
    short()
    measure, took = float("inf"), float("inf")
    for _ in range(_SERIES):
        with _heap_left_out():
            measure, took = min(measure, seconds(short)), min(took, seconds(long))
        if took < _SLACK * times * max(measure, _LEAST):
            return
    raise AssertionError(f"{times} times the size takes {took / measure:.1f} times as long")


@contextmanager
def _heap_left_out() -> Iterator[None]:
    """What is alive by now is not walked by the garbage collector: only the longer run is long enough to make it walk.

    Half a million objects of all tests would else count for the text.
    """
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
