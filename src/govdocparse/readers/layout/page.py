"""What stands where on a page: characters and rules as a carrier gives them, lines and tables as they are read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Glyph(NamedTuple):
    """One character; x grows to the right and y downwards, in any unit that is the same all over the page."""

    baseline: float
    left: float
    right: float
    size: float
    character: str


class Rule(NamedTuple):
    """A straight line that is drawn on the page, upright or level."""

    left: float
    top: float
    right: float
    bottom: float


class Page(NamedTuple):
    """One page, or that part of it whose text runs in one direction; `number` counts from 1.

    `slanted` are texts that run aslant over the page, `annotated` those of annotations.
    """

    number: int
    width: float
    height: float
    glyphs: Sequence[Glyph]
    rules: Sequence[Rule] = ()
    slanted: Sequence[str] = ()
    annotated: Sequence[str] = ()


class Cell(NamedTuple):
    """A table cell with its lines; `columns` and `rows` say how many it spans."""

    lines: tuple[Line, ...]
    columns: int
    rows: int


class Line(NamedTuple):
    """One line of text, or a table or a box of lines that stands where a line could stand.

    `page` is the page and `number` the line as a reader counts them, `sheet` the index of the Page it stands on.
    `column` is the left and the right edge of the text column where the page has several; a line that is `alone` is
    joined to no other. `raised` are the places in the text of what is set small and raised, `edges` those of the
    columns of a table.
    """

    top: float
    baseline: float
    left: float
    right: float
    size: float
    text: str
    page: int = 0
    sheet: int = 0
    number: int = 0
    column: tuple[float, float] | None = None
    alone: bool = False
    table: tuple[tuple[Cell, ...], ...] = ()
    box: tuple[Line, ...] = ()
    raised: tuple[tuple[int, int], ...] = ()
    edges: tuple[float, ...] = ()


def without(pieces: Sequence[Line], taken: Sequence[Line]) -> list[Line]:
    """The pieces of a page but those that were taken out of it; each is told from others that are equal."""
    gone = {id(piece) for piece in taken}
    return [piece for piece in pieces if id(piece) not in gone]
