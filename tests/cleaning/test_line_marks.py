"""What a program puts in front of every line, or around a whole text, leaves; lists and tables of a paper stay."""

from functools import partial

import pytest

from govdocparse import parse
from govdocparse.cleaning import line_marks
from govdocparse.grammar import shipped
from govdocparse.readers.text import from_string
from govdocparse.text import Text
from invariants import check
from timing import assert_linear

PAPER = "某县关于防汛的通知\n某县发〔2025〕6号\n\n各乡镇：\n一、总则\n全县安排50万元。\n二、分工\n各乡镇负责。\n某县人民政府\n2025年3月2日"
ROWS = [f"第{number}个乡镇" for number in range(1, 12)]


def dropped(source: str) -> str:
    return line_marks.drop(Text.of(source), shipped())[0].string


def numbered(form: str, first: int = 1) -> str:
    return "\n".join(form.format(number, line) for number, line in enumerate(PAPER.split("\n"), first))


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        (numbered("{:6d}\t{}"), "line number"),
        (numbered("{:3d}  {}", 95), "line number"),
        (numbered("{}:{}"), "line number"),
        (numbered("{} | {}"), "line number"),
        (numbered("{:6d}→{}"), "line number"),
        ("\n".join(f"> {line}".rstrip() for line in PAPER.split("\n")), "markup"),
        ("\n".join(f"- {line}" for line in PAPER.split("\n") if line), "markup"),
        ("\n".join(f"  • {line}".rstrip() for line in PAPER.split("\n")), "markup"),
        (f"```\n{PAPER}\n```", "markup"),
        (f"```text\n{PAPER}\n```\n", "markup"),
    ],
)
def test_marks_in_front_of_all_lines(source: str, reason: str) -> None:
    found = parse(source)
    check(found, from_string(source).text)
    values = [getattr(found.metadata, name) for name in ("title", "document_number", "issue_date")]
    assert [value and value.value for value in values] == ["某县关于防汛的通知", "某县发〔2025〕6号", "2025-03-02"]
    assert [section.address for section in found.sections()] == ["一、", "二、"]
    assert {item.reason for item in found.omitted} <= {reason, "separator"}


@pytest.mark.parametrize(
    "source",
    [
        PAPER,
        "\n".join(f"{number}. {row}" for number, row in enumerate(ROWS, 1)),
        "\n".join(f"{number}\t{row}" for number, row in enumerate(ROWS, 1)),
        "\n".join(f"{number}\t{row}" for number, row in enumerate(PAPER.split("\n"), 1) if number != 4),
        "\n".join(f"{number}\t{row}" for number, row in enumerate(PAPER.split("\n")[:7], 1)),
        "关于防汛的通知\n" + "\n".join(f"- {row}" for row in ROWS),
        "\n".join(f"- {row}" for row in ROWS) + "\n请执行。",
        f"```\n{PAPER}",
        f"```\n{PAPER}\n```\n第二段",
        "```甲```",
        "",
        "1",
    ],
)
def test_what_the_paper_itself_has_stays(source: str) -> None:
    assert dropped(source) == source


def test_nothing_but_the_marks_and_the_blanks_before_them_leaves() -> None:
    assert dropped(numbered("{:6d}|{}")) == PAPER
    assert dropped("\n".join(f"  * {line}" for line in PAPER.split("\n"))) == PAPER


@pytest.mark.parametrize("piece", ["- \n", "- 甲\n", "1\n", "-"])
def test_marks_take_linear_time(piece: str) -> None:
    assert_linear(lambda count: partial(dropped, piece * count), 3000, 10)
