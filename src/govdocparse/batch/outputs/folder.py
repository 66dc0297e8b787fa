"""Output of one JSON or XML file a document, in folders of a segment each, with the facts as NDJSON beside them."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import regex

from govdocparse.batch import disk
from govdocparse.batch.outputs.segment import Encode, Entry, Format, Part
from govdocparse.facts import Fact
from govdocparse.file_names import on_disk
from govdocparse.model import Document
from govdocparse.writers.json import to_json_bytes
from govdocparse.writers.tabular import json_lines
from govdocparse.writers.xml import to_xml

_UNSAFE = regex.compile(r"[^\p{L}\p{N}._-]+")
_LONGEST = 120
_AT_ONCE = 16


def encoder(format_: Format) -> Encode:
    """The documents as the command parse writes them."""

    def encode(document: Document, facts: Sequence[Fact], _: str | None) -> tuple[bytes, bytes]:
        written = to_xml(document).encode() if format_ == "xml" else to_json_bytes(document)
        return written, json_lines(facts)

    return encode


class FolderSegment:
    """A folder with a file for each document, and a file of facts."""

    def __init__(self, documents: Path, facts: Path, suffix: str) -> None:
        self._documents = documents
        self._suffix = suffix
        self._beside = disk.temporary(documents)
        self._beside.mkdir()
        self._facts = Part(facts)

    def add(self, entry: Entry) -> str | None:
        """As Segment says."""
        if not entry.document:
            return None
        name = f"{entry.number:08d}-{safe(entry.name)}.{self._suffix}"
        (self._beside / on_disk(name)).write_bytes(entry.document)
        self._facts.file.write(entry.facts)
        return f"documents/{self._documents.name}/{name}"

    def commit(self) -> None:
        """As Segment says."""
        # A disk brings many files down together in little more time than one.
        with ThreadPoolExecutor(_AT_ONCE) as threads:
            for _ in threads.map(disk.settle, self._beside.iterdir()):
                pass
        disk.settle(self._beside)
        disk.remove(self._documents)
        disk.appear(self._beside, self._documents)
        self._facts.commit()

    def discard(self) -> None:
        """As Segment says."""
        disk.remove(self._beside)
        self._facts.discard()


def safe(name: str) -> str:
    """The end of a document's name as part of a file name on any system: letters, digits and . _ - only."""
    last = _UNSAFE.sub("_", name.rpartition("/")[2])
    return last.encode()[:_LONGEST].decode(errors="ignore").rstrip(".") or "document"
