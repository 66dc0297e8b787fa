"""What a table calls the unit of its numbers -> that unit, and a bare number in it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from msgspec.structs import replace

from govdocparse.annotation import annotate
from govdocparse.grammar import Grammar
from govdocparse.model import AnyAnnotation, Quantity
from govdocparse.strings import squeezed
from govdocparse.text import Text

RATE: Final = "%"
# What a number measures where nothing but its unit is named.
WHAT: Final = "数量"
LONGEST_HEAD: Final = 40
_LONGEST_LINE: Final = 80
# Leads from what a head names to a number with its unit, as a sentence does.
_IS: Final = "为"


class Measuring(NamedTuple):
    """What names the unit of a number: `what` it measures, the `unit` as written, and the kind of quantity that is."""

    what: str
    unit: str
    kind: str


def head(string: str, grammar: Grammar) -> Measuring | None:
    """The unit that a head names in brackets or behind a stroke; None where what stands there is no unit."""
    if not 0 < len(string) <= LONGEST_HEAD:
        return None
    bare = squeezed(string)
    found = grammar.pattern("unit_head").fullmatch(bare) or grammar.pattern("unit_behind_stroke").fullmatch(bare)
    if found is None:
        return None
    return made(found["what"], found["unit"], grammar)


def made(what: str, unit: str, grammar: Grammar) -> Measuring | None:
    """The unit of that name; None where it is none."""
    found = _measured("2", what, unit, grammar)
    return Measuring(what, unit.replace("％", RATE), found.kind) if found else None


def of_all(lines: Iterable[str], grammar: Grammar) -> list[Measuring]:
    """The units that the first of some lines names for a whole table: 单位：亿元、%."""
    search = grammar.pattern("table_unit").search
    for line in lines:
        found = search(line) if "单位" in line and len(line) <= _LONGEST_LINE else None
        if found is None:
            continue
        names = grammar.pattern("unit_separator").sub("\n", squeezed(found["units"])).split("\n")
        units = [made(WHAT, name.removeprefix("人民币"), grammar) for name in names if name]
        known = [unit for unit in units if unit is not None]
        if known and len(known) == len(units):
            return known
    return []


def with_unit(annotations: tuple[AnyAnnotation, ...], head: Measuring, grammar: Grammar) -> tuple[AnyAnnotation, ...]:
    """The annotations of a cell, its bare numbers in the unit that is named for it."""
    return tuple(_in_unit(item, head, grammar) for item in annotations)


def _in_unit(item: AnyAnnotation, head: Measuring, grammar: Grammar) -> AnyAnnotation:
    if not isinstance(item, Quantity) or item.kind != "number":
        return item
    found = _measured(item.text, head.what, head.unit, grammar)
    if found is None:
        return item
    return replace(
        item, kind=found.kind, value=found.value, low=found.low, high=found.high, unit=found.unit, code=found.code,
        per=found.per,
    )  # fmt: skip


def _measured(number: str, what: str, unit: str, grammar: Grammar) -> Quantity | None:
    """What a number says with a unit behind it, in a sentence about what it measures."""
    front = what + _IS
    said = annotate(Text.of(front + number + unit), grammar)[0]
    for item in said:
        if isinstance(item, Quantity) and (item.start, item.text) == (len(front), number + unit):
            return item
    return None
