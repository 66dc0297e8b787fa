"""Explanations of one line: what cleaning did, where it went, which rules matched or nearly did, what annotation found."""

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commands import run
from govdocparse.errors import UnusableInput
from govdocparse.explain import Explanation, explain
from govdocparse.grammar import shipped
from govdocparse.places import Lines
from govdocparse.readers.text import from_string
from timing import assert_linear

HEAD = "某政发〔2025〕3号\n关于做好防汛工作的通知\n各区人民政府：\n"
SIGNED = "某市人民政府\n2025年2月8日\n（此件公开发布）\n"


def told(line: str, above: str = HEAD, below: str = SIGNED) -> Explanation:
    """The explanation of a line of a notice."""
    return explain(from_string(f"{above}{line}\n{below}"), above.count("\n") + 1, "notice.txt", shipped())


def matched(found: Explanation, verdict: str) -> list[tuple[str, str]]:
    return [(rule.rule, rule.text) for rule in found.rules if rule.verdict == verdict]


@pytest.mark.parametrize(
    ("line", "verdict", "rule", "text"),
    [
        ("一、加强巡查。", "fired", "marker", "一、"),
        ("附件：防汛物资清单", "matches", "attachment_note", "附件："),
        ("以上措施由各区人民政府负责。", "matches", "closing", "以上"),
    ],
)
def test_rules_that_find_something(line: str, verdict: str, rule: str, text: str) -> None:
    assert (rule, text) in matched(told(line), verdict)


@pytest.mark.parametrize(
    ("number", "verdict", "rule"),
    [
        (1, "matches", "document_number"),
        (2, "fired", "title_kind"),
        (3, "fired", "addressees"),
        (5, "matches", "body_name"),
        (6, "fired", "date_line"),
        (7, "fired", "note_line"),
    ],
)
def test_rules_that_find_something_around_the_text(number: int, verdict: str, rule: str) -> None:
    found = explain(from_string(f"{HEAD}加强巡查。\n{SIGNED}"), number, "notice.txt", shipped())
    assert [(said.verdict, said.rule) for said in found.rules if said.verdict != "near miss"] == [(verdict, rule)]
    assert matched(found, "without effect") == []
    assert rule in found.tried


@pytest.mark.parametrize(
    ("line", "rule", "text"),
    [
        ("1.5万亩以上的，予以奖励。", "near_marker_decimal", "1.5"),
        ("一、二等奖的企业，予以奖励。", "near_marker_list", "一、二等"),
        ("（一）项规定的情形除外。", "near_marker_item", "（一）项"),
        ("第三条第二款规定的情形除外。", "near_marker_article", "第三条第"),
        ("第三方机构负责评估。", "near_marker_word", "第三方"),
        ("A.I.技术予以支持。", "near_marker_letter", "A.I"),
        ("2025年，安排资金。", "near_marker_number", "2025"),
        ("请于2025年2月8日前报送。", "near_date_line", "请于2025年2月8日前报送。"),
        ("附件所列项目从其规定。", "near_attachment", "附件"),
    ],
)
def test_rules_that_nearly_match(line: str, rule: str, text: str) -> None:
    found = told(line)
    assert (rule, text) in matched(found, "near miss")
    assert "marker" not in {name for name, _ in matched(found, "fired")}


def test_a_plain_sentence_is_no_near_miss() -> None:
    assert matched(told("现将实施意见印发给你们，请遵照执行。"), "near miss") == []


def test_a_rule_that_matches_without_effect() -> None:
    found = told("2.值守安排表", above=f"{HEAD}加强巡查。\n附件：1.防汛物资清单\n")
    assert matched(found, "without effect") == [("marker", "2.")]
    (rule,) = [rule for rule in found.rules if rule.rule == "marker"]
    assert rule.says == "opens an item of the outline; not here: the line went to paragraph main-p3"


