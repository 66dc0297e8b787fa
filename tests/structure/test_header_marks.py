"""What stands above the title: mark, number, signers, secrecy; telegrams and minutes."""

from typing import Any

import pytest

from structures import BODY, chosen, fields, parsed, structure_of


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("杭州市人民政府文件", "杭政函〔2025〕21号", "关于做好防汛工作的通知"), {"issuers": ["杭州市人民政府"], "document_number": "杭政函〔2025〕21号"}),
        (("某某管理委员会", "某市某区人民政府 文件", "某高新〔2025〕3号", "关于做好防汛工作的通知"), {"issuers": ["某某管理委员会", "某市某区人民政府"]}),
        (("某某自治区", "人 民 政 府 文 件", "某政发〔2007〕2号", "关于表彰先进的通报"), {"issuers": ["某某自治区人民政府"], "title": "关于表彰先进的通报"}),
        (("ZJAC00-2025-0002", "关于做好防汛工作的通知"), {"unified_number": "ZJAC00-2025-0002"}),
        (("000012", "机密★1年", "特急", "某省人民政府文件", "关于做好防汛工作的通知"), {"copy_number": "000012", "security_level": "机密★1年", "urgency": "特急"}),
        (("机密★一年", "特急", "某市财政局文件", "关于做好决算工作的通知"), {"security_level": "机密★一年", "urgency": "特急", "title": "关于做好决算工作的通知"}),
        (("绝密★二十年", "关于做好决算工作的通知"), {"security_level": "绝密★二十年", "title": "关于做好决算工作的通知"}),
        (("某省人民政府文件", "某政发〔2025〕3号 签发人：张三、李四", "关于追加经费的请示"), {"signers": ["张三", "李四"], "document_number": "某政发〔2025〕3号"}),
        (("CSCR-2018-01025 某政办函〔2018〕75号", "关于防汛的通知"), {"unified_number": "CSCR-2018-01025", "document_number": "某政办函〔2018〕75号", "title": "关于防汛的通知"}),
        (("公 开", "某建管〔2021〕4号", "关于防汛的通知"), {"disclosure": "公开", "title": "关于防汛的通知"}),
        (("文件", "某建〔2026〕5号", "某局关于防汛的通知"), {"title": "某局关于防汛的通知"}),
        (("某市发布的文件", "关于防汛的通知", BODY), {"issuers": None}),
        (("某公积金中心规字〔2026〕3号", "关于防汛的通知"), {"document_number": "某公积金中心规字〔2026〕3号"}),
        (("某某有限公司部门文件", "某电〔2021〕5号", "关于防汛的通知"), {"issuers": ["某某有限公司"]}),
        (("某省发展和改革委员会", "特提", "关于召开座谈会的函", "各市："),
         {"title": "关于召开座谈会的函", "issuers": ["某省发展和改革委员会"], "urgency": "特提"}),
        (("某市水务局", "11440100MB20000000/2023-00331", "GZ0120230012", "某市水务局关于防汛的通知"),
         {"index_number": "11440100MB20000000/2023-00331", "unified_number": "GZ0120230012", "title": "某市水务局关于防汛的通知"}),
        (("GZ0120230012", "某发〔2023〕5号"), {"unified_number": "GZ0120230012", "document_number": "某发〔2023〕5号", "title": None}),
    ],
)  # fmt: skip
def test_marks_with_what_stands_above_and_below(lines: tuple[str, ...], expected: dict[str, Any]) -> None:
    assert chosen(structure_of(*lines, BODY).metadata, expected) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("某市财政局文件", "某财〔2025〕 号 签发人：张三", "关于追加经费的请示"), {"signers": ["张三"], "document_number": None, "title": "关于追加经费的请示"}),
        (("某市财政局文件", "某财〔2025〕3号 签发人：", "关于追加经费的请示"), {"signers": None, "document_number": "某财〔2025〕3号", "title": "关于追加经费的请示"}),
        (("某财〔2025〕3号 签发人：×××", "关于追加经费的请示"), {"signers": ["×××"], "document_number": "某财〔2025〕3号", "title": "关于追加经费的请示"}),
        (("某市人民政府", "某政发〔202×〕××号", "关于防汛的通知"), {"issuers": ["某市人民政府"], "document_number": None, "title": "关于防汛的通知"}),
        (("某号 签发人：张三", "关于防汛的通知"), {"signers": ["张三"], "title": "某号关于防汛的通知"}),
    ],
)  # fmt: skip
def test_what_a_draft_leaves_open_and_a_page_blots_out(lines: tuple[str, ...], expected: dict[str, Any]) -> None:
    assert chosen(structure_of(*lines, BODY).metadata, expected) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("某省人民政府文件", "某政发〔2025〕3号 签发人：张三", "李四 王小五", "关于追加经费的请示"), {"signers": ["张三", "李四", "王小五"]}),
        (("某市委组织部", "某市财政局文件", "某市教育局", "某组发〔2025〕3号", "关于防汛的通知"), {"issuers": ["某市委组织部", "某市财政局", "某市教育局"]}),
        (("某市教育局", "某教函〔2025〕3号", "关于商请支持的函"), {"issuers": ["某市教育局"], "title": "关于商请支持的函"}),
        (("中共某市委 某市人民政府", "关于振兴的意见"), {"issuers": ["中共某市委", "某市人民政府"], "title": "中共某市委 某市人民政府关于振兴的意见"}),
        (("某 县 人 民 政 府 文 件", "某政发〔2025〕3号 签发人：林 峰", "关于追加经费的请示"), {"issuers": ["某县人民政府"], "signers": ["林峰"]}),
    ],
)  # fmt: skip
def test_several_bodies_or_signers_of_a_mark(lines: tuple[str, ...], expected: dict[str, Any]) -> None:
    assert chosen(structure_of(*lines, BODY).metadata, expected) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("某省防汛指挥部", "发电", "某防电〔2025〕3号", "关于防御台风的紧急通知"), {"issuers": ["某省防汛指挥部"], "title": "关于防御台风的紧急通知"}),
        (("某省人民政府办公厅", "发 电", "等级 特急·明电 某政发明电〔2023〕12号", "关于防御台风的通知"),
         {"issuers": ["某省人民政府办公厅"], "urgency": "特急", "document_number": "某政发明电〔2023〕12号", "title": "关于防御台风的通知"}),
        (("传真电报", "等级 特急·明电 某应急明电〔2024〕15号", "关于做好防汛工作的紧急通知"), {"title": "关于做好防汛工作的紧急通知"}),
        (("某省委办公厅", "等级特提·明电", "某办发电〔2021〕30号", "关于召开大会的通知"), {"issuers": ["某省委办公厅"], "urgency": "特提"}),
    ],
)  # fmt: skip
def test_telegrams(lines: tuple[str, ...], expected: dict[str, Any]) -> None:
    assert chosen(structure_of(*lines, BODY).metadata, expected) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("某市人民政府", "专题会议纪要", "〔2025〕3号", "某市人民政府办公室 2025年3月5日", "关于改造工作的会议纪要"),
         {"issuers": ["某市人民政府", "某市人民政府办公室"], "issue_date": "2025-03-05", "document_number": "〔2025〕3号", "title": "关于改造工作的会议纪要"}),
        (("某市资源局会议纪要", "某资纪〔2025〕3号", "关于改造工作的讨论会纪要"),
         {"issuers": ["某市资源局"], "document_number": "某资纪〔2025〕3号", "title": "关于改造工作的讨论会纪要"}),
        (("总经理办公会议纪要", "〔2025〕3号", "某某集团有限公司"), {"issuers": ["某某集团有限公司"], "document_number": "〔2025〕3号", "title": "总经理办公会议纪要"}),
        (("会 议 纪 要", "第 3 期", "某县人民政府办公室 2024年3月2日", "县政府第十二次常务会议纪要"),
         {"document_number": "第3期", "issue_date": "2024-03-02", "title": "县政府第十二次常务会议纪要"}),
        (("某市人民政府常务会议纪要", "〔2025〕5号"), {"document_number": "〔2025〕5号", "title": "某市人民政府常务会议纪要"}),
        (("某市人民政府常务会议纪要", "（第5期）"), {"document_number": "第5期", "title": "某市人民政府常务会议纪要"}),
        (("某市人民政府常务会议纪要", "2025年第5期"), {"document_number": "2025年第5期", "title": "某市人民政府常务会议纪要"}),
        (("某市人民政府", "市长办公会议纪要", "（第7次）", "某市人民政府办公室 2023年9月11日"),
         {"title": "市长办公会议纪要", "document_number": "第7次", "issuers": ["某市人民政府", "某市人民政府办公室"]}),
    ],
)  # fmt: skip
def test_minutes(lines: tuple[str, ...], expected: dict[str, Any]) -> None:
    assert chosen(structure_of(*lines, BODY).metadata, expected) == expected


