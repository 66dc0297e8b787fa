"""The command: govdocparse parse FILES; exit status 0 fine, 1 with error diagnostics, 2 for unusable input."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from govdocparse import __version__, output
from govdocparse.errors import UnusableInput
from govdocparse.grammar import Grammar, load
from govdocparse.model import Document
from govdocparse.pipeline import parse, parse_file
from govdocparse.summary import summary
from govdocparse.writers.json import to_json_bytes
from govdocparse.writers.xml import to_xml

FINE, WITH_ERRORS, UNUSABLE, INTERRUPTED = 0, 1, 2, 130
_STANDARD_INPUT = Path("-")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit status, prints messages of one line and never a traceback for bad input."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except UnusableInput as error:
        _say(f"govdocparse: {error}")
        return UNUSABLE
    except KeyboardInterrupt:
        _say("govdocparse: interrupted")
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has stopped; there is nobody to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FINE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="govdocparse", description="Turn Chinese government documents (公文) into canonical JSON or XML."
    )
    parser.add_argument("--version", action="version", version=f"govdocparse {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    command = commands.add_parser("parse", help="parse files", description="Parse files to JSON or XML.")
    command.add_argument(
        "files", nargs="*", type=Path, metavar="FILE", help="the documents; - or none is standard input"
    )
    command.add_argument(
        "-f", "--format", choices=("json", "xml"), default="json", help="what to write (default: json)"
    )
    command.add_argument(
        "-o",
        "--output",
        metavar="FILE|DIR",
        help="where to write: a folder for several files; default is standard output",
    )
    command.add_argument(
        "--grammar",
        action="append",
        type=Path,
        default=[],
        metavar="FILE",
        help="a grammar file put over the shipped rules",
    )
    command.set_defaults(run=_parse)
    return parser


def _parse(options: argparse.Namespace) -> int:
    """`govdocparse parse`: every file that can be parsed is, whatever happens to the others."""
    files: list[Path] = options.files or [_STANDARD_INPUT]
    grammar = load(options.grammar) if options.grammar else None
    targets = _targets(files, options.output, options.format)
    stream = options.output is None and len(files) > 1
    if stream and options.format == "xml":
        raise UnusableInput("several XML documents make no stream; give a folder with -o DIR")
    status = FINE
    with _progress(len(files)) as advance:
        for file, target in zip(files, targets, strict=True):
            status = max(status, _one(file, target, options.format, stream, grammar))
            advance()
    return status


def _one(file: Path, target: Path | None, form: str, stream: bool, grammar: Grammar | None) -> int:
    """Parse one file and write it; says in one line on standard error what it found or why not."""
    try:
        document = _document(file, grammar)
        data = to_xml(document).encode() if form == "xml" else to_json_bytes(document, indent=not stream)
        if target is None:
            sys.stdout.buffer.write(data)
            sys.stdout.buffer.flush()
        else:
            output.write(target, data)
    except UnusableInput as error:
        _say(f"govdocparse: {error}")
        return UNUSABLE
    _say(f"{_shown(file)}: {summary(document)}" + (f" -> {target}" if target else ""))
    return WITH_ERRORS if any(item.severity == "error" for item in document.diagnostics) else FINE


def _document(file: Path, grammar: Grammar | None) -> Document:
    if file == _STANDARD_INPUT:
        return parse(sys.stdin.buffer.read(), grammar=grammar)
    return parse_file(file, grammar=grammar)


def _targets(files: Sequence[Path], where: str | None, suffix: str) -> list[Path | None]:
    """Where each file's output goes: None is standard output."""
    if where is None:
        return [None] * len(files)
    if len(files) == 1 and not where.endswith(("/", os.sep)) and not Path(where).is_dir():
        return [Path(where)]
    if Path(where).exists() and not Path(where).is_dir():
        raise UnusableInput(f"{where} is a file; several documents need a folder")
    named = [Path("standard-input") if file == _STANDARD_INPUT else file for file in files]
    return [Path(where) / name for name in output.names(named, suffix)]


def _shown(file: Path) -> str:
    return "standard input" if file == _STANDARD_INPUT else str(file)


def _say(line: str) -> None:
    """One line on standard error, above the progress bar where there is one."""
    print(" ".join(line.split("\n")), file=sys.stderr, flush=True)  # noqa: T201 - this is the command's voice


@contextmanager
def _progress(total: int) -> Iterator[Callable[[], None]]:
    """A progress bar on a terminal, while several files are done; yields what moves it on."""
    if total < 2 or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True, redirect_stdout=False) as bar:
        task = bar.add_task("parsing", total=total)
        yield lambda: bar.advance(task)


if __name__ == "__main__":
    sys.exit(main())
