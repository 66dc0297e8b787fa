"""Web pages: what a browser shows is the text, what belongs to the site is omitted, what is left is the paper."""

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdocparse import from_xml, parse, to_xml
from govdocparse.errors import UnusableInput
from govdocparse.model import Paragraph
from govdocparse.readers import html
from govdocparse.readers.reading import Limits, Reading
from invariants import check
from timing import assert_linear

TITLE = "某某市人民政府关于推动经济高质量发展若干政策的通知"
BODY = [
    "各区、县（市）人民政府，市政府各部门、各直属单位：",
    "　　为深入贯彻落实国家决策部署，现就有关事项通知如下：",
    "　　一、支持科技创新",
    "　　（一）加大研发投入。企业研发费用不超过500万元的，给予20%的补助，每家企业最高100万元。",
    "　　（二）本通知自2025年5月1日起施行。",
    "某某市人民政府",
    "2025年3月31日",
    "　　（此件公开发布）",
]
PAPER = "".join(f"<p>{line}</p>" for line in BODY)
META = (
    f'<meta name="SiteName" content="某某市人民政府"><META NAME="articletitle" CONTENT="{TITLE}">'
    '<meta name="PubDate" content="2025-04-08 17:25"><meta name="ContentSource" content="市政府办公室">'
)
TOP = (
    '<div class="top"><a href="/">首页</a><a href="/zwgk/">政务公开</a></div>'
    '<div id="mainNav"><ul><li>栏目一</li></ul></div>'
    '<div class="dqwz">您现在的位置：<a href="/">首页</a> &gt; <a href="/zc/">政策文件</a></div>'
)
DATED = "发布日期：2025-04-08 17:25　来源：市政府办公室"
FOOT = '<div class="footer"><p>主办单位：某某市人民政府办公室　浙ICP备05000001号</p><p>网站标识码：3301000001</p></div>'


def read(markup: str) -> Reading:
    return html.read(markup.encode())


def kept(reading: Reading) -> list[str]:
    """The lines that are left when the omissions are taken out, without empty ones."""
    rest, done = "", 0
    for omission in reading.hints.omissions:
        rest += reading.text[done : omission.span.start]
        done = omission.span.end
    return [line for line in (rest + reading.text[done:]).split("\n") if line.strip()]


def labelled(reading: Reading) -> dict[str, str]:
    return {hint.key: reading.text[hint.span.start : hint.span.end] for hint in reading.hints.labelled}


def omitted(reading: Reading) -> list[tuple[str, str]]:
    return [(hint.reason, reading.text[hint.span.start : hint.span.end]) for hint in reading.hints.omissions]


def cells(reading: Reading) -> list[list[list[tuple[str, int, int]]]]:
    return [
        [
            [(reading.text[cell.span.start : cell.span.end], cell.columns, cell.rows) for cell in row]
            for row in table.rows
        ]
        for table in reading.hints.tables
    ]


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>甲</p><p>乙</p>", "甲\n乙\n"),
        ("<p>甲<p>乙", "甲\n乙\n"),
        ("甲<br>乙<br/><br>丙", "甲\n乙\n\n丙\n"),
        ("<div>a<span>b</span> <b> c </b>\n d</div>", "ab c d\n"),
        ("<p>  甲\t乙\r\n</p>", "甲 乙\n"),
        (
            "<p>10<sup>4</sup>吨，10<sup><b>-2</b></sup>，2000<sup>[1]</sup>家，m<sup>2</sup> <sup>2</sup>，人口<sup>1</sup>12万</p>",
            "10⁴吨，10⁻²，2000[1]家，m² 2，人口¹12万\n",
        ),
        ("<sup>1</sup>甲10<sub>2</sub>", "1甲102\n"),
        ("<p>建设用\n地指标</p>", "建设用地指标\n"),
        ("<p>2025\n年 one\ntwo</p>", "2025 年 one two\n"),
        ("<p><span>来源：办</span>\n<span>时间</span></p>", "来源：办 时间\n"),
        ("<p>&nbsp;&nbsp;甲　乙</p>", "\u00a0\u00a0甲　乙\n"),
        ("<p>　　甲</p>", "　　甲\n"),
        ("<pre>甲\n  乙</pre>", "甲\n  乙\n"),
        ('<p style="white-space: pre-wrap">甲\n  乙</p>', "甲\n  乙\n"),
        ('<span style="display:block">甲</span><div style="display:inline">乙</div>丙', "甲\n乙丙\n"),
        ("甲<script>x<y</script><style>p{}</style><noscript>y</noscript><template>z</template><!-- 注 -->乙", "甲乙\n"),
        ("<p hidden>x</p><p style='DISPLAY : none'>y</p><p style='visibility:hidden'>z</p>甲", "甲\n"),
        ('<body style="visibility:hidden"><p>甲</p>', "甲\n"),
        ('<img alt="图" src="a.png">甲', "甲\n"),
        ("&ldquo;甲&rdquo;&middot;&#x3000;&amp;nbsp;", "“甲”·　&nbsp;\n"),
        ("<head><title>题</title></head>甲", "甲\n"),
        ("<title>题</title><p>甲", "甲\n"),
        ("<head><iframe></iframe><title>题</title></head><body><p>甲", "甲\n"),
        ("<html><frameset><noframes>x</noframes></frameset></html>", ""),
        ("", ""),
        ("<!-- nothing -->", ""),
        ("甲", "甲\n"),
        (
            '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><p>甲<br/>乙</p></html>',
            "甲\n乙\n",
        ),
        ('<!DOCTYPE html [<!ENTITY a "x"><!ENTITY b "&a;&a;">]><p>&b;</p>', "]>\n&b;\n"),
        ("<st1:chsdate Year='2006'>2006年</st1:chsdate>1月<o:p></o:p>", "2006年1月\n"),
        ("</p></div>甲</html>乙", "甲\n乙\n"),
        ("<<甲>乙", "<<甲>乙\n"),
    ],
)
def test_text_is_what_a_browser_shows(markup: str, text: str) -> None:
    assert read(markup).text == text


