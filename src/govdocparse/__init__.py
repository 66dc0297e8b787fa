"""govdocparse: any Chinese government document (公文) as one canonical, lossless structure.

What is public is loaded when it is first asked for, so that importing the package takes no time.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from govdocparse.bare import quantities
    from govdocparse.comparison import compare
    from govdocparse.errors import UnusableInput
    from govdocparse.model import Document
    from govdocparse.pipeline import parse, parse_file
    from govdocparse.readers.reading import Limits
    from govdocparse.writers.chunks import to_chunks
    from govdocparse.writers.json import from_json, to_json
    from govdocparse.writers.markdown import to_markdown
    from govdocparse.writers.page import to_html
    from govdocparse.writers.text import to_text
    from govdocparse.writers.xml import to_xml
    from govdocparse.writers.xml_reader import from_xml

__all__ = [
    "Document",
    "Limits",
    "UnusableInput",
    "compare",
    "from_json",
    "from_xml",
    "parse",
    "parse_file",
    "quantities",
    "to_chunks",
    "to_html",
    "to_json",
    "to_markdown",
    "to_text",
    "to_xml",
]
__version__ = "0.1.0"

_HOMES = {
    "Document": "model",
    "Limits": "readers.reading",
    "UnusableInput": "errors",
    "compare": "comparison",
    "from_json": "writers.json",
    "from_xml": "writers.xml_reader",
    "parse": "pipeline",
    "parse_file": "pipeline",
    "quantities": "bare",
    "to_chunks": "writers.chunks",
    "to_html": "writers.page",
    "to_json": "writers.json",
    "to_markdown": "writers.markdown",
    "to_text": "writers.text",
    "to_xml": "writers.xml",
}


def __getattr__(name: str) -> object:
    """A public name, from the module where it is at home (PEP 562)."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    # What completion offers: neither the imports of this module nor the modules that were loaded behind it.
    return sorted({*__all__, *(name for name in globals() if name.startswith("__"))})
