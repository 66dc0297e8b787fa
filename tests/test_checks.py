"""The checks of a whole document: number, dates, levels, attachments, and header against body."""

import pytest

from govdocparse import parse
from govdocparse.expressions.names import agree

TITLE = "关于做好防汛工作的通知\n各区人民政府：\n"
TEXT = f"{TITLE}请加强巡查。\n"
SIGNED = "某市人民政府\n2025年2月8日\n"


def codes(text: str) -> list[str]:
    return [item.code for item in parse(text).diagnostics]


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("某政发〔2025〕3号", []),
        ("某政发〔2025〕30号", []),
        ("某政发[2025]3号", ["number.brackets"]),
        ("某政发（2025）3号", ["number.brackets"]),
        ("某政发〔2025〕第3号", ["number.ordinal"]),
        ("某政发〔2025〕003号", ["number.zero"]),
        ("某政发[2025]第03号", ["number.brackets", "number.ordinal", "number.zero"]),
        ("某政发〔2023〕3号", ["number.year"]),
        # an order has a 第, and no brackets
        ("某市人民政府令第307号", []),
    ],
)
def test_the_form_of_the_number(number: str, expected: list[str]) -> None:
    assert codes(f"{number}\n{TEXT}{SIGNED}") == expected


def test_the_number_of_an_order_has_its_ordinal() -> None:
    assert codes("某某银行令〔2025〕第3号\n《某办法》已经会议通过，现予公布。\n行长 张三\n2025年2月8日\n") == []


@pytest.mark.parametrize(
    ("year", "day", "expected"),
    [
        ("2025", "2025年12月31日", []),
        ("2024", "2025年1月3日", []),  # a number of the old year, signed in January
        ("2025", "2024年12月30日", []),  # signed before New Year, numbered after it
        ("2024", "2025年3月3日", ["number.year"]),
        ("2025", "2024年10月30日", ["number.year"]),
        ("2023", "2025年1月3日", ["number.year"]),
    ],
)
def test_the_year_of_the_number(year: str, day: str, expected: list[str]) -> None:
    assert codes(f"某政发〔{year}〕3号\n{TEXT}某市人民政府\n{day}\n") == expected


def test_the_number_in_a_page_box_may_be_written_as_the_page_likes() -> None:
    assert codes(f"发文字号：某政发[2025]03号\n{TEXT}{SIGNED}") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{TEXT}{SIGNED}某市人民政府办公厅2025年2月8日印发\n", []),
        (f"{TEXT}{SIGNED}某市人民政府办公厅2025年2月9日印发\n", []),
        (f"{TEXT}{SIGNED}某市人民政府办公厅2025年2月7日印发\n", ["date.order"]),
        (f"发布日期：2025-02-07\n{TEXT}{SIGNED}", ["date.order"]),
        (f"发布日期：2025-03-07\n{TEXT}{SIGNED}", []),
        (f"{TITLE}请加强巡查。\n本通知自2025年3月1日起施行，有效期至2024年3月1日。\n{SIGNED}", ["date.order", "date.order"]),
        (f"{TITLE}请加强巡查。\n本通知自2025年3月1日起施行，有效期至2027年3月1日。\n{SIGNED}", []),
        (f"{TITLE}请加强巡查。\n本通知自2024年3月1日起施行。\n{SIGNED}", ["date.retroactive"]),
        # a law names its last revision above its text and its first day at the end
        ("某市防汛条例\n（2001年3月15日某市人民代表大会通过 2018年12月29日修正）\n第一条 加强防汛。\n第二条 本条例自2001年7月1日起施行。\n", []),
    ],
)  # fmt: skip
def test_the_order_of_dates(text: str, expected: list[str]) -> None:
    assert codes(text) == expected


@pytest.mark.parametrize(
    ("box", "expected"),
    [
        ("成文日期：2025-02-08", []),
        ("成文日期：2025-02-06", ["field.disagreement"]),
        ("发文字号：某政发〔2025〕3号", []),
        ("发文字号：某政发〔2025〕13号", ["field.disagreement"]),
        ("发文字号：某政办发〔2025〕3号", []),  # one code is the other, less a character
        ("发文字号：甲政发〔2025〕3号", ["field.disagreement"]),
        ("发文机关：某市政府", []),
        ("发文机关：某市水务局", ["field.disagreement"]),
        ("标题：某市人民政府关于做好防汛工作的通知", []),
        ("标题：关于做好抗旱工作的通知", ["field.disagreement"]),
    ],
)
def test_the_box_of_a_page_against_the_document(box: str, expected: list[str]) -> None:
    assert codes(f"{box}\n某政发〔2025〕3号\n{TEXT}{SIGNED}") == expected


def test_an_order_is_named_shorter_by_a_page() -> None:
    text = f"发文字号：国令第707号\n中华人民共和国国务院令\n第707号\n{TEXT}2025年2月8日\n"
    assert codes(text) == []


