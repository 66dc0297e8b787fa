"""Arrow batches: one row a document whatever it is, schemas that hold, and the facts that the command gives."""

import datetime
import functools
import json
import re
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govdocparse import UnusableInput, from_json, parse, parse_file
from govdocparse.arrow import (
    DOCUMENTS,
    FACTS,
    document_row,
    documents,
    facts,
    facts_batch,
    map_batches,
    parse_batch,
    processes,
)
from govdocparse.facts import Fact
from govdocparse.grammar import load
from govdocparse.model import Document, Field, Metadata
from govdocparse.readers.reading import Limits
from govdocparse.text import Span
from govdocparse.writers.facts import COLUMNS
from govdocparse.writers.tabular import json_lines
from project import ROOT, SAMPLES

NOTICES = sorted(SAMPLES.glob("*.txt"))
TEXT = "某市人民政府关于奖励企业的通知\n某政发〔2025〕3号\n各区人民政府：\n一、奖励\n给予最高50万元奖励。\n某市人民政府\n2025年2月8日\n"
PAGE = f"<html><body><p>{TEXT.replace(chr(10), '</p><p>')}</p></body></html>"


@cache
def samples() -> Any:
    """The notices as a batch of files, with an id that is a number."""
    return pa.RecordBatch.from_pydict(
        {
            "id": list(range(len(NOTICES))),
            "name": [path.name for path in NOTICES],
            "content": [path.read_bytes() for path in NOTICES],
        }
    )


@cache
def parsed() -> Any:
    return parse_batch(samples())


def batch(values: list[Any], type_: Any = None, column: str = "text", **others: Any) -> Any:
    return pa.RecordBatch.from_pydict({column: pa.array(values, type_), **others})


def rows(values: list[Any], type_: Any = None, column: str = "text", **others: Any) -> list[dict[str, Any]]:
    """The rows of `parse_batch`, whose batch is checked against the schema on the way."""
    given_ = batch(values, type_, column, **others)
    made = parse_batch(given_)
    made.validate(full=True)
    assert made.schema.equals(DOCUMENTS, check_metadata=True)
    assert made.num_rows == given_.num_rows
    found: list[dict[str, Any]] = made.to_pylist()
    return found


def described(row: dict[str, Any]) -> str:
    """Status and title, or status and error."""
    return f"{row['status']}: {row['title'] or row['error']}"


def test_a_row_says_what_its_document_says() -> None:
    made = parsed()
    for path, row in zip(NOTICES, made.to_pylist(), strict=True):
        document = parse_file(path)
        assert from_json(row["document"]) == document
        assert "\n" not in row["document"]
        assert (row["status"], row["error"]) == ("parsed", None)
        for name in Metadata.__struct_fields__:
            if name in row:
                assert row[name] == expected(getattr(document.metadata, name)), name
        assert row["quantities"] == len(document.quantities())
        assert row["sections"] == len(document.sections())
        assert [item["code"] for item in row["diagnostics"]] == [item.code for item in document.diagnostics]


def expected(field: Any) -> Any:
    """What a column shows of a field: a list of values, a day, or a value."""
    if field is None or isinstance(field, tuple):
        return None if field is None else [item.value for item in field]
    try:
        return datetime.date.fromisoformat(field.value)
    except ValueError:
        return field.value


def test_facts_are_those_of_the_command() -> None:
    made = facts_batch(parsed())
    made.validate(full=True)
    told = [
        json.loads(line) | {"id": str(number)}
        for number, path in enumerate(NOTICES)
        for line in json_lines(parse_file(path).facts()).splitlines()
    ]
    assert made.schema.names == ["id", *(name for name in Fact.__struct_fields__ if name != "span"), "start", "end"]
    for row, fact in zip(made.to_pylist(), told, strict=True):
        start, end = fact.pop("span")
        assert {key: value for key, value in row.items() if value not in (None, [])} == fact | {
            "start": start,
            "end": end,
        }


