"""The shared helper accepts every honest document, and refuses each kind of broken one and says where."""

import re
from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from hypothesis import given

import invariants
from govdocparse import parse
from govdocparse.model import Document
from strategies import Parsed, parsed

SOURCE = """京政发〔2025〕21号
关于印发办法的通知
现将办法印发。
附件1
办法
一、总体要求（由科技局牵头）
（一）加大支持。最高给予每家100万元。
其余照旧。
项目 金额
第1页
"""


def at(words: str) -> tuple[int, int]:
    start = SOURCE.index(words)
    return start, start + len(words)


def between(first: str, last: str) -> tuple[int, int]:
    return at(first)[0], at(last)[1]


def field(words: str) -> dict[str, Any]:
    return {"value": words, "text": words, "span": at(words), "zone": "header"}


def paragraph(block: str, words: str, *annotations: dict[str, Any]) -> dict[str, Any]:
    return {"type": "paragraph", "id": block, "text": words, "span": at(words), "annotations": list(annotations)}


def annotation(words: str, leaf: str, **more: Any) -> dict[str, Any]:
    start = leaf.index(words)
    place = {"text": words, "start": start, "end": start + len(words), "span": at(words)}
    return {**(more or {"type": "quantity", "kind": "money"}), **place}


def item(marker: str, start: int, end: int) -> dict[str, Any]:
    first = at(RATE)[0]
    return {"marker": marker, "number": 2, "start": start, "end": end, "span": (first + start, first + end)}


def cell(words: str) -> dict[str, Any]:
    return {"text": words, "span": at(words), "annotations": []}


def section(block: str, marker: str, heading: str, level: int, last: str, **more: Any) -> dict[str, Any]:
    return {
        "type": "section", "id": block, "address": marker, "level": level, "scheme": "x", "number": 1, "run_in": False,
        "marker": marker, "heading": heading, "span": between(marker, last),
        "responsibilities": [], "annotations": [], "blocks": [], **more,
    }  # fmt: skip


RATE = "最高给予每家100万元。"


def base() -> dict[str, Any]:
    """An honest document that has something for each rule to break."""
    lead = {"role": "lead", "units": [{"name": "科技局"}], "text": "由科技局牵头", "span": at("由科技局牵头")}
    outermost = annotation("最高给予每家100万元", RATE)
    body = annotation("每家", RATE, type="responsibility", role="lead", units=[])
    inner = section(
        "s2", "（一）", "加大支持", 2, "其余照旧。",
        blocks=[paragraph("p2", RATE, outermost, body, annotation("100万元", RATE)), paragraph("p3", "其余照旧。")],
    )  # fmt: skip
    table = {"type": "table", "id": "t1", "rows": [[cell("项目"), cell("金额")]], "span": at("项目 金额")}
    outer = section("s1", "一、", "总体要求", 1, "金额", responsibilities=[lead], blocks=[inner, table])
    return {
        "schema": "govdocparse/1",
        "source": {
            "media_type": "text/plain", "encoding": "utf-8", "sha256": "0" * 64, "characters": len(SOURCE),
            "script": "simplified", "repairs": [], "repaired": [],
        },
        "metadata": {"document_number": field("京政发〔2025〕21号"), "title": field("关于印发办法的通知")},
        "parts": [
            {"role": "main", "span": at("现将办法印发。"), "blocks": [paragraph("p1", "现将办法印发。")]},
            {
                "role": "attachment", "label": "附件1", "title": "办法", "span": between("附件1", "金额"),
                "blocks": [outer],
            },
        ],
        "omitted": [{"span": at("第1页"), "reason": "page_number"}],
        "diagnostics": [],
    }  # fmt: skip


MAIN, LAW = "parts[0].", "parts[1]."
OUTER = LAW + "blocks[0]."
INNER = OUTER + "blocks[0]."
P2 = INNER + "blocks[0]."
TABLE = OUTER + "blocks[1]."


