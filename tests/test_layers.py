"""The layers are those of the table in docs/architecture.md: each module imports only what its row says."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
import regex

from project import ROOT

PACKAGE = ROOT / "src" / "govdocparse"
# The public face, and the command that calls it.
FACE = {"__init__", "__main__"}


def rows() -> Iterator[tuple[list[str], str]]:
    """The modules of each row of the table, and what it says that they may use."""
    for line in (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8").splitlines():
        if line.startswith("| `"):
            cells = line.strip("| ").split(" | ")
            yield names(cells[0]), cells[-1]


def names(cell: str) -> list[str]:
    return [name.removesuffix("/") for name in regex.findall("`([^`]+)`", cell)]


def allowed() -> dict[str, set[str]]:
    """What each module or folder may import."""
    may: dict[str, set[str]] = {}
    for own, cell in rows():
        used = set(may) if "the above" in cell else set(names(cell))
        for name in own:
            may[name] = {*used, *own}
    return may


def imported(module: Path) -> Iterator[str]:
    """The modules and folders of the package that a module imports when it is loaded; its functions may import more."""
    for node in statements(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module == "govdocparse":
            yield from (alias.name for alias in node.names if alias.name != "__version__")
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("govdocparse."):
            yield str(node.module).split(".")[1]


def statements(node: ast.AST) -> Iterator[ast.AST]:
    """All below a node but what stands in functions or is for types alone."""
    for each in ast.iter_child_nodes(node):
        if not isinstance(each, (ast.FunctionDef, ast.AsyncFunctionDef)) and not _for_types(each):
            yield each
            yield from statements(each)


def _for_types(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"


def layer(module: Path) -> str:
    return module.relative_to(PACKAGE).parts[0].removesuffix(".py")


MODULES = sorted(PACKAGE.glob("**/*.py"))


def test_every_module_has_a_row() -> None:
    assert {layer(module) for module in MODULES} - FACE == set(allowed())


@pytest.mark.parametrize("module", [each for each in MODULES if layer(each) not in FACE], ids=lambda each: each.stem)
def test_a_module_imports_what_its_row_says(module: Path) -> None:
    assert set(imported(module)) <= allowed()[layer(module)]


def test_a_row_uses_what_stands_above_it_and_no_more() -> None:
    above: set[str] = set()
    for own, cell in rows():
        if "the above" not in cell:
            used = {name for module in MODULES if layer(module) in own for name in imported(module)} - set(own)
            assert used == set(names(cell)) <= above, own
        above |= set(own)


def test_tests_of_a_layer_stand_in_a_folder_of_its_name() -> None:
    folders = {path.parent.name for path in (ROOT / "tests").glob("*/**/test_*.py")}
    assert folders <= {*allowed(), "engines"}
