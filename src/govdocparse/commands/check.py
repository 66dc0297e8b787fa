"""The command govdocparse check FILES: what does not agree in documents, a line each, as linters print it."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import msgspec

from govdocparse.commands import catalogue, common, inputs
from govdocparse.counted import counted
from govdocparse.diagnostics import KINDS
from govdocparse.errors import UnusableInput
from govdocparse.grammar import shipped
from govdocparse.model import Severity
from govdocparse.pipeline import document_of
from govdocparse.places import Lines, locator
from govdocparse.strings import on_one_line
from govdocparse.text import Span

if TYPE_CHECKING:
    from argparse import _SubParsersAction

_SEVERITIES: tuple[Severity, ...] = get_args(Severity)


class Finding(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One diagnostic of one file; lines and columns count from 1, the end is the place behind its last character.

    `locator` says where it stands in a carrier that is more than text; the lines are those of its source text then.
    """

    file: str
    line: int
    column: int
    end_line: int
    end_column: int
    severity: Severity
    code: str
    message: str
    span: Span
    locator: str | None = None

    def plain(self) -> str:
        """The finding as a line of text."""
        where = f" [{self.locator}]" if self.locator else ""
        message = on_one_line(self.message)
        return f"{self.file}:{self.line}:{self.column}: {self.severity} {self.code} {message}{where}"


def add(commands: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """The command's place among the commands."""
    command = commands.add_parser(
        "check",
        help="print what does not agree in files",
        description="Print the diagnostics of documents, a line each: FILE:LINE:COLUMN: SEVERITY CODE MESSAGE. "
        "A folder stands for all documents in it. Exit status 0: nothing at or above --fail-on; 1: something; 2: an "
        "input could not be used.",
    )
    common.add_inputs(command)
    command.add_argument("-f", "--format", choices=("text", "json"), default="text", help="text, or JSON lines")
    for name, what in (("select", "print these only"), ("ignore", "do not print these")):
        command.add_argument(
            f"--{name}", action="append", default=[], metavar="CODE,…", help=f"{what}: codes or their first words"
        )
    command.add_argument("--severity", choices=_SEVERITIES, default="info", help="the lowest to print (default: info)")
    command.add_argument(
        "--fail-on", choices=_SEVERITIES, default="error", help="the lowest that makes exit status 1 (default: error)"
    )
    command.add_argument("--codes", action="store_true", help="print what every code means, as Markdown")
    command.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    """`govdocparse check`: every file that can be used is, whatever happens to the others."""
    if options.codes:
        common.put(catalogue.page().encode())
        return common.FINE
    wanted, how = _wanted(options), common.how(options)
    given = inputs.found(options)
    failing = _SEVERITIES[: _SEVERITIES.index(options.fail_on) + 1]
    counts: Counter[str] = Counter()

    def one(each: inputs.Input) -> int:
        found = [item for item in findings(each.file, how) if item.code in wanted and _shows(item, options.severity)]
        common.put(b"".join(_written(item, options.format) for item in found))
        counts.update(item.severity for item in found)
        return common.WITH_ERRORS if any(item.severity in failing for item in found) else common.FINE

    done = given.each(one)
    common.say(_summary(len(given.files) + len(given.refusals) - done.unused, done.unused, counts))
    return done.status


def findings(file: Path, how: common.How) -> list[Finding]:
    """All that is to be said of one input, in order of place; raises UnusableInput."""
    reading = common.reading(file, how)
    document = document_of(reading, how.grammar or shipped())
    lines = Lines(reading.text)
    found: list[Finding] = []
    for item in document.diagnostics:
        start, end = lines.at(item.span.start), lines.at(item.span.end)
        found.append(
            Finding(
                file=common.shown(file),
                line=start.line,
                column=start.column,
                end_line=end.line,
                end_column=end.column,
                severity=item.severity,
                code=item.code,
                message=item.message,
                span=item.span,
                locator=locator(document.source.locators, item.span.start),
            )
        )
    return found


def _wanted(options: argparse.Namespace) -> frozenset[str]:
    """The codes to print; raises UnusableInput for a name that is no code and no first word of one."""
    selected = _codes("--select", options.select) if options.select else frozenset(KINDS)
    return selected - _codes("--ignore", options.ignore)


def _codes(option: str, given: Sequence[str]) -> frozenset[str]:
    chosen: set[str] = set()
    for name in (name.strip() for item in given for name in item.split(",")):
        codes = [code for code in KINDS if code == name or code.startswith(f"{name}.")]
        if not codes:
            raise UnusableInput(f"{option} {name}: there is no such code; govdocparse check --codes names all of them")
        chosen.update(codes)
    return frozenset(chosen)


def _shows(item: Finding, lowest: Severity) -> bool:
    return _SEVERITIES.index(item.severity) <= _SEVERITIES.index(lowest)


def _written(item: Finding, form: str) -> bytes:
    return msgspec.json.encode(item) + b"\n" if form == "json" else f"{item.plain()}\n".encode()


def _summary(files: int, unusable: int, counts: Counter[str]) -> str:
    """One line: how many files were checked, how many inputs could not be, and what was found."""
    checked = f"{counted(files, 'file')} checked"
    if unusable:
        checked += f", {unusable} could not be read"
    if not files:
        return checked
    found = [
        f"{counts[name]} info" if name == "info" else counted(counts[name], name)
        for name in _SEVERITIES
        if counts[name]
    ]
    return f"{checked}: {', '.join(found) or 'nothing found'}"