@pytest.mark.parametrize(
    ("markup", "text", "generated"),
    [
        ("<ol><li>甲<li>乙</ol>", "1. 甲\n2. 乙\n", ["1. ", "2. "]),
        ("<ol start=3 type=a><li><p>甲</p><p>乙</p></li></ol>", "c. 甲\n乙\n", ["c. "]),
        ("<ol type=I><li value=4>甲</ol>", "IV. 甲\n", ["IV. "]),
        ('<ol style="list-style-type:cjk-ideographic" start=12><li>甲</ol>', "十二、甲\n", ["十二、"]),
        ('<ol style="list-style:cjk-decimal" start=12><li>甲</ol>', "一二、甲\n", ["一二、"]),
        ('<ol style="list-style:simp-chinese-informal" start=110><li>甲</ol>', "一百一十、甲\n", ["一百一十、"]),
        ("<ol type=a start=28><li>甲</ol>", "ab. 甲\n", ["ab. "]),
        ("<ol type=i start=0><li>甲<li>乙</ol>", "0. 甲\ni. 乙\n", ["0. ", "i. "]),
        ("<ol type=A start=-1><li>甲</ol>", "-1. 甲\n", ["-1. "]),
        ("<ol><li>（一）甲<li>2.乙</ol>", "（一）甲\n2.乙\n", []),
        ('<ol style="list-style:none"><li>甲</ol><ul><li>乙</ul>', "甲\n乙\n", []),
    ],
)
def test_numbers_of_lists_are_generated(markup: str, text: str, generated: list[str]) -> None:
    reading = read(markup)
    assert reading.text == text
    assert [reading.text[hint.span.start : hint.span.end] for hint in reading.hints.generated] == generated


CATALOGUE = ["索引号：330B001/2025-00596", "发布机构：某某市人民政府", "公开方式：主动公开"]


@pytest.mark.parametrize(
    "box",
    [
        "<ul><li>索引号：330B001/2025-00596</li><li>发布机构：某某市人民政府</li><li>公开方式：主动公开</li></ul>",
        """<ul><li><h4>索引号：</h4><p>330B001/2025-00596</p></li><li><h4>发布机构</h4><p>某某市人民政府</p></li>
        <li><span>公开方式：</span><span>主动公开</span></li></ul>""",
        """<table><tr><td><b>索 引 号：</b></td><td>330B001/2025-00596</td><td><b>发布机构：</b></td>
        <td>某某市人民政府</td></tr><tr><td><b>公开方式：</b></td><td colspan=3>主动公开</td></tr></table>""",
        """<dl><dt>索引号</dt><dd>330B001/2025-00596</dd><dt>发布机构</dt><dd>某某市人民政府</dd>
        <dt>公开方式</dt><dd>主动公开</dd></dl>""",
        "<p>索引号：330B001/2025-00596</p><p>发布机构：某某市人民政府</p><p>公开方式：主动公开</p>",
        """<div><b>索引号</b>330B001/2025-00596</div><div><b>发布机构</b><em>某某市</em><em>人民政府</em></div>
        <div><b>公开方式</b>主动公开</div>""",
        """<div><strong>索引号</strong>：330B001/2025-00596</div><div><strong>发布机构</strong>： 某某市人民政府</div>
        <div><strong>公开方式</strong><span>：主动公开</span></div>""",
        """<dl><dd><label>索&ensp;引&ensp;号：</label><div>330B001/2025-00596</div></dd>
        <dd><label>发布机构：</label><div>某某市人民政府</div></dd><dd><label>公开方式：</label><div>主动公开</div></dd></dl>""",
    ],
    ids=["li", "li with parts", "td", "dl", "p", "b and text", "colon behind strong", "en blanks"],
)
def test_catalogue_boxes_are_lines_of_label_and_value(box: str) -> None:
    reading = read(
        f'<html><body>{TOP}<div class="header xxgk">{box}</div><div id="zoom">{PAPER}</div>{FOOT}</body></html>'
    )
    lines = kept(reading)
    assert ["".join(line.split()) for line in lines[:3]] == CATALOGUE
    assert lines[3:] == BODY
    assert reading.hints.tables == ()


def test_an_empty_value_leaves_its_label_alone() -> None:
    entry = "<li><h4>{}：</h4><p>{}</p></li>"
    box = entry.format("索引号", "1") + entry.format("文号", "") + entry.format("公开方式", "主动公开")
    assert kept(read(f"<ul>{box}</ul><div id=zoom>{PAPER}</div>"))[:3] == [
        "索引号： 1",
        "文号：",
        "公开方式： 主动公开",
    ]


def test_the_paper_behind_a_heading_of_the_page_is_no_value() -> None:
    box = "<p><span>索引号：</span>330/2025-1</p><p><span>文号：</span>某发〔2025〕3号</p>"
    paper = f'<div><div>{box}</div><div class="zoom">{PAPER}{"<p>各单位要提高认识，抓好落实。</p>" * 80}</div></div>'
    lines = kept(read(f"<body><div><div>政策解读</div></div>{paper}</body>"))
    assert [line for line in lines if line in BODY] == BODY


def test_a_search_form_is_no_catalogue_box() -> None:
    form = "<div class=search><p><label>索引号：</label><input></p><p><label>文号：</label><input></p></div>"
    assert kept(read(f"<body>{form}<div id=zoom>{PAPER}</div></body>")) == BODY


PAGES = {
    "names of a site system": (
        f'<html><head><title>{TITLE}</title>{META}</head><body>{TOP}<h1>{TITLE}</h1>'
        "<p>发布日期：2025-04-08 17:25　来源：市政府办公室 <span>字体：[ 大 中 小 ]</span> 浏览次数：12</p>"
        f'<div id="zoom">{PAPER}</div><div class="fenxiang">分享到：<a>微信</a></div>'
        f"<p>打印本页 关闭窗口</p>{FOOT}</body></html>"
    ),
    "layout tables without names": (
        f"<html><head><title>{TITLE}_政策文件_某某市人民政府</title>{META}</head><body><table><tr><td>{TOP}</td></tr><tr><td>"
        f"<table><tr><td align=center>{TITLE[:20]}<br>{TITLE[20:]}</td></tr>"
        "<tr><td>发布日期：2025-04-08 17:25　来源：市政府办公室</td></tr>"
        f"<tr><td>{PAPER}</td></tr><tr><td>【打印】【关闭】</td></tr></table></td></tr><tr><td>{FOOT}</td></tr></table></body></html>"
    ),
    "side columns of links": (
        f"<html><head>{META}</head><body>{TOP}<div class=l><ul>"
        + "<li><a href=/a>某某市召开经济工作会议部署重点任务</a></li>" * 40
        + f"</ul></div><div class=r><div class=bt>{TITLE}</div><div>{DATED}</div><div>{PAPER}</div>"
        f"</div><div class=xgwj>相关文件<ul><li><a href=/b>政策解读</a></li></ul></div>{FOOT}</body></html>"
    ),
    "a copy for narrow screens": (
        f"<html><head>{META}</head><body>{TOP}<div><h2>{TITLE}</h2><p>{DATED}</p>"
        f"<div class=TRS_Editor>{PAPER}</div><div class=TRS_Editor>{PAPER}</div></div>{FOOT}</body></html>"
    ),
    "a body that a script shows": (
        f'<html><head>{META}</head><body>{TOP}<h2>{TITLE}</h2><p>发布日期：2025-04-08 17:25　来源：市政府办公室</p>'
        f'<div style="display:none"><div class="article-content">{PAPER}</div></div>{FOOT}</body></html>'
    ),
}  # fmt: skip


