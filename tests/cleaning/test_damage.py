"""Damage by a mirror site is undone, clean text is never touched, and nothing is called verified that is not."""

import re
import time
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from damage_trials import outcomes, same, sound_page
from forward_damage import damage, random_glosses
from govdocparse.cleaning import damage as cleaning
from govdocparse.cleaning import glosses
from govdocparse.cleaning.damage import forward
from govdocparse.cleaning.damage import page as damaged_page
from govdocparse.cleaning.damage.fluency import narrow, table
from govdocparse.cleaning.damage.gbk import codes
from govdocparse.grammar import shipped
from govdocparse.text import Span, Text
from project import SAMPLES

GRAMMAR = shipped()
PAGE = (SAMPLES / "hangzhou-2026-damaged.txt").read_text(encoding="utf-8")
# What the city wrote at the six damaged places of the page.
WRITTEN = {
    "?guī)熘械钠髽I(yè)": "庫中的企業",
    "?;A(chǔ)": "校基礎",
    "??冃": "保績效A",
    "?。┘壙萍夹推髽I(yè)": "省)級科技型企業",
    "??婆c": "專科與",
    "?;鶎佑懈小⑷罕姷美?": "保基層有感、群眾得利",
}


def restored(string: str) -> str:
    """A page without damage and glosses."""
    text, *_ = cleaning.restore(Text.of(string), GRAMMAR)
    return glosses.remove(text, GRAMMAR)[0].string


def on_the_page(line: str) -> str:
    """What becomes of a line when it stands at the end of a page full of glosses."""
    return restored(f"{PAGE}\n{line}\n").rstrip("\n").rsplit("\n", 1)[1]


def test_all_six_runs_of_the_sample_are_restored() -> None:
    _, repaired, _ = cleaning.restore(Text.of(PAGE), GRAMMAR)
    assert {repair.before: repair.after for repair in repaired} == WRITTEN
    assert [repair.kind for repair in repaired] == ["byte_shift"] * 6


def test_a_repair_that_the_page_proves_is_verified_and_a_guess_is_not() -> None:
    _, repaired, _ = cleaning.restore(Text.of(PAGE), GRAMMAR)
    status = {repair.after: repair.status for repair in repaired}
    assert status["庫中的企業"] == "verified"
    assert status["保績效A"] == "ambiguous"
    assert status["保基層有感、群眾得利"] == "ambiguous"


def test_spans_point_into_the_source() -> None:
    text, repaired, _ = cleaning.restore(Text.of(PAGE), GRAMMAR)
    for repair in repaired:
        assert PAGE[slice(*repair.span)] == repair.before
    place = text.string.index("校基礎")
    start = PAGE.index("?;A(chǔ)")
    assert text.span(place, place + 3) == Span(start, start + len("?;A(chǔ)"))


@pytest.mark.parametrize(
    ("damaged", "written"),
    [
        # A gloss between two characters, and right behind it the gloss of the second.
        ("且國家統(tǒng)計局?jǐn)?shù)據(jù)顯示,", "且國家統計局數據顯示,"),
        ("2017年?yáng)|海區(qū)海水環(huán)境", "2017年東海區海水環境"),
        ("生態(tài)安全。開展?jié)O業(yè)環(huán)境監(jiān)測", "生態安全。開展漁業環境監測"),
        ("人口數(shù)占總?cè)丝诘谋戎貫?7.9%,", "人口數占總人口的比重為?7.9%,"),
        # A pair of bytes without a character shows nothing.
        ("規(guī)?;笄蒺B(yǎng)殖場", "規模化畜禽養殖場"),
        ("要求高?;谧陨淼霓k學定位", "要求高校基于自身的辦學定位"),
        # Two signs share a byte; the gloss has eaten its bracket where the run ends.
        ("達(dá)到249家。??倲?shù)達(dá)到15979家。", "達到249家。。總數達到15979家。"),
        ("博弈行為?,F(xiàn)行高等教育", "博弈行為。現行高等教育"),
        ("推動智能化轉型升級?!睆V東省", "推動智能化轉型升級。”廣東省"),
        ("山東、河南?。ㄊ校┉h(huán)境保護廳", "山東、河南省(市)環境保護廳"),
    ],
)
def test_what_is_seen_on_other_pages(damaged: str, written: str) -> None:
    assert on_the_page(damaged) == written


