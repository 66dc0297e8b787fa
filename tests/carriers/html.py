"""A paper as a web page of three site families, each with what stands around the text on such sites."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from html import escape

from carriers.content import Line, Paper, all_fields

# What a page says beside the text, where the sample has no page of its own that says it.
SAID = {
    "index_number": "330100/2025-00596",
    "publication_date": "2026-03-20",
    "information_source": "市政府办公室",
    "publisher": "某某市人民政府",
    "subject_category": "综合政务",
    "validity": "有效",
}
ALIGN = {"mark": "center", "number": "center", "title": "center", "signature": "right", "label": "left"}


def gov_cn(paper: Paper) -> bytes:
    """The page of a State Council document: a box of two columns above the whole paper in #UCAP-CONTENT."""
    said = page_fields(paper)
    year, month, day = said["publication_date"].split("-")
    box = {
        "索 引 号：": said["index_number"],
        "主题分类：": said["subject_category"],
        "成文日期：": said.get("issue_date", ""),
        "标　　题：": paper.title,
        "发文字号：": said.get("document_number", ""),
        "发布日期：": f"{year}年{month}月{day}日",
        "有 效 性：": said["validity"],
    }
    rows = "".join(
        f"<tr><td width=70><b>{escape(key)}</b></td><td>{escape(value)}</td></tr>\n" for key, value in box.items()
    )
    body = "\n".join(_paragraph(line) for line in paper.lines)
    return _page(
        f"<title>{escape(paper.title)}_政府信息公开专栏</title>"
        '<meta name="keywords" content=""><meta name="lanmu" content="国务院文件">'
        "<style>.b12c{font-size:14px}</style><script>var id=\"5345293\";document.write('<p>x</p>');</script>",
        '<div class="header"><div class="nav"><ul><li><a href="/">首页</a></li><li><a href="/guowuyuan/">国务院</a></li>'
        '<li><a href="/zhengce/">政策</a></li><li><a href="/hudong/">互动</a></li></ul></div></div>\n'
        '<div class="BreadcrumbNav">当前位置：<a href="/">首页</a> &gt; <a href="/zhengce/">政策</a> &gt; 正文</div>\n'
        '<div class="wrap"><table width="724" border="0" style="border:1px solid #999"><tbody><tr><td>\n'
        f'<table width="660" class="bd1"><tbody>\n{rows}</tbody></table></td></tr></tbody></table>\n'
        '<table width="660" border="0"><tbody><tr><td class="b12c" id="UCAP-CONTENT">\n'
        f"{body}\n</td></tr></tbody></table></div>\n"
        '<div class="share">分享到：<a href="#">微信</a><a href="#">微博</a></div>\n'
        '<div class="footer"><p>主办单位：国务院办公厅　运行维护单位：中国政府网运行中心</p>'
        "<p>版权所有：中国政府网　网站标识码bm01000001　京ICP备05070218号</p></div>",
    )


def jcms(paper: Paper) -> bytes:
    """A page of a Zhejiang site: meta tags, a table of the disclosure system, the title and the text below in #zoom."""
    said = page_fields(paper)
    dated = said["publication_date"]
    box = {
        "索引号": said["index_number"],
        "组配分类": "",
        "发布机构": said["publisher"],
        "主题分类": said["subject_category"],
        "成文日期": said.get("issue_date", ""),
        "文件编号": said.get("document_number", ""),
        "统一编号": said.get("unified_number", ""),
        "有效性": said["validity"],
    }
    cells = [f'<td class="xxgk_l">{key}</td><td class="xxgk_r">{escape(value)}</td>' for key, value in box.items()]
    rows = "\n".join(f"<tr>{left}{right}</tr>" for left, right in zip(cells[::2], cells[1::2], strict=True))
    metas = {
        "SiteName": "某某市人民政府门户网站",
        "ArticleTitle": paper.title,
        "PubDate": f"{dated} 09:12",
        "ContentSource": said["information_source"],
        "ColumnName": "政策文件",
    }
    body = "".join(_span_paragraph(line) for line in paper.body())
    return _page(
        f"<title>{escape(paper.title)}</title>" + _metas(metas),
        '<div class="top"><a href="/">网站首页</a> | <a href="/wza/">无障碍浏览</a> | <a href="/login">登录</a></div>'
        '<div class="nav"><ul><li><a href="/zwgk/">政务公开</a></li><li><a href="/zwfw/">政务服务</a></li>'
        '<li><a href="/jlhd/">交流互动</a></li></ul></div>\n'
        '<div class="position">当前位置：<a href="/">首页</a> &gt;&gt; <a href="/col/col1/">政策文件</a></div>\n'
        f'<table class="xxgk_table" cellpadding="0">\n{rows}\n</table>\n'
        f'<div class="article"><h1 class="title">{escape(paper.title)}</h1>'
        f'<div class="info"><span>发布日期：{dated} 09:12</span>&nbsp;&nbsp;<span>信息来源：{said["information_source"]}</span>'
        '&nbsp;&nbsp;<span>浏览次数：<span id="hits">1024</span></span> 字号：[ <a>大</a> <a>中</a> <a>小</a> ]</div>\n'
        f'<div id="zoom" class="article-conter"><!--ZJEG_RSS.content.begin-->{body}<!--ZJEG_RSS.content.end--></div>\n'
        '<div class="tools"><a href="javascript:print()">打印本页</a> <a href="javascript:close()">关闭窗口</a></div></div>\n'
        '<div class="xgwj"><h3>相关文件</h3><ul><li><a href="/art/1.html">一图读懂</a></li>'
        '<li><a href="/art/2.html">政策解读</a></li></ul></div>\n'
        '<div class="footer"><p>主办：某某市人民政府办公室　承办：某某市数据资源管理局</p><p>浙ICP备05000001号　'
        "浙公网安备33010202000001号　网站标识码：3301000001</p></div>",
    )


