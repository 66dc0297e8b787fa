"""Texts that a notice puts out: where each begins, what it goes by, and what is none."""

import pytest

from govdocparse import parse
from invariants import check
from structures import NOTICE, SIGNED, fields, parts, structure_of


def test_promulgated_text_behind_signature_and_note() -> None:
    lines = (*NOTICE, *SIGNED, "（此件公开发布）", "若干政策", "（2025年版）", "一、支持企业")
    assert parts(*lines) == [
        ("main", None, "某市人民政府印发若干政策的通知", ["现将《若干政策》印发给你们，请执行。"]),
        ("promulgated", None, "若干政策（2025年版）", [["一、", "支持企业"]]),
    ]
    found = fields(structure_of(*lines).metadata)
    assert (found["issuers"], found["issue_date"], found["notes"], found["edition"]) == (
        ["某市人民政府"],
        "2025-02-08",
        ["此件公开发布"],
        "2025年版",
    )


def test_the_bodies_above_a_text_that_is_passed_on_are_no_part_of_its_title() -> None:
    lines = (
        "某市政府办公室转发市邮政局等部门《某实施办法》的通知",
        "各县：",
        "《某实施办法》已经同意，现转发。",
        "2009年8月30日",
    )
    found = structure_of(*lines, "某市邮政局", "某市农业局", "某实施办法", "第一条 为了供水。", "第二条 要供水。")
    assert [(part.role, part.title) for part in found.parts][1:] == [("promulgated", "某实施办法")]
    assert fields(found.metadata)["issue_date"] == "2009-08-30"


def test_the_imprint_of_a_notice_may_stand_before_the_text_that_it_puts_out() -> None:
    printed = "某市人民政府办公室 2025年2月9日印发"
    lines = (*NOTICE, *SIGNED, printed, "若干政策", "一、支持企业", *["给予补助。"] * 20)
    assert [part[:3] for part in parts(*lines)][1:] == [("promulgated", None, "若干政策")]
    found = fields(structure_of(*lines).metadata)
    assert (found["printing_authority"], found["printing_date"]) == ("某市人民政府办公室", "2025-02-09")


def test_a_date_above_the_imprint_and_the_text_that_a_notice_puts_out_dates_the_notice() -> None:
    imprint = (
        "主题词：财政 通知",
        "抄送：市审计局、各区财政局",
        "某市财政局 2006年9月11日印发",
        "打字：王某 校对：段某",
    )
    lines = (*NOTICE, "二〇〇六年九月八日", *imprint, "若干政策", *["给予补助。"] * 20)
    assert [part[:3] for part in parts(*lines)][1:] == [("promulgated", None, "若干政策")]
    found = fields(structure_of(*lines).metadata)
    assert [found[key] for key in ("issue_date", "keywords", "cc", "printing_authority", "printing_date")] == [
        "2006-09-08",
        ["财政", "通知"],
        ["市审计局", "各区财政局"],
        "某市财政局",
        "2006-09-11",
    ]


@pytest.mark.parametrize(
    ("below", "title"),
    [
        (("今年是开局之年。", "一、支持企业"), "若干政策"),
        (("一、支持企业",), "若干政策"),
        (("今年是开局之年。", "支持企业"), None),
    ],
)
def test_a_plan_behind_the_signature_goes_by_the_name_that_the_notice_gives(
    below: tuple[str, ...], title: str | None
) -> None:
    assert [part[2] for part in parts(*NOTICE, *SIGNED, *below)][1:] == ([title] if title else [])


def test_a_part_goes_from_its_title_to_its_signature() -> None:
    lines = (*NOTICE, *SIGNED, "若干政策", "一、支持企业")
    source = "\n".join(lines)
    assert [source[slice(*part.span)].split("\n") for part in structure_of(*lines).parts] == [
        [*NOTICE, *SIGNED],
        ["若干政策", "一、支持企业"],
    ]


def test_promulgated_text_without_signature_is_known_by_its_title() -> None:
    assert [part[0] for part in parts(*NOTICE, "若干政策", "一、支持企业")] == ["main", "promulgated"]


def test_an_order_puts_out_a_text_whose_title_names_another() -> None:
    title = "某市政府关于修改《某规定》的决定"
    lines = (
        title,
        "某市人民政府令第5号",
        "《某市政府关于修改〈某规定〉的决定》已经通过，现予公布。",
        "2005年11月29日",
        title,
        "一、甲。",
    )
    assert [part[:3] for part in parts(*lines)][1:] == [("promulgated", None, title)]


@pytest.mark.parametrize(
    "opening", [("第一章 总则", "第一条 甲。"), ("（2001年10月17日某市人民代表大会常务委员会通过）", "第一条 甲。")]
)
def test_a_text_without_a_title_goes_by_what_its_order_calls_it(opening: tuple[str, ...]) -> None:
    lines = (
        "某市供水条例",
        "某市人民政府令",
        "第3号",
        "现发布《某市供水条例》，自发布之日起施行。",
        "市长 李明",
        "1997年8月3日",
    )
    source = "\n".join((*lines, *opening))
    document = parse(source)
    assert [(part.role, part.title) for part in document.parts][1:] == [("promulgated", "某市供水条例")]
    check(document, source)
    assert len(parse("\n".join((*lines, "有关事项另行通知。"))).parts) == 1


