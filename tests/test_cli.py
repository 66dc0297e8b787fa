"""The installed command, run as people run it."""

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

import govdocparse
from commands import COMMAND, run
from govdocparse import Document, from_json, from_xml, parse_file, to_chunks, to_html, to_markdown, to_text
from govdocparse.cli import main
from govdocparse.counted import counted

NOTICE = "某市人民政府文件\n某政发〔2025〕3号\n关于做好防汛工作的通知\n各区人民政府：\n安排资金50万元。\n某市人民政府\n2025年2月8日\n"


@pytest.fixture
def notice(tmp_path: Path) -> Path:
    path = tmp_path / "notice.txt"
    path.write_text(NOTICE, encoding="utf-8")
    return path


def test_one_file_to_standard_output(notice: Path) -> None:
    result = run("parse", notice)
    assert result.returncode == 0
    document = from_json(result.stdout)
    assert document.metadata.document_number is not None
    assert document.metadata.document_number.value == "某政发〔2025〕3号"
    assert document.source.name == "notice.txt"
    assert result.stdout.startswith(b'{\n  "schema"')


def test_what_cannot_be_read_is_named_as_it_was_given(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "junk.bin").write_bytes(bytes(range(256)) * 64)
    for command in ("parse", "check", "facts", "tasks", "compare", "clean", "explain"):
        result = run(command, "in/junk.bin" + ":1" * (command == "explain"), cwd=tmp_path)
        assert result.stderr.startswith(b"govdocparse: in/junk.bin is in no known encoding")


def test_standard_input(notice: Path) -> None:
    expected = run("parse", notice).stdout.replace(b'    "name": "notice.txt",\n', b"")
    for arguments in (("parse",), ("parse", "-")):
        result = run(*arguments, stdin=notice.read_bytes())
        assert (result.returncode, result.stdout) == (0, expected)


def test_xml(notice: Path) -> None:
    result = run("parse", "-f", "xml", notice)
    assert result.returncode == 0
    assert from_xml(result.stdout) == from_json(run("parse", notice).stdout)


@pytest.mark.parametrize(
    ("form", "suffix", "view"), [("markdown", "md", to_markdown), ("html", "html", to_html),
     ("chunks", "chunks.jsonl", to_chunks), ("text", "txt", to_text)]
)  # fmt: skip
def test_views(form: str, suffix: str, view: Callable[[Document], str], notice: Path, tmp_path: Path) -> None:
    result = run("parse", "-f", form, notice)
    assert (result.returncode, result.stdout.decode()) == (0, view(parse_file(notice)))
    run("parse", "-f", form, notice, "-o", f"{tmp_path}/out/")
    assert (tmp_path / "out" / f"notice.{suffix}").read_bytes() == result.stdout


def test_chunks_of_several_files_are_one_stream(notice: Path) -> None:
    one = run("parse", "-f", "chunks", notice).stdout
    assert run("parse", "-f", "chunks", notice, notice).stdout == one + one


def test_an_input_is_never_written_over(notice: Path) -> None:
    for where in (notice.parent, notice):
        result = run("parse", "-f", "text", notice, "-o", where)
        assert (result.returncode, result.stdout) == (2, b"")
        assert b"is an input and would be written over" in result.stderr
    assert notice.read_text(encoding="utf-8") == NOTICE


@pytest.mark.parametrize("command", ["facts", "tasks", "clean"])
def test_nor_by_the_commands_that_write_one_file(command: str, notice: Path) -> None:
    (notice.parent / "link.txt").symlink_to(notice)
    for where in (notice, notice.parent / "link.txt"):
        result = run(command, notice, "-o", where)
        assert (result.returncode, result.stdout) == (2, b"")
        assert b"is an input and would be written over" in result.stderr
    assert notice.read_text(encoding="utf-8") == NOTICE


@pytest.mark.parametrize("line", ["parse n.txt", "parse n.txt n.txt", "facts n.txt", "clean n.txt"])
def test_a_dash_is_standard_output(line: str, tmp_path: Path) -> None:
    (tmp_path / "n.txt").write_text(NOTICE, encoding="utf-8")
    named = shell(f"{line} -o -", tmp_path)
    assert (named.returncode, named.stdout) == (0, shell(line, tmp_path).stdout)
    assert [path.name for path in tmp_path.iterdir()] == ["n.txt"]
    assert b"name a folder" in shell("batch n.txt -o -", tmp_path).stderr


