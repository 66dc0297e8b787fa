"""Page furniture leaves with its reason; lines of the paper stay."""

from functools import partial

import pytest

from govdocparse import parse
from govdocparse.cleaning import furniture
from govdocparse.grammar import shipped
from govdocparse.model import Omitted, Paragraph
from govdocparse.text import Span, Text
from invariants import check
from structures import fields
from timing import assert_linear


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("版权与免责声明：", "site footer"),
        ("1.凡本网站注明“原创”的作品，转载时注明来源。", "site footer"),
        ("二维码扫一扫在手机打开当前页", "site button"),
        ("— 3 —", "page number"),
        ("-12-", "page number"),
        ("·12·", "page number"),
        ("  －５－".replace("５", "5"), "page number"),
        ("第3页 共9页", "page number"),
        ("第3页", "page number"),
        ("3 / 9", "page number"),
        ("Page 3 of 9", "page number"),
        ("打印本页 关闭窗口", "site button"),
        ("【打印】 【关闭】", "site button"),
        ("分享到 微信", "site button"),
        ("登录 注册 长者版 | 无障碍 I 繁体中文", "site navigation"),
        ("下载地址：点击此处下载", "site navigation"),
        ("• 设为首页", "site button"),
        ("请选择年份：", "site button"),
        ("扫一扫在手机上查看当前页面", "site button"),
        ("?", "lost blank"),
        ("|", "bare bar"),
        ("|---|---|", "bare bar"),
        ("- 14px", "font size"),
        ("Produced By 某网络", "site button"),
        ("[ 打印 ](javascript:a) [ 关闭 ](javascript:b)", "site button"),
        ("height: 55px;", "page code"),
        ("中国政府网 某省政府网 English", "site navigation"),
        ("葡文版本", "site button"),
        ("Get Adobe Reader", "reader hint"),
        ("相关文章：", "site navigation"),
        ("当前位置：首页 > 政务公开 > 政策文件", "site navigation"),
        ("上一篇：关于开展检查的通知", "site navigation"),
        ("相关附件：", "site navigation"),
        ("浙ICP备05000001号 浙公网安备33010202000001号", "site footer"),
        ("版权所有：杭州市人民政府", "site footer"),
    ],
)
def test_furniture_leaves_with_its_reason(line: str, reason: str) -> None:
    text, omitted = furniture.drop(Text.of(f"一、总则\n{line}\n二、附则"), shipped())
    assert text.string == "一、总则\n\n二、附则"
    assert [item.reason for item in omitted] == [reason]
    start = 5 + len(line) - len(line.lstrip())
    assert omitted[0].span == Span(start, 5 + len(line))


@pytest.mark.parametrize(
    ("string", "left"),
    [
        # a cell alone in its row, at the top and below
        ("关于防汛的通知 |\n各区：", "关于防汛的通知 \n各区："),
        ("某市教育局\n2025年2月8日 |", "某市教育局\n2025年2月8日 "),
        # a row of a table whose second cell is empty
        ("单位名称 | 数量\n某市教育局 |", "单位名称 | 数量\n某市教育局 |"),
    ],
)
def test_the_bar_of_a_lone_cell_leaves(string: str, left: str) -> None:
    assert furniture.drop(Text.of(string), shipped())[0].string == left


@pytest.mark.parametrize(
    "line",
    [
        "3",
        "2025年",
        "打印机更新计划",
        "请选择下列项目：",
        "加强无障碍环境建设",
        "关闭窗口期以前的企业应当整改。",
        "3/5以上同意",
        "当前位置服务产业规模达到100亿元。",
        "下一条河道整治工程",
        "依法打击侵犯版权所有人权益的行为。",
    ],
)
def test_lines_of_the_paper_stay(line: str) -> None:
    assert furniture.drop(Text.of(line), shipped()) == (Text.of(line), ())


def test_omitted_in_source_order() -> None:
    _, omitted = furniture.drop(Text.of("版权所有：市政府\n— 1 —\n正文\n关闭窗口"), shipped())
    assert omitted == (
        Omitted(Span(0, 8), "site footer"),
        Omitted(Span(9, 14), "page number"),
        Omitted(Span(18, 22), "site button"),
    )