@pytest.mark.parametrize(
    ("above", "line", "expected"),
    [
        ("", "一、加强巡查。", "一、 stands at the top of its part; the first of scheme chinese"),
        ("", "三、加强巡查。", "三、 stands at the top of its part; the first of scheme chinese, and yet its number is 3"),
        ("一、甲。\n", "二、乙。", "二、 stands at the top of its part; continues 1 → 2 in the same section"),
        ("一、甲。\n", "三、乙。", "三、 stands at the top of its part; continues 1 → 3 in the same section: out of order"),
        ("一、甲\n（一）子。\n（二）丑。\n二、乙\n", "（三）寅。",
         "（三） stands below 二、; continues 2 → 3 from 一、: numbers run on through the text"),
        ("一、甲\n（一）子。\n（二）丑。\n二、乙\n", "（一）寅。",
         "（一） stands below 二、; begins again at 1 in another section (the last was 2 in 一、)"),
        ("一、甲\n（一）子。\n（二）丑。\n二、乙\n", "（五）寅。", "（五） stands below 二、; neither 1 nor the next one behind 2 in 一、"),
    ],
)  # fmt: skip
def test_why_an_item_stands_where_it_does(above: str, line: str, expected: str) -> None:
    assert told(line, above=HEAD + above).outline[0] == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("（一）强化主体地位。深入实施行动。", "（一） has the heading 强化主体地位, run in before its paragraph"),
        ("一、总体要求", "一、 has the heading 总体要求"),
        (
            "第一条 为了规范管理，制定本办法。",
            "第一条 has no heading: what stands behind the number of an article is its text",
        ),
    ],
)
def test_what_opens_an_item(line: str, expected: str) -> None:
    assert told(line).outline[1] == expected


def test_cleaning_steps_that_changed_the_line() -> None:
    found = told("推動經(jīng)濟發(fā)展,安排\u200b１０萬元。", above="關(guān)于經(jīng)濟發(fā)展的通知\n")
    assert [step.step for step in found.steps] == [
        "pinyin glosses removed",
        "invisible characters left out",
        "compatibility characters to usual ones",
        "Traditional to Simplified",
        "width, punctuation and blanks to normal form",
    ]
    assert found.steps[0].changes == (("(jīng)", ""), ("(fā)", ""))
    assert found.steps[-1].text == found.paragraphs[0].text == "推动经济发展，安排10万元。"


def test_line_ends_that_are_restored_are_told_one_by_one_in_linear_time() -> None:
    def work_on(count: int) -> Callable[[], Explanation]:
        return partial(told, "一、" + "（一）甲、" * count, above="关于防汛的通知\n各区：\n")

    assert set(work_on(400)().steps[0].changes) == {("", "\n")}
    assert_linear(work_on, 400, 4)


@pytest.mark.parametrize("piece", ["1.5万亩、", "第3版、", "2025年2月8日、"])
def test_numerals_of_a_line_are_told_in_linear_time(piece: str) -> None:
    assert_linear(lambda count: partial(told, f"一、安排{piece * count}。"), 150)


def test_a_line_inside_a_paragraph() -> None:
    lines = [
        "为深入贯彻落实上级会议精神，进一步提振市场的信心，推",
        "动经济持续向好，根据有关文件精神，结合我市实际情况制",
        "定以下政策。",
    ]
    found = told(lines[1], above=HEAD + lines[0] + "\n", below=f"{lines[2]}\n{SIGNED}" + f"{lines[0]}\n" * 9)
    assert [(item.first_line, item.last_line) for item in found.paragraphs] == [(4, 6)]
    assert [(place.kind, place.text) for place in found.places] == [("paragraph", lines[1])]


def test_where_the_line_went() -> None:
    found = explain(from_string(f"{HEAD}加强巡查。\n{SIGNED}— 2 —\n"), 8, "notice.txt", shipped())
    assert [(place.kind, place.name, place.text) for place in found.places] == [("omitted", "page number", "— 2 —")]
    found = told("（一）强化主体地位。深入实施行动。")
    assert [(place.kind, place.name, place.text) for place in found.places] == [
        ("section", "main-1", "（一）强化主体地位。"),
        ("paragraph", "main-1-p1", "深入实施行动。"),
    ]


def test_items_of_a_list_in_the_text() -> None:
    found = told("主要措施：一是加强巡查；二是排除隐患。")
    assert [(place.kind, place.says, place.text) for place in found.places][1:] == [
        ("item", "一是, number 1 of a list, up to the next one, 二是", "一是加强巡查；"),
        ("item", "二是, number 2 of a list, up to the end of the text", "二是排除隐患。"),
    ]
    assert ("item", "一是") in matched(found, "fired")
    assert ("item", "一是") in matched(told("主要措施：一是加强巡查。"), "without effect")


