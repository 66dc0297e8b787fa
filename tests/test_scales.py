"""Standards that go by cases: what each number of the list measures, and in which case."""

from collections.abc import Callable

import pytest

from govdocparse import parse
from govdocparse.annotation import annotate
from govdocparse.facts import Fact
from govdocparse.facts.before import Measured
from govdocparse.facts.leaf import leaf_of
from govdocparse.facts.scales import scales
from govdocparse.grammar import shipped
from govdocparse.text import Text
from timing import assert_linear

# Sentence => for each number its text, what it measures, and in brackets the case.
TOLD = """
补贴标准为：一级残疾每人每月200元，二级残疾每人每月150元 => 200元 补贴标准（一级残疾） | 150元 补贴标准（二级残疾）
参保人员住院起付标准为三级医院800元、二级医院500元 => 800元 参保人员住院起付标准（三级医院） | 500元 参保人员住院起付标准（二级医院）
报销比例如下：乡镇卫生院90%；县级医院80% => 90% 报销比例（乡镇卫生院） | 80% 报销比例（县级医院）
生活补助按以下标准执行：全护理每月1500元，半护理每月1000元 => 1500元 生活补助（全护理） | 1000元 生活补助（半护理）
基金最高支付限额为职工每人每月500元、居民每人每月250元 => 500元 基金支付限额（职工） | 250元 基金支付限额（居民）
租赁补贴标准：1人户每月500元，2人户每月800元 => 1人 - | 500元 租赁补贴标准（1人户） | 2人 - | 800元 租赁补贴标准（2人户）
高龄津贴标准：80—89周岁每人每月50元，90—99周岁每人每月100元 => 80—89周岁 - | 50元 高龄津贴标准（80—89周岁） | 90—99周岁 - | 100元 高龄津贴标准（90—99周岁）
奖励标准：获得国家级的奖励50万元，获得省级的奖励20万元 => 50万元 奖励标准（获得国家级的） | 20万元 奖励标准（获得省级的）
"""
# One number, numbers that have measures of their own, or awards whose recipients are said: no list of cases.
NOT_TOLD = """
补贴标准为一级残疾每人每月200元 => 200元 补贴标准为一级残疾
集中供养标准为每人每月1200元，分散供养标准为每人每月900元 => 1200元 集中供养标准 | 900元 分散供养标准
认定标准为：注册资本500万元，年产值1000万元 => 500万元 注册资本 | 1000万元 年产值
补贴标准为：新建的，给予10万元补贴；改建的，给予5万元补贴 => 10万元 补贴（新建的） | 5万元 补贴（改建的）
"""


def said(fact: Fact) -> str:
    return f"{fact.text} {fact.measure or '-'}{f'（{fact.object}）' if fact.object else ''}"


@pytest.mark.parametrize("line", [line for line in (TOLD + NOT_TOLD).splitlines() if line])
def test_the_name_of_the_standard_is_what_each_case_measures(line: str) -> None:
    sentence, _, expected = line.partition(" => ")
    document = parse(f"关于试验的通知\n\n各单位：\n\n{sentence}。\n")
    assert " | ".join(map(said, document.facts())) == expected


@pytest.mark.parametrize("piece", ["标准为：", "标准为甲10元、", "标准：甲10元，", "10元、", "标准"])
def test_time_grows_with_the_text(piece: str) -> None:
    def reading(count: int) -> Callable[[], object]:
        text = piece * count
        read = leaf_of(text, annotate(Text.of(text), shipped())[0], shipped())
        found = [Measured()] * len(read.quantities)
        return lambda: scales(shipped()).told(read, found)

    assert_linear(reading, 300, 4)
