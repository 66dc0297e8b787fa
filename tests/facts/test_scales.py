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
贷款限额提高到双职工60万元、单职工50万元 => 60万元 贷款限额（双职工） | 50万元 贷款限额（单职工）
补贴标准为90平方米（含）以下每套补贴2万元、90—144平方米（含）每套补贴3万元 => 90平方米 - | 2万元 补贴（90平方米（含）以下） | 90—144平方米 - | 3万元 补贴（90—144平方米（含））
再分别按照博士10万元、硕士5万元、本科生3万元标准发放购房补贴 => 10万元 购房补贴（博士） | 5万元 购房补贴（硕士） | 3万元 购房补贴（本科生）
给予二孩家庭1万元、三孩家庭2万元购房补贴 => 1万元 购房补贴（二孩家庭） | 2万元 购房补贴（三孩家庭）
按90平方米以下每套8000元、90平方米以上每套9000元发放消费券 => 90平方米 - | 8000元 消费券（90平方米以下） | 90平方米 - | 9000元 消费券（90平方米以上）
报销比例如下：一级医院：90%；二级医院：80% => 90% 报销比例（一级医院） | 80% 报销比例（二级医院）
"""
# One number, numbers that have measures of their own, or awards whose recipients are said: no list of cases.
NOT_TOLD = """
补贴标准为一级残疾每人每月200元 => 200元 补贴标准为一级残疾
集中供养标准为每人每月1200元，分散供养标准为每人每月900元 => 1200元 集中供养标准 | 900元 分散供养标准
认定标准为：注册资本500万元，年产值1000万元 => 500万元 注册资本 | 1000万元 年产值
补贴标准为：新建的，给予10万元补贴；改建的，给予5万元补贴 => 10万元 补贴（新建的） | 5万元 补贴（改建的）
对单位给予警告或者处20万元以下罚款，对个人给予警告或者处5万元以下罚款 => 20万元 罚款（单位） | 5万元 罚款（个人）
给予企业50万元奖励，给予个人5万元奖励 => 50万元 奖励（企业） | 5万元 奖励（个人）
按新房价款1%、旧房价款2%给予补贴 => 1% 新房价款 | 2% 补贴
具体标准如下：补贴组成：3000元购车券、2000元建材券 => 3000元 购车券 | 2000元 建材券
享受98天生育津贴，难产增加15天生育津贴 => 98天 生育津贴 | 15天 生育津贴
"""


def said(fact: Fact) -> str:
    return f"{fact.text} {fact.measure or '-'}{f'（{fact.object}）' if fact.object else ''}"


@pytest.mark.parametrize("line", [line for line in (TOLD + NOT_TOLD).splitlines() if line])
def test_the_name_of_the_standard_is_what_each_case_measures(line: str) -> None:
    sentence, _, expected = line.partition(" => ")
    document = parse(f"关于试验的通知\n\n各单位：\n\n{sentence}。\n")
    assert " | ".join(map(said, document.facts())) == expected


# Lines => as above; a line may name the standard that the lines below it go by.
LINES = """
租房补贴标准如下：⏎（一）博士研究生：每人每月3000元；⏎（二）硕士研究生：每人每月2000元。 => 3000元 租房补贴标准（博士研究生） | 2000元 租房补贴标准（硕士研究生）
一、补贴标准⏎1.博士研究生每人每月3000元。⏎2.硕士研究生每人每月2000元。⏎二、其他⏎个人每年500元。 => 3000元 补贴标准（博士研究生） | 2000元 补贴标准（硕士研究生） | 500元 个人
支付比例如下：⏎一级90%。⏎二级80%。⏎有效期3年。 => 90% 支付比例（一级） | 80% 支付比例（二级） | 3年 有效期
一、提取额度⏎账户内余额100元。 => 100元 账户内余额
一、提高贷款额度⏎贷款金额由70万元提高至80万元。 => 70万元 贷款金额 | 80万元 贷款金额
"""


@pytest.mark.parametrize("line", [line for line in LINES.splitlines() if line])
def test_a_line_names_the_standard_for_the_cases_below_it(line: str) -> None:
    text, _, expected = line.partition(" => ")
    document = parse("关于试验的通知\n\n各单位：\n\n" + text.replace("⏎", "\n") + "\n")
    assert " | ".join(map(said, document.facts())) == expected


@pytest.mark.parametrize(
    "piece",
    [
        "补贴标准如下：",
        "按博士10万元、",
        "给予甲1元、乙2元补贴，",
        "标准为：",
        "标准为甲10元、",
        "标准：甲10元，",
        "10元、",
        "标准",
    ],
)
def test_time_grows_with_the_text(piece: str) -> None:
    def reading(count: int) -> Callable[[], object]:
        text = piece * count
        read = leaf_of(text, annotate(Text.of(text), shipped())[0], shipped())
        found = [Measured()] * len(read.quantities)
        return lambda: scales(shipped()).told(read, found)

    assert_linear(reading, 300, 4)
