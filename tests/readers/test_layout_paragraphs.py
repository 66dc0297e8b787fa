"""Lines at places to paragraphs: indents, ends of lines and clear space say where one ends."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from govdocparse.readers.layout.page import Page
from layout_pages import BODY, EM, FULL, INDENTED, LEFT, compose, page, paper, typed


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(BODY, [INDENTED + FULL + "丙丁。", INDENTED + FULL + "戊己。"], id="an indent opens a paragraph"),
        pytest.param(
            (*BODY, (2, "一、标题"), (2, INDENTED), (0, "完。")),
            ["一、标题", INDENTED + "完。"],
            id="a short line ends one",
        ),
        pytest.param(
            (*BODY, (2, INDENTED[:-1] + "。"), (2, "末。")), [INDENTED[:-1] + "。", "末。"], id="full and ended"
        ),
        pytest.param(
            (*BODY, (2, INDENTED[:-2]), (0, "2025年。")), [INDENTED[:-2] + "2025年。"], id="no room for a number"
        ),
        pytest.param((*BODY, (2, INDENTED[:-5]), (0, "2025年。")), [INDENTED[:-5], "2025年。"], id="room for a number"),
        pytest.param(
            (*BODY, (8, "关于印发若干"), (9, "政策的通知")),
            ["关于印发若干", "政策的通知"],
            id="centred lines stay apart",
        ),
        pytest.param(
            (*BODY, (17, "杭州市人民政府"), (18, "2025年2月8日")), ["杭州市人民政府", "2025年2月8日"], id="a signature"
        ),
        pytest.param(
            (*BODY, (0, FULL[:-1] + "。"), (0, "3.6 无组织排放"), (0, "末。")),
            [FULL[:-1] + "。", "3.6 无组织排放", "末。"],
            id="a number in decimals behind a full line",
        ),
        pytest.param(
            (*BODY, (2, "附件：" + FULL[:23]), (5, "清单"), (2, "末。")),
            ["附件：" + FULL[:23] + "清单", "末。"],
            id="a hanging indent",
        ),
        pytest.param((*BODY, (0, FULL[:-1] + "："), (2, "正文。")), [FULL[:-1] + "：", "正文。"], id="addressees"),
        pytest.param(
            (*BODY, (2, INDENTED[:-1] + "。"), (0, "附件"), (2, "末。")),
            [INDENTED[:-1] + "。", "附件", "末。"],
            id="the head of an attachment",
        ),
        pytest.param((*BODY, (14, FULL[:14]), (0, "末。")), [FULL[:14], "末。"], id="a date at the right edge"),
        pytest.param(
            (*BODY, (2, INDENTED[:-2]), (0, "(gòu)筑。")), [INDENTED[:-2] + "(gòu)筑。"], id="no room for a gloss"
        ),
        pytest.param(
            (*BODY, (0, "一、" + FULL[:23]), (0, "丙丁" + "." * 40 + "7"), (0, "二、丙" + "." * 40 + "8")),
            ["一、" + FULL[:23] + "丙丁" + "." * 40 + "7", "二、丙" + "." * 40 + "8"],
            id="an entry of a contents is wrapped, and its last line alone has the leaders",
        ),
        pytest.param((*BODY, (0, FULL[:26] + "………7"), (0, FULL[:5])), [FULL[:26] + "………7", FULL[:5]], id="contents"),
        pytest.param(
            (*BODY, (2, INDENTED[:-1] + "："), (0, "批准条例。")),
            [INDENTED[:-1] + "：批准条例。"],
            id="a colon within a paragraph",
        ),
        pytest.param(
            (*BODY, (2, INDENTED[:-3]), (0, "2026年度。")),
            [INDENTED[:-3] + "2026年度。"],
            id="a ragged line of a paragraph",
        ),
        pytest.param(
            (*BODY, (2, INDENTED[:-6]), (0, "甲乙。")), [INDENTED[:-6], "甲乙。"], id="a line that ends before"
        ),
        pytest.param(
            (*BODY, (2, INDENTED[:-3]), (0, "二、标题")),
            [INDENTED[:-3], "二、标题"],
            id="a marker behind a ragged line",
        ),
        pytest.param(
            (*BODY, (2, INDENTED[:-5]), (0, "abc@example.gov.cn。")),
            [INDENTED[:-5] + "abc@example.gov.cn。"],
            id="an address",
        ),
        pytest.param(
            (*BODY, (2, INDENTED[:-1] + "。"), (1, "抄送：" + FULL[:22]), (4, FULL[:5])),
            [INDENTED[:-1] + "。", "抄送：" + FULL[:22] + FULL[:5]],
            id="copies begin a line, and stay as far from one edge as from the other",
        ),
        pytest.param(
            (*BODY, (2, INDENTED[:-3] + "；2."), (0, "40周岁。")),
            [INDENTED[:-3] + "；2. 40周岁。"],
            id="a marker at the end",
        ),
        pytest.param(
            (*BODY, (2, INDENTED[:-2] + "2."), (0, "40亿元。")), [INDENTED[:-2] + "2.40亿元。"], id="a number in two"
        ),
    ],
)
def test_lines_become_paragraphs(lines: Sequence[tuple[float, str]], expected: list[str]) -> None:
    assert paper(compose([page(*lines)]))[-len(expected) :] == expected


@pytest.mark.parametrize(("marker", "goes_on"), [("（2）", True), ("③", True), ("第二章 ", False), ("二、", False)])
@pytest.mark.parametrize("indent", [2, 0], ids=["all paragraphs are indented", "some are not"])
def test_an_item_at_the_edge_goes_on_where_all_paragraphs_are_indented(
    marker: str, goes_on: bool, indent: float
) -> None:
    lines = (*BODY * 3, *((indent, "短句。"),) * 4, (2, INDENTED[:-1] + "。"), (0, f"{marker}末。"))
    whole = paper(compose([page(*lines)]))[-1] != f"{marker}末。"
    assert whole == (goes_on and indent > 0)


@pytest.mark.parametrize(
    ("second", "joined"),
    [
        ("知", True),
        ("7-12", True),
        ("关于印发某市工作方案的通知", False),
        ("〔十五届〕第62号", False),
        ("某发〔2018〕1号", False),
        ("第56号公布", True),
    ],
)
def test_what_a_full_line_of_a_title_leaves_over_belongs_to_it(second: str, joined: bool) -> None:
    first = FULL[:20]
    middle = LEFT + 14 * EM - typed(0, 0, second, 22)[-1].right / 2
    title = [*typed(LEFT + 4, 60, first, 22), *typed(middle, 90, second, 22)]
    assert paper(compose([page(*BODY, top=160, more=title)]))[0] == (first + second if joined else first)


@pytest.mark.parametrize(("start", "joined"), [("第三部分", True), ("第三章", True), ("第三次", False)])
def test_what_a_full_line_of_the_heading_of_a_chapter_leaves_over_belongs_to_it(start: str, joined: bool) -> None:
    first = start + FULL[: 27 - len(start)]
    lines = paper(compose([page(*BODY, (0.5, first), (13, "说明"), *BODY)]))
    assert (first + "说明" in lines) == joined


def test_a_line_of_a_title_is_no_indented_paragraph() -> None:
    title = [*typed(LEFT + 60, 60, "某部令第16号修改的规定", 30), *typed(LEFT + 2, 100, "——" + FULL[:12], 30)]
    assert paper(compose([page(*BODY, top=160, more=title)]))[:2] == ["某部令第16号修改的规定", "——" + FULL[:12]]


def test_a_page_that_is_indented_as_a_whole() -> None:
    lines = [(2.0, "2." + FULL[:25]), (2.0, "米内；"), (2.0, "3." + FULL[:25]), (2.0, INDENTED), (2.0, "证的；")]
    composed = compose([page(*BODY), page(*lines, number=2), page(*BODY, number=3)])
    assert paper(composed)[2:4] == ["2." + FULL[:25] + "米内；", "3." + FULL[:25] + INDENTED + "证的；"]


def test_without_indents_clear_space_parts_paragraphs() -> None:
    y, glyphs = 100.0, []
    for lines in ((FULL, FULL[:27] + "。", "末尾。"), (FULL, FULL), (FULL, "末。"), (FULL, "末。")):
        for line in lines:
            glyphs += typed(LEFT, y, line)
            y += 24
        y += 20
    composed = compose([Page(1, 595, 842, glyphs)])
    assert composed.text.split("\n") == [FULL + FULL[:27] + "。" + "末尾。", FULL + FULL, FULL + "末。", FULL + "末。"]
