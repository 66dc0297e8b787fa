"""The outline: markers, levels, run-in headings, the ledger, closing paragraphs."""

from typing import Any

import pytest

from govdocparse.grammar import shipped
from govdocparse.structure import outline
from govdocparse.structure.tree import SectionNode
from govdocparse.text import Text
from structures import tree


def read(*lines: str) -> tuple[list[Any], list[str]]:
    blocks, diagnostics = outline.read(Text.of("\n".join(lines)).lines(), shipped())
    return tree(blocks), [item.code for item in diagnostics]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        # schemes and levels
        (("一、总则", "（一）范围", "1.对象", "（1）企业", "①国有企业"), [["一、", "总则", ["（一）", "范围", ["1.", "对象", ["（1）", "企业", ["①", "国有企业"]]]]]]),
        (("一、总则", "1.对象", "二、附则"), [["一、", "总则", ["1.", "对象"]], ["二、", "附则"]]),
        (("（一）范围", "（二）对象"), [["（一）", "范围"], ["（二）", "对象"]]),
        (("第一章 总则", "第一条 为了规范管理，制定本法。", "第二章 附则", "第二条 本法自公布之日起施行。"),
         [["第一章", "总则", ["第一条", None, "为了规范管理，制定本法。"]], ["第二章", "附则", ["第二条", None, "本法自公布之日起施行。"]]]),
        (("第一条 有下列情形的：", "（一）逾期的；", "（二）拒不改正的。", "第二条 处以罚款。"),
         [["第一条", None, "有下列情形的：", ["（一）", None, "逾期的；"], ["（二）", None, "拒不改正的。"]], ["第二条", None, "处以罚款。"]]),
        # a paragraph behind the items of an article is its next 款; an item under a heading of its own keeps its paragraphs
        (("第一条 甲：", "（一）乙；", "1.子；", "（二）丙。", "前款所称丙。", "第二款之后。", "第二条 丁。", "戊。"),
         [["第一条", None, "甲：", ["（一）", None, "乙；", ["1.", None, "子；"]], ["（二）", None, "丙。"], "前款所称丙。", "第二款之后。"],
          ["第二条", None, "丁。", "戊。"]]),
        (("第一条 甲：", "（一）补贴", "乙。", "丙。", "1.丁。", "戊。"),
         [["第一条", None, "甲：", ["（一）", "补贴", "乙。", "丙。", ["1.", None, "丁。"], "戊。"]]]),
        (("第一条 甲。", "第一条之一 乙。"), [["第一条", None, "甲。"], ["第一条之一", None, "乙。"]]),
        # run-in headings
        (("（一）强化主体地位。深入实施行动。",), [["（一）", "强化主体地位", "深入实施行动。"]]),
        (("（一）对首次认定的企业，按照研发投入总额的一定比例，分档给予最高50万元的一次性奖励。对其他企业不予奖励。",),
         [["（一）", None, "对首次认定的企业，按照研发投入总额的一定比例，分档给予最高50万元的一次性奖励。对其他企业不予奖励。"]]),
        (("（一）强化主体地位。甲。", "（二）畅通科技成果转移转化链条、提升转化服务能力和水平，推动发展。乙。"),
         [["（一）", "强化主体地位", "甲。"], ["（二）", None, "畅通科技成果转移转化链条、提升转化服务能力和水平，推动发展。乙。"]]),
        (("（一）强化主体地位。甲。", "（二）畅通转化链条。乙。", "（三）畅通科技成果转移转化链条、提升转化服务能力和水平，推动发展。丙。"),
         [["（一）", "强化主体地位", "甲。"], ["（二）", "畅通转化链条", "乙。"],
          ["（三）", "畅通科技成果转移转化链条、提升转化服务能力和水平，推动发展", "丙。"]]),
        (("（一）支持企业发展。", "（二）支持科研机构。"), [["（一）", None, "支持企业发展。"], ["（二）", None, "支持科研机构。"]]),
        (("（一）支持企业发展。", "深入实施行动。"), [["（一）", "支持企业发展", "深入实施行动。"]]),
        # responsibility brackets are no part of a heading
        (("一、推动发展（由市科技局牵头）", "统筹推进。"), [["一、", "推动发展", "统筹推进。"]]),
        (("一、推进示范区（试点）建设",), [["一、", "推进示范区（试点）建设"]]),
        (("（一）总体目标。到2027年建成。", "（二）基本原则。", "1.坚持创新。突破技术。"),
         [["（一）", "总体目标", "到2027年建成。"], ["（二）", "基本原则", ["1.", "坚持创新", "突破技术。"]]]),
        # a sentence beside others is no heading, whatever comes behind it
        (("一、请提供名录。", "二、请指派专人对接。", "相关材料另行报送。"), [["一、", None, "请提供名录。"], ["二、", None, "请指派专人对接。", "相关材料另行报送。"]]),
        # a lead-in heads nothing
        (("四、会员享有下列权利：", "（一）选举权；", "（二）监督权。"), [["四、", None, "会员享有下列权利：", ["（一）", None, "选举权；"], ["（二）", None, "监督权。"]]]),
        (("1.申报条件：", "依法注册。"), [["1.", "申报条件", "依法注册。"]]),
        # articles: captions, paragraphs behind a list of items, headings without a number
        (("第一条（目的和依据）", "为了规范管理，制定本办法。", "第二条 【适用范围】 本市适用。"),
         [["第一条", "目的和依据", "为了规范管理，制定本办法。"], ["第二条", "适用范围", "本市适用。"]]),
        (("第一条 应当具备下列条件：", "（一）有章程：", "1.经成员同意；", "2.载明宗旨；", "（二）有住所。", "前款规定的章程应当公告。"),
         [["第一条", None, "应当具备下列条件：", ["（一）", None, "有章程：", ["1.", None, "经成员同意；"], ["2.", None, "载明宗旨；"]], ["（二）", None, "有住所。"],
           "前款规定的章程应当公告。"]]),
        (("第一章 总则", "第一条 甲。", "附 则", "第二条 乙。"), [["第一章", "总则", ["第一条", None, "甲。"]], ["附则", None, ["第二条", None, "乙。"]]]),
        (("第一千二百五十九条 甲。", "第一千二百六十条 乙。"), [["第一千二百五十九条", None, "甲。"], ["第一千二百六十条", None, "乙。"]]),
        # all numbers from the top
        (("1总则", "1.1目的", "制定本预案。", "1.2依据", "2组织体系", "2.1指挥部", "2.1.1组成", "（1）总指挥", "3附则"),
         [["1", "总则", ["1.1", "目的", "制定本预案。"], ["1.2", "依据"]], ["2", "组织体系", ["2.1", "指挥部", ["2.1.1", "组成", ["（1）", "总指挥"]]]], ["3", "附则"]]),
        # a list that a colon announces stands inside, whatever its scheme
        (("一、任务", "（1）办理下列事项：", "1.登记；", "2.备案。", "（2）其他"),
         [["一、", "任务", ["（1）", None, "办理下列事项：", ["1.", None, "登记；"], ["2.", None, "备案。"]], ["（2）", "其他"]]]),
        # markers before digits: years, and lists that go on
        (("1.2025年目标", "2.2026年目标"), [["1.", "2025年目标"], ["2.", "2026年目标"]]),
        (("1.60周岁以上；", "2.3个月内就业；", "3.其他。"), [["1.", None, "60周岁以上；"], ["2.", None, "3个月内就业；"], ["3.", None, "其他。"]]),
        # what is no marker
        (("条件如下：", "1.5万亩以上。"), ["条件如下：", "1.5万亩以上。"]),
        (("一、增加一条：“第七条 应当安装设施：", "“（一）取用地下水的；", "（二）取水量较大的。”", "二、删去第十条。"),
         [["一、", None, "增加一条：“第七条 应当安装设施：", "“（一）取用地下水的；", "（二）取水量较大的。”"], ["二、", None, "删去第十条。"]]),
        (("1.甲项。", "1.乙项。", "1.丙项。"), ["1.甲项。", "1.乙项。", "1.丙项。"]),
        (("1. （一）甲。", "1. （二）乙。", "1. 其他。"), [["（一）", None, "甲。"], ["（二）", None, "乙。", "1. 其他。"]]),
        (("A.甲市 B.乙市", "C.丙市 D.丁市"), ["A.甲市 B.乙市", "C.丙市 D.丁市"]),
        (("一、总则", "一、二等奖的企业给予奖励。"), [["一、", "总则", "一、二等奖的企业给予奖励。"]]),
        (("1.5万亩以上。",), ["1.5万亩以上。"]),
        (("第三条第二款规定的情形。",), ["第三条第二款规定的情形。"]),
        # closing paragraphs belong to the part
        (("为推动发展，制定以下政策。", "一、加大投入", "（一）强化保障。安排资金。", "上述1个领域政策支持总额为5亿元。", "国家有规定的，遵照执行。"),
         ["为推动发展，制定以下政策。", ["一、", "加大投入", ["（一）", "强化保障", "安排资金。"]], "上述1个领域政策支持总额为5亿元。", "国家有规定的，遵照执行。"]),
        (("三、附则", "本政策自2025年5月1日起施行。"), [["三、", "附则", "本政策自2025年5月1日起施行。"]]),
        (("一、关于改造", "会议同意。", "出席：张三"), [["一、", "关于改造", "会议同意。"], "出席：张三"]),
        (("（一）强化保障。安排资金。", "对其他企业，参照执行。"), [["（一）", "强化保障", "安排资金。", "对其他企业，参照执行。"]]),
    ],
)  # fmt: skip
def test_outline(lines: tuple[str, ...], expected: list[Any]) -> None:
    assert read(*lines)[0] == expected


