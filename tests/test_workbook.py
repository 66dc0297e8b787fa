"""Facts as a workbook: what a cell is, what a spreadsheet must not read into it, and what it holds."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from lxml import etree
from msgspec.structs import replace

from commands import run
from govdocparse import UnusableInput, parse
from govdocparse.facts import Fact
from govdocparse.writers import workbook
from govdocparse.writers.facts import COLUMNS
from govdocparse.writers.workbook import Workbook

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
NOTICE = "关于防汛的通知\n2025年安排1234567.5元，由半数以上委员同意，新建3—5处。\n"
(SUM, SHARE, RANGE) = parse(NOTICE, name="n.txt").facts()


def written(*facts: Fact) -> bytes:
    book = Workbook()
    return book.whole([book.rows(facts)])


def sheet(data: bytes) -> list[dict[str, tuple[str, str]]]:
    """The rows of the sheet: what each cell holds and its style, text in quotes, by the names of the first row."""
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("xl/worksheets/sheet1.xml"))
    rows = []
    for number, row in enumerate(root.iter(f"{MAIN}row"), start=1):
        assert row.get("r") == str(number)
        found = {}
        for cell in row:
            inline = cell.get("t") == "inlineStr"
            text = str(cell.xpath("string()"))
            found[cell.get("r", "").removesuffix(str(number))] = (f"'{text}'" if inline else text, cell.get("s", ""))
        rows.append(found)
    names = {column: text.strip("'") for column, (text, _) in rows[0].items()}
    return [{names[column]: cell for column, cell in row.items()} for row in rows[1:]]


def test_numbers_are_numbers_and_days_are_days() -> None:
    first, second, third = sheet(written(SUM, SHARE, RANGE))
    assert (first["value"], first["unit"], first["file"]) == (("1234567.5", "0"), ("'元'", "0"), ("'n.txt'", "0"))
    assert (first["period_from"], first["period_to"]) == (("45658", "3"), ("46022", "3"))
    assert second["value"] == ("'1/2'", "0")
    assert (third["low"], third["high"], third["text"]) == (("3", "2"), ("5", "2"), ("'3—5处'", "0"))
    assert "value" not in third
    assert third["start"] == (str(RANGE.span.start), "2")


@pytest.mark.parametrize(
    ("name", "given", "held"),
    [
        ("value", "123456789012345", ("123456789012345", "2")), ("value", "1234567890123456", ("'1234567890123456'", "0")),
        ("value", "-0.5", ("-0.5", "0")), ("period_from", "1900-02-28", ("'1900-02-28'", "0")), ("period_from", "1900-03-01", ("61", "3")),
        ("period_from", "--09-01", ("'--09-01'", "0")), ("period_to", "2025-04-08T17:25", ("'2025-04-08T17:25'", "0")),
        ("clause", "=1+1", ("'=1+1'", "0")), ("clause", " <a&b> ", ("' <a&b> '", "0")), ("clause", "_x0041_", ("'_x005F_x0041_'", "0")),
        ("clause", "\x00\ud800甲", ("'\ufffd\ufffd甲'", "0")), ("heading", "12", ("'12'", "0")),
    ],
)  # fmt: skip
def test_a_cell_says_what_it_is(name: str, given: str, held: tuple[str, str]) -> None:
    (row,) = sheet(written(replace(SUM, **{name: given})))
    assert row[name] == held


def test_what_a_sheet_cannot_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    for character in ("甲", "𠀀"):
        (row,) = sheet(written(replace(SUM, clause=character * 40_000)))
        assert len(row["clause"][0].encode("utf-16-le")) // 2 <= 32_767 + len("''")
    (row,) = sheet(written(replace(SUM, clause="甲" * 32_767)))
    assert len(row["clause"][0]) == 32_767 + len("''")
    monkeypatch.setattr(workbook, "_MOST_ROWS", 3)
    assert len(sheet(written(SUM, SUM))) == 2
    with pytest.raises(UnusableInput, match=r"a sheet holds 3 rows, and there are more facts; write them as \.csv"):
        written(SUM, SUM, SUM)


def test_all_columns_have_their_letters_and_every_part_is_xml() -> None:
    data = written(SUM)
    assert data == written(SUM)
    package = zipfile.ZipFile(io.BytesIO(data))
    parts = {name: etree.fromstring(package.read(name)) for name in package.namelist()}
    assert next(iter(parts)) == "[Content_Types].xml"
    head = next(parts["xl/worksheets/sheet1.xml"].iter(f"{MAIN}row"))
    assert [str(cell.xpath("string()")) for cell in head] == list(COLUMNS)
    letters = [chr(65 + place) for place in range(26)] + [f"A{chr(65 + place)}" for place in range(len(COLUMNS) - 26)]
    assert [cell.get("r") for cell in head] == [f"{letter}1" for letter in letters]
    (shown,) = parts["xl/worksheets/sheet1.xml"].iter(f"{MAIN}autoFilter")
    assert shown.get("ref") == f"A1:{letters[-1]}2"


def test_the_command_writes_one_workbook_of_all_inputs(tmp_path: Path) -> None:
    (tmp_path / "n.txt").write_text(NOTICE, encoding="utf-8")
    result = run("facts", "n.txt", "n.txt", "none.txt", "-o", "out/all.xlsx", cwd=tmp_path)
    assert result.stderr.decode().splitlines()[-1] == "2 inputs -> out/all.xlsx; 1 could not be used"
    data = (tmp_path / "out" / "all.xlsx").read_bytes()
    assert [row["text"][0] for row in sheet(data)] == ["'1234567.5元'", "'半数'", "'3—5处'"] * 2
    assert run("facts", "n.txt", "n.txt", "-f", "xlsx", cwd=tmp_path).stdout == data
    assert b"give -o all.xlsx" in run("facts", "n.txt", "-o", "all.ods", cwd=tmp_path).stderr
