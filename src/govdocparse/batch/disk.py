"""Writing that survives a kill and a power cut: a file is there whole or not at all, under its name or not yet."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from govdocparse.errors import UnusableInput

_FULL = {errno.ENOSPC, errno.EDQUOT}
_BESIDE = ".writing"


@contextmanager
def refusing(path: Path) -> Iterator[None]:
    """What the system refuses while `path` is written, as UnusableInput that says what to do."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise UnusableInput(f"{path} cannot be written: the disk is full; make room, then add --resume") from error
        raise UnusableInput(f"{path} cannot be written: {error.strerror or error}") from error


def write(path: Path, data: bytes) -> None:
    """The data under `path`, safe on the disk when this returns; raises UnusableInput."""
    with refusing(path):
        beside = temporary(path)
        with beside.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        appear(beside, path)


def temporary(path: Path) -> Path:
    """Where something is made that will be `path`."""
    return path.with_name(f".{path.name}{_BESIDE}")


def is_temporary(path: Path) -> bool:
    """Whether something was being made there."""
    return path.name.startswith(".") and path.name.endswith(_BESIDE)


def appear(beside: Path, path: Path) -> None:
    """What was made beside gets its name, which the disk then knows."""
    beside.replace(path)
    settle(path.parent)


def settle(path: Path) -> None:
    """Waits until a file, or the names in a folder, are on the disk; a system that cannot open a folder need not."""
    try:
        handle = os.open(path, os.O_RDONLY)
    except PermissionError:
        return
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def remove(path: Path) -> None:
    """The file or the folder is gone, if there was one."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def sweep(folder: Path) -> None:
    """Removes what was being made in a folder when a run ended."""
    for path in folder.iterdir():
        if is_temporary(path):
            remove(path)


@contextmanager
def only_run(folder: Path) -> Iterator[None]:
    """No other run writes to this folder meanwhile; raises UnusableInput where one does. The system ends the claim."""
    with refusing(folder):
        handle = os.open(folder / ".lock", os.O_RDWR | os.O_CREAT, 0o666)
    try:
        _claim(handle, folder)
        yield
    finally:
        os.close(handle)


def _claim(handle: int, folder: Path) -> None:
    """Lock the folder for this run; raises UnusableInput where another run has it."""
    try:
        import fcntl
    except ImportError:
        return
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise UnusableInput(
            f"{folder} is being written by another run; wait for it or choose another folder"
        ) from error
    except OSError:
        # A network disk without locks: two runs at once are then the user's to avoid.
        return
