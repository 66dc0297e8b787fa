"""Quantities: sentences and what counts in them, and the laws that hold for any string.

The sentences stand in the folder `quantities`, one a line, each in the file of the first subject that it shows: nothing, ranges,
changes, each, rates, approximate, bounds (both, upper, lower), shares, money, time, counts, units. A line is
`sentence => text kind value unit …`, quantities parted by ` | `; a sentence without quantities ends at `=>`. Behind the unit (- for
none) come `bound:marker`, `per:`, the change, the relation. `_` stands for a blank inside a text; `#` begins a remark.
"""

from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdocparse.annotation import quantities
from govdocparse.grammar import shipped
from govdocparse.model import Quantity
from govdocparse.text import Edit, Text
from timing import assert_linear

FILES = sorted(Path(__file__).with_name("quantities").glob("*.txt"))
LINES = [line for file in FILES for line in file.read_text(encoding="utf-8").splitlines()]
CASES = [line.partition(" =>") for line in LINES if line and not line.startswith("#")]
TABLE = [(sentence, expected.lstrip()) for sentence, _, expected in CASES]


def find(string: str) -> list[Quantity]:
    return quantities.find(Text.of(string), string, shipped())


def written(quantity: Quantity) -> str:
    value = quantity.value if quantity.value is not None else f"{quantity.low}..{quantity.high}"
    parts = [quantity.text.replace(" ", "_"), quantity.kind, value, quantity.unit or "-"]
    if quantity.marker:
        parts.append(f"{quantity.bound or 'marker'}:{quantity.marker}")
    for name, said in (("low", quantity.low_bound), ("high", quantity.high_bound), ("per", quantity.per)):
        if said:
            parts.append(f"{name}:{said}")
    return " ".join([*parts, *(said for said in (quantity.change, quantity.relation) if said)])


@pytest.mark.parametrize(("sentence", "expected"), TABLE, ids=[sentence for sentence, _ in TABLE])
def test_what_counts_in_a_sentence(sentence: str, expected: str) -> None:
    assert " | ".join(written(quantity) for quantity in find(sentence)) == expected


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("3万元", "CNY"), ("5亿美元", "USD"), ("港币100万元", "HKD"), ("30亿日元", "JPY"), ("200万欧元", "EUR"), ("80%", "%"),
        ("5‰", "[ppth]"), ("2公顷", "har"), ("3平方米", "m2"), ("4公里", "km"), ("6立方米", "m3"), ("7吨", "t"), ("8公斤", "kg"),
        ("9千瓦时", "kW.h"), ("10兆瓦", "MW"), ("11年", "a"), ("12个月", "mo"), ("13天", "d"), ("14小时", "h"), ("15℃", "Cel"),
        ("16TB", "TBy"), ("35mg/m³", "mg/m3"), ("120公里/小时", "km/h"), ("60分贝", "dB"),
        ("1.5万亩", None), ("3家", None), ("5万吨标准煤", None), ("0.4元/千瓦时", None), ("3个百分点", None), ("2倍", None),
    ],
)  # fmt: skip
def test_code_is_ucum_or_iso_4217_where_one_exists(text: str, code: str | None) -> None:
    (quantity,) = find(text)
    assert (quantity.text, quantity.code) == (text, code)


@pytest.mark.parametrize(
    ("string", "value", "bound"),
    [
        ("一万五", "15000", None), ("一亿五", "150000000", None), ("二〇二五", "2025", None), ("1,234.50", "1234.5", None),
        ("-5", "-5", None), ("1.85万亿", "1850000000000", None), (" 12 ", "12", None), ("几十", "10", "approx"),
        ("十余", "10", "approx"), ("壹佰贰拾叁", "123", None), ("负三", "-3", None), ("０．５", "0.5", None),
    ],
)  # fmt: skip
def test_a_string_that_is_nothing_but_a_numeral(string: str, value: str, bound: str | None) -> None:
    (quantity,) = find(string)
    assert (quantity.kind, quantity.value, quantity.bound, quantity.unit) == ("number", value, bound, None)
    assert quantity.text == string.strip() == string[quantity.start : quantity.end]


def test_a_bare_range_has_two_ends() -> None:
    (quantity,) = find("七八")
    assert (quantity.kind, quantity.low, quantity.high) == ("number", "7", "8")


