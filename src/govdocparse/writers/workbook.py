"""Facts to a workbook of one sheet (.xlsx, ISO/IEC 29500): numbers are numbers, days are days, all else is text.

A spreadsheet that opens CSV makes a day of the fraction 1/2; in a workbook each cell says what it is.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple
from xml.sax.saxutils import escape

from govdocparse.errors import UnusableInput
from govdocparse.facts import Fact
from govdocparse.writers.facts import COLUMNS, cells

# What the programs hold: rows of a sheet, UTF-16 units of a cell, digits of a number.
_MOST_ROWS, _LONGEST, _DIGITS = 1_048_576, 32_767, 15
_NUMBERS = frozenset({"value", "low", "high", "start", "end"})
_DAYS = frozenset({"period_from", "period_to"})
_WIDTHS = {"heading": 24, "clause": 48, "measure": 32, "object": 32, "responsible": 24, "document": 20, "file": 20}
_WIDTH = 12
_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
# Days are counted from here; before the second date the programs differ.
_FIRST_DAY, _SURE_FROM = date(1899, 12, 30), "1900-03-01"
# What XML cannot carry, and what the programs read as the code of a character.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_CODE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
# Styles of cells, by their places in the list of styles.
_PLAIN, _HEAD, _WHOLE, _IS_DAY = range(4)

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_SHEET = "xl/worksheets/sheet1.xml"
_PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">'
    '<sheets><sheet name="facts" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>',
    "xl/styles.xml": f'<styleSheet xmlns="{_MAIN}">'
    '<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>'
    '<fonts count="2"><font><sz val="11"/></font><font><b/><sz val="11"/></font></fonts>'
    '<fills count="2"><fill><patternFill/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="4"><xf xfId="0"/><xf xfId="0" fontId="1" applyFont="1"/>'
    '<xf xfId="0" numFmtId="3" applyNumberFormat="1"/><xf xfId="0" numFmtId="164" applyNumberFormat="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
}


class _Cell(NamedTuple):
    """What is in a cell: its style and type, and its value."""

    attributes: str
    content: str


class Workbook:
    """Writes one workbook: the rows of one document after another, then the whole of it."""

    def __init__(self) -> None:
        self._rows = 1

    def rows(self, facts: Iterable[Fact]) -> bytes:
        """The rows of some facts, below those before; raises UnusableInput where a sheet holds no more."""
        return "".join(map(self._row, facts)).encode()

    def _row(self, fact: Fact) -> str:
        self._rows += 1
        if self._rows > _MOST_ROWS:
            raise UnusableInput(f"a sheet holds {_MOST_ROWS} rows, and there are more facts; write them as .csv")
        return _row(self._rows, map(_cell, COLUMNS, cells(fact)))

    def whole(self, rows: Iterable[bytes]) -> bytes:
        """The file of all rows; the same rows give the same bytes."""
        columns = "".join(
            f'<col min="{number}" max="{number}" width="{_WIDTHS.get(name, _WIDTH)}" customWidth="1"/>'
            for number, name in enumerate(COLUMNS, start=1)
        )
        front = (
            f'<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">'
            '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
            f"<cols>{columns}</cols><sheetData>{_row(1, (_text(name, _HEAD) for name in COLUMNS))}"
        )
        back = f'</sheetData><autoFilter ref="A1:{_letters(len(COLUMNS) - 1)}{self._rows}"/></worksheet>'
        sheet = f"{front}{b''.join(rows).decode()}{back}"
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w") as package:
            for name, part in {**_PARTS, _SHEET: sheet}.items():
                package.writestr(zipfile.ZipInfo(name), f"{_DECLARED}{part}", zipfile.ZIP_DEFLATED)
        return file.getvalue()


def _row(number: int, contents: Iterable[_Cell | None]) -> str:
    """A row of a sheet, of what its cells hold; those that hold nothing are left out."""
    filled = (
        f'<c r="{_letters(column)}{number}" {cell.attributes}>{cell.content}</c>'
        for column, cell in enumerate(contents)
        if cell is not None
    )
    return f'<row r="{number}">{"".join(filled)}</row>'


def _letters(column: int) -> str:
    """The name of a column, counted from 0: A, Z, AA."""
    return chr(65 + column) if column < 26 else _letters(column // 26 - 1) + chr(65 + column % 26)


def _cell(name: str, text: str) -> _Cell | None:
    """What is in a cell of a column: a number or a day where that is exactly what is written, else text."""
    if name in _NUMBERS and (found := _NUMBER.fullmatch(text)) and sum(map(str.isdigit, text)) <= _DIGITS:
        return _Cell(f's="{_PLAIN if found[1] else _WHOLE}"', f"<v>{text}</v>")
    if name in _DAYS and _DAY.fullmatch(text) and text >= _SURE_FROM:
        return _Cell(f's="{_IS_DAY}"', f"<v>{(date.fromisoformat(text) - _FIRST_DAY).days}</v>")
    return _text(text) if text else None


def _text(text: str, style: int = _PLAIN) -> _Cell:
    """A cell of text, as far as a cell can hold it."""
    if len(text) * 2 > _LONGEST and len(text.encode("utf-16-le", "replace")) // 2 > _LONGEST:
        text = f"{text[: _LONGEST // 2]}…"
    written = escape(_CODE.sub("_x005F_", _FORBIDDEN.sub("\ufffd", text)))
    return _Cell(f's="{style}" t="inlineStr"', f'<is><t xml:space="preserve">{written}</t></is>')
