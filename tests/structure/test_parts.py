"""Parts, signatures, notes, attachments and the imprint."""

from typing import Any

import pytest

from govdocparse import parse
from govdocparse.model import Paragraph
from govdocparse.readers import read
from govdocparse.readers.reading import Limits
from govdocparse.structure.tree import SectionNode
from govdocparse.text import Span
from invariants import check
from structures import fields, structure_of, tree

NOTICE = ("某市人民政府印发若干政策的通知", "各区人民政府：", "现将《若干政策》印发给你们，请执行。")
SIGNED = ("某市人民政府", "2025年2月8日")


def parts(*lines: str) -> list[tuple[str, str | None, str | None, list[Any]]]:
    return [(part.role, part.label, part.title, tree(part.blocks)) for part in structure_of(*lines).parts]


def test_promulgated_text_behind_signature_and_note() -> None:
    lines = (*NOTICE, *SIGNED, "（此件公开发布）", "若干政策", "（2025年版）", "一、支持企业")
    assert parts(*lines) == [
        ("main", None, "某市人民政府印发若干政策的通知", ["现将《若干政策》印发给你们，请执行。"]),
        ("promulgated", None, "若干政策（2025年版）", [["一、", "支持企业"]]),
    ]
    found = fields(structure_of(*lines).metadata)
    assert (found["issuers"], found["issue_date"], found["notes"], found["edition"]) == (
        ["某市人民政府"],
        "2025-02-08",
        ["此件公开发布"],
        "2025年版",
    )


def test_the_imprint_of_a_notice_may_stand_before_the_text_that_it_puts_out() -> None:
    printed = "某市人民政府办公室 2025年2月9日印发"
    lines = (*NOTICE, *SIGNED, printed, "若干政策", "一、支持企业", *["给予补助。"] * 20)
    assert [part[:3] for part in parts(*lines)][1:] == [("promulgated", None, "若干政策")]
    found = fields(structure_of(*lines).metadata)
    assert (found["printing_authority"], found["printing_date"]) == ("某市人民政府办公室", "2025-02-09")


def test_a_part_goes_from_its_title_to_its_signature() -> None:
    lines = (*NOTICE, *SIGNED, "若干政策", "一、支持企业")
    source = "\n".join(lines)
    assert [source[slice(*part.span)].split("\n") for part in structure_of(*lines).parts] == [
        [*NOTICE, *SIGNED],
        ["若干政策", "一、支持企业"],
    ]


def test_promulgated_text_without_signature_is_known_by_its_title() -> None:
    assert [part[0] for part in parts(*NOTICE, "若干政策", "一、支持企业")] == ["main", "promulgated"]


def test_an_order_puts_out_a_text_whose_title_names_another() -> None:
    title = "某市政府关于修改《某规定》的决定"
    lines = (
        title,
        "某市人民政府令第5号",
        "《某市政府关于修改〈某规定〉的决定》已经通过，现予公布。",
        "2005年11月29日",
        title,
        "一、甲。",
    )
    assert [part[:3] for part in parts(*lines)][1:] == [("promulgated", None, title)]


@pytest.mark.parametrize(
    "opening", [("第一章 总则", "第一条 甲。"), ("（2001年10月17日某市人民代表大会常务委员会通过）", "第一条 甲。")]
)
def test_a_text_without_a_title_goes_by_what_its_order_calls_it(opening: tuple[str, ...]) -> None:
    lines = (
        "某市供水条例",
        "某市人民政府令",
        "第3号",
        "现发布《某市供水条例》，自发布之日起施行。",
        "市长 李明",
        "1997年8月3日",
    )
    source = "\n".join((*lines, *opening))
    document = parse(source)
    assert [(part.role, part.title) for part in document.parts][1:] == [("promulgated", "某市供水条例")]
    check(document, source)
    assert len(parse("\n".join((*lines, "有关事项另行通知。"))).parts) == 1


@pytest.mark.parametrize(
    "said", ["《某市供水办法》已经市政府同意，现印发实施。", "现将《某市供水办法》印发给你们，请执行。"]
)
def test_a_text_without_a_title_goes_by_what_its_notice_calls_it(said: str) -> None:
    lines = (
        "关于印发某市供水办法的通知",
        "各区：",
        said,
        "某市水务局",
        "2023年8月9日",
        "第一条 为了供水，制定本办法。",
        "第二条 甲。",
    )
    assert [part[:3] for part in parts(*lines)][1:] == [("promulgated", None, "某市供水办法")]


