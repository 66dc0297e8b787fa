"""The catalogue box: labels and values on lines of their own, in rows, in cells, above or below the paper."""

from functools import partial
from typing import Any

import pytest

from govdocparse import parse
from govdocparse.expressions.labels import labels_in
from govdocparse.grammar import shipped
from govdocparse.model import Paragraph
from structures import BODY, chosen, fields, parsed, structure_of
from timing import assert_linear


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("| 索引号 | 330/2025-1 | 分类 | 其他 |", "| 文号 | 某发〔2025〕3号 | 有效性 | 有效 |", "关于防汛的通知"),
         {"index_number": "330/2025-1", "subject_category": "其他", "document_number": "某发〔2025〕3号", "validity": "有效"}),
        (("发文机关 |", "某省税务局 |", "颁布日期 |", "2011-03-04 |", "法规分类 |", "|", "某省税务局关于个体户的公告"),
         {"issuers": ["某省税务局"], "issue_date": "2011-03-04", "title": "某省税务局关于个体户的公告"}),
        (("法规名称：公文条例", "修正日期：民国96年3月21日"), {"title": "公文条例", "issue_date": "2007-03-21"}),
        (("索引号：115/2018-1 公文目录：应急 发文日期：2017年6月28日 主题词：文 号：成文日期：", "某政办发〔2017〕46号", "关于防汛的通知"),
         {"index_number": "115/2018-1", "issue_date": "2017-06-28", "document_number": "某政办发〔2017〕46号", "keywords": None}),
        (("索引号：115/2018-1", "内容概述：", "关于防汛的通知", "各区："), {"title": "关于防汛的通知"}),
        (("发文机构：县政府网站", "索引号：115/2018-1", "某县人民政府工作规则"), {"issuers": None, "information_source": "县政府网站"}),
        (("发文机关：某省 发布日期：2018年03月27 时效性：现行有效文号：某政发〔2018〕13号", "关于防汛的通知"),
         {"publication_date": "2018-03-27", "validity": "现行有效", "document_number": "某政发〔2018〕13号"}),
        (("【索 引 号】| 115/2018-1 |【颁布日期】| |", "【首选类别】|【次选类别】| ||", "关于防汛的通知"), {"index_number": "115/2018-1", "title": "关于防汛的通知"}),
        (("政务微信", "某县信访", "索引号 | 115/2018-1 | 文 号 | |", "现将休牧工作公告如下："), {"index_number": "115/2018-1", "title": None}),
        (("名称：市政府常务会议（邀请法律顾问） 文号：", "发布日期：2022-06-06", "市政府常务会议（邀请法律顾问）", "关于召开会议的通知", "各县："), {"title": "关于召开会议的通知"}),
        (("名称：市政府第8次常务会议", "发布日期：2022-06-06", "市政府第8次常务会议", "关于召开会议的通知", "各县："), {"title": "关于召开会议的通知"}),
        (("名 称：某监管局行政处罚决定书(甲公司)", "文 号：〔2021〕66号", "当事人甲公司。"), {"issuers": ["某监管局"], "document_number": "〔2021〕66号"}),
        (("某镇关于成立小组的通知", "索 引 号：甲/2024-7", "时 效 性：有效 有效"), {"validity": "有效"}),
        (("某省关于任免人员的通知", "【发布单位】81202", "【发布文号】-----------", "【发布日期】1985-05-04", "【生效日期】1985-06-04", "某省人民政府关于任免人员的通知"),
         {"title": "某省人民政府关于任免人员的通知", "publication_date": "1985-05-04", "effective_date": "1985-06-04", "document_number": None}),
        (("某镇关于成立小组的通知", "索引号 XE5000000-2020-005 发布机构 某镇", "公开类别 主动公开 发布时间 2020-05-18"),
         {"index_number": "XE5000000-2020-005", "publisher": "某镇", "disclosure": "主动公开", "publication_date": "2020-05-18"}),
        (("[ 索引号 ] | 甲/2024-7 | [ 发文字号 ] | |", "[ 成文日期 ] | 2024-12-06 | [ 发布日期 ] | 2024-12-07 |", "某镇防汛预案"),
         {"index_number": "甲/2024-7", "issue_date": "2024-12-06", "publication_date": "2024-12-07", "title": "某镇防汛预案"}),
        (("1.［索引号］甲/2024-7", "2.［文种分类］ 其他", "3.［成文日期］2024-12-06", "4.［失效日期］", "某镇防汛预案"),
         {"index_number": "甲/2024-7", "genre": "其他", "issue_date": "2024-12-06", "title": "某镇防汛预案"}),
        (("文号：号", "关于防汛的通知"), {"document_number": None}),
        (("某办法", "来源：", "某某银行令〔2009〕第1号"), {"information_source": None, "document_number": "某某银行令〔2009〕1号"}),
        (("公开日期：2024926", "关于防汛的通知", "来源：某局 发布时间：2024-09-24"), {"publication_date": "2024-09-24"}),
        (("发文机关某某办公室", "时效性现行有效", "发文字号某法函〔2008〕196号", "效力级别规范性文件", "各省政府："),
         {"issuers": ["某某办公室"], "document_number": "某法函〔2008〕196号", "validity": "现行有效", "genre": "规范性文件"}),
        (("公开主体：某区应急管理局", "关于防汛的通知"), {"publisher": "某区应急管理局"}),
    ],
)  # fmt: skip
def test_labels_of_a_box(lines: tuple[str, ...], expected: dict[str, Any]) -> None:
    assert chosen(structure_of(*lines, BODY).metadata, expected) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("关键词 | 发布机构 | 某某镇 | |", "索引号 | 330/2025-1 |", "关于防汛的通知"), {"keywords": None, "publisher": "某某镇", "index_number": "330/2025-1"}),
        (("名称 | 关于防汛的通知 | ||", "颁布单位 | 155 | 文号 | 某发〔2025〕3号 |", "有效与否 | 有效 | 发布日期 | 2025-02-09 |"),
         {"title": "关于防汛的通知", "issuers": None, "document_number": "某发〔2025〕3号", "validity": "有效", "publication_date": "2025-02-09"}),
        (("某市供水办法", "发布日期：2025-02-08", "文章来源：", "第一章", "总则", "第一条 为了供水，制定本办法。"), {"information_source": None}),
    ],
)  # fmt: skip
def test_cells_without_a_value(lines: tuple[str, ...], expected: dict[str, Any]) -> None:
    assert chosen(structure_of(*lines, BODY).metadata, expected) == expected


