"""Facts: what the five notices say of their own budgets, what holds for every fact, and the three forms they take."""

import csv
import io
import json
import os
import subprocess
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from commands import COMMAND
from docx_files import docx, p
from govdocparse import parse, parse_file, quantities
from govdocparse.annotation import annotate
from govdocparse.facts import Fact, facts
from govdocparse.grammar import shipped
from govdocparse.model import Cell, Document, Paragraph, Part, Quantity, Table
from govdocparse.text import Span, Text
from govdocparse.writers.facts import COLUMNS, to_table
from govdocparse.writers.tabular import cells_of, csv_of, json_lines
from project import SAMPLES

NAMES = sorted(path.stem for path in SAMPLES.glob("*.txt"))
BUDGET = ("预算安排", "预算安排资金")


@cache
def sample(name: str) -> Document:
    return parse_file(SAMPLES / f"{name}.txt")


def source(name: str) -> str:
    return (SAMPLES / f"{name}.txt").read_text(encoding="utf-8")


def yi(fact: Fact) -> Decimal:
    """The amount of a fact in 亿元."""
    assert fact.code == "CNY"
    assert fact.value is not None
    return Decimal(fact.value) / 10**8


def budgets(name: str) -> Iterator[tuple[str, Decimal, list[Decimal]]]:
    """Address, amount and parts of each budget that a notice states; the parts stand in the clauses behind 其中."""
    found = sample(name).facts()
    for index, fact in enumerate(found):
        if fact.kind == "money" and fact.address and fact.measure and fact.measure.endswith(BUDGET):
            parts = [item for item in found[index + 1 :] if is_part(source(name)[fact.span.end : item.span.start])]
            yield fact.address, yi(fact), [yi(item) for item in parts]


def is_part(between: str) -> bool:
    """Whether the text between two amounts makes the second a part of the first: …亿元，其中，支持…10亿元，支持…."""
    mark, which, rest = between.partition("其中")
    return bool(which) and len(mark) < 16 and "。" not in rest


# The budgets in 亿元, with their parts where the notice lists them.
BUDGETS: dict[str, dict[str, tuple[str, str]]] = {
    "hangzhou-2025-notice": {
        "一、": ("132.3", "10 49.9 12.4 60"),
        "二、": ("24.8", "7.4 3.2 6.7 1.5 6"),
        "三、": ("26", "5.6 3.7 4.8 11.9"),
        "四、": ("54.6", "37.7 11.8 5.1"),
        "五、": ("8.6", ""),
        "六、": ("193.7", "37 25.1 5.7 4.1 71.8 50"),
        "七、": ("29.8", "10.6 8.6 6.5 4.1"),
        "八、": ("123", "64.4 20.7 18.9 19"),
    },
    "hangzhou-2024-draft": {
        "一、（二）": ("177.1", "22 32.8 5.5 66.8 50"),
        "二、（九）": ("112.1", "54.2 10 47.9"),
        "三、（二十三）": ("26.7", "7.1 9.6 10"),
        "四、（三十三）": ("23.9", "6.2 3.2 4.7 9.8"),
        "五、（四十二）": ("46.9", "40.2 6.7"),
        "六、（四十七）": ("6", ""),
        "七、（五十四）": ("27.6", "6.1 6.5 4.5 6.5 4"),
        "八、（六十九）": ("148.7", "66.9 19.4 20.9 22.8 18.7"),
    },
    "hangzhou-2026-damaged": {
        "一、": ("140.7", ""),
        "二、": ("31.3", ""),
        "三、": ("33.1", ""),
        "四、": ("59.3", ""),
        "五、": ("10.1", ""),
        "六、": ("197.4", ""),
        "七、": ("31.9", ""),
        "八、": ("126", ""),
    },
    "qiantang-2025-webpage": {
        "一、": ("8.2", ""),
        "二、": ("7.5", ""),
        "三、": ("1.34", ""),
        "四、": ("7", ""),
        "五、": ("1.05", ""),
        "六、": ("63", ""),
        "七、": ("4.64", "0.7 2.04 0.28 1.48 0.14"),
        "八、": ("66", "6.5 32.1 15.1 2.3 10"),
    },
    # Only two of the seven sections of this notice state a budget.
    "binjiang-2025-notice": {"一、": ("18.2", ""), "五、（三十一）": ("55", "")},
}


@pytest.mark.parametrize("name", NAMES)
def test_budgets_and_their_parts(name: str) -> None:
    expected = {
        address: (Decimal(total), [Decimal(part) for part in parts.split()])
        for address, (total, parts) in BUDGETS[name].items()
    }
    assert {address: (total, parts) for address, total, parts in budgets(name)} == expected