def test_title_of_a_table_between_sections_is_no_promulgated_text() -> None:
    notice = (
        "关于分配房源的通告",
        "一、房源情况",
        "本次房源详见《房源情况表》。",
        "房源情况表",
        "共计12套。",
        "二、分配对象",
    )
    assert [part[0] for part in parts(*notice)] == ["main"]


def test_title_without_marks_names_what_it_puts_out() -> None:
    notice = (
        "关于印发公文处理细则及文书式样的通知",
        "各区：",
        "现印发给你们。",
        "2007年6月5日",
        "公文处理细则及文书式样",
        "第一条 甲。",
    )
    assert [part[0] for part in parts(*notice)] == ["main", "promulgated"]
    assert fields(structure_of(*notice).metadata)["issue_date"] == "2007-06-05"


def test_lone_part_is_main() -> None:
    assert parts("若干政策", "一、支持企业", *SIGNED) == [("main", None, "若干政策", [["一、", "支持企业"]])]


@pytest.mark.parametrize(
    ("lines", "issuers"),
    [
        (("某市教育局某市财政局",), ["某市教育局", "某市财政局"]),
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


def test_attachments_are_parts() -> None:
    lines = (*NOTICE, *SIGNED, "附件1", "任务分工表", "一、甲项任务", "附件2：联系方式", "某某办公室。")
    assert parts(*lines)[1:] == [
        ("attachment", "附件1", "任务分工表", [["一、", "甲项任务"]]),
        ("attachment", "附件2", "联系方式", ["某某办公室。"]),
    ]


def test_attachment_file() -> None:
    assert parts(*NOTICE, *SIGNED, "附件：若干政策.pdf")[1] == ("attachment", "附件", "若干政策.pdf", [])
    assert parts(*NOTICE, *SIGNED, "附：若干政策.pdf")[1] == ("attachment", "附件", "若干政策.pdf", [])
    assert parts(*NOTICE, *SIGNED, "附件：附件1 若干政策.pdf")[1] == ("attachment", "附件1", "若干政策.pdf", [])
    assert parts(*NOTICE, *SIGNED, "附件1_任务清单.pdf")[1] == ("attachment", "附件1", "任务清单.pdf", [])
    assert parts(*NOTICE, *SIGNED, "附件：", "附件1.docx", "附件2.docx")[1:] == [
        ("attachment", "附件1", "附件1.docx", []),
        ("attachment", "附件2", "附件2.docx", []),
    ]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("附件:某政发〔2025〕6号--若干政策(2025年版).pdf", "某政发〔2025〕6号--若干政策(2025年版).pdf"),
        ("附件：1. 申请表 (样表),2025.DOCX", "申请表 (样表),2025.DOCX"),
        ("附件：申请表（１）.docx", "申请表（１）.docx"),
        ("附件1：申请表[新].xls", "申请表[新].xls"),
        ("附件：申請表(样表).docx", "申請表(样表).docx"),
        # In normal form, where it holds what no output can hold.
        ("附件：申请\x01表(样表).docx", "申请表（样表）.docx"),
        ("附件：\ud800申请表(样表).docx", "\ufffd申请表（样表）.docx"),
        ("附件：申请表\uffff(样表).docx", "申请表\ufffd（样表）.docx"),
        # In normal form, where a gloss was taken out of it.
        ("附件：關(guān)于申请表(样表).docx", "關于申请表（样表）.docx"),
        # No file: a title like any other.
        ("附件1:申请表(样表)\n姓名(签字)", "申请表（样表）"),
    ],
)
def test_the_name_of_a_file_is_as_it_is_written(line: str, name: str) -> None:
    *_, part = parse("\n\n".join((*NOTICE, *SIGNED, line))).parts
    assert (part.role, part.title) == ("attachment", name)


def test_the_name_of_a_file_in_a_traditional_document_is_in_its_script_of_clean_text() -> None:
    lines = (
        "關於開展應急檢查的通知",
        "各區人民政府：",
        "請認真執行。",
        "某市人民政府",
        "2025年2月8日",
        "附件：檢查記錄(樣表).docx",
    )
    assert parse("\n\n".join(lines)).parts[-1].title == "检查记录（样表）.docx"


