"""A command that lists what documents hold, row by row: as a table, a sheet, CSV or JSON lines, in one stream."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Generic, NamedTuple, Protocol, TypeVar

from govdocparse.commands import common, inputs, output, tables
from govdocparse.counted import counted
from govdocparse.facts import Fact
from govdocparse.grammar import Grammar
from govdocparse.model import Document
from govdocparse.tasks import Task
from govdocparse.writers.tabular import cells_of, csv_of, json_lines

if TYPE_CHECKING:
    from argparse import _SubParsersAction

R = TypeVar("R", Fact, Task)
R_contra = TypeVar("R_contra", contravariant=True)


class Drawing(Protocol[R_contra]):
    """The rows of one document to a table of text."""

    def __call__(self, rows: Sequence[R_contra], /, *, width: int, styled: bool) -> str:
        """The table, no wider than `width` cells; nothing of no rows."""


class Listing(NamedTuple, Generic[R]):
    """What is listed: what one is called, how all of a document are found, and how they are written."""

    noun: str
    find: Callable[[Document, Grammar | None], Sequence[R]]
    columns: Sequence[str]
    table: Drawing[R]

    def add(self, commands: _SubParsersAction[argparse.ArgumentParser], help_: str, description: str) -> None:
        """The command's place among the commands, under the noun in the plural."""
        command = commands.add_parser(
            f"{self.noun}s", help=help_, description=f"{description} A folder stands for all documents in it."
        )
        common.add_inputs(command)
        tables.add_format(command)
        common.add_output(command)
        command.set_defaults(run=self._run)

    def _run(self, options: argparse.Namespace) -> int:
        """Every file that can be used is, whatever happens to the others."""
        given, how, form = inputs.found(options), common.how(options), tables.form(options)
        output.check([each.file for each in given.files], [options.output])
        book = tables.workbook(f"{self.noun}s", self.columns) if form == "xlsx" else None
        stream = output.Stream(options.output)

        def one(each: inputs.Input) -> int:
            document = inputs.document(each, how)
            found = self.find(document, how.grammar)
            if book:
                book.put(map(cells_of, found))
                stream.put(b"")
            else:
                stream.put(self._written(found, form, tables.look(options.output), header=not stream.inputs))
            common.say(f"{common.shown(each.file)}: {counted(len(found), self.noun)}")
            return common.status(document)

        done = given.each(one)
        stream.end(done.unused, book.whole() if book else b"")
        return done.status

    def _written(self, found: Sequence[R], form: str, look: tables.Look, *, header: bool) -> bytes:
        """The rows of one document in the format asked for, below the heads of the columns if they are the first."""
        if form == "csv":
            return csv_of(self.columns, map(cells_of, found), header=header)
        return json_lines(found) if form == "json" else self.table(found, width=look.width, styled=look.styled).encode()
