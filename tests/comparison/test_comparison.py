"""Several documents beside each other: which facts are about one thing, what became of it, and how that is written."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from commands import run
from govdocparse import Document, UnusableInput, compare, parse, parse_file
from govdocparse.comparison import Row
from govdocparse.writers.comparison import change, columns, row_cells, to_table
from govdocparse.writers.tabular import csv_of, json_lines
from project import SAMPLES
from timing import assert_linear

NAMES = sorted(path.stem for path in SAMPLES.glob("*.txt"))


@cache
def sample(name: str) -> Document:
    return parse_file(SAMPLES / f"{name}.txt")


def rows(*texts: str) -> tuple[Row, ...]:
    return compare([parse(text, name=f"{number}.txt") for number, text in enumerate(texts, 1)])


def row(before: str, after: str) -> Row:
    """The row of two sentences with a fact each that are about one thing."""
    (found,) = rows(before, after)
    return found


# Which facts are about one thing.

ONE_THING = [
    ("综合交通投资500亿元。", "完成综合交通投资532亿元。"),
    ("全市研发投入强度达3.9%。", "全区研发投入强度达4%。"),
    ("对首次认定的高新技术企业，给予最高20万元奖励。", "对首次获得认定的高新技术企业，给予最高30万元奖励。"),
    ("新建养老床位800张。", "新增养老床位1000个。"),
    ("助餐服务城乡社区覆盖率达75%。", "助餐服务城乡覆盖率达90%以上。"),
    ("资助比例为50%。", "资助比例为百分之五十。"),
    # What examples are examples of says more than they do.
    ("安排城市路网、环境卫生、污水管网更新等城市基础设施建设资金3亿元。", "安排城市基础设施建设2亿元。"),
    ("举办惠民促销活动20场。", "举办消费季、购物节、家电以旧换新等各类惠民促销活动80场。"),
]
TWO_THINGS = [
    ("新建养老床位800张。", "修缮城市道路12条。"),
    ("实际利用外资10亿美元。", "实际利用外资10亿元。"),
    ("地区生产总值5000亿元。", "地区生产总值增长5%。"),
    ("地区生产总值增长5%。", "地区生产总值能耗占5%。"),
    ("新建学校3所。", "新建学校3公里。"),
    ("支持科技创新10亿元。", "支持科技馆建设3亿元。"),
]


@pytest.mark.parametrize(("before", "after"), ONE_THING)
def test_facts_about_one_thing_are_one_row(before: str, after: str) -> None:
    found = row(before, after)
    assert None not in found.facts
    assert 0.4 <= float(found.likeness or 0) <= 1


@pytest.mark.parametrize(("before", "after"), TWO_THINGS)
def test_facts_about_two_things_are_two_rows(before: str, after: str) -> None:
    assert sorted(found.verdict for found in rows(before, after)) == ["added", "dropped"]


def test_headings_and_the_paragraph_tell_apart_what_has_one_name() -> None:
    before = (
        "一、支持科技创新\n市财政预算安排10亿元，用于高校建设。\n二、改善民生\n市财政预算安排20亿元，用于养老服务。\n"
    )
    after = "一、保障改善民生\n市财政预算安排21亿元，重点用于养老。\n二、加强科技创新\n市财政预算安排11亿元，重点用于高校。\n"
    found = [tuple(fact.text for fact in each.facts if fact) for each in rows(before, after)]
    assert found == [("20亿元", "21亿元"), ("10亿元", "11亿元")]


def test_what_stands_around_it_makes_no_target_of_a_result() -> None:
    before = "一、去年工作\n生产总值增长2.3%。\n二、今年目标\n生产总值增长6%以上。\n"
    after = "一、完成目标\n生产总值增长8.1%。\n二、今年工作\n生产总值增长5.5%左右。\n"
    found = [tuple(fact.text for fact in each.facts if fact) for each in rows(before, after)]
    assert found == [("2.3%", "8.1%"), ("6%", "5.5%")]


def test_the_place_that_a_paper_is_for_is_no_difference() -> None:
    own = row("全市研发投入强度达3.9%。", "全市研发投入强度达4%。")
    assert row("全市研发投入强度达3.9%。", "全区研发投入强度达4%。").likeness == own.likeness


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("厂房面积不少于3000平方米/幢、1000平方米/层。", "厂房面积不少于1200平方米/层、3500平方米/幢。"),
        (
            "标准厂房可按每幢不小于3000平方米或每层不小于1000平方米进行分割转让。",
            "标准厂房可按每层不小于1200平方米或每幢不小于3500平方米进行分割转让。",
        ),
    ],
)
def test_what_has_one_name_is_told_apart_by_its_unit(before: str, after: str) -> None:
    found = {tuple(fact.value for fact in each.facts if fact) for each in rows(before, after)}
    assert found == {("1000", "1200"), ("3000", "3500")}


def test_equals_that_moved_keep_their_order() -> None:
    others = "".join(f"新建{name}1座。\n" for name in ("医院", "剧院", "桥梁", "泵站", "公园", "球场", "书店"))
    found = rows(f"给予奖励5万元。\n给予奖励6万元。\n{others}", f"{others}给予奖励7万元。\n给予奖励8万元。\n")
    assert [tuple(fact.text for fact in each.facts if fact) for each in found][-2:] == [
        ("5万元", "7万元"),
        ("6万元", "8万元"),
    ]


def test_equals_are_compared_in_their_order() -> None:
    text = "".join(f"给予奖励{number}万元。\n" for number in range(1, 80))
    assert [each.verdict for each in rows(text, text)] == ["same"] * 79
    assert {each.facts[0] == each.facts[1] for each in compare([parse(text), parse(text)])} == {True}


@pytest.mark.parametrize("name", NAMES)
def test_a_document_is_the_same_as_itself(name: str) -> None:
    document = sample(name)
    found = compare([document, document])
    assert [each.facts for each in found] == [(fact, fact) for fact in document.facts()]
    assert {(each.verdict, each.likeness) for each in found} == {("same", "1.00")}


@pytest.mark.parametrize("names", [NAMES[:2], NAMES[1:3], NAMES[3:], NAMES])
def test_each_fact_is_in_one_row_and_the_last_document_keeps_its_order(names: list[str]) -> None:
    documents = [sample(name) for name in names]
    found = compare(documents)
    for index, document in enumerate(documents):
        facts = [each.facts[index] for each in found if each.facts[index]]
        assert len(facts) == len(document.facts())
        assert set(facts) == set(document.facts())
    assert tuple(each.facts[-1] for each in found if each.facts[-1]) == documents[-1].facts()


def test_what_the_notices_of_two_years_say() -> None:
    found = {
        (each.measure, *(fact.text for fact in each.facts if fact)): each.growth
        for each in compare([sample("hangzhou-2024-draft"), sample("hangzhou-2025-notice")])
    }
    assert found["支持总额", "490亿元", "502亿元"] == "2.45"
    assert found["综合交通投资", "500亿元", "532亿元"] == "6.4"
    assert found["低效工业用地", "1.5万亩", "1.5万亩"] == "0"
    budgets = [
        ("112.1亿元", "132.3亿元"), ("26.7亿元", "24.8亿元"), ("23.9亿元", "26亿元"), ("46.9亿元", "54.6亿元"),
        ("6亿元", "8.6亿元"), ("27.6亿元", "29.8亿元"), ("148.7亿元", "123亿元"),
    ]  # fmt: skip
    assert all(("市财政预算安排", *texts) in found for texts in budgets)


def test_three_documents() -> None:
    found = rows("新建学校3所。\n修缮道路5公里。", "新建学校4所。", "新建学校5所。\n绿化面积2万亩。")
    assert [(each.measure, each.verdict, each.difference) for each in found] == [
        ("学校", "changed", "2"), ("道路", "dropped", None), ("绿化面积", "added", None),
    ]  # fmt: skip
    assert [[fact and fact.value for fact in each.facts] for each in found] == [
        ["3", "4", "5"], ["5", None, None], [None, None, "20000"],
    ]  # fmt: skip


def test_a_thing_that_comes_back_is_one_row() -> None:
    (found,) = rows("新建学校3所。", "今年无学校。", "新建学校5所。")
    assert [fact and fact.value for fact in found.facts] == ["3", None, "5"]
    assert (found.verdict, found.difference) == ("changed", "2")


def test_the_likeness_of_a_row_is_that_of_its_least_sure_pair() -> None:
    texts = ("研发投入强度达3%。", "研发经费投入强度达4%。", "研发经费投入强度达5%。")
    (first,), (second,), (all_three,) = rows(*texts[:2]), rows(*texts[1:]), rows(*texts)
    assert all_three.likeness == first.likeness != second.likeness


def test_one_document_is_no_comparison() -> None:
    for given_documents in ([], [parse("新建学校3所。")]):
        with pytest.raises(UnusableInput, match="two documents or more"):
            compare(given_documents)
    with pytest.raises(TypeError, match="compare takes Documents, not str"):
        compare(["a.txt", "b.txt"])  # type: ignore[list-item]


# What became of it.


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("安排资金500亿元。", "安排资金532亿元。", ("changed", "3200000000", "6.4", "+32亿元 (+6.4%)")),
        ("安排资金3万元。", "安排资金2万元。", ("changed", "-10000", "-33.33", "-1万元 (-33.33%)")),
        ("安排资金3万元。", "安排资金30000元。", ("same", "0", "0", "=")),
        ("安排资金3万元。", "安排资金不少于3万元。", ("changed", "0", "0", "changed")),
        ("安排资金0.1亿元。", "安排资金1234.5678万元。", ("changed", "2345678", "23.46", "+234.5678万元 (+23.46%)")),
        ("绿化面积1公顷。", "绿化面积30亩。", ("changed", "15", "100", "+15亩 (+100%)")),
        ("绿化面积10亩。", "绿化面积1公顷。", ("changed", "1/3", "50", "+1/3公顷 (+50%)")),
        ("覆盖率达75%。", "覆盖率达90%。", ("changed", "15", None, "+15个百分点")),
        ("出口额增长5%。", "出口额下降2%。", ("changed", "-7", None, "-7个百分点")),
        ("新建学校3所。", "新建学校3至5所。", ("changed", None, None, "changed")),
        ("每家补助10万元。", "每人补助10万元。", ("changed", None, None, "changed")),
        ("奖金为0元。", "奖金为5元。", ("changed", "5", None, "+5元")),
        ("新建养老床位8张。", "新建养老床位10个。", ("changed", "2", "25", "+2个 (+25%)")),
    ],
)  # fmt: skip
def test_what_became_of_a_thing(before: str, after: str, said: tuple[str | None, ...]) -> None:
    found = row(before, after)
    assert (found.verdict, found.difference, found.growth, change(found)) == said


# How it is written.

BOTH = ("关于防汛的通知\n新建学校3所。\n修缮道路不少于5公里。", "关于抗旱的通知\n新建学校4所。\n绿化面积2万亩。")


def test_csv_has_what_each_document_says_in_front_and_all_of_its_facts_behind() -> None:
    data = csv_of(columns(2), map(row_cells, rows(*BOTH)))
    table = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert list(table[0]) == columns(2)
    assert [(line["verdict"], line["said_1"], line["said_2"]) for line in table] == [
        ("changed", "3所", "4所"), ("dropped", "≥ 5公里", ""), ("added", "", "2万亩"),
    ]  # fmt: skip
    first = table[0]
    assert (first["value_1"], first["value_2"], first["file_2"], first["start_2"]) == ("3", "4", "2.txt", "12")
    assert (first["growth"], first["likeness"]) == ("33.33", rows(*BOTH)[0].likeness)


def test_json_has_null_for_a_document_that_lacks_the_thing() -> None:
    lines = [json.loads(line) for line in json_lines(rows(*BOTH)).splitlines()]
    assert [[fact and fact["text"] for fact in line["facts"]] for line in lines] == [
        ["3所", "4所"], ["5公里", None], [None, "2万亩"],
    ]  # fmt: skip
    assert all(None not in line.values() for line in lines)


@pytest.mark.parametrize("width", [60, 100, 200])
def test_table_is_no_wider_than_the_terminal(width: int) -> None:
    table = to_table(rows(*BOTH), ["甲", "乙" * 80], width=width)
    assert max(map(cell_len, table.splitlines())) <= width
    assert "≥ 5公里" in table
    assert to_table((), [], width=width) == ""


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_two_texts_can_be_compared(before: str, after: str) -> None:
    found = rows(f"{before}安排3万元。", f"{after}安排4万元。")
    assert csv_of(columns(2), map(row_cells, found))
    assert to_table(found, [before, after], width=80)


@pytest.mark.parametrize(
    "piece",
    ["支持企业{0}发展，给予补助{0}万元。\n", "给予补助5万元。\n", "奖励{0}元、", "支持{1}发展，补助{0}万元，"],
)
def test_time_grows_with_the_documents_alone(piece: str) -> None:
    def of(count: int) -> Callable[[], object]:
        documents = [
            parse("".join(piece.format(number + more, chr(0x4E00 + number)) for number in range(count)))
            for more in (0, 7)
        ]
        return lambda: compare(documents)

    assert_linear(of, 100)


# The command.


@pytest.fixture
def notices(tmp_path: Path) -> Path:
    for name, text in zip(("a.txt", "b.txt"), BOTH, strict=True):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_command_writes_a_table_under_the_titles(notices: Path) -> None:
    result = run("compare", "a.txt", "b.txt", cwd=notices)
    assert result.returncode == 0
    assert "关于防汛" in result.stdout.decode()
    assert "+1所" in result.stdout.decode()
    assert result.stderr.decode() == "3 rows: 1 added, 1 changed, 1 dropped\n"
    assert run("compare", ".", cwd=notices).stdout == result.stdout


def test_command_names_files_where_titles_are_alike(notices: Path) -> None:
    shown = run("compare", "a.txt", "a.txt", cwd=notices).stdout.decode()
    assert "a.txt" in shown
    assert "防汛" not in shown


def test_command_leaves_out_what_is_the_same(notices: Path) -> None:
    result = run("compare", "a.txt", "a.txt", "--changed", "-f", "json", cwd=notices)
    assert (result.stdout, result.stderr.decode()) == (b"", "2 rows: 2 same\n")
    assert len(run("compare", "a.txt", "a.txt", "-f", "json", cwd=notices).stdout.splitlines()) == 2


def test_command_writes_what_the_name_of_the_output_says(notices: Path) -> None:
    said = run("compare", "a.txt", "b.txt", "-o", "out/c.csv", cwd=notices).stderr.decode()
    assert said == "3 rows: 1 added, 1 changed, 1 dropped -> out/c.csv\n"
    assert (notices / "out" / "c.csv").read_bytes() == run("compare", "a.txt", "b.txt", "-f", "csv", cwd=notices).stdout
    run("compare", "a.txt", "b.txt", "-o", "c.xlsx", cwd=notices)
    assert (notices / "c.xlsx").read_bytes().startswith(b"PK")


@pytest.mark.parametrize(
    ("given_files", "message"),
    [
        (("a.txt",), "give two documents or more"), (("a.txt", "none.txt"), "none.txt"),
        (("a.txt", "b.txt", "-o", "b.txt"), "would be written over"), (("a.txt", "empty"), "empty is a folder without files"),
    ],
)  # fmt: skip
def test_command_compares_all_or_nothing(given_files: tuple[str, ...], message: str, notices: Path) -> None:
    (notices / "empty").mkdir()
    result = run("compare", *given_files, cwd=notices)
    assert (result.returncode, result.stdout) == (2, b"")
    assert message in result.stderr.decode()
