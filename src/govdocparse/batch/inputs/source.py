"""What the readers of containers share: their form, and a stream that stops a decompression bomb."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, NamedTuple

from govdocparse.batch import NEEDS_ARROW
from govdocparse.batch.item import Item
from govdocparse.errors import UnusableInput
from govdocparse.file_names import readable
from govdocparse.readers.reading import Limits
from govdocparse.strings import on_one_line


class Columns(NamedTuple):
    """The columns of tables: where a row has its document (None is the one known by its name), and what it is called.

    A column that is named must be there; without a name it is `id`, where there is one.
    """

    document: str | None = None
    id: str | None = None


BY_NAME = Columns()
Reader = Callable[[Path, str, Limits, Columns], Iterator[Item]]

# Text rarely packs tighter than twenty to one; a bomb is only one when it is large.
RATIO, HARMLESS = 500, 1 << 30


class Unpacked(io.RawIOBase):
    """A decompressed stream for reading; raises OSError when it gives far more than the file can honestly hold."""

    def __init__(self, stream: IO[bytes], packed: int) -> None:
        self._stream = stream
        self._most = max(HARMLESS, RATIO * packed)
        self._given = 0

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: Any, /) -> int:
        """As io.RawIOBase."""
        data = self._stream.read(len(buffer))
        self._given += len(data)
        if self._given > self._most:
            raise OSError(f"it unpacks to more than {RATIO} times its size")
        buffer[: len(data)] = data
        return len(data)


@contextmanager
def unpacked(path: Path, file: IO[bytes]) -> Iterator[IO[bytes]]:
    """What a file holds, by its compression; raises OSError, EOFError or lzma.LZMAError while it is read."""
    opener = _OPENERS.get(path.suffix.lower())
    if opener is None:
        yield file
        return
    with opener(file) as stream:
        yield io.BufferedReader(Unpacked(stream, path.stat().st_size), 1 << 20)


def _gzip(file: IO[bytes]) -> Any:
    return gzip.GzipFile(fileobj=file)


def _zstandard(file: IO[bytes]) -> Any:
    try:
        import pyarrow
    except ImportError as error:
        raise UnusableInput(f"a file compressed with zstd {NEEDS_ARROW}") from error
    stream: Any = pyarrow.CompressedInputStream(pyarrow.PythonFile(file, "r"), "zstd")
    return stream


_OPENERS: dict[str, Callable[[IO[bytes]], Any]] = {
    **dict.fromkeys((".gz", ".tgz"), _gzip),
    **dict.fromkeys((".bz2", ".tbz2"), bz2.BZ2File),
    **dict.fromkeys((".xz", ".txz"), lzma.LZMAFile),
    **dict.fromkeys((".zst", ".tzst"), _zstandard),
}


def said(error: BaseException) -> str:
    """What an exception says, on one line."""
    return readable(on_one_line(str(error))) or type(error).__name__
