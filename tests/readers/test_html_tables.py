"""Web pages: tables of data give their cells, tables that lay out the page are none."""

import pytest

from html_pages import BODY, PAPER, TITLE, cells, kept, read


def test_tables_of_data_give_the_place_of_every_cell() -> None:
    reading = read(
        "<p>表1</p><table border=1><thead><tr><th rowspan=2>序号</th><th colspan=2>指标</th></tr>"
        "<tr><th>名称</th><th>数值</th></tr>"
        "</thead><tbody><tr><td>1</td><td><p>增加值</p><p>（亿元）</p></td><td>&nbsp;</td></tr>"
        "<tr><td>2</td><td>打印</td><td></td></tr></tbody></table><p>注：略</p>"
    )
    assert cells(reading) == [
        [
            [("序号", 1, 2), ("指标", 2, 1)],
            [("名称", 1, 1), ("数值", 1, 1)],
            [("1", 1, 1), ("增加值\n（亿元）", 1, 1), ("\u00a0", 1, 1)],
            [("2", 1, 1), ("打印", 1, 1), ("", 1, 1)],
        ]
    ]
    assert reading.text == "表1\n序号\n指标\n名称\n数值\n1\n增加值\n（亿元）\n\u00a0\n2\n打印\n注：略\n"
    assert reading.hints.omissions == ()


@pytest.mark.parametrize(
    "markup",
    [
        "<table><tr><td><p>甲</p><p>乙</p></td></tr></table>",
        "<table><tr><td>甲</td></tr><tr><td>乙</td></tr></table>",
        "<table><tr><td>甲</td><td>乙</td></tr></table>",
        "<table role=presentation><tr><td>甲</td><td>乙</td></tr><tr><td>丙</td><td>丁</td></tr></table>",
        "<table><tr><td>甲</td><td>" + PAPER * 8 + "</td></tr><tr><td>乙</td><td>丙</td></tr></table>",
    ],
)
def test_tables_that_lay_out_are_no_tables(markup: str) -> None:
    assert read(markup).hints.tables == ()


def test_a_table_around_what_a_site_gives_to_the_paper_lays_out() -> None:
    rows = f"<tr><td class=title>{TITLE}</td><td>2025-04-08</td></tr><tr><td colspan=2><div id=zoom>{PAPER}</div></td></tr>"
    reading = read(f"<table>{rows}</table>")
    assert reading.hints.tables == ()
    assert kept(reading)[-len(BODY) :] == BODY


def test_a_table_with_the_registration_of_a_site_lays_out() -> None:
    foot = "<table><tr><td>主办：某市人民政府</td><td>浙ICP备05000001号</td></tr><tr><td>电话</td><td>12345</td></tr></table>"
    assert read(f"<h1>{TITLE}</h1>{PAPER}{foot}").hints.tables == ()


def test_a_table_in_a_frame_is_a_table_and_the_frame_is_none() -> None:
    inner = "<table><tr><td>地区</td><td>金额</td></tr><tr><td>甲区</td><td>100万元</td></tr></table>"
    reading = read(f"<table><tr><td>左</td><td>右</td></tr><tr><td>x</td><td>{inner}</td></tr></table>")
    assert cells(reading) == [[[("地区", 1, 1), ("金额", 1, 1)], [("甲区", 1, 1), ("100万元", 1, 1)]]]