CATALOGUE = (
    "• 索引号：", "330B001/2025-00596", "• 发布机构：", "某区人民政府", "• 成文日期：", "2025-03-31", "发 文 字 号：", "某政发〔2025〕6号",
    "主题分类：", "其他", "有效性：", "有效", "相关链接：", "公开方式：", "主动公开", "某区人民政府印发若干政策的通知",
    "发布日期：2025-04-08 17:25 信息来源：某区政府办公室", "各街道办事处：", "现将《若干政策》印发给你们。",
)  # fmt: skip


def test_catalogue_box() -> None:
    found = fields(structure_of(*CATALOGUE).metadata)
    assert found == {
        "index_number": "330B001/2025-00596",
        "publisher": "某区人民政府",
        "issue_date": "2025-03-31",
        "issuers": ["某区人民政府"],
        "document_number": "某政发〔2025〕6号",
        "subject_category": "其他",
        "validity": "有效",
        "disclosure": "主动公开",
        "title": "某区人民政府印发若干政策的通知",
        "publication_date": "2025-04-08",
        "information_source": "某区政府办公室",
        "addressees": ["各街道办事处"],
    }


def test_a_catalogue_gives_the_title_of_a_paper_below_the_menu_of_a_page() -> None:
    found = structure_of(
        "最新法规 法规下载",
        "专题",
        "发文标题：某国资委关于印发《某办法》的通知",
        "发文时间：2024-05-15",
        "各企业：",
        BODY,
    )
    metadata = fields(found.metadata)
    assert (metadata["title"], metadata["addressees"]) == ("某国资委关于印发《某办法》的通知", ["各企业"])
    assert (found.kind, [part.title for part in found.parts]) == ("notice", [None])


@pytest.mark.parametrize(
    ("above", "below"),
    [("【法规分类号】A1440041997", "【内容分类】财务管理类"), ("返回主站首页 综合查询", "历次修订信息")],
)
def test_the_title_of_a_catalogue_stands_between_what_the_page_says(above: str, below: str) -> None:
    title = "某局关于调整接待标准的通知"
    found = structure_of(above, f"【标题】{title}", "【颁布日期】1997.07.02", below, "各区财政局：", BODY)
    metadata = fields(found.metadata)
    assert (metadata["title"], metadata["issue_date"], found.kind) == (title, "1997-07-02", "notice")


def test_catalogue_fields_know_their_zone_and_place() -> None:
    metadata = structure_of(*CATALOGUE).metadata
    assert metadata.index_number is not None
    assert (metadata.index_number.zone, metadata.index_number.span) == ("catalog", (7, 25))
    assert metadata.information_source is not None
    assert metadata.information_source.zone == "page"


def test_empty_label_among_labels_with_values_takes_nothing() -> None:
    found = fields(
        structure_of(
            "索引号：000014349/2019-00005",
            "成文日期：2019年01月24日",
            "主 题 词：",
            "国务院关于印发方案的通知",
            "正文。",
        ).metadata
    )
    assert (found["title"], found.get("keywords")) == ("国务院关于印发方案的通知", None)


