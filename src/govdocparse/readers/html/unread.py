"""What a web page shows that is no text of it: pictures in the paper, and what a script puts there."""

from __future__ import annotations

from collections.abc import Iterator

from govdocparse.counted import counted
from govdocparse.grammar import Grammar
from govdocparse.readers.html.content import Content
from govdocparse.readers.html.text import Rendered
from govdocparse.readers.html.tree import Page
from govdocparse.readers.reading import Note

# In pixels: what is smaller is an icon. In characters: what has less text may be all pictures.
_LEAST_SIDE = 50
_LITTLE_TEXT = 100
# How many Chinese characters scripts hold where they hold the paper, and how many times those that are shown.
_MUCH_SCRIPTED = 300
_TIMES = 4
# So many empty places are a template and no counter of visits.
_TEMPLATE = 3
_LONGEST_ADDRESS = 300
_NOTHING = ("about:", "javascript:", "data:")
_SAVE = "save the page with its elements as the browser shows them"


def notes(page: Page, content: Content, rendered: Rendered, grammar: Grammar) -> Iterator[Note]:
    """Notes for a page that scripts would fill, for what it shows in a frame, and for the pictures of the paper."""
    text = sum(max(0, rendered.ends[node] - rendered.begins[node]) for node in content.holders)
    if page.scripts and not rendered.text.strip():
        yield Note(f"a script puts the text there; {_SAVE}")
    elif page.scripted > max(_MUCH_SCRIPTED, _TIMES * text):
        yield Note(f"scripts hold {page.scripted} Chinese characters, and the page shows hardly any; {_SAVE}")
    else:
        empty = grammar.pattern("html_placeholder").findall(rendered.text)
        if len(empty) >= _TEMPLATE or (empty and text <= _LITTLE_TEXT):
            yield Note(f"a script puts the text in the place of {empty[0]}; {_SAVE}")
    shown = _shown(page, grammar, few=text <= _LITTLE_TEXT)
    if shown:
        yield Note(f"not read: what the page shows in a frame ({shown}); save that, too")
    pictures = _pictures(page, content, grammar)
    if pictures:
        yield Note(f"not read: {counted(pictures, 'picture')}", "info" if text > _LITTLE_TEXT else "warning")


def _shown(page: Page, grammar: Grammar, *, few: bool) -> str | None:
    """The address of the first file that a page shows in a frame; where it has `few` words, of any page in one."""
    is_file = grammar.pattern("html_file_address")
    for address in page.shown:
        found = is_file.search(address)
        if (found is not None and found["file"] is not None) or (few and not address.lower().startswith(_NOTHING)):
            return address[:_LONGEST_ADDRESS]
    return None


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