@pytest.mark.parametrize("line", ["parse -o", "facts -f csv -o", "clean -o"])
def test_where_no_input_could_be_used_the_output_is_as_it_was(line: str, notice: Path) -> None:
    (notice.parent / "out").write_text("of yesterday", encoding="utf-8")
    assert shell(f"{line} out missing.txt", notice.parent).returncode == 2
    assert (notice.parent / "out").read_text(encoding="utf-8") == "of yesterday"


@pytest.mark.parametrize("command", ["facts", "tasks", "clean"])
def test_the_one_file_of_several_inputs_is_named_at_the_end(command: str, notice: Path) -> None:
    said = run(command, notice, notice, "-o", notice.parent / "out").stderr.decode().splitlines()
    assert [line for line in said if "->" in line] == [f"2 inputs -> {notice.parent / 'out'}"] == said[-1:]


def test_an_output_that_is_a_link_or_a_device_stays_one(notice: Path) -> None:
    expected = run("clean", notice).stdout
    (notice.parent / "link.txt").symlink_to("out.txt")
    assert run("clean", notice, "-o", notice.parent / "link.txt").returncode == 0
    assert (notice.parent / "link.txt").is_symlink()
    assert (notice.parent / "out.txt").read_bytes() == expected
    (notice.parent / "device").symlink_to("/dev/stdout")
    assert run("clean", notice, "-o", notice.parent / "device").stdout == expected