def test_a_file_offered_again_in_other_marks_is_no_further_attachment() -> None:
    document = parse("\n\n".join((*NOTICE, *SIGNED, "附件:表(一).docx", "附件：表（一）.docx")))
    assert [part.title for part in document.parts[1:]] == ["表(一).docx"]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("抄送：市委各部门，市纪委，各群众团体。", "市人大办，市法院。", "某市政府办公厅2025年2月9日印发"),
         {"cc": ["市委各部门", "市纪委", "各群众团体", "市人大办", "市法院"], "printing_authority": "某市政府办公厅", "printing_date": "2025-02-09"}),
        (("抄送：区委各部门。", "某区管理委员会办公室", "2025年2月25日印发"), {"printing_authority": "某区管理委员会办公室", "printing_date": "2025-02-25"}),
        (("主题词：经济 政策 通知", "抄送：省政府，市委。", "某市政府办公厅 2008年5月23日印发"), {"keywords": ["经济", "政策", "通知"], "cc": ["省政府", "市委"]}),
        (("公开方式：主动公开", "某市政府办公厅 2025年2月9日印发"), {"disclosure": "主动公开", "printing_date": "2025-02-09"}),
        (("主送：各市教育局，各高校。", "抄报：教育部。", "某市政府办公厅 2025年2月9日印发"), {"addressees": ["各区人民政府"], "cc": ["教育部"]}),
        (("抄送：各区、县（市）人民政府，市委办、市人大办。",), {"cc": ["各区、县（市）人民政府", "市委办", "市人大办"]}),
        (("某市政府办公厅 2025年2月9日印发", "共印200份"), {"printing_authority": "某市政府办公厅"}),
        # attachments below the copies
        (("抄送：市委各部门，市纪委，某某警备区，市各群众团体，市人大常", "委会办公厅，市法院。", "某市政府办公厅 2025年2月9日印发"), {"cc": ["市委各部门", "市纪委", "某某警备区", "市各群众团体", "市人大常委会办公厅", "市法院"]}),
        (("抄送：市委各部门，市纪委，某某警备区，市各群众团体，各民主党派", "某市政府办公厅 2025年2月9日印发"), {"cc": ["市委各部门", "市纪委", "某某警备区", "市各群众团体", "各民主党派"]}),
        (("抄送：市委。", "附件：", "任务分工表", "某市政府办公厅"), {"cc": ["市委"], "printing_authority": None}),
    ],
)  # fmt: skip
def test_imprint(lines: tuple[str, ...], expected: dict[str, Any]) -> None:
    found = fields(structure_of(*NOTICE, *SIGNED, *lines).metadata)
    assert {key: found.get(key) for key in expected} == expected


def test_a_table_in_the_imprint_is_nobody_to_send_copies_to() -> None:
    table = "| 甲 | 乙 |\n|---|---|\n| 1 | 2 |"
    document = parse("\n".join((*NOTICE, *SIGNED, "抄送：市委。", table, "某市政府办公厅 2025年2月9日印发")))
    assert [field.value for field in document.metadata.cc] == ["市委"]
    assert table in [block.text for block in document.parts[0].blocks if isinstance(block, Paragraph)]


@pytest.mark.parametrize(
    ("sentence", "key", "value"),
    [
        ("本政策自2025年5月1日起施行。", "effective_date", "2025-05-01"),
        ("本办法自2025年5月1日起施行，有效期至2030年4月30日。", "expiry_date", "2030-04-30"),
        ("本办法有效期至二〇二七年十二月三十一日。", "expiry_date", "2027-12-31"),
        ("本公告执行至2027年12月31日。", "expiry_date", "2027-12-31"),
        ("本措施自2025年5月1日起施行，至2027年12月31日止。", "expiry_date", "2027-12-31"),
        ("本办法有效期自2025年1月1日至2026年12月31日。", "expiry_date", "2026-12-31"),
        ("本细则自2025年6月15日起施行，有效期五年，至2030年6月14日止。", "expiry_date", "2030-06-14"),
        ("本决定有效期自2024年8月20日至2025年8月19日。", "effective_date", "2024-08-20"),
        ("本项目实施至2027年12月31日前完成。", "expiry_date", None),
        ("现将《某办法》公布，自2025年5月1日起施行。", "effective_date", "2025-05-01"),
        ("《某办法》已经通过，现予公布，自2025年5月1日起施行。", "effective_date", "2025-05-01"),
        ("《某办法》已经通过，现予发布，自2025年5月1日起施行。", "effective_date", "2025-05-01"),
        ("现将《某办法》印发给你们，自2025年5月1日起施行。", "effective_date", "2025-05-01"),
        ("现公布《某办法》，自2025年5月1日起施行。", "effective_date", "2025-05-01"),
        ("《旧办法》自2020年5月1日起施行。", "effective_date", None),
        ("按照本市实施的《旧办法》，自2020年5月1日起施行的标准不变。", "effective_date", None),
        ("新标准自2026年1月1日起施行。", "effective_date", None),
        ("自2025年1月1日至4月30日期间的事项参照执行。", "effective_date", None),
    ],
)
def test_validity(sentence: str, key: str, value: str | None) -> None:
    assert fields(structure_of("若干政策", "一、支持企业", sentence).metadata).get(key) == value


