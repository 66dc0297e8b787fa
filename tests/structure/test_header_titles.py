"""Titles: where one begins and ends, the bodies, the edition and the kind that it names."""

from typing import Any

import pytest

from govdocparse import parse
from invariants import check
from structures import BODY, chosen, fields, parsed, structure_of


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("关于做好防汛工作的通知",), {"title": "关于做好防汛工作的通知"}),
        (("某市人民政府印发关于推动经济", "高质量发展的若干政策（2025年版）的通知"), {"title": "某市人民政府印发关于推动经济高质量发展的若干政策（2025年版）的通知", "edition": "2025年版"}),
        (("某区（新区）管委会 政府", "印发若干政策", "（2025年版）的通知"), {"title": "某区（新区）管委会 政府印发若干政策（2025年版）的通知"}),
        (("推动发展若干政策", "（征求意见稿）"), {"title": "推动发展若干政策（征求意见稿）", "draft_status": "征求意见稿"}),
        (("某市专项资金管理办法", "（目的和依据）", "第一条 为了发展，制定本办法。"), {"title": "某市专项资金管理办法"}),
        (("某市专项资金管理办法（试行）",), {"title": "某市专项资金管理办法（试行）", "edition": "试行"}),
        (("某市关于审理案件适用规则的解释", "某市关于审理", "案件适用规则", "的解释"), {"title": "某市关于审理案件适用规则的解释"}),
        (("某某组织规程", "法条"), {"title": "某某组织规程"}),
        (("中华人民共和国外国某某银行", "财产豁免法", "（2005年10月25日全国人民代表大会常务委员会第十八次会议通过）"), {"title": "中华人民共和国外国某某银行财产豁免法"}),
        (("某省人民代表大会", "常务委员会议事规则", "第一条 为了规范议事，制定本规则。"), {"title": "某省人民代表大会常务委员会议事规则"}),
        (("某省各级人民代表大会", "和各级人民政府组织办法", "第一条 为了规范组织，制定本办法。"), {"title": "某省各级人民代表大会和各级人民政府组织办法"}),
        (("中共某市委办公室", "某市人民政府办公室", "印发《某措施》的通知"), {"title": "中共某市委办公室某市人民政府办公室印发《某措施》的通知"}),
        (("某部关于同意授权某省人民政府", "审批用地事项的批复"), {"title": "某部关于同意授权某省人民政府审批用地事项的批复"}),
        (("某市供水管理办法", "（2025年修订版公开征求意见稿）"), {"title": "某市供水管理办法（2025年修订版公开征求意见稿）", "draft_status": "公开征求意见稿"}),
        (("某院关于审理案件的规定（附：理解与适用）",), {"title": "某院关于审理案件的规定"}),
        (("【通知】关于元旦放假的通知",), {"title": "关于元旦放假的通知"}),
        (("某市某某典", "某市某某典"), {"title": "某市某某典"}),
        (("某市管理办法（修订草案征求意见稿）公开征求意见",), {"draft_status": "修订草案征求意见稿"}),
        (("大纲1", "某市公务员考试大纲"), {"title": "某市公务员考试大纲"}),
        (("2022年通过认证的专业名单",), {"title": "2022年通过认证的专业名单"}),
        (("土 地 使 用 的 批 复",), {"title": "土地使用的批复"}),
        # a menu above the page's own title, which the paper says again; the number that a page puts before its own title
        (("主任之窗", "自身建设", "某州人大机关公文处理办法", "某州人大", "机关公文处理办法"), {"title": "某州人大机关公文处理办法"}),
        (("某政办发〔2020〕35号某市均衡发展规划实施细则的通知", "某市政府办公室关于印发某市均衡发展规划实施细则的通知", "各区："),
         {"title": "某市政府办公室关于印发某市均衡发展规划实施细则的通知", "document_number": "某政办发〔2020〕35号"}),
        (("某政办发〔2020〕35号转发另一规划的通知", "某市政府办公室关于印发某市均衡发展规划实施细则的通知", "各区："),
         {"title": "某市政府办公室关于印发某市均衡发展规划实施细则的通知", "document_number": None}),
        (("某政办发〔2016〕26号《某市政府关于印发〈某要点〉的通知》", "某政办发〔2016〕26号", "各区："),
         {"title": "某市政府关于印发《某要点》的通知", "document_number": "某政办发〔2016〕26号", "addressees": ["各区"]}),
        # the mark of a group that another body sends
        (("某委监委驻某公司纪检监察组", "驻某纪监发〔2021〕12号", "关于纠正作风的通知"),
         {"title": "关于纠正作风的通知", "issuers": ["某委监委驻某公司纪检监察组"]}),
        # what a page says between its own title and the paper's
        (("某中心发布通知", "优化使用政策", "具体如下", "关于优化使用政策的通知", "各办事处："), {"title": "关于优化使用政策的通知"}),
        # the second name of the body; the day that a page gives behind a title
        (("某健发〔2025〕7号", "某省健康委员会", "（某运动委员会）", "关于印发某方案的通知"), {"title": "某省健康委员会（某运动委员会）关于印发某方案的通知"}),
        (("关于开展宣传活动的通知 ( 2024-05-11)", "各区："), {"title": "关于开展宣传活动的通知"}),
        (("某市人民政府关于推行", "行政规范性文件", "某政发〔2025〕3号"), {"title": "某市人民政府关于推行行政规范性文件", "issuers": ["某市人民政府"]}),
    ],
)  # fmt: skip
def test_titles(lines: tuple[str, ...], expected: dict[str, Any]) -> None:
    assert chosen(structure_of(*lines, BODY).metadata, expected) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("某市水利局", "某市财政局", "某市教育局", "某市公安局", "某市民政局", "某市商务局", "某市体育局", "关于印发", "若干措施的通知"), {"title": "某市水利局某市财政局某市教育局某市公安局某市民政局某市商务局某市体育局关于印发若干措施的通知"}),
        (("某市政府贯彻国务院关于防汛文件的通知", "各区政府：", BODY), {"issuers": ["某市政府"]}),
        (("甲市水利局", "甲市财政局", "关于防汛的通知"), {"title": "甲市水利局甲市财政局关于防汛的通知", "issuers": ["甲市水利局", "甲市财政局"]}),
        (("某区人民政府 关于同意整合的批 复",), {"issuers": ["某区人民政府"]}),
        (("中共中央 国务院关于振兴的意见",), {"issuers": ["中共中央", "国务院"]}),
        (("某某人民法院对合同问题的批复",), {"issuers": ["某某人民法院"]}),
        (("某市对外开放的规定",), {"issuers": None}),
    ],
)  # fmt: skip
def test_titles_that_name_a_body(lines: tuple[str, ...], expected: dict[str, Any]) -> None:
    assert chosen(structure_of(*lines, BODY).metadata, expected) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("学习贯彻会议精神：推动发展的几点思考", "张三", "本市稳步发展。"), {"title": "学习贯彻会议精神：推动发展的几点思考"}),
        (("张三：在某某座谈会上的讲话", "2024年1月5日", "今天召开座谈会。"), {"title": "张三：在某某座谈会上的讲话", "issue_date": "2024-01-05"}),
        (("怎么申领社会保障卡？", "本市户籍人员和其他人员。"), {"title": "怎么申领社会保障卡？"}),
        (("2025年，某市企业职工基本养老金申领业务办理详解", "某市参保单位、参保人", "申领人必须同时符合以下条件。"), {"title": "2025年，某市企业职工基本养老金申领业务办理详解"}),
        (("某市养老保险办事指南", "印发通知"), {"title": "某市养老保险办事指南印发通知"}),
        (("标题：某省政府办公厅关于印发《工作方案》的通知", "来源：某政府网", "文种：通知"), {"title": "某省政府办公厅关于印发《工作方案》的通知", "issuers": ["某省政府办公厅"]}),
        (("关于审理不当收费的规定", "典型案例", "某人民法院发布", "2022-03-15"), {"issuers": ["某人民法院"], "issue_date": "2022-03-15"}),
    ],
)  # fmt: skip
def test_titles_that_are_none_of_a_notice(lines: tuple[str, ...], expected: dict[str, Any]) -> None:
    assert chosen(structure_of(*lines, BODY).metadata, expected) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("某所基金业务指引", "第4号——风险管理", "第一章 总则"), {"title": "某所基金业务指引第4号——风险管理"}),
        (("某所基金业务指引", "第4号", "第一章 总则"), {"title": "某所基金业务指引"}),
        (("附件1", "某所基金业务指引", "第4号——风险管理", "第一条 为加强管理，制定本指引。", "附表", "人员名单", "姓名"), {"title": "某所基金业务指引第4号——风险管理"}),
    ],
)  # fmt: skip
def test_papers_of_a_series(lines: tuple[str, ...], expected: dict[str, Any]) -> None:
    assert chosen(structure_of(*lines, BODY).metadata, expected) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("［已废止］某市政府关于防汛的通知",), {"title": "某市政府关于防汛的通知", "validity": "已废止"}),
        (("关于发布《某规则》的公告（已废止）",), {"title": "关于发布《某规则》的公告", "validity": "已废止"}),
    ],
)  # fmt: skip
def test_the_validity_in_a_title(lines: tuple[str, ...], expected: dict[str, Any]) -> None:
    assert chosen(structure_of(*lines, BODY).metadata, expected) == expected


