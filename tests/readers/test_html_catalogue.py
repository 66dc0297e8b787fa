"""Web pages: catalogue boxes, however they are built, are lines of label and value."""

import pytest

from govdocparse import parse
from govdocparse.readers import html
from html_pages import BODY, FOOT, META, PAPER, TITLE, TOP, kept, read

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


def test_a_box_may_have_its_values_below_its_labels() -> None:
    row = "<tr><td>{}<td>{}<td>{}<td>{}</tr>"
    box = row.format("索取号", "发布时间", "发布机构", "文件编号") + row.format("甲1", "", "某局", "某发〔2024〕5号")
    metadata = parse(
        f"<html><body><h1>{TITLE}</h1><table>{box}</table><div id=zoom>{PAPER}</div></body></html>"
    ).metadata
    assert metadata.document_number is not None
    assert metadata.index_number is not None
    assert metadata.publisher is not None
    found = (metadata.index_number.value, metadata.publisher.value, metadata.document_number.value)
    assert found == ("甲1", "某局", "某发〔2024〕5号")


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


def test_a_cell_may_hold_a_label_of_a_catalogue_box_with_its_value() -> None:
    cells = ("<span>信息名称：</span>" + TITLE, "<span>索引号：</span>330B001/2025-00596")
    box = "".join(
        f"<tr><td>{first}</td><td>{second}</td></tr>"
        for first, second in (cells, ("<span>文号：</span>某政〔2025〕3号", ""))
    )
    reading = read(f"<table>{box}</table>{PAPER}")
    assert reading.hints.tables == ()
    assert "索引号：330B001/2025-00596" in reading.text


def test_a_catalogue_whose_labels_stand_in_square_brackets() -> None:
    entries = ("[发文机构] <span>某市教育局</span>", "[实施日期] <span></span>", "[成文日期] <span>2025-04-01</span>")
    page = f"<ol>{''.join(f'<li>{entry}</li>' for entry in entries)}</ol><h1>{TITLE}</h1><div id=zoom>{PAPER}</div>"
    metadata = parse(META + page, media="html").metadata
    reading = read(META + page)
    assert {"[发文机构] 某市教育局", "[实施日期]", "[成文日期] 2025-04-01"} <= {*kept(reading)}
    assert metadata.publication_date is not None
    assert metadata.publication_date.value == "2025-04-08"
