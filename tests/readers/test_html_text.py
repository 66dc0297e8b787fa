"""Web pages: what a browser shows is the text, whatever it was made of."""

import pytest

from govdocparse import from_xml, parse, to_xml
from govdocparse.errors import UnusableInput
from govdocparse.model import Paragraph
from govdocparse.readers import html
from govdocparse.readers.reading import Limits
from html_pages import BODY, PAPER, kept, omitted, read


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>甲</p><p>乙</p>", "甲\n乙\n"),
        ("<p>甲<p>乙", "甲\n乙\n"),
        ("甲<br>乙<br/><br>丙", "甲\n乙\n\n丙\n"),
        ("<div>a<span>b</span> <b> c </b>\n d</div>", "ab c d\n"),
        ("<p>  甲\t乙\r\n</p>", "甲 乙\n"),
        (
            "<p>10<sup>4</sup>吨，10<sup><b>-2</b></sup>，2000<sup>[1]</sup>家，m<sup>2</sup> <sup>2</sup>，人口<sup>1</sup>12万</p>",
            "10⁴吨，10⁻²，2000[1]家，m² 2，人口¹12万\n",
        ),
        ("<sup>1</sup>甲10<sub>2</sub>", "1甲102\n"),
        ("<p>建设用\n地指标</p>", "建设用地指标\n"),
        ("<p>2025\n年 one\ntwo</p>", "2025 年 one two\n"),
        ("<p><span>来源：办</span>\n<span>时间</span></p>", "来源：办 时间\n"),
        ("<p>&nbsp;&nbsp;甲　乙</p>", "\u00a0\u00a0甲　乙\n"),
        ("<p>　　甲</p>", "　　甲\n"),
        ("<pre>甲\n  乙</pre>", "甲\n  乙\n"),
        ('<p style="white-space: pre-wrap">甲\n  乙</p>', "甲\n  乙\n"),
        ('<span style="display:block">甲</span><div style="display:inline">乙</div>丙', "甲\n乙丙\n"),
        ("甲<script>x<y</script><style>p{}</style><noscript>y</noscript><template>z</template><!-- 注 -->乙", "甲乙\n"),
        ("<p hidden>x</p><p style='DISPLAY : none'>y</p><p style='visibility:hidden'>z</p>甲", "甲\n"),
        ('<body style="visibility:hidden"><p>甲</p>', "甲\n"),
        ('<img alt="图" src="a.png">甲', "甲\n"),
        ("&ldquo;甲&rdquo;&middot;&#x3000;&amp;nbsp;", "“甲”·　&nbsp;\n"),
        ("<head><title>题</title></head>甲", "甲\n"),
        ("<title>题</title><p>甲", "甲\n"),
        ("<head><iframe></iframe><title>题</title></head><body><p>甲", "甲\n"),
        ("<html><frameset><noframes>x</noframes></frameset></html>", ""),
        ("", ""),
        ("<!-- nothing -->", ""),
        ("甲", "甲\n"),
        (
            '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><p>甲<br/>乙</p></html>',
            "甲\n乙\n",
        ),
        ('<!DOCTYPE html [<!ENTITY a "x"><!ENTITY b "&a;&a;">]><p>&b;</p>', "]>\n&b;\n"),
        ("<st1:chsdate Year='2006'>2006年</st1:chsdate>1月<o:p></o:p>", "2006年1月\n"),
        ("</p></div>甲</html>乙", "甲\n乙\n"),
        ("<<甲>乙", "<<甲>乙\n"),
    ],
)
def test_text_is_what_a_browser_shows(markup: str, text: str) -> None:
    assert read(markup).text == text


@pytest.mark.parametrize(
    ("markup", "text", "generated"),
    [
        ("<ol><li>甲<li>乙</ol>", "1. 甲\n2. 乙\n", ["1. ", "2. "]),
        ("<ol start=3 type=a><li><p>甲</p><p>乙</p></li></ol>", "c. 甲\n乙\n", ["c. "]),
        ("<ol type=I><li value=4>甲</ol>", "IV. 甲\n", ["IV. "]),
        ('<ol style="list-style-type:cjk-ideographic" start=12><li>甲</ol>', "十二、甲\n", ["十二、"]),
        ('<ol style="list-style:cjk-decimal" start=12><li>甲</ol>', "一二、甲\n", ["一二、"]),
        ('<ol style="list-style:simp-chinese-informal" start=110><li>甲</ol>', "一百一十、甲\n", ["一百一十、"]),
        ("<ol type=a start=28><li>甲</ol>", "ab. 甲\n", ["ab. "]),
        ("<ol type=i start=0><li>甲<li>乙</ol>", "0. 甲\ni. 乙\n", ["0. ", "i. "]),
        ("<ol type=A start=-1><li>甲</ol>", "-1. 甲\n", ["-1. "]),
        ("<ol><li>（一）甲<li>2.乙</ol>", "（一）甲\n2.乙\n", []),
        ('<ol style="list-style:none"><li>甲</ol><ul><li>乙</ul>', "甲\n乙\n", []),
    ],
)
def test_numbers_of_lists_are_generated(markup: str, text: str, generated: list[str]) -> None:
    reading = read(markup)
    assert reading.text == text
    assert [reading.text[hint.span.start : hint.span.end] for hint in reading.hints.generated] == generated


