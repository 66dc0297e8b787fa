"""Atom: one numeral with its unit at its place, the stuff of joins; Measure: an atom that counts, with its bound."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Final, Literal, final

from govdocparse.annotation.amounts import ONE, Amount, multiplied
from govdocparse.annotation.units import Unit
from govdocparse.model import Bound

# So far apart two numbers may stand that are the ends of one interval or of one change.
FARTHEST: Final = 24
# Kinds whose second number may do without its 百分之: 百分之三十至五十.
PERCENTAGES: Final = frozenset({"percent", "permille"})
# The unit that goes on with a currency named before: 港币10万元至20万元.
_PLAIN_MONEY: Final = "元"


_ATOM: Final = (
    "start", "end", "low", "high", "unit", "kind", "front", "weak", "about", "scale", "figures", "open_low",
    "open_high",
)  # fmt: skip


@final
class Atom:
    """One numeral with its unit at `[start, end)`; `front` is its clause before it, up to the atom in front.

    `low` and `high` are in `unit`. `weak` says what it lacks to count by itself: "article" (一 with a classifier),
    "bare" (百 or 万亿 without a digit), "number" (no unit), "loose" (a unit that makes words behind Chinese numerals).
    `scale` is what the numeral was multiplied by, so that a range can share it out; `figures` says Arabic figures,
    `open_low` and `open_high` that this end of a range is exclusive.
    """

    __slots__ = _ATOM

    def __init__(  # noqa: PLR0913, PLR0917
        self, start: int, end: int, low: Amount, high: Amount | None, unit: Unit | None, kind: str, front: str,
        weak: str = "", about: str = "", scale: Decimal = ONE, figures: bool = True, open_low: bool = False,
        open_high: bool = False,
    ) -> None:  # fmt: skip
        self.start = start
        self.end = end
        self.low = low
        self.high = high
        self.unit = unit
        self.kind = kind
        self.front = front
        self.weak = weak
        self.about = about
        self.scale = scale
        self.figures = figures
        self.open_low = open_low
        self.open_high = open_high

    def but(self, **changes: Any) -> Atom:
        """The same atom with other values for some of its attributes."""
        return Atom(**({name: getattr(self, name) for name in _ATOM} | changes))


def aligned(left: Atom, right: Atom) -> tuple[Decimal, Decimal, Unit] | None:
    """Both ends in the smaller of two units of one dimension (6个月至1年 in 个月), or in the currency of the first."""
    if left.unit is None or right.unit is None or left.kind == "count":
        return None
    if not isinstance(left.low, Decimal) or not isinstance(right.low, Decimal):
        return None
    if left.unit.dimension != right.unit.dimension:
        named = left.kind == right.kind == "money" and right.unit.written == _PLAIN_MONEY
        return (left.low, right.low, left.unit) if named else None  # 新台币三万元以上十五万元以下
    ratio = left.unit.factor / right.unit.factor
    if ratio >= 1 and ratio.denominator == 1:
        return multiplied(left.low, Decimal(ratio.numerator)), right.low, right.unit
    if ratio < 1 and ratio.numerator == 1:
        return left.low, multiplied(right.low, Decimal(ratio.denominator)), left.unit
    return None


@final
class Measure:
    """An atom that counts, with its bound; `front` is its clause before it, less the touching bound word."""

    __slots__ = ("ahead", "atom", "bound", "front", "high_bound", "low_bound", "marker", "touching")

    def __init__(  # noqa: PLR0913, PLR0917
        self, atom: Atom, front: str, bound: Bound | None = None, marker: str | None = None, touching: bool = False,
        ahead: bool = False, low_bound: Literal["exceed"] | None = None, high_bound: Literal["below"] | None = None,
    ) -> None:  # fmt: skip
        self.atom = atom
        self.front = front
        self.bound = bound
        self.marker = marker
        self.touching = touching
        self.ahead = ahead
        self.low_bound = low_bound
        self.high_bound = high_bound

    def under(self, bound: Bound | None, marker: str | None, ahead: bool) -> Measure:
        """The same measure under another bound."""
        return Measure(self.atom, self.front, bound, marker, self.touching, ahead, self.low_bound, self.high_bound)
