"""The command govdocparse check, run as people run it."""

import json
from pathlib import Path
from typing import Any

import pytest

from commands import run
from docx_files import docx, p, r
from govdocparse.model import Locator
from govdocparse.places import Lines, Position, locator
from govdocparse.text import Span
from project import ROOT

GAP = "关于做好防汛工作的通知\n各区人民政府：\n一、加强巡查。\n三、加强值守。\n某市人民政府\n2025年2月8日\n"
GAP_LINE = "4:1: warning outline.gap 三、 follows number 1; missing: 2\n"


@pytest.fixture
def gap(tmp_path: Path) -> Path:
    path = tmp_path / "gap.txt"
    path.write_text(GAP, encoding="utf-8")
    return path


def objects(data: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in data.splitlines()]


def test_a_line_a_diagnostic(gap: Path) -> None:
    result = run("check", gap)
    assert result.stdout.decode() == f"{gap}:{GAP_LINE}"
    assert result.stderr.decode() == "1 file checked: 1 warning\n"
    assert result.returncode == 0


def test_a_sound_document_gives_no_line(tmp_path: Path) -> None:
    path = tmp_path / "sound.txt"
    path.write_text(GAP.replace("三、", "二、"), encoding="utf-8")
    result = run("check", path)
    assert (result.stdout, result.stderr, result.returncode) == (b"", b"1 file checked: nothing found\n", 0)


def test_standard_input() -> None:
    for arguments in (("check",), ("check", "-")):
        assert run(*arguments, stdin=GAP.encode()).stdout.decode() == f"standard input:{GAP_LINE}"


def test_json(gap: Path) -> None:
    assert objects(run("check", "--format", "json", gap).stdout) == [
        {
            "file": str(gap),
            "line": 4,
            "column": 1,
            "end_line": 4,
            "end_column": 3,
            "severity": "warning",
            "code": "outline.gap",
            "message": "三、 follows number 1; missing: 2",
            "span": [28, 30],
        }
    ]


def test_a_carrier_that_is_no_text_is_located(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(
        f"<html><body>{''.join(f'<p>{line}</p>' for line in GAP.splitlines())}</body></html>", encoding="utf-8"
    )
    (found,) = objects(run("check", "-f", "json", path).stdout)
    assert found["locator"] == "/html/body/p[4]"
    assert run("check", path).stdout.decode().endswith(" [/html/body/p[4]]\n")


def test_a_folder_stands_for_its_documents_in_order_of_name(gap: Path) -> None:
    folder = gap.parent
    (folder / "b").mkdir()
    (folder / "b" / "a.md").write_text(GAP, encoding="utf-8")
    (folder / "a.html").write_text("<html><body><p>公告</p></body></html>", encoding="utf-8")
    for passed_over in ("notes.json", ".hidden.txt", "pages.zip", "more.zip", "README"):
        (folder / passed_over).write_text(GAP, encoding="utf-8")
    result = run("check", folder)
    assert [line.rpartition(":4:")[0] for line in result.stdout.decode().splitlines()] == [
        str(folder / "b" / "a.md"),
        str(gap),
    ]
    assert result.stderr.decode().splitlines() == [
        "4 files passed over (.zip, without a suffix, .json); name a file to read it anyway",
        "3 files checked: 2 warnings",
    ]


def test_a_folder_holds_word_files_with_macros_too(tmp_path: Path) -> None:
    (tmp_path / "a.docm").write_bytes(docx(p(r("公告"))))
    assert run("check", tmp_path).stderr.decode().splitlines()[-1].startswith("1 file checked")


MANY = "某政发[2025]第03号\n" + GAP


@pytest.mark.parametrize(
    ("options", "codes"),
    [
        ((), ["number.brackets", "number.ordinal", "number.zero", "outline.gap"]),
        (("--select", "number"), ["number.brackets", "number.ordinal", "number.zero"]),
        (("--select", "number.zero,outline"), ["number.zero", "outline.gap"]),
        (("--select", "number.zero", "--select", "outline.gap"), ["number.zero", "outline.gap"]),
        (("--ignore", "number"), ["outline.gap"]),
        (("--select", "number", "--ignore", "number.zero"), ["number.brackets", "number.ordinal"]),
        (("--severity", "warning"), ["number.ordinal", "number.zero", "outline.gap"]),
        (("--severity", "error"), []),
    ],
)
def test_what_is_printed(options: tuple[str, ...], codes: list[str]) -> None:
    assert [item["code"] for item in objects(run("check", "-f", "json", *options, stdin=MANY.encode()).stdout)] == codes


@pytest.mark.parametrize(
    ("options", "status"),
    [
        ((), 0),
        (("--fail-on", "warning"), 1),
        (("--fail-on", "info"), 1),
        (("--fail-on", "warning", "--select", "number.brackets"), 0),
        (("--fail-on", "info", "--select", "number.brackets"), 1),
        (("--fail-on", "warning", "--ignore", "outline,number"), 0),
    ],
)
def test_the_exit_status(options: tuple[str, ...], status: int) -> None:
    assert run("check", *options, stdin=MANY.encode()).returncode == status


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ("--select", "outlines"),
            "--select outlines: there is no such code; govdocparse check --codes names all of them",
        ),
        (("--ignore", "number.zero,"), "--ignore : there is no such code; govdocparse check --codes names all of them"),
        (("nowhere.txt",), "nowhere.txt cannot be read: No such file or directory"),
        (("empty",), "empty is a folder without files"),
        (("other",), "other holds no documents; name files to read them whatever they are called"),
    ],
)
def test_bad_input_is_one_line(arguments: tuple[str, ...], message: str, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "notes.json").write_text("{}")
    result = run("check", *arguments, cwd=tmp_path)
    assert (result.returncode, result.stdout) == (2, b"")
    assert result.stderr.decode().splitlines()[0] == f"govdocparse: {message}"


