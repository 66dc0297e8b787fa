"""Rows of data sets: a JSON object that holds one paper is read as that paper."""

import json
from typing import Any

import pytest

from govdocparse import parse
from govdocparse.readers import read
from govdocparse.readers.reading import Limits
from invariants import check

LAW = {
    "法規性質": "命令",
    "法規名稱": "某保險年資保留辦法",
    "最新異動日期": "20081231",
    "沿革內容": "1.中華民國六十八年十月十八日某部令訂\r\n  定發布\r\n2.中華民國九十七年十二月三十一日某部令修正發布",
    "法規內容": [
        {"編章節": "第 一 章 總則"},
        {"條號": "第 1 條", "條文內容": "本辦法依某條例訂定之。"},
        {
            "條號": "第 2 條",
            "條文內容": "應備下列書件：\r\n一、申請書，並附收據，由某局於收件後交由各\r\n    單位審查。\r\n二、名簿。",
        },
    ],
}


def test_a_law_in_a_row_of_a_data_set_is_read_as_its_text() -> None:
    data = json.dumps(LAW, ensure_ascii=False)
    document = parse(data.encode())
    assert document == parse(data)
    check(document, read(data, None, None, Limits()).text)
    metadata = document.metadata
    assert document.source.media_type == "application/json"
    assert metadata.title is not None
    assert metadata.title.value == "某保险年资保留办法"
    assert metadata.issue_date is not None
    assert metadata.issue_date.value == "2008-12-31"
    found = [section.address for section in document.sections()]
    assert found == ["第一章", "第一章第1条", "第一章第2条", "第一章第2条一、", "第一章第2条二、"]
    (item,) = document.sections()[3].blocks
    assert getattr(item, "text", "") == "申请书，并附收据，由某局于收件后交由各单位审查。"


def test_labels_of_a_row_are_fields() -> None:
    row = {
        "标题": "某局关于防汛的通知",
        "发文字号": "某发〔2025〕6号",
        "正文": "各区：\n现就有关事项通知如下：\n一、值班。",
        "id": 3,
    }
    metadata = parse(json.dumps(row, ensure_ascii=False)).metadata
    assert metadata.title is not None
    assert metadata.title.value == "某局关于防汛的通知"
    assert metadata.document_number is not None
    assert metadata.document_number.value == "某发〔2025〕6号"


def test_keys_in_latin_letters_are_fields_or_belong_to_the_data_set() -> None:
    row = {
        "id": 7,
        "title": "某局关于防汛的通知",
        "doc_number": "某发〔2025〕6号",
        "publish_date": "2025-03-04",
        "url": "http://a.example.cn/b.html",
        "content": "<p>各区：</p><p>现就有关事项通知如下：</p><p>一、值班。</p>",
    }
    document = parse(json.dumps(row, ensure_ascii=False))
    metadata = document.metadata
    assert metadata.title is not None
    assert metadata.document_number is not None
    assert metadata.publication_date is not None
    found = metadata.title.value, metadata.document_number.value, metadata.publication_date.value
    assert found == ("某局关于防汛的通知", "某发〔2025〕6号", "2025-03-04")
    assert [item.value for item in metadata.addressees] == ["各区"]
    assert [item.reason for item in document.omitted if item.reason in {"data set", "label"}] == [
        "data set", "label", "label", "data set",
    ]  # fmt: skip


def test_an_object_beside_the_text_says_things_about_it() -> None:
    said = {"title": "某局关于防汛的通知", "publish_date": "2025-03-04", "source": "a.pdf", "page": 3}
    document = parse(
        json.dumps({"page_content": "各区：\n现通知如下：\n一、值班。", "metadata": said}, ensure_ascii=False)
    )
    metadata = document.metadata
    assert metadata.title is not None
    assert metadata.publication_date is not None
    assert (metadata.title.value, metadata.publication_date.value) == ("某局关于防汛的通知", "2025-03-04")
    assert [item.value for item in metadata.addressees] == ["各区"]
    assert [section.address for section in document.sections()] == ["一、"]


def test_an_adoption_note_is_the_papers_own_whatever_its_key_is_called() -> None:
    note = "(2017年10月30日某省人民政府令〔2017〕第3号公布 根据2019年12月28日某省人民政府令〔2019〕第11号修正)"
    row = {"标题": "某省继续教育规定", "时间": "2020-01-02", "摘要": note, "内容": "第一条 为了规范，制定本规定。"}
    metadata = parse(json.dumps(row, ensure_ascii=False)).metadata
    assert metadata.document_number is not None
    assert metadata.issue_date is not None
    assert metadata.publication_date is not None
    assert metadata.document_number.value == "某省人民政府令〔2019〕11号"
    assert (metadata.issue_date.value, metadata.publication_date.value) == ("2019-12-28", "2020-01-02")


def test_every_value_stands_on_a_line_with_its_place() -> None:
    row = {
        "标题": "某通知",
        "名称": "又名",
        "条号": "九",
        "有效": True,
        "无": None,
        "a/b": 1.5,
        "沿革": ["甲", "乙"],
        "正文": [{"内容": "丙\n丁", "条号": 1}],
    }
    reading = read(json.dumps(row, ensure_ascii=False), None, None, Limits())
    assert reading.text.split("\n") == [
        "名称：又名",
        "条号：九",
        "有效：true",
        "a/b：1.5",
        "某通知",
        "1",
        "丙",
        "丁",
        "沿革",
        "甲",
        "乙",
    ]
    assert [reading.text[heading.span.start : heading.span.end] for heading in reading.hints.headings] == ["某通知"]
    places = [(reading.text[place.start :].split("\n")[0], place.locator) for place in reading.places]
    assert places[3:] == [
        ("a/b：1.5", "/a~1b"),
        ("某通知", "/标题"),
        ("1", "/正文/0/条号"),
        ("丙", "/正文/0/内容"),
        ("沿革", "/沿革"),
        ("甲", "/沿革/0"),
        ("乙", "/沿革/1"),
    ]


@pytest.mark.parametrize("row", [{}, {"a": 1}, {"正文": ""}, ["正文"], "{", {"正文": "甲"}])
def test_what_holds_no_paper_is_text(row: Any) -> None:
    data = row if row == "{" else json.dumps(row, ensure_ascii=False)
    expected = "application/json" if row == {"正文": "甲"} else "text/plain"
    assert read(data, None, None, Limits()).media_type == expected


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ('{"zwnr": "某通知", "id": 1}', True),
        ('\ufeff[\n {"正文": "某通知"}]', True),
        ('{"id": 1, "text": "甲"}\n{"id": 2, "text": "乙"}\n', True),
        ('{"正文": "甲", "content":', True),
        ('{"正文": "甲"}', False),
        ('["甲"]', False),
        ("{标题}：某通知", False),
    ],
)
def test_rows_that_are_no_paper_are_said_to_be_so(data: str, said: bool) -> None:
    found = [item.message for item in parse(data).diagnostics if item.code == "source.unread"]
    assert [message.startswith("these are rows of data in JSON") for message in found] == [True] * said


def test_a_row_that_nests_without_end_is_text() -> None:
    data = '{"正文": ' + "[" * 200_000 + "]" * 200_000 + "}"
    assert read(data, None, None, Limits()).media_type == "text/plain"
