"""A numeral and the unit behind it -> their atom where the unit holds: no year, no grade, no day of the month."""

from __future__ import annotations

from decimal import Decimal
from typing import Final, final

import regex

from govdocparse.annotation.amounts import HALF, ONE, ZERO, multiplied
from govdocparse.annotation.atoms import Atom
from govdocparse.annotation.numerals import Numeral
from govdocparse.annotation.units import Unit
from govdocparse.expressions.ordinals import ordinal
from govdocparse.grammar import Grammar

_TENTH: Final = Decimal("0.1")
_MORE: Final = frozenset("半多余")
_ZEROS: Final = regex.compile("(?<=.)[〇○零]")
_CAPITALS: Final = frozenset("壹贰叁肆伍陆柒捌玖拾佰仟")
_ARTICLES: Final = frozenset({ZERO, ONE})
_LEADS: Final = frozenset("前内后以")
# What years are counted by that may have a number of their own: 2025年, 2025—2026学年.
_YEARS: Final = frozenset({"年", "学年"})


@final
class Site:
    """Where a numeral stands: `[start, end)`, its clause before it, what it was multiplied by, and its script."""

    __slots__ = ("end", "figures", "front", "scale", "start")

    def __init__(self, start: int, end: int, front: str, scale: Decimal, figures: bool) -> None:
        self.start = start
        self.end = end
        self.front = front
        self.scale = scale
        self.figures = figures

    def begun(self, start: int, front: str) -> Site:
        """The same site where the numeral begins at another place."""
        return Site(start, self.end, front, self.scale, self.figures)


def bare(site: Site, numeral: Numeral) -> Atom:
    """A number without a unit."""
    return Atom(
        site.start, site.end, numeral.value, numeral.high, None, "number", site.front, "number", numeral.about,
        site.scale, site.figures,
    )  # fmt: skip


class Holder:
    """Reads a numeral with its unit by the rules of one grammar; `telling` are the signs behind a unit that matter."""

    def __init__(self, grammar: Grammar) -> None:
        self.behind = grammar.pattern("lookalike_behind")
        self.behind_starts = frozenset(grammar.lexicon("lookalike_behind_starts"))
        self.article_fronts = grammar.lexicon("article_fronts")
        self.moving_fronts = grammar.lexicon("moving_fronts")
        self.eras = grammar.lexicon("eras")
        self.day = grammar.pattern("day_length")
        self.day_front = grammar.pattern("day_length_front")
        self.half = grammar.pattern("half_behind_unit")
        self.halved = frozenset(grammar.lexicon("halved_units"))
        self.tenth = grammar.pattern("tenth_behind_unit")
        self.more = grammar.pattern("more_behind_unit")
        self.telling = self.behind_starts | _MORE

    def atom(self, string: str, site: Site, numeral: Numeral, found: tuple[Unit, int]) -> Atom | None:
        """The atom when its unit holds: no year, no day of a month, no class or grade."""
        unit, stop = found
        kind = unit.kind
        follows = string[stop : stop + 1]
        if follows in self.behind_starts and self.behind.match(string, stop):
            return None
        if (kind == "time" or numeral.spelled) and not self._fits(string, site, numeral, found):
            return None
        about = numeral.about
        if unit.name == "折" and numeral.value >= 10:
            numeral = numeral.times(_TENTH)
        if follows in _MORE and not about:
            if follows == "半":
                if (kind == "time" or unit.name in self.halved) and self.half.match(string, stop):
                    numeral, stop = numeral.plus(HALF), stop + 1
            elif kind != "count" and self.more.match(string, stop):
                about, stop = follows, stop + 1
        elif unit.name == "成" and (tenth := self.tenth.match(string, stop)):
            numeral, stop = numeral.plus((ordinal(tenth["digit"]) or 0) * _TENTH), tenth.end()
        front, figures = site.front, site.figures
        weak = "" if figures else self._weakness(numeral, unit, front, follows, string[site.start] in _CAPITALS)
        low, high = numeral.value, numeral.high
        if unit.part is not ONE:
            low = multiplied(low, unit.part)
            high = multiplied(high, unit.part) if high is not None else None
        return Atom(site.start, stop, low, high, unit, kind, front, weak, about, site.scale, figures)

    def _fits(self, string: str, site: Site, numeral: Numeral, found: tuple[Unit, int]) -> bool:
        """Whether digits side by side are a discount, and a time is no year and no day of a month."""
        name, value = found[0].name, numeral.value
        if numeral.spelled:
            # 一五〇人, 三○○万元, as older documents write them; a year is told apart by its unit.
            return name == "折" or (found[0].kind != "time" and _ZEROS.search(string, site.start, site.end) is not None)
        if name == "年" and not site.figures and site.front.endswith(self.eras):
            return False
        if name in _YEARS and site.scale is ONE and 1000 <= value <= 2999 and not numeral.about:
            return value != int(value)
        if name == "日" and site.front.endswith("月"):
            return False
        if name == "日" and site.figures:
            return self.day.match(string, found[1]) is not None or self.day_front.search(site.front) is not None
        return True

    def _weakness(self, numeral: Numeral, unit: Unit, front: str, follows: str, capital: bool) -> str:
        """What a Chinese numeral with this unit, and `follows` behind it, lacks to count; capitals make no words."""
        if numeral.bare:
            return "bare"
        pointing = unit.kind == "count" or (
            unit.kind == "time"
            and front.endswith(self.article_fronts)
            and follows not in _LEADS
            and not front.endswith(self.moving_fronts)
        )
        if pointing and numeral.value in _ARTICLES and numeral.high is None and not numeral.about:
            return "article"
        return "loose" if unit.arabic and not capital else ""
