"""What carries a name: content controls, custom XML and bookmarks, which may label what stands in them as a field."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from govdocparse.readers.docx.runs import Handler
from govdocparse.readers.docx.xml import child, switched_on, value
from govdocparse.readers.field_names import key_of
from govdocparse.readers.reading import Omission
from govdocparse.text import Span

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from govdocparse.readers.docx.story import Story


def control_names(control: Element) -> tuple[str | None, str | None]:
    """The names of a content control: the one that people see, and the one that programs use."""
    properties = child(control, "sdtPr")
    return value(child(properties, "alias")), value(child(properties, "tag"))


def _control(story: Story, node: Element) -> None:
    """A content control: its content is labelled by its name; a prompt and a table of contents are omitted."""
    properties, content, start = child(node, "sdtPr"), child(node, "sdtContent"), story.sheet.length
    if content is None:
        return
    gallery = value(child(properties, "docPartObj", "docPartGallery"))

    def close() -> None:
        span = Span(start, story.sheet.length)
        if switched_on(child(properties, "showingPlcHdr")):
            story.sheet.omissions.append(Omission(span, "prompt of an empty field"))
        elif gallery in story.context.grammar.lexicon("docx_contents_galleries"):
            story.sheet.omissions.append(Omission(span, "table of contents"))
        else:
            story.label(start, *control_names(node))

    story.push(content, close)


def _custom(story: Story, node: Element) -> None:
    """A custom XML element: its content is labelled by its name."""
    start = story.sheet.length
    story.push(node, lambda: story.label(start, value(node, "element")))


def _bookmark(story: Story, node: Element) -> None:
    name, number = value(node, "name"), value(node, "id")
    if name is not None and number is not None and key_of(name, story.context.grammar) is not None:
        story.bookmarks[number] = (name, story.sheet.length)


def _bookmark_end(story: Story, node: Element) -> None:
    found = story.bookmarks.pop(value(node, "id") or "", None)
    if found is not None:
        name, start = found
        story.label(start, name)


# By local name, in the namespace of the document.
NAMED: Mapping[str, Handler] = {
    "sdt": _control,
    "customXml": _custom,
    "bookmarkStart": _bookmark,
    "bookmarkEnd": _bookmark_end,
}