def test_facts_of_the_quantities_on_the_line(tmp_path: Path) -> None:
    line = "（一）加强巡查。2025年，对达标企业给予最高50万元奖励；新建站点3个。"
    (award, count) = told(line, f"{HEAD}一、水利（由市水利局牵头）\n").facts
    assert (award.text, award.measure, award.object, award.responsible) == ("50万元", "奖励", "达标企业", ("市水利局",))
    assert (count.text, count.measure, count.period_to) == ("3个", "站点", "2025-12-31")
    (tmp_path / "notice.txt").write_text(f"{HEAD}{line}共计8.5。\n（二）计30人。\n{SIGNED}", encoding="utf-8")
    said = run("explain", "notice.txt:4", cwd=tmp_path).stdout.decode().partition("facts:\n")[2].splitlines()
    assert said[0] == "  ‘50万元’: measure 奖励, object 达标企业, from 2025-01-01, to 2025-12-31"
    said = run("explain", "notice.txt:5", cwd=tmp_path).stdout.decode().partition("facts:\n")[2].splitlines()
    assert said == ["  ‘30人’: nothing but the quantity: no words here say what it measures"]


def test_annotations_with_their_rules() -> None:
    (bounded, date) = told("给予不超过50万元的奖励，2025年底前兑现。").annotations
    assert (bounded.type, bounded.text, dict(bounded.values)["bound"]) == ("quantity", "50万元", "max")
    assert [(rule.rule, rule.text) for rule in bounded.rules] == [("candidate", "50万"), ("touching_bound", "不超过")]
    assert (date.type, date.text) == ("date", "2025年底")
    assert [rule.rule for rule in date.rules] == ["date", "after_max"]


def test_what_a_rule_found_is_shown_up_to_forty_characters() -> None:
    title = "《关于" + "进一步" * 20 + "加强巡查的通知》"
    (citation,) = told(f"根据{title}，加强巡查。").annotations
    assert f"{title[:40]}…" in [rule.text for rule in citation.rules]


def test_a_bound_is_shown_where_it_governs() -> None:
    """及以上 of the clause in front is another bound than the 以上 behind the number."""
    (found,) = told("实施市级及以上重大项目40项以上。").annotations
    assert [(rule.rule, rule.text) for rule in found.rules] == [("candidate", "40"), ("behind_bound", "以上")]


@pytest.mark.parametrize(
    ("line", "numeral", "rule"),
    [
        ("做到五个统一。", "五", "lookalike_here"),
        ("建设“315”体系。", "315", "candidate"),
        ("位居全省前10。", "10", "rank_left"),
    ],
)
def test_numerals_that_are_none(line: str, numeral: str, rule: str) -> None:
    assert [(item.text, item.rule) for item in told(line).numerals] == [(numeral, rule)]


def test_numerals_of_other_lines_of_the_paragraph_are_not_told() -> None:
    found = told("建设“315”体系，", above=f"{HEAD}推进“813”工程，")
    assert [item.text for item in found.numerals] == ["813", "315"]


def test_diagnostics_of_the_line() -> None:
    found = told("三、加强值守。", above=f"{HEAD}一、加强巡查。\n")
    assert [item.code for item in found.diagnostics] == ["outline.gap"]
    assert told("一、加强巡查。", below=f"三、加强值守。\n{SIGNED}").diagnostics == ()


@given(texts=st.lists(st.text("一、（）1.5附件：2025年月日第条“”万元責(zé)?\ufffd\n\r\t　 ", max_size=20), max_size=5))
@settings(max_examples=60)
def test_any_line_can_be_explained(texts: list[str]) -> None:
    reading = from_string("\n".join(texts))
    for line in range(1, len(Lines(reading.text)) + 1):
        found = explain(reading, line, "any.txt", shipped())
        assert found.text == reading.text[slice(*found.span)]
        assert found.places or not found.text.strip()


def test_an_empty_line_has_nothing_to_tell() -> None:
    found = told("")
    assert (found.places, found.paragraphs, found.rules, found.annotations, found.tried) == ((), (), (), (), ())


@pytest.mark.parametrize("line", [0, 9, 10**8])
def test_a_line_that_is_not_there(line: int) -> None:
    with pytest.raises(UnusableInput, match=f"notice.txt has lines 1 to 7; there is no line {line}"):
        explain(from_string(f"{HEAD}加强巡查。\n{SIGNED}"), line, "notice.txt", shipped())


