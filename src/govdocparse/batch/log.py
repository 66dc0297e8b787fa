"""What a run says while it goes on: lines for a reader, or JSON objects for a machine, on standard error."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import Literal

import msgspec

LogFormat = Literal["text", "json"]
Level = Literal["info", "warning", "error"]


class Log:
    """Says events; `write` takes the finished lines."""

    def __init__(self, format_: LogFormat, write: Callable[[str], None]) -> None:
        self.format = format_
        self.write = write

    def say(self, event: str, text: str, level: Level = "info", **fields: object) -> None:
        """One event: `text` for a reader, the rest for a machine."""
        if self.format == "text":
            self.write(" ".join(text.splitlines()))
            return
        now = datetime.now(UTC).isoformat(timespec="milliseconds")
        self.write(msgspec.json.encode({"time": now, "level": level, "event": event, **fields}).decode())

    def summary(self, text: Iterable[str], totals: object) -> None:
        """The end: lines for a reader, or one event with all in it."""
        if self.format == "text":
            for line in text:
                self.write(line)
        else:
            self.say("summary", "", **msgspec.to_builtins(totals))
