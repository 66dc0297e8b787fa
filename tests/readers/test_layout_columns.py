"""What stands side by side on a page: columns of running text, catalogue boxes, joint marks, loose tables."""

from __future__ import annotations

from collections.abc import Sequence

from govdocparse.readers.layout.page import Glyph, Page
from layout_pages import compose, typed


def test_two_columns_of_running_text_are_read_one_after_the_other() -> None:
    left = [glyph for n in range(12) for glyph in typed(60, 200 + 20 * n, "左" * 18, 12)]
    right = [glyph for n in range(12) for glyph in typed(310, 200 + 20 * n, "右" * 18, 12)]
    title = typed(150, 120, "横跨两栏的标题横跨两栏的标题", 20)
    text = compose([Page(1, 595, 842, [*left, *right, *title])]).text
    assert text.split("\n") == ["横跨两栏的标题横跨两栏的标题", "左" * 216 + "右" * 216]


def text_columns(
    left: Sequence[tuple[float, str]], right: Sequence[tuple[float, str]], top: float = 200
) -> list[Glyph]:
    """Lines of two columns of 20 characters, each with its indent in characters."""
    return [
        glyph
        for x, lines in ((60.0, left), (310.0, right))
        for row, (indent, text) in enumerate(lines)
        for glyph in typed(x + 12 * indent, top + 20 * row, text, 12)
    ]


LEFT_SIDE = [(2, "一、" + "左" * 6), (2, "左" * 18), (0, "左" * 20), (0, "左" * 4 + "。")] * 3
RIGHT_SIDE = [(2, "二、" + "右" * 6), (2, "右" * 18), (0, "右" * 20), (0, "右" * 4 + "。")] * 3
READ = ["一、" + "左" * 6, "左" * 42 + "。"] * 3 + ["二、" + "右" * 6, "右" * 42 + "。"] * 3


def test_columns_with_many_short_lines_are_columns() -> None:
    assert compose([Page(1, 595, 842, text_columns(LEFT_SIDE, RIGHT_SIDE))]).text.split("\n") == READ


def test_columns_above_and_below_a_title_across_both_are_read_zone_by_zone() -> None:
    above = text_columns([(2, "左" * 18), (0, "左。")], [(2, "右" * 18), (0, "右。")], top=100)
    title = [*typed(200, 160, "横跨两栏的标题", 20), *typed(230, 182, "（2025年版）", 20)]
    lines = compose([Page(1, 595, 842, [*above, *title, *text_columns(LEFT_SIDE, RIGHT_SIDE, top=220)])]).text.split(
        "\n"
    )
    assert lines == ["左" * 19 + "。", "右" * 19 + "。", "横跨两栏的标题", "（2025年版）", *READ]


def test_a_page_number_between_two_columns_is_at_the_edge_of_neither() -> None:
    for number in ("7", "— 7 —"):
        glyphs = [*text_columns(LEFT_SIDE, RIGHT_SIDE), *typed(290, 790, number, 9)]
        lines = compose([Page(1, 595, 842, glyphs)]).text.split("\n")
        assert [line for line in lines if line != number] == READ


def test_a_page_that_holds_little_has_the_columns_of_the_page_before_it() -> None:
    last = text_columns([(2, "末" * 18), (0, "末。"), (2, "尾" * 18)], [(0, "本" * 20), (0, "本。"), (0, "终。")])
    lines = compose([Page(1, 595, 842, text_columns(LEFT_SIDE, RIGHT_SIDE)), Page(2, 595, 842, last)]).text.split("\n")
    assert lines[len(READ) :] == ["末" * 19 + "。", "尾" * 18 + "本" * 21 + "。", "终。"]


def test_columns_that_begin_below_an_order_are_those_of_the_next_page() -> None:
    """The name is in larger type than the office, and the number of an article stands apart from its words."""
    order = [*typed(220, 100, "某某共和国主席", 13), *typed(340, 99, "甲", 16), *typed(372, 99, "乙", 16)]
    date = typed(400, 120, "2024年11月8日", 12)
    contents = [
        (2, "目录"),
        (2, "第一章"),
        (2, "第二章"),
        (2, "第三章"),
        (2, "左" * 18),
        (0, "左" * 20),
        (0, "左" * 20),
    ]
    articles = [(0, "左。"), (2, "第二条"), (0, "右" * 20), (0, "右。"), (2, "第三条"), (0, "右" * 20), (0, "右。")]
    apart = [glyph for y in (220, 280) for glyph in typed(310 + 12 * 6, y, "右" * 14, 12)]
    first = [
        *order,
        *date,
        *typed(150, 150, "横跨两栏的标题横跨两栏的标题", 20),
        *text_columns(contents, articles),
        *apart,
    ]
    pages = [Page(1, 595, 842, first), Page(2, 595, 842, text_columns(LEFT_SIDE, RIGHT_SIDE))]
    lines = compose(pages).text.replace(" ", "").split("\n")
    assert lines[:3] == ["某某共和国主席甲乙", "2024年11月8日", "横跨两栏的标题横跨两栏的标题"]
    assert lines[3:8] == ["目录", "第一章", "第二章", "第三章", "左" * 59 + "。"]
    assert lines[8:10] == ["第二条" + "右" * 35 + "。", "第三条" + "右" * 35 + "。"]


def test_a_loose_table_is_read_row_by_row() -> None:
    glyphs = [
        g
        for n in range(12)
        for x, cell in ((60, f"第{n}行"), (250, "增速"), (400, f"{n}%"))
        for g in typed(x, 100 + 25 * n, cell)
    ]
    assert compose([Page(1, 595, 842, glyphs)]).text.split("\n")[3] == "第3行   增速   3%"


def test_a_joint_mark_gives_the_names_and_then_the_word_beside_them() -> None:
    glyphs = [
        *typed(78, 117, "高新区管委会", 24),
        *typed(78, 161, "滨江区政府", 24, spacing=4),
        *typed(470, 139, "文件", 24),
    ]
    assert compose([Page(1, 595, 842, glyphs)]).text == "高新区管委会\n滨江区政府\n文件"


def test_a_catalogue_box_gives_one_line_for_each_label() -> None:
    pieces = (
        (96, 98, "索"),
        (113, 98, "引"),
        (130, 98, "号：000014349/2026-00055"),
        (310, 98, "主题分类："),
        (369, 90, "城乡建设、环境保护\\环境监"),
        (369, 106, "测、保护与治理"),
        (96, 122, "发文机关："),
        (156, 122, "国务院办公厅"),
        (310, 122, "成文日期：2026年07月09日"),
    )
    glyphs = [glyph for x, y, text in pieces for glyph in typed(x, y, text, 11)]
    assert compose([Page(1, 595, 842, glyphs)]).text.split("\n") == [
        "索 引 号：000014349/2026-00055",
        "主题分类：城乡建设、环境保护\\环境监测、保护与治理",
        "发文机关：国务院办公厅",
        "成文日期：2026年07月09日",
    ]
