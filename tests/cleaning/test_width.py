"""Width and punctuation in normal form, one line a case."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from govdocparse.cleaning import width
from govdocparse.grammar import shipped
from govdocparse.text import Span, Text


def normal(source: str) -> str:
    return width.normalise(Text.of(source), shipped()).string


@pytest.mark.parametrize(
    ("source", "clean"),
    [
        # marks
        ("提高效率,降低成本;完成目标:一", "提高效率，降低成本；完成目标：一"),
        ("是否可行?可行!", "是否可行？可行！"),
        ("加强领导.各镇要成立专班.", "加强领导。各镇要成立专班。"),
        ("加强领导.各镇要成立专班。共3条。", "加强领导.各镇要成立专班。共3条。"),
        ("1.申请表.docx", "1.申请表.docx"),
        ("达35%,比上年", "达35%，比上年"),
        ("增长5%,2025年", "增长5%，2025年"),
        ("发布日期:2025-04-08 17:25", "发布日期：2025-04-08 17:25"),
        ("1,234.5万元,比", "1,234.5万元，比"),
        ("按1:1的比例", "按1:1的比例"),
        ("为0.02%;\n为3%;", "为0.02%；\n为3%；"),
        ("see A, B; C: D", "see A, B; C: D"),
        ("http://www.gov.cn/a?b=1,2", "http://www.gov.cn/a?b=1,2"),
        # brackets
        ("若干政策(2025年版)的", "若干政策（2025年版）的"),
        ("基金(REITs)", "基金（REITs）"),
        ("(一)总则(试行)", "（一）总则（试行）"),
        ("每幢（单元)不小于", "每幢（单元）不小于"),
        ("(19)AI赋能场景", "（19）AI赋能场景"),
        ("场景\n(19)AI赋能场景", "场景\n（19）AI赋能场景"),
        ("(19) see page\n场景", "(19) see page\n场景"),
        ("(see)AI赋能场景", "(see)AI赋能场景"),
        ("f(x) and (y)", "f(x) and (y)"),
        ("函数f(x)d的", "函数f(x)d的"),
        ("[责任单位:市商务局,各区、县(市)政府]", "［责任单位：市商务局，各区、县（市）政府］"),
        ("1)支持企业", "1）支持企业"),
        # document numbers
        ("浙政发[2025]3号", "浙政发〔2025〕3号"),
        ("国发(1981)12号", "国发〔1981〕12号"),
        ("杭政函【2025】21号", "杭政函〔2025〕21号"),
        ("杭政函﹝2025﹞第21号", "杭政函〔2025〕第21号"),
        ("(2019)京01民终123号", "（2019）京01民终123号"),
        ("政策（2025）的通知", "政策（2025）的通知"),
        # blanks
        ("安排 132.3 亿元", "安排132.3亿元"),
        ("2025年 2月 8日", "2025年2月8日"),
        ("城市 IP，美食", "城市IP，美食"),
        ("管委会 政府", "管委会 政府"),
        ("5亿元 以上，企业 以上", "5亿元以上，企业 以上"),
        ("data center of 2025", "data center of 2025"),
        ("17:25     信息来源", "17:25 信息来源"),
        ("  一、总则", "  一、总则"),  # the indent is evidence for joining lines
        ("政策 (2025年版)", "政策（2025年版）"),
        # dashes, dots, quotes
        ("政策-模板-案例", "政策—模板—案例"),
        ("6号--杭州市", "6号——杭州市"),
        ("15-20年", "15-20年"),
        ("味美浙江•百县千碗", "味美浙江·百县千碗"),
        ("• 索引号", "• 索引号"),
        ('推进"千万工程"建设', "推进“千万工程”建设"),
        ('推进"甲"、"乙"和"丙"', "推进“甲”、“乙”和“丙”"),
        ('say "yes"', 'say "yes"'),
        ('一个"没有关上的引号', '一个"没有关上的引号'),
        # one straight quote is the other half of a curly one
        ('查处“甲"案', "查处“甲”案"),
        ('查处"甲”案', "查处“甲”案"),
        ('查处“甲”和"乙案', '查处“甲”和"乙案'),
        ('查处"甲“乙', '查处"甲“乙'),
    ],
)
def test_normal_form(source: str, clean: str) -> None:
    assert normal(source) == clean


def test_dropped_blank_widens_no_span() -> None:
    text = width.normalise(Text.of("60 亿元"), shipped())
    assert text.span(0, 2) == Span(0, 2)
    assert text.span(2, 3) == Span(3, 4)


@given(st.text())
def test_only_blanks_leave(source: str) -> None:
    text = width.normalise(Text.of(source), shipped())
    assert len(text.string.replace(" ", "")) == len(source.replace(" ", ""))


@given(st.text("()[]（）［］甲a"))
@example("甲(]a")
@example("甲(）a")
def test_nested_brackets_far_away_change_nothing(source: str) -> None:
    far = "甲" * 500
    assert normal(f"{source}{far}(甲(a)甲)").startswith(normal(f"{source}{far}"))
