"""The views: Markdown, page, chunks and text of a Document hold every word of its blocks, and read as it does."""

import json
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from lxml import etree, html
from markdown_it import MarkdownIt
from syrupy.assertion import SnapshotAssertion

from govdocparse import parse, to_chunks, to_html, to_markdown, to_text
from govdocparse.model import AnyAnnotation, Document, Paragraph, Section, Table
from govdocparse.writers import views
from govdocparse.writers.chunks import chunks
from snapshot_files import Snapshot
from strategies import documents

NOTICE = """<html><body><h1>某市人民政府印发若干政策的通知</h1><p>某政发〔2025〕3号</p><p>各区人民政府，市政府各部门：</p>
<p>现将《若干政策》印发给你们，请执行。</p><p>某市人民政府</p><p>2025年2月8日</p><p>（此件公开发布）</p>
<h2>若干政策</h2><p>为推动发展，制定本政策。</p><p>一、加大支持（由市科技局牵头）</p><p>安排资金50万元。</p>
<p>（一）支持企业。对首次认定的企业给予10万元。</p><p>1.甲类企业</p><p>2.乙类企业</p><p>（二）支持平台。按[2025]目录*执行，&lt;b&gt;不重复&lt;/b&gt;。</p>
<table><tr><td colspan="2">项目 | 类别</td><td>金额</td></tr><tr><td rowspan="2">甲</td><td>子</td><td>100万元</td></tr><tr><td>丑</td><td>200<br>万元</td></tr></table>
<p>二、附则</p><p>本政策自2025年3月1日起施行。</p><p>附件1</p><p>任务表</p><p>1.甲项任务</p></body></html>"""
LAW = (
    "某市停车管理办法\n第一章 总则\n第一条 为了加强管理，制定本办法。\n第二条 停车场包括：\n（一）公共停车场；\n1.地面；\n（二）专用停车场。\n"
    "前款规定不含公交站。\n第二章 附则\n第三条 本办法自2025年5月1日起施行。\n+不是列表\n- 也不是列表\n2024. 不是编号\n"
)
DOCUMENTS = {"notice": parse(NOTICE, name="notice.html", media="html"), "law": parse(LAW, name="law.txt")}


class MarkdownSnapshot(Snapshot):
    file_extension = "md"


class PageSnapshot(Snapshot):
    file_extension = "html"


class ChunksSnapshot(Snapshot):
    file_extension = "chunks.jsonl"


class TextSnapshot(Snapshot):
    file_extension = "txt"


@pytest.mark.parametrize("name", list(DOCUMENTS))
def test_markdown_snapshot(name: str, snapshot: SnapshotAssertion) -> None:
    assert to_markdown(DOCUMENTS[name]).encode() == snapshot(extension_class=MarkdownSnapshot)


@pytest.mark.parametrize("name", list(DOCUMENTS))
def test_page_snapshot(name: str, snapshot: SnapshotAssertion) -> None:
    assert to_html(DOCUMENTS[name]).encode() == snapshot(extension_class=PageSnapshot)


@pytest.mark.parametrize("name", list(DOCUMENTS))
def test_chunks_snapshot(name: str, snapshot: SnapshotAssertion) -> None:
    assert to_chunks(DOCUMENTS[name]).encode() == snapshot(extension_class=ChunksSnapshot)


@pytest.mark.parametrize("name", list(DOCUMENTS))
def test_text_snapshot(name: str, snapshot: SnapshotAssertion) -> None:
    assert to_text(DOCUMENTS[name]).encode() == snapshot(extension_class=TextSnapshot)


# What the blocks say


def words(document: Document) -> Iterator[str]:
    """Every text of the parts and their blocks."""
    for part in document.parts:
        if part.blocks:
            yield from (part.label or "", part.title or "")
    for block in document.blocks():
        if isinstance(block, Section):
            yield from (block.marker, block.heading or "")
        elif isinstance(block, Paragraph):
            yield block.text
        else:
            yield from (cell.text for row in block.rows for cell in row)


def dense(text: str) -> str:
    """A text without white space, which views may set otherwise."""
    return "".join(text.split())


def missing(view: str, *texts: Iterable[str]) -> list[str]:
    """The texts that a view does not hold."""
    there = dense(view)
    return [text for some in texts for text in some if dense(text) not in there]


class Rendered(NamedTuple):
    """What a Markdown parser reads: headings with their levels, tables as rows of texts, and all texts."""

    headings: list[tuple[int, str]]
    tables: list[list[list[str]]]
    text: str


