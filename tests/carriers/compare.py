"""What two parses of one paper have in common: all that a document says, without places in the source."""

from __future__ import annotations

from difflib import unified_diff
from typing import Any

import msgspec

from carriers.content import all_fields
from govdocparse.model import Block, Document, Section


def tree(document: Document) -> list[str]:
    """One line for the kind and for each part, section, paragraph and table, in order: all that they say but spans."""
    lines = [f"kind {document.kind}"]
    for part in document.parts:
        lines.append(f"part {part.role} | {part.label} | {part.title}")
        for block in part.blocks:
            lines += _block(block)
    return lines


def values(document: Document) -> dict[str, list[str]]:
    """The values of all fields, by key."""
    found: dict[str, list[str]] = {}
    for key, field in all_fields(document):
        found.setdefault(key, []).append(field.value)
    return found


def differences(wanted: list[str], found: list[str]) -> list[str]:
    """The lines that are not the same, as a diff."""
    return list(unified_diff(wanted, found, "text", "carrier", lineterm="", n=0))


def _block(block: Block) -> list[str]:
    if not isinstance(block, Section):
        return [_said(msgspec.to_builtins(block))]
    head = {key: value for key, value in msgspec.to_builtins(block).items() if key != "blocks"}
    return [_said(head), *(line for child in block.blocks for line in _block(child))]


def _said(item: Any) -> str:
    return msgspec.json.encode(_without_spans(item), order="sorted").decode()


def _without_spans(item: Any) -> Any:
    if isinstance(item, dict):
        return {key: _without_spans(value) for key, value in item.items() if key != "span"}
    return [_without_spans(value) for value in item] if isinstance(item, list | tuple) else item
