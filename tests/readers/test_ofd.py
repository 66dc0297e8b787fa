"""OFD packages to text: what a person reads on the pages, the tags, or one clear line that says why not."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govdocparse import parse_file, readers
from govdocparse.errors import UnusableInput
from govdocparse.grammar import load
from govdocparse.readers import ofd as reader
from govdocparse.readers.ofd.text import deltas
from govdocparse.readers.reading import Limits, Reading
from ofd_files import XMLNS, body, document, line, ofd, package, page, text

FULL = "一二三四五六七八九十" * 2 + "甲乙丙丁戊己庚辛"
NOTICE = (
    text(60, 50, "杭州市人民政府文件", 1, size=10),
    text(80, 65, "杭政函〔2025〕21号", 2, steps="5.6 5.6 5.6 5.6 g 4 2.8 5.6 2.8 2.8 5.6"),
    text(45, 80, "关于推动经济高质量发展的通知", 3, size=8),
    text(28, 95, "各区、县（市）人民政府：", 4),
    text(39.2, 105, FULL[:26], 5),
    text(28, 115, FULL, 6),
    text(28, 125, "特此通知。", 7),
    text(130, 145, "杭州市人民政府", 8),
    text(130, 155, "2025年2月8日", 9, steps="g 4 2.8 5.6 2.8 5.6 2.8 5.6"),
    text(100, 280, "— 1 —", 10, steps="5.6 2.8 2.8 2.8"),
)
TEXT = "\n".join(
    (
        "杭州市人民政府文件",
        "杭政函〔2025〕21号",
        "关于推动经济高质量发展的通知",
        "各区、县（市）人民政府：",
        FULL[:26] + FULL + "特此通知。",
        "杭州市人民政府",
        "2025年2月8日",
        "— 1 —",
    )
)


def test_a_scanned_page_with_a_page_number_is_noted() -> None:
    scan = '<ofd:ImageObject ID="8" Boundary="0 0 210 297" ResourceID="5"/>'
    seal = '<ofd:ImageObject ID="8" Boundary="120 130 40 40" ResourceID="5"/>'
    number = text(100, 280, "— 2 —", 10, steps="5.6 2.8 2.8 2.8")
    (note,) = reader.read(ofd(page(*NOTICE), page(scan, number))).notes
    assert note.message.startswith("page 2 holds only an image, but for its page number")
    assert reader.read(ofd(page(*NOTICE), page(seal, number))).notes == ()


def test_signs_of_chinese_fonts_are_full_width_at_the_end_of_a_text_object() -> None:
    parts = (
        text(28, 50, "二○", 1),
        text(39.2, 50, "○八年", 2),
        text(56, 50, "3×", 3, steps="2.8"),
        text(64.4, 50, "税率", 4),
    )
    assert reader.read(ofd(page(*parts))).text == "二○○八年3×税率"


def labels(reading: Reading) -> list[tuple[str, str, bool]]:
    return [(item.key, reading.text[item.span.start : item.span.end], item.certain) for item in reading.hints.labelled]


def test_a_notice() -> None:
    reading = reader.read(ofd(page(*NOTICE)), "a.ofd")
    assert reading.text == TEXT
    assert (reading.media_type, reading.name) == ("application/ofd", "a.ofd")
    assert [(item.reason, reading.text[item.span.start : item.span.end]) for item in reading.hints.omissions] == [
        ("page number", "— 1 —")
    ]
    assert reading.places[0].locator == "page 1 line 1"


def test_objects_come_by_place_and_not_by_order_or_layer() -> None:
    layers = "".join(
        f'<ofd:Layer Type="{kind}">{content}</ofd:Layer>'
        for kind, content in (
            ("Foreground", text(28, 50, "第一。")),
            ("Body", text(28, 90, "第三。") + text(28, 70, "第二。")),
        )
    )
    data = ofd(f"<ofd:Page {XMLNS}><ofd:Content>{layers}</ofd:Content></ofd:Page>")
    assert reader.read(data).text == "第一。\n第二。\n第三。"


def test_a_paragraph_runs_over_the_page_break() -> None:
    data = ofd(page(*NOTICE[4:6], *NOTICE[9:]), page(text(28, 40, "续完。"), text(39.2, 50, FULL[:26])))
    assert reader.read(data).text.split("\n")[0] == FULL[:26] + FULL + "续完。"


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ("5 5 5", [5, 5, 5]),
        ("g 3 5.5 2", [5.5, 5.5, 5.5, 2]),
        ("2 g 2 1 g 1 3", [2, 1, 1, 3]),
        ("", []),
        (None, []),
        ("g", []),
        ("g x 1", []),
        ("1 g 2", [1]),
        ("g -3 1 2", [2]),
        ("nan 1e99", [0, 0]),
    ],
)
def test_steps(steps: str | None, expected: list[float]) -> None:
    assert deltas(steps) == expected


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (text(28, 50, "无步长的文字Word", steps=None), "无步长的文字Word"),
        (text(28, 50, "放大", more=' CTM="2 0 0 2 0 0"'), "放大"),
        (text(28, 50, "看不见", more=' Visible="false"') + text(28, 70, "看得见"), "看得见"),
        (text(28, 50, "看得见") + text(400, 50, "纸外") + text(28, -50, "纸外"), "看得见"),
        (f"<ofd:PageBlock><ofd:PageBlock>{text(28, 50, '块中块')}</ofd:PageBlock></ofd:PageBlock>", "块中块"),
        (text(28, 50, "&<>", steps="g 2 2.8"), "&<>"),
        (text(28, 50, "竖排文字", more=' CTM="0 1 -1 0 0 0"'), "竖排文字"),
        (
            text(28, 50, "一行").replace(
                "</ofd:TextObject>", '<ofd:TextCode X="30" Y="5.6">两段</ofd:TextCode></ofd:TextObject>'
            ),
            "一行   两段",
        ),
    ],
)
def test_text_objects(item: str, expected: str) -> None:
    assert reader.read(ofd(page(item))).text == expected


def test_slanted_text_is_a_watermark() -> None:
    reading = reader.read(ofd(page(*NOTICE, text(28, 200, "内部资料", more=' CTM="0.8 0.6 -0.6 0.8 0 0"'))))
    assert [item.reason for item in reading.hints.omissions] == ["page number", "watermark"]


def test_words_of_annotations_are_no_text_of_the_paper() -> None:
    def annotation(kind: str, text_code: str, more: str = "") -> str:
        appearance = f"<ofd:Appearance><ofd:TextObject><ofd:TextCode>{text_code}</ofd:TextCode></ofd:TextObject></ofd:Appearance>"
        return f'<ofd:Annot Type="{kind}"{more}>{appearance}</ofd:Annot>'

    listed = f'<ofd:Annotations {XMLNS}><ofd:Page PageID="100"><ofd:FileLoc>Page_0.xml</ofd:FileLoc></ofd:Page></ofd:Annotations>'
    found = "".join(
        (
            annotation("Watermark", "内部资料") * 3,
            annotation("Path", "已阅"),
            annotation("Path", "不见", ' Visible="false"'),
            '<ofd:Annot Type="Stamp"><ofd:Appearance/></ofd:Annot>',
        )
    )
    files = {
        "Doc_0/Document.xml": document(1, more="<ofd:Annotations>Annots/Annotations.xml</ofd:Annotations>"),
        "Doc_0/Annots/Annotations.xml": listed,
        "Doc_0/Annots/Page_0.xml": f"<ofd:PageAnnot {XMLNS}>{found}</ofd:PageAnnot>",
        "Doc_0/Pages/Page_0/Content.xml": page(text(30, 50, "特此通知。")),
    }
    reading = reader.read(package(files))
    assert reading.text.split("\n") == ["特此通知。", "内部资料", "已阅"]
    assert [item.reason for item in reading.hints.omissions] == ["watermark", "annotation"]
    del files["Doc_0/Annots/Page_0.xml"]
    assert reader.read(package(files)).text == "特此通知。"


def test_a_symbol_font_shows_its_characters_and_a_glyph_without_one_is_said_so() -> None:
    fonts = '<ofd:Font ID="1" FontName="Wingdings"/><ofd:Font ID="2" FontName="宋体"/>'
    common = "<ofd:PublicRes>PublicRes.xml</ofd:PublicRes>"
    glyphs = "<ofd:CGTransform CodePosition='0' CodeCount='3' GlyphCount='3'><ofd:Glyphs>7 8 9</ofd:Glyphs></ofd:CGTransform>"
    drawn = (
        text(30, 90, "¤¤\ue123", 3).replace("<ofd:TextCode", glyphs + "<ofd:TextCode").replace('Font="1"', 'Font="2"')
    )
    files = {
        "Doc_0/Document.xml": document(1, common=common),
        "Doc_0/PublicRes.xml": f"<ofd:Res {XMLNS}><ofd:Fonts>{fonts}</ofd:Fonts></ofd:Res>",
        "Doc_0/Pages/Page_0/Content.xml": page(
            text(30, 50, "\uf06c"), text(40, 50, "同意", 2).replace('Font="1"', 'Font="2"')
        ),
    }
    reading = reader.read(package(files))
    assert ("".join(reading.text.split()), reading.notes) == ("●同意", ())
    files["Doc_0/Pages/Page_0/Content.xml"] = page(text(30, 50, "同意", 2), drawn)
    (note,) = reader.read(package(files)).notes
    assert note.message.startswith("page 1 shows glyphs that the file names no characters for")


def test_a_template_page_is_text_of_its_pages() -> None:
    data = ofd(
        page(text(28, 80, "正文。"), head='<ofd:Template TemplateID="50"/>'),
        common='<ofd:TemplatePage ID="50" BaseLoc="Tpls/Tpl_0/Content.xml"/>',
        files={"Doc_0/Tpls/Tpl_0/Content.xml": page(text(28, 50, "抬头"))},
    )
    assert reader.read(data).text == "抬头\n正文。"


def test_a_ruled_table() -> None:
    rules = [line(30, y, 130, y) for y in (50, 60, 70)] + [line(x, 50, x, 70) for x in (30, 80, 130)]
    cells = [text(31, 57, "名称"), text(81, 57, "数值"), text(31, 67, "增速"), text(81, 67, "6%", steps="2.8")]
    reading = reader.read(ofd(page(*rules, *cells)))
    (table,) = reading.hints.tables
    assert [[reading.text[c.span.start : c.span.end] for c in row] for row in table.rows] == [
        ["名称", "数值"],
        ["增速", "6%"],
    ]


def test_what_the_file_says_of_itself_stands_before_the_text() -> None:
    words = "<ofd:Keywords><ofd:Keyword>经济</ofd:Keyword></ofd:Keywords>"
    info = f"<ofd:Title>经济政策</ofd:Title><ofd:Author>张三</ofd:Author>{words}"
    reading = reader.read(ofd(page(*NOTICE), info=info))
    assert reading.text == "经济政策\n经济\n" + TEXT
    assert labels(reading) == [("title", "经济政策", False), ("keywords", "经济", False)]
    (omission,) = reading.hints.omissions
    assert reading.text[omission.span.start : omission.span.end] == "— 1 —"
    assert reading.text[reading.places[1].start :].startswith("杭州市")


def test_the_name_of_who_made_a_file_is_no_title_of_its_paper(tmp_path: Path) -> None:
    file = tmp_path / "letter.ofd"
    file.write_bytes(ofd(page(*NOTICE), info="<ofd:Title>某市国土资源局</ofd:Title>"))
    document = parse_file(file)
    assert "某市国土资源局" not in str(document.metadata)
    assert not [item.code for item in document.diagnostics if item.code == "field.disagreement"]


def tags(leaves: str) -> dict[str, str | bytes]:
    tag = '<ofd:CustomTag TypeID="0"><ofd:FileLoc>Tag.xml</ofd:FileLoc></ofd:CustomTag>'
    where = f"<ofd:CustomTags {XMLNS}>{tag}</ofd:CustomTags>"
    return {
        "Doc_0/Tags/CustomTags.xml": where,
        "Doc_0/Tags/Tag.xml": f'<t:公文 xmlns:t="urn:t" {XMLNS}>{leaves}</t:公文>',
    }


def tagged(name: str, *objects: int, at: int = 100) -> str:
    refs = "".join(f'<ofd:ObjectRef PageRef="{at}">{identity}</ofd:ObjectRef>' for identity in objects)
    return f"<t:{name}>{refs}</t:{name}>"


POINTER = "<ofd:CustomTags>Tags/CustomTags.xml</ofd:CustomTags>"


@pytest.mark.parametrize(
    ("leaves", "expected"),
    [
        (tagged("标题", 3), [("title", "关于推动经济高质量发展的通知", True)]),
        (tagged("biaoti", 3), [("title", "关于推动经济高质量发展的通知", True)]),
        (f"<t:版头>{tagged('发文字号', 2)}</t:版头>", [("document_number", "杭政函〔2025〕21号", True)]),
        (f"<t:成文日期><t:值>{tagged('日期', 9)}</t:值></t:成文日期>", [("issue_date", "2025年2月8日", True)]),
        (
            tagged("发文机关标志", 1) + tagged("主送机关", 4),
            [("issuers", "杭州市人民政府文件", True), ("addressees", "各区、县（市）人民政府：", True)],
        ),
        (tagged("正文", 5), []),
        (tagged("标题", 77), []),
        (tagged("标题", 3, at=999), []),
        ("", []),
    ],
)
def test_tags_name_fields(leaves: str, expected: list[tuple[str, str, bool]]) -> None:
    assert labels(reader.read(ofd(page(*NOTICE), more=POINTER, files=tags(leaves)))) == expected


def test_the_grammar_of_the_caller_says_which_names_are_fields(tmp_path: Path) -> None:
    data = ofd(page(*NOTICE), more=POINTER, files=tags(tagged("拟稿日期", 9)))
    local = tmp_path / "local.toml"
    local.write_text("[[more.field_name]]\nkey = 'issue_date'\nnames = ['拟稿日期']\n", encoding="utf-8")
    reading = readers.read(data, None, None, Limits(), load([local]))
    assert labels(reader.read(data)) == []
    assert labels(reading) == [("issue_date", "2025年2月8日", True)]


def test_of_tags_that_lie_in_each_other_the_outer_counts() -> None:
    leaves = tagged("标题", 3) + tagged("发文字号", 2, 3)
    assert [key for key, _, _ in labels(reader.read(ofd(page(*NOTICE), more=POINTER, files=tags(leaves))))] == [
        "document_number"
    ]


@pytest.mark.parametrize(
    "files", [{}, {"Doc_0/Tags/CustomTags.xml": "<a"}, {**tags(""), "Doc_0/Tags/Tag.xml": "<:x/>"}]
)
def test_unsound_tags_are_none(files: Mapping[str, str | bytes]) -> None:
    assert labels(reader.read(ofd(page(*NOTICE), more=POINTER, files=files))) == []


def test_all_documents_are_read_in_order() -> None:
    files = {f"D{n}/Document.xml": document(1) for n in (0, 1)} | {
        f"D{n}/Pages/Page_0/Content.xml": page(text(28, 50, f"第{n}份。", steps=None)) for n in (0, 1)
    }
    reading = reader.read(package(files, [body("D0"), body("D1")]))
    assert reading.text == "第0份。\n第1份。"
    assert reading.places[-1].locator == "page 2 line 1"


def test_the_current_version_is_read() -> None:
    versions = '<ofd:Versions><ofd:Version ID="1" Index="1" Current="true" BaseLoc="V/Version.xml"/></ofd:Versions>'
    files = {
        "Doc_0/Document.xml": document(1),
        "Doc_0/Pages/Page_0/Content.xml": page(text(28, 50, "旧")),
        "V/Version.xml": f"<ofd:DocVersion {XMLNS}><ofd:DocRoot>Document.xml</ofd:DocRoot></ofd:DocVersion>",
        "V/Document.xml": document(1),
        "V/Pages/Page_0/Content.xml": page(text(28, 50, "新")),
    }
    assert reader.read(package(files, [body(more=versions)])).text == "新"


@pytest.mark.parametrize(
    "location", ["/Doc_0/Document.xml", "doc_0/document.XML", "Doc_0\\Document.xml", "./Doc_0/x/../Document.xml"]
)
def test_ways_to_write_a_location(location: str) -> None:
    data = package(
        {"Doc_0/Document.xml": document(1), "Doc_0/Pages/Page_0/Content.xml": page(text(28, 50, "文"))},
        [f"<ofd:DocBody><ofd:DocRoot>{location}</ofd:DocRoot></ofd:DocBody>"],
    )
    assert reader.read(data).text == "文"


def bomb() -> bytes:
    """A file that says it is small and unpacks to much."""
    data = bytearray(ofd(page(*NOTICE), files={"Doc_0/Pages/Page_0/Content.xml": b"<a>" + b" " * 5_000_000 + b"</a>"}))
    size = (5_000_007).to_bytes(4, "little")
    while (place := data.find(size)) >= 0:
        data[place : place + 4] = (10).to_bytes(4, "little")
    return bytes(data)


ENTITIES = '<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;">]>'
GOOD = ofd(page(*NOTICE))


@pytest.mark.parametrize(
    ("data", "limits", "words"),
    [
        (b"", Limits(), "no zip archive"),
        (b"%PDF-1.7", Limits(), "no zip archive"),
        (GOOD[:-40], Limits(), "no zip archive"),
        (package({}, []).replace(b"OFD.xml", b"XXX.xml"), Limits(), "without OFD.xml"),
        (package({}), Limits(), "lacks Doc_0/Document.xml"),
        (package({"Doc_0/Document.xml": document(0)}), Limits(), "no pages"),
        (package({"Doc_0/Document.xml": document(1)}), Limits(), "lacks Doc_0/Pages/Page_0/Content.xml"),
        (package({}, [body("../../etc")]), Limits(), "lacks ../../etc/Document.xml"),
        (package({"Encryptions.xml": "<a/>"}), Limits(), "encrypted"),
        (ofd(page()), Limits(), "only images"),
        (ofd("<a"), Limits(), "damaged in Doc_0/Pages/Page_0/Content.xml"),
        (ofd(ENTITIES + page(text(28, 50, "x"))), Limits(), "document type definition"),
        (
            ofd("", files={"Doc_0/Pages/Page_0/Content.xml": (ENTITIES + "<a/>").encode("utf-16")}),
            Limits(),
            "document type definition",
        ),
        (ofd(page(*NOTICE), page(*NOTICE)), Limits(pages=1), "limits.pages"),
        (GOOD, Limits(characters=20), "limits.characters"),
        (GOOD, Limits(elements=20), "limits.elements"),
        (GOOD, Limits(bytes=100), "limits.bytes"),
        (GOOD, Limits(unpacked_bytes=500), "limits.unpacked_bytes"),
        (bomb(), Limits(unpacked_bytes=100_000), "a.ofd "),
    ],
)
def test_refusals_say_what_is_wrong(data: bytes, limits: Limits, words: str) -> None:
    with pytest.raises(UnusableInput) as refusal:
        reader.read(data, "a.ofd", limits)
    assert words in str(refusal.value)
    assert str(refusal.value).startswith("a.ofd ")
    assert "\n" not in str(refusal.value)


def test_nothing_outside_of_the_archive_is_opened(tmp_path_factory: pytest.TempPathFactory) -> None:
    secret = tmp_path_factory.mktemp("outside") / "secret.xml"
    secret.write_text(page(text(28, 50, "秘密")), encoding="utf-8")
    data = package({"Doc_0/Document.xml": document(1).replace("Pages/Page_0/Content.xml", secret.as_posix())})
    with pytest.raises(UnusableInput, match="lacks"):
        reader.read(data)


def stored(data: bytes) -> bytes:
    """The same files without compression, so that damage reaches their XML."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
    return buffer.getvalue()


@settings(max_examples=80)
@given(st.booleans(), st.integers(0, 20_000), st.integers(0, 255))
def test_damage_is_read_or_refused(packed: bool, place: int, byte: int) -> None:
    data = GOOD if packed else stored(GOOD)
    place %= len(data)
    try:
        assert reader.read(data[:place] + bytes([byte]) + data[place + 1 :]).text
    except UnusableInput as refusal:
        assert str(refusal)  # noqa: PT017 - either outcome is right