@pytest.mark.parametrize(
    ("value", "type_", "column", "says"),
    [
        (TEXT, pa.string(), "text", "parsed: 某市人民政府关于奖励企业的通知"),
        (TEXT, pa.large_string(), "text", "parsed: 某市人民政府关于奖励企业的通知"),
        (TEXT, pa.string_view(), "text", "parsed: 某市人民政府关于奖励企业的通知"),
        (TEXT, pa.dictionary(pa.int8(), pa.string()), "text", "parsed: 某市人民政府关于奖励企业的通知"),
        (PAGE, pa.string(), "text", "parsed: 某市人民政府关于奖励企业的通知"),
        (PAGE, pa.string(), "html", "parsed: 某市人民政府关于奖励企业的通知"),
        (PAGE.encode(), pa.binary(), "html", "parsed: 某市人民政府关于奖励企业的通知"),
        (TEXT.encode("gb18030"), pa.binary(), "content", "parsed: 某市人民政府关于奖励企业的通知"),
        (TEXT.encode(), pa.large_binary(), "content", "parsed: 某市人民政府关于奖励企业的通知"),
        (TEXT.encode(), pa.binary_view(), "content", "parsed: 某市人民政府关于奖励企业的通知"),
        (TEXT.encode(), pa.dictionary(pa.int32(), pa.binary()), "content", "parsed: 某市人民政府关于奖励企业的通知"),
        ("", pa.string(), "text", "parsed: None"),
        (None, pa.string(), "text", "unusable: there is no document: the value is null"),
        (None, pa.null(), "text", "unusable: there is no document: the value is null"),
        (None, pa.dictionary(pa.int8(), pa.string()), "text", "unusable: there is no document: the value is null"),
        (
            b"{\\rtf1",
            pa.binary(),
            "content",
            "unusable: the input is a rich-text file (.rtf); convert it first: soffice --headless --convert-to docx FILE",
        ),
    ],
)  # fmt: skip
def test_each_type_of_column(value: Any, type_: Any, column: str, says: str) -> None:
    values = pa.array([value], type_.value_type).dictionary_encode() if pa.types.is_dictionary(type_) else [value]
    assert [described(row) for row in rows(values, None if isinstance(values, pa.Array) else type_, column)] == [says]


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2025-04-08", datetime.date(2025, 4, 8)),
        ("2025-04-08T17:25", datetime.date(2025, 4, 8)),
        ("2025-04", None),
        ("2025", None),
        ("--03-01", None),
    ],
)
def test_a_date_column_holds_whole_days(value: str, day: datetime.date | None) -> None:
    document = parse("")
    dated = msgspec.structs.replace(document, metadata=Metadata(issue_date=Field(value, value, Span(0, 0), "header")))
    assert document_row(dated)["issue_date"] == day
    assert document_row(document)["issue_date"] is None


def test_bytes_that_are_no_utf8_in_a_string_column_cost_one_row() -> None:
    broken = pa.array([b"\xff\xfe", TEXT.encode()]).view(pa.string())
    names = pa.array([b"\xff\xfe", "甲.txt".encode()]).view(pa.string())
    found = rows(broken, name=names, id=[1, None])
    assert [row["error"] for row in found] == ["the string is no UTF-8; give it as binary", None]
    assert [(row["id"], row["name"]) for row in found] == [("1", "\ufffd\ufffd"), (None, "甲.txt")]


def test_a_defect_costs_one_row(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(source: str, **options: Any) -> Document:
        if source == "bad":
            raise RecursionError("too\ndeep")
        return parse(source, **options)

    monkeypatch.setattr(documents, "parse", broken)
    found = rows(["bad", TEXT], name=["a", "b"])
    assert [(row["name"], row["status"], row["error"]) for row in found] == [
        ("a", "failed", "RecursionError: too deep"),
        ("b", "parsed", None),
    ]
    assert facts_batch(parse_batch(batch(["bad", TEXT]))).num_rows == 1


def test_a_defect_in_facts_costs_one_document_and_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(document: Document, _: Any) -> tuple[Fact, ...]:
        if document.source.name == "a":
            raise ValueError("why")
        return document.facts()

    monkeypatch.setattr(facts, "facts", broken)
    made = parse_batch(batch([TEXT, TEXT], name=["a", "b"]))
    with pytest.warns(RuntimeWarning, match="no facts of a: ValueError: why"):
        assert facts_batch(made).column("file").to_pylist() == ["b"]


def test_every_shape_gives_the_same_rows() -> None:
    pages = batch([TEXT, None, PAGE, "", "安排2亿元。"], name=["a", "b", None, "d", "e"])
    whole = parse_batch(pages)
    found = facts_batch(whole)
    table = pa.Table.from_batches([pages.slice(0, 2), pages.slice(2)])
    assert found.num_rows == 3
    assert parse_batch(table).combine_chunks().to_batches() == [whole]
    assert pa.concat_batches([parse_batch(pages.slice(place, 1)) for place in range(5)]) == whole
    assert facts_batch(parse_batch(table)).combine_chunks().to_batches() == [found]
    assert pa.concat_batches([facts_batch(whole.slice(0, 3)), facts_batch(whole.slice(3))]) == found


@pytest.mark.parametrize("shaped", [lambda made: made, lambda made: pa.Table.from_batches([made])])
def test_no_rows_have_the_same_schema(shaped: Callable[[Any], Any]) -> None:
    empty = parse_batch(shaped(samples().slice(0, 0)))
    assert (empty.num_rows, empty.schema) == (0, DOCUMENTS)
    assert type(empty) is type(facts_batch(empty)) is type(shaped(samples()))
    assert (facts_batch(empty).num_rows, facts_batch(empty).schema) == (0, FACTS)
    refused = parse_batch(shaped(batch([None])))
    assert (facts_batch(refused).num_rows, facts_batch(refused).schema) == (0, FACTS)


@pytest.mark.parametrize(
    ("columns", "option", "message"),
    [
        ({"body": [""]}, None, "this one has body; say which"),
        ({}, None, "this one has no column"),
        ({"text": [""], "html": [""]}, None, "this one has html, text; say which: column='...'"),
        ({"text": [""]}, "body", "the batch has no column body; it has text"),
        ({"text": [1]}, None, "the column text holds int64; documents are strings or binary"),
        ({"text": [""], "id": [1.5]}, None, "the column id holds double; it can be strings or whole numbers"),
    ],
)
def test_a_batch_without_its_column_is_refused(columns: dict[str, Any], option: str | None, message: str) -> None:
    with pytest.raises(UnusableInput, match=re.escape(message)):
        parse_batch(pa.RecordBatch.from_pydict(columns), column=option)


@pytest.mark.parametrize("function", [parse_batch, facts_batch])
def test_what_is_no_batch_is_a_mistake_of_the_caller(function: Callable[[Any], Any]) -> None:
    for value in ([{"text": ""}], pa.RecordBatchReader.from_batches(DOCUMENTS, []), None):
        said = rf"{function.__name__} takes a pyarrow RecordBatch or Table .*map_batches\), not {type(value).__name__}"
        with pytest.raises(TypeError, match=said):
            function(value)


def test_options_that_cannot_be_are_mistakes_of_the_caller_and_no_failed_rows() -> None:
    with pytest.raises(ValueError, match="media is one of text, html"):
        parse_batch(batch([TEXT]), media="doc")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="grammar takes what"):
        parse_batch(batch([TEXT]), grammar="local.toml")  # type: ignore[arg-type]


