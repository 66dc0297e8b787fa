"""Tables that rules draw on a page: their cells, and rules that draw none."""

from __future__ import annotations

import pytest

from govdocparse.readers.layout.page import Glyph, Page, Rule
from layout_pages import BODY, FULL, INDENTED, cells, compose, grid, level, page, paper, typed


def test_lines_that_fill_a_cell_are_joined() -> None:
    texts = ("应用电子技", "术", "CZ8866", "CZ8867", "22021000500", "30", "是。", "1.甲")
    glyphs = [glyph for index, text in enumerate(texts) for glyph in typed(104, 215 + 15 * index, text, 12)]
    composed = compose(
        [Page(1, 595, 842, [*glyphs, *typed(174, 215, "名称", 12)], grid((100, 170, 300), (200, 340, 370)))]
    )
    assert cells(composed)[0][0][0].split("\n") == ["应用电子技术", "CZ8866", "CZ8867", "2202100050030", "是。", "1.甲"]


def test_a_ruled_table() -> None:
    glyphs = [
        *typed(105, 215, "序号"),
        *typed(205, 215, "名称"),
        *typed(105, 245, "1"),
        *typed(205, 240, "第一行"),
        *typed(205, 258, "第二段"),
    ]
    composed = compose(
        [
            Page(
                1,
                595,
                842,
                [*typed(79, 150, "前文"), *glyphs, *typed(79, 300, "后文")],
                grid((100, 200, 400), (200, 230, 262)),
            )
        ]
    )
    assert composed.text == "前文\n序号\n名称\n1\n第一行\n第二段\n后文"
    assert cells(composed) == [[("序号", 1, 1), ("名称", 1, 1)], [("1", 1, 1), ("第一行\n第二段", 1, 1)]]


def test_the_word_before_a_colon_left_of_a_table_stays_with_its_line() -> None:
    note = typed(66, 277, "注：本表反映收支。", spacing=0.1)
    glyphs = [*typed(105, 215, "序号"), *typed(205, 215, "名称"), *typed(105, 245, "1"), *typed(205, 245, "甲"), *note]
    composed = compose([Page(1, 595, 842, glyphs, grid((100, 200, 400), (200, 230, 262)))])
    assert composed.text == "序号\n名称\n1\n甲\n注：本表反映收支。"


def test_cells_span_columns_and_rows_and_may_be_empty() -> None:
    rules = [
        *(Rule(100, y, 400, y) for y in (200, 260)), Rule(200, 230, 400, 230),
        *(Rule(x, 200, x, 260) for x in (100, 200, 400)), Rule(300, 230, 300, 260),
    ]  # fmt: skip
    glyphs = [*typed(105, 235, "甲"), *typed(205, 220, "乙丙"), *typed(305, 250, "丁")]
    assert cells(compose([Page(1, 595, 842, glyphs, rules)])) == [
        [("甲", 1, 2), ("乙丙", 2, 1)],
        [("", 1, 1), ("丁", 1, 1)],
    ]


@pytest.mark.parametrize(
    "rules",
    [
        grid((70, 540), (100, 700)),
        grid((70, 300, 540), (100, 700)),
        grid((70, 540), (100, 300, 700)),
        [Rule(70, 100, 540, 100)],
        [Rule(70, 99, 540, 99), Rule(70, 400, 540, 400)],
    ],
)
def test_frames_and_dividing_lines_are_no_tables(rules: list[Rule]) -> None:
    assert compose([page(*BODY, rules=rules)]).hints.tables == ()


def test_a_row_alone_is_a_table_where_walls_part_its_cells() -> None:
    glyphs = [*typed(104, 220, "甲", 12), *typed(164, 220, "乙", 12), *typed(224, 220, "丙", 12)]
    composed = compose([Page(1, 595, 842, glyphs, grid((100, 160, 220, 300), (200, 230)))])
    assert cells(composed) == [[("甲", 1, 1), ("乙", 1, 1), ("丙", 1, 1)]]


def columns(y: float, *texts: str) -> list[Glyph]:
    """Cells of one line, each in a column of its own; an empty one is blank."""
    return [glyph for index, text in enumerate(texts) for glyph in typed(100 + 90 * index, y, text, 12)]


SHORT = page((2, INDENTED), (0, FULL), (0, "丙丁。"), top=500).glyphs


@pytest.mark.parametrize(
    ("glyphs", "rules", "expected"),
    [
        pytest.param(
            [*columns(120, "学历", "人数", "占比"), *columns(150, "本科生", "4834", "83.97%"), *columns(170, "合计", "5757")],
            level(100, 130, 180),
            [["学历", "人数", "占比"], ["本科生", "4834", "83.97%"], ["合计", "5757", ""]],
            id="three rules",
        ),
        pytest.param(
            [*columns(120, "", "学校"), *columns(140, "年份", "人数", "占比"), *columns(160, "2024", "1", "2"), *columns(175, "2025", "3", "4")],
            [*level(100, 180), Rule(180, 125, 500, 125)],
            [["", "学校", ""], ["年份", "人数", "占比"], ["2024", "1", "2"], ["2025", "3", "4"]],
            id="two rules and three columns",
        ),
        pytest.param(
            [*columns(120, "", "福田", "罗湖"), *columns(145, "常住人口"), *columns(155, "", "156.2", "114.8"), *columns(165, "（万人）")],
            level(100, 130, 180),
            [["", "福田", "罗湖"], ["常住人口（万人）", "156.2", "114.8"]],
            id="a cell of two lines",
        ),
    ],
)  # fmt: skip
def test_a_table_of_level_rules(glyphs: list[Glyph], rules: list[Rule], expected: list[list[str]]) -> None:
    found = cells(compose([Page(1, 595, 842, [*glyphs, *SHORT], rules)]))
    assert [[text for text, *_ in row] for row in found] == expected


