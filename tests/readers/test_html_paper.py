"""Web pages: what belongs to the site is omitted with its reason, what is left is the paper."""

import pytest

from govdocparse import parse
from govdocparse.model import Paragraph
from govdocparse.readers import html
from html_pages import BODY, FOOT, META, PAGES, PAPER, TITLE, TOP, kept, omitted, read
from invariants import check


@pytest.mark.parametrize("markup", PAGES.values(), ids=PAGES)
def test_the_paper_is_what_is_left_of_a_page(markup: str) -> None:
    lines = [line for line in kept(read(markup)) if line.strip()]
    first = lines.index(BODY[0])
    assert "".join(lines[: first - 2]) == TITLE
    assert lines[first - 2 : first] == ["发布日期：2025-04-08 17:25", "来源：市政府办公室"]
    assert lines[first:] == BODY


def test_links_between_title_and_body_are_no_part_of_the_paper() -> None:
    links = "<p><a href=/jd>图解：一图读懂若干政策</a></p><p>市政发〔2025〕6号</p>"
    lines = kept(read(f"<head>{META}</head><body>{TOP}<h1>{TITLE}</h1>{links}<div id=zoom>{PAPER}</div>{FOOT}</body>"))
    assert lines[-len(BODY) - 2 :] == [TITLE, "市政发〔2025〕6号", *BODY]


def test_the_head_of_an_article_is_none_of_the_site() -> None:
    head = f'<section class="article-head"><h1>{TITLE}</h1></section><section class="article-body">{PAPER}</section>'
    assert kept(read(f"<body>{TOP}<main>{head}</main>{FOOT}</body>")) == [TITLE, *BODY]


def test_a_headline_that_ends_like_a_body_is_the_title_above_its_second_line() -> None:
    named = "张某主持召开某某座谈会"
    head = f'<meta name="ArticleTitle" content="{named}"><title>{named}-某某市人民政府门户网站</title>'
    second = '<h2 class="content_subtitle">打造优质生态 推动联合创新</h2>'
    page = f"<head>{head}</head><body>{TOP}<h1>{named}</h1>{second}<div>{PAPER}</div>{FOOT}</body>"
    assert kept(read(page))[0] == named


@pytest.mark.parametrize("said", ["发文日期：2025-04-08", "2025-04-08 17:25"])
def test_what_the_head_of_a_paper_says_of_it_is_none_of_the_site(said: str) -> None:
    head = f'<div class="des-header"><h1>{TITLE}</h1><div>{said}</div><div>首页政务公开</div></div>'
    page = f"<head><title>{TITLE}</title></head><body>{TOP}<main>{head}<div>{PAPER}</div></main>{FOOT}</body>"
    assert kept(read(page)) == [TITLE, said, *BODY]


def test_a_number_above_the_body_is_the_papers_whatever_box_holds_it() -> None:
    markup = f'<body>{TOP}<div><div class="head"><p>某政办规〔2023〕8号</p></div><div class="TRS_Editor">{PAPER}</div></div>{FOOT}</body>'
    assert kept(read(markup)) == ["某政办规〔2023〕8号", *BODY]


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


def test_what_is_hidden_in_a_paper_that_shows_nothing_else_is_the_paper() -> None:
    assert (
        BODY[3]
        in read(
            f'<div id=Zoom><p></p><div style="display:none"><div class=TRS_Editor>{PAPER * 2}</div></div></div>'
        ).text
    )


def test_what_a_wiki_says_beside_headings_is_no_text() -> None:
    toc = "<div id=toc><ul><li>1 总则</li><li>2 附则</li></ul></div>"
    page = f"<h1>{TITLE}</h1>{toc}<h2>总则<span class=mw-editsection>[编辑]</span></h2>{PAPER}"
    text = "\n".join(kept(read(page)))
    assert "编辑" not in text
    assert "附则" not in text


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


def test_an_anchor_without_an_address_that_is_never_closed_may_hold_the_paper() -> None:
    links = f"<div><p>{'<a href=x>栏目</a> ' * 30}</p></div>"
    paper = f"<p>关于防汛的通知</p>{'<p>安排资金五十万元，用于防汛工作，请各单位认真做好。</p>' * 6}"
    document = parse(f"<html><body>{links}<div><a name=top>{paper}</div></body></html>")
    assert "outside the paper" in {item.reason for item in document.omitted}


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