@pytest.mark.parametrize(
    ("damaged", "written"),
    [
        ("\n?。ㄒ唬娀㈡I", "\n　（一）強化關鍵"),
        ("\n（十一）推動。\n?。ㄊ⿺U大市場", "\n　（十二）擴大市場"),
    ],
)
def test_an_outline_marker_that_is_due(damaged: str, written: str) -> None:
    sound = written[1:]
    made = damage(f"。\n　{sound}\n", {}).text
    assert damaged.rsplit("\n", 1)[1][:4] in made, "the forward model makes the same of it"
    page = damaged.rsplit("\n", 1)[0] + "\n" + made.split("\n")[1] + "\n"
    assert narrow(sound.strip()) in restored("推動經(jīng)濟發(fā)展," * 8 + page)


def test_a_lost_figure_behind_a_bracket_at_an_indent_shows_that_it_is_lost() -> None:
    made = damage("。\n\u3000（1）建設實驗室。\n", {}, folded=False).text
    assert "\u3000（?）建設實驗室" in restored("推動經(jīng)濟發(fā)展，" * 12 + made)


def test_a_marker_that_is_no_number_is_followed_by_the_first() -> None:
    page = damaged_page.Page("關(guān)于\n（十十）改善學校。\n", shipped())
    assert page.due_markers(len(page.string)) == ["一"]


def test_a_lost_figure_shows_and_is_never_verified() -> None:
    _, repaired, _ = cleaning.restore(Text.of(f"{PAGE}\n人口數(shù)占總?cè)丝诘谋戎貫?7.9%,\n"), GRAMMAR)
    assert (repaired[-1].after, repaired[-1].status) == ("人口的比重為?", "ambiguous")


@pytest.mark.parametrize("lost", ["?", "\ufffd"])
@pytest.mark.parametrize("sign", ["；", ";"])
def test_a_lost_byte_and_a_folded_sign_have_two_forms(lost: str, sign: str) -> None:
    assert on_the_page(f"推進市屬高校{lost}{sign}A(chǔ)設(shè)施".replace("校", "", 1)) == "推進市屬高校基礎設施"


@pytest.mark.parametrize(
    ("signs", "folded", "shown", "bar"),
    [
        ("，。；？", True, "", 0.9),
        ("，。；？", False, "", 0.9),
        ("。，；？！", True, "", 0.75),
        ("，。；？", True, "?", 0.85),
        ("", True, "", 0.95),
    ],
)
def test_damaged_sound_text_is_restored_and_never_wrongly_verified(
    signs: str, folded: bool, shown: str, bar: float
) -> None:
    readings = {character: sorted(found) for character, found in table().readings.items()}
    count: Counter[bool] = Counter()
    for seed, name in enumerate(("binjiang-2025-notice.txt", "hangzhou-2024-draft.txt", "qiantang-2025-webpage.txt")):
        sound = sound_page(name)
        made = damage(sound, random_glosses(sound, readings, 60, seed), signs, folded=folded, shown=shown)
        for stood, found, status in outcomes(sound, made):
            count[same(stood, found)] += 1
            assert status != "verified" or stood == found
    assert count.total() > 10
    assert count[True] >= bar * count.total()


@pytest.mark.parametrize(
    "string",
    [
        "是什么？请说明。", "为什么?。", "是否?；如何?，", "什么?？", "真的？！", "多少钱??", "怎么办???", "是否符合条件?,如何认定?;由谁负责?。",
        "https://www.zj.gov.cn/art/2014/7/25/art_1229621702_2419032.html?id=1&x=?;y", "What?, I said. Why?; How?: (what?huh)",
        "徐蘭?蘇楠?易熙瓊", "第一條?為了加強管理,制定本辦法。", "摘? ?要:政策", "[中图分类号] R473.2? ? ? ? ? [文献标识码] B", "G40?鄄058.1",
        "表1??单位:万元", "第一章??总则????第二章??分则", "| 名称? | 数量? |\n|---|---|\n| 甲?; | 1 |", "您对本网站满意吗?；请选择：A.满意?；B.不满意?；",
        "问：企业如何申报?。答：网上申报。", "是否?；赑屃驮碑", "何为?；瓴甓", "谁来负责?；龑䶮同志", "谁来管?，怎么管?，管什么?", "1?。2?，3?；", "?", "?；", "", "經(jīng)濟發(fā)展,是否?;如何?。" * 20,
    ],
)  # fmt: skip
def test_clean_text_is_never_touched(string: str) -> None:
    text = Text.of(string)
    assert cleaning.restore(text, GRAMMAR) == (text, (), None)


