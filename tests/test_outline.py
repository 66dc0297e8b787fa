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
        # what is no marker
        (("一、总则", "一、二等奖的企业给予奖励。"), [["一、", "总则", "一、二等奖的企业给予奖励。"]]),
        (("1.5万亩以上。",), ["1.5万亩以上。"]),
        (("第三条第二款规定的情形。",), ["第三条第二款规定的情形。"]),
        # closing paragraphs belong to the part
        (("为推动发展，制定以下政策。", "一、加大投入", "（一）强化保障。安排资金。", "上述1个领域政策支持总额为5亿元。", "国家有规定的，遵照执行。"),
         ["为推动发展，制定以下政策。", ["一、", "加大投入", ["（一）", "强化保障", "安排资金。"]], "上述1个领域政策支持总额为5亿元。", "国家有规定的，遵照执行。"]),
        (("一、总则", "甲。", "二、附则", "本政策自2025年3月1日起施行。"), [["一、", "总则", "甲。"], ["二、", "附则", "本政策自2025年3月1日起施行。"]]),
        (("一、甲项", "二、乙项", "本政策自2025年3月1日起施行。"), [["一、", "甲项"], ["二、", "乙项"], "本政策自2025年3月1日起施行。"]),
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
        (("一、甲", "二、乙", "三、丙", "二、丁"), ["outline.backwards"]),
        (("三、甲", "四、乙", "二、丙"), ["outline.start", "outline.backwards"]),
        (("一、甲", "1.子", "2.丑", "二、乙", "2.寅"), ["outline.start"]),  # 1. of the second list is missing
        (("一、甲", "（一）子", "（二）丑", "二、乙", "（五）寅"), ["outline.gap"]),
        # a paragraph may open a new list, at the top only with a colon
        (("第一条 甲：", "（一）子；", "（二）丑。", "有下列情形的：", "（一）寅；"), []),
        (("第一条 甲：", "（一）子；", "（二）丑。", "（一）寅；"), ["outline.restart"]),
        (("一、甲", "二、乙", "申请人应当提交：", "一、丙"), []),
        (("一、甲", "二、乙", "其他事项", "一、丙"), ["outline.restart"]),
        # the articles of a law run through it
        (("第一章 甲", "第一条 子。", "第二章 乙", "第二条 丑。"), []),
        (("第一章 甲", "第一条 子。", "第二条 丑。", "第二章 乙", "第一条 寅。"), ["outline.restart"]),
        (("第一章 甲", "第一条 子。", "第二条 丑。", "第二章 乙", "第二条 寅。"), ["outline.repeat"]),
        (("第一章 甲", "第一条 子。", "第二章 乙", "第四条 丑。"), ["outline.gap"]),
        (("第一条 子。", "第一条之一 丑。", "第一条之二 寅。", "第二条 卯。"), []),
        # a number that stands inside the line above is not missing
        (("注：1、坐标为独立坐标系统。", "2、单位为米。"), []),
        (("一、甲：1.子。", "2.丑。"), []),
        (("一、甲。", "2.丑。"), ["outline.start"]),
        # a list that leaves its numbers to a program
        (("1.甲", "1.乙", "1.丙", "1.丁"), ["outline.restart"]),
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