def test_links_in_a_circle_are_refused(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to("loop")
    result = run("parse", tmp_path / "loop")
    assert (result.returncode, result.stderr.count(b"\n")) == (2, 1)
    assert b"loop cannot be read: Too many levels of symbolic links" in result.stderr


def test_a_name_that_is_empty_names_nothing(notice: Path) -> None:
    for arguments in (
        ("parse", ""), ("check", ""), ("facts", "", notice), ("parse", notice, "-o", ""), ("clean", ""), ("explain", ""),
        ("facts", notice, "-o", ""), ("batch", notice, "-o", ""),
    ):  # fmt: skip
        result = run(*arguments, cwd=notice.parent)
        assert (result.returncode, result.stdout) == (2, b"")
        assert b"the name is empty" in result.stderr


def test_standard_input_is_read_once(notice: Path) -> None:
    result = run("parse", "-", notice, "-", stdin=b"x")
    assert (result.returncode, result.stdout) == (2, b"")
    assert b"standard input can be read only once" in result.stderr


def test_what_never_ends_is_refused_at_the_limit() -> None:
    for arguments, stdin in ((("/dev/zero",), None), ((), "/dev/zero")):
        result = shell(f"parse --limit bytes=5000000 {' '.join(arguments)}" + (f" < {stdin}" if stdin else ""))
        assert result.returncode == 2
        assert (
            b"has more bytes than limits.bytes (5000000) allows; to read it, raise that: --limit bytes=N"
            in result.stderr
        )


COMMANDS = ("parse n.txt", "check n.txt", "facts n.txt", "clean n.txt", "explain n.txt:1")


def shell(line: str, cwd: Path | None = None, **more: str) -> subprocess.CompletedProcess[bytes]:
    """The command as a shell runs it, with its redirections."""
    return subprocess.run(
        ["sh", "-c", f"{COMMAND} {line}"], capture_output=True, timeout=60, check=False, cwd=cwd, env=os.environ | more
    )


@pytest.mark.parametrize("command", COMMANDS)
def test_no_message_steers_a_terminal(command: str, tmp_path: Path) -> None:
    (tmp_path / "n.txt").write_text("\x1b[2J通知某市\n打印本页 \x1b关闭窗口\n", encoding="utf-8")
    result = shell(command, tmp_path)
    assert result.returncode == 0
    assert b"\x1b" not in result.stdout + result.stderr


@pytest.mark.parametrize("command", COMMANDS)
def test_streams_that_are_closed_or_full(command: str, tmp_path: Path) -> None:
    (tmp_path / "n.txt").write_text("三、安排50万元。", encoding="utf-8")
    for where, why in ((">&-", b"Bad file descriptor"), (">/dev/full", b"No space left on device")):
        result = shell(f"{command} {where}", tmp_path)
        assert result.returncode == 2
        assert result.stderr.endswith(b"govdocparse: standard output cannot be written: " + why + b"\n")
        assert b"Traceback" not in result.stderr
    expected = shell(command, tmp_path).stdout
    for where in ("2>&-", "2>/dev/full"):
        result = shell(f"{command} {where}", tmp_path)
        assert (result.returncode, result.stdout) == (0, expected)


@pytest.mark.parametrize("line", ["--help", "--version", "batch --help"])
def test_help_that_nobody_can_read_is_said_and_a_reader_that_stops_is_no_error(line: str) -> None:
    for where, why in ((">&-", b"Bad file descriptor"), (">/dev/full", b"No space left on device")):
        result = shell(f"{line} {where}")
        assert (result.returncode, result.stderr) == (
            2, b"govdocparse: standard output cannot be written: " + why + b"\n"
        )  # fmt: skip
    assert shell(f"{line} | true").stderr == b""


def test_a_closed_standard_input_is_refused() -> None:
    for command in ("parse", "check", "facts", "tasks", "compare", "clean"):
        result = shell(f"{command} <&-")
        assert (result.returncode, result.stdout) == (2, b"")
        assert b"govdocparse: standard input cannot be read: Bad file descriptor\n" in result.stderr


@pytest.mark.parametrize("line", ["--help", "parse", "check --codes"])
def test_output_is_whole_whatever_the_terminal_can_show(line: str) -> None:
    result = shell(f"{line} </dev/null", PYTHONIOENCODING="ascii:strict", LC_ALL="C")
    assert (result.returncode, b"Traceback" in result.stderr) == (0, False)


def test_when_nobody_listens_the_work_is_done_all_the_same(notice: Path) -> None:
    names = [notice.with_name(f"{number}.txt") for number in range(20)]
    for name in names:
        name.write_text(NOTICE, encoding="utf-8")
    line = f"parse {' '.join(map(str, names))} -o {notice.parent}/out 2>&1 | true"
    assert shell(line).returncode == 0
    assert len(list((notice.parent / "out").iterdir())) == 20


def test_several_files_to_a_stream_of_lines(notice: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("公告\n一、停水。", encoding="utf-8")
    result = run("parse", notice, other)
    assert result.returncode == 0
    assert [json.loads(line)["source"]["name"] for line in result.stdout.splitlines()] == ["notice.txt", "other.txt"]


def test_several_files_to_a_folder(notice: Path, tmp_path: Path) -> None:
    other = tmp_path / "deep" / "other.txt"
    other.parent.mkdir()
    other.write_text("公告", encoding="utf-8")
    result = run("parse", notice, other, "-o", tmp_path / "out" / "deeper")
    assert result.returncode == 0
    assert sorted(path.name for path in (tmp_path / "out" / "deeper").iterdir()) == ["notice.json", "other.json"]
    assert result.stdout == b""


def test_same_stems_keep_their_suffixes(notice: Path, tmp_path: Path) -> None:
    other = tmp_path / "notice.md"
    other.write_text("公告", encoding="utf-8")
    run("parse", notice, other, "-o", tmp_path / "out")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["notice.md.json", "notice.txt.json"]


def test_same_names_are_refused_before_anything_is_done(notice: Path, tmp_path: Path) -> None:
    other = tmp_path / "b" / "notice.txt"
    other.parent.mkdir()
    other.write_text("公告", encoding="utf-8")
    result = run("parse", notice, other, "-o", tmp_path / "out")
    assert result.returncode == 2
    assert b"2 inputs would be written to notice.txt.json" in result.stderr
    assert not (tmp_path / "out").exists()


def test_output_file(notice: Path, tmp_path: Path) -> None:
    result = run("parse", notice, "-o", tmp_path / "x.json")
    assert result.returncode == 0
    assert from_json((tmp_path / "x.json").read_bytes()).kind == "notice"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["notice.txt", "x.json"]


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("x.xml", "xml"), ("x.MD", "markdown"), ("x.htm", "html"), ("x.txt", "text"), ("x.chunks.jsonl", "chunks"),
        ("chunks.jsonl", "chunks"), ("x.json", "json"), ("x.2025", "json"),
    ],
)  # fmt: skip
def test_the_name_of_the_output_says_its_format_unless_the_option_does(name: str, form: str, notice: Path) -> None:
    target = notice.with_name(name)
    run("parse", notice, "-o", target)
    assert target.read_bytes() == run("parse", "-f", form, notice).stdout
    run("parse", "-f", "xml", notice, "-o", target)
    assert target.read_bytes() == run("parse", "-f", "xml", notice).stdout


