"""Helpers for tests of the structure layer: a structure from clean text, and trees as plain lists."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from govdocparse import parse, structure
from govdocparse.cleaning.cleaned import Cleaned
from govdocparse.grammar import shipped
from govdocparse.model import Document, Field, Metadata
from govdocparse.structure.tree import Node, ParagraphNode, SectionNode, Structure
from govdocparse.text import Text
from invariants import check

# A covering notice, who signs it and when, and a text that says little.
NOTICE = ("某市人民政府印发若干政策的通知", "各区人民政府：", "现将《若干政策》印发给你们，请执行。")
SIGNED = ("某市人民政府", "2025年2月8日")
BODY = "现将有关事项通知如下。"


def structure_of(*lines: str) -> Structure:
    """The structure of clean lines."""
    source = "\n".join(lines)
    return structure.read(Cleaned(source, Text.of(source), "simplified", (), (), (), (), ()), shipped())


def parsed(*lines: str) -> Document:
    """The document of which each line is a paragraph, checked for what holds of every document."""
    source = "\n\n".join(lines)
    document = parse(source)
    check(document, source)
    return document


def fields(metadata: Metadata) -> dict[str, Any]:
    """The fields that were found, by key: their values."""
    result: dict[str, Any] = {}
    for key in metadata.__struct_fields__:
        value = getattr(metadata, key)
        if isinstance(value, Field):
            result[key] = value.value
        elif value:
            result[key] = [field.value for field in value]
    return result


def chosen(metadata: Metadata, keys: Iterable[str]) -> dict[str, Any]:
    """The values of these fields, in their order; None for one that was not found."""
    found = fields(metadata)
    return {key: found.get(key) for key in keys}


def parts(*lines: str) -> list[tuple[str, str | None, str | None, list[Any]]]:
    """Role, label, title and blocks of each part of clean lines."""
    return [(part.role, part.label, part.title, tree(part.blocks)) for part in structure_of(*lines).parts]


def tree(nodes: tuple[Node, ...]) -> list[Any]:
    """Sections as [marker, heading, *blocks], paragraphs as their text."""
    return [_plain(node) for node in nodes]


def _plain(node: Node) -> Any:
    if isinstance(node, SectionNode):
        return [node.marker, node.heading.string if node.heading else None, *tree(node.blocks)]
    if isinstance(node, ParagraphNode):
        return node.text.string
    return [[cell.text.string for cell in row] for row in node.rows]
