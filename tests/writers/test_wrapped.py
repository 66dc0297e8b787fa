"""How the cells of a terminal's table are broken into lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from govdocparse.writers.wrapped import Cell


def wrapped(text: str, width: int) -> list[str]:
    return [line.plain for line in Cell(text).wrap(Console(width=width), width)]


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("市科技局、市财政局", 10, ["市科技局、", "市财政局"]),
        ("市科技局、市财政局", 8, ["市科技", "局、市财", "政局"]),
        ("新建（改建）学校", 6, ["新建", "（改", "建）学", "校"]),
        ("兑现奖励，2025年底前", 12, ["兑现奖励，", "2025年底前"]),
        ("给予120.5万元", 8, ["给予", "120.5万", "元"]),
        ("≥ 50家以上", 6, ["≥ 50家", "以上"]),
        ("甲\n乙", 6, ["甲", "乙"]),
        ("abcdefgh", 3, ["abc", "def", "gh"]),
        ("", 6, [""]),
    ],
)
def test_lines(text: str, width: int, lines: list[str]) -> None:
    assert [line.rstrip() for line in wrapped(text, width)] == lines


@given(st.text(alphabet="市科技局、，。（）《》2025年 abc%\n", max_size=60), st.integers(2, 20))
def test_all_is_there_and_fits(text: str, width: int) -> None:
    lines = wrapped(text, width)
    assert "".join(lines) == text.replace("\n", "")
    assert all(cell_len(line.rstrip()) <= width for line in lines)
