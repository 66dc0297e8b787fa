"""The command govdocparse parse FILES: each document as JSON or XML."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from govdocparse.commands import common, output
from govdocparse.commands.summary import summary
from govdocparse.errors import UnusableInput
from govdocparse.writers.json import to_json_bytes
from govdocparse.writers.xml import to_xml

if TYPE_CHECKING:
    from argparse import _SubParsersAction


def add(commands: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """The command's place among the commands."""
    command = commands.add_parser("parse", help="parse files", description="Parse files to JSON or XML.")
    common.add_inputs(command)
    command.add_argument(
        "-f", "--format", choices=("json", "xml"), default="json", help="what to write (default: json)"
    )
    command.add_argument(
        "-o",
        "--output",
        metavar="FILE|DIR",
        help="where to write: a folder for several files; default is standard output",
    )
    command.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    """`govdocparse parse`: every file that can be parsed is, whatever happens to the others."""
    files, how = common.inputs(options), common.how(options)
    targets = _targets(files, options.output, options.format)
    stream = options.output is None and len(files) > 1
    if stream and options.format == "xml":
        raise UnusableInput("several XML documents make no stream; give a folder with -o DIR")
    status = common.FINE
    with common.progress(len(files)) as advance:
        for file, target in zip(files, targets, strict=True):
            status = max(status, _one(file, target, options.format, stream, how))
            advance()
    return status


def _one(file: Path, target: Path | None, form: str, stream: bool, how: common.How) -> int:
    """Parse one file and write it; says in one line on standard error what it found or why not."""
    try:
        document = common.document(file, how)
        data = to_xml(document).encode() if form == "xml" else to_json_bytes(document, indent=not stream)
        if target is None:
            common.put(data)
        else:
            output.write(target, data)
    except UnusableInput as error:
        common.say(f"govdocparse: {error}")
        return common.UNUSABLE
    common.say(f"{common.shown(file)}: {summary(document)}" + (f" -> {target}" if target else ""))
    return common.status(document)


def _targets(files: Sequence[Path], where: str | None, suffix: str) -> list[Path | None]:
    """Where each file's output goes: None is standard output."""
    if where is None:
        return [None] * len(files)
    if len(files) == 1 and not where.endswith(("/", os.sep)) and not Path(where).is_dir():
        return [Path(where)]
    if Path(where).exists() and not Path(where).is_dir():
        raise UnusableInput(f"{where} is a file; several documents need a folder")
    named = [Path("standard-input") if file == common.STANDARD_INPUT else file for file in files]
    return [Path(where) / name for name in output.names(named, suffix)]
