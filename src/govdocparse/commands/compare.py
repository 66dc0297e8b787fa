"""The command govdocparse compare FILES: what each document says of the same thing, a column a document."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from govdocparse.commands import common, inputs, output, tables
from govdocparse.comparison import Row, compare
from govdocparse.counted import counted
from govdocparse.errors import UnusableInput
from govdocparse.file_names import readable
from govdocparse.model import Document
from govdocparse.writers.comparison import columns, row_cells, to_table
from govdocparse.writers.tabular import csv_of, json_lines

if TYPE_CHECKING:
    from argparse import _SubParsersAction


def add(commands: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """The command's place among the commands."""
    command = commands.add_parser(
        "compare",
        help="put the numbers of several documents beside each other",
        description="Find what the documents say of the same thing, this year and last, here and there, and what only "
        "one of them has. The documents are taken in the order given, those of a folder by name.",
    )
    common.add_inputs(command)
    tables.add_format(command)
    command.add_argument("--changed", action="store_true", help="leave out what all documents say alike")
    common.add_output(command)
    command.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    """`govdocparse compare`: one table of all documents, or none where one of them cannot be used."""
    given, how, form = inputs.found(options), common.how(options), tables.form(options)
    output.check([each.file for each in given.files], [options.output])
    if given.refusals:
        raise UnusableInput(given.refusals[0])
    documents = []
    with common.progress(len(given.files)) as advance:
        for each in given.files:
            documents.append(inputs.document(each, how))
            advance()
    rows = compare(documents, how.grammar)
    kept = [row for row in rows if row.verdict != "same"] if options.changed else rows
    data = _written(kept, documents, form, options.output)
    if options.output is None:
        common.put(data)
    else:
        output.write(options.output, data)
    for note in given.notes():
        common.say(note)
    verdicts = Counter(row.verdict for row in rows)
    counts = ", ".join(f"{verdicts[name]} {name}" for name in sorted(verdicts))
    written = "" if options.output is None else f" -> {readable(options.output)}"
    common.say(f"{counted(len(rows), 'row')}: {counts or 'no facts'}{written}")
    return max(map(common.status, documents))


def _written(rows: Sequence[Row], documents: Sequence[Document], form: str, target: Path | None) -> bytes:
    """The rows in the format asked for."""
    if form == "csv":
        return csv_of(columns(len(documents)), map(row_cells, rows))
    if form == "json":
        return json_lines(rows)
    if form == "xlsx":
        book = tables.workbook("comparison", columns(len(documents)))
        book.put(map(row_cells, rows))
        return book.whole()
    look = tables.look(target)
    return to_table(rows, _names(documents), width=look.width, styled=look.styled).encode()


def _names(documents: Sequence[Document]) -> list[str]:
    """What the documents are called at the head of their columns: their titles, their files where those are alike."""
    titles = [document.metadata.title.value if document.metadata.title else None for document in documents]
    if None in titles or len(set(titles)) < len(titles):
        return [document.source.name or str(number) for number, document in enumerate(documents, 1)]
    return [title or "" for title in titles]
