"""Canonical XML: exact bytes, the same document as the JSON, and a reader that takes nothing else."""

import re
from pathlib import Path
from typing import Any, get_args, get_type_hints

import msgspec
import pytest
from hypothesis import given
from lxml import etree

from govdocparse import model
from govdocparse.errors import UnusableInput
from govdocparse.model import (
    SCHEMA,
    AnyAnnotation,
    Document,
    Item,
    Metadata,
    Paragraph,
    Part,
    Quantity,
    Responsibility,
    Source,
)
from govdocparse.text import Span
from govdocparse.writers.json import from_json, to_json
from govdocparse.writers.xml import LISTS, to_xml, xml_safe
from govdocparse.writers.xml_reader import from_xml, schema
from project import ROOT
from strategies import documents


def document(text: str, *annotations: AnyAnnotation, items: tuple[Item, ...] = (), **source: Any) -> Document:
    """A document with one paragraph."""
    said = {"media_type": "", "encoding": "", "sha256": "", "characters": len(text), "script": "simplified", **source}
    paragraph = Paragraph("p1", text, Span(0, len(text)), annotations, items)
    parts = (Part(role="main", span=Span(0, len(text)), blocks=(paragraph,)),)
    read = Source(repairs=(), repaired=(), **said)
    return Document(schema=SCHEMA, source=read, metadata=Metadata(), parts=parts, omitted=(), diagnostics=())


def section_with(
    responsibilities: tuple[model.Responsibility, ...],
    annotations: tuple[model.AnyAnnotation, ...],
    heading: str | None,
) -> model.Section:
    return model.Section(
        id="s1",
        address="一、",
        level=1,
        scheme="chinese",
        marker="一、",
        number=1,
        heading=heading,
        run_in=False,
        responsibilities=responsibilities,
        annotations=annotations,
        span=Span(0, 0),
        blocks=(),
    )


def quantity(text: str, start: int, end: int) -> Quantity:
    return Quantity(kind="n", text=text[start:end], start=start, end=end, span=Span(start, end))


def paragraph_in(xml: str) -> str:
    """The content of the paragraph, without the attributes of its annotations."""
    inner = re.search(r"<paragraph [^>]*>(.*)</paragraph>", xml, re.DOTALL)
    assert inner
    return re.sub(r"<(quantity|responsibility|item) [^>]*>", r"<\1>", inner[1])


@pytest.mark.parametrize(
    ("text", "ranges", "xml"),
    [
        ("", [], ""),
        ("", [(0, 0)], "<quantity></quantity>"),
        ("甲乙丙", [], "甲乙丙"),
        ("甲乙丙", [(0, 3)], "<quantity>甲乙丙</quantity>"),
        ("甲乙丙", [(0, 1), (2, 3)], "<quantity>甲</quantity>乙<quantity>丙</quantity>"),
        ("甲乙丙", [(0, 1), (1, 3)], "<quantity>甲</quantity><quantity>乙丙</quantity>"),
        ("甲乙丙", [(0, 3), (0, 1)], "<quantity><quantity>甲</quantity>乙丙</quantity>"),
        ("甲乙丙", [(0, 3), (2, 3)], "<quantity>甲乙<quantity>丙</quantity></quantity>"),
        ("甲乙丙", [(0, 2), (0, 2), (2, 3)], "<quantity><quantity>甲乙</quantity></quantity><quantity>丙</quantity>"),
        ("甲乙丙", [(0, 3), (1, 1), (1, 2)], "<quantity>甲<quantity></quantity><quantity>乙</quantity>丙</quantity>"),
        ("甲乙丙", [(0, 3), (3, 3)], "<quantity>甲乙丙</quantity><quantity></quantity>"),
        (" \t甲\n ", [(0, 1)], "<quantity> </quantity>\t甲\n "),
        ("<&>\"'\r]]>", [(1, 2)], "&lt;<quantity>&amp;</quantity>&gt;\"'&#xD;]]&gt;"),
        ("𠮷😀", [(1, 2)], "𠮷<quantity>😀</quantity>"),
    ],
)
def test_annotations_stand_around_their_words(text: str, ranges: list[tuple[int, int]], xml: str) -> None:
    each = document(text, *(quantity(text, *place) for place in ranges))
    assert paragraph_in(to_xml(each)) == xml
    assert from_xml(to_xml(each)) == each