@pytest.mark.parametrize("markup", PAGES.values(), ids=PAGES)
def test_the_paper_is_what_is_left_of_a_page(markup: str) -> None:
    lines = [line for line in kept(read(markup)) if line.strip()]
    first = lines.index(BODY[0])
    assert "".join(lines[: first - 2]) == TITLE
    assert lines[first - 2 : first] == ["发布日期：2025-04-08 17:25", "来源：市政府办公室"]
    assert lines[first:] == BODY


@pytest.mark.parametrize("markup", PAGES.values(), ids=PAGES)
def test_what_a_page_says_under_its_title_with_labels_needs_no_hint(markup: str) -> None:
    reading = read(markup)
    assert reading.hints.labelled == ()
    heading = reading.hints.headings[0]
    assert (heading.level, reading.text[heading.span.start : heading.span.end].replace("\n", "")) == (0, TITLE)


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("2025-04-08 17:25", "2025-04-08 17:25"),
        ("2025-04-08 17:25:09　来源：市政府办公室", "2025-04-08 17:25:09"),
        ("2025-04-08", "2025-04-08"),
    ],
)
def test_a_date_without_a_label_is_marked_where_it_stands(line: str, place: str) -> None:
    reading = read(
        f"<head>{META}</head><body>{TOP}<h1>{TITLE}</h1><p>{line}</p><div id=zoom>{PAPER}</div>{FOOT}</body>"
    )
    assert labelled(reading)["publication_date"] == place
    assert "2025-04-08" not in reading.text.split(place)[0]


def test_a_value_that_stands_in_the_paper_only_is_put_before_it() -> None:
    source = '<meta name="ContentSource" content="某某市人民政府">'
    reading = read(f"<head>{source}</head><body>{TOP}<h1>{TITLE}</h1><div id=zoom>{PAPER}</div>{FOOT}</body>")
    assert reading.text.startswith("某某市人民政府\n")
    assert reading.hints.labelled[0].span == (0, 7)
    assert kept(reading)[1:] == [TITLE, *BODY]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("发布日期：2017-05-15 10:49", "2017-05-15"),
        ("<span>来源：</span> <span>发布日期：2017-05-15</span>", "2017-05-15"),
        ("发布日期：", "2022-04-24"),
    ],
)
def test_a_date_that_is_shown_comes_before_that_of_a_meta_tag(line: str, expected: str) -> None:
    markup = (
        "<meta name=PubDate content='2022-04-24'><title>某县统计公报_某县</title><h1>某县统计公报</h1>"
        f"<div>{line}</div><div class=content><p>全县国民经济保持平稳增长，民生持续改善，人民生活水平进一步提升，社会事业全面进步。</p></div>"
    )
    found = parse(markup).metadata.publication_date
    assert found is not None
    assert found.value == expected


@pytest.mark.parametrize(
    ("inside", "text", "expected"),
    [
        ("<img src=a.png><p><img src=b.jpg></p>", "民生持续改善。" * 20, [("not read: 2 pictures", "info")]),
        ("<img src=page1.jpg>", "", [("not read: 1 picture", "warning")]),
        ("<img src=icon_doc.gif><img src=a.png width=16><img src=a.png style='display:none'>", "民生", []),
        ("<div class=share><img src=wx.png></div>", "民生持续改善。" * 20, []),
    ],
)
def test_pictures_in_the_paper_are_said_not_to_be_read(inside: str, text: str, expected: list[tuple[str, str]]) -> None:
    reading = html.from_string(f"<img src=banner.png><div id=zoom><p>关于某事的通知{text}</p>{inside}</div>")
    assert [(note.message, note.severity) for note in reading.notes] == expected


def test_a_page_that_a_script_fills_is_said_to_be_so() -> None:
    (note,) = html.from_string("<div id=app></div><script>render({text: '通知'})</script>").notes
    assert "save the page with its elements" in note.message
    assert html.from_string("<p>通知</p><script>count()</script>").notes == ()


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        ("<h1>{{data.title}}</h1><p>附件：</p>", True),
        ("<h1>{{title}}</h1><p>{{text}}</p><p>{{date | short}}</p>" + "<p>版权所有，转载须注明来源。</p>" * 50, True),
        ("<p>各区人民政府要落实。</p>" * 50 + "<p>浏览次数：{{hits}}</p>", False),
        ("<p>集合{{1}, {2}}</p>", False),
    ],
)
def test_a_template_that_its_script_has_not_filled_is_said_to_be_so(inside: str, said: bool) -> None:
    notes = html.from_string(f"<div id=zoom>{inside}</div><script>fill()</script>").notes
    assert [note.message.startswith("a script puts the text in the place of {{") for note in notes] == [True] * said


@pytest.mark.parametrize("text", ["各区人民政府：" * 80, "\\u5404\\u533a" * 200], ids=["plain", "escaped"])
def test_a_page_whose_text_stands_in_a_script_is_said_to_be_so(text: str) -> None:
    state = f'<script id="__NEXT_DATA__" type="application/json">{{"content": "<p>{text}"}}</script>'
    (note,) = html.from_string(f"<div class=header>某市人民政府</div><div>加载中</div>{state}").notes
    assert note.message.startswith("scripts hold ")
    assert html.from_string(f"<div id=zoom><p>{'各区人民政府。' * 50}</div>{state}").notes == ()


@pytest.mark.parametrize(
    ("page", "shown"),
    [
        ("<h1>关于某事的通知</h1><iframe src=' /content/1.html '></iframe>", "/content/1.html"),
        ("<h1>关于某事的通知</h1><iframe src='about:blank'></iframe>", None),
        (f"<div id=zoom>{'各区人民政府。' * 50}<iframe src='/content/1.html'></iframe></div>", None),
        (f"<div id=zoom>{'各区人民政府。' * 50}<embed src='a/1.pdf'></div>", "a/1.pdf"),
        (f"<div id=zoom>{'各区人民政府。' * 50}<object data='1.ofd'></object></div>", "1.ofd"),
    ],
)
def test_what_a_page_shows_in_a_frame_is_said_not_to_be_read(page: str, shown: str | None) -> None:
    messages = [note.message for note in html.from_string(page).notes]
    assert messages == (
        [] if shown is None else [f"not read: what the page shows in a frame ({shown}); save that, too"]
    )