def changed(tree: dict[str, Any], path: str, value: Any) -> Document:
    """The document of a tree with the value at a path replaced; a value that is callable makes the new from the old."""
    *way, last = path.replace("[", ".[").split(".")
    node: Any = tree
    for step in way:
        node = node[int(step[1:-1]) if step[0] == "[" else step]
    key: Any = int(last[1:-1]) if last[0] == "[" else last
    node[key] = value(node[key]) if callable(value) else value
    return msgspec.convert(tree, Document)


def refusal(document: Document, source: str = SOURCE, clean: Callable[[str], str] | None = None) -> str:
    with pytest.raises(AssertionError) as refused:
        invariants.check(document, source, clean)
    return str(refused.value)


@given(parsed())
def test_every_honest_document_passes(each: Parsed) -> None:
    invariants.check(each.document, each.source, clean=lambda text: text)


def test_the_base_passes() -> None:
    invariants.check(msgspec.convert(base(), Document), SOURCE, clean=lambda text: text)


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        # spans and order
        ("source.characters", 5, "source: 5 characters are said"),
        ("omitted[0].span", (5, 999), "document.omitted[0]: Span(start=5, end=999) is no range of the source"),
        ("metadata.title.span", (9, 5), "document.metadata.title: Span(start=9, end=5) is no range"),
        ("source.locators", [{"start": 5, "place": "p2"}, {"start": 5, "place": "p3"}], "source: locator p3 at 5"),
        ("source.locators", [{"start": 999, "place": "p2"}], "source: locator p2 at 999"),
        ("parts", lambda parts: parts[::-1], "document: part main at (23, 30) starts before"),
        (MAIN + "span", (23, 40), "document: part attachment"),
        (MAIN + "blocks[0].span", (23, 33), "part main: paragraph p1 at (23, 33) ends behind 30"),
        (INNER + "blocks", lambda blocks: blocks[::-1], "section s2 （一）: paragraph p2 at"),
        (INNER + "span", lambda span: (span[0], span[1] - 1), "section s2 （一）: paragraph p3 at"),
        (INNER + "level", 1, "section s2 （一）: level 1 inside level 1"),
        (TABLE + "rows[0]", lambda row: row[::-1], "table t1: cell 2 at"),
        ("omitted", lambda omitted: omitted * 2, "document: omitted page_number at"),
        (TABLE + "id", "p2", "table p2: its id stands at another block too"),
        # annotations
        (P2 + "annotations[1].start", None, "paragraph p2: responsibility '每家' has no start"),
        (P2 + "annotations[1].end", None, "paragraph p2: responsibility '每家' has no end"),
        (P2 + "annotations[1].end", 99, "paragraph p2: responsibility '每家' is outside the text"),
        (P2 + "annotations[1].text", "每户", "paragraph p2: responsibility '每户' stands at '每家'"),
        (P2 + "annotations", lambda found: [found[2], found[1]], "responsibility '每家' stands before"),
        (P2 + "annotations", lambda found: found[1:] + found[:1], "quantity '最高给予每家100万元' stands before"),
        (P2 + "annotations[0]", annotation("最高给予每", RATE), "responsibility '每家' crosses '最高给予每'"),
        (P2 + "annotations[2].span", at("项目"), "quantity '100万元': its span"),
        (P2 + "annotations[0].span", at("其余照旧"), "quantity '最高给予每家100万元': its span"),
        (P2 + "annotations[2].span", at("最高"), "quantity '100万元' has a span before the annotation in front"),
        (OUTER + "annotations", [annotation("总", "总体要求") | {"end": 3}], "heading of section s1 一、: quantity"),
        (TABLE + "rows[0][1].annotations", [annotation("金", "金额") | {"end": 2}], "table t1 cell 2: quantity '金'"),
        # list items
        (P2 + "items", [item("最高", 0, 5), item("每家", 4, 12)], "paragraph p2: item '最高' at [0, 5) should end by 4"),
        (P2 + "items", [item("每家", 0, 12)], "paragraph p2: item '每家' stands at '最高给予每家100万'"),
        (P2 + "items", [item("最高", 0, 4), item("每家", 4, 12)], "item '每家' has the number 2 behind 2"),
        (P2 + "items", [item("最高", 0, 12) | {"span": at("其余照旧")}], "item '最高': its span"),
        (P2 + "items", [item("最高", 0, 12) | {"span": at("最高")}], "item '最高': '最高给予每家100万元。' stands where"),
        (TABLE + "rows[0][0].items", [item("项", 0, 3)], "table t1 cell 1: item '项' at [0, 3) should end by 2"),
        # responsibilities
        (OUTER + "responsibilities[0].span", at("附件1"), "section s1 一、: responsibility '由科技局牵头': its span"),
        (OUTER + "responsibilities[0].start", 0, "responsibility '由科技局牵头' has a place in a text"),
        # cover
        ("omitted", [], "3 characters are lost, the first '第'"),
        ("metadata.title", None, "9 characters are lost, the first '关'"),
        (MAIN + "blocks", [], "7 characters are lost, the first '现'"),
        (TABLE + "rows[0]", lambda row: row[:1], "2 characters are lost, the first '金'"),
        (INNER + "blocks", lambda blocks: blocks[:1], "5 characters are lost, the first '其'"),
        (LAW + "label", None, "part attachment: of '附件1\\n办法\\n' only '办法' is kept"),
        (INNER + "blocks", lambda blocks: blocks[1:], "section s2 （一）: of '（一）加大支持。最高给予每家100万元。"),
        (INNER + "heading", None, "section s2 （一）: of '（一）加大支持。' only '（一）' is kept"),
        (OUTER + "responsibilities", [], "section s1 一、: of '一、总体要求（由科技局牵头）\\n' only"),
        # texts and output
        (MAIN + "blocks[0].text", "现将方法印发。", "paragraph p1: '现将方法印发。' stands where the source has"),
        (TABLE + "rows[0][0].text", "项", "table t1 cell 1: '项' stands where the source has '项目'"),
        ("source.name", "a\x00", "document.source.name: 'a\\x00' cannot stand in XML"),
        (INNER + "number", -1, "XML: "),
    ],
)  # fmt: skip
def test_a_broken_document_is_refused(path: str, value: Any, message: str) -> None:
    assert message in refusal(changed(base(), path, value), clean=lambda text: text)


