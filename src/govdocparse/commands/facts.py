"""The command govdocparse facts FILES: the facts of all files as a table, a sheet, CSV or JSON lines, in one stream."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from govdocparse.commands import common, inputs, output, tables
from govdocparse.counted import counted
from govdocparse.errors import UnusableInput
from govdocparse.facts import Fact, facts
from govdocparse.writers.facts import COLUMNS, cells, to_csv, to_json_lines, to_table

if TYPE_CHECKING:
    from argparse import _SubParsersAction


def add(commands: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """The command's place among the commands."""
    command = commands.add_parser(
        "facts",
        help="list every number of files with what it measures",
        description="List every quantity: what it measures, where it stands, for when, and who answers for it. "
        "A folder stands for all documents in it.",
    )
    common.add_inputs(command)
    tables.add_format(command)
    common.add_output(command)
    command.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    """`govdocparse facts`: every file that can be used is, whatever happens to the others."""
    given, how, form = inputs.found(options), common.how(options), tables.form(options)
    output.spare([file for file, _ in given.files], [options.output] if options.output else [])
    book = tables.workbook("facts", COLUMNS) if form == "xlsx" else None
    stream = output.Stream(options.output)
    for refusal in given.refusals:
        common.say(f"govdocparse: {refusal}")
    status, header, unused = common.FINE, True, len(given.refusals)
    with common.progress(len(given.files)) as advance:
        for file, name in given.files:
            try:
                document = inputs.document(file, name, how)
            except UnusableInput as error:
                common.say(f"govdocparse: {error}")
                unused += 1
            else:
                found = facts(document, how.grammar)
                if book:
                    book.put(map(cells, found))
                stream.put(b"" if book else _written(found, form, options.output, header=header))
                common.say(f"{common.shown(file)}: {counted(len(found), 'fact')}")
                status, header = max(status, common.status(document)), False
            advance()
    for note in given.notes():
        common.say(note)
    stream.end(unused, book.whole() if book else b"")
    return common.UNUSABLE if unused else status


def _written(found: Sequence[Fact], form: str, target: Path | None, *, header: bool) -> bytes:
    """The facts of one document in the format asked for, below the heads of the columns if they are the first."""
    if form == "csv":
        return to_csv(found, header=header)
    if form == "json":
        return to_json_lines(found)
    look = tables.look(target)
    return to_table(found, width=look.width, styled=look.styled).encode()
