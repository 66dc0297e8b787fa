"""A made-up page as site systems build it, and what its reader gives, as plain values."""

from govdocparse.readers import html
from govdocparse.readers.reading import Reading

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


def labelled_title(reading: Reading) -> str:
    """What the page marks as the title."""
    return next(reading.text[hint.span.start : hint.span.end] for hint in reading.hints.headings if hint.level == 0)
