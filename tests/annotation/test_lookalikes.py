"""What looks like a quantity and is none: each entry alone and inside a sentence gives nothing."""

from pathlib import Path

import pytest

from govdocparse import quantities
from govdocparse.grammar import shipped

LINES = Path(__file__).with_name("lookalikes.txt").read_text(encoding="utf-8").splitlines()
ENTRIES = [entry for line in LINES if not line.startswith("#") for entry in line.split()]


def test_there_are_at_least_300() -> None:
    assert len(set(ENTRIES)) >= 300


@pytest.mark.parametrize("entry", sorted(set(ENTRIES)))
def test_in_a_sentence_it_is_no_quantity(entry: str) -> None:
    assert [item.text for item in quantities(f"积极推进{entry}，加强统筹协调。")] == []


def test_all_that_is_a_word_at_its_numeral_is_looked_at() -> None:
    grammar = shipped()
    words = tuple(word[:2] for word in grammar.lexicon("numeral_words"))
    for example in grammar.rules["lookalike_here"].examples:
        found = example.text[example.text.index(example.match or example.text) :]
        assert found.startswith(words) or grammar.pattern("lookalike_head").match(found), found
