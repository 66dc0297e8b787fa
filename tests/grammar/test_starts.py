"""Starts stand where a string has them, by a loop as by the engine; what is asked only there is found as everywhere."""

from __future__ import annotations

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from govdocparse.asked import Asked
from govdocparse.grammar import shipped
from govdocparse.signs import NONE, Signs
from govdocparse.starts import Opened, Starts

# The rules that are asked only where one of the characters stands that a match begins with.
OPENED = ["touching_bound", "provision"]
BASIC_PLANE = [chr(code) for code in range(0x10000) if not 0xD800 <= code < 0xE000]


@given(st.text("第5、-]^\\\U00020000", max_size=12), st.integers(0, 12), st.integers(0, 12))
def test_a_loop_finds_what_the_engine_finds(string: str, start: int, end: int) -> None:
    signs = Starts(["第-", "]^\\", "\U00020000"])
    start, end = sorted((min(start, len(string)), min(end, len(string))))
    places = signs.searched(string, start, end)
    assert signs.scanned(string, start, end) == signs.places(string, start, end) == places
    assert signs.behind_last(string, start, end) == (places[-1] + 1 if places else start)


@pytest.mark.parametrize("signs", [Signs((), ("丙", "甲")), NONE], ids=["known", "unknown"])
@given(string=st.text("甲乙丙", max_size=12), start=st.integers(0, 12))
def test_a_rule_asked_where_its_signs_stand_finds_what_it_finds_anywhere(signs: Signs, string: str, start: int) -> None:
    pattern = regex.compile("(?<!丙)甲乙?|丙+")
    rule = Opened(Asked(pattern, signs))
    assert [match.span() for match in rule.all(string)] == [match.span() for match in pattern.finditer(string)]
    first, expected = rule.search(string, start), pattern.search(string, start)
    assert (first and first.span()) == (expected and expected.span())


@pytest.mark.parametrize("name", OPENED)
def test_no_match_begins_with_another_sign(name: str) -> None:
    rule = shipped().rules[name]
    assert rule.signs.heads
    assert {sign for sign in BASIC_PLANE if rule.pattern.match(sign, partial=True)} <= set(rule.signs.heads)


def test_no_numeral_begins_with_another_sign() -> None:
    signs = set("".join(shipped().lexicon("candidate_starts")))
    # By `regex`, which can say what may begin a match; digits of other scripts are none, and 兆 stands behind a digit.
    pattern = regex.compile(shipped().rules["candidate"].source)
    others = [sign for sign in BASIC_PLANE if sign not in signs and not sign.isdecimal() and sign != "兆"]
    for front in ("", "USD", "AB", "过", "在"):
        assert not [sign for sign in others if pattern.match(front + sign, len(front), partial=True)]
