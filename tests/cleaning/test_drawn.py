"""Tables drawn in text stay as they are drawn; lines that only look like it are read as any others."""

import pytest

from govdocparse import parse
from govdocparse.cleaning import drawn, hygiene
from govdocparse.cleaning.cleaned import TABLE
from govdocparse.grammar import shipped
from govdocparse.model import Paragraph, Quantity, Table
from govdocparse.text import Text
from invariants import check
from structures import fields

BOX = "┌────┬──────┐\n│项目│　金额　│\n├────┼──────┤\n│甲类│100万元 │\n└────┴──────┘"
ASCII = "+------+------+\n| 项目 | 金额 |\n+------+------+\n| 甲类 | 50万元 |\n+------+------+"
PIPES = "| 项目 | 金额 |\n|---|---:|\n| 甲 | 100 |"
INNER = "项目 | 金额\n--- | ---\n甲 | 100"
BLANKS = "    项目        2023年    2024年\n    甲类           100       200\n    乙类         1,000        50\n    合计         1,100       250"
WIDE = "地区　　　　人数\n东　区　　　１００\n西部新区　　２００"
MIXED = "地区\u3000 人数\n甲区\u3000 100\n乙区 \u3000200"
TABS = "项目\t2023年\t2024年\n甲类\t100\t200\n其他各类项目\t1\t2"
SPACED = "│甲│100│\n\n│乙│200│"
RULED = "│甲│100│\n────────\n│乙│200│"


def taken(string: str) -> tuple[str, list[str]]:
    text, drawings = drawn.take(Text.of(string), hygiene.unusual(string, shipped()), shipped())
    return text.string, [drawing.text.string for drawing in drawings]


NAMED = "序号\t事项\t单位\n1\t总体规划\t县自然资源局\n2\t收费标准\t县发展改革局"


FIELDS = "项目名称\t某某小区\n建设单位\t某某公司\n公示时间\t2024年3月4日至14日"


@pytest.mark.parametrize("table", [FIELDS, NAMED, BOX, ASCII, PIPES, INNER, BLANKS, WIDE, MIXED, TABS, SPACED, RULED])
def test_a_drawn_table_is_taken_as_it_stands(table: str) -> None:
    assert taken(f"金额如下：\n{table}\n请执行。") == (f"金额如下：\n{TABLE}\n请执行。", [table])


@pytest.mark.parametrize(
    "string",
    [
        "首页 | 新闻 | 政务\n上海 | 北京 | 广州",  # the ways of a site
        "│",
        "────────\n一、总则\n────────",
        "他说──我们看──都好。\n他说──我们看──都好。",
        "国家发展改革委      工业和信息化部\n财政部              商务部\n人民银行            税务总局",  # a signature
        "张　三　　李　四　　王　五\n赵　六　　孙　七　　周　八\n吴　九　　郑　十　　冯十一",  # names
        "索引号：3301        发布日期：2025\n文　号：某政发      有效性：1\n发布机构：某市      类别：2",  # a catalogue
        "第一章 总则        1\n第二章 管理        5\n第三章 附则        9",  # contents
        "总则……  1\n管理……  5\n附则……  9",
        "甲  100\n乙  200",  # two lines may be chance
        "　　为了  1 甲\n　　根据各地  22 乙\n　　推  3",  # not under each other
        "某市人民政府      签发人：张三\n某政发〔2025〕3号",
        "张三\t局长\n李四\t科长\n王五\t科员",
        "处罚依据\t某办法第三条。\n处罚内容\t警告。\n处罚单位\t某局",  # sentences
    ],
)
def test_what_only_looks_like_a_table(string: str) -> None:
    assert taken(string) == (string, [])


def test_a_catalogue_box_of_a_markdown_file_is_no_drawing() -> None:
    text = "各区：\n现将供水事项通知如下。\n某市水务局\n2025年2月8日"
    for box in (
        "| 索引号 | 甲1 | 文号 | 某水发〔2025〕3号 |\n|---|---|---|---|\n| 成文日期 | 2025-02-08 | | |",
        "| **索 引 号：** | 甲1 |\n|---|---|\n| **文 号：** | 某水发〔2025〕3号 |",
        "| 索引号：甲1 | 文号：某水发〔2025〕3号 |\n|---|---|",
    ):
        document = parse(f"{box}\n\n# 某市水务局关于供水的通知\n\n{text}")
        found = fields(document.metadata)
        assert (found["index_number"], found["document_number"]) == ("甲1", "某水发〔2025〕3号"), box
        assert found["title"] == "某市水务局关于供水的通知", box
    table = "| 名称 | 数量 |\n|---|---|\n| 索引号 | 3 |\n| 甲 | 4 |\n| 乙 | 5 |"
    assert any(isinstance(block, Table) for block in parse(f"某市通知\n{text}\n{table}").blocks())


def test_unseen_characters_leave_a_drawing() -> None:
    assert taken("甲：\n│\u200b甲│\x07乙│\n│丙│丁│\n乙。") == (f"甲：\n{TABLE}\n乙。", ["│甲│乙│\n│丙│丁│"])


def test_a_table_is_taken_whole_where_its_first_rows_stand_in_columns() -> None:
    table = "│甲    10    丙\n│乙    20    丙\n│丙    30    丙\n│丁    40\n│戊    50"
    assert taken(f"如下：\n{table}\n完。")[1] == [table]


def test_two_drawings_are_two() -> None:
    assert taken(f"{BOX}\n甲。\n{PIPES}")[1] == [BOX, PIPES]


def test_a_drawing_is_one_paragraph_with_line_breaks() -> None:
    source = (
        f"某市通知\n一、金额\n现将各项资金安排如下：\n{BOX}\n请按此执行。\n二、人数\n{BLANKS}\n某市财政局\n2025年2月8日"
    )
    document = parse(source)
    check(document, source)
    paragraphs = [block for block in document.blocks() if isinstance(block, Paragraph)]
    assert [block.text for block in paragraphs] == ["现将各项资金安排如下：", BOX, "请按此执行。", BLANKS]
    assert [block.id for block in paragraphs] == ["main-1-p1", "main-1-p2", "main-1-p3", "main-2-p1"]
    (money,) = (item for item in paragraphs[1].annotations if isinstance(item, Quantity))
    assert (money.value, source[slice(*money.span)]) == ("1000000", "100万元")


def test_a_drawing_beside_tables_of_the_carrier() -> None:
    table = "<table><tr><td>项目</td><td>金额</td></tr><tr><td>甲</td><td>100万元</td></tr></table>"
    blocks = parse(f"<p>甲：</p>{table}<pre>{ASCII}</pre><p>乙：</p><pre>{BLANKS}</pre>{table}", media="html").blocks()
    assert [block.text if isinstance(block, Paragraph) else type(block) for block in blocks] == [
        "甲：", Table, ASCII, "乙：", BLANKS, Table
    ]  # fmt: skip


def test_traditional_words_of_a_drawing_are_simplified() -> None:
    document = parse("關於經濟發展的通知\n各區：\n現將經費安排如下：\n│項目│經費│\n│發展│100萬元│\n請執行。")
    assert "│项目│经费│\n│发展│100万元│" in [block.text for block in document.blocks() if isinstance(block, Paragraph)]
