"""Rows of cells to a workbook of one sheet (.xlsx): numbers are numbers, days are days, all else is text.

A spreadsheet that opens CSV makes a day of the fraction 1/2; in a workbook each cell says what it is. Needs XlsxWriter.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime

import xlsxwriter

from govdocparse.errors import UnusableInput
from govdocparse.writers.xml import xml_safe

# What the programs hold: rows of a sheet, UTF-16 units of a cell, digits of a number.
_MOST_ROWS, _LONGEST, _DIGITS = 1_048_576, 32_767, 15
# What the columns hold by their names; those of several documents have a number behind: value_2.
_NUMBERS = frozenset({"value", "low", "high", "start", "end", "difference", "growth", "likeness"})
_DAYS = frozenset({"period_from", "period_to", "deadlines"})
_WIDTHS = {
    "heading": 24, "clause": 48, "measure": 32, "object": 32, "document": 20, "file": 20,
    "responsible": 24, "lead": 24, "cooperating": 24, "quantities": 24,
}  # fmt: skip
# The same in one sheet: the text of a task is what it says, that of a fact its number.
_OWN_WIDTHS = {("tasks", "text"): 48}
_COUNTED = re.compile(r"_\d+\Z")
_WIDTH = 12
_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
# Before it the programs count days differently.
_SURE_FROM = "1900-03-01"
# Nothing is guessed of text; rows leave the memory as they are written.
_OPTIONS = {"constant_memory": True}


class Workbook:
    """Writes one workbook: some rows after others, then the whole of it."""

    def __init__(self, sheet: str, names: Sequence[str]) -> None:
        self._file = io.BytesIO()
        self._book = xlsxwriter.Workbook(self._file, _OPTIONS)
        self._book.set_properties({"created": datetime(2000, 1, 1)})
        self._whole, self._day = self._book.add_format({"num_format": 3}), self._book.add_format({"num_format": 14})
        self._sheet = self._book.add_worksheet(sheet)
        self._sheet.freeze_panes(1, 0)
        self._names = [_COUNTED.sub("", name) for name in names]
        head = self._book.add_format({"bold": True})
        for column, (name, plain) in enumerate(zip(names, self._names, strict=True)):
            width = _OWN_WIDTHS.get((sheet, plain)) or _WIDTHS.get(plain, _WIDTH)
            self._sheet.set_column(column, column, width)
            self._sheet.write_string(0, column, name, head)
        self._rows = 1

    def put(self, rows: Iterable[Iterable[str]]) -> None:
        """Some rows, below those before; raises UnusableInput where a sheet holds no more."""
        for row in rows:
            if self._rows == _MOST_ROWS:
                self._book.close()
                raise UnusableInput(f"a sheet holds {_MOST_ROWS} rows, and there are more; write them as .csv")
            for column, (name, text) in enumerate(zip(self._names, row, strict=True)):
                if text:
                    self._cell(column, name, text)
            self._rows += 1

    def whole(self) -> bytes:
        """The file of all rows; the same rows give the same bytes. Nothing comes behind it."""
        self._sheet.autofilter(0, 0, self._rows - 1, len(self._names) - 1)
        self._book.close()
        return self._file.getvalue()

    def _cell(self, column: int, name: str, text: str) -> None:
        """A number or a day where that is exactly what is written, else text as far as a cell holds it."""
        if name in _NUMBERS and (found := _NUMBER.fullmatch(text)) and sum(map(str.isdigit, text)) <= _DIGITS:
            self._sheet.write_number(self._rows, column, float(text), None if found[1] else self._whole)
        elif name in _DAYS and _DAY.fullmatch(text) and text >= _SURE_FROM:
            self._sheet.write_datetime(self._rows, column, date.fromisoformat(text), self._day)
        else:
            self._sheet.write_string(self._rows, column, _held(text))


def _held(text: str) -> str:
    """Text as a cell can hold it; what is too long is cut, with a mark."""
    if len(text) * 2 > _LONGEST and len(text.encode("utf-16-le", "replace")) // 2 > _LONGEST:
        text = f"{text[: _LONGEST // 2]}…"
    return xml_safe(text)
