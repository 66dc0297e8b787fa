"""What a carrier shows and its reader cannot read is said, as a note and as a diagnostic; nothing is said of the rest."""

from __future__ import annotations

import pytest

from docx_files import box, docx, field, p, table, tc
from govdocparse import parse
from govdocparse.readers import docx as word_reader
from govdocparse.readers import ofd as ofd_reader
from govdocparse.readers.page_notes import Reason, messages
from govdocparse.text import Span
from ofd_files import image, ofd, page, text
from pdf_files import Image, Set, pdf


def drawing(inside: str) -> str:
    return f"<w:r><w:drawing><wp:inline>{inside}</wp:inline></w:drawing></w:r>"


def embedded(inside: str) -> str:
    return f'<w:r><w:object><v:shape><v:imagedata r:id="rId7"/></v:shape>{inside}</w:object></w:r>'


PICTURE = drawing('<pic:pic xmlns:pic="urn:pic"/>')
OLD_PICTURE = '<w:r><w:pict><v:shape><v:imagedata r:id="rId7"/></v:shape></w:pict></w:r>'
CHART = drawing('<c:chart xmlns:c="urn:c"/>')
DIAGRAM = drawing('<d:relIds xmlns:d="urn:d"/>')
OBJECT = embedded('<o:OLEObject xmlns:o="urn:o" ProgID="Excel.Sheet.12"/>')
TWICE = f"<w:r><mc:AlternateContent><mc:Choice Requires='wpg'>{PICTURE[5:-6]}</mc:Choice><mc:Fallback>{OLD_PICTURE[5:-6]}</mc:Fallback></mc:AlternateContent></w:r>"
HIDDEN = "<w:rPr><w:vanish/></w:rPr>"


@pytest.mark.parametrize(
    ("body", "notes"),
    [
        (p("文"), []),
        (p("文") + p(PICTURE), [("not read: 1 picture", "info")]),
        (p("文", PICTURE, OLD_PICTURE), [("not read: 2 pictures", "info")]),
        (p(PICTURE), [("not read: 1 picture", "warning")]),
        (p("文") + p(CHART), [("not read: 1 chart", "warning")]),
        (p("文") + p(DIAGRAM) + p(DIAGRAM), [("not read: 2 diagrams (SmartArt)", "warning")]),
        (p("文") + p(OBJECT), [("not read: 1 embedded object (OLE)", "warning")]),
        (p("文") + p(embedded("")), [("not read: 1 picture", "info")]),
        (p("文") + '<w:altChunk r:id="rId9"/>', [("not read: 1 embedded document (altChunk)", "warning")]),
        (p("文", TWICE), [("not read: 1 picture", "info")]),
        (p(box(p("框", PICTURE))), [("not read: 1 picture", "info")]),
        (table(tc("甲", p(PICTURE)) + tc("乙")), [("not read: 1 picture", "info")]),
        (
            p(
                "文",
                field("X", None).replace(
                    '<w:r><w:fldChar w:fldCharType="end"/>', PICTURE + '<w:r><w:fldChar w:fldCharType="end"/>'
                ),
            ),
            [],
        ),
        (p("文", f"<w:del>{PICTURE}</w:del>"), []),
        (p("文", PICTURE.replace("<w:r>", f"<w:r>{HIDDEN}")), []),
    ],
)
def test_what_a_word_file_shows_beside_text(body: str, notes: list[tuple[str, str]]) -> None:
    assert word_reader.read(docx(body)).notes == tuple(notes)


def test_what_repeated_running_heads_show_counts_once() -> None:
    heads = "".join(f'<w:headerReference w:type="{kind}" r:id="{kind}"/>' for kind in ("header1", "header2"))
    head = p("眉", PICTURE)
    reading = word_reader.read(docx(f"{p('文')}<w:sectPr>{heads}</w:sectPr>", header1=head, header2=head))
    assert reading.notes == (("not read: 1 picture", "info"),)


def test_pages_of_an_ofd_file() -> None:
    words = text(28, 50, "文字")
    assert ofd_reader.read(ofd(page(words), page(), page(words, image()))).notes == ()
    assert ofd_reader.read(ofd(page(image()), page(words))).notes == (("page 1 holds only an image", "warning"),)


@pytest.mark.parametrize(
    ("unread", "expected"),
    [
        ([], []),
        ([("", 1), ("", 2)], []),
        ([("image", 3)], ["page 3 holds only an image"]),
        ([("image", 3), ("image", 4), ("image", 5), ("", 6), ("image", 8)], ["pages 3-5, 8 hold only images"]),
        ([("broken", 4), ("image", 6)], ["page 4 cannot be loaded", "page 6 holds only an image"]),
        ([("broken", 4), ("broken", 6)], ["pages 4, 6 cannot be loaded"]),
    ],
)
def test_pages_are_named(unread: list[tuple[Reason, int]], expected: list[str]) -> None:
    assert list(messages(unread)) == expected


def test_a_note_is_a_diagnostic_of_the_whole() -> None:
    document = parse(pdf([[Set(100, 100, "关于某事的通知。")], [Image()]]))
    (found,) = [item for item in document.diagnostics if item.code == "source.unread"]
    assert (found.severity, found.message, found.span) == ("warning", "page 2 holds only an image", Span(0, 0))
    (found,) = [item for item in parse(docx(p("文", PICTURE))).diagnostics if item.code == "source.unread"]
    assert found.severity == "info"
