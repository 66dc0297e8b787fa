"""The inputs of a batch, as given -> its documents one by one, always in the same order under the same names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from govdocparse.batch.inputs import archives, files, rows
from govdocparse.batch.inputs.source import BY_NAME, Columns, Reader
from govdocparse.batch.item import Item, Refused
from govdocparse.errors import UnusableInput
from govdocparse.file_names import readable
from govdocparse.readers.reading import Limits

__all__ = ["Columns", "documents", "named", "size"]

_READERS: tuple[tuple[tuple[str, ...], Reader], ...] = (
    (archives.TAR, archives.tar),
    (archives.ZIP, archives.zipped),
    (rows.NDJSON, rows.ndjson),
    (rows.PARQUET, rows.parquet),
)

# Names that lead nowhere are said one by one up to here.
_MOST_SAID = 10


def documents(
    inputs: Sequence[str], limits: Limits = Limits(), columns: Columns = BY_NAME, apart: Path | None = None
) -> Iterator[Item]:
    """All documents: inputs in the order given, folders by name, archives and tables as they are stored.

    Only what is needed next is read. What cannot be read is an item that says so, in its place. `columns` are those
    of tables; the folder `apart`, the output, is never read.
    """
    for found in files.files(inputs, apart):
        if isinstance(found, Item):
            yield found
            continue
        path, bytes_ = found
        reader = _reader(path)
        if reader is None or archives.is_document(path):
            yield Item(readable(path.as_posix()), path, share=bytes_)
        else:
            yield from reader(path, readable(path.as_posix()), limits, columns)


def named(inputs: Sequence[str], apart: Path | None = None) -> None:
    """Raises UnusableInput where not one of the inputs names a file: then a name is mistyped, and there is no run."""
    missing: list[str] = []
    for found in files.files(inputs, apart):
        if not isinstance(found, Item):
            return
        if isinstance(found.source, Refused):
            missing.append(found.source.message)
    raise UnusableInput("; ".join(missing[:_MOST_SAID]))


def size(inputs: Sequence[str], apart: Path | None = None) -> int:
    """How many bytes all the input files have."""
    return sum(found[1] for found in files.files(inputs, apart) if not isinstance(found, Item))


def _reader(path: Path) -> Reader | None:
    name = path.name.lower()
    return next((reader for endings, reader in _READERS if name.endswith(endings)), None)
