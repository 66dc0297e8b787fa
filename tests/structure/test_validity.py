"""What a text says of its own validity: from when and until when."""

import pytest

from structures import fields, structure_of


@pytest.mark.parametrize(
    ("sentence", "key", "value"),
    [
        ("本政策自2025年5月1日起施行。", "effective_date", "2025-05-01"),
        ("本办法自2025年5月1日起施行，有效期至2030年4月30日。", "expiry_date", "2030-04-30"),
        ("本办法有效期至二〇二七年十二月三十一日。", "expiry_date", "2027-12-31"),
        ("本公告执行至2027年12月31日。", "expiry_date", "2027-12-31"),
        ("本措施自2025年5月1日起施行，至2027年12月31日止。", "expiry_date", "2027-12-31"),
        ("本办法有效期自2025年1月1日至2026年12月31日。", "expiry_date", "2026-12-31"),
        ("本细则自2025年6月15日起施行，有效期五年，至2030年6月14日止。", "expiry_date", "2030-06-14"),
        ("本决定有效期自2024年8月20日至2025年8月19日。", "effective_date", "2024-08-20"),
        ("本项目实施至2027年12月31日前完成。", "expiry_date", None),
        ("现将《某办法》公布，自2025年5月1日起施行。", "effective_date", "2025-05-01"),
        ("《某办法》已经通过，现予公布，自2025年5月1日起施行。", "effective_date", "2025-05-01"),
        ("《某办法》已经通过，现予发布，自2025年5月1日起施行。", "effective_date", "2025-05-01"),
        ("现将《某办法》印发给你们，自2025年5月1日起施行。", "effective_date", "2025-05-01"),
        ("现公布《某办法》，自2025年5月1日起施行。", "effective_date", "2025-05-01"),
        ("《旧办法》自2020年5月1日起施行。", "effective_date", None),
        ("按照本市实施的《旧办法》，自2020年5月1日起施行的标准不变。", "effective_date", None),
        ("新标准自2026年1月1日起施行。", "effective_date", None),
        ("自2025年1月1日至4月30日期间的事项参照执行。", "effective_date", None),
    ],
)
def test_validity(sentence: str, key: str, value: str | None) -> None:
    assert fields(structure_of("若干政策", "一、支持企业", sentence).metadata).get(key) == value
