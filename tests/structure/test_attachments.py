"""Attachments: the list that announces them, the heads that open them, and files."""

from typing import Any

import pytest

from govdocparse import parse
from govdocparse.readers import read
from govdocparse.readers.reading import Limits
from invariants import check
from structures import NOTICE, SIGNED, fields, parts, structure_of, tree


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


@pytest.mark.parametrize("named", ["附：某办法（试行）", "附：《某办法》（试行）", "附件：某办法（试行）"])
def test_the_day_alone_below_the_list_of_attachments_is_that_of_the_notice(named: str) -> None:
    found = structure_of(
        "关于颁发《某办法》（试行）的通知", "某市交通局", "各县交通局：", "现颁发某办法。", named, "1998年3月23日",
        "某办法", "（试行）", "第一条 为了供水。",
    )  # fmt: skip
    assert fields(found.metadata)["issue_date"] == "1998-03-23"
    assert [part.title for part in found.parts][1:] == ["某办法（试行）"]


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


@pytest.mark.parametrize(
    ("line", "title"),
    [("（2023年修订）实施条文", "某所交易规则（2023年修订）实施条文"), ("（2023年修订）自即日起施行", "某所交易规则")],
)
def test_the_title_of_an_attachment_goes_on_behind_its_edition(line: str, title: str) -> None:
    found = structure_of(
        "关于防汛的通知", "现予发布。", "某市水务局", "2025年2月8日", "附件1", "某所交易规则", line, "第一条 甲。"
    )
    assert found.parts[-1].title == title


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
