"""The tasks of a document: what is to be done, who answers for it, by when; and how they are written."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from rich.cells import cell_len

from commands import run
from govdocparse import parse, parse_file
from govdocparse.model import Table
from govdocparse.tasks import Task
from govdocparse.writers.tabular import cells_of, csv_of
from govdocparse.writers.tasks import COLUMNS, to_table
from project import SAMPLES
from timing import assert_linear

NAMES = sorted(path.stem for path in SAMPLES.glob("*.txt"))

HEAD = "关于印发工作方案的通知\n"


def found(text: str) -> tuple[Task, ...]:
    return parse(HEAD + text).tasks()


def said(text: str) -> list[tuple[str | None, str, str, str, str, str]]:
    """Of each task its address, its text, who leads, answers and cooperates, and the days."""
    return [
        (
            task.address, task.text, "、".join(task.lead), "、".join(task.responsible), "、".join(task.cooperating),
            " ".join(task.deadlines),
        )
        for task in found(text)
    ]  # fmt: skip


# Where one task ends and who answers for it.

CASES = [
    # The text that a statement ends.
    ("推进改革。（责任单位：市科技局）", [(None, "推进改革。", "", "市科技局", "", "")]),
    ("推进改革（牵头单位：市科技局；配合单位：市财政局、市教育局）。", [(None, "推进改革", "市科技局", "", "市财政局、市教育局", "")]),
    (
        "新建学校。（责任单位：市教育局）修缮道路。（责任单位：市建委）",
        [(None, "新建学校。", "", "市教育局", "", ""), (None, "修缮道路。", "", "市建委", "", "")],
    ),
    ("推进改革。\n完善制度。\n责任单位：市科技局", [(None, "推进改革。\n完善制度。", "", "市科技局", "", "")]),
    # A statement in front is that of what follows.
    ("责任单位：市科技局。推进改革。", [(None, "推进改革。", "", "市科技局", "", "")]),
    ("牵头单位：市科技局\n推进改革。\n完善制度。", [(None, "推进改革。\n完善制度。", "市科技局", "", "", "")]),
    (
        "责任单位：市科技局。推进改革。责任单位：市建委。修缮道路。",
        [(None, "推进改革。", "", "市科技局", "", ""), (None, "修缮道路。", "", "市建委", "", "")],
    ),
    # Bodies above answer for the text of each section below, until one names its own.
    (
        "一、发展科技（由市科技局牵头）\n加强统筹。\n（一）培育企业。支持企业。\n（二）引进人才。引进人才。（责任单位：市人社局）",
        [
            ("一、", "加强统筹。", "市科技局", "", "", ""),
            ("一、（一）", "支持企业。", "市科技局", "", "", ""),
            ("一、（二）", "引进人才。", "", "市人社局", "", ""),
        ],
    ),
    (
        "一、发展科技\n责任单位：市科技局\n（一）培育企业。支持企业。\n二、发展农业\n扩大种植。",
        [("一、（一）", "支持企业。", "", "市科技局", "", "")],
    ),
    (
        "一、发展科技\n加强统筹。（责任单位：市科技局）\n（一）培育企业。支持企业。\n二、发展农业\n扩大种植。",
        [("一、", "加强统筹。", "", "市科技局", "", ""), ("一、（一）", "支持企业。", "", "市科技局", "", "")],
    ),
    # A heading alone is a task, too.
    ("一、新建学校（责任单位：市教育局）\n二、修缮道路（责任单位：市建委）", [("一、", "", "", "市教育局", "", ""), ("二、", "", "", "市建委", "", "")]),
    # Nobody answers and no day is named: no task.
    ("一、发展科技\n支持企业。", []),
    # A day stands in the bracket of the statement, in the text, or alone.
    ("推进改革。（责任单位：市科技局，2025年10月底前完成并持续推进）", [(None, "推进改革。", "", "市科技局", "", "2025-10-31")]),
    ("推进改革。（2025年10月底前完成；责任单位：市科技局）完善制度。", [(None, "推进改革。", "", "市科技局", "", "2025-10-31")]),
    ("2025年6月底前，推进改革。", [(None, "2025年6月底前，推进改革。", "", "", "", "2025-06-30")]),
    ("到2027年，建成体系。", [(None, "到2027年，建成体系。", "", "", "", "2027-12-31")]),
    ("推进改革。完成时间：2025年6月30日。", [(None, "推进改革。完成时间：2025年6月30日。", "", "", "", "2025-06-30")]),
    ("一、推进改革（2025年6月底前完成）\n完善制度。", [("一、", "完善制度。", "", "", "", "2025-06-30")]),
    # What has been reached, begins or holds is to be done by no day.
    ("截至2024年底，已建成学校3所。", []),
    ("截至2024年12月31日，全市有学校3所。", []),
    ("2018年12月31日之前已完成转制的企业免税。", []),
    ("本办法自2025年7月1日起施行。", []),
    ("执行期限为2019年1月1日至2023年12月31日。", []),
    ("本办法有效期至2026年12月31日。", []),
    ("有效期调整至2026年12月31日。", []),
    ("土地使用期限自启用之日起至2047年6月30日止。", []),
    ("优惠政策延长至2026年底。", []),
    ("2025年3月27日前（即申请截止之日前）已进入轮候册的家庭可以申请。", []),
    ("2016年10月及之前发生的提供承诺书。", []),
    ("2025年6月底前仍按原标准支付。", []),
    # A day alone on a line is that of a signature.
    ("一、推进改革\n各区要落实。\n某市科技局\n二〇〇四年十月十日\n二、完善制度\n各区要落实。", []),
    # A paragraph for which nobody answers is a task by itself, with the list that it opens.
    (
        "一、推进改革\n加强统筹。\n2025年6月底前，完成试点。\n做好总结。\n2025年底前，推广经验。",
        [("一、", "2025年6月底前，完成试点。", "", "", "", "2025-06-30"), ("一、", "2025年底前，推广经验。", "", "", "", "2025-12-31")],
    ),
    (
        "一、主要目标\n到2027年，实现下列目标：\n体系建成。\n能力增强。",
        [("一、", "到2027年，实现下列目标：\n体系建成。\n能力增强。", "", "", "", "2027-12-31")],
    ),
    (
        "一、主要目标\n形势良好。\n到2027年，建成体系。\n——能力显著增强。\n——水平显著提高。",
        [("一、", "到2027年，建成体系。\n——能力显著增强。\n——水平显著提高。", "", "", "", "2027-12-31")],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_where_a_task_ends_and_who_answers(text: str, expected: list[tuple[str | None, ...]]) -> None:
    assert said(text) == expected


def test_where_the_bodies_are_named() -> None:
    text = "一、发展科技（由市科技局牵头）\n支持企业。\n二、发展农业\n扩大种植。（责任单位：市农业局）\n三、目标\n到2027年，建成体系。"
    assert [task.stated for task in found(text)] == ["above", "here", None]


def test_a_row_of_a_table_is_a_task() -> None:
    page = (
        "<h1>关于印发分工的通知</h1><table><tr><th>序号</th><th>任务</th><th>措施</th><th>责任单位</th><th>完成时限</th></tr>"
        "<tr><td>1</td><td rowspan=2>发展科技</td><td>培育企业2000家</td><td>市科技局</td><td>2025年12月</td></tr>"
        "<tr><td>2</td><td>引进人才</td><td>市人社局、市科技局</td><td>/</td></tr></table>"
    )
    first, second = parse(page).tasks()
    assert (first.text, first.responsible, first.deadlines) == (
        "发展科技 | 培育企业2000家 | 2025年12月", ("市科技局",), ("2025-12-31",),
    )  # fmt: skip
    assert first.quantities == ("2000家",)
    assert (second.text, second.responsible, second.deadlines) == ("发展科技 | 引进人才", ("市人社局", "市科技局"), ())


def test_a_row_without_cells_of_its_own_is_no_task() -> None:
    rows = "<tr><th>任务</th><th>责任单位</th></tr><tr><td rowspan=2>发展科技</td><td rowspan=2>市科技局</td></tr>"
    document = parse(f"<h1>关于印发分工的通知</h1><table>{rows}</table>")
    (table,) = (block for block in document.blocks() if isinstance(block, Table))
    part = replace(document.parts[0], blocks=(replace(table, rows=(*table.rows, ())),))
    assert [task.text for task in replace(document, parts=(part,)).tasks()] == ["发展科技"]


@pytest.mark.parametrize("name", NAMES)
def test_the_tasks_of_a_document_hold_its_text_and_its_numbers(name: str) -> None:
    document = parse_file(SAMPLES / f"{name}.txt")
    tasks = document.tasks()
    texts = "\n".join(getattr(block, "text", "") for block in document.blocks())
    assert len(tasks) > 40
    assert all(line in texts for task in tasks for line in task.text.split("\n"))
    facts = [fact.text for fact in document.facts()]
    assert all(number in facts for task in tasks for number in task.quantities)
    blocks = {block.id: block for block in document.blocks()}
    assert all(blocks[task.block].span.start == task.span.start for task in tasks)
    assert [task.span for task in tasks] == sorted(task.span for task in tasks)


def test_each_section_of_a_notice_has_its_task() -> None:
    tasks = parse_file(SAMPLES / "hangzhou-2025-notice.txt").tasks()
    leads = {task.address[0]: task.lead for task in tasks if task.address}
    assert [lead for (lead,) in leads.values()] == [
        "市科技局", "市经信局", "市发改委", "市交通运输局", "市商务局", "市发改委", "市农业农村局", "市人力社保局",
    ]  # fmt: skip
    assert len({task.address for task in tasks}) == 65


def test_no_more_than_a_hundred_bodies_stand_with_each_task() -> None:
    (task,) = found(f"推进改革。（责任单位：{'、'.join(f'第{number}街道办事处' for number in range(150))}）")
    assert len(task.responsible) == 100


@pytest.mark.parametrize(
    "piece",
    ["推进{0}改革。（责任单位：市科技局）", "推进改革，（", "2025年6月底前，", "责任单位：市科技局\n", "1. 推进改革\n"],
)
def test_time_grows_with_the_text_alone(piece: str) -> None:
    def of(count: int) -> Callable[[], object]:
        document = parse(HEAD + "".join(piece.format(number) for number in range(count)))
        return document.tasks

    assert_linear(of, 200)


# How they are written.

TEXT = "一、发展科技\n培育企业20家。（牵头单位：市科技局；配合单位：市财政局，2025年底前完成）\n二、发展农业\n扩大种植。（责任单位：市农业局）"


def test_csv_and_json_hold_all() -> None:
    tasks = found(TEXT)
    rows = list(csv.DictReader(io.StringIO(csv_of(COLUMNS, map(cells_of, tasks)).decode("utf-8-sig"), newline="")))
    assert list(rows[0]) == list(COLUMNS)
    first = rows[0]
    assert (first["heading"], first["lead"], first["cooperating"], first["deadlines"], first["quantities"]) == (
        "发展科技", "市科技局", "市财政局", "2025-12-31", "20家",
    )  # fmt: skip
    assert (int(first["start"]), int(first["end"])) == tuple(tasks[0].span)


@pytest.mark.parametrize("width", [60, 100, 160])
def test_table_is_no_wider_than_the_terminal(width: int) -> None:
    table = to_table(found(TEXT), width=width)
    assert max(map(cell_len, table.splitlines())) <= width
    assert "2025-12-31" in table
    assert ("市财政局" in table) == (width >= 110)
    assert to_table((), width=width) == ""


def test_a_table_shows_the_text_where_a_heading_has_several_tasks() -> None:
    table = to_table(found("一、发展科技\n培育企业。（责任单位：市科技局）引进人才。（责任单位：市人社局）"), width=100)
    assert "培育企业" in table
    assert "引进人才" in table
    assert "发展科技" not in table


@given(st.text(max_size=80))
def test_any_text_has_tasks_that_can_be_written(text: str) -> None:
    tasks = found(f"{text}（责任单位：市科技局）{text}")
    assert to_table(tasks, width=80) or not tasks
    assert csv_of(COLUMNS, map(cells_of, tasks))


def test_command(tmp_path: Path) -> None:
    (tmp_path / "n.txt").write_text(HEAD + TEXT, encoding="utf-8")
    result = run("tasks", "n.txt", cwd=tmp_path)
    assert (result.returncode, result.stderr.decode()) == (0, "n.txt: 2 tasks\n")
    assert "市科技局" in result.stdout.decode()
    lines = run("tasks", "n.txt", "-f", "json", cwd=tmp_path).stdout.splitlines()
    assert [json.loads(line)["stated"] for line in lines] == ["here", "here"]
    run("tasks", ".", "-o", "t.xlsx", cwd=tmp_path)
    assert (tmp_path / "t.xlsx").read_bytes().startswith(b"PK")
