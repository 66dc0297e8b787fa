"""Texts that a program put into a cell of a table or on one line."""

import json
from functools import partial

import pytest

from govdocparse import parse
from govdocparse.cleaning import escapes
from govdocparse.grammar import shipped
from govdocparse.readers.text import from_string
from govdocparse.text import Text
from invariants import check
from timing import assert_linear

PAPER = (
    "某县关于实施“双百”行动的通知\n某县发〔2025〕6号\n各乡镇：\n一、总则\n全县安排50万元。\n某县人民政府\n2025年3月2日"
)


def undone(source: str) -> str:
    return escapes.undo(Text.of(source), shipped())[0].string


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ('"关于防汛的通知\n各县："', "关于防汛的通知\n各县："),
        ('"实施""双百""行动\n各县："', '实施"双百"行动\n各县：'),
        ('"十四五"规划\n推进"双百"', '"十四五"规划\n推进"双百"'),
        ('"一切为了人民"', '"一切为了人民"'),
        ('"' + "防汛工作。" * 40 + '"', "防汛工作。" * 40),
        ("甲\\n乙\\r\\n丙\\n丁", "甲\n乙\n丙\n丁"),
        ('"甲\\n乙\\n丙\\n"', "甲\n乙\n丙\n"),
        ("甲\\n乙\\n丙", "甲\\n乙\\n丙"),
        (json.dumps("各区人民政府关于𪚥的通知\n12"), "各区人民政府关于𪚥的通知\\n12"),
        ("\\u5404\\ud869" * 8, "各\\ud869" * 8),
        ("编码\\u5404" * 8, "编码\\u5404" * 8),
        ("目录C:\\new\\nas\\nt，公式$\\nu$", "目录C:\\new\\nas\\nt，公式$\\nu$"),
    ],
)
def test_what_a_program_put_in_leaves(source: str, text: str) -> None:
    assert undone(source) == text


@pytest.mark.parametrize(
    "written", ['"' + PAPER + '"', PAPER.replace("\n", "\\n"), PAPER.replace("\n", "\\r\\n"), json.dumps(PAPER)]
)
def test_a_paper_is_read_as_before(written: str) -> None:
    plain, found = parse(PAPER), parse(written)
    check(found, from_string(written).text)
    values = [getattr(found.metadata, name) for name in ("title", "document_number", "issue_date")]
    assert [value.value for value in values] == ["某县关于实施“双百”行动的通知", "某县发〔2025〕6号", "2025-03-02"]
    assert [item.text for item in found.quantities()] == [item.text for item in plain.quantities()] == ["50万元"]
    assert [section.address for section in found.sections()] == ["一、"]
    assert {item.reason for item in found.omitted} <= {"quote", "line break", "separator"}


def test_blanks_that_entities_stand_for_are_cleaned_as_others_are() -> None:
    found = parse("\n".join(f"&nbsp;&nbsp;&nbsp;&nbsp;{line}" for line in PAPER.split("\n")))
    assert found.metadata.title is not None
    assert found.metadata.title.value == "某县关于实施“双百”行动的通知"


def test_a_text_that_is_quoted_line_by_line_is_read_as_the_text() -> None:
    found = parse("\n".join(f"> {line}" for line in PAPER.split("\n")))
    assert found.metadata.title is not None
    assert found.metadata.title.value == "某县关于实施“双百”行动的通知"
    assert [section.address for section in found.sections()] == ["一、"]


@pytest.mark.parametrize("piece", ['""', '"', "\\n", "\\ud869", "\\r", '甲"', "\\n\n"])
def test_marks_without_end_take_linear_time(piece: str) -> None:
    assert_linear(lambda count: partial(undone, '"' + piece * count), 3000, 10)
