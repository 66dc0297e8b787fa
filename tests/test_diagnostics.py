"""The table of diagnostics: every example gives its code and no other, the page says what the table says."""

import ast
from pathlib import Path

import pytest

from govdocparse import parse
from govdocparse.commands.catalogue import page
from govdocparse.diagnostics import KINDS, Kind
from govdocparse.text import Span
from project import ROOT

SOURCE = ROOT / "src" / "govdocparse"
WITH_EXAMPLE = [kind for kind in KINDS.values() if kind.example is not None]


@pytest.mark.parametrize("kind", WITH_EXAMPLE, ids=[kind.code for kind in WITH_EXAMPLE])
def test_an_example_gives_its_code_once_and_no_other(kind: Kind) -> None:
    assert kind.example is not None
    (found,) = parse(kind.example).diagnostics
    assert (found.code, found.severity) == (kind.code, kind.severity)
    assert 0 <= found.span.start <= found.span.end <= len(kind.example)


def test_only_what_no_text_can_give_has_no_example() -> None:
    assert {kind.code for kind in KINDS.values() if kind.example is None} == {
        "source.unread",
        "repair.unread",
        "cover.lost",
    }


def test_the_page_is_what_the_table_says() -> None:
    assert (ROOT / "docs" / "diagnostics.md").read_text(encoding="utf-8") == page()


def _calls(path: Path) -> set[str]:
    """The names that a module calls."""
    calls = (node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call))
    return {call.func.id for call in calls if isinstance(call.func, ast.Name)}


def test_diagnostics_are_made_from_the_table_alone() -> None:
    makers = {path.relative_to(SOURCE).as_posix() for path in SOURCE.rglob("*.py") if "Diagnostic" in _calls(path)}
    assert makers == {"diagnostics.py"}


def test_no_code_is_spelled_twice() -> None:
    for path in SOURCE.rglob("*.py"):
        words = [
            node.value
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.Constant) and node.value in KINDS
        ]
        assert len(words) == len(set(words))
        assert not words or path.name == "diagnostics.py", path


def test_a_kind_needs_the_values_that_its_message_names() -> None:
    kind = KINDS["outline.repeat"]
    assert kind.at(Span(1, 2), marker="二、", last=2).message == "二、 repeats the number 2"
    with pytest.raises(KeyError):
        kind.at(Span(1, 2), marker="二、")


def test_words_of_the_document_are_never_taken_for_a_template() -> None:
    assert KINDS["date.impossible"].at(Span(0, 1), words="{marker}").message == "no calendar has {marker}"
