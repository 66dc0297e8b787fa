"""Light list items in running text: which series are told, where each item stands, and what is no list."""

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

import invariants
from govdocparse import parse
from govdocparse.model import Item, Paragraph, Table
from timing import assert_linear


def items_in(*paragraphs: str) -> list[list[tuple[int, str]]]:
    """The number and the text of each item, for each paragraph of a document."""
    source = "\n".join(("关于做好工作的通知", "各区人民政府：", *paragraphs))
    document = parse(source)
    invariants.check(document, source)
    found = [block for block in document.blocks() if isinstance(block, Paragraph)]
    return [[(item.number, block.text[item.start : item.end]) for item in block.items] for block in found]


def cell_items(text: str) -> tuple[Item, ...]:
    page = f"<html><body><p>关于做好工作的通知</p><table><tr><th>项目</th><th>要求</th></tr><tr><td>内容</td><td>{text}</td></tr></table></body></html>"
    (table,) = (block for block in parse(page, media="html").blocks() if isinstance(block, Table))
    return table.rows[1][1].items


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # each series
        ("存在问题：一是甲不足；二是乙偏高；三是丙滞后。", [(1, "一是甲不足；"), (2, "二是乙偏高；"), (3, "三是丙滞后。")]),
        ("会议要求，一要提高认识；二要落实责任。", [(1, "一要提高认识；"), (2, "二要落实责任。")]),
        ("一是提高认识；二要落实责任；三是强化督查。", [(1, "一是提高认识；"), (2, "二要落实责任；"), (3, "三是强化督查。")]),
        ("原则如下。第一，统筹推进。第二，分类施策。", [(1, "第一，统筹推进。"), (2, "第二，分类施策。")]),
        ("第一、加强领导。第二、一定要落实。", [(1, "第一、加强领导。"), (2, "第二、一定要落实。")]),
        ("分三步：第一步，自评；第二步，复核。", [(1, "第一步，自评；"), (2, "第二步，复核。")]),
        ("主要变化：第一是规模扩大；第二是结构优化。", [(1, "第一是规模扩大；"), (2, "第二是结构优化。")]),
        ("首先，统一思想；其次，抓好落实；最后，做好总结。", [(1, "首先，统一思想；"), (2, "其次，抓好落实；"), (3, "最后，做好总结。")]),
        ("首先统一思想，然后抓好落实。", [(1, "首先统一思想，"), (2, "然后抓好落实。")]),
        ("首先，要增加投入。第二，要保护耕地。第三，要搞活流通。", [(1, "首先，要增加投入。"), (2, "第二，要保护耕地。"), (3, "第三，要搞活流通。")]),
        ("原因有二：其一，标准不一；其二，衔接不畅。", [(1, "其一，标准不一；"), (2, "其二，衔接不畅。")]),
        ("此举一方面稳预期，另一方面促消费。", [(1, "一方面稳预期，"), (2, "另一方面促消费。")]),
        ("现在，一方面人才缺乏，一方面又有积压。", [(1, "一方面人才缺乏，"), (2, "一方面又有积压。")]),
        ("，一则便民，二则利企。", [(1, "一则便民，"), (2, "二则利企。")]),
        ("申请材料：①身份证明；②场地证明。", [(1, "①身份证明；"), (2, "②场地证明。")]),
        ("应当符合下列条件：（1）依法设立；（2）信用良好。", [(1, "（1）依法设立；"), (2, "（2）信用良好。")]),
        ("应当符合下列条件：（一）依法设立；（二）信用良好。", [(1, "（一）依法设立；"), (2, "（二）信用良好。")]),
        ("主要条款：1.当事人；2.用途。", [(1, "1.当事人；"), (2, "2.用途。")]),
        ("主要表现在一是认识不足，二是措施不力。", [(1, "一是认识不足，"), (2, "二是措施不力。")]),
        # where an item begins and ends
        ("我市做到：一是甲（由市科技局牵头）二是乙。其余不变。", [(1, "一是甲（由市科技局牵头）"), (2, "二是乙。")]),
        ("十项：一是甲；二是乙；三是丙；四是丁；五是戊；六是己；七是庚；八是辛；九是壬；十是癸；十一是子。",
         [(number, f"{word}是{stem}{'。' if number == 11 else '；'}") for number, (word, stem) in enumerate(zip(
             ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一"), "甲乙丙丁戊己庚辛壬癸子", strict=True), 1)]),
        # the last one ends with the sentence where the items are clauses of one, else with the text
        ("一是甲；二是乙！会议强调，要抓好落实。", [(1, "一是甲；"), (2, "二是乙！")]),
        ("材料：①身份证明（见附件1。）；②场地证明（原件。）。逾期不受理。", [(1, "①身份证明（见附件1。）；"), (2, "②场地证明（原件。）。")]),
        ("一是讲“快。好”；二是讲实效。众人鼓掌。", [(1, "一是讲“快。好”；"), (2, "二是讲实效。")]),
        ("第一，统筹推进。第二，分类施策。上述要求，认真落实。", [(1, "第一，统筹推进。"), (2, "第二，分类施策。上述要求，认真落实。")]),
        ("一是甲。二是乙；三是丙。其余不变。", [(1, "一是甲。"), (2, "二是乙；"), (3, "三是丙。其余不变。")]),
        ("一是甲；二是乙", [(1, "一是甲；"), (2, "二是乙")]),
        # one number may be left out or said twice, but not the second
        ("一是甲；二是乙；四是丁。", [(1, "一是甲；"), (2, "二是乙；"), (4, "四是丁。")]),
        ("一是甲；二是乙；二是丙；三是丁。", [(1, "一是甲；"), (2, "二是乙；二是丙；"), (3, "三是丁。")]),
        ("一是甲；三是丙；四是丁。", []),
        # a second series, and one inside another
        ("去年，一是甲；二是乙。今年，一是丙；二是丁。", [(1, "一是甲；"), (2, "二是乙。"), (1, "一是丙；"), (2, "二是丁。")]),
        ("第一，严格标准。一是甲；二是乙。第二，畅通渠道。", [(1, "第一，严格标准。一是甲；二是乙。"), (2, "第二，畅通渠道。")]),
        ("符合条件：（1）甲；（2）乙。采取措施：一要丙；二要丁。其余不变。", [(1, "（1）甲；"), (2, "（2）乙。"), (1, "一要丙；"), (2, "二要丁。")]),
        ("一是抓改革，首先立规矩，其次建机制；二是促发展。", [(1, "一是抓改革，首先立规矩，其次建机制；"), (2, "二是促发展。")]),
    ],
)  # fmt: skip
def test_series_in_one_paragraph(text: str, expected: list[tuple[int, str]]) -> None:
    assert items_in(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "一是加强领导。",
        "主要任务之一是扩大内需，重点之二是稳定外贸。",
        "做事要一是一，二是二。",
        "目标之一是扩大内需，二是稳定外贸。",
        "必须坚持“一要吃饭，二要建设”的原则。",
        "第一产业增长3%；第二产业增长5%；第三产业增长6%。",
        "第一季度增长3%，第二季度增长5%。",
        "第一责任人是局长，第二责任人是副局长。",
        "第一批安排50家，第二批安排80家。",
        "第一、二产业比重下降，第二、三产业融合加快。",
        "依照第一条，第二条的规定执行。",
        "违反第八条第一项、第二项规定的，依法处理。",
        "符合（一）、（二）、（三）项，加（四）项之一的。",
        "应当首先保证质量，其次考虑价格。",
        "首先要统一思想。",
        "加强这一方面的工作，另一方面的工作也要跟上。",
        "其一级单位主管，其二级单位主管，均应回避。",
        "推进四好农村路2.0版建设，增长1.5倍，2.3倍。",
        "见图①，②和③。",
        "第二，落实责任；第三，强化督查。",
        "二要素认证，一要素认证。",
    ],
)
def test_what_is_no_list(text: str) -> None:
    assert items_in(text) == [[]]


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        (("一是甲。", "二是乙。", "三是丙。"), [[(1, "一是甲。")], [(2, "二是乙。")], [(3, "三是丙。")]]),
        (("主要做法：一是甲。", "二是乙；三是丙。"), [[(1, "一是甲。")], [(2, "二是乙；"), (3, "三是丙。")]]),
        (
            ("一是甲。其余不变。", "二是乙；三是丙。其余不变。"),
            [[(1, "一是甲。其余不变。")], [(2, "二是乙；"), (3, "三是丙。")]],
        ),
        (("要求如下，一是甲。", "其中，二是乙。"), [[(1, "一是甲。")], [(2, "二是乙。")]]),
        (("第一，甲。", "具体如下。", "第二，乙。"), [[(1, "第一，甲。")], [], [(2, "第二，乙。")]]),
        (("首先，甲。", "具体如下。", "最后，乙。"), [[(1, "首先，甲。")], [], [(2, "最后，乙。")]]),
        (("会上，首先学习文件。", "最后，作了总结。"), [[(1, "首先学习文件。")], [(2, "最后，作了总结。")]]),
        (("要首先办甲。", "具体如下。", "最后，乙。"), [[], [], []]),
        (("会上，首先学习文件。", "具体如下。", "最后，作了总结。"), [[], [], []]),
        (("一是甲。", "（一）章", "二是乙。"), [[], []]),
    ],
)
def test_series_over_paragraphs(paragraphs: tuple[str, ...], expected: list[list[tuple[int, str]]]) -> None:
    assert items_in(*paragraphs) == expected


