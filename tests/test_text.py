"""Text keeps every character's place through slicing, editing and joining."""

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from govdocparse.strings import present
from govdocparse.text import Edit, Span, Text, apart, joined


@st.composite
def edited(draw: st.DrawFn) -> tuple[str, list[Edit]]:
    """A string and some edits of it in rising order."""
    string = draw(st.text(max_size=30))
    places = sorted(draw(st.lists(st.integers(0, len(string)), max_size=8)))
    pairs = list(zip(places[::2], places[1::2], strict=False))
    return string, [Edit(start, end, draw(st.text("xyz", max_size=3))) for start, end in pairs]


def test_whole_text_is_at_its_own_places() -> None:
    text = Text.of("公文处理")
    assert [text.span(index, index + 1) for index in range(4)] == [(0, 1), (1, 2), (2, 3), (3, 4)]


def test_slice_keeps_places() -> None:
    assert Text.of("一、总体要求")[2:4].span() == Span(2, 4)


def test_what_a_group_holds_is_at_its_own_places() -> None:
    text = Text.of("某县人民政府令第9号")[2:]
    found = regex.fullmatch("(?P<body>人民政府)令第(?P<number>[0-9])号", text.string)
    assert found is not None
    assert [(str(group), group.span()) for group in (text.group(found, "body"), text.group(found, "number"))] == [
        ("人民政府", (2, 6)),
        ("9", (8, 9)),
    ]


@pytest.mark.parametrize(
    ("start", "end", "span"),
    [(0, None, (0, 4)), (1, 3, (1, 3)), (2, 2, (2, 2)), (4, 4, (4, 4))],
)
def test_span(start: int, end: int | None, span: tuple[int, int]) -> None:
    assert Text.of("公文处理").span(start, end) == span


def test_span_of_nothing() -> None:
    assert Text.of("").span() == Span(0, 0)


def test_removed_run_belongs_to_the_character_before_it() -> None:
    text = Text.of("經(jīng)濟").edited([Edit(1, 7, "")])
    assert text.string == "經濟"
    assert text.span(0, 1) == (0, 7)
    assert text.span(1, 2) == (7, 8)


def test_removals_one_behind_the_other_add_up() -> None:
    text = Text.of("a12b").edited([Edit(2, 3, "")]).edited([Edit(1, 2, "")])
    assert text.string == "ab"
    assert text.span(0, 1) == (0, 3)


def test_replacement_covers_what_it_replaces() -> None:
    text = Text.of("甲?；鶎佑乙").edited([Edit(1, 5, "保基层有感")])
    assert text.string == "甲保基层有感乙"
    assert text.span(1, 6) == (1, 5)
    assert text.span(0, 1) == (0, 1)
    assert text.span(6, 7) == (5, 6)


def test_what_leaves_without_a_trace_widens_no_span() -> None:
    text = Text.of("60\n\n亿元").without([(2, 4)])
    assert text.string == "60亿元"
    assert text.span(0, 2) == (0, 2)
    assert text.span() == (0, 6)


def test_strip() -> None:
    assert Text.of(" \n公文 ").strip() == Text.of("公文", 2)
    assert Text.of("  ").strip().string == ""


def test_lines() -> None:
    assert [(line.string, line.span()) for line in Text.of("一\n\n二").lines()] == [
        ("一", (0, 1)),
        ("", (2, 2)),
        ("二", (3, 4)),
    ]


def test_joined() -> None:
    text = Text.of("标题\n（试行）")
    assert joined([text[:2], text[3:]]).span() == (0, 7)
    assert joined([text[:2], text[3:]]).string == "标题（试行）"


def test_unequal_lengths_are_refused() -> None:
    with pytest.raises(ValueError, match="2 characters cannot be mapped to 3"):
        Text.of("公文").mapped("公文件")


def test_equality_needs_the_same_places() -> None:
    assert Text.of("公公")[:1] != Text.of("公公")[1:]
    assert hash(Text.of("公公")[:1]) == hash(Text.of("公公")[1:])
    assert Text.of("公") != "公"


@given(edited())
def test_edits_give_the_string_that_replacing_gives(case: tuple[str, list[Edit]]) -> None:
    string, edits = case
    expected, done = "", 0
    for start, end, replacement in edits:
        expected += string[done:start] + replacement
        done = end
    assert Text.of(string).edited(edits).string == expected + string[done:]


@given(edited())
def test_offsets_never_fall_and_stay_inside(case: tuple[str, list[Edit]]) -> None:
    string, edits = case
    text = Text.of(string).edited(edits)
    offsets = list(text.offsets)
    assert offsets == sorted(offsets)
    assert all(0 <= offset <= len(string) for offset in offsets)
    for index in range(len(text)):
        start, end = text.span(index, index + 1)
        assert 0 <= start < end <= len(string) + 1


@given(edited(), st.integers(0, 30), st.integers(0, 30))
def test_slicing_after_editing_keeps_places(case: tuple[str, list[Edit]], start: int, end: int) -> None:
    text = Text.of(case[0]).edited(case[1])
    part = text[start:end]
    assert part.offsets == text.offsets[start:end]
    assert part.string == text.string[start:end]


@pytest.mark.parametrize(
    ("places", "kept"),
    [
        ([(0, 2), (2, 4)], [(0, 2), (2, 4)]),
        ([(3, 5), (0, 2)], [(0, 2), (3, 5)]),
        ([(0, 2), (0, 9), (4, 5)], [(0, 9)]),
        ([(0, 4), (3, 9), (5, 6)], [(0, 4), (5, 6)]),
        ([(2, 2), (2, 2)], [(2, 2), (2, 2)]),
        ([], []),
    ],
)
def test_apart(places: list[tuple[int, int]], kept: list[tuple[int, int]]) -> None:
    assert list(apart(places)) == kept


@given(st.lists(st.text("甲乙 ", min_size=1, max_size=3)), st.text("甲乙丙 ", max_size=20))
def test_present(words: list[str], string: str) -> None:
    assert present(words, string) == [word for word in words if word in string]
