"""Documents of other formats in a Word file (altChunk): web pages are read, others are named."""

from __future__ import annotations

import pytest

from docx_files import docx, p
from govdocparse import parse
from govdocparse.readers.docx import read

PAGE = (
    "<html><body><h1>某市消费条例</h1><p>第一条 为了保护消费者，制定本条例。</p>"
    "<table><tr><td>年份</td><td>件数</td></tr><tr><td>2024</td><td>12</td></tr></table></body></html>"
)
ARCHIVE = f'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n--b\nContent-Type: text/html; charset="utf-8"\n\n{PAGE}\n--b--\n'
READ = ["某市消费条例", "第一条 为了保护消费者，制定本条例。", "年份", "件数", "2024", "12"]
CHUNK = '<w:altChunk r:id="page"/>'


@pytest.mark.parametrize("content", [PAGE, ARCHIVE])
def test_a_page_stands_where_the_file_takes_it_in(content: str) -> None:
    reading = read(docx(p("前") + CHUNK + p("后"), chunks={"page": content}))
    assert reading.text.split("\n") == ["前", *READ, "后"]
    (heading,), (table,) = reading.hints.headings, reading.hints.tables
    assert reading.text[slice(*heading.span)] == "某市消费条例"
    assert [[reading.text[slice(*cell.span)] for cell in row] for row in table.rows] == [
        ["年份", "件数"],
        ["2024", "12"],
    ]
    assert [place.locator for place in reading.places if place.start == 2] == ["word/page.dat /html/body/h1[1]"]
    assert not reading.notes


def test_a_page_may_break_its_paragraphs() -> None:
    page = "<p>(2003年8月27日某市人民代表大会</p><p>常务委员会第四次会议通过)</p>"
    reading = read(docx(CHUNK, chunks={"page": f"<html><body>{page}</body></html>"}))
    assert not reading.whole_paragraphs
    assert read(docx(p("文"))).whole_paragraphs


@pytest.mark.parametrize("chunks", [{}, {"page": r"{\rtf1 text}"}, {"page": "text"}, {"other": PAGE}])
def test_what_is_no_page_is_said(chunks: dict[str, str]) -> None:
    reading = read(docx(p("文") + CHUNK, chunks=chunks))
    assert (reading.text, [note.message for note in reading.notes]) == (
        "文",
        ["not read: 1 embedded document (altChunk)"],
    )


def test_the_paper_in_a_page_is_the_document() -> None:
    document = parse(docx(CHUNK, chunks={"page": PAGE}))
    assert document.metadata.title
    assert document.metadata.title.value == "某市消费条例"
    assert [section.marker for section in document.sections()] == ["第一条"]
