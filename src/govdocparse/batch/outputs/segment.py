"""What all outputs share: the formats, the names of a segment's files, and what a segment of any format can do."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO, Generic, Literal, NamedTuple, Protocol, TypeVar, get_args

from govdocparse.batch import disk
from govdocparse.facts import Fact
from govdocparse.model import Document

Format = Literal["json", "xml", "ndjson", "ndjson.gz", "ndjson.zst", "parquet"]
FORMATS: tuple[Format, ...] = get_args(Format)

# A document, its facts and its key to both encoded.
Encode = Callable[[Document, Sequence[Fact], str | None], tuple[bytes, bytes]]


class Entry(NamedTuple):
    """One document as it goes into a segment; `document` is empty where there is none, and `status` says why."""

    number: int
    name: str
    key: str | None
    status: str
    message: str | None
    document: bytes
    facts: bytes


class Segment(Protocol):
    """Some documents in a row with their facts, which appear in the output together."""

    def add(self, entry: Entry) -> str | None:
        """Takes one document; where it will stand below the output folder, None where there is none."""

    def commit(self) -> None:
        """All of it is in the output and safe on the disk, or an OSError says why not."""

    def discard(self) -> None:
        """None of it is kept."""


def files(format_: Format, output: Path, number: int) -> tuple[Path, Path]:
    """Where the documents and the facts of a segment are; the documents may be a folder."""
    folder = format_ in ("json", "xml")
    documents, facts = ("", ".ndjson") if folder else (f".{format_}", f".{format_}")
    return output / "documents" / f"{number:06d}{documents}", output / "facts" / f"{number:06d}{facts}"


class Part:
    """A file that is written beside its place, and appears there at its commit."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._beside = disk.temporary(path)
        self.file: IO[bytes] = self._beside.open("wb")

    def commit(self) -> None:
        """The file is there, and safe on the disk."""
        self.file.flush()
        os.fsync(self.file.fileno())
        self.file.close()
        disk.appear(self._beside, self._path)

    def discard(self) -> None:
        """The file is gone."""
        # What is still to be written may find no room; it is not wanted.
        with suppress(OSError):
            self.file.close()
        disk.remove(self._beside)


class Output(Protocol):
    """What a pair is made of: it appears at its commit, or is given up."""

    def commit(self) -> None:
        """It is there, and safe on the disk."""

    def discard(self) -> None:
        """It is gone."""


File = TypeVar("File", bound=Output)


class Pair(Generic[File]):
    """A file of documents and one of facts, which appear, or are given up, together."""

    def __init__(self, open_: Callable[[Path], File], documents: Path, facts: Path) -> None:
        self.place = f"documents/{documents.name}"
        self.documents = open_(documents)
        try:
            self.facts = open_(facts)
        except BaseException:
            self.documents.discard()
            raise

    def commit(self) -> None:
        """As Segment says."""
        self.documents.commit()
        self.facts.commit()

    def discard(self) -> None:
        """As Segment says."""
        self.documents.discard()
        self.facts.discard()
