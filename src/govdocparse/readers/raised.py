"""Digits that a carrier sets raised behind a number (10⁴, 2000¹) -> characters that say so; they are none of its."""

from __future__ import annotations

_RAISED = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
_SIGNS = "+-−"


def raised(before: str, text: str) -> str:
    """Raised text that stands behind the character `before`, in as many characters; only such digits are changed."""
    return text.translate(_RAISED) if before.isdecimal() and text.lstrip(_SIGNS).isdecimal() else text
