"""The process that reads the pages of a PDF file: its death or delay is a refusal, and it never outlives the reading."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path
from subprocess import Popen
from typing import cast

import pytest

from govdocparse.errors import UnusableInput
from govdocparse.readers import pdf as reader
from govdocparse.readers.pdf import process
from govdocparse.readers.reading import Limits
from pdf_files import Set, painting_itself, pdf

GOOD = pdf([[Set(100, 100, "第一页。")], [Set(100, 100, "第二页。")]])
PAGE = '["", [[1, 595.0, 842.0, [[100.0, 100.0, 116.0, 16.0, "文"]], [], []]]]'


def read(script: Path, says: str, data: bytes = b"", limits: Limits = Limits()) -> list[process.Found]:
    """What comes of a process that runs this code instead."""
    script.write_text(f"import os, signal, sys, time\n{says}", encoding="utf-8")
    with process.reading(data, "a.pdf", limits, script) as found:
        return list(found)


@pytest.fixture
def script(tmp_path: Path) -> Path:
    return tmp_path / "script.py"


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[Popen[bytes]]:
    """The processes that a test starts."""
    processes: list[Popen[bytes]] = []

    def start(command: list[str], **streams: int) -> Popen[bytes]:
        processes.append(Popen(command, **streams))  # type: ignore[call-overload]
        return processes[-1]

    monkeypatch.setattr(process, "Popen", start)
    return processes


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="the system does not bound the memory of a process")
def test_a_file_that_kills_the_library_is_refused() -> None:
    with pytest.raises(UnusableInput, match=r"^a\.pdf .*limits\.memory \(400000000\) allows; .*, or repair it first"):
        reader.read(painting_itself(), "a.pdf", Limits(memory=400_000_000))


def test_a_file_that_takes_too_long_is_refused() -> None:
    with pytest.raises(UnusableInput, match=r"^a\.pdf takes longer than limits\.seconds \(0\) allows; "):
        reader.read(GOOD, "a.pdf", Limits(seconds=0))


@pytest.mark.parametrize(
    "says",
    [
        "time.sleep(60)",
        "print(2, flush=True); time.sleep(60)",
        f"print(2); print({PAGE!r}, flush=True); time.sleep(60)",
    ],
)
def test_an_overdue_process_is_ended(script: Path, says: str) -> None:
    with pytest.raises(UnusableInput, match=r"^a\.pdf takes longer than limits\.seconds \(1\) allows; "):
        read(script, says, bytes(1_000_000), Limits(seconds=1))


def test_the_time_of_all_pages_counts(script: Path) -> None:
    with pytest.raises(UnusableInput, match=r"limits\.seconds \(1\)"):
        read(
            script,
            f"print(9)\nfor _ in range(9): print({PAGE!r}, flush=True); time.sleep(0.4)",
            limits=Limits(seconds=1),
        )


@pytest.mark.parametrize(
    "says",
    [
        "",
        "sys.exit(1)",
        "raise MemoryError",
        "os.abort()",
        "print(2, flush=True); os.abort()",
        f"print(2); print({PAGE!r}, flush=True); os.abort()",
        f"print(2); print({PAGE!r}[:-5])",
        f"print({PAGE!r})",
        "print(1); print(1)",
        "print(1); print('[1, []]')",
        "print(1); print('[\"unheard of\", []]')",
        "print('\\\\udc00')",
    ],
)
def test_a_process_that_breaks_off_or_talks_nonsense_is_a_broken_one(script: Path, says: str) -> None:
    with pytest.raises(
        UnusableInput, match=r"^a\.pdf breaks the PDF library, or needs more memory than limits\.memory"
    ) as caught:
        read(script, says, bytes(1_000_000))
    assert "\n" not in str(caught.value)


def test_what_the_process_says_is_read(script: Path) -> None:
    says = f"sys.stdin.buffer.read(); print(2); print({PAGE!r}); print('[\"image\", []]')"
    (first, second) = read(script, says, GOOD)
    assert (first[1][0].glyphs[0].character, first[1][0].width) == ("文", 595)
    assert second == ("image", [])


def test_a_refusal_is_one_line(script: Path) -> None:
    with pytest.raises(UnusableInput, match=r"^a\.pdf is odd$"):
        read(script, "print('\"is\\\\nodd\"')")


def test_what_limits_cannot_be_set_are_no_limits() -> None:
    assert reader.read(GOOD, limits=Limits(memory=10**30, seconds=10**30)).text == "第一页。\n第二页。"


def test_no_process_is_a_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "")
    with pytest.raises(UnusableInput, match=r"^a\.pdf cannot be read: no process"):
        reader.read(GOOD, "a.pdf")


def test_the_process_ends_when_the_reading_is_interrupted(script: Path, started: list[Popen[bytes]]) -> None:
    script.write_text("import time; time.sleep(60)", encoding="utf-8")
    with pytest.raises(KeyboardInterrupt), process.reading(GOOD, "a.pdf", Limits(), script):
        raise KeyboardInterrupt
    assert [process.returncode is None for process in started] == [False]


def test_several_threads_read_at_once() -> None:
    texts: list[str] = []
    threads = [threading.Thread(target=lambda: texts.append(reader.read(GOOD).text)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert texts == ["第一页。\n第二页。"] * 4


def test_the_process_loads_only_what_it_needs_and_nothing_of_the_user(
    tmp_path: Path, started: list[Popen[bytes]]
) -> None:
    reader.read(GOOD)
    for name in ("usercustomize", "json"):
        (tmp_path / f"{name}.py").write_text("print('user code')", encoding="utf-8")
    executable, *arguments = cast("list[str]", started[0].args)
    result = subprocess.run(
        [executable, "-X", "importtime", *arguments],
        input=GOOD,
        capture_output=True,
        check=True,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
    )
    assert result.stdout.startswith(b"2\n")
    loaded = {line.rpartition("|")[2].strip() for line in result.stderr.decode().splitlines()}
    assert "govdocparse.readers.pdf.pdfium" in loaded
    assert not loaded & {"site", "lxml", "lxml.etree", "regex", "msgspec", "govdocparse.grammar", "govdocparse.model"}
