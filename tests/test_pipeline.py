"""The whole way of any text: it parses, keeps the invariants, and takes time linear in its length."""

import io
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from govdocparse import UnusableInput, from_json, from_xml, parse, parse_file, to_json, to_xml
from govdocparse.model import Omitted, Paragraph
from govdocparse.text import Span
from invariants import check, leaves
from project import ROOT
from timing import assert_linear

# Pieces that mean something to some layer, so that random texts reach deep.
PIECES = st.sampled_from(
    [
        "一、", "（一）", "1.", "（1）", "①", "第一条 ", "第一章 总则", "二、", "（二）", "附件", "附件1", "抄送：", "印发", "（此件公开发布）",
        "2025年2月8日", "2月30日", "某市人民政府", "文件", "某政发〔2025〕3号", "关于印发《若干政策》的通知", "《若干政策》", "各区人民政府：",
        "不超过50万元", "80%以上", "三分之二", "15—20年", "由50%提高至60%", "（责任单位：市财政局、市科技局）", "（由市科技局牵头）", "责任单位：",
        "。", "，", "；", "：", "\n", "\n\n", " ", "　", "\u200b", "\ufffc", "經(jīng)", "確?；鶎佑懈小", "“", "”", "（", "）", "《", "》", "[", "]",
        "支持企业发展", "索引号：", "发布日期:2025-04-08 17:25", "打印本页 关闭窗口", "— 1 —", "\ufffd", "\x00", "│甲│乙│\n", "?", "牵头", "；责任：", "万", "亿", "0", "1", "一", "第",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.text(st.characters(), max_size=80), st.lists(PIECES, max_size=40).map("".join))


@given(TEXTS)
@example("?:鶎?")  # a repair that ends with a line end,
@example("0?:鶎佑?")  # and one that ends with a blank
@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_parses_and_keeps_the_invariants(source: str) -> None:
    document = parse(source)
    check(document, source)
    assert not [item for item in document.diagnostics if item.severity == "error"]
    assert parse(source) == document


@given(
    TEXTS,
    st.sampled_from(
        [
            "<p>",
            "<html>",
            "\ufeff<table><td>",
            "GIF8 <",
            "PK\x03\x04 <",
            "{\\rtf <p>",
            "From: a\nContent-Type: text/html\n\n<p>",
        ]
    ),
)
@settings(max_examples=50, suppress_health_check=[HealthCheck.too_slow])
def test_any_string_parses_whatever_it_begins_with(text: str, start: str) -> None:
    document = parse(start + text)
    assert from_json(to_json(document)) == document == from_xml(to_xml(document))


@pytest.mark.parametrize("source", [Path("notice.txt"), None, 5])
def test_what_is_neither_text_nor_bytes_is_a_mistake_of_the_caller(source: Any) -> None:
    with pytest.raises(TypeError, match=r"parse takes a string or bytes \(parse_file the path of a file\), not "):
        parse(source)


@pytest.mark.parametrize("path", [b"notice.txt", io.BytesIO(), None])
def test_what_names_no_file_is_a_mistake_of_the_caller(path: Any) -> None:
    with pytest.raises(TypeError, match=r"parse_file takes the path of a file \(parse the bytes that it holds\), not "):
        parse_file(path)


def test_a_string_is_no_file_of_another_kind() -> None:
    with pytest.raises(UnusableInput, match=r"^a\.pdf is a string, and no pdf; give the bytes of the file$"):
        parse("甲", name="a.pdf", media="pdf")
    assert parse("<p>甲</p>", media="html").source.media_type == "text/html"
    assert parse("<p>甲</p>", media="text").source.media_type == "text/plain"


def test_an_unknown_media_is_a_mistake_of_the_caller() -> None:
    unknown: Any = "zip"
    for source in ("甲", b"%PDF-1.7"):
        with pytest.raises(ValueError, match="media is one of text, html, mhtml, docx, pdf, ofd, or None; not 'zip'"):
            parse(source, media=unknown)


@given(st.binary(max_size=200))
@settings(max_examples=100)
def test_any_bytes_parse_or_are_refused_in_one_line(data: bytes) -> None:
    try:
        document = parse(data)
    except UnusableInput as error:
        message = str(error)
    else:
        message = "fine"
        assert from_json(to_json(document)) == document == from_xml(to_xml(document))
    assert message
    assert "\n" not in message


def test_empty_text_is_a_document() -> None:
    document = parse("")
    assert (document.parts, [item.code for item in document.diagnostics]) == ((), ["document.empty"])


def test_a_page_number_inside_a_paragraph_is_omitted() -> None:
    full = "为深入贯彻落实中央经济工作会议精神进一步提振市场信心\n"
    source = "".join(f"  {full[2:]}{full * 3}结合本市实际，制定本政策。\n" for _ in range(3)).replace(
        full, f"{full}— 3 —\n", 1
    )
    document = parse(source)
    check(document, source)
    assert [(source[slice(*item.span)], item.reason) for item in document.omitted] == [("— 3 —", "page number")]
    assert len(document.parts[0].blocks) == 3


@pytest.mark.parametrize("line_end", ["\r\n", "\r", "\u2028", "\x0b", "\x85"])
def test_line_ends_of_all_systems_give_the_same_document(line_end: str) -> None:
    paragraph = "各单位要具备以下条件：（一）依法登记；（二）信用良好。" * 20
    source = (
        f"关于防汛的通知\n各区：\n{paragraph}\n{paragraph}\n金额如下：\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n请执行。\n"
    )
    document = parse(source.replace("\n", line_end))
    assert [leaf.text for leaf in leaves(document)] == [leaf.text for leaf in leaves(parse(source))]
    assert paragraph in [leaf.text for leaf in leaves(document)]


def test_a_byte_order_mark_changes_nothing() -> None:
    flat = (ROOT / "tests" / "papers" / "notice_on_one_line.txt").read_text(encoding="utf-8")
    marked, plain = parse(f"\ufeff{flat}"), parse(flat)
    assert [leaf.text for leaf in leaves(marked)] == [leaf.text for leaf in leaves(plain)]
    assert [(key, field.value) for key, field in marked.metadata.fields()] == [
        (key, field.value) for key, field in plain.metadata.fields()
    ]
    assert marked.omitted[0] == Omitted(Span(0, 1), "invisible characters")


def test_text_without_any_structure_is_one_paragraph() -> None:
    (part,) = parse("今天天气很好，我们去公园散步吧。").parts
    assert [type(block) for block in part.blocks] == [Paragraph]


HOSTILE = [
    "一",
    "1",
    "（",
    "《",
    "“",
    "万",
    "第",
    "?",
    "?；",
    "一、",
    "（一）",
    "2025年",
    "不超过",
    "\n",
    "a",
    "，",
    "责任单位：",
    "（由",
    "附件\n",
    "经(jīng)",
    "1-",
    "１，２３",
    "、",
]


def test_a_line_of_many_names_takes_time_in_proportion() -> None:
    paper = "关于防汛的通知\n各区：\n请执行。\n某市人民政府\n2025年2月8日\n抄送：{}\n某市办公室 2025年2月9日印发\n"
    assert_linear(lambda count: partial(parse, paper.format("甲、" * count)), 1_000)


def distinct(count: int, piece: str) -> str:
    """A piece so often, each with two other characters for its dots."""
    return "".join(piece.replace("..", chr(0x4E00 + index // 90) + chr(0x5E00 + index % 90)) for index in range(count))


PAPER = "关于防汛的通知\n各区：\n{}请执行。\n某市人民政府\n2025年2月8日\n{}"


def test_titles_that_are_cited_and_lines_that_could_be_one_take_time_in_proportion() -> None:
    def work_on(count: int) -> Callable[[], object]:
        return partial(parse, PAPER.format(distinct(count, "《..办法》"), distinct(count, "\n..某某\n")))

    assert_linear(work_on, 400)


def test_one_cited_title_above_many_paragraphs_takes_time_in_proportion() -> None:
    paper = "关于印发《甲类办法》的通知\n各区：\n请执行。\n一、目标\n做好工作。\n{}二、要求\n做好工作。\n"
    assert_linear(lambda count: partial(parse, paper.format("甲类办法\n做好工作。\n" * count)), 100)


def test_lists_too_long_to_compare_are_not_compared() -> None:
    box = "索引号：1\n" + "".join(f"关键词：{distinct(20, f'甲{index} .. ')}\n" for index in range(20))
    document = parse(box + PAPER.format("", f"主题词：{distinct(100, '乙.. ')}\n"))
    assert (len(document.metadata.keywords), document.diagnostics) == (100, ())


@pytest.mark.parametrize("piece", HOSTILE)
def test_time_grows_no_faster_than_length(piece: str) -> None:
    assert_linear(lambda size: partial(parse, piece * (size // len(piece))), 4_000)
