"""Page numbers, running heads, watermarks, notes and line numbers of pages: what is none of the paper is omitted or moved."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from govdocparse.readers.layout.page import Page
from layout_pages import BODY, EM, FULL, INDENTED, LEFT, body, compose, omitted, page, paper, typed


def test_a_paragraph_runs_over_the_page_break_and_furniture_comes_behind_it() -> None:
    pages = [
        page(*BODY, (2, INDENTED), number=1, more=typed(280, 760, "— 1 —")),
        page((0, "续完。"), *BODY, number=2, more=typed(280, 760, "— 2 —")),
    ]
    composed = compose(pages)
    assert paper(composed)[2] == INDENTED + "续完。"
    assert composed.text.split("\n")[3] == "— 1 —"
    assert omitted(composed) == [("page number", "— 1 —"), ("page number", "— 2 —")]


@pytest.mark.parametrize(
    ("feet", "numbers"),
    [
        (["— 1 —", "— 2 —", "— 3 —"], 3),
        (["－1－", "-2-", "·3·"], 3),
        (["第1页 共3页", "第2页 共3页", "第3页 共3页"], 3),
        (["1", "2", "3"], 3),
        (["7", "8", "9"], 3),
        (["i", "ii", "iii"], 3),
        (["1/3", "2/3", "3/3"], 3),
        (["2025", "2025", "2025"], 0),
        (["5", "3", "9"], 0),
        (["完。", "3.", "共3页"], 0),
    ],
)
def test_page_numbers(feet: list[str], numbers: int) -> None:
    pages = [page(*body(n), number=n + 1, more=typed(200 + 90 * (n % 2), 780, foot)) for n, foot in enumerate(feet)]
    assert [reason for reason, _ in omitted(compose(pages)) if reason == "page number"] == ["page number"] * numbers


@pytest.mark.parametrize(
    ("heads", "found"),
    [
        (["杭州市人民政府公报"] * 4, 4),
        (["杭州市人民政府公报", "", "杭州市人民政府公报", "", "杭州市人民政府公报", ""], 3),
        (["https://a.cn/b.htm 1/4", "https://a.cn/b.htm 2/4", "https://a.cn/b.htm 3/4", "https://a.cn/b.htm 4/4"], 4),
        (["DB99/ 26—2001", "DB99/26—2001", "DB99/ 26—2001", "DB99/26—2001"], 4),
        (["25/4/8 17:25 通知", "25/4/8 17:25 通知", "25/4/8 17:26 通知"], 3),
        (["附件1", "附件2", "附件3"], 0),
        (["第一章", "第二章", "第三章"], 0),
        (["公报", "", "", "", "", ""], 0),
    ],
)
def test_running_heads(heads: list[str], found: int) -> None:
    pages = [page(*body(n), number=n + 1, more=typed(200, 60, head)) for n, head in enumerate(heads)]
    assert [reason for reason, _ in omitted(compose(pages))] == ["running head"] * found


def text_of(character: str) -> list[tuple[float, str]]:
    """Lines of two paragraphs of a character."""
    return [(2, character * 26), (0, character * 28), (0, character * 2 + "。")] * 2


def test_heads_of_the_left_or_the_right_pages_of_a_short_paper_are_running_heads() -> None:
    pages = [
        page(*text_of(text), number=n, more=typed(200, 60, "市政府公报", 12) if n % 2 == 0 else ())
        for n, text in enumerate("甲乙丙丁戊", 1)
    ]
    assert omitted(compose(pages)) == [("running head", "市政府公报")] * 2


def test_what_stands_on_one_line_with_a_page_number_is_none_of_the_paper() -> None:
    head = [*typed(79, 60, "总第18期", 12), *typed(450, 60, "— 1 —", 12)]
    composed = compose([page((4, FULL[:20]), *text_of("甲"), more=head)])
    assert omitted(composed) == [("page number", "总第18期   — 1 —")]


def test_what_begins_the_type_area_of_many_pages_is_no_running_head() -> None:
    pages = [page((2, "单位："), *body(n), number=n) for n in (1, 2, 3)] + [
        page(*body(n), number=n) for n in range(4, 9)
    ]
    assert omitted(compose(pages)) == []


def test_pages_that_are_all_alike_keep_their_text() -> None:
    composed = compose([page((2, "同一份证明。"), number=n) for n in (1, 2)])
    assert paper(composed) == ["同一份证明。"] * 2


def test_large_type_in_one_place_of_all_pages_is_a_watermark() -> None:
    pages = [page(*body(n), number=n + 1, more=typed(90, 200, "内部资料", 60)) for n in range(3)]
    assert omitted(compose(pages)) == [("watermark", "内部资料")] * 3


def test_a_watermark_on_the_height_of_a_line_does_not_tear_it() -> None:
    pages = [page(*body(n), number=n + 1, more=typed(90, 151, "内部资料", 60)) for n in range(3)]
    composed = compose(pages)
    assert [reason for reason, _ in omitted(composed)] == ["watermark"] * 3
    assert paper(composed) == paper(compose([page(*body(n), number=n + 1) for n in range(3)]))


def test_slanted_text_is_a_watermark() -> None:
    composed = compose([page(*BODY, slanted=("注意保存",))])
    assert omitted(composed) == [("watermark", "注意保存")]
    assert paper(composed)[-1] == INDENTED + FULL + "戊己。"


@pytest.mark.parametrize("mark", ["1", "12", "①", "[1]"])
def test_a_note_whose_mark_is_set_raised_in_the_text_is_no_running_text(mark: str) -> None:
    shown = {"1": "¹", "12": "¹²"}.get(mark, mark)
    raised = typed(LEFT + 7 * EM, 112, mark, 7)
    text = [*typed(LEFT + 2 * EM, 120, "人口中常住"), *raised, *typed(raised[-1].right, 120, "1761万人。")]
    note = [*typed(LEFT, 700, mark, 7), *typed(LEFT + 14, 703, FULL + FULL[:7], 12), *typed(LEFT, 720, "下同。", 12)]
    composed = compose([Page(1, 595, 842, [*text, *note, *page(*BODY, top=160).glyphs])])
    assert paper(composed)[0] == "人口中常住1761万人。"
    assert omitted(composed) == [("note mark", shown), ("footnote", shown + FULL + FULL[:7] + "下同。")]


def test_notes_at_the_foot_stand_behind_the_paragraph_they_interrupt() -> None:
    note = typed(LEFT, 700, "①指规模以上工业企业。", 12)
    pages = [page(*BODY, (2, INDENTED), number=1, more=note), page((0, "续完。"), *BODY, number=2)]
    assert paper(compose(pages))[2:4] == [INDENTED + "续完。", "①指规模以上工业企业。"]


def numbered(numbers: Sequence[str], lines: Sequence[tuple[float, str]]) -> Page:
    margin = [
        glyph for row, number in enumerate(numbers) for glyph in typed(60 - 6 * len(number), 120 + 29 * row, number, 12)
    ]
    return page(*lines, more=margin)


def test_numbers_of_lines_in_the_margin_are_no_text() -> None:
    composed = compose([numbered("123456", text_of("甲")), numbered("789", text_of("乙")[:3])])
    assert paper(composed) == ["甲" * 56 + "。", "甲" * 56 + "。", "乙" * 56 + "。"]
    assert omitted(composed) == [("line number", number) for number in "123456789"]
    fives = ["" if number % 5 else str(number) for number in range(1, 25)]
    assert omitted(compose([numbered(fives, text_of("甲") * 4)])) == []
    fives = ["" if number % 5 else str(number) for number in range(1, 31)]
    assert [text for _, text in omitted(compose([numbered(fives, text_of("甲") * 5)]))] == [
        "5",
        "10",
        "15",
        "20",
        "25",
        "30",
    ]


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param([(0, "某市某公司" + "甲" * n) for n in range(6)], id="a list of names"),
        pytest.param([(0, FULL)] * 6, id="items that begin at one edge"),
    ],
)
def test_numbers_of_items_are_text(lines: list[tuple[float, str]]) -> None:
    assert omitted(compose([numbered("123456", lines)])) == []