@pytest.mark.parametrize(
    "said", ["《某市供水办法》已经市政府同意，现印发实施。", "现将《某市供水办法》印发给你们，请执行。"]
)
def test_a_text_without_a_title_goes_by_what_its_notice_calls_it(said: str) -> None:
    lines = (
        "关于印发某市供水办法的通知",
        "各区：",
        said,
        "某市水务局",
        "2023年8月9日",
        "第一条 为了供水，制定本办法。",
        "第二条 甲。",
    )
    assert [part[:3] for part in parts(*lines)][1:] == [("promulgated", None, "某市供水办法")]


def test_title_of_a_table_between_sections_is_no_promulgated_text() -> None:
    notice = (
        "关于分配房源的通告",
        "一、房源情况",
        "本次房源详见《房源情况表》。",
        "房源情况表",
        "共计12套。",
        "二、分配对象",
    )
    assert [part[0] for part in parts(*notice)] == ["main"]


def test_title_without_marks_names_what_it_puts_out() -> None:
    notice = (
        "关于印发公文处理细则及文书式样的通知",
        "各区：",
        "现印发给你们。",
        "2007年6月5日",
        "公文处理细则及文书式样",
        "第一条 甲。",
    )
    assert [part[0] for part in parts(*notice)] == ["main", "promulgated"]
    assert fields(structure_of(*notice).metadata)["issue_date"] == "2007-06-05"


def test_what_explains_a_paper_below_its_signature_is_attached_to_it() -> None:
    assert parts(*NOTICE, *SIGNED, "若干政策起草说明", "一、背景")[1][:3] == ("attachment", None, "若干政策起草说明")


def test_lone_part_is_main() -> None:
    assert parts("若干政策", "一、支持企业", *SIGNED) == [("main", None, "若干政策", [["一、", "支持企业"]])]


def test_how_a_notice_is_made_public_may_stand_before_the_text_that_it_puts_out() -> None:
    lines = (*NOTICE, *SIGNED, "信息公开选项：主动公开", "若干政策", "一、支持企业", *["给予补助。"] * 20)
    assert [part[:3] for part in parts(*lines)][1:] == [("promulgated", None, "若干政策")]
    assert fields(structure_of(*lines).metadata)["disclosure"] == "主动公开"


def test_numbered_headings_behind_a_signature_are_no_title() -> None:
    lines = (*NOTICE, *SIGNED, "1总则", "1.1编制目的", "为了防汛。", "1.2编制依据", "依据条例。")
    (main,) = structure_of(*lines).parts
    assert "1.1" not in str(main.title)
    assert [part[0] for part in parts(*lines)] == ["main"]


def test_two_promulgated_texts() -> None:
    lines = (
        "某市印发两个规定的通知",
        "各区：",
        "《甲类规定》和《乙类规定》已经同意，现印发给你们。",
        *SIGNED,
        "甲类规定",
        "一、甲。",
        "乙类规定",
        "一、乙。",
    )
    assert [part.title for part in structure_of(*lines).parts] == ["某市印发两个规定的通知", "甲类规定", "乙类规定"]


def test_what_a_page_says_below_a_signature_is_no_part() -> None:
    lines = (*NOTICE, *SIGNED, "面向社会 主动公开", "标签：")
    assert parts(*lines) == [("main", None, NOTICE[0], [NOTICE[2], "面向社会 主动公开", "标签："])]
    lines = (*NOTICE, *SIGNED, "获奖人员名单", "张三")
    assert parts(*lines)[1] == ("promulgated", None, "获奖人员名单", ["张三"])


def test_a_report_of_a_newspaper_goes_by_the_text_that_it_gives() -> None:
    report = (
        "新华社电 近日，某省印发了《关于加强教育的意见》，要求认真贯彻。",
        "《关于加强教育的意见》全文如下。",
        "一、总体要求",
        "甲。",
    )
    assert parts(*report) == [("main", None, None, [*report[:2], ["一、", "总体要求", "甲。"]])]
    assert fields(structure_of(*report).metadata)["title"] == "关于加强教育的意见"


def test_letter_spacing_is_no_part_of_a_title() -> None:
    assert parts(*NOTICE, *SIGNED, "若 干 政 策", "一、支持企业")[1][2] == "若干政策"


def test_who_made_a_promulgated_text_is_no_part_of_its_title() -> None:
    lines = (*NOTICE, *SIGNED, "关于清理收费的意见", "（某市财政局 2025年1月8日）", "一、支持企业")
    assert parts(*lines)[1][2:] == ("关于清理收费的意见", ["（某市财政局 2025年1月8日）", ["一、", "支持企业"]])
    lines = (*NOTICE, *SIGNED, "收费清理方案", "某市财政局 某市教育局", "一、支持企业")
    assert parts(*lines)[1][2:] == ("收费清理方案", ["某市财政局 某市教育局", ["一、", "支持企业"]])
