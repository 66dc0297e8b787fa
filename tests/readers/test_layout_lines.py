"""Characters at places to lines: blanks where a page shows them, signs raised and lowered."""

from __future__ import annotations

import pytest

from govdocparse.readers.layout.page import Glyph, Page
from layout_pages import BODY, FULL, LEFT, compose, page, typed


@pytest.mark.parametrize(
    ("glyphs", "text"),
    [
        (typed(90, 100, "杭州市人民政府文件", 30, spacing=20), "杭州市人民政府文件"),
        (typed(90, 100, "目录", 20, spacing=30), "目录"),
        ([*typed(90, 100, "第一条"), *typed(142, 100, "为了加强管理")], "第一条 为了加强管理"),
        ([*typed(90, 100, "商务部"), *typed(146, 100, "教育部")], "商务部 教育部"),
        ([*typed(90, 100, "市政府办公厅"), *typed(400, 100, "2025年2月9日印发")], "市政府办公厅   2025年2月9日印发"),
        ([*typed(90, 100, "面积500m"), *typed(154.5, 94, "2", 10), *typed(160, 100, "以上")], "面积500m²以上"),
        ([*typed(90, 100, "10"), *typed(106, 94, "-4", 10), *typed(116, 100, "吨")], "10⁻⁴吨"),
        ([*typed(90, 100, "人口"), *typed(122, 93, "1", 8), *typed(126, 100, "1761万人")], "人口¹1761万人"),
        ([*typed(90, 94, "3", 8), *typed(98, 100, "注：下同。")], "³注：下同。"),
        ([*typed(90, 100, "CO"), *typed(106, 104, "2", 10), *typed(111, 100, "排放")], "CO2排放"),
        ([*typed(90, 100, "加粗"), *typed(90.3, 100, "加粗")], "加粗"),
        (typed(90, 100, "人人为我"), "人人为我"),
        (typed(90, 100, "1112lll"), "1112lll"),
        ([*typed(90, 100, "gross"), *typed(134, 100, "domestic")], "gross domestic"),
        (typed(90, 100, "⽂⺠"), "⽂⺠"),
    ],
)
def test_characters_become_a_line(glyphs: list[Glyph], text: str) -> None:
    assert compose([Page(1, 595, 842, glyphs)]).text == text


def test_justified_lines_get_no_blanks() -> None:
    glyphs = typed(LEFT, 100, FULL[:25], spacing=1.9)
    assert compose([Page(1, 595, 842, glyphs)]).text == FULL[:25]


def test_justified_characters_beside_a_long_number_get_no_blanks() -> None:
    glyphs = [
        *typed(LEFT, 100, "新站高新区", spacing=8),
        *typed(LEFT + 5 * 24, 100, "XZ202103-XZ202104-XZ202105-XZ202106"),
    ]
    assert compose([Page(1, 595, 842, glyphs)]).text.startswith("新站高新区")


def test_places_name_page_and_line() -> None:
    composed = compose([page(*BODY, number=1), page(*BODY, number=2)])
    first, *_, last = composed.places
    assert (first.start, first.locator, last.locator) == (0, "page 1 line 1", "page 2 line 6")
    assert composed.text[composed.places[1].start :].startswith(FULL)