def test_two_columns_of_one_name_are_refused() -> None:
    twice = pa.RecordBatch.from_arrays([pa.array([""]), pa.array([""])], names=["text", "text"])
    with pytest.raises(UnusableInput, match="several columns text"):
        parse_batch(twice)


def test_facts_of_what_is_no_document_are_refused() -> None:
    with pytest.raises(UnusableInput, match="the batch has no column document"):
        facts_batch(batch([TEXT]))
    with pytest.raises(UnusableInput, match="no govdocparse/1 JSON"):
        facts_batch(batch(["{}"], column="document"))
    with pytest.raises(
        UnusableInput, match=r"the column document in the row of the id b\\n: .* missing required field"
    ):
        facts_batch(pa.RecordBatch.from_pydict({"id": ["a", "b\n"], "document": [None, "{}"]}))


def test_facts_of_what_is_no_text_are_refused() -> None:
    buffers = [None, pa.py_buffer(bytes([0, 0, 0, 0, 2, 0, 0, 0])), pa.py_buffer(b"\xff\xfe")]
    with pytest.raises(UnusableInput, match=r"the column document: .* codec can't decode"):
        facts_batch(pa.RecordBatch.from_pydict({"document": pa.Array.from_buffers(pa.string(), 1, buffers)}))


def test_options_reach_every_document() -> None:
    assert parse_batch(batch([PAGE], column="body"), column="body", media="text").column("media_type")[0].as_py() == (
        "text/plain"
    )
    limited = parse_batch(batch([TEXT.encode()], column="content"), limits=Limits(characters=3)).to_pylist()
    assert "limits.characters (3)" in limited[0]["error"]


def test_a_grammar_reaches_documents_and_facts(tmp_path: Path) -> None:
    local = tmp_path / "local.toml"
    off = "enabled = false"
    local.write_text(
        f"[rule.document_number]\n{off}\n[rule.measure_verb]\n{off}\n[rule.measure_middle]\n{off}\n", encoding="utf-8"
    )
    text = TEXT.replace("给予最高50万元奖励", "新建学校5所")
    for grammar, number, measure in ((None, "某政发〔2025〕3号", "学校"), (load([local]), None, "新建学校")):
        made = parse_batch(batch([text]), grammar=grammar)
        assert made.column("document_number").to_pylist() == [number]
        assert facts_batch(made, grammar=grammar).column("measure").to_pylist() == [measure]


@given(st.lists(st.one_of(st.none(), st.binary(max_size=40), st.text(max_size=40).map(str.encode)), max_size=4))
@settings(max_examples=40)
def test_any_bytes_are_rows(values: list[bytes | None]) -> None:
    for value, row in zip(values, rows(values, pa.binary(), "content"), strict=True):
        assert (row["status"] == "parsed") == (row["document"] is not None) == (row["error"] is None)
        assert row["status"] != "failed"
        assert value is not None or row["status"] == "unusable"


# In several processes.


