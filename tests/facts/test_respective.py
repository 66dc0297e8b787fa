"""分别: which number of a list belongs to which thing, award or year of the list before it."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdocparse import parse
from govdocparse.annotation import annotate
from govdocparse.facts import Fact
from govdocparse.facts.before import Measured
from govdocparse.facts.leaf import leaf_of
from govdocparse.facts.members import members
from govdocparse.facts.respective import respective
from govdocparse.grammar import shipped
from govdocparse.text import Text
from timing import assert_linear

# Sentence => for each number its text, what it measures, and in brackets whom it is for.
SHARED_OUT = """
粮食、油料产量分别达到100万吨、20万吨 => 100万吨 粮食产量 | 20万吨 油料产量
小麦、玉米、水稻播种面积分别为300万亩、200万亩和50万亩 => 300万亩 小麦播种面积 | 200万亩 玉米播种面积 | 50万亩 水稻播种面积
第一、二、三产业增加值分别增长3%、5%、7% => 3% 第一产业增加值 | 5% 第二产业增加值 | 7% 第三产业增加值
城镇和农村居民人均可支配收入分别增长5%和6.5% => 5% 城镇居民人均可支配收入 | 6.5% 农村居民人均可支配收入
全市生活补贴和重残护理补贴标准分别为209元、280元 => 209元 全市生活补贴标准 | 280元 全市重残护理补贴标准
单位生产总值能耗和二氧化碳排放分别下降13.5%和18% => 13.5% 单位生产总值能耗 | 18% 二氧化碳排放
省级一般公共预算收入和支出分别增长12%、17% => 12% 省级一般公共预算收入 | 17% 省级一般公共预算支出
中央、省、市财政分别承担50%、30%、20% => 50% 中央财政承担 | 30% 省财政承担 | 20% 市财政承担
贷款额度首套房和二套房分别从100万元、60万元调整为120万元、80万元 => 100万元 贷款额度首套房 | 60万元 贷款额度二套房 | 120万元 贷款额度首套房 | 80万元 贷款额度二套房
对省级、市级、县级示范社分别给予10万元、5万元、3万元奖励 => 10万元 奖励（省级示范社） | 5万元 奖励（市级示范社） | 3万元 奖励（县级示范社）
对新列入名单的国家、省级中试基地、概念验证中心，分别给予20万元、10万元奖励 => 20万元 奖励（新列入名单的国家级中试基地、概念验证中心） | 10万元 奖励（新列入名单的省级中试基地、概念验证中心）
新获得科学技术奖一、二等奖的，分别给予50万元、10万元奖励 => 50万元 奖励（新获得科学技术奖一等奖的） | 10万元 奖励（新获得科学技术奖二等奖的）
对新获得国家科学奖、国家进步奖的，分别给予50万元、10万元奖励 => 50万元 奖励（新获得国家科学奖的） | 10万元 奖励（新获得国家进步奖的）
对首次达到5亿元、10亿元的企业，分别给予最高30万元、50万元奖励 => 5亿元 - | 10亿元 - | 30万元 奖励（首次达到5亿元的企业） | 50万元 奖励（首次达到10亿元的企业）
区级、社区（村）级服务设施每年每个分别不少于60万元、5万元运营经费 => 60万元 运营经费（区级服务设施） | 5万元 运营经费（社区（村）级服务设施）
接待游客1.2亿人次，实现旅游收入1500亿元，同比分别增长12%、15% => 1.2亿人次 接待游客 | 1500亿元 旅游收入 | 12% 接待游客 | 15% 旅游收入
进出口总额90亿元，其中出口50亿元、进口40亿元，分别增长5%、4% => 90亿元 进出口总额 | 50亿元 出口 | 40亿元 进口 | 5% 出口 | 4% 进口
小麦、玉米产量分别达到100万吨、20万吨，分别增长5%、4% => 100万吨 小麦产量 | 20万吨 玉米产量 | 5% 小麦产量 | 4% 玉米产量
支持个人、小微企业分别申请最高50万元、600万元担保贷款 => 50万元 担保贷款（个人） | 600万元 担保贷款（小微企业）
高层次A、B、C类人才和D类人才贷款倍数分别为4倍、3倍、2倍和1.5倍 => 4倍 高层次A类人才贷款倍数 | 3倍 高层次B类人才贷款倍数 | 2倍 高层次C类人才贷款倍数 | 1.5倍 D类人才贷款倍数
对A、B、C类人才和D类人才分别给予50万元、30万元补贴 => 50万元 补贴（A、B、C类人才） | 30万元 补贴（D类人才）
对国家级、省级示范企业和市级示范企业，分别给予20万元、10万元奖励 => 20万元 奖励（国家级、省级示范企业） | 10万元 奖励（市级示范企业）
对国家、省“英才计划”人才，分别给予每人80万元、40万元奖励 => 80万元 奖励（国家“英才计划”人才） | 40万元 奖励（省“英才计划”人才）
入选“英才计划”第一层次、第二层次的，分别给予20万元、10万元奖励 => 20万元 奖励（入选“英才计划”第一层次的） | 10万元 奖励（入选“英才计划”第二层次的）
"""
# As many numbers as things are not said, or it is not sure where the things part: all keep the whole list.
KEPT = """
粮食、油料产量分别增长10%以上 => 10% 粮食、油料产量
环节、时限分别压减60%、50%、80%以上 => 60% 环节、时限 | 50% 环节、时限 | 80% 环节、时限
对组织旅客至长春、长白山旅游包机的，每架次分别奖补1万元和5000元 => 1万元 奖补（组织旅客至长春、长白山旅游包机的） | 5000元 奖补（组织旅客至长春、长白山旅游包机的）
粮食产量20万吨，分别增长5%、4% => 20万吨 粮食产量 | 5% 粮食产量 | 4% 粮食产量
粮食、油料产量达到100万吨、20万吨 => 100万吨 粮食、油料产量 | 20万吨 粮食、油料产量
"""


def facts_of(sentence: str) -> tuple[Fact, ...]:
    return parse(f"关于试验的通知\n\n各单位：\n\n{sentence}。\n").facts()


def said(fact: Fact) -> str:
    return f"{fact.text} {fact.measure or '-'}{f'（{fact.object}）' if fact.object else ''}"


@pytest.mark.parametrize("line", [line for line in (SHARED_OUT + KEPT).splitlines() if line])
def test_each_number_is_about_its_own_thing(line: str) -> None:
    sentence, _, expected = line.partition(" => ")
    assert " | ".join(map(said, facts_of(sentence))) == expected


@pytest.mark.parametrize(
    ("sentence", "years"),
    [
        ("2023年、2024年、2025年分别完成投资10亿元、20亿元、30亿元", ["2023", "2024", "2025"]),
        ("2024年和2025年分别完成投资20亿元、30亿元", ["2024", "2025"]),
        ("2023年至2025年分别完成投资20亿元、30亿元", ["2023", "2023"]),
        ("2025年粮食、油料产量分别达到10万吨、20万吨", ["2025", "2025"]),
    ],
)
def test_each_number_has_its_own_year(sentence: str, years: list[str]) -> None:
    assert [(fact.period_from or "")[:4] for fact in facts_of(sentence)] == years


THINGS = st.lists(
    st.sampled_from(["小麦", "玉米", "水稻", "大豆", "棉花", "茶叶"]), min_size=2, max_size=6, unique=True
)


@given(THINGS, st.sampled_from(["产量", "播种面积", "增加值"]), st.sampled_from("、和与及"))
def test_all_that_is_listed_is_told_apart(things: list[str], measure: str, mark: str) -> None:
    listed = "、".join(things[:-1]) + mark + things[-1] + measure
    assert members(shipped()).of(listed, len(things)) == tuple(f"{thing}{measure}" for thing in things)
    assert members(shipped()).of(listed, len(things) + 1) == ()


@given(st.text("国家级省、和及的甲乙丙（）“”一二等奖产量10亿元", max_size=40), st.integers(2, 5))
def test_a_list_of_any_signs_gives_so_many_things_or_none(phrase: str, count: int) -> None:
    assert len(members(shipped()).of(phrase, count)) in {0, count}


@pytest.mark.parametrize("piece", ["分别", "甲、", "（", "分别1元、", "国家级、", "10亿元、", "全市和"])
def test_time_is_linear(piece: str) -> None:
    def reading(size: int) -> Callable[[], object]:
        text = piece * (size // len(piece))
        read = leaf_of(text, annotate(Text.of(text), shipped())[0], shipped())
        found = [Measured("粮食、油料产量")] * len(read.quantities)
        return lambda: (respective(shipped()).shared_out(read, found), members(shipped()).of(text, 2))

    assert_linear(reading, 2000, 4)
