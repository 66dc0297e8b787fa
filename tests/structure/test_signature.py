"""Signatures: who signs, on how many lines and under which name, and the date below."""

from typing import Any

import pytest

from structures import NOTICE, SIGNED, chosen, fields, structure_of, tree


@pytest.mark.parametrize(
    ("lines", "issuers"),
    [
        (("某市教育局某市财政局",), ["某市教育局", "某市财政局"]),
        (("某省健康委员会", "（某运动委员会）（代章）"), ["某省健康委员会（某运动委员会）"]),
        (("某部某委某会", "某院某基金委某国科协"), ["某部某委某会", "某院某基金委某国科协"]),
        (("财政部税务总局住房城乡建设部",), ["财政部", "税务总局", "住房城乡建设部"]),
        (("甲市水利局国家税务总局甲市税务局",), ["甲市水利局", "国家税务总局甲市税务局"]),
        (("国家税务总局甲市税务局",), ["国家税务总局甲市税务局"]),
        (("国家金融监督管理总局甲市监管分局甲市水利局",), ["国家金融监督管理总局甲市监管分局", "甲市水利局"]),
        (("中国银行保险监督管理委员会甲市分局甲市水利局",), ["中国银行保险监督管理委员会甲市分局", "甲市水利局"]),
        (("某市管理局管理处",), ["某市管理局管理处"]),
        (("中共甲市委甲市人民政府",), ["中共甲市委", "甲市人民政府"]),
        (("国家发展改革委财政部",), ["国家发展改革委", "财政部"]),
        (("中央纪委国家监委",), ["中央纪委国家监委"]),
        (
            ("中国人民银行甲市分行", "国家金融监督管理总局", "甲市监管分局"),
            ["中国人民银行甲市分行", "国家金融监督管理总局甲市监管分局"],
        ),
        (("甲市教育局", "甲市分局"), ["甲市教育局", "甲市分局"]),
        (("某市委国家安全委员会办公室",), ["某市委国家安全委员会办公室"]),
    ],
)
def test_names_without_blanks_in_a_signature(lines: tuple[str, ...], issuers: list[str]) -> None:
    metadata = structure_of("关于防汛的通知", "各区：", "现予通知。", *lines, "2025年2月8日").metadata
    assert [field.value for field in metadata.issuers] == issuers


@pytest.mark.parametrize(
    ("lines", "issuers"),
    [
        (
            ("各有关单位：", "现通知如下。", "某县住房和城乡建设局", "某县教育局"),
            ["某县住房和城乡建设局", "某县教育局"],
        ),
        (("现通知如下。", "某县住房和城乡建设局", "某县教育局"), None),  # it goes to nobody
        (("各有关单位：", "成员单位：", "某县住房和城乡建设局", "某县教育局"), None),  # a list
    ],
)
def test_bodies_below_the_last_sentence_sign_without_a_date(lines: tuple[str, ...], issuers: list[str] | None) -> None:
    assert fields(structure_of("关于购房的通知", *lines).metadata).get("issuers") == issuers


@pytest.mark.parametrize(
    ("lines", "issuers"),
    [
        (("某市推进现代化城乡建设", "高质量发展工作联席会议"), ["某市推进现代化城乡建设高质量发展工作联席会议"]),
        (("有效期一年", "高质量发展工作联席会议"), ["高质量发展工作联席会议"]),
    ],
)
def test_a_body_whose_name_takes_two_lines_signs_below_the_last_sentence(
    lines: tuple[str, ...], issuers: list[str]
) -> None:
    signed = ("关于购房的通知", "各单位：", "现通知如下。", *lines, "2026年5月31日")
    assert fields(structure_of(*signed).metadata)["issuers"] == issuers


def test_the_name_of_the_title_may_take_two_lines_of_the_signature() -> None:
    lines = (
        "某市供水平稳运行领导小组办公室关于防汛的通知",
        "各区：",
        "现予通知。",
        "某市供水平稳运行",
        "领导小组办公室（代章）",
        "2025年2月8日",
    )
    metadata = structure_of(*lines).metadata
    assert [field.value for field in metadata.issuers] == ["某市供水平稳运行领导小组办公室"]