@pytest.mark.parametrize(
    ("command", "name"),
    [
        ("parse", "x.docx"),
        ("parse", "x.PDF"),
        ("parse", "x.csv"),
        ("facts", "x.docx"),
        ("tasks", "x.html"),
        ("compare", "x.parquet"),
    ],
)
def test_a_name_that_promises_a_format_which_the_command_does_not_write_is_refused(
    command: str, name: str, notice: Path
) -> None:
    inputs = [notice] * (2 if command == "compare" else 1)
    result = run(command, *inputs, "-o", notice.with_name(name))
    assert result.returncode == 2
    assert (
        f"this command writes no {Path(name).suffix.lower()}; give -o a name that ends with".encode() in result.stderr
    )
    assert not notice.with_name(name).exists()
    assert run(command, *inputs, "-f", "json", "-o", notice.with_name(name)).returncode == 0


@pytest.mark.parametrize("command", ["facts", "tasks", "compare", "clean"])
def test_one_file_is_not_written_to_a_folder(command: str, notice: Path, tmp_path: Path) -> None:
    for where in (f"{tmp_path}", f"{tmp_path}/new/"):
        result = run(command, notice, notice, "-o", where)
        assert result.returncode == 2
        assert b"is a folder; name a file in it" in result.stderr


def test_the_name_of_a_folder_says_no_format(notice: Path) -> None:
    (notice.parent / "a.xml").mkdir()
    for where in ("a.xml", "b.xml/"):
        run("parse", notice, "-o", where, cwd=notice.parent)
        assert (notice.parent / where / "notice.json").exists()
    assert b"all.xml would be a folder" in run("parse", notice, notice, "-o", notice.parent / "all.xml").stderr


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("关于防汛的通知\n一、甲\n（一）乙。\n（二）丙。\n", "3 sections (1+2)"),
        ("关于防汛的通知\n一、甲\n", "1 section"),
    ],
)
def test_summary_counts_sections_by_level(text: str, said: str) -> None:
    assert run("parse", stdin=text.encode()).stderr.decode() == f"standard input: notice, 关于防汛的通知, {said}\n"


def test_summary_is_one_line_a_file(notice: Path) -> None:
    lines = run("parse", notice, notice).stderr.decode().splitlines()
    assert lines == [f"{notice}: notice, 某政发〔2025〕3号, no sections, 1 quantity"] * 2


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda path: path.write_bytes(bytes(range(256)) * 64), "is in no known encoding"),
        (lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100)), "is a picture"),
        (lambda path: path.mkdir(), "is a folder; name the files in it, or give it to govdocparse batch"),
        (lambda _: None, "cannot be read: No such file or directory"),
    ],
)
def test_unusable_input_is_said_in_one_line_and_the_others_are_done(
    notice: Path, tmp_path: Path, make: Callable[[Path], object], message: str
) -> None:
    bad = tmp_path / "bad"
    make(bad)
    result = run("parse", bad, notice, "-o", tmp_path / "out")
    assert result.returncode == 2
    first, second = result.stderr.decode().splitlines()
    assert f"govdocparse: {bad} " in first
    assert message in first
    assert second.startswith(str(notice))
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["notice.json"]


def test_an_address_is_no_file() -> None:
    for command in ("parse", "facts", "tasks", "compare", "check", "clean"):
        assert b"is an address of the web; save the page" in run(command, "https://www.gov.cn/a.html").stderr


