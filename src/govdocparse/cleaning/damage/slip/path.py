"""A path through a damaged place: what it restores, where it stands, and what it has cost."""

from __future__ import annotations

from math import inf
from typing import NamedTuple

from govdocparse.cleaning.damage.fluency import CONTEXT

# The `lead` of a path when the byte that waits is not known.
FREE = 0


class Run(NamedTuple):
    """`[start, end)` of the page restored to `text`; `doubtful` where something was lost that has left no trace."""

    start: int
    end: int
    text: str
    doubtful: bool


class Path(NamedTuple):
    """One way to read the page up to `place`.

    `lead` is the first byte that waits for its second: None in step, FREE when it too is unknown because the pair
    that it stood in shows nothing; `trail` is then the byte before it. `before` are the last tokens that tell of the
    next. `broken` says that a gloss has come between the bytes of the next character. `age` is for how many tokens
    the path has been in step, `gap` how much better it reads than the best one with another text that it has been
    preferred to, and `shown` how many characters of the page the run in hand explains. `unseen` says
    that a pair of bytes that shows nothing is in it: only a gloss behind it can put that beyond doubt.
    """

    score: float
    place: int
    before: str
    lead: int | None = None
    trail: int = 0
    runs: tuple[Run, ...] = ()
    start: int = 0
    text: str = ""
    doubtful: bool = False
    broken: bool = False
    age: int = CONTEXT
    gap: float = inf
    shown: int = 0
    unseen: bool = False


def restored(path: Path) -> tuple[object, ...]:
    """What a path makes of the page; two paths that make the same of it are one reading."""
    return path.text, *((run.start, run.text) for run in path.runs)


def order(path: Path) -> tuple[float, str, tuple[Run, ...]]:
    """The sorting key that puts the likeliest path first, and never leaves two in no order."""
    return -path.score, path.text, path.runs
