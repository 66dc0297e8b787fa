"""Units and classifiers: which one stands at a place of a string, and exact conversion within a dimension."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cache, lru_cache
from typing import Any, Final

import msgspec
import regex
from msgspec.structs import replace

from govdocparse.annotation.amounts import ONE, plain
from govdocparse.annotation.numerals import power
from govdocparse.grammar import Grammar, shipped

_MULTIPLIERS: Final = "十百千万亿"
_SCALES: Final = _MULTIPLIERS + "10"
_FIGURES: Final = _MULTIPLIERS + "0123456789"
_UNSTEADY: Final = frozenset({"年", "学年", "日", "折", "组"})
_FARTHEST: Final = 24
_STROKES: Final = "/／·每"
# So is the second of two such parts tied to the first by papers without the dot in the middle: 元/人.天.
_DOTS: Final = ".*"
# What 每 behind it says nothing of.
_UNRATED: Final = frozenset({"age", "calendar"})
_COMPOUNDS: Final = frozenset("/／每")
_EXACT: Final = regex.compile(r"-?\d+(?:\.\d+|/0*[1-9]\d*)?")
GOES_ON: Final = _COMPOUNDS | {"（"}


class Unit(msgspec.Struct, frozen=True, gc=False):
    """One unit under one of its names.

    `written` is what the output says, `part` how much of that unit one of these is (分: 0.01 元); `factor` is to the
    base unit of `dimension`. `arabic`, `scaled`, `before` and `front` say where the name is this unit at all. `steady`
    says that behind figures a unit found is that unit, and one of it one of `written`, whatever stands around.
    """

    name: str
    kind: str
    dimension: str
    factor: Fraction
    written: str
    part: Decimal = ONE
    code: str | None = None
    arabic: bool = False
    scaled: bool = False
    before: regex.Pattern[str] | None = None
    front: regex.Pattern[str] | None = None
    denominator: str = ""
    steady: bool = False


# How long a name of units is, the name, the units, and what makes it another word when it stands behind.
_Name = tuple[int, str, tuple[Unit, ...], regex.Pattern[str] | None]


class Units:
    """The unit table of a grammar."""

    def __init__(self, grammar: Grammar) -> None:
        self.by_name: dict[str, tuple[Unit, ...]] = {}
        for row in grammar.table("units"):
            for name in row["names"]:
                self.by_name[name] = (*self.by_name.get(name, ()), _unit(name, row))
        self.firsts = frozenset(name[0] for name in self.by_name)
        self._names = _by_opening(self.by_name, _not_before(grammar))
        self._bracket = grammar.pattern("unit_bracket")
        self._goes_on = grammar.pattern("rate_goes_on")
        self._rate_base = grammar.pattern("rate_base")
        self._next_amount = grammar.pattern("next_amount")
        self._kinds = grammar.table("compound_kinds")

    def at(self, string: str, start: int, clause: str = "") -> tuple[Unit, int] | None:
        """The longest unit that begins at `start`, with its bracket form and its denominator, and where it ends.

        `clause` is what stands before the numeral, for names that several units share.
        """
        found = self.single(string, start, clause)
        if found is None:
            return None
        behind = string[found[1] : found[1] + 1]
        if behind not in GOES_ON:
            return found
        if behind == "（":
            found = self.bracketed(string, start, *found)
            behind = string[found[1] : found[1] + 1]
        return self._compound(string, *found, clause) if behind in _COMPOUNDS else found

    def bracketed(self, string: str, start: int, unit: Unit, end: int) -> tuple[Unit, int]:
        """The unit at `[start, end)` with the bracket behind it where that is part of its name: 台（套）, 站（次）."""
        bracket = self._bracket.match(string, end) if unit.kind == "count" else None
        if bracket is None or not (bracket["inner"] in self.by_name or len(bracket["inner"]) <= 2):
            return unit, end
        name = string[start : bracket.end()]
        return replace(unit, name=name, written=name), bracket.end()

    def single(self, string: str, start: int, clause: str = "") -> tuple[Unit, int] | None:
        """The longest unit that begins at `start`, without bracket and denominator."""
        opening = string[start : start + 2]
        for size, name, units, barred in self._names.get(opening) or self._names.get(opening[:1], ()):
            if size > 2 and not string.startswith(name, start):
                continue
            end = start + size
            if barred is not None and _can_begin(barred, string[end - 1 : end + 1]) and barred.match(string, end):
                continue
            for unit in units:
                if unit.before is not None and not unit.before.match(string, end):
                    continue
                if unit.front is None or unit.front.search(clause):
                    return unit, end
        return None

    def _compound(self, string: str, unit: Unit, end: int, clause: str) -> tuple[Unit, int]:
        """元/千瓦时, 元每平方米, 元/人·年, 元/（人·次）: a unit and what it is reckoned by, as far as units go on."""
        place, parts, kind, opened = end, "", "", False
        while place < min(len(string), end + _FARTHEST) and (
            string[place] in _STROKES or (parts and string[place] in _DOTS)
        ):
            first = place + 1
            if string[first : first + 1] in ("（", "("):
                first, opened = first + 1, True
            found = self._base(string, first, clause, _FIGURES if unit.kind == "money" else _SCALES)
            if found is None or (found[0] == unit.kind == "money" and self._next_amount.match(string, first)):
                break
            base_kind, stop = found
            parts += ("/" if not parts or string[place] in "/／" else "·") + string[first:stop]
            kind = kind or base_kind
            place = stop
        if not parts or not (compound := self._kind(unit.kind, kind)):
            return unit, end
        if "每" in string[end:place] and (unit.dimension in _UNRATED or self._goes_on.match(string, place)):
            return unit, end  # 80—89周岁每人每月100元, 两个年度每年…: the rate is that of the next number
        if opened and string[place : place + 1] not in ("）", ")"):
            return unit, end  # 20分/（人数）
        place += opened
        return self._compose(unit, parts, compound), place

    def _base(self, string: str, start: int, clause: str, scales: str) -> tuple[str, int] | None:
        """What stands behind a stroke, with its scale (百公里, of a price 3公里) or its bracket: its kind and end."""
        scaled = start
        while string[scaled : scaled + 1] in scales and scaled < len(string):
            scaled += 1
        single = self.single(string, scaled, clause)
        whole = self.single(string, start, clause) if scaled > start else None
        if whole is not None and (single is None or whole[1] > single[1]):
            single = whole  # 千伏安 is a unit, no thousand of 伏
        if single is None:
            word = self._rate_base.match(string, start)
            return ("", word.end()) if word else None
        base, stop = self.bracketed(string, start, *single)
        return base.kind, stop

    def _kind(self, numerator: str, denominator: str) -> str:
        """The kind of a unit made of two by their kinds; empty where two such units make none."""
        kind: str = next(
            row["kind"]
            for row in self._kinds
            if row["numerator"] in ("", numerator) and row["denominator"] in ("", denominator)
        )
        return kind

    def _compose(self, unit: Unit, denominator: str, kind: str) -> Unit:
        """A unit per another one, converted and coded as both are: 元 per 千瓦时."""
        base = self.by_name.get(denominator[1:], ())
        written = unit.written + denominator
        code = None
        if unit.kind != "money" and unit.code and base and base[0].code:
            code = f"{unit.code}/{base[0].code}"
        factor = unit.factor / base[0].factor if base else unit.factor
        dimension = f"{unit.dimension}/{base[0].dimension if base else denominator[1:]}"
        return replace(unit,
            name=written, kind=kind, dimension=dimension, factor=factor, written=written, code=code,
            arabic=False, denominator=denominator[1:],
        )  # fmt: skip


def _unit(name: str, row: Mapping[str, Any]) -> Unit:
    """The unit of a row of the table under one of its names."""
    factor = Fraction(row["factor"])
    fixed = row.get("unit")
    own_part = fixed is not None and row["kind"] in ("money", "percent")
    base = Fraction(1, 100) if fixed == "%" else Fraction(1)
    part = factor / base if own_part else Fraction(1)
    return Unit(
        name=name,
        kind=row["kind"],
        # What one classifier counts is nothing that another one counts: no 家 is a 人.
        dimension=row.get("dimension", name if row["kind"] == "count" else row["kind"]),
        factor=base if own_part else factor,
        written=fixed or name,
        part=ONE if part == 1 else Decimal(part.numerator) / Decimal(part.denominator),
        code=row.get("code"),
        arabic=row.get("arabic", False),
        scaled=row.get("scaled", False),
        before=regex.compile(row["before"]) if "before" in row else None,
        front=regex.compile(row["front"]) if "front" in row else None,
        steady=part == 1 and name not in _UNSTEADY and row["kind"] != "temperature" and not row.get("scaled", False),
    )


def _not_before(grammar: Grammar) -> dict[str, regex.Pattern[str]]:
    pieces: dict[str, list[str]] = {}
    for row in grammar.table("unit_not_before"):
        for name in row["units"]:
            pieces.setdefault(name, []).append(row["pattern"])
    latin = grammar.rules["latin_behind"].source
    for row in grammar.table("units"):
        for name in row["names"]:
            if name[-1].isascii() and name[-1].isalpha():
                pieces.setdefault(name, []).append(latin)
    return {name: regex.compile("|".join(patterns)) for name, patterns in pieces.items()}


def _by_opening(
    by_name: Mapping[str, tuple[Unit, ...]], barred: Mapping[str, regex.Pattern[str]]
) -> dict[str, tuple[_Name, ...]]:
    """The names, longest first, by their first two characters, so that few are compared with a string at all.

    A name of one character stands under all openings that begin with it, and under itself for all other openings.
    """
    opened: dict[str, list[_Name]] = {}
    for name, units in by_name.items():
        opened.setdefault(name[:2], []).append((len(name), name, units, barred.get(name)))
    for opening in opened:
        if len(opening) == 2:
            opened[opening] += opened.get(opening[0], [])
    return {opening: tuple(sorted(names, key=lambda name: -name[0])) for opening, names in opened.items()}


@lru_cache(maxsize=4096)
def _can_begin(pattern: regex.Pattern[str], signs: str) -> bool:
    """Whether a match of the pattern can begin with the second of two signs: asked first, for it mostly cannot."""
    return pattern.match(signs, 1, partial=True) is not None


@cache
def table(grammar: Grammar) -> Units:
    """The one unit table of a grammar."""
    return Units(grammar)


def convert(value: str, unit: str, to: str, grammar: Grammar | None = None) -> str:
    """`value` in `unit` as a value in `to`, exactly; ValueError says which unit is unknown or what does not fit."""
    rules = grammar or shipped()
    source, target = _named(unit, rules), _named(to, rules)
    if source.dimension != target.dimension:
        raise ValueError(f"{unit} ({source.dimension}) cannot be converted to {to} ({target.dimension})")
    if not _EXACT.fullmatch(value):
        raise ValueError(f"{value!r} is no exact number: use a decimal or fraction string")
    return plain(Fraction(value) * source.factor / target.factor)


def _named(unit: str, grammar: Grammar) -> Unit:
    """The unit of that name, with or without a scale (万元), its factor that of the name itself (分: 0.01 of 元)."""
    units = table(grammar)
    bare = unit if unit in units.by_name else unit.lstrip(_MULTIPLIERS)
    found = (units.by_name[bare][0], len(bare)) if bare in units.by_name else units.at(bare, 0)
    if found is None or found[1] != len(bare):
        raise ValueError(f"the unit {unit!r} is not known")
    scale = power(unit.removesuffix(bare))
    return replace(found[0], factor=found[0].factor * Fraction(found[0].part) * Fraction(scale))