def test_pronunciations_and_form_fields_are_omitted() -> None:
    reading = read(
        f"<div id=zoom>{PAPER}<p><ruby>滨<rt>bīn</rt></ruby>江</p><select><option>全部</option></select></div>"
    )
    assert omitted(reading) == [("pronunciation", "bīn"), ("form field", "全部")]


def test_a_sentence_goes_on_behind_a_pronunciation() -> None:
    ruby = "<ruby>甪<rp>（</rp><rt>lù</rt><rp>）</rp></ruby>"
    (paragraph,) = parse(f"<div class=zoom><p>支持{ruby}直镇发展。</p></div>").parts[0].blocks
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text == "支持甪直镇发展。"


def test_places_name_the_element_of_each_line() -> None:
    reading = read("<div><p>甲</p><p>乙<b>丙</b></p></div><div>丁<br>戊</div>")
    assert [(reading.text[place.start], place.locator) for place in reading.places] == [
        ("甲", "/html/body/div[1]/p[1]"),
        ("乙", "/html/body/div[1]/p[2]"),
        ("丁", "/html/body/div[2]"),
    ]


@pytest.mark.parametrize(("name", "step"), [("p\x0b", r"p\x0b"), ("p\ufffe", r"p\ufffe"), ("a" * 99, "a" * 40)])
def test_an_invented_element_is_named_as_xml_can_hold_it(name: str, step: str) -> None:
    document = parse(f"<html><body><{name}>安排50万元。</p>")
    assert [place.place for place in document.source.locators] == [f"/html/body/{step}[1]"]
    assert from_xml(to_xml(document)) == document


@pytest.mark.parametrize("charset", ["gb2312", "gbk", "gb18030", "utf-8", "big5"])
def test_the_declared_charset_need_not_be_right(charset: str) -> None:
    data = f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={charset}"></head><body>{PAPER}'
    for codec, name in (("gb18030", "gb18030"), ("utf-8", "utf-8")):
        reading = html.read(data.encode(codec), "notice.html")
        assert (reading.encoding, reading.media_type, reading.name) == (name, "text/html", "notice.html")
        assert kept(reading) == BODY


@pytest.mark.parametrize("charset", ["hz-gb-2312", "gb2312", "utf-16"])
def test_a_page_that_is_a_string_is_decoded_already(charset: str) -> None:
    head = f'<meta charset="{charset}">'
    for text in ("关于~{工作", "é", "锛岀殑閫氱煡", "甲\x01\x02\x03"):
        reading = html.from_string(f"\ufeff{head}<p>{text}</p>")
        assert (reading.text, reading.encoding) == (f"{text}\n", "utf-8")
    assert html.from_string("<p>甲\ud800乙").text == "甲\ufffd乙\n"
    with pytest.raises(UnusableInput, match=r"has 12 bytes, more than limits\.bytes"):
        html.from_string("<p>甲甲甲", limits=Limits(bytes=11))


def test_the_declared_charset_settles_what_is_open() -> None:
    assert html.read('<meta charset="gb2312"><p>一'.encode("gb18030")).text == "一\n"


@pytest.mark.parametrize(
    ("generator", "shown"),
    [
        ("LibreOffice 7.4.7.2 (Linux)", "财政部 税务总局"),
        ("OpenOffice.org 3.2", "财政部 税务总局"),
        ("WPS", "财政部税务总局"),
    ],
)
def test_a_source_that_is_broken_at_blanks_alone_has_a_blank_at_each_break(generator: str, shown: str) -> None:
    head = f'<html><head><meta name="generator" content="{generator}"></head>'
    assert html.read(f"{head}<body><p>财政部\n税务总局</p></body></html>".encode()).text.strip() == shown
