"""What Word files say of their own text: headings, fields by name, links, and what is no part of the paper."""

import pytest

from docx_files import (
    MARGINS,
    at,
    control,
    docx,
    field,
    kept,
    labels,
    omitted,
    p,
    r,
    row,
    style,
    table,
    tc,
)
from govdocparse import parse
from govdocparse.model import Paragraph
from govdocparse.readers.docx import read


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


def test_a_title_stays_one_whatever_its_outline_level() -> None:
    reading = read(docx(p("通知", style="T", pr='<w:outlineLvl w:val="2"/>'), styles=style("T", "Title")))
    assert [item.level for item in reading.hints.headings] == [0]


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


def test_a_blank_head_leaves_no_line_before_the_foot() -> None:
    reading = read(docx(p("正文") + MARGINS, header1=p("") + p(""), footer1=p("脚")))
    assert (reading.text, omitted(reading)) == ("正文\n脚", [("footer", "脚")])


def test_the_same_head_of_several_sections_is_read_once() -> None:
    other = MARGINS.replace("header1", "header2").replace("footer1", "footer2")
    body = p("一", pr=MARGINS) + p("二") + other
    reading = read(docx(body, header1=p("眉"), header2=p("眉"), footer1=p("脚"), footer2=p("另")))
    assert reading.text == "一\n二\n眉\n脚\n另"


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


def test_a_sentence_goes_on_behind_the_mark_of_a_note() -> None:
    notes = f'<w:footnote w:id="2">{p("<w:r><w:footnoteRef/></w:r>", " 甲注")}</w:footnote>'
    mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    document = parse(docx(p("落实两免一补", mark, "政策，制定本办法。", mark), footnotes=notes))
    (paragraph,) = document.parts[0].blocks
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text == "落实两免一补政策，制定本办法。"
    assert [item.reason for item in document.omitted] == ["note mark", "note mark", "footnote"]


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


def test_a_sentence_in_the_style_of_a_table_of_contents_is_text() -> None:
    body = p("总则 1", style="T") + p("（一）具有某国国籍；", style="T")
    assert omitted(read(docx(body, styles=style("T", "toc 2")))) == [("table of contents", "总则 1")]


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
