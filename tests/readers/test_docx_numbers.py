"""The numbers that Word generates: how formats count, how lists count on and restart, and what is shown."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docx_files import at, docx, level, lists, num, p, r, style
from govdocparse.grammar import shipped
from govdocparse.readers.docx import read
from govdocparse.readers.number_formats import formatted

NUMBERS = [
    ("decimal", {1: "1", 21: "21"}),
    ("decimalZero", {1: "01", 12: "12", 101: "101"}),
    ("decimalFullWidth", {10: "１０"}),
    ("upperRoman", {4: "IV", 1994: "MCMXCIV"}),
    ("lowerRoman", {9: "ix", 40: "xl"}),
    ("upperLetter", {26: "Z", 27: "AA", 53: "AAA"}),
    ("lowerLetter", {3: "c", 28: "bb"}),
    ("chineseCounting", {1: "一", 10: "十", 11: "十一", 20: "二十", 99: "九十九", 100: "一○○", 101: "一○一"}),
    (
        "chineseCountingThousand",
        {
            9: "九",
            10: "十",
            15: "十五",
            20: "二十",
            57: "五十七",
            100: "一百",
            101: "一百零一",
            110: "一百一十",
            111: "一百一十一",
            1001: "一千零一",
            1010: "一千零一十",
            1100: "一千一百",
            10005: "一万零五",
            11000: "一万一千",
            100000: "十万",
            0: "零",
        },
    ),
    ("taiwaneseCountingThousand", {10: "十", 105: "一百零五", 10005: "一萬零五"}),
    ("taiwaneseCounting", {12: "十二", 100: "一○○"}),
    ("taiwaneseDigital", {10: "一○", 21: "二一"}),
    ("ideographDigital", {10: "一〇", 21: "二一", 105: "一〇五"}),
    ("japaneseCounting", {10: "十", 11: "十一", 20: "二十", 100: "百", 111: "百十一", 1500: "千五百"}),
    ("chineseLegalSimplified", {1: "壹", 10: "壹拾", 12: "壹拾贰", 105: "壹佰零伍"}),
    ("ideographLegalTraditional", {2: "貳", 20: "貳拾"}),
    ("ideographTraditional", {1: "甲", 10: "癸", 11: "11"}),
    ("ideographZodiac", {1: "子", 12: "亥", 13: "13"}),
    ("ideographZodiacTraditional", {1: "甲子", 60: "癸亥", 61: "甲子"}),
    ("ideographEnclosedCircle", {1: "㈠", 10: "㈩", 11: "11"}),
    ("decimalEnclosedCircle", {1: "①", 20: "⑳", 21: "21"}),
    ("decimalEnclosedCircleChinese", {2: "②"}),
    ("decimalEnclosedParen", {1: "⑴", 20: "⒇"}),
    ("decimalEnclosedFullstop", {1: "⒈"}),
    ("numberInDash", {3: "- 3 -"}),
    ("ordinal", {1: "1st", 2: "2nd", 11: "11th", 23: "23rd", 112: "112th"}),
    ("hex", {26: "1A"}),
    ("a format to come", {5: "5"}),
]


@pytest.mark.parametrize(("name", "written"), NUMBERS, ids=[name for name, _ in NUMBERS])
def test_number_formats(name: str, written: dict[int, str]) -> None:
    assert {number: formatted(number, name, shipped()) for number in written} == written


@given(st.integers(-(2**31), 2**31), st.sampled_from([name for name, _ in NUMBERS]))
def test_every_number_has_a_short_form(number: int, name: str) -> None:
    assert 0 < len(formatted(number, name, shipped())) <= 60


@given(st.integers(1, 9999))
def test_counting_is_read_back(number: int) -> None:
    written = formatted(number, "chineseCountingThousand", shipped())
    value, digit = 0, 0
    for character in written.removeprefix("零"):
        if character in "十百千":
            value += max(digit, 1 if not value else digit) * {"十": 10, "百": 100, "千": 1000}[character]
            digit = 0
        else:
            digit = "零一二三四五六七八九".index(character)
    assert value + digit == number


CHINESE = (
    level(0, "%1、", "chineseCounting") + level(1, "（%2）", "chineseCounting") + level(2, "%3.") + level(3, "（%4）")
)


def numbered(levels: str, numbering: str) -> list[str]:
    """The markers of paragraphs at these levels of list 1."""
    reading = read(docx("".join(p("x", num=(1, int(place))) for place in levels), numbering=numbering))
    return [line.removesuffix("x").rstrip() for line in reading.text.split("\n")]


ZERO_PADDED = level(0, "%1").replace(
    '<w:numFmt w:val="decimal"/>',
    '<mc:AlternateContent><mc:Choice Requires="a"><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice>'
    '<mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>',
)


@pytest.mark.parametrize(
    ("levels", "definition", "markers"),
    [
        ("0112201", CHINESE, "一、 （一） （二） 1. 2. 二、 （一）"),
        (
            "01101",
            CHINESE.replace('<w:lvlText w:val="（%2）"', '<w:lvlRestart w:val="0"/><w:lvlText w:val="（%2）"'),
            "一、 （一） （二） 二、 （三）",
        ),
        (
            "012120122",
            level(0, "%1") + level(1, "%1.%2") + level(2, "%3", extra='<w:lvlRestart w:val="1"/>'),
            "1 1.1 1 1.2 2 2 2.1 1 2",
        ),
        ("0101", level(0, "%1") + level(1, "%2", extra='<w:lvlRestart w:val="2"/>'), "1 1 2 1"),
        (
            "0012",
            level(0, "%1、", "chineseCounting") + level(1, "%1.%2") + level(2, "%1.%2.%3", extra="<w:isLgl/>"),
            "一、 二、 二.1 2.1.1",
        ),
        ("00", level(0, "第%1章", "chineseCountingThousand", start=9), "第九章 第十章"),
        ("00", level(0, "%1.", start=None), "0. 1."),
        ("000", level(0, "（%1）", "upperRoman", start=3), "（III） （IV） （V）"),
        ("11", level(0, "%1") + level(1, "%1.%2"), "1.1 1.2"),
        ("01", level(0, "%1") + level(1, "%1-%3-%2") + level(2, "%3"), "1 1--1"),
        ("00", level(0, "", "none"), " "),
        ("00", level(0, "附", "none"), "附 附"),
        ("0", level(0, "\uf0b7", "bullet", extra='<w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr>'), "•"),
        ("0", level(0, "l", "bullet", extra='<w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr>'), "●"),
        ("05", level(0, "%1."), "1. "),
        (
            "00",
            ZERO_PADDED,
            "001 002",
        ),
        ("0", '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:lvlText w:val="%1"/></w:lvl>', "1"),
    ],
)
def test_levels_count_and_restart(levels: str, definition: str, markers: str) -> None:
    assert numbered(levels, lists(definition)) == markers.split(" ")


@pytest.mark.parametrize(
    ("suffix", "text", "shown"),
    [
        ("tab", "%1、", "1、文"),
        ("tab", "（%1）", "（1）文"),
        ("tab", "第%1条", "第1条 文"),
        ("tab", "%1.", "1. 文"),
        ("space", "%1、", "1、 文"),
        ("nothing", "%1.", "1.文"),
        ("nothing", "第%1条", "第1条 文"),
    ],
)
def test_what_stands_between_number_and_text(suffix: str, text: str, shown: str) -> None:
    numbering = lists(level(0, text, extra=f'<w:suff w:val="{suffix}"/>'))
    assert read(docx(p("文", num=(1, 0)), numbering=numbering)).text == shown


RESTART = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{}"/></w:lvlOverride>'


@pytest.mark.parametrize(
    ("lists_used", "numbers", "markers"),
    [
        ([1, 1, 2, 1], num(2, 0), "1. 2. 3. 4."),
        ([1, 1, 2, 2, 1], num(2, 0, RESTART.format(1)), "1. 2. 1. 2. 3."),
        ([1, 2, 2, 3], num(2, 0, RESTART.format(5)) + num(3, 0, RESTART.format(1)), "1. 5. 6. 1."),
        ([2, 2], num(2, 0, f'<w:lvlOverride w:ilvl="0">{level(0, "（%1）", start=4)}</w:lvlOverride>'), "（4） （5）"),
        ([1, 3, 1], num(2, 0), "1.  2."),
        ([1, 0, 1], "", "1.  2."),
    ],
)
def test_lists_of_one_definition_count_together(lists_used: Sequence[int], numbers: str, markers: str) -> None:
    body = "".join(p("x", num=(number, 0)) for number in lists_used)
    lines = read(docx(body, numbering=lists(level(0, "%1."), numbers=numbers))).text.split("\n")
    assert [line.removesuffix("x").rstrip() for line in lines] == markers.split(" ")


def test_numbers_by_style() -> None:
    styles = (
        style("H1", "heading 1", pr='<w:numPr><w:numId w:val="1"/></w:numPr>')
        + style("H2", "heading 2", based_on="H1", pr='<w:numPr><w:ilvl w:val="1"/></w:numPr>')
        + style("Own", based_on="H2")
        + style("Off", based_on="H2", pr='<w:numPr><w:numId w:val="0"/></w:numPr>')
    )
    bound = level(0, "%1、", "chineseCounting", extra='<w:pStyle w:val="H1"/>') + level(
        1, "（%2）", "chineseCounting", extra='<w:pStyle w:val="H2"/>'
    )
    body = "".join(p("x", style=name) for name in ("H1", "H2", "Own", "Off", "H2", "H1"))
    body += p("x", style="H2", pr='<w:numPr><w:numId w:val="0"/></w:numPr>')
    assert read(docx(body, styles=styles, numbering=lists(bound))).text.split("\n") == [
        "一、x",
        "（一）x",
        "（二）x",
        "x",
        "（三）x",
        "二、x",
        "x",
    ]


def test_the_level_of_a_style_is_the_one_bound_to_it_or_else_the_one_it_names() -> None:
    styles = style("Bound", pr='<w:numPr><w:numId w:val="1"/></w:numPr>') + style("Heir", based_on="Bound")
    styles += style("Names", pr='<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>')
    levels = level(0, "%1.") + level(1, "（%2）") + level(2, "%3)", extra='<w:pStyle w:val="Bound"/>')
    body = "".join(p("x", style=name) for name in ("Bound", "Heir", "Names"))
    assert read(docx(body, styles=styles, numbering=lists(levels))).text == "1) x\n2) x\n（1）x"


def test_a_list_style_stands_between_number_and_definition() -> None:
    styles = (
        '<w:style w:type="numbering" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
    )
    numbering = lists('<w:numStyleLink w:val="L"/>', '<w:styleLink w:val="L"/>' + level(0, "%1."))
    body = p("甲", num=(1, 0)) + p("乙", num=(2, 0))
    assert read(docx(body, styles=styles, numbering=numbering)).text == "1. 甲\n2. 乙"


def test_links_in_a_circle_number_nothing() -> None:
    styles = (
        '<w:style w:type="numbering" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    styles += style("A", based_on="B") + style("B", based_on="A")
    body = p("甲", num=(1, 0)) + p("乙", style="A")
    assert read(docx(body, styles=styles, numbering=lists('<w:numStyleLink w:val="L"/>'))).text == "甲\n乙"


def test_numbers_are_marked_as_generated() -> None:
    reading = read(docx(p("甲", num=(1, 0)) + p("") + p("", num=(1, 0)), numbering=lists(level(0, "（%1）"))))
    assert reading.text == "（1）甲\n\n（2）"
    assert [at(reading, item.span) for item in reading.hints.generated] == ["（1）", "（2）"]


def test_hidden_paragraphs_do_not_count() -> None:
    hidden = p(r("x", "<w:vanish/>"), num=(1, 0), pr="<w:rPr><w:vanish/></w:rPr>")
    deleted = p("<w:del><w:r><w:delText>x</w:delText></w:r></w:del>", num=(1, 0), pr="<w:rPr><w:del/></w:rPr>")
    body = p("甲", num=(1, 0)) + hidden + deleted + p("乙", num=(1, 0))
    assert read(docx(body, numbering=lists(level(0, "%1、")))).text == "1、甲\n2、乙"


def test_a_missing_numbering_part_numbers_nothing() -> None:
    assert read(docx(p("甲", num=(1, 0)))).text == "甲"
