"""Word files: what is read of them and in which order, and what they say of it."""

import pytest

from docx_files import (
    MARGINS,
    at,
    box,
    control,
    docx,
    field,
    kept,
    labels,
    level,
    lists,
    omitted,
    p,
    r,
    row,
    style,
    table,
    tc,
)
from govdocparse.readers.docx import MEDIA_TYPE, read


def in_run(inside: str) -> str:
    return p(f"<w:r>{inside}</w:r>")


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


@pytest.mark.parametrize(
    ("name", "extra", "expected"),
    [
        ("heading 1", "", 1),
        ("heading 3", "", 3),
        ("标题 2", "", 2),
        ("二级标题", "", 2),
        ("Title", "", 0),
        ("公文标题", '<w:outlineLvl w:val="0"/>', 0),
        ("正文一级", '<w:outlineLvl w:val="4"/>', 5),
        ("Normal", '<w:outlineLvl w:val="9"/>', None),
        ("Body Text", "", None),
    ],
)
def test_heading_styles(name: str, extra: str, expected: int | None) -> None:
    reading = read(docx(p("前") + p("总则", style="S"), styles=style("S", name, pr=extra)))
    assert [(at(reading, item.span), item.level) for item in reading.hints.headings] == (
        [] if expected is None else [("总则", expected)]
    )


def test_headings_by_outline_level_and_ancestor() -> None:
    styles = style("A", "heading 2") + style("B", "自定义", based_on="A")
    body = (
        p("甲", style="B")
        + p("乙", pr='<w:outlineLvl w:val="0"/>')
        + p("丙", style="B", pr='<w:outlineLvl w:val="9"/>')
        + p("", style="A")
    )
    reading = read(docx(body, styles=styles))
    assert [(at(reading, item.span), item.level) for item in reading.hints.headings] == [("甲", 2), ("乙", 1)]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (control("标题", p("关于推动经济的通知")), [("title", "关于推动经济的通知")]),
        (p(control("主送机关", r("各区人民政府")), "："), [("addressees", "各区人民政府")]),
        (p(control("", r("2025年2月8日"), tag="chengwenriqi")), [("issue_date", "2025年2月8日")]),
        (p(control("BJ_抄送机关_1", r("市委"))), [("cc", "市委")]),
        (p(control("FJ_标题", r("附件一"))), []),
        (p(control("正文", r("正文"))), []),
        (
            p('<w:bookmarkStart w:id="1" w:name="fenhao"/>', "000012", '<w:bookmarkEnd w:id="1"/>'),
            [("copy_number", "000012")],
        ),
        (p('<w:bookmarkStart w:id="1" w:name="_GoBack"/>', "文", '<w:bookmarkEnd w:id="1"/>'), []),
        (
            p('<w:bookmarkStart w:id="1" w:name="biaoti"/>', "上") + p("下", '<w:bookmarkEnd w:id="1"/>'),
            [("title", "上\n下")],
        ),
        (p('<w:customXml w:element="签发人"><w:r><w:t>张三</w:t></w:r></w:customXml>'), [("signers", "张三")]),
        (
            p(
                control("发文机关代字", r("杭政函")),
                "〔",
                control("年份", r("2025")),
                "〕",
                control("发文顺序号", r("21")),
                "号 签发人",
            ),
            [("document_number", "杭政函〔2025〕21号")],
        ),
        (p(control("年份", r("2025")), "年"), []),
        (
            p(control("发文机关代字", r("杭政函"))) + p(control("年份", r("2025"))) + p(control("发文顺序号", r("21"))),
            [],
        ),
        (p(control("标题", control("biaoti", r("通知")))), [("title", "通知")]),
        (p(control("标题", "")), []),
        (table(tc(p("密级")) + tc(control("密级", p("秘密")))), [("security_level", "秘密")]),
        (table(row("甲", "乙") + control("印发日期", tc("2025年"))), [("printing_date", "2025年")]),
    ],
)
def test_fields_by_name(body: str, expected: list[tuple[str, str]]) -> None:
    reading = read(docx(body))
    assert labels(reading) == expected
    assert all(item.certain for item in reading.hints.labelled)


