"""How far a run is: a bar with rate and remaining time on a terminal, a line from time to time elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Thread
from time import monotonic
from typing import TYPE_CHECKING

from govdocparse import terminal
from govdocparse.batch.log import Log
from govdocparse.counted import counted

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

_EVERY = 10.0


class Progress:
    """Counts documents, and bytes of input of which there are so many in all; the total comes when it is known."""

    def __init__(self, log: Log, measure: Callable[[], int]) -> None:
        self._log = log
        self._total: int | None = None
        self._begun = self._said = monotonic()
        self._documents = self._failures = self._bytes = self._before = 0
        # Counting a million files takes a while; the run need not wait for it.
        Thread(target=self._measure, args=(measure,), daemon=True).start()

    def _measure(self, measure: Callable[[], int]) -> None:
        self._total = measure()

    def skip(self, share: int) -> None:
        """A document of an earlier run."""
        self._bytes += share
        self._before += share
        self._begun = monotonic()

    def advance(self, share: int, *, failed: bool) -> None:
        """A document is done."""
        self._documents += 1
        self._failures += failed
        self._bytes += share
        self.show()

    def show(self) -> None:
        """Says where the run is, if it is time for it."""
        now = monotonic()
        if now - self._said < _EVERY:
            return
        self._said = now
        rest = self.remaining()
        left = "" if rest is None else f", about {_clock(rest)} left"
        self._log.say(
            "progress", f"{counted(self._documents, 'document')}, {self.rate():.1f} a second{left}",
            documents=self._documents, failures=self._failures, rate=round(self.rate(), 2),
            remaining_seconds=rest and round(rest),
        )  # fmt: skip

    def rate(self) -> float:
        """Documents a second in this run."""
        return self._documents / max(1e-9, monotonic() - self._begun)

    def remaining(self) -> float | None:
        """The seconds that the rest of the input takes at the speed so far; None where nobody can tell."""
        done = self._bytes - self._before
        if self._total is None or done <= 0:
            return None
        return max(0, self._total - self._bytes) * (monotonic() - self._begun) / done


class BarProgress(Progress):
    """The same as a bar."""

    def __init__(self, log: Log, measure: Callable[[], int], bar: Bar) -> None:
        self._bar = bar
        self._task = bar.add_task("parsing", total=None, note="")
        super().__init__(log, measure)

    def show(self) -> None:
        """Moves the bar; it redraws itself."""
        rest = self.remaining()
        left = "" if rest is None else f", {_clock(rest)} left"
        failed = f", {self._failures} failed" if self._failures else ""
        note = f"{counted(self._documents, 'document')}, {self.rate():.1f}/s{left}{failed}"
        # Files grow and archives have padding: the bar ends when the run does.
        total = self._total and max(self._total, self._bytes)
        self._bar.update(self._task, completed=self._bytes, total=total, note=note)


@contextmanager
def progress(log: Log, measure: Callable[[], int]) -> Iterator[Progress]:
    """A bar where standard error is a terminal and lines are for a reader."""
    if log.format == "json" or not sys.stderr.isatty():
        yield Progress(log, measure)
        return
    from rich.progress import BarColumn, TaskProgressColumn, TextColumn
    from rich.progress import Progress as Bar

    console = terminal.console()
    columns = BarColumn(), TaskProgressColumn(), TextColumn("{task.fields[note]}")
    with Bar(*columns, console=console, transient=True, redirect_stdout=False) as bar:
        before, log.write = log.write, lambda line: console.print(line, markup=False, soft_wrap=True)
        try:
            yield BarProgress(log, measure, bar)
        finally:
            log.write = before


def _clock(seconds: float) -> str:
    """A span of time as people say it: 2:05:09, 5:09."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