def test_label_without_value_takes_no_other_label() -> None:
    assert structure_of(*CATALOGUE).metadata.related_links == ()


def test_catalogue_box_with_bars_between_and_the_name_of_its_page_above() -> None:
    found = fields(
        structure_of(
            "政府信息公开",
            "索引号 | 640100-105/2024-00087 | 发布日期 | 2024-06-21",
            "文号 | 某教发〔2024〕56号 | 组配分类 | 规范性文件",
            "关于做好招生工作的通知",
            BODY,
        ).metadata
    )
    assert (found["title"], found["document_number"]) == ("关于做好招生工作的通知", "某教发〔2024〕56号")
    assert (found["index_number"], found["publication_date"]) == ("640100-105/2024-00087", "2024-06-21")


def test_catalogue_box_whose_values_have_no_labels() -> None:
    title = "某市人民政府关于供水的通知"
    box = ("• 736000000/2024-000372", "• 2024-01-10 15:30:00", f"• {title}", "• 某政规〔2024〕1号", "• 现行有效")
    found = fields(parsed(*box, title, "各区：", "现将供水事项通知如下。").metadata)
    assert (found["index_number"], found["document_number"], found["title"], found["validity"]) == (
        "736000000/2024-000372", "某政规〔2024〕1号", title, "现行有效"
    )  # fmt: skip
    assert "index_number" not in fields(parsed(*box[1:], title, "各区：", "现将供水事项通知如下。").metadata)
    assert "index_number" not in fields(
        parsed(*box, "• 供水要及时", title, "各区：", "现将供水事项通知如下。").metadata
    )


def test_a_list_says_the_title_of_a_box_again() -> None:
    box = ("• 文件名称：", "某市供水预案", "• 发布机构：", "某市水务局", "• 某市供水预案")
    page = ("日期：2024-01-10 15:30 来源：某市水务局 浏览量：", "某市城市供水", "应急预案", "一、总则")
    assert fields(parsed(*box, *page).metadata)["title"] == "某市城市供水应急预案"


def test_catalogue_box_whose_columns_became_blanks() -> None:
    found = fields(
        structure_of(
            "索引号115301000151177899/2025-04410",
            "公文目录 人力资源",
            "文号 某人社规〔2025〕1号",
            "有效性 有效",
            "某市人民政府公告",
            BODY,
        ).metadata
    )
    assert (found["title"], found["document_number"]) == ("某市人民政府公告", "某人社规〔2025〕1号")
    assert (found["index_number"], found["validity"]) == ("115301000151177899/2025-04410", "有效")


def test_catalogue_box_whose_columns_and_labels_became_blanks() -> None:
    found = parsed(
        "中共某市委关于深化改革的意见",
        "索 引 号20230628-112137-065发布机构 某市政府国资委 公开日期2020-08-26",
        "文 号 主题分类 失效日期",
        "体裁分类 服务对象",
        BODY,
    )
    said = fields(found.metadata)
    assert (said["index_number"], said["publication_date"]) == ("20230628-112137-065", "2020-08-26")
    assert said["publisher"] == "某市政府国资委"
    assert [block.text for block in found.parts[0].blocks if isinstance(block, Paragraph)] == [BODY]


def test_label_behind_an_empty_one() -> None:
    found = fields(structure_of("关键词：", "主题词：有效性：有效", "某市人民政府公告", BODY).metadata)
    assert (found["validity"], found.get("keywords")) == ("有效", None)


def test_own_words_count_more_than_the_catalogue() -> None:
    found = structure_of("成文日期：2025-03-30", "关于防汛的通知", BODY, "某区人民政府", "2025年3月31日")
    assert found.metadata.issue_date is not None
    assert (found.metadata.issue_date.value, found.metadata.issue_date.zone) == ("2025-03-31", "main")
    assert [item.code for item in found.diagnostics] == ["field.disagreement"]
    assert [item.reason for item in found.omitted] == ["label", "repeats issue_date"]


def test_a_value_that_two_labels_give_disagrees_once() -> None:
    found = structure_of(
        "生成日期：2019-01-23",
        "发文日期：2019-01-23",
        "关于防汛的通知",
        "各县：",
        BODY,
        "某市人民政府",
        "2019年1月17日",
    )
    assert [item.code for item in found.diagnostics] == ["field.disagreement"]


def test_a_title_below_a_label_without_value_is_no_summary() -> None:
    box = (
        "索引号：",
        "330B001/2025-00596",
        "发布机构：",
        "某县政府",
        "内容概述：",
        "某县人民政府工作规则",
        "第一章 总则",
        "第一条 为了管理，制定本规则。",
    )
    title = structure_of(*box).metadata.title
    assert title is not None
    assert title.value == "某县人民政府工作规则"


