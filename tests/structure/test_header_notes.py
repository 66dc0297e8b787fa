"""Between title and text: number, date and body, who spoke and when, the adoption note of a law."""

from typing import Any

import pytest

from structures import BODY, chosen, fields, parsed, structure_of


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("某省人民政府关于任免问题的通知", "（1985年5月4日某政〔1985〕38号）根据规定，现将有关问题通知如下："),
         {"issue_date": "1985-05-04", "document_number": "某政〔1985〕38号", "title": "某省人民政府关于任免问题的通知"}),
        (("关于基金问题的通知", "甲某部", "关于基金问题的通知", "根据1997年9月8日甲某部发布的关于公布废止目录的通知失效", BODY),
         {"issue_date": None, "issuers": ["甲某部"], "validity": "失效"}),
        (("某市统计局", "（2018年4月16日）", BODY), {"issuers": ["某市统计局"], "issue_date": "2018-04-16", "title": None}),
        (("关于防汛的批复", "( 某函〔2000〕31号 )"), {"title": "关于防汛的批复", "document_number": "某函〔2000〕31号"}),
        (("某省代表法办法", "（1992年10月24日某省人大常委会第三十三次会议通过）第一章 总则", "第一条 为了防汛。"), {"issue_date": "1992-10-24"}),
        (("某市统计局", "某某统计局某市调查队", "2012年3月19日", "2011年，全市经济增长。"),
         {"title": None, "issuers": ["某市统计局", "某某统计局某市调查队"], "issue_date": "2012-03-19"}),
        (("关于防汛的批复", "（某函［20O0］31号）"), {"title": "关于防汛的批复", "document_number": "某函〔2000〕31号"}),
        (("关于第87号提案的答复", "某文提字〔2023〕15号 答复类别：B"), {"document_number": "某文提字〔2023〕15号", "title": "关于第87号提案的答复"}),
        (("关于印发某办法的通知", "1996年7月22日 国税发〔1996〕127号"), {"issue_date": "1996-07-22", "document_number": "国税发〔1996〕127号"}),
        (("关于印发某规定的通知", "［1990］国土〔籍〕字第101号"), {"document_number": "（1990）国土〔籍〕字第101号"}),
        (("某部关于工资问题的复函", "（63）中劳薪字第415号", "某省劳动局："), {"document_number": "（1963）中劳薪字第415号", "addressees": ["某省劳动局"]}),
        (("某交函〔2023〕88号（A类）", "对第15号建议的答复"), {"document_number": "某交函〔2023〕88号", "title": "对第15号建议的答复"}),
        (("关于促进消费的通知", "某贸函2025年第322号"), {"document_number": "某贸函2025年第322号"}),
        (("关于防汛的讲话", "2025年3月5日"), {"issue_date": "2025-03-05", "title": "关于防汛的讲话"}),
        (("某县2022年统计公报", "关联稿件：", "图文解读：《某县统计公报》 2023-07-12", "某县统计局 某某调查队", "（2023年5月）"),
         {"issuers": ["某县统计局", "某某调查队"], "issue_date": "2023-05", "addressees": None}),
        (("某省关于任免人员的通知", "（1985年5月4日某政〔1985〕38号）"), {"document_number": "某政〔1985〕38号", "issue_date": "1985-05-04", "notes": None}),
        (("某省关于任免人员的通知", "（某政〔1985〕38号 1985年5月4日）"), {"document_number": "某政〔1985〕38号", "issue_date": "1985-05-04"}),
        (("某省关于任免人员的通知", "某政〔1985〕38号 1985年5月4日"), {"document_number": "某政〔1985〕38号", "issue_date": "1985-05-04"}),
        (("关于任免人员的通知", "（某省人民政府 一九八五年五月四日）"), {"issuers": ["某省人民政府"], "issue_date": "1985-05-04"}),
        (("关于任免人员的通知", "（某省代表团 一九八五年五月四日 赴京）"), {"issue_date": None}),
        (("某省人民法院关于索赔期的复函", "1988年12月8日，某省法院", "某市法院："), {"issuers": ["某省人民法院"], "issue_date": "1988-12-08"}),
        (("装卸管理办法", "1988年1月6日，铁道部"), {"issuers": ["铁道部"], "issue_date": "1988-01-06", "title": "装卸管理办法"}),
        (("装卸管理办法", "1988年1月6日，全市动员"), {"issue_date": None}),
        (("关于印发规定的通知（2004/06/23）", "2004-6-23某政发〔2004〕89号", "各县："),
         {"title": "关于印发规定的通知", "document_number": "某政发〔2004〕89号", "issue_date": None}),
    ],
)  # fmt: skip
def test_number_and_date_below_the_title(lines: tuple[str, ...], expected: dict[str, Any]) -> None:
    assert chosen(structure_of(*lines, BODY).metadata, expected) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("某市2023年统计公报［1］", "某市统计局 某某调查队", "2024年3月20日"),
         {"title": "某市2023年统计公报", "issuers": ["某市统计局", "某某调查队"], "issue_date": "2024-03-20"}),
        (("政府工作报告", "——2024年1月22日在某市第十五届人民代表大会第四次会议上", "某市市长 周明"),
         {"title": "政府工作报告", "issue_date": "2024-01-22", "signers": ["周明"]}),
        (("某区2024年预算执行情况的报告", "2025年1月8日在某区第七届人民代表大会第四次会议上", "某区财政局"),
         {"title": "某区2024年预算执行情况的报告", "issue_date": "2025-01-08", "issuers": ["某区财政局"]}),
        (("在全县工作会议上的讲话", "县委书记 李建军", "（2023年2月16日）"), {"signers": ["李建军"], "issue_date": "2023-02-16"}),
        (("在全市工作会议上的讲话", "（2025年1月8日）", "张三"), {"title": "在全市工作会议上的讲话", "issue_date": "2025-01-08"}),
        (("某区审计局局长 郑大明", "2023年9月28日", "主任、各位副主任、各位委员："), {"title": None, "signers": ["郑大明"], "issue_date": "2023-09-28"}),
    ],
)  # fmt: skip
def test_who_spoke_and_when(lines: tuple[str, ...], expected: dict[str, Any]) -> None:
    assert chosen(structure_of(*lines, BODY).metadata, expected) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("新华网某地3月16日电 第十届全国人民代表大会第五次会议关于报告的决议", BODY),
         {"title": "第十届全国人民代表大会第五次会议关于报告的决议", "issuers": ["全国人民代表大会"]}),
        (("关于报告的决议", "某政府门户网站 www.example.cn 2008年03月06日 来源：某某日报", "某省第一届人民代表大会", "第一次会议关于报告的决议", "（一九五四年九月二十六日通过）", BODY),
         {"title": "某省第一届人民代表大会第一次会议关于报告的决议", "publication_date": "2008-03-06"}),
        (("关于防汛的通知", "本站 2025-02-08 09:44:50", BODY), {"publication_date": "2025-02-08"}),
        (("某市人民政府关于防汛的决定 某某文库", "某市人民政府关于防汛的决定", BODY), {"title": "某市人民政府关于防汛的决定"}),
        (("某局2018年支出 评价报告", "详细信息", "公开内容", "某局2018年支出", "评价报告"), {"title": "某局2018年支出评价报告"}),
        (("某局部门决算", "来源：管理员 2023-09-08 17:15", "浏览量：1"), {"information_source": "管理员", "publication_date": "2023-09-08"}),
        (("关于医保缴费的温馨提示", "某区医保局2024年10月12日17:30浙江"), {"title": "关于医保缴费的温馨提示"}),
    ],
)  # fmt: skip
def test_what_collections_say_first(lines: tuple[str, ...], expected: dict[str, Any]) -> None:
    assert chosen(structure_of(*lines, BODY).metadata, expected) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("航行规则", "1958年4月19日 交通部", "水产部发布"), {"issuers": ["交通部", "水产部"], "issue_date": "1958-04-19"}),
        (("关于定罪问题的批复", "2018年1月25日 最高人民法院审判委员会第1732次会议", "2018年3月2日 最高人民检察院第十二届检察委员会第74次会议通过"),
         {"issuers": ["最高人民法院", "最高人民检察院"], "issue_date": "2018-03-02"}),
        (("关于借贷问题的批复", "2020年11月9日 最高人民法院审判委员会", "第1815次会议通过，自2021年1月1日起施行）"),
         {"issuers": ["最高人民法院"], "issue_date": "2020-11-09", "effective_date": "2021-01-01"}),
    ],
)  # fmt: skip
def test_adoption_notes_that_break_off(lines: tuple[str, ...], expected: dict[str, Any]) -> None:
    assert chosen(structure_of(*lines, BODY).metadata, expected) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("某所交易规则", "（2023年修订）", "（2001年11月30日实施；2006年5月15日第一次修订；根据2023年2月17日《关于发布〈某规则〉的通知》修订）", "第一章 总则"),
         {"title": "某所交易规则（2023年修订）", "issue_date": "2023-02-17", "effective_date": None}),
        (("某市条例", "2001年5月1日 某市人民代表大会常务委员会第二次会议通过", "2001年10月1日 施行", "2006年5月15日 某市人民代表大会常务委员会第五次会议修正", "第一章 总则"),
         {"issue_date": "2006-05-15", "effective_date": "2001-10-01"}),
    ],
)  # fmt: skip
def test_adoption_notes_of_several_clauses(lines: tuple[str, ...], expected: dict[str, Any]) -> None:
    assert chosen(structure_of(*lines, BODY).metadata, expected) == expected


