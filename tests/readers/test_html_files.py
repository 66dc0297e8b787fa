"""Web pages: attachments that a page offers, with their addresses."""

import pytest

from html_pages import BODY, FOOT, PAPER, TITLE, TOP, kept, read


def test_a_hidden_list_of_attachments_is_shown_by_a_script() -> None:
    def files(*names: str) -> str:
        links = "".join(f'<a href="f/{name}.pdf"> {name}.pdf </a>' for name in names)
        return f'<div class="article"><h1>{TITLE}</h1>{PAPER}<div style="display: none">{links}</div></div>'

    assert kept(read(files("附件1：清单", "附件2：说明")))[-2:] == ["附件1：清单.pdf", "附件2：说明.pdf"]
    assert kept(read(files("清单", "说明"))) == [TITLE, *BODY]


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
