"""What all commands share: their files and grammars, what they say and their exit status."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple, TypeVar

import msgspec
from msgspec.structs import fields

from govdocparse import readers, terminal
from govdocparse.errors import UnusableInput
from govdocparse.file_names import readable
from govdocparse.grammar import Grammar, load, shipped
from govdocparse.model import Document
from govdocparse.pipeline import document_of
from govdocparse.readers import MEDIA, Media
from govdocparse.readers.reading import Limits, Reading

FINE, WITH_ERRORS, UNUSABLE, INTERRUPTED = 0, 1, 2, 130
STANDARD_INPUT = Path("-")
T = TypeVar("T")
_MOST = 1 << 40
_MAGIC = frozenset("*?[")


class OutputEnded(Exception):  # noqa: N818 - mostly it is none
    """Standard output takes no more; the message says why, and is empty where its reader has stopped."""


def add_inputs(command: argparse.ArgumentParser) -> None:
    """The arguments of every command that reads documents."""
    command.add_argument(
        "files", nargs="*", type=path, metavar="FILE", help="the documents; - or none is standard input"
    )
    add_reading(command)


def add_output(command: argparse.ArgumentParser) -> None:
    """Where a command writes that writes one file."""
    command.add_argument(
        "-o", "--output", type=one_file, metavar="FILE", help="where to write; default, and -, is standard output"
    )


def add_reading(command: argparse.ArgumentParser) -> None:
    """The arguments that say how documents are read."""
    command.add_argument(
        "--grammar",
        action="append",
        type=path,
        default=[],
        metavar="FILE",
        help="a grammar file put over the shipped rules",
    )
    command.add_argument("--type", choices=MEDIA, help="what the files are, where their content is not to decide")
    command.add_argument(
        "--limit",
        action="append",
        type=_limit,
        default=[],
        metavar="NAME=N",
        help=f"how much one input may cost: {', '.join(field.name for field in fields(Limits))}",
    )


def named(given: str) -> str:
    """The name of a file or folder, as an argument gives it; an unset variable of a shell gives none."""
    if not given:
        raise argparse.ArgumentTypeError("the name is empty")
    return given


def path(given: str) -> Path:
    """The file or folder that an argument names."""
    return Path(named(given))


def target(given: str) -> Path | None:
    """The file that an option says to write to; None is standard output."""
    return None if given == str(STANDARD_INPUT) else path(given)


def one_file(given: str) -> Path | None:
    """The same of a command that writes one file: a folder is said before any work is done."""
    if given.endswith(("/", os.sep)) or os.path.isdir(given):  # noqa: PTH112 - too long a name is no folder
        raise argparse.ArgumentTypeError(f"{readable(given)} is a folder; name a file in it")
    return target(given)


def whole(given: str) -> int:
    """A whole number from 1 on, as an option gives it; one that is beyond all machines is a slip."""
    if not given.isdecimal() or len(given) > len(str(_MOST)) or not 1 <= int(given) <= _MOST:
        raise argparse.ArgumentTypeError(f"{readable(given)} is no whole number from 1 to {_MOST}")
    return int(given)


def _limit(given: str) -> tuple[str, int]:
    """NAME=N, the name of a limit and what it is to be."""
    names = sorted(field.name for field in fields(Limits))
    name, sign, number = given.partition("=")
    if name not in names or not sign:
        raise argparse.ArgumentTypeError(f"{readable(given)}: give NAME=N, NAME one of {', '.join(names)}")
    return name, whole(number)


def inputs(options: argparse.Namespace) -> list[Path]:
    """The files to read, in the order given; raises UnusableInput where one that can be read once is named twice.

    A pattern that the shell has left as it is, as those of Windows do, is the files that match it, if there are any.
    """
    if options.files.count(STANDARD_INPUT) > 1:
        raise UnusableInput("standard input can be read only once; give one -")
    return [file for given in options.files or [STANDARD_INPUT] for file in _matching(given)]


def _matching(given: Path) -> list[Path]:
    """The files that match a pattern, in order; anything else, and a pattern that nothing matches, is itself."""
    if _MAGIC.isdisjoint(str(given)):
        return [given]
    from govdocparse.batch.inputs import files  # for those who give patterns
    from govdocparse.batch.item import Item

    found = files.files([str(given)]) if files.is_glob(given) else ()
    return [each[0] for each in found if not isinstance(each, Item)] or [given]


class How(msgspec.Struct, frozen=True):
    """How inputs are to be read: by which grammar (None is the shipped one), as what, within which limits."""

    grammar: Grammar | None
    media: Media | None
    limits: Limits


def how(options: argparse.Namespace) -> How:
    """How the options say that inputs are to be read; raises UnusableInput."""
    grammar = load(options.grammar) if options.grammar else None
    return How(grammar, options.type, Limits(**dict(options.limit)))


def reading(file: Path, how: How) -> Reading:
    """One input to what its reader gives; raises UnusableInput."""
    if file != STANDARD_INPUT:
        return readers.read_file(file, how.media, how.limits, how.grammar)
    try:
        data = readers.drained(sys.stdin.buffer, "standard input", how.limits)
    except OSError as error:
        raise UnusableInput(f"standard input cannot be read: {error.strerror or error}") from error
    return readers.read(data, None, how.media, how.limits, how.grammar)


def document(file: Path, how: How) -> Document:
    """One input to a Document; raises UnusableInput."""
    return document_of(reading(file, how), how.grammar or shipped())


def status(document: Document) -> int:
    """The exit status that a Document stands for."""
    return WITH_ERRORS if any(item.severity == "error" for item in document.diagnostics) else FINE


class Done(NamedTuple):
    """What became of several inputs: the exit status that they stand for, and how many of them could not be used."""

    status: int
    unused: int


def each(files: Sequence[T], work: Callable[[T], int]) -> Done:
    """The work on every input that can be used, whatever happens to the others; it gives an exit status for each.

    Why the work raises UnusableInput is said, and the next one is done.
    """
    status, unused = FINE, 0
    with progress(len(files)) as advance:
        for file in files:
            try:
                status = max(status, work(file))
            except UnusableInput as error:
                refuse(str(error))
                unused += 1
            advance()
    return Done(UNUSABLE if unused else status, unused)


def put(data: bytes) -> None:
    """The data on standard output, at once; raises OutputEnded."""
    with writing():
        sys.stdout.buffer.write(data)
        sys.stdout.flush()


@contextmanager
def writing() -> Iterator[None]:
    """What fails inside because standard output takes no more raises OutputEnded."""
    try:
        yield
    except BrokenPipeError as error:
        raise OutputEnded from error
    except OSError as error:
        raise OutputEnded(f"standard output cannot be written: {error.strerror or error}") from error


def shown(file: Path) -> str:
    """How messages name an input: by its path as it was given, which may be any bytes."""
    return "standard input" if file == STANDARD_INPUT else readable(file)


def say(line: str) -> None:
    """One line on standard error, above the progress bar where there is one."""
    # The work goes on when nobody listens any more; what a document holds does not steer a terminal.
    with suppress(OSError):
        print(readable(" ".join(line.splitlines())), file=sys.stderr, flush=True)  # noqa: T201 - this is the command's voice


def refuse(message: str) -> None:
    """On standard error, why something cannot be used."""
    say(f"govdocparse: {message}")


@contextmanager
def progress(total: int) -> Iterator[Callable[[], None]]:
    """A progress bar on a terminal, while several files are done; yields what moves it on."""
    if total < 2 or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.progress import Progress

    with Progress(console=terminal.console(), transient=True, redirect_stdout=False) as bar:
        task = bar.add_task("parsing", total=total)
        yield lambda: bar.advance(task)
