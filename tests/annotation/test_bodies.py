"""Responsible bodies: who leads, answers or cooperates, and where a text does not say so."""

from functools import partial

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from govdocparse import grammar, parse
from govdocparse.annotation import bodies
from govdocparse.cleaning import script
from govdocparse.expressions import responsibilities
from govdocparse.model import Responsibility, Table, Unit
from govdocparse.text import Text
from project import SAMPLES
from timing import assert_linear

GRAMMAR = grammar.shipped()


def find(string: str, masked: str | None = None) -> list[Responsibility]:
    return bodies.find(Text.of(string), masked or string, GRAMMAR)


def said(responsibility: Responsibility) -> str:
    """`role: a, b, 2 c, 2 各d(d e)`: the tier before a body from the second on, the members behind a collective."""
    return f"{responsibility.role}: " + " ".join(map(_unit, responsibility.units))


def _unit(unit: Unit) -> str:
    tier = "" if unit.tier == 1 else f"{unit.tier}:"
    return tier + unit.name + (f"[{'|'.join(unit.members)}]" if unit.members else "")


LEAD, OWN, HELP = "lead: ", "responsible: ", "cooperating: "

# A whole bracket with one role.
ONE_ROLE = [
    # lead
    ("（由市科技局牵头）", LEAD + "市科技局"),
    (
        "（责任单位：甲局等有关部门，各区政府。以下措施均由各区政府、乙局落实，不再列出）",
        OWN + "甲局 2:各区政府[区政府]",
    ),
    ("（责任单位：甲局、乙局按职责分工负责。具体任务均涉及相关市（州）政府）", OWN + "甲局 乙局"),
    ("（有效期至2024年12月31日，由县住建局负责解释）", OWN + "县住建局"),
    ("（牵头单位∶市科技局）", LEAD + "市科技局"),
    ("（由科技局牵头实施）", LEAD + "科技局"),
    ("（由市商务局、市投资促进局牵头实施）", LEAD + "市商务局 市投资促进局"),
    ("（由区商务局，综合保税区管理办公室牵头）", LEAD + "区商务局 2:综合保税区管理办公室"),
    ("（市教育局牵头负责）", LEAD + "市教育局"),
    ("（市教育局牵头组织实施）", LEAD + "市教育局"),
    ("（市教育局、市体育局共同牵头）", LEAD + "市教育局 市体育局"),
    ("（市教育局负责牵头）", LEAD + "市教育局"),
    ("（牵头单位：市水利局）", LEAD + "市水利局"),
    ("（牵头部门：市水利局、市气象局）", LEAD + "市水利局 市气象局"),
    ("（牵头责任单位：市水利局）", LEAD + "市水利局"),
    ("（牵头：省林草局）", LEAD + "省林草局"),
    ("（主办单位：县文旅局）", LEAD + "县文旅局"),
    ("（第一责任单位：县文旅局）", LEAD + "县文旅局"),
    ("（市市场监管局〔知识产权局〕牵头负责）", LEAD + "市市场监管局〔知识产权局〕"),
    # responsible
    ("（责任单位：甲局、住房和城乡建设局和各区政府）", OWN + "甲局 住房和城乡建设局 各区政府[区政府]"),
    (
        "（市港航局、市交通局，沿海各县政府，列首位的为牵头单位，下同）",
        OWN + "市港航局 市交通局 2:沿海各县政府[县政府]",
    ),
    ("（责任单位：市科技局、市财政局）", OWN + "市科技局 市财政局"),
    ("（责任单位：市科技局、市经信局、市市场监管局）", OWN + "市科技局 市经信局 市市场监管局"),
    ("（责任单位：人才办、经信局、人力资源和社会保障局）", OWN + "人才办 经信局 人力资源和社会保障局"),
    ("（责任单位：市科技局、市国资委，市税务局）", OWN + "市科技局 市国资委 2:市税务局"),
    (
        "（责任单位：市商务局，某某示范区管委会，甲江海关、乙山机场海关）",
        OWN + "市商务局 2:某某示范区管委会 3:甲江海关 3:乙山机场海关",
    ),
    ("（责任单位：市商务局；某某示范区管委会）", OWN + "市商务局 2:某某示范区管委会"),
    ("（责任单位:市卫生健康委）", OWN + "市卫生健康委"),
    ("（责任部门：市民政局）", OWN + "市民政局"),
    ("（责任主体：各区政府）", OWN + "各区政府[区政府]"),
    ("（责任单位（部门）：市民政局）", OWN + "市民政局"),
    ("（实施单位：市民政局）", OWN + "市民政局"),
    ("（责任单位：市发展和改革委员会）", OWN + "市发展和改革委员会"),
    ("（责任单位：市残联、市红十字会、市总工会）", OWN + "市残联 市红十字会 市总工会"),
    ("（责任单位：省财政厅（省国资委）、省税务局）", OWN + "省财政厅（省国资委） 省税务局"),
    ("（责任单位：16区和某某经济技术开发区）", OWN + "16区和某某经济技术开发区"),
    ("（责任单位：市水务局以及各区政府）", OWN + "市水务局 各区政府[区政府]"),
    ("（由市人力社保局负责）", OWN + "市人力社保局"),
    ("（原则上由市人力社保局负责）", OWN + "市人力社保局"),
    ("（财政部负责）", OWN + "财政部"),
    ("（教育部、科技部按职责分工负责）", OWN + "教育部 科技部"),
    ("（教育部、科技部分别负责）", OWN + "教育部 科技部"),
    ("（教育部、科技部，按职责分工负责）", OWN + "教育部 科技部"),
    ("（教育部、科技部按照各自职责分工落实）", OWN + "教育部 科技部"),
    ("（公安局、交通局按分管领域负责）", OWN + "公安局 交通局"),
    ("（某某自由贸易试验区管委会负责）", OWN + "某某自由贸易试验区管委会"),
    ("（各区、县（市）政府组织实施）", OWN + "各区、县（市）政府[区|县（市）政府]"),
    (
        "（国家发展改革委、工业和信息化部等部门按职责分工负责，各省级人民政府落实）",
        OWN + "国家发展改革委 工业和信息化部 2:各省级人民政府[省级人民政府]",
    ),
    ("（财政部、税务总局，各省级人民政府按职责分工负责）", OWN + "财政部 税务总局 2:各省级人民政府[省级人民政府]"),
    # 等
    ("（教育部、科技部等按职责分工负责）", OWN + "教育部 科技部"),
    ("（教育部等有关部门和单位负责）", OWN + "教育部"),
    ("（责任单位：市数据局等）", OWN + "市数据局"),
    ("（责任单位：市数据局等12个部门，各区政府）", OWN + "市数据局 2:各区政府[区政府]"),
    ("（责任单位：市高等教育局）", OWN + "市高等教育局"),
    # collectives
    ("（责任单位：住建局、各街道）", OWN + "住建局 各街道[街道]"),
    ("（责任单位：住建局，各街道、平台）", OWN + "住建局 2:各街道、平台[街道|平台]"),
    ("（责任单位：财政局，各区属国企，各街道、平台）", OWN + "财政局 2:各区属国企[区属国企] 3:各街道、平台[街道|平台]"),
    ("［责任单位：市商务局，各区、县（市）政府］", OWN + "市商务局 2:各区、县（市）政府[区|县（市）政府]"),
    ("（责任单位：各县（市、区）政府）", OWN + "各县（市、区）政府[县（市、区）政府]"),
    (
        "（责任单位：各市、县（市、区）人民政府，省级有关部门）",
        OWN + "各市、县（市、区）人民政府[市|县（市、区）人民政府] 2:省级有关部门",
    ),
    ("（责任单位：各区、县住建局）", OWN + "各区、县住建局[区|县住建局]"),
    ("（责任单位：各乡镇、街道、村）", OWN + "各乡镇、街道、村[乡镇|街道|村]"),
    ("（责任单位：各街道、各平台）", OWN + "各街道[街道] 各平台[平台]"),
    ("（各区、市各相关部门按分管领域负责）", OWN + "各区[区] 市各相关部门[相关部门]"),
    (
        "（责任单位：各场景牵头部门和配合部门、市数据局）",
        OWN + "各场景牵头部门和配合部门[场景牵头部门和配合部门] 市数据局",
    ),
    ("（责任单位：市教委、有关区、县（市）政府）", OWN + "市教委 有关区、县（市）政府[区|县（市）政府]"),
    ("（责任单位：有关区、县政府、某某海关）", OWN + "有关区、县政府[区|县政府] 某某海关"),
    ("（责任单位：有关部门、某某海关）", OWN + "有关部门 某某海关"),
    ("（市级各有关部门及各县市区政府按职责分工负责）", OWN + "市级各有关部门[有关部门] 各县市区政府[县市区政府]"),
    ("（各有关部门按职责分工负责）", OWN + "各有关部门[有关部门]"),
    # times and manners of work are no bodies
    ("（完成时限：2025年底前；责任单位：市林水局）", OWN + "市林水局"),
    ("（责任单位：市林水局；完成时限：2025年底前）", OWN + "市林水局"),
    ("（责任单位：市林水局，2025年6月底前）", OWN + "市林水局"),
    ("（责任单位：市林水局；责任人：张三）", OWN + "市林水局"),
    ("（各区负责，持续推进）", OWN + "各区[区]"),
    ("（市公安局、某市税务局按分管领域负责，2023年12月底前完成）", OWN + "市公安局 某市税务局"),
    ("（人社部、财政部负责。列第一位者为牵头单位，下同）", OWN + "人社部 财政部"),
    ("（各县（市、区）政府，高新区管委会负责）", OWN + "各县（市、区）政府[县（市、区）政府] 2:高新区管委会"),
    ("（地方各级人民政府落实）", OWN + "地方各级人民政府[人民政府]"),
    ("（责任单位：全市各级各部门）", OWN + "全市各级各部门[部门]"),
    ("（责任单位：市发改局、市财政局等相关职能部门）", OWN + "市发改局 市财政局"),
    ("（责任单位：甲局及相关单位）", OWN + "甲局 相关单位"),
    (
        "（甲局负责，各市州人民政府落实。以下均需各市州人民政府落实，不再列出）",
        OWN + "甲局 2:各市州人民政府[市州人民政府]",
    ),
    ("（责任单位：市财政局、市税务局，排名不分先后）", OWN + "市财政局 市税务局"),
    ("（责任单位：市财政局、市税务局（排第一位的为牵头单位））", OWN + "市财政局 市税务局"),
    # verbs of work
    ("（由市财政局、市科技局制定并组织实施）", OWN + "市财政局 市科技局"),
    ("（由市统筹办负责）", OWN + "市统筹办"),
    ("（责任单位：各市、县〔市、区〕政府）", OWN + "各市、县〔市、区〕政府[市|县〔市、区〕政府]"),
    ("（责任单位为市科技局、市财政局）", OWN + "市科技局 市财政局"),
    ("（责任单位 市科技局、市财政局）", OWN + "市科技局 市财政局"),
    ("（市科技局负责组织，市财政局负责资金保障）", OWN + "市科技局 2:市财政局"),
    # cooperating
    ("（配合单位：市文联、市科协）", HELP + "市文联 市科协"),
    ("（协办单位：市文联）", HELP + "市文联"),
    ("（参与单位：市文联）", HELP + "市文联"),
]

