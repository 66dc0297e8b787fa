"""An element of OOXML and what one asks of it: its children, values and switches, in its own namespace.

Transitional and strict documents differ in their namespaces only, so all questions go by the namespace of the element
that is asked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

WORD = (
    "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}",
    "{http://purl.oclc.org/ooxml/wordprocessingml/main}",
)
COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
DRAWN = "{urn:schemas-microsoft-com:vml}"
_RELATION = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}",
    "{http://purl.oclc.org/ooxml/officeDocument/relationships}",
)
# The extensions whose text stands in elements that the reader knows: shapes, groups, canvases, and Word's own.
_UNDERSTOOD = frozenset(("wps", "wpg", "wpc", "wp14", "w14", "w15", "w16"))
_NONE: Mapping[str, Element] = MappingProxyType({})
_OFF = frozenset(("0", "false", "off"))
# No number that counts paragraphs or columns of a document is beyond it.
_LARGEST = 2**31


@lru_cache(maxsize=4096)
def namespace(tag: str) -> str:
    """The namespace of a tag, in braces."""
    return tag[: tag.find("}") + 1]


def child(element: Element | None, *names: str) -> Element | None:
    """The element that `names` lead to, one level a name; None where one is missing."""
    for name in names:
        if element is None:
            return None
        element = next(element.iterchildren(namespace(element.tag) + name), None)
    return element


def properties(element: Element, name: str) -> Mapping[str, Element]:
    """What the property element `name` of an element holds, by local name; empty where there is none."""
    space = namespace(element.tag)
    found = next(element.iterchildren(space + name), None)
    return _NONE if found is None else {item.tag.removeprefix(space): item for item in found}


def children(element: Element | None, name: str) -> Iterator[Element]:
    """The children of one name."""
    if element is not None:
        yield from element.iterchildren(namespace(element.tag) + name)


def value(element: Element | None, name: str = "val") -> str | None:
    """An attribute in the element's own namespace; None where the element or the attribute is missing."""
    return None if element is None else element.get(namespace(element.tag) + name)


def number(element: Element | None, name: str = "val") -> int | None:
    """An attribute that is a whole number; None for anything else."""
    return whole(value(element, name))


def whole(text: str | None) -> int | None:
    """A whole number of at most ten digits or so; None for anything else."""
    if text is None or len(text) > 11:
        return None
    try:
        result = int(text)
    except ValueError:
        return None
    return result if -_LARGEST <= result <= _LARGEST else None


def switched_on(element: Element | None) -> bool:
    """Whether a switch is there and not off."""
    return element is not None and (value(element) or "1") not in _OFF


def relation(element: Element) -> str | None:
    """The id of the relationship that an element names."""
    for space in _RELATION:
        if (found := element.get(space + "id")) is not None:
            return found
    return None


def chosen(alternatives: Element) -> Element | None:
    """The one branch of mc:AlternateContent to read: the first choice that is understood, else the fallback."""
    for branch in alternatives.iterchildren():
        if branch.tag != COMPATIBILITY + "Choice" or set((branch.get("Requires") or "").split()) <= _UNDERSTOOD:
            return branch
    return None
