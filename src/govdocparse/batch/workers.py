"""Messages -> their answers in the same order, by worker processes of which each may die, hang or run out of memory."""

from __future__ import annotations

import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing import connection as connections
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from time import monotonic
from typing import Generic, Literal, NamedTuple, TypeVar

import msgspec

from govdocparse.batch import worker
from govdocparse.batch.order import Window
from govdocparse.errors import UnusableInput

Key = TypeVar("Key")

# A message that surely fits into the buffer of a pipe may wait there for its turn; sending a larger one to a busy
# worker could last as long as its work.
_FITS = 16_384
_TRIES = 2
_START_SECONDS = 120.0
_FALSE_STARTS = 3
_LAST_SECONDS = 2.0

Reason = Literal["timeout", "memory", "died"]


class Broken(NamedTuple):
    """What came of a message that has no answer, after so many seconds; `code` is the exit code of its worker."""

    message: bytes
    reason: Reason
    seconds: float
    code: int | None = None


Answer = memoryview | Broken | None


class _Task(msgspec.Struct, Generic[Key]):
    """A message on its way."""

    number: int
    key: Key
    message: bytes
    tries: int = 0


class _Worker(msgspec.Struct, Generic[Key], eq=False):
    """A worker process, and the messages it was sent and has not answered, of which it works on the first."""

    process: SpawnProcess
    connection: Connection
    lifeline: Connection
    since: float
    ready: bool = False
    tasks: deque[_Task[Key]] = msgspec.field(default_factory=deque)


