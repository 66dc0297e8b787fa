"""The command govdocparse; exit status 0 fine, 1 with error diagnostics, 2 for unusable input."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module

from govdocparse import __version__
from govdocparse.commands import common
from govdocparse.errors import UnusableInput

# Each is a module of govdocparse.commands.
_COMMANDS = ("parse", "batch", "facts", "check", "explain", "clean")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit status, prints messages of one line and never a traceback for bad input."""
    given = sys.argv[1:] if arguments is None else arguments
    options = _parser(given[0] if given else "").parse_args(given)
    try:
        return int(options.run(options))
    except UnusableInput as error:
        common.say(f"govdocparse: {error}")
        return common.UNUSABLE
    except KeyboardInterrupt:
        common.say("govdocparse: interrupted")
        return common.INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has stopped; there is nobody to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return common.FINE


def _parser(chosen: str) -> argparse.ArgumentParser:
    """The parser of the command that was chosen, or of all where it is none of them; each module is loaded at need."""
    parser = argparse.ArgumentParser(
        prog="govdocparse", description="Turn Chinese government documents (公文) into canonical JSON or XML."
    )
    parser.add_argument("--version", action="version", version=f"govdocparse {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for name in (chosen,) if chosen in _COMMANDS else _COMMANDS:
        import_module(f"govdocparse.commands.{name}").add(commands)
    return parser


if __name__ == "__main__":
    sys.exit(main())
