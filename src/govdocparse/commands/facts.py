"""The command govdocparse facts FILES: every number of all files, with what it measures."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from govdocparse.commands.listing import Listing
from govdocparse.facts import facts
from govdocparse.writers.facts import COLUMNS, to_table

if TYPE_CHECKING:
    from argparse import _SubParsersAction


def add(commands: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """The command's place among the commands."""
    Listing("fact", facts, COLUMNS, to_table).add(
        commands,
        "list every number of files with what it measures",
        "List every quantity: what it measures, where it stands, for when, and who answers for it.",
    )
