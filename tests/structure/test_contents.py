"""Tables of contents are omitted; lists that only look like one are text."""

import pytest

from govdocparse.structure.tree import SectionNode
from govdocparse.text import Span
from structures import structure_of, tree


def test_table_of_contents_is_omitted() -> None:
    found = structure_of(
        "某市办法",
        "目 录",
        "第一章 总则……1",
        "第二章 附则……5",
        "第一章 总则",
        "第一条 甲。",
        "第二章 附则",
        "第二条 乙。",
    )
    assert [item.reason for item in found.omitted] == ["table of contents"]
    assert tree(found.parts[0].blocks) == [
        ["第一章", "总则", ["第一条", None, "甲。"]],
        ["第二章", "附则", ["第二条", None, "乙。"]],
    ]


def test_the_heading_of_a_table_of_contents_names_the_text_below_it() -> None:
    lines = (
        "某市关于印发《某市防汛预案》的通知",
        "现将《某市防汛预案》印发给你们。",
        "某市防汛办公室",
        "2014年12月25日",
    )
    entries = ("1.总则", "1.1目的", "2.机构", "2.1职责")
    found = structure_of(
        *lines, "某市防汛预案目录", *entries, "1.总则", "1.1目的", "为了防汛。", "2.机构", "2.1职责", "统一领导。"
    )
    assert [part.title for part in found.parts] == [lines[0], "某市防汛预案"]


def test_a_table_of_contents_ends_where_the_text_begins() -> None:
    entries = ("目 录", "第一章 会议", "第二章 附则")
    found = structure_of(
        "某市议事规则", *entries, "第一条 甲。", "第一章 会议", "第二条 乙。", "第二章 附则", "第三条 丙。"
    )
    assert [item.span for item in found.omitted if item.reason == "table of contents"] == [Span(7, 24)]
    assert tree(found.parts[0].blocks)[0] == ["第一条", None, "甲。"]


@pytest.mark.parametrize(
    "contents",
    [
        ("第一章 总则", "第二章 附则"),
        ("目录", "［第一章 总则］（#第一章—总则）", "［第二章 附则］（#第二章—附则）"),
        ("目 录", "前言…1", "第一章 总则…2", "第二章 附则…3"),
        ("第一章 总则", "一、甲项", "（一）乙项", "第二章 附则", "附件：丙表"),
        ("目 录", "第一章总则", "第二章附则"),
        ("目 次", "第一章 总则 ......II", "第二章 附则 ......IV"),
        ("目 录", "第一章 总则....- 3 -", "第二章 附则....- 12 -"),
        ("第一章 总则", "第二章", "第二章 附则"),
        ("某市办法目录", "第一章 总则", "第二章 附则"),
        ("目录", "第一章 总则 PAGEREF _Toc25831 h 3", "第二章 附则 PAGEREF _Toc25832 h 4"),
    ],
)
def test_tables_of_contents(contents: tuple[str, ...]) -> None:
    text = ("第一章 总 则", "第一条 甲。", "第二章 附则", "第二条 乙。")
    found = structure_of("某市办法", *contents, *text)
    assert [item.reason for item in found.omitted] == ["table of contents"]
    assert [node.marker for node in found.parts[0].blocks if isinstance(node, SectionNode)] == ["第一章", "第二章"]
    assert found.diagnostics == ()


@pytest.mark.parametrize(
    ("contents", "text"),
    [
        (("第一章", "第二章 责任", "第三章"), ("第一章", "第一条 甲。", "第二章 责任", "第二条 乙。", "第三章", "第三条 丙。")),
        (("1 总则", "1.1 目的", "2 职责", "2.1 机构"), ("1 总则", "1.1 目的", "甲。", "2 职责", "2.1 机构", "乙。")),
    ],
)  # fmt: skip
def test_tables_of_contents_without_names_or_chapters(contents: tuple[str, ...], text: tuple[str, ...]) -> None:
    found = structure_of("某市预案", *contents, *text)
    assert [item.reason for item in found.omitted] == ["table of contents"]
    assert tree(found.parts[0].blocks) == tree(structure_of("某市预案", *text).parts[0].blocks)


def test_table_of_contents_without_a_heading_may_stand_before_other_text() -> None:
    law = ("某市条例", "第一章 总则", "第一条 甲。", "第二章 附则", "第二条 乙。")
    decision = (
        "关于修改《某市条例》的决定",
        "第一章 总则",
        "第二章 附则",
        "决定作如下修改：",
        "一、甲。",
        "本决定自公布之日起施行。",
    )
    found = structure_of(*decision, *law)
    assert [item.reason for item in found.omitted] == ["table of contents"]
    assert [part.role for part in found.parts] == ["main", "promulgated"]


def test_a_table_of_contents_whose_dots_lead_to_pages_needs_no_text() -> None:
    entries = ("1总则…………3", "1.1编制目的…………3", "2组织机构…………5")
    found = structure_of("某市预案", "目录", *entries)
    assert [item.reason for item in found.omitted] == ["table of contents"]
    assert structure_of("某市预案", "目录", *entries[:2]).omitted == ()


def test_a_table_of_contents_whose_columns_were_read_as_one_is_a_run_of_headings() -> None:
    table = (
        "第五章 费用", "目录 第二编", "某程序", "第一编 总 则 第六章 简易程序", "第一章 任务第七章 第二审程序", "第一节 甲",
        "第二节 乙第一节 丙", "第二节 丁", "第三章 回避", "第四章 送达", "第三编 附则", "第八章 其他",
    )  # fmt: skip
    text = ("第一编 总 则", "第一章 任务", "第一节 甲", "第一条 为了审理，制定本法。")
    found = structure_of("某某诉讼法", *table, *text)
    assert [item.reason for item in found.omitted] == ["table of contents"]
    assert tree(found.parts[0].blocks) == tree(structure_of("某某诉讼法", *text).parts[0].blocks)
    assert structure_of("某某诉讼法", "第一编 总 则 甲", *text[1:3], "第二节 乙", *text).omitted == ()


def test_a_list_that_is_called_so_is_no_table_of_contents() -> None:
    found = structure_of("某局政府信息公开目录", "一、编制说明", "（一）目的", "为了公开，编制本目录。", "二、分类")
    assert found.omitted == ()


def test_chapters_without_text_are_no_table_of_contents() -> None:
    found = structure_of("某市办法", "第一章 总则", "第一条 甲。", "第一章 总则", "第二条 乙。")
    assert found.omitted == ()