def test_every_rule_of_the_tables_is_in_the_grammar() -> None:
    grammar = shipped()
    for table, key in (
        ("line_rule", "rule"),
        ("near_miss", "rule"),
        ("near_miss", "of"),
        ("annotation_rule", "rule"),
        ("numeral_reject", "rule"),
    ):
        assert [row[key] for row in grammar.table(table) if row[key] not in grammar.rules] == []


@pytest.fixture
def notice(tmp_path: Path) -> Path:
    path = tmp_path / "notice.txt"
    path.write_text(f"{HEAD}一、加强巡查。\n{SIGNED}", encoding="utf-8")
    return path


def test_the_command_in_words(notice: Path) -> None:
    result = run("explain", f"{notice}:4")
    assert (result.returncode, result.stderr) == (0, b"")
    assert result.stdout.decode().splitlines()[:4] == [
        f"{notice}:4 [32, 39)",
        "  一、加强巡查。",
        "cleaning:",
        "  nothing was changed",
    ]
    assert (
        "  fired: marker (outline.toml) on ‘一、’: opens an item of the outline" in result.stdout.decode().splitlines()
    )


def test_the_command_in_json(notice: Path) -> None:
    result: dict[str, Any] = json.loads(run("explain", "--format", "json", f"{notice}:4").stdout)
    assert (result["line"], result["text"], result["span"]) == (4, "一、加强巡查。", [32, 39])
    assert result["rules"][0] == {
        "rule": "marker",
        "file": "outline.toml",
        "verdict": "fired",
        "says": "opens an item of the outline",
        "text": "一、",
    }


def test_a_place_as_check_prints_it(notice: Path) -> None:
    expected = run("explain", f"{notice}:4").stdout
    for place in (f"{notice}:4:3", f"{notice}:4:3:"):
        assert run("explain", place).stdout == expected


def test_the_line_of_a_span(notice: Path) -> None:
    text = notice.read_text(encoding="utf-8")
    for start, line in ((0, 1), (text.index("一、"), 4), (text.index("查。") + 1, 4), (len(text) - 1, 7)):
        assert run("explain", f"{notice}:@{start}").stdout == run("explain", f"{notice}:{line}").stdout


def test_a_file_whose_name_ends_like_a_line(notice: Path) -> None:
    odd = notice.with_name("notice:4")
    odd.write_bytes(notice.read_bytes())
    assert run("explain", f"{odd}:2").stdout.decode().startswith(f"{odd}:2 [")


def test_a_path_with_a_drive(notice: Path) -> None:
    odd = notice.with_name("C:notice.txt")
    odd.write_bytes(notice.read_bytes())
    assert run("explain", "C:notice.txt:2", cwd=notice.parent).stdout.decode().startswith("C:notice.txt:2 [")


def test_a_page_is_located(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<html><body><p>公告</p><p>一、停水。</p></body></html>", encoding="utf-8")
    assert "/html/body/p[2]" in run("explain", f"{page}:2").stdout.decode().splitlines()[0]


@pytest.mark.parametrize(
    ("place", "message"),
    [
        (
            "notice.txt",
            "notice.txt: give FILE:LINE, a file and the number of a line, as in notice.txt:12, or FILE:@START",
        ),
        (
            "notice.txt:",
            "notice.txt:: give FILE:LINE, a file and the number of a line, as in notice.txt:12, or FILE:@START",
        ),
        (
            "notice.txt:x",
            "notice.txt:x: give FILE:LINE, a file and the number of a line, as in notice.txt:12, or FILE:@START",
        ),
        (":3", ":3: give FILE:LINE, a file and the number of a line, as in notice.txt:12, or FILE:@START"),
        ("-", "explain reads files, not standard input: save the text and give FILE:LINE"),
        ("notice.txt:0", "notice.txt has lines 1 to 7; there is no line 0"),
        ("notice.txt:8", "notice.txt has lines 1 to 7; there is no line 8"),
        ("C:\\papers\\notice.txt:8", "C:\\papers\\notice.txt cannot be read: No such file or directory"),
        ("notice.txt:@999", "notice.txt has 66 characters; there is no place @999"),
        ("nowhere.txt:8", "nowhere.txt cannot be read: No such file or directory"),
    ],
)
def test_bad_places_are_one_line(place: str, message: str, notice: Path) -> None:
    result = run("explain", place, cwd=notice.parent)
    assert (result.returncode, result.stdout) == (2, b"")
    assert result.stderr.decode() == f"govdocparse: {message}\n"
