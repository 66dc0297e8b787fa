"""A numeral and the unit or scale that stands apart from it -> their atom: USD500万, 750（含）万元, 1个亿."""

from __future__ import annotations

from typing import Final

import regex

from govdocparse.annotation import numerals, units
from govdocparse.annotation.atoms import Atom
from govdocparse.annotation.holding import Holder, Site, bare
from govdocparse.annotation.numerals import Numeral
from govdocparse.grammar import Grammar
from govdocparse.starts import Heads

_COUNTED: Final = "个"
_HUNDRED_MILLION: Final = "亿"
_SCALE_SIGNS: Final = frozenset("百千万亿")
_LONGEST_SCALE: Final = 2


class Apart:
    """Reads such units by the rules of one grammar; `ends` are the signs before a numeral that end a currency."""

    def __init__(self, grammar: Grammar, holder: Holder) -> None:
        self._holder = holder
        self._units = units.table(grammar)
        self._currencies = {
            word: self._units.by_name[row["unit"]][0]
            for row in grammar.table("currency_prefixes")
            for word in row["words"]
        }
        words = "|".join(map(regex.escape, self._currencies))
        self._currency = regex.compile(rf"(?:{words})\x20?\Z")
        self.ends = frozenset(word[-1] for word in self._currencies) | {" "}
        self._taken_in = grammar.pattern("with_itself")
        self._brackets = Heads([self._taken_in])
        self._hundred_million = grammar.pattern("hundred_million_behind")

    def before(self, string: str, site: Site, numeral: Numeral) -> Atom | None:
        """The atom of a number behind the name of a currency, which wins over a 元 behind it; None for all others."""
        named = self._currency.search(site.front)
        if named is None:
            return None
        found = self._units.at(string, site.end, site.front)
        stop = found[1] if found and found[0].kind == "money" and not found[0].denominator else site.end
        start, rest = site.start - len(named[0]), site.front[: named.start()]
        currency = self._currencies[named[0].rstrip()]
        return Atom(start, stop, numeral.value, numeral.high, currency, "money", rest, "", numeral.about, site.scale)

    def behind(self, string: str, site: Site, numeral: Numeral) -> Atom | None:
        """The atom of a number whose unit stands behind a bracket, or whose 亿 behind 个; None for all others."""
        counted = string.startswith(_COUNTED, site.end)
        if not counted and not self._brackets.at(string, site.end):
            return None
        if counted and self._hundred_million.match(string, site.end + 1):
            scale = numerals.power(_HUNDRED_MILLION)
            end = site.end + len(_COUNTED) + len(_HUNDRED_MILLION)
            return bare(site, numeral.times(scale)).but(end=end, weak="", scale=scale)
        bracket = self._taken_in.match(string, site.end)
        if bracket is None:
            return None
        end = bracket.end()
        found = self._units.at(string, end, site.front)
        if found is None and (stop := _scaled(string, end)) > end:
            scale = numerals.power(string[end:stop])
            numeral, site = numeral.times(scale), Site(site.start, site.end, site.front, scale, site.figures)
            found = self._units.at(string, stop, site.front)
        atom = self._holder.atom(string, site, numeral, found) if found else None
        return atom.but(open_high=True) if atom and bracket["without"] else atom


def _scaled(string: str, start: int) -> int:
    """Where the scale ends that begins at `start`: 750（含）万元; `start` where there is none."""
    end = start
    while end - start < _LONGEST_SCALE and string[end : end + 1] in _SCALE_SIGNS:
        end += 1
    return end