def test_an_office_and_its_holder_may_have_no_blank_between_them() -> None:
    metadata = structure_of("某部令", "第12号", "现公布《某某管理办法》。", "部长李大明", "2025年2月8日").metadata
    assert ([field.value for field in metadata.signers], metadata.issue_date and metadata.issue_date.value) == (
        ["李大明"],
        "2025-02-08",
    )


def test_joint_signature() -> None:
    found = fields(structure_of(*NOTICE, "某新区管理委员会", "某市某区人民政府", "2025年2月25日").metadata)
    assert found["issuers"] == ["某新区管理委员会", "某市某区人民政府"]


def test_date_in_chinese_digits() -> None:
    assert (
        fields(structure_of(*NOTICE, "某市人民政府", "二〇〇八年五月二十三日").metadata)["issue_date"] == "2008-05-23"
    )


def test_a_date_inside_the_text_is_no_signature() -> None:
    found = structure_of("大事记", "2025年2月8日", "召开会议，部署工作。", "2025年2月9日", "开展检查。")
    assert found.metadata.issue_date is None


def test_several_bodies_on_one_line_sign() -> None:
    assert fields(structure_of(*NOTICE, "商务部 国家发展改革委 教育部", "2026年7月13日").metadata)["issuers"] == [
        "商务部",
        "国家发展改革委",
        "教育部",
    ]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        # whose seal stands for another
        (("某改革办公室", "（某市政务服务局代章）", "2025年2月8日"), {"issuers": ["某改革办公室"], "issue_date": "2025-02-08"}),
        (("某市改革办公室", "某市政务服务局（代章）", "2025年2月8日"), {"issuers": ["某市改革办公室"], "issue_date": "2025-02-08"}),
        (("某市政务服务局（代章）", "2025年2月8日"), {"issuers": ["某市政务服务局"]}),
        (("某改革办公室（某市政务服务局代章）", "某市财政局", "2025年2月8日"), {"issuers": ["某改革办公室", "某市财政局"]}),
        (("某市数据工作推进小组", "2025年2月8日"), {"issuers": ["某市数据工作推进小组"], "issue_date": "2025-02-08"}),
        (("中央某某办", "教育部", "2025年2月8日"), {"issuers": ["中央某某办", "教育部"]}),
        (("某市教育局", "2025年2月8日", "（本文有删减）"), {"notes": ["本文有删减"]}),
        # on one line
        (("某市教育局 2025年2月8日",), {"issuers": ["某市教育局"], "issue_date": "2025-02-08"}),
        # the date in figures, below a body only; characters set apart
        (("某村村民委员会", "2025.2.8"), {"issuers": ["某村村民委员会"], "issue_date": "2025-02-08"}),
        (("各组：", "2025.2.8"), {"issue_date": None}),
        (("某市教育局", "0571-8700"), {"issue_date": None}),
        (("国 务 院", "2025年2月8日"), {"issuers": ["国务院"], "issue_date": "2025-02-08"}),
        (("校 长 办 公 室", "2025年2月8日"), {"issuers": ["校长办公室"], "signers": None}),
        (("教务部（督导室）、某评估中心", "2025年2月8日"), {"issuers": ["教务部（督导室）", "某评估中心"], "issue_date": "2025-02-08"}),
        # what is left of a date; one that a draft leaves open; one that each body of a joint paper gives
        (("某市教育局", "2025228"), {"issuers": ["某市教育局"], "issue_date": "2025-02-28"}),
        (("某市教育局", "2025年228"), {"issuers": ["某市教育局"], "issue_date": "2025-02-28"}),
        (("某市教育局", "2025112"), {"issuers": ["某市教育局"], "issue_date": None}),
        (("某市教育局", "2025年 月 日"), {"issuers": ["某市教育局"], "issue_date": None}),
        (("某市教育局 某市财政局", "2025年2月8日 2025年2月8日"), {"issuers": ["某市教育局", "某市财政局"], "issue_date": "2025-02-08"}),
        (("市 长 王 海 涛", "2025年2月8日"), {"signers": ["王海涛"]}),
        # the note above the date; what a page says below a paper is no part of it
        (("某市教育局", "（此件公开发布）", "2025年2月8日"), {"issuers": ["某市教育局"], "issue_date": "2025-02-08", "notes": ["此件公开发布"]}),
        (("2025年2月8日", "索 引 号 文 号 发布机构", "面向社会 主动公开", "标签："), {"issue_date": "2025-02-08"}),
        (("2025年2月8日", "各组开始报名，名额不限，"), {"issue_date": None}),
        # who signs below the date, or for an office above it
        (("2025年2月8日", "行政长官 陈一心"), {"signers": ["陈一心"], "issue_date": "2025-02-08"}),
        (("2025年2月8日", "运输署署长李颂恩"), {"signers": ["李颂恩"], "issue_date": "2025-02-08"}),
        (("教育局局长", "（李大明代行）", "2025年2月8日"), {"signers": ["李大明"], "issue_date": "2025-02-08"}),
        (("二零二五年二月八日签署。", "命令公布。", "行政长官 陈一心"), {"signers": ["陈一心"], "issue_date": "2025-02-08"}),
        # the seal says who: the date alone stands above the text that is put out
        (("2025年2月8日", "若干政策", "一、支持企业"), {"issue_date": "2025-02-08"}),
    ],
)  # fmt: skip
def test_signature(lines: tuple[str, ...], expected: dict[str, Any]) -> None:
    assert chosen(structure_of(*NOTICE, *lines).metadata, expected) == expected


