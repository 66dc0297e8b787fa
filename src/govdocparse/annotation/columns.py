"""The rows of a table -> the cells that a head governs: below 责任单位 responsibilities, below 序号 no numbers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import Final, TypeVar

from govdocparse.annotation import by_place
from govdocparse.cleaning.cleaned import CleanCell
from govdocparse.expressions import responsibilities
from govdocparse.expressions.responsibility_lists import Role, head
from govdocparse.grammar import Grammar
from govdocparse.model import AnyAnnotation, Quantity, Responsibility
from govdocparse.model.grid import grid
from govdocparse.strings import squeezed
from govdocparse.text import Text

# A table's head ends with its third row at the latest.
DEEPEST_HEAD: Final = 3
_FORMS: Final = (2, 4)
# No paper has a table with more; what a hostile one has beyond costs no time.
_MOST_HEADS: Final = 32
_LONGEST_HEAD: Final = 12

# What a head says of the cells that it governs; None where a cell is no head.
T = TypeVar("T")
_Head = Callable[[str], T | None]


def roles(rows: Sequence[Sequence[CleanCell]], grammar: Grammar) -> dict[tuple[int, int], Role]:
    """The role that the head of its column gives a cell, by the numbers of its row and of its place in the row."""
    return governed(rows, lambda string: head(string, grammar))


def identifying(rows: Sequence[Sequence[CleanCell]], grammar: Grammar) -> dict[tuple[int, int], bool]:
    """The cells whose head says that a number there only identifies: 序号, 电话, 年份."""
    pattern = grammar.pattern("identifying_head")

    def identifies(string: str) -> bool | None:
        return True if 0 < len(string) <= _LONGEST_HEAD and pattern.fullmatch(squeezed(string)) else None

    return governed(rows, identifies)


def governed(rows: Sequence[Sequence[CleanCell]], head: _Head[T]) -> dict[tuple[int, int], T]:
    """What heads say of the cells below them, by the numbers of their row and of their place in the row.

    Of two heads one above the other the one below says it. In a form, where heads and what they head take turns in a
    row, the head is the cell before.
    """
    head = cache(head)
    if not any(head(cell.text.string) for row in rows[:DEEPEST_HEAD] for cell in row):
        return _of_forms(rows, head)
    heads: dict[range, T] = {}
    found: dict[tuple[int, int], T] = {}
    for row, line in enumerate(grid(rows)):
        for place, (cell, columns) in enumerate(line.own):
            if says := head(cell.text.string):
                if heads.pop(columns, None) is not None or len(heads) < _MOST_HEADS:
                    heads[columns] = says
                continue
            for over, says in reversed(heads.items()):
                if columns.start in over and columns.stop <= over.stop:
                    found[row, place] = says
                    break
    return found | _of_forms(rows, head)


def _of_forms(rows: Sequence[Sequence[CleanCell]], head: _Head[T]) -> dict[tuple[int, int], T]:
    """The same in rows of two cells or four that are heads and what they head, turn by turn: 责任单位 | 市科技局."""
    found: dict[tuple[int, int], T] = {}
    for index, row in enumerate(rows):
        if len(row) not in _FORMS:
            continue
        heads = [head(cell.text.string) for cell in row]
        if all(heads[::2]) and not any(heads[1::2]):
            found |= {(index, 2 * place + 1): says for place, says in enumerate(heads[::2]) if says}
    return found


def annotated(
    text: Text, annotations: tuple[AnyAnnotation, ...], role: Role, grammar: Grammar
) -> tuple[AnyAnnotation, ...]:
    """The annotations of a cell in order, with the responsibilities of its column unless its own words state some."""
    if any(isinstance(annotation, Responsibility) for annotation in annotations):
        return annotations
    stated = responsibilities.in_column(text, role, grammar)
    return tuple(sorted((*annotations, *stated), key=by_place)) if stated else annotations


def unnumbered(annotations: tuple[AnyAnnotation, ...]) -> tuple[AnyAnnotation, ...]:
    """The annotations of a cell whose number only identifies, less that number."""
    return tuple(item for item in annotations if not (isinstance(item, Quantity) and item.kind == "number"))
