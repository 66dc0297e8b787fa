"""Numbers written as formulas between dollars are read as they look; any other formula stays."""

import pytest

from govdocparse import parse
from govdocparse.cleaning import formulas
from govdocparse.grammar import shipped
from govdocparse.text import Text
from invariants import check

STAYS = (
    "$x_i$",
    "$100和$200",
    "$5,000-$8,000",
    "US$5、HK$6",
    "$100",
    "$$",
    r"$\frac { 1 } { 2 }$",
    r"$5 \unknown$",
    "${5$",
    r"$\textcircled { 99 }$",
)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (r"增长$5 . 2 \%$以上", "增长5.2%以上"),
        (r"$1 0 { \sim } 1 5 \%$", "10～15%"),
        (r"$1 , 2 0 0$元", "1,200元"),
        (r"$2 0 \ \mathrm { k m } ^ { 2 }$", "20km²"),
        (r"$9 . 7 { \times } 1 0 ^ { 8 }$", "9.7×10⁸"),
        (r"$\geq 8 ^ { \circ } \mathrm { C }$", "≥8°C"),
        (r"$8 ^ \circ$", "8°"),
        (r"$\mathrm { P M } _ { 2 . 5 }$", "PM2.5"),
        (r"$\textcircled { 2 }$", "②"),
        *((formula, formula) for formula in STAYS),
    ],
)
def test_formula(written: str, shown: str) -> None:
    assert formulas.decode(Text.of(written), shipped()).string == shown


def test_a_quantity_in_a_formula_has_its_place() -> None:
    source = r"# 关于规划的通知" + "\n" + r"到$2 0 2 5$年，地区生产总值增长$5 . 2 \%$以上。"
    document = parse(source)
    check(document, source)
    (fact,) = document.facts()
    assert (fact.text, fact.value, fact.bound, fact.period_from) == ("5.2%", "5.2", "min", "2025-01-01")
    assert source[fact.span.start : fact.span.end] == r"$5 . 2 \%$"
