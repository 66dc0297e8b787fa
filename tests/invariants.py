"""What holds for every parsed document: `check` is called on each one in the tests, and names the place that breaks."""

import json
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple

import jsonschema
import msgspec
import regex
from lxml import etree

from govdocparse.model import (
    AnyAnnotation,
    Block,
    Document,
    Field,
    Item,
    Part,
    Section,
    Table,
)
from govdocparse.text import Span
from govdocparse.writers.json import from_json, to_json
from govdocparse.writers.schema import json_schema
from govdocparse.writers.xml import to_xml, xml_safe
from govdocparse.writers.xml_reader import from_xml, schema

HAN = regex.compile(r"\p{Han}")
WORD = regex.compile(r"[\p{Han}0-9A-Za-z]")
# The words of a responsibility bracket around the bodies that its span may leave out (由…牵头负责实施).
BRACKET_WORDS = 12


class Leaf(NamedTuple):
    """A text with its annotations and list items: a paragraph, a cell, or a heading, which has no span of its `own`."""

    where: str
    text: str
    span: Span
    annotations: tuple[AnyAnnotation, ...]
    items: tuple[Item, ...] = ()
    own: bool = True


def check(document: Document, source: str, clean: Callable[[str], str] | None = None) -> None:
    """Assert all that must hold for a Document parsed from `source`.

    With `clean` (source text to clean text), each paragraph and cell must also read as its own span of the source does.
    """
    check_spans(document, source)
    check_locators(document)
    check_order(document)
    check_ids(document)
    for leaf in leaves(document):
        check_annotations(leaf)
        check_items(leaf)
    check_responsibilities(document)
    check_cover(document, source)
    check_own_text(document, source)
    if clean is not None:
        check_texts(document, source, clean)
    check_characters(document)
    check_json(document)
    check_xml(document)


# Ways through a document


def blocks(parent: Part | Section) -> Iterator[Block]:
    """All blocks below a part or section, outer before inner."""
    for block in parent.blocks:
        yield block
        if isinstance(block, Section):
            yield from blocks(block)


def all_blocks(document: Document) -> Iterator[Block]:
    for part in document.parts:
        yield from blocks(part)


def sections(document: Document) -> Iterator[Section]:
    return (block for block in all_blocks(document) if isinstance(block, Section))


def parents(document: Document) -> Iterator[Part | Section]:
    """Everything that holds blocks."""
    yield from document.parts
    yield from sections(document)


def leaves(document: Document) -> Iterator[Leaf]:
    """Every text that annotations stand in."""
    for block in all_blocks(document):
        if isinstance(block, Table):
            for number, cell in enumerate((cell for row in block.rows for cell in row), 1):
                yield Leaf(f"{name(block)} cell {number}", cell.text, cell.span, cell.annotations, cell.items)
        elif isinstance(block, Section):
            yield Leaf(f"heading of {name(block)}", block.heading or "", block.span, block.annotations, own=False)
        else:
            yield Leaf(name(block), block.text, block.span, block.annotations, block.items)


def fields(document: Document) -> Iterator[tuple[str, Field]]:
    """Every field of the metadata with its key."""
    for key in document.metadata.__struct_fields__:
        value = getattr(document.metadata, key)
        for field in value if isinstance(value, tuple) else (value,):
            if field is not None:
                yield key, field


def name(item: Part | Block) -> str:
    """How messages name a part or a block."""
    if isinstance(item, Part):
        return f"part {item.role}"
    kind = type(item).__name__.lower()
    return f"section {item.id} {item.address}" if isinstance(item, Section) else f"{kind} {item.id}"


# Spans


def check_spans(document: Document, source: str) -> None:
    """Every span is a range of the source, whose length the document says."""
    said = document.source.characters
    assert said == len(source), f"source: {said} characters are said, {len(source)} are there"
    for where, span in _spans("document", msgspec.to_builtins(document)):
        assert 0 <= span[0] <= span[1] <= len(source), f"{where}: {span} is no range of the source"


def _spans(where: str, node: Any) -> Iterator[tuple[str, Span]]:
    if isinstance(node, dict):
        if "span" in node:
            yield where, Span(*node["span"])
        for key, value in node.items():
            yield from _spans(f"{where}.{key}", value)
    elif isinstance(node, tuple):
        for index, item in enumerate(node):
            yield from _spans(f"{where}[{index}]", item)


def check_locators(document: Document) -> None:
    """Locators start at rising places of the source."""
    last = -1
    for locator in document.source.locators:
        rising = last < locator.start <= document.source.characters
        assert rising, f"source: locator {locator.place} at {locator.start} is behind {last} or outside the source"
        last = locator.start