def test_the_date_of_a_forwarded_text_is_no_disagreement() -> None:
    text = f"{TITLE}现将《防汛方案》转发给你们。\n{SIGNED}防汛方案\n一、加强巡查。\n二、加强值守。\n某市水务局\n2025年1月3日\n"
    assert codes(text) == []


@pytest.mark.parametrize(
    ("listed", "here", "expected"),
    [
        ("附件：防汛物资清单", "附件\n防汛物资清单\n砂石备足。", []),
        ("附件：1.防汛物资清单\n2.值守安排表", "附件1\n防汛物资清单\n砂石备足。\n附件2\n值守安排表\n昼夜值守。", []),
        ("附件：1.防汛物资清单2.值守安排表", "附件1\n防汛物资清单\n砂石备足。\n附件2\n值守安排表\n昼夜值守。", []),
        ("附件：《防汛物资清单》。", "附件\n某市防汛物资清单\n砂石备足。", []),
        ("附件：防汛物资清单", "", ["attachment.absent"]),
        ("附件：1.防汛物资清单\n2.值守安排表", "附件1\n防汛物资清单\n砂石备足。", ["attachment.missing"]),
        ("附件：防汛物资清单", "附件1\n防汛物资清单\n砂石备足。\n附件2\n值守安排表\n昼夜值守。", ["attachment.unlisted"]),
        # what an attachment has of its own
        ("附：1.防汛物资清单\n2.值守安排表", "附一：\n防汛物资清单\n砂石备足。\n附二：\n值守安排表\n昼夜值守。\n附件2-1\n值守名单\n张三。", []),
        ("附件：防汛物资清单", "附件\n防汛物资清单\n砂石备足。\n附表1\n值守安排表\n昼夜值守。", []),
        ("附件：防汛物资办法", "附件\n防汛物资办法\n第一条 砂石备足。\n第二条 值守见附件2。\n附件2\n值守安排表\n昼夜值守。", []),
        ("附件：1.防汛物资清单\n2.值守安排表", "附件1\n防汛物资清单\n砂石备足。\n附件2\n抢险队伍名单\n共有三支。", ["attachment.name"]),
        ("附件：2025年度防汛物资清单", "附件\n2024年度防汛物资清单\n砂石备足。", ["attachment.name"]),
        # without a list there is nothing to compare with
        ("请遵照执行。", "附件\n防汛物资清单\n砂石备足。", []),
        ("附件所列项目从其规定。", "附件\n防汛物资清单\n砂石备足。", []),
        # an attachment announces its own
        ("附件：防汛物资清单", "附件\n防汛物资清单\n一、储备\n附件：1.砂石堆放图\n二、调用\n", []),
        # a page offers the paper itself as a file
        ("附件：防汛物资清单", "附件：防汛物资清单.docx\n附件：关于做好防汛工作的通知.pdf", []),
        # the name of a file is as it is written, the list in normal form
        ("附件：防汛--清单(１)", "附件：防汛--清单(１).DOCX", []),
    ],
)  # fmt: skip
def test_the_list_of_attachments(listed: str, here: str, expected: list[str]) -> None:
    assert codes(f"{TEXT}{listed}\n{SIGNED}{here}\n") == expected


BELOW = "一、巡查\n（一）堤防\n1.堤身。\n2.堤脚。\n（二）水库\n1.坝体。\n2.闸门。\n"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (f"{BELOW}二、值守\n（一）岗位\n1.白天。\n", []),
        (f"{BELOW}二、值守\n1.岗位。\n2.记录。\n", ["outline.jump"]),
        ("一、巡查\n1.堤身。\n2.堤脚。\n二、值守\n1.岗位。\n2.记录。\n", []),  # a text of two levels
        (
            "一、巡查\n1.堤身。\n2.堤脚。\n二、值守\n1.岗位。\n三、调度\n（一）水库\n1.坝体。\n",
            [],
        ),  # （一） is the exception
        ("第一章 巡查\n第一条 甲：\n（一）堤身；\n（二）堤脚。\n第二条 乙。\n", []),
    ],
)
def test_levels(lines: str, expected: list[str]) -> None:
    assert codes(f"{TITLE}{lines}{SIGNED}") == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("某市水务局", "某市水务局", True),
        ("区政府", "某区人民政府", True),
        ("某区人民政府", "区政府", True),
        ("关于防汛工作的通知（2025年版）", "关于防汛工作的通知(2025年版)", True),
        ("关于防汛工作的通知（2025年版）", "关于防汛工作的通知（2024年版）", False),
        ("某市水务局", "某市财政局", False),
        ("政府区", "某区人民政府", False),
        ("《》", "某区人民政府", False),  # a name of nothing agrees with nothing
    ],
)
def test_two_names_of_one_thing(one: str, other: str, expected: bool) -> None:
    assert agree(one, other) is expected


def test_a_list_as_long_as_no_paper_has_is_not_compared() -> None:
    here = "附件1\n值守安排表\n昼夜值守。\n" * 201
    assert codes(f"{TEXT}附件：防汛物资清单\n{SIGNED}{here}") == []