@pytest.mark.parametrize(
    ("name", "listed"), [("hangzhou-2025-notice", 7), ("hangzhou-2024-draft", 7), ("qiantang-2025-webpage", 2)]
)
def test_listed_parts_add_up_to_the_budget(name: str, listed: int) -> None:
    with_parts = [(total, parts) for _, total, parts in budgets(name) if parts]
    assert len(with_parts) == listed
    assert all(sum(parts) == total for total, parts in with_parts)


@pytest.mark.parametrize(
    ("name", "stated", "overlap"),
    [
        ("hangzhou-2025-notice", "502", "90.8"),
        ("hangzhou-2024-draft", "490", "79"),
        ("hangzhou-2026-damaged", "515", "114.8"),
        ("qiantang-2025-webpage", "142", "16.73"),
        # The sections that state a budget are fewer than those that have one, so the total is more than their sum.
        ("binjiang-2025-notice", "110.4", "-37.2"),
    ],
)
def test_total_is_that_of_the_sections_less_what_overlaps(name: str, stated: str, overlap: str) -> None:
    """…预算安排资金除交叉重叠部分外，支持总额为502亿元: the sections exceed the total by what they share."""
    (total,) = [fact for fact in sample(name).facts() if fact.measure == "支持总额"]
    assert total.address is None
    assert yi(total) == Decimal(stated)
    assert sum(amount for _, amount, _ in budgets(name)) - yi(total) == Decimal(overlap)


@pytest.mark.parametrize("name", NAMES)
def test_there_are_as_many_facts_as_quantities(name: str) -> None:
    document = sample(name)
    found = document.facts()
    assert [(fact.text, fact.span) for fact in found] == [(item.text, item.span) for item in document.quantities()]
    assert len(found) > 100


@pytest.mark.parametrize("name", NAMES)
def test_every_fact_stands_in_its_clause_and_in_the_document(name: str) -> None:
    document = sample(name)
    blocks = {block.id: block for block in document.blocks()}
    for fact in document.facts():
        assert fact.text in fact.clause
        assert not set(fact.clause) & set("。；") or "（" in fact.clause or "“" in fact.clause
        assert blocks[fact.block].span.start <= fact.span.start < fact.span.end <= blocks[fact.block].span.end
        assert fact.measure, fact
        assert fact.document


def test_one_fact_says_all_that_stands_around_it() -> None:
    found = sample("hangzhou-2025-notice").facts()
    (fact,) = [item for item in found if item.measure == "高新技术企业" and item.value == "2000"]
    assert json.loads(json_lines([fact])) == {
        "document": "杭政函〔2025〕21号",
        "file": "hangzhou-2025-notice.txt",
        "part": "promulgated",
        "address": "二、",
        "heading": "加快先进制造业发展",
        "clause": "新认定高新技术企业2000家以上",
        "measure": "高新技术企业",
        "kind": "count",
        "value": "2000",
        "unit": "家",
        "bound": "min",
        "period_from": "2025-01-01",
        "period_to": "2025-12-31",
        "responsible": ["市经信局"],
        "text": "2000家",
        "block": "promulgated-2-p1",
        "span": list(fact.span),
    }


NOTICE = """关于做好工作的通知
一、加强建设（由市建委牵头）
（一）建设道路。新建道路20公里。（责任单位：市交通局、市财政局，配合单位：市公安局）
（二）建设学校。新建学校3所。
"""


def test_responsible_are_those_of_the_item_and_else_of_its_section() -> None:
    assert {fact.measure: fact.responsible for fact in parse(NOTICE).facts()} == {
        "道路": ("市交通局", "市财政局"),
        "学校": ("市建委",),
    }


@pytest.mark.parametrize(
    ("date", "goes_on"),
    [("2025年", True), ("2025年2月", True), ("2025年2月8日", False), ("2025年2月8日至2月12日", False)],
)
def test_a_month_or_year_holds_for_the_sentences_that_follow_and_days_do_not(date: str, goes_on: bool) -> None:
    here, behind = parse(f"关于防汛的通知\n一、建设。{date}，新建学校3所。新建医院2所。\n").facts()
    assert here.period_from
    assert (behind.period_from, behind.period_to) == ((here.period_from, here.period_to) if goes_on else (None, None))


def test_no_more_than_a_hundred_bodies_stand_with_each_fact() -> None:
    names = [f"市{first}{second}局" for first in "甲乙丙丁戊己庚辛壬癸子" for second in "甲乙丙丁戊己庚辛壬癸子"]
    (fact,) = parse(f"关于做好工作的通知\n一、加强建设（责任单位：{'、'.join(names)}）\n新建道路20公里。\n").facts()
    assert fact.responsible == tuple(names[:100])