def test_text_between_two_tables_of_equal_rules_is_in_neither() -> None:
    """The second one stays open at the end of the page, and its rows lie far apart, but evenly."""
    first = [*columns(120, "学历", "人数"), *columns(150, "本科", "4834"), *columns(170, "合计", "5757")]
    between = [*typed(120, 220, "文" * 31, 12), *typed(96, 240, "文" * 33, 12), *typed(96, 260, "文" * 33 + "。", 12)]
    head = columns(420, "地区", "人数")
    rows = [columns(450 + 32 * row, name, "12") for row, name in enumerate(("甲区", "乙区", "丙区", "丁区"))]
    number = typed(290, 780, "— 1 —", 12)
    glyphs = [*first, *between, *head, *(glyph for row in rows for glyph in row), *number]
    composed = compose([Page(1, 595, 842, glyphs, level(100, 130, 180, 400, 430))])
    tables = [
        [[composed.text[slice(*cell.span)] for cell in row] for row in table.rows] for table in composed.hints.tables
    ]
    assert tables == [
        [["学历", "人数"], ["本科", "4834"], ["合计", "5757"]],
        [["地区", "人数"], ["甲区", "12"], ["乙区", "12"], ["丙区", "12"], ["丁区", "12"]],
    ]


@pytest.mark.parametrize(
    "rules",
    [level(90, 700), level(90, 135, 700), level(110, 140, left=79, right=527), level(100, 130, 180, left=300)],
)
def test_rules_around_text_or_apart_from_it_draw_no_table(rules: list[Rule]) -> None:
    assert compose([page(*BODY, rules=rules)]).hints.tables == ()


@pytest.mark.parametrize("walls", [(), (90, 400, 500)], ids=["level rules", "a ruled table"])
def test_the_rules_of_an_imprint_draw_no_table(walls: tuple[float, ...]) -> None:
    imprint = [
        *typed(104, 680, "抄送：市委各部门，市纪委。", 14),
        *typed(104, 704, "某市人民政府办公厅", 14),
        *typed(380, 704, "2025年2月9日印发", 14),
    ]
    rules = [*level(660, 685, 709), *(Rule(x, 660, x, 709) for x in walls)]
    composed = compose([page(*BODY, more=imprint, rules=rules)])
    assert composed.hints.tables == ()
    assert paper(composed)[-2:] == ["抄送：市委各部门，市纪委。", "某市人民政府办公厅   2025年2月9日印发"]


def test_the_rule_of_a_running_head_and_that_below_the_number_draw_no_table() -> None:
    head = [*typed(200, 130, "某市人民政府文件", 24), *typed(220, 180, "某政发〔2024〕3号")]
    below = [
        glyph
        for y in (220, 238, 256)
        for x, text in ((100, "某甲"), (290, "某乙"), (440, "某丙"))
        for glyph in typed(x, y, text, 12)
    ]
    composed = compose([Page(1, 595, 842, [*head, *below], level(80, 200))])
    assert composed.hints.tables == ()
    assert paper(composed)[:2] == ["某市人民政府文件", "某政发〔2024〕3号"]


def test_the_text_between_a_table_and_the_imprint_is_in_neither() -> None:
    table = [*typed(104, 120, "学历", 12), *typed(304, 120, "人数", 12), *typed(104, 150, "硕士", 12)]
    imprint = [*typed(104, 704, "某市办公厅", 14), *typed(350, 704, "2025年2月9日印发", 14)]
    rules = [*grid((79, 300, 527), (100, 130, 160)), *level(685, 709, left=79, right=527)]
    composed = compose([Page(1, 595, 842, [*table, *SHORT, *imprint], rules)])
    assert len(composed.hints.tables) == 1
    assert paper(composed)[-2:] == [INDENTED + FULL + "丙丁。", "某市办公厅   2025年2月9日印发"]


def test_the_two_rules_of_a_cover_draw_no_table() -> None:
    cover = [
        *typed(220, 300, "污染控制标准", 24),
        *typed(240, 340, "（发布稿）"),
        *typed(215, 400, "请以正式文本为准。"),
    ]
    dates = [*typed(92, 640, "2019—09—30发布", 14), *typed(380, 640, "2020—06—01实施", 14)]
    assert compose([Page(1, 595, 842, [*cover, *dates], level(120, 660))]).hints.tables == ()
