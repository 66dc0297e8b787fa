"""What workers of the tests do with a message: as it says."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from govdocparse.batch.worker import Work


@dataclass(frozen=True)
class Start:
    """Makes workers; `fails` ends each of them before it is ready."""

    fails: bool = False

    def __call__(self) -> Work:
        if self.fails:
            sys.exit(7)
        return obey


def obey(message: bytes) -> bytes:
    """The answer to a message, if there is one: what its first word says, or the beginning of the message."""
    word, _, rest = message.decode().partition(" ")
    return (_ORDERS[word](rest) if word in _ORDERS else None) or message[:1000]


def _die(_: str) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _abort(said: str) -> None:
    """Ends as compiled code does where no byte is left."""
    os.write(2, said.encode())
    os.abort()


def _once(mark: str) -> None:
    """Dies the first time only."""
    if not Path(mark).exists():
        Path(mark).touch()
        os.kill(os.getpid(), signal.SIGKILL)


def _spin(_: str) -> None:
    while True:
        pass


def _child(mark: str) -> None:
    """Starts a process, and hangs as it does."""
    subprocess.Popen([sys.executable, "-c", f"import time; open({mark!r}, 'w').close(); time.sleep(3600)"])
    time.sleep(3600)


_ORDERS: dict[str, Callable[[str], bytes | None]] = {
    "die": _die,
    "abort": _abort,
    "once": _once,
    "hang": lambda _: time.sleep(3600),
    "spin": _spin,
    "child": _child,
    "eat": lambda size: bytes(int(size))[:1],
    "sleep": lambda seconds: time.sleep(float(seconds)),
    "large": lambda size: b"x" * int(size),
    "pid": lambda _: str(os.getpid()).encode(),
}
