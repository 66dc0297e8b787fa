"""The time from nothing to a package that can parse, and to the first document: CPU seconds of whole processes."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Mapping
from types import MappingProxyType

from measures.children import spent
from speed import SAMPLES

BARE = "a bare Python"
_SAMPLE = SAMPLES / "hangzhou-2025-notice.txt"
_CODE = {
    BARE: "pass",
    "import govdocparse": "import govdocparse",
    "from govdocparse import parse": "from govdocparse import parse",
    "import, and one sample to JSON": (
        f"from govdocparse import parse_file, to_json\nto_json(parse_file({str(_SAMPLE)!r}))"
    ),
}


def seconds(rounds: int, names: tuple[str, ...] = tuple(_CODE)) -> dict[str, float]:
    """The CPU seconds of a Python process that does no more than each of these, in turn; of several rounds the best."""
    with tempfile.TemporaryDirectory() as bytecode:
        turns = [
            {name: spent([sys.executable, "-c", _CODE[name]], variables=_installed(bytecode)).cpu for name in names}
            for _ in range(rounds)
        ]
    return {name: min(turn[name] for turn in turns) for name in names}


def command(rounds: int, variables: Mapping[str, str] = MappingProxyType({})) -> float:
    """The CPU seconds of a cold `govdocparse parse` of one sample, with more environment variables."""
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as bytecode:
        environment = {**variables, **_installed(bytecode)}
        parse = [sys.executable, "-m", "govdocparse", "parse", str(_SAMPLE), "-o", folder]
        return min(spent(parse, variables=environment).cpu for _ in range(rounds))


def _installed(folder: str) -> dict[str, str]:
    """Python compiles modules to bytecode in a folder, as pip does where it installs them."""
    return {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": folder}
