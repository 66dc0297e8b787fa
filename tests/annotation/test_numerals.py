# a case is one line

"""Numerals: exact values in either script, and None for what is no numeral."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

import numeral_forms as forms
from govdocparse.annotation import amounts, numerals, quantities
from govdocparse.grammar import shipped
from govdocparse.text import Text


def exact(string: str) -> Decimal | None:
    """The one number that a numeral says; an approximation or a range says none."""
    numeral = numerals.read(string)
    return numeral.value if numeral and numeral.high is None and not numeral.about else None


def is_sound(numeral: numerals.Numeral | None) -> bool:
    """Whether it is none, or one finite number, or a range that rises."""
    return numeral is None or (
        numeral.value.is_finite() and (numeral.high is None or numeral.value < numeral.high < Decimal("Infinity"))
    )


def share(string: str) -> tuple[str, str | None]:
    """Kind and value of the one quantity in a sentence that speaks of a share."""
    sentence = f"占{string}。"
    (quantity,) = quantities.find(Text.of(sentence), sentence, shipped())
    return quantity.kind, quantity.value


@pytest.mark.parametrize(
    ("numeral", "value"),
    [
        ("0", "0"), ("7", "7"), ("1234.50", "1234.5"), ("1,234", "1234"), ("1,234,567.8", "1234567.8"), ("12\u2009345", "12345"),
        ("１２３", "123"), ("-5", "-5"), ("−5", "-5"), ("负三", "-3"), ("负2.5", "-2.5"), ("0.000001", "0.000001"),
        ("5千", "5000"), ("3万", "30000"), ("1.5万", "15000"), ("4.8万亿", "4800000000000"), ("1.85万亿", "1850000000000"),
        ("1万5千", "15000"), ("2亿3千万", "230000000"), ("1亿2000万", "120000000"), ("2亿1,234万", "212340000"), ("3千5百万", "35000000"), ("4万8千亿", "4800000000000"), ("1万5千3", "15300"), ("3万5", "35000"),
        ("零", "0"), ("一", "1"), ("两", "2"), ("十", "10"), ("十五", "15"), ("二十", "20"), ("廿五", "25"), ("卅", "30"),
        ("一百零五", "105"), ("一百一十", "110"), ("三千零五十二", "3052"), ("一万零五", "10005"), ("三十一万", "310000"),
        ("二亿零五十万", "200500000"), ("两万亿", "2000000000000"), ("一万两千亿", "1200000000000"), ("五千万亿", "5000000000000000"), ("一万亿五千亿", "1500000000000"), ("三亿零二千", "300002000"), ("一亿二千万", "120000000"), ("九千零一百", "9100"), ("九百零廿", "920"),
        ("一百二十三万四千五百六十七", "1234567"), ("壹佰贰拾叁", "123"), ("叁仟零伍拾", "3050"), ("贰拾万", "200000"),
        ("二〇二五", "2025"), ("一九四九", "1949"), ("二○○八", "2008"),
        ("一万五", "15000"), ("一亿五", "150000000"), ("三千二", "3200"), ("两百五", "250"), ("一千三百万", "13000000"),
        ("零点五", "0.5"), ("七十五点五", "75.5"), ("一点二万", "12000"), ("三点一四", "3.14"),
    ],
)  # fmt: skip
def test_exact_value(numeral: str, value: str) -> None:
    assert exact(numeral) == Decimal(value)


@pytest.mark.parametrize(
    "string",
    ["", "个", "统一", "一万一万", "亿万", "百百", "1.2.3", "1,23", "5万10万", "1亿20000万", "一点", "点五", "几", "十几", "七八", "1/3", "12月", "5%", "一" * 60, "9" * 60, "翻身"],
)  # fmt: skip
def test_no_exact_value(string: str) -> None:
    assert exact(string) is None


@pytest.mark.parametrize(
    ("numeral", "value", "high", "about"),
    [
        ("几十", 10, None, "几"), ("数百", 100, None, "数"), ("十几", 10, None, "几"), ("十余", 10, None, "余"), ("20余", 20, None, "余"),
        ("一百多", 100, None, "多"), ("百余", 100, None, "余"), ("十几亿", 10**9, None, "几"), ("10多万", 10**5, None, "多"), ("数百万", 10**6, None, "数"),
        ("七八", 7, 8, ""), ("三五", 3, 5, ""), ("二三十", 20, 30, ""), ("十七八", 17, 18, ""), ("三十五六", 35, 36, ""), ("二三十万", 2 * 10**5, 3 * 10**5, ""),
        ("两三", 2, 3, ""), ("三两", 2, 3, ""), ("一二百", 100, 200, ""),
    ],
)  # fmt: skip
def test_approximations(numeral: str, value: int, high: int | None, about: str) -> None:
    found = numerals.read(numeral)
    assert found is not None
    assert (found.value, found.high, found.about) == (Decimal(value), None if high is None else Decimal(high), about)


def test_scales_alone_are_bare() -> None:
    assert [numeral.bare for numeral in map(numerals.read, ("百", "万亿", "十", "一百")) if numeral] == [
        True,
        True,
        False,
        False,
    ]


@pytest.mark.parametrize(
    ("number", "plain"),
    [
        (Decimal(13230000000), "13230000000"), (Decimal("1E+10"), "10000000000"), (Decimal("0.030"), "0.03"), (Decimal("-5.0"), "-5"),
        (Decimal("-0"), "0"), (Decimal(100), "100"), (Fraction(1, 2), "0.5"), (Fraction(2, 3), "2/3"), (Fraction(6, 3), "2"), (Fraction(1, 2 * 10**200), "0." + "0" * 200 + "5"),
        (amounts.Ratio(Decimal(5), Decimal(10000)), "5/10000"),
    ],
)  # fmt: skip
def test_plain_has_no_exponent_and_no_trailing_zeros(number: Decimal | Fraction, plain: str) -> None:
    assert amounts.plain(number) == plain


WHOLE = st.integers(min_value=0, max_value=10**16 - 1) | st.integers(min_value=0, max_value=10**6).map(
    lambda n: n * 1000
)


@given(WHOLE)
def test_every_whole_number_reads_back_from_each_way_to_write_it(number: int) -> None:
    for written in (
        forms.chinese(number),
        forms.spoken(number),
        forms.chinese(number).replace("零", "〇"),
        forms.chinese(number).replace("零", "○"),
        forms.capitals(number),
        forms.grouped(number),
        forms.full_width(str(number)),
    ):
        assert exact(written) == number, written
    if number:
        assert exact(f"负{forms.spoken(number)}") == exact(f"-{number}") == -number


@given(
    st.integers(min_value=1, max_value=10**9), st.sampled_from([("万", 4), ("亿", 8), ("万亿", 12)]), st.integers(0, 3)
)
def test_every_scaled_decimal_reads_back(number: int, scale: tuple[str, int], places: int) -> None:
    value = Decimal(number).scaleb(scale[1] - places)
    assert exact(forms.scaled(value, *scale)) == value


@given(st.integers(min_value=1, max_value=10**9))
def test_every_falling_step_reads_back(thousands: int) -> None:
    assert exact(forms.stepped(thousands * 1000)) == thousands * 1000


@given(st.integers(min_value=1, max_value=9999), st.text("零一二三四五六七八九", min_size=1, max_size=4))
def test_every_chinese_decimal_reads_back(whole: int, places: str) -> None:
    value = Decimal(f"{whole}.{''.join(str(forms.DIGITS.index(sign)) for sign in places)}")
    assert exact(f"{forms.chinese(whole)}点{places}") == value
    assert exact(f"{forms.chinese(whole)}点{places}万") == value * 10000
    assert share(f"百分之{forms.chinese(whole)}点{places}") == ("percent", amounts.plain(value))


@given(st.integers(min_value=1, max_value=999), st.integers(min_value=2, max_value=999))
def test_every_fraction_reads_back(top: int, bottom: int) -> None:
    kind = {100: "percent", 1000: "permille"}.get(bottom, "fraction")
    said = str(top) if kind != "fraction" else f"{top}/{bottom}"
    assert share(f"{forms.chinese(bottom)}分之{forms.chinese(top)}") == (kind, said)
    if top < bottom:
        assert share(f"{top}/{bottom}") == ("fraction", f"{top}/{bottom}")


@given(st.decimals(min_value=-(10**15), max_value=10**15, places=6))
def test_every_decimal_reads_back_as_written(number: Decimal) -> None:
    value = exact(format(number, "f"))
    assert value == number
    assert Decimal(amounts.plain(value)) == number


@given(st.text("0123456789.,一二三十百千万亿〇点半几余多分之负-/番翻两", max_size=60))
def test_any_string_is_read_exactly_or_refused(string: str) -> None:
    assert is_sound(numerals.read(string))


@given(st.from_regex(r"\A[零一二三九两廿十百千万亿壹拾佰仟]{1,12}\Z"))
def test_every_run_of_chinese_signs_is_read_exactly_or_refused(run: str) -> None:
    assert is_sound(numerals.read(run))