def test_a_file_without_a_command_is_told_of_one(notice: Path) -> None:
    result = run("notice.txt", cwd=notice.parent)
    assert (result.returncode, result.stdout) == (2, b"")
    assert result.stderr.endswith(b"give a command in front of the file: govdocparse parse notice.txt\n")
    (notice.parent / "parse").write_text("x")
    assert run("parse", "notice.txt", cwd=notice.parent).returncode == 0


def test_file_that_the_system_refuses() -> None:
    result = run("parse", "x" * 300)
    assert result.returncode == 2
    assert b"cannot be read: File name too long" in result.stderr


@pytest.mark.parametrize("command", ["parse", "facts", "tasks", "clean", "compare"])
@pytest.mark.parametrize(("target", "why"), [("file/new/out", "/file is a file"), ("x" * 400, "File name too long")])
def test_output_that_cannot_be_written_is_refused_before_the_work(
    notice: Path, tmp_path: Path, command: str, target: str, why: str
) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / "empty.txt").write_text("")
    inputs = [notice] if command == "parse" else [notice, tmp_path / "empty.txt"]
    result = run(command, *inputs, "-o", tmp_path / target)
    assert (result.returncode, result.stdout) == (2, b"")
    (line,) = result.stderr.decode().splitlines()
    assert line.startswith(f"govdocparse: {tmp_path / target} cannot be written: ")
    assert line.endswith(why)


def test_several_documents_need_a_folder(notice: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert b"is a file; several documents need a folder" in run("parse", notice, notice, "-o", tmp_path / "file").stderr
    one = run("parse", notice, notice, "-o", tmp_path / "all.json")
    assert b"all.json would be a folder, as there are several documents" in one.stderr
    assert not (tmp_path / "all.json").exists()
    assert b"several documents make no stream of xml" in run("parse", notice, notice, "-f", "xml").stderr


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "document.empty"),
        (b" \n\n ", "document.empty"),
        ("公文\ufffd件".encode(), "encoding.replacement"),
        (b'{"content": "\\ud800"}', "encoding.replacement"),
    ],
)
def test_doubtful_content_is_a_document_with_a_diagnostic(data: bytes, code: str) -> None:
    result = run("parse", stdin=data)
    assert result.returncode == 0
    assert [item.code for item in from_json(result.stdout).diagnostics] == [code]


@pytest.mark.parametrize(
    ("number", "noun", "said"),
    [(0, "fact", "0 facts"), (1, "fact", "1 fact"), (2, "fact", "2 facts"), (1, "date", "1 date"), (3, "quantity", "3 quantities")],
)  # fmt: skip
def test_a_number_of_things(number: int, noun: str, said: str) -> None:
    assert counted(number, noun) == said


def test_local_grammar(notice: Path, tmp_path: Path) -> None:
    local = tmp_path / "local.toml"
    local.write_text("[rule.issuer_mark]\nenabled = false\n", encoding="utf-8")
    assert b'"reason": "issuer mark"' in run("parse", notice).stdout
    assert b'"reason": "issuer mark"' not in run("parse", notice, "--grammar", local).stdout
    local.write_text("[rule.issuer_mark]\npattern = '('\n", encoding="utf-8")
    result = run("parse", notice, "--grammar", local)
    assert result.returncode == 2
    assert b"local.toml: rule issuer_mark: missing )" in result.stderr