def test_links() -> None:
    body = p(
        '<w:hyperlink r:id="rId7"><w:r><w:t>附件.pdf</w:t></w:r></w:hyperlink>',
        field('HYPERLINK "http://example.gov.cn/b.doc"', r("表格")),
        '<w:hyperlink w:anchor="_Toc"><w:r><w:t>内部</w:t></w:r></w:hyperlink>',
    )
    reading = read(docx(body, links={"rId7": "http://example.gov.cn/a.pdf"}))
    assert [(at(reading, link.span), link.address) for link in reading.hints.links] == [
        ("附件.pdf", "http://example.gov.cn/a.pdf"),
        ("表格", "http://example.gov.cn/b.doc"),
    ]


def test_running_heads_and_page_numbers_stand_behind_the_text_and_are_omitted() -> None:
    body = p("正文") + p("", pr=MARGINS) + p("") + MARGINS
    reading = read(docx(body, header1=p("内部资料"), footer1=p("— ", field("PAGE", r("3")), " —")))
    assert reading.text == "正文\n\n\n内部资料\n— 3 —"
    assert omitted(reading) == [("running head", "内部资料"), ("page number", "— 3 —")]


def test_heads_without_text_leave_no_trace() -> None:
    assert read(docx(p("正文") + MARGINS, header1=p(""), footer1=p(field("PAGE", None)))).text == "正文"


def test_notes_stand_behind_the_text() -> None:
    notes = (
        '<w:footnote w:id="0" w:type="separator"><w:p/></w:footnote>'
        f'<w:footnote w:id="2">{p("<w:r><w:footnoteRef/></w:r>", " 甲注")}</w:footnote>'
        f'<w:footnote w:id="3">{p("<w:r><w:footnoteRef/></w:r>", " 乙注")}</w:footnote>'
        f'<w:footnote w:id="4">{p("无人提及")}</w:footnote>'
    )
    mark = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    body = p("两免一补", mark.format(3), "政策", mark.format(2))
    footnote = '<w:footnotePr><w:numFmt w:val="decimalEnclosedCircleChinese"/></w:footnotePr>'
    reading = read(docx(body, footnotes=notes, settings=footnote))
    assert reading.text == "两免一补①政策②\n① 乙注\n② 甲注"
    assert omitted(reading) == [
        ("note mark", "①"),
        ("note mark", "②"),
        ("footnote", "① 乙注"),
        ("footnote", "② 甲注"),
    ]
    assert kept(reading).rstrip() == "两免一补政策"


def test_a_note_with_a_mark_of_its_own_gets_no_number() -> None:
    body = p(
        "文",
        '<w:r><w:endnoteReference w:id="1" w:customMarkFollows="1"/><w:t>*</w:t></w:r>',
        '<w:r><w:endnoteReference w:id="2"/></w:r>',
    )
    notes = (
        f'<w:endnote w:id="1">{p("* 甲")}</w:endnote>'
        f'<w:endnote w:id="2">{p("<w:r><w:endnoteRef/></w:r>", " 乙")}</w:endnote>'
    )
    assert read(docx(body, endnotes=notes)).text == "文*i\n* 甲\ni 乙"


def test_tables_of_contents_are_omitted() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \\o "1-3"</w:instrText></w:r>'
    begin += '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    body = p("目录") + p(begin, "总则\t1") + p("附则\t9", end) + p("正文")
    reading = read(docx(body))
    assert omitted(reading) == [("table of contents", "总则\t1\n附则\t9")]
    by_style = read(
        docx(p("总则 1", style="T") + p("正文"), styles=style("T", "toc 1", pr='<w:outlineLvl w:val="0"/>'))
    )
    assert (omitted(by_style), by_style.hints.headings) == ([("table of contents", "总则 1")], ())


def test_page_numbers_in_the_text_and_prompts_are_omitted() -> None:
    reading = read(
        docx(p("第", field("PAGE", r("3")), "页") + p(control("标题", r("单击输入"), pr="<w:showingPlcHdr/>")))
    )
    assert omitted(reading) == [("page number", "3"), ("prompt of an empty field", "单击输入")]
    assert reading.hints.labelled == ()


def test_check_boxes_are_drawn() -> None:
    def form(state: str) -> str:
        data = f"<w:ffData><w:checkBox>{state}</w:checkBox></w:ffData>"
        return field("FORMCHECKBOX", None).replace('"begin"/>', f'"begin">{data}</w:fldChar>')

    assert read(docx(p(form("<w:checked/>"), "是", form('<w:default w:val="0"/>'), "否"))).text == "☑是☐否"
