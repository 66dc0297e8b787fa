"""The rules of one damaged place: what a lost byte has eaten, pairs that show nothing, and what crowding leaves known."""

from typing import Any

import pytest

from forward_damage import damage
from govdocparse.cleaning.damage import _margin, slip
from govdocparse.cleaning.damage.fluency import Fluency, narrow
from govdocparse.cleaning.damage.gbk import Choice, codes, inventory
from govdocparse.cleaning.damage.page import Page
from govdocparse.cleaning.damage.slip import costs
from govdocparse.cleaning.damage.slip.characters import WIDE, Characters
from govdocparse.cleaning.damage.slip.path import Path
from govdocparse.cleaning.damage.slip.search import WIDTH, likeliest
from govdocparse.grammar import shipped

GLOSSED = "推動經(jīng)濟發(fā)展," * 12 + "\n"
GLOSSES = {"種": "zhǒng", "應": "yīng", "簡": "jiǎn", "縂": "zǒng"}


def reading(sound: str, signs: str = "，。；？", shown: str = "", glossed: str = "") -> tuple[str, slip.Path | None]:
    """A line as it is read on a glossed page after the damage, and the path through its first damaged place."""
    made = damage(sound, {character: GLOSSES[character] for character in glossed}, signs, shown=shown).text
    page = Page(GLOSSED + made, shipped())
    cut = page.cut.search(page.string)
    assert cut is not None, f"no damage in {made}"
    path = slip.best_reading(page, cut.start())
    pieces, done = [], len(GLOSSED)
    for run in path.runs if path else ():
        pieces += [page.sound(done, run.start), run.text]
        done = run.end
    return narrow("".join((*pieces, page.sound(done, len(page.string))))), path


def with_score(score: float, before: str = "已确保", **more: Any) -> Path:
    """A path in step at one place, with a text of its own."""
    return Path(score, 9, before, runs=(slip.Run(3, 9, before, doubtful=False),))._replace(**more)


@pytest.mark.parametrize(
    ("sound", "found"),
    [
        # A line feed: what follows begins a line, or a sentence can end there.
        ("切實確保基層\n二、工作措施", "切實確保基層\n二、工作措施"),
        ("切實確保基層\n第二條為了加強管理", "切實確保基層\n第二條為了加強管理"),
        ("切實確保基層\n附件", "切實確保基層\n附件"),
        # A blank, where a sentence goes on.
        ("切實確保基層 醫院發展", "切實確保基層 醫院發展"),
        # A figure, of which nothing is known but that it is lost.
        ("切實確保基層17.9%達標", "切實確保基層?7.9%達標"),
        ("切實確保基層 17 家醫院", "切實確保基層 17 家醫院"),
        # A half-width bracket that is missing.
        ("(切實確保基層)的通知(試行)", "(切實確保基層)的通知(試行)"),
    ],
)
def test_what_a_lost_byte_has_eaten_comes_back_and_is_in_doubt(sound: str, found: str) -> None:
    read, path = reading(sound)
    assert read == found
    assert path is not None
    assert path.runs[-1].doubtful


@pytest.mark.parametrize(
    ("sound", "signs", "glossed"),
    [
        # A gloss between a sign and a character.
        ("原因如下：單位被吊銷", "，。；？", "簡"),
        # A sign between two lost bytes: the second one before a gloss, before another sign.
        ("成為會員。總數達到百家", "，。；？", "縂"),
        ("車輛停靠。推動發展", "，。；？", ""),
        # Signs alone.
        ("“完成各項工作。”\n經驗", "。，；？！", ""),
        # A dash behind an indent is no third blank.
        ("改善生活。\u3000\u3000——協調發展", "。，；？！", ""),
    ],
)
def test_what_a_page_full_of_glosses_shows(sound: str, signs: str, glossed: str) -> None:
    assert reading(sound, signs, glossed=glossed)[0].endswith(narrow(sound))


@pytest.mark.parametrize(
    ("before", "behind", "missing", "alone"),
    [
        ("印發《關於", "的通知，見附件", "》", "《"),
        ("印發關於", "的通知》，見附件", "《", "》"),
        ("印發《關於", "的通知》，見附件", "", ""),
        ("《辦法》印發關於", "的通知，見附件", "", "《》"),
        # The next pair tells nothing of this place, nor does what stands behind more damage, nor another paragraph.
        ("印發《關於》", "的《通知》，見附件", "", "《》"),
        ("印發關於", "的通知，見附件" + "。" * 30 + "?》", "", "》"),
        ("印發《關於\n", "的通知，見附件", "", "《》"),
        # Brackets of either width; those of glosses are none.
        ("印發(關於", "的通知,見附件", "）", "（"),
        ("印發(關(guān)於", "的通?zhī),見附件)", "", ""),
    ],
)
def test_a_sign_is_missing_or_alone_by_the_nearest_ones(before: str, behind: str, missing: str, alone: str) -> None:
    of_interest = "《》" if "《" in before + behind or "》" in before + behind else "（）"
    page = Page(before + behind, shipped())
    found = page.pairing(len(before))
    assert tuple("".join(sorted(set(signs) & set(of_interest))) for signs in found) == (missing, alone)


