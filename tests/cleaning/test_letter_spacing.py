"""Letter-spaced text: the blanks between characters leave, those between words stay."""

from functools import partial

import pytest

from govdocparse import parse
from govdocparse.cleaning import letter_spacing
from govdocparse.grammar import shipped
from govdocparse.text import Text
from timing import assert_linear


def closed(source: str) -> str:
    return letter_spacing.close(Text.of(source), shipped()).string


def spaced(source: str) -> str:
    """Each line with a blank behind each of its characters but the last."""
    return "\n".join(" ".join(line) for line in source.split("\n"))


@pytest.mark.parametrize(
    ("source", "text"),
    [
        # A line tells it.
        ("各 区 县 人 民 政 府 要 加 强 组 织 领 导 。", "各区县人民政府要加强组织领导。"),
        ("各　区　县　人　民　政　府　要　加　强　组　织　领　导", "各区县人民政府要加强组织领导"),
        ("要 在 2024 年 6 月 底 前 把 各 项 任 务 全 部 做 完 。", "要在2024年6月底前把各项任务全部做完。"),
        (
            "到 2 0 2 4 年 全 市 完 成 固 定 资 产 投 资 3 . 5 亿 元 ， 增 长 1 2 % 以 上",
            "到2024年全市完成固定资产投资3.5亿元，增长12%以上",
        ),
        # Where figures touch, a blank between others parts numbers.
        ("二 〇 二 四 年 完 成 的 分 别 为 20 30 和 40 家 企 业", "二〇二四年完成的分别为20 30和40家企业"),
        # Several blanks part words.
        ("主 任  张 三  市 政 府 办 公 厅 副 主 任 兼 局 长", "主任  张三  市政府办公厅副主任兼局长"),
        # All lines together tell it of short ones.
        (
            "各 区 县 人 民 政 府 要 加 强 组 织 领 导 。\n总 则\n2 0 2 4 年",
            "各区县人民政府要加强组织领导。\n总则\n2024年",
        ),
        # Words of one or two characters are parted by blanks.
        ("甲 乙 丙 丁", "甲 乙 丙 丁"),
        ("张三 李四 王五 赵六 孙七 周八 吴九 郑十", "张三 李四 王五 赵六 孙七 周八 吴九 郑十"),
        (
            "某 市 人 民 政 府\n各区县要加强组织领导，把各项任务全部做完。",
            "某 市 人 民 政 府\n各区县要加强组织领导，把各项任务全部做完。",
        ),
    ],
)
def test_blanks(source: str, text: str) -> None:
    assert closed(source) == text


def test_a_letter_spaced_paper_is_read_like_the_one_that_is_not() -> None:
    paper = (
        "某市人民政府办公厅关于加强公共用水管理的通知\n某政办发〔2024〕8号\n各区人民政府，市政府各部门：\n"
        "一、总体要求\n到2026年，全市供水能力达到35万吨，漏损率控制在8%以内。\n"
        "二、重点任务\n（一）改造管网。市水务局负责改造老旧管网120公里。\n"
        "某市人民政府办公厅\n2024年6月5日"
    )
    plain, wide = parse(paper), parse(spaced(paper))
    assert [(fact.measure, fact.value, fact.unit) for fact in wide.facts()] == [
        (fact.measure, fact.value, fact.unit) for fact in plain.facts()
    ]
    assert wide.metadata.title is not None
    assert plain.metadata.title is not None
    assert wide.metadata.title.value == plain.metadata.title.value
    assert [section.marker for section in wide.sections()] == [section.marker for section in plain.sections()]


@pytest.mark.parametrize("piece", ["甲 ", "甲 乙", "1 ", " 甲"])
def test_blanks_take_linear_time(piece: str) -> None:
    assert_linear(lambda count: partial(closed, piece * count), 4000, 10)
