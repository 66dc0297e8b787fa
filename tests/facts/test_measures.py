"""What quantities measure: the cases of grammars/measure_cases.toml, and what holds for any text."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdocparse.annotation import annotate
from govdocparse.facts.before import Measured
from govdocparse.facts.clauses import Clauses
from govdocparse.facts.leaf import Leaf, leaf_of
from govdocparse.facts.measure import measures
from govdocparse.facts.periods import Period, periods
from govdocparse.grammar import shipped
from govdocparse.text import Text
from timing import assert_linear

CASES = shipped().cases["measure_cases"]
EDITION = Period("2025-01-01", "2025-12-31")


def leaf(text: str) -> Leaf:
    return leaf_of(text, annotate(Text.of(text), shipped())[0], shipped())


def measured(text: str, quantity: str) -> Measured:
    read = leaf(text)
    found = dict(zip((item.text for item in read.quantities), measures(shipped()).of(read), strict=True))
    assert quantity in found, f"{quantity} is no quantity, only {list(found)}"
    return found[quantity]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['text']} {case['quantity']}")
def test_case(case: dict[str, Any]) -> None:
    found = measured(case["text"], case["quantity"])
    assert found.phrase == (case["measure"] or None)
    assert found.object == case.get("object")


def period(text: str, quantity: str = "") -> Period:
    """The period of the last quantity of a text, or of that one."""
    read = leaf(text)
    chosen = [item for item in read.quantities if quantity in ("", item.text)][-1]
    return periods(shipped()).of(read, chosen, EDITION)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026年，安排10万元。", "2026-01-01", "2026-12-31"),
        ("2026年产值95亿元，是2020年的2.4倍，增长19%。", "2026-01-01", "2026-12-31"),
        ("与2025年度相比，支出减少63万元。", None, None),
        ("2026年增速提升3个百分点，比去年四季度提升1个百分点。", "2026-01-01", "2026-12-31"),
        ("2026年增长35%，高出2025年增幅1个百分点。", "2026-01-01", "2026-12-31"),
        ("产业结构由2020年的21:50:29调整为11:65:24。", None, None),
        ("进出口由2020年的4500万元增加到2亿元，年均增长38%。", None, None),
        ("2026年安排10万元，2027年安排20万元。", "2027-01-01", "2027-12-31"),
        ("2026年，完成投资5亿元。新增企业20家。", "2026-01-01", "2026-12-31"),
        ("到2027年，规模达到5亿元。新增企业20家。", "2027-01-01", "2027-12-31"),
        ("2026年6月底前，建成10个。", None, "2026-06-30"),
        ("2026年起，每年安排10万元。", "2026-01-01", None),
        ("“十四五”期间，新增10家。", "2021-01-01", "2025-12-31"),
        ("全年新增10家。", "2025-01-01", "2025-12-31"),
        ("力争今年新增10家。", "2025-01-01", "2025-12-31"),
        ("市财政2024年安排9亿元。其中，支持科技5亿元。", "2024-01-01", "2024-12-31"),
        ("2024年安排9亿元。其中科技5亿元，教育4亿元。其中，城区1亿元。", "2024-01-01", "2024-12-31"),
        ("2024年安排9亿元。其中，2023年结转2亿元。", "2023-01-01", "2023-12-31"),
        # Absent rather than wrong.
        ("2024年安排9亿元。支持就业1亿元。", None, None),
        ("2024年安排9亿元。支持科技5亿元。其中，市本级1亿元。", None, None),
        ("新增10家。", None, None),
        ("电价较2024年下降3%。", None, None),
        ("2026年底前，建成10个。新增企业20家。", None, None),
        ("2026年完成投资5亿元。新增企业20家。", None, None),
        ("2026年，完成投资5亿元。落实2023年的政策。新增企业20家。", None, None),
        ("按照规定（2023年修订）给予10万元补助。", None, None),
        ("安排10万元，2027年底前建成。", None, None),
    ],
)
def test_period(text: str, first: str | None, last: str | None) -> None:
    assert period(text) == Period(first, last)


@pytest.mark.parametrize(
    ("text", "quantity", "clause"),
    [
        ("一是，新增甲、乙10家；二是。", "10家", "新增甲、乙10家"),
        ("对甲（含乙，丙）给予10元，丁。", "10元", "对甲（含乙，丙）给予10元"),
        ("推进“一增，二减”工程10项。", "10项", "推进“一增，二减”工程10项"),
        ("其中：甲10元。", "10元", "甲10元"),
        # A lost bracket holds nothing together.
        ("（甲，乙10元，丙", "10元", "乙10元"),
        ("甲），乙10元，丙", "10元", "乙10元"),
        ("（" + "甲" * 300 + "，乙10元，丙）", "10元", "乙10元"),
    ],
)
def test_clause(text: str, quantity: str, clause: str) -> None:
    start = text.index(quantity)
    first, last = Clauses(text, shipped()).clause(start, start + len(quantity))
    assert text[first:last] == clause


def test_text_without_marks_is_cut_around_the_quantity() -> None:
    start, end = Clauses("甲" * 5000, shipped()).clause(2000, 2003)
    assert (start, end) == (1700, 2303)


PIECES = (
    "10万元",
    "20%",
    "3家",
    "给予",
    "最高",
    "奖励",
    "新增",
    "企业",
    "2025年",
    "项目",
    *"，。；：、（）“”《》对的每按达",
)
WORDS = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


@given(WORDS)
def test_any_text_has_measures_of_its_own_words(text: str) -> None:
    read = leaf(text)
    found = measures(shipped()).of(read)
    assert len(found) == len(read.quantities)
    for quantity, one in zip(read.quantities, found, strict=True):
        start, end = read.clauses.clause(quantity.start, quantity.end)
        assert 0 <= start <= quantity.start < quantity.end <= end <= len(text)
        assert one.phrase is None or (one.phrase and "\x00" not in one.phrase)
        assert one.object is None or set(one.object) <= set(text)  # of a list with 分别 it is put together


@pytest.mark.parametrize("piece", ["10元", "（10元", "对甲10元、", "2025年10元", "10元）", "甲，给予10元"])
def test_time_grows_with_the_text(piece: str) -> None:
    def reading(count: int) -> Callable[[], object]:
        read = leaf(piece * count)

        def work() -> None:
            assert len(measures(shipped()).of(read)) == len(read.quantities)
            assert all(periods(shipped()).of(read, quantity, EDITION) for quantity in read.quantities)

        return work

    assert_linear(reading, 1000, 4)
