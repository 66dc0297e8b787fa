"""Orders, announcements and instruments: papers that have their number from a mark of one or two lines."""

from typing import Any

import pytest

from govdocparse import parse
from govdocparse.model import Paragraph
from structures import BODY, chosen, fields, structure_of


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("某市人民政府令〔2025〕第3号 某市供水管理办法", "《某市供水管理办法》已经通过，现予公布。"), {"document_number": "某市人民政府令〔2025〕3号", "title": "某市供水管理办法"}),
        (("某省某市人民政府", "某市人民政府令第79号", "某市供水管理办法"), {"issuers": ["某市人民政府"], "document_number": "某市人民政府令第79号"}),
        (("某应急规定", "甲某部令 乙某部令", "2004年第2号"), {"title": "某应急规定", "issuers": ["甲某部", "乙某部"], "document_number": "乙某部令2004年第2号"}),
        (("中华人民共和国国务院令", "第227号", "某某管理条例"), {"issuers": ["国务院"], "document_number": "中华人民共和国国务院令第227号"}),
        (("某市人民政府", "令", "第15号"), {"issuers": ["某市人民政府"], "document_number": "某市人民政府令第15号"}),
        (("某甲部", "某乙部", "令", "第29号"), {"issuers": ["某甲部", "某乙部"], "document_number": "某甲部、某乙部令第29号"}),
        (("中华人民共和国国家发展和改革委员会", "中华人民共和国工业和信息化部", "令", "第18号"),
         {"document_number": "中华人民共和国国家发展和改革委员会、中华人民共和国工业和信息化部令第18号"}),
        (("某某法", "中华人民共和国主席令（九届第37号）"), {"document_number": "中华人民共和国主席令九届第37号", "issuers": ["中华人民共和国主席"]}),
        (("某办法", "某某银行令［2009］第1号", "《某办法》已经会议通过，现予公布。"),
         {"document_number": "某某银行令〔2009〕1号", "issuers": ["某某银行"]}),
        (("某省规定", "政府令〔2010〕第15号"), {"document_number": "政府令〔2010〕15号", "issuers": None}),
        (("某某部令第76号", "——某某部关于修改《某准则》的决定", "部长 张三"), {"title": "某某部关于修改《某准则》的决定"}),
        (("某银行 某总局 某某会令〔2025〕第11号（客户管理办法）",),
         {"document_number": "某银行、某总局、某某会令〔2025〕11号", "title": "客户管理办法", "issuers": ["某银行", "某总局", "某某会"]}),
        (("某某部令第3号（《进口办法（试行）》）",), {"document_number": "某某部令第3号", "title": "进口办法（试行）", "issuers": ["某某部"]}),
    ],
)  # fmt: skip
def test_orders(lines: tuple[str, ...], expected: dict[str, Any]) -> None:
    assert chosen(structure_of(*lines, BODY).metadata, expected) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("某某总局公告2006年（第12号）", BODY), {"document_number": "某某总局公告2006年第12号", "issuers": ["某某总局"], "title": None}),
        (("某市人大常委会公告", "第三十七号", "《某条例》已经通过，现予公布。"), {"document_number": "某市人大常委会公告第37号", "title": "某市人大常委会公告"}),
        (("某市自然资源局", "土地使用权出让公告", "某告字〔2025〕3号"), {"title": "某市自然资源局土地使用权出让公告"}),
        (("国家某某总局", "公 告", "2024年第15号", "关于发布某规定的公告"),
         {"issuers": ["国家某某总局"], "document_number": "国家某某总局公告2024年第15号", "title": "关于发布某规定的公告"}),
        (("某省审计厅审计结果公告", "2024年第3号（总第58号）"), {"document_number": "某省审计厅审计结果公告2024年第3号"}),
        (("某省税务局", "某省财政厅", "关于落实税收政策的公告", "（2023年第6号）"), {"document_number": "公告2023年第6号"}),
        (("某某监管局行政处罚决定书", "某监罚决字〔2023〕5号"), {"issuers": ["某某监管局"]}),
        (("某县经济普查公报（第二号）", "——第二产业情况", "某县统计局", "2020年5月20日"),
         {"title": "某县经济普查公报（第二号）——第二产业情况", "issuers": ["某县统计局"], "issue_date": "2020-05-20"}),
        (("某市中级人民法院", "公 告", "（2023）浙01破23号"), {"title": "某市中级人民法院公告", "document_number": "（2023）浙01破23号"}),
        (("某村村民委员会公告", "（2024）第2号"), {"title": "某村村民委员会公告", "document_number": "某村村民委员会公告（2024）第2号"}),
        (("某某委员会、某部", "公告", "2024年第5号"), {"title": "某某委员会、某部公告", "document_number": "某某委员会、某部公告2024年第5号"}),
        (("某署公告2022年第39号（关于公布清单的公告）",), {"title": "关于公布清单的公告", "document_number": "某署公告2022年第39号"}),
        (("某银行 某管理局公告〔2024〕第7号（资金管理规定）",),
         {"document_number": "某银行、某管理局公告〔2024〕7号", "title": "某银行 某管理局公告〔2024〕第7号（资金管理规定）"}),
        (("某总署公告2017年第26号（关于简化手续的公告）",), {"issuers": ["某总署"], "title": "关于简化手续的公告"}),
    ],
)  # fmt: skip
def test_announcements(lines: tuple[str, ...], expected: dict[str, Any]) -> None:
    assert chosen(structure_of(*lines, BODY).metadata, expected) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("〔十五届〕第25号", "《某条例》已经通过，现予公布。"), {"document_number": "〔十五届〕第25号"}),
        (("行政长官办公室", "第98/2021号行政长官批示"), {"document_number": "第98/2021号行政长官批示", "title": "第98/2021号行政长官批示"}),
        (("第12/2022号法律", "轻轨交通服务法律制度"), {"document_number": "第12/2022号法律", "title": "轻轨交通服务法律制度"}),
        (("教育局通函第9/2023号", "分发名单：各中学校长", "副本送：各组主管", "学校收费的安排", "摘要"),
         {"document_number": "教育局通函第9/2023号", "title": "学校收费的安排", "addressees": ["各中学校长"], "cc": ["各组主管"], "issuers": ["教育局"]}),
        (("发展局", "技术通告（工务）第5/2024号", "信息模拟技术的应用"),
         {"document_number": "技术通告（工务）第5/2024号", "title": "信息模拟技术的应用", "issuers": ["发展局"]}),
        (("某市营商环境条例", "〔十五届〕第25号"), {"title": "某市营商环境条例", "document_number": "〔十五届〕第25号"}),
    ],
)  # fmt: skip
def test_numbers_by_the_year_or_the_term(lines: tuple[str, ...], expected: dict[str, Any]) -> None:
    assert chosen(structure_of(*lines, BODY).metadata, expected) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("用过期原料生产食品被处罚", "某市市场监督管理局", "行政处罚决定书", "当事人：某公司"),
         {"title": "某市市场监督管理局行政处罚决定书", "issuers": ["某市市场监督管理局"]}),
        (("某市公安局", "责令限期改正通知书", "某公司："), {"title": "某市公安局责令限期改正通知书"}),
    ],
)  # fmt: skip
def test_instruments(lines: tuple[str, ...], expected: dict[str, Any]) -> None:
    assert chosen(structure_of(*lines, BODY).metadata, expected) == expected


