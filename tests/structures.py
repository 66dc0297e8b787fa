"""Helpers for tests of the structure layer: a structure from clean text, and trees as plain lists."""

from __future__ import annotations

from typing import Any

from govdocparse import structure
from govdocparse.cleaning.cleaned import Cleaned
from govdocparse.grammar import shipped
from govdocparse.model import Field, Metadata
from govdocparse.structure.tree import Node, ParagraphNode, SectionNode, Structure
from govdocparse.text import Text


def structure_of(*lines: str) -> Structure:
    """The structure of clean lines."""
    source = "\n".join(lines)
    return structure.read(Cleaned(source, Text.of(source), "simplified", (), (), (), (), ()), shipped())


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


def tree(nodes: tuple[Node, ...]) -> list[Any]:
    """Sections as [marker, heading, *blocks], paragraphs as their text."""
    return [_plain(node) for node in nodes]


def _plain(node: Node) -> Any:
    if isinstance(node, SectionNode):
        return [node.marker, node.heading.string if node.heading else None, *tree(node.blocks)]
    if isinstance(node, ParagraphNode):
        return node.text.string
    return [[cell.text.string for cell in row] for row in node.rows]
