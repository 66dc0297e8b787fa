"""The rarer shapes of numerals in running text -> atoms: 三分之二, 1/3, 1:1, 一半 and 半年, 翻一番."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

import regex

from govdocparse.annotation import numerals, units
from govdocparse.annotation.amounts import HALF, ONE_HALF, Ratio, added, multiplied, size
from govdocparse.annotation.atoms import Atom
from govdocparse.annotation.numerals import Numeral
from govdocparse.grammar import Grammar

# A fraction of more parts counts only where a share is spoken of; else it is a number of some paper.
_PLAIN_PARTS: Final = 20
# How far in front of a ratio of many parts the words stand that say of what.
_FARTHEST: Final = 48
_MYRIAD: Final = "万"
_PART: Final = regex.compile(r"[:：∶][\d.]+")


class Forms:
    """Reads the rarer shapes by the rules of one grammar."""

    def __init__(self, grammar: Grammar) -> None:
        self.left = grammar.pattern("lookalike_left")
        self.behind = grammar.pattern("lookalike_behind")
        self.sign = grammar.pattern("numeral_sign")
        self.clock = grammar.pattern("quantity_clock")
        self.chained = grammar.pattern("chained_ratio")
        self.share = grammar.pattern("share_front")
        self.ratio_context = grammar.pattern("ratio_context")
        self.parted_front = grammar.pattern("parted_ratio_front")
        self.more = grammar.pattern("more_behind_unit")
        self.mixed = grammar.pattern("mixed_front")
        self.units = units.table(grammar)
        self.parts = {Decimal(100): self.units.by_name["%"][0], Decimal(1000): self.units.by_name["‰"][0]}
        self.times = self.units.by_name["倍"][0]

    def atom(self, string: str, match: regex.Match[str], front: str) -> Atom | None:
        """The atom of a candidate that is neither figures nor a run of Chinese numeral signs."""
        start, end = match.span()
        groups = match.groupdict()
        if groups["half"]:
            return self._half(string, start, end, front)
        if string[start] != "翻":
            return None
        about = "多" if self.more.match(string, end) else ""
        value = numerals.doubled(groups["doublings"])
        return Atom(start, end + len(about), value, None, self.times, "ratio", front, about=about)

    def divided(self, string: str, match: regex.Match[str], front: str) -> Atom | None:
        """The atom of 1/3 or 1:1; None for a clock time, a date, an identifier."""
        start = match.start()
        if match["ratio"]:
            return self._ratio(string, start, match.end("ratio"), match["figures"] + match["ratio"], front)
        return self._slash(string, start, match.end("slash"), match["figures"] + match["slash"], front)

    def fraction(self, start: int, end: int, bottom: Numeral, top: Numeral, front: str) -> Atom | None:
        """百分之 is percent, 千分之 permille, all else a fraction as written."""
        if bottom.high is not None or bottom.about or not bottom.value or top.about:
            return None
        if front.endswith("负") and self.sign.search(front):
            top, start, front = top.times(Decimal(-1)), start - 1, front[:-1]
        if unit := self.parts.get(bottom.value):
            return Atom(start, end, top.value, top.high, unit, unit.kind, front)
        if top.high is not None or (bottom.bare and bottom.value < 10000):
            return None
        value = top.value
        if (mixed := self.mixed.search(front)) and (whole := numerals.read(mixed["whole"])):
            value = added(value, multiplied(whole.value, bottom.value))
            start, front = start - len(mixed[0]), front[: mixed.start()]
        return Atom(start, end, _whole(Ratio(value, bottom.value)), None, None, "fraction", front)

    def portions(self, string: str, match: regex.Match[str]) -> list[Atom]:
        """The atoms of a ratio of three parts or more (5.1:38.2:56.7), one for each; none of a clock time."""
        start, end = match.span("figures")
        if not self.parted_front.search(string, max(0, start - _FARTHEST), start):
            return []
        spans = [
            (start, end),
            *((sign.start() + 1, sign.end()) for sign in _PART.finditer(string, end, match.end("chain"))),
        ]
        return [Atom(a, b, Decimal(string[a:b]), None, None, "ratio", "") for a, b in spans]

    def _half(self, string: str, start: int, end: int, front: str) -> Atom | None:
        """半: of a unit (半年), or alone where the words say of what (过半); None where it is a part of a word."""
        whole = Atom(start, end, ONE_HALF, None, None, "fraction", front)
        if end - start > 1:
            return whole
        found = self.units.at(string, end, front)
        if found is None or found[0].kind == "count":
            return whole if front[-1:] in ("过", "超") else None
        unit, stop = found
        if self.behind.match(string, stop):
            return None
        about = "多" if unit.kind == "time" and string.startswith("多", stop) else ""
        return Atom(start, stop + len(about), HALF, None, unit, unit.kind, front, about=about)

    def _ratio(self, string: str, start: int, end: int, written: str, front: str) -> Atom | None:
        """A ratio 3:7 or a scale 1∶100万; None where the figures are a clock time or links of a longer chain."""
        if "," in written:
            return None
        left, right = (Decimal(part) for part in regex.split("[:：∶比]", written.removesuffix(_MYRIAD)))
        if written.endswith(_MYRIAD):
            if left != 1:
                return None
            right *= 10000  # the scale of a map: 1∶100万
        context = f"{front}\0{string[end : end + 3]}"
        if not right or self.left.search(front) or self.chained.search(string[max(0, start - 2) : start]):
            return None
        if self.clock.fullmatch(written) and not self.ratio_context.search(context):
            return None
        return Atom(start, end, _whole(Ratio(left, right)), None, None, "ratio", front)

    def _slash(self, string: str, start: int, end: int, written: str, front: str) -> Atom | None:
        if "." in written or "," in written:
            return None
        top, bottom = (Decimal(part) for part in written.split("/"))
        if not 0 < top < bottom or self.left.search(front) or string[end : end + 1] in ("-", "号"):
            return None
        if bottom > _PLAIN_PARTS and not self.share.search(front):
            return None
        return Atom(start, end, Ratio(top, bottom), None, None, "fraction", front)


def _whole(share: Ratio) -> Ratio:
    """A share of whole numbers as written, one with decimals (万分之0.5, 1:1.5) reduced to whole numbers."""
    if all(part == part.to_integral_value() for part in share):
        return share
    reduced = size(share)
    return Ratio(Decimal(reduced.numerator), Decimal(reduced.denominator))