def check_order(document: Document) -> None:
    """Parts, blocks, cells and omitted spans stand in order, do not overlap, and lie inside what holds them."""
    whole = Span(0, document.source.characters)
    _in_order("document", whole, ((name(part), part.span) for part in document.parts))
    _in_order("document", whole, ((f"omitted {omitted.reason}", omitted.span) for omitted in document.omitted))
    for parent in parents(document):
        _in_order(name(parent), parent.span, ((name(block), block.span) for block in parent.blocks))
    for section in sections(document):
        for block in section.blocks:
            if isinstance(block, Section):
                assert block.level > section.level, f"{name(block)}: level {block.level} inside level {section.level}"
    for table in all_blocks(document):
        if isinstance(table, Table):
            cells = (cell.span for row in table.rows for cell in row)
            _in_order(name(table), table.span, ((f"cell {number}", span) for number, span in enumerate(cells, 1)))


def _in_order(where: str, outer: Span, inner: Iterable[tuple[str, Span]]) -> None:
    end = outer.start
    for what, span in inner:
        assert span.start >= end, f"{where}: {what} at {tuple(span)} starts before {end}"
        assert span.end <= outer.end, f"{where}: {what} at {tuple(span)} ends behind {outer.end}"
        end = span.end


def check_ids(document: Document) -> None:
    """No two blocks have one id."""
    seen: set[str] = set()
    for block in all_blocks(document):
        assert block.id not in seen, f"{name(block)}: its id stands at another block too"
        seen.add(block.id)


# Annotations


def check_annotations(leaf: Leaf) -> None:
    """Each annotation says its own words and place; they stand in order, and are disjoint or nested."""
    outer: list[AnyAnnotation] = []
    start = place = 0
    for annotation in leaf.annotations:
        where = f"{leaf.where}: {type(annotation).__name__.lower()} {annotation.text!r}"
        assert annotation.start is not None, f"{where} has no start"
        assert annotation.end is not None, f"{where} has no end"
        assert 0 <= annotation.start <= annotation.end <= len(leaf.text), f"{where} is outside the text"
        said = leaf.text[annotation.start : annotation.end]
        assert said == annotation.text, f"{where} stands at {said!r}"
        assert annotation.start >= start, f"{where} stands before the annotation in front of it"
        assert annotation.span.start >= place, f"{where} has a span before the annotation in front of it"
        start, place = annotation.start, annotation.span.start
        while outer and (outer[-1].end or 0) <= annotation.start:
            outer.pop()
        if outer:
            assert annotation.end <= (outer[-1].end or 0), f"{where} crosses {outer[-1].text!r}"
        around = outer[-1].span if outer else leaf.span
        inside = around.start <= annotation.span.start and annotation.span.end <= around.end
        assert inside, f"{where}: its span {tuple(annotation.span)} is outside {tuple(around)}"
        outer.append(annotation)


def check_items(leaf: Leaf) -> None:
    """Each list item opens with its marker and reaches over no other; numbers rise, or begin again at 1."""
    number = place = 0
    ends = (*(each.start for each in leaf.items), len(leaf.text))[1:]
    for item, end in zip(leaf.items, ends, strict=True):
        where = f"{leaf.where}: item {item.marker!r}"
        assert 0 <= item.start < item.end <= end, f"{where} at [{item.start}, {item.end}) should end by {end}"
        there = leaf.text[item.start : item.end]
        assert there.startswith(item.marker), f"{where} stands at {there[:10]!r}"
        rises = item.number > number or item.number == 1
        assert rises, f"{where} has the number {item.number} behind {number}"
        inside = max(leaf.span.start, place) <= item.span.start < item.span.end <= leaf.span.end
        assert inside, f"{where}: its span {tuple(item.span)} is outside {tuple(leaf.span)} or overlaps the item before"
        number, place = item.number, item.span.end


def check_responsibilities(document: Document) -> None:
    """The responsibilities of a section lie inside it and have no place in a text."""
    for section in sections(document):
        for responsibility in section.responsibilities:
            where = f"{name(section)}: responsibility {responsibility.text!r}"
            placed = (responsibility.start, responsibility.end) != (None, None)
            assert not placed, f"{where} has a place in a text, and is no annotation"
            inside = section.span.start <= responsibility.span.start and responsibility.span.end <= section.span.end
            assert inside, f"{where}: its span {tuple(responsibility.span)} is outside the section"


# Cover


def own_span(parent: Part | Section) -> Span:
    """What a part or section holds in front of its first block: label, title, marker, heading, responsibilities."""
    return Span(parent.span.start, parent.blocks[0].span.start if parent.blocks else parent.span.end)


def check_cover(document: Document, source: str) -> None:
    """Every character but white space is in a leaf, in what opens a section or part, in a field, or omitted."""
    covered = bytearray(len(source))
    for span in (
        *(leaf.span for leaf in leaves(document) if leaf.own),
        *(own_span(section) for section in sections(document)),
        *(own_span(part) for part in document.parts if _opens(part)),
        *(field.span for _, field in fields(document)),
        *(omitted.span for omitted in document.omitted),
    ):
        _mark(covered, span)
    lost = [place for place, is_covered in enumerate(covered) if not is_covered and not source[place].isspace()]
    if lost:
        place = lost[0]
        around = source[max(0, place - 10) : place + 20]
        raise AssertionError(f"{len(lost)} characters are lost, the first {source[place]!r} at {place}: …{around!r}…")