def dropped(*lines: str) -> list[str]:
    source = "\n".join(lines)
    _, omitted = furniture.drop(Text.of(source), shipped())
    return [source[slice(*item.span)] for item in omitted if item.reason == "running head"]


def test_running_heads_beside_page_numbers_leave() -> None:
    pages = ("第一条 甲。", "- 1 -", "某市公报 第3期", "第二条 乙。", "- 2 -")
    assert dropped("某市公报 第3期", *pages) == ["某市公报 第3期"] * 2
    # a title stays where it stands first; what stands on one page, a sentence and a numbered line stay
    assert dropped("某市供水条例", *pages[:2], "某市供水条例", *pages[3:]) == ["某市供水条例"]
    assert dropped("某市公报", *pages) == []
    assert dropped("甲。", *pages[:2], "甲。", "- 2 -") == []
    assert dropped("一、甲", *pages[:2], "一、甲", "- 2 -") == []
    # so does the rest of a bracket, and what two of many pages happen to begin with
    assert dropped("第一条 甲。", "- 1 -", "部门负责）", "乙。", "- 2 -", "部门负责）", "丙。", "- 3 -") == []
    many = [line for page in range(1, 20) for line in (f"第{page}条 甲。", f"- {page} -")]
    assert dropped(*many[:4], "部门负责", *many[4:8], "部门负责", *many[8:]) == []
    assert dropped(*many[:4], "部门负责", *many[4:8], "部门负责", *many[8:10]) == ["部门负责"] * 2


def test_numbers_alone_on_their_lines_that_count_pages_leave() -> None:
    def left(*numbers: str, lines: int = 15) -> list[str]:
        page = ["各级应当供水。"] * lines
        source = "\n".join([*page, *[line for number in numbers for line in (number, *page)]])
        text, _ = furniture.drop(Text.of(source), shipped())
        return [line for line in text.string.split("\n") if line.strip().isdigit()]

    assert left("1", " 2 ", "3") == left("2", "3", "4", "5") == []
    # two say nothing, nor do others than those of the first pages, figures that skip some, and cells of a table
    for few in (["1", "2"], ["4", "5", "6"], ["1", "2", "3", "5"]):
        assert left(*few) == few
    assert left("1", "2", "3", lines=12) == ["1", "2", "3"]


@pytest.mark.parametrize(
    ("lines", "left"), [("1 |附件2：|供水办法", "附件2：|供水办法"), ("1|2|供水", "1|2|供水"), ("2|供水", "2|供水")]
)
def test_the_number_of_the_first_page_above_a_paper_leaves(lines: str, left: str) -> None:
    text, _ = furniture.drop(Text.of("\n" + lines.replace("|", "\n\n")), shipped())
    assert [line for line in text.string.split("\n") if line.strip()] == left.split("|")


def test_line_ends_of_markup_end_lines() -> None:
    source = "第一条 甲。<br>\n<br>乙。<br />丙。</p>"
    text, omitted = furniture.drop(Text.of(source), shipped())
    assert text.string.split("\n") == ["第一条 甲。", "", "", "乙。", "丙。", ""]
    assert [source[item.span.start : item.span.end] for item in omitted] == ["<br>", "<br>", "<br />", "</p>"]


def test_bullets_before_dates_leave_a_markdown_file() -> None:
    text, _ = furniture.drop(Text.of("# 某法\n\n- 2010年10月28日通过\n>- 根据2018年1月1日决定修正\n- 一项"), shipped())
    assert text.string == "某法\n\n2010年10月28日通过\n根据2018年1月1日决定修正\n- 一项"


def test_bold_words_lose_their_marks_alone() -> None:
    text, omitted = furniture.drop(Text.of("***目录***\n**第一条** 为了**规范**管理。2**3"), shipped())
    assert text.string == "目录\n第一条 为了规范管理。2**3"
    joint = "**某方案（2026—2030年****）**\n**一、目标**"
    assert furniture.drop(Text.of(joint), shipped())[0].string == "某方案（2026—2030年）\n一、目标"
    for masked in ("代码：91310117****，某区***路***号", "张**、李**、王**"):
        assert furniture.drop(Text.of(masked), shipped())[0].string == masked
    assert omitted[:2] == (Omitted(Span(0, 3), "markup"), Omitted(Span(5, 8), "markup"))