# Several roles: one responsibility each, at its own piece.
SEVERAL_ROLES = [
    (
        "责任单位：甲公司、市科技局配合单位：丙局、乙局完成时限：2025年底",
        [
            (OWN + "甲公司 市科技局", "责任单位：甲公司、市科技局"),
            (HELP + "丙局 乙局", "配合单位：丙局、乙局"),
        ],
    ),
    (
        "（科技部会同有关单位推进）",
        [(OWN + "科技部", "科技部"), (HELP + "有关单位", "会同有关单位推进")],
    ),
    (
        "（由甲局牵头，乙局、丙局等部门参与配合）",
        [(LEAD + "甲局", "由甲局牵头"), (HELP + "乙局 丙局", "乙局、丙局等部门参与配合")],
    ),
    (
        "（由甲局牵头会同乙局制定具体办法）",
        [(LEAD + "甲局", "由甲局牵头"), (HELP + "乙局", "会同乙局制定具体办法")],
    ),
    (
        "（第一责任单位：甲局；第二责任单位：乙局）",
        [(LEAD + "甲局", "第一责任单位：甲局"), (OWN + "乙局", "第二责任单位：乙局")],
    ),
    (
        "（甲局负责牵头，乙局负责配合）",
        [(LEAD + "甲局", "甲局负责牵头"), (HELP + "乙局", "乙局负责配合")],
    ),
    (
        "（承办：甲局；协办：乙局）",
        [(OWN + "甲局", "承办：甲局"), (HELP + "乙局", "协办：乙局")],
    ),
    (
        "（责任单位：甲局、乙局〔牵头〕）",
        [(OWN + "甲局", "责任单位：甲局"), (LEAD + "乙局", "乙局〔牵头〕")],
    ),
    (
        "（市科技局（牵头）、市财政局）",
        [(LEAD + "市科技局", "市科技局（牵头）"), (OWN + "市财政局", "市财政局")],
    ),
    (
        "（市大数据局统筹，各部门配合）",
        [(LEAD + "市大数据局", "市大数据局统筹"), (HELP + "各部门[部门]", "各部门配合")],
    ),
    (
        "（牵头单位：甲局；责任单位：乙局、丙局；配合单位：丁局）",
        [
            (LEAD + "甲局", "牵头单位：甲局"),
            (OWN + "乙局 丙局", "责任单位：乙局、丙局"),
            (HELP + "丁局", "配合单位：丁局"),
        ],
    ),
    ("（牵头单位：甲局，配合单位：乙局）", [(LEAD + "甲局", "牵头单位：甲局"), (HELP + "乙局", "配合单位：乙局")]),
    ("（牵头：甲局；配合：乙局）", [(LEAD + "甲局", "牵头：甲局"), (HELP + "乙局", "配合：乙局")]),
    ("（主办：甲局；协办：乙局，丙局）", [(LEAD + "甲局", "主办：甲局"), (HELP + "乙局 2:丙局", "协办：乙局，丙局")]),
    ("（甲局牵头，乙局、丙局配合）", [(LEAD + "甲局", "甲局牵头"), (HELP + "乙局 丙局", "乙局、丙局配合")]),
    (
        "（市消防救援支队牵头，公安、住建等部门配合）",
        [(LEAD + "市消防救援支队", "市消防救援支队牵头"), (HELP + "公安 住建", "公安、住建等部门配合")],
    ),
    (
        "（市生态环境局负总责，市公安局协同，各区县落实属地责任，常态化推进）",
        [
            (OWN + "市生态环境局", "市生态环境局负总责"),
            (HELP + "市公安局", "市公安局协同"),
            (OWN + "各区县[区县]", "各区县落实属地责任"),
        ],
    ),
    ("（甲局牵头、乙局配合）", [(LEAD + "甲局", "甲局牵头"), (HELP + "乙局", "乙局配合")]),
    ("（由甲局牵头，乙局配合）", [(LEAD + "甲局", "由甲局牵头"), (HELP + "乙局", "乙局配合")]),
    ("（甲局牵头，乙局、丙局等参与）", [(LEAD + "甲局", "甲局牵头"), (HELP + "乙局 丙局", "乙局、丙局等参与")]),
    (
        "（甲局牵头，乙局协助，丙局负责）",
        [(LEAD + "甲局", "甲局牵头"), (HELP + "乙局", "乙局协助"), (OWN + "丙局", "丙局负责")],
    ),
    ("（甲局会同乙局负责）", [(OWN + "甲局", "甲局"), (HELP + "乙局", "会同乙局负责")]),
    (
        "（国家发展改革委、财政部会同有关部门负责）",
        [(OWN + "国家发展改革委 财政部", "国家发展改革委、财政部"), (HELP + "有关部门", "会同有关部门负责")],
    ),
    ("（甲局会同乙局牵头）", [(LEAD + "甲局", "甲局"), (HELP + "乙局", "会同乙局牵头")]),
    ("（甲局牵头会同乙局负责）", [(LEAD + "甲局", "甲局牵头"), (HELP + "乙局", "会同乙局负责")]),
    (
        "（某市税务局牵头，会同甲市、乙省相关部门协同推进，2023年11月底前完成）",
        [(LEAD + "某市税务局", "某市税务局牵头"), (HELP + "甲市 乙省相关部门", "会同甲市、乙省相关部门协同推进")],
    ),
    (
        "（甲局、乙局牵头，各区、县政府按职责分工负责）",
        [(LEAD + "甲局 乙局", "甲局、乙局牵头"), (OWN + "各区、县政府[区|县政府]", "各区、县政府按职责分工负责")],
    ),
    ("（责任单位：甲局，乙局、丙局配合）", [(OWN + "甲局", "责任单位：甲局"), (HELP + "乙局 丙局", "乙局、丙局配合")]),
    ("（责任单位：甲局牵头，乙局配合）", [(LEAD + "甲局", "甲局牵头"), (HELP + "乙局", "乙局配合")]),
    (
        "（责任单位：甲局（牵头）、乙局、丙局（配合））",
        [(LEAD + "甲局", "责任单位：甲局（牵头）"), (OWN + "乙局", "乙局"), (HELP + "丙局", "丙局（配合）")],
    ),
    (
        "（牵头单位 市科技局 配合单位 市财政局）",
        [(LEAD + "市科技局", "牵头单位 市科技局"), (HELP + "市财政局", "配合单位 市财政局")],
    ),
    (
        "（市科技局牵头组织项目评审，市财政局配合做好资金保障）",
        [(LEAD + "市科技局", "市科技局牵头组织项目评审"), (HELP + "市财政局", "市财政局配合做好资金保障")],
    ),
    (
        "（省科技厅指导，各市政府负责）",
        [(HELP + "省科技厅", "省科技厅指导"), (OWN + "各市政府[市政府]", "各市政府负责")],
    ),
]

