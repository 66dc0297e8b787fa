"""The pages say what is: code gives what stands behind it, commands print what stands below, links lead somewhere."""

from __future__ import annotations

import ast
import contextlib
import json
import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from commands import run
from govdocparse import cli, from_json, parse_file, to_json, to_xml
from project import ROOT

PAGES = [
    "README.md",
    "CONTRIBUTING.md",
    *(str(path.relative_to(ROOT)) for path in sorted((ROOT / "docs").rglob("*.md"))),
]
QIANTANG = ROOT / "samples" / "qiantang-2025-webpage.txt"


def text(page: str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


def blocks(page: str, *kinds: str) -> list[str]:
    """The code blocks of some kinds on a page."""
    found = re.findall(r"(?ms)^```(\w*)\n(.*?)^```$", text(page))
    return [code for kind, code in found if kind in kinds]


def shown(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


@pytest.mark.parametrize(
    ("page", "count"),
    [
        ("README.md", 7),
        ("docs/python.md", 6),
        ("docs/arrow.md", 2),
        ("docs/facts.md", 3),
        ("docs/compare.md", 2),
        ("docs/tasks.md", 2),
    ],
)
def test_python_gives_what_the_comment_behind_it_says(
    page: str, count: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    code = blocks(page, "python")[0]
    names: dict[str, object] = {}
    told, given = [], []
    for statement in ast.parse(code).body:
        lines = code.splitlines()[statement.lineno - 1 : statement.end_lineno]
        line, _, comment = lines[-1].partition("  # ")
        if isinstance(statement, ast.Expr) and comment:
            told.append(comment)
            given.append(shown(eval(line, names)))  # noqa: S307
        else:
            exec("\n".join(lines), names)  # noqa: S102
    assert given == told
    assert len(told) == count
    assert capsys.readouterr().out.strip() in ("", to_json(parse_file(QIANTANG)).strip())


def test_the_readme_shows_a_quantity_of_a_notice() -> None:
    (shown_there,) = (json.loads(block) for block in blocks("README.md", "json"))
    document = json.loads(to_json(parse_file(ROOT / "samples" / "hangzhou-2025-notice.txt")))
    assert shown_there in _all(document)


def _all(value: object) -> list[object]:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [value, *(each for item in inner for each in _all(item))]


def test_the_format_page_shows_what_comes_of_its_source(tmp_path: Path) -> None:
    ((source,), (as_json,), (as_xml,)) = (blocks("docs/format.md", kind) for kind in ("text", "json", "xml"))
    (tmp_path / "notice.txt").write_text(source, encoding="utf-8")
    document = parse_file(tmp_path / "notice.txt")
    assert to_json(document) == as_json
    assert to_xml(document) == as_xml


@pytest.mark.parametrize("page", ["docs/check.md", "docs/explain.md"])
def test_a_command_prints_what_the_page_says(page: str, tmp_path: Path) -> None:
    (block,) = (block for block in blocks(page, "") if block.startswith("$ cat"))
    cat, command = (part.partition("\n") for part in block.removeprefix("$ ").split("\n$ "))
    (tmp_path / cat[0].removeprefix("cat ")).write_text(cat[2], encoding="utf-8")
    result = run(*command[0].split()[1:], cwd=tmp_path)
    # A line that ends with … goes on.
    pattern = "\n".join(
        re.escape(line).replace("…", ".*") if line.endswith("…") else re.escape(line)
        for line in command[2].splitlines()
    )
    assert re.fullmatch(pattern, (result.stdout + result.stderr).decode().rstrip("\n"))


COMMANDS = [
    line.strip()
    for page in PAGES
    for code in blocks(page, "sh", "")
    for line in re.findall(r"(?m)(?:^|^\$ |&& )(govdocparse .*?)(?:&&|$)", code)
]


@pytest.mark.parametrize("line", COMMANDS)
def test_a_command_of_a_page_is_one(line: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Its options are those that it has; what they do is tested elsewhere."""
    words = shlex.split(re.split(r" [|>] ", line)[0], comments=True)[1:]
    try:
        cli._options(words)
    except SystemExit as error:
        raise AssertionError(capsys.readouterr().err) from error


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_to_pages(page: str) -> None:
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", text(page))
    named = re.findall(r"`((?:docs|tests|examples|benchmarks|src|samples|grammars)/[\w./-]+|[A-Z]+\.md)`", text(page))
    missing = [link for link in links if not (ROOT / page).parent.joinpath(link).exists()]
    missing += [name for name in named if not (ROOT / name).exists() and not name.startswith("output")]
    missing += re.findall(r"`(?!out/)([a-z-]+\.md)`", text(page))
    assert missing == []


def test_every_page_is_named_in_the_readme() -> None:
    assert [page.name for page in (ROOT / "docs").glob("*.md") if f"`docs/{page.name}`" not in text("README.md")] == []


def test_the_snapshots_page_guards_notices(tmp_path: Path) -> None:
    (code,) = blocks("docs/snapshots.md", "python")
    (tmp_path / "test_notices.py").write_text(code, encoding="utf-8")
    (tmp_path / "notices").mkdir()
    (tmp_path / "notices" / "a.txt").write_text("关于防汛的通知\n安排50万元。\n", encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "test_notices.py"]
    with contextlib.chdir(tmp_path):
        assert run("parse", "notices/a.txt", "-o", "expected/", cwd=tmp_path).returncode == 0
        assert subprocess.run(command, check=False, capture_output=True).returncode == 0
        (tmp_path / "notices" / "a.txt").write_text("关于防汛的通知\n安排60万元。\n", encoding="utf-8")
        assert subprocess.run(command, check=False, capture_output=True).returncode == 1


def test_the_grammar_of_the_page_does_what_it_says(tmp_path: Path) -> None:
    local = tmp_path / "local.toml"
    local.write_text(blocks("docs/grammars.md", "toml")[0], encoding="utf-8")
    notice = "关于防汛的通知\n定稿日期：2025年1月8日\n各县：\n收购20箩，办好三箩粮店。\n"
    notice += "某市人民政府\n2025年2月8日\n（内部资料，注意保存）\n"
    result = run("parse", "--grammar", str(local), stdin=notice.encode())
    document = from_json(result.stdout)
    assert [(found.text, found.unit) for found in document.quantities()] == [("20箩", "箩")]
    assert [note.value for note in document.metadata.notes] == ["内部资料，注意保存"]
    assert [item.code for item in document.diagnostics] == ["field.disagreement"]  # of the two dates


def test_the_oldest_libraries_that_are_tested_are_those_that_are_allowed() -> None:
    project = tomllib.loads(text("pyproject.toml"))["project"]
    extras = project["optional-dependencies"]
    allowed = [*project["dependencies"], *extras["pdf"], *extras["arrow"], *extras["xlsx"]]
    tested = [line for line in text("tests/oldest.txt").splitlines() if not line.startswith("#")]
    assert sorted(line.replace("==", ">=") for line in tested) == sorted(allowed)