def test_nothing_is_found_in_claimed_places() -> None:
    text = Text.of("按《2024年100家企业名单》奖励50万元")
    string = text.string[:1] + "\0" * 15 + text.string[16:]
    assert [quantity.text for quantity in quantities.find(text, string, shipped())] == ["50万元"]


ENDS = [
    ("touching_bound", "touching_ends"), ("change", "change_ends"), ("measure_closer", "measure_closer_ends"),
    ("rank_left", "rank_ends"), ("lookalike_left", "lookalike_left_ends"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "ends"), ENDS, ids=[rule for rule, _ in ENDS])
def test_what_is_asked_first_for_speed_hides_nothing(rule: str, ends: str) -> None:
    pattern, always, limited = shipped().pattern(rule), set(shipped().lexicon(ends)), shipped().lexicon("limit_ends")
    for sentence, _ in TABLE:
        allowed = always.union(limited) if "限" in sentence else always
        for end in range(1, len(sentence) + 1):
            assert sentence[end - 1] in allowed or not pattern.search(sentence[:end]), sentence[:end]


def test_words_asked_first_are_in_all_that_is_found() -> None:
    pattern, words = shipped().pattern("clause_bound"), shipped().lexicon("clause_bound_words")
    for sentence, _ in TABLE:
        for end in range(1, len(sentence) + 1):
            front = sentence[:end]
            assert any(word in front for word in words) or not pattern.search(front), front


def test_many_leaves_at_once_have_what_each_has_alone() -> None:
    leaves = [(Text.of(sentence), sentence) for sentence, _ in TABLE]
    alone = [quantities.find(text, string, shipped()) for text, string in leaves]
    assert quantities.find_all(leaves, shipped()) == alone


def test_spans_are_places_in_the_source() -> None:
    source = "给予最高 50 万元奖励"
    text = Text.of(source).edited([Edit(4, 5, ""), Edit(7, 8, "")])
    (quantity,) = quantities.find(text, text.string, shipped())
    assert (quantity.text, quantity.start, source[slice(*quantity.span)]) == ("50万元", 4, "50 万元")


PIECES = st.sampled_from(
    ["1", "30", "1.5", "100", "一", "三", "十", "百", "万", "亿", "元", "家", "%", "年", "个", "以上", "不超过", "最高", "（含）", "、", "，", "—", "至",
     "每", "半", "多", "第", "分之", "（含）", "（", "）", "“", "”", "由", "提高", "/", "人", "日", "内", "-", ".", "翻", "番", " ", "\0", "的", "G"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=24).map("".join))
def test_quantities_come_in_order_within_their_text_and_apart(string: str) -> None:
    text = Text.of(string)
    done = 0
    for quantity in quantities.find(text, string, shipped()):
        assert done <= quantity.start < quantity.end <= len(string)
        assert quantity.text == string[quantity.start : quantity.end]
        assert quantity.span == (quantity.start, quantity.end)
        assert (quantity.value is None) != (quantity.low is None)
        assert (quantity.low is None) == (quantity.high is None)
        assert not (quantity.bound and not quantity.marker)
        done = quantity.end


@given(st.integers(min_value=0, max_value=10**12))
def test_a_number_of_things_keeps_its_value(number: int) -> None:
    (quantity,) = find(f"共{number}个")
    assert (quantity.value, quantity.unit, quantity.kind) == (str(number), "个", "count")


@pytest.mark.parametrize(
    "bait",
    [
        "一",
        "1",
        "万",
        "不超过",
        "1,",
        "1-",
        "1、",
        "1万",
        "每家",
        "每1家",
        "1元/1",
        "5元（含5元）以下",
        "一类、",
        "1 000 ",
        "“",
        "一个",
        "3年",
        "第一、",
        "（",
        "分之",
        "半年",
    ],
)
def test_time_grows_with_length_on_hostile_input(bait: str) -> None:
    assert_linear(lambda size: partial(find, bait * (size // len(bait))), 8_000)


@pytest.mark.parametrize("front", ["5", "五", "5余", "5（含）", "1:", "5×10", "百分之", "1至5", "零点"])
@pytest.mark.parametrize("sign", ["万", "亿", "9", "九", "⁹", "番", "点五"])
def test_no_number_is_too_long(front: str, sign: str) -> None:
    string = f"{front}{sign * 10_000}元"
    assert all(string[quantity.start :].startswith(quantity.text) for quantity in find(string))
