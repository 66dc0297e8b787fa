"""What all commands share: their files and grammars, what they say and their exit status."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from govdocparse.grammar import Grammar, load
from govdocparse.model import Document
from govdocparse.pipeline import parse, parse_file

FINE, WITH_ERRORS, UNUSABLE, INTERRUPTED = 0, 1, 2, 130
STANDARD_INPUT = Path("-")


def add_inputs(command: argparse.ArgumentParser) -> None:
    """The arguments of every command that reads documents."""
    command.add_argument(
        "files", nargs="*", type=Path, metavar="FILE", help="the documents; - or none is standard input"
    )
    command.add_argument(
        "--grammar",
        action="append",
        type=Path,
        default=[],
        metavar="FILE",
        help="a grammar file put over the shipped rules",
    )


def inputs(options: argparse.Namespace) -> list[Path]:
    """The files to read, in the order given."""
    return options.files or [STANDARD_INPUT]


def grammar(options: argparse.Namespace) -> Grammar | None:
    """The grammar to read them by; None is the shipped one."""
    return load(options.grammar) if options.grammar else None


def document(file: Path, rules: Grammar | None) -> Document:
    """One input to a Document; raises UnusableInput."""
    if file == STANDARD_INPUT:
        return parse(sys.stdin.buffer.read(), grammar=rules)
    return parse_file(file, grammar=rules)


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