def test_a_date_inside_the_text_is_no_signature() -> None:
    found = structure_of("大事记", "2025年2月8日", "召开会议，部署工作。", "2025年2月9日", "开展检查。")
    assert found.metadata.issue_date is None


def test_a_list_of_attachments_may_end_with_a_file_that_holds_them_all() -> None:
    lines = ("某市关于防汛的通知", "请执行。", "附件：", "1.流程", "2.记录表", "附件1-2")
    ((role, _, _, blocks),) = parts(*lines)
    assert (role, blocks) == ("main", ["请执行。", "附件：", "1.流程", "2.记录表", "附件1-2"])


def test_a_file_goes_by_the_name_that_the_list_gives_wherever_it_stands() -> None:
    listed = (*NOTICE, "附件：1.任务分工表", "2.联系方式", *SIGNED, "某局办公室印发")
    files = ("任务分工表.docx", "联系方式.pdf")
    assert [part[:3] for part in parts(*listed, *files)][1:] == [("attachment", "附件", name) for name in files]
    assert [part[0] for part in parts(*NOTICE, *SIGNED, "某局办公室印发", *files)] == ["main"]


def test_a_list_stands_above_the_signature_of_a_body_of_any_form() -> None:
    lines = ("某江湖金控关于防汛的通知", "请执行。", "附件：任务分工表", "某江湖金控", "2026年7月13日")
    assert [part[0] for part in parts(*lines)] == ["main"]
    assert [part[0] for part in parts(*lines[:3], "某江湖金控2026年7月13日")] == ["main"]


def test_a_list_may_number_each_attachment_behind_its_word() -> None:
    lines = (
        *NOTICE,
        *SIGNED,
        "附件1：任务分工表",
        "附件2：联系方式",
        "附件1",
        "任务分工表",
        "1.甲项",
        "附件2",
        "联系方式",
        "1.乙项",
    )
    assert [part[:3] for part in parts(*lines)][1:] == [
        ("attachment", "附件1", "任务分工表"),
        ("attachment", "附件2", "联系方式"),
    ]


def test_how_a_notice_is_made_public_may_stand_before_the_text_that_it_puts_out() -> None:
    lines = (*NOTICE, *SIGNED, "信息公开选项：主动公开", "若干政策", "一、支持企业", *["给予补助。"] * 20)
    assert [part[:3] for part in parts(*lines)][1:] == [("promulgated", None, "若干政策")]
    assert fields(structure_of(*lines).metadata)["disclosure"] == "主动公开"


def test_list_of_attachments_is_no_outline() -> None:
    lines = (*NOTICE, "一、抓好落实。", "附件：1.任务分工表", "2.联系方式", *SIGNED, "附件1", "任务分工表", "1.甲项")
    (main, attachment) = structure_of(*lines).parts
    assert tree(main.blocks) == [
        "现将《若干政策》印发给你们，请执行。",
        ["一、", None, "抓好落实。"],
        "附件：1.任务分工表",
        "2.联系方式",
    ]
    assert (attachment.label, tree(attachment.blocks)) == ("附件1", [["1.", "甲项"]])


def test_numbered_headings_behind_a_signature_are_no_title() -> None:
    lines = (*NOTICE, *SIGNED, "1总则", "1.1编制目的", "为了防汛。", "1.2编制依据", "依据条例。")
    (main,) = structure_of(*lines).parts
    assert "1.1" not in str(main.title)
    assert [part[0] for part in parts(*lines)] == ["main"]


