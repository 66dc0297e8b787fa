"""Output files: where each goes, and writing that never leaves half a file."""

from __future__ import annotations

import os
import stat
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from govdocparse.commands import common
from govdocparse.counted import counted
from govdocparse.errors import UnusableInput
from govdocparse.file_names import on_disk, readable
from govdocparse.readers.sniff import SUFFIXES

# What a name may end with that promises a format; a command that does not write this one writes no other under it.
_PROMISES = SUFFIXES | frozenset(
    f".{name}"
    for name in (
        *("json", "jsonl", "ndjson", "xml", "markdown", "csv", "tsv", "parquet", "pq"),
        *("xlsx", "xls", "xlsm", "ods", "et", "doc", "wps", "rtf", "odt", "zip", "gz"),
    )
)


class Stream:
    """What a command makes of all its inputs: on standard output as it comes, or in a file, as a whole at the end."""

    def __init__(self, target: Path | None) -> None:
        self._target = target
        self.inputs = 0
        self._pieces: list[bytes] = []

    def put(self, data: bytes) -> None:
        """What comes of the next input; raises OutputEnded."""
        self.inputs += 1
        if self._target is None:
            common.put(data)
        else:
            self._pieces.append(data)

    def end(self, unused: int, behind: bytes = b"") -> None:
        """The file is there, and is named with how many inputs it lacks; where all could not be used, it is as it was.

        `behind` is what comes behind all inputs. Raises UnusableInput.
        """
        if not self.inputs:
            return
        if self._target is None:
            common.put(behind)
            return
        write(self._target, b"".join((*self._pieces, behind)))
        lacking = f"; {unused} could not be used" if unused else ""
        common.say(f"{counted(self.inputs, 'input')} -> {readable(self._target)}{lacking}")


def format_of(target: Path | str | None, suffixes: Mapping[str, str]) -> str | None:
    """The format that the name of an output file asks for, by the end of the name; None where it asks for none.

    Raises UnusableInput where it asks for one that is not among them: a table in a .docx would open in nothing.
    """
    name = "" if target is None or os.path.isdir(target) else str(target).lower()  # noqa: PTH112 - too long a name is none
    found = next((form for suffix, form in suffixes.items() if name.endswith(suffix)), None)
    promised = Path(name).suffix
    if found is None and promised in _PROMISES and not name.endswith(("/", os.sep)):
        ends = ", ".join(suffix for suffix in suffixes if suffix.startswith("."))
        raise UnusableInput(
            f"{target}: this command writes no {promised}; give -o a name that ends with one of {ends}, or say what to "
            "write with -f"
        )
    return found


def check(inputs: Sequence[Path], targets: Sequence[Path | None]) -> None:
    """Refuses, before any work, what could not be written in the end; raises UnusableInput.

    Nor is an input written over: the text view of notice.txt is a notice.txt, too.
    """
    read = {os.path.realpath(file) for file in inputs if file != common.STANDARD_INPUT}
    for target in targets:
        if target is None:
            continue
        if os.path.realpath(target) in read:
            raise UnusableInput(f"{target} is an input and would be written over; give another name with -o")
        if why := _why_not(Path(os.path.realpath(target))):
            raise UnusableInput(f"{target} cannot be written: {why}")


def _why_not(target: Path) -> str:
    """Why a file cannot be made where the target is, or in the folder that would be made for it; empty where it can."""
    for place in (target, *target.parents):
        try:
            mode = place.stat().st_mode
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError as error:
            return error.strerror or str(error)
        if place == target:
            return ""
        if not stat.S_ISDIR(mode):
            return f"{place} is a file"
        return "" if os.access(place, os.W_OK | os.X_OK) else f"{place} takes no new files"
    return ""


def write(path: Path, data: bytes) -> None:
    """The data under `path`, whole or not at all: it is written beside and then renamed. Raises UnusableInput.

    A link stays a link, to a file that is written anew; a pipe or a device (/dev/stdout) takes the data as it is.
    """
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(data)
            return
        path = Path(os.path.realpath(path))
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, beside = tempfile.mkstemp(prefix=f".{path.name[:40]}.", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            # mkstemp makes files that only their owner can read; an output is as open as any new file.
            umask = os.umask(0)
            os.umask(umask)
            Path(beside).chmod(0o666 & ~umask)
            Path(beside).replace(path)
        except BaseException:
            Path(beside).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise UnusableInput(f"{path} cannot be written: {error.strerror or error}") from error


def names(inputs: Sequence[Path], suffix: str) -> list[str]:
    """The output file name of each input, all different: the stem, or the whole name where two stems are the same.

    Raises UnusableInput where two inputs have the same name.
    """
    stems = Counter(path.stem for path in inputs)
    result = [readable(f"{path.stem if stems[path.stem] == 1 else path.name}.{suffix}") for path in inputs]
    for name, count in Counter(result).items():
        if count > 1:
            raise UnusableInput(f"{count} inputs would be written to {name}; parse them into different folders")
    return [on_disk(name) for name in result]
