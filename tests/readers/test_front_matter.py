"""Markdown files that open with keys and values: which of them are fields, and what goes before them."""

from pathlib import Path

import pytest

from govdocparse import parse, parse_file, to_markdown
from invariants import check
from project import SAMPLES
from structures import fields

NOTICES = sorted(SAMPLES.glob("*.txt"))
TEXT = "\n各区：\n现将防汛工作通知如下。\n\n## 一、总体要求\n\n安排2亿元。\n"


def read(*lines: str, text: str = TEXT) -> dict[str, object]:
    source = "\n".join(["---", *lines, "---", text])
    document = parse(source)
    check(document, source)
    return fields(document.metadata)


@pytest.mark.parametrize(
    ("line", "key", "value"),
    [
        ('document_number: "某水〔2024〕5号"', "document_number", "某水〔2024〕5号"),
        ("doc_number: 某水〔2024〕5号", "document_number", "某水〔2024〕5号"),
        ("issuers: ['某市水务局', '某市气象局']", "issuers", ["某市水务局", "某市气象局"]),
        ('issuer: "某市水务局"', "issuers", ["某市水务局"]),
        ("issue_date: 2024-05-06", "issue_date", "2024-05-06"),
        ("published_at: 2024-05-08T10:20:00", "publication_date", "2024-05-08"),
        ("Publish_Date: 2024年5月8日", "publication_date", "2024-05-08"),
        ("index_number: 330B001/2024-5", "index_number", "330B001/2024-5"),
        ('unified_number: "ZJAC00-2025-0002"', "unified_number", "ZJAC00-2025-0002"),
        ('validity: "有效"', "validity", "有效"),
        ('expiry_date: "2026-05-08"', "expiry_date", "2026-05-08"),
        ('disclosure: "主动公开"', "disclosure", "主动公开"),
        ("subject_category: 水利", "subject_category", "水利"),
        ("genre: 通知", "genre", "通知"),
    ],
)
def test_known_keys_are_fields(line: str, key: str, value: str | list[str]) -> None:
    assert read("title: 关于防汛的通知", line, "url: https://a.example/b")[key] == value


@pytest.mark.parametrize(
    "line", ["date: 2024-05-06", "source: a.txt", "issue_date:", 'issue_date: "2024\\u002d05"', "- 甲"]
)
def test_other_lines_are_none(line: str) -> None:
    assert read("title: 关于防汛的通知", line) == {"title": "关于防汛的通知", "addressees": ["各区"]}


def test_what_the_paper_says_itself_goes_before() -> None:
    signed = f"{TEXT}\n某市气象局\n2024年5月7日\n"
    found = read("title: 关于防汛的通知", "issuer: 某市水务局", "issue_date: 2024-05-06", text=signed)
    assert (found["issuers"], found["issue_date"]) == (["某市气象局"], "2024-05-07")


def test_a_mark_of_byte_order_stands_before_it() -> None:
    document = parse(f"\ufeff---\ntitle: 关于防汛的通知\nissue_date: 2024-05-06\n---\n{TEXT}")
    assert document.metadata.issue_date is not None


def test_the_view_of_a_document_is_read_with_its_fields() -> None:
    source = "某市水务局文件\n某水〔2024〕5号\n关于防汛的通知\n各区，各单位：\n一、要求\n安排2亿元。\n某市水务局\n2024年5月6日\n"
    document = parse(source)
    again = parse(to_markdown(document))
    assert fields(again.metadata) == fields(document.metadata)
    assert [section.address for section in again.sections()] == [section.address for section in document.sections()]


@pytest.mark.parametrize("sample", NOTICES, ids=lambda path: path.stem)
def test_the_view_of_a_notice_is_read_with_its_fields(sample: Path) -> None:
    document = parse_file(sample)
    again = parse(to_markdown(document))
    lost = set(fields(document.metadata)) - set(fields(again.metadata))
    assert lost <= {"notes"}
    assert fields(again.metadata) == {key: value for key, value in fields(document.metadata).items() if key not in lost}


def test_a_file_that_is_one_attachment_goes_by_its_title() -> None:
    document = parse("附件1\n\n某市防汛物资管理办法\n\n第一条 各区执行。\n")
    view = to_markdown(document).replace("# 某市", "# 附件1 某市")
    for text in (
        view,
        "附件1 某市防汛物资管理办法\n第一条 各区执行。\n",
        "附件一：某市防汛物资管理办法\n第一条 各区执行。\n",
    ):
        title = parse(text).metadata.title
        assert title is not None
        assert (title.value, [part.title for part in parse(text).parts]) == (
            "某市防汛物资管理办法",
            ["某市防汛物资管理办法"],
        )