# Places that count: what is found in a longer text.
PLACES = [
    ("给予补助。（责任单位：甲局）", "（责任单位：甲局）"),
    ("给予补助（责任单位：甲局）。", "（责任单位：甲局）"),
    ("给予补助（责任单位：甲局），", "（责任单位：甲局）"),
    ("给予补助（甲局负责）。", "（甲局负责）"),
    ("给予补助（甲局牵头；各市、县〔市、区〕政府牵头）。", "（甲局牵头；各市、县〔市、区〕政府牵头）"),
    ("给予补助（甲局负责）；", "（甲局负责）"),
    ("给予补助。（甲局负责）支持创新。", "（甲局负责）"),
    ("给予补助（甲局负责）（2025年底前）", "（甲局负责）"),
    ("（一）强化监管（由甲局牵头）。坚持创新。", "（由甲局牵头）"),
    ("【责任单位：甲局】", "【责任单位：甲局】"),
    ("〔责任单位：甲局〕", "〔责任单位：甲局〕"),
    ("〔责任单位〕甲局、乙局", "〔责任单位〕甲局、乙局"),
    ("【责任单位】甲局。", "【责任单位】甲局"),
    ("责任单位：甲局、乙局。", "责任单位：甲局、乙局"),
    ("责任单位：甲局", "责任单位：甲局"),
    ("完成改造。责任单位：甲局。", "责任单位：甲局"),
    ("完成改造。牵头单位：甲局；完成时限：2025年。", "牵头单位：甲局；完成时限：2025年"),
    ("（责任单位：甲局", "（责任单位：甲局"),
]

