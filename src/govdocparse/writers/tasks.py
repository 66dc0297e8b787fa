"""Tasks to a table for a reader; and the names of their columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from govdocparse.tasks import Task
from govdocparse.writers.tables import Column, table
from govdocparse.writers.tabular import columns_of

COLUMNS = columns_of(Task)


def to_table(tasks: Sequence[Task], *, width: int, styled: bool = False) -> str:
    """The tasks of one document as aligned text no wider than `width` cells, of which a Chinese character has two.

    A task is shown by the heading of its section, and by its text where that has none or several tasks.
    """
    shared = Counter(task.heading for task in tasks)
    shown: Sequence[Column[Task]] = (
        Column("address", lambda task: task.address or "", None, least=16, fitted=True),
        Column("task", lambda task: (shared[task.heading] == 1 and task.heading) or task.text, 12),
        Column("who", lambda task: "、".join((*task.lead, *task.responsible)), 5),
        Column("with", lambda task: "、".join(task.cooperating), 4, wide=110),
        Column("by", lambda task: " ".join(task.deadlines), None, least=len("2025-12-31")),
    )
    return table(tasks, shown, tasks[0].document or "" if tasks else None, width=width, styled=styled)
