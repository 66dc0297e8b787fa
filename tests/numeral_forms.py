"""Numbers -> the ways a document writes them: the other direction of annotation/numerals.py, for round trips."""

from __future__ import annotations

from decimal import Decimal

DIGITS = "零一二三四五六七八九"
CAPITALS = str.maketrans("一二三四五六七八九十百千元", "壹贰叁肆伍陆柒捌玖拾佰仟圆")
_STEPS = ((10**8, "亿", 10**7), (10**4, "万", 10**3), (10**3, "千", 10**2), (10**2, "百", 10), (10, "十", 1))


def chinese(number: int) -> str:
    """A whole number as it is read: 零 where places are left out, 一十 where something stands before it."""
    if number < 10:
        return DIGITS[number]
    base, sign, next_place = next(step for step in _STEPS if number >= step[0])
    high, low = divmod(number, base)
    if not low:
        return chinese(high) + sign
    return chinese(high) + sign + ("零" if low < next_place else "") + chinese(low)


def spoken(number: int) -> str:
    """The same, with 十 for a leading 一十 and 两 before 千, 万 and 亿."""
    written = chinese(number)
    for scale in "千万亿":
        written = written.replace(f"二{scale}", f"两{scale}") if written.startswith(f"二{scale}") else written
    return written.removeprefix("一") if written.startswith("一十") else written


def capitals(number: int) -> str:
    """A whole number in financial capitals."""
    return chinese(number).translate(CAPITALS)


def cheque(fen: int) -> str:
    """An amount of 分 as on a cheque: 壹佰贰拾叁元肆角伍分, 伍拾万元整."""
    yuan, rest = divmod(fen, 100)
    jiao, single = divmod(rest, 10)
    written = f"{capitals(yuan)}元"
    if jiao:
        written += f"{capitals(jiao)}角"
    elif single:
        written += "零"
    return written + (f"{capitals(single)}分" if single else "" if jiao else "整")


def grouped(number: int) -> str:
    """With commas: 1,234,567."""
    return f"{number:,}"


def full_width(written: str) -> str:
    """With full-width digits and point."""
    return "".join(chr(ord(sign) + 0xFEE0) if sign.isdigit() or sign == "." else sign for sign in written)


def scaled(number: Decimal, scale: str, power: int) -> str:
    """Figures with a scale: 1.85万亿."""
    return f"{format((number / 10**power).normalize(), 'f')}{scale}"


def stepped(number: int) -> str:
    """Figures with falling scales: 2亿3000万, 1万5千; what is below a thousand is left out."""
    parts = [(number // 10**8, "亿"), (number // 10**4 % 10**4, "万"), (number // 10**3 % 10, "千")]
    return "".join(f"{figures}{scale}" for figures, scale in parts if figures)
