"""Digits that a carrier sets raised (10⁴, 人口²) -> characters that say so; they are none of the number beside them."""

from __future__ import annotations

_RAISED = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
_SIGNS = "+-−"


def as_raised(text: str) -> str:
    """Raised text in as many characters; only digits, with a sign before them, are changed."""
    return text.translate(_RAISED) if text.lstrip(_SIGNS).isdecimal() else text


def raised_behind(before: str, text: str) -> str:
    """Raised text that stands behind the character `before`: as it is where nothing stands there to be raised above."""
    return as_raised(text) if before.strip() else text
