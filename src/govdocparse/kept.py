"""The shipped grammar as it was read and compiled, kept in the user's cache, so that this is done once.

A grammar takes ten times as long to read and compile as a notice to parse. What is kept is valid for the very same
grammar files and the same releases of `regex` and of Python, and only a file that belongs to the user is believed.
Where there is nothing valid, or no place to write, every process does the work itself. The environment variable
GOVDOCPARSE_CACHE names another folder; empty, it keeps nothing.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

import regex

from govdocparse.signs import Signs

_FOLDER = "GOVDOCPARSE_CACHE"
_DIGEST = 32
# What is kept and how its signs are read: another number for another way.
_FORMAT = 3


class Kept(NamedTuple):
    """The content of each grammar file by its topic, and by the names of rules compiled patterns and their signs."""

    topics: Sequence[tuple[str, Mapping[str, Any]]]
    patterns: Mapping[str, regex.Pattern[str]]
    signs: Mapping[str, Signs]


def key_of(texts: Iterable[tuple[str, str]]) -> bytes:
    """What tells one state of the grammar from all others: the names and texts of its files, and who compiles them."""
    digest = hashlib.sha256(f"{_FORMAT}\0{regex.__version__}\0{sys.version}\0".encode())
    for name, text in texts:
        digest.update(f"{name}\0{text}\0".encode())
    return digest.digest()


def place() -> Path | None:
    """Where it is kept; None where nothing is to be kept."""
    name = f"grammar-{sys.implementation.cache_tag}-regex-{regex.__version__}.pickle"
    folder = os.environ.get(_FOLDER)
    if folder is None:
        import platformdirs  # not for those who name a folder

        folder = platformdirs.user_cache_dir("govdocparse", appauthor=False)
    return Path(folder) / name if Path(folder).is_absolute() else None


def read(key: bytes, path: Path) -> Kept | None:
    """What is kept at `path` under a key; None where there is nothing, not the whole of it, or somebody else's file."""
    try:
        if hasattr(os, "geteuid") and path.stat().st_uid != os.geteuid():
            return None
        data = path.read_bytes()
    except OSError:
        return None
    body = memoryview(data)[2 * _DIGEST :]
    if data[:_DIGEST] != key or data[_DIGEST : 2 * _DIGEST] != hashlib.sha256(body).digest():
        return None
    return Kept(*pickle.loads(body))  # noqa: S301 -- the user's own file, as whole as it was written


def may_write(path: Path) -> bool:
    """Whether something can be kept at `path`, whose folder is made."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError:
        return False
    return os.access(path.parent, os.W_OK)


def write(key: bytes, kept: Kept, path: Path) -> None:
    """Keep the grammar at `path`, whole or not at all; where that fails it is simply not kept."""
    body = pickle.dumps(tuple(kept), protocol=pickle.HIGHEST_PROTOCOL)
    with suppress(OSError):
        handle, beside = tempfile.mkstemp(dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(key + hashlib.sha256(body).digest() + body)
            Path(beside).replace(path)
        except BaseException:
            Path(beside).unlink(missing_ok=True)
            raise
