"""HTML in a text: its tables are read by cells, its entities are characters, its other tags no text."""

from functools import partial

import pytest

from govdocparse import parse
from govdocparse.cleaning import marked
from govdocparse.cleaning.cleaned import TABLE
from govdocparse.grammar import shipped
from govdocparse.model import Paragraph, Table
from govdocparse.text import Text
from invariants import check
from timing import assert_linear

ABOVE, BELOW = "# 关于收费的通知\n\n收费标准如下：\n", "\n请遵照执行。"


def cells(markup: str) -> list[list[str]]:
    """The cells of the only table of a text, row by row, with * for each column or row more that one spans."""
    _, (table,) = marked.take(Text.of(markup))
    return [[cell.text.string.strip() + "*" * (cell.columns + cell.rows - 2) for cell in row] for row in table.rows]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<table><tr><td>甲</td><td>1</td></tr><tr><td>乙</td><td>2</td></tr></table>", [["甲", "1"], ["乙", "2"]]),
        ('<TABLE border="1"><tbody><TR><TH colspan="2">甲</TH></TR></tbody></TABLE>', [["甲*"]]),
        ("<table><tr><td rowspan=3>甲<td>1</table>", [["甲**", "1"]]),  # ends that HTML may leave out
        ("<table><thead><th>甲</th></thead><tr><td>1</td></tr></table>", [["甲"], ["1"]]),
        ("<table><tr><td>甲<br/>乙</td><td><b>1</b>&nbsp;&lt;2&gt;</td></tr></table>", [["甲\n乙", "1\xa0<2>"]]),
        ("<table><caption>表1</caption><tr><td>甲</td></tr></table>", [["表1"], ["甲"]]),
        ("<table><tr><td>甲</td></tr>注：乙<tr><td>丙</td></tr></table>", [["甲"], ["注：乙"], ["丙"]]),
        (
            "<table><tr><td>甲<table><tr><td>乙</td></tr></table></td><td>丙</td></tr></table>",
            [["甲\n\n\n乙", "丙"]],
        ),
        ("<table><tr><td>甲</td></tr>", [["甲"]]),  # cut off
        ("<table><tr><td colspan='x'>甲</td><td colspan=0>乙</td></tr></table>", [["甲", "乙"]]),
    ],
)
def test_cells(markup: str, expected: list[list[str]]) -> None:
    assert cells(markup) == expected


def test_a_table_leaves_the_text_and_keeps_its_place() -> None:
    source = f"{ABOVE}<table><tr><td>水费</td><td>3元/吨</td></tr></table>{BELOW}"
    document = parse(source)
    check(document, source)
    blocks = document.parts[0].blocks
    assert [type(block) for block in blocks] == [Paragraph, Table, Paragraph]
    assert isinstance(table := blocks[1], Table)
    assert source[table.span.start : table.span.end].startswith("<table>")
    assert [source[cell.span.start : cell.span.end] for cell in table.rows[0]] == ["水费", "3元/吨"]
    assert [annotation.text for annotation in table.rows[0][1].annotations] == ["3元/吨"]


@pytest.mark.parametrize("string", ["", "a<b", "见<table 1>", "<table>", "<table></table>", "<tr><td>甲</td></tr>"])
def test_text_without_cells_stays(string: str) -> None:
    assert marked.take(Text.of(string))[0].string == string


def test_several_tables() -> None:
    text, tables = marked.take(Text.of("甲<table><tr><td>1</table>乙<table><td>2</td></table>"))
    assert (text.string, len(tables)) == (f"甲\n{TABLE}\n乙\n{TABLE}\n", 2)


def test_entities_are_characters() -> None:
    source = "# 关于收费的通知\n甲&nbsp;乙&amp;丙&#12290;A&B;&x"
    document = parse(source)
    check(document, source)
    assert marked.decoded(Text.of(source)).string == "# 关于收费的通知\n甲\xa0乙&丙。A&B;&x"


def test_marks_that_are_escaped_are_themselves() -> None:
    source = "# 某办法\n第一条 按国发\\[2019\\]5号执行：\n1\\. 甲；\n2\\. 乙。\nC:\\路径"
    document = parse(source)
    check(document, source)
    assert (
        marked.decoded(Text.of(source)).string == "# 某办法\n第一条 按国发[2019]5号执行：\n1. 甲；\n2. 乙。\nC:\\路径"
    )
    assert document.find("第一条第1项") or document.find("第一条1.")


def test_other_tags_are_no_text() -> None:
    source = "# 关于收费的通知\n<style>\np { color: red }\n</style>\n<div align='center'>各<u>区</u>政府：</div>\n请<font color='red'>立即</font>执行。\n<img src='a.png'/>"
    document = parse(source)
    check(document, source)
    (block,) = document.parts[0].blocks
    assert isinstance(block, Paragraph)
    assert block.text == "请立即执行。"
    assert [field.value for field in document.metadata.addressees] == ["各区政府"]


def test_what_makes_a_site_of_a_markdown_file_is_no_text() -> None:
    source = '---\ntitle: 某办法\ntag:\n  - 规章\n---\n\n::: tip 修订信息\n\n（2014年12月19日某部令第29号公布）\n\n:::\n\n::: details 目录\n\n[[toc]]\n\n- 第1~2条\n\n[1](#t1)&emsp;[2](#t2)\n\n:::\n\n## 第一章 总则{align="center"}\n\n第一条 甲。\n\n第二条 乙。\n'
    document = parse(source)
    check(document, source)
    assert [section.address for section in document.sections()] == ["第一章", "第一章第一条", "第一章第二条"]
    assert next(section.heading for section in document.sections()) == "总则"
    assert document.metadata.document_number is not None
    assert document.metadata.document_number.value == "某部令第29号"
    assert {item.reason for item in document.omitted} >= {"front matter", "markup", "table of contents"}


@pytest.mark.parametrize(
    "piece",
    [":::", "](#", "[1](#t1) ", '{a="', "<table>", "<table><td>", "<td>甲", "<a ", "&amp", "$5", "\\[", "<style>"],
)
def test_time_is_linear_in_what_repeats(piece: str) -> None:
    grammar = shipped()
    read = partial(marked.read, media_type="text/plain", grammar=grammar)
    assert_linear(lambda count: partial(read, Text.of(f"<table><tr><td>{piece * count}")), 2_000)