class Pool(Generic[Key]):
    """Worker processes that answer messages, for a `with` statement, which ends them all at once.

    There are at most `jobs` of them, each with what `start` gives in it and at most `memory` bytes of address space; a
    message may take `timeout` seconds. One whose worker died is tried once more: it may have been killed from outside.
    """

    def __init__(
        self, start: Callable[[], worker.Work], *, jobs: int, timeout: float, memory: int | None = None
    ) -> None:
        self._start = start
        self._jobs = jobs
        self._timeout = timeout
        self._memory = memory
        self._workers: list[_Worker[Key]] = []
        self._tasks: deque[_Task[Key]] = deque()
        self._window: Window[tuple[Key, Answer]] = Window()
        self._false_starts = 0

    def __enter__(self) -> Pool[Key]:
        return self

    def __exit__(self, *_: object) -> None:
        for each in self._workers:
            _end(each)
        self._workers.clear()

    def map(self, messages: Iterable[tuple[Key, bytes | None]]) -> Iterator[tuple[Key, Answer]]:
        """Each key with the answer to its message, in order; None where there is no message.

        Takes messages as they are needed. Raises UnusableInput where no worker can be started.
        """
        source = enumerate(messages)
        more = True
        while more or self._under_way():
            more = self._feed(source) and more
            if self._under_way():
                self._listen()
            yield from self._window.take()

    def _under_way(self) -> bool:
        return bool(self._tasks) or any(each.tasks for each in self._workers)

    def _feed(self, source: Iterator[tuple[int, tuple[Key, bytes | None]]]) -> bool:
        """Gives every worker something to do; whether there is more."""
        more = True
        while True:
            # One message a worker that is still to be started, so that none is started for nothing.
            while more and len(self._tasks) <= self._jobs - len(self._workers) and self._window.open():
                more = self._take(source)
            slot = self._slot(self._tasks[0]) if self._tasks else None
            if slot is None:
                return more
            self._send(slot, self._tasks.popleft())

    def _take(self, source: Iterator[tuple[int, tuple[Key, bytes | None]]]) -> bool:
        """The next message is a task; whether there was one."""
        for number, (key, message) in source:
            self._window.begin()
            if message is None:
                self._window.add(number, (key, None), 0)
            else:
                self._tasks.append(_Task(number, key, message))
            return True
        return False

    def _slot(self, task: _Task[Key]) -> _Worker[Key] | None:
        """A worker that can take the message at once; as many are started as there are messages for."""
        while len(self._workers) < self._jobs and len(self._tasks) > sum(not each.tasks for each in self._workers):
            self._hire()
        free = min((each for each in self._workers if each.ready), key=lambda each: len(each.tasks), default=None)
        if free is None or len(free.tasks) > (len(task.message) <= _FITS):
            return None
        return free

    def _hire(self) -> None:
        """Start one more worker; it ends with this process, whose end closes its lifeline."""
        context = get_context("spawn")
        ours, theirs = context.Pipe()
        hold, lifeline = context.Pipe()
        process = context.Process(
            target=worker.main, args=(theirs, lifeline, self._start, self._memory, self._timeout), daemon=True
        )
        with _sheltered():
            process.start()
        theirs.close()
        lifeline.close()
        self._workers.append(_Worker(process, ours, hold, monotonic()))

    def _send(self, to: _Worker[Key], task: _Task[Key]) -> None:
        if not to.tasks:
            to.since = monotonic()
        to.tasks.append(task)
        # Of a worker that has died there is something to hear: that it has.
        with suppress(OSError):
            to.connection.send_bytes(task.message)

    def _listen(self) -> None:
        """Waits until a worker says something, or its time is over."""
        begun = [each for each in self._workers if each.tasks or not each.ready]
        wait = min(self._deadline(each) for each in begun) - monotonic()
        heard = set(connections.wait([each.connection for each in self._workers], max(0.0, wait)))
        for each in list(self._workers):
            if each.connection in heard:
                self._hear(each)
            elif each in begun and monotonic() > self._deadline(each):
                self._lose(each, "timeout")

    def _deadline(self, of: _Worker[Key]) -> float:
        return of.since + (self._timeout if of.ready else _START_SECONDS)

    def _hear(self, speaker: _Worker[Key]) -> None:
        """Take in what a worker says: that it is ready, the answer to its oldest task, or that it is gone."""
        try:
            said = memoryview(speaker.connection.recv_bytes())
        except (EOFError, OSError):
            self._lose(speaker, "died")
            return
        if said[:1] == worker.MEMORY:
            self._lose(speaker, "memory")
            return
        speaker.ready = True
        speaker.since = monotonic()
        self._false_starts = 0
        if said[:1] == worker.DONE:
            task = speaker.tasks.popleft()
            self._window.add(task.number, (task.key, said[1:]), len(said))

    def _lose(self, lost: _Worker[Key], reason: Reason) -> None:
        """Ends a worker; the message that it worked on is answered so, the others go to another one."""
        seconds = monotonic() - lost.since
        if reason == "died":
            # What it has closed already it may not have ended yet; its own exit code says more than ours.
            connections.wait([lost.process.sentinel], _LAST_SECONDS)
        code = _end(lost)
        if reason == "died" and code == -signal.SIGABRT and self._memory is not None:
            reason = "memory"  # where no byte is left for an error, the interpreter and what is compiled end so
        self._workers.remove(lost)
        if not lost.ready:
            self._false_starts += 1
            if self._false_starts == _FALSE_STARTS:
                raise UnusableInput(f"no worker process starts (it ends with {code}); try --jobs 1, or more --memory")
        elif lost.tasks:
            task = lost.tasks[0]
            task.tries += 1
            if reason != "died" or task.tries == _TRIES:
                lost.tasks.popleft()
                broken = Broken(task.message, reason, seconds, code)
                self._window.add(task.number, (task.key, broken), len(task.message))
        self._tasks.extendleft(reversed(lost.tasks))


def _end(of: _Worker[Key]) -> int | None:
    """Kills a worker and all that it started; its exit code, which is its own where it had ended already."""
    of.connection.close()
    of.lifeline.close()
    if sys.platform != "win32" and of.process.pid is not None:
        with suppress(OSError):
            os.killpg(of.process.pid, signal.SIGKILL)
    of.process.kill()
    of.process.join()
    code = of.process.exitcode
    of.process.close()
    return code


@contextmanager
def _sheltered() -> Iterator[None]:
    """A Ctrl-C meanwhile is ours alone: a new process would die of it with a traceback."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