def test_a_box_with_traditional_labels_is_a_catalogue_box() -> None:
    rows = (("發布機關", "經濟部"), ("發文日期", "中華民國114年6月10日"), ("發文字號", "經產字第11400123450號"))
    box = "".join(f"<tr><th>{label}</th><td>{value}</td></tr>" for label, value in rows)
    document = parse(f"<h2>關於修正某辦法的公告</h2><table>{box}</table><div>{'茲公告修正某辦法。' * 20}</div>")
    fields = document.metadata
    assert fields.document_number is not None
    assert fields.document_number.value == "经产字第11400123450号"
    assert fields.issue_date is not None
    assert fields.issue_date.value == "2025-06-10"
    assert [field.value for field in fields.issuers] == ["经济部"]


def test_spans_side_by_side_above_the_paper_are_labels_of_their_own() -> None:
    spans = "<span>2025-06-10</span><span>来源：市政府办公室</span><span>浏览次数：<i>23</i></span>"
    title = "<h1>关于印发某办法的通知</h1>"
    page = f"<html><body>{title}<div>{spans}</div><div id=zoom><p>{'现将<span>有关</span><span>事项</span>通知如下。' * 9}</p></div>"
    reading = html.from_string(page)
    assert "2025-06-10\n来源：市政府办公室\n浏览次数：23" in reading.text
    assert "现将有关事项通知如下。" in reading.text


@pytest.mark.parametrize(("time", "expected"), [("2025-04-08 17:25", "2025-04-08"), ("昨天", None), ("3天前", None)])
def test_the_byline_of_an_article_gives_its_fields_and_is_no_text(time: str, expected: str | None) -> None:
    markup = (
        "<title>某市出台稳增长政策</title><h1 id=activity-name>某市出台稳增长政策</h1><div id=meta_content class=rich_media_meta_list>"
        "<span id=copyright_logo>原创</span> <span>市府办</span> <span><a href=# id=js_name> 某市发布 </a></span> "
        f"<em id=publish_time>{time}</em></div><div id=js_content><p>一、给予500万元奖励。</p><p>二、促进消费。</p></div>"
    )
    document = parse(markup)
    check(document, html.from_string(markup).text)
    found = document.metadata
    assert found.information_source is not None
    assert found.information_source.value == "某市发布"
    assert (found.publication_date and found.publication_date.value) == expected
    assert [block.marker for block in document.sections()] == ["一、", "二、"]
    assert not any(isinstance(block, Paragraph) for block in document.parts[0].blocks)


def test_a_title_in_the_header_of_the_site_is_the_papers_where_it_is_no_link() -> None:
    text = "<p>全县国民经济保持平稳增长，民生持续改善，人民生活水平进一步提升，社会事业全面进步。</p>"
    header = "<div class=header><a href=/>某县统计公报二</a><p>某县统计公报</p><p>首页</p></div>"
    reading = html.from_string(f"<title>某县统计公报-某网</title>{header}<div class=content>{text}</div>")
    (title,) = [item for item in reading.hints.headings if item.level == 0]
    assert reading.text[slice(*title.span)] == "某县统计公报"


def test_links_between_title_and_body_are_no_part_of_the_paper() -> None:
    links = "<p><a href=/jd>图解：一图读懂若干政策</a></p><p>市政发〔2025〕6号</p>"
    lines = kept(read(f"<head>{META}</head><body>{TOP}<h1>{TITLE}</h1>{links}<div id=zoom>{PAPER}</div>{FOOT}</body>"))
    assert lines[-len(BODY) - 2 :] == [TITLE, "市政发〔2025〕6号", *BODY]


def test_the_head_of_an_article_is_none_of_the_site() -> None:
    head = f'<section class="article-head"><h1>{TITLE}</h1></section><section class="article-body">{PAPER}</section>'
    assert kept(read(f"<body>{TOP}<main>{head}</main>{FOOT}</body>")) == [TITLE, *BODY]


@pytest.mark.parametrize("said", ["发文日期：2025-04-08", "2025-04-08 17:25"])
def test_what_the_head_of_a_paper_says_of_it_is_none_of_the_site(said: str) -> None:
    head = f'<div class="des-header"><h1>{TITLE}</h1><div>{said}</div><div>首页政务公开</div></div>'
    page = f"<head><title>{TITLE}</title></head><body>{TOP}<main>{head}<div>{PAPER}</div></main>{FOOT}</body>"
    assert kept(read(page)) == [TITLE, said, *BODY]


@pytest.mark.parametrize(
    ("line", "day"), [("2025-04-08", "2025-04-08"), ("时间：2025-04-08", "2025-04-08"), ("2025年4月8日", None)]
)
def test_a_day_in_figures_under_the_title_is_that_of_the_page(line: str, day: str | None) -> None:
    document = parse(
        f"<body>{TOP}<h1>{TITLE}</h1><div>{line}</div><div id=zoom>{PAPER}</div>{FOOT}</body>", media="html"
    )
    date = document.metadata.publication_date
    assert (date.value if date else None) == day
    assert not any("时间" in getattr(block, "text", "") for block in document.parts[0].blocks)


def test_a_wiki_sets_title_and_adoption_note_into_headers_of_its_own() -> None:
    note = "（1993年12月29日第八届全国人民代表大会常务委员会第五次会议通过）"
    menu = "".join(f"<li><a href=/{n}>第{n}页</a></li>" for n in range(20))
    top = f"<header class=mw-body-header><h1><span>某某公司法 (2004年)</span></h1><ul>{menu}</ul></header>"
    header = f"<div class=ws-header><div><a href=/1999>某某公司法 (1999年)</a></div><div>{note}</div></div>"
    body = "<p>第一条 为了适应建立现代企业制度的需要，规范公司的组织和行为，保护公司、股东和债权人的合法权益，制定本法。</p>"
    page = f"<title>某某公司法 (2004年) - 某某文库</title><body>{top}<div class=mw-parser-output>{header}{body}</div></body>"
    metadata = parse(page, media="html").metadata
    assert metadata.title is not None
    assert metadata.title.value == "某某公司法（2004年）"
    assert metadata.issue_date is not None
    assert metadata.issue_date.value == "1993-12-29"