def test_bodies_on_one_line_above_a_title_that_begins_with_their_short_names() -> None:
    title = "国家某某总局国务院某委关于加强供水的意见"
    found = fields(parsed("国家某某监督管理总局 国务院某某监督管理委员会", title, BODY).metadata)
    assert found["title"] == title


def test_document_number_has_its_parts() -> None:
    number = structure_of("国发（1981）012号", "关于做好防汛工作的通知", BODY).metadata.document_number
    assert number is not None
    assert (number.value, number.agency_code, number.year, number.sequence) == (
        "国发〔1981〕12号",
        "国发",
        "1981",
        "12",
    )


@pytest.mark.parametrize(
    ("mark", "signed", "disagreements"),
    [
        ("某家电网有限公司部门文件", "某网设备部", 0),
        ("某家电网有限公司文件", "某网设备部", 1),
        ("某家电网有限公司文件", "某网办公室", 0),
        ("某家电网有限公司文件", "甲网办公室", 1),
    ],
)
def test_a_department_signs_below_the_mark_of_its_body(mark: str, signed: str, disagreements: int) -> None:
    found = structure_of(mark, "某电〔2021〕5号", "关于防汛的通知", "各单位：", BODY, signed, "2025年3月31日")
    assert fields(found.metadata)["issuers"] == [signed]
    assert len([each for each in found.diagnostics if each.code == "field.disagreement"]) == disagreements
