"""What a batch reads: which documents inputs hold, in which order and under which names, and what damage costs."""

from __future__ import annotations

import base64
import bz2
import contextlib
import gzip
import io
import json
import lzma
import os
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

from docx_files import docx
from govdocparse.batch import inputs
from govdocparse.batch.inputs import archives, source
from govdocparse.batch.item import Item, Refused
from govdocparse.readers.reading import Limits

TREE = ("b.txt", "a/z.txt", "a/b/deep.html", "a.txt", "a/c.md", ".hidden.txt", ".git/config", "空 格/通知.txt")


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with files, from which inputs are named."""
    for name in TREE:
        path = tmp_path / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def names(*given: str | Path, **how: Path) -> list[str]:
    return [item.name for item in inputs.documents([str(each) for each in given], **how)]  # type: ignore[arg-type]


def items(path: Path, column: str | None = None, limits: Limits = Limits(), key: str | None = None) -> list[Item]:
    return list(inputs.documents([str(path)], limits, inputs.Columns(column, key)))


def contents(found: list[Item]) -> list[str | bytes | Path]:
    return [item.source.message if isinstance(item.source, Refused) else item.source for item in found]


ALL = ["in/a.txt", "in/a/b/deep.html", "in/a/c.md", "in/a/z.txt", "in/b.txt", "in/空 格/通知.txt"]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (["in"], ALL),
        (["./in/"], ALL),
        (["in/b.txt", "in/a.txt"], ["in/b.txt", "in/a.txt"]),
        (["in/b.txt", "in", "in/a.txt"], ["in/b.txt", *(name for name in ALL if name != "in/b.txt")]),
        (["in", "in"], ALL),
        (["in/a", "in"], [*ALL[1:4], ALL[0], *ALL[4:]]),
        (["in/*.txt"], ["in/a.txt", "in/b.txt"]),
        (["in/**/*.txt"], [name for name in ALL if name.endswith(".txt")]),
        (["in/**/*.txt", "in/*"], [*(name for name in ALL if name.endswith(".txt"))]),
        (["in/**/b/**"], ["in/a/b/deep.html"]),
        (["in/**/**/*.md"], ["in/a/c.md"]),
        (["in/[ab].txt"], ["in/a.txt", "in/b.txt"]),
        (["*/?.txt"], ["in/a.txt", "in/b.txt"]),
        (["in/.hidden.txt"], ["in/.hidden.txt"]),
        (["in/.*"], ["in/.hidden.txt"]),
        (["in/空 格"], ["in/空 格/通知.txt"]),
    ],
)
@pytest.mark.usefixtures("tree")
def test_files_come_once_and_in_order(given: list[str], expected: list[str]) -> None:
    assert names(*given) == expected
    assert inputs.size(given) == sum(len(name.removeprefix("in/").encode()) for name in expected)


def test_a_name_with_the_signs_of_a_glob_is_a_name_where_there_is_such_a_file(tree: Path) -> None:
    (tree / "in" / "a[1].txt").write_text("x")
    assert names("in/a[1].txt") == ["in/a[1].txt"]


def test_the_output_is_never_read(tree: Path) -> None:
    assert names("in", apart=tree / "in" / "a") == [name for name in ALL if not name.startswith("in/a/")]
    assert names("in", apart=tree / "a") == ALL


def test_links_to_folders_are_not_followed_and_links_to_files_are(tree: Path) -> None:
    (tree / "in" / "a" / "circle").symlink_to(tree / "in")
    (tree / "in" / "a" / "link.txt").symlink_to(tree / "in" / "b.txt")
    assert names("in/a") == ["in/a/b/deep.html", "in/a/c.md", "in/a/link.txt", "in/a/z.txt"]


def test_a_link_that_leads_nowhere_is_named_like_a_file(tree: Path) -> None:
    """Its reader says why there is nothing; left out, nobody would miss it."""
    (tree / "in" / "a" / "loop.txt").symlink_to("loop.txt")
    (tree / "in" / "a" / "gone.txt").symlink_to("nowhere")
    (tree / "in" / "a" / "device.txt").symlink_to(os.devnull)
    assert names("in/a") == ["in/a/b/deep.html", "in/a/c.md", "in/a/gone.txt", "in/a/loop.txt", "in/a/z.txt"]


def test_a_linked_folder_that_is_named_is_read_beside_the_one_it_stands_in(tree: Path) -> None:
    (tree / "far").mkdir()
    (tree / "far" / "x.txt").write_text("甲", encoding="utf-8")
    (tree / "in" / "a" / "link").symlink_to(tree / "far")
    found = names("in/a", "in/a/link")
    assert found == ["in/a/b/deep.html", "in/a/c.md", "in/a/z.txt", "in/a/link/x.txt"]


def test_folders_may_lie_deep_in_one_another(tmp_path: Path) -> None:
    depth = 1200
    with contextlib.chdir(tmp_path):
        for _ in range(depth):
            os.mkdir("d")  # noqa: PTH102 - the path from the root is longer than some systems take
            os.chdir("d")
        Path("x.txt").write_text("x")
        found = names(tmp_path / "d")
        # What pytest removes folders with is no better than what is tested here.
        Path("x.txt").unlink()
        for _ in range(depth):
            os.chdir("..")
            os.rmdir("d")  # noqa: PTH106
    assert found == ["/".join([str(tmp_path), *["d"] * depth, "x.txt"])]


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("missing.txt", "missing.txt cannot be read: No such file or directory"),
        (
            "https://a.gov.cn/b.html",
            "https:/a.gov.cn/b.html is an address of the web; save the page, and name its file",
        ),
        ("in/*.pdf", "in/*.pdf names no file"),
        ("missing/*.txt", "missing/*.txt names no file"),
        ("empty", "empty is a folder without files"),
        ("pipe", "pipe is no file"),
        ("x" * 300, f"{'x' * 300} cannot be read: File name too long"),
    ],
)
def test_an_input_that_names_nothing_is_said(tree: Path, given: str, message: str) -> None:
    (tree / "empty").mkdir()
    os.mkfifo(tree / "pipe")
    assert contents(list(inputs.documents([given, "in/a.txt"]))) == [message, Path("in/a.txt")]


def test_names_in_gb_18030_are_read_and_others_are_spelled_out(tree: Path) -> None:
    folder = os.fsencode(tree / "in" / "odd")
    os.mkdir(folder)  # noqa: PTH102 - a name of bytes
    for name in ("公告.txt".encode("gb18030"), b"\xff.txt"):
        Path(os.fsdecode(folder + b"/" + name)).write_text("x")
    assert sorted(names("in/odd")) == ["in/odd/\\xff.txt", "in/odd/公告.txt"]


def tarred(path: Path, members: dict[str, bytes], mode: str = "w") -> Path:
    with tarfile.open(path, mode) as archive:  # type: ignore[call-overload]
        for name, data in members.items():
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return path


MEMBERS = {
    "z.txt": b"1",
    "a/../../b.txt": b"22",
    "/abs.txt": b"333",
    ".DS_Store": b"4",
    "__MACOSX/x": b"5",
    "a.txt": b"",
}
LISTED = ["z.txt", "a/../../b.txt", "/abs.txt", "a.txt"]


@pytest.mark.parametrize(
    ("ending", "mode"), [("tar", "w"), ("tar.gz", "w:gz"), ("TGZ", "w:gz"), ("tar.bz2", "w:bz2"), ("tar.xz", "w:xz")]
)
def test_tar(tmp_path: Path, ending: str, mode: str) -> None:
    path = tarred(tmp_path / f"x.{ending}", MEMBERS, mode)
    found = items(path)
    assert [item.name for item in found] == [f"{path}/{name}" for name in LISTED]
    assert contents(found) == [b"1", b"22", b"333", b""]
    assert 0 < sum(item.share for item in found) <= path.stat().st_size


def test_tar_packed_with_zstd(tmp_path: Path) -> None:
    data = tarred(tmp_path / "x.tar", MEMBERS).read_bytes()
    path = tmp_path / "y.tar.zst"
    with pa.CompressedOutputStream(str(path), "zstd") as stream:
        stream.write(data)
    assert contents(items(path)) == [b"1", b"22", b"333", b""]


def test_a_tar_archive_that_is_cut_off_costs_what_is_behind(tmp_path: Path) -> None:
    path = tarred(tmp_path / "x.tar", {"a.txt": b"a" * 2000, "b.txt": b"b" * 20000})
    path.write_bytes(path.read_bytes()[:9000])
    first, rest = items(path)
    assert first.source == b"a" * 2000
    assert isinstance(rest.source, Refused)
    assert rest.source.message == f"{path} cannot be read behind a.txt (unexpected end of data); get it again"


@pytest.mark.parametrize(
    ("ending", "damage"),
    [
        ("tar", lambda _: b"\0x" * 3000),
        ("tar.gz", lambda data: data[: len(data) // 2]),
        ("tar.gz", lambda _: b"nothing of the kind"),
        ("tar.xz", lambda data: data[:-20]),
        ("tar.bz2", lambda data: data[:40] + b"\0" * 40),
        ("tar", lambda _: b""),
        ("zip", lambda data: data[:200]),
        ("zip", lambda _: b""),
        ("tar.zst", lambda _: b"nothing of the kind"),
    ],
)
def test_a_damaged_archive_is_one_refusal_more(tmp_path: Path, ending: str, damage: Callable[[bytes], bytes]) -> None:
    path = tmp_path / f"x.{ending}"
    members = {f"{number}.txt": os.urandom(3000) for number in range(3)}
    if ending == "zip":
        zipped(path, members)
    else:
        tarred(path, members, {"tar.gz": "w:gz", "tar.xz": "w:xz", "tar.bz2": "w:bz2"}.get(ending, "w"))
    path.write_bytes(damage(path.read_bytes()))
    *_, last = items(path)
    assert isinstance(last.source, Refused)
    assert str(path) in last.source.message
    assert "get it again" in last.source.message


def zipped(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def test_zip(tmp_path: Path) -> None:
    path = zipped(tmp_path / "x.zip", MEMBERS | {"folder/": b""})
    assert [item.name for item in items(path)] == [f"{path}/{name}" for name in LISTED]
    assert contents(items(path)) == [b"1", b"22", b"333", b""]


# What an archive holds as a name, and what it is.
LABELS = [
    ("公告.txt".encode("gb18030"), "公告.txt"),
    ("通知.txt".encode("gb18030"), "通知.txt"),  # UTF-8 by chance: U+0368 U+05AA
    ("通知/公告.txt".encode("gb18030"), "通知/公告.txt"),
    ("公告.txt".encode(), "公告.txt"),
    ("Отчёт.txt".encode(), "Отчёт.txt"),
    ("é.txt".encode(), "é.txt"),
    (b"a\xff\xff.txt", r"a\xff\xff.txt"),
    (b"a\nb.txt", r"a\nb.txt"),
]


@pytest.mark.parametrize(("raw", "name"), LABELS)
def test_names_in_archives_of_chinese_systems(tmp_path: Path, raw: bytes, name: str) -> None:
    stand_in = "0" * len(raw)
    path = zipped(tmp_path / "x.zip", {stand_in: b"x"})
    path.write_bytes(path.read_bytes().replace(stand_in.encode(), raw))
    assert [item.name for item in items(path)] == [f"{path}/{name}"]
    path = tmp_path / "x.tar"
    with tarfile.open(path, "w", format=tarfile.GNU_FORMAT, encoding="utf-8", errors="surrogateescape") as archive:
        archive.addfile(tarfile.TarInfo(raw.decode("utf-8", "surrogateescape")))
    assert [item.name for item in items(path)] == [f"{path}/{name}"]


# Without its word, the first would be 通知.txt, and a zip archive would have the other in code page 437.
@pytest.mark.parametrize("name", ["通知.txt".encode("gb18030").decode(), "é.txt"])
def test_a_name_that_says_that_it_is_utf_8_is_believed(tmp_path: Path, name: str) -> None:
    path = zipped(tmp_path / "x.zip", {name: b"x"})
    assert [item.name for item in items(path)] == [f"{path}/{name}"]
    path = tarred(tmp_path / "x.tar", {name: b"x"})
    assert [item.name for item in items(path)] == [f"{path}/{name}"]


def test_a_damaged_file_in_a_zip_archive_costs_itself(tmp_path: Path) -> None:
    path = zipped(tmp_path / "x.zip", {"a.txt": b"a" * 100, "b.txt": os.urandom(1000), "c.txt": b"c"})
    data = bytearray(path.read_bytes())
    data[600] ^= 0xFF
    path.write_bytes(data)
    a, b, c = items(path)
    assert (a.source, c.source) == (b"a" * 100, b"c")
    assert isinstance(b.source, Refused)
    assert "x.zip/b.txt is damaged (Bad CRC-32" in b.source.message


def test_a_word_file_named_zip_is_a_document(tmp_path: Path) -> None:
    path = tmp_path / "x.zip"
    path.write_bytes(docx("<w:p/>"))
    assert contents(items(path)) == [path]


def test_too_large_a_file_in_an_archive_is_refused_and_the_next_is_read(tmp_path: Path) -> None:
    members = {"a.txt": b"a" * 100, "b.txt": b"b"}
    for path in (tarred(tmp_path / "x.tar", members), zipped(tmp_path / "x.zip", members)):
        first, second = items(path, limits=Limits(bytes=99))
        assert contents([first]) == [
            f"{path}/a.txt has 100 bytes, more than limits.bytes (99) allows; to read it, raise that: --limit bytes=N"
        ]
        assert second.source == b"b"


@pytest.mark.parametrize("ending", ["tar.gz", "zip", "ndjson.gz"])
def test_a_bomb_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str) -> None:
    for module in (source, archives):
        monkeypatch.setattr(module, "HARMLESS", 1 << 20)
        monkeypatch.setattr(module, "RATIO", 50)
    path = tmp_path / f"x.{ending}"
    if ending == "zip":
        zipped(path, {f"{number}.txt": bytes(100_000) for number in range(40)})
    elif ending == "tar.gz":
        tarred(path, {f"{number}.txt": bytes(100_000) for number in range(40)}, "w:gz")
    else:
        path.write_bytes(gzip.compress(b'{"text":"a"}' + b" " * 4_000_000 + b"\n"))
    *_, last = items(path)
    assert isinstance(last.source, Refused)
    assert "unpacks to more than 50 times its size" in last.source.message


LINES = [
    ('{"text": "一", "id": 7}', "一", "7"),
    ('{"html": "<p>二</p>", "text2": 1}', "<p>二</p>", None),
    ("", None, None),
    ('{"bytes": "5LiJ", "id": "k"}', "三".encode(), "k"),
    ('{"bytes": "?"}', "#5: bytes is no base64", None),
    ("{", "#6 is no JSON object: ", None),
    ("[1]", "#7 is no JSON object: ", None),
    ('{"text": "a", "html": "b"}', "#8: a row needs one of content, html, text, bytes, and has 2 of them; say which: --column NAME", None),
    ('{"body": "a"}', "#9: a row needs one of content, html, text, bytes, and has only body; say which: --column NAME", None),
    ('{"text": 5, "id": 8}', "#10: text is no string", "8"),
    ('{"text": "\\ud800"}', "#11 is no JSON object: ", None),
    ('{"text": "a", "id": null}', "a", None),
    ('{"text": "a", "id": 1.5}', "#13: id is neither a string nor a whole number; give it as a string", None),
    ('{"text": "a", "id": true}', "#14: id is neither a string nor a whole number; give it as a string", None),
    ('{"text": "a", "html": null, "bytes": null}', "a", None),
    ('{"content": null, "html": null}', "#16: there is no document, the value is null", None),
    ('{"text": "末"}', "末", None),
]  # fmt: skip


@pytest.mark.parametrize(
    ("ending", "pack"),
    [("ndjson", bytes), ("jsonl.gz", gzip.compress), ("ndjson.bz2", bz2.compress), ("jsonl.xz", lzma.compress)],
)
def test_ndjson(tmp_path: Path, ending: str, pack: Callable[[bytes], bytes]) -> None:
    path = tmp_path / f"x.{ending}"
    path.write_bytes(pack("\n".join(line for line, _, _ in LINES).encode()))
    expected = [(f"{path}#{number}", *rest) for number, (line, *rest) in enumerate(LINES, 1) if line]
    found = items(path)
    assert [(item.name, item.key) for item in found] == [(name, key) for name, _, key in expected]
    for item, (_, content, _) in zip(found, expected, strict=True):
        if isinstance(item.source, Refused):
            assert item.source.message.startswith(str(path) + str(content))
        else:
            assert item.source == content
    assert [item.media for item in found[:2]] == [None, "html"]


def test_ndjson_that_begins_with_a_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "rows.ndjson"
    path.write_bytes(b'\xef\xbb\xbf{"text": "a"}\n{"text": "b"}\n')
    assert contents(items(path)) == ["a", "b"]


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_ndjson_in_another_encoding(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "rows.ndjson"
    path.write_bytes('{"text": "关于防汛的通知"}\n'.encode(encoding))
    assert contents(items(path))[0] == f"{path}#1 is no UTF-8, as all JSON is; save the file as UTF-8"


def test_ndjson_by_a_column(tmp_path: Path) -> None:
    path = tmp_path / "x.ndjson"
    path.write_text('{"body": "a", "text": "b"}\n{"text": "c"}\n')
    assert contents(items(path, "body")) == ["a", f"{path}#2: there is no column body, only text"]


def test_a_line_that_is_too_long_costs_itself(tmp_path: Path) -> None:
    path = tmp_path / "x.ndjson"
    path.write_text(json.dumps({"text": "a" * 500}) + '\n{"text": "b"}\n')
    assert contents(items(path, limits=Limits(bytes=50))) == [
        f"{path}#1 is longer than 100 bytes, twice what limits.bytes allows; to read it, raise that: --limit bytes=N",
        "b",
    ]


def test_ndjson_that_is_cut_off(tmp_path: Path) -> None:
    path = tmp_path / "x.ndjson.gz"
    whole = gzip.compress(
        b"".join(json.dumps({"text": base64.b64encode(os.urandom(3000)).decode()}).encode() + b"\n" for _ in range(90))
    )
    path.write_bytes(whole[: len(whole) // 2])
    *good, last = items(path)
    assert isinstance(last.source, Refused)
    assert last.source.message.startswith(f"{path} cannot be read behind line ")
    assert all(isinstance(item.source, str) for item in good)


@pytest.mark.parametrize(
    ("columns", "expected", "media"),
    [
        ({"text": ["一", None, "三"]}, ["一", "#2: there is no document, the value is null", "三"], None),
        ({"html": ["<p>一</p>"] * 2, "id": [1, 2]}, ["<p>一</p>"] * 2, "html"),
        ({"content": [b"\xff", b""]}, [b"\xff", b""], None),
        ({"text": [1]}, [": the column text holds int64; documents are strings or binary"], None),
        ({"text": pa.array([], pa.string())}, [], None),
    ],
)  # fmt: skip
def test_parquet(
    tmp_path: Path, columns: dict[str, list[object]], expected: list[str | bytes], media: str | None
) -> None:
    path = tmp_path / "x.parquet"
    parquet.write_table(pa.table(columns), path)
    found = items(path)
    assert [given.removeprefix(str(path)) if isinstance(given, str) else given for given in contents(found)] == expected
    if len(expected) > 1:
        assert [item.name for item in found] == [f"{path}#{number}" for number in range(1, len(expected) + 1)]
        assert {item.media for item in found} == {media}
        assert [item.key for item in found] == ["1", "2"] if "id" in columns else [None] * len(found)


def test_parquet_with_two_columns_of_documents(tmp_path: Path) -> None:
    path = tmp_path / "x.parquet"
    parquet.write_table(pa.table({"text": ["a"], "html": ["b"]}), path)
    (message,) = contents(items(path))
    assert isinstance(message, str)
    assert message.startswith(f"{path}: ")
    assert message.endswith("say which: --column '...'")


def test_parquet_by_a_column(tmp_path: Path) -> None:
    path = tmp_path / "x.parquet"
    parquet.write_table(pa.table({"text": ["a"], "body": ["b"]}), path)
    assert contents(items(path, "body")) == ["b"]
    assert contents(items(path, "none")) == [f"{path}: the batch has no column none; it has text, body"]


def test_rows_are_called_what_a_named_column_says(tmp_path: Path) -> None:
    table, lines = tmp_path / "x.parquet", tmp_path / "x.ndjson"
    parquet.write_table(pa.table({"id": [1.5], "url": ["u"], "text": ["a"]}), table)
    lines.write_text(
        '{"id": 1.5, "url": "u", "text": "a"}\n{"text": "b"}\n{"text": "c", "url": 1.5}\n', encoding="utf-8"
    )
    why = "the column id holds double; it can be strings or whole numbers; name another one with --id"
    assert contents(items(table)) == [f"{table}: {why}"]
    first, *others = items(lines, key="url")
    for item in (first, *items(table, key="url")):
        assert (item.key, item.source) == ("u", "a")
    assert contents(others) == [
        f"{lines}#2: there is no column url, only text",
        f"{lines}#3: url is neither a string nor a whole number; give it as a string",
    ]
    assert contents(items(table, key="uri")) == [f"{table}: the batch has no column uri; it has id, url, text"]
    assert [item.key for item in items(table, "text", key="text")] == ["a"]


def test_a_damaged_row_group_costs_itself(tmp_path: Path) -> None:
    path = tmp_path / "x.parquet"
    texts = [os.urandom(200).hex() for _ in range(30)]
    parquet.write_table(pa.table({"text": texts}), path, row_group_size=10, compression="zstd", use_dictionary=False)
    metadata = parquet.read_metadata(path)
    begin = metadata.row_group(1).column(0).data_page_offset
    data = bytearray(path.read_bytes())
    data[begin + 60 : begin + 1060] = bytes(1000)
    path.write_bytes(data)
    found = items(path)
    assert [item.source for item in found if isinstance(item.source, str)] == texts[:10] + texts[20:]
    (refused,) = (item for item in found if isinstance(item.source, Refused))
    assert refused.name == f"{path}#11"
    assert isinstance(refused.source, Refused)
    assert refused.source.message.startswith(f"{path}: rows 11 to 20 cannot be read (")


@pytest.mark.parametrize("change", [0x01, 0x08, 0x80])
def test_whatever_byte_of_a_footer_is_wrong_every_row_is_given_or_refused(tmp_path: Path, change: int) -> None:
    path = tmp_path / "x.parquet"
    parquet.write_table(pa.table({"id": range(4), "text": ["文"] * 4}), path, row_group_size=2, store_schema=False)
    whole = path.read_bytes()
    for place in range(len(whole) - 8 - int.from_bytes(whole[-8:-4], "little"), len(whole)):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ change]) + whole[place + 1 :])
        found = items(path)
        assert len(found) == 4 or any(isinstance(item.source, Refused) for item in found)


def test_a_file_that_is_no_parquet(tmp_path: Path) -> None:
    path = tmp_path / "x.parquet"
    path.write_bytes(b"PAR1 nothing")
    (item,) = items(path)
    assert isinstance(item.source, Refused)
    assert item.source.message.startswith(f"{path} cannot be read (")
