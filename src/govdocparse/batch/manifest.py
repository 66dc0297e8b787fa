"""The manifest: one row a document, what it was and what came of it; a segment's rows are what commits the segment."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import msgspec

from govdocparse.errors import UnusableInput

Status = Literal["parsed", "unusable", "failed", "timeout", "memory", "died"]


class Row(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """One document of the run: `index` counts from 0, `sha256` and `bytes` are of its content.

    `status` is "parsed", or why there is no document: "unusable" by its own fault, "failed" by ours, over its
    "timeout" or its "memory", or its worker "died"; then `error` says what to do. `diagnostics` counts them by code,
    `errors` those that are errors; `output` is where the document stands. `seconds` alone differs from run to run.
    """

    index: int
    input: str
    id: str | None = None
    sha256: str | None = None
    bytes: int | None = None
    status: Status
    error: str | None = None
    facts: int = 0
    diagnostics: dict[str, int] = {}
    errors: int = 0
    output: str | None = None
    seconds: float = 0.0


_rows = msgspec.json.Decoder(Row)
_encode = msgspec.json.Encoder().encode


def encode(rows: list[Row]) -> bytes:
    """The rows as NDJSON."""
    return b"".join(line(row) for row in rows)


def line(row: Row) -> bytes:
    """The row as a line of JSON."""
    return _encode(row) + b"\n"


def path(output: Path, segment: int) -> Path:
    """Where the rows of a segment are."""
    return output / "manifest" / f"{segment:06d}.ndjson"


def read(file: Path) -> Iterator[Row]:
    """The rows of a segment; raises UnusableInput for a file that this did not write."""
    with file.open("rb") as lines:
        for number, text in enumerate(lines, 1):
            try:
                yield _rows.decode(text)
            except msgspec.MsgspecError as error:
                raise UnusableInput(f"{file} line {number} is no row of a manifest: {error}") from error
