"""The terminal that progress is shown on, as long as there is one."""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import IO, TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from rich.console import Console


def console() -> Console:
    """Standard error for a bar; work goes on when the terminal has gone, and what is still said there is lost."""
    from rich.console import Console

    return Console(file=cast("IO[str]", _Unheard(sys.stderr)), highlight=False)


class _Unheard:
    """A stream on which nobody may listen any more."""

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        with suppress(OSError):
            self._stream.write(text)
        return len(text)

    def flush(self) -> None:
        with suppress(OSError):
            self._stream.flush()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)
