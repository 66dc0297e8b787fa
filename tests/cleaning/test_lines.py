"""Hard-wrapped lines become paragraphs; what begins something new stays apart."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdocparse.cleaning import lines
from govdocparse.cleaning.cleaned import TABLE
from govdocparse.grammar import shipped
from govdocparse.text import Text


def joined(source: str) -> list[str]:
    return lines.join(Text.of(source), shipped()).string.split("\n")


WIDTH = 40  # half-width cells of a full line
FILLER = "为深入贯彻落实中央经济工作会议精神进一步提振市场信心推动经济持续向好结合本市实际制定本政策"


def cells(string: str) -> int:
    return sum(1 if character.isascii() else 2 for character in string)


def wrapped(paragraph: str) -> list[str]:
    """A paragraph as a page of WIDTH cells shows it: under an indent that is lost, numbers and Latin words unbroken."""
    page, line, room = [], "", WIDTH - 4
    for token in re.findall(r"[0-9A-Za-z.%]+|.", paragraph):
        if cells(line) + cells(token) > room:
            page.append(line)
            line, room = "", WIDTH
        line += token
    return [*page, line]


def paragraph_that_breaks(piece: str) -> str:
    """A paragraph whose wrapped lines break where `piece` has its bar."""
    before, after = piece.split("|")
    room = WIDTH - 4 - cells(before)
    start = FILLER[: room // 2] + ("a" if room % 2 else "")
    return f"{start}{before}{after}等，{FILLER}。"


def page_of(*paragraphs: str) -> str:
    """Wrapped paragraphs, with blank lines between all lines as a text layer gives them."""
    return "\n\n".join(line for paragraph in paragraphs for line in wrapped(paragraph))


@pytest.mark.parametrize(
    "piece",
    [
        "支持人才引育培养|60亿元",
        "支持人才引育培养60|亿元",
        "推进临浦作业区|（一期）建设",
        "推进股权投资|（AIC）试点",
        "根据《若干政策》（浙|政发〔2025〕3号）",
        "支持机械|、化工",
        "依照第三条第|（一）项的规定",
        "获得国家奖励|一、二等奖的企业",
        "按照《管理办法》第|三条的规定",
        "降低融资成本。|支持企业",
        "增强内生动力（含|（一）所列企业）",
    ],
)
def test_wrapped_line_goes_on(piece: str) -> None:
    paragraph = paragraph_that_breaks(piece)
    assert wrapped(paragraph)[0].endswith(piece.split("|", maxsplit=1)[0])
    found = joined(page_of("一、总体要求", FILLER * 3 + "。", paragraph, FILLER * 2 + "。"))
    assert paragraph in found


@pytest.mark.parametrize(
    "following",
    [
        "（二）畅通转化链条。" + FILLER + "。",
        "二、加快发展（由市经信局牵头）",
        "1.支持企业发展。" + FILLER + "。",
        "附件：任务分工表",
        "抄送：市委各部门，市纪委。",
        "2025年2月8日",
        "（此件公开发布）",
    ],
)
@pytest.mark.parametrize("length", range(40, 60))
def test_something_new_stays_apart_wherever_the_line_before_it_ends(following: str, length: int) -> None:
    paragraph = (FILLER * 2)[:length] + "。"
    found = joined(page_of(FILLER * 3 + "。", FILLER * 2 + "。", paragraph, following))
    assert found[-2:] == [paragraph, following]


def test_heading_of_two_lines_is_joined_and_ends_with_its_bracket() -> None:
    heading = "四、建设国际性综合交通枢纽城市和交通强国城市（由市交通运输局牵头）"
    assert joined(page_of(FILLER * 4 + "。", heading, FILLER * 2 + "。"))[1:] == [heading, FILLER * 2 + "。"]


def test_paragraph_begins_where_its_first_line_left_room_for_the_indent() -> None:
    first = FILLER[: (WIDTH - 4) // 2] + FILLER[:19] + "。"
    second = "上述政策市级财政预算安排资金除交叉重叠部分外，" + FILLER + "。"
    assert cells(wrapped(first)[-1]) == WIDTH
    assert joined(page_of(FILLER * 3 + "。", FILLER * 3 + "。", first, second))[2:] == [first, second]


PARAGRAPHS = "（一）围绕保障重大项目建设、激发全社会投资活力，统筹安排各类资金。完善工作机制，加强部门协同。"


@pytest.mark.parametrize(
    ("first", "second", "goes_on"),
    [
        # a page break inside a sentence, where lines are paragraphs
        ("全年腾出存量用能空间50万吨标准煤以上，全年新增可再生能源", "和新型储能装机100万千瓦以上。", True),
        ("对新认定的国家级企业给予30万元、10万元奖励，对市级新雏", "鹰企业给予奖励。", True),
        ("给予一次性奖励，按规定执行到位。（责任单位：", "商务局）", True),
        ("重大文旅项目，按规定程序报批之后纳入用地审批“绿色通", "道”。", True),
        ("加强市级专科（专病）建设，推进医疗卫生机构特色专科（专病）", "诊疗中心建设。", True),
        ("现将《关于推动经济高质量发展的若干政策（2025年版）》", "印发给你们，请认真贯彻执行。", True),
        ("第一条 本措施适用于在本区依法登记注册，具有独立法", "人资格的企业、事业单位。", True),
        ("第三条 城市更新应当遵循政府统筹规划引领公众参与、共建共享的", "原则。", True),
        ("第四条 市政府应当加强对城市更新工作的领导，设立城市更新的", "小组，负责下列事项：", True),
        ("为了更好地贯彻国务院的这项规定，财政部、司法部决定将返还这两项基金的有关", "问题通知如下：", True),
        # what stays apart
        ("- 主体结构：总体要求、试点范围、试点任务、工作进度、保障措施", "- 写法：先总后分，任务完整。", False),
        ("【法律依据】《某某市市容和环境卫生管理条例》第三十条的规定", "【实施主体】某某镇人民政府", False),
        ("《中华人民共和国刑法》（2023年修正）第二百三十六条", "《中华人民共和国未成年人保护法》第七十五条", False),
        ("我们要坚持改革正确方向，完善发展机制、健全制度体系", "——聚焦构建高水平市场体制", False),
        ("张一心  中央某某部副部长、中央某某政策研究室副主任", "王 刚  国务院副秘书长", False),
        ("张一心  院士、某某科学院数学与系统科学研究院学术委员会主任", "李立国  研究员、某某研究院副院长", False),
        (
            "3.某某标准化技术委员会组长、副组长单位以及各工作组成员单位申请表",
            "某某标准化技术委员会\n2025年4月3日",
            False,
        ),
        ("第三条 护理员在同一机构连续从业满5年的，每人每月发放岗位津", "贴100元。", True),
        ("（三）安排专项资金支持护理员、社会工作者培养，全省共资助12", "个县。", True),
        ("各单位要将汇总材料报送市局综合处，账户信息、联系方式见系统通知", "某市发展改革局2025年4月3日", False),
        ("一、充分认识赋予科研机构、科研人员自主权的重要意义", "深入推进改革，营造良好环境。", False),
        ("1988年12月17日 中华人民共和国国务院、某某委员会令第22号发布", "警察部队是国家武装力量的组成部分。", False),
        ("（2020年5月19日审判委员会第1800次会议通过，自2020年6月1日起施行）", "法释〔2020〕9号", False),
        ("（2020年5月19日审判委员会第1800次会议通过，自2020年6月1日起施行）", "目录", False),
        ("一、增加一条，作为第七条：“第七条 单位应当安装设施，并且：", "（一）定期检查的；", False),
        ("四、建设国际性综合交通枢纽城市、示范城市（由市交通运输局牵头）", "围绕总目标，加快推进。", False),
        ("杭州市人民政府办公厅关于加强行政、财政、信用管理工作的通知", "各区、县（市）人民政府：", False),
        ("关于某公司职工董事、职工监事候选人建议名单汇报", "防汛工作基本情况如下。", False),
        ("（二）加大财政支持力度。（责任单位：市财政局、市发展改革委）", "上述政策，自发布之日起实施。", False),
        ("各区、县（市）人民政府，市政府各部门、各直属单位，各有关企业：", "现将有关事项通知如下。", False),
        ("联系人：市发展改革委综合处张三、李四，联系电话见附件所列名单", "联系地址：市民中心A座", False),
        ("二、强化组织领导，落实各项责任，统筹推进各项重点任务", "（一）强化部门协同。", False),
        ("为贯彻落实党中央、国务院决策部署，结合本市实际，特制定本办法", "第一章 总则", False),
        ("17.某某省某某市积极推进县乡村三级医疗机构一体化改革并促进群众就近就地就", "业。", True),
        ("1.场景需求的详细指标参数可咨询各场景需求对应的场景开放单位获得", "（详见附件1）。", True),
        ("各省、自治区、直辖市人民政府，国务院各部委、各直属机", "构：", True),
        ("某某市人民政府办公室关于做好本年度防汛、抗旱工作的通知", "市水务局：", False),
        ("某某市市场监督管理局 某某市农业农村和水利局 某某市应急局", "市气象局：", False),
        ("五、场景需求的详细指标参数以及各场景需求对应的场景开放单位情况", "无。", False),
    ],
)
def test_lines_that_are_paragraphs(first: str, second: str, goes_on: bool) -> None:
    found = joined(f"{PARAGRAPHS}\n\n{first}\n\n{second}\n\n{PARAGRAPHS}")
    assert (first + second in found) == goes_on
    assert (all(line in found for line in (first, *second.split("\n")))) != goes_on


@pytest.mark.parametrize("opened", ["（甲", "为了“推动", "《某办法", "（见下表：", "修改为：“标准如下："])
@pytest.mark.parametrize("following", ["乙", "。乙", "》乙"])
def test_a_table_stands_alone_behind_an_open_bracket(opened: str, following: str) -> None:
    assert joined(f"{opened}\n{TABLE}\n{following}") == [opened, TABLE, following]


def test_a_signature_below_a_list_of_attachments_whose_last_line_is_full() -> None:
    listed = ["附件：", "1.某某表", "2.某某市数据标准化技术委员会成员单位以及各工作组成员单位的申请表"]
    found = joined("\n".join([*FULL, *FULL, *listed, "某某市数据标准化技术委员会", "2025年4月3日"]))
    assert found[-3:] == [listed[2], "某某市数据标准化技术委员会", "2025年4月3日"]


def test_name_in_the_list_of_attachments_goes_on_where_the_next_entry_follows_or_it_ends_as_such() -> None:
    first, second = "附件：1.2025年第一批衔接推进乡村振兴补助资金项目", "资金分配表"
    assert first + second in joined(f"{first}\n{second}\n2.绩效目标表\n某市财政局")
    assert first + second in joined(f"{first}\n{second}\n某市财政局")
    assert "任务分工表" + second not in joined(f"附件：1.2025年第一批衔接推进项目任务分工表\n{second}\n某市财政局")


@pytest.mark.parametrize(
    ("above", "below", "goes_on"),
    [
        ("附件：国家税务总局某市税务局2025年度拟录用公", "务员名单（第一批）", True),
        ("附件：1.国家税务总局某市税务局2025年度拟录用公", "务员名单", True),
        ("附件：国家税务总局某市税务局2025年度拟录用名单", "录用须知", False),
        ("附件：国家税务总局某市税务局2025年度拟录用公", "某市税务局", False),
        ("附件：公务员", "名单", False),
        ("公布国家税务总局某市税务局2025年度拟录用公", "务员名单", False),
    ],
)
def test_the_name_of_an_attachment_that_was_broken_into_two_paragraphs(above: str, below: str, goes_on: bool) -> None:
    text = Text.of(f"请反映。\n{above}\n{below}\n某市税务局\n2025年5月17日")
    found = lines.join(text, shipped(), whole_paragraphs=True).string.split("\n")
    assert found[1:3] == ([above + below, "某市税务局"] if goes_on else [above, below])


def test_nothing_goes_on_with_a_line_of_a_table_of_contents() -> None:
    pages = {"第一章 总纲": 4, "第二章 公民的基本权利和义务": 8, "第三章 国家机构": 11, "第四章 国旗、国歌": 24}
    contents = [f"{entry}{'.' * (78 - 2 * len(entry))}{number}" for entry, number in pages.items()]
    text = ["中国是世界上历史最悠久的国家之一。中国各族人民共同创造了光辉灿烂的文化，具有光荣的革命传统。" * 2] * 6
    assert joined("\n".join(["目录", *contents, "序言", *text]))[:6] == ["目录", *contents, "序言"]


def test_the_title_of_an_attachment_ends_where_the_next_line_ends_like_none() -> None:
    title = "医疗保障领域数据要素典型场景应用指引"
    page = "\n".join(wrapped(FILLER * 4 + "。"))
    for below, goes_on in (("行业领域一：医疗保障", False), ("任务分工表", True)):
        assert (title + below in joined(f"{page}\n附件\n{title}\n{below}\n{page}")) == goes_on


def test_a_signature_does_not_go_on_with_a_closed_title_on_a_full_line() -> None:
    page = "\n".join(FILLER[at : at + WIDTH // 2] for at in range(0, len(FILLER), WIDTH // 2)) + "。"
    listed = f"附件：《{FILLER[: WIDTH // 2 - 5]}》"
    found = joined(f"{page}\n{page}\n{page}\n{listed}\n某某局\n2025年4月3日")
    assert found[-3:] == [listed, "某某局", "2025年4月3日"]


@pytest.mark.parametrize(
    "bodies", [["某某市人民政府行政审批制度改革办公室（某某市政务服务管理局代章）"], ["某某局"] * 5]
)
def test_a_signature_below_a_sentence_on_a_full_line(bodies: list[str]) -> None:
    page = f"{FILLER[:38]}\n{FILLER[:38]}\n{FILLER[:20]}。\n"
    found = joined(f"{page * 3}{FILLER[:37]}。\n" + "\n".join([*bodies, "2025年4月3日"]))
    assert found[-len(bodies) - 1 :] == [*bodies, "2025年4月3日"]


@pytest.mark.parametrize("date", ["2025年2月8日", "2025.2.8", "202528", "2025年 月 日"])
def test_a_signature_below_a_sentence_without_its_stop(date: str) -> None:
    text = f"为做好防汛工作，请各单位于6月28日前将有关意见和建议寄至某市水利局，或者发送传真\n\n某市水利局\n\n{date}"
    assert joined(text)[1:] == ["某市水利局", date]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("三、命题及制卷：各门考试课试卷要由任课教师、教研室主任严把质量", "关，不得出现错题。"),
        ("（一）签约冲还贷业务的贷款，在发放后未做首次提", "取的，可以在一年内办理首次提取。"),
    ],
)
def test_what_no_paragraph_begins_with_goes_on_with_a_numbered_line(above: str, below: str) -> None:
    assert joined(f"某市考试工作办法\n{above}\n{below}\n四、其他。") == [
        "某市考试工作办法",
        above + below,
        "四、其他。",
    ]
    assert joined(f"{above}\n其中，{below}")[0] == above


def test_headings_of_a_markdown_file_stand_alone() -> None:
    case = "某某海外代购公司诉某某商业通讯报社、某某门户网站侵犯名誉权案"
    source = f"## {case}\n\n## 基本案情\n\n某日，报社刊登一篇文章。"
    text = Text.of(source)
    text = text.without([(0, 3), (source.rindex("##"), source.rindex("##") + 3)])
    marked = lines.join(text, shipped(), marks=(2, source.rindex("##") + 2))
    assert marked.string.split("\n") == [case, "基本案情", "某日，报社刊登一篇文章。"]
    assert lines.join(text, shipped()).string.split("\n")[0] == f"{case}基本案情"


def test_a_heading_of_a_markdown_file_goes_on_where_it_breaks_off() -> None:
    for below, goes_on in (
        ("社会发展计划的报告", True),
        ("第八条 每年听取报告。", False),
        ("常务委员会听取报告。", False),
    ):
        source = f"第三章 听取和审议国民经济和\n{below}"
        whole = source.replace("\n", "") if goes_on else source
        assert lines.join(Text.of(source), shipped(), marks=(0,)).string == whole


def test_a_provision_quoted_over_several_paragraphs_keeps_them_apart() -> None:
    provision = ["“第三条", "职责", "一、局长负责：", "（一）领导各部门；", "（二）编制预算。”"]
    assert joined("\n".join(provision)) == provision


def test_a_bracket_that_stays_open_joins_no_labels() -> None:
    assert joined("文号：国税发［号\n颁布日期：\n失效日期：") == ["文号：国税发［号", "颁布日期：", "失效日期："]


def test_a_title_that_does_not_close_what_it_names_ends_above_its_addressees() -> None:
    head = ["某市人民政府关于印发《某市管理办法的通知", "各区人民政府："]
    assert joined("\n".join(head)) == head


def test_a_number_that_its_page_broke_ends_above_the_addressees() -> None:
    head = ["某政办发〔201746", "各乡镇人民政府："]
    assert joined("\n".join(head)) == head


def test_paragraphs_of_one_length_are_no_wrapped_lines() -> None:
    paragraphs = [f"{number}各单位要高度重视，结合实际抓好落实，取得实效。" for number in "甲乙丙丁戊己庚辛壬癸"]
    assert joined("\n".join(paragraphs)) == paragraphs


NOTE = "2018年9月30日 某某省第十三届人民代表大会常务委员会第二次会议批准"  # as wide as the page
HEADING = "第三章 勘察设计监理及其他有关单位的安全生产方面的主要责任范围"
FULL = [
    "第一条 为深入贯彻落实中央经济工作会议精神进一步提振市场信心推动",
    "经济持续向好结合本市实际制定本政策为深入贯彻落实中央经济工作会",
    "议精神，结合实际制定。",
]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        (NOTE, "第一章 总则"),  # what a law says of itself without a bracket, and what comes behind
        (NOTE, NOTE),
        ("某某省关于进一步加强安全生产方面主要责任的若干规定实施细则办法", NOTE),
        (HEADING, FULL[0]),  # a heading that fills its line
        ("三、推动进一步提振市场信心经济持续向好，更好服务经济工作大局发", "（一）规范。建立机制。"),
        ("（二○二四年六月十六日某某省人民政府第五十四次常务会议修订通过）", "第一章 总则"),
        ("某某省人民政府关于进一步加强安全生产方面主要责任的工作规定办法", "各市、县人民政府，省政府各部门："),
        ("某某省人民政府关于进一步加强安全生产方面主要责任的工作规定办法", "为了加强管理，制定本办法。"),
        ("（责任单位：市农业农村局、市商务局、市交通委、市气象局、市经信局）", "（五）发展商贸流通"),
        ("建立健全应急机制并且明确各成员单位职责分工落实应急工作责任制度。", "2.1.1应急指挥部职责"),
        ("7.1建立健全应急机制并且明确各成员单位职责分工落实应急责任制度。", "7.2本预案由某局解释。"),
        ("五、主体培育：打造人工智能发展和赋能应用方面各类主体的主力军方", "（十二）梯次培育企业"),
        ("《某某市某某部门关于各类行政处罚事项的裁量基准及其适用》的解读", "一、修订背景"),
        ("某某省人民政府关于进一步加强安全生产方面主要责任的工作规定办法", "（二○二四年六月十六日）"),
        ("（联系科室：小学和幼儿教育科以及其他各个有关的科室，电话不变）", "2026年幼儿园招生工作方案"),
        ("某某市家庭医生签约服务质量监测指标以及考核体系（2023年修订版）", "1.签约服务覆盖率"),
        ("微信扫一扫下方二维码便可查看附近的优待卡业务办理网点及其时间。", "办理准备："),
        ("十三、如何申请由失业保险基金支付大龄领金人员参加养老保险的费用？", "参保人可以凭证件申请，"),
        ("3.积分制入户中所说的资格分是什么？其中所说的排名分又是指什么？", "资格分是指基础指标的分值，"),
    ],
)
def test_full_lines_of_the_head_of_a_law_are_no_paragraph(above: str, below: str) -> None:
    found = joined("\n".join([*FULL, *FULL, above, below, *FULL[1:]]))
    assert above in found


def test_a_provision_cited_at_the_start_of_a_line_goes_on_with_its_article() -> None:
    article = "第九条 国内普通高校应届毕业生申报入户的都必须符合某《办法》"
    found = joined("\n".join([*FULL, *FULL, article, "第五条（二）、（三）项所要求的条件。"]))
    assert found[-1] == f"{article}第五条（二）、（三）项所要求的条件。"


def test_a_heading_short_of_the_edge_of_a_page_whose_lines_all_reach_it_is_no_full_line() -> None:
    heading = "一、充分认识赋予科研机构和人员自主权的重要意义以及"  # 6 cells short of a first line
    text = ["深入推进科技体制改革、赋予科研单位和科研人员更大自主权，对于调", "动积极性、充分释放创新创造活力有意义。"]
    page = [FULL[0], *[f"{FULL[0][4:]}第一"] * 16, FULL[2]]
    assert joined("\n".join([*page, heading, *text]))[-2:] == [heading, "".join(text)]
    ragged = [line[: len(line) - index % 3] for index, line in enumerate(page)]
    assert joined("\n".join([*ragged, heading, *text]))[-1] == "".join([heading, *text])


def test_an_article_that_breaks_off_at_the_name_of_a_kind_is_no_title() -> None:
    article = "第九条 县级以上地方各级人民政府自然资源主管部门在查处违法"
    found = joined("\n".join([*FULL, *FULL, article, "测绘行为时，可以依法采取下列措施："]))
    assert found[-1] == f"{article}测绘行为时，可以依法采取下列措施："


def test_a_broken_word_is_no_marker() -> None:
    article = "第九条 本省与邻省协同推进优化环境工作，实现服务标准统"
    found = joined("\n".join([*FULL, *FULL, "第八条 本省建立机制。", article, "一、资质互认、区域通办，促进流动。"]))
    assert found[-1] == f"{article}一、资质互认、区域通办，促进流动。"


@pytest.mark.parametrize(
    "heading",
    [
        "三、积极推行阳光执法“一网通办”严格规范和约束各类执法行为方式",
        "来源：某某市医疗保障局 某某市政务服务和数据管理局 某某市某局",
    ],
)
def test_a_text_begins_under_a_lost_indent_behind_a_heading_that_fills_its_line(heading: str) -> None:
    text = ["为深入贯彻落实中央经济工作会议精神进一步提振市场信心推动经", "济持续向好结合本市实际制定。"]
    assert joined("\n".join([*FULL, *FULL, heading, *text]))[-2:] == [heading, "".join(text)]
    above = "二、推进数字经济标杆城市建设并且以供给侧结构性改革引领投资新需"
    following = ["求以及京津冀协同发展信息公开专题等各类信息的公开", "1.依托门户网站。"]
    assert joined("\n".join([*FULL, *FULL, above, *following]))[-2:] == [above + following[0], following[1]]
    text = [FULL[1], "济持续向好结合本市实际制定。"]
    assert joined("\n".join([*FULL, *FULL, heading, *text]))[-1] == "".join([heading, *text])


def test_a_text_with_lists_below_is_wrapped_where_its_longest_lines_break_inside_sentences() -> None:
    names = ["某某场景", "另一场景", "又一场景"] * 9
    page = "\n".join([*names, *FULL * 4])
    assert joined(page)[-4:] == ["".join(FULL)] * 4
    assert joined("\n".join([*names, *FULL[:1], *names, *FULL[:1], *names]))[27] == FULL[0]


def test_the_edge_of_a_page_is_that_of_its_text_where_notes_in_smaller_print_are_wider() -> None:
    note = "根据某公司提供的各笔利息总额从次日起按期限记入损益，收到最终金额后调整并且"
    page = [*FULL * 12, *["银行存款", "应收利息"] * 9, *[f"{note}。"] * 4, *[f"{note}\n计提利息。"] * 4]
    found = joined("\n".join(page))
    assert found[:12] == ["".join(FULL)] * 12
    assert found[-1] == f"{note}计提利息。"


def test_a_date_that_breaks_behind_its_year_goes_on() -> None:
    above = "（二）本方案自2026年4月28日起实施，试行期至2026年"
    assert joined(f"{above}\n10月31日结束。") == [f"{above}10月31日结束。"]
    assert joined("大事记2026年\n3月5日，召开会议。") == ["大事记2026年", "3月5日，召开会议。"]


@pytest.mark.parametrize(
    ("above", "marker", "apart"),
    [
        ("贫困人口兜底保障：关联民政数据、医保结算记录，防止“因病致贫返贫”", "（四）应用成效", True),
        ("贫困人口兜底保障：关联民政数据、医保结算记录，防止“因病致贫返贫”", "（五）应用成效", False),
        ("贫困人口兜底保障：关联民政数据、医保结算记录，适用前述各项以及第", "（四）类人员的办法", False),
        ("贫困人口兜底保障：关联民政数据、医保结算记录，适用（二）（三）和", "（四）两类人员的办法", False),
    ],
)
def test_the_next_number_of_a_list_opens_a_paragraph(above: str, marker: str, apart: bool) -> None:
    found = joined("\n".join([*FULL, *FULL, "（三）主要做法", "1.建立机制。", above, f"{marker}明显提高了。"]))
    assert (found[-1] == f"{marker}明显提高了。") is apart


def test_an_address_that_a_line_end_breaks_stays_whole() -> None:
    broken = "第一条 平台的网址为https://fuwu.example.gov/zhengce/jiedu/wenj"
    assert "wenjian/1，" in joined("\n".join([*FULL, *FULL, broken, "ian/1，请在平台上登录后办理各项业务。"]))[-1]


def test_a_bracket_of_several_lines_ends_its_paragraph() -> None:
    bracket = [
        "鼓励各地区购买产品。（国务院扶贫办、全国工商联、中国贸促会、教育",
        "部、财政部、某某部等单位按职责分工落实好各自的任务并且共同负责）",
    ]
    for last in (bracket[1], bracket[1].replace("任务并且共同负责", "任务。首位者牵头")):
        page = [*FULL, *FULL, f"（一）{bracket[0]}", last, "（二）推动协作。"]
        assert joined("\n".join(page))[-1] == "（二）推动协作。"


def test_a_number_whose_first_part_the_line_below_begins_opens_a_paragraph() -> None:
    full = "建立健全应急机制并且明确各成员单位职责分工落实应急工作责任制度。"
    page = [*FULL, *FULL, full, "6后期处置", "6.1 评估和改进"]
    assert joined("\n".join(page))[-3:] == [full, "6后期处置", "6.1 评估和改进"]
    assert joined("\n".join([*page[:-1], "补偿损失。"]))[-2] == f"{full}6后期处置"


def test_words_may_stand_between_a_number_and_its_first_part() -> None:
    cited = "《某某监督管理办法》，《某某事务信息化管理和应用办法》（某某令第39号）"
    page = ["1 范围", cited, "3 术语和定义", "下列术语适用于本标准。", "3.1 火葬场"]
    assert joined("\n".join(page)) == page


def test_a_numbered_line_under_an_indent_opens_a_paragraph() -> None:
    page = [f"  {FULL[0]}", *FULL[1:]]
    assert joined("\n".join([*page, *page, f"  {NOTE}", "  第一章 总则", *page]))[3] == "第一章 总则"


def test_indent_begins_a_paragraph() -> None:
    page = (
        "  第一段的第一行从缩进开始写满了这一整行\n接着写满第二行直到这个段落的末尾刚好写满。\n"
        "  第二段的第一行从缩进开始写满了这一整行\n接着写满第二行直到这个段落的末尾刚好写满。\n"
    )
    assert len(joined(page * 3)) == 6


@pytest.mark.parametrize(
    ("above", "below", "whole"),
    [
        ("采用data", "center标准", "采用data center标准"),
        ("采用data", "标准", "采用data标准"),
        ("采用标准", "data等", "采用标准data等"),
        ("采用2025", "data等", "采用2025data等"),
        ("采用data", "2025等", "采用data2025等"),
    ],
)
def test_latin_words_alone_keep_a_blank(above: str, below: str, whole: str) -> None:
    page = page_of(FILLER * 4, paragraph_that_breaks("壹壹|贰贰标准")).replace("壹壹", above).replace("贰贰", below)
    assert f"{above}\n\n{below}" in page
    assert whole in joined(page)[-1]


def test_a_link_in_the_middle_of_a_sentence_is_no_paragraph() -> None:
    cut = "关于报告的决议\n会议审议了市长所作的\n政府工作报告\n。会议同意这个报告。\n依据《\n某法\n》第五条。"
    assert joined(cut) == [
        "关于报告的决议",
        "会议审议了市长所作的政府工作报告。会议同意这个报告。",
        "依据《某法》第五条。",
    ]
    assert joined("关于报告的决议\n《某条例》\n，经会议通过。") == ["关于报告的决议", "《某条例》，经会议通过。"]


def test_an_address_of_the_web_ends_its_line() -> None:
    wide = "法规网址：https://law.example/LawClass/LawAll.aspx?pcode=A0040002000000"
    assert joined(f"{wide}\n第一章 总则\n" + "\n".join("甲" * 34 for _ in range(6)))[:2] == [wide, "第一章 总则"]


def test_a_numeral_above_its_mark_begins_a_paragraph() -> None:
    assert joined("某市实施指引\n一\n、工作目标\n建设住房。") == ["某市实施指引", "一、工作目标", "建设住房。"]


def test_blank_text() -> None:
    assert lines.join(Text.of(" \n \n"), shipped()).string == ""


@given(st.text("公文，。（）一、\n 12", max_size=200))
def test_nothing_but_white_space_leaves(source: str) -> None:
    text = lines.join(Text.of(source), shipped())
    assert "".join(text.string.split()) == "".join(source.split())
    assert "\n\n" not in text.string
    assert all(
        "".join(source[span.start : span.end].split()) == "".join(line.string.split())
        for line in text.lines()
        for span in [line.span()]
    )


def test_few_wrapped_lines_hang_on_what_opens_with_an_indent() -> None:
    lines = (
        "某市关于开展整治的",
        "通知",
        "各区：",
        "    为规范市场秩序，保障消费者合法权益，经研究决定在全市开展汽",
        "车维修行业专项整治。现将有关事项",
        "通知如下：",
        "    一、整治范围",
        "    按规定从事经营的企业，对其中存在问题的企业，按照每家",
        "1.5万元的标准处罚。",
        "    二、其他",
    )
    assert joined("\n".join(lines)) == [
        "某市关于开展整治的",
        "通知",
        "各区：",
        "为规范市场秩序，保障消费者合法权益，经研究决定在全市开展汽车维修行业专项整治。现将有关事项",
        "通知如下：",
        "一、整治范围",
        "按规定从事经营的企业，对其中存在问题的企业，按照每家1.5万元的标准处罚。",
        "二、其他",
    ]


def test_a_body_above_a_date_hangs_on_no_indented_line() -> None:
    entry = "4.关于实施《某某从业人员管理规则》有关事项的规定修订说明"
    signed = "某某证券投资基金业协会\n2023年11月24日"
    assert joined(f"某通知\n各县：\n请执行。\n      {entry}\n{signed}")[-3:] == [entry, *signed.split("\n")]


def test_a_number_that_broke_before_its_unit_goes_on() -> None:
    page, above = "\n".join(FULL * 3), "统筹安排科技资金，其中支持人才引育培养60"
    for rest in ("亿元。", "万人次，其中青年人才占一半。", "%以上。"):
        assert joined(f"{page}\n{above}\n{rest}")[-1] == above + rest
    assert joined(f"{page}\n{above}\n元旦期间照常办理。")[-1] == "元旦期间照常办理。"
    assert joined("总额60\n亿元\n占比20\n%") == ["总额60", "亿元", "占比20", "%"]