@pytest.mark.parametrize("named", ["附：某办法（试行）", "附：《某办法》（试行）", "附件：某办法（试行）"])
def test_the_day_alone_below_the_list_of_attachments_is_that_of_the_notice(named: str) -> None:
    found = structure_of(
        "关于颁发《某办法》（试行）的通知", "某市交通局", "各县交通局：", "现颁发某办法。", named, "1998年3月23日",
        "某办法", "（试行）", "第一条 为了供水。",
    )  # fmt: skip
    assert fields(found.metadata)["issue_date"] == "1998-03-23"
    assert [part.title for part in found.parts][1:] == ["某办法（试行）"]


def test_two_promulgated_texts() -> None:
    lines = (
        "某市印发两个规定的通知",
        "各区：",
        "《甲类规定》和《乙类规定》已经同意，现印发给你们。",
        *SIGNED,
        "甲类规定",
        "一、甲。",
        "乙类规定",
        "一、乙。",
    )
    assert [part.title for part in structure_of(*lines).parts] == ["某市印发两个规定的通知", "甲类规定", "乙类规定"]


def test_several_bodies_on_one_line_sign() -> None:
    assert fields(structure_of(*NOTICE, "商务部 国家发展改革委 教育部", "2026年7月13日").metadata)["issuers"] == [
        "商务部",
        "国家发展改革委",
        "教育部",
    ]


def test_table_of_contents_is_omitted() -> None:
    found = structure_of(
        "某市办法",
        "目 录",
        "第一章 总则……1",
        "第二章 附则……5",
        "第一章 总则",
        "第一条 甲。",
        "第二章 附则",
        "第二条 乙。",
    )
    assert [item.reason for item in found.omitted] == ["table of contents"]
    assert tree(found.parts[0].blocks) == [
        ["第一章", "总则", ["第一条", None, "甲。"]],
        ["第二章", "附则", ["第二条", None, "乙。"]],
    ]


def test_the_heading_of_a_table_of_contents_names_the_text_below_it() -> None:
    lines = (
        "某市关于印发《某市防汛预案》的通知",
        "现将《某市防汛预案》印发给你们。",
        "某市防汛办公室",
        "2014年12月25日",
    )
    entries = ("1.总则", "1.1目的", "2.机构", "2.1职责")
    found = structure_of(
        *lines, "某市防汛预案目录", *entries, "1.总则", "1.1目的", "为了防汛。", "2.机构", "2.1职责", "统一领导。"
    )
    assert [part.title for part in found.parts] == [lines[0], "某市防汛预案"]


def test_a_table_of_contents_ends_where_the_text_begins() -> None:
    entries = ("目 录", "第一章 会议", "第二章 附则")
    found = structure_of(
        "某市议事规则", *entries, "第一条 甲。", "第一章 会议", "第二条 乙。", "第二章 附则", "第三条 丙。"
    )
    assert [item.span for item in found.omitted if item.reason == "table of contents"] == [Span(7, 24)]
    assert tree(found.parts[0].blocks)[0] == ["第一条", None, "甲。"]


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
    found = fields(structure_of(*NOTICE, *lines).metadata)
    assert {key: found.get(key) for key in expected} == expected


def test_what_a_page_says_below_a_signature_is_no_part() -> None:
    lines = (*NOTICE, *SIGNED, "面向社会 主动公开", "标签：")
    assert parts(*lines) == [("main", None, NOTICE[0], [NOTICE[2], "面向社会 主动公开", "标签："])]
    lines = (*NOTICE, *SIGNED, "获奖人员名单", "张三")
    assert parts(*lines)[1] == ("promulgated", None, "获奖人员名单", ["张三"])


def test_a_report_of_a_newspaper_goes_by_the_text_that_it_gives() -> None:
    report = (
        "新华社电 近日，某省印发了《关于加强教育的意见》，要求认真贯彻。",
        "《关于加强教育的意见》全文如下。",
        "一、总体要求",
        "甲。",
    )
    assert parts(*report) == [("main", None, None, [*report[:2], ["一、", "总体要求", "甲。"]])]
    assert fields(structure_of(*report).metadata)["title"] == "关于加强教育的意见"


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


