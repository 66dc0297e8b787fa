"""The imprint: copies, printing office and date, keywords, and addressees that stand there."""

from typing import Any

import pytest

from govdocparse import parse
from govdocparse.model import Paragraph
from structures import BODY, NOTICE, SIGNED, chosen, fields, structure_of


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("抄送：市委各部门，市纪委，各群众团体。", "市人大办，市法院。", "某市政府办公厅2025年2月9日印发"),
         {"cc": ["市委各部门", "市纪委", "各群众团体", "市人大办", "市法院"], "printing_authority": "某市政府办公厅", "printing_date": "2025-02-09"}),
        (("抄送：区委各部门。", "某区管理委员会办公室", "2025年2月25日印发"), {"printing_authority": "某区管理委员会办公室", "printing_date": "2025-02-25"}),
        (("主题词：经济 政策 通知", "抄送：省政府，市委。", "某市政府办公厅 2008年5月23日印发"), {"keywords": ["经济", "政策", "通知"], "cc": ["省政府", "市委"]}),
        (("公开方式：主动公开", "某市政府办公厅 2025年2月9日印发"), {"disclosure": "主动公开", "printing_date": "2025-02-09"}),
        (("主送：各市教育局，各高校。", "抄报：教育部。", "某市政府办公厅 2025年2月9日印发"), {"addressees": ["各区人民政府"], "cc": ["教育部"]}),
        (("抄送：各区、县（市）人民政府，市委办、市人大办。",), {"cc": ["各区、县（市）人民政府", "市委办", "市人大办"]}),
        (("某市政府办公厅 2025年2月9日印发", "共印200份"), {"printing_authority": "某市政府办公厅"}),
        # attachments below the copies
        (("抄送：市委各部门，市纪委，某某警备区，市各群众团体，市人大常", "委会办公厅，市法院。", "某市政府办公厅 2025年2月9日印发"), {"cc": ["市委各部门", "市纪委", "某某警备区", "市各群众团体", "市人大常委会办公厅", "市法院"]}),
        (("抄送：市委各部门，市纪委，某某警备区，市各群众团体，各民主党派", "某市政府办公厅 2025年2月9日印发"), {"cc": ["市委各部门", "市纪委", "某某警备区", "市各群众团体", "各民主党派"]}),
        (("抄送：市委。", "附件：", "任务分工表", "某市政府办公厅"), {"cc": ["市委"], "printing_authority": None}),
    ],
)  # fmt: skip
def test_imprint(lines: tuple[str, ...], expected: dict[str, Any]) -> None:
    assert chosen(structure_of(*NOTICE, *SIGNED, *lines).metadata, expected) == expected


def test_a_table_in_the_imprint_is_nobody_to_send_copies_to() -> None:
    table = "| 甲 | 乙 |\n| 1 | 2 |"
    document = parse("\n".join((*NOTICE, *SIGNED, "抄送：市委。", table, "某市政府办公厅 2025年2月9日印发")))
    assert [field.value for field in document.metadata.cc] == ["市委"]
    assert table in [block.text for block in document.parts[0].blocks if isinstance(block, Paragraph)]


def test_addressees_of_the_imprint() -> None:
    lines = (
        "关于做好防汛工作的通知",
        BODY,
        "某省教育厅",
        "2025年2月8日",
        "（信息公开形式：主动公开）",
        "主送：各市教育局，各高校。",
        "某省教育厅办公室2025年2月9日印发",
    )
    found = fields(structure_of(*lines).metadata)
    assert (found["addressees"], found["notes"]) == (["各市教育局", "各高校"], ["信息公开形式：主动公开"])