NOWHERE = [
    "调整职能（原由甲局负责）。",
    "强化领导（市委、市政府分管领导牵头）。",
    "强化协作（会同有关部门推进）。",
    "对企业牵头建设新获批的重点实验室，给予奖励。",
    "鼓励企业牵头或参与标准制定。",
    "支持高校院所、企业牵头承担国家项目。",
    "各领域政策市级牵头单位要根据文件要求，会同财政金融、自然资源等4张要素保障清单牵头单位，抓紧制定。",
    "市发改委要牵头做好统筹。",
    "由市科技局牵头，市财政局、市教育局配合。",
    "市科技局、市财政局按职责分工负责。",
    "本政策由市科技局负责解释。",
    "（技工院校内由人力资源社会保障行政部门负责），国务院另有规定的除外。",
    "鼓励创新（鼓励企业牵头）。",
    "鼓励创新（企业牵头）。",
    "实行首长负责制（由市长负责）。",
    "稳步推开（先行在高新区实施）。",
    "按规定执行（在全市参与）。",
    "加强协作（与有关部门配合）。",
    "职业伤害保障（参加试点的除外）。",
    "（责任人：张三）",
    "给予补助（牵头单位为企业的除外）。",
    "给予补助（责任单位为主）。",
    "报送情况（市科技局负责人）。",
    "公布标准（市科技局负责的项目）。",
    "主办单位：某市人民政府办公厅",
    "主办单位：某市人民政府 承办单位：某市数据局",
    "责任单位要加强统筹。",
    "各责任单位：请抓好落实。",
    "（以下称牵头单位）",
    "（含牵头、参与）。",
    "（一）",
    "压实责任（落实主体责任）。",
    "（2025年底前完成）",
    "",
]


