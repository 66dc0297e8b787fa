"""Tables of Word files: cells with their spans, and tables that only lay out the page."""

import pytest

from docx_files import at, docx, level, lists, p, row, table, tc
from govdocparse.readers.docx import read
from govdocparse.readers.reading import Reading


def cells(reading: Reading) -> list[list[list[str | tuple[int, int]]]]:
    return [
        [
            [
                at(reading, cell.span)
                if (cell.columns, cell.rows) == (1, 1)
                else f"{at(reading, cell.span)}×{cell.columns}×{cell.rows}"
                for cell in line
            ]
            for line in place.rows
        ]
        for place in reading.hints.tables
    ]


def test_a_table_of_data() -> None:
    body = p("前") + table(row("序号", "项目"), row("1", "道路"), tc("2") + tc("桥梁", "涵洞")) + p("后")
    reading = read(docx(body))
    assert reading.text == "前\n序号\n项目\n1\n道路\n2\n桥梁\n涵洞\n后"
    assert cells(reading) == [[["序号", "项目"], ["1", "道路"], ["2", "桥梁\n涵洞"]]]
    assert at(reading, reading.hints.tables[0].span) == "序号\n项目\n1\n道路\n2\n桥梁\n涵洞"


def floating(anchor: str, down: int) -> str:
    place = f'<w:tblPr><w:tblpPr w:vertAnchor="{anchor}" w:tblpY="{down}"/>'
    return table(row("序号", "项目"), row("1", "道路")).replace("<w:tblPr>", place)


@pytest.mark.parametrize(
    ("anchor", "down", "caption", "text"),
    [
        ("text", 624, "第三级认证", "名单 第三级认证 序号 项目 1 道路 末"),
        ("text", 12, "第三级认证", "名单 序号 项目 1 道路 第三级认证 末"),
        ("page", 2000, "第三级认证", "名单 序号 项目 1 道路 第三级认证 末"),
        ("text", 624, "", "名单 序号 项目 1 道路 末"),
    ],
)
def test_a_table_that_floats_below_its_anchor_is_read_behind_it(
    anchor: str, down: int, caption: str, text: str
) -> None:
    reading = read(docx(p("名单") + floating(anchor, down) + p(caption) + p("末")))
    assert reading.text.split() == text.split()
    assert cells(reading) == [[["序号", "项目"], ["1", "道路"]]]


def test_rows_of_the_title_stand_above_a_table_that_opens_a_document() -> None:
    rows = (tc("附件1", columns=2), tc("遴选职位表", columns=2), row("序号", "项目"), row("1", "道路"))
    reading = read(docx(table(*rows)))
    assert reading.text == "附件1\n遴选职位表\n序号\n项目\n1\n道路"
    assert cells(reading) == [[["序号", "项目"], ["1", "道路"]]]
    assert len(cells(read(docx(p("前") + table(*rows))))[0]) == 4
    assert len(cells(read(docx(table(tc("一、基本情况", columns=2), *rows[2:]))))[0]) == 3


def test_merged_and_empty_cells() -> None:
    body = table(
        tc("合计", columns=2) + tc(""),
        tc("市级", merge="restart") + tc("甲") + tc("1"),
        tc("", merge="continue") + tc("乙") + tc(""),
    )
    reading = read(docx(body))
    assert cells(reading) == [[["合计×2×1", ""], ["市级×1×2", "甲", "1"], ["乙", ""]]]
    assert reading.text == "合计\n\n市级\n甲\n1\n乙"


def test_text_in_a_cell_that_should_go_on_is_not_lost() -> None:
    body = table(tc("市级", merge="restart") + tc("甲"), tc("区级", merge="continue") + tc("乙"), row("丙", "丁"))
    assert cells(read(docx(body))) == [[["市级", "甲"], ["区级", "乙"], ["丙", "丁"]]]


def test_rows_and_cells_in_controls_and_deleted_rows() -> None:
    deleted = "<w:trPr><w:del/></w:trPr>" + row("旧", "旧")
    inner = table(row("一", "二"), row("三", "四"), deleted)
    wrapped = inner.replace("<w:tr>", "<w:sdt><w:sdtContent><w:tr>", 1).replace(
        "</w:tr>", "</w:tr></w:sdtContent></w:sdt>", 1
    )
    assert cells(read(docx(wrapped))) == [[["一", "二"], ["三", "四"]]]


