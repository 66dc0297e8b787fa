"""The five source notices: what a careful reader finds in each, and whole outputs against their snapshots."""

import sys
from collections.abc import Iterator
from functools import cache

import pytest
from syrupy.assertion import SnapshotAssertion

from govdocparse import parse, parse_file, to_json, to_xml
from govdocparse.cli import installation
from govdocparse.model import Document, Responsibility
from invariants import check, check_words
from project import SAMPLES
from snapshot_files import Snapshot
from structures import fields

NAMES = sorted(path.stem for path in SAMPLES.glob("*.txt"))


@cache
def sample(name: str) -> Document:
    return parse_file(SAMPLES / f"{name}.txt")


class JsonSnapshot(Snapshot):
    file_extension = "json"


class XmlSnapshot(Snapshot):
    file_extension = "xml"


@pytest.mark.parametrize("name", NAMES)
def test_invariants(name: str) -> None:
    source = (SAMPLES / f"{name}.txt").read_text(encoding="utf-8")
    check(sample(name), source)
    if not sample(name).source.repairs:
        check_words(sample(name), source)


@pytest.mark.parametrize("name", NAMES)
def test_second_parse_gives_the_same_bytes(name: str) -> None:
    assert to_json(parse_file(SAMPLES / f"{name}.txt")) == to_json(sample(name))


def records() -> Iterator[type]:
    """The plain classes with slots of all modules that are loaded: what is made of a text, and may not change after."""
    for name, module in list(sys.modules.items()):
        if name.startswith("govdocparse."):
            for item in vars(module).values():
                if isinstance(item, type) and (item.__module__, item.__bases__) == (name, (object,)):
                    yield from [item] if "__slots__" in vars(item) else ()


