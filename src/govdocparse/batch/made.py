"""What shapes the output of a run beside its inputs and options: the shipped rules, and the libraries below them."""

from __future__ import annotations

import hashlib
import sys
from importlib.metadata import PackageNotFoundError, version

from govdocparse.grammar import shipped_texts

# Those whose answers are in the output; any package that installs as `opencc` may be there.
_LIBRARIES = ("cn2an", "lxml", "OpenCC", "opencc-purepy", "opencc-python-reimplemented", "pypdfium2", "regex")


def rules() -> str:
    """The SHA-256 of all grammar files that come with the package, by their names."""
    digest = hashlib.sha256()
    for name, text in shipped_texts():
        digest.update(f"{name}\0{text}\0".encode())
    return digest.hexdigest()


def libraries() -> dict[str, str]:
    """The releases of Python (whose tables of characters count) and of the libraries that are installed, by name."""
    found = {"python": f"{sys.version_info.major}.{sys.version_info.minor}"}
    for name in _LIBRARIES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found