@pytest.mark.parametrize("name", ["binjiang-2025-notice.txt", "qiantang-2025-webpage.txt"])
@pytest.mark.parametrize("traditional", [False, True])
@pytest.mark.parametrize("folded", [False, True])
def test_clean_notice_with_question_marks_is_never_touched(name: str, traditional: bool, folded: bool) -> None:
    sound = sound_page(name) if traditional else (SAMPLES / name).read_text(encoding="utf-8")
    asking = re.sub(r"(?<=[^，。；]{11})[，。；]", lambda sign: "?" + sign[0], sound)
    for page in (sound, asking, asking.replace("?", "？"), sound.replace("，", "??，")):
        text = Text.of(narrow(page) if folded else page)
        assert cleaning.restore(text, GRAMMAR) == (text, (), None)


def test_text_without_a_lost_byte_is_returned_as_it_is() -> None:
    text = Text.of("推進市屬高校基礎設施提質工程。")
    assert cleaning.restore(text, GRAMMAR)[0] is text


@pytest.mark.parametrize(
    ("sound", "damaged", "glossed"),
    [
        ("高校基礎設", "高?；A(chǔ)設(shè)", {"礎": "chǔ", "設": "shè"}),
        ("專家庫中的企業專", "專家?guī)熘械钠髽I(yè)專", {"規": "guī", "業": "yè"}),
        ("局數據", "局?jǐn)?shù)據(jù)", {"謹": "jǐn", "數": "shù", "據": "jù"}),
        ("部（省）級", "部(?。┘?", {}),
    ],
)
def test_forward_run_gives_the_damage_back(sound: str, damaged: str, glossed: dict[str, str]) -> None:
    cuts = [[codes().codes[sign] for sign in GRAMMAR.lexicon("cut_signs")]]
    assert forward.comes_out(sound, damaged, cuts, glossed)
    assert not forward.comes_out(sound.replace(sound[1], "一"), damaged, cuts, glossed)


@pytest.mark.parametrize(
    "unit",
    [
        "?",
        "?；",
        "?;",
        "??",
        "確?；鶎",
        "?guī)",
        "家?guī)熘",
        "\n?。ㄒ唬",
        "??婆c",
        "確?；鶎佑懈小⑷罕姷美?、企業(yè)獲益。",
    ],
)
@pytest.mark.parametrize("page", ["", "推動經(jīng)濟發(fā)展," * 10])
def test_time_is_bounded(page: str, unit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(damaged_page, "STEPS", 5_000)
    string = page + unit * (20_000 // len(unit))
    start = time.process_time()
    cleaning.restore(Text.of(string), GRAMMAR)
    assert time.process_time() - start < 5


def test_past_the_budget_the_rest_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(damaged_page, "STEPS", 500)
    _, repaired, unread = cleaning.restore(Text.of(PAGE), GRAMMAR)
    assert unread is not None
    assert unread.end == len(PAGE)
    assert all(repair.span.end <= unread.start for repair in repaired)


def test_an_indent_behind_a_sentence_comes_back() -> None:
    made = damage("按要求落實責任。\u3000\u3000各級人民政府應當加強領導。", {}, "。，；？！").text
    page = "推動經(jīng)濟發(fā)展," * 8 + made
    assert "責任。\u3000\u3000各級人民" in restored(page)


PIECES = st.sampled_from(
    [
        *"?？；;，,。！：、�()（）一十經發企業婆熘鶎䶮𠀀abAI_| \u3000\n\t€\x80\ue000\ue705ī19ｍ",
        "(jīng)",
        "?guī)",
        "(yè)",
        "\r\n",
        "經(jīng)" * 12,
        "確?；鶎佑懈",
        "?。ㄒ唬",
        "企业发展",
    ]
)


@settings(max_examples=150)
@given(st.lists(PIECES, max_size=30).map("".join))
def test_any_text_comes_through_and_repairs_say_what_they_replace(string: str) -> None:
    text, repaired, unread = cleaning.restore(Text.of(string), GRAMMAR)
    assert (text.string == string) or repaired
    for repair in repaired:
        assert string[slice(*repair.span)] == repair.before
    assert cleaning.restore(Text.of(string), GRAMMAR) == (text, repaired, unread)
