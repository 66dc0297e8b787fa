"""Unicode hygiene, one line a case."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from govdocparse.cleaning import hygiene
from govdocparse.grammar import shipped
from govdocparse.text import Span, Text


@pytest.mark.parametrize(
    ("source", "clean"),
    [
        ("公\r\n文\r件\u2028办\u0085理\f", "公\n文\n件\n办\n理\n"),
        ("公\u3000文\u00a0件\t办", "公 文 件 办"),
        ("公\u200b文\u00ad件\ufeff", "公文件"),
        ("公\x00文\x07件", "公文件"),
        ("⽂件⻓度⻩⾊⺠", "文件长度黄色民"),
        ("豈\uf9d1", "豈六"),
        ("﨎﨏", "﨎﨏"),  # compatibility characters that are unified ideographs themselves
        ("\ue81e", "龴"),
        ("\ue837丝", "䌷丝"),
        ("1\uf07e4学期", "1～4学期"),
        ("\uf0b7 加强领导", "• 加强领导"),
        ("规模\uf0b320万吨、\uf0a3 5吨", "规模≥20万吨、≤ 5吨"),
        ("是\uf0a3否\uf0a3", "是\uf0a3否\uf0a3"),  # a box in one symbol font, a sign in another
        ("２０２５年ＡＢ％", "2025年AB%"),
        ("１，２３４．５万元、１，２３号", "1,234.5万元、1，23号"),
        ("「文」『件』", "“文”‘件’"),
        ("﹙一﹚甲﹐乙", "（一）甲，乙"),
        ("甲─乙", "甲—乙"),
        ("┌──┐", "┌──┐"),  # a drawn table
        ("①⑴㈠⒈Ⅲ㎡℃№", "①⑴㈠⒈Ⅲ㎡℃№"),  # what NFKC would take apart
        ("，：；（）％", "，：；（）%"),
        ("\ud800公\uffff", "\ufffd公\ufffd"),
        ("已丢失\ufffd字", "已丢失\ufffd字"),
        ("普通文字 plain 12.5%，“引”。\n", "普通文字 plain 12.5%，“引”。\n"),
    ],
)
def test_clean(source: str, clean: str) -> None:
    assert hygiene.clean(Text.of(source), shipped()).string == clean


def test_what_leaves_belongs_to_the_character_before_it() -> None:
    text = hygiene.clean(Text.of("公\u200b\u200b文"), shipped())
    assert text.span(0, 1) == Span(0, 3)
    assert text.span(1, 2) == Span(3, 4)


def test_line_end_of_two_characters_keeps_places() -> None:
    text = hygiene.clean(Text.of("公\r\n文"), shipped())
    assert text.span(2, 3) == Span(3, 4)


@given(st.text(st.characters()))
def test_any_text_becomes_fit_for_xml(source: str) -> None:
    text = hygiene.clean(Text.of(source), shipped())
    element = etree.Element("text")
    element.text = text.string
    assert etree.fromstring(etree.tostring(element)).text == (text.string or None)


@given(st.text(st.characters()))
def test_twice_is_once(source: str) -> None:
    once = hygiene.clean(Text.of(source), shipped()).string
    assert hygiene.clean(Text.of(once), shipped()).string == once