@pytest.mark.parametrize(
    ("items", "ranges", "xml"),
    [
        ([(0, 3)], [], "<item></item>甲乙丙"),
        ([(0, 1), (1, 3)], [], "<item></item>甲<item></item>乙丙"),
        ([(0, 1), (2, 3)], [], "<item></item>甲乙<item></item>丙"),
        ([(0, 2)], [(1, 3)], "<item></item>甲<quantity>乙丙</quantity>"),
        ([(0, 3)], [(0, 1)], "<item></item><quantity>甲</quantity>乙丙"),
        ([(1, 3)], [(0, 1), (1, 2)], "<quantity>甲</quantity><item></item><quantity>乙</quantity>丙"),
        ([(0, 2), (2, 3)], [(1, 3)], "<item></item>甲<quantity>乙<item></item>丙</quantity>"),
        ([(1, 3)], [(1, 1), (1, 3)], "甲<item></item><quantity></quantity><quantity>乙丙</quantity>"),
    ],
)
def test_a_list_item_is_a_mark_where_it_begins(
    items: list[tuple[int, int]], ranges: list[tuple[int, int]], xml: str
) -> None:
    text = "甲乙丙"
    listed = [Item(text[first], place, first, last, Span(first, last)) for place, (first, last) in enumerate(items)]
    each = document(text, *(quantity(text, *place) for place in ranges), items=tuple(listed))
    assert paragraph_in(to_xml(each)) == xml
    assert from_xml(to_xml(each)) == each


@pytest.mark.parametrize(("marker", "start", "end"), [("乙", 0, 3), ("丙", 2, 4), ("甲", 0, 0), ("", 3, 3)])
def test_a_list_item_that_does_not_fit_its_text_is_refused(marker: str, start: int, end: int) -> None:
    with pytest.raises(UnusableInput, match="is not there, or reaches over the next"):
        to_xml(document("甲乙丙", items=(Item(marker, 1, start, end, Span(0, 0)),)))


def test_a_list_item_that_reaches_over_the_next_is_refused() -> None:
    items = (Item("甲", 1, 0, 2, Span(0, 2)), Item("乙", 2, 1, 3, Span(1, 3)))
    with pytest.raises(UnusableInput, match=r"item '甲' at \[0, 2\) .* reaches over the next"):
        to_xml(document("甲乙丙", items=items))


def test_the_bodies_of_a_responsibility_add_nothing_to_the_text() -> None:
    units = (model.Unit("甲局"), model.Unit("各区", 2, ("东区", "西区")))
    whole = Responsibility(role="lead", units=units, text="由甲局", span=Span(0, 3), start=0, end=3)
    each = document("由甲局办", whole, quantity("由甲局办", 1, 2))
    assert paragraph_in(to_xml(each)) == (
        '<responsibility><unit name="甲局"></unit><unit name="各区" tier="2"><member name="东区"></member>'
        '<member name="西区"></member></unit>由<quantity>甲</quantity>局</responsibility>办'
    )
    assert from_xml(to_xml(each)) == each


@pytest.mark.parametrize(
    ("value", "attribute"),
    [
        ("", 'name=""'),
        ("a<&\"'>b", 'name="a&lt;&amp;&quot;\'>b"'),
        (" \t\n\r ", 'name=" &#x9;&#xA;&#xD; "'),
    ],
)
def test_attributes_keep_every_character(value: str, attribute: str) -> None:
    each = document("", name=value)
    assert attribute in to_xml(each)
    assert from_xml(to_xml(each)) == each


@given(documents())
def test_xml_says_what_json_says(each: Document) -> None:
    xml = to_xml(each)
    assert from_xml(xml) == from_xml(xml.encode()) == from_json(to_json(each)) == each
    assert etree.tostring(etree.fromstring(xml.encode()), method="c14n").decode() + "\n" == xml