def cell(text: str, columns: int = 1, rows: int = 1) -> Cell:
    annotations, _ = annotate(Text.of(text), shipped())
    return Cell(text=text, span=Span(0, len(text)), annotations=annotations, columns=columns, rows=rows)


def with_table(*rows: tuple[Cell, ...]) -> Document:
    table = Table(id="main-t1", rows=rows, span=Span(0, 99))
    paragraph = Paragraph(id="main-p1", text="如下。", span=Span(0, 3), annotations=())
    part = Part(role="main", span=Span(0, 99), blocks=(paragraph, table))
    return msgspec.structs.replace(parse("如下。"), parts=(part,))


def test_cells_take_their_measure_from_the_heads_of_row_and_column() -> None:
    head = (cell("项目"), cell("2025年目标"), cell("备注"))
    found = facts(
        with_table(head, (cell("学位"), cell("2000个"), cell("新增")), (cell("道路"), cell("30公里"), cell("")))
    )
    assert [(fact.measure, fact.value, fact.period_from, fact.responsible) for fact in found] == [
        ("学位 / 2025年目标", "2000", "2025-01-01", ()),
        ("道路 / 2025年目标", "30", "2025-01-01", ()),
    ]


def test_cells_that_span_columns_and_rows_head_all_they_span() -> None:
    found = facts(
        with_table(
            (cell("类别", rows=2), cell("补助", columns=2)),
            (cell("市级"), cell("省级")),
            (cell("甲类"), cell("10万元"), cell("20万元")),
        )
    )
    assert [(fact.measure, fact.text) for fact in found] == [
        ("甲类 / 补助 / 市级", "10万元"),
        ("甲类 / 补助 / 省级", "20万元"),
    ]


def test_a_table_that_goes_on_beside_itself_names_each_half_by_its_own_heads() -> None:
    head = (cell("科目"), cell("决算数"))
    rows = [
        (cell("奖金"), cell("3万元"), cell("福利费"), cell("4万元")),
        (cell("津贴"), cell(""), cell("电费"), cell("5万元")),
    ]
    assert [fact.measure for fact in facts(with_table((*head, *head), *rows))] == [
        "奖金 / 决算数",
        "福利费 / 决算数",
        "电费 / 决算数",
    ]
    other = (*head, cell("备注"), cell("决算数"))
    assert [fact.measure for fact in facts(with_table(other, *rows))][-1] == "津贴 / 电费 / 决算数"


def test_the_row_of_a_table_says_who_answers() -> None:
    page = """<p>如下。</p><table><tr><td>项目</td><td>目标</td><td>牵头单位</td><td>配合单位</td></tr>
        <tr><td>学位</td><td>2000个</td><td>市教育局、市财政局</td><td>各街道</td></tr>
        <tr><td>道路</td><td>30公里</td><td rowspan="2">市建委（牵头）、市交通局</td><td></td></tr>
        <tr><td>桥梁</td><td>3座</td><td></td></tr>
        <tr><td>隧道</td><td>2座</td><td>—</td><td>市水利局</td></tr></table>"""
    assert [(fact.text, fact.responsible) for fact in parse(page.encode()).facts()] == [
        ("2000个", ("市教育局", "市财政局")),
        ("30公里", ("市建委", "市交通局")),
        ("3座", ("市建委", "市交通局")),
        ("2座", ()),
    ]


def test_a_cell_with_words_of_its_own_says_itself_what_it_measures() -> None:
    (found,) = facts(with_table((cell("项目"), cell("目标")), (cell("教育"), cell("新增学位2000个"))))
    assert found.measure == "学位"


def to_csv(facts: Iterable[Fact], *, header: bool = True) -> bytes:
    return csv_of(COLUMNS, map(cells_of, facts), header=header)


def rows_of(data: bytes) -> list[dict[str, str]]:
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("name", NAMES)
def test_csv_reads_back(name: str) -> None:
    found = sample(name).facts()
    rows = rows_of(to_csv(found))
    assert list(rows[0]) == list(COLUMNS)
    for fact, row in zip(found, rows, strict=True):
        for column, cell_text in row.items():
            if column in ("start", "end"):
                assert int(cell_text) == getattr(fact.span, column)
            else:
                value = getattr(fact, column)
                expected = "、".join(value) if column == "responsible" else value or ""
                assert cell_text.removeprefix("'") == expected.removeprefix("'")


