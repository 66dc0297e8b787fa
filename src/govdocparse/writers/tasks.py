"""Tasks to a table for a reader; and the names of their columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from govdocparse.tasks import Task
from govdocparse.writers.tabular import add_addresses, columns_of, empty, printed

COLUMNS = columns_of(Task)
# From so many cells on there are more columns.
_WIDE = 110
_DAY = len("2025-12-31")


def to_table(tasks: Sequence[Task], *, width: int, styled: bool = False) -> str:
    """The tasks of one document as aligned text no wider than `width` cells, of which a Chinese character has two.

    A task is shown by the heading of its section, and by its text where that has none or several tasks.
    """
    if not tasks:
        return ""
    from govdocparse.writers.wrapped import Cell

    table = empty(tasks[0].document or "")
    add_addresses(table, (task.address for task in tasks), width)
    table.add_column("task", ratio=12, overflow="fold")
    table.add_column("who", ratio=5, overflow="fold")
    if width >= _WIDE:
        table.add_column("with", ratio=4, overflow="fold")
    table.add_column("by", width=_DAY, overflow="fold")
    shared = Counter(task.heading for task in tasks)
    for task in tasks:
        named = task.heading if shared[task.heading] == 1 else None
        row = [task.address or "", named or task.text, "、".join((*task.lead, *task.responsible))]
        if width >= _WIDE:
            row.append("、".join(task.cooperating))
        table.add_row(*map(Cell, (*row, " ".join(task.deadlines))))
    return printed(table, width=width, styled=styled)
