"""The documents of an OFD file: which there are, what they say of themselves, and what stands where on their pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from govdocparse.grammar import Grammar
from govdocparse.readers.layout.page import Glyph, Page, Rule
from govdocparse.readers.ofd.annotations import Words, locations, words
from govdocparse.readers.ofd.fonts import Fonts, unnamed
from govdocparse.readers.ofd.package import Package, child, children, resolved, text_of
from govdocparse.readers.ofd.shapes import rules_of
from govdocparse.readers.ofd.text import Box, Run, box_of, runs_of
from govdocparse.readers.page_glyphs import are_in_margins, are_nonsense
from govdocparse.readers.page_notes import Reason
from govdocparse.strings import on_one_line

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_START = "OFD.xml"
# The paper that a page is printed on where the file says none: A4, in millimetres.
_A4 = Box(0.0, 0.0, 210.0, 297.0)
POINTS = 72 / 25.4
# How many characters of a page may be glyphs without a name, and which part of them.
_FEW_UNNAMED = 2
_UNNAMED = 0.02
# Which part of a page the images of a scan fill at least.
_FILLED = 0.5


class Document:
    """One document: its pages by id and file, and of those that were read, the texts of their objects.

    `unread` says of pages why they have no text (they hold images), or none that can be trusted.
    """

    def __init__(self, package: Package, path: str, info: Element | None, grammar: Grammar) -> None:
        self._package = package
        self._info = info
        self.path = path
        self.root = package.root(path)
        self.pages = [
            (page.get("ID") or "", resolved(path, page.get("BaseLoc") or ""))
            for page in children(child(self.root, "Pages"), "Page")
        ]
        self.numbers: dict[str, int] = {}
        self.objects: dict[str, str] = {}
        self.unread: list[tuple[Reason, int]] = []
        common = child(self.root, "CommonData")
        self._fonts = Fonts(package, path, common, grammar)
        self._box = box_of(text_of(child(common, "PageArea", "PhysicalBox"))) or _A4
        self._templates = {
            template.get("ID") or "": resolved(path, template.get("BaseLoc") or "")
            for template in children(common, "TemplatePage")
        }
        self._read_templates: dict[str, Element] = {}
        self._annotations = locations(package, path, self.root)

    def stated(self) -> Iterator[tuple[str, str]]:
        """What the file says of this document that a paper has a field for: key and value, on one line each."""
        stated = [("title", text_of(child(self._info, "Title")))]
        stated += [("keywords", text_of(word)) for word in children(child(self._info, "Keywords"), "Keyword")]
        for key, value in stated:
            if line := on_one_line(value):
                yield key, line

    def read_page(self, index: int, number: int) -> Iterator[Page]:
        """One page with its templates, as one Page for each direction that its text runs in."""
        identity, path = self.pages[index]
        self.numbers[identity] = number
        root = self._package.root(path)
        box = box_of(text_of(child(root, "Area", "PhysicalBox"))) or self._box
        turns: dict[int, list[Glyph]] = {}
        rules: list[Rule] = []
        slanted: list[str] = []
        lacking = 0
        images: list[Element] = []
        for content in (*self._content_of_templates(root), child(root, "Content")):
            for item in _items(content):
                match _name(item):
                    case "PathObject":
                        rules += rules_of(item, POINTS)
                    case "ImageObject":
                        images.append(item)
                    case _:
                        for run in runs_of(item, box, self._fonts.symbols(item)):
                            _put(run, turns, slanted)
                            lacking += unnamed(item, "".join(glyph.character for glyph in run.glyphs))
                        self._keep(item)
        glyphs = [glyph for found in turns.values() for glyph in found]
        if images and not turns and not slanted:
            self.unread.append(("image", number))
        elif images and are_in_margins(glyphs, box.height * POINTS) and _share(images, box) > _FILLED:
            self.unread.append(("scan", number))
        elif lacking > max(_FEW_UNNAMED, _UNNAMED * len(glyphs)) or are_nonsense(glyphs):
            self.unread.append(("glyphs", number))
        noted = (
            words(self._package, self._annotations[identity]) if turns and identity in self._annotations else Words()
        )
        slanted.extend(noted.watermarks)
        others = noted.others
        width, height = box.width * POINTS, box.height * POINTS
        for turn, glyphs in sorted(turns.items(), key=lambda each: -len(each[1])):
            yield Page(number, width, height, glyphs, () if turn else rules, slanted, others)
            slanted, others = [], ()
        if slanted:
            yield Page(number, width, height, (), (), slanted)

    def _content_of_templates(self, root: Element) -> Iterator[Element | None]:
        for template in children(root, "Template"):
            path = self._templates.get(template.get("TemplateID") or "")
            if path is None:
                continue
            if path not in self._read_templates:
                self._read_templates[path] = self._package.root(path)
            yield child(self._read_templates[path], "Content")

    def _keep(self, item: Element) -> None:
        """The text of an object under its id, for the tags."""
        if identity := item.get("ID"):
            self.objects[identity] = "".join(code.text or "" for code in children(item, "TextCode"))


def documents(package: Package, grammar: Grammar) -> Iterator[Document]:
    """The documents of a file in order, each in its current version."""
    for body in children(package.root(_START), "DocBody"):
        path = resolved(_START, text_of(child(body, "DocRoot")))
        for version in children(child(body, "Versions"), "Version"):
            if version.get("Current") in ("true", "1"):
                file = resolved(_START, version.get("BaseLoc") or "")
                root = text_of(child(package.root(file), "DocRoot"))
                path = resolved(file, root) if root else path
        yield Document(package, path, child(body, "DocInfo"), grammar)


def _items(content: Element | None) -> Iterator[Element]:
    """The texts, paths and images of a page, layer by layer, whatever blocks they stand in; invisible ones left out."""
    stack = [iter(layer) for layer in reversed(list(children(content, "Layer")))]
    while stack:
        item = next(stack[-1], None)
        if item is None:
            stack.pop()
            continue
        if item.get("Visible") in ("false", "0"):
            continue
        name = _name(item)
        if name == "PageBlock":
            stack.append(iter(item))
        elif name in ("TextObject", "PathObject", "ImageObject"):
            yield item


def _share(images: Iterable[Element], box: Box) -> float:
    """Which part of a page some images fill together."""
    found = [placed for image in images if (placed := box_of(image.get("Boundary") or "")) is not None]
    return sum(image.width * image.height for image in found) / max(1.0, box.width * box.height)


def _name(item: Element) -> str:
    return str(item.tag).rpartition("}")[2]


def _put(run: Run, turns: dict[int, list[Glyph]], slanted: list[str]) -> None:
    if run.turn is None:
        slanted.append("".join(glyph.character for glyph in run.glyphs))
    else:
        turns.setdefault(run.turn, []).extend(
            Glyph(g.baseline * POINTS, g.left * POINTS, g.right * POINTS, g.size * POINTS, g.character)
            for g in run.glyphs
        )
