"""Catalogue boxes of two rows: labels side by side, each with its value below (索取号 | 发布机构 / 甲1 | 某局)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec.structs import replace

from govdocparse.expressions.labels import known_labels
from govdocparse.grammar import Grammar
from govdocparse.readers.reading import CellPlace, Hints, Labelled, Omission, TablePlace
from govdocparse.strings import squeezed

# How many cells a row has at least, and how many of the labels are known ones that name a field.
_FEWEST_CELLS: Final = 3
_FEWEST_KEYS: Final = 3
# Keys of which such a box has one; a table of data may well have columns 名称 and 来源.
_TELLING: Final = frozenset({"index_number", "document_number", "unified_number"})
_ENTRY: Final = "catalogue entry without a field"


def read(hints: Hints, source: str, grammar: Grammar) -> Hints:
    """The same hints, in which the first table is no table but named values, where it is such a box."""
    if not hints.tables or len(hints.tables[0].rows) != 2:
        return hints
    box = hints.tables[0]
    heads, values = box.rows
    if len(heads) != len(values) or len(heads) < _FEWEST_CELLS or _is_left_out(box, hints):
        return hints
    keys = [known_labels(grammar).get(squeezed(_said(head, source)).rstrip("：:")) for head in heads]
    named = {key for key in keys if key}
    if len(named) < _FEWEST_KEYS or not named & _TELLING or len(named) * 2 < len(heads):
        return hints
    labelled = [
        Labelled(cell.span, key, certain=False)
        for cell, key in zip(values, keys, strict=True)
        if key and _said(cell, source)
    ]
    others = [cell for cell, key in zip(values, keys, strict=True) if not key and _said(cell, source)]
    omissions = [*_omitted(heads, source, "label"), *_omitted(others, source, _ENTRY)]
    return replace(
        hints,
        tables=hints.tables[1:],
        labelled=tuple(sorted([*hints.labelled, *labelled])),
        omissions=tuple(sorted([*hints.omissions, *omissions])),
    )


def _said(cell: CellPlace, source: str) -> str:
    return source[cell.span.start : cell.span.end].strip()


def _omitted(cells: Sequence[CellPlace], source: str, reason: str) -> Iterator[Omission]:
    """Each of some cells that says anything, left out."""
    yield from (Omission(cell.span, reason) for cell in cells if _said(cell, source))


def _is_left_out(table: TablePlace, hints: Hints) -> bool:
    """Whether a table stands in what is left out."""
    span = table.span
    return any(item.span.start <= span.start and span.end <= item.span.end for item in hints.omissions)