@pytest.mark.parametrize(
    "line", ["主办单位：**某市政府** 版权所有", "当前位置：**首页** > 政务公开", "**版权所有** 某市政府"]
)
def test_bold_words_of_furniture_leave_with_its_line(line: str) -> None:
    text, omitted = furniture.drop(Text.of(f"一、总则\n{line}\n二、附则"), shipped())
    assert text.string == "一、总则\n\n二、附则"
    assert [item.span for item in omitted] == [Span(5, 5 + len(line))]


def test_a_whole_paragraph_may_be_bold() -> None:
    sentence = "各单位要提高认识，结合实际抓好落实。" * 20
    assert furniture.drop(Text.of(f"**{sentence}**"), shipped())[0].string == sentence


@pytest.mark.parametrize("end", ["\r", "\u2028", "\n\n"])
def test_the_first_heading_is_the_title_whatever_ends_its_line(end: str) -> None:
    found = parse(
        end.join(["# 最高法院关于某案件的解释", "最高法院", "关于某案件的解释", "第一条 甲。", "第二条 乙。"])
    )
    assert found.metadata.title is not None
    assert found.metadata.title.value == "最高法院关于某案件的解释"


def test_front_matter_leaves_all_but_its_title() -> None:
    text, omitted = furniture.drop(
        Text.of("---\nid: 7\ntitle: 关于防汛的通知\ndate: 2024-05-06\n---\n各区："), shipped()
    )
    assert text.string == "关于防汛的通知\n各区："
    assert {item.reason for item in omitted} == {"front matter"}


def test_front_matter_leaves_whole_where_the_title_stands_below_it() -> None:
    front = "---\ntitle: 关于防汛的通知\n---\n"
    text, _ = furniture.drop(Text.of(f"{front}\n# 关于防汛的通知\n各区："), shipped())
    assert text.string.split() == ["关于防汛的通知", "各区："]
    title = parse(f"{front}\n# 这笔钱直接发放！\n\n请查收。").metadata.title
    assert title
    assert title.value == "这笔钱直接发放！"


def test_callout_leaves() -> None:
    text, omitted = furniture.drop(Text.of("管理办法\n> [!WARNING]\n> 已废止\n第一条 为了"), shipped())
    assert text.string == "管理办法\n\n第一条 为了"
    assert [item.reason for item in omitted] == ["callout"]


def test_time_is_linear_in_the_signs_of_one_line() -> None:
    assert_linear(lambda count: partial(furniture.drop, Text.of("版权所有" * count), shipped()), 5_000)


def test_labels_of_a_collection_leave_the_line_that_they_name() -> None:
    text, omitted = furniture.drop(
        Text.of("【题注】 （2001年4月29日通过）\n【章名】 第一章 总则\n第二条 【适用范围】 本市"), shipped()
    )
    assert text.string == "（2001年4月29日通过）\n第一章 总则\n第二条 【适用范围】 本市"
    assert {each.reason for each in omitted} == {"label"}


def test_the_bullet_before_the_rest_of_an_item_of_a_markdown_list_leaves() -> None:
    first = "1. 各省及各縣市志書纂修事宜，由各該省縣市之文獻主管機關及其所屬各縣"
    text = f"# 某辦法\n\n##### 第 5 條\n{first}\n1.  (市) 政府負責辦理。\n1. 短的\n1. 項目。"
    text += (
        "\n\n## 沿革\n1. 中華民國十七年十一月十五日國民政府制定公布全文十二條\n1. 中華民國四十一年總統令修正公布全文\n"
    )
    document = parse(text)
    check(document, text)
    lines = [block.text for block in document.blocks() if isinstance(block, Paragraph)]
    assert lines == [
        "1.各省及各县市志书纂修事宜，由各该省县市之文献主管机关及其所属各县（市）政府负责办理。",
        "1.短的",
        "1.项目。",
        "沿革",
        "1.中华民国十七年十一月十五日国民政府制定公布全文十二条",
        "1.中华民国四十一年总统令修正公布全文",
    ]


