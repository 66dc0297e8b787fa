"""A paper as an OFD file: each printed line a text object at its place, pages as GB/T 9704 sets them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import regex

from carriers.content import Line, Paper
from ofd_files import ofd, page, text

# Millimetres on A4: 28 characters of 16 points a line, 22 lines a page; titles of 22 points, the imprint of 14.
LEFT, WIDTH, TOP, PITCH, ROWS = 28.0, 156.0, 45.0, 10.2, 22
FOOT = 273.0
SIZES = {"mark": 7.6, "title": 7.6, "imprint": 4.9}
SIZE = 5.57
# What a line is not parted inside: a word or number, a sign and what it clings to.
UNIT = regex.compile(r"[（《〈“‘〔【(\[]*(?:[\p{Latin}\d.%]+|.)[，。；：、？！）》〉”’〕】…,.;:?!)\]]*", regex.DOTALL)


class Row(NamedTuple):
    """One printed line: where it begins, what it says, and how large."""

    x: float
    text: str
    size: float


def positioned(paper: Paper) -> bytes:
    """Every line of the paper set in lines and pages, with a page number at the foot of each page."""
    rows = [row for line in paper.lines for row in _rows(line)]
    pages = [rows[start : start + ROWS] for start in range(0, len(rows), ROWS)]
    return ofd(*(_page(number, page_rows) for number, page_rows in enumerate(pages, 1)))


def _page(number: int, rows: list[Row]) -> str:
    objects = [_set(row, TOP + place * PITCH, place + 1) for place, row in enumerate(rows)]
    x = LEFT + WIDTH - 5 * SIZE if number % 2 else LEFT + SIZE
    return page(*objects, _set(Row(x, f"— {number} —", 4.9), FOOT, ROWS + 1))


def _set(row: Row, y: float, identity: int) -> str:
    """A text object that says how far each character stands behind the one before."""
    steps = " ".join(f"{_width(character) * row.size:.3f}" for character in row.text[:-1])
    return text(round(row.x, 3), round(y, 3), row.text, identity, size=row.size, steps=steps)


def _rows(line: Line) -> Iterator[Row]:
    """The printed lines of a paragraph."""
    size = SIZES.get(line.role, SIZE)
    indent = {"paragraph": 2, "section": 2, "note": 2, "imprint": 1}.get(line.role, 0) * size
    for number, string in enumerate(_broken(line.whole, WIDTH / size, indent / size)):
        free = WIDTH - sum(map(_width, string)) * size
        if line.role in {"mark", "number", "title"}:
            yield Row(LEFT + free / 2, string, size)
        elif line.role == "signature":
            yield Row(LEFT + free - 4 * size, string, size)
        else:
            yield Row(LEFT if number else LEFT + indent, string, size)


def _broken(string: str, columns: float, indent: float) -> Iterator[str]:
    """The text in lines of so many characters, the first shorter by `indent`."""
    places = [0]
    free = columns - indent
    for unit in UNIT.finditer(string):
        width = sum(map(_width, unit[0]))
        # A sign that closes may hang over the edge by a character.
        if width > free + 0.6 and unit.start() > places[-1]:
            places.append(unit.start())
            free = columns
        free -= width
    yield from (string[start:end] for start, end in pairwise((*places, len(string))))


def _width(character: str) -> float:
    """In type sizes: letters are narrow, those of pinyin too."""
    return 1.0 if unicodedata.east_asian_width(character) in "WFA" and not character.islower() else 0.5
