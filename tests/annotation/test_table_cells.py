"""Cells of Word and web tables are annotated as paragraphs with the same words are."""

from collections.abc import Callable

import msgspec
import pytest

from docx_files import docx, p, row, table
from govdocparse import parse
from govdocparse.model import AnyAnnotation, Document, Paragraph, Quantity, Table
from govdocparse.text import Span

NOWHERE = Span(0, 0)


def web(sentence: str) -> Document:
    cells = f"<tr><td>事项</td><td>内容</td></tr><tr><td>甲</td><td>{sentence}</td></tr>"
    return parse(f"<p>某市通知</p><p>{sentence}</p><table>{cells}</table><p>请执行。</p>", media="html")


def word(sentence: str) -> Document:
    return parse(docx(p("某市通知") + p(sentence) + table(row("事项", "内容"), row("甲", sentence)) + p("请执行。")))


def placeless(annotations: tuple[AnyAnnotation, ...]) -> list[AnyAnnotation]:
    """The annotations without their places in the source, which differ."""
    return [msgspec.structs.replace(item, span=NOWHERE) for item in annotations]


@pytest.mark.parametrize("carrier", [web, word])
@pytest.mark.parametrize(
    ("sentence", "kinds"),
    [
        ("给予不超过新增额5%的奖励，最高50万元。", ["Quantity", "Quantity"]),
        ("2025年6月底前，建成充电桩1.5万个以上。", ["Date", "Quantity"]),
        ("按照《某市办法》（某政发〔2025〕3号）第三条执行。", ["Citation"]),
        ("推动科技创新。（责任单位：市科技局、市财政局）", ["Responsibility"]),
        ("上半年完成30—50万平方米", ["Date", "Quantity"]),
    ],
)
def test_cells_are_annotated_as_paragraphs(carrier: Callable[[str], Document], sentence: str, kinds: list[str]) -> None:
    document = carrier(sentence)
    paragraph = next(block for block in document.blocks() if isinstance(block, Paragraph))
    (found,) = (block for block in document.blocks() if isinstance(block, Table))
    cell = found.rows[1][1]
    assert cell.text == paragraph.text
    assert [type(item).__name__ for item in cell.annotations] == kinds
    assert placeless(cell.annotations) == placeless(paragraph.annotations)


@pytest.mark.parametrize(
    ("rows", "numbers"),
    [
        ([("序号", "办公电话", "床位数"), ("7", "87654321", "120")], ["120"]),
        ([("年份", "产量"), ("2023", "5.5"), ("2024", "6")], ["5.5", "6"]),
        ([("联系电话", "87654321", "邮编", "310000"), ("床位数", "120", "班级数", "36")], ["120", "36"]),
        ([("事项", "床位数"), ("7", "120")], ["7", "120"]),
    ],
)
def test_numbers_below_a_head_that_numbers_or_calls_count_nothing(
    rows: list[tuple[str, ...]], numbers: list[str]
) -> None:
    document = parse(docx(p("某市通知") + table(*(row(*cells) for cells in rows)) + p("请执行。")))
    [found] = [block for block in document.parts[0].blocks if isinstance(block, Table)]
    assert [item.text for line in found.rows for cell in line for item in cell.annotations] == numbers


@pytest.mark.parametrize(
    ("rows", "read"),
    [
        (
            [("单位", "用水量（万立方米）"), ("甲公司", "12.5"), ("乙公司", "1,234")],
            ["125000 立方米", "12340000 立方米"],
        ),
        ([("单位", "节水率(%)"), ("甲公司", "≥15"), ("乙公司", "10-20")], ["min 15 %", "10—20 %"]),
        ([("岗位", "单价（单位：元/小时）", "得分（分）"), ("甲", "35", "95")], ["35 元/小时", "95 分"]),
        ([("地铁", "客运量（亿人次）"), ("甲市", "38.7")], ["3870000000 人次"]),
        ([("地区", "人口（万）", "说明（一）"), ("甲市", "12", "3")], ["120000", "3"]),
        # Behind a head in a form.
        (
            [("面积（平方米）", "120", "人数（人）", "15"), ("长度（米）", "1.5", "比例（%）", "30")],
            ["120 平方米", "15 人", "1.5 米", "30 %"],
        ),
        # What has a unit keeps it; a bracket that holds none, or a number, says nothing.
        ([("事项", "金额（万元）"), ("甲", "300元")], ["300 元"]),
        ([("事项", "备注（无）", "数量（3个）"), ("甲", "7", "8")], ["3 个", "7", "8"]),
        # Several years in a row are heads themselves; a year is no length of time.
        (
            [("项目", "投资（亿元）", "贷款（亿元）"), ("年份", "2023", "2024"), ("铁路", "12", "2025")],
            ["2023", "2024", "1200000000 元", "202500000000 元"],
        ),
        ([("事项", "时间（年）"), ("甲", "2024")], ["2024"]),
    ],
)
def test_a_head_gives_the_bare_numbers_below_its_unit(rows: list[tuple[str, ...]], read: list[str]) -> None:
    document = parse(docx(p("某市通知") + table(*(row(*cells) for cells in rows)) + p("请执行。")))
    [found] = [block for block in document.parts[0].blocks if isinstance(block, Table)]
    counted = [item for line in found.rows for cell in line for item in cell.annotations if isinstance(item, Quantity)]
    said = [(item.bound, item.value or f"{item.low}—{item.high}", item.unit) for item in counted]
    assert [" ".join(filter(None, words)) for words in said] == read
    assert all(item.text in ("300元", "3个") or not item.text.endswith(item.unit or "?") for item in counted)