@pytest.mark.parametrize(("string", "expected"), ONE_ROLE, ids=[string for string, _ in ONE_ROLE])
def test_one_role_has_the_whole_bracket(string: str, expected: str) -> None:
    found = find("加强监管。" + string)
    assert [said(one) for one in found] == [expected]
    assert (found[0].text, found[0].start, found[0].end) == (string, 5, 5 + len(string))


@pytest.mark.parametrize(("string", "expected"), SEVERAL_ROLES, ids=[string for string, _ in SEVERAL_ROLES])
def test_several_roles_have_their_pieces(string: str, expected: list[tuple[str, str]]) -> None:
    assert [(said(one), one.text) for one in find("加强监管。" + string)] == expected


@pytest.mark.parametrize(("string", "expected"), PLACES, ids=[string for string, _ in PLACES])
def test_places_that_count(string: str, expected: str) -> None:
    assert [one.text for one in find(string)] == [expected]


@pytest.mark.parametrize("string", NOWHERE)
def test_running_text_is_no_responsibility(string: str) -> None:
    assert find(string) == []


HEADINGS = [
    ("推动教育科技人才一体发展（由市科技局牵头）", "推动教育科技人才一体发展", [LEAD + "市科技局"]),
    ("推动发展（试行）（由市科技局牵头）", "推动发展（试行）", [LEAD + "市科技局"]),
    ("推动发展（甲局牵头，乙局配合）", "推动发展", [LEAD + "甲局", HELP + "乙局"]),
    ("推动发展（牵头单位：甲局）（配合单位：乙局）", "推动发展", [LEAD + "甲局", HELP + "乙局"]),
    ("推动发展（由甲局牵头）。", "推动发展", [LEAD + "甲局"]),
    ("推动发展", "推动发展", []),
    ("推动发展（试行）", "推动发展（试行）", []),
    ("落实责任（由甲局牵头）的若干政策", "落实责任（由甲局牵头）的若干政策", []),
    ("落实责任（责任单位：甲局）的若干政策", "落实责任（责任单位：甲局）的若干政策", []),
    ("", "", []),
]


