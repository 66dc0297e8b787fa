"""An address as people write it (附件2 一、（二）, 第三条第二款第（一）项) to the part that it names and its steps."""

from __future__ import annotations

from functools import cache
from typing import Final, NamedTuple

import regex

from govdocparse.expressions.markers import number_of, scheme_of
from govdocparse.expressions.ordinals import ordinal
from govdocparse.grammar import Grammar
from govdocparse.strings import squeezed

# The scheme of a step that counts paragraphs without marker (款), which are no sections.
PARAGRAPH: Final = "paragraph"
# The scheme of a step that names an item of a list in running text (一是) by its word.
ITEM: Final = "item"
# Longer than any address; what is longer is none.
_LONGEST: Final = 400
_HALF_WIDTH: Final = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}


class Step(NamedTuple):
    """One step of an address: the scheme in which it counts, its number, and the one behind 之 (else 0).

    `marker` is the word of an item of a list in running text (一是), whose number is 0.
    """

    scheme: str
    number: int
    sub: int = 0
    marker: str = ""


class PartName(NamedTuple):
    """The part that an address names: by its title, or by its role; `number` is that of an attachment: 2, or 2-1."""

    title: str | None = None
    role: str | None = None
    number: str | None = None


class Address(NamedTuple):
    """A part, where one is named, and the steps that lead down from it."""

    part: PartName | None
    steps: tuple[Step, ...]


def folded(string: str) -> str:
    """The string in half width, which is how addresses are compared."""
    return string.translate(_HALF_WIDTH)


def read(string: str, grammar: Grammar) -> Address | None:
    """What an address says; None for what is none. Width and blanks do not matter."""
    if len(string) > _LONGEST:
        return None
    plain = folded(string)
    part, end = _part(plain, grammar)
    steps = _steps(squeezed(plain[end:]), grammar)
    return Address(part, steps) if steps is not None else None


def opening(string: str, grammar: Grammar) -> tuple[PartName | None, str]:
    """The part that an address opens with, if it names one, and what stands behind that, in half width."""
    plain = folded(string[:_LONGEST])
    part, end = _part(plain, grammar)
    return part, plain[end:]


def part_name(string: str, grammar: Grammar) -> PartName:
    """The part that a string names alone: 附件2, 正文, or its title with or without 《》."""
    plain = folded(string[:_LONGEST]).strip()
    part, end = _part(plain, grammar)
    return part if part and end == len(plain) else PartName(title=plain)


def attachment_number(label: str, grammar: Grammar) -> str | None:
    """The number that the label of an attachment bears: 2 of 附件二, 2-1 of 附件2-1; None where it bears none."""
    return part_name(label, grammar).number


def _part(string: str, grammar: Grammar) -> tuple[PartName | None, int]:
    """The part that a string opens with, and where it ends there."""
    found = grammar.pattern("address_part").match(string)
    if found is None:
        return None, 0
    if found["title"]:
        return PartName(title=found["title"]), found.end()
    if found["main"]:
        return PartName(role="main"), found.end()
    return PartName(role="attachment", number=_number(found["attachment"] or "")), found.end()


def _number(string: str) -> str | None:
    """The number of an attachment in digits; the one behind the stroke is that of one which belongs to it."""
    number = ordinal(string.partition("-")[0])
    return None if number is None else "-".join([str(number), *string.split("-")[1:]])


def _steps(string: str, grammar: Grammar) -> tuple[Step, ...] | None:
    """The steps that a string consists of; None where it holds anything else, or none."""
    steps: list[Step] = []
    place = 0
    while place < len(string):
        found = grammar.pattern("address_step").match(string, place)
        step = _step(found, grammar) if found else None
        if found is None or step is None:
            return None
        steps.append(step)
        place = found.end()
    return tuple(steps) or None


def _step(found: regex.Match[str], grammar: Grammar) -> Step | None:
    if found["light"]:
        return Step(ITEM, 0, marker=found["light"])
    group = next(name for name, value in found.groupdict().items() if value is not None and name != "sub")
    number = number_of(found[group], group)
    if number is None:
        return None
    return Step(_scheme(group, grammar), number, ordinal(found["sub"] or "") or 0)


@cache
def _units(grammar: Grammar) -> dict[str, str]:
    return {row["name"]: row["scheme"] for row in grammar.table("address_unit")}


def _scheme(group: str, grammar: Grammar) -> str:
    """The scheme of a step, by the name of its group."""
    return group if group == PARAGRAPH else _units(grammar).get(group) or scheme_of(group, grammar)
