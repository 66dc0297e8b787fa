"""A paper as a Word file: its numbers typed, or left to Word."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import pairwise

from carriers.content import Line, Paper
from docx_files import MARGINS, docx, field, level, lists, p, r

FOOTER = p(r("— "), field("PAGE", r("1")), r(" —"))
ALIGN = {"mark": "center", "number": "center", "title": "center", "signature": "right"}
FONT = '<w:rFonts w:eastAsia="仿宋_GB2312"/><w:sz w:val="32"/>'
# 一、 then （一）, which runs on across 一、, then 1. under each （一）.
LEVELS = (
    level(0, "%1、", "chineseCountingThousand", extra='<w:suff w:val="nothing"/>')
    + level(1, "（%2）", "chineseCountingThousand", extra='<w:lvlRestart w:val="0"/><w:suff w:val="nothing"/>')
    + level(2, "%3.", "decimal", extra='<w:suff w:val="nothing"/>')
)


def typed(paper: Paper) -> bytes:
    """All characters are in the file; runs are cut where Word cuts them, between wide and narrow characters."""
    body = "".join(_paragraph(line, line.whole) for line in paper.lines)
    return docx(body + MARGINS, header1=p(""), footer1=FOOTER)


def generated(paper: Paper) -> bytes:
    """The numbers of the outline are list numbers, those of each part a list of its own; no marker is in the file."""
    body = "".join(
        _paragraph(line, line.text, (line.part + 1, line.level - 1)) if line.marker else _paragraph(line, line.text)
        for line in paper.lines
    )
    parts = {line.part for line in paper.lines}
    return docx(body + MARGINS, numbering=lists(*[LEVELS] * (max(parts) + 1)), header1=p(""), footer1=FOOTER)


NUMBERS: Mapping[str, Callable[[Paper], bytes]] = {"typed": typed, "generated": generated}


def _paragraph(line: Line, text: str, number: tuple[int, int] | None = None) -> str:
    layout = f'<w:jc w:val="{ALIGN[line.role]}"/>' if line.role in ALIGN else '<w:ind w:firstLineChars="200"/>'
    return p(*(r(piece, FONT) for piece in _runs(text)), num=number, pr=layout)


def _runs(text: str) -> list[str]:
    """The text cut at each change between narrow and wide characters."""
    starts = [0, *(place for place in range(1, len(text)) if (text[place] < "ÿ") != (text[place - 1] < "ÿ")), len(text)]
    return [text[start:end] for start, end in pairwise(starts) if start < end]
