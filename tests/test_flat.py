"""Texts without line ends: where lines begin again."""

import pytest

from govdocparse import parse
from govdocparse.cleaning import flat
from govdocparse.grammar import shipped
from govdocparse.text import Text
from invariants import check
from structures import fields

SENTENCE = "各单位要提高认识，结合实际抓好落实，确保各项工作按期完成，取得实效。"
LONG = SENTENCE * 40


def restored(string: str) -> list[str]:
    return flat.restore(Text.of(string), shipped()).string.split("\n")


@pytest.mark.parametrize(
    ("string", "lines"),
    [
        # the head: mark, number, title, addressees
        (f"某市水务局文件某水发〔2021〕5号关于做好防汛工作的通知各区水务局，各有关单位:{LONG}",
         ["某市水务局文件", "某水发〔2021〕5号", "关于做好防汛工作的通知", "各区水务局，各有关单位:", LONG]),
        (f"某市水务局某水函〔2021〕5号某市水务局关于征集项目的通知市直有关部门:{LONG}",
         ["某市水务局", "某水函〔2021〕5号", "某市水务局关于征集项目的通知", "市直有关部门:", LONG]),
        (f"国务院关于环境保护工作的决定国发〔1990〕65号（一九九〇年十二月五日）　　{LONG}",
         ["国务院关于环境保护工作的决定", "国发〔1990〕65号", "（一九九〇年十二月五日）", LONG]),
        (f"国务院办公厅关于监管的通知国办发〔2014〕56号各省人民政府，各部门：　　{LONG}　　国务院办公厅　　2014年11月12日",
         ["国务院办公厅关于监管的通知", "国办发〔2014〕56号", "各省人民政府，各部门：", LONG, "国务院办公厅", "2014年11月12日"]),
        # a number that the text cites is none of the head
        (f"根据国发〔2021〕5号文件要求，{LONG}", [f"根据国发〔2021〕5号文件要求，{LONG}"]),
        # markers behind a sentence, and right behind the heading around them
        (f"{LONG}一、流程(一)备案。甲。(二)结算。乙。二、要求1.提高认识。2.落实责任。",
         [LONG, "一、流程", "(一)备案。甲。", "(二)结算。乙。", "二、要求", "1.提高认识。", "2.落实责任。"]),
        (f"{LONG}标准为：1.5万元。", [f"{LONG}标准为：1.5万元。"]),
        # the tail
        (f"某市水务局文件某水发〔2021〕5号关于防汛的通知各区:{LONG}附件:1.台账2.检查表某市水务局2021年3月4日某市水务局办公室2021年3月5日印发",
         ["某市水务局文件", "某水发〔2021〕5号", "关于防汛的通知", "各区:", LONG, "附件:1.台账", "2.检查表", "某市水务局2021年3月4日", "某市水务局办公室2021年3月5日印发"]),
        (f"某市水务局文件某水发〔2021〕5号关于防汛的通知各区:{LONG}某市水务局2021年3月4日附件检查办法{LONG}",
         ["某市水务局文件", "某水发〔2021〕5号", "关于防汛的通知", "各区:", LONG, "某市水务局2021年3月4日", f"附件检查办法{LONG}"]),
        (f"{LONG}附件1申请书(此件主动公开)", [LONG, "附件1申请书", "(此件主动公开)"]),
        # a short paper on one line, and a paragraph that is none
        (f"关于做好防汛工作的通知各区水务局：{SENTENCE * 5}一、提高认识。", ["关于做好防汛工作的通知", "各区水务局：", SENTENCE * 5, "一、提高认识。"]),
        (f"{SENTENCE * 5}（一）甲。（二）乙。", [f"{SENTENCE * 5}（一）甲。（二）乙。"]),
    ],
)  # fmt: skip
def test_lines(string: str, lines: list[str]) -> None:
    assert restored(string) == lines


def test_a_paper_on_one_line_is_read_like_one_on_many() -> None:
    paper = (
        f"某市水务局文件某水发〔2021〕5号关于做好防汛工作的通知各区水务局，各有关单位:{LONG}"
        "一、总体要求(一)加强领导。各区要落实责任。附件:1.台账2.检查表某市水务局2021年3月4日某市水务局办公室2021年3月5日印发"
    )
    document = parse(paper)
    check(document, paper)
    found = fields(document.metadata)
    assert found == {
        "title": "关于做好防汛工作的通知",
        "document_number": "某水发〔2021〕5号",
        "issuers": ["某市水务局"],
        "addressees": ["各区水务局", "各有关单位"],
        "issue_date": "2021-03-04",
        "printing_authority": "某市水务局办公室",
        "printing_date": "2021-03-05",
    }
    assert [section.address for section in document.sections()] == ["一、", "一、（一）"]
