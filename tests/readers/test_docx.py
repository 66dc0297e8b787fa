"""Word files: what is read of them, and in which order."""

import pytest

from docx_files import (
    box,
    docx,
    field,
    level,
    lists,
    p,
    r,
    style,
)
from govdocparse.readers.docx import MEDIA_TYPE, read


def in_run(inside: str) -> str:
    return p(f"<w:r>{inside}</w:r>")


SUPERSCRIPT = '<w:vertAlign w:val="superscript"/>'


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (p("第一段。") + p("第二段。"), "第一段。\n第二段。"),
        (p("各区") + p("") + p("正文"), "各区\n\n正文"),
        (p(r("关于"), r("印发", "<w:b/>"), r("的通知")), "关于印发的通知"),
        (in_run("<w:t> 前后 </w:t>"), "前后"),
        (in_run('<w:t xml:space="preserve"> 前后 </w:t>'), " 前后 "),
        (in_run("<w:t>上\n下</w:t>"), "上 下"),
        (in_run("<w:t>甲</w:t><w:tab/><w:t>乙</w:t>"), "甲\t乙"),
        (in_run("<w:t>甲</w:t><w:br/><w:t>乙</w:t>"), "甲\n乙"),
        (in_run('<w:t>甲</w:t><w:br w:type="textWrapping"/><w:t>乙</w:t>'), "甲\n乙"),
        (in_run("<w:t>甲</w:t><w:cr/><w:t>乙</w:t>"), "甲\n乙"),
        (in_run('<w:t>推动经</w:t><w:br w:type="page"/><w:t>济发展</w:t>'), "推动经济发展"),
        (in_run("<w:t>推动经</w:t><w:lastRenderedPageBreak/><w:t>济发展</w:t>"), "推动经济发展"),
        (in_run("<w:t>ZJAC00</w:t><w:noBreakHyphen/><w:t>2025</w:t>"), "ZJAC00-2025"),
        (in_run("<w:t>政</w:t><w:softHyphen/><w:t>策</w:t>"), "政策"),
        (in_run('<w:sym w:font="Wingdings" w:char="F0FC"/>'), "✔"),
        (in_run('<w:sym w:font="Symbol" w:char="F0B3"/><w:t>5</w:t>'), "≥5"),
        (in_run('<w:sym w:font="Wingdings 2" w:char="0052"/>'), "☑"),
        (in_run('<w:sym w:font="宋体" w:char="6CB3"/>'), "河"),
        (in_run('<w:sym w:font="Wingdings" w:char="zz"/><w:t>x</w:t>'), "x"),
        (p(r("R", '<w:rFonts w:ascii="Wingdings 2"/>'), "同意"), "☑同意"),
        (p(r("R", '<w:rFonts w:ascii="Arial"/>'), "同意"), "R同意"),
        (
            p("10", r("4", SUPERSCRIPT), "吨，2000", r("[1]", SUPERSCRIPT), "家，m", r("2", SUPERSCRIPT)),
            "10⁴吨，2000[1]家，m²",
        ),
        (p(r("4", SUPERSCRIPT), "10", r("4", '<w:vertAlign w:val="subscript"/>')), "4104"),
        (
            in_run(
                "<w:ruby><w:rt><w:r><w:t>háng</w:t></w:r></w:rt>"
                "<w:rubyBase><w:r><w:t>杭</w:t></w:r></w:rubyBase></w:ruby><w:t>州</w:t>"
            ),
            "杭州",
        ),
        (p("<w:smartTag><w:r><w:t>杭州</w:t></w:r></w:smartTag>", "市"), "杭州市"),
        (p('<w:fldSimple w:instr="REF x"><w:r><w:t>结果</w:t></w:r></w:fldSimple>'), "结果"),
        (p(field("DATE \\@ yyyy", r("2025年"))), "2025年"),
        (p(field("IF 1", field("REF y", r("内")) + r("外")), "后"), "内外后"),
        (p(field(" eq \\o\\ac(○,2)", None), "项"), "②项"),
        (p(field(" eq \\o\\ac(○,三)", None), "项"), "㊂项"),
        (p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', "后文") + p("下段"), "后文\n下段"),
        (p('<w:r><w:fldChar w:fldCharType="end"/></w:r>', "后文"), "后文"),
        (
            p(
                "<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>3</m:t></m:r></m:den></m:f></m:oMath>"
            ),
            "1/3",
        ),
        (
            p(
                r("10"),
                "<m:oMath><m:sSup><m:e><m:r><m:t>m</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath>",
            ),
            "10m²",
        ),
        (p("", pr="<w:sectPr/>") + p("后"), "后"),
        ("<w:altChunk r:id='rId9'/>" + p("后"), "后"),
    ],
)
def test_text(body: str, text: str) -> None:
    assert read(docx(body)).text == text


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (p("<w:ins><w:r><w:t>新</w:t></w:r></w:ins>", "文"), "新文"),
        (p("<w:del><w:r><w:delText>旧</w:delText></w:r></w:del>", "文"), "文"),
        (p("<w:moveFrom><w:r><w:t>去</w:t></w:r></w:moveFrom>", "<w:moveTo><w:r><w:t>来</w:t></w:r></w:moveTo>"), "来"),
        (p("甲", pr="<w:rPr><w:del/></w:rPr>") + p("乙"), "甲乙"),
        (p("甲", pr="<w:rPr><w:ins/></w:rPr>") + p("乙"), "甲\n乙"),
        (p(r("看不见", "<w:vanish/>"), "看得见"), "看得见"),
        (p(r("看得见", '<w:vanish w:val="0"/>')), "看得见"),
        (p(r("看不见", '<w:rStyle w:val="Hidden"/>'), "文"), "文"),
        (p("看不见", style="HiddenPara") + p("文"), "文"),
        (p("标题", pr="<w:rPr><w:vanish/><w:specVanish/></w:rPr>") + p("正文"), "标题正文"),
        (p("大", pr='<w:framePr w:dropCap="drop"/>') + p("字开头"), "大字开头"),
        (p("甲", "<w:r><w:commentReference w:id='1'/></w:r>"), "甲"),
    ],
)
def test_what_changes_and_hides(body: str, text: str) -> None:
    styles = style("HiddenPara", run="<w:vanish/>") + (
        '<w:style w:type="character" w:styleId="Hidden"><w:rPr><w:vanish/></w:rPr></w:style>'
    )
    assert read(docx(body, styles=styles)).text == text


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (p(box(p("框一"), p("框二")), "锚定段") + p("后"), "框一\n框二\n锚定段\n后"),
        (p("前") + p(box(p("框")), "锚定段") + p("后"), "前\n锚定段\n框\n后"),
        (p("前") + p(box(p(box(p("里")), "外"))), "前\n外\n里"),
        (
            p('<w:r><w:pict><v:shape><v:textpath string="杭州市人民政府文件"/></v:shape></w:pict></w:r>') + p("后"),
            "杭州市人民政府文件\n后",
        ),
    ],
)
def test_text_boxes_are_read_once(body: str, text: str) -> None:
    assert [line for line in read(docx(body)).text.split("\n") if line] == text.split("\n")


