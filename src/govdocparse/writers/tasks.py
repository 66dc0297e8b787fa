"""Tasks to a table for a reader, and to the cells of a spreadsheet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from govdocparse.tasks import Task
from govdocparse.writers.tabular import empty, printed

COLUMNS = (*(name for name in Task.__struct_fields__ if name != "span"), "start", "end")
# From so many cells on there are more columns.
_WIDE = 110
_LONGEST_ADDRESS = 16
_DAY = len("2025-12-31")


def cells(task: Task) -> Iterator[str]:
    """What stands in each of COLUMNS, empty where nothing does; several bodies, days and numbers are joined by 、."""
    for name in COLUMNS[:-2]:
        value = getattr(task, name)
        yield "、".join(value) if isinstance(value, tuple) else value or ""
    yield str(task.span.start)
    yield str(task.span.end)


def to_table(tasks: Sequence[Task], *, width: int, styled: bool = False) -> str:
    """The tasks of one document as aligned text no wider than `width` cells, of which a Chinese character has two.

    A task is shown by the heading of its section, and by its text where that has none or several tasks.
    """
    if not tasks:
        return ""
    from rich.cells import cell_len
    from rich.text import Text

    table = empty(tasks[0].document or "")
    longest = max(cell_len(task.address or "") for task in tasks)
    table.add_column("address", min_width=min(longest, _LONGEST_ADDRESS, width // 4), ratio=3, overflow="fold")
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
        table.add_row(*map(Text, (*row, " ".join(task.deadlines))))
    return printed(table, width=width, styled=styled)
