"""A string -> the numerals that might measure or count, each with its unit; look-alikes are left out here."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import NamedTuple

import regex

from govdocparse.annotation import numerals, units
from govdocparse.annotation.numerals import Amount, Numeral, Ratio, size
from govdocparse.annotation.units import Unit
from govdocparse.grammar import Grammar

_HYPHENS = "-−－"
_HALF = Decimal("0.5")
_SIGNED = regex.compile(r"[\p{Han}，。；：（、\s]")
_LINKS = frozenset("—–-~～至到")


class Atom(NamedTuple):
    """One numeral with its unit at `[start, end)`; `front` is its clause before it, up to the atom in front.

    `low` and `high` are in `unit`. `weak` says what it lacks to count by itself: "article" (一 with a classifier), "bare" (百 or
    万亿 without a digit), "number" (no unit), "loose" (a classifier that makes words behind a Chinese numeral).
    `scale` is what the numeral was multiplied by, so that a range can share it out; `figures` says Arabic figures.
    """

    start: int
    end: int
    low: Amount
    high: Amount | None
    unit: Unit | None
    kind: str
    front: str
    weak: str = ""
    about: str = ""
    scale: Decimal = Decimal(1)
    figures: bool = True
    numeral_end: int = 0


class Scanner:
    """Finds atoms by the rules of one grammar."""

    def __init__(self, grammar: Grammar) -> None:
        self.candidate = grammar.pattern("candidate")
        self.clause = grammar.pattern("clause_front")
        self.here = grammar.pattern("lookalike_here")
        self.left = grammar.pattern("lookalike_left")
        self.rank = grammar.pattern("rank_left")
        self.behind = grammar.pattern("lookalike_behind")
        self.day = grammar.pattern("day_length")
        self.day_front = grammar.pattern("day_length_front")
        self.more = grammar.pattern("more_behind_unit")
        self.prefix = grammar.pattern("currency_prefix")
        self.clock = grammar.pattern("clock")
        self.ratio_front = grammar.pattern("ratio_context")
        self.reader = numerals.reader(grammar)
        self.units = units.table(grammar)
        self.currencies = {
            word: self.units.by_name[row["unit"]][0] for row in grammar.table("currency_prefixes") for word in row["words"]
        }

    def atoms(self, string: str) -> Iterator[Atom]:
        """The atoms of a string, in order."""
        done = 0
        for match in self.candidate.finditer(string):
            if match.start() < done:
                continue
            if string[match.start()] == "“":
                done = match.end()
                continue
            atom = self._atom(string, match, done)
            if atom is not None:
                done = atom.end
                yield atom

    def _atom(self, string: str, match: regex.Match[str], done: int) -> Atom | None:
        figures, run = match.group("figures", "run")
        start, end = match.span()
        if figures is not None:
            return self._arabic(string, match, start, end, done)
        if run is not None:
            return self._chinese(string, match, run, done)
        front = self._front(string, done, start)
        if match["half"] is not None:
            return self._half(string, match, front)
        if match["ratio"] is not None:
            return self._ratio(string, match, front)
        if match["slash"] is not None:
            return self._slash(string, match, front)
        times = numerals.doubled(match["doublings"])
        return Atom(start, end, times, None, self.units.by_name["倍"][0], "ratio", front, numeral_end=end)

    def _front(self, string: str, done: int, start: int) -> str:
        """The clause before `start`, no further back than `done`."""
        found = self.clause.match(string, done, start)
        return string[found.start() : start] if found else ""

    def _arabic(self, string: str, match: regex.Match[str], start: int, end: int, done: int) -> Atom | None:
        figures, scale, more, inner, inner_scale, sign, parts = match.group(
            "figures", "scale", "more", "inner", "inner_scale", "sign", "numerator"
        )
        if end - start > numerals.LONGEST:
            return None
        if sign and sign != "负" and start and (start == done or not _SIGNED.match(string[start - 1])):
            start += 1
            sign = None
        if figures[0] == "0" and len(figures) > 1 and figures[1] != ".":
            return None
        if string[end : end + 1] == "." and string[end + 1 : end + 2].isdigit():
            return None
        numeral = self.reader.arabic(figures, scale, more, inner, inner_scale)
        front = self._front(string, done, start)
        if parts is not None:
            return self._fraction(start, end, numeral, Numeral(Decimal(parts)), front)
        if sign:
            numeral = numeral.times(Decimal(-1))
        if self.left.search(front) or self.here.match(string, start):
            return None
        multiplier = numerals.power((scale or "") + (inner_scale or ""))
        return self._measured(string, start, end, numeral, front, multiplier, figures=True)

    def _chinese(self, string: str, match: regex.Match[str], run: str, done: int) -> Atom | None:
        start, end = match.span()
        parts = match["parts"]
        if parts is None:
            follows = string[end : end + 1]
            linked = string[start - 1 : start] in _LINKS or follows in _LINKS
            if follows not in self.units.firsts and (not linked or run == "一"):
                return None
        if len(run) > numerals.LONGEST:
            return None
        numeral = self.reader.chinese(run)
        if numeral is None:
            return None
        if parts is not None:
            top = numerals.Numeral(Decimal(parts)) if parts[0].isdigit() and parts[0].isascii() else self.reader.chinese(parts)
            return self._fraction(start, end, numeral, top, self._front(string, done, start)) if top else None
        if self.here.match(string, start):
            return None
        front = self._front(string, done, start)
        if self.left.search(front) or (numeral.bare and front.endswith("每")):
            return None
        if front.endswith("负"):
            numeral, start, front = numeral.times(Decimal(-1)), start - 1, front[:-1]
        scale = numerals.power(run[len(run.rstrip("万亿")) :])
        return self._measured(string, start, end, numeral, front, scale, figures=False)

    def _measured(
        self, string: str, start: int, end: int, numeral: Numeral, front: str, scale: Decimal, *, figures: bool
    ) -> Atom | None:
        """The atom of a numeral, with the unit behind it or the currency before it."""
        low, high, about, bare, spelled = numeral
        place = end
        follows = string[end : end + 1]
        if follows == " " and string[end + 1 : end + 2] in self.units.firsts and not "一" <= string[end + 1] <= "龥":
            place = end + 1
        half = string.startswith("个半", place) or string.startswith("个多", place)
        scaled = scale != 1 or low != low.to_integral_value()
        if half:
            found = self.units.at("个" + string[place + 2 : place + 6], 0)
            found = (found[0], found[1] + place + 1) if found and found[0].kind == "time" else None
            if found and string[place + 1] == "半":
                low = low + _HALF
            elif found:
                about = "多"
        if not half or found is None:
            found = self.units.at(string, place, front, scaled=scaled)
        currency = self.prefix.search(front) if front else None
        if currency is not None:
            unit = self.currencies[currency[0]]
            if found is None or found[0].kind != "money" or found[0].denominator:
                stop = end
            else:
                stop = found[1]
            return Atom(
                start - len(currency[0]), stop, low, high, unit, "money", front[: currency.start()], about=about,
                scale=scale, figures=figures, numeral_end=end,
            )  # fmt: skip
        if found is None:
            if spelled or self.rank.search(front):
                return None
            return Atom(start, end, low, high, None, "number", front, "number", about, scale, figures, end)
        unit, stop = found
        if unit.kind == "temperature" and front.endswith("零下"):
            low, start, front = -low, start - 2, front[:-2]
        if low < 0 and unit.kind == "count" and string[start] != "负":
            low, start = -low, start + 1
        return self._with_unit(string, Atom(start, stop, low, high, unit, unit.kind, front, "", about, scale, figures, end), numeral)

    def _with_unit(self, string: str, atom: Atom, numeral: Numeral) -> Atom | None:
        """The atom when its unit holds: no year, no day of a month, no class or grade."""
        unit, stop, low, high = atom.unit, atom.end, atom.low, atom.high
        assert unit is not None  # noqa: S101
        if not isinstance(low, Decimal):
            return None
        if numeral.spelled:
            if unit.kind != "discount":
                return None
            low = low.scaleb(-1) if low >= 10 else low
        name = unit.name
        if name == "折" and atom.figures and low >= 10:
            low = low.scaleb(-1)
        if name == "年" and atom.scale == 1 and 1000 <= low <= 2999 and low == low.to_integral_value() and not atom.about:
            return None
        if name == "日" and not (self.day.match(string, stop) or self.day_front.search(atom.front)):
            return None
        if self.behind.match(string, stop) or (unit.kind != "time" and self.rank.search(atom.front)):
            return None
        about = atom.about
        follows = string[stop : stop + 1]
        if follows == "半" and (unit.kind == "time" or name in ("成", "折", "倍", "亩", "公里")) and not about:
            low, stop = low + _HALF, stop + 1
        elif follows in ("多", "余") and follows and not about and self.more.match(string, stop) and unit.kind != "count":
            about, stop = follows, stop + 1
        weak = ""
        if numeral.bare:
            weak = "bare"
        elif unit.kind == "count" and not atom.figures and low == 1 and high is None and not about:
            weak = "article"
        elif unit.arabic and not atom.figures:
            weak = "loose"
        if unit.part != 1:
            low = numerals.multiplied(low, unit.part)
            high = numerals.multiplied(high, unit.part) if isinstance(high, Decimal) else None
        return atom._replace(end=stop, low=low, high=high, about=about, weak=weak)

    def _fraction(self, start: int, end: int, bottom: Numeral, top: Numeral, front: str) -> Atom | None:
        """百分之 is percent, 千分之 permille, all else a fraction as written."""
        if bottom.high is not None or bottom.about or not bottom.value or top.about:
            return None
        name = {Decimal(100): "%", Decimal(1000): "‰"}.get(bottom.value)
        if front.endswith("负"):
            top, start, front = top.times(Decimal(-1)), start - 1, front[:-1]
        if name:
            unit = self.units.by_name[name][0]
            return Atom(start, end, top.value, top.high, unit, unit.kind, front, numeral_end=end)
        if bottom.bare and bottom.value < 10000:
            return None
        return Atom(start, end, Ratio(top.value, bottom.value), None, None, "fraction", front, numeral_end=end)

    def _half(self, string: str, match: regex.Match[str], front: str) -> Atom | None:
        start, end = match.span()
        half = Ratio(Decimal(1), Decimal(2))
        if match[0] != "半":
            return Atom(start, end, half, None, None, "fraction", front, numeral_end=end)
        found = self.units.at(string, end, front)
        if found is None or found[0].kind == "count":
            return Atom(start, end, half, None, None, "fraction", front, numeral_end=end) if front[-1:] in ("过", "超") else None
        unit, stop = found
        if self.behind.match(string, stop):
            return None
        return Atom(start, stop, _HALF, None, unit, unit.kind, front, numeral_end=end)

    def _ratio(self, string: str, match: regex.Match[str], front: str) -> Atom | None:
        start, end = match.span()
        left, right = regex.split("[:：∶]", match["ratio"])
        if self.clock.fullmatch(match["ratio"]) and not self.ratio_front.search(front + "\0" + string[end : end + 3]):
            return None
        if self.left.search(front) or not Decimal(right):
            return None
        share = Ratio(Decimal(left), Decimal(right))
        if "." in match["ratio"]:
            reduced = size(share)
            share = Ratio(Decimal(reduced.numerator), Decimal(reduced.denominator))
        return Atom(start, end, share, None, None, "ratio", front, numeral_end=end)

    def _slash(self, string: str, match: regex.Match[str], front: str) -> Atom | None:
        start, end = match.span()
        top, bottom = (Decimal(part) for part in match["slash"].split("/"))
        if not 0 < top < bottom or bottom > 20 or self.left.search(front) or string[end : end + 1] in ("-", "号"):
            return None
        return Atom(start, end, Ratio(top, bottom), None, None, "fraction", front, numeral_end=end)


@cache
def scanner(grammar: Grammar) -> Scanner:
    """The one scanner of a grammar."""
    return Scanner(grammar)