@given(documents())
def test_the_string_value_of_a_leaf_is_its_text(each: Document) -> None:
    root = etree.fromstring(to_xml(each).encode())
    found = [str(leaf.xpath("string()")) for leaf in root.iter("{*}paragraph", "{*}cell", "{*}heading")]
    assert found == [text for part in each.parts for block in part.blocks for text in texts(block)]


def texts(block: model.Block) -> list[str]:
    if isinstance(block, model.Table):
        return [cell.text for row in block.rows for cell in row]
    if isinstance(block, model.Paragraph):
        return [block.text]
    return [
        *([] if block.heading is None else [block.heading]),
        *(text for each in block.blocks for text in texts(each)),
    ]


def test_a_heading_may_be_empty_or_absent() -> None:
    for heading in (None, "", "甲"):
        section = section_with((), (), heading)
        each = msgspec.structs.replace(document(""), parts=(Part(role="main", span=Span(0, 0), blocks=(section,)),))
        assert ("<heading>" in to_xml(each)) == (heading is not None)
        assert from_xml(to_xml(each)) == each


def test_a_text_of_any_length_is_read() -> None:
    each = document("甲" * 10_000_001)
    assert from_xml(to_xml(each)) == each


# What cannot be said in XML


@pytest.mark.parametrize(
    ("text", "is_safe"),
    [
        ("甲 \t\n\r\x20\x7f\x85\ud7ff\ue000\ufffd\U00010000\U0010ffff", True),
        *((character, False) for character in "\x00\x08\x0b\x0c\x0e\x1f\ud800\udfff\ufffe\uffff"),
    ],
)
def test_a_character_that_xml_cannot_carry_becomes_a_replacement(text: str, is_safe: bool) -> None:
    assert (xml_safe(text) == text) is is_safe
    carried = text if is_safe else "\ufffd"
    assert from_xml(to_xml(document(text, name=text))) == document(carried, name=carried)


@pytest.mark.parametrize(
    "annotations",
    [
        [(1, 2, "丙")],
        [(0, 2, "甲乙"), (1, 3, "乙丙")],
        [(1, 2, "乙"), (0, 1, "甲")],
        [(2, 4, "丙")],
        [(2, 1, "")],
        [(-1, 3, "丙")],
    ],
)
def test_annotations_that_do_not_fit_their_text_are_refused(annotations: list[tuple[int, int, str]]) -> None:
    found = [Quantity(kind="n", text=text, start=start, end=end, span=Span(0, 0)) for start, end, text in annotations]
    with pytest.raises(UnusableInput, match="is not there, out of order, or crosses another"):
        to_xml(document("甲乙丙", *found))


def test_a_place_stands_in_a_text_and_only_there() -> None:
    body = Responsibility(role="lead", units=(), text="", span=Span(0, 0))
    with pytest.raises(UnusableInput, match="is not there"):
        to_xml(document("", body))
    placed = msgspec.structs.replace(body, start=0, end=0)
    for responsibilities, annotations in (((placed,), ()), ((), (placed,))):
        section = section_with(responsibilities, annotations, None)
        with pytest.raises(UnusableInput, match=r"stands in a list|has annotations and no heading"):
            to_xml(
                msgspec.structs.replace(document(""), parts=(Part(role="main", span=Span(0, 0), blocks=(section,)),))
            )


# Reading


PAGE = (ROOT / "docs" / "format.md").read_text(encoding="utf-8")
GOOD = (
    PAGE.partition("```xml\n")[2]
    .partition("```")[0]
    .replace("</source>", '<repaired after="" before="" kind="x" span="0 0" status="verified"></repaired></source>')
    .replace("</document>", '<diagnostic code="x" message="" severity="info" span="0 0"></diagnostic></document>')
)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<document", "\ufeff<?xml version='1.0' encoding='utf-8'?><!-- note --><?style none?><document"),
        ("\n  ", "\n\n\t"),
        ("></omitted>", "/>"),
        ("最高给予", "最<!-- note -->高<?style none?><![CDATA[给]]>&#x4e88;"),
        ('bound="max" code="CNY"', "code = 'CNY' bound='max'"),
        (
            'xmlns="urn',
            'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="a http://a/" xmlns="urn',
        ),
    ],
)
def test_the_same_document_in_another_layout_reads_the_same(old: str, new: str) -> None:
    assert old in GOOD
    assert from_xml(GOOD.replace(old, new)) == from_xml(GOOD)


