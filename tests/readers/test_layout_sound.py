"""Any characters anywhere: each is there once, in time linear in their number."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from govdocparse.readers.layout.order import in_order
from govdocparse.readers.layout.page import Glyph, Line, Page
from layout_pages import compose
from timing import assert_linear

PLACES = st.floats(-50, 900, allow_nan=False)


@given(
    st.lists(st.builds(Glyph, PLACES, PLACES, PLACES, st.floats(0.1, 80), st.sampled_from("中文1a（：。")), max_size=60)
)
@example([Glyph(100.0, -40.0, -30.0, 10.0, "1")])  # a number that is alone, where line numbers would stand
def test_every_character_is_there_once_wherever_it_stands(glyphs: list[Glyph]) -> None:
    apart = {(round(g.baseline / 100), round(g.left / 100)): g for g in glyphs}
    composed = compose([Page(1, 595, 842, list(apart.values()))])
    text = "".join(composed.text.split()).replace("¹", "1")
    assert sorted(text) == sorted(glyph.character for glyph in apart.values())


@pytest.mark.parametrize(
    "place",
    [lambda i: (100, 10 * i), lambda i: (12 * i, 10), lambda i: (100 + i % 7, 13 * i), lambda i: (i % 800, i % 599)],
)
def test_hostile_pages_take_linear_time(place) -> None:  # type: ignore[no-untyped-def]
    def composed(count: int) -> Callable[[], object]:
        glyphs = [
            Glyph(float(place(i)[0]), float(place(i)[1]), place(i)[1] + 10.0, 10 - i % 2 * 5, "中（：.9"[i % 5])
            for i in range(count)
        ]
        return partial(compose, [Page(1, 595, 842, glyphs)])

    assert_linear(composed, 800, 10)


def test_columns_that_many_lines_cross_take_linear_time() -> None:
    def page(count: int) -> Callable[[], object]:
        lines = [
            Line(12 * row - 8, 12 * row, left, right, 10, text)
            for row in range(count)
            for left, right, text in (
                [(50, 550, "横" * 50)] if row % 8 == 7 else [(50, 290, "左" * 24), (310, 550, "右" * 24)]
            )
        ]
        return partial(in_order, lines)

    assert_linear(page, 500)
