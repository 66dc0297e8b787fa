"""Tables that go on behind a page break: heads said again, rows torn in two, tables that stay apart."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from govdocparse.readers.layout.page import Page, Rule
from layout_pages import LEFT, cells, compose, grid, level, omitted, typed


def ruled(number: int, *rows: tuple[str, str], top: float = 200) -> Page:
    """A page with a table of two columns and nothing else, a row every 30 points."""
    ys = [top + 30 * index for index in range(len(rows) + 1)]
    places = [(x, y, text) for row, y in zip(rows, ys, strict=False) for x, text in zip((104, 204), row, strict=True)]
    glyphs = [glyph for x, y, text in places for glyph in typed(x, y + 20, text, 12)]
    return Page(number, 595, 842, glyphs, grid((100, 200, 300), ys))


@pytest.mark.parametrize(
    ("second", "expected", "heads"),
    [
        ([("序号", "名称"), ("3", "丙")], [("序号", "名称"), ("1", "甲"), ("2", "乙"), ("3", "丙")], ["序号", "名称"]),
        ([("3", "丙"), ("4", "丁")], [("序号", "名称"), ("1", "甲"), ("2", "乙"), ("3", "丙"), ("4", "丁")], []),
        # what the break leaves of a row that is whole above it; two blank rows are to be filled in
        ([("", ""), ("3", "丙")], [("序号", "名称"), ("1", "甲"), ("2", "乙"), ("3", "丙")], []),
        (
            [("", ""), ("", ""), ("3", "丙")],
            [("序号", "名称"), ("1", "甲"), ("2", "乙"), ("", ""), ("", ""), ("3", "丙")],
            [],
        ),
    ],
)
def test_a_table_goes_on_behind_a_page_break(
    second: list[tuple[str, str]], expected: list[tuple[str, str]], heads: list[str]
) -> None:
    foot = typed(290, 780, "— 1 —", 12)
    first = ruled(1, ("序号", "名称"), ("1", "甲"), ("2", "乙"))
    composed = compose([first._replace(glyphs=[*first.glyphs, *foot]), ruled(2, *second, top=100)])
    assert [[text for text, *_ in row] for row in cells(composed)] == [[*row] for row in expected]
    assert omitted(composed) == [("page number", "— 1 —"), *(("repeated table head", head) for head in heads)]


def listed(number: int, names: Sequence[str], *ys: float) -> Page:
    """A page with a table of level rules at these heights: a head, and a row for each name."""
    rows = [("序号", "单位名称"), *((str(row), name) for row, name in enumerate(names, 1))]
    glyphs = [
        glyph
        for row, texts in enumerate(rows)
        for x, text in zip((100, 200 - 6 * len(names[-1])), texts, strict=True)
        for glyph in typed(x, 117 + 22 * row + (6 if row else 0), text, 12)
    ]
    return Page(number, 595, 842, [*glyphs, *typed(290, 780, f"— {number} —", 12)], level(*ys))


@pytest.mark.parametrize("end", [(194,), ()], ids=["the rule below the last row of a page", "no rule there"])
def test_a_table_of_level_rules_goes_on_behind_a_page_break(end: tuple[float, ...]) -> None:
    pages = [listed(1, ["甲局", "乙局", "丙局"], 100, 124, *end), listed(2, ["丁局", "戊中心"], 100, 124, 180)]
    composed = compose(pages)
    assert [row[1][0] for row in cells(composed)] == ["单位名称", "甲局", "乙局", "丙局", "丁局", "戊中心"]
    assert omitted(composed)[1:3] == [("repeated table head", "序号"), ("repeated table head", "单位名称")]


def test_a_row_goes_on_behind_a_page_break() -> None:
    first = ruled(1, ("序号", "名称"), ("1", "地球与物理学大"))
    composed = compose([first, ruled(2, ("", "气科学"), ("2", "丙"))])
    assert [[text for text, *_ in row] for row in cells(composed)][1:] == [["1", "地球与物理学大气科学"], ["2", "丙"]]


def test_a_row_that_a_page_break_leaves_open_is_a_row() -> None:
    xs = (100, 200, 300, 400)
    first = [
        *typed(104, 720, "甲", 12),
        *typed(204, 720, "乙", 12),
        *typed(304, 720, "丙", 12),
        *typed(104, 745, "丁", 12),
    ]
    walls = [Rule(x, 700, x, 760) for x in xs]
    second = [*typed(104, 120, "戊", 12), *typed(204, 120, "己", 12), *typed(304, 120, "庚", 12)]
    rest = [*(Rule(x, 100, x, 130) for x in xs), Rule(100, 130, 400, 130)]
    pages = [Page(1, 595, 842, first, [*level(700, 730, left=100, right=400), *walls]), Page(2, 595, 842, second, rest)]
    assert [[text for text, *_ in row] for row in cells(compose(pages))] == [
        ["甲", "乙", "丙"],
        ["丁", "", ""],
        ["戊", "己", "庚"],
    ]


def merged(number: int, rows: Sequence[tuple[str, str]], label: str = "") -> Page:
    """A page with a table of three columns, the first of them one cell, and a row every 30 points."""
    ys = [100 + 30 * index for index in range(len(rows) + 1)]
    texts = [(x, y, text) for row, y in zip(rows, ys, strict=False) for x, text in zip((204, 304), row, strict=True)]
    glyphs = [glyph for x, y, text in texts for glyph in typed(x, y + 20, text, 12)]
    walls = [
        *grid((200, 300, 400), ys),
        *(Rule(100, y, 200, y) for y in (ys[0], ys[-1])),
        Rule(100, ys[0], 100, ys[-1]),
    ]
    return Page(number, 595, 842, [*typed(104, 120, label, 12), *glyphs], walls)


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        (
            [("", "气科学"), ("3", "丙")],
            [["指标", "1", "甲"], ["2", "地球与物理学大气科学"], ["", "3", "丙"]],
        ),
        (
            [("3", "气科学"), ("4", "丙")],
            [["指标", "1", "甲"], ["2", "地球与物理学大"], ["", "3", "气科学"], ["4", "丙"]],
        ),
    ],
    ids=["a row is torn", "a row begins"],
)
def test_a_row_beside_a_cell_of_several_rows_goes_on_behind_a_page_break(
    second: list[tuple[str, str]], expected: list[list[str]]
) -> None:
    pages = [merged(1, [("1", "甲"), ("2", "地球与物理学大")], "指标"), merged(2, second)]
    assert [[text for text, *_ in row] for row in cells(compose(pages))] == expected


def test_rows_of_unlike_cells_stay_apart_behind_a_page_break() -> None:
    first = ruled(1, ("序号", "名称"), ("1", "地球与物理学大"))
    whole = [Rule(xs[0], y, xs[1], y) for xs in ((100, 300),) for y in (100, 130)]
    opened = Page(
        2,
        595,
        842,
        typed(204, 120, "气科学", 12),
        [*whole, *grid((100, 200, 300), (130, 160)), Rule(100, 100, 100, 130), Rule(300, 100, 300, 130)],
    )
    assert "地球与物理学大" in [text for row in cells(compose([first, opened])) for text, *_ in row]


def test_tables_of_other_columns_or_behind_text_stay_apart() -> None:
    first, second = ruled(1, ("序号", "名称"), ("1", "甲")), ruled(2, ("3", "丙"), ("4", "丁"))
    between = second._replace(glyphs=[*second.glyphs, *typed(LEFT, 150, "续表二")])
    other = Page(2, 595, 842, second.glyphs, grid((100, 160, 300), (200, 230, 260)))
    for page_two in (between, other):
        assert len(compose([first, page_two]).hints.tables) == 2