def rendered(markdown: str) -> Rendered:
    """What CommonMark with tables makes of a view behind its front matter."""
    _, _, body = markdown.partition("\n---\n")
    found = Rendered([], [], "")
    texts: list[str] = []
    opened = ""
    for token in MarkdownIt("commonmark").enable("table").parse(body):
        if token.type == "heading_open":
            opened = token.tag
        elif token.type == "table_open":
            found.tables.append([])
        elif token.type == "tr_open":
            found.tables[-1].append([])
        elif token.type == "fence":
            texts.append(token.content)
        elif token.type == "inline":
            text = "".join("\n" if each.type == "html_inline" else each.content for each in token.children or ())
            texts.append(text)
            if opened:
                found.headings.append((int(opened[1:]), text))
            elif found.tables and token.level > 2:
                found.tables[-1][-1].append(text)
            opened = ""
        else:
            assert token.type not in {
                "html_block",
                "bullet_list_open",
                "ordered_list_open",
                "blockquote_open",
                "code_block",
                "hr",
            }, token
    return found._replace(text="\n".join(texts))


def headings(document: Document) -> list[tuple[int, str]]:
    """The headings that a view must give back: titles of parts at 1, sections one deeper than their level, up to 6."""
    found: list[tuple[int, str]] = []
    for part in document.parts:
        title = " ".join(text for text in (part.label, part.title) if text)
        if not title and part is document.parts[0] and document.metadata.title:
            title = document.metadata.title.value
        found.append((1, title))
        stack = list(reversed(part.blocks))
        while stack:
            block = stack.pop()
            if isinstance(block, Section):
                if views.is_heading(block) and block.level < 6:
                    found.append((block.level + 1, views.marked_heading(block)))
                stack += reversed(block.blocks)
    return [(level, " ".join(text.split())) for level, text in found if text.split()]


def check(document: Document) -> None:
    """Assert what holds for the views of every Document."""
    brackets = [views.bracket(section) for section in document.sections()]
    markdown = rendered(to_markdown(document))
    assert markdown.headings == headings(document)
    assert missing(markdown.text, words(document), brackets) == []
    assert missing(to_text(document), words(document), brackets) == []
    check_page(document)
    check_chunks(document)


def check_page(document: Document) -> None:
    """Each block is an element under its id with its own words, and each annotation one around its own."""
    page = html.document_fromstring(to_html(document))
    assert missing(text_of(page), words(document)) == []
    for block in document.blocks():
        (element,) = (each for each in page.iter() if each.get("id") == block.id)
        if isinstance(block, Paragraph):
            assert text_of(element).endswith(block.text)
            assert shown(element) == texts(block.annotations)
        elif isinstance(block, Table):
            cells = [cell for row in block.rows for cell in row]
            assert [text_of(each) for each in element.iter("td")] == [cell.text for cell in cells]
            assert shown(element) == [text for cell in cells for text in texts(cell.annotations)]


def text_of(element: etree._Element) -> str:
    """All text in an element of a page."""
    return "".join(map(str, element.itertext()))


def shown(element: etree._Element) -> list[tuple[str, str]]:
    """The annotations that an element of a page marks, with their words."""
    return [(each.get("class", ""), text_of(each)) for each in element.iter("span")]


def texts(annotations: Iterable[AnyAnnotation]) -> list[tuple[str, str]]:
    """The same of what a leaf holds."""
    return [(type(item).__name__.lower(), item.text) for item in annotations]


def check_chunks(document: Document) -> None:
    """Each leaf is one chunk, and what stands above it is in its breadcrumb."""
    lines = [json.loads(line) for line in to_chunks(document).split("\n")[:-1]]
    leaves = [block.id for block in document.blocks() if not (isinstance(block, Section) and block.blocks)]
    assert [line["id"] for line in lines] == leaves
    answering = [item.text for section in document.sections() for item in section.responsibilities]
    said = [item["text"] for line in lines for item in line.get("responsibilities", ())]
    view = "\n".join(text for line in lines for text in (line["text"], *line["breadcrumb"]))
    assert missing("\n".join((view, *said)), words(document), answering) == []
    for chunk in chunks(document):
        assert [chunk.text[item.start : item.end] for item in chunk.annotations] == [
            item.text for item in chunk.annotations
        ]


def test_markdown_tables_keep_their_columns() -> None:
    assert rendered(to_markdown(DOCUMENTS["notice"])).tables == [
        [["项目 | 类别", "", "金额"], ["甲", "子", "100万元"], ["", "丑", "200\n万元"]]
    ]


def test_cells_that_reach_down_make_no_table_wider_than_256_columns() -> None:
    page = "<table>" + "<tr><td rowspan=999>甲<td>1万元" * 300 + "</table>"
    (table,) = (block for block in parse(page).blocks() if isinstance(block, Table))
    widths = [len(row) for row in views.rows(table)]
    assert (widths[0], widths[200], max(widths)) == (2, 202, 258)