@pytest.mark.skipif(installation() == "compiled", reason="compiled classes cannot be watched; `make oldest` is plain")
@pytest.mark.parametrize("name", NAMES)
def test_no_record_changes_after_it_was_made(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def once(record: object, attribute: str, value: object) -> None:
        assert not hasattr(record, attribute), f"{type(record).__name__}.{attribute} is set again"
        object.__setattr__(record, attribute, value)

    assert {"Text", "Atom", "Marker", "SectionNode"} <= {record.__name__ for record in records()}
    for record in records():
        monkeypatch.setattr(record, "__setattr__", once)
    assert to_json(parse_file(SAMPLES / f"{name}.txt")) == to_json(sample(name))


@pytest.mark.parametrize("name", NAMES)
def test_json_snapshot(name: str, snapshot: SnapshotAssertion) -> None:
    assert to_json(sample(name)).encode() == snapshot(extension_class=JsonSnapshot)


@pytest.mark.parametrize("name", NAMES)
def test_xml_snapshot(name: str, snapshot: SnapshotAssertion) -> None:
    assert to_xml(sample(name)).encode() == snapshot(extension_class=XmlSnapshot)


@pytest.mark.parametrize(
    ("name", "sections", "items"),
    [
        ("hangzhou-2025-notice", 8, 57),
        ("hangzhou-2024-draft", 8, 76),
        ("binjiang-2025-notice", 7, 46),
        ("hangzhou-2026-damaged", 8, 48),
        ("qiantang-2025-webpage", 8, 54),
    ],
)
def test_outline(name: str, sections: int, items: int) -> None:
    found = list(sample(name).sections())
    assert [section.number for section in found if section.level == 1] == list(range(1, sections + 1))
    assert [section.number for section in found if section.level == 2] == list(range(1, items + 1))
    assert len(found) == sections + items
    assert all(section.heading for section in found)


NOTICE_2025 = "关于推动经济高质量发展的若干政策（2025年版）"

METADATA = {
    "hangzhou-2025-notice": {
        "title": f"杭州市人民政府印发{NOTICE_2025}的通知",
        "edition": "2025年版",
        "document_number": "杭政函〔2025〕21号",
        "unified_number": "ZJAC00-2025-0002",
        "issuers": ["杭州市人民政府"],
        "addressees": ["各区、县（市）人民政府", "市政府各部门", "各直属单位"],
        "issue_date": "2025-02-08",
        "printing_date": "2025-02-09",
        "printing_authority": "杭州市人民政府办公厅",
        "cc": [
            "市委各部门",
            "市纪委",
            "杭州警备区",
            "市各群众团体",
            "市人大常委会办公厅",
            "市政协办公厅",
            "市法院",
            "市检察院",
            "市各民主党派",
        ],
        "notes": ["此件公开发布"],
    },
    "hangzhou-2024-draft": {"title": "进一步推动经济高质量发展若干政策（征求意见稿）", "draft_status": "征求意见稿"},
    "binjiang-2025-notice": {
        "title": f"杭州高新开发区（滨江）管委会 政府印发{NOTICE_2025}的通知",
        "edition": "2025年版",
        "document_number": "杭高新〔2025〕3号",
        "issuers": ["杭州高新技术产业开发区管理委员会", "杭州市滨江区人民政府"],
        "addressees": ["各街道办事处", "区级机关各部门", "各直属单位"],
        "issue_date": "2025-02-25",
        "printing_date": "2025-02-25",
        "printing_authority": "杭州高新技术产业开发区管理委员会办公室",
        "cc": ["区委各部门", "区纪委", "区人武部", "区各群众团体", "区人大办", "区政协办", "区法院", "区检察院"],
        "notes": ["此件公开发布"],
    },
    "hangzhou-2026-damaged": {
        "title": "关于推动经济高质量发展的若干政策（2026年版）",
        "edition": "2026年版",
        "issuers": ["杭州市人民政府"],
        "issue_date": "2026-02-06",
    },
    "qiantang-2025-webpage": {
        "title": f"杭州市钱塘区人民政府印发{NOTICE_2025}的通知",
        "edition": "2025年版",
        "document_number": "钱政发〔2025〕6号",
        "index_number": "330B001/2025-00596",
        "unified_number": "AQTD00-2025-0001",
        "issuers": ["杭州市钱塘区人民政府"],
        "publisher": "杭州市钱塘区人民政府",
        "addressees": ["各街道办事处", "区政府各部门", "各直属单位"],
        "issue_date": "2025-03-31",
        "publication_date": "2025-04-08",
        "effective_date": "2025-05-01",
        "validity": "有效",
        "disclosure": "主动公开",
        "subject_category": "其他",
        "information_source": "钱塘区政府办公室",
        "notes": ["此件公开发布"],
    },
}


@pytest.mark.parametrize("name", NAMES)
def test_metadata(name: str) -> None:
    assert fields(sample(name).metadata) == METADATA[name]


@pytest.mark.parametrize(
    ("name", "roles"),
    [
        ("hangzhou-2025-notice", ["main", "promulgated"]),
        ("hangzhou-2024-draft", ["main"]),
        ("binjiang-2025-notice", ["main", "promulgated"]),
        ("hangzhou-2026-damaged", ["main"]),
        ("qiantang-2025-webpage", ["main", "promulgated", "attachment"]),
    ],
)
def test_parts(name: str, roles: list[str]) -> None:
    assert [part.role for part in sample(name).parts] == roles


@pytest.mark.parametrize(("name", "count"), [("binjiang-2025-notice", 46), ("hangzhou-2026-damaged", 48)])
def test_every_item_names_its_responsible_bodies(name: str, count: int) -> None:
    items = [section for section in sample(name).sections() if section.level == 2]
    found = [item for section in items for item in section.responsibilities if item.role == "responsible"]
    assert len(found) == count
    assert all(item.units for item in found)


@pytest.mark.parametrize("name", NAMES)
def test_every_section_has_its_lead(name: str) -> None:
    for section in sample(name).sections():
        if section.level == 1:
            assert [item.role for item in section.responsibilities] == ["lead"], section.address
            assert section.heading is not None
            assert "牵头" not in section.heading


def test_two_leads_of_one_section() -> None:
    section = next(item for item in sample("hangzhou-2024-draft").sections() if item.address == "六、")
    lead = section.responsibilities[0]
    assert isinstance(lead, Responsibility)
    assert [unit.name for unit in lead.units] == ["市商务局", "市投资促进局"]


def test_damaged_runs_are_restored() -> None:
    document = sample("hangzhou-2026-damaged")
    statuses = [item.status for item in document.source.repaired]
    assert statuses == ["verified", "verified", "ambiguous", "ambiguous", "ambiguous", "ambiguous"]
    text = to_json(document)
    for restored in (
        "增加市科技专家库中的企业专家数量",
        "推进市属高校基础设施提质工程",
        "建成环保绩效A级企业8家",
        "对新认定的部（省）级科技型企业孵化器",
        "持续强化重点（优势）专科与诊疗中心建设",
        "确保基层有感、群众得利、企业获益",
    ):
        assert restored in text


def test_page_buttons_are_omitted_with_their_reason() -> None:
    document = sample("qiantang-2025-webpage")
    source = (SAMPLES / "qiantang-2025-webpage.txt").read_text(encoding="utf-8")
    assert ("打印本页 关闭窗口", "site button") in [
        (source[item.span.start : item.span.end], item.reason) for item in document.omitted
    ]


@pytest.mark.parametrize("name", NAMES)
def test_samples_have_no_error_and_no_warning_but_ambiguous_repairs(name: str) -> None:
    assert {item.code for item in sample(name).diagnostics} <= {"repair.ambiguous"}


def test_closing_paragraphs_stand_behind_the_last_section() -> None:
    blocks = sample("hangzhou-2025-notice").parts[1].blocks
    assert [type(block).__name__ for block in blocks] == ["Paragraph", *["Section"] * 8, "Paragraph", "Paragraph"]


def test_bytes_and_string_give_the_same_but_for_the_name() -> None:
    path = SAMPLES / "binjiang-2025-notice.txt"
    assert parse(path.read_bytes()) == parse(path.read_text(encoding="utf-8"))
