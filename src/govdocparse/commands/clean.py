"""The command govdocparse clean FILE: only the cleaned text, and a list of what was done to get it."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from govdocparse.cleaning.cleaned import TABLE, CleanDrawing, Cleaned, CleanTable
from govdocparse.cleaning.steps import clean
from govdocparse.commands import common, output
from govdocparse.counted import counted
from govdocparse.grammar import shipped
from govdocparse.readers.reading import Reading
from govdocparse.strings import on_one_line

if TYPE_CHECKING:
    from argparse import _SubParsersAction


def add(commands: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """The command's place among the commands."""
    command = commands.add_parser(
        "clean",
        help="write only the cleaned text",
        description="Write the cleaned text, one paragraph a line; what was done to get it is said on standard error.",
    )
    common.add_inputs(command)
    common.add_output(command)
    command.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    """`govdocparse clean`: every file that can be read is, whatever happens to the others."""
    files, how = common.inputs(options), common.how(options)
    output.check(files, [options.output])
    stream = output.Stream(options.output)

    def one(file: Path) -> int:
        reading = common.reading(file, how)
        cleaned = clean(reading, how.grammar or shipped())
        stream.put(f"{plain(cleaned)}\n".encode())
        for line in report(reading, cleaned):
            common.say(f"{common.shown(file)}: {line}")
        return common.FINE

    done = common.each(files, one)
    stream.end(done.unused)
    return done.status


def plain(cleaned: Cleaned) -> str:
    """The clean text as lines; a table is its rows, with tabs between cells, or as it is drawn."""
    tables = iter(cleaned.tables)
    return "\n".join(_rows(next(tables)) if line == TABLE else line for line in cleaned.text.string.split("\n"))


def _rows(table: CleanTable | CleanDrawing) -> str:
    if isinstance(table, CleanDrawing):
        return table.text.string
    return "\n".join("\t".join(on_one_line(cell.text.string) for cell in row) for row in table.rows)


def report(reading: Reading, cleaned: Cleaned) -> Iterator[str]:
    """What was done, a line each: how the bytes were read, repairs by kind, each restored run, what was left out."""
    size = counted(len(reading.text), "character")
    yield f"{reading.media_type}, {reading.encoding}, {cleaned.script} script, {size}"
    for repair in cleaned.repairs:
        yield f"{repair.kind}: {repair.count}"
    for run in cleaned.repaired:
        yield f"[{run.span.start}, {run.span.end}) restored, {run.status}: {run.before} -> {run.after}"
    for item in cleaned.omitted:
        text = on_one_line(reading.text[item.span.start : item.span.end])
        yield f"[{item.span.start}, {item.span.end}) left out, {item.reason}: {text[:60]}"