def trs(paper: Paper) -> bytes:
    """A page of a site made with TRS: meta tags, the title as the page shows it, number and text in .TRS_Editor."""
    said = page_fields(paper)
    metas = {
        "SiteName": "某某省人民政府",
        "ArticleTitle": paper.title,
        "PubDate": said["publication_date"],
        "ContentSource": said["information_source"],
    }
    number = [line for line in paper.lines if line.role == "number"]
    body = "\n".join(_font_paragraph(line) for line in (*number, *paper.body()))
    return _page(
        f"<title>{escape(paper.title)}_某某省人民政府</title>" + _metas(metas),
        '<div id="top_nav"><a href="/">首页</a><a href="/xw/">新闻</a><a href="/gk/">公开</a><a href="/fw/">服务</a></div>\n'
        '<div class="crumb">您现在的位置：<a href="/">首页</a> &gt; <a href="/gk/">政府文件</a> &gt; 市政府文件</div>\n'
        '<table width="980" align="center"><tr><td class="left" valign="top"><ul>'
        + "".join(f'<li><a href="/gk/{place}/">公开栏目之{place}</a></li>' for place in range(1, 12))
        + f'</ul></td><td class="main"><div class="xl_title">{escape(paper.title)}</div>'
        f'<div class="xl_date">时间：{said["publication_date"]}　来源：{said["information_source"]}　【字体：<a>大</a> <a>中</a> <a>小</a>】</div>'
        f'<div class="TRS_Editor"><style type="text/css">.TRS_Editor P{{line-height:2}}</style>{body}</div>'
        '<div class="bdsharebuttonbox">分享到：<a>新浪微博</a><a>腾讯微博</a></div>'
        '<div class="pn">上一篇：<a href="1.html">关于做好防汛工作的通知</a><br>下一篇：<a href="2.html">关于表彰先进的决定</a></div>'
        "</td></tr></table>\n"
        '<div id="footer">版权所有：某某省人民政府　省政府办公厅主办　备案序号：某ICP备05000002号</div>',
    )


FAMILIES: Mapping[str, Callable[[Paper], bytes]] = {"gov-cn": gov_cn, "jcms": jcms, "trs": trs}
# The fields that a page of the family says beside the text.
FIELDS: Mapping[str, Iterable[str]] = {
    "gov-cn": (
        "index_number",
        "subject_category",
        "issue_date",
        "title",
        "document_number",
        "publication_date",
        "validity",
    ),
    "jcms": (
        "index_number",
        "publisher",
        "subject_category",
        "issue_date",
        "document_number",
        "unified_number",
        "validity",
        "publication_date",
        "information_source",
    ),
    "trs": ("publication_date", "information_source"),
}


def page_fields(paper: Paper) -> dict[str, str]:
    """What the page says of a paper: the paper's own fields, and SAID for what the text sample is silent about."""
    own = {key: field.value for key, field in all_fields(paper.document)}
    return {**SAID, **own}


def _page(head: str, body: str) -> bytes:
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8">\n'
        f"{head}\n</head><body>\n{body}\n</body></html>\n"
    ).encode()


def _metas(values: Mapping[str, str]) -> str:
    return "".join(f'<meta name="{name}" content="{escape(value)}">\n' for name, value in values.items())


def _paragraph(line: Line) -> str:
    """A paragraph indented by two wide blanks, as an editor of 2010 leaves it."""
    if line.role in ALIGN:
        return f'<p style="text-align: {ALIGN[line.role]}">{escape(line.whole)}</p>'
    indent = "" if line.role == "addressees" else "　　"
    return f"<p>{indent}{_bold(line)}</p>"


def _span_paragraph(line: Line) -> str:
    """A paragraph as pasted from Word: spans in spans, indented by a style or by no-break blanks."""
    align = ALIGN.get(line.role, "justify")
    indent = "&nbsp;&nbsp;&nbsp;&nbsp;" if line.role == "paragraph" else ""
    face = 'font-family:仿宋_GB2312;font-size:21px;"'
    half = len(line.whole) // 2
    return (
        f'<p class="MsoNormal" style="text-align:{align};text-indent:32pt"><span style="{face}>{indent}'
        f'<span lang="EN-US">{escape(line.whole[:half])}</span>{escape(line.whole[half:])}<o:p></o:p></span></p>'
    )


def _font_paragraph(line: Line) -> str:
    """A line of an old editor: a div for each, blanks in front, an empty line behind."""
    align = f' align="{ALIGN[line.role]}"' if line.role in ALIGN else ""
    indent = "" if line.role in ALIGN or line.role == "addressees" else "　　"
    return f'<div{align}><font size="3">{indent}{_bold(line)}</font></div><div>&nbsp;</div>'


def _bold(line: Line) -> str:
    """Sections have their heading in bold type."""
    if line.role != "section":
        return escape(line.whole)
    heading, stop, rest = line.whole.partition("。")
    return f"<strong>{escape(heading)}{stop}</strong>{escape(rest)}"
