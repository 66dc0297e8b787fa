"""A whole number in a number format of Word (ISO/IEC 29500-1 17.18.59) to the characters that Word shows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from govdocparse.grammar import Grammar

_Row = Mapping[str, Any]
_ROMAN = (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1)
_ROMAN_MOST = 32_767
_REPEATED_MOST = 30
_MYRIAD = 10_000
_COUNTED_MOST = _MYRIAD**2


def formatted(number: int, name: str, grammar: Grammar) -> str:
    """`number` in the format `name`; decimal where the format is unknown or has no such number."""
    row = _formats(grammar).get(name)
    if row is None or number < 0:
        return str(number)
    written = _KINDS[row["kind"]](number, row)
    return str(number) if written is None else written


def padded(number: int, width: int) -> str:
    """`number` with leading zeros up to `width` digits."""
    return str(number).zfill(width)


@cache
def _formats(grammar: Grammar) -> dict[str, _Row]:
    """The formats of the grammar by name."""
    return {name: row for row in grammar.table("docx_number_format") for name in row["names"]}


def _in_digits(number: int, row: _Row) -> str:
    """Each decimal digit as one of ten characters."""
    return "".join(row["digits"][int(digit)] for digit in str(number))


def _in_tens(number: int, row: _Row) -> str:
    """As spoken below a hundred (二十一), digit by digit from there on."""
    tens, ones = divmod(number, 10)
    if tens == 0 or tens >= 10:
        return _in_digits(number, row)
    return f"{row['digits'][tens] if tens > 1 else ''}{row['units']}{row['digits'][ones] if ones else ''}"


def _counted(number: int, row: _Row) -> str | None:
    """As spoken, with the units for ten, hundred, thousand and ten thousand; None from a hundred million on."""
    if number >= _COUNTED_MOST:
        return None
    if number == 0:
        return str(row["digits"][0])
    myriads, rest = divmod(number, _MYRIAD)
    if not myriads:
        return _group(number, row)
    gap = row["zero"] if 0 < rest < _MYRIAD // 10 else ""
    return f"{_group(myriads, row)}{row['units'][3]}{gap}{_group(rest, row, opening=False)}"


def _group(number: int, row: _Row, *, opening: bool = True) -> str:
    """A number below 10,000, one `zero` for each gap between its digits; empty for 0.

    一 falls silent before the units named in `bare`; where places left out are spoken (`zero`), only at the very start.
    """
    written = ""
    gap = False
    for place in (3, 2, 1, 0):
        digit = number // 10**place % 10
        if not digit:
            gap = bool(written)
            continue
        unit = row["units"][place - 1] if place else ""
        first = opening and not written
        silent = digit == 1 and unit != "" and unit in row["bare"] and (first or not row["zero"])
        written += (row["zero"] if gap else "") + ("" if silent else row["digits"][digit]) + unit
        gap = False
    return written


def _of_set(number: int, row: _Row) -> str | None:
    """One character a number."""
    return row["digits"][number - 1] if 1 <= number <= len(row["digits"]) else None


def _of_cycle(number: int, row: _Row) -> str | None:
    """One string of `width` characters a number, over and over."""
    width, digits = row["width"], row["digits"]
    start = (number - 1) * width % len(digits)
    return digits[start : start + width] if number else None


def _repeated(number: int, row: _Row) -> str | None:
    """One character a number; beyond the last doubled, trebled and so on."""
    times, place = divmod(number - 1, len(row["digits"]))
    return row["digits"][place] * (times + 1) if number and times < _REPEATED_MOST else None


def _roman(number: int, row: _Row) -> str | None:
    """Roman numerals of the characters for 1000, 500, 100, 50, 10, 5, 1."""
    if not 0 < number <= _ROMAN_MOST:
        return None
    m, d, c, l, x, v, i = row["digits"]  # noqa: E741 - their names
    written = ""
    for size, sign in zip(_ROMAN, (m, c + m, d, c + d, c, x + c, l, x + l, x, i + x, v, i + v, i), strict=True):
        times, number = divmod(number, size)
        written += sign * times
    return written


def _ordinal(number: int, _row: _Row) -> str:
    """The English ordinal number."""
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th") if number // 10 % 10 != 1 else "th"
    return f"{number}{ending}"


_KINDS: Mapping[str, Callable[[int, _Row], str | None]] = {
    "digits": _in_digits,
    "tens": _in_tens,
    "counting": _counted,
    "set": _of_set,
    "cycle": _of_cycle,
    "repeat": _repeated,
    "roman": _roman,
    "ordinal": _ordinal,
    "hex": lambda number, _row: f"{number:X}",
    "dashed": lambda number, _row: f"- {number} -",
    "padded": lambda number, row: padded(number, row["width"]),
}
