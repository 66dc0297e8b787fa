"""The build hook compiles what pyproject.toml names, or leaves the wheel plain Python; what it cannot do it says."""

from __future__ import annotations

import ast
import importlib.util
import os
import sys
import tempfile
import tomllib
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from commands import run
from project import ROOT

COMPILED: list[str] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"][
    "targets"
]["wheel"]["hooks"]["custom"]["compiled"]
PLAIN: dict[str, Any] = {"force_include": {}}


class Messages:
    """What hatchling gives a hook to speak with."""

    def __init__(self) -> None:
        self.warnings: list[str] = []

    def display_warning(self, message: str) -> None:
        self.warnings.append(message)


@pytest.fixture
def hook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    spec = importlib.util.spec_from_file_location("hatch_build", ROOT / "hatch_build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return module


def built(hook: ModuleType, version: str = "standard") -> tuple[dict[str, Any], list[str]]:
    """What the hook adds to a wheel, and what it warns of."""
    messages = Messages()
    data: dict[str, Any] = {"force_include": {}}
    compiler = hook.Compiled(str(ROOT), {"compiled": COMPILED}, None, None, "", "wheel", messages)
    compiler.initialize(version, data)
    compiler.finalize(version, data, "")
    return data, messages.warnings


def compiles(_source: Path, _names: list[str], folder: Path) -> list[Path]:
    return [folder / "lib" / "govdocparse" / "text.so"]


def breaks(*_: object) -> list[Path]:
    sys.exit("gcc was not found")


def modules(name: str) -> list[Path]:
    """The module of that name, or all modules of the folder."""
    path = ROOT / "src" / name
    return [path] if name.endswith(".py") else sorted(path.rglob("*.py"))


@pytest.mark.parametrize("name", COMPILED)
def test_what_is_to_be_compiled_is_there(name: str) -> None:
    assert all(map(Path.is_file, modules(name)))
    assert modules(name)


@pytest.mark.parametrize("name", COMPILED)
def test_constants_of_what_is_compiled_are_final(name: str) -> None:
    for module in modules(name):
        statements = ast.parse(module.read_text(encoding="utf-8")).body
        named = [target for each in statements if isinstance(each, ast.Assign) for target in ast.walk(each.targets[0])]
        constants = [target.id for target in named if isinstance(target, ast.Name) and target.id.strip("_T").isupper()]
        assert constants == [], module


@pytest.mark.parametrize("name", COMPILED)
def test_nothing_compiled_is_cached_by_a_property(name: str) -> None:
    """mypyc would take it for a plain property, and each use would work it out again."""
    assert [module.name for module in modules(name) if "cached_property" in module.read_text(encoding="utf-8")] == []


def test_what_was_compiled_goes_into_a_wheel_of_this_platform(
    hook: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("GOVDOCPARSE_BUILD", raising=False)
    monkeypatch.setattr(hook, "compile_modules", compiles)
    data, warnings = built(hook)
    assert list(data.pop("force_include").values()) == ["govdocparse/text.so"]
    assert (data, warnings) == ({"pure_python": False, "infer_tag": True}, [])
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("version", "wanted"), [("editable", ""), ("editable", "compiled"), ("standard", "plain")])
def test_plain_python_where_it_is_asked_for(
    version: str, wanted: str, hook: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GOVDOCPARSE_BUILD", wanted)
    monkeypatch.setattr(hook, "compile_modules", compiles)
    assert built(hook, version) == (PLAIN, [])


def test_plain_python_where_it_cannot_be_compiled(
    hook: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("GOVDOCPARSE_BUILD", raising=False)
    monkeypatch.setattr(hook, "compile_modules", breaks)
    assert built(hook) == (PLAIN, ["govdocparse stays plain Python, slower and else the same: gcc was not found"])
    assert list(tmp_path.iterdir()) == []


def test_a_build_that_must_compile_fails_where_it_cannot(
    hook: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("GOVDOCPARSE_BUILD", "compiled")
    monkeypatch.setattr(hook, "compile_modules", breaks)
    with pytest.raises(SystemExit, match="gcc was not found"):
        built(hook)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.environ.get("GOVDOCPARSE_BUILD") != "compiled", reason="GOVDOCPARSE_BUILD asks for nothing")
def test_what_is_installed_is_compiled_where_that_was_asked_for() -> None:
    assert run("--version").stdout.endswith(b"(compiled)\n")
