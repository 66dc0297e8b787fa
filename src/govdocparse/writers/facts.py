"""Facts to a table for a reader; and the names of their columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from govdocparse.facts import Fact
from govdocparse.writers.tabular import add_addresses, columns_of, empty, printed

if TYPE_CHECKING:
    from rich.table import Table

COLUMNS = columns_of(Fact)
_SIGNS = {"min": "≥", "max": "≤", "exceed": ">", "below": "<", "approx": "≈"}
_CHANGES = {"increase": "+", "decrease": "-"}
# From so many cells on there are more columns.
_WIDE, _WIDEST = 110, 160


def to_table(facts: Sequence[Fact], *, width: int, styled: bool = False) -> str:
    """The facts of one document as aligned text no wider than `width` cells, of which a Chinese character has two."""
    return printed(_table(facts, width), width=width, styled=styled) if facts else ""


def _table(facts: Sequence[Fact], width: int) -> Table:
    """Facts as a table for a terminal of that width, with fewer columns on a narrow one."""
    from govdocparse.writers.wrapped import Cell

    table = empty(facts[0].document or "")
    add_addresses(table, (fact.address for fact in facts), width)
    if width >= _WIDEST:
        table.add_column("heading", ratio=5, overflow="fold")
    table.add_column("measure", ratio=8, overflow="fold")
    table.add_column("value", ratio=4, min_width=10, overflow="fold")
    if width >= _WIDE:
        table.add_column("period", ratio=3, min_width=10, overflow="fold")
        table.add_column("clause", ratio=10, overflow="fold")
    table.add_column("responsible", ratio=4, overflow="fold")
    for fact in facts:
        cells = [fact.address or ""]
        if width >= _WIDEST:
            cells.append(fact.heading or "")
        cells += (measured(fact.measure, fact.object), said(fact))
        if width >= _WIDE:
            cells += (_period(fact), fact.clause)
        cells.append("、".join(fact.responsible))
        table.add_row(*map(Cell, cells))
    return table


def measured(measure: str | None, of: str | None) -> str:
    """What is measured, and for an award whom it is for: 补助 (符合研发条件的企业)."""
    return f"{measure or ''} ({of})" if of else measure or ""


def said(fact: Fact) -> str:
    """The quantity as it stands in the document, its bound and change as signs: ≥ +5%, ≤ 30万元/家."""
    sign = _SIGNS.get(fact.bound or "", "")
    change = _CHANGES.get(fact.change or "", "")
    rate = f"/{fact.per}" if fact.per else ""
    return " ".join(piece for piece in (fact.relation, sign, f"{change}{fact.text}{rate}") if piece)


def _period(fact: Fact) -> str:
    """A whole year as its number, any other period as an ISO 8601 interval, open where the document leaves it open."""
    first, last = fact.period_from, fact.period_to
    if not first and not last:
        return ""
    if first and last and first[:4] == last[:4] and (first[4:], last[4:]) == ("-01-01", "-12-31"):
        return first[:4]
    return first if first and first == last else f"{first or '..'}/{last or '..'}"