def test_a_cell_has_no_blanks_around_its_words() -> None:
    found = parse("<table><tr><td>项目</td><td>金额</td></tr><tr><td>\u200b 甲 \u200b</td><td>5</td></tr></table>")
    (table,) = (block for block in found.blocks() if isinstance(block, Table))
    assert table.rows[1][0].text == "甲"


def test_a_paragraph_that_is_a_number_counts_nothing() -> None:
    document = parse("某市通知\n专栏\n7\n建成120个项目。\n")
    counted = [item.text for block in document.parts[0].blocks for item in getattr(block, "annotations", ())]
    assert counted == ["120个"]


def in_tables(above: list[str], rows: list[tuple[str, ...]]) -> list[list[str]]:
    """The quantities of each row of a table that stands below some lines, with their units."""
    lines = "".join(map(p, above))
    document = parse(docx(p("某市通知") + lines + table(*(row(*cells) for cells in rows)) + p("请执行。")))
    found = next(block for block in document.blocks() if isinstance(block, Table))
    return [
        [
            f"{item.value or f'{item.low}—{item.high}'}{item.unit or ''}"
            for cell in line
            for item in cell.annotations
            if isinstance(item, Quantity)
        ]
        for line in found.rows
    ]


@pytest.mark.parametrize(
    ("above", "rows", "read"),
    [
        # The whole table has the unit of a line above it; shares, counts and numbers of rows have not.
        (["单位：万元"], [("项目", "预算数"), ("收入", "1,234.5"), ("增长率", "5.2")], [[], ["12345000元"], ["5.2"]]),
        (["（单位：亿元、%）"], [("指标", "总量", "比上年增长"), ("产值", "12", "-1.5")], [[], ["1200000000元", "-1.5%"]]),
        (["表1 某表", "单位为毫米"], [("件", "孔径"), ("甲", "3.5")], [[], ["3.5毫米"]]),
        (["计量单位：吨"], [("品名", "产量", "受益人数"), ("甲", "12", "30")], [[], ["12吨", "30"]]),
        (["单位：万元"], [("户数", "资金", "面积"), ("甲", "12", "30"), ("3", "4", "5")], [[], ["120000元", "30"], ["3", "40000元", "5"]]),
        (["单位：万元、个"], [("项目", "资金", "项目数"), ("甲", "12", "3")], [[], ["120000元", "3"]]),
        (["单位：元/平方米"], [("地区", "均价"), ("甲", "8000")], [[], ["8000元/平方米"]]),
        # So it has where one of its first rows says so.
        ([], [("某市预算表",), ("编制：某局 单位：万元",), ("项目", "金额"), ("甲", "12")], [[], [], [], ["120000元"]]),
        # What calls, numbers or dates has no unit, nor have rows that number the columns.
        (["单位：元"], [("科目编码", "合计"), ("2010301", "12"), ("甲", "87654321012")], [[], ["12元"], ["87654321012"]]),
        (["单位：元"], [("项目", "栏次", "甲", "乙"), ("栏次", "", "1", "2"), ("收入", "1", "30", "40")], [[], ["1", "2"], ["30元", "40元"]]),
        (["单位：元"], [("地区", "下限"), ("甲", "2070"), ("乙", "2070")], [[], ["2070元"], ["2070元"]]),
        (["单位：元"], [("年", "甲"), ("2023", "7"), ("2024", "8")], [[], ["2023", "7元"], ["2024", "8元"]]),
        # A body is no unit, and a cell with words keeps its number as it is.
        (["责任单位：市财政局"], [("项目", "金额"), ("甲", "12")], [[], ["12"]]),
        (["单位：万元"], [("项目", "要求"), ("甲", "容积率不低于2.5")], [[], ["2.5"]]),
        # In a column of its own, beside amounts and shares that it does not measure.
        ([], [("指标", "计量单位", "2024年", "增长（%）"), ("产值", "万元", "120", "8.3"), ("人口", "万人", "10", "1")], [[], ["1200000元", "8.3%"], ["100000人", "1%"]]),
        ([], [("品名", "单位", "数量", "单价"), ("电脑", "台", "12", "5000")], [[], ["12台", "5000"]]),
        ([], [("事项", "单位", "数量"), ("甲", "市教育局", "12")], [[], ["12"]]),
        # In the head of a row, all along it; what says % in its row knows better than its column.
        ([], [("项目", "一季度", "二季度"), ("用水量（万立方米）", "12.5", "13"), ("户数（户）", "4", "5")], [[], ["125000立方米", "130000立方米"], ["4户", "5户"]]),
        ([], [("指标", "总额（万元）"), ("收入", "12"), ("完成率（%）", "98.5")], [[], ["120000元"], ["98.5%"]]),
        # Behind a stroke; a unit with a stroke in it is no head.
        ([], [("序号", "金额/万元", "占比/%"), ("1", "12", "30")], [[], ["120000元", "30%"]]),
        ([], [("项目", "元/吨"), ("甲", "30")], [[], ["30"]]),
    ],
)  # fmt: skip
def test_a_table_says_the_unit_of_its_numbers_once(
    above: list[str], rows: list[tuple[str, ...]], read: list[list[str]]
) -> None:
    assert in_tables(above, rows) == read
