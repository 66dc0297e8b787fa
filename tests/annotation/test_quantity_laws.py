"""Quantities written out as a document writes them read back as they were: any number, unit, bound, rate and range."""

from decimal import Decimal

from hypothesis import assume, given, settings
from hypothesis import strategies as st

import numeral_forms as forms
from govdocparse.annotation import quantities, units
from govdocparse.annotation.amounts import ONE, plain
from govdocparse.grammar import shipped
from govdocparse.model import Quantity
from govdocparse.text import Text

TABLE = units.table(shipped())
# Units that one name says whatever stands around: no year, no day of a month, no name shared by two units.
STEADY = sorted(
    name for name, (unit, *others) in TABLE.by_name.items()
    if unit.steady and not (others or unit.before or unit.front or unit.scaled) and unit.part == ONE and name[0] not in "/／" and name[:2] not in ("百万", "百亿")
)  # fmt: skip
WORDS = [name for name in STEADY if not name[-1].isascii() and name != "届"]  # 1999届 are those of a year
SPOKEN = [name for name in WORDS if not TABLE.by_name[name][0].arabic]
AHEAD = {
    "": None, "不低于": "min", "不得少于": "min", "至少": "min", "不超过": "max", "最高不超过": "max", "不高于": "max", "至多": "max", "超过": "exceed",
    "突破": "exceed", "高于": "exceed", "低于": "below", "不足": "below", "少于": "below", "约": "approx", "将近": "approx",
}  # fmt: skip
BEHIND = {
    "": None,
    "以上": "min",
    "及以上": "min",
    "（含）以上": "min",
    "以下": "max",
    "以内": "max",
    "（不含）以下": "below",
    "左右": "approx",
}
RATES = {"": None, "每家": "家", "每人每年": "人·年", "每万名": "万名", "每平方米": "平方米"}
NUMBERS = st.integers(min_value=2, max_value=10**10)


def only(string: str) -> Quantity:
    (quantity,) = quantities.find(Text.of(string), string, shipped())
    return quantity


def told(numeral: str, unit: str) -> bool:
    """Whether numeral and unit are told apart: 5千 and 克 make 千克,."""
    return TABLE.single(numeral[-1] + unit, 0) is None


@st.composite
def numerals(draw: st.DrawFn) -> tuple[str, str]:
    """A numeral in figures, and its value."""
    number = draw(NUMBERS)
    value = Decimal(number).scaleb(-draw(st.integers(0, 3)))
    return draw(
        st.sampled_from(
            [
                (forms.grouped(number), str(number)),
                (format(value, "f"), plain(value)),
                (forms.scaled(value * 10**4, "万", 4), plain(value * 10**4)),
                (forms.scaled(value * 10**8, "亿", 8), plain(value * 10**8)),
            ]
        )
    )


@settings(max_examples=300)
@given(numerals(), st.sampled_from(STEADY), st.sampled_from(sorted(AHEAD)), st.sampled_from(sorted(RATES)))
def test_a_bound_in_front(numeral: tuple[str, str], unit: str, ahead: str, rate: str) -> None:
    written, value = numeral
    assume(told(written, unit))
    found = only(f"对符合条件的对象，{rate}安排{ahead}{written}{unit}，加强统筹。")
    assert (found.text, found.value, found.unit) == (written + unit, value, TABLE.by_name[unit][0].written)
    assert (found.bound, found.kind) == (AHEAD[ahead], TABLE.by_name[unit][0].kind)
    assert found.per == (None if found.kind in ("time", "age") and "满" in ahead else RATES[rate])


@settings(max_examples=300)
@given(numerals(), st.sampled_from(WORDS), st.sampled_from(sorted(BEHIND)))
def test_a_bound_behind(numeral: tuple[str, str], unit: str, behind: str) -> None:
    written, value = numeral
    assume(told(written, unit))
    # 环以内 is a place and no number of rings, 样的 a manner.
    assume(TABLE.single(f"{unit}{behind}的", 0) is not None)
    found = only(f"规模为{written}{unit}{behind}的，加强统筹。")
    assert (found.text, found.value, found.unit, found.bound) == (
        written + unit, value, TABLE.by_name[unit][0].written, BEHIND[behind],
    )  # fmt: skip


@settings(max_examples=300)
@given(st.integers(min_value=30, max_value=10**12), st.sampled_from(SPOKEN), st.sampled_from(sorted(AHEAD)))
def test_chinese_numerals(number: int, unit: str, ahead: str) -> None:
    for written in (forms.chinese(number), forms.spoken(number)):
        assume(told(written, unit))
        found = only(f"安排{ahead}{written}{unit}，加强统筹。")
        assert (found.text, found.value, found.bound) == (written + unit, str(number), AHEAD[ahead])


@settings(max_examples=300)
@given(st.integers(min_value=100, max_value=10**12))
def test_an_amount_as_on_a_cheque(fen: int) -> None:
    found = only(f"退还人民币{forms.cheque(fen)}，予以登记。")
    assert (found.value, found.unit, found.code) == (plain(Decimal(fen).scaleb(-2)), "元", "CNY")


@settings(max_examples=300)
@given(NUMBERS, NUMBERS, st.sampled_from(WORDS), st.sampled_from(["—", "-", "～", "至", "到"]), st.booleans())
def test_a_range(low: int, more: int, unit: str, link: str, twice: bool) -> None:
    high = low + more
    found = only(f"规模为{low}{unit if twice else ''}{link}{high}{unit}，加强统筹。")
    assert (found.low, found.high, found.unit) == (str(low), str(high), TABLE.by_name[unit][0].written)


@settings(max_examples=300)
@given(NUMBERS, NUMBERS, st.sampled_from(WORDS))
def test_two_bounds_close_an_interval(low: int, more: int, unit: str) -> None:
    high = low + more
    for string in (f"规模{low}{unit}以上{high}{unit}以下，", f"规模不低于{low}{unit}、不超过{high}{unit}，"):
        found = only(string)
        assert (found.low, found.high, found.bound) == (str(low), str(high), None)