def test_a_prefix_is_no_matter() -> None:
    prefixed = re.sub(r"<(/?)(\w)", r"<\1g:\2", GOOD).replace("xmlns=", "xmlns:g=")
    assert from_xml(prefixed) == from_xml(GOOD)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("</document>", "", "Premature end of data"),
        ("132.3", "&x;", "Entity 'x' not defined"),
        ("132.3", "\x01", "PCDATA invalid Char value 1"),
        ("132.3", "\ud800", "surrogates not allowed"),
        ("urn:govdocparse:1", "urn:govdocparse:2", "Element '{urn:govdocparse:2}document': No matching global"),
        ("govdocparse/1", "govdocparse/2", "[facet 'enumeration'] The value 'govdocparse/2'"),
        ("<metadata>", "<metadata><motto></motto>", "Element 'motto': This element is not expected"),
        ("<metadata>", "<metadata>x", "Element 'metadata': Character content other than whitespace"),
        ("</heading>", "</heading><heading></heading>", "Element 'heading': This element is not expected"),
        ("<paragraph ", "<paragraph x='1' ", "attribute 'x': The attribute 'x' is not allowed., line 10"),
        ('kind="money" ', "", "The attribute 'kind' is required but missing"),
        ('role="main"', 'role="head"', "attribute 'role': [facet 'enumeration'] The value 'head'"),
        ('role="lead"', 'role="main"', "attribute 'role': [facet 'enumeration'] The value 'main'"),
        ('zone="main"', 'zone="tail"', "attribute 'zone': [facet 'enumeration'] The value 'tail'"),
        ('bound="max"', 'bound="most"', "attribute 'bound': [facet 'enumeration'] The value 'most'"),
        ('script="simplified"', 'script="new"', "attribute 'script': [facet 'enumeration'] The value 'new'"),
        ('severity="info"', 'severity="hint"', "attribute 'severity': [facet 'enumeration'] The value 'hint'"),
        ('status="verified"', 'status="sure"', "attribute 'status': [facet 'enumeration'] The value 'sure'"),
        ('run_in="false"', 'run_in="no"', "attribute 'run_in': [facet 'enumeration'] The value 'no'"),
        ('span="0 9"', 'span="0"', "attribute 'span': [facet 'pattern'] The value '0'"),
        ('span="0 9"', 'span="-1 9"', "attribute 'span': [facet 'pattern'] The value '-1 9'"),
        ('span="0 9"', 'span="0 9 9"', "attribute 'span': [facet 'pattern'] The value '0 9 9'"),
        ("<heading>", '<heading><item end="1" marker="加" number="1" span="0 1"/>', "heading '加大支持' holds a list item"),
        ('number="1"', 'number="one"', "attribute 'number'"),
        ('number="1"', f'number="{"1" * 5000}"', "integer"),
        (GOOD, "", "Document is empty"),
        (GOOD, "<document/>", "Element 'document': No matching global declaration"),
    ],
)  # fmt: skip
def test_anything_else_is_refused_with_place_and_reason(old: str, new: str, message: str) -> None:
    assert old in GOOD
    with pytest.raises(UnusableInput) as refused:
        from_xml(GOOD.replace(old, new))
    said = str(refused.value)
    assert said.startswith("this is no govdocparse/1 XML: ")
    assert message in said
    assert "\n" not in said


def test_other_encodings_are_refused() -> None:
    for encoding in ("gb18030", "utf-16"):
        with pytest.raises(UnusableInput, match="this is no govdocparse/1 XML"):
            from_xml(GOOD.encode(encoding))


@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE document SYSTEM "http://127.0.0.1:9/x.dtd">',
        '<!DOCTYPE document [<!ENTITY x SYSTEM "file:///etc/hostname">]>',
        '<!DOCTYPE document [<!ENTITY a "aaaaaaaa"><!ENTITY x "&a;&a;&a;&a;">]>',
        '<!DOCTYPE document [<!ATTLIST document kind CDATA "reply">]>',
        "<!DOCTYPE document>",
    ],
)
def test_a_document_type_declaration_is_refused(declaration: str) -> None:
    with pytest.raises(UnusableInput, match="a document type declaration"):
        from_xml(declaration + GOOD.replace("132.3", "&x;"))