@pytest.mark.parametrize(
    ("lines", "title", "issuers"),
    [
        (
            (
                "关注政府网",
                "GZ0320240034",
                "某政发〔2024〕5号",
                "某市住建局",
                "某市住建局关于防汛的通知",
                "某政发〔2024〕5号",
                "各区：",
            ),
            "某市住建局关于防汛的通知",
            ["某市住建局"],
        ),
        (("国务院办公厅", "关于印发规定的通知", "各部门："), "国务院办公厅关于印发规定的通知", ["国务院办公厅"]),
        (
            ("国务院关于加强环境保护工作的决定", "国发〔1990〕65号", "（一九九〇年十二月五日）"),
            "国务院关于加强环境保护工作的决定",
            ["国务院"],
        ),
        (
            (
                "中华人民共和国预算法",
                "（1994年3月22日第八届全国人民代表大会第二次会议通过 2018年12月29日第十三届全国人民代表大会常务委员会第七次会议修正）",
            ),
            "中华人民共和国预算法",
            ["全国人民代表大会常务委员会"],
        ),
        (
            ("甲某法院、乙某检察院关于办理案件的解释",),
            "甲某法院、乙某检察院关于办理案件的解释",
            ["甲某法院", "乙某检察院"],
        ),
        (
            ("某省人民政府办公厅关于清理行政规范性文件", "合法性审核机制的意见", "某政办发〔2018〕5号"),
            "某省人民政府办公厅关于清理行政规范性文件合法性审核机制的意见",
            ["某省人民政府办公厅"],
        ),
    ],
)
def test_heads_of_pages_and_laws(lines: tuple[str, ...], title: str, issuers: list[str]) -> None:
    found = fields(structure_of(*lines, "第一条 为了加强管理，制定本规定。").metadata)
    assert (found["title"], found["issuers"]) == (title, issuers)


