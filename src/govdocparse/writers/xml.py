"""Document to XML: the tree of the canonical JSON, in Canonical XML form by construction.

The string value of an element with text is that text: annotations stand around their own words, and nothing else in it
has text. A list item is an empty element where the item begins, so that an annotation may cross its ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec

from govdocparse.errors import UnusableInput, expect
from govdocparse.model import Document

NAMESPACE = "urn:govdocparse:1"

# Element -> its keys that hold lists -> the element that each item becomes; a block is named by its type instead.
LISTS: Mapping[str, Mapping[str, str]] = {
    "document": {"parts": "part", "omitted": "omitted", "diagnostics": "diagnostic"},
    "source": {"repairs": "repair", "repaired": "repaired", "locators": "locator"},
    "metadata": {
        "issuers": "issuer",
        "addressees": "addressee",
        "signers": "signer",
        "keywords": "keyword",
        "cc": "cc",
        "notes": "note",
        "related_links": "related_link",
    },
    "part": {"blocks": ""},
    "section": {"responsibilities": "responsibility", "blocks": ""},
    "table": {"rows": "row"},
    "row": {"cells": "cell"},
}

_Node = dict[str, Any]

_ITEM = {key: item for lists in LISTS.values() for key, item in lists.items()}
# Said by the name or content of an element, and so by no attribute; start and end of a text are said by its place.
_NOT_ATTRIBUTES = frozenset({"type", "text", "heading"})
_NOT_ATTRIBUTES_WITH_TEXT = _NOT_ATTRIBUTES | {"start", "end"}
_NOT_CHILDREN = frozenset({"span", "annotations", "items"})
# What XML 1.0 cannot carry, as what it is: the complement of what it can takes twenty times as long to compile.
_UNSAFE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def to_xml(document: Document) -> str:
    """The Document as XML text with a line feed at its end.

    What XML 1.0 cannot carry (most control characters), and no Document should hold, becomes U+FFFD. Raises
    UnusableInput where an annotation is not what its text says, is out of order, or overlaps without nesting.
    """
    expect("to_xml", document, Document, "a Document")
    out: list[str] = []
    _element(out, "document", msgspec.to_builtins(document), "\n")
    out[0] = out[0].replace("<document", f'<document xmlns="{NAMESPACE}"', 1)
    out.append("\n")
    return xml_safe("".join(out))


def xml_safe(text: str) -> str:
    """The text with U+FFFD for each character that XML 1.0 cannot carry."""
    return _UNSAFE.sub("\ufffd", text)


def _element(out: list[str], name: str, node: _Node, line: str) -> None:
    """One element, its text on its own line, or its children on lines further in than `line`."""
    _start_tag(out, name, node)
    if "text" in node:
        if "start" in node:
            raise UnusableInput(f"{name} {node['text']!r} has a place in a text, and stands in a list")
        _units(out, node)
        _mixed(out, node["text"], _inline(node))
    else:
        inner = line + "  "
        tags = len(out)
        for child, content in _children(node):
            out.append(inner)
            _element(out, child, content, inner)
        if len(out) > tags:
            out.append(line)
    out.append(f"</{name}>")


def _children(node: _Node) -> Iterator[tuple[str, _Node]]:
    """The child elements of an element without text, in schema order but the heading first."""
    if "heading" in node:
        yield "heading", {"text": node["heading"], "annotations": node["annotations"]}
    elif node.get("annotations"):
        raise UnusableInput(f"section {node['id']} has annotations and no heading that they could stand in")
    for key, value in node.items():
        if isinstance(value, dict):
            yield key, value
        elif isinstance(value, tuple) and key not in _NOT_CHILDREN:
            for item in value:
                yield (_ITEM[key] or item["type"]), ({"cells": item} if key == "rows" else item)


def _start_tag(out: list[str], name: str, node: _Node) -> None:
    """The tag that opens an element, its scalars as attributes in the order of Canonical XML."""
    hidden = _NOT_ATTRIBUTES_WITH_TEXT if "text" in node else _NOT_ATTRIBUTES
    attributes = "".join([_attribute(key, node[key]) for key in sorted(node) if key not in hidden])
    out.append(f"<{name}{attributes}>")


def _attribute(key: str, value: Any) -> str:
    """One attribute; nothing for a value that becomes child elements."""
    if isinstance(value, str):
        return f' {key}="{value if value.isalnum() else _escaped_attribute(value)}"'
    if key == "span":
        return f' span="{value[0]} {value[1]}"'
    if isinstance(value, bool):
        return f' {key}="{"true" if value else "false"}"'
    return f' {key}="{value}"' if isinstance(value, int) else ""


def _units(out: list[str], node: _Node) -> None:
    """The bodies of a responsibility, in front of its text and without text, so that they add nothing to it."""
    for unit in node.get("units", ()):
        _start_tag(out, "unit", unit)
        out += [f'<member name="{_escaped_attribute(member)}"></member>' for member in unit.get("members", ())]
        out.append("</unit>")


def _inline(node: _Node) -> Sequence[_Node]:
    """What stands in the text of an element, in order of place; an item before the annotation that begins with it."""
    annotations: Sequence[_Node] = node.get("annotations", ())
    if "items" not in node:
        return annotations
    found = [*_items(node), *annotations]
    return sorted(found, key=lambda item: (item.get("start", -1), item["type"] != "item"))


def _items(node: _Node) -> Iterator[_Node]:
    """The items of a text, none reaching over the next one."""
    text, listed = node["text"], node.get("items", ())
    ends = [*(item["start"] for item in listed), len(text)][1:]
    for item, limit in zip(listed, ends, strict=True):
        start, end = item["start"], item["end"]
        if not start < end <= limit or not text.startswith(item["marker"], start):
            raise UnusableInput(f"item {item['marker']!r} at [{start}, {end}) is not there, or reaches over the next")
        yield {"type": "item", **item}


def _item(item: _Node) -> str:
    """An item as an empty element where it begins; where it ends is said by an attribute."""
    out: list[str] = []
    _start_tag(out, "item", {key: value for key, value in item.items() if key != "start"})
    return f"{out[0]}</item>"


def _mixed(out: list[str], text: str, annotations: Sequence[_Node]) -> None:
    """The text with each annotation as an element around its own words, the outer of two first."""
    opened: list[tuple[int, str]] = []
    done = 0

    def close_up_to(place: int) -> None:
        nonlocal done
        while opened and opened[-1][0] <= place:
            end, name = opened.pop()
            out.append(f"{_escaped(text[done:end])}</{name}>")
            done = end

    for annotation in annotations:
        start, end = annotation.get("start", -1), annotation.get("end", -1)
        close_up_to(start)
        if annotation["type"] == "item":
            out.append(f"{_escaped(text[done:start])}{_item(annotation)}")
            done = start
            continue
        limit = opened[-1][0] if opened else len(text)
        if not done <= start <= end <= limit or text[start:end] != annotation["text"]:
            raise UnusableInput(
                f"annotation {annotation['text']!r} at [{start}, {end}) is not there, out of order, or crosses another"
            )
        out.append(_escaped(text[done:start]))
        done = start
        _start_tag(out, annotation["type"], annotation)
        _units(out, annotation)
        opened.append((end, annotation["type"]))
    close_up_to(len(text))
    out.append(_escaped(text[done:]))


def _escaped(text: str) -> str:
    """Text content as Canonical XML writes it."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#xD;")


def _escaped_attribute(text: str) -> str:
    """An attribute's value as Canonical XML writes it."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    return escaped.replace("\t", "&#x9;").replace("\n", "&#xA;").replace("\r", "&#xD;")
