"""The cover of a standard: number, title, bodies and dates; lines that only look like one stay as they are."""

import pytest

from structures import fields, structure_of, tree

TEXT = ("前 言", "1 范围", "本文件规定了供水标志。", "2 术语", "下列术语适用于本文件。")
DATES = "2024-11-15发布 2024-12-01实施"
BODIES = ("国家某某监督管理总局", "国家某某化管理委员会 发布")


@pytest.mark.parametrize("dates", [(DATES,), ("2024-11-15 发布", "2024-12-01 实施")])
def test_a_cover(dates: tuple[str, ...]) -> None:
    head = (
        "ICS 13.030",
        "中华人民共和国国家标准",
        "GB/T 12345—2024",
        "代替GB/T 12345—2010",
        "供水标志",
        "Signs of water",
    )
    found = structure_of(*head, *dates, *BODIES, *TEXT)
    assert fields(found.metadata) == {
        "title": "供水标志",
        "document_number": "GB/T 12345-2024",
        "issuers": ["国家某某监督管理总局", "国家某某化管理委员会"],
        "publication_date": "2024-11-15",
        "effective_date": "2024-12-01",
    }
    assert tree(found.parts[0].blocks)[:3] == ["代替GB/T 12345—2010", "Signs of water", "前 言"]


@pytest.mark.parametrize(
    ("below", "issuers"),
    [
        (("国 家 某 某 部 发 布", "某某质量监督检验总局"), ["国家某某部", "某某质量监督检验总局"]),
        (("某省某某局", "某省技术监督局", "发布"), ["某省某某局", "某省技术监督局"]),
        (("某省某某局", "本电子版为发布稿。"), []),
    ],
)
def test_bodies_that_put_a_standard_out(below: tuple[str, ...], issuers: list[str]) -> None:
    found = structure_of("DB99/ 26—2001", "DB 9926-1989 废止", "供水标志", DATES, *below, *TEXT).metadata
    assert fields(found).get("issuers", []) == issuers
    assert fields(found)["title"] == "供水标志"
    assert fields(found)["document_number"] == "DB99/26-2001"


def test_a_draft_has_no_dates_yet() -> None:
    found = structure_of("GB/T 12345—2024", "供水标志", "20XX-XX-XX发布 20XX-XX-XX实施", *BODIES, *TEXT)
    assert fields(found.metadata)["title"] == "供水标志"
    assert found.metadata.publication_date is None


@pytest.mark.parametrize(
    "lines",
    [("供水标志", DATES), ("GB/T 12345—2024", DATES), ("GB/T 12345—2024", "供水标志", "2024-11-15发布")],
)
def test_no_cover(lines: tuple[str, ...]) -> None:
    assert structure_of(*lines, *BODIES, *TEXT).metadata.publication_date is None
