"""The public face: every public name is there, and importing the package loads next to nothing."""

import subprocess
import sys

import pytest

import govdocparse


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
