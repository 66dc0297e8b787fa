"""File names of any bytes: every file is read, and every output that names it is valid text on one line."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commands import run
from govdocparse import UnusableInput, from_json, from_xml, parse, parse_file, to_json, to_xml
from govdocparse.file_names import readable
from pdf_files import Set, pdf

NOTICE = "关于做好防汛工作的通知\n各区人民政府：\n一、安排资金50万元。\n三、加强值守。\n某市人民政府\n2025年2月8日\n"


def named(raw: bytes) -> str:
    """The name of a file as Python gives it on a system with UTF-8 names."""
    return raw.decode("utf-8", "surrogateescape")


NAMES = [
    ("公告.txt".encode("gb18030"), "公告.txt"),
    ("朱镕.txt".encode("gbk"), "朱镕.txt"),  # its last byte is the letter F
    ("通知公告.txt".encode("gb18030"), "通知公告.txt"),  # its first half is UTF-8 by chance
    (b"\xff.txt", r"\xff.txt"),
    ("公告".encode() + b"\xff.txt", r"公告\xff.txt"),
    (b"a\nb\tc.txt", r"a\nb\tc.txt"),
    (b"\x1b[2J.txt", r"\x1b[2J.txt"),
    ("a\u2028b\x85.txt".encode(), r"a\u2028b\x85.txt"),
]
SAME = ["", "a.txt", "空 格/通知（1）.txt", "é.txt", "a\u3000b\ue000.txt", "𠮷.txt", r"a\nb"]


@pytest.mark.parametrize(("raw", "expected"), NAMES)
def test_what_no_output_can_hold_is_read_or_spelled_out(raw: bytes, expected: str) -> None:
    assert readable(named(raw)) == expected


@pytest.mark.parametrize("name", SAME)
def test_other_names_are_as_they_were(name: str) -> None:
    assert readable(name) == name


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("目录/".encode() + "公告.txt".encode("gb18030"), "目录/公告.txt"),
        ("公告.txt".encode("gb18030") + " cannot be read: 文件".encode(), "公告.txt cannot be read: 文件"),
    ],
)
def test_each_piece_of_a_path_or_message_may_be_in_an_encoding_of_its_own(given: bytes, expected: str) -> None:
    assert readable(named(given)) == expected


@given(st.binary(max_size=20).map(named) | st.text(st.characters(), max_size=20))
def test_a_readable_name_is_valid_text_on_one_line_and_stays(name: str) -> None:
    found = readable(name)
    assert found.encode().decode().splitlines() in ([found], [])
    assert readable(found) == found
    document = parse("公告", name=name)
    assert document.source.name == found
    assert from_json(to_json(document)) == from_xml(to_xml(document)) == document


def test_a_surrogate_that_stands_for_no_byte_is_spelled_out() -> None:
    assert readable("a\ud800") == r"a\ud800"


def test_a_name_that_no_file_can_have_is_refused() -> None:
    with pytest.raises(UnusableInput, match=r"^a\\x00b cannot be read: the name of a file holds no U\+0000$"):
        parse_file("a\0b")


def test_a_refusal_is_one_valid_line() -> None:
    assert str(UnusableInput("\udcb9\udcab\udcb8\udce6.txt is\nno text")) == r"公告.txt is\nno text"


ODD = [NAMES[index] for index in (2, 3, 5)]


@pytest.fixture(params=ODD, ids=[name for _, name in ODD])
def odd(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, str]:
    """A file with an odd name in the working directory, and its name as it is to be shown."""
    raw, name = request.param
    monkeypatch.chdir(tmp_path)
    Path(named(raw)).write_text(NOTICE, encoding="utf-8")
    return named(raw), name


def test_parse_file(odd: tuple[str, str]) -> None:
    assert parse_file(odd[0]).source.name == odd[1]


@pytest.mark.parametrize(
    "command",
    [
        ("parse",), ("parse", "-f", "xml"), ("parse", "-f", "markdown"), ("parse", "-f", "chunks"), ("parse", "-f", "text"), ("parse", "-f", "html"),
        ("check",), ("check", "-f", "json"), ("facts",), ("facts", "-f", "csv"), ("facts", "-f", "json"), ("tasks",), ("clean",),
    ],
)  # fmt: skip
def test_every_command_reads_it_and_names_it(command: tuple[str, ...], odd: tuple[str, str]) -> None:
    path, name = odd
    result = run(*command, path)
    assert result.returncode == 0
    said = result.stdout.decode() + result.stderr.decode()
    assert name in said or json.dumps(name, ensure_ascii=False) in said
    assert "Traceback" not in said


def test_a_folder_is_checked_and_its_files_are_named(odd: tuple[str, str]) -> None:
    assert run("check", ".").stdout.decode() == f"{odd[1]}:4:1: warning outline.gap 三、 follows number 1; missing: 2\n"


def test_a_line_is_explained(odd: tuple[str, str]) -> None:
    assert run("explain", f"{odd[0]}:3").stdout.decode().startswith(f"{odd[1]}:3 [")
    assert json.loads(run("explain", "-f", "json", f"{odd[0]}:3").stdout)["file"] == odd[1]


def test_an_output_file_has_the_name_as_it_is_shown(odd: tuple[str, str]) -> None:
    assert run("parse", odd[0], "-o", "out/").returncode == 0
    assert os.listdir("out") == [f"{Path(odd[1]).stem}.json"]  # noqa: PTH208 - names are asked for


def test_a_batch_reads_it_and_is_resumed(odd: tuple[str, str]) -> None:
    for options in ((odd[0],), ("--resume",), (odd[0], "--resume")):
        assert run("batch", *options, "-o", "out").returncode == 0
    (row,) = Path("out/manifest/000000.ndjson").read_text(encoding="utf-8").splitlines()
    assert json.loads(row)["input"] == odd[1]
    assert from_json(Path("out/documents/000000.ndjson").read_bytes()).source.name == odd[1]
    other = run("batch", "a.txt", "--resume", "-o", "out")
    assert (other.returncode, b"the inputs was" in other.stderr) == (2, True)


def test_what_cannot_be_read_is_said_with_its_name(tmp_path: Path) -> None:
    name = named("公告.txt".encode("gb18030"))
    for command in (("parse",), ("check",), ("facts",), ("clean",)):
        assert "govdocparse: 公告.txt cannot be read: " in run(*command, name, cwd=tmp_path).stderr.decode()
    for extra in ((), ("--log-format", "json")):
        result = run("batch", name, "-o", f"out{len(extra)}", *extra, cwd=tmp_path)
        assert "公告.txt cannot be read: No such file or directory" in result.stderr.decode()
        result = run("batch", "-o", name, *extra, cwd=tmp_path)
        assert "there is no run in 公告.txt to be resumed; give the inputs" in result.stderr.decode()


@pytest.fixture
def ascii_names(monkeypatch: pytest.MonkeyPatch) -> None:
    """A system whose encoding of names lacks most characters, as that of GBK lacks some."""
    for name, value in (("LC_ALL", "C"), ("PYTHONUTF8", "0"), ("PYTHONCOERCECLOCALE", "0")):
        monkeypatch.setenv(name, value)


@pytest.mark.usefixtures("ascii_names")
def test_names_beyond_the_encoding_of_the_system_are_written_in_utf8(tmp_path: Path) -> None:
    (tmp_path / "公告.txt").write_text(NOTICE, encoding="utf-8")
    for command in (
        ("parse", tmp_path / "公告.txt", "-o", f"{tmp_path}/out/"),
        ("batch", tmp_path / "公告.txt", "-f", "json", "-o", tmp_path / "all"),
    ):
        assert run(*command).returncode == 0
    assert from_json((tmp_path / "out" / "公告.json").read_bytes()).source.name == "公告.txt"
    assert (tmp_path / "all" / "documents" / "000000" / "00000000-公告.txt.json").exists()


@pytest.mark.usefixtures("ascii_names")
def test_a_pdf_file_is_read_whatever_the_encoding_of_the_system(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf([[Set(100, 700, "notice")]]))
    result = run("parse", "-f", "text", tmp_path / "a.pdf")
    assert (result.returncode, result.stdout.decode()) == (0, "notice\n")
