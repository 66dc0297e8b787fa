"""Same document, same structure: each paper gives the same document on every carrier as it does as text, spans aside."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

import pytest

from carriers import content, html, make, pdf
from carriers.compare import differences, tree, values
from carriers.content import SOURCES, Paper, all_fields
from govdocparse import parse, readers
from govdocparse.model import Document
from govdocparse.readers.reading import Limits, Reading
from invariants import check
from project import ROOT

FIXTURES = ROOT / "tests" / "fixtures" / "pdf"
paper = cache(content.paper)


class Made(NamedTuple):
    """One carrier of one paper, what its reader gives, and the document that comes of it."""

    paper: Paper
    carrier: str
    reading: Reading
    document: Document


@cache
def made(name: str, carrier: str) -> Made:
    """A carrier (the end of a file name) of a paper, read and parsed."""
    return _parsed(name, carrier, dict(make.carriers(paper(name)))[f"{name}.{carrier}"]())


def _parsed(name: str, carrier: str, data: bytes) -> Made:
    return Made(paper(name), carrier, readers.read(data, None, None, Limits()), parse(data))


WITHOUT_BROWSER = [
    (name, carrier)
    for name in SOURCES
    for carrier in ("gov-cn.html", "jcms.html", "trs.html", "typed.docx", "generated.docx", "ofd")
    if (name, carrier) != ("hangzhou-2026-damaged", "generated.docx")
]
PRINTED = [(name, layout) for name in SOURCES if name != "hangzhou-2026-damaged" for layout in pdf.LAYOUTS]
each_carrier = pytest.mark.parametrize(("name", "carrier"), WITHOUT_BROWSER)


def expected(made: Made) -> dict[str, list[str]]:
    """The fields of the paper: those of its text, without those of the page it was copied from, with those of its own."""
    own: dict[str, list[str]] = {}
    for key, field in all_fields(made.paper.document):
        if field.zone not in {"catalog", "page"}:
            own.setdefault(key, []).append(field.value)
    family, _, kind = made.carrier.rpartition(".")
    if kind != "html":
        return own
    # These pages begin below the head of the paper.
    if family in {"jcms", "trs"}:
        own.pop("unified_number", None)
    said = html.page_fields(made.paper)
    return {**own, **{key: [said[key]] for key in html.FIELDS[family] if key in said}}


def same(made: Made) -> None:
    """Assert that a carrier gives the document that the text gives, and that its places lead back to its source."""
    assert differences(tree(made.paper.document), tree(made.document)) == []
    assert values(made.document) == expected(made)
    assert {item.code for item in made.document.diagnostics} <= {"repair.ambiguous"}
    check(made.document, made.reading.text)
    leads_back(made)


def leads_back(made: Made) -> None:
    """Assert that the source text at the place of each field and annotation reads as what was found there.

    A page number may stand in the middle of it, and of damaged characters only the digits are what they were.
    """
    plain: Callable[[str], str] = _digits if made.paper.damaged else _without_blanks
    text = made.reading.text
    for (start, end), *_ in made.reading.hints.omissions:
        text = text[:start] + " " * (end - start) + text[end:]
    for key, field in all_fields(made.document):
        assert plain(text[slice(*field.span)]) == plain(field.text), key
    for annotation in made.document.annotations():
        assert plain(text[slice(*annotation.span)]) == plain(annotation.text)


def _without_blanks(text: str) -> str:
    return "".join(text.split())


def _digits(text: str) -> str:
    return "".join(character for character in text if character.isdecimal())


@each_carrier
def test_carrier_gives_the_document_of_the_text(name: str, carrier: str) -> None:
    same(made(name, carrier))


@pytest.mark.parametrize("carrier", ["gov-cn.html", "jcms.html", "trs.html", "typed.docx", "ofd"])
def test_damage_is_repaired_on_every_carrier(carrier: str) -> None:
    found = made("hangzhou-2026-damaged", carrier).document.source
    wanted = paper("hangzhou-2026-damaged").document.source
    assert found.script == "traditional"
    assert [(item.after, item.status) for item in found.repaired] == [
        (item.after, item.status) for item in wanted.repaired
    ]


def test_numbers_that_word_makes_are_counted() -> None:
    found = made("made-up-notice", "generated.docx")
    assert {item.kind: item.count for item in found.document.source.repairs} == {"generated_number": 12}
    assert found.document.sections()[-1].address == "二、"


@pytest.mark.parametrize("layout", pdf.LAYOUTS)
def test_printed_fixture_gives_the_document_of_the_text(layout: str) -> None:
    data = (FIXTURES / f"made-up-notice.{layout}.pdf").read_bytes()
    same(_parsed("made-up-notice", f"{layout}.pdf", data))


@pytest.mark.skipif(pdf.browser() is None, reason="no browser is installed that could print")
@pytest.mark.parametrize(("name", "layout"), PRINTED)
def test_print_gives_the_document_of_the_text(name: str, layout: str) -> None:
    program = pdf.browser()
    assert program is not None
    same(_parsed(name, f"{layout}.pdf", pdf.pdf(paper(name), layout, program)))


def test_content_is_the_whole_paper() -> None:
    """No carrier is made from less than the text: every character of a block stands in its lines."""
    for name in SOURCES:
        lines = _without_blanks("".join(line.whole for line in paper(name).lines))
        if not paper(name).damaged:
            for leaf in paper(name).document.blocks():
                assert _without_blanks(getattr(leaf, "text", "")) in lines
