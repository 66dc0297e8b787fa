"""HTML text -> a Page: its elements and texts as one flat list, so that nothing in this reader recurses."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec
import regex

from govdocparse.errors import UnusableInput
from govdocparse.readers.reading import Limits

# Elements whose content a browser never shows as text.
_UNSEEN = frozenset(
    ("script", "style", "noscript", "template", "iframe", "object", "applet", "audio", "video", "canvas", "svg",
     "embed", "noembed", "noframes", "datalist", "map", "head", "xml")
)  # fmt: skip
_VOID = frozenset(("hr", "img", "input", "meta", "link", "base", "col", "wbr", "area", "param", "source", "frame"))
_SHOWING = {"iframe": "src", "embed": "src", "object": "data"}
_SCRIPTED = regex.compile(r"[\u4e00-\u9fff]|\\u[4-9][0-9a-fA-F]{3}")
_HIDDEN = regex.compile(r"(?i)(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))")


class Page(msgspec.Struct):
    """What was parsed: `tokens` holds texts, None for a line break, `n` where element n begins and `~n` where it ends.

    Elements are numbered in document order; `starts` and `ends` are their places in `tokens`, `parents` their parents
    (-1 for the root). `shown` are the addresses of what the page shows in a place of its own (iframe, embed, object),
    `scripted` counts the Chinese characters that stand in scripts, also as escapes.
    """

    tokens: list[str | int | None] = msgspec.field(default_factory=list)
    tags: list[str] = msgspec.field(default_factory=list)
    attributes: list[Mapping[str, str]] = msgspec.field(default_factory=list)
    parents: list[int] = msgspec.field(default_factory=list)
    starts: list[int] = msgspec.field(default_factory=list)
    ends: list[int] = msgspec.field(default_factory=list)
    metas: list[Mapping[str, str]] = msgspec.field(default_factory=list)
    title: str = ""
    base: str | None = None
    frames: list[str] = msgspec.field(default_factory=list)
    shown: list[str] = msgspec.field(default_factory=list)
    scripts: int = 0
    scripted: int = 0

    def names(self, node: int) -> list[str]:
        """The id and the classes of an element, in lower case; none for most."""
        return self.written_names(node).lower().split()

    def written_names(self, node: int) -> str:
        """The id and the classes of an element as they are written, where capitals part words (titleBox)."""
        attributes = self.attributes[node]
        return f"{attributes.get('id') or ''} {attributes.get('class') or ''}" if attributes else ""

    def is_hidden(self, node: int) -> bool:
        """Whether an element says of itself that it is not shown."""
        attributes = self.attributes[node]
        if not attributes:
            return False
        style = attributes.get("style")
        return "hidden" in attributes or (style is not None and _HIDDEN.search(style) is not None)

    def texts(self, node: int) -> str:
        """All text of an element, as it is written."""
        return "".join(token for token in self.tokens[self.starts[node] : self.ends[node]] if isinstance(token, str))


def parse(text: str, what: str, limits: Limits) -> Page:
    """HTML of any quality to its Page; raises UnusableInput where it exceeds a limit.

    The parser calls back for each element and builds no tree of its own: neither depth nor size can hurt it.
    """
    from lxml import etree

    builder = _Builder(what, limits)
    # The stubs ask for methods that lxml can do without.
    target: Any = builder
    parser = etree.HTMLParser(target=target, encoding="utf-8", no_network=True, huge_tree=True)
    # A zero byte ends the text for some parsers; HTML ignores it.
    data = text.replace("\0", "").encode("utf-8", "replace")
    try:
        etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        # Nothing but white space or comments: an empty page.
        return builder.close()
    return builder.page


class _Builder:
    """The target that the parser calls: it collects a Page and watches the limits."""

    def __init__(self, what: str, limits: Limits) -> None:
        self.page = Page()
        self._what = what
        self._limits = limits
        self._open: list[int] = []
        self._pieces: list[str] = []
        self._unseen: list[str] = []
        self._characters = 0
        self._elements = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        page = self.page
        if self._unseen or tag in _UNSEEN:
            self._start_unseen(tag, attributes)
            return
        self._flush()
        self._elements += 1
        if self._elements > self._limits.elements:
            raise UnusableInput(f"{self._what} {self._limits.passed('elements')}")
        if tag == "br":
            page.tokens.append(None)
            return
        node = len(page.tags)
        if len(self._open) >= self._limits.depth:
            raise UnusableInput(f"{self._what} {self._limits.passed('depth')}")
        page.tags.append(tag)
        page.attributes.append(attributes)
        page.parents.append(self._open[-1] if self._open else -1)
        page.starts.append(len(page.tokens))
        page.ends.append(-1)
        page.tokens.append(node)
        self._open.append(node)
        if tag in _VOID:
            self._note(tag, attributes)

    def _start_unseen(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._note(tag, attributes)
        if tag == "title" and self._unseen == ["head"] and not self.page.title:
            self._pieces.clear()
        self._unseen.append(tag)

    def _note(self, tag: str, attributes: Mapping[str, str]) -> None:
        """What an element says of the page as a whole."""
        if tag == "meta":
            self.page.metas.append(attributes)
        elif tag == "base" and self.page.base is None:
            self.page.base = attributes.get("href")
        elif tag == "script":
            self.page.scripts += 1
        elif tag == "frame" and attributes.get("src"):
            self.page.frames.append(attributes["src"] or "")
        elif tag in _SHOWING and (address := attributes.get(_SHOWING[tag])):
            self.page.shown.append(address.strip())

    def end(self, tag: str) -> None:
        """An element ends; the parser balances what the page leaves open."""
        if self._unseen:
            if self._unseen[:2] == ["head", "title"] and len(self._unseen) == 2 and not self.page.title:
                self.page.title = "".join(self._pieces)
                self._pieces.clear()
            self._unseen.pop()
            return
        if tag == "br":
            return
        self._flush()
        if self._open:
            self._end(self._open.pop())

    def _end(self, node: int) -> None:
        if self.page.tags[node] == "title" and not self.page.title:
            self._take_title(self.page.starts[node] + 1)
        self.page.ends[node] = len(self.page.tokens)
        self.page.tokens.append(~node)

    def _take_title(self, start: int) -> None:
        """The title of the page, which what ends the head too early (an iframe) leaves in its body; no one sees it."""
        said = [token for token in self.page.tokens[start:] if isinstance(token, str)]
        if len(said) == len(self.page.tokens) - start:
            self.page.title = "".join(said)
            del self.page.tokens[start:]

    def data(self, text: str) -> None:
        """Text, in pieces as the parser comes upon them."""
        if self._unseen:
            if self._unseen[-1] == "script":
                self.page.scripted += len(_SCRIPTED.findall(text))
            if self._unseen != ["head", "title"]:
                return
        elif (not self._open or self.page.tags[self._open[-1]] in ("html", "frameset")) and text.isspace():
            return
        elif not self._open and not self._pieces:
            # Some versions of the parser leave text outside of all elements.
            self.start("body", {})
        self._characters += len(text)
        if self._characters > self._limits.characters:
            raise UnusableInput(f"{self._what} {self._limits.passed('characters')}")
        self._pieces.append(text)

    def _flush(self) -> None:
        if self._pieces:
            self.page.tokens.append("".join(self._pieces))
            self._pieces.clear()

    def close(self) -> Page:
        """The page, with everything closed that was left open."""
        if not self._unseen:
            self._flush()
        while self._open:
            self._end(self._open.pop())
        return self.page
