"""Files, folders and globs -> the files they name, lazily, sorted by name in each folder, each file once."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from pathlib import Path
from typing import NamedTuple

from govdocparse.batch.item import Item, Refused
from govdocparse.file_names import readable, unread

_MAGIC = re.compile(r"[*?\[]")
Found = Item | tuple[Path, int]


def files(inputs: Sequence[str], apart: Path | None = None) -> Iterator[Found]:
    """Each file with its size in bytes; an input that names nothing is an item that says so.

    A file that several inputs name comes with the first of them. Hidden files and folders are left out unless they are
    named; links to folders are not followed, so that there is no circle; nor is the folder `apart` entered.
    """
    tests: list[_Input] = []
    alone: set[Path] = set()
    for given in dict.fromkeys(inputs):
        new = _Input(given, apart)
        for found in new.files():
            if isinstance(found, Item) or not (found[0] in alone or any(other.names(found[0]) for other in tests)):
                yield found
        if new.is_file:
            alone.add(new.path)
        else:
            tests.append(new)


def _refused(path: Path, why: str) -> Item:
    name = readable(path.as_posix())
    return Item(name, Refused(f"{name} {why}"))


def is_glob(path: Path) -> bool:
    """Whether an input is a pattern: it has the signs of one, and nothing is called so."""
    return bool(_MAGIC.search(str(path))) and not os.path.lexists(path)


def _fixed(path: Path) -> Path:
    """The part of a glob before the first folder that is a pattern."""
    parts: list[str] = []
    for part in path.parts:
        if _MAGIC.search(part):
            break
        parts.append(part)
    return Path(*parts)


class _Folder(NamedTuple):
    """A folder to be listed; `states` are the patterns that its entries may match next."""

    path: Path
    states: frozenset[int]


class _Input:
    """One input: a file, a folder with all below it, or a glob, in which ** is any folders."""

    def __init__(self, given: str, apart: Path | None) -> None:
        self.path = Path(given)
        self._apart = apart and apart.resolve()
        glob = is_glob(self.path)
        self.base = _fixed(self.path) if glob else self.path
        self._patterns = self.path.parts[len(self.base.parts) :] if glob else ("**", "*")
        self._glob = glob
        self.is_file = not glob and not os.path.isdir(self.path)  # noqa: PTH112 - too long a name is no folder

    def files(self) -> Iterator[Found]:
        """The files of this input alone."""
        if self.is_file:
            yield self._alone()
            return
        found = False
        for file in self._walk():
            found = True
            yield file
        if not found:
            what = "names no file" if self._glob else "is a folder without files"
            yield _refused(self.path, what)

    def names(self, path: Path) -> bool:
        """Whether a file belongs to this input, too."""
        if not path.is_relative_to(self.base):
            return False
        folders = list(path.relative_to(self.base).parents)[:-1]
        if any((self.base / folder).is_symlink() for folder in folders):
            return False  # a linked folder is not entered
        states = self._closed({0})
        parts = path.relative_to(self.base).parts
        for part in parts[:-1]:
            states = _step(self._patterns, states, part)
        return bool(parts) and _last(self._patterns, states, parts[-1])

    def _alone(self) -> Found:
        try:
            status = self.path.stat()
        except OSError as error:
            return _refused(self.path, unread(self.path, error))
        if not stat.S_ISREG(status.st_mode):
            return _refused(self.path, "is no file")
        return self.path, status.st_size

    def _walk(self) -> Iterator[Found]:
        """The files below the base that match; folders may lie deeper in one another than calls can."""
        within = [self._listed(_Folder(self.base, self._closed({0})))]
        while within:
            found = next(within[-1], None)
            if found is None:
                within.pop()
            elif isinstance(found, _Folder):
                within.append(self._listed(found))
            else:
                yield found

    def _listed(self, folder: _Folder) -> Iterator[Found | _Folder]:
        """What of a folder matches, files and folders in order."""
        try:
            entries = _entries(folder.path)
        except FileNotFoundError:
            return
        except OSError as error:
            yield _refused(folder.path, f"cannot be listed: {error.strerror or error}")
            return
        for entry in entries:
            path = folder.path / entry
            if not entry.endswith("/"):
                if _last(self._patterns, folder.states, entry):
                    yield path, _size(path)
            elif (inner := _step(self._patterns, folder.states, entry[:-1])) and not self._is_apart(path):
                yield _Folder(path, inner)

    def _is_apart(self, path: Path) -> bool:
        """Whether a folder, which is no link, is the one set apart; to resolve a path looks at each folder above it."""
        return self._apart is not None and path.name == self._apart.name and path.resolve() == self._apart

    def _closed(self, states: set[int]) -> frozenset[int]:
        return _closure(self._patterns, states)


def _entries(folder: Path) -> list[str]:
    """The names in a folder, in order, those of folders with a / behind: a million names are not much, entries are."""
    names: list[str] = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                names.append(f"{entry.name}/")
            elif _is_file(entry):
                names.append(entry.name)
    names.sort()
    return names


def _is_file(entry: os.DirEntry[str]) -> bool:
    """Whether an entry is a file, or a link that leads to one or nowhere: its reader says that nothing is there."""
    try:
        return entry.is_file() or (entry.is_symlink() and not Path(entry).exists())
    except OSError:  # a link in a circle
        return True


def _closure(patterns: Sequence[str], states: set[int]) -> frozenset[int]:
    """The states with those behind a ** that stands for no folder."""
    closed = set(states)
    for state, pattern in enumerate(patterns):
        if pattern == "**" and state in closed:
            closed.add(state + 1)
    return frozenset(closed)


def _step(patterns: Sequence[str], states: frozenset[int], name: str) -> frozenset[int]:
    """The states within the folder `name`."""
    stay = {state for state in states if state < len(patterns) and patterns[state] == "**" and not _hidden(name)}
    on = {state + 1 for state in states if state < len(patterns) - 1 and _matches(patterns[state], name)}
    return _closure(patterns, stay | on)


def _last(patterns: Sequence[str], states: frozenset[int], name: str) -> bool:
    """Whether the file `name` ends a match; a ** at the end is any file."""
    end = len(patterns) - 1
    return any((state == end and _matches("*" if patterns[end] == "**" else patterns[end], name)) for state in states)


def _matches(pattern: str, name: str) -> bool:
    return pattern != "**" and fnmatchcase(name, pattern) and (pattern.startswith(".") or not _hidden(name))


def _hidden(name: str) -> bool:
    return name.startswith(".")


def _size(path: Path) -> int:
    """The bytes of a file; a file that has gone meanwhile is for its reader to miss."""
    try:
        return path.stat().st_size
    except OSError:
        return 0
