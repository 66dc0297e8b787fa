"""Pinyin glosses leave the text; whatever else stands in brackets stays."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdocparse.cleaning import glosses
from govdocparse.grammar import shipped
from govdocparse.text import Span, Text
from project import SAMPLES

GRAMMAR = shipped()
SAMPLE = SAMPLES / "hangzhou-2026-damaged.txt"
# A page that is full of glosses that bear a tone.
FULL = "推動經(jīng)濟發(fā)展," * 6


def removed(string: str) -> str:
    return glosses.remove(Text.of(string), GRAMMAR)[0].string


@pytest.mark.parametrize(
    ("glossed", "plain"),
    [
        ("經(jīng)濟發(fā)展", "經濟發展"),
        ("根據(jù)《辦法》,結(jié)合實際", "根據《辦法》,結合實際"),
        ("會(huì )議", "會議"),
        ("會( huì)議", "會議"),
        ("綠(lǜ)色", "綠色"),
        ("侶(lu\u0308\u030c)", "侶"),
        ("經(ji\u0304ng)濟", "經濟"),
        ("經（jīng）濟", "經濟"),
        ("強(qiánɡ)化", "強化"),
        ("黨(dɑ̌ng)委", "黨委"),
        ("嗯(ń)", "嗯"),
        ("學(ㄒㄩㄝˊ)校", "學校"),
        ("经(jīng)济", "经济"),
    ],
)
def test_gloss_leaves(glossed: str, plain: str) -> None:
    assert removed(glossed) == plain


@pytest.mark.parametrize(
    "string",
    [
        "管理辦法(試行)", "(一)總體要求", "第(一)項", "不動產投資信托基金(REITs)", "公司(AIC)", "協會(UIA)", "電影(IMAX)",
        "距離(km)", "厚度(cm)", "距離(m)", "時間(min)", "方案(a)", "的(de)", "你好(ni hao)", "經(jīngji)濟", "A(jīng)", "(jīng)濟", "經(jxng)",
        "經(jīng", "經jīng)", "經[jīng]", "",
    ],
)  # fmt: skip
def test_other_brackets_stay(string: str) -> None:
    assert removed(string) == string


def test_syllable_without_tone_counts_on_a_page_full_of_glosses() -> None:
    assert removed(FULL + "我們(men)的") == FULL.replace("(jīng)", "").replace("(fā)", "") + "我們的"


def test_syllable_without_tone_counts_where_each_such_character_has_it() -> None:
    page = "經(jing)濟發(fa)展," * 6 + "距離(li)和距離"
    assert removed(page) == "經濟發展," * 6 + "距離(li)和距離"


@pytest.mark.parametrize("unit", ["距離(km)", "方案(a)", "厚度(mm)"])
def test_units_stay_on_a_page_full_of_glosses_too(unit: str) -> None:
    assert removed(FULL + unit).endswith(unit)


def test_gloss_belongs_to_the_span_of_its_character() -> None:
    text, count = glosses.remove(Text.of("對經(jīng)濟"), GRAMMAR)
    assert (text.string, count) == ("對經濟", 1)
    assert text.span(1, 2) == Span(1, 8)
    assert text.span(2, 3) == Span(8, 9)


def test_text_without_glosses_is_returned_as_it_is() -> None:
    text = Text.of("经济发展（试行）")
    assert glosses.remove(text, GRAMMAR) == (text, 0)


def test_sample_has_1513_glosses() -> None:
    text, count = glosses.remove(Text.of(SAMPLE.read_text(encoding="utf-8")), GRAMMAR)
    assert count == 1513
    assert glosses.remove(text, GRAMMAR)[1] == 0


@given(st.text(alphabet="經发()（）jīnga 試行1", max_size=60))
def test_nothing_but_brackets_with_letters_is_ever_removed(string: str) -> None:
    text, count = glosses.remove(Text.of(string), GRAMMAR)
    assert len(text.string) <= len(string)
    assert (count == 0) == (text.string == string)
    han = [character for character in string if "\u4e00" <= character <= "\u9fff"]
    assert [character for character in text.string if "\u4e00" <= character <= "\u9fff"] == han


@pytest.mark.parametrize("unit", ["經(", "經(jīng", "經(a)", "經(jīng)", "(a", "經(aaaaaaaaaaaaaaaaaaaa"])
def test_time_is_linear(unit: str) -> None:
    string = unit * (500_000 // len(unit))
    start = time.process_time()
    glosses.remove(Text.of(string), GRAMMAR)
    assert time.process_time() - start < 5
