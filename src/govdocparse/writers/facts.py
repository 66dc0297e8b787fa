"""Facts to a table for a reader; and the names of their columns."""

from __future__ import annotations

from collections.abc import Sequence

from govdocparse.facts import Fact
from govdocparse.writers.tables import Column, table
from govdocparse.writers.tabular import columns_of

COLUMNS = columns_of(Fact)
_SIGNS = {"min": "≥", "max": "≤", "exceed": ">", "below": "<", "approx": "≈"}
_CHANGES = {"increase": "+", "decrease": "-"}


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


# From 110 cells on there are more columns, and from 160 on one more.
_SHOWN: Sequence[Column[Fact]] = (
    Column("address", lambda fact: fact.address or "", None, least=16, fitted=True),
    Column("heading", lambda fact: fact.heading or "", 5, wide=160),
    Column("measure", lambda fact: measured(fact.measure, fact.object), 8),
    Column("value", said, 4, least=10),
    Column("period", _period, 3, least=10, wide=110),
    Column("clause", lambda fact: fact.clause, 10, wide=110),
    Column("responsible", lambda fact: "、".join(fact.responsible), 4, least=len("responsible")),
)


def to_table(facts: Sequence[Fact], *, width: int, styled: bool = False) -> str:
    """The facts of one document as aligned text no wider than `width` cells, of which a Chinese character has two."""
    return table(facts, _SHOWN, facts[0].document or "" if facts else None, width=width, styled=styled)