def test_signature_without_date_below_a_paper_dated_at_its_head() -> None:
    found = structure_of("某市人民政府关于防汛工作的决定", "（2025年2月8日）", "各区要落实责任。", "某市人民政府")
    assert (fields(found.metadata)["issuers"], tree(found.parts[0].blocks)) == (["某市人民政府"], ["各区要落实责任。"])
    joint = structure_of("某市教育局等部门关于公布名单的通知", "各校：", "现予公布。", "某市教育局 某市财政局")
    assert fields(joint.metadata)["issuers"] == ["某市教育局", "某市财政局"]


def test_signature_of_a_promulgated_text_is_not_that_of_the_notice() -> None:
    found = structure_of(*NOTICE, *SIGNED, "若干政策", "一、支持企业", "某市财政局", "2025年1月8日")
    assert fields(found.metadata)["issue_date"] == "2025-02-08"
    assert tree(found.parts[1].blocks) == [["一、", "支持企业", "某市财政局", "2025年1月8日"]]
    assert found.diagnostics == ()


@pytest.mark.parametrize(
    ("text", "issuers"),
    [
        ("为了规范结算，甲市结算制定了本规则。", ["甲市结算"]),
        ("甲市结算（以下简称本公司）制定了本规则。", ["甲市结算"]),
        ("为了规范甲市结算，制定了本规则。", None),
    ],
)
def test_who_acts_in_a_text_signs_it_under_any_name(text: str, issuers: list[str] | None) -> None:
    found = structure_of("关于发布规则的通知", text, "特此通知。", "甲市结算", "2022年5月20日")
    assert fields(found.metadata).get("issuers") == issuers


def test_signatory_with_the_body() -> None:
    lines = (
        "中华人民共和国主席令",
        "第四十五号",
        "《某法》已经通过，现予公布。",
        "中华人民共和国主席 张三",
        "2020年5月28日",
    )
    found = fields(structure_of(*lines).metadata)
    assert (found["document_number"], found["signers"], found["issuers"]) == (
        "中华人民共和国主席令第45号",
        ["张三"],
        ["中华人民共和国主席"],
    )
