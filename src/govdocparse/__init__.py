"""govdocparse: any Chinese government document (公文) as one canonical, lossless structure."""

from __future__ import annotations

from govdocparse.errors import UnusableInput
from govdocparse.model import Document
from govdocparse.pipeline import parse, parse_file
from govdocparse.public import quantities
from govdocparse.writers.json import from_json, to_json
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
    "to_json",
    "to_xml",
]
__version__ = "0.1.0"
