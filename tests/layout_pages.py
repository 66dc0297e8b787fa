"""Pages of characters at places, made of lines of text in the type area of GB/T 9704, and what is composed of them."""

from __future__ import annotations

from collections.abc import Sequence

from govdocparse.grammar import shipped
from govdocparse.readers.layout import compose as composing
from govdocparse.readers.layout.compose import Composed
from govdocparse.readers.layout.page import Glyph, Page, Rule

EM = 16.0
LEFT = 79.0
# The type area of GB/T 9704: 28 characters a line.
FULL = "一二三四五六七八九十" * 2 + "甲乙丙丁戊己庚辛"
INDENTED = FULL[:26]


def compose(pages: Sequence[Page]) -> Composed:
    """The pages by the shipped grammar."""
    return composing.compose(pages, shipped())


def typed(x: float, y: float, text: str, size: float = EM, spacing: float = 0.0) -> list[Glyph]:
    """A text whose first character begins at x, with its baseline at y."""
    glyphs = []
    for character in text:
        width = size if character > "\u2e7f" or character in "—“”" else size / 2
        glyphs.append(Glyph(y, x, x + width, size, character))
        x += width + spacing
    return glyphs


def page(
    *lines: tuple[float, str], top: float = 120, number: int = 1, more: Sequence[Glyph] = (), **known: object
) -> Page:
    """A page of lines under one another, each with its indent in characters."""
    glyphs = [
        glyph
        for index, (indent, text) in enumerate(lines)
        for glyph in typed(LEFT + indent * EM, top + 29 * index, text)
    ]
    return Page(number, 595, 842, [*glyphs, *more], **known)  # type: ignore[arg-type]


def paper(composed: Composed) -> list[str]:
    """The lines that are not omitted."""
    text = composed.text
    for omission in reversed(composed.hints.omissions):
        text = text[: omission.span.start] + text[omission.span.end :]
    return [line for line in text.split("\n") if line]


def omitted(composed: Composed) -> list[tuple[str, str]]:
    return [(item.reason, composed.text[item.span.start : item.span.end]) for item in composed.hints.omissions]


BODY = ((2, INDENTED), (0, FULL), (0, "丙丁。"), (2, INDENTED), (0, FULL), (0, "戊己。"))


def body(number: int) -> list[tuple[float, str]]:
    """Text that is another on each page."""
    start = number * 7
    text = "".join(chr(0x4E00 + start * 40 + n) for n in range(200))
    return [
        (2, text[:26]),
        (0, text[26:54]),
        (0, "末。"),
        (2, text[60:86]),
        (0, text[86:114]),
        (0, text[114:120] + "。"),
    ]


def grid(xs: Sequence[float], ys: Sequence[float]) -> list[Rule]:
    return [Rule(xs[0], y, xs[-1], y) for y in ys] + [Rule(x, ys[0], x, ys[-1]) for x in xs]


def cells(composed: Composed) -> list[list[tuple[str, int, int]]]:
    (table,) = composed.hints.tables
    return [[(composed.text[c.span.start : c.span.end], c.columns, c.rows) for c in row] for row in table.rows]


def level(*ys: float, left: float = 90, right: float = 500) -> list[Rule]:
    return [Rule(left, y, right, y) for y in ys]
