"""Word files that are none, are broken or are hostile: read, or refused with a reason; limits are named."""

import io
import random
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docx_files import MARGINS, box, control, docx, field, kept, level, lists, p, r, row, style, table, zipped
from govdocparse.errors import UnusableInput
from govdocparse.readers.docx import read
from govdocparse.readers.reading import Limits


def damaged(data: bytes, name: str, content: bytes) -> bytes:
    """The archive with one member replaced."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members: dict[str, str | bytes] = {member: archive.read(member) for member in archive.namelist()}
    return zipped({**members, name: content})


def with_twins() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", "<a/>")
        archive.writestr("word/Document.xml", "<a/>")
    return buffer.getvalue()


def locked() -> bytes:
    data = bytearray(docx(p("文")))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = data.find(mark)
        while start >= 0:
            data[start + place] |= 1
            start = data.find(mark, start + 4)
    return bytes(data)


GOOD = docx(p("文字"))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is no Word file"),
        (b"hello", "is no Word file"),
        (GOOD[: len(GOOD) // 2], "the end of it is missing"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "old binary Office file"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "locked with a password"),
        (zipped({"a.txt": "x"}), "without a Word document"),
        (zipped({"xl/workbook.xml": "<a/>"}), "a workbook"),
        (zipped({"OFD.xml": "<a/>"}), "an OFD file"),
        (zipped({"word/document.xml": "<a/>"}), "holds no Word document"),
        (damaged(GOOD, "word/document.xml", b"<w:document"), "is damaged in word/document.xml"),
        (
            damaged(GOOD, "word/document.xml", b'<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'),
            "document type definition.* save it anew",
        ),
        (damaged(GOOD, "word/document.xml", "<!DOCTYPE a><a/>".encode("utf-16")), "document type definition"),
        (with_twins(), "twice"),
        (locked(), "encrypted"),
        (zipped({f"{number}": "" for number in range(10_001)}), "more than 10000 files"),
    ],
)
def test_what_is_no_word_file_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(UnusableInput, match=f"^文件.docx .*{reason}") as caught:
        read(data, "文件.docx")
    assert "\n" not in str(caught.value)


def nested(depth: int) -> str:
    return "".join("<w:tbl><w:tr><w:tc>" for _ in range(depth)) + p("文") + "</w:tc></w:tr></w:tbl>" * depth


@pytest.mark.parametrize(
    ("body", "limits", "name"),
    [
        (p("文字"), Limits(bytes=100), "limits.bytes"),
        (p("文" * 100_000), Limits(unpacked_bytes=50_000), "limits.unpacked_bytes"),
        (p("文字") * 20, Limits(elements=50), "limits.elements"),
        (p("文字") * 20, Limits(characters=30), "limits.characters"),
        (nested(20), Limits(depth=10), "limits.depth"),
        (nested(70), Limits(depth=60), "limits.depth"),
        (p("<w:ins>" * 20 + r("x") + "</w:ins>" * 20), Limits(depth=10), "limits.depth"),
    ],
)
def test_limits_are_named(body: str, limits: Limits, name: str) -> None:
    with pytest.raises(UnusableInput, match=name):
        read(docx(body), limits=limits)


def test_all_parts_together_are_within_the_limit() -> None:
    data = docx(p("文" * 10_000) + MARGINS, header1=p("眉" * 10_000), footer1=p("脚" * 10_000))
    assert read(data, limits=Limits(unpacked_bytes=120_000)).text
    with pytest.raises(UnusableInput, match=r"limits\.unpacked_bytes"):
        read(data, limits=Limits(unpacked_bytes=80_000))


def test_numbers_cannot_swell_a_document() -> None:
    numbering = lists(level(0, "%1" * 50_000, "lowerLetter", start=2**31))
    with pytest.raises(UnusableInput, match=r"limits\.characters"):
        read(docx(p("x", num=(1, 0)) * 2000, numbering=numbering), limits=Limits(characters=1_000_000))


def test_members_are_never_files() -> None:
    data = damaged(GOOD, "_rels/.rels", b'<R xmlns="x"><R Type="/officeDocument" Target="../../../../etc/passwd"/></R>')
    assert read(data).text == "文字"


FULL = docx(
    p("标题", style="H")
    + p("一", num=(1, 0))
    + table(row("甲", "乙"), row("丙", "丁"))
    + p(box(p("框")), field("PAGE", r("3")))
    + p(control("标题", r("题")), '<w:r><w:footnoteReference w:id="1"/></w:r>')
    + MARGINS,
    styles=style("H", "heading 1"),
    numbering=lists(level(0, "%1、", "chineseCounting")),
    footnotes=f'<w:footnote w:id="1">{p("注")}</w:footnote>',
    header1=p("眉"),
    footer1=p("脚"),
)


def survives(data: bytes) -> None:
    """Any bytes read or are refused; what is read has its hints within the text, in order, and apart."""
    try:
        reading = read(data, limits=Limits(unpacked_bytes=10_000_000))
    except UnusableInput:
        return
    hints = reading.hints
    for group in (hints.omissions, hints.labelled, hints.headings, hints.generated, hints.links, hints.tables):
        done = 0
        for item in group:
            assert done <= item.span.start < item.span.end <= len(reading.text)
            done = item.span.end
    for place in hints.tables:
        spans = [cell.span for line in place.rows for cell in line]
        assert spans == sorted(spans)
        assert all(place.span.start <= span.start <= span.end <= place.span.end for span in spans)


def test_the_full_document_reads() -> None:
    survives(FULL)
    assert kept(read(FULL)).split("\n") == ["标题", "一、一", "甲", "乙", "丙", "丁", "", "框", "题"]


@settings(max_examples=60)
@given(st.integers(0, 2**32))
def test_damaged_archives_read_or_are_refused(seed: int) -> None:
    chance = random.Random(seed)
    data = bytearray(FULL)
    for _ in range(chance.randint(1, 6)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    survives(bytes(data[: chance.choice((len(data), chance.randrange(len(data))))]))


@settings(max_examples=100)
@given(st.integers(0, 2**32))
def test_shuffled_elements_read_or_are_refused(seed: int) -> None:
    chance = random.Random(seed)
    with zipfile.ZipFile(io.BytesIO(FULL)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice([name for name in members if name.startswith("word/")])
    pieces = members[name].split(b"<w:")
    for _ in range(chance.randint(1, 4)):
        one, other = (chance.randrange(1, len(pieces)) for _ in range(2)) if len(pieces) > 2 else (0, 0)
        if b"/" in pieces[one][-3:] or chance.random() < 0.5:
            pieces[one], pieces[other] = pieces[other], pieces[one]
        else:
            pieces[one] = pieces[one].replace(
                b'"1"', chance.choice((b'"-1"', b'"x"', b'"99999999999999999999"', b'""'))
            )
    survives(zipped({**members, name: b"<w:".join(pieces)}))
