"""What a run is to do, as far as it shapes the output: written down at its start, and the same when it is resumed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from govdocparse import __version__
from govdocparse.batch import disk, made
from govdocparse.batch.outputs import Format
from govdocparse.errors import UnusableInput
from govdocparse.readers import Media

_NAME = "run.json"


class GrammarFile(msgspec.Struct, frozen=True):
    """A grammar file of the user, and the digest of what it said."""

    path: str
    sha256: str


class Plan(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The inputs as given, and all else on which the bytes of the output depend."""

    version: str = __version__
    rules: str = msgspec.field(default_factory=made.rules)
    libraries: dict[str, str] = msgspec.field(default_factory=made.libraries)
    inputs: tuple[str, ...] = ()
    format: Format = "ndjson"
    segment: int = 500
    column: str | None = None
    id: str | None = None
    type: Media | None = None
    limit: dict[str, int] = {}
    grammar: tuple[GrammarFile, ...] = ()


_OPTIONS = {
    "inputs": "the inputs",
    "version": "the version of govdocparse",
    "rules": "the digest of its rules",
    "libraries": "the list of libraries",
    "segment": "--segment-size",
}


def grammar_files(paths: list[Path]) -> tuple[GrammarFile, ...]:
    """The grammar files with their digests; raises UnusableInput."""
    try:
        return tuple(GrammarFile(str(path), hashlib.sha256(path.read_bytes()).hexdigest()) for path in paths)
    except OSError as error:
        raise UnusableInput(f"{error.filename}: the grammar file cannot be read: {error.strerror}") from error


def read(output: Path) -> Plan | None:
    """The plan of the run that wrote to this folder, None where there was none; raises UnusableInput."""
    file = output / _NAME
    try:
        return msgspec.convert(json.loads(file.read_bytes()), Plan)
    except FileNotFoundError:
        return None
    except NotADirectoryError as error:
        raise UnusableInput(f"{output} is a file; choose a folder") from error
    except OSError as error:
        raise UnusableInput(f"{file} cannot be read: {error.strerror or error}; choose another folder") from error
    except (ValueError, RecursionError) as error:
        raise UnusableInput(f"{file} cannot be read as the plan of a run: {error}; choose another folder") from error


def write(output: Path, plan: Plan) -> None:
    """The plan stands in the folder."""
    disk.write(output / _NAME, _encoded(plan, indent=2) + b"\n")


def resumed(stored: Plan, given: Mapping[str, Any]) -> Plan:
    """The stored plan; raises UnusableInput where an option that is given, or what we are made of, is another."""
    now = {"version": __version__, "rules": made.rules(), "libraries": made.libraries()}
    for name, value in {**now, **given}.items():
        before = getattr(stored, name)
        if value != before:
            said = _OPTIONS.get(name, f"--{name}")
            raise UnusableInput(
                f"the run was begun with other values: {said} was {_shown(before)} and is {_shown(value)}; "
                "resume it with the same, or write to another folder"
            )
    # A grammar file is read again: what it says must be the same, too.
    if grammar_files([Path(file.path) for file in stored.grammar]) != stored.grammar:
        raise UnusableInput("a grammar file has changed since the run was begun; write to another folder")
    return stored


def _shown(value: object) -> str:
    return _encoded(value).decode()[:200]


def _encoded(value: object, indent: int | None = None) -> bytes:
    """The value as JSON in UTF-8; what of a name is no UTF-8 is an escape of JSON, and is read again as it was."""
    text = json.dumps(msgspec.to_builtins(value), ensure_ascii=False, indent=indent)
    return text.encode("utf-8", "backslashreplace")
