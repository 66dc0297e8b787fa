"""The command govdocparse parse FILES: each document as JSON or XML, or as a view for readers."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from govdocparse.commands import common, output
from govdocparse.commands.summary import summary
from govdocparse.errors import UnusableInput
from govdocparse.file_names import readable
from govdocparse.model import Document
from govdocparse.writers.chunks import to_chunks_bytes
from govdocparse.writers.json import to_json_bytes
from govdocparse.writers.markdown import to_markdown
from govdocparse.writers.text import to_text
from govdocparse.writers.xml import to_xml

if TYPE_CHECKING:
    from argparse import _SubParsersAction


class _Form(NamedTuple):
    """A format: what makes it, the suffix of its files, and what makes it in a stream of several documents."""

    write: Callable[[Document], bytes]
    suffix: str
    stream: Callable[[Document], bytes] | None = None


def _page(document: Document) -> bytes:
    """The web page of a document, whose library takes time to load."""
    from govdocparse.writers.page import to_html

    return to_html(document).encode()


_FORMS = {
    "json": _Form(to_json_bytes, "json", lambda document: to_json_bytes(document, indent=False)),
    "xml": _Form(lambda document: to_xml(document).encode(), "xml"),
    "markdown": _Form(lambda document: to_markdown(document).encode(), "md"),
    "html": _Form(_page, "html"),
    "chunks": _Form(to_chunks_bytes, "chunks.jsonl", to_chunks_bytes),
    "text": _Form(lambda document: to_text(document).encode(), "txt"),
}
_SUFFIXES = {
    **{f".{form.suffix}": name for name, form in _FORMS.items()},
    ".markdown": "markdown",
    ".htm": "html",
    "chunks.jsonl": "chunks",
}


def add(commands: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """The command's place among the commands."""
    command = commands.add_parser("parse", help="parse files", description="Parse files to JSON or XML, or to a view.")
    common.add_inputs(command)
    command.add_argument(
        "-f",
        "--format",
        choices=tuple(_FORMS),
        help="what to write (default: as the suffix of the output FILE says, else json)",
    )
    command.add_argument(
        "-o",
        "--output",
        type=_where,
        metavar="FILE|DIR",
        help="where to write: a folder for several files; default, and -, is standard output",
    )
    command.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    """`govdocparse parse`: every file that can be parsed is, whatever happens to the others."""
    files, how = common.inputs(options), common.how(options)
    name = options.format or output.format_of(options.output, _SUFFIXES) or "json"
    form = _FORMS[name]
    targets = _targets(files, options.output, form.suffix)
    output.check(files, targets)
    write = form.write if options.output is not None or len(files) == 1 else form.stream
    if write is None:
        raise UnusableInput(f"several documents make no stream of {name}; give a folder with -o DIR")
    return common.each(list(zip(files, targets, strict=True)), lambda each: _one(*each, write, how)).status


def _one(file: Path, target: Path | None, write: Callable[[Document], bytes], how: common.How) -> int:
    """Parse one file and write it; says in one line on standard error what it found. Raises UnusableInput."""
    document = common.document(file, how)
    data = write(document)
    if target is None:
        common.put(data)
    else:
        output.write(target, data)
    common.say(f"{common.shown(file)}: {summary(document)}" + (f" -> {readable(target)}" if target else ""))
    return common.status(document)


def _where(given: str) -> str | None:
    """The file or folder to write to, a slash at its end kept; None is standard output."""
    return None if common.target(given) is None else given


def _targets(files: Sequence[Path], where: str | None, suffix: str) -> list[Path | None]:
    """Where each file's output goes: None is standard output."""
    if where is None:
        return [None] * len(files)
    if len(files) == 1 and not where.endswith(("/", os.sep)) and not os.path.isdir(where):  # noqa: PTH112 - too long a name is none
        return [Path(where)]
    if os.path.exists(where) and not os.path.isdir(where):  # noqa: PTH110, PTH112 - the same
        raise UnusableInput(f"{where} is a file; several documents need a folder")
    if where.endswith(f".{suffix}") and not os.path.isdir(where):  # noqa: PTH112 - the same
        raise UnusableInput(
            f"{where} would be a folder, as there are several documents; give -o DIR, or {where}/ if it shall be"
        )
    named = [Path("standard-input") if file == common.STANDARD_INPUT else file for file in files]
    return [Path(where) / name for name in output.names(named, suffix)]