@pytest.mark.parametrize(
    ("box", "entry", "key", "value"),
    [
        ("<table><tr><td>文件名称</td><td>{title}</td></tr>{rest}</table>", "<tr><td>{}</td><td></td></tr>", "title", TITLE),
        ("<ul><li><label>索引号：</label><div>330B001/2025-00596</div></li>{rest}</ul>", "<li><label>{}：</label><div></div></li>", "index_number", "330B001/2025-00596"),
    ],
    ids=["table", "list"],
)  # fmt: skip
def test_a_box_with_one_value_is_a_catalogue_however_empty_the_rest(box: str, entry: str, key: str, value: str) -> None:
    rest = "".join(map(entry.format, ("效力状态", "失效日期", "发文单位", "文号", "发文日期", "实施日期")))
    markup = f"<body>{TOP}{box.format(title=TITLE, rest=rest)}<div id=zoom>{PAPER}</div>{FOOT}</body>"
    assert getattr(parse(markup, media="html").metadata, key).value == value


def test_a_number_above_the_body_is_the_papers_whatever_box_holds_it() -> None:
    markup = f'<body>{TOP}<div><div class="head"><p>某政办规〔2023〕8号</p></div><div class="TRS_Editor">{PAPER}</div></div>{FOOT}</body>'
    assert kept(read(markup)) == ["某政办规〔2023〕8号", *BODY]


def test_a_title_by_the_name_of_its_box_stands_above_its_text_in_the_same_element() -> None:
    box = f'<div><p class="pageName">详细信息</p></div><div class="first"><p class="titleT">{TITLE}</p></div>{PAPER}'
    reading = read(f"<body><div class=box>{box}</div></body>")
    heading = reading.hints.headings[0]
    assert (reading.text[heading.span.start : heading.span.end], heading.level) == (TITLE, 0)


@pytest.mark.parametrize(
    ("lines", "signs"),
    [
        (("某某学院", "2019-7-17"), True),
        (("某某学院", "某某公司", "2019年7月17日"), True),
        (("某某学院", "版权所有"), False),
        (("2019年7月17日",), False),
    ],
)
def test_a_signature_in_a_box_of_its_own_belongs_to_the_paper(lines: tuple[str, ...], signs: bool) -> None:
    box = "".join(f"<p>{line}</p>" for line in lines)
    paper = "".join(f"<p>{line}</p>" for line in BODY[:5])
    found = kept(read(f'<body>{TOP}<h1>{TITLE}</h1><div id=zoom>{paper}</div><div class="footT">{box}</div></body>'))
    assert found == [TITLE, *BODY[:5], *(lines if signs else ())]


def test_menus_above_a_paper_that_no_element_holds_alone_are_the_sites() -> None:
    menu = '<td><a href="x.htm">工作动态</a><br><a href="y.htm">办事指南</a></td>'
    foot = "<table><tr><td>地址：某某市某某区某某路1号某某大厦5楼　电话：12345　邮编：310000</td></tr></table>"
    reading = read(f"<table><tr>{menu}<td><b>{TITLE}</b>{PAPER}</td></tr></table>{foot}")
    assert kept(reading)[:-1] == [TITLE, *BODY]


def test_chapters_that_a_table_of_contents_links_to_are_no_menu() -> None:
    contents = "".join(
        f'<p><a href="#{chapter}">{chapter}</a></p>' for chapter in ("第一章 总 则", "第二章 权利", "附 则")
    )
    reading = read(f"<body><h1>{TITLE}</h1><p>目录</p>{contents}{PAPER}</body>")
    assert kept(reading) == [TITLE, "目录", "第一章 总 则", "第二章 权利", "附 则", *BODY]


def test_a_paper_ends_above_the_links_to_its_neighbours() -> None:
    below = "<p>上一篇：暂无</p><p>受理范围</p><p>反映问题请致电12345。</p>"
    reading = read(f"<div><h1>{TITLE}</h1>{PAPER}{below}</div>")
    assert kept(reading) == [TITLE, *BODY]
    above = f"<div><h1>{TITLE}</h1><p>上一篇：暂无</p>{PAPER}</div>"
    assert kept(read(above)) == [TITLE, *BODY]


def test_a_hidden_list_of_attachments_is_shown_by_a_script() -> None:
    def files(*names: str) -> str:
        links = "".join(f'<a href="f/{name}.pdf"> {name}.pdf </a>' for name in names)
        return f'<div class="article"><h1>{TITLE}</h1>{PAPER}<div style="display: none">{links}</div></div>'

    assert kept(read(files("附件1：清单", "附件2：说明")))[-2:] == ["附件1：清单.pdf", "附件2：说明.pdf"]
    assert kept(read(files("清单", "说明"))) == [TITLE, *BODY]


def test_omissions_say_what_they_are() -> None:
    assert omitted(read(PAGES["names of a site system"])) == [
        ("site header", "首页政务公开"),
        ("site navigation", "栏目一"),
        ("breadcrumb", "您现在的位置：首页 > 政策文件"),
        ("page tools", "字体：[ 大 中 小 ]"),
        ("visit count", "浏览次数：12"),
        ("share bar", "分享到：微信"),
        ("page tools", "打印本页 关闭窗口"),
        ("site footer", "主办单位：某某市人民政府办公室　浙ICP备05000001号\n网站标识码：3301000001"),
    ]


def test_values_that_the_page_does_not_show_stand_before_the_text() -> None:
    reading = read(f'<head>{META}<meta name="Keywords" content="科技创新;研发"></head><div id="zoom">{PAPER}</div>')
    assert reading.text.split("\n")[:4] == [TITLE, "2025-04-08 17:25", "市政府办公室", "科技创新;研发"]
    assert labelled(reading) == {
        "title": TITLE,
        "publication_date": "2025-04-08 17:25",
        "information_source": "市政府办公室",
        "keywords": "科技创新;研发",
    }
    assert kept(reading)[4:] == BODY


@pytest.mark.parametrize(
    "meta",
    [
        '<meta name="keywords" content="某某市人民政府门户网站">',
        '<meta name="keywords" content="某某新闻,机构职能,互动交流">',
        '<meta name="ContentSource" content="本站">',
        '<meta name="description" content="科技创新">',
        '<meta name="PubDate" content="">',
    ],
)
def test_what_a_tag_says_of_the_site_is_left_out(meta: str) -> None:
    reading = read(f"<head>{meta}</head>{PAPER}")
    assert reading.hints.labelled == ()
    assert kept(reading) == BODY


