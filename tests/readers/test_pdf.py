"""PDF files to text: what a person reads on the pages, or one clear line that says why not."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from govdocparse.errors import UnusableInput
from govdocparse.readers import pdf as reader
from govdocparse.readers.reading import Limits
from pdf_files import Image, Item, Set, Stroke, pdf

UPWARDS = (0, 1, -1, 0)
FULL = "一二三四五六七八九十" * 2 + "甲乙丙丁戊己庚辛"
# A page as GB/T 9704 sets it.
NOTICE: list[Item] = [
    Set(110, 110, "杭州市人民政府文件", 30, spacing=12),
    Set(220, 160, "杭政函〔2025〕21号"),
    Stroke(79, 175, 527, 175),
    Set(120, 230, "关于推动经济高质量发展的通知", 22),
    Set(79, 290, "各区、县（市）人民政府，市政府各部门、各直属单位："),
    Set(111, 319, FULL[:26]),
    Set(79, 348, FULL),
    Set(79, 377, "请认真执行。"),
    Set(111, 406, FULL[:26]),
    Set(79, 435, "特此通知。"),
    Set(350, 493, "杭州市人民政府"),
    Set(360, 522, "2025年2月8日"),
    Set(111, 551, "（此件公开发布）"),
    Set(270, 780, "— 1 —", 14),
]
TEXT = "\n".join(
    (
        "杭州市人民政府文件",
        "杭政函〔2025〕21号",
        "关于推动经济高质量发展的通知",
        "各区、县（市）人民政府，市政府各部门、各直属单位：",
        FULL[:26] + FULL + "请认真执行。",
        FULL[:26] + "特此通知。",
        "杭州市人民政府",
        "2025年2月8日",
        "（此件公开发布）",
        "— 1 —",
    )
)


def test_characters_that_fonts_do_not_name_are_said_so() -> None:
    many = "".join(chr(0x4E00 + number) for number in range(196))
    page = [Set(79, 100 + 29 * row, many[28 * row : 28 * row + 28]) for row in range(7)]
    named = pdf([page, page])
    assert reader.read(named).notes == ()
    (note,) = reader.read(named.replace(b"/ToUnicode 5 0 R", b" " * 16)).notes
    assert "pages 1-2 show characters that their fonts do not name" in note.message


@pytest.mark.parametrize(
    ("font", "said", "shown"),
    [
        ("Symbol", "\uf0b3\u0032\u0030", "≥20"),
        ("ABCDEF+SymbolMT", "10\uf06dg", "10μg"),
        ("Wingdings-Regular", "\uf06c", "●"),
        ("Wingdings2", "\uf0a3", "□"),
        ("SimSun", "\uf0b2", "\uf0b2"),
        ("EU-BZ", "圆园园愿", "2008"),
        ("ABCDEF+E-FZ", "郧月员愿源远远", "GB18466"),
        ("E-BZ9-PK748344", "园\ue010缘皂早辕蕴", "0.5mg／L"),
        ("E-BZ+ZDPI9q-2", "遥袁尧渊员冤叶曳摇", "。，、（1）《》"),
        ("E-HZ9-PK7483a5", "犐犆犛", "ICS"),
        ("FZSSK--GBK1-0", "圆园员", "圆园员"),
    ],
)
def test_what_a_font_shows_for_other_codes_is_read(font: str, said: str, shown: str) -> None:
    assert reader.read(pdf([[Set(79, 100, said)]], font=font)).text == shown


def test_a_notice() -> None:
    reading = reader.read(pdf([NOTICE]), "a.pdf")
    assert reading.text == TEXT
    assert (reading.media_type, reading.name, len(reading.sha256)) == ("application/pdf", "a.pdf", 64)
    (omission,) = reading.hints.omissions
    assert (reading.text[omission.span.start : omission.span.end], omission.reason) == ("— 1 —", "page number")
    assert [place.locator for place in reading.places[:2]] == ["page 1 line 1", "page 1 line 2"]
    assert reading.text[reading.places[5].start :].startswith(FULL)


def test_a_glyph_for_a_sign_twice_is_two_characters_and_type_set_twice_is_one() -> None:
    lines = [Set(79, 100, "号\ue000通知"), Set(79, 130, "标题"), Set(79.4, 130, "标题")]
    assert reader.read(pdf([lines], ligatures={"\ue000": "——"})).text == "号——通知\n标题"


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_the_rotation_of_a_page_changes_nothing(rotate: int) -> None:
    assert reader.read(pdf([NOTICE], rotate)).text == TEXT


def test_text_that_runs_upwards_on_an_upright_page_is_a_turned_page() -> None:
    lines: list[Item] = [Set(100 + 29 * n, 700, text, turn=UPWARDS) for n, text in enumerate(("第一行。", "第二行。"))]
    assert reader.read(pdf([[*lines, Set(290, 800, "— 7 —")]])).text == "第一行。\n第二行。\n— 7 —"


def test_vertical_text_of_upright_characters_is_read_column_by_column() -> None:
    lines = ["关于公布名单的通知", "一、各区应当按照规定，做好有关工作。", "二、2025年前完成，“三定”方案另发。"]
    page: list[Item] = [
        Set(500 - 40 * column, 100 + 16 * row, character)
        for column, line in enumerate(lines)
        for row, character in enumerate(line)
    ]
    assert reader.read(pdf([page])).text.split("\n") == lines


def test_the_words_in_a_form_field_are_text() -> None:
    data = pdf([[Set(79, 100, "申请单位："), Set(79, 130, "特此申请。")]], field=Set(160, 100, "某市农业局"))
    assert reader.read(data).text == "申请单位：某市农业局\n特此申请。"


def test_slanted_text_is_a_watermark() -> None:
    reading = reader.read(pdf([[*NOTICE, Set(100, 600, "内部资料", 50, turn=(0.8, 0.6, -0.6, 0.8))]]))
    assert [item.reason for item in reading.hints.omissions] == ["page number", "watermark"]


def test_hidden_text_over_a_scan_is_text() -> None:
    assert reader.read(pdf([[Set(100, 100, "识别出来的文字", mode=3)]])).text == "识别出来的文字"


def test_a_font_that_tells_only_of_its_ink_makes_no_blanks() -> None:
    items = [Set(100, 100, "数字"), Set(136, 100, "自"), Set(148, 100, "贸区")]
    assert reader.read(pdf([items], thin="自")).text == "数字自贸区"


def test_a_lone_character_of_a_font_that_is_not_there_is_not_lost() -> None:
    assert reader.read(pdf([[Set(100, 100, "甲"), Set(116, 100, "乙"), Set(132, 100, "丙")]])).text == "甲乙丙"


def test_text_outside_of_the_page_is_not_shown() -> None:
    assert (
        reader.read(pdf([[Set(100, 100, "看得见"), Set(100, -50, "看不见"), Set(700, 100, "看不见")]])).text == "看得见"
    )


def test_text_pages_between_images_are_read() -> None:
    assert reader.read(pdf([[], [Set(100, 100, "第二页。")], []])).places[0].locator == "page 2 line 1"


def test_a_ruled_table() -> None:
    strokes = [Stroke(100, y, 400, y) for y in (200, 230, 260)] + [Stroke(x, 200, x, 260) for x in (100, 200, 400)]
    cells = [Set(105, 221, "名称"), Set(205, 221, "数值"), Set(105, 251, "增速"), Set(205, 251, "6%")]
    reading = reader.read(pdf([[*strokes, *cells]]))
    (table,) = reading.hints.tables
    assert [[reading.text[c.span.start : c.span.end] for c in row] for row in table.rows] == [
        ["名称", "数值"],
        ["增速", "6%"],
    ]


GOOD = pdf([NOTICE, [Set(100, 100, "第二页。")]])
ENCRYPTED = pdf(
    [NOTICE],
    trailer="/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<" + "41" * 32 + ">/U<" + "42" * 32 + ">>>/ID[<00><00>]",
)


@pytest.mark.parametrize(
    ("data", "limits", "words"),
    [
        (b"", Limits(), "does not begin with %PDF-; leave --type out"),
        (b"PK\x03\x04", Limits(), "no PDF file"),
        (b"%PDF-1.7\n", Limits(), "broken"),
        (GOOD[:200], Limits(), "broken"),
        (pdf([]), Limits(), "broken"),
        (pdf([[]]), Limits(), "ocrmypdf -l chi_sim IN OUT"),
        (pdf([[Stroke(0, 0, 9, 9)]]), Limits(), "ocrmypdf -l chi_sim IN OUT"),
        (pdf([[Image()]]), Limits(), "ocrmypdf -l chi_sim IN OUT"),
        (pdf([NOTICE]).replace(b"Kids[6 0 R]", b"Kids[1 0 R]"), Limits(), "repair it: qpdf"),
        (ENCRYPTED, Limits(), "qpdf --decrypt"),
        (GOOD, Limits(pages=1), "limits.pages"),
        (GOOD, Limits(characters=20), "limits.characters"),
        (
            pdf([[Set(100, 100, "第一页。")]] * 2),
            Limits(characters=6),
            "limits.characters (6) allows on the pages up to 2",
        ),
        (GOOD, Limits(elements=3), "limits.elements (3) allows on the pages up to 1"),
        (GOOD, Limits(bytes=100), "limits.bytes"),
        (pdf([[Set(100, 100, "\x01\x02\x03\x04")]]), Limits(), "ocrmypdf -l chi_sim --force-ocr"),
    ],
)
def test_refusals_say_what_is_wrong(data: bytes, limits: Limits, words: str) -> None:
    with pytest.raises(UnusableInput) as refusal:
        reader.read(data, "a.pdf", limits)
    assert words in str(refusal.value)
    assert str(refusal.value).startswith("a.pdf ")
    assert "\n" not in str(refusal.value)


def test_a_missing_library_is_named_with_the_command_that_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2_raw", None)
    with pytest.raises(UnusableInput, match=r"pip install 'govdocparse\[pdf\]'$"):
        reader.read(GOOD)


@pytest.mark.parametrize(
    ("pages", "notes"),
    [
        ([NOTICE], []),
        ([NOTICE, [], [Stroke(0, 0, 9, 9)]], []),
        ([NOTICE, [Image()]], ["page 2 holds only an image"]),
        ([[Image(nested=True)], NOTICE], ["page 1 holds only an image"]),
        ([[Image()], [Image()], NOTICE, [Image()]], ["pages 1-2, 4 hold only images"]),
        ([[*NOTICE, Image()]], []),
        ([NOTICE, [Image(whole=True), Set(79, 780, "— 2 —", 14)]], ["page 2 holds only an image, but for its page"]),
        ([NOTICE, [Image(), Set(79, 780, "— 2 —", 14)]], []),
        ([[Image(whole=True), Set(200, 300, "某市年鉴", 30)], NOTICE], []),
    ],
)
def test_pages_without_text_among_others_are_noted(pages: list[list[Item]], notes: list[str]) -> None:
    said = [note.message for note in reader.read(pdf(pages)).notes]
    assert [message[: len(note)] for message, note in zip(said, notes, strict=True)] == notes


@pytest.mark.parametrize(
    ("sign", "noted"),
    [
        (lambda number: chr(0xE000 + number), True),
        (lambda number: chr(0xC0 + number % 60), True),
        (lambda number: chr((0x1200, 0x0E10, 0xA010)[number % 3] + number % 40), True),
        (lambda number: chr(0xA010 + number), False),
        (lambda number: "la direction générale de la santé publique "[number % 43], False),
    ],
    ids=["private", "bytes of GBK as Latin letters", "many scripts", "the script of the Yi", "French"],
)
def test_a_page_of_characters_that_cannot_be_what_it_shows_is_noted(sign: Callable[[int], str], noted: bool) -> None:
    page = [Set(79, 100 + 29 * row, "".join(sign(28 * row + place) for place in range(28))) for row in range(4)]
    said = [note.message for note in reader.read(pdf([NOTICE, page])).notes]
    assert ["page 2 shows characters that its fonts do not name" in message for message in said] == [True] * noted


def test_narrow_cells_of_a_table_are_no_vertical_text() -> None:
    cells = ["工业用地", "居住用地", "商业用地", "公园绿地", "道路用地", "仓储用地", "防护绿地", "村庄用地"]
    page: list[Item] = [
        Set(100 + 40 * column, 100 + 16 * row, character)
        for column, text in enumerate(cells)
        for row, character in enumerate(text)
    ]
    walls = [Stroke(90 + 40 * column, 80, 90 + 40 * column, 160) for column in range(9)]
    reading = reader.read(pdf([[*page, *walls, Stroke(90, 80, 410, 80), Stroke(90, 160, 410, 160)]]))
    assert [reading.text[c.span.start : c.span.end] for c in reading.hints.tables[0].rows[0]] == cells


def test_a_page_that_cannot_be_loaded_is_noted() -> None:
    data = pdf([NOTICE, NOTICE]).replace(b"Kids[6 0 R 8 0 R]", b"Kids[6 0 R 1 0 R]")
    (note,) = reader.read(data).notes
    assert note == ("page 2 cannot be loaded", "warning")


EDITS: list[Callable[[bytes, int, int], bytes]] = [
    lambda data, place, _: data[: place % len(data)],
    lambda data, place, byte: data[: place % len(data)] + bytes([byte]) + data[place % len(data) + 1 :],
    lambda data, place, byte: data[: place % len(data)] + data[place % len(data) + byte :],
]


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(EDITS), st.integers(0, 10_000), st.integers(0, 255))
def test_damage_is_read_or_refused(edit: Callable[[bytes, int, int], bytes], place: int, byte: int) -> None:
    try:
        assert reader.read(edit(GOOD, place, byte)).text
    except UnusableInput as refusal:
        assert str(refusal)  # noqa: PT017 - either outcome is right
