"""Facts as a workbook: what a cell is, what a spreadsheet must not read into it, and what it holds."""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from lxml import etree
from msgspec.structs import replace

from commands import run
from govdocparse import UnusableInput, cli, parse
from govdocparse.facts import Fact
from govdocparse.writers import workbook
from govdocparse.writers.facts import COLUMNS
from govdocparse.writers.tabular import cells_of
from govdocparse.writers.tasks import COLUMNS as TASK_COLUMNS
from govdocparse.writers.workbook import Workbook

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
NOTICE = "关于防汛的通知\n2025年安排1234567.5元，由半数以上委员同意，新建3—5处。\n"
(SUM, SHARE, RANGE) = parse(NOTICE, name="n.txt").facts()


def written(*facts: Fact) -> bytes:
    book = Workbook("facts", COLUMNS)
    book.put(map(cells_of, facts))
    return book.whole()


def sheet(data: bytes, columns: Sequence[str] = COLUMNS) -> list[dict[str, str]]:
    """The rows of the sheet by the names of the first one: what each cell holds, text in quotes, days behind an @."""
    package = zipfile.ZipFile(io.BytesIO(data))
    styles = etree.fromstring(package.read("xl/styles.xml")).iterfind(f"{MAIN}cellXfs/*")
    formats = [style.get("numFmtId") for style in styles]
    rows = []
    for row in etree.fromstring(package.read("xl/worksheets/sheet1.xml")).iter(f"{MAIN}row"):
        found = {}
        for cell in row:
            text = str(cell.xpath("string()"))
            day = "@" if formats[int(cell.get("s", "0"))] == "14" else ""
            found[cell.get("r", "").rstrip("0123456789")] = f"'{text}'" if cell.get("t") == "inlineStr" else day + text
        rows.append(found)
    names = {column: text.strip("'") for column, text in rows[0].items()}
    assert list(names.values()) == list(columns)
    return [{names[column]: cell for column, cell in row.items()} for row in rows[1:]]


def test_of_tasks_the_text_is_wide_and_a_lone_deadline_a_day() -> None:
    text = "关于防汛的通知\n2025年6月底前，排查堤防。\n2025年6月底前试点，2025年底前推广。\n"
    book = Workbook("tasks", TASK_COLUMNS)
    book.put(map(cells_of, parse(text).tasks()))
    data = book.whole()
    first, second = sheet(data, TASK_COLUMNS)
    assert (first["deadlines"], second["deadlines"]) == ("@45838", "'2025-06-30、2025-12-31'")
    place = TASK_COLUMNS.index("text") + 1
    columns = etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("xl/worksheets/sheet1.xml")).iter(f"{MAIN}col")
    assert [float(each.get("width", 0)) > 48 for each in columns if each.get("min") == str(place)] == [True]


def test_numbers_are_numbers_and_days_are_days() -> None:
    first, second, third = sheet(written(SUM, SHARE, RANGE))
    assert (first["value"], first["unit"], first["file"]) == ("1234567.5", "'元'", "'n.txt'")
    assert (first["period_from"], first["period_to"]) == ("@45658", "@46022")
    assert second["value"] == "'1/2'"
    assert (third["low"], third["high"], third["text"]) == ("3", "5", "'3—5处'")
    assert "value" not in third
    assert third["start"] == str(RANGE.span.start)


@pytest.mark.parametrize(
    ("name", "given", "held"),
    [
        ("value", "123456789012345", "123456789012345"), ("value", "1234567890123456", "'1234567890123456'"),
        ("value", "-0.5", "-0.5"), ("period_from", "1900-02-28", "'1900-02-28'"), ("period_from", "1900-03-01", "@61"),
        ("period_from", "--09-01", "'--09-01'"), ("period_to", "2025-04-08T17:25", "'2025-04-08T17:25'"),
        ("clause", "=1+1", "'=1+1'"), ("clause", "http://某", "'http://某'"), ("clause", " <a&b> ", "' <a&b> '"),
        ("clause", "_x0041_", "'_x005F_x0041_'"), ("clause", "\x00\ud800甲", "'\ufffd\ufffd甲'"), ("heading", "12", "'12'"),
    ],
)  # fmt: skip
def test_a_cell_says_what_it_is(name: str, given: str, held: str) -> None:
    (row,) = sheet(written(replace(SUM, **{name: given})))
    assert row[name] == held


def test_what_a_sheet_cannot_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    for character in ("甲", "𠀀"):
        (row,) = sheet(written(replace(SUM, clause=character * 40_000)))
        assert 16_000 < len(row["clause"].encode("utf-16-le")) // 2 <= 32_767 + len("''")
    (row,) = sheet(written(replace(SUM, clause="甲" * 32_767)))
    assert len(row["clause"]) == 32_767 + len("''")
    monkeypatch.setattr(workbook, "_MOST_ROWS", 3)
    assert len(sheet(written(SUM, SUM))) == 2
    with pytest.raises(UnusableInput, match=r"a sheet holds 3 rows, and there are more; write them as \.csv"):
        written(SUM, SUM, SUM)


def test_the_same_rows_give_the_same_bytes() -> None:
    assert written(SUM, SHARE) == written(SUM, SHARE) != written(SHARE, SUM)


def test_the_command_writes_one_workbook_of_all_inputs(tmp_path: Path) -> None:
    (tmp_path / "n.txt").write_text(NOTICE, encoding="utf-8")
    result = run("facts", "n.txt", "n.txt", "none.txt", "-o", "out/all.xlsx", cwd=tmp_path)
    assert result.stderr.decode().splitlines()[-1] == "2 inputs -> out/all.xlsx; 1 could not be used"
    data = (tmp_path / "out" / "all.xlsx").read_bytes()
    assert [row["text"] for row in sheet(data)] == ["'1234567.5元'", "'半数'", "'3—5处'"] * 2
    assert run("facts", "n.txt", "n.txt", "-f", "xlsx", cwd=tmp_path).stdout == data
    assert b"give -o all.xlsx" in run("facts", "n.txt", "-o", "all.ods", cwd=tmp_path).stderr
    assert run("facts", "none.txt", "-f", "xlsx", cwd=tmp_path).stdout == b""


def test_without_its_package_a_workbook_is_refused_by_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    monkeypatch.delitem(sys.modules, "govdocparse.writers.workbook")
    assert cli.main(["facts", str(tmp_path / "n.txt"), "-o", str(tmp_path / "n.xlsx")]) == 2
    assert "pip install 'govdocparse[xlsx]'" in capsys.readouterr().err
