"""A string -> the numerals that might measure or count, each with its unit; look-alikes are left out here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache
from typing import Final

import regex

from govdocparse.annotation import numerals, units
from govdocparse.annotation.amounts import HALF, ONE
from govdocparse.annotation.apart import Apart
from govdocparse.annotation.atoms import Atom
from govdocparse.annotation.forms import Forms
from govdocparse.annotation.holding import Holder, Site, bare
from govdocparse.annotation.numerals import Numeral
from govdocparse.annotation.units import Unit
from govdocparse.annotation.words import Words
from govdocparse.grammar import Grammar
from govdocparse.starts import Starts

_NO_UNIT: Final = (None, 0)
_WINDOW: Final = 40
_SHORT: Final = 4096
_LINKS: Final = frozenset("—–-~～至到")
_SCALES: Final = frozenset("十百千万亿")
_LONE: Final = frozenset("一万亿")
_GREAT: Final = frozenset("万亿")
# Between the whole and the places of a decimal, which is a number by itself: 零点四.
_POINT: Final = "点"
_MINUSES: Final = frozenset("-−－")
# What stands before a temperature, and the sign that it says.
_ZERO_POINT: Final = {"零下": Decimal(-1), "零上": ONE}
# Ties the parts of a compound: 四年零六个月, 三百元零五角.
_TIE: Final = "零"
_SIGNS: Final = _MINUSES | {"负"}
# How far the ends of a range of shares stand apart, and how far back the first one begins: 百分之三十以上、五十以下.
_SHARE_GAP: Final = 3
_LONGEST_SHARE: Final = 12
_PLAIN: Final = frozenset({"figures", "scale"})
_RUNS: Final = frozenset({"run", "parts"})
_CHAIN: Final = "chain"
_FIGURES: Final = frozenset({"more", "inner", "inner_scale", "numerator", "slash", "ratio", "tens"})
_FIGURE_GROUPS: Final = ("figures", "scale", "more", "inner", "inner_scale", "numerator", "slash", "ratio", "tens")


class Scanner:
    """Finds atoms by the rules of one grammar."""

    def __init__(self, grammar: Grammar) -> None:
        candidate = grammar.pattern("candidate")
        index = candidate.groupindex
        self.candidate_at = candidate.match
        self.passed_over = grammar.pattern("passed_over").match
        self.passed_over_starts = frozenset(grammar.lexicon("passed_over_starts"))
        self.starts = Starts((*grammar.lexicon("candidate_starts"), *self.passed_over_starts))
        self.clause = Starts(grammar.lexicon("clause_signs"))
        self.figure_ids = tuple(index[name] for name in _FIGURE_GROUPS)
        self.run_ids = (index["run"], index["parts"])
        self.sign = grammar.pattern("numeral_sign")
        self.words = Words(grammar)
        self.left = grammar.pattern("lookalike_left")
        self.left_ends = frozenset(grammar.lexicon("lookalike_left_ends"))
        self.place = grammar.pattern("place_left")
        self.place_ends = frozenset(grammar.lexicon("place_ends"))
        self.place_units = frozenset(grammar.lexicon("place_units"))
        self.rank = grammar.pattern("rank_left")
        self.time_range = grammar.pattern("time_range_behind")
        self.rank_ends = frozenset(grammar.lexicon("rank_ends"))
        self.marked = grammar.pattern("marked_figures")
        self.ones = frozenset(grammar.lexicon("one_ends"))
        self.signs = frozenset(sign for sign in numerals.SIGNS if not sign.isascii())
        self.reader = numerals.reader(grammar)
        self.scaled = self.reader.scaled
        self.units = units.table(grammar)
        self.unit_at = self.units.single
        self.forms = Forms(grammar)
        self.holder = Holder(grammar)
        self.apart = Apart(grammar, self.holder)
        self.telling = self.left_ends | self.place_ends | self.rank_ends | self.apart.ends | _SIGNS
        self.telling_behind = self.holder.telling | units.GOES_ON
        self.share_again = grammar.pattern("share_again")

    def candidates(self, string: str) -> Iterable[regex.Match[str]]:
        """Where numerals might stand in a string, in order; those of a short one as a list, looked for at once."""
        found = self._candidates(string)
        return list(found) if len(string) < _SHORT else found

    def _candidates(self, string: str) -> Iterator[regex.Match[str]]:
        """The candidates of a long string, each looked for only where one can begin and none stands already."""
        done = passed = 0
        size = len(string)
        for first in range(0, size, _SHORT):
            for start in self.starts.places(string, first, min(first + _SHORT, size)):
                if start < passed:
                    continue
                if string[start] in self.passed_over_starts and (over := self.passed_over(string, start)):
                    passed = over.end()
                elif start >= done and (found := self.candidate_at(string, start)):
                    done = found.end()
                    yield found

    def atoms(self, string: str, candidates: Iterable[regex.Match[str]]) -> list[Atom]:
        """The atoms of a string, in order."""
        atoms: list[Atom] = []
        done = 0
        for match in candidates:
            start, end = match.span()
            if start < done or end - start > numerals.LONGEST:
                continue
            shape = match.lastgroup
            if shape in _PLAIN:
                atom = self._plain(string, match, start, end, done)
            elif shape in _RUNS:
                atom = self._chinese(string, match, start, end, done)
            elif shape == _CHAIN:
                done = end
                atoms += self.forms.portions(string, match)
                continue
            elif shape in _FIGURES:
                atom = self._arabic(string, match, start, end, done)
            else:
                atom = self.forms.atom(string, match, self._front(string, done, start))
            if atom is not None:
                done = atom.end
                atoms.append(atom)
        return atoms

    def _plain(self, string: str, match: regex.Match[str], start: int, end: int, done: int) -> Atom | None:
        """The atom of figures with at most a scale behind them, which most numerals are."""
        written = match.group()
        read = self.scaled(written)
        if read is None:
            return None
        numeral, scale = read
        front = self._front(string, done, start)
        if start == 0 and (marked := self._marker(string, written, end)):
            start, numeral = marked, Numeral(Decimal(written[marked:]))
            front = written[:marked]
        if not front or front[-1] not in self.telling:
            # Most numerals: nothing at either side could make more of it than what it says.
            unit, stop = self.unit_at(string, end, front) or _NO_UNIT
            if unit is not None and unit.steady and string[stop : stop + 1] not in self.telling_behind:
                return Atom(start, stop, numeral.value, None, unit, unit.kind, front, "", "", scale)
        elif front[-1] in _SIGNS:
            numeral, start, front = self._signed(numeral, start, front, done)
        if _runs_on(string, end):
            return None
        return self._measured(string, Site(start, end, front, scale, True), numeral)

    def _arabic(self, string: str, match: regex.Match[str], start: int, end: int, done: int) -> Atom | None:
        """The atom of figures with more behind them: 1万5千, 10余万, 100分之3, 1/3, 1:1, 5×10⁴."""
        figures, scale, more, inner, inner_scale, parts, slash, ratio, tens = match.group(*self.figure_ids)
        front = self._front(string, done, start)
        if slash is not None or ratio is not None:
            return self.forms.divided(string, match, front)
        if numerals.identifies(figures) or _runs_on(string, end):
            return None
        if scale is None and start == 0 and (marked := self._marker(string, figures, end)):
            start, figures, front = marked, figures[marked:], figures[:marked]
        numeral = self.reader.arabic(figures, scale, more, inner, inner_scale)
        if numeral is None:
            return None
        if tens is not None:
            numeral = numeral.times(numerals.power_of_ten(tens))
        if parts is not None:
            return self.forms.fraction(start, end, numeral, Numeral(Decimal(parts)), front)
        if front and front[-1] in _SIGNS:
            numeral, start, front = self._signed(numeral, start, front, done)
        multiplier = numerals.power((scale or "") + (inner_scale or "")) if scale or inner_scale else ONE
        return self._measured(string, Site(start, end, front, multiplier, True), numeral)

    def _marker(self, string: str, figures: str, end: int) -> int:
        """Where the number begins when a marker stands before it at the head of a paragraph: 2.10家 is 2. and 10家."""
        marked = self.marked.match(figures)
        return marked.end() if marked and self._counted(string, end) else 0

    def _signed(self, numeral: Numeral, start: int, front: str, done: int) -> tuple[Numeral, int, str]:
        """The numeral with the sign in front of it, where that is one and belongs to no atom."""
        if start - 1 > (done or -1) and self.sign.search(front):
            return numeral.times(Decimal(-1)), start - 1, front[:-1]
        return numeral, start, front

    def _front(self, string: str, done: int, start: int) -> str:
        """The clause before `start`, no further back than `done` and than the window."""
        first = max(done, start - _WINDOW)
        return string[self.clause.behind_last(string, first, start) : start]

    def _chinese(self, string: str, match: regex.Match[str], start: int, end: int, done: int) -> Atom | None:
        """The atom of a Chinese numeral; None where it is part of a word, or alone and measures nothing."""
        run, parts = match.group(*self.run_ids)
        if self.words.ends(string, start):
            start, run = start + 1, run[1:]
            if not run:
                return None
        if start == done > 0 and run[0] == _TIE and len(run) > 1:
            start, run = start + 1, run[1:]  # 四年零六个月
        held = False
        if parts is None:
            follows = string[end : end + 1]
            linked = (
                follows in _LINKS
                and string[end + 1 : end + 2] in self.signs
                and string[start - 1 : start] not in self.ones
            )
            held = linked or string[start - 1 : start] in _LINKS or run[-1] in _GREAT or _POINT in run
            if follows not in self.units.firsts and not linked and (run in _LONE or not held):
                if start - done > _SHARE_GAP or not self._shares(string, start, end):
                    return None
                held = True
        numeral = self.reader.chinese(run)
        if numeral is None:
            return None
        front = self._front(string, done, start)
        if parts is not None:
            top = Numeral(Decimal(parts)) if parts[0].isascii() else self.reader.chinese(parts)
            return self.forms.fraction(start, end, numeral, top, front) if top else None
        if front.endswith("每") and (numeral.bare or set(run) <= _SCALES):
            return None
        if front.endswith("负"):  # a dash in front of a Chinese numeral is no minus
            numeral, start, front = self._signed(numeral, start, front, done)
        tail = run[len(run.rstrip("万亿兆")) :]
        site = Site(start, end, front, numerals.power(tail) if tail else ONE, False)
        atom = self._measured(string, site, numeral)
        return atom if held or atom is None or atom.weak != "number" else None

    def _shares(self, string: str, start: int, end: int) -> bool:
        """Whether a numeral alone is the second end of a range of shares: 百分之三十以上五十以下."""
        return self.share_again.search(string, max(0, start - _LONGEST_SHARE), end) is not None

    def _measured(self, string: str, site: Site, numeral: Numeral) -> Atom | None:
        """The atom of a numeral, with the unit behind it or the currency before it."""
        end, front = site.end, site.front
        ranked = False
        if front:
            last = front[-1]
            if last in self.left_ends and self.left.search(front):
                return None
            if last in self.apart.ends and (priced := self.apart.before(string, site, numeral)):
                return priced
            ranked = last in self.rank_ends and self._ranks(string, front, end)
        place = end
        if string[end : end + 1] == " " and string[end + 1 : end + 2] in self.units.firsts and string[end + 1] < "一":
            place = end + 1
        found = self.units.at(string, place, front)
        if found is None and (apart := self.apart.behind(string, site, numeral)):
            return apart
        if found is None or (found[0].scaled and site.scale is ONE and "." not in string[site.start : end]):
            return None if numeral.spelled or ranked or _names(string, end) else bare(site, numeral)
        if not site.figures and self.words.begins(string, site.start):
            return None
        unit = found[0]
        if (ranked and unit.kind != "time") or (
            unit.name in self.place_units and self.place.search(f"{front}\0{unit.name}")
        ):
            return None
        if unit.name == "个" and string[place + 1 : place + 2] in ("半", "多"):
            numeral, found = self._split(string, place, numeral, found)
        if unit.kind == "count" and string[site.start] in _MINUSES:
            numeral, site = numeral.times(Decimal(-1)), site.begun(site.start + 1, site.front)
        elif unit.kind == "temperature" and (sign := _ZERO_POINT.get(front[-2:])):
            numeral, site = numeral.times(sign), site.begun(site.start - 2, front[:-2])
        return self.holder.atom(string, site, numeral, found)

    def _ranks(self, string: str, front: str, end: int) -> bool:
        """Whether the words before a number make it a rank: 前6名, not 收获前2—3天."""
        return self.rank.search(front) is not None and self.time_range.match(string, end) is None

    def _counted(self, string: str, end: int) -> bool:
        """Whether things are counted at `end`, so that a decimal before it is a marker and a number (2.10家)."""
        found = self.units.single(string, end)
        return found is not None and found[0].kind == "count"

    def _split(
        self, string: str, place: int, numeral: Numeral, found: tuple[Unit, int]
    ) -> tuple[Numeral, tuple[Unit, int]]:
        """两个半月, 三个多小时, 2个多百分点: the 半 or 多 between 个 and the unit."""
        whole = self.units.at("个" + string[place + 2 : place + 6], 0)
        if whole is None or whole[0].kind not in ("time", "percentage_point"):
            return numeral, found
        numeral = numeral.plus(HALF) if string[place + 1] == "半" else numeral.about_so("多")
        return numeral, (whole[0], whole[1] + place + 1)


def _runs_on(string: str, end: int) -> bool:
    """Whether more figures follow behind a point: a version, a date."""
    return string[end : end + 1] == "." and string[end + 1 : end + 2].isdigit()


def _names(string: str, end: int) -> bool:
    """Whether a Latin letter behind the figures makes a name of them: 5G, 3D."""
    return string[end : end + 1].isascii() and string[end : end + 1].isalpha()


@cache
def scanner(grammar: Grammar) -> Scanner:
    """The one scanner of a grammar."""
    return Scanner(grammar)