@pytest.mark.parametrize(
    ("lines", "codes"),
    [
        (("一、甲", "二、乙", "三、丙"), []),
        (("一、甲", "（一）子", "（二）丑", "二、乙", "（三）寅", "（四）卯"), []),  # runs on across 一、
        (("一、甲", "（一）子", "（二）丑", "二、乙", "（一）寅"), []),  # begins again under another parent
        (("一、甲", "三、丙"), ["outline.gap"]),
        (("一、甲", "一、乙"), ["outline.restart"]),
        (("一、甲", "二、乙", "二、丙"), ["outline.repeat"]),
        (("一、甲", "二、乙", "一、丙"), ["outline.restart"]),
        (("三、甲", "四、乙", "二、丙"), ["outline.gap", "outline.backwards"]),
        (
            ("第一章 甲", "第一条 子。", "第二章 乙", "第一条 丑。"),
            ["outline.restart"],
        ),  # articles run on through a law
        (("第一条 甲。", "第一条之一 乙。", "第一条之二 丙。", "第二条 丁。", "第2-1条 戊。"), []),
        (("第一条 有下列情形：", "（一）甲；", "（二）乙。", "另有下列情形：", "（一）丙。"), []),
    ],
)
def test_ledger(lines: tuple[str, ...], codes: list[str]) -> None:
    assert read(*lines)[1] == codes


