"""What a page says around the title: its own title, its source and day, the issuer, the lead of an article."""

from typing import Any

import pytest

from govdocparse.model import Paragraph
from structures import BODY, chosen, fields, parsed, structure_of


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("某市供水管理条例", "某省某市人大常委会", "某市供水管理条例"), {"title": "某市供水管理条例", "issuers": ["某省某市人大常委会"]}),
        (("某市人民政府关于防汛的通知", "某省某市人民政府", "某市人民政府关于防汛的通知"), {"issuers": ["某市人民政府"]}),
        (("关于防汛的通知", "甲某部、乙某部", "关于防汛的通知"), {"issuers": ["甲某部", "乙某部"], "title": "关于防汛的通知"}),
        (("甲站 | 乙站 | 丙站", "某市代表辞职暂行办法", "某省某市人大常委会", "某市代表辞职暂行办法", "（2005年7月27日市五届人大常委会第十七次会议通过）"),
         {"title": "某市代表辞职暂行办法", "issuers": ["某省某市人大常委会"]}),
        (("某市推广奖励办法", "某市推广奖励办法", "某省某市政府", "某市推广奖励办法", "某市政府"), {"title": "某市推广奖励办法", "issuers": ["某省某市政府"]}),
        (("关于推广汽车的通知", "甲某部 乙某委员会 丙某部", "关于推广汽车的通知"), {"issuers": ["甲某部", "乙某委员会", "丙某部"]}),
    ],
)  # fmt: skip
def test_the_issuer_between_two_titles(lines: tuple[str, ...], expected: dict[str, Any]) -> None:
    assert chosen(structure_of(*lines, BODY).metadata, expected) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("成府发〔2014〕7号《某办法》的说明", "《某市人民政府关于印发〈某办法〉的通知》", "成府发〔2014〕7号"),
         {"title": "某市人民政府关于印发《某办法》的通知", "document_number": "成府发〔2014〕7号", "issuers": ["某市人民政府"]}),
        (("某市关于防汛的通知（某政发〔2025〕3号）",), {"title": "某市关于防汛的通知", "document_number": "某政发〔2025〕3号"}),
        (("某政发〔2025〕3号 某市关于防汛的通知",), {"title": "某市关于防汛的通知", "document_number": "某政发〔2025〕3号"}),
        (("来源：某市政府网 日期：2017-01-12 17:08 字号：【", "视力保护色：", "浏览量：", "关于防汛的通知", "各县区委、人民政府："),
         {"title": "关于防汛的通知", "addressees": ["各县区委、人民政府"], "publication_date": "2017-01-12"}),
        (("关于防汛的通知", "发布日期：2018-08-21 11:54:36 来源：", "各位人大代表："), {"addressees": ["各位人大代表"], "information_source": None}),
        (("某政府门户网站 2008年6月18日 来源：商务部", "某某商务部公告", "2008年第43号"), {"title": "某某商务部公告", "document_number": "某某商务部公告2008年第43号"}),
        (("某街道2025年工作总结和工作安排 2026-03-07",), {"title": "某街道2025年工作总结和工作安排", "publication_date": "2026-03-07"}),
        (("15日起为禁牧期！某区最新公告 发布时间：2024-04-17 14:47 来源：某网", "某区草原禁牧公告"),
         {"title": "某区草原禁牧公告", "publication_date": "2024-04-17", "information_source": "某网"}),
        (("关于某省某县第二批市级项目名单的公示", "关于某省某县第二批级项目", "名单的公示"), {"title": "关于某省某县第二批级项目名单的公示"}),
        (("关于申报的通知", "- 2011-08-20 08:34:06", "- 阅读：1945次", "各县（市）文化馆："), {"title": "关于申报的通知", "publication_date": "2011-08-20"}),
        (("管理｜某某学生管理规定-2017.9.10", "某某学生管理规定", "第一章 总则"), {"title": "某某学生管理规定"}),
        (("某市招聘公告", "http://www.example.com 2024-01-29 11:03 来源：某局"), {"title": "某市招聘公告", "publication_date": "2024-01-29"}),
        (("页面宽度（px）：", "某市关于防汛的通知", "各县："), {"title": "某市关于防汛的通知", "addressees": ["各县"]}),
        (("来源：某局 时间：2025-02-07 15:03:44 阅读量：", "某市农业农村局", "关于禁渔的通告"),
         {"title": "某市农业农村局关于禁渔的通告", "publication_date": "2025-02-07"}),
    ],
)  # fmt: skip
def test_what_a_page_puts_around_the_title(lines: tuple[str, ...], expected: dict[str, Any]) -> None:
    assert chosen(structure_of(*lines, BODY).metadata, expected) == expected


