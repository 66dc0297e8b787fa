"""The command batch, run as people run it: what it writes, what it says, and how it goes on after any end."""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import os
import select
import signal
import subprocess
import sys
import tarfile
import time
import zipfile
from collections.abc import Callable, Iterator
from importlib import metadata
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import parquet

from commands import COMMAND
from govdocparse import UnusableInput, __version__, from_json
from govdocparse.batch import disk, made, plan, run
from govdocparse.batch.log import Log
from govdocparse.batch.plan import Plan
from govdocparse.batch.progress import Progress
from govdocparse.cli import main


def notice(number: int) -> str:
    return f"某市人民政府关于第{number}号事项的通知\n各区人民政府：\n安排资金{number + 1}万元。\n某市人民政府\n2025年2月8日\n"


def batch(*arguments: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [COMMAND, "batch", *map(str, arguments)]
    return subprocess.run(command, cwd=cwd, capture_output=True, timeout=120, check=False, encoding="utf-8")


def refused(*arguments: str, cwd: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """The one line that the command says when it does nothing; run in this process, which is faster."""
    with contextlib.chdir(cwd):
        assert main(["batch", *arguments]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    return line


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a folder of notices."""
    for number in range(9):
        path = tmp_path / "in" / f"{number % 2}" / f"{number}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(notice(number), encoding="utf-8")
    return tmp_path


def rows(output: Path) -> list[dict[str, Any]]:
    """What the manifest says; a run that was killed may leave a file beside it that is none of it yet."""
    return [row for path in sorted((output / "manifest").glob("[0-9]*.ndjson")) for row in read(path)]


def read(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_bytes().splitlines()]


def tree(output: Path) -> dict[str, object]:
    """All that a run wrote, but how long things took."""
    paths = [path for path in output.rglob("*") if path.is_file()]
    found: dict[str, object] = {str(path.relative_to(output)): path.read_bytes() for path in paths}
    for name in found:
        if name.startswith("manifest/"):
            found[name] = [{**row, "seconds": 0} for row in read(output / name)]
    summary = json.loads((output / "summary.json").read_bytes())
    found["summary.json"] = {**summary, "seconds": 0, "slowest": len(summary["slowest"])}
    return found


def test_every_kind_of_input_in_one_run(folder: Path) -> None:
    with tarfile.open(folder / "a.tar.gz", "w:gz") as tar:
        data = notice(20).encode()
        member = tarfile.TarInfo("t/20.txt")
        member.size = len(data)
        tar.addfile(member, io.BytesIO(data))
    with zipfile.ZipFile(folder / "b.zip", "w") as archive:
        archive.writestr("21.txt", notice(21))
    (folder / "c.ndjson").write_text(json.dumps({"id": "x", "text": notice(22)}) + "\n{\n", encoding="utf-8")
    parquet.write_table(
        pa.table({"html": [f"<html><body><p>{notice(23).replace(chr(10), '</p><p>')}</p></body></html>"]}),
        folder / "d.parquet",
    )
    result = batch(
        "in", "a.tar.gz", "b.zip", "c.ndjson", "*.parquet", "missing.txt", "-o", "out", "-j", "1", cwd=folder
    )
    assert result.returncode == 2
    found = rows(folder / "out")
    names = ["a.tar.gz/t/20.txt", "b.zip/21.txt", "c.ndjson#1", "c.ndjson#2", "d.parquet#1", "missing.txt"]
    assert [row["input"] for row in found] == [*(f"in/{n % 2}/{n}.txt" for n in (0, 2, 4, 6, 8, 1, 3, 5, 7)), *names]
    assert [row["index"] for row in found] == list(range(15))
    assert found[11]["id"] == "x"
    assert batch("c.ndjson", "--id", "text", "-o", "named", cwd=folder).returncode == 2
    assert rows(folder / "named")[0]["id"] == notice(22)
    documents = [from_json(line) for line in (folder / "out" / "documents" / "000000.ndjson").read_bytes().splitlines()]
    parsed = [row for row in found if row["status"] == "parsed"]
    assert [(row["input"], row["sha256"]) for row in parsed] == [(d.source.name, d.source.sha256) for d in documents]
    assert {row["output"] for row in parsed} == {"documents/000000.ndjson"}
    facts = read(folder / "out" / "facts" / "000000.ndjson")
    assert [fact["file"] for fact in facts] == [row["input"] for row in parsed]
    errors = read(folder / "out" / "errors.ndjson")
    assert errors == [row for row in found if row["status"] != "parsed"]
    assert [row["error"].split(":")[0] for row in errors] == [
        "c.ndjson#2 is no JSON object",
        "missing.txt cannot be read",
    ]
    lines = result.stderr.splitlines()
    assert [line for line in lines if line.startswith("govdocparse: ")] == [
        f"govdocparse: {row['error']}" for row in errors
    ]
    assert "15 documents: 13 parsed, 13 facts," in result.stderr
    assert "failures: 2 unusable" in lines
    assert len(lines) - lines.index("slowest:") - 1 == 10


def test_one_job_or_many_small_segments_or_large_the_documents_are_the_same(folder: Path) -> None:
    for output, arguments in (("a", ("--jobs", "1")), ("b", ("--jobs", "2", "--segment-size", "2"))):
        assert batch("in", "-o", output, *arguments, cwd=folder).returncode == 0
    one, many = ([path.read_bytes() for path in sorted((folder / name / "documents").iterdir())] for name in "ab")
    assert (len(one), len(many)) == (1, 5)
    assert b"".join(many) == b"".join(one)


@pytest.fixture
def slow(folder: Path) -> Path:
    """The same with documents that take a while each, so that a run has a middle."""
    for path in (folder / "in").rglob("*.txt"):
        path.write_text(path.read_text(encoding="utf-8") * 40, encoding="utf-8")
    return folder


def started(*arguments: str, cwd: Path) -> subprocess.Popen[str]:
    """A run that is on its way."""
    return subprocess.Popen(
        [COMMAND, "batch", *arguments], cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, encoding="utf-8"
    )


def wait_for(path: Path) -> None:
    end = time.monotonic() + 60
    while not path.exists() and time.monotonic() < end:
        time.sleep(0.002)
    assert path.exists()


@pytest.mark.parametrize("format_", ["ndjson", "parquet"])
def test_killed_three_times_and_resumed_it_is_as_if_nothing_had_been(slow: Path, format_: str) -> None:
    arguments = ["in", "-f", format_, "--segment-size", "2"]
    assert batch(*arguments, "-o", "whole", cwd=slow).returncode == 0
    for mark in ("run.json", "manifest/000000.ndjson", "manifest/000002.ndjson"):
        process = started(*arguments, "-o", "out", "--resume", cwd=slow)
        wait_for(slow / "out" / mark)
        process.kill()
        process.communicate()
    done = len(rows(slow / "out"))
    result = batch("-o", "out", "--resume", "--jobs", "1", cwd=slow)
    assert result.returncode == 0
    assert f"{done} documents done before and not changed" in result.stderr
    assert tree(slow / "out") == tree(slow / "whole")
    before = tree(slow / "out")
    assert batch("-o", "out", "--resume", cwd=slow).returncode == 0
    assert tree(slow / "out") == before


def test_ctrl_c_leaves_what_can_be_resumed(slow: Path) -> None:
    arguments = ["in", "--segment-size", "1", "--jobs", "1"]
    process = started(*arguments, "-o", "out", cwd=slow)
    wait_for(slow / "out" / "manifest" / "000001.ndjson")
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "Traceback" not in said
    assert f"{len(rows(slow / 'out'))} documents done; go on with --resume" in said
    assert batch("-o", "out", "--resume", cwd=slow).returncode == 0
    assert batch(*arguments, "-o", "whole", cwd=slow).returncode == 0
    assert tree(slow / "out") == tree(slow / "whole")


CHANGES: list[tuple[str, Callable[[Path], object], tuple[str, ...], str]] = [
    ("no --resume", lambda _: None, ("in",), "out holds a run already; go on with --resume, choose another folder, or remove this one"),
    ("other inputs", lambda _: None, ("--resume", "in/0"), 'the inputs was ["in"] and is ["in/0"]'),
    ("other format", lambda _: None, ("--resume", "-f", "xml"), '--format was "ndjson" and is "xml"'),
    ("other id", lambda _: None, ("--resume", "--id", "url"), '--id was null and is "url"'),
    ("other size", lambda _: None, ("--resume", "--segment-size", "3"), "--segment-size was 2 and is 3"),
    ("changed", lambda path: (path / "in/0/4.txt").write_text("x"), ("--resume",), "in/0/4.txt has changed since it was parsed"),
    ("gone", lambda path: (path / "in/0/4.txt").unlink(), ("--resume",), "where in/0/4.txt was there is in/0/6.txt now"),
    ("new", lambda path: (path / "in/0/3.txt").write_text("x"), ("--resume",), "where in/0/4.txt was there is in/0/3.txt now"),
    ("last gone", lambda path: (path / "in/1/7.txt").unlink(), ("--resume",), "where in/1/7.txt was there is nothing now"),
    ("grammar", lambda path: (path / "g.toml").write_text("[rule.issuer_mark]\nenabled = false\n"), ("--resume",), "a grammar file has changed"),
    ("version", lambda path: alter(path, '"0.1.0"', '"0.0.9"'), ("--resume",), 'the version of govdocparse was "0.0.9"'),
    ("rules", lambda path: alter(path, '"rules": "', '"rules": "0'), ("--resume",), 'the digest of its rules was "0'),
    ("libraries", lambda path: alter(path, '"regex": "', '"regex": "0'), ("--resume",), 'the list of libraries was {"python"'),
    ("run.json", lambda path: alter(path, '"version"', '"x"'), ("--resume",), "cannot be read as the plan of a run"),
]  # fmt: skip


def alter(path: Path, old: str, new: str) -> None:
    file = path / "out" / "run.json"
    file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def test_the_plan_says_what_the_run_is_made_with(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert batch("in", "-o", "out", cwd=folder).returncode == 0
    stored = json.loads((folder / "out" / "run.json").read_bytes())
    assert (stored["version"], stored["rules"]) == (__version__, made.rules())
    assert stored["libraries"]["regex"] == metadata.version("regex")
    monkeypatch.setattr(made, "shipped_texts", lambda: [("a.toml", "# other")])
    assert made.rules() != stored["rules"]


def test_what_has_changed_is_refused_and_the_output_stays(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "g.toml").write_text("")
    assert batch("in", "--segment-size", "2", "--grammar", "g.toml", "-o", "out", cwd=folder).returncode == 0
    before = tree(folder / "out")
    for name, change, arguments, message in CHANGES:
        copy = folder / f"copy of {name}"
        copy.mkdir()
        subprocess.run(["cp", "-r", "in", "out", "g.toml", copy], cwd=folder, check=True)
        change(copy)
        assert message in refused(*arguments, "-o", "out", cwd=copy, capsys=capsys)
        assert {key: value for key, value in tree(copy / "out").items() if key != "run.json"} == {
            key: value for key, value in before.items() if key != "run.json"
        }


def test_inputs_that_come_behind_a_finished_run_are_added(folder: Path) -> None:
    assert batch("in", "--segment-size", "2", "--jobs", "1", "-o", "out", cwd=folder).returncode == 0
    before = tree(folder / "out")
    (folder / "in" / "2.txt").write_text(notice(9), encoding="utf-8")
    assert batch("--resume", "-o", "out", "--jobs", "1", cwd=folder).returncode == 0
    assert [row["input"] for row in rows(folder / "out")][-1] == "in/2.txt"
    after = tree(folder / "out")
    assert {name: after[name] for name in before if name != "summary.json"} == {
        name: data for name, data in before.items() if name != "summary.json"
    }


@pytest.mark.parametrize(
    ("make", "arguments", "message"),
    [
        (lambda path: path.mkdir(), ("--resume",), "there is no run in out to be resumed; give the inputs"),
        (lambda _: None, (), "there is no run in out to be resumed; give the inputs"),
        (lambda path: path.write_text("x"), ("in",), "out is a file; choose a folder"),
        (lambda path: (path / "x").mkdir(parents=True), ("in",), "out is not empty, and what is in it is no run"),
        (lambda path: path.symlink_to("/proc"), ("in",), "out is not empty"),
        (lambda path: path.symlink_to("/dev/null/x"), ("in",), "out is a file; choose a folder"),
        (lambda _: None, ("in", "--grammar", "missing.toml"), "the grammar file cannot be read"),
    ],
)
def test_what_cannot_be_begun_is_said_in_one_line(
    folder: Path,
    make: Callable[[Path], object],
    arguments: tuple[str, ...],
    message: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    make(folder / "out")
    assert message in refused(*arguments, "-o", "out", cwd=folder, capsys=capsys)


def test_a_run_whose_inputs_are_all_mistyped_is_not_begun(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = refused("im", "in/*.pdf", "-o", "out", cwd=folder, capsys=capsys)
    assert said == "govdocparse: im cannot be read: No such file or directory; in/*.pdf names no file"
    assert not (folder / "out").exists()
    assert batch("in", "im", "-o", "out", cwd=folder).returncode == 2
    assert len(rows(folder / "out")) == 10


def test_standard_input_is_no_input_of_a_batch(folder: Path) -> None:
    result = batch("-", "-o", "out", cwd=folder)
    assert (result.returncode, result.stderr.count("a batch reads no standard input")) == (2, 1)
    assert not (folder / "out").exists()


@pytest.mark.parametrize(
    "arguments", [("--jobs", "0"), ("--timeout", "0"), ("--timeout", "x"), ("--memory", "lots"), ("--limit", "x=1")]
)
def test_values_that_cannot_be_are_refused(arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["batch", "in", "-o", "out", *arguments])
    assert f"argument {'-j/' if '--jobs' in arguments else ''}{arguments[0]}: {arguments[1]}" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("option", "value", "status", "message"),
    [
        ("--timeout", "1", "timeout", "takes longer than 1 seconds; allow more with --timeout"),
        ("--memory", "300M", "memory", "needs more than 300 MB of memory; allow more with --memory"),
    ],
)
def test_a_document_beyond_its_limits_costs_a_row(
    folder: Path, option: str, value: str, status: str, message: str
) -> None:
    (folder / "in" / "0" / "3.txt").write_text(notice(1) * 100_000, encoding="utf-8")
    result = batch("in/0", "-o", "out", option, value, cwd=folder)
    assert result.returncode == 2
    found = rows(folder / "out")
    (error,) = (row for row in found if row["status"] != "parsed")
    assert (error["input"], error["status"], len(found)) == ("in/0/3.txt", status, 6)
    assert error["error"] == f"in/0/3.txt {message}"
    assert error["sha256"] == hashlib.sha256((folder / "in" / "0" / "3.txt").read_bytes()).hexdigest()
    assert f"failures: 1 {status}" in result.stderr


def test_a_log_for_machines(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "in" / "0" / "9.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    result = batch("in", "-o", "out", "--log-format", "json", "--jobs", "1", cwd=folder)
    assert result.returncode == 2
    events = [json.loads(line) for line in result.stderr.splitlines()]
    assert [(event["event"], event["level"]) for event in events] == [("failure", "warning"), ("summary", "info")]
    assert (events[0]["input"], events[0]["status"]) == ("in/0/9.txt", "unusable")
    assert (events[1]["documents"], events[1]["parsed"], events[1]["failures"]) == (10, 9, {"unusable": 1})
    assert [slow["input"] for slow in events[1]["slowest"]] != []
    stored = json.loads((folder / "out" / "summary.json").read_bytes())
    assert {key: events[1][key] for key in stored} == stored
    stopped = json.loads(refused("in", "-o", "out", "--log-format", "json", cwd=folder, capsys=capsys))
    assert (stopped["event"], stopped["level"]) == ("stopped", "error")


def test_a_run_goes_on_when_nobody_listens(folder: Path) -> None:
    (folder / "in" / "0" / "1.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    process = started("in", "-o", "out", cwd=folder)
    assert process.stderr is not None
    process.stderr.close()
    process.wait(timeout=60)
    assert len(rows(folder / "out")) == 10
    assert (folder / "out" / "summary.json").exists()


def test_what_needs_pyarrow_says_so(folder: Path) -> None:
    (folder / "hide" / "pyarrow").mkdir(parents=True)
    (folder / "hide" / "pyarrow" / "__init__.py").write_text("raise ImportError('hidden')")
    (folder / "in" / "0" / "1.parquet").write_bytes(b"PAR1")
    (folder / "in" / "0" / "3.tar.zst").write_bytes(b"x")
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(folder / "hide"), *sys.path])}
    said = {}
    for output in ("parquet", "ndjson.zst", "ndjson"):
        command = [sys.executable, "-m", "govdocparse", "batch", "in/0", "-j", "1", "-f", output, "-o", output]
        said[output] = subprocess.run(
            command, cwd=folder, env=environment, check=False, capture_output=True, encoding="utf-8", timeout=60
        ).stderr
    package = "needs one more package: pip install 'govdocparse[arrow]'"
    assert said["parquet"] == f"govdocparse: Parquet {package}\n"
    assert said["ndjson.zst"] == f"govdocparse: zstd {package}\n"
    assert f"govdocparse: in/0/1.parquet is a Parquet file, which {package}\n" in said["ndjson"]
    assert f"a file compressed with zstd {package}" in said["ndjson"]
    assert [row["status"] for row in rows(folder / "ndjson")].count("parsed") == 5


def small_disk(folder: Path, kilobytes: int) -> list[str]:
    """A shell that makes `out` such a disk; where that is not allowed, one whose files are bound to a tenth of it."""
    inner = f'mkdir out && mount -t tmpfs -o size={kilobytes}k tmpfs out && exec "$@"'
    command = ["unshare", "-m", "sh", "-c", inner, "sh"]
    try:
        permitted = subprocess.run([*command, "true"], cwd=folder, capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        permitted = False
    if (folder / "out").exists():
        (folder / "out").rmdir()
    return command if permitted else ["sh", "-c", f'ulimit -f {kilobytes // 5}; exec "$@"', "sh"]


@pytest.mark.parametrize(("format_", "kilobytes"), [("ndjson", 300), ("json", 300), ("parquet", 100)])
def test_a_full_disk_is_said_and_the_run_goes_on_when_there_is_room(slow: Path, format_: str, kilobytes: int) -> None:
    shell = small_disk(slow, kilobytes)
    copied = "rm -rf copied; cp -a out copied"
    arguments = ["in", "-f", format_, "--segment-size", "2", "--jobs", "1"]
    script = f'"$@"; status=$?; {copied}; exit $status'
    command = [*shell, "sh", "-c", script, "sh", COMMAND, "batch", *arguments, "-o", "out"]
    result = subprocess.run(command, cwd=slow, capture_output=True, check=False, encoding="utf-8", timeout=120)
    assert result.returncode == 2
    assert "Traceback" not in result.stderr
    full = "the disk is full; make room, then add --resume" if shell[0] == "unshare" else "File too large"
    assert result.stderr.splitlines()[-1] == f"govdocparse: out cannot be written: {full}"
    assert not list((slow / "copied").glob("*/.*"))
    assert batch(*arguments, "-o", "copied", "--resume", cwd=slow).returncode == 0
    assert batch(*arguments, "-o", "whole", cwd=slow).returncode == 0
    assert tree(slow / "copied") == tree(slow / "whole")


@pytest.fixture
def terminal() -> Iterator[tuple[int, int]]:
    """A terminal of our own, its two ends."""
    ours, theirs = os.openpty()
    yield ours, theirs
    for end in (ours, theirs):
        os.close(end)


def test_a_bar_on_a_terminal(slow: Path, terminal: tuple[int, int]) -> None:
    ours, theirs = terminal
    (slow / "in" / "0" / "9.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    command = [COMMAND, "batch", "in", "-o", "out", "--jobs", "1"]
    environment = os.environ | {"TERM": "xterm", "COLUMNS": "120"}
    said = ""
    with subprocess.Popen(command, cwd=slow, stderr=theirs, env=environment) as process:
        while process.poll() is None or select.select([ours], [], [], 0)[0]:
            if select.select([ours], [], [], 0.05)[0]:
                said += os.read(ours, 1 << 16).decode(errors="replace")
    assert process.returncode == 2
    assert "10 documents" in said
    assert "/s" in said
    assert "1 failed" in said
    assert "govdocparse: in/0/9.txt is a picture" in said


@pytest.mark.parametrize("command", [("batch", "in", "-j", "1"), ("parse", *(f"in/{n % 2}/{n}.txt" for n in range(9)))])
def test_work_goes_on_when_the_terminal_has_gone(slow: Path, command: tuple[str, ...]) -> None:
    ours, theirs = os.openpty()
    environment = os.environ | {"TERM": "xterm"}
    with subprocess.Popen([COMMAND, *command, "-o", "out/"], cwd=slow, stderr=theirs, env=environment) as process:
        os.close(theirs)
        os.read(ours, 1)
        os.close(ours)
    assert process.returncode == 0
    assert len(rows(slow / "out") if command[0] == "batch" else list((slow / "out").iterdir())) == 9


@pytest.mark.parametrize("resume", [False, True])
def test_a_run_that_began_in_the_same_instant_keeps_its_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, resume: bool
) -> None:
    """The other run begins, and ends, between the look at the folder and the claim to it."""
    output, other, mine = tmp_path / "out", tmp_path / "other.txt", tmp_path / "mine.txt"
    for path in (other, mine):
        path.write_text("关于防汛的通知\n", encoding="utf-8")
    said: list[str] = []
    effort, log = run.Effort(1, 60, 1 << 32), Log("text", said.append)
    if resume:
        run.run(output, {"inputs": (str(other),)}, effort, log)
    claim = disk.only_run

    @contextlib.contextmanager
    def overtaken(folder: Path) -> Iterator[None]:
        plan.write(folder, Plan(inputs=(str(other),), segment=7))
        with claim(folder):
            yield

    monkeypatch.setattr(disk, "only_run", overtaken)
    with pytest.raises(UnusableInput, match="by another run just now" if resume else "holds a run already; go on with"):
        run.run(output, {} if resume else {"inputs": (str(mine),)}, effort, log, resume=resume)
    assert plan.read(output) == Plan(inputs=(str(other),), segment=7)


def test_rate_and_remaining_time(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 100.0
    monkeypatch.setattr("govdocparse.batch.progress.monotonic", lambda: now)
    lines: list[str] = []
    shown = Progress(Log("json", lines.append), lambda: 1000)
    shown.skip(200)
    assert shown.remaining() is None
    now = 105.0
    shown.advance(100, failed=False)
    assert lines == []
    now = 110.0
    shown.advance(100, failed=True)
    assert (shown.rate(), shown.remaining()) == (0.2, 30.0)
    assert [{**json.loads(line), "time": ""} for line in lines] == [
        {
            "time": "",
            "level": "info",
            "event": "progress",
            "documents": 2,
            "failures": 1,
            "rate": 0.2,
            "remaining_seconds": 30,
        }
    ]
    shown = Progress(Log("text", lines.append), lambda: 100_000)
    now = 121.0
    shown.advance(100, failed=False)
    assert lines[-1] == "1 document, 0.1 a second, about 3:03:09 left"
