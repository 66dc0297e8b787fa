"""Omitted places come out in source order, none of them twice, whatever stands inside what."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdocparse import cover
from govdocparse.model import Metadata, Omitted
from govdocparse.structure.tree import ParagraphNode, PartNode
from govdocparse.text import Span, Text

SOURCE = "0123456789"

Place = tuple[int, int, str]

APART: list[tuple[list[Place], list[Place]]] = [
    ([(0, 10, "a"), (2, 4, "b")], [(0, 2, "a"), (2, 4, "b"), (4, 10, "a")]),
    ([(0, 10, "a"), (2, 6, "b"), (3, 4, "c")], [(0, 2, "a"), (2, 3, "b"), (3, 4, "c"), (4, 6, "b"), (6, 10, "a")]),
    ([(0, 10, "a"), (2, 6, "b"), (3, 8, "c")], [(0, 2, "a"), (2, 3, "b"), (3, 8, "c"), (8, 10, "a")]),
    ([(0, 5, "a"), (5, 10, "b")], [(0, 5, "a"), (5, 10, "b")]),
    ([(0, 10, "b"), (0, 10, "a")], [(0, 10, "a")]),
]

PLACES = st.tuples(st.integers(0, 9), st.integers(1, 10), st.sampled_from("abc")).filter(lambda item: item[0] < item[1])


def kept(places: list[Place]) -> list[Place]:
    given_places = [Omitted(Span(start, end), reason) for start, end, reason in places]
    omitted, diagnostics = cover.check(SOURCE, (), Metadata(), given_places)
    assert all(item.reason in "abc" or diagnostics for item in omitted)
    return [(*item.span, item.reason) for item in omitted]


@pytest.mark.parametrize(("places", "expected"), APART)
def test_what_stands_inside_another_place_cuts_it(places: list[Place], expected: list[Place]) -> None:
    assert kept(places) == expected


def test_what_left_the_text_is_omitted_though_a_block_stands_around_it() -> None:
    body = ParagraphNode(Text.of(SOURCE), Span(0, 10))
    parts = (PartNode("main", None, None, Span(0, 10), (), (body,)),)
    page_number, label = Omitted(Span(4, 6), "page number"), Omitted(Span(7, 8), "label")
    assert cover.check(SOURCE, parts, Metadata(), (page_number,), (label,)) == ((page_number,), [])


@given(st.lists(PLACES))
def test_every_character_is_in_one_place(places: list[Place]) -> None:
    assert [place for start, end, _ in kept(places) for place in range(start, end)] == list(range(len(SOURCE)))
