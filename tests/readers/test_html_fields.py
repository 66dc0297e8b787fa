"""Web pages: title, dates and other fields that the page gives by its elements and its meta tags."""

import pytest

from govdocparse import parse
from govdocparse.model import Paragraph
from govdocparse.readers import html
from html_pages import BODY, FOOT, META, PAGES, PAPER, TITLE, TOP, kept, labelled, labelled_title, read
from invariants import check


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


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("2025-04-08", "2025-04-08"),
        ("时间：2025-04-08", "2025-04-08"),
        ("2025-04-08 <span>A -</span> <span>A +</span>", "2025-04-08"),
        ("2025年4月8日", None),
    ],
)
def test_a_day_in_figures_under_the_title_is_that_of_the_page(line: str, day: str | None) -> None:
    document = parse(
        f"<body>{TOP}<h1>{TITLE}</h1><div>{line}</div><div id=zoom>{PAPER}</div>{FOOT}</body>", media="html"
    )
    date = document.metadata.publication_date
    assert (date.value if date else None) == day
    assert not any("时间" in getattr(block, "text", "") for block in document.parts[0].blocks)


def test_a_day_in_figures_that_the_box_gives_too_is_no_text() -> None:
    box = "<div>【发布日期】2025-04-08</div><div>【发文字号】市政发〔2025〕6号</div><div>正文</div>"
    top = f"{TOP}<h1>{TITLE}</h1><div>2025-04-08</div>{box}"
    document = parse(f"<body>{top}<div id=zoom>{PAPER}</div>{FOOT}</body>", media="html")
    assert document.metadata.publication_date is not None
    texts = [getattr(block, "text", "") for block in document.parts[0].blocks]
    assert not any(text.startswith(("2025", "正文")) for text in texts)


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


def test_a_title_by_the_name_of_its_box_stands_above_its_text_in_the_same_element() -> None:
    box = f'<div><p class="pageName">详细信息</p></div><div class="first"><p class="titleT">{TITLE}</p></div>{PAPER}'
    reading = read(f"<body><div class=box>{box}</div></body>")
    heading = reading.hints.headings[0]
    assert (reading.text[heading.span.start : heading.span.end], heading.level) == (TITLE, 0)


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


def test_the_title_of_a_page_may_have_a_number_behind_it_and_the_paper_its_body_above() -> None:
    for behind, above in (("（某政〔2025〕3号）", ""), ("", "<p>某某市人民政府</p>")):
        page = f"<h1>{TITLE}{behind}</h1><div id=zoom>{above}<p>{TITLE}</p>{PAPER}</div>"
        title = parse(META.replace(TITLE, TITLE + behind) + page, media="html").metadata.title
        assert title is not None
        assert title.value == TITLE


def test_the_name_of_a_body_is_no_title_of_a_paper() -> None:
    page = f"<title>某某市人民政府</title><header>某某市人民政府</header><div class=news-title>{TITLE}</div><div id=zoom>{PAPER}</div>"
    assert labelled_title(read(page)) == TITLE