def test_numbers_run_on_in_tables() -> None:
    body = table(*(tc(p("", num=(1, 0))) + tc(name) for name in "甲乙丙"))
    assert cells(read(docx(body, numbering=lists(level(0, "%1"))))) == [[["1 ", "甲"], ["2 ", "乙"], ["3 ", "丙"]]]


def test_a_nested_table_is_text_of_its_cell() -> None:
    body = table(row("甲", "乙"), tc("丙") + tc(table(row("丁", "戊"), row("己", "庚")), p("")), row("辛", "壬"))
    assert cells(read(docx(body))) == [[["甲", "乙"], ["丙", "丁\n戊\n己\n庚"], ["辛", "壬"]]]


def test_tables_inside_of_a_table_of_data_are_only_text() -> None:
    inner = table(tc("己") + tc(table(row("庚", "辛"), borders=False), p("")), row("壬", "癸"))
    body = table(row("甲", "乙"), tc("丙") + tc(inner, p("")), row("丁", "戊"))
    assert cells(read(docx(body))) == [[["甲", "乙"], ["丙", "己\n庚\n辛\n壬\n癸"], ["丁", "戊"]]]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (table(tc("关于推动经济的通知", "各区：", "正文。")), "关于推动经济的通知\n各区：\n正文。"),
        (table(row("杭州市人民政府文件"), row("杭政函〔2025〕21号")), "杭州市人民政府文件\n杭政函〔2025〕21号"),
        (
            table(row("抄送：市委各部门，市人大常委会。"), row("市府办公厅", "2025年2月9日印发")),
            "抄送：市委各部门，市人大常委会。\n市府办公厅 2025年2月9日印发",
        ),
        (
            table(row("抄送：", "市委"), row("市府办公厅", "2025年2月9日印发")),
            "抄送： 市委\n市府办公厅 2025年2月9日印发",
        ),
        (table(row("杭政函〔2025〕21号", "签发人：张三"), borders=False), "杭政函〔2025〕21号 签发人：张三"),
        (
            table(
                tc("市发改委") + tc("文件", merge="restart"), tc("市财政局") + tc("", merge="continue"), borders=False
            ),
            "市发改委\n市财政局 文件",
        ),
        (table(row("联系人", "张三"), row("电话", "0571"), borders=False), "联系人 张三\n电话 0571"),
        (table(row("", "杭州市人民政府"), row("", "2025年2月8日")), "杭州市人民政府\n2025年2月8日"),
        (
            table(tc("栏目") + tc(*(f"第{n}段说明各项政策的具体内容和要求。" for n in "一二三四五"))),
            "栏目\n" + "\n".join(f"第{n}段说明各项政策的具体内容和要求。" for n in "一二三四五"),
        ),
        (
            table(
                row("索 引 号", "330B001/2025-00596", "发布机构：", "市政府"),
                row("文号", "杭政函〔2025〕21号", "发布日期", "2025-02-09"),
            ),
            "索 引 号：330B001/2025-00596\n发布机构：市政府\n文号：杭政函〔2025〕21号\n发布日期：2025-02-09",
        ),
        (
            table(tc(table(row("序号", "项目"), row("1", "路"), row("2", "桥")), p("注"))),
            "序号\n项目\n1\n路\n2\n桥\n注",
        ),
    ],
)
def test_tables_that_only_lay_out_the_page(body: str, text: str) -> None:
    reading = read(docx(body))
    assert reading.text == text
    assert len(reading.hints.tables) == body.count("序号")


def test_a_short_table_of_papers_is_a_table_though_it_names_their_numbers() -> None:
    rows = (row("序号", "文件", "文号"), row("1", "某办法", "某政发〔2020〕3号"))
    assert cells(read(docx(p("名单") + table(*rows)))) == [
        [["序号", "文件", "文号"], ["1", "某办法", "某政发〔2020〕3号"]]
    ]


@pytest.mark.parametrize(
    "body",
    [
        table(
            row("标题", "文号", "发布日期"), row("通知", "杭政函〔2025〕21号", "2025-02-09"), *[row("a", "b", "c")] * 3
        ),
        table(row("姓名", "单位"), row("张三", "财政局"), borders=True),
        table(row("文号", "二十一"), row("姓名", "张三"), borders=True),
        table(row("姓名", "单位"), row("张三", "财政局"), row("李四", "民政局"), borders=False),
        table(*[row("来文单位", "签发人：")] * 6),
    ],
)
def test_tables_that_hold_data(body: str) -> None:
    assert len(read(docx(body)).hints.tables) == 1