@pytest.mark.parametrize(("string", "heading", "expected"), HEADINGS)
def test_heading_ends_where_its_bracket_begins(string: str, heading: str, expected: list[str]) -> None:
    text = Text.of("　" + string)[1:]
    begin, found = responsibilities.bracket(text, GRAMMAR)
    assert text.string[:begin] == heading
    assert [said(one) for one in found] == expected
    assert all(one.start is None and one.end is None for one in found)
    assert all(("　" + string)[slice(*one.span)] == one.text for one in found)


# A head of a table column, a cell below it, and what the cell states.
COLUMNS = [
    ("责任单位", "市科技局、市财政局，各街道", [OWN + "市科技局 市财政局 2:各街道[街道]"]),
    ("牵头 单位（部门）", "市科技局", [LEAD + "市科技局"]),
    ("配合部门", "市税务局 市财政局等3个部门", [HELP + "市税务局 市财政局"]),
    ("责任单位", "市建委（牵头）、市交通局", [LEAD + "市建委", OWN + "市交通局"]),
    ("责任单位", "市建委牵头，市财政局配合", [LEAD + "市建委", HELP + "市财政局"]),
    ("责任单位", "牵头单位：市建委；配合单位：市财政局", [LEAD + "市建委", HELP + "市财政局"]),
    ("责任单位", "—", []),
    ("责任单位", "负责日常工作。每月报送情况", []),
    ("责任领导", "张三", []),
    ("支持内容", "给予奖励", []),
    ("责任", "落实安全要求", []),
]


