"""Rows of a comparison to a table for a reader, and to the cells of a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import partial
from itertools import chain

from govdocparse.comparison import Row
from govdocparse.facts import Fact
from govdocparse.writers.facts import COLUMNS as FACT_COLUMNS
from govdocparse.writers.facts import measured, said
from govdocparse.writers.tables import Column, table
from govdocparse.writers.tabular import cells_of

# What a row says in one word, a sum, or not at all of each document stands in front of the facts themselves.
_FRONT = ("verdict", "measure", "object")
_BEHIND = ("difference", "growth", "likeness", "kind", "unit", "per")
_SCALES = ((Decimal(10) ** 8, "亿"), (Decimal(10) ** 4, "万"))
_PLACES = 6
# What two shares differ by.
_POINTS = {"percent": "个百分点", "permille": "个千分点"}


def columns(count: int) -> list[str]:
    """The names of the columns for so many documents: `said_1` and all of a Fact, `value_1`, for the first of them."""
    numbers = range(1, count + 1)
    facts = (f"{name}_{number}" for number in numbers for name in FACT_COLUMNS)
    return [*_FRONT, *(f"said_{number}" for number in numbers), *_BEHIND, *facts]


def row_cells(row: Row) -> Iterator[str]:
    """What stands in each of the columns, empty where nothing does."""
    yield from (getattr(row, name) or "" for name in _FRONT)
    yield from (said(fact) if fact else "" for fact in row.facts)
    yield from (getattr(row, name) or "" for name in _BEHIND)
    yield from chain.from_iterable(cells_of(fact) if fact else [""] * len(FACT_COLUMNS) for fact in row.facts)


def to_table(rows: Sequence[Row], names: Sequence[str], *, width: int, styled: bool = False) -> str:
    """The rows as aligned text no wider than `width` cells, a column a document under its name."""
    shown: Sequence[Column[Row]] = (
        Column("address", _address, None, least=16, fitted=True),
        Column("measure", lambda row: measured(row.measure, row.object), 8),
        *(Column(name, partial(_said_by, index), 4, least=10) for index, name in enumerate(names)),
        Column("change", change, 4, least=10),
    )
    return table(rows, shown, None, width=width, styled=styled)


def _address(row: Row) -> str:
    """Where the last document that has a thing says it."""
    last: Fact = next(fact for fact in reversed(row.facts) if fact)
    return last.address or ""


def _said_by(index: int, row: Row) -> str:
    """What one of the documents says of a thing."""
    fact = row.facts[index]
    return said(fact) if fact else "—"


def change(row: Row) -> str:
    """What became of a thing, in short: +12亿元 (+2.5%), = where it is the same, else its verdict."""
    if row.verdict == "same":
        return "="
    if row.difference is None or row.difference == "0":
        return row.verdict
    grown = "" if row.growth is None else f" ({row.growth if row.growth[0] == '-' else '+' + row.growth}%)"
    return f"{_signed(row.difference)}{_POINTS.get(row.kind, row.unit or '')}{grown}"


def _signed(number: str) -> str:
    """A number with its sign, in 亿 or 万 where it is large enough and no longer for that."""
    sign, amount = ("-", number[1:]) if number.startswith("-") else ("+", number)
    if "/" in amount:
        return f"{sign}{amount}"
    for scale, name in _SCALES:
        scaled = f"{(Decimal(amount) / scale).normalize():f}"
        if Decimal(amount) >= scale and len(scaled.partition(".")[2]) <= _PLACES:
            return f"{sign}{scaled}{name}"
    return f"{sign}{amount}"