def test_agreement_is_no_diagnostic() -> None:
    assert (
        structure_of("成文日期：2025-03-31", "关于防汛的通知", BODY, "某区人民政府", "2025年3月31日").diagnostics == ()
    )


def test_catalogue_box_below_the_paper() -> None:
    box = ("索 引 号：000014349/2026-00009", "发文机关：某部 某委", "成文日期：2026年02月08日")
    found = fields(structure_of("关于防汛的通知", "各区：", BODY, *box).metadata)
    assert (found["index_number"], found["issuers"], found["issue_date"]) == (
        "000014349/2026-00009",
        ["某部", "某委"],
        "2026-02-08",
    )
    below = fields(structure_of("关于防汛的通知", "各区：", BODY, "时间：2026-02-09 10:20 来源：", "编 辑：").metadata)
    assert below["publication_date"] == "2026-02-09"
    lone = structure_of("关于防汛的通知", "各区：", BODY, "来源：某市政府网")
    assert lone.metadata.information_source is None
    signed = fields(
        structure_of("关于防汛的通知", "各区：", BODY, "某市教育局", "2026年2月8日", "信息来源：某某日报").metadata
    )
    assert (signed["information_source"], signed["issue_date"]) == ("某某日报", "2026-02-08")


@pytest.mark.parametrize(
    ("row", "value", "others"),
    [
        ("| 索引号 | 330B001/2025-1 | 备注 | 无 |", "330B001/2025-1", ["| 备注 | 无 |"]),
        ("| 索引号 | | 备注 | 无 |", None, ["| 备注 | 无 |"]),
        ("| 索引号 | 330B001/2025-1 |", "330B001/2025-1", []),
        ("| 索引号 |  |", None, []),
        ("索引号： | 330B001/2025-1 | 备注： | 某项 |", "330B001/2025-1", ["| 备注： | 某项 |"]),
        ("文号： | | 索引号： | 330B001/2025-1 |", "330B001/2025-1", []),
        ("索引号：330B001/2025-1 文号：无", "330B001/2025-1", ["无"]),
    ],
)
def test_a_row_of_bars_gives_the_cell_behind_its_label(row: str, value: str | None, others: list[str]) -> None:
    document = parse(f"{row}\n关于防汛的通知\n各区：\n{BODY}\n")
    found = document.metadata.index_number
    assert (found and found.value) == value
    assert [
        f"{row}\n"[slice(*item.span)] for item in document.omitted if item.reason == "catalogue entry without a field"
    ] == others


def test_labels_right_behind_values() -> None:
    found = fields(
        structure_of(
            "索引号：330B001/2025-1主题分类：其他",
            "发文机关：某局成文日期：2025-02-08",
            "文号：某财〔2025〕3号发布日期：2025-02-0917:30:05 时效性 ：有效 标题 ：关于防汛的通知",
            "各区：",
            BODY,
        ).metadata
    )
    assert found == {
        "index_number": "330B001/2025-1",
        "subject_category": "其他",
        "issuers": ["某局"],
        "issue_date": "2025-02-08",
        "document_number": "某财〔2025〕3号",
        "publication_date": "2025-02-09",
        "validity": "有效",
        "title": "关于防汛的通知",
        "addressees": ["各区"],
    }


def test_labels_of_a_row_whose_blanks_were_lost() -> None:
    found = fields(
        structure_of(
            "索 引 号：11330/2024-00123主题分类：其他", "文号：某发〔2024〕2号 有效性：有效", "关于防汛的通知", BODY
        ).metadata
    )
    assert (found["index_number"], found["subject_category"], found["validity"]) == ("11330/2024-00123", "其他", "有效")


def test_blanks_where_a_label_may_stand_take_linear_time() -> None:
    assert_linear(lambda count: partial(labels_in, f"各街道{' ' * count}处", shipped()), 1_000)


def test_a_field_that_its_zone_gives_twice_keeps_the_first_and_names_the_other() -> None:
    rows = (
        ("发文字号", "某政发〔2025〕3号"),
        ("成文日期", "2025-02-08"),
        ("成文日期", "2025-02-09"),
        ("索引号", "1-2"),
    )
    box = "".join(f"<tr><td>{label}</td><td>{value}</td></tr>" for label, value in rows)
    document = parse(f"<table>{box}</table><p>关于防汛的通知</p><p>各区：</p><p>好。</p>")
    assert document.metadata.issue_date is not None
    assert document.metadata.issue_date.value == "2025-02-08"
    assert [item.reason for item in document.omitted if "issue_date" in item.reason] == ["repeats issue_date"]


def test_how_far_a_paper_is_valid_may_stand_before_the_first_label() -> None:
    found = fields(structure_of("关于防汛的通知", "全文有效 成文日期：2024-12-25", "各区：", BODY).metadata)
    assert (found["validity"], found["issue_date"]) == ("全文有效", "2024-12-25")
