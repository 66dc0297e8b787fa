"""XML to Document: reads what `xml.to_xml` writes, in any layout of the tags, and nothing that the schema refuses.

Nothing outside the file is ever read: a document type declaration, and with it every entity, is refused.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import msgspec

from govdocparse.errors import UnusableInput, expect
from govdocparse.model import SCHEMA, Document
from govdocparse.writers.xml import LISTS, NAMESPACE

if TYPE_CHECKING:
    from lxml import etree

_Node = dict[str, Any]

_PREFIX = f"{{{NAMESPACE}}}"
_BLOCKS = frozenset({"section", "paragraph", "table"})
_KEY = {item: key for lists in LISTS.values() for key, item in lists.items()} | dict.fromkeys(_BLOCKS, "blocks")
# Attributes that are not strings, besides `span`.
_INTEGERS = frozenset({"characters", "start", "end", "count", "level", "number", "tier", "columns", "rows"})
_FLAGS = frozenset({"run_in"})
_ITEM_KEYS = ("marker", "number", "start", "end", "span")
_REFUSAL = f"this is no {SCHEMA} XML"


def from_xml(data: str | bytes) -> Document:
    """The Document that the XML says; raises UnusableInput where it says none. Bytes are UTF-8."""
    expect("from_xml", data, (str, bytes), "a string or bytes")
    root = _parsed(data)
    _validate(root)
    try:
        return msgspec.convert(_node(root), Document)
    except (ValueError, RecursionError) as error:
        raise UnusableInput(f"{_REFUSAL}: {error}") from error


def _parsed(data: str | bytes) -> etree._Element:
    """The root element, without comments and processing instructions."""
    from lxml import etree

    # `huge_tree` lifts the limits on the length of a text and on depth. They guard against entities that grow, and
    # without a document type declaration there are none: the tree is as large as the file.
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=True,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        encoded = data.encode() if isinstance(data, str) else data
        if b"<!DOCTYPE" in encoded:
            raise UnusableInput(f"{_REFUSAL}: a document type declaration (<!DOCTYPE) is not allowed")
        return etree.fromstring(encoded, parser)
    except etree.XMLSyntaxError as error:
        raise UnusableInput(f"{_REFUSAL}: {error.msg}") from error
    except UnicodeError as error:
        raise UnusableInput(f"{_REFUSAL}: {error}") from error


@cache
def schema() -> etree.XMLSchema:
    """The XSD that comes with the package, compiled once a process."""
    from lxml import etree

    return etree.XMLSchema(etree.fromstring((files("govdocparse") / "schemas/govdocparse-1.xsd").read_bytes()))


def _validate(root: etree._Element) -> None:
    """Refuse what the XSD refuses, with the reason and the line."""
    from lxml import etree

    try:
        schema().assertValid(root)
    except etree.DocumentInvalid as error:
        raise UnusableInput(f"{_REFUSAL}: {str(error).replace(_PREFIX, '')}") from error


def _name(element: etree._Element) -> str:
    return element.tag.removeprefix(_PREFIX)


def _node(element: etree._Element) -> _Node:
    """An element as the JSON object that it says."""
    name = _name(element)
    if name == "responsibility":
        return {**_annotation(element), "text": _mixed(element)[0]}
    node = _attributes(element)
    if name in _BLOCKS:
        node["type"] = name
    if name in ("paragraph", "cell"):
        node["text"], inline = _mixed(element)
        node["annotations"] = [item for item in inline if item["type"] != "item"]
        node["items"] = [{key: item[key] for key in _ITEM_KEYS} for item in inline if item["type"] == "item"]
        return node
    if name == "section":
        node["annotations"] = []
    for key in LISTS.get(name, ()):
        node[key] = []
    for child in element:
        _add(node, name, child)
    return node


def _add(node: _Node, parent: str, child: etree._Element) -> None:
    """Put a child element where the JSON has it."""
    name = _name(child)
    if name == "heading":
        node["heading"], node["annotations"] = _mixed(child)
        if any(item["type"] == "item" for item in node["annotations"]):
            raise UnusableInput(f"{_REFUSAL}: the heading {node['heading']!r} holds a list item")
        return
    content = _node(child)
    if parent == "metadata":
        content["text"] = child.text or ""
    if name in _KEY:
        node[_KEY[name]].append(content["cells"] if name == "row" else content)
    else:
        node[name] = content


def _annotation(element: etree._Element) -> _Node:
    """An annotation but for its place and its text."""
    node = {"type": _name(element), **_attributes(element)}
    if node["type"] == "responsibility":
        units = (child for child in element if _name(child) == "unit")
        node["units"] = [{**_attributes(unit), "members": [member.get("name") for member in unit]} for unit in units]
    return node


def _attributes(element: etree._Element) -> _Node:
    """The attributes of an element with their JSON values; those of other namespaces are not ours."""
    node: _Node = {}
    for key, value in ((str(key), str(value)) for key, value in element.items()):
        if key == "span":
            node[key] = [int(place) for place in value.split()]
        elif key in _INTEGERS:
            node[key] = int(value)
        elif key in _FLAGS:
            node[key] = value == "true"
        elif not key.startswith("{"):
            node[key] = value
    return node


def _mixed(element: etree._Element, start: int = 0) -> tuple[str, list[_Node]]:
    """The text of an element that starts at `start` of its leaf, and the annotations in it, the outer of two first."""
    pieces = [element.text or ""]
    found: list[_Node] = []
    end = start + len(pieces[0])
    for child in element:
        if _name(child) != "unit":
            text, inner = _mixed(child, end)
            # An item says itself where it ends.
            found.append({"text": text, "start": end, "end": end + len(text), **_annotation(child)})
            found += inner
            pieces.append(text)
            end += len(text)
        pieces.append(child.tail or "")
        end += len(pieces[-1])
    return "".join(pieces), found
