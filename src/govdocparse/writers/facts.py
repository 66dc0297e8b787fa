"""Facts to a table for a reader, to CSV for a spreadsheet, and to JSON, one object a line."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import msgspec

from govdocparse.facts import Fact

if TYPE_CHECKING:
    from rich.table import Table

# A spreadsheet knows UTF-8 by this mark; without it Chinese is read in the system's own encoding.
_MARK = b"\xef\xbb\xbf"
COLUMNS = (*(name for name in Fact.__struct_fields__ if name != "span"), "start", "end")
_SIGNS = {"min": "≥", "max": "≤", "exceed": ">", "below": "<", "approx": "≈"}
_CHANGES = {"increase": "+", "decrease": "-"}
# A spreadsheet takes what begins like this for a formula, and runs it.
_FORMULA = re.compile(r"[=+\-@\t\r＝＋－＠]")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?[%‰]?")
# From so many cells on there are more columns.
_WIDE, _WIDEST = 110, 160
_LONGEST_ADDRESS = 16

_encoder = msgspec.json.Encoder()


def to_csv(facts: Iterable[Fact], *, header: bool = True) -> bytes:
    """Rows of RFC 4180 in UTF-8, with the UTF-8 mark and the column names in front; numbers stay as they are.

    Text that a spreadsheet would run as a formula gets a ' in front; several responsible bodies are joined by 、.
    """
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    if header:
        writer.writerow(COLUMNS)
    writer.writerows([_safe(cell) for cell in cells(fact)] for fact in facts)
    return (_MARK if header else b"") + buffer.getvalue().encode()


def to_json_lines(facts: Iterable[Fact]) -> bytes:
    """One JSON object a line in UTF-8, its keys those of Fact, absent instead of null."""
    return b"".join(_encoder.encode(fact) + b"\n" for fact in facts)


def to_table(facts: Sequence[Fact], *, width: int, styled: bool = False) -> str:
    """The facts of one document as aligned text no wider than `width` cells, of which a Chinese character has two."""
    if not facts:
        return ""
    from rich.console import Console

    buffer = io.StringIO()
    console = Console(
        file=buffer, width=width, force_terminal=styled, color_system="standard" if styled else None,
        legacy_windows=False, emoji=False, markup=False, highlight=False,
    )  # fmt: skip
    console.print(_table(facts, width))
    return "".join(f"{line.rstrip()}\n" for line in buffer.getvalue().splitlines())


def _table(facts: Sequence[Fact], width: int) -> Table:
    from rich import box
    from rich.cells import cell_len
    from rich.table import Table
    from rich.text import Text

    table = Table(
        title=Text(facts[0].document or ""), title_justify="left", box=box.SIMPLE, expand=True, pad_edge=False
    )
    longest = max(cell_len(fact.address or "") for fact in facts)
    table.add_column("address", min_width=min(longest, _LONGEST_ADDRESS, width // 4), ratio=3, overflow="fold")
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
        cells += (_measure(fact), _value(fact))
        if width >= _WIDE:
            cells += (_period(fact), fact.clause)
        cells.append("、".join(fact.responsible))
        table.add_row(*map(Text, cells))
    return table


def _measure(fact: Fact) -> str:
    """What is measured, and for an award whom it is for."""
    return f"{fact.measure or ''} ({fact.object})" if fact.object else fact.measure or ""


def _value(fact: Fact) -> str:
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


def cells(fact: Fact) -> Iterator[str]:
    """What stands in each of COLUMNS, empty where nothing does."""
    for name in COLUMNS[:-2]:
        value = getattr(fact, name)
        yield "、".join(value) if name == "responsible" else value or ""
    yield str(fact.span.start)
    yield str(fact.span.end)


def _safe(cell: str) -> str:
    """The cell as text that no spreadsheet runs."""
    return f"'{cell}" if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell) else cell