@pytest.mark.parametrize(
    ("text", "sign", "worth"),
    [
        ("", "《", costs.ALONE),
        ("", "》", costs.ALONE),
        # Together they are a pair, which costs nothing.
        ("《辦法", "》", -costs.ALONE),
        ("《辦法》", "》", costs.ALONE),
        ("", "）", costs.PAIRED),
        ("級）", "）", 0.0),
        ("", "（", costs.ALONE),
    ],
)
def test_a_sign_that_is_missing_is_worth_much_and_one_alone_costs(text: str, sign: str, worth: float) -> None:
    page = Page("區（市、縣" + "的通知", shipped())
    assert Characters(page, 5).paired(with_score(0.0)._replace(text=text), sign) == worth


@pytest.mark.parametrize(("page", "cost"), [("共５人，", 0.0), ("共5人，", costs.WIDE_LETTER)])
def test_a_wide_figure_costs_where_the_page_has_none(page: str, cost: float) -> None:
    choice = Choice("４", codes().codes["４"], "4")
    characters = Characters(Page(page, shipped()), 0)
    path = with_score(0.0)
    said, _ = characters.say(path, "４")
    form = characters.page.form(choice)
    assert characters.take(path, choice, 0x81, 10).score == pytest.approx(said + form + cost)


@pytest.mark.parametrize(
    ("read", "character", "gain"),
    [
        # A dot parts a name in a short quotation, on the page or in what is restored, and nothing else.
        ("實施“健康", "·", True),
        ("印發《書香", "·", True),
        ("實施“健康”江南", "·", False),
        ("實施“我們，健康", "·", False),
        # The member before says how a member ends, where one does.
        ("新建校、潛力校", "，", True),
        ("新建校、潛力校", "園", False),
        ("新建校、潛力股", "，", False),
        ("新建校、校", "，", False),
    ],
)
@pytest.mark.parametrize("restored", [1, 3])
def test_a_dot_in_a_name_and_members_that_end_alike_are_to_be_expected(
    read: str, character: str, gain: bool, restored: int
) -> None:
    characters = Characters(Page(read, shipped()), len(read))
    path = with_score(0.0)._replace(start=len(read) - restored, text=read[-restored:], before=read[-3:])
    said, _ = characters.say(path, character)
    taken = characters.take(path, Choice(character, 0, character), 0x81, 10).score
    assert (taken > said) == gain
    assert taken >= said


@pytest.mark.parametrize(
    ("read", "cost"),
    [
        ("“導師入。", -3.0),
        ("“導師入校", 0.0),
        ("“全國各族人民都要遵守憲法和法律。", 0.0),
        ("“導師，入校。", 0.0),
    ],
)
def test_a_short_quotation_is_no_sentence(read: str, cost: float) -> None:
    characters = Characters(Page(read + "”", shipped()), len(read))
    path = with_score(0.0)._replace(start=len(read) - 1, text=read[-1:], before=read[-3:])
    said, _ = characters.say(path, "”")
    taken = characters.take(path, Choice("”", 0, "”"), 0x81, 10).score
    assert taken == pytest.approx(said + characters.paired(path, "”") + cost)


@pytest.mark.parametrize(
    ("before", "text", "least"),
    [
        ("科(专", "專", costs.CLOSED),
        ("(专窟", "專窟", costs.CLOSED_TWO),
        ("专窟科", "專窟科", None),
        # With a blank behind it, it is not behind one character.
        ("科(专", "專\u3000", None),
    ],
)
def test_a_bracket_closes_behind_one_or_two_characters(before: str, text: str, least: float | None) -> None:
    characters = Characters(Page("推動發展", shipped()), 4)
    path = with_score(0.0, before)._replace(text=text)
    said, _ = characters.say(path, "）")
    assert said == (characters.page.fluency.after(before, ")") if least is None else least)


@pytest.mark.parametrize("sound", ["切實確保基層“健康·江南”行動", "切實確保基層入企”等制度"])
def test_behind_a_loss_at_the_end_of_a_page_there_is_nothing(sound: str) -> None:
    made = damage(sound, {}).text
    page = Page(GLOSSED + made, shipped())
    assert made.endswith("?")
    path = slip.best_reading(page, len(GLOSSED) + made.index("?"))
    assert path is not None
    assert narrow(path.runs[-1].text).endswith(narrow(sound)[-2:])
    assert path.runs[-1].doubtful


def test_a_pair_that_shows_nothing_is_in_doubt_until_a_gloss_stands_behind_it() -> None:
    read, path = reading("推進規模化種植基地建設")
    assert read == "推進規模化種植基地建設"
    assert path is not None
    assert path.runs[-1].doubtful
    read, path = reading("推進規模化種植基地建設", glossed="種")
    assert read == "推進規模化種植基地建設"
    assert path is not None
    assert not path.runs[-1].doubtful


def test_a_gloss_names_a_character_that_nobody_would_guess() -> None:
    assert reading("公正；生態環保、應急管理、交通運輸", "，。；？！", glossed="應")[0].endswith(
        "環保、應急管理、交通運輸"
    )


