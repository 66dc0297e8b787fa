"""The numbers that Word generates and does not store: from list definitions to the marker of each paragraph.

Counting follows ISO/IEC 29500-1 17.9: a level restarts behind every level above it, or as its lvlRestart says, of which
0 is never. All lists of one abstract definition count together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import msgspec
import regex

from govdocparse.grammar import Grammar
from govdocparse.readers.docx.styles import Style, Styles
from govdocparse.readers.docx.xml import COMPATIBILITY, child, children, number, switched_on, value
from govdocparse.readers.number_formats import formatted, padded
from govdocparse.readers.symbol_fonts import drawn

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_LEVELS = 9
_TAB = "tab"
# So many list styles may stand between a number id and its definition; one is usual.
_LINKED = 8
# Longer texts of a level are no numbers.
_LONGEST = 255
_BETWEEN = {_TAB: " ", "space": " ", "nothing": ""}


class Level(NamedTuple):
    """One level of a list: how it counts, what it writes, and the paragraph style that is bound to it."""

    start: int
    restart: int | None
    format: str
    width: int
    text: str
    between: str
    decimal: bool
    style: str | None


class _List(msgspec.Struct):
    """A list definition in use: its levels, the counters it shares, and the starts that it has still to set."""

    levels: dict[int, Level]
    counters: list[int | None]
    starts: dict[int, int] = msgspec.field(default_factory=dict)


class Numbering:
    """All lists of a document while it is read from front to back."""

    def __init__(self, root: Element | None, styles: Styles, grammar: Grammar) -> None:
        self._styles = styles
        self._grammar = grammar
        self._abstract = {value(element, "abstractNumId"): element for element in children(root, "abstractNum")}
        self._instances = {number(element, "numId"): element for element in children(root, "num")}
        self._counters: dict[str | None, list[int | None]] = {}
        self._lists: dict[int, _List | None] = {}

    def marker(self, direct: Element | None, style: Style) -> str:
        """The marker of the next paragraph, with the blank that parts it from the text; empty where it has none.

        `direct` are the number properties (numPr) of the paragraph itself.
        """
        number_id = number(child(direct, "numId"))
        number_id = style.number_id if number_id is None else number_id
        found = self._list(number_id) if number_id else None
        if found is None:
            return ""
        level = _level(number(child(direct, "ilvl")), style, found)
        if level not in found.levels:
            return ""
        self._count(found, level)
        return self._written(found, level)

    def _count(self, found: _List, level: int) -> None:
        """One more paragraph of this level; the levels below it that restart are put back."""
        counters = found.counters
        if level in found.starts:
            counters[level] = found.starts.pop(level)
        else:
            last = counters[level]
            counters[level] = found.levels[level].start if last is None else last + 1
        for lower in range(level + 1, _LEVELS):
            definition = found.levels.get(lower)
            restart = definition.restart if definition else None
            if restart is None or restart > lower or level < restart:
                counters[lower] = None

    def _written(self, found: _List, level: int) -> str:
        """The text of a level with the numbers in their places, and the blank behind it."""
        definition = found.levels[level]

        def place(reference: regex.Match[str]) -> str:
            named = int(reference["level"]) - 1
            other = found.levels.get(named)
            if other is None or named > level or other.format in ("none", "bullet"):
                return ""
            count = found.counters[named]
            count = other.start if count is None else count
            if other.width:
                return padded(count, other.width)
            return formatted(count, "decimal" if definition.decimal else other.format, self._grammar)

        text = definition.text
        if definition.format != "bullet":
            text = self._grammar.pattern("docx_level_place").sub(place, text)
        text = " ".join(text.split("\n"))
        if not text.strip():
            return ""
        between = _BETWEEN.get(definition.between, " ")
        if not between and self._grammar.pattern("docx_word_marker").search(text):
            # 第一条 is no part of the sentence behind it (第一条所称), by the carrier's word.
            return f"{text} "
        closed = definition.between == _TAB and self._grammar.pattern("docx_closed_marker").search(text)
        return text if closed else text + between

    def _list(self, number_id: int) -> _List | None:
        if number_id not in self._lists:
            self._lists[number_id] = self._read(number_id)
        return self._lists[number_id]

    def _read(self, number_id: int) -> _List | None:
        """The list of one number id, its overrides put over the abstract definition; None where there is none."""
        instance = self._instances.get(number_id)
        name = self._abstract_of(number_id)
        if instance is None or name not in self._abstract:
            return None
        levels = {place: self._read_level(element) for place, element in _by_place(self._abstract[name], "lvl")}
        starts: dict[int, int] = {}
        for place, override in _by_place(instance, "lvlOverride"):
            if (own := child(override, "lvl")) is not None:
                levels[place] = self._read_level(own)
            start = number(child(override, "startOverride"))
            if start is not None:
                starts[place] = start
                if place in levels:
                    levels[place] = levels[place]._replace(start=start)
        counters = self._counters.setdefault(name, [None] * _LEVELS)
        return _List(levels, counters, starts)

    def _abstract_of(self, number_id: int | None) -> str | None:
        """The abstract definition behind a number id, through the list styles that stand between."""
        for _ in range(_LINKED):
            name = value(child(self._instances.get(number_id), "abstractNumId"))
            linked = value(child(self._abstract.get(name), "numStyleLink"))
            if linked is None:
                return name
            number_id = self._styles.number_of_list(linked)
        return None

    def _read_level(self, element: Element) -> Level:
        """The level of a list that an element of the numbering part describes."""
        numbered = _format(element)
        name = value(numbered) or "decimal"
        custom = self._grammar.pattern("docx_zero_padded").match(value(numbered, "format") or "")
        text = (value(child(element, "lvlText")) or "")[:_LONGEST]
        if name == "bullet" and (font := value(child(element, "rPr", "rFonts"), "ascii")):
            text = drawn(text, font, self._grammar)
        return Level(
            start=number(child(element, "start")) or 0,
            restart=number(child(element, "lvlRestart")),
            format=name,
            width=len(custom["first"]) if custom else 0,
            text=text,
            between=value(child(element, "suff")) or _TAB,
            decimal=switched_on(child(element, "isLgl")),
            style=value(child(element, "pStyle")),
        )


def _format(element: Element) -> Element | None:
    """The number format of a level; a custom one stands in the first branch of alternatives."""
    direct = child(element, "numFmt")
    if direct is not None:
        return direct
    for branch in element.iterfind(f"{COMPATIBILITY}AlternateContent/{COMPATIBILITY}Choice"):
        for found in branch:
            if found.tag.endswith("}numFmt"):
                return found
    return None


def _by_place(element: Element, name: str) -> list[tuple[int, Element]]:
    """The levels of a definition, or its overrides, with their places from 0 to 8."""
    found = [(number(level, "ilvl"), level) for level in children(element, name)]
    return [(place, level) for place, level in found if place is not None and 0 <= place < _LEVELS]


def _level(direct: int | None, style: Style, found: _List) -> int:
    """The level of a paragraph: its own, or the one that its style is bound to, or that its style names."""
    if direct is not None:
        return direct
    bound = {definition.style: place for place, definition in found.levels.items() if definition.style}
    for name in style.chain:
        if name in bound:
            return bound[name]
    return style.level or 0
