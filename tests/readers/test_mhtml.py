"""Web pages in one file: the page in an archive is read as it is without one."""

from __future__ import annotations

from collections.abc import Callable
from email import encoders
from email.mime.base import MIMEBase
from email.mime.image import MIMEImage
from email.mime.multipart import MIMEMultipart
from hashlib import sha256

import pytest

from govdocparse import UnusableInput, parse
from govdocparse.readers import html, mhtml
from invariants import check

PAGE = """<html><head><meta name="ArticleTitle" content="关于印发补贴办法的通知"></head><body><div id="zoom">
<p>关于印发补贴办法的通知</p><p>各区人民政府：</p><p>一、安排资金50万元。</p><p>二、到2027年达到80%以上。</p></div>
<a href="/a.doc">附件</a></body></html>"""
Encode = Callable[[MIMEBase], None]


def page(text: str = PAGE, charset: str = "utf-8", encode: Encode = encoders.encode_base64, mark: str = "") -> MIMEBase:
    """A web page as one part; `charset` is that of its bytes, and named but for UTF-8."""
    part = MIMEBase("text", "html")
    if charset != "utf-8":
        part.set_param("charset", charset)
    part.set_payload(text.encode(charset))
    encode(part)
    if mark:
        part["Content-ID"] = mark
    return part


def archive(*parts: MIMEBase, start: str = "") -> bytes:
    """A web archive of these parts."""
    made = MIMEMultipart("related")
    if start:
        made.set_param("start", start)
    for part in parts:
        made.attach(part)
    return made.as_bytes()


@pytest.mark.parametrize(
    ("text", "charset"),
    [(PAGE, "utf-8"), (PAGE, "gb2312"), ("<p>中文</p>", "hz")],
)
@pytest.mark.parametrize("encode", [encoders.encode_base64, encoders.encode_quopri])
def test_the_page_is_read_as_without_an_archive(text: str, charset: str, encode: Encode) -> None:
    data = archive(MIMEImage(b"\x89PNG", "png"), page(text, charset, encode))
    found, alone = mhtml.read(data, "a.mht"), html.read(text.encode(), "a.mht")
    assert (found.text, found.hints, found.places) == (alone.text, alone.hints, alone.places)
    assert (found.media_type, found.sha256) == ("multipart/related", sha256(data).hexdigest())


def test_an_archive_is_known_by_its_content() -> None:
    document = parse(archive(page()))
    check(document, html.read(PAGE.encode()).text)
    assert document.metadata.title is not None
    assert document.metadata.title.value == "关于印发补贴办法的通知"
    assert [block.number for block in document.parts[0].blocks if hasattr(block, "number")] == [1, 2]


def test_a_page_that_a_browser_saved_alone() -> None:
    alone = page()
    alone["From"] = "<Saved by a browser>"
    assert parse(alone.as_bytes()).source.media_type == "multipart/related"
    assert mhtml.read(alone.as_bytes()).text == html.read(PAGE.encode()).text


def test_the_part_that_the_archive_starts_with_is_its_page() -> None:
    frame = page("<html><body><p>二、菜单</p></body></html>", mark="<frame@x>")
    assert "安排资金" in mhtml.read(archive(frame, page(mark="<main@x>"), start="<main@x>")).text
    assert "菜单" in mhtml.read(archive(frame, page())).text


def test_what_the_end_of_an_archive_lacks_is_not_missed() -> None:
    data = archive(page(encode=encoders.encode_quopri))
    assert mhtml.read(data[: data.rindex(b"--==")]).text == html.read(PAGE.encode()).text


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (archive(MIMEImage(b"\x89PNG", "png")), "without a web page; save the page as 'HTML only'"),
        (archive(), "without a web page"),
        (
            b'Content-Type: multipart/related; boundary="a"\n\n' + b"--a\nboundary=\n" * 40,
            "too many parts inside of one",
        ),
    ],
)
def test_an_archive_without_a_page_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(UnusableInput, match=message):
        parse(data, name="a.mht")