def check_own_text(document: Document, source: str) -> None:
    """What stands in front of a section's or part's blocks is no more than what the section or part says of it.

    Cover alone would not see a paragraph that is lost between a heading and the first block. Compared is the number of
    Chinese characters, which neither scripts nor glosses change.
    """
    said_elsewhere = bytearray(len(source))
    for span in (
        *(field.span for _, field in fields(document)),
        *(omitted.span for omitted in document.omitted),
        *(repaired.span for repaired in document.source.repaired),
        *(responsibility.span for section in sections(document) for responsibility in section.responsibilities),
    ):
        _mark(said_elsewhere, span)
    for parent in parents(document):
        start, end = own_span(parent)
        there = "".join(source[place] for place in range(start, end) if not said_elsewhere[place])
        if isinstance(parent, Part):
            said, slack = (parent.label or "") + (parent.title or ""), 0
        else:
            said = parent.marker + (parent.heading or "")
            slack = BRACKET_WORDS * any(each.span.start < end for each in parent.responsibilities)
        assert _han(there) <= _han(said) + slack, f"{name(parent)}: of {there!r} only {said!r} is kept"


def _opens(part: Part) -> bool:
    """Whether a part opens with its own label or title; what opens the main part are fields of the metadata."""
    return part.role != "main" and (part.label or part.title) is not None


def _mark(covered: bytearray, span: Span) -> None:
    covered[span.start : span.end] = b"\x01" * (span.end - span.start)


def _han(text: str) -> int:
    return len(HAN.findall(text))


def check_texts(document: Document, source: str, clean: Callable[[str], str]) -> None:
    """Each paragraph, cell and list item reads as its span of the source does, less what is omitted, once clean."""
    omitted = bytearray(len(source))
    for each in document.omitted:
        _mark(omitted, each.span)

    def there(span: Span) -> str:
        return clean("".join(source[place] for place in range(*span) if not omitted[place]))

    for leaf in leaves(document):
        if leaf.own:
            text = there(leaf.span)
            assert text == leaf.text, f"{leaf.where}: {leaf.text!r} stands where the source has {text!r}"
        for item in leaf.items:
            said, text = leaf.text[item.start : item.end].strip(), there(item.span).strip()
            assert text == said, f"{leaf.where}: item {item.marker!r}: {said!r} stands where the source has {text!r}"


def check_words(document: Document, source: str) -> None:
    """Each paragraph, cell, list item and annotation has the words of its own span, less what is omitted.

    Of a text in Simplified characters without repairs, whatever cleaning does to its widths, marks and blanks: words are
    its ideographs, figures and letters.
    """

    def words(text: str) -> str:
        return "".join(WORD.findall(unicodedata.normalize("NFKC", text)))

    def there(span: Span) -> str:
        return words("".join(source[place] for place in range(*span) if not omitted[place]))

    omitted = bytearray(len(source))
    for each in document.omitted:
        _mark(omitted, each.span)
    for leaf in leaves(document):
        stretches = [
            *([(leaf.text, leaf.span)] if leaf.own else []),
            *((leaf.text[item.start : item.end], item.span) for item in leaf.items),
            *((annotation.text, annotation.span) for annotation in leaf.annotations),
        ]
        for text, span in stretches:
            assert words(text) == there(span), f"{leaf.where}: {text!r} stands where the source has {there(span)!r}"


# Output


def check_characters(document: Document) -> None:
    """Every string can stand in XML."""
    for where, text in _strings("document", msgspec.to_builtins(document)):
        assert xml_safe(text) == text, f"{where}: {text!r} cannot stand in XML"


def _strings(where: str, node: Any) -> Iterator[tuple[str, str]]:
    if isinstance(node, str):
        yield where, node
    elif isinstance(node, dict):
        for key, value in node.items():
            yield from _strings(f"{where}.{key}", value)
    elif isinstance(node, tuple):
        for index, item in enumerate(node):
            yield from _strings(f"{where}[{index}]", item)


@cache
def _json_schema() -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(json_schema())


def check_json(document: Document) -> None:
    """The JSON is valid by its schema and reads back as the same document, indented or not."""
    text = to_json(document)
    error = jsonschema.exceptions.best_match(_json_schema().iter_errors(json.loads(text)))
    assert error is None, f"JSON: {error.json_path}: {error.message}"
    assert from_json(text) == document, "JSON: reads back as another document"
    assert from_json(to_json(document, indent=False)) == document, "JSON: one line reads back as another document"


def check_xml(document: Document) -> None:
    """The XML is canonical, valid by its schema, and reads back as the same document."""
    text = to_xml(document)
    root = etree.fromstring(text.encode(), etree.XMLParser(huge_tree=True, resolve_entities=False))
    assert schema().validate(root), f"XML: {schema().error_log}"
    assert etree.tostring(root, method="c14n") + b"\n" == text.encode(), "XML: is not in Canonical XML form"
    assert from_xml(text) == document, "XML: reads back as another document"