@pytest.mark.parametrize(
    ("lines", "published", "source"),
    [
        (("时间：2025-04-08 17:25 来源：某市政府办 【字体：大 中 小】",), "2025-04-08", "某市政府办"),
        (("日期：2025年4月8日", "来源：某市政府办"), "2025-04-08", "某市政府办"),
        (("发布日期：2025-04-08 17:25 来源：某市政府办",), "2025-04-08", "某市政府办"),
        (("时间：2025-04-08", "地点：某市政府"), None, None),
        (("时间：2025-04-0817:25来源：某市政府网浏览次数：12",), "2025-04-08", "某市政府网"),
        (("2025-04-08 17:25 来源：某市政府办",), "2025-04-08", "某市政府办"),
        (("2025-04-08 17:25",), "2025-04-08", None),
        (("2025年04月08日 17时25分", "来源：某市政府办"), "2025-04-08", "某市政府办"),
        # figures alone, above what else a page says, or with their label
        (("2025.04.08", "来源：某市政府办"), "2025-04-08", "某市政府办"),
        (("日期：2025-04-08",), "2025-04-08", None),
        (("某局门户网站 www.example.gov.cn 日期：2025-04-08", "来源：某市政府办"), "2025-04-08", "某市政府办"),
        (("日期：2025年4月8日",), None, None),
        (("2025.04.08",), None, None),
        (("2025-04-08", "文号：某发〔2025〕3号"), None, None),
    ],
)
def test_short_labels_of_a_page_line_need_a_neighbour(
    lines: tuple[str, ...], published: str | None, source: str | None
) -> None:
    found = fields(structure_of("关于做好防汛工作的通知", *lines, "各区：", BODY).metadata)
    assert (found.get("publication_date"), found.get("information_source")) == (published, source)


def test_labels_at_the_very_end_count_on_few_lines() -> None:
    paper = ("某市关于供水的通知", "各区：", "现将供水事项通知如下。")
    document = parsed(*paper, "发布人：办公室 审核人：张某", "浏览：12次")
    paragraphs = [block.text for block in document.blocks() if isinstance(block, Paragraph)]
    assert "浏览" not in "".join(paragraphs)


def test_what_a_page_says_again_below_the_title_is_no_text() -> None:
    title = "关于印发某市人民政府办理人大代表建议和政协提案工作规则的通知"
    body = "某省某市人民政府办公室"
    for below, reason in (
        ((body, "关于印发某市人民政府办理人大代表建议", "某政办发〔2010〕15号", "各县人民政府："), "repeats title"),
        (("某政办发〔2010〕15号", "各县人民政府："), None),
    ):
        found = parsed(title, "文号：某政办发〔2010〕15号", title, *below, BODY)
        assert [block.text for block in found.parts[0].blocks if isinstance(block, Paragraph)] == [BODY]
        assert reason is None or reason in {item.reason for item in found.omitted}
        assert fields(found.metadata)["document_number"] == "某政办发〔2010〕15号"
    broken = "关于《某市供水条例（草案）》", "公开征求意见的公告"
    again = parsed("".join(broken), "发布日期：2026-03-05", "文档来源：", "作者：", *broken, "（第3号）", BODY)
    assert fields(again.metadata)["title"] == "".join(broken)
    assert fields(again.metadata)["document_number"] == "公告第3号"
    assert [block.text for block in again.parts[0].blocks if isinstance(block, Paragraph)] == [BODY]
    twice = parsed(
        title, "财政部、司法部", title, "财政部、司法部", "现将有关问题通知如下：", "一、甲项。", "二、乙项。"
    )
    assert fields(twice.metadata)["issuers"] == ["财政部", "司法部"]


def test_the_line_of_an_account_says_when_it_put_the_paper_up() -> None:
    found = parsed("关于防汛的通知", "某市公积金中心2026-05-0816:57发表于某省", "各区：", BODY)
    assert fields(found.metadata)["publication_date"] == "2026-05-08"
    assert [block.text for block in found.parts[0].blocks if isinstance(block, Paragraph)] == [BODY]


def test_a_day_that_the_page_says_above_its_box_may_be_a_value_in_it() -> None:
    found = parsed(
        "关于发布某细则的公告", "2026-03-05", "【发文字号】", "某证公告〔2026〕3号", "【发布日期】", "2026-03-05", BODY
    )
    assert fields(found.metadata)["publication_date"] == "2026-03-05"


def test_the_lead_of_a_page_above_a_paper_is_omitted() -> None:
    lead = ("八部门联合发文 推进数据流动", "《指引》规定了管理方式。")
    paper = ("关于印发《某指引》的通知", "某部联〔2026〕27号", "各省通信管理局：", BODY)
    found = structure_of(*lead, *paper)
    expected = {"title": paper[0], "document_number": paper[1], "addressees": ["各省通信管理局"]}
    assert chosen(found.metadata, expected) == expected
    assert [item.reason for item in found.omitted].count("lead of the page") == len(lead)
    # or one that announces it, which then needs no number
    told = structure_of("某部近日发文。", "通知全文如下：", paper[0], paper[2], BODY)
    assert fields(told.metadata)["title"] == paper[0]
    assert [item.reason for item in told.omitted].count("lead of the page") == 2
    whole = structure_of("某部近日发文。", "通知全文：", *paper)
    assert chosen(whole.metadata, expected) == expected
    kept = structure_of("某市供水条例", "某部发文。", "通知如下：", "供水办法", "第一条 为了供水。")
    assert "lead of the page" not in [item.reason for item in kept.omitted]
    outer = structure_of("某市关于转发某指引的通知", "各区：", "现转发给你们。", *paper)
    assert fields(outer.metadata)["title"] == "某市关于转发某指引的通知"
