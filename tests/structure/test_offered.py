"""Attachments that a page offers as files: links in their list, in HTML and in Markdown."""

import pytest

from govdocparse import parse

PAPER = "<h1>某市教育局关于开展检查的通知</h1><p>各县：</p><p>现就有关事项通知如下：</p><p>一、时间。五月底前完成。</p>"
SIGNED = "<p>某市教育局</p><p>2025年5月6日</p>"


def link(name: str, file: str) -> str:
    """A link to a file."""
    return f'<a href="/attachment/{file}">{name}</a>'


def attachments(markup: str) -> list[tuple[str | None, str | None]]:
    """Label and title of each attachment of a page."""
    document = parse(f"<html><body><div>{PAPER}{markup}</div></body></html>")
    assert document.metadata.issue_date is not None
    return [(part.label, part.title) for part in document.parts if part.role == "attachment"]


@pytest.mark.parametrize(
    "markup",
    [
        f"<p>附件：1.{link('申请表', 'a.docx')}</p><p>2.{link('承诺书', 'b.pdf')}；</p>",
        f"<p>附件：</p><p>{link('1.申请表', 'a.docx')}</p><p>2.{link('承诺书', 'b.pdf')}</p>",
    ],
)
@pytest.mark.parametrize("signed", ["before", "behind"])
def test_links_of_the_list_are_attachments(markup: str, signed: str) -> None:
    page = markup + SIGNED if signed == "behind" else SIGNED + markup
    assert attachments(page) == [("附件1", "申请表"), ("附件2", "承诺书")]


def test_files_that_a_page_lists_below_the_paper_once_more_are_no_others() -> None:
    listed = f"<p>附件：1.{link('申请表', 'a.docx')}</p><p>2.{link('承诺书', 'b.pdf')}</p>"
    again = f"<p>附件下载：</p><p>{link('2.承诺书.pdf', 'b.pdf')}</p><p>{link('申请表.docx', 'a.docx')}</p>"
    assert attachments(listed + SIGNED + again) == [("附件1", "申请表"), ("附件2", "承诺书")]
    other = f"<p>附件下载：</p><p>{link('说明.docx', 'c.docx')}</p>"
    assert attachments(listed + SIGNED + other) == [("附件1", "申请表"), ("附件2", "承诺书"), ("附件", "说明.docx")]


def test_a_link_to_a_page_offers_nothing() -> None:
    listed = '<p>附件：1.<a href="/t1.html">申请表</a></p><p>2.<a href="/t2.html">承诺书</a></p>'
    assert attachments(listed + SIGNED) == []


def test_a_link_whose_text_follows_is_no_part_of_its_own() -> None:
    listed = f"<p>附件：1.{link('申请表', 'a.docx')}</p><p>2.{link('承诺书', 'b.pdf')}</p>"
    texts = "<p>附件1</p><p>申请表</p><p>姓名：</p><p>附件2</p><p>承诺书</p><p>我承诺：</p>"
    assert attachments(listed + SIGNED + texts) == [("附件1", "申请表"), ("附件2", "承诺书")]


def test_links_of_a_markdown_file_are_attachments() -> None:
    text = "# 某办法\n\n## 法條\n##### 第 1 條\n甲。\n\n##### 第 2 條\n乙。\n\n## 附件\n* [附表一.PDF](https://law.example.tw/f?Id=1)\n* [編制表.ODT](https://law.example.tw/f?Id=2)\n"
    document = parse(text)
    assert [(part.label, part.title) for part in document.parts[1:]] == [("附件", "附表一.PDF"), ("附件", "编制表.ODT")]
    assert "法条" not in [getattr(block, "text", "") for block in document.parts[0].blocks]