def test_processes_keep_the_order_and_take_options(tmp_path: Path) -> None:
    local = tmp_path / "local.toml"
    local.write_text("[rule.document_number]\nenabled = false\n", encoding="utf-8")
    function = functools.partial(parse_batch, grammar=load([local]))
    whole = batch([TEXT, None, PAGE, *map(str, range(20))])
    made = list(map_batches(function, (whole.slice(place, 5) for place in range(0, 23, 5)), processes=2))
    assert [item.num_rows for item in made] == [5, 5, 5, 5, 3]
    assert pa.concat_batches(made) == function(whole)
    assert pa.concat_batches(made) != parse_batch(whole)


def test_processes_read_little_ahead_and_take_slices_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[int] = []
    packed = processes._packed

    def noted(item: Any) -> bytes:
        sent.append(len(packed(item)))
        return packed(item)

    monkeypatch.setattr(processes, "_packed", noted)
    whole = batch(["公文" * 1000] * 1000)
    made = map_batches(parse_batch, (whole.slice(place, 1) for place in range(1000)), processes=1)
    assert next(made).num_rows == 1
    made.close()
    assert len(sent) <= 2
    assert max(sent) < 10_000


def test_what_a_process_raises_is_raised() -> None:
    with pytest.raises(UnusableInput, match="this one has body"):
        list(map_batches(parse_batch, [batch([""], column="body")], processes=1))


def test_no_batches_are_no_batches() -> None:
    assert list(map_batches(parse_batch, [])) == []


# The recipes.


@pytest.mark.parametrize(("page", "example"), [
    ("ray", "ray_data"), ("spark", "spark"), ("duckdb", "duckdb_stream"), ("polars", "polars_lazy"),
    ("pyarrow", "pyarrow_stream"),
])  # fmt: skip
def test_a_page_shows_the_code_that_is_run(page: str, example: str) -> None:
    recipe = re.search(r"(?s)```python\n(.*?)```", (ROOT / f"docs/engines/{page}.md").read_text(encoding="utf-8"))
    assert recipe
    code = {line.strip() for line in (ROOT / f"examples/{example}.py").read_text(encoding="utf-8").splitlines()}
    assert [line for line in recipe[1].splitlines() if line.strip() not in code] == []


def test_every_example_has_its_page() -> None:
    assert sorted(path.name for path in (ROOT / "docs/engines").iterdir()) == [
        "duckdb.md", "polars.md", "pyarrow.md", "ray.md", "spark.md",
    ]  # fmt: skip
    assert len(list((ROOT / "examples").glob("*.py"))) == 5


def test_the_page_loads_rules_once_a_process(tmp_path: Path) -> None:
    page = (ROOT / "docs/arrow.md").read_text(encoding="utf-8")
    local = tmp_path / "local.toml"
    local.write_text("[rule.document_number]\nenabled = false\n", encoding="utf-8")
    (code,) = re.findall(r"(?s)```python\n(# my_rules.py.*?)```", page)
    module: dict[str, Any] = {}
    exec(code.replace("/data/local.toml", str(local)), module)  # noqa: S102
    assert module["parse"](batch([TEXT])).column("document_number").null_count == 1
    assert module["rules"]() is module["rules"]()


def test_the_schemas_are_those_of_the_page() -> None:
    """A type or an order changed by mistake is seen; one changed on purpose is a change of the page."""
    page = (ROOT / "docs/arrow.md").read_text(encoding="utf-8").partition("## What comes out")[2]
    told = re.findall(r"(?m)^\| (`.*?) \| (\w.*?) \|", page)
    words = {
        "list of string": pa.list_(pa.string()),
        "list of struct": pa.list_(pa.struct({
            "code": pa.string(), "severity": pa.string(), "message": pa.string(), "start": pa.int64(), "end": pa.int64(),
        })),
        "large_string": pa.large_string(), "date32": pa.date32(), "string": pa.string(), "int32": pa.int32(),
        "int64": pa.int64(),
    }  # fmt: skip
    columns = [(name, words[type_]) for names, type_ in told for name in re.findall(r"`(\w+)`", names)]
    assert DOCUMENTS.equals(pa.schema(columns))
    others = {"responsible": words["list of string"], "start": pa.int64(), "end": pa.int64()}
    assert FACTS.equals(pa.schema([(name, others.get(name, pa.string())) for name in ("id", *COLUMNS)]))


def test_the_package_itself_needs_no_pyarrow() -> None:
    code = (
        "import sys; sys.modules['pyarrow'] = None; import govdocparse; print(govdocparse.parse('').parts)\n"
        "try:\n    import govdocparse.arrow\nexcept ImportError as error:\n    print(error)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.splitlines() == [
        "()",
        "govdocparse.arrow needs the package pyarrow; install it: pip install 'govdocparse[arrow]'",
    ]