def test_reader_that_stops_is_no_error(notice: Path) -> None:
    process = subprocess.Popen([COMMAND, "parse", *[str(notice)] * 200], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    errors = process.stderr.read()
    process.stderr.close()
    assert process.wait(timeout=60) == 0
    assert b"Traceback" not in errors


def test_without_a_command_the_commands_are_named() -> None:
    result = run()
    assert result.returncode == 2
    assert b"give a command (parse, batch, facts, tasks, compare, check, explain, clean)" in result.stderr


def test_usage_errors_exit_with_2() -> None:
    assert run("parse", "--format", "yaml").returncode == 2


def test_version() -> None:
    version = govdocparse.__version__.encode()
    assert run("--version").stdout in (
        b"govdocparse %s (compiled)\n" % version, b"govdocparse %s (plain Python)\n" % version
    )  # fmt: skip


def test_clean_writes_the_text_and_says_what_was_done(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(
        "關(guān)于推動經(jīng)濟發(fā)展的通知\n\n安排資金 50 萬元,\n打印本页 关闭窗口\n", encoding="utf-8"
    )
    result = run("clean", path)
    assert result.returncode == 0
    assert result.stdout.decode() == "关于推动经济发展的通知\n安排资金50万元，\n"
    assert result.stderr.decode().splitlines() == [
        f"{path}: text/plain, utf-8, traditional script, 51 characters",
        f"{path}: pinyin_gloss: 3",
        f"{path}: [41, 50) left out, site button: 打印本页 关闭窗口",
    ]


def test_limits_are_named_in_the_message(notice: Path) -> None:
    result = run("parse", "--limit", "bytes=10", notice)
    assert result.returncode == 2
    assert b"more than limits.bytes (10) allows" in result.stderr
    for limit in ("size=10", "pages"):
        assert b"give NAME=N" in run("parse", "--limit", limit, notice).stderr


@pytest.mark.parametrize(
    ("option", "message"),
    [
        *(
            (f"--{name}={number}", "is no whole number from 1 to 1099511627776")
            for name in ("jobs", "segment-size", "limit=bytes")
            for number in ("", "0", "-1", "x", "1.5", "9" * 30, "9" * 5000)
        ),
        *((f"--memory={size}", "is no size of a machine's memory") for size in ("", "0", "4X", "9" * 30 + "G")),
        *((f"--memory={size}", "is less than a worker needs for itself; give 128M") for size in ("3", "3K", "127M")),
        *((f"--timeout={seconds}", "give more than 0, and at most 1000000") for seconds in ("0", "-1", "nan", "inf")),
        ("--timeout=x", "x is no number of seconds"),
        ("--jobs=100000", "give at most 1024"),
        ("--output=", "the name is empty"),
    ],
)
def test_options_that_no_run_can_have(
    option: str, message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["batch", str(tmp_path), "-o", str(tmp_path / "out"), option])
    assert ended.value.code == 2
    assert message in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_type_is_by_content_unless_it_is_said(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("<html><body><p>关于防汛的通知</p><p>安排50万元。</p></body></html>", encoding="utf-8")
    assert from_json(run("parse", page).stdout).source.media_type == "text/html"
    assert from_json(run("parse", "--type", "text", page).stdout).source.media_type == "text/plain"


@pytest.mark.parametrize("command", ["parse", "facts", "tasks", "compare", "clean", "check"])
def test_a_pattern_that_the_shell_left_is_the_files_that_match_it(command: str, notice: Path) -> None:
    (notice.parent / "b [1].txt").write_text(NOTICE, encoding="utf-8")
    left = run(command, "[bn]*.txt", cwd=notice.parent)
    expanded = run(command, "b [1].txt", "notice.txt", cwd=notice.parent)
    assert (left.stdout, left.stderr, left.returncode) == (expanded.stdout, expanded.stderr, expanded.returncode)
    none = run(command, "n?.txt", cwd=notice.parent)
    assert (none.stdout, none.returncode) == (b"", 2)
    assert none.stderr.startswith(b"govdocparse: n?.txt cannot be read: No such file")


def test_the_facts_of_a_folder(notice: Path) -> None:
    folder = notice.parent
    (folder / "2024").mkdir()
    (folder / "2024" / "notice.txt").write_text(NOTICE, encoding="utf-8")
    (folder / "old.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    result = run("facts", folder, folder / "none.txt", "-f", "json")
    assert [json.loads(line)["file"] for line in result.stdout.splitlines()] == ["2024/notice.txt", "notice.txt"]
    assert result.stderr.decode().splitlines()[-1] == "1 file passed over (.doc); name a file to read it anyway"
    assert result.returncode == 2


def test_how_many_inputs_an_output_lacks(notice: Path) -> None:
    for command in ("facts", "tasks", "clean"):
        result = run(command, notice, "none.txt", notice, "-o", notice.parent / "all.csv")
        assert result.stderr.decode().splitlines()[-1].endswith("all.csv; 1 could not be used")
        assert result.returncode == 2
