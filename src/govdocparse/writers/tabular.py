"""Rows to CSV that a spreadsheet reads and runs nothing of, to JSON lines, and tables of a terminal to text."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import msgspec

from govdocparse.facts import Fact
from govdocparse.tasks import Task

if TYPE_CHECKING:
    from rich.table import Table

# A spreadsheet knows UTF-8 by this mark; without it Chinese is read in the system's own encoding.
_MARK = b"\xef\xbb\xbf"
# A spreadsheet takes what begins like this for a formula, and runs it.
_FORMULA = re.compile(r"[=+\-@\t\r＝＋－＠]")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?[%‰]?")

_LONGEST_ADDRESS = 16
# In a table less wide the addresses leave what they can to the others.
_NARROW = 60

_encoder = msgspec.json.Encoder()


def columns_of(row: type[msgspec.Struct]) -> tuple[str, ...]:
    """The columns of rows of facts or of tasks: their keys, but `start` and `end` for the span."""
    return (*(name for name in row.__struct_fields__ if name != "span"), "start", "end")


def cells_of(row: Fact | Task) -> Iterator[str]:
    """What stands in each of its columns, empty where nothing does; several bodies, days or numbers joined by 、."""
    for name in columns_of(type(row))[:-2]:
        value = getattr(row, name)
        yield "、".join(value) if isinstance(value, tuple) else value or ""
    yield str(row.span.start)
    yield str(row.span.end)


def csv_of(names: Sequence[str], rows: Iterable[Iterable[str]], *, header: bool = True) -> bytes:
    """Rows of RFC 4180 in UTF-8, with the UTF-8 mark and the column names in front; numbers stay as they are.

    Text that a spreadsheet would run as a formula gets a ' in front.
    """
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    if header:
        writer.writerow(names)
    writer.writerows([_safe(cell) for cell in row] for row in rows)
    return (_MARK if header else b"") + buffer.getvalue().encode()


def json_lines(rows: Iterable[msgspec.Struct]) -> bytes:
    """One JSON object a line in UTF-8, its keys those of the struct, absent instead of null."""
    return b"".join(_encoder.encode(row) + b"\n" for row in rows)


def printed(table: Table, *, width: int, styled: bool) -> str:
    """A table as aligned text no wider than `width` cells, of which a Chinese character has two."""
    from rich.console import Console

    buffer = io.StringIO()
    console = Console(
        file=buffer, width=width, force_terminal=styled, color_system="standard" if styled else None,
        legacy_windows=False, emoji=False, markup=False, highlight=False,
    )  # fmt: skip
    console.print(table)
    return "".join(f"{line.rstrip()}\n" for line in buffer.getvalue().splitlines())


def empty(title: str) -> Table:
    """A table without columns under its title, which stands as it is."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    return Table(title=Text(title), title_justify="left", box=box.SIMPLE, expand=True, pad_edge=False)


def add_addresses(table: Table, addresses: Iterable[str | None], width: int) -> None:
    """The column of the addresses, each on one line: in a table `width` cells wide they get what the longest needs."""
    from rich.cells import cell_len

    name = "address"
    longest = max((cell_len(address or "") for address in addresses), default=0)
    most = width // (4 if width >= _NARROW else 6)
    table.add_column(name, width=max(len(name), min(longest, _LONGEST_ADDRESS, most)), overflow="fold")


def _safe(cell: str) -> str:
    """The cell as text that no spreadsheet runs."""
    return f"'{cell}" if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell) else cell
