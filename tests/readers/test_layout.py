"""Characters at places to paragraphs: what a page shows is what the text says."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from govdocparse.grammar import shipped
from govdocparse.readers.layout import compose as composing
from govdocparse.readers.layout.compose import Composed
from govdocparse.readers.layout.order import in_order
from govdocparse.readers.layout.page import Glyph, Line, Page, Rule
from timing import assert_linear

EM = 16.0
LEFT = 79.0
# The type area of GB/T 9704: 28 characters a line.
FULL = "一二三四五六七八九十" * 2 + "甲乙丙丁戊己庚辛"
INDENTED = FULL[:26]


def compose(pages: Sequence[Page]) -> Composed:
    """The pages by the shipped grammar."""
    return composing.compose(pages, shipped())


def typed(x: float, y: float, text: str, size: float = EM, spacing: float = 0.0) -> list[Glyph]:
    """A text whose first character begins at x, with its baseline at y."""
    glyphs = []
    for character in text:
        width = size if character > "\u2e7f" or character in "—“”" else size / 2
        glyphs.append(Glyph(y, x, x + width, size, character))
        x += width + spacing
    return glyphs


def page(
    *lines: tuple[float, str], top: float = 120, number: int = 1, more: Sequence[Glyph] = (), **known: object
) -> Page:
    """A page of lines under one another, each with its indent in characters."""
    glyphs = [
        glyph
        for index, (indent, text) in enumerate(lines)
        for glyph in typed(LEFT + indent * EM, top + 29 * index, text)
    ]
    return Page(number, 595, 842, [*glyphs, *more], **known)  # type: ignore[arg-type]


def paper(composed: Composed) -> list[str]:
    """The lines that are not omitted."""
    text = composed.text
    for omission in reversed(composed.hints.omissions):
        text = text[: omission.span.start] + text[omission.span.end :]
    return [line for line in text.split("\n") if line]


def omitted(composed: Composed) -> list[tuple[str, str]]:
    return [(item.reason, composed.text[item.span.start : item.span.end]) for item in composed.hints.omissions]


BODY = ((2, INDENTED), (0, FULL), (0, "丙丁。"), (2, INDENTED), (0, FULL), (0, "戊己。"))


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


def body(number: int) -> list[tuple[float, str]]:
    """Text that is another on each page."""
    start = number * 7
    text = "".join(chr(0x4E00 + start * 40 + n) for n in range(200))
    return [
        (2, text[:26]),
        (0, text[26:54]),
        (0, "末。"),
        (2, text[60:86]),
        (0, text[86:114]),
        (0, text[114:120] + "。"),
    ]


def test_without_indents_clear_space_parts_paragraphs() -> None:
    y, glyphs = 100.0, []
    for lines in ((FULL, FULL[:27] + "。", "末尾。"), (FULL, FULL), (FULL, "末。"), (FULL, "末。")):
        for line in lines:
            glyphs += typed(LEFT, y, line)
            y += 24
        y += 20
    composed = compose([Page(1, 595, 842, glyphs)])
    assert composed.text.split("\n") == [FULL + FULL[:27] + "。" + "末尾。", FULL + FULL, FULL + "末。", FULL + "末。"]


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


def grid(xs: Sequence[float], ys: Sequence[float]) -> list[Rule]:
    return [Rule(xs[0], y, xs[-1], y) for y in ys] + [Rule(x, ys[0], x, ys[-1]) for x in xs]


def cells(composed: Composed) -> list[list[tuple[str, int, int]]]:
    (table,) = composed.hints.tables
    return [[(composed.text[c.span.start : c.span.end], c.columns, c.rows) for c in row] for row in table.rows]


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


def columns(y: float, *texts: str) -> list[Glyph]:
    """Cells of one line, each in a column of its own; an empty one is blank."""
    return [glyph for index, text in enumerate(texts) for glyph in typed(100 + 90 * index, y, text, 12)]


def level(*ys: float, left: float = 90, right: float = 500) -> list[Rule]:
    return [Rule(left, y, right, y) for y in ys]


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


def test_places_name_page_and_line() -> None:
    composed = compose([page(*BODY, number=1), page(*BODY, number=2)])
    first, *_, last = composed.places
    assert (first.start, first.locator, last.locator) == (0, "page 1 line 1", "page 2 line 6")
    assert composed.text[composed.places[1].start :].startswith(FULL)


PLACES = st.floats(-50, 900, allow_nan=False)


@given(
    st.lists(st.builds(Glyph, PLACES, PLACES, PLACES, st.floats(0.1, 80), st.sampled_from("中文1a（：。")), max_size=60)
)
@example([Glyph(100.0, -40.0, -30.0, 10.0, "1")])  # a number that is alone, where line numbers would stand
def test_every_character_is_there_once_wherever_it_stands(glyphs: list[Glyph]) -> None:
    apart = {(round(g.baseline / 100), round(g.left / 100)): g for g in glyphs}
    composed = compose([Page(1, 595, 842, list(apart.values()))])
    text = "".join(composed.text.split()).replace("¹", "1")
    assert sorted(text) == sorted(glyph.character for glyph in apart.values())


@pytest.mark.parametrize(
    "place",
    [lambda i: (100, 10 * i), lambda i: (12 * i, 10), lambda i: (100 + i % 7, 13 * i), lambda i: (i % 800, i % 599)],
)
def test_hostile_pages_take_linear_time(place) -> None:  # type: ignore[no-untyped-def]
    def composed(count: int) -> Callable[[], object]:
        glyphs = [
            Glyph(float(place(i)[0]), float(place(i)[1]), place(i)[1] + 10.0, 10 - i % 2 * 5, "中（：.9"[i % 5])
            for i in range(count)
        ]
        return partial(compose, [Page(1, 595, 842, glyphs)])

    assert_linear(composed, 800, 10)


def test_columns_that_many_lines_cross_take_linear_time() -> None:
    def page(count: int) -> Callable[[], object]:
        lines = [
            Line(12 * row - 8, 12 * row, left, right, 10, text)
            for row in range(count)
            for left, right, text in (
                [(50, 550, "横" * 50)] if row % 8 == 7 else [(50, 290, "左" * 24), (310, 550, "右" * 24)]
            )
        ]
        return partial(in_order, lines)

    assert_linear(page, 500)
