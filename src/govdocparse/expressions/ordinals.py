"""A numeral that numbers things (三, 一百零三, 廿一, 叁, 12, Ⅲ) to its integer, and an integer to 一百零三."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final

import regex

_LONGEST: Final = 18
_DIGITS: Final = "零一二三四五六七八九"
_FOLDED: Final = str.maketrans(
    {"廿": "二十", "卅": "三十", "卌": "四十", "两": "二"}
    | dict.fromkeys("〇○◯ＯOoｏ0０", "零")
    | dict(zip("壹贰叁参肆伍陆柒捌玖拾", "一二三三四五六七八九十", strict=True))
)
_ARABIC: Final = str.maketrans(_DIGITS, "0123456789")

_ROMAN_LETTERS: Final = {"I": 1, "V": 5, "X": 10}
_ROMAN: Final = regex.compile("(?=.)X{0,3}(?:IX|IV|V?I{0,3})")
_BY_DIGIT: Final = regex.compile("[零一二三四五六七八九]{2,12}")
_DECADES: Final = "[一二三四五六七八九]?十[一二三四五六七八九]?"
_BELOW_HUNDRED: Final = regex.compile("(?P<tens>[一二三四五六七八九]?)十(?P<ones>[一二三四五六七八九]?)")
_HUNDREDS: Final = f"[一二三四五六七八九]百(?:零[一二三四五六七八九]|{_DECADES})?"
_LARGE: Final = regex.compile(
    f"{_HUNDREDS}|[一二三四五六七八九]千(?:零(?:{_DECADES}|[一二三四五六七八九])|{_HUNDREDS})?"
)


@lru_cache(maxsize=4096)
def ordinal(string: str) -> int | None:
    """The integer of a string that is nothing but one numeral, else None: words below 10,000, or at most 18 digits."""
    if string.isdecimal():
        return int(string) if len(string) <= _LONGEST else None
    folded = string.translate(_FOLDED)
    if len(folded) == 1 and folded in _DIGITS:
        return _DIGITS.index(folded)
    if tens := _BELOW_HUNDRED.fullmatch(folded):
        return 10 * (_DIGITS.find(tens["tens"]) or 1) + _DIGITS.find(tens["ones"])
    if _BY_DIGIT.fullmatch(folded):
        return int(folded.translate(_ARABIC))
    if _LARGE.fullmatch(folded):
        from cn2an import cn2an

        return int(cn2an(folded.replace("百十", "百一十").replace("零十", "零一十"), "strict"))
    return None


@lru_cache(maxsize=4096)
def roman(string: str) -> int | None:
    """The integer of a Roman numeral of the letters I, V and X, or of one character (Ⅱ, ⅱ); None for what is none."""
    letters = unicodedata.normalize("NFKC", string).upper()
    if not _ROMAN.fullmatch(letters):
        return None
    values = [_ROMAN_LETTERS[letter] for letter in letters]
    return sum(-one if one < other else one for one, other in zip(values, [*values[1:], 0], strict=True))


@lru_cache(maxsize=4096)
def chinese(number: int) -> str:
    """An integer from 0 to 9,999 as law texts write it: 十二, 一百零三."""
    if number < 100:
        tens, ones = divmod(number, 10)
        return (
            ("" if tens < 2 else _DIGITS[tens]) + ("十" if tens else "") + (_DIGITS[ones] if ones or not tens else "")
        )
    from cn2an import an2cn

    return str(an2cn(number))
