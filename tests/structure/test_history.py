"""The history of a law of Taiwan: what its last entry, a repeal, makes of the dates that a collection gives."""

import pytest

from govdocparse import parse

MADE = "中華民國八十六年九月二十四日某署（86）某字第 58171 號令修正發布第 8  條條文"
ENDED = "中華民國八十七年十一月四日某署（87）某字第 0072546  號令發布廢止"


def dates(changed: str, *history: str) -> tuple[str | None, str | None, str | None]:
    """When a law was last made or changed, when it was repealed, and what is said of its validity."""
    entries = "\n".join(f"1. {entry}" for entry in history)
    text = f"# 某辦法\n\n**異動日期**：{changed}\n\n## 法條\n##### 第 1 條\n甲。\n\n##### 第 2 條\n乙。\n\n## 沿革\n{entries}\n"
    document = parse(text)
    assert not document.diagnostics
    metadata = document.metadata
    found = (metadata.issue_date, metadata.expiry_date, metadata.validity)
    issued, expired, validity = (field.value if field else None for field in found)
    return issued, expired, validity


@pytest.mark.parametrize(
    ("changed", "history", "expected"),
    [
        ("1998/11/04", [MADE, ENDED], ("1997-09-24", "1998-11-04", "废止")),
        ("1997/09/24", [MADE], ("1997-09-24", None, None)),
        ("1998/11/04", [MADE, ENDED.replace("令發布", "函同意予以")], ("1997-09-24", "1998-11-04", "废止")),
        # what pauses a law makes none
        (
            "1998/11/04",
            [MADE, "中華民國八十七年一月五日某署令核准暫停適用", ENDED],
            ("1997-09-24", "1998-11-04", "废止"),
        ),
        # what was repealed and made again is in force
        ("1999/01/05", [MADE, ENDED, "中華民國八十八年一月五日某署令訂定發布"], ("1999-01-05", None, None)),
    ],
)
def test_a_repeal_changes_no_law(
    changed: str, history: list[str], expected: tuple[str | None, str | None, str | None]
) -> None:
    assert dates(changed, *history) == expected


def test_a_repeal_below_the_attachments_is_told_too() -> None:
    text = f"# 某辦法\n\n## 法條\n##### 第 1 條\n甲。\n\n##### 第 2 條\n乙。\n\n## 附件\n* [附表.PDF](https://law.example.tw/f)\n## 沿革\n1. {MADE}\n1. {ENDED}\n"
    metadata = parse(text).metadata
    assert metadata.expiry_date is not None
    assert metadata.expiry_date.value == "1998-11-04"
