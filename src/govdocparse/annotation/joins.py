"""Atoms -> atoms, where neighbours make one number: compounds (四年六个月), ranges (30—50万元), lists (20、30万元)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from typing import Final

from msgspec.structs import replace

from govdocparse.annotation import units
from govdocparse.annotation.amounts import ONE, Amount, added, multiplied, size
from govdocparse.annotation.atoms import PERCENTAGES, Atom, aligned
from govdocparse.annotation.units import Unit
from govdocparse.grammar import Grammar

_NEAR: Final = 12
# A bracket behind a range says both its ends again (含5万元，不含10万元): the second is the second behind its own end.
_TOLD_BACK: Final = 2
_LINKS: Final = frozenset("—–-~～〜－﹣至到±≤≦⩽<＜")
_TOLERANCE: Final = "±"
_BELOW_ZERO: Final = "零下"
# Shares in words, whose range a law may begin at its higher end: 百分之九十至百分之六十.
_SPELLED_OUT: Final = ("百分之", "千分之")
_PAIRS: Final = frozenset("和与")
_TIES: Final = _LINKS | frozenset("（零又加、和或及以与/")
_CLOSING: Final = frozenset("），")
_COMPOUND_KINDS: Final = frozenset({"time", "money", "length", "mass", "angle"})


class Joiner:
    """Joins atoms by the rules of one grammar."""

    def __init__(self, grammar: Grammar) -> None:
        self.link = grammar.pattern("range_link")
        self.chain = grammar.pattern("chain_link")
        self.list_link = grammar.pattern("list_link")
        self.compound_link = grammar.pattern("compound_link")
        self.from_touching = grammar.pattern("from_touching")
        self.repeats = grammar.pattern("repeats_itself")
        self.spread = grammar.pattern("spread_behind")
        table = units.table(grammar).by_name
        self.parts: dict[tuple[str, str], Unit] = {
            (after, row["name"]): table[row["unit"]][0]
            for row in grammar.table("compound_parts")
            for after in row["after"]
        }

    def joined(self, atoms: Sequence[Atom], string: str) -> list[Atom]:
        """The atoms with every compound, range and shared unit worked out."""
        end = -_NEAR - 1
        for atom in atoms:
            if atom.start - end <= _NEAR and (atom.start == end or string[end] in _TIES):
                break
            end = atom.end
        else:
            return list(atoms)
        if "（" in string:
            atoms = self._told_once(atoms, string)
        return list(self._lists(list(self._ranges(list(self._compounds(atoms, string)), string))))

    def _told_once(self, atoms: Sequence[Atom], string: str) -> list[Atom]:
        """The atoms less those in brackets that only say one before them again: 5000元（含5000元）以下."""
        return [
            atom
            for index, atom in enumerate(atoms)
            if not (
                string[atom.end : atom.end + 1] in _CLOSING
                and self.repeats.search(atom.front)
                and any(_same(before, atom) for before in atoms[max(0, index - _TOLD_BACK) : index])
            )
        ]

    def _compounds(self, atoms: Sequence[Atom], string: str) -> Iterator[Atom]:
        held = atoms[0]
        for atom in atoms[1:]:
            if atom.start - held.end <= 1 and (whole := self._compound(held, atom, string)):
                held = whole
            else:
                yield held
                held = atom
        yield held

    def _compound(self, big: Atom, small: Atom, string: str) -> Atom | None:
        """One quantity in the smaller unit, where the second is a part of the first (3元5角 in 元)."""
        if big.unit is None or small.unit is None or big.kind not in _COMPOUND_KINDS:
            return None
        if big.high or small.high or big.about or big.unit.denominator:
            return None
        if not self.compound_link.match(string[big.end : small.start]):
            return None
        unit, low = small.unit, small.low
        if part := self.parts.get((big.unit.name, unit.name)):
            unit, low = part, multiplied(Decimal(str(low)), part.part / unit.part)
        if unit.dimension != big.unit.dimension or not isinstance(low, Decimal) or not isinstance(big.low, Decimal):
            return None
        if unit.kind == "money":
            if not unit.part < big.unit.part or low >= big.unit.part:
                return None
            low = added(low, big.low)
            unit = big.unit
        else:
            ratio = big.unit.factor / unit.factor
            if ratio <= 1 or ratio.denominator != 1 or low >= ratio:
                return None
            low = added(low, multiplied(big.low, Decimal(ratio.numerator)))
        return small.but(
            start=big.start,
            low=low,
            unit=replace(unit, part=small.unit.part),
            kind=unit.kind,
            front=big.front,
            weak="",
        )

    def _ranges(self, atoms: list[Atom], string: str) -> Iterator[Atom]:
        """The atoms with two that a link joins as one range; of three and more linked ones, those that count alone."""
        index, count = 0, len(atoms)
        while index < count:
            last = index
            while last + 1 < count and self._linked(atoms[last], atoms[last + 1], string):
                last += 1
            if last == index:
                yield atoms[index]
            elif last == index + 1:
                whole = self._range(atoms[index], atoms[last], string)
                if whole is not None:
                    yield whole
                else:
                    yield from (atom for atom in atoms[index : last + 1] if atom.unit or atom.kind != "number")
            elif any(atom.unit for atom in atoms[index : last + 1]):
                yield from (atom for atom in atoms[index : last + 1] if atom.weak != "number")
            index = last + 1

    def _linked(self, left: Atom, right: Atom, string: str) -> bool:
        if not 0 < right.start - left.end <= _NEAR:
            return False
        if string[right.start - 1] not in _LINKS:
            # 介于20家和30家之间
            return string[left.end : right.start] in _PAIRS and string.startswith("之间", right.end)
        return self.link.fullmatch(string, left.end, right.start) is not None

    def _range(self, left: Atom, right: Atom, string: str) -> Atom | None:
        """从 left 到 right as one quantity in one unit, or None where the two make none."""
        if left.high or right.high:
            return None
        left = _below_zero(left, right)
        link = string[left.end : right.start]
        moved = link in ("到", "至") and left.kind != "number" and self.from_touching.search(left.front)
        if moved and not self.spread.match(string, right.end):
            return None
        ends = _ends(left, right)
        if ends is None:
            return None
        low, high, unit, kind = ends
        if link == _TOLERANCE and isinstance(low, Decimal) and isinstance(high, Decimal):
            low, high = added(low, -high), added(low, high)  # 20±2℃
        falling = kind == "ratio" or (
            kind in PERCENTAGES and all(string.startswith(_SPELLED_OUT, atom.start) for atom in (left, right))
        )  # 1∶500至1∶2000
        low, high = _ordered(low, high, falling=falling)
        if size(low) >= size(high):
            return None
        chain = self.chain.fullmatch(link)
        weak = right.weak if not chain and right.weak in ("number", "bare") and unit is None else ""
        return right.but(
            start=left.start, low=low, high=high, unit=unit, kind=kind, front=left.front, weak=weak,
            about=left.about or right.about,
            open_low="（不" in link or left.open_high or bool(chain and chain["open_low"]),
            open_high=right.open_high or bool(chain and chain["open_high"]),
        )  # fmt: skip

    def _lists(self, atoms: list[Atom]) -> Iterator[Atom]:
        """20、30、50万元 and 1.2个、0.8个百分点: what lacks its unit, or half of it, takes that of the last."""
        for index in range(len(atoms) - 2, -1, -1):
            atom, behind = atoms[index], atoms[index + 1]
            unit = behind.unit
            halved = atom.unit is not None and atom.unit.name == "个"
            if not (halved or atom.weak == "number") or unit is None or behind.weak:
                continue
            if not self.list_link.fullmatch(behind.front):
                continue
            if halved:
                if unit.name.startswith("个") and unit.name != "个":
                    atoms[index] = atom.but(unit=unit, kind=behind.kind)
            elif atom.figures and (atom.start or atom.scale != 1) and not atom.front.endswith("（"):
                atoms[index] = _completed(atom, unit, behind)
        return iter(atoms)


def _ends(left: Atom, right: Atom) -> tuple[Amount, Amount, Unit | None, str] | None:
    """Both ends of a range in one unit, with that unit and its kind; None where the two have none in common."""
    low, high = left.low, right.low
    if left.unit is None and left.kind == "number":
        if not isinstance(low, Decimal) or not isinstance(high, Decimal):
            return None
        return _shared(left, right, low, high), high, right.unit, right.kind
    if right.unit is None and right.kind == "number":
        shares = left.kind in PERCENTAGES and not right.figures
        return (low, high, left.unit, left.kind) if shares else None
    if left.unit is not None and right.unit is not None and left.unit.written != right.unit.written:
        ends = aligned(left, right)
        return (*ends, ends[2].kind) if ends else None
    return (low, high, right.unit, right.kind) if left.kind == right.kind else None


def _below_zero(left: Atom, right: Atom) -> Atom:
    """The first end of a range of temperatures, with the 零下 before it that its unit would have told (零下10至5℃)."""
    front = left.front
    if left.unit is not None or right.kind != "temperature" or not front.endswith(_BELOW_ZERO):
        return left
    low = -left.low if isinstance(left.low, Decimal) else left.low
    return left.but(start=left.start - len(_BELOW_ZERO), low=low, front=front.removesuffix(_BELOW_ZERO))


def _ordered(first: Amount, second: Amount, *, falling: bool) -> tuple[Amount, Amount]:
    """The ends of a range, the lower first: below zero it may stand behind (-3至-5℃), so where the range may fall."""
    return (second, first) if (falling or size(second) < 0) and size(second) < size(first) else (first, second)


def _same(left: Atom, right: Atom) -> bool:
    """Whether two atoms say the same amount; the left may be the first end of a range, without unit and scale."""
    if left.high is not None or right.high is not None:
        return False
    if left.unit is None and isinstance(left.low, Decimal) and left.scale == 1:
        return right.low in (left.low, multiplied(left.low, right.scale))
    return left.low == right.low and left.unit in (None, right.unit)


def _completed(atom: Atom, unit: Unit, last: Atom) -> Atom:
    """A number without a unit with the unit and the scale of the last of its list."""
    if not isinstance(atom.low, Decimal) or atom.high is not None:
        return atom
    low = multiplied(atom.low, last.scale) if atom.scale == 1 else atom.low
    return atom.but(low=multiplied(low, unit.part), unit=unit, kind=last.kind, weak="", scale=last.scale)


def _shared(left: Atom, right: Atom, low: Decimal, right_low: Decimal) -> Decimal:
    """The left number with the right one's scale and part where it has none and is the smaller."""
    part = right.unit.part if right.unit else ONE
    if left.scale == 1 and right.scale != 1 and multiplied(low, multiplied(right.scale, part)) < right_low:
        low = multiplied(low, right.scale)
    return multiplied(low, part)


@cache
def joiner(grammar: Grammar) -> Joiner:
    """The one joiner of a grammar."""
    return Joiner(grammar)
