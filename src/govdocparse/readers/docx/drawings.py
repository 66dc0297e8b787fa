"""Drawings of Word files: the text boxes in them, and what shows something that is no text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from govdocparse.counted import counted
from govdocparse.readers.docx.xml import COMPATIBILITY, DRAWN, chosen
from govdocparse.readers.reading import Note

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

PICTURE, EMBEDDED, DOCUMENT = "picture", "embedded object (OLE)", "embedded document (altChunk)"
# What an element of a drawing shows that is no text, by the local name of the element.
_UNREAD: Mapping[str, str] = {
    "pic": PICTURE,
    "imagedata": PICTURE,
    "chart": "chart",
    "relIds": "diagram (SmartArt)",
    "OLEObject": EMBEDDED,
}


class Drawing(NamedTuple):
    """The text boxes and drawn words of a drawing, the outermost of each, and what else it shows."""

    boxes: list[Element]
    unread: Counter[str]


def contents(node: Element, space: str) -> Drawing:
    """What stands in a drawing, one branch of alternatives only; text boxes are not looked into."""
    boxes: list[Element] = []
    unread: Counter[str] = Counter()
    stack: list[Iterator[Element]] = [iter((node,))]
    while stack:
        inner = next(stack[-1], None)
        if inner is None:
            stack.pop()
        elif inner.tag == space + "txbxContent" or (inner.tag == DRAWN + "textpath" and inner.get("string")):
            boxes.append(inner)
        elif inner.tag == COMPATIBILITY + "AlternateContent":
            branch = chosen(inner)
            stack.append(iter(()) if branch is None else iter(branch))
        else:
            if (what := _UNREAD.get(inner.tag.rpartition("}")[2])) is not None:
                unread[what] += 1
            stack.append(iter(inner))
    if unread[EMBEDDED]:
        # The picture of an embedded object is what it looks like.
        del unread[PICTURE]
    return Drawing(boxes, +unread)


def notes(unread: Mapping[str, int], *, alone: bool) -> Iterable[Note]:
    """What is to be said of all that was not read. Pictures are seals and emblems mostly, unless they are `alone`."""
    for what, count in unread.items():
        noun, blank, detail = what.partition(" (")
        some = f"{counted(count, noun)}{blank}{detail}"
        yield Note(f"not read: {some}", "info" if what == PICTURE and not alone else "warning")
