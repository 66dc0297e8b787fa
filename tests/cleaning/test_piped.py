"""A Markdown table (GFM §4.10) is read by cells; what only looks like one stays as it is drawn."""

from functools import partial

import pytest

from govdocparse import parse, to_markdown
from govdocparse.cleaning import drawn, hygiene, piped
from govdocparse.cleaning.cleaned import TABLE
from govdocparse.grammar import shipped
from govdocparse.model import Paragraph, Table
from govdocparse.text import Text
from invariants import check
from timing import assert_linear

ABOVE, BELOW = "# 关于收费的通知\n\n收费标准如下：\n\n", "\n\n请遵照执行。"


def tables(string: str) -> list[list[list[str]]]:
    """The cells of the Markdown tables of a text, table by table, row by row."""
    _, drawings = drawn.take(Text.of(string), hygiene.unusual(string, shipped()), shipped())
    found, _ = piped.read(drawings, shipped())
    return [[[cell.text.string for cell in row] for row in table.rows] for table in found]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("| 项目 | 元 |\n|---|---:|\n| 甲 | 100 |", [["项目", "元"], ["甲", "100"]]),
        ("项目 | 元\n--- | ---\n甲 | 100", [["项目", "元"], ["甲", "100"]]),
        ("|项目|元|\n|-|-|\n|甲||", [["项目", "元"], ["甲", ""]]),  # an empty cell is one
        ("|  |  |\n|---|---|\n| 甲 | 100 |", [["甲", "100"]]),  # a head that says nothing
        ("| 项目 | 元 |\n|---|---|\n| 甲 |\n| 乙 | 1 | 2 |", [["项目", "元"], ["甲"], ["乙", "1", "2"]]),
        ("| 项目 | 元 |\n|---|---|\n| **甲** | 1\\|2 |", [["项目", "元"], ["甲", "1|2"]]),
        ("| 代码 |\n|---|\n| 9131****，某区***路***号 |", [["代码"], ["9131****，某区***路***号"]]),  # what is hidden
        ("| 项目 | 元 |\n|---|---|\n| 甲<br>乙 | 1 |", [["项目", "元"], ["甲\n乙", "1"]]),
        ("| 项目 |\n|---|\n| 甲 |", [["项目"], ["甲"]]),
        (f"| 项目 | 元 |\n|---|---|\n| {'甲' * 700} | 1 |", [["项目", "元"], ["甲" * 700, "1"]]),  # a long row
    ],
)
def test_cells(markup: str, expected: list[list[str]]) -> None:
    assert tables(f"{ABOVE}{markup}{BELOW}") == [expected]


@pytest.mark.parametrize(
    "string",
    [
        "| 项目 | 元 |\n| 甲 | 100 |\n| 乙 | 200 |",  # no delimiter row
        "| 项目 | 元 |\n|---|---|---|\n| 甲 | 100 |",  # of another table
        "| 项目 | 元 |\n|---|---|",
        "| 项目 | 元 |\n| 甲 | 100 |\n|---|---|\n| 合计 | 100 |",  # a rule below rows
        "+----+----+\n| 项目 | 元 |\n+----+----+\n| 甲 | 1 |\n+----+----+",
        "|  |  |\n|---|---|\n|  |  |",
    ],
)
def test_what_is_no_markdown_table_stays_as_it_is_drawn(string: str) -> None:
    assert tables(f"{ABOVE}{string}{BELOW}") == []


def test_two_tables_that_a_blank_line_parts() -> None:
    first, second = "| 项目 | 元 |\n|---|---|\n| 甲 | 1 |", "| 区 | 人 |\n|---|---|\n| 乙 | 2 |"
    assert tables(f"{first}\n\n{second}") == [[["项目", "元"], ["甲", "1"]], [["区", "人"], ["乙", "2"]]]
    # No line of a drawing leaves with the head of the next table.
    text, _ = drawn.take(Text.of(f"{first}\n\n{second}"), "", shipped())
    assert text.string == f"{TABLE}\n\n{TABLE}"


def test_a_table_is_annotated_and_keeps_its_places() -> None:
    source = f"{ABOVE}| 项目 | 标准（元/吨） |\n| --- | ---: |\n| **水费** | 3 |{BELOW}"
    document = parse(source)
    check(document, source)
    blocks = document.parts[0].blocks
    assert [type(block) for block in blocks] == [Paragraph, Table, Paragraph]
    assert isinstance(table := blocks[1], Table)
    assert [source[cell.span.start : cell.span.end] for cell in table.rows[1]] == ["水费", "3"]
    assert [fact.unit for fact in document.facts()] == ["元/吨"]


def test_a_table_of_the_markdown_view_comes_back() -> None:
    document = parse(
        f"{ABOVE}<table><tr><td>项目</td><td>金额</td></tr><tr><td>甲</td><td>3万元</td></tr></table>{BELOW}"
    )
    again = parse(to_markdown(document))
    assert [
        [cell.text for cell in row] for table in again.blocks() if isinstance(table, Table) for row in table.rows
    ] == [
        ["项目", "金额"],
        ["甲", "3万元"],
    ]


@pytest.mark.parametrize("piece", ["|", "|-", "\\|", "**甲**", "| 甲 |\n|---|\n\n", "-|"])
def test_time_is_linear_in_what_repeats(piece: str) -> None:
    grammar = shipped()

    def read(string: str) -> None:
        piped.read(drawn.take(Text.of(string), "", grammar)[1], grammar)

    assert_linear(lambda count: partial(read, f"| 甲 | 乙 |\n|---|---|\n|{piece * count}|"), 2_000)