def test_a_drawn_table_stays_as_it_is_drawn() -> None:
    drawn = "│项目│ 金 额│\n│甲类│100万元│"
    document = parse(f"某市办法\n第一条 金额如下：\n{drawn}\n第二条 照此执行。")
    assert f"\n```text\n{drawn}\n```\n" in to_markdown(document)
    assert f"\n{drawn}\n" in to_text(document)
    assert drawn in [chunk.text for chunk in chunks(document)]


def test_front_matter_is_one_json_value_a_line() -> None:
    front, _, _ = to_markdown(DOCUMENTS["notice"]).removeprefix("---\n").partition("\n---\n")
    values = {key: json.loads(value) for key, value in (line.split(": ", 1) for line in front.split("\n"))}
    assert values["issuers"] == ["某市人民政府"]
    assert values["source"] == "notice.html"


def test_six_levels_are_headings_and_deeper_ones_bold() -> None:
    document = parse("某市办法\n第一编 甲\n第一分编 乙\n第一章 丙\n第一节 丁\n一、戊\n（一）己\n1.庚")
    found = [section.level for section in document.sections()]
    assert found == [1, 2, 3, 4, 5, 6, 7]
    assert to_markdown(document).split("\n\n")[-4:] == [
        "##### 第一节 丁",
        "###### 一、戊",
        "**（一）己**",
        "**1.庚**\n",
    ]
    assert [level for level, _ in rendered(to_markdown(document)).headings] == [1, 2, 3, 4, 5, 6]


def test_a_preamble_is_a_heading_of_markdown() -> None:
    document = parse("某市章程\n序言\n本市历史悠久。\n第一章 总则\n第一条 为了管理，制定本章程。")
    assert [words for _, words in rendered(to_markdown(document)).headings] == ["某市章程", "序言", "第一章 总则"]


@settings(max_examples=300)
@given(documents())
def test_views_of_any_document_hold_every_word(document: Document) -> None:
    check(document)


@pytest.mark.parametrize("name", list(DOCUMENTS))
def test_views_hold_every_word(name: str) -> None:
    check(DOCUMENTS[name])


def test_a_page_needs_nothing_else() -> None:
    page = html.document_fromstring(to_html(DOCUMENTS["notice"]))
    ids = [each.get("id", "") for each in page.iter() if each.get("id")]
    assert len(ids) == len(set(ids))
    assert {each.get("href", "") for each in page.iter("a")} <= {f"#{each}" for each in ids}
    assert not list(page.iter("script", "link", "img", "iframe"))


def test_a_page_says_what_an_annotation_means_and_keeps_marks_as_words() -> None:
    page = to_html(parse('关于防汛的通知\n按R&D标准安排不超过50万元"。\x0c（责任单位：市科技局）\n'))
    assert (
        'title="quantity: kind money, value 500000, unit 元, code CNY, bound max, marker 不超过">50万元</span>' in page
    )
    assert 'title="responsibility: role responsible, 市科技局"' in page
    assert "按R&amp;D标准安排" in page
    assert "\x0c" not in page


def test_a_page_leads_from_a_diagnostic_to_its_block() -> None:
    page = html.document_fromstring(to_html(parse("关于防汛的通知\n一、甲\n三、乙\n")))
    assert [each.get("href") for each in page.iter("a") if each.text == "outline.gap"] == ["#main-3"]
    assert "warning" in [each.get("class") for each in page.iter("li")]


def test_text_names_those_who_sign() -> None:
    order = "某省人民政府令\n第3号\n《某办法》已经通过，现予公布。\n省长　王某某\n2025年2月8日\n"
    assert to_text(parse(order)).endswith("现予公布。\n王某某\n2025年2月8日\n")


def test_a_chunk_says_where_in_its_carrier_it_begins() -> None:
    page = parse("<html><body><h1>关于防汛的通知</h1><p>各区执行。</p><p>安排50万元。</p></body></html>")
    assert [chunk.locator for chunk in chunks(page)] == ["/html/body/p[1]", "/html/body/p[2]"]
    assert {chunk.locator for chunk in chunks(DOCUMENTS["law"])} == {None}


def test_a_list_of_very_many_bodies_stands_at_the_first_chunk_of_its_section_alone() -> None:
    def listed(count: int) -> list[list[int]]:
        names = "、".join(
            f"市{first}{second}局" for first in "甲乙丙丁戊己庚辛壬癸子" for second in "甲乙丙丁戊己庚辛壬癸子"
        )
        bodies = "、".join(names.split("、")[:count])
        outline = f"一、总体要求（由市政府办牵头）\n（一）加强领导（责任单位：{bodies}）\n1.甲事。\n2.乙事。\n（二）加强保障\n"
        found = chunks(parse(f"关于做好工作的通知\n各区：\n{outline}"))
        return [[len(item.units) for item in chunk.responsibilities] for chunk in found]

    assert listed(100) == [[1, 100], [1, 100], [1]]
    assert listed(101) == [[1, 101], [1], [1]]