def test_a_damaged_heading_may_be_longer_in_the_source() -> None:
    tree = base()
    repaired = {"kind": "x", "span": at("支持"), "before": "支持", "after": "", "status": "verified"}
    tree["source"]["repaired"] = [repaired]
    invariants.check(changed(tree, INNER + "heading", "加大"), SOURCE)
    assert "only '（一）加大' is kept" in refusal(changed(base(), INNER + "heading", "加大"))


def test_json_outside_its_schema_is_refused() -> None:
    odd: Any = 5
    document = msgspec.structs.replace(msgspec.convert(base(), Document), kind=odd)
    assert refusal(document) == "JSON: $.kind: 5 is not of type 'string'"


@pytest.mark.parametrize(
    ("writer", "broken", "message"),
    [
        ("to_json", lambda text: text.replace("加大", "减小"), "JSON: reads back as another document"),
        ("to_json", lambda text: re.sub('^({".*)加大', r"\1减小", text), "JSON: one line reads back as another"),
        ("to_xml", lambda text: text.replace("加大", "减小"), "XML: reads back as another document"),
        ("to_xml", lambda text: text.replace("<metadata>", "<metadata >"), "XML: is not in Canonical XML form"),
    ],
)
def test_a_broken_writer_is_refused(
    monkeypatch: pytest.MonkeyPatch, writer: str, broken: Callable[[str], str], message: str
) -> None:
    write = getattr(invariants, writer)
    monkeypatch.setattr(invariants, writer, lambda document, **options: broken(write(document, **options)))
    assert message in refusal(msgspec.convert(base(), Document))


def test_words_that_stand_elsewhere_are_found() -> None:
    source = "关于防汛的通知\n一、甲类\n安排50万元，一是修堤；二是清淤。\n— 1 —\n"
    document = parse(source)
    invariants.check_words(document, source)
    with pytest.raises(AssertionError, match="stands where the source has"):
        invariants.check_words(document, source.replace("堤", "坝"))
    with pytest.raises(AssertionError, match="stands where the source has"):
        invariants.check_words(document, source.replace("50", "60"))
