"""What the tag and the style of an element do to its text: the rules of HTML and CSS on lines and blanks."""

from __future__ import annotations

from collections.abc import Mapping

import regex

from govdocparse.readers.html.tree import Page

# What an element does to the text, as bits.
BLOCK, PRE, LINK, TABLE, CELL, LABEL, VALUE, RAISED = 1, 2, 4, 8, 16, 32, 64, 128
_BLOCKS = (
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frameset", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "optgroup", "option", "p", "section",
    "select", "summary", "tbody", "tfoot", "thead", "ul", "ucapcontent",
)  # fmt: skip
_KINDS = {
    **dict.fromkeys(_BLOCKS, BLOCK),
    **dict.fromkeys(("pre", "textarea", "xmp", "listing", "plaintext"), BLOCK | PRE),
    **dict.fromkeys(("tr", "td", "th"), BLOCK | CELL),
    "table": BLOCK | TABLE,
    "a": LINK,
    "sup": RAISED,
}
_DISPLAY = regex.compile(r"(?:^|;)\s*display\s*:\s*([a-z-]+)")
_WHITE_SPACE = regex.compile(r"(?:^|;)\s*white-space\s*:\s*(?:pre|break-spaces)")


def kinds(page: Page, values: Mapping[int, int]) -> list[int]:
    """What each element does to the text, by its tag, its style, and whether it is a label or a value."""
    found = [_KINDS.get(tag, 0) for tag in page.tags]
    for node, attributes in enumerate(page.attributes):
        if not attributes:
            found[node] &= ~LINK
            continue
        style = attributes.get("style")
        if style:
            found[node] = _styled(found[node], style)
        if found[node] & LINK and "href" not in attributes:
            found[node] &= ~LINK
    for label, value in values.items():
        found[label] |= LABEL | BLOCK
        if value >= 0:
            found[value] |= VALUE
    return found


def _styled(kind: int, style: str) -> int:
    """What an element does to the text under a style of its own."""
    style = style.lower()
    if "display" in style and (found := _DISPLAY.search(style)):
        if found[1] in ("block", "flex", "grid", "table", "list-item"):
            kind |= BLOCK
        elif found[1] in ("inline", "inline-block") and not kind & (TABLE | CELL):
            kind &= ~BLOCK
    return kind | PRE if "white-space" in style and _WHITE_SPACE.search(style) else kind