def test_deep_nesting_is_refused() -> None:
    deep = '<quantity kind="n" span="0 0">' * 5000
    with pytest.raises(UnusableInput):
        from_xml(GOOD.replace("132.3", deep + "</quantity>" * 5000))


# The schema and the model


XSD = etree.parse(Path(model.__file__).parents[1] / "schemas" / "govdocparse-1.xsd")
SCALARS: dict[str, type[Any]] = {
    "source": model.Source,
    "repair": model.Repair,
    "repaired": model.Repaired,
    "locator": model.Locator,
    "field": model.Field,
    "document_number": model.DocumentNumber,
    "part": model.Part,
    "section": model.Section,
    "paragraph": model.Paragraph,
    "table": model.Table,
    "cell": model.Cell,
    "item": model.Item,
    "quantity": model.Quantity,
    "date": model.Date,
    "citation": model.Citation,
    "responsibility": model.Responsibility,
    "unit": model.Unit,
    "omitted": model.Omitted,
    "diagnostic": model.Diagnostic,
}


def xsd(path: str) -> list[Any]:
    found = XSD.xpath(path, namespaces={"xs": "http://www.w3.org/2001/XMLSchema"})
    assert isinstance(found, list)
    return found


def attributes(name: str) -> dict[str, tuple[str, bool]]:
    """The attributes of an XSD type and its bases: type and whether required."""
    (node,) = xsd(f"xs:complexType[@name='{name}']")
    own = {
        each.get("name"): (each.get("type"), each.get("use") == "required")
        for each in node.iterfind(".//{*}attribute[@type]")
    }
    bases = [each.get("base") for each in node.iterfind(".//{*}extension")]
    inherited = attributes(bases[0]) if bases and not bases[0].startswith("xs:") else {}
    return inherited | {key: value for key, value in own.items() if key is not None}


@pytest.mark.parametrize("name", SCALARS)
def test_the_xsd_has_the_attributes_of_the_model(name: str) -> None:
    struct = SCALARS[name]
    hints = get_type_hints(struct)
    # An item is an empty element, so that its place says where it starts alone.
    said_by_place = (
        {"start"} if struct is model.Item else {"start", "end"} if "end" in struct.__struct_fields__ else set()
    )
    not_attributes = {"heading", "text"} | said_by_place
    scalars = {
        each.encode_name: each
        for each in msgspec.structs.fields(struct)
        if each.encode_name not in not_attributes and not str(hints[each.name]).startswith("tuple")
    }
    said = attributes(name)
    assert set(said) == set(scalars)
    for key, (kind, is_required) in said.items():
        assert is_required == scalars[key].required, key
        choices = {choice for choice in flat(hints[scalars[key].name]) if isinstance(choice, str)}
        listed = xsd(f"xs:simpleType[@name='{kind}']//xs:enumeration/@value") if kind != "flag" else []
        assert set(listed) == choices, key


def flat(hint: Any) -> list[Any]:
    """A type and all its arguments."""
    return [hint, *(inner for argument in get_args(hint) for inner in flat(argument))]


def test_the_xsd_has_the_fields_of_the_metadata_in_order() -> None:
    names = {"issuers": "issuer", "addressees": "addressee", "signers": "signer", "keywords": "keyword",
             "notes": "note", "related_links": "related_link"}  # fmt: skip
    assert xsd("xs:complexType[@name='metadata']//xs:element/@name") == [
        names.get(key, key) for key in Metadata.__struct_fields__
    ]


@pytest.mark.parametrize("name", sorted({*SCALARS, "document", "metadata"} - {"unit", "responsibility", "field"}))
def test_each_list_of_the_model_has_a_name_for_its_items(name: str) -> None:
    struct = SCALARS.get(name) or {"document": Document, "metadata": Metadata}[name]
    lists = {key for key, hint in get_type_hints(struct).items() if str(hint).startswith("tuple")}
    assert lists - {"annotations", "items"} == set(LISTS.get(name, ()))


def test_the_xsd_is_one() -> None:
    assert schema() is schema()