TITLE = "某市供水管理办法"
HEAD_OF_TEXT = "各市、县人民政府，省政府各部门、各直属机构：|为认真贯彻落实供水会议精神，制定本办法。"
PAGE = f"{TITLE}_某市水务局|English|移动端|机构概况|新闻发布|当前位置：|首页 > 政务公开 > 部门规章|索 引 号|GS0001/2025-00012|分 类|规章;供水|发布机构|市水务局|发文日期|名 称|{TITLE}|文 号|某市水务局令第9号|主 题 词|{TITLE}|某市水务局令|第9号|《{TITLE}》已经市水务局2025年第5次局务会议通过，现予公布，自2025年7月1日起施行。|局长：李大明|2025年5月4日|【打印】|【关闭窗口】|链接：|中国政府网|政府网站年度报表|主办单位：某市水务局 版权所有：某市水务局|联系我们|法律声明"


def test_a_page_saved_as_text_word_by_word_is_its_paper() -> None:
    source = PAGE.replace("|", "\n\n")
    document = parse(source)
    check(document, source)
    assert fields(document.metadata) | {"signers": ["李大明"]} == {
        "title": TITLE,
        "document_number": "某市水务局令第9号",
        "index_number": "GS0001/2025-00012",
        "subject_category": "规章；供水",
        "publisher": "市水务局",
        "issuers": ["某市水务局"],
        "issue_date": "2025-05-04",
        "effective_date": "2025-07-01",
        "signers": ["李大明"],
    }
    assert len(document.parts[0].blocks) == 1


@pytest.mark.parametrize(
    ("lines", "left"),
    [
        # between the page's title and the paper's
        (f"{TITLE}_某市水务局|规章库|{TITLE}|第一条 为了供水。", f"{TITLE}|第一条 为了供水。"),
        (f"{TITLE} - 某市水务局|规章库|第一条 为了供水。", f"{TITLE} - 某市水务局|规章库|第一条 为了供水。"),
        (
            f"{TITLE}_某市水务局|本办法已经废止。|{TITLE}|第一条 为了供水。",
            f"{TITLE}_某市水务局|本办法已经废止。|{TITLE}|第一条 为了供水。",
        ),
        # a page that opens with the name of its site, which its foot says again, has no title there
        (
            f"某市水务局|个人中心|EN|机构职能|首页 > 法规|{TITLE}|为了供水。|下一篇：排水规定|某市水务局|版权所有：某市水务局",
            f"{TITLE}|为了供水。",
        ),
        # all of it where the path stands between the two, however the menu looks
        (f"{TITLE}|供水要及时。|首页 > 法规|规章|{TITLE}|第一条 为了供水。", f"{TITLE}|第一条 为了供水。"),
        (
            f"{TITLE}|供水要及时。|首页 > 法规|{'规章|' * 4}{TITLE}|第一条 为了供水。",
            f"{TITLE}|供水要及时。|{TITLE}|第一条 为了供水。",
        ),
        # above the path to the page: words of a menu, and no title, number or sentence
        (f"法规库|简|繁|首页 > 法规|{TITLE}|为了供水。", f"{TITLE}|为了供水。"),
        ("法规库|简|首页 > 法规|为了供水。", "法规库|简|为了供水。"),
        (f"{TITLE}|简|繁|EN|首页 > 法规|为了供水。", f"{TITLE}|为了供水。"),
        ("政府信息公开目录|简|EN|首页 > 法规|为了供水。", "为了供水。"),
        ("关于公开供水信息的通知|简|繁|EN|首页 > 法规|为了供水。", "关于公开供水信息的通知|为了供水。"),
        ("某水发〔2025〕3号|简|繁|EN|首页 > 法规|为了供水。", "某水发〔2025〕3号|为了供水。"),
        # what else stands above the path, where no line of it is a title and one stands below; the column once more
        (f"{'供水要及时。' * 9}|APP|首页 > 公告 > 法规|法规|{TITLE}|为了供水。", f"{TITLE}|为了供水。"),
        (f"首页 要闻 政策|服务|首页 > 法规|{TITLE}|为了供水。", f"{TITLE}|为了供水。"),
        (f"供水问答|供水要及时。|首页 > 法规|{TITLE}|为了供水。", f"供水问答|供水要及时。|{TITLE}|为了供水。"),
        ("首页 > 法规 > 公告|公告|为了供水。", "公告|为了供水。"),
        (f"某某网 > 法规|您好！今天是|{TITLE}|为了供水。", f"{TITLE}|为了供水。"),
        # what a page says of its look; a file may end with code of its own
        ("为了供水。|img#a {|height: 5px;|}", "为了供水。"),
        ("为了供水。|name: varchar;|}", "为了供水。|name: varchar;|}"),
        # one line above the path that names the body whose site it is
        ("某市水务局|首页 > 法规|为了供水。", "为了供水。"),
        ("供水思考|首页 > 法规|为了供水。", "供水思考|为了供水。"),
        # a summary, made of what stands below it and cut off; a title that the paper says again is none
        (
            f"供水|{TITLE}各市、县人民政府，省政府各部门、各直属机构：为认真贯彻落实供水会议精神|{TITLE}|{HEAD_OF_TEXT}",
            f"供水|{TITLE}|{HEAD_OF_TEXT}",
        ),
        (f"{TITLE * 5}|{TITLE * 2}|{TITLE * 3}|为了供水。", f"{TITLE * 5}|{TITLE * 2}|{TITLE * 3}|为了供水。"),
        # what leads nowhere is no path: the signature above it stays
        ("为了供水。|某市水务局|2025年4月24日|责任编辑：张三|相关附件>>", "为了供水。|某市水务局|2025年4月24日"),
        ("为了供水。|编辑：张三", "为了供水。"),
        # what a site lists below a paper, to the end of the page
        ("为了供水。|【相关信息】|关于排水的通知|【解读】排水", "为了供水。"),
        ("为了供水。|相关文档|关于排水的通知|附件：申报表", "为了供水。|关于排水的通知|附件：申报表"),
        ("为了供水。|相关信息|一、供水", "为了供水。|一、供水"),
        ("为了供水。|#### 相关信息|关于排水的通知", "为了供水。"),
        # who keeps the site, and what stands behind its foot
        ("为了供水。|主办：某市水务局|版权所有：某市水务局|联系电话：0571-80000000", "为了供水。"),
        ("为了供水。|联系电话：0571-80000000|版权所有：某市水务局", "为了供水。|联系电话：0571-80000000"),
        ("为了供水。|版权所有：某市水务局|供水要及时。", "为了供水。|供水要及时。"),
        # below the buttons, where nothing but words of the page follows, and its foot
        ("为了供水。|【打印】|某市图书馆|版权所有：某市水务局", "为了供水。"),
        ("为了供水。|【打印】|附件：申报表|版权所有：某市水务局", "为了供水。|附件：申报表"),
        ("为了供水。|【打印】|供水要及时。|版权所有：某市水务局", "为了供水。|供水要及时。"),
        ("为了供水。|【打印】|一、供水|版权所有：某市水务局", "为了供水。|一、供水"),
        ("为了供水。|【打印】|某市图书馆", "为了供水。|某市图书馆"),
    ],
)
def test_what_a_page_says_above_and_below_its_paper(lines: str, left: str) -> None:
    text, _ = furniture.drop(Text.of(lines.replace("|", "\n")), shipped())
    assert [line for line in text.string.split("\n") if line] == left.split("|")


