"""govdocparse: any Chinese government document (公文) as one canonical, lossless structure."""

from __future__ import annotations

from govdocparse.errors import UnusableInput
from govdocparse.model import Document
from govdocparse.pipeline import parse, parse_file
from govdocparse.public import quantities
from govdocparse.writers.chunks import to_chunks
from govdocparse.writers.json import from_json, to_json
from govdocparse.writers.markdown import to_markdown
from govdocparse.writers.text import to_text
from govdocparse.writers.xml import to_xml
from govdocparse.writers.xml_reader import from_xml

__all__ = [
    "Document",
    "UnusableInput",
    "from_json",
    "from_xml",
    "parse",
    "parse_file",
    "quantities",
    "to_chunks",
    "to_json",
    "to_markdown",
    "to_text",
    "to_xml",
]
__version__ = "0.1.0"
