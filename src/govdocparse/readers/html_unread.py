"""What a web page shows that is no text of it: pictures in the paper, and what a script puts there."""

from __future__ import annotations

from collections.abc import Iterator

from govdocparse.counted import counted
from govdocparse.grammar import Grammar
from govdocparse.readers.html_content import Content
from govdocparse.readers.html_text import Rendered
from govdocparse.readers.html_tree import Page
from govdocparse.readers.reading import Note

# In pixels: what is smaller is an icon. In characters: what has less text may be all pictures.
_LEAST_SIDE = 50
_LITTLE_TEXT = 100


def notes(page: Page, content: Content, rendered: Rendered, grammar: Grammar) -> Iterator[Note]:
    """One note for the pictures of the paper, and one for a page without text that scripts would fill."""
    if page.scripts and not rendered.text.strip():
        yield Note("a script puts the text there; save the page with its elements as the browser shows them")
    pictures = _pictures(page, content, grammar)
    if pictures:
        text = sum(max(0, rendered.ends[node] - rendered.begins[node]) for node in content.holders)
        yield Note(f"not read: {counted(pictures, 'picture')}", "info" if text > _LITTLE_TEXT else "warning")


def _pictures(page: Page, content: Content, grammar: Grammar) -> int:
    """How many pictures stand in the elements that hold the paper, none of them hidden, furniture or an icon."""
    holders, inside = frozenset(content.holders), [False] * len(page.tags)
    icon = grammar.pattern("html_icon_address")
    count = 0
    for node, parent in enumerate(page.parents):
        if node in content.hidden or node in content.furniture:
            continue
        inside[node] = node in holders or (parent >= 0 and inside[parent])
        if inside[node] and page.tags[node] == "img":
            attributes = page.attributes[node]
            source = attributes.get("src") or attributes.get("data-src") or ""
            count += bool(source) and not icon.search(source) and not _is_small(attributes.get("width"))
    return count


def _is_small(width: str | None) -> bool:
    digits = (width or "").strip().removesuffix("px")
    return digits.isdecimal() and len(digits) < 5 and int(digits) < _LEAST_SIDE