def test_order_goes_by_the_title_of_what_it_puts_out() -> None:
    lines = (
        "某某部令",
        "2023年第7号",
        "《某类规定》已经通过，现予公布。",
        "部 长 张三",
        "2023年3月24日",
        "某类规定",
        "第一条 甲。",
    )
    found = structure_of(*lines)
    assert (found.kind, found.parts[0].title) == ("order", None)
    assert fields(found.metadata) == {
        "title": "某类规定",
        "document_number": "某某部令2023年第7号",
        "issuers": ["某某部"],
        "signers": ["张三"],
        "issue_date": "2023-03-24",
    }


def test_order_has_its_number_from_two_lines() -> None:
    found = fields(
        structure_of(
            "某市人民政府令",
            "第179号",
            "《某市办法》已经通过，现予公布。",
            "市 长：张三",
            "2021年1月29日",
            "某市办法",
            "第一条 甲。",
        ).metadata
    )
    assert (found["document_number"], found["issue_date"], found["signers"]) == (
        "某市人民政府令第179号",
        "2021-01-29",
        ["张三"],
    )


def test_an_announcement_below_the_title_of_its_page_has_its_mark_in_its_number() -> None:
    body = "<p>某某会公告</p><p>〔2026〕3号</p><p>现公布《某某指引》，自2026年3月1日起施行。</p><p>某某会</p><p>2026年1月22日</p>"
    page = (
        f"<html><title>《某某指引》</title><body><h1>《某某指引》</h1><div class='article'>{body}</div></body></html>"
    )
    document = parse(page.encode())
    assert document.metadata.document_number is not None
    assert document.metadata.document_number.value == "某某会公告〔2026〕3号"
    assert [block.text for block in document.parts[0].blocks if isinstance(block, Paragraph)] == [
        "现公布《某某指引》，自2026年3月1日起施行。"
    ]