@pytest.mark.parametrize(
    ("paper", "title"),
    [
        ("# 甲某诉乙某侵权案\n\n## 基本案情\n甲某起诉乙某。\n", "甲某诉乙某侵权案"),
        ("\n# 甲某诉乙某侵权案\n甲某诉乙某\n侵权案\n一、案情\n甲某起诉乙某。\n", "甲某诉乙某侵权案"),
        (
            "# 原文存档\n\n- id: 12\n\n---\n\n某市关于防汛的通知\n各区政府：\n现将有关事项通知如下。\n",
            "某市关于防汛的通知",
        ),
    ],
)
def test_first_heading_of_a_markdown_file_is_its_title(paper: str, title: str) -> None:
    document = parse(paper)
    check(document, paper)
    assert fields(document.metadata)["title"] == title


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("关于做好防汛工作的通知", "notice"),
        ("关于加快发展的意见", "opinion"),
        ("关于表彰先进的决定", "decision"),
        ("关于同意设立试验区的批复", "reply"),
        ("关于商请支持的函", "letter"),
        ("某市专题会议纪要", "minutes"),
        ("关于道路管制的通告", "public_notice"),
        ("关于修改若干规定的决定（草案）", "decision"),
        ("关于推动经济高质量发展的若干政策", None),
        ("关于提请审议办法的议案", "motion"),
        ("某公司诉某局房屋补偿安置协议案", None),
    ],
)
def test_kind(title: str, kind: str | None) -> None:
    assert structure_of(title, BODY).kind == kind


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("经市政府同意，现将《某办法》印发给你们，请认真落实。", "notice"),
        ("现就有关事项通知如下：", "notice"),
        ("为深化改革，现提出如下意见。", "opinion"),
        ("你局请示收悉。现函复如下：", "letter"),
        ("他们的建议收悉，现答复如下：", None),
        ("一、本通知要求特此公告。", None),
        ("征集自通知发布之日起启动。", "notice"),
        ("企业应当予以支持。二、本决定自2017年10月1日起施行。", "decision"),
    ],
)
def test_a_paper_without_a_title_says_its_kind(sentence: str, kind: str | None) -> None:
    assert structure_of("各有关单位：", sentence, "一、做好工作。").kind == kind


