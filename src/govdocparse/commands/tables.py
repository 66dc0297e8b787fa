"""What the commands share that write a table: its formats, by an option or the name of the output."""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from govdocparse.commands import output
from govdocparse.errors import UnusableInput

if TYPE_CHECKING:
    from govdocparse.writers.workbook import Workbook

_SPREADSHEETS = (".xls", ".ods", ".et")
_SUFFIXES = {
    ".csv": "csv",
    ".xlsx": "xlsx",
    **dict.fromkeys((".json", ".jsonl", ".ndjson"), "json"),
    ".txt": "table",
}


def add_format(command: argparse.ArgumentParser) -> None:
    """The option that says the format of a table."""
    command.add_argument(
        "-f",
        "--format",
        choices=("table", "csv", "xlsx", "json"),
        help="what to write (default: as the suffix of the output FILE says, else table)",
    )


def form(options: argparse.Namespace) -> str:
    """The format asked for, by the option or by the name of the output; raises UnusableInput for another's name."""
    if options.format is None and options.output and options.output.suffix.lower() in _SPREADSHEETS:
        raise UnusableInput(
            f"{options.output}: of spreadsheets .xlsx is written, which every one of their programs opens; "
            f"give -o {options.output.with_suffix('.xlsx')}"
        )
    found: str = options.format or output.format_of(options.output, _SUFFIXES) or "table"
    if found == "xlsx" and options.output is None and sys.stdout.isatty():
        raise UnusableInput("a workbook is no text for a terminal; give -o FILE.xlsx")
    return found


def workbook(sheet: str, names: Sequence[str]) -> Workbook:
    """A workbook that is empty yet; raises UnusableInput where the package that writes it is not there."""
    try:
        from govdocparse.writers.workbook import Workbook  # for those who want one
    except ModuleNotFoundError as error:
        raise UnusableInput("a workbook needs one more package: pip install 'govdocparse[xlsx]'") from error
    return Workbook(sheet, names)


class Look(NamedTuple):
    """How a table of text is to look: how wide, and whether with the styles of a terminal."""

    width: int
    styled: bool


def look(target: Path | None) -> Look:
    """How a table looks that goes to a file, or to standard output (None)."""
    return Look(shutil.get_terminal_size().columns, target is None and sys.stdout.isatty())
