"""The public face: every public name is there, and importing the package loads next to nothing."""

import subprocess
import sys

import pytest

import govdocparse
from govdocparse import parse


@pytest.mark.parametrize("name", govdocparse.__all__)
def test_public_name(name: str) -> None:
    assert getattr(govdocparse, name).__module__.startswith("govdocparse")
    assert name in dir(govdocparse)


def test_unknown_name() -> None:
    with pytest.raises(AttributeError, match="no attribute 'parze'"):
        _ = govdocparse.parze


def test_import_is_light() -> None:
    """No library is loaded before something is asked for, and no layer."""
    code = "import sys, govdocparse; print(*sorted(name for name in sys.modules if not name.startswith('_')))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    heavy = {"regex", "msgspec", "lxml", "opencc", "cn2an", "rich", "pyarrow", "pypdfium2"}
    assert not heavy & set(loaded)
    assert [name for name in loaded if name.startswith("govdocparse")] == ["govdocparse"]


def test_a_document_is_shown_on_one_line() -> None:
    assert repr(parse("关于防汛的通知\n一、安排50万元。\n", name="a.txt")) == (
        "<Document a.txt: 关于防汛的通知, 1 part, 1 section, 1 quantity>"
    )
    assert repr(parse("")) == "<Document without name: without title, 0 parts, 0 sections, 0 quantities>"