@pytest.mark.parametrize("name", NAMES)
def test_json_lines_read_back(name: str) -> None:
    found = sample(name).facts()
    lines = json_lines(found).splitlines()
    assert tuple(msgspec.json.decode(line, type=Fact) for line in lines) == found
    assert all(None not in json.loads(line).values() for line in lines)


def fact_of(**changes: str) -> Fact:
    made = Fact(part="main", clause="安排10元", kind="money", value="10", text="10元", block="main-p1", span=Span(0, 5))
    return msgspec.structs.replace(made, **changes)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+A1", "'+A1"),
        ("-A1", "'-A1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("＝1+1", "'＝1+1"),
        ("-5", "-5"),
        ("-0.5%", "-0.5%"),
        ("-2/3", "'-2/3"),
        ("新增", "新增"),
        ('甲"乙"，丙\n丁', '甲"乙"，丙\n丁'),
    ],
)
def test_no_cell_is_a_formula(text: str, written: str) -> None:
    (row,) = rows_of(to_csv([fact_of(heading=text)]))
    assert row["heading"] == written


def test_csv_is_rfc_4180() -> None:
    data = to_csv([fact_of(heading='甲"乙,丙')])
    assert data.count(b"\r\n") == 2
    assert '"甲""乙,丙"'.encode() in data
    assert to_csv([fact_of()], header=False).count(b"\r\n") == 1


@pytest.mark.parametrize("width", [40, 80, 120, 200])
@pytest.mark.parametrize("name", NAMES)
def test_table_is_no_wider_than_the_terminal(name: str, width: int) -> None:
    table = to_table(sample(name).facts(), width=width)
    assert max(map(cell_len, table.splitlines())) <= width
    assert "\x1b" not in table
    assert ("\x1b" in to_table(sample(name).facts(), width=width, styled=True)) is True


def test_table_shows_bounds_changes_and_rates() -> None:
    table = to_table(parse("安排最高30万元。\n出口额增长5%以上。\n每家最高奖励10万元。").facts(), width=80)
    assert "≤ 30万元" in table
    assert "≥ +5%" in table
    assert "≤ 10万元/家" in table


def test_where_in_its_carrier_a_fact_stands() -> None:
    page = "<html><body><h1>关于防汛的通知</h1><p>安排50万元。</p><p>新建学校3所。</p></body></html>"
    word = docx(p("关于防汛的通知") + p("安排50万元。"))
    assert [fact.locator for fact in parse(page).facts()] == ["/html/body/p[1]", "/html/body/p[2]"]
    assert [fact.locator for fact in parse(word).facts()] == ["word/document.xml paragraph 2"]
    assert [fact.locator for fact in parse("关于防汛的通知\n安排50万元。\n").facts()] == [None]
    assert rows_of(to_csv(parse(word).facts()))[0]["locator"] == "word/document.xml paragraph 2"


def test_no_facts_make_no_table() -> None:
    assert to_table((), width=80) == ""
    assert len(rows_of(to_csv(()))) == 0


@given(st.text(max_size=60), st.sampled_from([40, 80, 170]))
def test_any_text_fits_in_the_table(text: str, width: int) -> None:
    table = to_table([fact_of(heading=text, clause=text, address=text[:20], measure=text)], width=width)
    assert all(cell_len(line) <= width for line in table.split("\n"))


# The command.


def run(*arguments: str | Path, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [COMMAND, "facts", *map(str, arguments)],
        input=stdin, capture_output=True, timeout=120, check=False, env={**os.environ, **environment},
    )  # fmt: skip


@pytest.fixture
def notice(tmp_path: Path) -> Path:
    path = tmp_path / "notice.txt"
    path.write_text(NOTICE, encoding="utf-8")
    return path


def test_command_writes_a_table(notice: Path) -> None:
    result = run(notice, COLUMNS="80")
    assert result.returncode == 0
    assert "20公里" in result.stdout.decode()
    assert max(map(cell_len, result.stdout.decode().splitlines())) <= 80
    assert result.stderr.decode() == f"{notice}: 2 facts\n"


def test_command_writes_one_stream_for_several_files(notice: Path) -> None:
    data = run(notice, notice, "-f", "csv").stdout
    assert [row["value"] for row in rows_of(data)] == ["20", "3", "20", "3"]
    assert data.count(b"\xef\xbb\xbf") == 1
    lines = run(notice, "-", "-f", "json", stdin="安排50万元。".encode()).stdout.splitlines()
    assert [json.loads(line)["value"] for line in lines] == ["20", "3", "500000"]
    assert json.loads(run("-f", "json", stdin="安排50万元。".encode()).stdout)["value"] == "500000"


