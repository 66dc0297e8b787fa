"""The command govdocparse tasks FILES: what is to be done by all files, who answers for it, and by when."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from govdocparse.commands.listing import Listing
from govdocparse.tasks import tasks
from govdocparse.writers.tasks import COLUMNS, to_table

if TYPE_CHECKING:
    from argparse import _SubParsersAction


def add(commands: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """The command's place among the commands."""
    Listing("task", tasks, COLUMNS, to_table).add(
        commands,
        "list what is to be done, who answers for it and by when",
        "List what somebody answers for or what is to be done by a day: the text, the bodies, the last days.",
    )