def test_a_line_with_a_full_stop_inside_is_text_where_the_one_at_its_end_is_missing() -> None:
    text = f"某市人大常委会对《某市供水条例》进行了审议。{'现将草案全文公布，征求社会各界的意见，' * 4}请于5日前反馈"
    found = parsed("关于征求意见的公告", text, "某市人大常委会", "2026年3月5日", "某市供水条例", "第一条 为了供水。")
    assert fields(found.metadata)["title"] == "关于征求意见的公告"


@pytest.mark.parametrize(
    ("rows", "title"),
    [
        ((("附件1：",), ("某市遴选职位表",), ("序号", "部门"), ("1", "某局")), "某市遴选职位表"),
        ((("附件1：<br>某市遴选职位表",), ("序号", "部门"), ("1", "某局")), "某市遴选职位表"),
        ((("序号", "部门"), ("1", "某局"), ("2", "任务分工表")), None),
    ],
)
def test_a_lone_table_goes_by_what_fills_its_first_rows(rows: tuple[tuple[str, ...], ...], title: str | None) -> None:
    cells = ("".join(f"<td colspan={3 - len(row)}>{cell}</td>" for cell in row) for row in rows)
    page = f"<html><body><table border=1>{''.join(f'<tr>{row}</tr>' for row in cells)}</table></body></html>"
    assert fields(parse(page.encode()).metadata).get("title") == title


@pytest.mark.parametrize(
    "title", ["某市这一年：高质量发展，群众得实惠", "一图读懂|某县政策：稳增长", "群众能得到哪些实惠？"]
)
def test_a_title_that_the_carrier_marks_says_what_it_likes(title: str) -> None:
    page = f"<title>{title}_某市人民政府</title><h1>{title}</h1><p>{BODY}</p><p>{BODY}</p>"
    found = parse(page).metadata.title
    assert found is not None
    assert found.value == title


def test_a_table_of_contents_made_of_links_needs_no_heading() -> None:
    links = "- [序言](#序言)\n- [第一章 总则](#第一章-总则)\n- [第二章 附则](#第二章-附则)"
    document = parse(f"# 某某管理法\n\n{links}\n\n## 第一章 总则\n第一条 甲项。\n\n## 第二章 附则\n第二条 乙项。\n")
    assert [section.marker for section in document.sections()] == ["第一章", "第一条", "第二章", "第二条"]
    assert "table of contents" in {item.reason for item in document.omitted}
