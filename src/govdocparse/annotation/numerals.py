"""Numerals in either script -> exact numbers; what is not a numeral gives None, never a guess.

`cn2an` is given the sections below 10000 of plain integers only (rule `plain_integer`): it loses signs and decimals
and fails on 一亿五.
Scales, tails, decimals, approximations and fractions are ours. Nothing here ever is a float.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import cache, lru_cache
from typing import Final, final

import regex

from govdocparse.annotation.amounts import EXACT, ONE, ZERO, added, multiplied
from govdocparse.expressions.ordinals import ordinal
from govdocparse.grammar import Grammar, shipped

LONGEST: Final = 40
_LONGEST_FIGURES: Final = 17
_POWERS: Final = {"十": 1, "拾": 1, "百": 2, "佰": 2, "千": 3, "仟": 3, "万": 4, "亿": 8, "兆": 12}
_SCALE_SIGNS: Final = "".join(_POWERS)
_SMALL_SCALES: Final = _SCALE_SIGNS.rstrip("万亿兆")
_DIGITS: Final = (
    {sign: Decimal(value) for value, sign in enumerate("零一二三四五六七八九")}
    | {sign: Decimal(value) for value, sign in enumerate("〇壹贰叁肆伍陆柒捌玖")}
    | {"两": Decimal(2), "○": ZERO}
)
SIGNS: Final = (
    frozenset(_DIGITS) | frozenset(_POWERS) | frozenset("0123456789０１２３４５６７８９廿卅几余多 \n\t\u3000")
)
_WRITTEN_OUT: Final = str.maketrans({"〇": "零", "○": "零"})
_GROUPING: Final = regex.compile(r"[, \u2009\u202f]")
_FILLER: Final = regex.compile("零(?=[^零]?[十拾百佰])")
_LOWERED: Final = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻−", "0123456789--", "^")
_FOLDED: Final = {ord("０") + digit: str(digit) for digit in range(10)} | {ord("．"): ".", ord("，"): ","}


@final
class Numeral:
    """What a numeral says: `value`, or from `value` to `high`; `about` is the sign that makes it so (余 几 多).

    `bare` is true where it has no digit (百, 万亿); `spelled` where digits stand side by side (二〇二五).
    """

    __slots__ = ("about", "bare", "high", "spelled", "value")

    def __init__(
        self, value: Decimal, high: Decimal | None = None, about: str = "", bare: bool = False, spelled: bool = False
    ) -> None:
        self.value = value
        self.high = high
        self.about = about
        self.bare = bare
        self.spelled = spelled

    def plus(self, more: Decimal) -> Numeral:
        """The same numeral, so much larger at each end."""
        high = None if self.high is None else added(self.high, more)
        return self.saying(added(self.value, more), high)

    def times(self, factor: Decimal) -> Numeral:
        """The same numeral, so many times as large; the lower end of a range stays the first, below zero too."""
        value = multiplied(self.value, factor)
        if self.high is None:
            return self.saying(value, None)
        high = multiplied(self.high, factor)
        return self.saying(min(value, high), max(value, high))

    def about_so(self, sign: str) -> Numeral:
        """The same numeral with a sign (余 几 多) that makes it say about so much."""
        return Numeral(self.value, self.high, sign, self.bare, self.spelled)

    def saying(self, value: Decimal, high: Decimal | None) -> Numeral:
        """The same numeral with another value."""
        return Numeral(value, high, self.about, self.bare, self.spelled)


def read(string: str, grammar: Grammar | None = None) -> Numeral | None:
    """What a string that is nothing but a numeral says; None where it is anything else."""
    if len(string) > LONGEST:
        return None
    rules = grammar or shipped()
    parts = rules.pattern("numeral_alone").match(string.translate(_FOLDED))
    if not parts:
        return None
    reads = reader(rules)
    if parts["run"]:
        numeral = reads.chinese(parts["run"])
    else:
        numeral = reads.arabic(parts["figures"], parts["scale"], parts["more"], parts["inner"], parts["inner_scale"])
        if numeral and parts["tail"]:
            scale = string[: parts.start("tail")][-1:]
            numeral = _with_tail(numeral, scale, Decimal(parts["tail"])) if scale in _POWERS else None
    if numeral and parts["sign"] and parts["sign"] != "+":
        return numeral.times(Decimal(-1))
    return numeral


def identifies(figures: str) -> bool:
    """Whether figures are a name rather than a number: 007, or so many of them."""
    return (figures[0] == "0" and len(figures) > 1 and figures[1] != ".") or len(figures) > _LONGEST_FIGURES


def doubled(times: str | None) -> Decimal:
    """翻一番 is twice, 翻两番 four times; 翻番 alone is twice."""
    return Decimal(2) ** int(_DIGITS[times] if times else 1)


def power_of_ten(factor: str) -> Decimal:
    """What ×10⁴ or ×10^-3 multiplies by."""
    return Decimal(1).scaleb(int(factor[len("×10") :].translate(_LOWERED)))


@lru_cache(maxsize=256)
def power(scale: str) -> Decimal:
    """What the signs of a scale multiply by: 万亿 is 10 to the 12th."""
    return Decimal(10 ** sum(_POWERS[sign] for sign in scale))


def _ungrouped(figures: str) -> Decimal:
    """The number of figures with or without signs between groups of three: 1,234.5."""
    return Decimal(figures if figures.isdigit() else _GROUPING.sub("", figures))


def _stepped(steps: Sequence[tuple[str, str]]) -> Decimal | None:
    """Figures with their scales as one number; 万 and 亿 multiply all smaller before them: 3千5百万, 3万2千亿.

    None where a step is no smaller than one of the step before it (5万10万).
    """
    whole, part = ZERO, ZERO
    limit = last = None
    for figures, scale in steps:
        great = scale.lstrip(_SMALL_SCALES)
        place = power(scale.removesuffix(great))
        amount = multiplied(_ungrouped(figures), place)
        if limit is not None and amount >= limit:
            return None
        part, limit = added(part, amount), place
        if great:
            unit = power(great)
            if last is not None and last < unit:
                part, whole = added(whole, part), ZERO
            part = multiplied(part, unit)
            if last is not None and unit <= last <= part:
                return None
            whole, part, limit, last = added(whole, part), ZERO, unit, unit
    return added(whole, part)


def _with_tail(numeral: Numeral, scale: str, tail: Decimal) -> Numeral:
    step = EXACT.divide(power(scale[-1]), Decimal(10))
    return Numeral(
        added(numeral.value, multiplied(tail, step)), numeral.high, numeral.about, numeral.bare, numeral.spelled
    )


class Reader:
    """Reads the shapes of numerals that the grammar knows."""

    def __init__(self, grammar: Grammar) -> None:
        self._plain = grammar.pattern("plain_integer")
        self._tailed = grammar.pattern("tailed_integer")
        self._neighbours = grammar.pattern("neighbours")
        self._about = grammar.pattern("about")
        self._decimal = grammar.pattern("chinese_decimal")
        self._spelled = grammar.pattern("digit_string")
        self._scales = grammar.pattern("scales_only")
        self._step = grammar.pattern("mixed_step")
        # The same few hundred numerals return again and again.
        self.chinese = lru_cache(maxsize=4096)(self._chinese)
        self.scaled = lru_cache(maxsize=4096)(self._scaled)

    def arabic(
        self, figures: str, scale: str | None, more: str | None, inner: str | None, inner_scale: str | None
    ) -> Numeral | None:
        """Figures with what stands behind them: a scale, further steps (1万5千), an 余 with its own scale (10余万).

        None where further steps do not fall (5万10万).
        """
        steps = [(figures, scale or "")]
        if more:
            steps += [(step["figures"], step["scale"]) for step in self._step.finditer(more)]
        if inner_scale:
            steps[-1] = steps[-1][0], steps[-1][1] + inner_scale
        value = _stepped(steps)
        return None if value is None else Numeral(value, None, inner[0] if inner else "")

    def _scaled(self, string: str) -> tuple[Numeral, Decimal] | None:
        """Figures with or without a scale (132.3亿), and what the scale multiplies by; None where they identify."""
        figures = string.rstrip(_SCALE_SIGNS)
        if identifies(figures):
            return None
        scale = string[len(figures) :]
        value, multiplier = _ungrouped(figures), ONE
        if scale:
            multiplier = power(scale)
            value = multiplied(value, multiplier)
        whole = value.to_integral_value()
        # A whole number without decimals: its digits are its normal form.
        return Numeral(whole if value == whole else value), multiplier

    def _chinese(self, run: str) -> Numeral | None:
        """What a run of Chinese numeral signs says."""
        if run in _DIGITS:
            return Numeral(_DIGITS[run])
        if len(run) > LONGEST:
            return None
        if self._scales.match(run):
            return Numeral(power(run), None, "", bare=True)
        if self._plain.match(run):
            return Numeral(_integer(run))
        for pattern, reading in (
            (self._neighbours, self._range),
            (self._spelled, self._digits),
            (self._tailed, self._tail),
            (self._decimal, self._point),
            (self._about, self._approximation),
        ):
            if (parts := pattern.match(run)) and (numeral := reading(parts)):
                return numeral
        return None

    def _range(self, parts: regex.Match[str]) -> Numeral | None:
        low, high = _DIGITS[parts["low"]], _DIGITS[parts["high"]]
        if not 1 <= high - low <= 2 and (int(low), int(high)) != (3, 2):
            return None
        low, high = min(low, high), max(low, high)
        head = _integer(parts["head"]) if parts["head"] else ZERO
        return Numeral(head + low, head + high).times(power(parts["scale"]))

    def _digits(self, parts: regex.Match[str]) -> Numeral | None:
        """Digits side by side; those that open with a zero are the places of a decimal (一、○六七) or a name."""
        if not _DIGITS[parts["digits"][0]]:
            return None
        value = Decimal("".join(str(_DIGITS[sign]) for sign in parts["digits"]))
        return Numeral(multiplied(value, power(parts["scale"])), None, "", spelled=True)

    def _tail(self, parts: regex.Match[str]) -> Numeral | None:
        body = self.chinese(parts["body"])
        if not body or body.bare or body.about:
            return None
        return _with_tail(body, parts["scale"], _DIGITS[parts["tail"]])

    def _point(self, parts: regex.Match[str]) -> Numeral | None:
        whole = self.chinese(parts["whole"])
        if not whole or whole.high is not None or whole.about:
            return None
        places = "".join(str(_DIGITS[sign]) for sign in parts["places"])
        return Numeral(added(whole.value, Decimal(f"0.{places}"))).times(power(parts["scale"]))

    def _approximation(self, parts: regex.Match[str]) -> Numeral | None:
        many, body, inner, scale = parts["many"], parts["body"], parts["inner"], parts["scale"]
        if many:
            return None if inner or body or not scale else Numeral(power(scale), None, many)
        if not inner or not body:
            return None
        numeral = self.chinese(body)
        if not numeral or numeral.high is not None or numeral.spelled:
            return None
        return Numeral(numeral.value, None, inner).times(power(scale))


@cache
def reader(grammar: Grammar) -> Reader:
    """The one reader of a grammar."""
    return Reader(grammar)


def _integer(run: str) -> Decimal:
    """A plain Chinese integer: cn2an reads its sections below 10000, 万 and 亿 are multiplied out here."""
    for sign, power_of_ten in (("万亿", 12), ("兆", 12), ("亿", 8), ("万", 4)):
        high, found, low = run.partition(sign)
        if found:
            return added(multiplied(_integer(high), Decimal(10**power_of_ten)), _integer(low))
    section = run.translate(_WRITTEN_OUT).replace("廿", "二十").replace("卅", "三十").lstrip("零")
    return Decimal(_section(_FILLER.sub("", section))) if section else ZERO


def _section(section: str) -> int:
    """A Chinese integer below 10000 by cn2an, which most documents need not load: theirs are below a hundred."""
    number = ordinal(section)
    if number is not None:
        return number
    import cn2an

    return int(cn2an.cn2an(section, "normal"))