def test_an_announcement_goes_by_its_number_where_the_carrier_marks_this_as_its_title() -> None:
    text = "<p>现公布供水名单。</p><p>某某总局</p><p>2026年1月22日</p>"
    number = "某某总局公告2026年第12号"
    titles = []
    for page in (f"<title>{number}</title>", ""):
        document = parse(f"<html>{page}<body><p>{number}</p>{text}</body></html>".encode())
        titles.append(fields(document.metadata).get("title"))
    assert titles == [number, None]


def test_a_paper_that_goes_by_its_number_has_the_kind_that_this_names() -> None:
    assert structure_of("某某总局公告2006年（第12号）", BODY).kind == "announcement"


def test_a_page_of_the_gazette_of_macao_has_an_index_card() -> None:
    number = "第90/2023號行政命令"
    document = parse(
        "\n\n".join(
            (
                "澳門特別行政區",
                "行政長官辦公室",
                "法規：",
                number,
                "公報編號：",
                "50/2023",
                "刊登日期：",
                "2023.12.15",
                "  • 委任某司司長臨時代理職務。",
                "相關類別：",
                "  • 行政長官",
                number,
                "行政長官行使法律規定的職權，發佈本行政命令。",
                "二零二三年十二月十四日",
                "命令公佈。",
                "行政長官 陳一心",
                "請使用Adobe Reader 7.0或以上閱讀PDF版本檔案。",
            )
        )
    )
    found = fields(document.metadata)
    assert (found["title"], found["document_number"]) == ("第90/2023号行政命令", "第90/2023号行政命令")
    assert (found["issue_date"], found["signers"]) == ("2023-12-14", ["陈一心"])
    assert found["issuers"] == ["行政长官"]


def test_the_first_sentence_of_an_act_of_macao_says_who_makes_it() -> None:
    made = "某財政司司長行使《某基本法》第六十四條賦予的職權，作出本批示。"
    found = fields(parse(f"{made}\n\n一、甲項。\n\n二、乙項。\n\n二零二零年六月五日\n").metadata)
    assert found["issuers"] == ["某财政司司长"]
    assert "issuers" not in fields(parse("某區行政長官行使職權，應當遵守法律。\n\n一、甲項。\n").metadata)


def test_the_number_of_an_order_has_all_bodies_that_put_it_out() -> None:
    bodies = "人力资源和社会保障部、中国银行业监督管理委员会、中国证券监督管理委员会、中国保险监督管理委员会"
    note = f"（2011年2月12日{bodies}令第11号公布 自2011年5月1日起施行）"
    metadata = structure_of("企业年金办法", note, "第一章 总则", "第一条 为维护权益，制定本办法。").metadata
    assert metadata.document_number is not None
    assert metadata.document_number.value == f"{bodies}令第11号"
    assert [issuer.value for issuer in metadata.issuers] == bodies.split("、")