@pytest.mark.parametrize(("head", "cell", "expected"), COLUMNS)
def test_the_head_of_a_column_says_what_its_cells_are(head: str, cell: str, expected: list[str]) -> None:
    page = f"""<p>如下。</p><table><tr><td rowspan="2">任务</td><td colspan="2">分工</td></tr>
        <tr><td>{head}</td><td>时限</td></tr><tr><td>修路</td><td>{cell}</td><td>年底</td></tr>
        <tr><td>修桥</td><td colspan="2">见附件</td></tr></table>"""
    (table,) = [block for part in parse(page.encode()).parts for block in part.blocks if isinstance(block, Table)]
    stated = [
        (place, said(item), item.text)
        for place, cell in enumerate(cell for row in table.rows for cell in row)
        for item in cell.annotations
        if isinstance(item, Responsibility)
    ]
    assert [(place, words) for place, words, _ in stated] == [(5, words) for words in expected]
    assert all(words in table.rows[2][1].text for _, _, words in stated)


def test_a_form_has_its_heads_in_front() -> None:
    page = """<p>如下。</p><table><tr><td>项目名称</td><td>修路</td></tr><tr><td>责任单位</td><td>市交通局</td></tr>
        <tr><td>完成时限</td><td>年底</td></tr></table>
        <p>另有。</p><table><tr><td>牵头单位</td><td>市建委</td><td>配合单位</td><td>市财政局</td></tr>
        <tr><td>完成时限</td><td>年底</td><td>联系电话</td><td>85548213</td></tr></table>"""
    tables = [block for part in parse(page.encode()).parts for block in part.blocks if isinstance(block, Table)]
    assert [
        (cell.text, said(item))
        for table in tables
        for row in table.rows
        for cell in row
        for item in cell.annotations
        if isinstance(item, Responsibility)
    ] == [("市交通局", OWN + "市交通局"), ("市建委", LEAD + "市建委"), ("市财政局", HELP + "市财政局")]


def test_claimed_text_holds_no_responsibility() -> None:
    string = "《某办法（责任单位：甲局）》。（市教育局负责）"
    masked = "\0" * 14 + string[14:]
    assert [said(one) for one in find(string, masked)] == [OWN + "市教育局"]


def test_names_are_read_where_a_claim_stands_in_a_bracket() -> None:
    string = "（责任单位：16区、市教育局）"
    assert [said(one) for one in find(string, string.replace("16区", "\0\0\0"))] == [OWN + "16区 市教育局"]


def test_spans_are_places_in_the_source() -> None:
    source = "页眉（由市科技局牵头）"
    found = bodies.find(Text.of(source)[2:], source[2:], GRAMMAR)
    assert found[0].span == (2, 11)
    assert (found[0].start, found[0].end) == (0, 9)