def test_pairs_that_show_a_question_mark_can_hold_the_marker_that_is_due() -> None:
    sound = "。\n\u3000\u3000（十一）推動改革。\n\u3000\u3000（十二）合理確定收益。\n"
    marked = "（十一）推動改革。\n\u3000" + damage(sound, {}, shown="?").text.split("\n\u3000")[2]
    page = Page("推動經(jīng)濟發(fā)展，" * 12 + "\n" + marked, shipped())
    path = slip.best_reading(page, page.string.rindex("?。"))
    assert path is not None
    assert narrow(path.runs[0].text).startswith("\u3000(十二)")


def test_a_path_knows_how_near_the_best_other_text_was() -> None:
    first, *_ = likeliest([with_score(-5.0), with_score(-7.5, runs=(slip.Run(3, 9, "已完善", doubtful=False),))])
    assert first.gap == 2.5


def test_the_same_text_on_another_way_is_no_rival() -> None:
    first, *others = likeliest([with_score(-5.0), with_score(-7.5)])
    assert first.gap == float("inf")
    assert not others


def test_a_path_that_was_crowded_out_counts_as_a_rival() -> None:
    crowd = [with_score(-1.0 - place, f"已确{chr(0x4E00 + place)}") for place in range(WIDTH + 1)]
    kept = likeliest([path._replace(score=path.score / 2) for path in crowd])
    assert len(kept) == WIDTH
    assert kept[0].gap == WIDTH / 2, "what was crowded out reads so much worse than the first"
    assert kept[-1].gap == 0.5
    assert likeliest(crowd[:WIDTH])[0].gap == float("inf")


def test_paths_off_step_and_in_step_do_not_crowd_out_each_other() -> None:
    off = [with_score(-place / 10, f"已确{chr(0x4E00 + place)}", lead=0xB5) for place in range(WIDTH)]
    kept = likeliest([*off, with_score(-4.0)])
    assert len(kept) == WIDTH + 1
    assert kept[-1].lead is None


def test_a_path_far_behind_the_best_is_dropped() -> None:
    assert len(likeliest([with_score(0.0), with_score(0.1 - WIDE, "已确实"), with_score(-0.1 - WIDE, "已确定")])) == 2


def test_of_two_forms_of_a_character_the_page_says_which_it_writes() -> None:
    page = Page("經(jīng)本市城鎮戶籍，城鎮居民，鄉鎮企業", shipped())
    usual, rare, only = (Choice(form, codes().codes[form], token) for form, token in ("鎮镇", "鎭镇", "業业"))
    assert page.form(usual) > page.form(rare)
    assert page.form(only) == 0.0


@pytest.mark.parametrize(("character", "traditional"), [("环", True), ("環", False)])
def test_a_character_of_the_other_script_is_foreign(character: str, traditional: bool) -> None:
    assert inventory(traditional=traditional).is_foreign(character)
    assert not inventory(traditional=not traditional).is_foreign(character)
    assert not inventory(traditional=traditional).is_foreign("台")


def test_a_dash_at_the_head_of_a_sentence_has_two_halves() -> None:
    sound = "推動環境保護事業發展。\u3000\u3000——強化法治保障"
    assert reading(sound, "。，；？！")[0].endswith("。\u3000\u3000——強化法治保障")


def test_a_run_that_ends_at_a_second_loss_is_in_doubt() -> None:
    read, path = reading("推進農業規模化，加快建設")
    assert read == "推進農業規模化,加快建設"
    assert path is not None
    assert path.runs[-1].doubtful


@pytest.mark.parametrize(("restored", "margin"), [("校", 6.0), ("校基礎", 6.0), ("模”保障重點", 12.0)])
def test_a_long_repair_must_read_better_by_more_to_be_verified(restored: str, margin: float) -> None:
    assert _margin((slip.Run(3, 9, restored, doubtful=False),)) == margin


def test_what_stands_behind_one_character_alone_is_foretold_less_behind_others() -> None:
    alone = Fluency("、".join(["规模化"] * 8))
    behind_many = Fluency("、".join(f"{character}模化" for character in "规楷建校航劳数名"))
    assert alone.after("¶¶模", "化") < behind_many.after("¶¶模", "化")
    assert alone.after("、规模", "化") > alone.after("¶¶模", "化")


def test_a_lone_blank_is_no_indent() -> None:
    assert "\u3000" not in reading("加強學校、對應管理", "，。；？！")[0]


@pytest.mark.parametrize(
    ("before", "number", "due"),
    [
        # The last of its kind counts, on the page or in what is restored at once.
        ("第一條 總則。\n第二條 適用範圍。\n", "第三條", True),
        ("第一條 總則。\n第二條 適用範圍。\n", "第二條", False),
        ("九、刪去第三條。\n", "十、", True),
        ("第九條 附則。\n", "十、", False),
        ("推動發展。\n", "一、", False),
    ],
)
def test_a_number_is_due_that_goes_on_from_the_last_of_its_kind(before: str, number: str, due: bool) -> None:
    page = Page(before + number, shipped())
    found = page.numbers[-1]
    assert found.place == len(before) - 1
    assert page.due_number(found, "") == due
