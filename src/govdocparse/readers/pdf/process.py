"""The pages of a PDF file, read by `worker.py` in a process of its own, which ends with the reading at the latest.

A message of that process is the count of the pages (the first), then for each page its Pages, with the reason why
there are none; or a refusal. What it says is checked: a hostile file may have power over it.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path
from subprocess import DEVNULL, PIPE, Popen
from threading import TIMEOUT_MAX, Timer
from time import monotonic
from typing import IO

from msgspec import MsgspecError
from msgspec.json import Decoder

from govdocparse.errors import UnusableInput
from govdocparse.readers.layout.page import Page
from govdocparse.readers.page_notes import Reason
from govdocparse.readers.reading import Limits
from govdocparse.strings import on_one_line

Found = tuple[Reason, list[Page]]
Symbols = Mapping[str, Mapping[int, str]]

_SCRIPT = Path(__file__).with_name("worker.py")
_NO_SYMBOLS: Symbols = {}
_MESSAGE: Decoder[int | str | Found] = Decoder(int | str | Found)
_REPAIR = "repair it first: qpdf IN OUT"


@contextmanager
def reading(
    data: bytes, what: str, limits: Limits, script: Path = _SCRIPT, symbols: Symbols = _NO_SYMBOLS
) -> Iterator[Iterator[Found]]:
    """Each page of a PDF file, as it is read; raises UnusableInput, also while the pages come.

    `symbols` are the characters of symbol fonts by their codes.
    """
    # No environment, no working directory, no site: the script imports from that folder, and nothing of the user's.
    options = ["-I", "-S", *(["-B"] if sys.dont_write_bytecode else [])]
    numbers = (limits.memory, limits.seconds, limits.characters, limits.elements)
    command = [
        sys.executable or "",
        *options,
        str(script),
        *map(str, numbers),
        _libraries(what),
        json.dumps(symbols),  # in ASCII, which every system can pass on
    ]
    try:
        process = Popen(command, stdin=PIPE, stdout=PIPE, stderr=DEVNULL)  # noqa: S603 - nothing in it is input
    except OSError as error:
        raise UnusableInput(f"{what} cannot be read: no process can be started for it ({error})") from error
    with process:
        try:
            yield _Answers(process, what, limits).pages(data)
        finally:
            process.kill()
            _close(process.stdin)


def _libraries(what: str) -> str:
    """The folder where the library stands that the script needs; raises UnusableInput for want of it."""
    found = find_spec("pypdfium2_raw")
    if found is None or found.origin is None:
        raise UnusableInput(f"{what} is a PDF file, which needs one more package: pip install 'govdocparse[pdf]'")
    return str(Path(found.origin).parents[1])


def _close(stream: IO[bytes] | None) -> None:
    """Ends what a process is told, whether it listens or not."""
    with suppress(OSError):
        if stream is not None:
            stream.close()


class _Answers:
    """What the process says; only the time that it is waited for counts."""

    def __init__(self, process: Popen[bytes], what: str, limits: Limits) -> None:
        self._process = process
        self._what = what
        self._limits = limits
        self._left = min(float(limits.seconds), TIMEOUT_MAX)
        self._overdue = False

    def pages(self, data: bytes) -> Iterator[Found]:
        """Each page of the file."""
        with self._waited_for():
            self._tell(data)
        count = self._next()
        if not isinstance(count, int):
            raise self._broken()
        self._limits.hold(self._what, "pages", count)
        for _ in range(count):
            found = self._next()
            if isinstance(found, int):
                raise self._broken()
            yield found

    def _tell(self, data: bytes) -> None:
        # A process that died does not listen; what it says, or does not, is read all the same.
        with suppress(OSError):
            if self._process.stdin is not None:
                self._process.stdin.write(data)
        _close(self._process.stdin)

    def _next(self) -> int | Found:
        """The next message; raises UnusableInput for a refusal, and where there is none."""
        with self._waited_for():
            data = self._heard()
        try:
            message = _MESSAGE.decode(data)
        except (MsgspecError, UnicodeDecodeError) as error:
            raise self._broken() from error
        if isinstance(message, str):
            raise UnusableInput(f"{self._what} {on_one_line(message)}")
        return message

    def _heard(self) -> bytes:
        stream = self._process.stdout
        return b"" if stream is None else stream.readline(min(self._limits.memory, sys.maxsize))

    @contextmanager
    def _waited_for(self) -> Iterator[None]:
        """Ends the process when its time is over."""
        timer = Timer(max(0.0, self._left), self._end)
        timer.daemon = True
        timer.start()
        begun = monotonic()
        try:
            yield
        finally:
            timer.cancel()
            self._left -= monotonic() - begun

    def _end(self) -> None:
        self._overdue = True
        self._process.kill()

    def _broken(self) -> UnusableInput:
        if self._overdue:
            return UnusableInput(f"{self._what} {self._limits.passed('seconds')}, or {_REPAIR}")
        return UnusableInput(f"{self._what} {self._limits.passed('memory')}, or {_REPAIR}")
