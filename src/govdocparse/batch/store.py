"""The output folder: segments appear in it one after the other, each as a whole; what is there survives any end."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import Self

import msgspec

from govdocparse.batch import disk, manifest, outputs
from govdocparse.batch.manifest import Row
from govdocparse.batch.outputs.segment import Entry, Format, Part, Segment

_FOLDERS = ("documents", "facts", "manifest")
_MOST_BYTES = 256 << 20


class Store:
    """The output of one run, for a `with` statement, which drops what is not yet committed.

    A segment's documents and facts come first, its rows of the manifest last: they are what says that it is there. So
    a run that ends at any moment leaves whole segments, and perhaps files that the next run writes again, the same.
    """

    def __init__(self, output: Path, format_: Format, size: int) -> None:
        self._output = output
        self._format = format_
        self._size = size
        self._rows: list[Row] = []
        self._bytes = 0
        self._segment: Segment | None = None
        self.segments = 0

    def __enter__(self) -> Self:
        with disk.refusing(self._output):
            for name in _FOLDERS:
                (self._output / name).mkdir(exist_ok=True)
                disk.sweep(self._output / name)
            disk.sweep(self._output)
            disk.settle(self._output)
        while self._whole(self.segments):
            self.segments += 1
        return self

    def __exit__(self, *_: object) -> None:
        # Where even this fails, the next run sweeps.
        if self._segment is not None:
            with suppress(OSError):
                self._segment.discard()

    def committed(self) -> Iterator[Row]:
        """The rows of all segments, in order; raises UnusableInput for a manifest that is not ours."""
        for number in range(self.segments):
            yield from manifest.read(manifest.path(self._output, number))

    def done(self) -> int:
        """How many documents are in the output, by what is there."""
        segments = next(number for number in count(self.segments) if not self._whole(number))
        if segments == 0:
            return 0
        *_, last = manifest.read(manifest.path(self._output, segments - 1))
        return last.index + 1

    def add(self, row: Row, document: bytes, facts: bytes) -> None:
        """Takes what came of the next document; commits when that fills a segment. Raises UnusableInput."""
        with disk.refusing(self._output):
            if self._segment is None:
                self._segment = outputs.segment(self._format, self._output, self.segments)
            place = self._segment.add(Entry(row.index, row.input, row.id, row.status, row.error, document, facts))
        self._rows.append(msgspec.structs.replace(row, output=place))
        self._bytes += len(document) + len(facts)
        if len(self._rows) == self._size or self._bytes >= _MOST_BYTES:
            self.commit()

    def commit(self) -> None:
        """What was added since the last commit is in the output, if there is any; raises UnusableInput."""
        if self._segment is None:
            return
        with disk.refusing(self._output):
            self._segment.commit()
            disk.write(manifest.path(self._output, self.segments), manifest.encode(self._rows))
        self._segment = None
        self._rows.clear()
        self._bytes = 0
        self.segments += 1

    def finish(self, summary: bytes) -> None:
        """The errors are listed, and the summary says that the run has ended; raises UnusableInput."""
        self.commit()
        with disk.refusing(self._output):
            errors = Part(self._output / "errors.ndjson")
            try:
                for row in self.committed():
                    if row.status != "parsed":
                        errors.file.write(manifest.line(row))
                errors.commit()
            except BaseException:
                errors.discard()
                raise
            disk.write(self._output / "summary.json", summary)

    def _whole(self, number: int) -> bool:
        return manifest.path(self._output, number).is_file() and all(
            path.exists() for path in outputs.files(self._format, self._output, number)
        )
