"""What all commands share: their files and grammars, what they say and their exit status."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import msgspec
from msgspec.structs import fields

from govdocparse import readers
from govdocparse.errors import UnusableInput
from govdocparse.grammar import Grammar, load, shipped
from govdocparse.model import Document
from govdocparse.pipeline import document_of
from govdocparse.readers import MEDIA, Media
from govdocparse.readers.reading import Limits, Reading

FINE, WITH_ERRORS, UNUSABLE, INTERRUPTED = 0, 1, 2, 130
STANDARD_INPUT = Path("-")


def add_inputs(command: argparse.ArgumentParser) -> None:
    """The arguments of every command that reads documents."""
    command.add_argument(
        "files", nargs="*", type=Path, metavar="FILE", help="the documents; - or none is standard input"
    )
    add_reading(command)


def add_reading(command: argparse.ArgumentParser) -> None:
    """The arguments that say how documents are read."""
    command.add_argument(
        "--grammar",
        action="append",
        type=Path,
        default=[],
        metavar="FILE",
        help="a grammar file put over the shipped rules",
    )
    command.add_argument("--type", choices=MEDIA, help="what the files are, where their content is not to decide")
    command.add_argument(
        "--limit",
        action="append",
        default=[],
        metavar="NAME=N",
        help=f"how much one input may cost: {', '.join(field.name for field in fields(Limits))}",
    )


def inputs(options: argparse.Namespace) -> list[Path]:
    """The files to read, in the order given."""
    return options.files or [STANDARD_INPUT]


class How(msgspec.Struct, frozen=True):
    """How inputs are to be read: by which grammar (None is the shipped one), as what, within which limits."""

    grammar: Grammar | None
    media: Media | None
    limits: Limits


def how(options: argparse.Namespace) -> How:
    """How the options say that inputs are to be read; raises UnusableInput."""
    limits = Limits(**limits_given(options.limit))
    return How(load(options.grammar) if options.grammar else None, options.type, limits)


def limits_given(given: Sequence[str]) -> dict[str, int]:
    """The limits that --limit sets, by name; raises UnusableInput."""
    names = {field.name for field in fields(Limits)}
    chosen: dict[str, int] = {}
    for item in given:
        name, _, number = item.partition("=")
        if name not in names or not number.isdecimal():
            raise UnusableInput(
                f"--limit {item}: give NAME=N with a whole number, NAME one of {', '.join(sorted(names))}"
            )
        chosen[name] = int(number)
    return chosen


def reading(file: Path, how: How) -> Reading:
    """One input to what its reader gives; raises UnusableInput."""
    if file == STANDARD_INPUT:
        return readers.read(sys.stdin.buffer.read(), None, how.media, how.limits)
    return readers.read(readers.data_of(file, how.limits), file.name, how.media, how.limits)


def document(file: Path, how: How) -> Document:
    """One input to a Document; raises UnusableInput."""
    return document_of(reading(file, how), how.grammar or shipped())


def status(document: Document) -> int:
    """The exit status that a Document stands for."""
    return WITH_ERRORS if any(item.severity == "error" for item in document.diagnostics) else FINE


def put(data: bytes) -> None:
    """The data on standard output, at once."""
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def shown(file: Path) -> str:
    """How messages name an input."""
    return "standard input" if file == STANDARD_INPUT else str(file)


def say(line: str) -> None:
    """One line on standard error, above the progress bar where there is one."""
    print(" ".join(line.split("\n")), file=sys.stderr, flush=True)  # noqa: T201 - this is the command's voice


@contextmanager
def progress(total: int) -> Iterator[Callable[[], None]]:
    """A progress bar on a terminal, while several files are done; yields what moves it on."""
    if total < 2 or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True, redirect_stdout=False) as bar:
        task = bar.add_task("parsing", total=total)
        yield lambda: bar.advance(task)