LISTED = (*NOTICE, "附件：1.任务分工表", "2.联系方式", *SIGNED)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        # a heading says the same as the list, whatever it ends with; its number may have a dot
        ((*LISTED, "附件1.", "任务分工表", "序号 任务", "附件2：", "联系", "方式", "某某办公室。"),
         [("附件1", "任务分工表", ["序号 任务"]), ("附件2", "联系方式", ["某某办公室。"])]),
        # attachments without their number are known by the list
        ((*LISTED, "任务分工表", "一、甲项", "联系方式", "某某办公室。"),
         [(None, "任务分工表", [["一、", "甲项"]]), (None, "联系方式", ["某某办公室。"])]),
        ((*NOTICE, "附件1.任务分工表", "2.联系方式", *SIGNED, "附件1", "任务分工表", "（略）"), [("附件1", "任务分工表", ["（略）"])]),
        # so are those of a text that is put out, whose list no signature ends; an edition may go with 版 or without
        ((*NOTICE, *SIGNED, "若干政策", "一、支持企业", "附件：1.指标体系（2023年）", "2.联系方式", "指标体系（2023年版）", "（一）甲项"),
         [(None, "指标体系（2023年版）", [["（一）", "甲项"]])]),
        # titles are compared without the marks around a title in them: it ends where the list says so
        ((*NOTICE, "附件：1.《某条例》释义", "2.联系方式", *SIGNED, "《某条例》释义", "编写人员", "由某某办公室编写。"),
         [(None, "《某条例》释义", ["编写人员", "由某某办公室编写。"])]),
        # what ends a title
        ((*NOTICE, *SIGNED, "附件", "某市经费", "统计表", "单位 金额"), [("附件", "某市经费统计表", ["单位 金额"])]),
        ((*NOTICE, *SIGNED, "附录A 术语", "甲是乙。"), [("附录A", "术语", ["甲是乙。"])]),
        ((*NOTICE, *SIGNED, "附表1", "某市申请表", "（ 年 月 日）", "姓名："), [("附表1", "某市申请表", ["（ 年 月 日）", "姓名："])]),
        ((*NOTICE, *SIGNED, "附件2任务分工表", "甲。"), [("附件2", "任务分工表", ["甲。"])]),
        ((*NOTICE, *SIGNED, "附件2所列人员"), []),
        # a labelled line between label and title; a name above the signature of a carried text opens nothing
        ((*NOTICE, *SIGNED, "附件1", "联系人：张三", "任务分工表", "序号 任务"), [("附件1", "任务分工表", ["序号 任务"])]),
        ((*NOTICE, *SIGNED, "附：任务分工表", "某某局", "2025年1月8日", "附：", "任务分工表", "序号 任务"), [("附", "任务分工表", ["序号 任务"])]),
        ((*NOTICE, "附：任务分工表", "某某局", "2025.1.8"), []),
        # files
        ((*NOTICE, *SIGNED, "附件：1.申请表.docx", "2.承诺书.docx"), [("附件1", "申请表.docx", []), ("附件2", "承诺书.docx", [])]),
        # files without numbers, below 附件： alone; one behind the text is what the page offers of the paper itself
        ((*NOTICE, "附件：", "申请表.docx", "附表二.pdf", *SIGNED), [("附件", "申请表.docx", []), ("附件", "附表二.pdf", [])]),
        ((*NOTICE, *SIGNED, "某市人民政府关于印发若干政策的通知.pdf"), []),
        # a history is of no attachment
        ((*NOTICE, "附件", "附表一.pdf", "沿革", "1.中华民国九十年三月二十八日某部令修正发布"),
         [("附件", "附表一.pdf", []), (None, None, ["沿革", "1.中华民国九十年三月二十八日某部令修正发布"])]),
        # files that the page offers once more
        ((*NOTICE, *SIGNED, "附件1：申请表.docx", "附件2：承诺书.docx", "附件1：申请表.docx", "附件2：承诺书.docx"),
         [("附件1", "申请表.docx", []), ("附件2", "承诺书.docx", [])]),
        # a list behind the signature, or with nothing below it, announces and opens nothing
        ((*NOTICE, *SIGNED, "附件：1.申请表", "2.承诺书"), []),
        ((*NOTICE, *SIGNED, "附件：申请表"), []),
        ((*NOTICE, "附件：申请表（另发）", "某市人民政府2025年2月8日", "附件", "申请表", "姓名"), [("附件", "申请表", ["姓名"])]),
        ((*NOTICE, *SIGNED, "附件：申请表", "附件", "申请表", "姓名"), [("附件", "申请表", ["姓名"])]),
        ((*NOTICE, *SIGNED, "若干政策", "一、甲", "附件：", "1.申请表", "2.承诺书", "附件1", "申请表", "姓名", "附件："), [("附件1", "申请表", ["姓名"])]),
    ],
)  # fmt: skip
def test_attachments(lines: tuple[str, ...], expected: list[Any]) -> None:
    assert [part[1:] for part in parts(*lines) if part[0] == "attachment"] == expected


