"""Exact amounts: sums and products of any length, how large an amount is, and how the canonical form writes it."""

from __future__ import annotations

import decimal
from decimal import Decimal
from fractions import Fraction
from typing import Final, NamedTuple

ZERO: Final = Decimal(0)
ONE: Final = Decimal(1)
HALF: Final = Decimal("0.5")
# Longer than any amount that a numeral can say.
EXACT: Final = decimal.Context(prec=160, Emin=-10_000, Emax=10_000)


def added(left: Decimal, right: Decimal) -> Decimal:
    """The exact sum."""
    return EXACT.add(left, right)


def multiplied(left: Decimal, right: Decimal) -> Decimal:
    """The exact product."""
    return EXACT.multiply(left, right)


class Ratio(NamedTuple):
    """A fraction as written, not reduced: 万分之五 stays 5/10000."""

    top: Decimal
    bottom: Decimal


ONE_HALF: Final = Ratio(Decimal(1), Decimal(2))

Amount = Decimal | Ratio


def size(amount: Amount) -> Fraction:
    """How large an amount is."""
    if isinstance(amount, Ratio):
        return Fraction(amount.top) / Fraction(amount.bottom)
    return Fraction(amount)


def plain(number: Decimal | Fraction | Ratio) -> str:
    """A number as the canonical form writes it: no exponent, no trailing zeros; a fraction as 2/3."""
    written = str(number)
    if written.isdigit():
        return written
    if isinstance(number, Ratio):
        return f"{plain(number.top)}/{plain(number.bottom)}"
    if isinstance(number, Fraction):
        if number.denominator == 1:
            return str(number.numerator)
        decimals = _terminating(number)
        return plain(decimals) if decimals is not None else f"{number.numerator}/{number.denominator}"
    written = format(number, "f")
    if "." in written:
        written = written.rstrip("0").rstrip(".")
    return "0" if written in ("-0", "") else written


def _terminating(number: Fraction) -> Decimal | None:
    """A fraction as a decimal where it ends, within reason."""
    rest = number.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest != 1:
        return None
    places = number.denominator.bit_length()
    return Decimal(f"{number.numerator * 10**places // number.denominator}E-{places}")
