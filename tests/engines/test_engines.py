"""Every engine gives the rows that one call in this process gives: each example as a user runs it, both tables.

What an engine has no type for it may widen (string to large_string); values, nulls and nesting are compared exactly.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import compute, dataset, parquet

from govdocparse.arrow import DOCUMENTS, FACTS, facts_batch, parse_batch
from project import ROOT

pytestmark = pytest.mark.engines

EXAMPLES = sorted(path.stem for path in (ROOT / "examples").glob("*.py"))
# Ray and Spark in a machine that may have no network but its own.
SURROUNDINGS = {
    "RAY_USAGE_STATS_ENABLED": "0",
    "SPARK_LOCAL_IP": "127.0.0.1",
    "PYSPARK_SUBMIT_ARGS": "--master local[2] --conf spark.ui.enabled=false pyspark-shell",
}
# Runs a script as python does, once for each pair of input and output.
DRIVER = """
import runpy, sys
script, *places = sys.argv[1:]
for source, target in zip(places[::2], places[1::2], strict=True):
    sys.argv = [script, source, target]
    runpy.run_path(script, run_name="__main__")
"""
# More rows than one batch of the examples holds.
COPIES = 300
SECONDS = 600


def pages() -> Any:
    """Carriers of every kind, what cannot be used, and short texts enough for several batches and row groups."""
    files = [*(ROOT / "samples").glob("*.txt"), *(ROOT / "tests/fixtures/pdf").glob("*.pdf")]
    rows: list[tuple[str | None, bytes | None]] = [(path.name, path.read_bytes()) for path in sorted(files)]
    rows += [
        ("page.html", "<html><body><h1>通知</h1><p>给予最高50万元奖励。</p></body></html>".encode()),
        ("gb18030.txt", "某市人民政府\n投资增长5%以上。\n2025年2月8日\n".encode("gb18030")),
        ("bad.rtf", b"{\\rtf1"),
        ("empty.txt", b""),
        ("null.txt", None),
        (None, "没有名称的文件，安排2亿元。".encode()),
    ]
    rows += [(f"{number}.txt", f"第{number}个文件\n一、安排{number}万元。\n".encode()) for number in range(COPIES)]
    return pa.table({
        "id": pa.array(range(len(rows)), pa.int64()),
        "name": pa.array([name for name, _ in rows], pa.string()),
        "content": pa.array([content for _, content in rows], pa.binary()),
        "url": pa.array(["https://example.invalid"] * len(rows)),
    })  # fmt: skip


def only_unusable() -> Any:
    return pages().filter(compute.field("name") == "bad.rtf")


INPUTS: dict[str, Callable[[], Any]] = {
    "pages": pages,
    "no document of use": only_unusable,
    "no rows": lambda: pages().slice(0, 0),
}

# Ray Data writes no file for a table without rows, and so has nothing to read the facts from.
GIVEN = {example: [given for given in INPUTS if (example, given) != ("ray_data", "no rows")] for example in EXAMPLES}


@cache
def expected(given: str) -> tuple[Any, Any]:
    """The two tables as one call in this process makes them."""
    documents = parse_batch(INPUTS[given]())
    return documents, facts_batch(documents)


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Example -> the folder with what it made of each input, run once: engines take long to start."""

    @cache
    def made(example: str) -> Path:
        target = tmp_path_factory.mktemp(example)
        source = tmp_path_factory.mktemp("source")
        places = [place for given in GIVEN[example] for place in (written(given, source / given), target / given)]
        run(example, places)
        return target

    return made


def written(given: str, folder: Path) -> Path:
    """The input as two Parquet files of several row groups."""
    folder.mkdir()
    whole = INPUTS[given]()
    half = whole.num_rows // 2
    for number, part in enumerate((whole.slice(0, half), whole.slice(half))):
        parquet.write_table(part, folder / f"{number}.parquet", row_group_size=100)
    return folder


def run(example: str, places: Sequence[Path]) -> None:
    """The example as a user runs it, for each input and output; a failure shows what it wrote."""
    result = subprocess.run(
        [sys.executable, "-c", DRIVER, ROOT / "examples" / f"{example}.py", *places],
        env=os.environ | SURROUNDINGS, capture_output=True, text=True, check=False, timeout=SECONDS,
    )  # fmt: skip
    assert result.returncode == 0, result.stdout + result.stderr


def table(folder: Path, schema: Any, by: list[str]) -> Any:
    """The rows in a folder of Parquet files, whose columns are those of the schema in its order, sorted."""
    files = sorted(folder.glob("*.parquet"))
    if not files:
        return schema.empty_table()
    found = dataset.dataset(files).to_table()
    assert found.schema.names == schema.names
    return found.cast(schema).sort_by([(name, "ascending") for name in by]).combine_chunks()


@pytest.mark.parametrize(("example", "given"), [(example, given) for example in EXAMPLES for given in GIVEN[example]])
def test_engine_gives_the_rows_of_one_call(outputs: Callable[[str], Path], example: str, given: str) -> None:
    documents, facts = expected(given)
    made = outputs(example) / given
    assert table(made / "documents", DOCUMENTS, ["id"]) == sorted_by(documents, ["id"])
    assert table(made / "facts", FACTS, ["id", "start"]) == sorted_by(facts, ["id", "start"])


def sorted_by(found: Any, names: list[str]) -> Any:
    return found.sort_by([(name, "ascending") for name in names]).combine_chunks()


def test_the_input_holds_what_it_should() -> None:
    documents, facts = expected("pages")
    assert set(documents["status"].to_pylist()) == {"parsed", "unusable"}
    assert facts.num_rows > COPIES
    assert documents.num_rows > COPIES