def test_letter_spacing_is_no_part_of_a_title() -> None:
    assert parts(*NOTICE, *SIGNED, "若 干 政 策", "一、支持企业")[1][2] == "若干政策"


def test_who_made_a_promulgated_text_is_no_part_of_its_title() -> None:
    lines = (*NOTICE, *SIGNED, "关于清理收费的意见", "（某市财政局 2025年1月8日）", "一、支持企业")
    assert parts(*lines)[1][2:] == ("关于清理收费的意见", ["（某市财政局 2025年1月8日）", ["一、", "支持企业"]])
    lines = (*NOTICE, *SIGNED, "收费清理方案", "某市财政局 某市教育局", "一、支持企业")
    assert parts(*lines)[1][2:] == ("收费清理方案", ["某市财政局 某市教育局", ["一、", "支持企业"]])


@pytest.mark.parametrize(
    "contents",
    [
        ("第一章 总则", "第二章 附则"),
        ("目录", "［第一章 总则］（#第一章—总则）", "［第二章 附则］（#第二章—附则）"),
        ("目 录", "前言…1", "第一章 总则…2", "第二章 附则…3"),
        ("第一章 总则", "一、甲项", "（一）乙项", "第二章 附则", "附件：丙表"),
        ("目 录", "第一章总则", "第二章附则"),
        ("目 次", "第一章 总则 ......II", "第二章 附则 ......IV"),
        ("目 录", "第一章 总则....- 3 -", "第二章 附则....- 12 -"),
        ("第一章 总则", "第二章", "第二章 附则"),
        ("某市办法目录", "第一章 总则", "第二章 附则"),
        ("目录", "第一章 总则 PAGEREF _Toc25831 h 3", "第二章 附则 PAGEREF _Toc25832 h 4"),
    ],
)
def test_tables_of_contents(contents: tuple[str, ...]) -> None:
    text = ("第一章 总 则", "第一条 甲。", "第二章 附则", "第二条 乙。")
    found = structure_of("某市办法", *contents, *text)
    assert [item.reason for item in found.omitted] == ["table of contents"]
    assert [node.marker for node in found.parts[0].blocks if isinstance(node, SectionNode)] == ["第一章", "第二章"]
    assert found.diagnostics == ()


@pytest.mark.parametrize(
    ("contents", "text"),
    [
        (("第一章", "第二章 责任", "第三章"), ("第一章", "第一条 甲。", "第二章 责任", "第二条 乙。", "第三章", "第三条 丙。")),
        (("1 总则", "1.1 目的", "2 职责", "2.1 机构"), ("1 总则", "1.1 目的", "甲。", "2 职责", "2.1 机构", "乙。")),
    ],
)  # fmt: skip
def test_tables_of_contents_without_names_or_chapters(contents: tuple[str, ...], text: tuple[str, ...]) -> None:
    found = structure_of("某市预案", *contents, *text)
    assert [item.reason for item in found.omitted] == ["table of contents"]
    assert tree(found.parts[0].blocks) == tree(structure_of("某市预案", *text).parts[0].blocks)


def test_table_of_contents_without_a_heading_may_stand_before_other_text() -> None:
    law = ("某市条例", "第一章 总则", "第一条 甲。", "第二章 附则", "第二条 乙。")
    decision = (
        "关于修改《某市条例》的决定",
        "第一章 总则",
        "第二章 附则",
        "决定作如下修改：",
        "一、甲。",
        "本决定自公布之日起施行。",
    )
    found = structure_of(*decision, *law)
    assert [item.reason for item in found.omitted] == ["table of contents"]
    assert [part.role for part in found.parts] == ["main", "promulgated"]


def test_a_table_of_contents_whose_dots_lead_to_pages_needs_no_text() -> None:
    entries = ("1总则…………3", "1.1编制目的…………3", "2组织机构…………5")
    found = structure_of("某市预案", "目录", *entries)
    assert [item.reason for item in found.omitted] == ["table of contents"]
    assert structure_of("某市预案", "目录", *entries[:2]).omitted == ()