NAMES = st.lists(
    st.sampled_from(["市科技局", "市市场监管局", "人力资源和社会保障局", "某某管委会", "省税务局", "县（市）政府"]),
    min_size=1,
    max_size=4,
)


@given(st.lists(NAMES, min_size=1, max_size=4))
def test_peers_and_tiers_are_read_back(tiers: list[list[str]]) -> None:
    string = "（责任单位：" + "，".join("、".join(tier) for tier in tiers) + "）"
    units = find(string)[0].units
    assert [(unit.name, unit.tier) for unit in units] == [
        (name, number) for number, tier in enumerate(tiers, 1) for name in tier
    ]


PIECES = [
    "（", "）", "［", "］", "【", "】", "、", "，", "；", "。", "：", "由", "各", "等", "会同", "牵头", "负责", "配合",
    "落实", "责任单位", "牵头单位", "配合单位", "市科技局", "县（市）政府", "和", "以及", "2025年底", "\0",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_any_text_gives_pieces_that_lie_in_it_and_apart(string: str) -> None:
    end = 0
    for one in find(string):
        assert one.start is not None
        assert one.end is not None
        assert end <= one.start < one.end <= len(string)
        assert one.text == string[one.start : one.end]
        assert one.units
        assert all(unit.name and unit.name in one.text for unit in one.units)
        assert [unit.tier for unit in one.units] == sorted(unit.tier for unit in one.units)
        end = one.end


HOSTILE = [
    "（", "、", "（责任单位：", "责任单位：", "（牵头", "负责", "会同", "各", "（由", "县（市）政府、",
    "责任单位：甲。", "（甲局负责）", "牵头单位：甲；", "；主办单位：甲", "按", "由", "等", "甲（牵头）、",
]  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE)
@pytest.mark.parametrize("frame", ["负责{}", "（责任单位：{}）", "（{}负责）"])
def test_time_is_linear_on_hostile_text(frame: str, piece: str) -> None:
    assert_linear(lambda size: partial(find, frame.format(piece * (size // len(piece)))), 4_000)


def test_binjiang_has_its_46_responsible_lists_and_7_leads() -> None:
    page = (SAMPLES / "binjiang-2025-notice.txt").read_text(encoding="utf-8").translate(str.maketrans("():", "（）："))
    lines = [regex.sub(r"\s", "", line) for line in page.split("\n")]
    leads = [one for line in lines for one in find(line) if one.role == "lead"]
    assert [leads[index].units[0].name for index in range(7)] == [
        "科技局", "经信局", "发改局", "商务局", "发改局", "发改局", "人力社保局",
    ]  # fmt: skip
    lists = [one for one in find("".join(lines)) if one.role == "responsible"]
    assert len(lists) == 46
    assert sum(unit.tier > 1 for one in lists for unit in one.units) == 4
    assert {unit.name for one in lists for unit in one.units if unit.members} == {
        "各街道",
        "各区属国企",
        "各街道、平台",
    }


def test_hangzhou_2026_has_its_48_responsible_lists_and_8_leads() -> None:
    page = (SAMPLES / "hangzhou-2026-damaged.txt").read_text(encoding="utf-8")
    page = regex.sub(r"\([a-zà-ǿ-ǜ ]+\)", "", page).translate(str.maketrans("():[],", "（）：［］，"))
    lines = [script.to_simplified(Text.of(line.strip()), GRAMMAR).string for line in page.split("\n")]
    found = [one for line in lines for one in find(line)]
    assert [one.role for one in found].count("lead") == 8
    assert [one.role for one in found].count("responsible") == 48
    assert all(regex.fullmatch(r"[（［].*[）］]", one.text) for one in found)
    collectives = [unit for one in found for unit in one.units if unit.members]
    assert collectives == [Unit("各区、县（市）政府", 2, ("区", "县（市）政府"))] * 3
    assert sum("市市场监管局" in [unit.name for unit in one.units] for one in found) == page.count("市市場監")