def test_title_in_the_body_is_marked() -> None:
    reading = read(
        "<table><tr><td><b>标　题：</b></td><td>市政府关于印发办法的通知</td></tr>"
        "<tr><td><b>发文字号：</b></td><td>市政发〔2025〕1号</td></tr></table>"
        f"<div id=UCAP-CONTENT><p>市政府关于</p><p>印发办法的通知</p>{PAPER}</div>"
    )
    heading = reading.hints.headings[0]
    assert (reading.text[heading.span.start : heading.span.end], heading.level) == ("市政府关于\n印发办法的通知", 0)
    assert reading.hints.labelled == ()


def test_headings_are_marked_with_their_levels() -> None:
    reading = read(
        f"<h1>关于某事的通知</h1><h2>一、总则</h2><p>甲</p><h3><b>（一）目的</b></h3>{PAPER}<nav><h2>导航</h2></nav>"
    )
    found = [(hint.level, reading.text[hint.span.start : hint.span.end]) for hint in reading.hints.headings]
    assert found == [(1, "关于某事的通知"), (2, "一、总则"), (3, "（一）目的")]


def test_tables_of_data_give_the_place_of_every_cell() -> None:
    reading = read(
        "<p>表1</p><table border=1><thead><tr><th rowspan=2>序号</th><th colspan=2>指标</th></tr>"
        "<tr><th>名称</th><th>数值</th></tr>"
        "</thead><tbody><tr><td>1</td><td><p>增加值</p><p>（亿元）</p></td><td>&nbsp;</td></tr>"
        "<tr><td>2</td><td>打印</td><td></td></tr></tbody></table><p>注：略</p>"
    )
    assert cells(reading) == [
        [
            [("序号", 1, 2), ("指标", 2, 1)],
            [("名称", 1, 1), ("数值", 1, 1)],
            [("1", 1, 1), ("增加值\n（亿元）", 1, 1), ("\u00a0", 1, 1)],
            [("2", 1, 1), ("打印", 1, 1), ("", 1, 1)],
        ]
    ]
    assert reading.text == "表1\n序号\n指标\n名称\n数值\n1\n增加值\n（亿元）\n\u00a0\n2\n打印\n注：略\n"
    assert reading.hints.omissions == ()


@pytest.mark.parametrize(
    "markup",
    [
        "<table><tr><td><p>甲</p><p>乙</p></td></tr></table>",
        "<table><tr><td>甲</td></tr><tr><td>乙</td></tr></table>",
        "<table><tr><td>甲</td><td>乙</td></tr></table>",
        "<table role=presentation><tr><td>甲</td><td>乙</td></tr><tr><td>丙</td><td>丁</td></tr></table>",
        "<table><tr><td>甲</td><td>" + PAPER * 8 + "</td></tr><tr><td>乙</td><td>丙</td></tr></table>",
    ],
)
def test_tables_that_lay_out_are_no_tables(markup: str) -> None:
    assert read(markup).hints.tables == ()


def test_a_table_around_what_a_site_gives_to_the_paper_lays_out() -> None:
    rows = f"<tr><td class=title>{TITLE}</td><td>2025-04-08</td></tr><tr><td colspan=2><div id=zoom>{PAPER}</div></td></tr>"
    reading = read(f"<table>{rows}</table>")
    assert reading.hints.tables == ()
    assert kept(reading)[-len(BODY) :] == BODY


def test_a_cell_may_hold_a_label_of_a_catalogue_box_with_its_value() -> None:
    cells = ("<span>信息名称：</span>" + TITLE, "<span>索引号：</span>330B001/2025-00596")
    box = "".join(
        f"<tr><td>{first}</td><td>{second}</td></tr>"
        for first, second in (cells, ("<span>文号：</span>某政〔2025〕3号", ""))
    )
    reading = read(f"<table>{box}</table>{PAPER}")
    assert reading.hints.tables == ()
    assert "索引号：330B001/2025-00596" in reading.text


def test_what_is_hidden_in_a_paper_that_shows_nothing_else_is_the_paper() -> None:
    assert (
        BODY[3]
        in read(
            f'<div id=Zoom><p></p><div style="display:none"><div class=TRS_Editor>{PAPER * 2}</div></div></div>'
        ).text
    )


def test_a_catalogue_whose_labels_stand_in_square_brackets() -> None:
    entries = ("[发文机构] <span>某市教育局</span>", "[实施日期] <span></span>", "[成文日期] <span>2025-04-01</span>")
    page = f"<ol>{''.join(f'<li>{entry}</li>' for entry in entries)}</ol><h1>{TITLE}</h1><div id=zoom>{PAPER}</div>"
    metadata = parse(META + page, media="html").metadata
    reading = read(META + page)
    assert {"[发文机构] 某市教育局", "[实施日期]", "[成文日期] 2025-04-01"} <= {*kept(reading)}
    assert metadata.publication_date is not None
    assert metadata.publication_date.value == "2025-04-08"


def test_a_table_with_the_registration_of_a_site_lays_out() -> None:
    foot = "<table><tr><td>主办：某市人民政府</td><td>浙ICP备05000001号</td></tr><tr><td>电话</td><td>12345</td></tr></table>"
    assert read(f"<h1>{TITLE}</h1>{PAPER}{foot}").hints.tables == ()


def test_the_title_of_a_page_may_have_a_number_behind_it_and_the_paper_its_body_above() -> None:
    for behind, above in (("（某政〔2025〕3号）", ""), ("", "<p>某某市人民政府</p>")):
        page = f"<h1>{TITLE}{behind}</h1><div id=zoom>{above}<p>{TITLE}</p>{PAPER}</div>"
        title = parse(META.replace(TITLE, TITLE + behind) + page, media="html").metadata.title
        assert title is not None
        assert title.value == TITLE


def test_what_a_wiki_says_beside_headings_is_no_text() -> None:
    toc = "<div id=toc><ul><li>1 总则</li><li>2 附则</li></ul></div>"
    page = f"<h1>{TITLE}</h1>{toc}<h2>总则<span class=mw-editsection>[编辑]</span></h2>{PAPER}"
    text = "\n".join(kept(read(page)))
    assert "编辑" not in text
    assert "附则" not in text


def test_the_name_of_a_body_is_no_title_of_a_paper() -> None:
    page = f"<title>某某市人民政府</title><header>某某市人民政府</header><div class=news-title>{TITLE}</div><div id=zoom>{PAPER}</div>"
    assert labelled_title(read(page)) == TITLE


def labelled_title(reading: Reading) -> str:
    """What the page marks as the title."""
    return next(reading.text[hint.span.start : hint.span.end] for hint in reading.hints.headings if hint.level == 0)