def test_items_of_a_run_in_paragraph() -> None:
    assert items_in("（一）抓好改革。一是甲；二是乙。") == [[(1, "一是甲；"), (2, "二是乙。")]]


@pytest.mark.parametrize("line", ["（一）一是认识不足。二是措施不力。", "（一）第一，认识不足。第二，措施不力。"])
def test_an_item_heads_nothing(line: str) -> None:
    ((first, second),) = items_in(line)
    assert line == f"（一）{first[1]}{second[1]}"


def test_an_item_knows_its_place() -> None:
    source = "关于做好工作的通知\n各区人民政府：\n  要求:一是甲;二是\u200b乙。\n  三是丙。\n"
    document = parse(source)
    invariants.check(document, source, lambda text: text.replace(";", "；").replace(":", "：").replace("\u200b", ""))
    found = [item for block in document.blocks() if isinstance(block, Paragraph) for item in block.items]
    assert [source[slice(*item.span)] for item in found] == ["一是甲;", "二是\u200b乙。", "三是丙。"]


@pytest.mark.parametrize(
    ("text", "markers"),
    [
        ("1.居住证；<br>2.社保：<br>（1）本人；<br>（2）配偶。", ["1.", "2."]),
        ("评价内容：（1）场地；（2）人员。", ["（1）", "（2）"]),
        ("一是甲；二是乙。", ["一是", "二是"]),
        ("1.居住证", []),
    ],
)
def test_items_of_a_cell(text: str, markers: list[str]) -> None:
    assert [item.marker for item in cell_items(text)] == markers


def test_a_drawn_table_has_no_items() -> None:
    assert items_in("| 项目 | 要求 |", "| 1.甲 | ：1.子；2.丑 |", "| 2.乙 | ：1.寅；2.卯 |")[0] == []


WORDS = st.sampled_from(
    ["一是", "二是", "三要", "第一，", "第二，", "首先", "其次", "1.", "2.", "（2）", "①", "②", "甲", "。", "；", "\n"]
)


@given(st.lists(WORDS, max_size=20).map("".join))
def test_any_mixture_gives_an_honest_document(text: str) -> None:
    invariants.check(parse(text), text)


@pytest.mark.parametrize(
    "piece", ["；一是", "；一是甲；二是乙", "；1.", "。首先，其次，", "一方面", "\n一是甲", "\n二是", "（1）；"]
)
def test_hostile_series_take_linear_time(piece: str) -> None:
    assert_linear(lambda size: partial(parse, piece * (size // len(piece))), 4_000)
