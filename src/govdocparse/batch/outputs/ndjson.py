"""Output of NDJSON, one document a line and one fact a line, plain, in gzip or in zstd."""

from __future__ import annotations

import gzip
import io
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

from govdocparse.batch import NEEDS_ARROW
from govdocparse.batch.outputs.segment import Encode, Entry, Format, Pair, Part
from govdocparse.errors import UnusableInput
from govdocparse.facts import Fact
from govdocparse.model import Document
from govdocparse.writers.json import to_json_bytes
from govdocparse.writers.tabular import json_lines

_LEVEL = 6


def encoder(format_: Format) -> Encode:
    """Lines; for gzip packed already, each document a member of the file, so that the workers share the work.

    Raises UnusableInput where the package for zstd is missing.
    """
    if format_ == "ndjson.zst":
        try:
            import pyarrow  # noqa: F401 - only to say at once what is missing
        except ImportError as error:
            raise UnusableInput(f"zstd {NEEDS_ARROW}") from error

    def encode(document: Document, facts: Sequence[Fact], _: str | None) -> tuple[bytes, bytes]:
        encoded = to_json_bytes(document, indent=False), json_lines(facts)
        return (_packed(encoded[0]), _packed(encoded[1])) if format_ == "ndjson.gz" else encoded

    return encode


def _packed(lines: bytes) -> bytes:
    # No time of day in it: the same document gives the same bytes.
    return gzip.compress(lines, _LEVEL, mtime=0) if lines else b""


class NdjsonSegment(Pair["_Lines"]):
    """A file of documents and one of facts."""

    def __init__(self, documents: Path, facts: Path) -> None:
        super().__init__(_Lines, documents, facts)

    def add(self, entry: Entry) -> str | None:
        """As Segment says."""
        if not entry.document:
            return None
        self.documents.write(entry.document)
        self.facts.write(entry.facts)
        return self.place


class _Lines:
    """A file of lines, packed with zstd where its name says so: as one frame, which every reader reads to its end."""

    def __init__(self, path: Path) -> None:
        self._part = Part(path)
        self._packer: Any = None
        if path.suffix == ".zst":
            import pyarrow

            self._packer = pyarrow.CompressedOutputStream(pyarrow.PythonFile(_Kept(self._part.file), "w"), "zstd")

    def write(self, lines: bytes) -> None:
        """The lines go to the file."""
        (self._packer or self._part.file).write(lines)

    def commit(self) -> None:
        """The file is there."""
        if self._packer is not None:
            self._packer.close()
        self._part.commit()

    def discard(self) -> None:
        """The file is gone."""
        with suppress(OSError):
            if self._packer is not None:
                self._packer.close()
        self._part.discard()


class _Kept(io.RawIOBase):
    """A file that a packer writes to, and does not close with itself."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    def writable(self) -> bool:
        """Always."""
        return True

    def write(self, data: Any, /) -> int:
        """As io.RawIOBase."""
        return self._file.write(data)