def test_an_unusable_file_does_not_stop_the_others(gap: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.png"
    bad.write_bytes(b"\x89PNG\r\n\x1a\n")
    result = run("check", bad, gap)
    assert result.returncode == 2
    assert result.stdout.decode() == f"{gap}:{GAP_LINE}"
    assert result.stderr.decode().splitlines()[-1] == "1 file checked, 1 could not be read: 1 warning"


def test_nothing_checked_is_not_nothing_found(tmp_path: Path) -> None:
    bad = tmp_path / "bad.png"
    bad.write_bytes(b"\x89PNG\r\n\x1a\n")
    assert run("check", bad).stderr.decode().splitlines() == [
        f"govdocparse: {bad} is a picture; read its text with an OCR program first",
        "0 files checked, 1 could not be read",
    ]


def test_a_folder_without_documents_does_not_stop_the_others(gap: Path) -> None:
    (gap.parent / "empty").mkdir()
    result = run("check", gap.parent / "empty", gap)
    assert (result.returncode, result.stdout.decode()) == (2, f"{gap}:{GAP_LINE}")
    assert result.stderr.decode().splitlines() == [
        f"govdocparse: {gap.parent}/empty is a folder without files",
        "1 file checked, 1 could not be read: 1 warning",
    ]


def test_codes_prints_the_catalogue() -> None:
    page = (ROOT / "docs" / "diagnostics.md").read_bytes()
    assert run("check", "--codes").stdout == page


@pytest.mark.parametrize(
    ("text", "place", "expected"),
    [
        ("", 0, (1, 1)),
        ("甲乙", 1, (1, 2)),
        ("甲\n乙", 1, (1, 2)),
        ("甲\n乙", 2, (2, 1)),
        ("甲\r\n乙", 3, (2, 1)),
        ("甲\r乙", 2, (2, 1)),
        ("甲\n\n乙", 2, (2, 1)),
        ("甲\n\n乙", 3, (3, 1)),
        ("𠮷甲", 1, (1, 2)),  # a column is a code point
    ],
)
def test_lines_and_columns(text: str, place: int, expected: tuple[int, int]) -> None:
    assert Lines(text).at(place) == Position(*expected)


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("", [(0, 0)]),
        ("甲", [(0, 1)]),
        ("甲\n乙", [(0, 1), (2, 3)]),
        ("甲\r\n乙\n", [(0, 1), (3, 4)]),
        ("\n\n", [(0, 0), (1, 1)]),
    ],
)
def test_the_span_of_a_line(text: str, spans: list[tuple[int, int]]) -> None:
    lines = Lines(text)
    assert [lines.span(number) for number in range(1, len(lines) + 1)] == [Span(*span) for span in spans]


def test_the_locator_before_a_place_counts() -> None:
    locators = (Locator(0, "page 1"), Locator(5, "page 2"))
    assert [locator(locators, place) for place in (0, 4, 5, 9)] == ["page 1", "page 1", "page 2", "page 2"]
    assert locator((), 3) is None
    assert locator((Locator(2, "page 1"),), 1) is None
