# a case is one line

"""Units: the longest one wins, words that only begin like a unit are none, and conversion is exact."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdocparse.annotation import units
from govdocparse.grammar import shipped
from project import ROOT

UNITS = units.table(shipped())


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("千瓦时以上", "千瓦时", "energy"), ("千瓦装机", "千瓦", "power"), ("千米长", "千米", "length"), ("千克", "千克", "mass"), ("兆瓦", "兆瓦", "power"),
        ("兆字节", "兆字节", "data"), ("平方公里", "平方公里", "area"), ("吨标准煤", "吨标准煤", "energy"), ("吨公里", "吨公里", "count"),
        ("元", "元", "money"), ("美元", "美元", "money"), ("个百分点", "个百分点", "percentage_point"), ("个月", "个月", "time"), ("个项目", "个", "count"),
        ("台（套）以上", "台（套）", "count"), ("套（间）", "套（间）", "count"), ("站（次）", "站（次）", "count"), ("人次", "人次", "count"),
        ("元/千瓦时", "元/千瓦时", "unit_price"), ("元每平方米", "元/平方米", "unit_price"), ("元/人·年", "元/人·年", "unit_price"), ("元/（人·月）", "元/人·月", "unit_price"),
        ("吨/年", "吨/年", "rate"), ("人/平方公里", "人/平方公里", "density"), ("mg/m³", "mg/m³", "concentration"), ("公里/小时", "公里/小时", "speed"),
        ("kW", "kW", "power"), ("kWh", "kWh", "energy"), ("GB", "GB", "data"), ("EFlops", "EFlops", "compute"), ("周岁", "周岁", "age"), ("年", "年", "time"),
    ],
)  # fmt: skip
def test_unit_at_a_place(text: str, name: str, kind: str) -> None:
    found = UNITS.at(text, 0)
    assert found is not None
    assert (found[0].name, found[0].kind) == (name, kind)


@pytest.mark.parametrize(
    "text",
    ["家庭", "项目建设", "人才", "名单", "条例", "台商", "天津", "年级", "年代", "周边", "度假", "成立", "折扣", "分别", "个体工商户", "个税", "场景", "元旦",
     "次性", "位一体", "GBK", "kWx", "的", ""],
)  # fmt: skip
def test_no_unit_at_a_place(text: str) -> None:
    assert UNITS.at(text, 0) is None


@pytest.mark.parametrize(
    "text",
    ["家企业", "项目标", "人民警察", "名医生", "台商用车", "天线上", "年报告", "元首付", "次数据", "处以上", "支队伍"],
)
def test_a_unit_before_a_word_that_begins_alike(text: str) -> None:
    found = UNITS.at(text, 0)
    assert found is not None
    assert found[0].name == text[0]


@pytest.mark.parametrize(
    ("value", "unit", "to", "result"),
    [
        ("15", "亩", "公顷", "1"), ("1", "亩", "平方米", "2000/3"), ("3", "亩", "平方米", "2000"), ("1", "平方公里", "亩", "1500"), ("2.5", "公顷", "平方米", "25000"),
        ("1", "吨标准煤", "吉焦", "29.307"), ("1", "千瓦时", "兆焦", "3.6"), ("100", "兆瓦", "千瓦", "100000"), ("1.2", "公里", "米", "1200"), ("2", "年", "个月", "24"),
        ("1", "周", "小时", "168"), ("90", "分钟", "小时", "1.5"), ("5", "斤", "公斤", "2.5"), ("3", "分钱", "元", "0.03"), ("30", "%", "‰", "300"), ("2", "倍", "%", "200"),
        ("1", "TB", "GB", "1000"), ("60", "公里/小时", "米/秒", "50/3"), ("0.4", "元/千瓦时", "元/兆瓦时", "400"), ("2/3", "公顷", "亩", "10"), ("25", "个基点", "百分点", "0.25"), ("3", "万人", "人", "30000"), ("3", "人/公顷", "人/平方公里", "300"), ("-5", "公里", "米", "-5000"),
    ],
)  # fmt: skip
def test_conversion_is_exact(value: str, unit: str, to: str, result: str) -> None:
    assert units.convert(value, unit, to) == result


@pytest.mark.parametrize(
    ("value", "unit", "to", "message"),
    [
        ("1", "亩", "公斤", r"亩 \(area\) cannot be converted to 公斤 \(mass\)"),
        ("1", "元", "美元", "cannot be converted"),
        ("1", "年", "天", "cannot be converted"),
        ("1", "个百分点", "%", "cannot be converted"),
        ("1", "千瓦", "千瓦时", "cannot be converted"),
        ("1", "家", "人", r"家 \(家\) cannot be converted to 人 \(人\)"),
        ("1", "人/平方公里", "家/平方公里", "cannot be converted"),
        ("1", "丈八蛇矛", "米", "'丈八蛇矛' is not known"),
        ("about", "米", "公里", "'about' is no exact number"),
        ("1/0", "米", "公里", "'1/0' is no exact number"),
        ("1e999999999", "米", "公里", "'1e999999999' is no exact number"),
    ],
)
def test_refused_conversions_say_why(value: str, unit: str, to: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        units.convert(value, unit, to)


@given(st.decimals(min_value=0, max_value=10**9, places=3), st.sampled_from(["亩", "公顷", "平方米", "平方公里", "㎡"]))
def test_conversion_there_and_back(value: object, unit: str) -> None:
    there = units.convert(str(value), unit, "亩")
    back = units.convert(there, "亩", unit)
    assert units.convert(back, unit, unit) == units.convert(str(value), unit, unit)


def test_every_unit_of_the_table_is_whole() -> None:
    for row in shipped().table("units"):
        assert row["names"], row
        assert set(row) <= {
            "kind",
            "dimension",
            "factor",
            "code",
            "names",
            "unit",
            "arabic",
            "scaled",
            "before",
            "front",
        }
        assert all(units.table(shipped()).by_name[name] for name in row["names"])


def test_the_page_names_all_kinds() -> None:
    page = (ROOT / "docs" / "quantities.md").read_text(encoding="utf-8")
    (listed,) = re.findall(r"(?s)- Kinds: (.*?)\.", page)
    made = {row["kind"] for table in ("units", "compound_kinds") for row in shipped().table(table)} - {""}
    assert set(re.split(r",\s+", listed)) == made | {"number", "fraction"}
