"""The header, the catalogue box, title and addressees, one small paper a case."""

from typing import Any

import pytest

from structures import fields, structure_of

BODY = "现将有关事项通知如下。"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        # numbers and marks above the title
        (("杭州市人民政府文件", "杭政函〔2025〕21号", "关于做好防汛工作的通知"), {"issuers": ["杭州市人民政府"], "document_number": "杭政函〔2025〕21号"}),
        (("某某管理委员会", "某市某区人民政府 文件", "某高新〔2025〕3号", "关于做好防汛工作的通知"), {"issuers": ["某某管理委员会", "某市某区人民政府"]}),
        (("ZJAC00-2025-0002", "关于做好防汛工作的通知"), {"unified_number": "ZJAC00-2025-0002"}),
        (("000012", "机密★1年", "特急", "某省人民政府文件", "关于做好防汛工作的通知"), {"copy_number": "000012", "security_level": "机密★1年", "urgency": "特急"}),
        (("某省人民政府文件", "某政发〔2025〕3号 签发人：张三、李四", "关于追加经费的请示"), {"signers": ["张三", "李四"], "document_number": "某政发〔2025〕3号"}),
        # titles
        (("关于做好防汛工作的通知",), {"title": "关于做好防汛工作的通知"}),
        (("某市人民政府印发关于推动经济", "高质量发展的若干政策（2025年版）的通知"), {"title": "某市人民政府印发关于推动经济高质量发展的若干政策（2025年版）的通知", "edition": "2025年版"}),
        (("某区（新区）管委会 政府", "印发若干政策", "（2025年版）的通知"), {"title": "某区（新区）管委会 政府印发若干政策（2025年版）的通知"}),
        (("推动发展若干政策", "（征求意见稿）"), {"title": "推动发展若干政策（征求意见稿）", "draft_status": "征求意见稿"}),
        (("某市专项资金管理办法（试行）",), {"title": "某市专项资金管理办法（试行）", "edition": "试行"}),
        # addressees
        (("关于做好防汛工作的通知", "各区、县（市）人民政府，市政府各部门、各直属单位："), {"addressees": ["各区、县（市）人民政府", "市政府各部门", "各直属单位"]}),
        (("关于做好防汛工作的通知", "各省、自治区、直辖市人民政府，国务院各部委、各直属机构："), {"addressees": ["各省、自治区、直辖市人民政府", "国务院各部委", "各直属机构"]}),
        (("关于同意设立试验区的批复", "浙江省人民政府、商务部："), {"addressees": ["浙江省人民政府", "商务部"]}),
        (("关于追加经费的请示", "省财政厅："), {"addressees": ["省财政厅"]}),
    ],
)  # fmt: skip
def test_header(lines: tuple[str, ...], expected: dict[str, Any]) -> None:
    found = fields(structure_of(*lines, BODY))
    assert {key: found.get(key) for key in expected} == expected


@pytest.mark.parametrize(
    "line",
    ["现就有关事项通知如下：", "为了加强管理，根据有关规定，制定本办法：", "主要任务包括："],
)
def test_lead_in_is_no_addressee(line: str) -> None:
    found = structure_of("关于做好防汛工作的通知", line, BODY)
    assert found.metadata.addressees == ()


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
    ],
)
def test_kind(title: str, kind: str | None) -> None:
    assert structure_of(title, BODY).kind == kind


CATALOGUE = (
    "• 索引号：", "330B001/2025-00596", "• 发布机构：", "某区人民政府", "• 成文日期：2025-03-31", "发 文 字 号：某政发〔2025〕6号",
    "主题分类：其他", "有效性：有效", "相关链接：", "公开方式：", "主动公开", "某区人民政府印发若干政策的通知",
    "发布日期：2025-04-08 17:25 信息来源：某区政府办公室", "各街道办事处：", "现将《若干政策》印发给你们。",
)  # fmt: skip


def test_catalogue_box() -> None:
    found = fields(structure_of(*CATALOGUE))
    assert found == {
        "index_number": "330B001/2025-00596",
        "publisher": "某区人民政府",
        "issue_date": "2025-03-31",
        "document_number": "某政发〔2025〕6号",
        "subject_category": "其他",
        "validity": "有效",
        "disclosure": "主动公开",
        "title": "某区人民政府印发若干政策的通知",
        "publication_date": "2025-04-08",
        "information_source": "某区政府办公室",
        "addressees": ["各街道办事处"],
    }


def test_catalogue_fields_know_their_zone_and_place() -> None:
    metadata = structure_of(*CATALOGUE).metadata
    assert metadata.index_number is not None
    assert (metadata.index_number.zone, metadata.index_number.span) == ("catalog", (7, 25))
    assert metadata.information_source is not None
    assert metadata.information_source.zone == "page"


def test_label_without_value_takes_no_other_label() -> None:
    assert structure_of(*CATALOGUE).metadata.related_links == ()


def test_document_number_has_its_parts() -> None:
    number = structure_of("国发（1981）012号", "关于做好防汛工作的通知", BODY).metadata.document_number
    assert number is not None
    assert (number.value, number.agency_code, number.year, number.sequence) == (
        "国发〔1981〕12号",
        "国发",
        "1981",
        "12",
    )


def test_own_words_count_more_than_the_catalogue() -> None:
    found = structure_of("成文日期：2025-03-30", "关于防汛的通知", BODY, "某区人民政府", "2025年3月31日")
    assert found.metadata.issue_date is not None
    assert (found.metadata.issue_date.value, found.metadata.issue_date.zone) == ("2025-03-31", "main")
    assert [item.code for item in found.diagnostics] == ["field.disagreement"]
    assert [item.reason for item in found.omitted] == ["label", "repeats issue_date"]


def test_agreement_is_no_diagnostic() -> None:
    assert (
        structure_of("成文日期：2025-03-31", "关于防汛的通知", BODY, "某区人民政府", "2025年3月31日").diagnostics == ()
    )
