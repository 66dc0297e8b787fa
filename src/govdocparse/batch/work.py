"""What a worker does with one document: parse it, find its facts, encode both as the output needs them."""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from pathlib import Path
from time import perf_counter
from typing import Any, Literal

import msgspec

from govdocparse import readers
from govdocparse.batch import outputs
from govdocparse.batch.item import Item, Refused, sent
from govdocparse.batch.outputs import Encode, Format
from govdocparse.errors import UnusableInput
from govdocparse.facts import facts
from govdocparse.file_names import readable
from govdocparse.grammar import Grammar, load, shipped
from govdocparse.pipeline import parse
from govdocparse.readers import Media
from govdocparse.readers.reading import Limits
from govdocparse.strings import on_one_line


class Result(msgspec.Struct, frozen=True, omit_defaults=True, array_like=True):
    """What came of one document; `document` and `facts` are encoded, and empty where there is none.

    `status` is "parsed", "unusable" (by its own fault) or "failed" (by ours), and `message` says why.
    """

    status: Literal["parsed", "unusable", "failed"] = "parsed"
    seconds: float = 0.0
    sha256: str | None = None
    size: int | None = None
    message: str | None = None
    diagnostics: dict[str, int] = {}
    errors: int = 0
    count: int = 0
    document: bytes = b""
    facts: bytes = b""


_SPECIMEN = "关于工作的通知\n一、安排资金1万元。\n"

_result = msgspec.msgpack.Decoder(Result)
_encode = msgspec.msgpack.Encoder().encode


def result(answer: memoryview) -> Result:
    """The answer of a worker as it was before it was sent."""
    return _result.decode(answer)


def _known(content: str | bytes) -> Result:
    """What is to be said of a document before it is parsed."""
    raw = content.encode() if isinstance(content, str) else content
    return Result(sha256=hashlib.sha256(raw).hexdigest(), size=len(raw))


def _without_document(found: Result, error: Exception) -> Result:
    """What comes of a document that is not to be had; a defect of ours must cost one document, not a night's work."""
    if isinstance(error, UnusableInput):
        return msgspec.structs.replace(found, status="unusable", message=str(error))
    why = readable(on_one_line(f"{type(error).__name__}: {error}"))
    return msgspec.structs.replace(found, status="failed", message=why)


class Start(msgspec.Struct, frozen=True):
    """How documents are to be read and written; called in a worker, it makes it ready."""

    format: Format
    media: Media | None
    limits: Limits
    grammars: tuple[Path, ...]

    def __call__(self) -> _Worker:
        """A worker that is ready."""
        # Its own allocator takes far more address space than memory, and that is what a worker is bound by.
        os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")
        worker = _Worker(self, load(self.grammars) if self.grammars else shipped(), outputs.encoder(self.format))
        # What is built at first use is built now, and is not taken for the time and memory of the first document.
        worker.result(Item("", _SPECIMEN))
        return worker


class _Worker(msgspec.Struct, frozen=True):
    """Answers a Task with a Result, whatever happens to it; only a MemoryError is let through."""

    how: Start
    grammar: Grammar
    encode: Encode

    def __call__(self, message: bytes) -> bytes:
        """The answer to one message."""
        return _encode(self.result(sent(message)))

    def result(self, item: Item) -> Result:
        """What comes of one document."""
        begun = perf_counter()
        return msgspec.structs.replace(self._found(item), seconds=round(perf_counter() - begun, 4))

    def _found(self, item: Item) -> Result:
        """What became of one document: its parse, or why there is none."""
        # A short function: where no byte is left, CPython 3.11 takes for ever to hand a MemoryError on from a place
        # behind the 256th instruction, as it makes an integer of that place.
        found = Result()
        try:
            content = self._content(item)
            found = _known(content)
            return msgspec.structs.replace(found, **self._parsed(item, content))
        except MemoryError:
            raise
        except Exception as error:
            return _without_document(found, error)

    def _content(self, item: Item) -> str | bytes:
        if isinstance(item.source, Path):
            return readers.data_of(item.source, self.how.limits)
        if isinstance(item.source, Refused):
            raise UnusableInput(item.source.message)
        return item.source

    def _parsed(self, item: Item, content: str | bytes) -> dict[str, Any]:
        """What a Result says of a document."""
        document = parse(
            content, name=item.name, media=self.how.media or item.media, limits=self.how.limits, grammar=self.grammar
        )
        found = facts(document, self.grammar)
        encoded, table = self.encode(document, found, item.key)
        return {
            "diagnostics": dict(sorted(Counter(item.code for item in document.diagnostics).items())),
            "errors": sum(item.severity == "error" for item in document.diagnostics),
            "count": len(found),
            "document": encoded,
            "facts": table,
        }
