"""Document to one web page to look at: outline, fields, text with its annotations in colour, diagnostics."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import chain
from typing import NamedTuple

from lxml import etree
from msgspec.structs import asdict

from govdocparse.counted import counted
from govdocparse.errors import expect
from govdocparse.model import AnyAnnotation, Block, Document, Paragraph, Responsibility, Section, Table
from govdocparse.writers import views
from govdocparse.writers.xml import xml_safe

_DEEPEST = 6
_DOCTYPE = "<!DOCTYPE html>"
# What the words of an annotation show, and where they stand, a reader sees.
_SEEN = frozenset({"text", "start", "end", "span", "units"})

Element = etree._Element


def to_html(document: Document) -> str:
    """The Document as one HTML page that needs nothing else: no script, no file beside it, no network.

    The blocks bear their ids, so that PAGE.html#promulgated-1-2 leads to one; an annotation says its values when it is
    pointed at. What no page can hold (control characters) becomes U+FFFD.
    """
    expect("to_html", document, Document, "a Document")
    title = document.metadata.title
    page = etree.Element("html", lang="zh")
    head = _put(page, "head")
    _put(head, "meta", charset="utf-8")
    _put(head, "meta", name="viewport", content="width=device-width, initial-scale=1")
    _put(head, "title", title.value if title else document.source.name or "govdocparse")
    _put(head, "style", _style())
    body = _put(page, "body")
    _outline(_put(body, "nav"), document)
    main = _put(body, "main")
    _fields(main, document)
    _diagnostics(main, document)
    _legend(main, document)
    for index, part in enumerate(document.parts):
        article = _put(main, "article", id=f"part-{index + 1}")
        _put(article, "h1", views.part_title(document, index))
        _blocks(article, part.blocks)
    return etree.tostring(page, method="html", encoding="unicode", doctype=_DOCTYPE) + "\n"


@cache
def _style() -> str:
    return files("govdocparse.writers").joinpath("page.css").read_text(encoding="utf-8")


def _put(parent: Element, tag: str, text: str = "", **attributes: str) -> Element:
    """A new last child with its text."""
    child = etree.SubElement(parent, tag, {name.rstrip("_"): xml_safe(value) for name, value in attributes.items()})
    child.text = xml_safe(text) or None
    return child


def _add(parent: Element, text: str) -> None:
    """More text at the end of an element."""
    if not text:
        return
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + xml_safe(text)
    else:
        parent.text = (parent.text or "") + xml_safe(text)


def _outline(nav: Element, document: Document) -> None:
    """The parts and their sections that have words of their own, each a link."""
    parts = _put(nav, "ol")
    for index, part in enumerate(document.parts):
        item = _put(parts, "li")
        _put(item, "a", views.part_title(document, index) or part.role, href=f"#part-{index + 1}")
        _sections(item, part.blocks)


def _sections(item: Element, blocks: Sequence[Block]) -> None:
    inner: Element | None = None
    for block in blocks:
        if isinstance(block, Section) and views.is_heading(block):
            inner = _put(item, "ol") if inner is None else inner
            below = _put(inner, "li")
            _put(below, "a", views.marked_heading(block), href=f"#{block.id}")
            _sections(below, block.blocks)


def _fields(main: Element, document: Document) -> None:
    """The source and the metadata, a row a field."""
    details = _put(main, "details", open_="")
    _put(details, "summary", "metadata")
    table = _put(details, "table")
    named = {"source": document.source.name, "kind": document.kind}
    rows = [*named.items(), *((key, field.value) for key, field in document.metadata.fields())]
    for key, value in rows:
        if value is not None:
            row = _put(table, "tr")
            _put(row, "th", key)
            _put(row, "td", value)


def _diagnostics(main: Element, document: Document) -> None:
    """What was doubted, each with a link to the block it stands in, and what was left out, by reason."""
    places = _Places(document)
    details = _put(main, "details")
    severities = Counter(item.severity for item in document.diagnostics)
    found = ", ".join(counted(severities[name], name) for name in ("error", "warning", "info") if severities[name])
    _put(details, "summary", f"diagnostics: {found or 'none'}")
    listed = _put(details, "ul")
    for item in document.diagnostics:
        line = _put(listed, "li", class_=item.severity)
        block = places.at(item.span.start)
        _put(line, "a", item.code, href=f"#{block}") if block else _add(line, item.code)
        _add(line, f" {item.message}")
    reasons = Counter(item.reason for item in document.omitted)
    _put(details, "p", "omitted: " + (", ".join(f"{reasons[name]} {name}" for name in sorted(reasons)) or "nothing"))


class _Places:
    """Which block of a document stands at a place of its source."""

    def __init__(self, document: Document) -> None:
        self._blocks = sorted(document.blocks(), key=lambda block: (block.span.start, -block.span.end))
        self._starts = [block.span.start for block in self._blocks]

    def at(self, place: int) -> str | None:
        """The id of the last block that begins there or before it; None in front of all."""
        index = bisect_right(self._starts, place)
        return self._blocks[index - 1].id if index else None


def _legend(main: Element, document: Document) -> None:
    """How many annotations of each type there are, in their colours."""
    headings = (item for section in document.sections() for item in _bracketed(section))
    counts = Counter(type(item).__name__.lower() for item in chain(document.annotations(), headings))
    legend = _put(main, "p", class_="legend")
    for name in ("quantity", "date", "citation", "responsibility"):
        _put(legend, "span", counted(counts[name], name), class_=name)


def _blocks(parent: Element, blocks: Sequence[Block], marker: str = "") -> None:
    """Some blocks, the first behind a marker that has no heading."""
    if marker and not views.bears_marker(blocks):
        _put(parent, "p", marker)
        marker = ""
    for block in blocks:
        if isinstance(block, Section):
            _section(parent, block)
        elif isinstance(block, Table):
            _table(parent, block)
        else:
            _paragraph(parent, block, marker)
            marker = ""


def _section(parent: Element, section: Section) -> None:
    own = _put(parent, "section", id=section.id)
    if not views.is_heading(section):
        _blocks(own, section.blocks, section.marker + views.bracket(section))
        return
    words = section.heading or ""
    heading = _put(own, f"h{min(section.level + 1, _DEEPEST)}", views.in_front(section.marker, words))
    _annotated(heading, words, section.annotations)
    for item in _bracketed(section):
        _put(heading, "span", item.text, class_="responsibility", title=_values(item))
    _blocks(own, section.blocks)


def _bracketed(section: Section) -> Iterator[Responsibility]:
    """The responsibilities that stand behind the heading; the others of a section are in its paragraphs, too."""
    return (item for item in section.responsibilities if item.span.end <= section.opening.end)


def _paragraph(parent: Element, paragraph: Paragraph, marker: str) -> None:
    drawn = "\n" in paragraph.text
    own = _put(parent, "pre" if drawn else "p", id=paragraph.id)
    _add(own, views.in_front(marker, paragraph.text))
    _annotated(own, paragraph.text, paragraph.annotations)


def _table(parent: Element, table: Table) -> None:
    own = _put(parent, "table", id=table.id)
    for row in table.rows:
        line = _put(own, "tr")
        for cell in row:
            spans = {"colspan": cell.columns, "rowspan": cell.rows}
            placed = _put(line, "td", **{name: str(count) for name, count in spans.items() if count > 1})
            _annotated(placed, cell.text, cell.annotations)


class _Open(NamedTuple):
    """An element that annotations may stand in, and where in the text it ends."""

    element: Element
    end: int


def _annotated(parent: Element, text: str, annotations: Sequence[AnyAnnotation]) -> None:
    """The text with each annotation as an element around its own words, the outer of two first."""
    opened = [_Open(parent, len(text))]
    done = 0
    for item, start, end in _placed(annotations):
        while opened[-1].end <= start and len(opened) > 1:
            inner = opened.pop()
            _add(inner.element, text[done : inner.end])
            done = inner.end
        _add(opened[-1].element, text[done:start])
        done = start
        name = type(item).__name__.lower()
        opened.append(_Open(_put(opened[-1].element, "span", class_=name, title=_values(item)), end))
    while opened:
        inner = opened.pop()
        _add(inner.element, text[done : inner.end])
        done = inner.end


def _placed(annotations: Sequence[AnyAnnotation]) -> Iterator[tuple[AnyAnnotation, int, int]]:
    """The annotations with their places, which are those of a text."""
    for item in annotations:
        if item.start is not None and item.end is not None:
            yield item, item.start, item.end


def _values(item: AnyAnnotation) -> str:
    """What an annotation says besides its words: value 50, unit 元, bound max; of bodies who they are."""
    said = [f"{key.rstrip('_')} {value}" for key, value in asdict(item).items() if value and key not in _SEEN]
    if isinstance(item, Responsibility):
        said.append("、".join(unit.name for unit in item.units))
    return f"{type(item).__name__.lower()}: {', '.join(said)}"
