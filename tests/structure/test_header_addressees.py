"""Addressees: how a line of them is parted, what may stand right behind them, and what is none."""

from typing import Any

import pytest

from govdocparse import parse
from structures import BODY, chosen, structure_of


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("关于做好防汛工作的通知", "各区、县（市）人民政府，市政府各部门、各直属单位："), {"addressees": ["各区、县（市）人民政府", "市政府各部门", "各直属单位"]}),
        (("关于做好防汛工作的通知", "各省、自治区、直辖市人民政府，国务院各部委、各直属机构："), {"addressees": ["各省、自治区、直辖市人民政府", "国务院各部委", "各直属机构"]}),
        (("关于同意设立试验区的批复", "浙江省人民政府、商务部："), {"addressees": ["浙江省人民政府", "商务部"]}),
        (("关于防汛的通知", "某发〔2025〕3号某会议成员单位，各省水利厅："), {"document_number": "某发〔2025〕3号", "addressees": ["某会议成员单位", "各省水利厅"]}),
        (("关于追加经费的请示", "省财政厅："), {"addressees": ["省财政厅"]}),
        (("关于办理情况的函", "四川省人民政府："), {"addressees": ["四川省人民政府"]}),
        (("关于防汛的通知", "各区政府、某开发区管理委员会、市政府有关部门："), {"addressees": ["各区政府", "某开发区管理委员会", "市政府有关部门"]}),
        (("关于防汛的通知", "中央网信办、财政部、教育部，各省、自治区、直辖市商务主管部门："), {"addressees": ["中央网信办", "财政部", "教育部", "各省、自治区、直辖市商务主管部门"]}),
        (("关于防汛的通知", "各街道办事处、幸福乡人民政府，机关各处室、局属各单位："), {"addressees": ["各街道办事处", "幸福乡人民政府", "机关各处室", "局属各单位"]}),
        (("关于防汛的通知", "各县（市）、区水利局、财政局，各有关单位："), {"addressees": ["各县（市）、区水利局、财政局", "各有关单位"]}),
        (("关于防汛的通知", "各区政府，各相关委、办、局："), {"addressees": ["各区政府", "各相关委、办、局"]}),
        (("关于补贴的通知", "各县（市、区）财政局、民政局、残联，市属高校："), {"addressees": ["各县（市、区）财政局、民政局、残联", "市属高校"]}),
        (("关于防汛的通知", "市、区各相关单位："), {"addressees": ["市、区各相关单位"]}),
        (("关于任免人员的通知", "各县、自治县、区人民政府，市属企业："), {"addressees": ["各县、自治县、区人民政府", "市属企业"]}),
        (("关于任免人员的通知", "各区房产局、某民市更新局、某库县住建局："), {"addressees": ["各区房产局", "某民市更新局", "某库县住建局"]}),
        (("关于任免人员的通知", "各区房产局、城市管理局："), {"addressees": ["各区房产局、城市管理局"]}),
        (("关于任免人员的通知", "镇机关各办公室、镇属各企业、各村居："), {"addressees": ["镇机关各办公室", "镇属各企业", "各村居"]}),
        (("关于防汛的通知", "各县（市、区）教育局，市直各学校"), {"addressees": ["各县（市、区）教育局", "市直各学校"]}),
        (("关于防汛的通知", "某市教育局"), {"addressees": None}),
        (("关于防汛的通知", "正文：", "各区人民政府："), {"addressees": ["各区人民政府"]}),
    ],
)  # fmt: skip
def test_addressees(lines: tuple[str, ...], expected: dict[str, Any]) -> None:
    assert chosen(structure_of(*lines, BODY).metadata, expected) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("关于防汛的通知", f"各缴存单位、缴存人：为做好工作，{BODY}"), {"addressees": ["各缴存单位、缴存人"]}),
        (("关于防汛的通知", "各区人民政府，市政府各部门：《某方案》已经市政府同意，现印发给你们。"), {"addressees": ["各区人民政府", "市政府各部门"]}),
        (("各区人民政府，市政府各部门：为做好防汛工作，现将有关事项通知如下：",), {"addressees": ["各区人民政府", "市政府各部门"]}),
        (("各县（市）、区人民政府，市安委会各成员单位：进入国庆期间以来，接连发生事故。",), {"addressees": ["各县（市）、区人民政府", "市安委会各成员单位"]}),
        (("关于救济款的通知", "××省民政局："), {"addressees": ["××省民政局"]}),
        (("关于印发计划的通知", "（某政发〔1994〕103号）各县人民政府："), {"addressees": ["各县人民政府"], "document_number": "某政发〔1994〕103号"}),
        (("职责分工", "各区人民政府：负责防汛工作。"), {"addressees": None}),
    ],
)  # fmt: skip
def test_addressees_with_the_text_behind_them(lines: tuple[str, ...], expected: dict[str, Any]) -> None:
    assert chosen(structure_of(*lines, BODY).metadata, expected) == expected


@pytest.mark.parametrize(
    "line",
    [
        "现就有关事项通知如下：",
        "为了加强管理，根据有关规定，制定本办法：",
        "主要任务包括：",
        "甲方（出租方）：",
        "某市人民代表大会常务委员会第五次会议决定对《某条例》作如下修改：",
        "若要获得支持，应具备如下条件：",
        "相关链接：",
        "第一条 实施某种行为，有下列情形之一的，应当认定为严重污染环境：",
        "经2024年3月6日市人民政府第71次常务会议审议通过，决定对《某办法》作如下修改：",
    ],
)
def test_lead_in_is_no_addressee(line: str) -> None:
    found = structure_of("关于做好防汛工作的通知", line, BODY)
    assert found.metadata.addressees == ()


@pytest.mark.parametrize("label", ["附件1", "附件1：", "附件："])
def test_an_attachment_alone_goes_to_nobody(label: str) -> None:
    document = parse(f"{label}\n某市2025年度递补人员名单（71人）\n{BODY}")
    assert (document.metadata.addressees, document.parts[0].role) == ((), "attachment")
    assert document.parts[0].title == "某市2025年度递补人员名单（71人）"