def test_adoption_note_gives_the_last_date() -> None:
    found = fields(
        structure_of(
            "某法",
            "1989年4月4日 第七届全国人民代表大会第二次会议通过",
            "2017年6月27日 第十二届全国人民代表大会常务委员会第二十八次会议修正",
            "第一条 甲。",
        ).metadata
    )
    assert (found["issue_date"], len(found["notes"])) == ("2017-06-27", 2)


@pytest.mark.parametrize(
    ("note", "issuers", "number"),
    [
        ("（2023年9月27日某省第十四届人民代表大会常务委员会第五次会议通过）", ["某省人民代表大会常务委员会"], None),
        ("（2021年7月27日中华人民共和国国务院令第746号公布）", ["国务院"], "中华人民共和国国务院令第746号"),
        (
            "（1988年4月20日某州第七届人民代表大会第二次会议通过 1988年6月10日某省第七届人民代表大会常务委员会第三次会议批准）",
            ["某州人民代表大会"],
            None,
        ),
        ("1993年8月7日 最高人民法院以法发〔1993〕15号通知印发", None, "法发〔1993〕15号"),
        ("（2023年12月28日中国共产党某市第十三届委员会第五次全体会议通过）", ["中国共产党某市第十三届委员会"], None),
        ("（2020年9月28日中共中央政治局会议审议批准 2020年9月30日中共中央发布）", ["中共中央"], None),
        ("2007年4月5日国务院令第492号公布，2019年4月3日国务院令第711号修订", ["国务院"], "国务院令第711号"),
        (
            "（2019年7月26日某某会令第158号公布 根据2020年3月20日某某会令第166号《关于修改部分规章的决定》修订）",
            ["某某会"],
            "某某会令第166号",
        ),
        ("（2020年9月25日某甲会、某行、某局某甲会令第176号公布）", ["某甲会", "某行", "某局"], "某甲会令第176号"),
        ("（2020年9月25日某甲会、某行 某甲会令第176号公布）", ["某甲会", "某行"], "某甲会令第176号"),
        ("2008年7月17日 经某某部第6次部务会议通过", ["某某部"], None),
        (
            "（1996年9月23日某市人民政府第15号令发布 根据2023年11月15日某市人民政府第311号令第二次修改）",
            ["某市人民政府"],
            "某市人民政府令第311号",
        ),
        ("（2020年7月6日某某部公布 根据2022年9月26日《某某部关于修改〈某规定〉的决定》修正）", ["某某部"], None),
        (
            "（2024年1月8日最高人民法院审判委员会第1911次会议、2024年2月22日最高人民检察院第十四届检察委员会第二十五次会议通过，自2024年3月20日起施行）",
            ["最高人民法院", "最高人民检察院"],
            None,
        ),
        (
            "（2011年3月1日中华人民共和国国务院、中华人民共和国中央军事委员会令第599号公布）",
            ["国务院", "中央军事委员会"],
            "中华人民共和国国务院、中华人民共和国中央军事委员会令第599号",
        ),
        (
            "1988年10月31日 甲某部、乙某部、国家某局令第1号发布",
            ["甲某部", "乙某部", "国家某局"],
            "甲某部、乙某部、国家某局令第1号",
        ),
        (
            "（2020年9月24日某省第十三届人民代表大会常务委员会第二十四次会议通过批准的《某市人民代表大会常务委员会关于修改〈某某规则〉的决定》修正）",
            ["某市人民代表大会常务委员会"],
            None,
        ),
        ("2003年8月18日 某某监管局、某某总署第4号令公布", ["某某监管局", "某某总署"], "某某监管局、某某总署令第4号"),
        ("1985年10月24日 国务院、中央军委发布", ["国务院", "中央军委"], None),
        ("1958年1月9日 全国人民代表大会常务委员会第九十一次会议通过", ["全国人民代表大会常务委员会"], None),
        # the county of a 县第五届人民代表大会 goes without its name
        ("（2001年4月12日县第五届人民代表大会第五次会议通过）", None, None),
        (
            "（2015年2月8日市十四届人大五次会议通过 2015年6月12日某市人民代表大会常务委员会公告第14号公布）",
            ["某市人民代表大会常务委员会"],
            "某市人民代表大会常务委员会公告第14号",
        ),
    ],
)
def test_adoption_note_gives_body_and_number(note: str, issuers: list[str] | None, number: str | None) -> None:
    found = fields(structure_of("某某规则", note, "第一条 甲。").metadata)
    assert (found.get("issuers"), found.get("document_number")) == (issuers, number)


def test_date_alone_in_brackets_is_no_note() -> None:
    found = fields(structure_of("关于防汛的意见", "（2025年6月30日）", BODY).metadata)
    assert (found["issue_date"], found.get("notes")) == ("2025-06-30", None)


def test_the_date_of_a_circular_below_its_addressees() -> None:
    lines = ("日期：2024年2月6日", "供水问卷", "1. 本通函邀请学校填写问卷。")
    assert fields(parsed("分发名单：各中学校长", "档号：EDB/1", *lines).metadata)["issue_date"] == "2024-02-06"
    assert "issue_date" not in fields(parsed("档号：EDB/1", *lines).metadata)
