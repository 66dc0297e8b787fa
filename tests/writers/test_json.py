"""Canonical JSON: its exact bytes, what it refuses, and the schema that comes with the package."""

import hashlib
import json
from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from hypothesis import given
from jsonschema import Draft202012Validator

from govdocparse import parse, parse_file, to_chunks
from govdocparse.errors import UnusableInput
from govdocparse.facts import Fact
from govdocparse.model import SCHEMA, Document, Metadata, Paragraph, Part, Source
from govdocparse.text import Span
from govdocparse.writers import schema
from govdocparse.writers.chunks import Chunk
from govdocparse.writers.json import from_json, to_json, to_json_bytes
from govdocparse.writers.tabular import json_lines
from project import SAMPLES
from strategies import documents

QIANTANG = SAMPLES / "qiantang-2025-webpage.txt"
# Version name -> SHA-256 of its schema file. A release adds its line; no line ever changes.
RELEASED: dict[str, str] = {}


def document(text: str) -> Document:
    """A document with one paragraph."""
    source = Source(
        media_type="text/plain",
        encoding="utf-8",
        sha256="00",
        characters=len(text),
        script="simplified",
        repairs=(),
        repaired=(),
    )
    paragraph = Paragraph("p1", text, Span(0, len(text)), ())
    part = Part(role="main", span=Span(0, len(text)), blocks=(paragraph,))
    return Document(schema=SCHEMA, source=source, metadata=Metadata(), parts=(part,), omitted=(), diagnostics=())


FILE = """\
{
  "schema": "govdocparse/1",
  "source": {
    "media_type": "text/plain",
    "encoding": "utf-8",
    "sha256": "00",
    "characters": 2,
    "script": "simplified",
    "repairs": [],
    "repaired": []
  },
  "metadata": {},
  "parts": [
    {
      "role": "main",
      "span": [0, 2],
      "blocks": [
        {
          "type": "paragraph",
          "id": "p1",
          "text": "特此",
          "span": [0, 2],
          "annotations": []
        }
      ]
    }
  ],
  "omitted": [],
  "diagnostics": []
}
"""


def test_a_file_is_indented_with_spans_on_one_line() -> None:
    assert to_json(document("特此")) == FILE
    assert to_json_bytes(document("特此")) == FILE.encode()


def test_a_stream_has_one_line_a_document() -> None:
    text = to_json(document("特\n此"), indent=False)
    assert text.index("\n") == len(text) - 1
    assert text.startswith('{"schema":"govdocparse/1","source":{"media_type":"text/plain",')


@pytest.mark.parametrize(
    "text",
    [
        '"span": [\n  1,\n  2\n]',
        '", "span": [\n      0,\n      2\n    ], "',
        r"\"span\": [\n 1,\n 2\n ]",
        '"span": [1, 2]',
    ],
)
def test_a_text_that_looks_like_a_span_stays(text: str) -> None:
    assert json.loads(to_json(document(text))) == json.loads(to_json(document(text), indent=False))
    assert from_json(to_json(document(text))) == document(text)


@given(documents())
def test_json_reads_back_as_the_same_document(each: Document) -> None:
    text = to_json(each)
    assert from_json(text) == from_json(text.encode()) == from_json(to_json(each, indent=False)) == each
    assert to_json(from_json(text)) == text


def test_a_byte_order_mark_is_no_matter() -> None:
    assert from_json("\ufeff" + FILE) == from_json(b"\xef\xbb\xbf" + FILE.encode()) == document("特此")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("", "Input data was truncated"),
        ("{", "Input data was truncated"),
        ("{'", "JSON is malformed: object keys must be strings (byte 1)"),
        ("[]", "Expected `object`, got `array`"),
        (b"\xff", "JSON is malformed: invalid character (byte 0)"),
        (FILE.encode("gb18030"), "can't decode byte"),
        ("\ud800", "surrogates not allowed"),
        (FILE.replace("govdocparse/1", "govdocparse/2"), "Invalid enum value 'govdocparse/2' - at `$.schema`"),
        (FILE.replace('"main"', '"head"'), "Invalid enum value 'head' - at `$.parts[0].role`"),
        (FILE.replace("[0, 2]", "[0]"), "Expected `array` of length 2 - at `$.parts[0].span`"),
        (FILE.replace('"特此"', "2.5"), "Expected `str`, got `float` - at `$.parts[0].blocks[0].text`"),
        (FILE.replace('"metadata": {}', '"metadata": {"x": 1}'), "unknown field `x` - at `$.metadata`"),
        (FILE.replace("paragraph", "verse"), "Invalid value 'verse' - at `$.parts[0].blocks[0].type`"),
        (FILE.replace("{\n          ", '{"type": "section", "blocks": [' * 100_000), "recursion"),
    ],
    ids=lambda value: str(value)[:30] if isinstance(value, str) else "bytes",
)
def test_other_data_is_refused_with_place_and_reason(data: str | bytes, message: str) -> None:
    with pytest.raises(UnusableInput) as refused:
        from_json(data)
    said = str(refused.value)
    assert said.startswith("this is no govdocparse/1 JSON: ")
    assert message in said
    assert "\n" not in said


def test_the_schema_file_is_what_the_model_says() -> None:
    assert schema.FILE.read_text(encoding="utf-8") == schema.json_schema_text(), (
        "the model has changed its shape: once a version is released that takes a new version name in model.SCHEMA; "
        "then write the file with: python -m govdocparse.writers.schema"
    )


def test_the_schema_of_a_released_version_never_changes() -> None:
    for version, sha256 in RELEASED.items():
        file = schema.FILE.with_name(f"{version.replace('/', '-')}.schema.json")
        assert hashlib.sha256(file.read_bytes()).hexdigest() == sha256, f"{version} is released"


def test_the_schema_takes_no_null_and_is_named() -> None:
    made = schema.json_schema()
    assert made["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert made["$id"] == "urn:govdocparse:1"
    assert not list(nulls(made))


def nulls(node: Any) -> Any:
    """Each place in a schema that speaks of null."""
    if node is None or node == "null":
        yield node
    for item in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from nulls(item)


@pytest.mark.parametrize(
    ("kind", "lines"),
    [(Fact, lambda document: json_lines(document.facts())), (Chunk, lambda document: to_chunks(document).encode())],
)
def test_facts_and_chunks_are_as_their_schemas_say(kind: type, lines: Callable[[Document], bytes]) -> None:
    schema = msgspec.json.schema(kind)
    Draft202012Validator.check_schema(schema)
    page = "<html><body><h1>关于防汛的通知</h1><p>2025年，对达标企业给予最高2/3补助，（由市水利局牵头）。</p></body></html>"
    for document in (parse(page, name="a.html"), parse_file(QIANTANG)):
        written = [json.loads(line) for line in lines(document).splitlines()]
        assert written
        for each in written:
            Draft202012Validator(schema).validate(each)