def test_a_table_in_a_frame_is_a_table_and_the_frame_is_none() -> None:
    inner = "<table><tr><td>地区</td><td>金额</td></tr><tr><td>甲区</td><td>100万元</td></tr></table>"
    reading = read(f"<table><tr><td>左</td><td>右</td></tr><tr><td>x</td><td>{inner}</td></tr></table>")
    assert cells(reading) == [[[("地区", 1, 1), ("金额", 1, 1)], [("甲区", 1, 1), ("100万元", 1, 1)]]]


@pytest.mark.parametrize(
    ("head", "href", "address"),
    [
        ("", "./P0202504.docx", "./P0202504.docx"),
        ('<base href="https://www.example.gov.cn/art/">', "a.pdf?x=1", "https://www.example.gov.cn/art/a.pdf?x=1"),
        (
            '<meta name="Url" content="https://www.example.gov.cn/a/b.html">',
            "/f.ofd",
            "https://www.example.gov.cn/f.ofd",
        ),
        (
            "",
            "/module/download/downfile.jsp?classid=0&amp;filename=1",
            "/module/download/downfile.jsp?classid=0&filename=1",
        ),
    ],
)
def test_links_to_files_keep_their_addresses(head: str, href: str, address: str) -> None:
    reading = read(f'<head>{head}</head><div id=zoom>{PAPER}<p>附件：<a href="{href}">申报表</a></p></div>')
    assert [(reading.text[hint.span.start : hint.span.end], hint.address) for hint in reading.hints.links] == [
        ("申报表", address)
    ]


def test_links_that_lead_to_no_file_are_not_kept() -> None:
    markup = '<div id=zoom><a href="javascript:void(0)">a.pdf</a><a href="#top">顶</a><a href="/index.html">首页</a>'
    assert read(markup + PAPER).hints.links == ()


def test_attachments_behind_the_body_belong_to_the_paper() -> None:
    files = '<h4>附件下载</h4><p><a href="./1.docx">1.政策清单.docx</a></p><p><a href="./2.xlsx">2.申报表</a></p>'
    behind = f"<div class=fujian>{files}</div><p>相关附件</p><p>上一篇：某通知</p>"
    reading = read(f"<body>{TOP}<div id=zoom>{PAPER}</div>{behind}{FOOT}</body>")
    assert kept(reading) == [*BODY, "附件下载", "1.政策清单.docx", "2.申报表"]
    assert [hint.address for hint in reading.hints.links] == ["./1.docx", "./2.xlsx"]


@pytest.mark.parametrize(
    "line",
    [
        "平台浏览次数：不少于10万次",
        "微信扫描下方二维码下载办事指南。",
        "打印设备更新不超过10台",
        "上一篇章的规定同样适用",
        "点击量 1000次以上的给予奖励",
        "当前任务：抓好落实",
    ],
)
def test_a_paper_that_speaks_of_such_things_loses_nothing(line: str) -> None:
    assert line in kept(read(f"<body>{TOP}<div id=zoom>{PAPER}<p>{line}</p></div>{FOOT}</body>"))


def test_small_furniture_inside_the_body_goes_and_large_stays() -> None:
    share = '<div class="share">分享到：<span>微信</span></div>'
    large = '<div class="tools"><p>' + "本办法所称工具，是指企业用于生产的设备。" * 10 + "</p></div>"
    lines = kept(read(f"<div id=zoom>{PAPER}{share}{large}</div>"))
    assert len(lines) == len(BODY) + 1
    assert not any("分享" in line for line in lines)


def test_pronunciations_and_form_fields_are_omitted() -> None:
    reading = read(
        f"<div id=zoom>{PAPER}<p><ruby>滨<rt>bīn</rt></ruby>江</p><select><option>全部</option></select></div>"
    )
    assert omitted(reading) == [("pronunciation", "bīn"), ("form field", "全部")]


def test_a_sentence_goes_on_behind_a_pronunciation() -> None:
    ruby = "<ruby>甪<rp>（</rp><rt>lù</rt><rp>）</rp></ruby>"
    (paragraph,) = parse(f"<div class=zoom><p>支持{ruby}直镇发展。</p></div>").parts[0].blocks
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text == "支持甪直镇发展。"


def test_places_name_the_element_of_each_line() -> None:
    reading = read("<div><p>甲</p><p>乙<b>丙</b></p></div><div>丁<br>戊</div>")
    assert [(reading.text[place.start], place.locator) for place in reading.places] == [
        ("甲", "/html/body/div[1]/p[1]"),
        ("乙", "/html/body/div[1]/p[2]"),
        ("丁", "/html/body/div[2]"),
    ]


def test_an_anchor_without_an_address_that_is_never_closed_may_hold_the_paper() -> None:
    links = f"<div><p>{'<a href=x>栏目</a> ' * 30}</p></div>"
    paper = f"<p>关于防汛的通知</p>{'<p>安排资金五十万元，用于防汛工作，请各单位认真做好。</p>' * 6}"
    document = parse(f"<html><body>{links}<div><a name=top>{paper}</div></body></html>")
    assert "outside the paper" in {item.reason for item in document.omitted}


@pytest.mark.parametrize(("name", "step"), [("p\x0b", r"p\x0b"), ("p\ufffe", r"p\ufffe"), ("a" * 99, "a" * 40)])
def test_an_invented_element_is_named_as_xml_can_hold_it(name: str, step: str) -> None:
    document = parse(f"<html><body><{name}>安排50万元。</p>")
    assert [place.place for place in document.source.locators] == [f"/html/body/{step}[1]"]
    assert from_xml(to_xml(document)) == document


@pytest.mark.parametrize("charset", ["gb2312", "gbk", "gb18030", "utf-8", "big5"])
def test_the_declared_charset_need_not_be_right(charset: str) -> None:
    data = f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={charset}"></head><body>{PAPER}'
    for codec, name in (("gb18030", "gb18030"), ("utf-8", "utf-8")):
        reading = html.read(data.encode(codec), "notice.html")
        assert (reading.encoding, reading.media_type, reading.name) == (name, "text/html", "notice.html")
        assert kept(reading) == BODY