def test_a_table_of_contents_whose_columns_were_read_as_one_is_a_run_of_headings() -> None:
    table = (
        "第五章 费用", "目录 第二编", "某程序", "第一编 总 则 第六章 简易程序", "第一章 任务第七章 第二审程序", "第一节 甲",
        "第二节 乙第一节 丙", "第二节 丁", "第三章 回避", "第四章 送达", "第三编 附则", "第八章 其他",
    )  # fmt: skip
    text = ("第一编 总 则", "第一章 任务", "第一节 甲", "第一条 为了审理，制定本法。")
    found = structure_of("某某诉讼法", *table, *text)
    assert [item.reason for item in found.omitted] == ["table of contents"]
    assert tree(found.parts[0].blocks) == tree(structure_of("某某诉讼法", *text).parts[0].blocks)
    assert structure_of("某某诉讼法", "第一编 总 则 甲", *text[1:3], "第二节 乙", *text).omitted == ()


def test_a_list_that_is_called_so_is_no_table_of_contents() -> None:
    found = structure_of("某局政府信息公开目录", "一、编制说明", "（一）目的", "为了公开，编制本目录。", "二、分类")
    assert found.omitted == ()


def test_chapters_without_text_are_no_table_of_contents() -> None:
    found = structure_of("某市办法", "第一章 总则", "第一条 甲。", "第一章 总则", "第二条 乙。")
    assert found.omitted == ()


def test_addressees_of_the_imprint() -> None:
    lines = (
        "关于做好防汛工作的通知",
        "现将有关事项通知如下。",
        "某省教育厅",
        "2025年2月8日",
        "（信息公开形式：主动公开）",
        "主送：各市教育局，各高校。",
        "某省教育厅办公室2025年2月9日印发",
    )
    found = fields(structure_of(*lines).metadata)
    assert (found["addressees"], found["notes"]) == (["各市教育局", "各高校"], ["信息公开形式：主动公开"])


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


@pytest.mark.parametrize(
    ("line", "title"),
    [("（2023年修订）实施条文", "某所交易规则（2023年修订）实施条文"), ("（2023年修订）自即日起施行", "某所交易规则")],
)
def test_the_title_of_an_attachment_goes_on_behind_its_edition(line: str, title: str) -> None:
    found = structure_of(
        "关于防汛的通知", "现予发布。", "某市水务局", "2025年2月8日", "附件1", "某所交易规则", line, "第一条 甲。"
    )
    assert found.parts[-1].title == title


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


@pytest.mark.parametrize(
    ("rows", "title"),
    [
        ("<tr><td colspan=2>附件1</td></tr><tr><td colspan=2>任务分工表</td></tr>", "任务分工表"),
        ("<tr><td colspan=2><p>附件1</p><p>任务分工表</p></td></tr>", "任务分工表"),
        ("<tr><td colspan=2>附件1：任务分工表</td></tr>", "任务分工表"),
        ("<tr><td>附件1</td><td>任务分工表</td></tr>", None),
    ],
)
def test_the_head_of_an_attachment_in_the_first_rows_of_its_table(rows: str, title: str | None) -> None:
    notice = "".join(f"<p>{line}</p>" for line in (*NOTICE, "附件：1.任务分工表", "2.清单", *SIGNED))
    table = f"<table>{rows}<tr><td>任务</td><td>单位</td></tr><tr><td>防汛</td><td>水利局</td></tr></table>"
    page = f"<html><body>{notice}{table}</body></html>"
    document = parse(page, media="html")
    check(document, read(page, None, "html", Limits()).text)
    named = [(part.label, part.title, len(part.blocks)) for part in document.parts if part.role == "attachment"]
    assert named == ([("附件1", title, 1)] if title else [])


def test_a_number_glued_to_the_title_opens_an_attachment_of_which_nothing_else_is_left() -> None:
    found = structure_of(*NOTICE, *SIGNED, "附件1整治方案", "一、原则", "附件2任务清单")
    assert [(part.label, part.title) for part in found.parts[1:]] == [("附件1", "整治方案"), ("附件2", "任务清单")]


def test_the_note_below_the_title_of_a_lone_attachment_is_that_of_the_paper() -> None:
    note = "（2012年7月6日第三届理事会第二次会议通过，2017年8月29日第五届理事会第三次会议修订）"
    metadata = structure_of(
        "附件1：", "某协会票据指引", note, "第一章 总则", "第一条 为规范行为，制定本指引。"
    ).metadata
    assert metadata.issue_date is not None
    assert metadata.issue_date.value == "2017-08-29"
    assert [field.value for field in metadata.notes] == [note.strip("（）")]