@pytest.mark.parametrize(
    ("lines", "left"),
    [
        ("索引号|甲1|文号|乙2|名称|供水|发布机构|市水务局", "索引号：|甲1|文号：|乙2|名称：|供水|发布机构：|市水务局"),
        ("索引号|甲1|文号|名称|供水|主题词|供水|正文", "索引号：|甲1|文号：|名称：|供水|供水|正文"),
        ("索引号|甲1|文号|乙2|名称|供水", "索引号|甲1|文号|乙2|名称|供水"),
        (
            "索引号|甲1|供水|文号|乙2|排水|名称|供水|净水|发布机构|市水务局",
            "索引号|甲1|供水|文号|乙2|排水|名称|供水|净水|发布机构|市水务局",
        ),
    ],
)
def test_labels_above_their_values_get_colons(lines: str, left: str) -> None:
    text, _ = furniture.drop(Text.of(lines.replace("|", "\n")), shipped())
    assert [line for line in text.string.split("\n") if line] == left.split("|")


@pytest.mark.parametrize("line", ["索引号\n", "首页 > 法规\n", "简\n", "【打印】\n", "甲_乙\n"])
def test_lines_of_pages_take_linear_time(line: str) -> None:
    assert_linear(lambda count: partial(furniture.drop, Text.of(line * count + "版权所有：某市水务局"), shipped()), 500)
