"""Addresses as people write them, the block each names, and the law of ids: an edit inside a section moves no other."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdocparse import from_json, parse, to_json
from govdocparse.annotation import blocks
from govdocparse.expressions import addresses
from govdocparse.expressions.addresses import ITEM, PartName, Step
from govdocparse.grammar import shipped
from govdocparse.model import Block, Document, Section, Table
from structures import structure_of

CHINESE, BRACKETED, ARABIC = "chinese", "chinese_parenthesised", "arabic"


@pytest.mark.parametrize(
    ("address", "steps"),
    [
        ("二、（三）2.", [(CHINESE, 2), (BRACKETED, 3), (ARABIC, 2)]),
        ("二（三）", [(CHINESE, 2), (BRACKETED, 3)]),
        ("二 、 ( 三 ) 、 ２", [(CHINESE, 2), (BRACKETED, 3), (ARABIC, 2)]),
        ("（四十二）", [(BRACKETED, 42)]),
        ("㈢", [(BRACKETED, 3)]),
        ("1.（2）③", [(ARABIC, 1), ("arabic_parenthesised", 2), ("circled", 3)]),
        ("2）a.", [("arabic_half_parenthesised", 2), ("latin_lower", 1)]),
        ("第二章第三条", [("chapter", 2), ("article", 3)]),
        ("第二编 第一分编 第3节", [("part", 2), ("subpart", 1), ("section", 3)]),
        ("第三条第二款第（一）项", [("article", 3), ("paragraph", 2), (BRACKETED, 1)]),
        ("第三条第二款第一项第2目", [("article", 3), ("paragraph", 2), (BRACKETED, 1), (ARABIC, 2)]),
        ("3条2款", [("article", 3), ("paragraph", 2)]),
        ("第一百零三条", [("article", 103)]),
        ("第三条之二", [("article", 3, 2)]),
        ("二、（三）一是", [(CHINESE, 2), (BRACKETED, 3), (ITEM, 0, 0, "一是")]),
        ("二（三） 第二，", [(CHINESE, 2), (BRACKETED, 3), (ITEM, 0, 0, "第二")]),
        ("第三条第一款另一方面", [("article", 3), ("paragraph", 1), (ITEM, 0, 0, "另一方面")]),
        ("第二条", [("article", 2)]),
    ],
)  # fmt: skip
def test_steps(address: str, steps: list[tuple[str, int]]) -> None:
    assert addresses.read(address, shipped()) == (None, tuple(Step(*step) for step in steps))


@pytest.mark.parametrize("string", ["", " ", "总则", "第三条规定", "第条", "附件2", "二、总则", "一" * 500, "（）"])  # fmt: skip
def test_no_address(string: str) -> None:
    assert addresses.read(string, shipped()) is None


@pytest.mark.parametrize(
    ("address", "part"),
    [
        ("附件2 一、", PartName(role="attachment", number="2")),
        ("附件二：一、", PartName(role="attachment", number="2")),
        ("附件1一、", PartName(role="attachment", number="1")),
        ("附 件 二 一、", PartName(role="attachment", number="2")),
        ("附图3 一、", PartName(role="attachment", number="3")),
        ("附件2-1 一、", PartName(role="attachment", number="2-1")),
        ("附件 一、", PartName(role="attachment")),
        ("附件一、", PartName(role="attachment")),
        ("正文一、", PartName(role="main")),
        ("《若干政策》一、", PartName(title="若干政策")),
        ("《若干政策》的一、", PartName(title="若干政策")),
    ],
)
def test_parts_of_addresses(address: str, part: PartName) -> None:
    assert addresses.read(address, shipped()) == (part, (Step(CHINESE, 1),))


def said(block: Block | None) -> str | None:
    """What a block says of itself, in short."""
    if block is None or isinstance(block, Table):
        return None if block is None else block.id
    if isinstance(block, Section):
        return f"{block.marker}{block.heading or '/'}"
    return block.text


POLICY = parse(
    "某市人民政府印发若干政策的通知\n各区人民政府：\n现将《若干政策》印发给你们，请执行。\n一、抓好落实\n某市人民政府\n"
    "2025年2月8日\n若干政策（试行）\n为推动发展，制定本政策。\n一、总则\n（一）范围\n1.甲类\n2.乙类\n（二）对象\n1.丙类\n二、任务\n（三）投入\n"
    "1.丁类\n三、另表\n1.戊类\n附件2\n任务表\n一、附件任务\n附件3\n分工表\n一、附件分工\n二、又一分工"
)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("一、", "一、总则"),  # the promulgated text comes first
        ("正文 一、", "一、抓好落实"),
        ("一（二）", "（二）对象"),
        ("（三）", "（三）投入"),  # numbers that run through need no more
        ("二、（三）1.", "1.丁类"),
        ("1.", "1.戊类"),  # the outermost of several
        ("2.", "2.乙类"),  # levels may be left out
        ("一、1.", "1.甲类"),  # the first of several as deep
        ("二、（二）", None),
        ("四、", None),
        ("附件2 一、", "一、附件任务"),  # by the number of the label
        ("附件3一、", "一、附件分工"),
        ("附件1 一、", "一、附件任务"),  # by its place, where no label has the number
        ("附件4 一、", None),
        ("附件 二、", "二、又一分工"),
        ("《若干政策》三、", "三、另表"),  # a title without its bracket
        ("《若干政策（试行）》三、", "三、另表"),
        ("《另一政策》三、", None),
        ("第一段", "为推动发展，制定本政策。"),
        ("正文第一段", "现将《若干政策》印发给你们，请执行。"),
        ("promulgated-1-2-1", "1.丙类"),
        ("ｐromulgated-p1 ", "为推动发展，制定本政策。"),
        ("attachment3-2", "二、又一分工"),
        ("promulgated-9", None),
    ],
)  # fmt: skip
def test_find_in_a_policy(address: str, expected: str | None) -> None:
    assert said(POLICY.find(address)) == expected


@pytest.mark.parametrize(
    ("part", "expected"),
    [("附件3", "一、附件分工"), ("正文", "一、抓好落实"), ("分工表", "一、附件分工"), ("《分工表》", "一、附件分工"), ("没有", None), ("", None)],
)  # fmt: skip
def test_part_apart(part: str, expected: str | None) -> None:
    assert said(POLICY.find("一、", part=part)) == expected


LAW = parse(
    "某市停车管理办法\n第一章 总则\n第一条 为了加强管理，制定本办法。\n第二条 本办法所称停车场包括：\n（一）公共停车场；\n1.地面；\n2.地下。\n"
    "（二）专用停车场。\n前款所称停车场不包括下列场地：\n（一）公交站；\n（二）货运站。\n市政府另有规定的，从其规定。\n"
    "第二条之一 道路停车另行规定。\n第二章 管理\n第三条 停车场应当备案。"
)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("第二条", "第二条/"),
        ("第二条之一", "第二条之一/"),
        ("第二章第三条", "第三条/"),
        ("第一章第三条", None),
        ("第二条第一款", "本办法所称停车场包括："),
        ("第二条第二款", "前款所称停车场不包括下列场地："),
        ("第２条第３款", "市政府另有规定的，从其规定。"),
        ("第二条第四款", None),
        ("第二条第零款", None),
        ("第二条第一款第二项", "（二）/"),
        ("第二条第一款第（二）项第一款", "专用停车场。"),
        ("第二条第二款第（二）项第一款", "货运站。"),
        ("第二条第三款第（一）项", None),
        ("第二条第（一）项第2目", "2.地下/"),
        ("第二条（一）2", "2.地下/"),
        ("第三条第一款", "停车场应当备案。"),
    ],
)
def test_find_in_a_law(address: str, expected: str | None) -> None:
    found = LAW.find(address)
    assert said(found) == (expected.replace("地下/", "/") if expected else None)


LISTS = parse(
    "关于做好工作的通知\n各区人民政府：\n一、总体要求\n把握原则：（1）先易后难；（2）稳妥有序。\n二、重点任务\n（一）抓改革。一是甲；二是乙。\n"
    "（二）促发展。第一，丙；第二，丁。\n首先，戊。\n其次，己。\n（三）保民生。要求如下。\n1.庚。\n2.辛：①子；②丑。\n"
)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("二、（一）二是", "main-2-1-p1"),
        ("二是", "main-2-1-p1"),
        ("二、（二）第二", "main-2-2-p1"),
        ("二、（二）首先", "main-2-2-p2"),
        ("（二）其次，", "main-2-2-p3"),
        ("二、（二）第二款首先", "main-2-2-p2"),
        ("二、（二）第一款首先", None),
        ("一、（2）", "main-1-p1"),
        ("二、（三）2.②", "main-2-3-2-p1"),
        ("二、（三）2.", "main-2-3-2"),
        ("二、（一）三是", None),
        ("二、（二）二是", None),
        ("一、（3）", None),
        ("一是（一）", None),
    ],
)
def test_find_the_text_of_an_item(address: str, expected: str | None) -> None:
    found = LISTS.find(address)
    assert (found and found.id) == expected


def test_find_the_table_of_an_item() -> None:
    table = "<table><tr><th>项目</th><th>要求</th></tr><tr><td>内容</td><td>一是甲；二是乙。</td></tr></table>"
    found = parse(f"<p>某市通知</p><p>一、要求</p>{table}", media="html").find("一、二是")
    assert isinstance(found, Table)


def test_an_item_of_the_second_paragraph_is_another_one() -> None:
    first, second = LAW.find("第二条第一款第（一）项"), LAW.find("第二条第二款第（一）项")
    assert first is not None
    assert second is not None
    assert (first.id, second.id) == ("main-1-2-1", "main-1-2-1_2")


def test_find_in_a_document_that_was_read_back() -> None:
    assert said(from_json(to_json(LAW)).find("第二条第三款")) == "市政府另有规定的，从其规定。"


@pytest.mark.parametrize(
    "line",
    ["一、总体要求", "（一）强化保障。", "㈠强化保障", "1.支持企业", "（1）支持企业", "⑴支持企业", "⒈支持企业", "①支持企业", "1）支持企业", "A.支持企业", "a.支持企业",
     "（a）聘请助理", "第一篇 开启新征程", "第一编 总则", "第一分编 通则", "第一章 总则", "第四章之一 山地区", "第一节 通则", "第一条 为了规范管理", "第一百二十条之一 资助恐怖活动",
     "第12-1条 机关公文"],
)  # fmt: skip
def test_the_marker_of_each_scheme_leads_back(line: str) -> None:
    document = parse(f"某市某办法\n{line}\n")
    (section,) = document.sections()
    assert document.find(section.address) is section


def test_roman_numerals_lead_back() -> None:
    document = parse("某市某报告\nI. 概况\n甲。\nII. 问题\n乙。\n")
    assert [document.find(section.address) for section in document.sections()] == list(document.sections())
    assert document.find("Ⅱ、") is document.sections()[1]


def test_a_number_put_in_later_is_another_one() -> None:
    document = parse("某市某办法\n第12条 甲应当办理。\n第12-1条 乙应当办理。\n第12—2条 丙应当办理。\n")
    assert [section.id for section in document.sections()] == ["main-12", "main-12.1", "main-12.2"]
    assert document.find("第12条之二") is document.find("第12—2条") is document.sections()[2]


def test_every_id_and_every_lone_address_leads_back() -> None:
    for document in (POLICY, LAW):
        for block in document.blocks():
            assert document.find(block.id) is block
    for section in LAW.sections():
        if "_" not in section.id:
            assert LAW.find(section.address) is section


SPELLED = parse(
    "某市停车管理办法\n第一条 为了加强管理，制定本办法。\n第二条 停车场应当备案。\n附则\n本办法自2025年3月1日起施行。\n"
    "附件2\n停车场目录\n第一部分 公共停车场\n地面停车场应当备案。\n第二部分 专用停车场\n地下停车场应当备案。\n"
)


@pytest.mark.parametrize("address", ["附则", " 附 则", "附件2 第二部分", "第二部分"])
def test_the_own_address_of_a_section_leads_to_it_whatever_it_is_made_of(address: str) -> None:
    found = SPELLED.find(address)
    assert isinstance(found, Section)
    assert address.endswith(found.address) or found.address == "附则"
    assert SPELLED.find(address, part="正文") is (found if "附件" not in address and found.address == "附则" else None)


# Ids


def ids(*lines: str) -> dict[str, str]:
    """The ids of all blocks with what the block says."""
    written, _ = blocks.write(structure_of("某市办法", *lines).parts, shipped())
    return {block.id: said(block) or "" for block in _document(written).blocks()}


def _document(written: Sequence[object]) -> Document:
    return Document(**{**{name: getattr(LAW, name) for name in Document.__struct_fields__}, "parts": written})


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("甲。", "乙。", "一、丙", "丁。"), ["main-p1", "main-p2", "main-1", "main-1-p1"]),
        (("一、甲", "（三）乙。丙。"), ["main-1", "main-1-3", "main-1-3-p1"]),
        (("一、甲", "一、乙", "（一）丙", "一、丁"), ["main-1", "main-1_2", "main-1_2-1", "main-1_3"]),
        (("第三条 甲。", "第三条之一 乙。"), ["main-3", "main-3-p1", "main-3.1", "main-3.1-p1"]),
        (("甲。", "附件2", "乙表", "丙。", "附件5", "丁表", "戊。"), ["main-p1", "attachment2-p1", "attachment5-p1"]),
        (("甲。", "附件2", "乙表", "丙。", "附件2-1", "丁表", "戊。"), ["main-p1", "attachment2-p1", "attachment2.1-p1"]),
        (("甲。", "附 件 二", "乙表", "丙。"), ["main-p1", "attachment2-p1"]),
        (("甲。", "附件", "乙表", "丙。", "附件", "丁表", "戊。"), ["main-p1", "attachment1-p1", "attachment2-p1"]),
        (("甲。", "附件1", "乙表", "丙。", "附件1", "丁表", "戊。"), ["main-p1", "attachment1-p1", "attachment1_2-p1"]),
    ],
)  # fmt: skip
def test_ids(lines: tuple[str, ...], expected: list[str]) -> None:
    assert list(ids(*lines)) == expected


WORDS = st.text("甲乙丙丁戊己庚辛", min_size=1, max_size=12)
SENTENCES = st.lists(WORDS.map(lambda words: f"{words}。"), max_size=3)
ITEMS = st.lists(st.tuples(WORDS, SENTENCES), max_size=3)
SECTIONS = st.lists(st.tuples(WORDS, SENTENCES, ITEMS), min_size=2, max_size=4)
NUMBERS = "一二三四五六七八九"
Content = tuple[str, list[str], list[tuple[str, list[str]]]]


def written(number: int, content: Content, first_item: int = 0) -> list[str]:
    """The lines of one section: its heading, its paragraphs, its items."""
    heading, sentences, items = content
    lines = [f"{NUMBERS[number]}、{heading}", *sentences]
    for item, (words, below) in enumerate(items, first_item):
        lines += [f"（{NUMBERS[item]}）{words}", *below]
    return lines


@given(SECTIONS, SECTIONS, st.data())
def test_an_edit_inside_one_section_moves_no_other(sections: list[Content], others: list[Content], data: st.DataObject) -> None:  # fmt: skip
    place = data.draw(st.integers(0, len(sections) - 1))
    edited = [*sections[:place], others[0], *sections[place + 1 :]]
    before = ids("总述。", *(line for number, each in enumerate(sections) for line in written(number, each)))
    after = ids("总述。", *(line for number, each in enumerate(edited) for line in written(number, each)))
    inside = f"main-{place + 1}"
    outside = [
        {key: text for key, text in found.items() if key != inside and not key.startswith(f"{inside}-")}
        for found in (before, after)
    ]
    assert outside[0] == outside[1]


@given(SECTIONS, WORDS)
def test_a_new_section_behind_the_others_moves_none(sections: list[Content], words: str) -> None:
    lines = [line for number, each in enumerate(sections) for line in written(number, each)]
    before = ids(*lines)
    after = ids(*lines, f"{NUMBERS[len(sections)]}、{words}")
    assert {key: after[key] for key in before} == before
    assert set(after) - set(before) == {f"main-{len(sections) + 1}"}


@given(SECTIONS)
def test_addresses_are_markers_from_the_top_and_lead_back(sections: list[Content]) -> None:
    lines = [line for number, each in enumerate(sections) for line in written(number, each)]
    written_parts, _ = blocks.write(structure_of("某市办法", *lines).parts, shipped())
    document = _document(written_parts)
    for section in document.sections():
        assert document.find(section.address) is section
