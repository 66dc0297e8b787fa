"""A worker process: takes a message, answers it, and so on, until its parent goes or it runs out of memory.

An answer is one letter and what belongs to it: `READY` once, then `DONE` with the answer or `MEMORY` for each message.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection

READY, DONE, MEMORY = b"R", b"D", b"M"

# How long processor time may go on past a document's time, for a parent that does not end the worker itself.
_GRACE = 10

Work = Callable[[bytes], bytes]


def main(
    connection: Connection, lifeline: Connection, start: Callable[[], Work], memory: int | None, timeout: float
) -> None:
    """Answers the messages of a connection with what `start` gives; ends when `lifeline` ends."""
    _alone()
    threading.Thread(target=_watch, args=(lifeline,), daemon=True).start()
    work = start()
    _hush()
    _bound("RLIMIT_CORE", 0)
    if memory is not None:
        _bound("RLIMIT_AS", memory)
    with suppress(EOFError, BrokenPipeError, ConnectionResetError):
        connection.send_bytes(READY)
        while True:
            try:
                message = connection.recv_bytes()
                _bound("RLIMIT_CPU", int(_spent() + timeout + _GRACE))
                answer = DONE + work(message)
            except MemoryError:
                # What a failed allocation leaves behind nobody knows: the parent starts another worker.
                answer = MEMORY
            connection.send_bytes(answer)


def _alone() -> None:
    """A group of its own, so that Ctrl-C is for the parent only, and what we start can be ended with us."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform != "win32":
        os.setsid()
        signal.pthread_sigmask(signal.SIG_SETMASK, ())


def _hush() -> None:
    """Silence for what libraries write to standard error: what is said there is the parent's, line by line."""
    with suppress(OSError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 2)
        os.close(nowhere)


def _watch(lifeline: Connection) -> None:
    """Ends this process, and what it started, when its parent has gone, however that came."""
    with suppress(EOFError, OSError):
        lifeline.recv_bytes()
    if sys.platform != "win32":
        os.killpg(0, signal.SIGKILL)
    os._exit(1)


def _bound(limit: str, most: int) -> None:
    """A limit of the system, where it has it."""
    with suppress(ImportError, AttributeError, ValueError, OSError):
        import resource

        number = getattr(resource, limit)
        hard = resource.getrlimit(number)[1]
        resource.setrlimit(number, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def _spent() -> float:
    """Processor time of this process so far, in seconds."""
    times = os.times()
    return times.user + times.system
