"""The command govdocparse; exit status 0 fine, 1 with error diagnostics, 2 for unusable input."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from importlib.util import find_spec
from typing import TextIO

from govdocparse import __version__
from govdocparse.commands import common
from govdocparse.errors import UnusableInput
from govdocparse.file_names import readable

# Each is a module of govdocparse.commands.
_COMMANDS = ("parse", "batch", "facts", "tasks", "compare", "check", "explain", "clean")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit status, prints messages of one line and never a traceback for bad input."""
    given = sys.argv[1:] if arguments is None else arguments
    _prepare_streams()
    try:
        options = _options(given)
        return int(options.run(options))
    except UnusableInput as error:
        common.refuse(str(error))
        return common.UNUSABLE
    except KeyboardInterrupt:
        common.say("govdocparse: interrupted")
        return common.INTERRUPTED
    except common.OutputEnded as error:
        # What is still held for it has nowhere to go.
        _into_nothing(sys.stdout)
        if not str(error):
            return common.FINE
        common.refuse(str(error))
        return common.UNUSABLE
    finally:
        _let_go()


def _let_go() -> None:
    """What standard error holds and cannot take has nowhere to go; Python would end with a status of its own for it."""
    with suppress(OSError, ValueError):
        try:
            sys.stderr.flush()
        except OSError:
            _into_nothing(sys.stderr)


def _into_nothing(stream: TextIO) -> None:
    """What a stream holds and is given from now on goes nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _prepare_streams() -> None:
    """A standard stream that is closed has a stand-in, and what a stream's encoding cannot show is spelled out.

    The stand-in keeps its number from the next file that is opened. It fails when it is read or written, but for
    messages, which then nobody wants.
    """
    for number, name, mode in ((0, "stdin", os.O_WRONLY), (1, "stdout", os.O_RDONLY), (2, "stderr", os.O_WRONLY)):
        if getattr(sys, name) is None:
            os.dup2(os.open(os.devnull, mode), number)
            setattr(sys, name, os.fdopen(number, "w" if number else "r", encoding="utf-8"))
        elif number and isinstance(stream := getattr(sys, name), io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _options(given: Sequence[str]) -> argparse.Namespace:
    """What the arguments say; --help and --version end here."""
    try:
        with common.writing():  # argparse before Python 3.11.4 lets a failure of its own print through
            parser = _parser(given[0] if given else "")
            if not given:
                parser.error(f"give a command ({', '.join(_COMMANDS)}); govdocparse --help says what each does")
            if os.path.lexists(given[0]) and given[0] not in _COMMANDS:
                parser.error(f"give a command in front of the file: govdocparse parse {readable(given[0])}")
            return parser.parse_args(given)
    except SystemExit:
        common.put(b"")  # the text of --help, which is still held, or may not have found its place
        raise


def _parser(chosen: str) -> argparse.ArgumentParser:
    """The parser of the command that was chosen, or of all where it is none of them; each module is loaded at need."""
    parser = argparse.ArgumentParser(
        prog="govdocparse", description="Turn Chinese government documents (公文) into canonical JSON or XML."
    )
    parser.add_argument("--version", action="version", version=f"govdocparse {__version__} ({installation()})")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for name in (chosen,) if chosen in _COMMANDS else _COMMANDS:
        import_module(f"govdocparse.commands.{name}").add(commands)
    return parser


def installation() -> str:
    """`compiled` where what a text goes through is (hatch_build.py), else `plain Python`; found without loading it."""
    home = find_spec("govdocparse.text")
    return "plain Python" if home is None or str(home.origin).endswith(".py") else "compiled"
