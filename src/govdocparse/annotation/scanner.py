"""A string -> the numerals that might measure or count, each with its unit; look-alikes are left out here."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cache

import regex

from govdocparse.annotation import numerals, units
from govdocparse.annotation.atoms import ONE, Atom
from govdocparse.annotation.forms import Forms
from govdocparse.annotation.numerals import Numeral
from govdocparse.grammar import Grammar

_HALF = Decimal("0.5")
_WINDOW = 40
_LONGEST_FIGURES = 17
_LINKS = frozenset("—–-~～至到")
_SIGNED = regex.compile(r"[\p{Han}，。；：（、\s]")
_HALVED = frozenset({"成", "折", "倍", "亩", "公里"})


class Scanner:
    """Finds atoms by the rules of one grammar."""

    def __init__(self, grammar: Grammar) -> None:
        self.candidate = grammar.pattern("candidate")
        index = self.candidate.groupindex
        self.group_ids = tuple(
            index[name] for name in ("figures", "run", "scale", "more", "inner", "inner_scale", "sign", "numerator", "parts")
        )
        self.here = grammar.pattern("lookalike_here")
        self.left = grammar.pattern("lookalike_left")
        self.left_ends = frozenset(grammar.lexicon("lookalike_left_ends"))
        self.rank = grammar.pattern("rank_left")
        self.rank_signs = tuple(grammar.lexicon("rank_signs"))
        self.behind = grammar.pattern("lookalike_behind")
        self.behind_starts = frozenset(grammar.lexicon("lookalike_behind_starts"))
        self.article_fronts = tuple(grammar.lexicon("article_fronts"))
        self.day = grammar.pattern("day_length")
        self.day_front = grammar.pattern("day_length_front")
        self.more = grammar.pattern("more_behind_unit")
        self.prefix = grammar.pattern("currency_prefix")
        self.reader = numerals.reader(grammar)
        self.units = units.table(grammar)
        self.forms = Forms(grammar)
        self.currencies = {
            word: self.units.by_name[row["unit"]][0] for row in grammar.table("currency_prefixes") for word in row["words"]
        }
        self.currency_ends = frozenset(word[-1] for word in self.currencies)

    def atoms(self, string: str) -> Iterator[Atom]:
        """The atoms of a string, in order."""
        done = 0
        figures_id, run_id = self.group_ids[:2]
        for match in self.candidate.finditer(string):
            start, end = match.span()
            if start < done:
                continue
            if string[start] == "“":
                done = end
                continue
            if end - start > numerals.LONGEST:
                continue
            if match.start(figures_id) >= 0:
                atom = self._arabic(string, match, start, end, done)
            elif match.start(run_id) >= 0:
                atom = self._chinese(string, match, start, end, done)
            else:
                atom = self.forms.atom(string, match, _front(string, done, start))
            if atom is not None:
                done = atom.end
                yield atom

    def _arabic(self, string: str, match: regex.Match[str], start: int, end: int, done: int) -> Atom | None:
        figures, _, scale, more, inner, inner_scale, sign, parts, _ = match.group(*self.group_ids)
        if sign and sign != "负" and start and (start == done or not _SIGNED.match(string[start - 1])):
            start += 1
            sign = None
        if (figures[0] == "0" and len(figures) > 1 and figures[1] != ".") or len(figures) > _LONGEST_FIGURES:
            return None
        if string[end : end + 1] == "." and string[end + 1 : end + 2].isdigit():
            return None
        front = _front(string, done, start)
        numeral = self.reader.arabic(figures, scale, more, inner, inner_scale)
        if parts is not None:
            return self.forms.fraction(start, end, numeral, Numeral(Decimal(parts)), front)
        if sign:
            numeral = numeral.times(Decimal(-1))
        multiplier = numerals.power((scale or "") + (inner_scale or "")) if scale or inner_scale else ONE
        return self._measured(string, start, end, numeral, front, multiplier, figures=True)

    def _chinese(self, string: str, match: regex.Match[str], start: int, end: int, done: int) -> Atom | None:
        run, parts = match.group(self.group_ids[1], self.group_ids[8])
        if parts is None:
            follows = string[end : end + 1]
            if follows not in self.units.firsts and (
                run == "一" or not (follows in _LINKS or string[start - 1 : start] in _LINKS)
            ):
                return None
        numeral = self.reader.chinese(run)
        if numeral is None:
            return None
        front = _front(string, done, start)
        if parts is not None:
            top = Numeral(Decimal(parts)) if parts[0].isascii() else self.reader.chinese(parts)
            return self.forms.fraction(start, end, numeral, top, front) if top else None
        if numeral.bare and front.endswith("每"):
            return None
        if front.endswith("负"):
            numeral, start, front = numeral.times(Decimal(-1)), start - 1, front[:-1]
        tail = run[len(run.rstrip("万亿")) :]
        return self._measured(string, start, end, numeral, front, numerals.power(tail) if tail else ONE, figures=False)

    def _measured(
        self, string: str, start: int, end: int, numeral: Numeral, front: str, scale: Decimal, *, figures: bool
    ) -> Atom | None:
        """The atom of a numeral, with the unit behind it or the currency before it."""
        if front and (front[-1] in self.left_ends or "第" in front) and self.left.search(front):
            return None
        if front and front[-1] in self.currency_ends and (currency := self.prefix.search(front)):
            return self._priced(string, start, end, numeral, front, scale, currency[0])
        place = end
        if string[end : end + 1] == " " and string[end + 1 : end + 2] in self.units.firsts and string[end + 1] < "一":
            place = end + 1
        found = self.units.at(string, place, front, scaled=scale is not ONE or "." in string[start:end])
        if found is None:
            if numeral.spelled or self._ranked(front):
                return None
            return Atom(start, end, numeral.value, numeral.high, None, "number", front, "number", numeral.about, scale, figures)
        if not figures and self.here.match(string, start):
            return None
        unit, stop = found
        if unit.name == "个" and string[place + 1 : place + 2] in ("半", "多"):
            numeral, unit, stop = self._split(string, place, numeral, unit, stop)
        if unit.kind == "temperature" and front.endswith("零下"):
            numeral, start, front = numeral.times(Decimal(-1)), start - 2, front[:-2]
        elif unit.kind == "count" and numeral.value < 0 and string[start] != "负":
            numeral, start = numeral.times(Decimal(-1)), start + 1
        return self._atom(string, start, stop, numeral, unit, front, scale, figures=figures)

    def _split(
        self, string: str, place: int, numeral: Numeral, unit: units.Unit, stop: int
    ) -> tuple[Numeral, units.Unit, int]:
        """两个半月, 三个多小时: the 半 or 多 between 个 and the unit of time."""
        found = self.units.at("个" + string[place + 2 : place + 6], 0)
        if found is None or found[0].kind != "time":
            return numeral, unit, stop
        if string[place + 1] == "半":
            numeral = numeral._replace(value=numeral.value + _HALF)
        else:
            numeral = numeral._replace(about="多")
        return numeral, found[0], found[1] + place + 1

    def _priced(
        self, string: str, start: int, end: int, numeral: Numeral, front: str, scale: Decimal, word: str
    ) -> Atom:
        """A number behind the name of a currency, which wins over a 元 behind it."""
        found = self.units.at(string, end, front)
        stop = found[1] if found and found[0].kind == "money" and not found[0].denominator else end
        rest = front[: len(front) - len(word)]
        return Atom(
            start - len(word), stop, numeral.value, numeral.high, self.currencies[word], "money", rest, "",
            numeral.about, scale,
        )  # fmt: skip

    def _atom(
        self, string: str, start: int, stop: int, numeral: Numeral, unit: units.Unit, front: str, scale: Decimal, *,
        figures: bool,
    ) -> Atom | None:  # fmt: skip
        """The atom when its unit holds: no year, no day of a month, no class or grade, no rank."""
        low, high, about, bare, spelled = numeral
        name = unit.name
        if spelled and name != "折":
            return None
        follows = string[stop : stop + 1]
        if follows in self.behind_starts and self.behind.match(string, stop):
            return None
        if name == "年" and scale is ONE and 1000 <= low <= 2999 and low == int(low) and not about:
            return None
        if name == "日" and figures and not (self.day.match(string, stop) or self.day_front.search(front)):
            return None
        if name == "折" and low >= 10:
            low = low.scaleb(-1)
        if unit.kind != "time" and self._ranked(front):
            return None
        if follows == "半" and not about and (unit.kind == "time" or name in _HALVED):
            low, stop = low + _HALF, stop + 1
        elif follows and follows in "多余" and not about and unit.kind != "count" and self.more.match(string, stop):
            about, stop = follows, stop + 1
        weak = ""
        if bare:
            weak = "bare"
        elif not figures and low == 1 and high is None and not about and (
            unit.kind == "count" or (unit.kind == "time" and front.endswith(self.article_fronts))
        ):
            weak = "article"
        elif unit.arabic and not figures:
            weak = "loose"
        if unit.part != 1:
            low = numerals.multiplied(low, unit.part)
            high = numerals.multiplied(high, unit.part) if high is not None else None
        return Atom(start, stop, low, high, unit, unit.kind, front, weak, about, scale, figures)

    def _ranked(self, front: str) -> bool:
        """Whether a rank stands in front (前6名, 位居全省第3)."""
        return any(sign in front for sign in self.rank_signs) and self.rank.search(front) is not None


def _front(string: str, done: int, start: int) -> str:
    """The clause before `start`, no further back than `done` and than the window."""
    front = string[done if done > start - _WINDOW else start - _WINDOW : start]
    place = front.rfind
    return front[max(place("，"), place("。"), place("；"), place("："), place("“"), place("！"), place("？"), place("\n")) + 1 :]


@cache
def scanner(grammar: Grammar) -> Scanner:
    """The one scanner of a grammar."""
    return Scanner(grammar)
