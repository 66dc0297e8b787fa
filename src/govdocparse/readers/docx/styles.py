"""The styles of a Word file: what a paragraph style says of headings, numbers and hidden text, along its chain."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from govdocparse.grammar import Grammar
from govdocparse.readers.docx.xml import child, children, namespace, number, switched_on, value

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_BODY_LEVEL = 9
_ANCESTORS = 32
_ORDINALS = {digit: place for place, digit in enumerate("一二三四五六七八九", 1)}
_NO_BORDERS = frozenset((None, "none", "nil"))


class Style(NamedTuple):
    """What one style means, its ancestors included; `chain` are their ids, nearest first.

    `heading` is a level (0 for a title) or None; `number_id` is None where no style of the chain numbers, 0 where one
    switches numbers off.
    """

    chain: tuple[str, ...]
    heading: int | None
    number_id: int | None
    level: int | None
    hidden: bool | None
    bordered: bool
    contents: bool


class Styles:
    """The styles of a document by id; a missing styles part, style or ancestor is as if it said nothing.

    `hide` says whether there is any style that hides text.
    """

    def __init__(self, root: Element | None, grammar: Grammar) -> None:
        self.hide = any(
            next(style.iter(namespace(style.tag) + "vanish"), None) is not None for style in children(root, "style")
        )
        self._grammar = grammar
        self._elements: dict[str, Element] = {}
        self._known: dict[str | None, Style] = {}
        self._default: str | None = None
        for element in children(root, "style"):
            name = value(element, "styleId")
            if name is None:
                continue
            self._elements.setdefault(name, element)
            if value(element, "type") == "paragraph" and value(element, "default") in ("1", "true", "on"):
                self._default = self._default or name

    def of(self, name: str | None) -> Style:
        """The style of one id; the default paragraph style for None."""
        if name not in self._known:
            self._known[name] = self._read(self._default if name is None else name)
        return self._known[name]

    def number_of_list(self, name: str) -> int | None:
        """The number definition that a numbering style names."""
        return number(child(self._elements.get(name), "pPr", "numPr", "numId"))

    def _chain(self, name: str | None) -> Iterator[tuple[str, Element]]:
        """A style and its ancestors; a chain that runs in a circle is cut off."""
        for _ in range(_ANCESTORS):
            if name is None or name not in self._elements:
                return
            element = self._elements[name]
            yield name, element
            name = value(child(element, "basedOn"))

    def _read(self, name: str | None) -> Style:
        """The style of that name with what it takes over from those that it is based on."""
        chain = list(self._chain(name))
        heading: int | None = None
        number_id = level = hidden = None
        bordered = contents = False
        for _, element in chain:
            numbered = child(element, "pPr", "numPr")
            number_id = number(child(numbered, "numId")) if number_id is None else number_id
            level = number(child(numbered, "ilvl")) if level is None else level
            vanish = child(element, "rPr", "vanish")
            hidden = switched_on(vanish) if hidden is None and vanish is not None else hidden
            bordered = bordered or has_borders(child(element, "tblPr", "tblBorders"))
            title = value(child(element, "name")) or ""
            contents = contents or self._grammar.pattern("docx_contents_style").match(title) is not None
            heading = self._heading(element, title) if heading is None else heading
        heading = None if heading == _BODY_LEVEL + 1 or contents else heading
        return Style(tuple(name for name, _ in chain), heading, number_id, level, hidden, bordered, contents)

    def _heading(self, element: Element, title: str) -> int | None:
        """The heading level that one style states, by its outline level or its name."""
        if title.lower() in self._grammar.lexicon("docx_title_styles"):
            return 0
        if (outline := number(child(element, "pPr", "outlineLvl"))) is not None:
            return outline + 1
        found = self._grammar.pattern("docx_heading_style").match(title)
        if found is None:
            return None
        digit = found["level"] or found["ordinal"]
        return _ORDINALS.get(digit) or int(digit)


def heading_level(direct: Mapping[str, Element], style: Style) -> int | None:
    """The heading level of a paragraph with these direct properties and this style."""
    outline = number(direct.get("outlineLvl"))
    if outline is None or style.heading == 0 or style.contents:
        return style.heading
    return outline + 1 if 0 <= outline < _BODY_LEVEL else None


def has_borders(borders: Element | None) -> bool:
    """Whether any of the borders in such a set is drawn."""
    return borders is not None and any(value(border) not in _NO_BORDERS for border in borders)
