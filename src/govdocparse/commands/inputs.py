"""The inputs of a command as they are named -> the files to read: a folder is the documents in it."""

from __future__ import annotations

import argparse
import os
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from govdocparse.commands import common
from govdocparse.counted import counted
from govdocparse.file_names import readable
from govdocparse.model import Document
from govdocparse.readers.sniff import SUFFIXES

_MOST_SUFFIXES = 5


class Input(NamedTuple):
    """A file to read; `name` is its path in the folder that was given, None where the file itself was."""

    file: Path
    name: str | None = None


class Found(NamedTuple):
    """The files to read, what is to be said of what is none, and how many files of each suffix were passed over."""

    files: Sequence[Input]
    refusals: Sequence[str]
    passed_over: Counter[str]

    def each(self, work: Callable[[Input], int]) -> common.Done:
        """The work on every input that can be used; what cannot be, and what was passed over, is said."""
        for refusal in self.refusals:
            common.refuse(refusal)
        done = common.each(self.files, work)
        for note in self.notes():
            common.say(note)
        unused = done.unused + len(self.refusals)
        return common.Done(common.UNUSABLE if unused else done.status, unused)

    def notes(self) -> list[str]:
        """One line on the files in folders that were not looked at, and what they are called; none where all were."""
        if not self.passed_over:
            return []
        names = [readable(name) or "without a suffix" for name, _ in self.passed_over.most_common(_MOST_SUFFIXES)]
        more = " …" if len(self.passed_over) > _MOST_SUFFIXES else ""
        files = counted(self.passed_over.total(), "file")
        return [f"{files} passed over ({', '.join(names)}{more}); name a file to read it anyway"]


def found(options: argparse.Namespace) -> Found:
    """The inputs in the order given, a folder as the documents in it and below, by name without hidden ones.

    A document is known by its suffix there; raises UnusableInput as `common.inputs` does.
    """
    from govdocparse.batch.inputs.files import files
    from govdocparse.batch.item import Item, Refused

    documents: list[Input] = []
    refusals: list[str] = []
    passed_over: Counter[str] = Counter()
    for path in common.inputs(options):
        if path == common.STANDARD_INPUT or not os.path.isdir(path):  # noqa: PTH112 - too long a name is no folder
            documents.append(Input(path))
            continue
        before = len(documents) + len(refusals)
        for each in files([str(path)]):
            if isinstance(each, Item):
                refusals += [each.source.message] if isinstance(each.source, Refused) else []
            elif (suffix := each[0].suffix.lower()) in SUFFIXES:
                documents.append(Input(each[0], readable(each[0].relative_to(path).as_posix())))
            else:
                passed_over[suffix] += 1
        if before == len(documents) + len(refusals):
            named = common.shown(path)
            refusals.append(f"{named} holds no documents; name files to read them whatever they are called")
    return Found(documents, refusals, passed_over)


def document(given: Input, how: common.How) -> Document:
    """One input to a Document under its name in the folder that was given, where two files may be called the same.

    Raises UnusableInput.
    """
    read = common.document(given.file, how)
    return read if given.name is None else replace(read, source=replace(read.source, name=given.name))