@pytest.mark.parametrize(
    ("line", "scheme", "number"),
    [
        ("十二、甲", "chinese", 12),
        ("（五十七）甲", "chinese_parenthesised", 57),
        ("㈢甲", "chinese_parenthesised", 3),
        ("3．甲", "arabic", 3),
        ("3、甲", "arabic", 3),
        ("⒊甲", "arabic", 3),
        ("（3）甲", "arabic_parenthesised", 3),
        ("⑶甲", "arabic_parenthesised", 3),
        ("③甲", "circled", 3),
        ("㉑甲", "circled", 21),
        ("3）甲", "arabic_half_parenthesised", 3),
        ("C.甲", "latin_upper", 3),
        ("c）甲", "latin_lower", 3),
        ("第三编 甲", "part", 3),
        ("第三分编 甲", "subpart", 3),
        ("第三章 甲", "chapter", 3),
        ("第三节 甲", "section", 3),
        ("第一百零三条 甲", "article", 103),
        ("第 三 条 甲", "article", 3),
        ("第3-1条 甲", "article", 3),
        ("（三）项目建设", "chinese_parenthesised", 3),
        ("2 .甲", "arabic", 2),
    ],
)
def test_schemes(line: str, scheme: str, number: int) -> None:
    blocks, _ = outline.read([Text.of(line)], shipped())
    assert isinstance(blocks[0], SectionNode)
    assert (blocks[0].scheme, blocks[0].number) == (scheme, number)


def test_spans_of_a_section() -> None:
    blocks, _ = outline.read(Text.of("一、总则\n（一）范围。全市。\n二、附则").lines(), shipped())
    first = blocks[0]
    assert isinstance(first, SectionNode)
    assert (first.span, first.opening) == ((0, 14), (0, 4))
    assert first.blocks[0].span == (5, 14)