def test_strict_and_macro_files_read_the_same() -> None:
    body = p("标题", style="T") + p("条", num=(1, 0)) + p(field("PAGE", r("3")))
    styles = style("T", "heading 1")
    numbering = lists(level(0, "第%1条", "chineseCountingThousand"))
    usual = read(docx(body, styles=styles, numbering=numbering))
    strict = read(docx(body, strict=True, styles=styles, numbering=numbering))
    assert usual.text == "标题\n第一条 条\n3"
    assert (strict.text, strict.hints, strict.places) == (usual.text, usual.hints, usual.places)


def test_parts_are_found_by_their_relationships() -> None:
    assert read(docx(p("一", num=(1, 0)), main="Docs/body.xml", numbering=lists(level(0, "%1.")))).text == "1. 一"


def test_reading_says_what_was_read() -> None:
    reading = read(docx(p("文") + p("字")), "a.docx")
    assert (reading.name, reading.media_type, len(reading.sha256)) == ("a.docx", MEDIA_TYPE, 64)
    assert [(place.start, place.locator) for place in reading.places] == [
        (0, "word/document.xml paragraph 1"),
        (2, "word/document.xml paragraph 2"),
    ]


def test_a_document_without_text_is_empty() -> None:
    assert read(docx("")).text == read(docx(p("") + p(""))).text == ""