def test_command_writes_a_file(notice: Path, tmp_path: Path) -> None:
    result = run(notice, notice, "-f", "csv", "-o", tmp_path / "out" / "facts.csv")
    assert result.returncode == 0
    assert result.stdout == b""
    assert len(rows_of((tmp_path / "out" / "facts.csv").read_bytes())) == 4
    assert run(notice, "-o", tmp_path).returncode == 2


@pytest.mark.parametrize(
    ("name", "form"), [("f.csv", "csv"), ("f.json", "json"), ("f.ndjson", "json"), ("f.out", "table")]
)
def test_the_name_of_the_output_says_its_format_unless_the_option_does(name: str, form: str, notice: Path) -> None:
    target = notice.with_name(name)
    run(notice, "-o", target)
    assert target.read_bytes() == run(notice, "-f", form).stdout
    run(notice, "-f", "csv", "-o", target)
    assert target.read_bytes() == run(notice, "-f", "csv").stdout


def test_a_spreadsheet_is_refused_with_what_opens_as_one(notice: Path) -> None:
    result = run(notice, "-o", notice.with_suffix(".ods"))
    assert (result.returncode, result.stdout) == (2, b"")
    assert result.stderr.decode().endswith(f"give -o {notice.with_suffix('.xlsx')}\n")
    assert not notice.with_suffix(".ods").exists()


def test_command_does_the_others_when_one_file_is_unusable(notice: Path, tmp_path: Path) -> None:
    result = run(tmp_path / "nowhere", notice, "-f", "json")
    assert result.returncode == 2
    assert len(result.stdout.splitlines()) == 2
    assert b"nowhere cannot be read" in result.stderr


def test_command_takes_a_grammar(notice: Path, tmp_path: Path) -> None:
    local = tmp_path / "local.toml"
    local.write_text("[rule.measure_verb]\nenabled = false\n[rule.measure_middle]\nenabled = false\n", encoding="utf-8")
    line = run(notice, "-f", "json", "--grammar", local).stdout.splitlines()[1]
    assert json.loads(line)["measure"] == "新建学校"


# The public face.


@pytest.mark.parametrize("name", NAMES)
def test_a_string_gives_what_its_paragraph_gives(name: str) -> None:
    for block in sample(name).blocks():
        if isinstance(block, Paragraph):
            own = [item for item in block.annotations if isinstance(item, Quantity)]
            found = quantities(block.text)
            assert [msgspec.structs.replace(item, span=Span(0, 0)) for item in found] == [
                msgspec.structs.replace(item, span=Span(0, 0)) for item in own
            ]


@pytest.mark.parametrize(
    ("text", "value", "place"),
    [
        ("安排 132.3 亿元", "13230000000", "132.3 亿元"),
        ("安排１０万元", "100000", "１０万元"),
        ("安排132.3億元", "13230000000", "132.3億元"),
        ("三百二十", "320", "三百二十"),
        (" 12 ", "12", "12"),
        ("12,345.60元", "12345.6", "12,345.60元"),
    ],
)
def test_a_bare_string(text: str, value: str, place: str) -> None:
    (found,) = quantities(text)
    assert found.value == value
    assert text[found.span.start : found.span.end] == place


def test_a_bare_numeral_is_a_number() -> None:
    assert [item.kind for item in quantities("12.5")] == ["number"]
    assert quantities("没有数字") == ()
    assert quantities("") == ()


def quantity(text: str) -> Quantity:
    (found,) = quantities(text)
    return found


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("1.5万亩", "公顷", "1000"),
        ("132.3亿元", "亿元", "132.3"),
        ("132.3亿元", "万元", "1323000"),
        ("100亩", "公顷", "20/3"),
        ("30—50万元", "元", "300000—500000"),
        ("3分/千瓦时", "分/千瓦时", "3"),
        ("18个月", "年", "1.5"),
    ],
)
def test_conversion_is_exact(text: str, unit: str, value: str) -> None:
    assert quantity(text).to(unit) == value


@pytest.mark.parametrize(
    ("text", "unit", "message"),
    [("10元", "亩", "cannot be converted"), ("10元", "丈二", "not known"), ("12", "元", "no unit")],
)
def test_conversion_that_makes_no_sense_is_refused(text: str, unit: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        quantity(text).to(unit)


def test_a_document_hands_out_its_annotations() -> None:
    document = parse(NOTICE)
    assert [type(item).__name__ for item in document.annotations()] == [
        "Quantity",
        "Responsibility",
        "Responsibility",
        "Quantity",
    ]
    assert [item.text for item in document.quantities()] == ["20公里", "3所"]
    assert [section.address for section in document.sections()] == ["一、", "一、（一）", "一、（二）"]
