"""Script: which one a text is written in, and what it reads like in Simplified characters."""

import subprocess
import sys
from functools import partial
from pathlib import Path

import opencc
import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from govdocparse import grammar
from govdocparse.cleaning import script
from govdocparse.text import Text
from project import SAMPLES
from timing import assert_linear

GRAMMAR = grammar.shipped()
PLAIN = opencc.OpenCC("t2s").convert


def simplified(string: str) -> str:
    return script.to_simplified(Text.of(string), GRAMMAR).string


DETECTED = [
    ("關於印發《辦法》的通知", "traditional"),
    ("补助三萬元和兩百萬元", "traditional"),
    ("三萬元", "traditional"),
    ("关于印发《办法》的通知", "simplified"),
    ("由吴堃、陳喆负责，联系电话为某某", "simplified"),
    ("市科技局为责任单位，见《論語》", "simplified"),
    ("於洪区、昇华路", "simplified"),
    ("人民政府", "simplified"),
    ("2025", "simplified"),
    ("国國", "simplified"),
    ("", "simplified"),
]


@pytest.mark.parametrize(("string", "expected"), DETECTED)
def test_detect(string: str, expected: str) -> None:
    assert script.detect(string, GRAMMAR) == expected


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.txt")), ids=lambda path: path.stem)
def test_only_the_damaged_sample_is_traditional(path: Path) -> None:
    expected = "traditional" if "damaged" in path.stem else "simplified"
    assert script.detect(path.read_text(encoding="utf-8"), GRAMMAR) == expected


CONVERTED = [
    # what t2s does
    ("關於推動經濟高質量發展的若干政策", "关于推动经济高质量发展的若干政策"),
    ("統籌協調、體制機製", "统筹协调、体制机制"),
    ("市發展改革委、市市場監管局", "市发展改革委、市市场监管局"),
    ("平臺、臺賬、檯賬、台灣", "平台、台账、台账、台湾"),
    ("以後、皇后、午後", "以后、皇后、午后"),
    ("準備、批准、標準", "准备、批准、标准"),
    ("裏面、鄰里、公里", "里面、邻里、公里"),
    ("象徵、長征、徵求意見", "象征、长征、征求意见"),
    ("佈局、公佈、布料", "布局、公布、布料"),
    ("計畫、計劃、籌畫、繪畫", "计划、计划、筹划、绘画"),
    ("覆蓋、回覆、恢復、複製", "覆盖、回复、恢复、复制"),
    ("瞭解、瞭望、一目瞭然", "了解、瞭望、一目了然"),
    ("藉口、憑藉、慰藉、狼藉", "借口、凭借、慰藉、狼藉"),
    ("陜西省、川陜兩省", "陕西省、川陕两省"),
    ("乾隆、乾坤、乾燥、幹部、干涉", "乾隆、乾坤、干燥、干部、干涉"),
    ("傢俱、沈沒、畢昇、角徵羽", "家具、沉没、毕昇、角徵羽"),
    ("鍾書、錢鍾書、手鍊、鍊鋼", "钟书、钱锺书、手链、炼钢"),
    # what the overlay does: 著
    ("著力、著重、著手、著眼", "着力、着重、着手、着眼"),
    ("意味著、沿著、隨著、附著、本著", "意味着、沿着、随着、附着、本着"),
    ("顯著、著名、著作權、原著、土著、編著", "显著、著名、著作权、原著、土著、编著"),
    ("隨著有關部門，討論著", "随着有关部门，讨论着"),
    # 於
    ("關於單位、由於其一直、位於則", "关于单位、由于其一直、位于则"),
    ("臨安區於潛鎮，關於潛在風險", "临安区於潜镇，关于潜在风险"),
    # the rest
    ("徵調、特徵聲明", "征调、特征声明"),
    ("藉著、藉由", "借着、借由"),
    ("規畫、企畫、畫定、社區畫展", "规划、企划、划定、社区画展"),
    ("地面沈降、深沈、沈重、瀋陽、遼瀋", "地面沉降、深沉、沉重、沈阳、辽沈"),
    ("批覆、覆核、覆函、顛覆", "批复、复核、复函、颠覆"),
    ("乾安縣、建德市乾潭鎮、乾元鎮", "乾安县、建德市乾潭镇、乾元镇"),
    ("衹有、祇是、神祇", "只有、只是、神祇"),
    ("賸餘、砲兵、姪子、化粧", "剩余、炮兵、侄子、化妆"),
    ("二噁英", "二噁英"),
    ("影響甚鉅、李澤鉅", "影响甚巨、李泽钜"),
    # what stays
    ("着力、干净、2025年、ABC", "着力、干净、2025年、ABC"),
    ("", ""),
]


@pytest.mark.parametrize(("string", "expected"), CONVERTED)
def test_converted(string: str, expected: str) -> None:
    assert simplified(string) == expected


def plain(string: str) -> str:
    """What OpenCC alone gives, with the overlay on top."""
    return script._overlaid(PLAIN(string), GRAMMAR)


def test_the_damaged_sample_is_converted_as_opencc_does() -> None:
    page = regex.sub(r"\([a-zà-ǿ-ǜ ]+\)", "", (SAMPLES / "hangzhou-2026-damaged.txt").read_text(encoding="utf-8"))
    assert simplified(page) == plain(page)
    assert "關" in page
    assert "關" not in simplified(page)


def _phrases() -> list[str]:
    """The phrases of OpenCC's own dictionary, where the package has it as text."""
    paths = Path(opencc.__file__).parent.rglob("TSPhrases.txt")
    return [line.split("\t")[0] for path in paths for line in path.read_text(encoding="utf-8").splitlines()]


def test_every_phrase_is_converted_as_opencc_does() -> None:
    phrases = _phrases()
    assert [phrase for phrase in phrases if simplified(phrase) != plain(phrase)] == []


WORDS = [
    "乾",
    "隆",
    "燥",
    "計",
    "畫",
    "關",
    "於",
    "潛",
    "在",
    "著",
    "力",
    "顯",
    "覆",
    "蓋",
    "函",
    "瞭",
    "解",
    "徵",
    "調",
    "，",
    "2",
    "\n",
]


@given(st.lists(st.sampled_from(WORDS), max_size=40).map("".join))
def test_any_text_is_converted_as_opencc_does_at_its_places(string: str) -> None:
    text = Text.of("頭" + string)[1:]
    found = script.to_simplified(text, GRAMMAR)
    assert found.string == plain(string)
    assert list(found.offsets) == list(text.offsets)


def test_a_phrase_of_another_length_keeps_the_places_around_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(script, "_converter", lambda: lambda run: PLAIN(run).replace("覆盖", "覆盖面"))
    found = script.to_simplified(Text.of("，全覆蓋，國"), GRAMMAR)
    assert found.string == "，全覆盖面，国"
    assert found.span(5, 7) == (4, 6)
    assert found.span(1, 5) == (1, 4)


def test_a_simplified_page_never_loads_opencc() -> None:
    code = (
        "import sys; from govdocparse import grammar; from govdocparse.cleaning import script\n"
        "assert script.detect('关于印发《办法》的通知', grammar.shipped()) == 'simplified'\n"
        "sys.exit('opencc' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize("piece", ["乾", "關", "國於", "著", "乾，", "於潛", "覆核", "沈"])
def test_time_is_linear_on_hostile_text(piece: str) -> None:
    assert_linear(lambda size: partial(script.to_simplified, Text.of(piece * (size // len(piece))), GRAMMAR), 4_000, 16)
