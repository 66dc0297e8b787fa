"""Rows and what stands in each of their columns -> a table for a terminal, as aligned text."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from typing import Final, Generic, NamedTuple, TypeVar

R = TypeVar("R")

# In a table less wide the fitted columns leave what they can to the others.
_NARROW: Final = 60


class Column(NamedTuple, Generic[R]):
    """A column: its name, what it says of a row, its share of the width, and how wide a table is that has it.

    Without a share it is `least` cells wide. A `fitted` one is that wide at least only where it has a cell as wide, and
    where that is no more than a quarter of the table, of a narrow one a sixth.
    """

    name: str
    of: Callable[[R], str]
    ratio: int | None
    least: int = 0
    fitted: bool = False
    wide: int = 0


def table(
    rows: Sequence[R], columns: Sequence[Column[R]], title: str | None, *, width: int, styled: bool = False
) -> str:
    """Rows as text no wider than `width` cells, of which a Chinese character has two; nothing where there are none."""
    if not rows:
        return ""
    from rich import box
    from rich.cells import cell_len
    from rich.console import Console
    from rich.table import Table

    from govdocparse.writers.wrapped import Cell

    drawn = Table(
        title=None if title is None else Cell(title), title_justify="left", box=box.SIMPLE, expand=True, pad_edge=False
    )
    shown = [column for column in columns if width >= column.wide]
    for column in shown:
        least = column.least
        if column.fitted:
            least = min(max(cell_len(column.of(row)) for row in rows), least, width // (4 if width >= _NARROW else 6))
        bound = {"width": max(least, len(column.name))} if column.ratio is None else {"min_width": least or None}
        drawn.add_column(Cell(column.name), ratio=column.ratio, overflow="fold", **bound)
    for row in rows:
        drawn.add_row(*(Cell(column.of(row)) for column in shown))
    buffer = io.StringIO()
    console = Console(
        file=buffer, width=width, force_terminal=styled, color_system="standard" if styled else None,
        legacy_windows=False, emoji=False, markup=False, highlight=False,
    )  # fmt: skip
    console.print(drawn)
    return "".join(f"{line.rstrip()}\n" for line in buffer.getvalue().splitlines())
