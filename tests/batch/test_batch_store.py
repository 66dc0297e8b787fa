"""The output folder after an end at any step of the disk: resumed, it is byte for byte what a whole run writes."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from govdocparse import UnusableInput, from_json, from_xml, parse
from govdocparse.batch import disk, outputs
from govdocparse.batch.manifest import Row
from govdocparse.batch.outputs.folder import safe
from govdocparse.batch.outputs.segment import FORMATS, Format
from govdocparse.batch.store import Store

COUNT, SEGMENT = 5, 2


class Killed(BaseException):
    """Stands for the end of the process, after which the output is looked at as it was just then."""


@cache
def entries(format_: Format) -> list[tuple[Row, bytes, bytes]]:
    """Documents of a run with their rows; the second one has failed."""
    encode = outputs.encoder(format_)
    made = []
    for index in range(COUNT):
        document = parse(f"关于第{index}号事项的通知\n安排资金{index + 1}万元。\n", name=f"a/{index}.txt")
        failed = index == 1
        row = Row(
            index=index,
            input=f"a/{index}.txt",
            status="timeout" if failed else "parsed",
            error="slow" if failed else None,
        )
        made.append((row, b"", b"") if failed else (row, *encode(document, document.facts(), f"k{index}")))
    return made


def write(output: Path, format_: Format) -> None:
    """Does what is left to do."""
    with Store(output, format_, SEGMENT) as store:
        done = len(list(store.committed()))
        assert done == store.done()
        for entry in entries(format_)[done:]:
            store.add(*entry)
        store.finish(b"{}\n")


def tree(output: Path) -> dict[str, bytes]:
    return {str(path.relative_to(output)): path.read_bytes() for path in output.rglob("*") if path.is_file()}


@cache
def whole(format_: Format) -> dict[str, bytes]:
    """What a run writes that nothing ends."""
    with TemporaryDirectory() as output:
        write(Path(output), format_)
        return tree(Path(output))


STEPS: list[tuple[object, str]] = [(os, "fsync"), (Path, "replace"), (Path, "open"), (Path, "mkdir")]


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("step", STEPS, ids=lambda step: step[1])
def test_a_kill_at_any_step_leaves_what_can_be_resumed(
    format_: Format, step: tuple[object, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = whole(format_)
    kills = 0
    while True:
        output, left = tmp_path / str(kills), tmp_path / f"{kills}-left"
        output.mkdir()
        with monkeypatch.context() as patched:

            def end(output: Path = output, left: Path = left) -> None:
                shutil.copytree(output, left)
                raise Killed

            _ending_at(step, kills, patched, end)
            with suppress(Killed):
                write(output, format_)
        if not left.exists():
            break
        write(left, format_)
        assert tree(left) == expected
        kills += 1
    assert kills >= (3 if step[1] == "mkdir" else 8)


def _ending_at(step: tuple[object, str], number: int, patched: pytest.MonkeyPatch, end: Callable[[], None]) -> None:
    """Calls `end` before a call of a function, the one of that number."""
    owner, name = step
    before, left = getattr(owner, name), number + 1

    def call(*given: object, **named: object) -> object:
        nonlocal left
        if owner is Path and name == "open" and not (len(given) > 1 and given[1] == "wb"):
            return before(*given, **named)
        left -= 1
        if left == 0:
            end()
        return before(*given, **named)

    patched.setattr(owner, name, call)


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize(
    ("number", "message"),
    [(errno.ENOSPC, "the disk is full; make room, then add --resume"), (errno.EACCES, "Permission denied")],
)
def test_what_the_disk_refuses_is_said_and_leaves_nothing_half(
    format_: Format, number: int, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def end() -> None:
        raise OSError(number, os.strerror(number))

    for after in (0, 3, 7):
        output = tmp_path / str(after)
        output.mkdir()
        with monkeypatch.context() as patched:
            _ending_at((os, "fsync"), after, patched, end)
            with pytest.raises(UnusableInput, match=f"cannot be written: {message}$"):
                write(output, format_)
        assert not [name for name in tree(output) if "writing" in name and "manifest" not in name]
        write(output, format_)
        assert tree(output) == whole(format_)


def test_documents_and_facts_are_the_same_in_every_format() -> None:
    expected = [document for row, document, _ in entries("ndjson") if document]
    folder = whole("json")
    read = [from_json(data) for name, data in sorted(folder.items()) if name.startswith("documents/")]
    assert read == [from_json(document) for document in expected]
    xml = [from_xml(data) for name, data in sorted(whole("xml").items()) if name.startswith("documents/")]
    assert xml == read
    facts = b"".join(facts for _, _, facts in entries("ndjson"))
    for format_ in ("json", "xml", "ndjson"):
        found = whole(format_)
        assert b"".join(data for name, data in sorted(found.items()) if name.startswith("facts/")) == facts


@pytest.mark.parametrize(("format_", "codec"), [("ndjson.gz", "gzip"), ("ndjson.zst", "zstd")])
def test_packed_lines_are_those_that_are_not(format_: Format, codec: str) -> None:
    import pyarrow as pa

    plain = whole("ndjson")
    for name, data in whole(format_).items():
        if name.startswith(("documents/", "facts/")):
            with pa.CompressedInputStream(pa.BufferReader(data), codec) as stream:
                assert stream.read() == plain[name.removesuffix(f".{format_}") + ".ndjson"]


def test_parquet_has_the_schemas_of_arrow_and_a_row_for_every_input() -> None:
    import pyarrow as pa
    from pyarrow import parquet

    from govdocparse.arrow import DOCUMENTS, FACTS

    found = whole("parquet")
    documents, facts = (
        pa.concat_tables(
            parquet.read_table(pa.BufferReader(data)) for name, data in sorted(found.items()) if name.startswith(folder)
        )
        for folder in ("documents/", "facts/")
    )
    assert (documents.schema, facts.schema) == (DOCUMENTS, FACTS)
    rows = documents.to_pylist()
    assert [row["name"] for row in rows] == [f"a/{index}.txt" for index in range(COUNT)]
    assert [row["status"] for row in rows] == ["parsed", "timeout", "parsed", "parsed", "parsed"]
    assert rows[1]["error"] == "slow"
    lines = [document.decode().rstrip("\n") for _, document, _ in entries("ndjson")]
    assert [row["document"] or "" for row in rows] == lines
    assert [(row["id"], row["file"], row["value"]) for row in facts.to_pylist()] == [
        (f"k{index}", f"a/{index}.txt", f"{index + 1}0000") for index in (0, 2, 3, 4)
    ]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a/b.txt", "b.txt"),
        ("x.tar/../../etc/passwd", "passwd"),
        ("a/..", "document"),
        ("rows.ndjson#17", "rows.ndjson_17"),
        ("C:\\a\\通知（一）.html", "C_a_通知_一_.html"),
        ("a\nb:c", "a_b_c"),
        ("通" * 300, "通" * 40),
        ("", "document"),
    ],
)
def test_file_names_are_safe(name: str, expected: str) -> None:
    assert safe(name) == expected


def test_two_runs_do_not_write_to_one_folder(tmp_path: Path) -> None:
    with (
        disk.only_run(tmp_path),
        pytest.raises(UnusableInput, match="is being written by another run"),
        disk.only_run(tmp_path),
    ):
        pass
    with disk.only_run(tmp_path):
        pass
