"""The command govdocparse batch INPUTS -o OUT: any number of documents to one folder of outputs, resumable."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

import regex

from govdocparse import processors
from govdocparse.batch.log import Log
from govdocparse.batch.outputs import FORMATS
from govdocparse.commands import common
from govdocparse.errors import UnusableInput

if TYPE_CHECKING:
    from argparse import _SubParsersAction

_MOST_JOBS = 1024
# With less a worker has no room for its own rules.
_LEAST_MEMORY, _MOST_MEMORY = 1 << 27, 1 << 50
_SIZE = regex.compile(r"(\d{1,18})([KMG]?)")
_POWERS = {"": 0, "K": 10, "M": 20, "G": 30}


def add(commands: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """The command's place among the commands."""
    command = commands.add_parser(
        "batch",
        help="parse any number of documents into a folder",
        description="Parse the documents of files, folders, globs, tar and zip archives, NDJSON and Parquet. "
        "A run that ended early, in whatever way, goes on with --resume.",
    )
    command.add_argument(
        "inputs", nargs="*", type=_input, metavar="INPUT", help="what to read; with --resume as at the beginning"
    )
    command.add_argument("-o", "--output", type=_folder, required=True, metavar="OUT", help="the folder to write to")
    command.add_argument("-f", "--format", choices=FORMATS, help="what to write (default: ndjson)")
    command.add_argument("--resume", action="store_true", help="go on with the run in OUT, from its last segment")
    _add_effort(command)
    command.add_argument("--column", metavar="NAME", help="the column of NDJSON and Parquet with the documents")
    command.add_argument("--id", metavar="NAME", help="the column that says what a row is called (default: id)")
    command.add_argument("--segment-size", type=common.whole, metavar="N", help="documents a segment (default: 500)")
    command.add_argument("--log-format", choices=("text", "json"), default="text", help="how to say what goes on")
    common.add_reading(command)
    command.set_defaults(run=_run)


def _add_effort(command: argparse.ArgumentParser) -> None:
    """The options that say how many workers there are, and what one document may take."""
    command.add_argument(
        "-j",
        "--jobs",
        type=_jobs,
        default=processors.available(),
        metavar="N",
        help="worker processes (default: one a core)",
    )
    command.add_argument(
        "--timeout", type=_seconds, default=120.0, metavar="SECONDS", help="time of one document (default: 120)"
    )
    command.add_argument(
        "--memory",
        type=_size,
        default=_size("4G"),
        metavar="SIZE",
        help="memory of one worker, as 800M; 128M at least (default: 4G)",
    )


def _run(options: argparse.Namespace) -> int:
    """`govdocparse batch`: every document that can be parsed is, whatever happens to the others."""
    from govdocparse.batch.run import Effort, run
    from govdocparse.batch.summary import lines

    log = Log(options.log_format, common.say)
    effort = Effort(options.jobs, options.timeout, options.memory)
    try:
        totals = run(options.output, _given(options), effort, log, resume=options.resume)
    except UnusableInput as error:
        log.say("stopped", f"govdocparse: {error}", "error", error=str(error))
        return common.UNUSABLE
    except KeyboardInterrupt:
        if options.log_format == "text":
            raise
        # The log has said it; every line there is JSON.
        return common.INTERRUPTED
    log.summary(lines(totals), totals)
    if totals.failures:
        return common.UNUSABLE
    return common.WITH_ERRORS if totals.with_errors else common.FINE


def _given(options: argparse.Namespace) -> dict[str, Any]:
    """The options that shape the output, those only that were given: a resumed run knows the others."""
    from govdocparse.batch.plan import grammar_files

    given = {
        "inputs": tuple(options.inputs),
        "format": options.format,
        "segment": options.segment_size,
        "column": options.column,
        "id": options.id,
        "type": options.type,
        "limit": dict(options.limit),
        "grammar": grammar_files(options.grammar),
    }
    return {name: value for name, value in given.items() if value}


def _input(given: str) -> str:
    """What an argument names to be read; standard input cannot be read again when a run is resumed."""
    if given == str(common.STANDARD_INPUT):
        raise argparse.ArgumentTypeError(
            "a batch reads no standard input; save it as a file, or use govdocparse parse -"
        )
    return common.named(given)


def _folder(given: str) -> Path:
    folder = common.target(given)
    if folder is None:
        raise argparse.ArgumentTypeError("a batch writes several files; name a folder for them")
    return folder


def _jobs(text: str) -> int:
    jobs = common.whole(text)
    if jobs > _MOST_JOBS:
        raise argparse.ArgumentTypeError(
            f"{jobs} processes are more than any machine can run; give at most {_MOST_JOBS}"
        )
    return jobs


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text} is no number of seconds") from error
    if not 0 < seconds <= 1_000_000:
        raise argparse.ArgumentTypeError(f"{text} seconds: give more than 0, and at most 1000000")
    return seconds


def _size(text: str) -> int:
    found = _SIZE.fullmatch(text.upper().removesuffix("B"))
    size = int(found[1]) << _POWERS[found[2]] if found else 0
    if not 0 < size <= _MOST_MEMORY:
        raise argparse.ArgumentTypeError(f"{text} is no size of a machine's memory; write it as 800M or 4G")
    if size < _LEAST_MEMORY:
        raise argparse.ArgumentTypeError(
            f"{text} is less than a worker needs for itself; give {_LEAST_MEMORY >> 20}M or more"
        )
    return size
