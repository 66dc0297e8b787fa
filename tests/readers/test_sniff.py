"""The kind of a file is told by what is in it; what is no document is refused with what to do about it."""

import io
import zipfile
from functools import partial
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdocparse.errors import UnusableInput
from govdocparse.readers.sniff import Kind, is_page, kind
from timing import assert_linear


def archive(*members: str) -> bytes:
    """A zip archive with these members."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as made:
        for member in members:
            made.writestr(member, "x")
    return target.getvalue()


def ole(stream: str) -> bytes:
    """The beginning of an OLE container with one stream."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + stream.encode("utf-16-le")


@pytest.mark.parametrize("before", [b"", b"\r\n\r\n", b"\xef\xbb\xbf", b"\xef\xbb\xbf\n"])
def test_what_a_server_puts_before_a_file_changes_nothing(before: bytes) -> None:
    assert kind(before + archive("word/document.xml")) == "docx"
    assert kind(before + b'Content-Type: multipart/related; boundary="x"\n\n') == "mhtml"


def test_a_file_of_zero_bytes_is_refused() -> None:
    with pytest.raises(UnusableInput, match="nothing but zero bytes; get it again"):
        kind(bytes(5000), "a.docx")


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "text"),
        (f"---\ntitle: 某办法\ntags:\n  - 规章\n---\n{'<p><b>第一条</b> 甲。</p>' * 9}".encode(), "text"),
        ("各区、县（市）人民政府：".encode(), "text"),
        ("各区、县（市）人民政府：".encode("utf-16"), "text"),
        ("网页用<p>标记段落，用<br>换行。".encode(), "text"),
        ("面积<100平方米>、a<b".encode(), "text"),
        (b'{"html": "<p>x</p><p>x</p><p>x</p><p>x</p>"}', "text"),
        (b'[{"html": "<p>x</p><p>x</p><p>x</p><p>x</p>"}]', "text"),
        ("# 办法\n<!-- INFO END -->\n第一条 x\n".encode(), "text"),
        (b"<!DOCTYPE html><html></html>", "html"),
        (b"\xef\xbb\xbf\r\n<HTML>", "html"),
        (b"<!-- saved from url --><html>", "html"),
        (b'<?xml version="1.0" encoding="gb2312"?>\n<!DOCTYPE html PUBLIC "x" "y">\n<html xmlns="x">', "html"),
        ("<!DOCTYPE html><p>通知".encode("utf-16"), "html"),
        ("<!DOCTYPE html><p>通知".encode("utf-16-be"), "html"),
        ('<div class="TRS_Editor"><p>通知</p></div>'.encode("gb18030"), "html"),
        ("通知如下：<br>&nbsp;一、加强领导。<br>&nbsp;二、抓好落实。<br>".encode(), "html"),
        (b"<table><tr><td>1", "html"),
        ("# 某法\n2020年通过<br>\n**第一条** 甲。<br>\n<br>乙。<br>\n丙。<br>".encode(), "text"),
        ('---\ntitle: "某法"\n---\n甲。<br>乙。<br>丙。<br>丁。<br>'.encode(), "text"),
        ("# 某表\n<table><tr><td>1</td><td>2</td><td>3</td></tr></table>".encode(), "text"),
        ("甲。\n乙。\n丙。\n<table><tr><td>1</td><td>2</td><td>3</td></tr></table>\n丁。".encode(), "text"),
        ("标题<table><tr><td>1</td><td>2</td><td>3</td></tr></table>".encode(), "html"),
        (b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=", "mhtml"),
        (b'Content-Type: multipart/related; boundary="x"\n\n', "mhtml"),
        (b"From: <Saved by Windows Internet Explorer 8>\r\nMIME-Version: 1.0\r\nContent-Type: text/html;\r\n", "mhtml"),
        ("Content-Type: 通知".encode(), "text"),
        (b"Content-Type: text/plain\n", "text"),
        (b"BMW\n", "text"),
        (b"%PDF-1.7\n", "pdf"),
        (b"\xef\xbb\xbf\n%PDF-1.4\n", "pdf"),
        (archive("[Content_Types].xml", "word/document.xml"), "docx"),
        (archive("OFD.xml", "Doc_0/Document.xml"), "ofd"),
    ],
)
def test_kind(data: bytes, expected: str) -> None:
    assert kind(data) == expected


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (ole("WordDocument"), r"old binary Word or WPS file .* soffice --headless --convert-to docx FILE"),
        (ole("EncryptedPackage"), "password-protected Office file; take the protection off"),
        (ole("Workbook"), r"spreadsheet \(.xls\)"),
        (ole("PowerPoint Document"), r"presentation \(.ppt\)"),
        (ole("Something"), "old binary Office file"),
        (b"{\\rtf1\\ansi", "rich-text file .* soffice"),
        (b"\x89PNG\r\n\x1a\n", "picture; read its text with an OCR program"),
        (b"\xff\xd8\xff\xe0", "picture"),
        (b"GIF89a", "picture"),
        (b"II*\x00\x08", "picture"),
        (b"MM\x00*\x00", "picture"),
        (b"BM\x36\x10\x00\x00\0\0\0\0\x36", "picture"),
        (b"RIFF\x24\x10\x00\x00WEBPVP8 ", "picture"),
        (b"\0\0\0\x18ftypheic\0\0\0\0", "picture"),
        (b"PAR1\x15\x04\x15", r"table of rows \(Parquet\); give it to govdocparse batch"),
        (b"\x28\xb5\x2f\xfd\x04", "compressed with zstd; unpack it first"),
        (b"Founder CEB 2.99D\0", "Founder CEB file; print it from its reader to a PDF"),
        (b"BZh91AY", "compressed archive; unpack it"),
        (b"\xfd7zXZ\x00\x00", "compressed archive; unpack it"),
        (bytes(257) + b"ustar\x0000", "tar archive; unpack it .* govdocparse batch, which reads a .tar as it is"),
        (
            b"Received: from a\n\tby b\nMIME-Version: 1.0\nContent-Type: multipart/mixed;\n\tboundary=x\n",
            "e-mail; save the",
        ),
        (b"Content-Type: text/plain; charset=gbk\nMIME-Version: 1.0\n\n", "e-mail; save the document in it"),
        (b"\x1f\x8b\x08\x00", "compressed with gzip; unpack it first"),
        (b"Rar!\x1a\x07\x00", "compressed archive; unpack it"),
        (b"7z\xbc\xaf\x27\x1c", "compressed archive; unpack it"),
        (archive("xl/workbook.xml", "[Content_Types].xml"), r"spreadsheet \(.xlsx\)"),
        (archive("ppt/presentation.xml"), r"presentation \(.pptx\)"),
        (archive("mimetype", "META-INF/container.xml"), "e-book"),
        (archive("content.xml", "mimetype"), "OpenDocument file"),
        (
            archive("notice.docx"),
            "zip archive that is no Word or OFD file; unpack it .* govdocparse batch, which reads a .zip as it is",
        ),
        (archive("[Content_Types].xml", "word/document.xml")[:-30], "damaged zip archive"),
        (b"bplist00\xd1\x01\x02", "Safari web archive"),
        (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument>', "Word 2003 XML"),
        (b'<?xml version="1.0"?><rss version="2.0">', "XML file that is no web page"),
    ],
)
def test_what_is_no_document_is_refused_with_what_to_do(data: bytes, message: str) -> None:
    with pytest.raises(UnusableInput, match=message) as refusal:
        kind(data, "notice.bin")
    assert str(refusal.value).startswith("notice.bin ")
    assert "\n" not in str(refusal.value)


@given(
    st.binary(max_size=300),
    st.sampled_from([b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"<", b"\xff\xfe"]),
)
def test_any_bytes_have_a_kind_or_are_refused(data: bytes, start: bytes) -> None:
    try:
        assert kind(start + data) in get_args(Kind)
    except UnusableInput as refusal:
        assert "\n" not in str(refusal)  # noqa: PT017


@pytest.mark.parametrize("piece", ["乙", "<table>", "</p ", "<td>", " "])
def test_time_is_linear_in_a_line(piece: str) -> None:
    assert_linear(lambda count: partial(is_page, f"甲\n{piece * count}<".encode(), "a text"), 500)