@pytest.mark.parametrize("charset", ["hz-gb-2312", "gb2312", "utf-16"])
def test_a_page_that_is_a_string_is_decoded_already(charset: str) -> None:
    head = f'<meta charset="{charset}">'
    for text in ("关于~{工作", "é", "锛岀殑閫氱煡", "甲\x01\x02\x03"):
        reading = html.from_string(f"\ufeff{head}<p>{text}</p>")
        assert (reading.text, reading.encoding) == (f"{text}\n", "utf-8")
    assert html.from_string("<p>甲\ud800乙").text == "甲\ufffd乙\n"
    with pytest.raises(UnusableInput, match=r"has 12 bytes, more than limits\.bytes"):
        html.from_string("<p>甲甲甲", limits=Limits(bytes=11))


def test_the_declared_charset_settles_what_is_open() -> None:
    assert html.read('<meta charset="gb2312"><p>一'.encode("gb18030")).text == "一\n"


@pytest.mark.parametrize(
    ("markup", "limits", "message"),
    [
        ("<div>" * 100_000 + "x", Limits(), r"is nested deeper than limits.depth \(2000\) allows"),
        ("<p>x</p>" * 100, Limits(elements=50), r"has more elements than limits.elements \(50\) allows"),
        ("<br>" * 100, Limits(elements=50), r"has more elements than limits.elements \(50\) allows"),
        ("<p>xxxx</p>" * 10, Limits(characters=30), r"has more characters than limits.characters \(30\) allows"),
        ("<p>xxxx</p>" * 10, Limits(bytes=30), r"has 110 bytes, more than limits.bytes \(30\) allows"),
        ('<frameset><frame src="main.htm"></frameset>', Limits(), r"only holds frames; .* \(main.htm\)"),
    ],
)
def test_what_costs_too_much_is_refused_by_name(markup: str, limits: Limits, message: str) -> None:
    with pytest.raises(UnusableInput, match=f"^page.html {message}"):
        html.read(markup.encode(), "page.html", limits)


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * 1900 + "甲",
        "<font>甲<p>" * 900,
        "<table><tr><td>" * 600 + "甲",
        "<p>甲</p>" * 20_000,
        "<" * 100_000,
        "甲<br>" * 20_000,
        "<a href=x.pdf>附件" * 3000,
        "字号：[大 中 小 " * 3000,
        "<div>索引号：</div><div>1</div>" * 2000,
        '<p style="' + "display:" * 30_000 + '">甲',
    ],
)
def test_hostile_pages_are_read(markup: str) -> None:
    assert read(markup).text


PIECES = st.sampled_from(
    ["<table>", "</table>", "<tr>", "<td>", "</td>", "<li>", "<ol>", "<div id=zoom>", "<div class=share>", "</div>",
     "<p>", "<p hidden>", "<pre>", "<br>", "<a href='x.pdf'>", "</a>", "<h1>", "</h1>", "<title>", "<head>", "<b>",
     "</b>", "\n", " ", "索引号：", "330B001", "文号", "附件：", "打印", "甲", "乙。", "2025年", "&nbsp;", "<script>",
     "</script>", "<!--", "-->"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=40).map("".join))
def test_all_hints_lie_in_the_text_in_order(markup: str) -> None:
    reading = read(markup)
    hints = reading.hints
    for kind in (hints.omissions, hints.labelled, hints.headings, hints.generated, hints.links, hints.tables):
        done = 0
        for hint in kind:
            assert done <= hint.span.start <= hint.span.end <= len(reading.text)
            done = hint.span.end
    for table in hints.tables:
        done = table.span.start
        for cell in (cell for row in table.rows for cell in row):
            assert done <= cell.span.start <= cell.span.end <= table.span.end
            done = cell.span.end
    starts = [place.start for place in reading.places]
    assert starts == sorted(starts)


@given(
    st.lists(
        st.sampled_from(["甲", "乙 丙", "\u3000", "a\nb", "<b>", "</b>", "<p>", "<div>", "</div>", "<td>", "<li>"])
    )
)
def test_no_visible_character_is_lost(pieces: list[str]) -> None:
    shown = "".join(piece for piece in pieces if "<" not in piece)
    assert "".join(read("".join(pieces)).text.split()) == "".join(shown.split())


SHARE = "<div class=share>分享</div>"
TABLE = "<table><tr><td>甲</td><td>乙</td></tr><tr><td>丙</td><td>2</td></tr></table>"


@pytest.mark.parametrize(
    ("head", "piece"), [("", TABLE + SHARE), ("甲乙丙丁戊" * 20, f"</div><div class=zoom>丙{SHARE}")]
)
def test_time_grows_no_faster_than_the_page(head: str, piece: str) -> None:
    assert_linear(lambda count: partial(parse, f"<html><div class=zoom>{head * count}{piece * count}"), 600)


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        html.read(data)
    except UnusableInput as refusal:
        assert "\n" not in str(refusal)  # noqa: PT017


QUESTIONS = [f"第{number}个问题是什么？" for number in "一二三四"]
ANSWERS = [
    "单位依法参加社会保险的，可以按规定提出申请，由经办机构受理。",
    "经批准后，期内每满半年再提出一次申请，期满不再受理新的申请。",
    "申请时提交合同，再次申请的提交续签的合同，各一份，加盖公章。",
    "（一）线上申请的，登录网站。",
]


def test_answers_in_elements_of_their_own_are_one_paper() -> None:
    items = "".join(
        f'<dl><dt>{question}</dt><dd><div class="TRS_Editor"><p>{answer}</p></div></dd></dl>'
        for question, answer in zip(QUESTIONS, ANSWERS, strict=True)
    )
    source = (
        "<html><head><title>《某规程》相关问答_某市人民政府</title></head><body><div class=menu><a href=/a>首页</a></div>"
        f"<div class=box><h3>《某规程》相关问答</h3><div class=qa>{items}</div></div><p>版权所有：某市人民政府</p></body></html>"
    )
    document = parse(source)
    check(document, html.from_string(source).text)
    texts = [block.text for part in document.parts for block in part.blocks if isinstance(block, Paragraph)]
    assert document.metadata.title is not None
    assert document.metadata.title.value == "《某规程》相关问答"
    assert texts == [text for pair in zip(QUESTIONS, ANSWERS, strict=True) for text in pair][:-1]


@pytest.mark.parametrize(
    ("generator", "shown"),
    [
        ("LibreOffice 7.4.7.2 (Linux)", "财政部 税务总局"),
        ("OpenOffice.org 3.2", "财政部 税务总局"),
        ("WPS", "财政部税务总局"),
    ],
)
def test_a_source_that_is_broken_at_blanks_alone_has_a_blank_at_each_break(generator: str, shown: str) -> None:
    head = f'<html><head><meta name="generator" content="{generator}"></head>'
    assert html.read(f"{head}<body><p>财政部\n税务总局</p></body></html>".encode()).text.strip() == shown
