"""The command govdocparse facts FILES: the facts of all files as a table, a sheet, CSV or JSON lines, in one stream."""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from govdocparse.commands import common, inputs, output
from govdocparse.counted import counted
from govdocparse.errors import UnusableInput
from govdocparse.facts import Fact, facts
from govdocparse.model import Document
from govdocparse.writers.facts import to_csv, to_json_lines, to_table

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from govdocparse.writers.workbook import Workbook

_SPREADSHEET = "spreadsheet"
_SUFFIXES = {
    ".csv": "csv",
    ".xlsx": "xlsx",
    **dict.fromkeys((".json", ".jsonl", ".ndjson"), "json"),
    **dict.fromkeys((".xls", ".ods", ".et"), _SPREADSHEET),
}


def add(commands: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """The command's place among the commands."""
    command = commands.add_parser(
        "facts",
        help="list every number of files with what it measures",
        description="List every quantity: what it measures, where it stands, for when, and who answers for it. "
        "A folder stands for all documents in it.",
    )
    common.add_inputs(command)
    command.add_argument(
        "-f",
        "--format",
        choices=("table", "csv", "xlsx", "json"),
        help="what to write (default: as the suffix of the output FILE says, else table)",
    )
    common.add_output(command)
    command.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    """`govdocparse facts`: every file that can be used is, whatever happens to the others."""
    given, how, form = inputs.found(options), common.how(options), _form(options)
    output.spare([file for file, _ in given.files], [options.output] if options.output else [])
    book = _book() if form == "xlsx" else None
    stream = output.Stream(options.output)
    for refusal in given.refusals:
        common.say(f"govdocparse: {refusal}")
    status, header, unused = common.FINE, True, len(given.refusals)
    with common.progress(len(given.files)) as advance:
        for file, name in given.files:
            try:
                document = common.document(file, how)
            except UnusableInput as error:
                common.say(f"govdocparse: {error}")
                unused += 1
            else:
                found = facts(_named(document, name), how.grammar)
                if book:
                    book.put(found)
                stream.put(b"" if book else _written(found, form, options.output, header=header))
                common.say(f"{common.shown(file)}: {counted(len(found), 'fact')}")
                status, header = max(status, common.status(document)), False
            advance()
    for note in given.notes():
        common.say(note)
    stream.end(unused, book.whole() if book else b"")
    return common.UNUSABLE if unused else status


def _book() -> Workbook:
    """A workbook that is empty yet; raises UnusableInput where the package that writes it is not there."""
    try:
        from govdocparse.writers.workbook import Workbook  # for those who want one
    except ModuleNotFoundError as error:
        raise UnusableInput("a workbook needs one more package: pip install 'govdocparse[xlsx]'") from error
    return Workbook()


def _named(document: Document, name: str | None) -> Document:
    """The document under its name in the folder that was given, where two files may be called the same."""
    return document if name is None else replace(document, source=replace(document.source, name=name))


def _form(options: argparse.Namespace) -> str:
    """The format asked for, by the option or by the name of the output; raises UnusableInput for a spreadsheet's."""
    form: str = options.format or output.format_of(options.output, _SUFFIXES) or "table"
    if form == _SPREADSHEET:
        raise UnusableInput(
            f"{options.output}: of spreadsheets .xlsx is written, which every one of their programs opens; "
            f"give -o {options.output.with_suffix('.xlsx')}"
        )
    if form == "xlsx" and options.output is None and sys.stdout.isatty():
        raise UnusableInput("a workbook is no text for a terminal; give -o FILE.xlsx")
    return form


def _written(found: Sequence[Fact], form: str, target: Path | None, *, header: bool) -> bytes:
    """The facts of one document in the format asked for, below the heads of the columns if they are the first."""
    if form == "csv":
        return to_csv(found, header=header)
    if form == "json":
        return to_json_lines(found)
    styled = target is None and sys.stdout.isatty()
    return to_table(found, width=shutil.get_terminal_size().columns, styled=styled).encode()
