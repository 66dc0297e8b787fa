"""A table of figures, as Markdown that reads well in a terminal, too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Table:
    """A title, what the figures mean, the names of the columns, and the rows."""

    title: str
    note: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]

    def __str__(self) -> str:
        lines = [self.columns, *self.rows]
        widths = [max(len(line[column]) for line in lines) for column in range(len(self.columns))]
        rule = ["-" * widths[0], *("-" * (width - 1) + ":" for width in widths[1:])]
        drawn = [_line(line, widths) for line in (self.columns, rule, *self.rows)]
        return "\n".join([f"### {self.title}", "", self.note, "", *drawn, ""])


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    first, *others = widths
    drawn = [cells[0].ljust(first), *(cell.rjust(width) for cell, width in zip(cells[1:], others, strict=True))]
    return f"| {' | '.join(drawn)} |"
