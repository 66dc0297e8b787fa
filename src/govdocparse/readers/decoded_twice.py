"""Text that was decoded in a wrong encoding and saved again -> the text as it was, where a way back is certain.

Three ways are known: UTF-8 read as Latin-1 or code page 1252 (浙江 -> æµ™æ±Ÿ), UTF-8 read as GBK (请问 -> 璇烽棶), and
GBK read as Latin-1 (中国 -> ÖÐ¹ú).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import regex

# Code page 1252 where it differs from Latin-1; a character that it does not define stays the control character it was.
_CP1252 = {
    ord(bytes([byte]).decode("cp1252")): byte for byte in range(0x80, 0xA0) if byte not in b"\x81\x8d\x8f\x90\x9d"
}
_SPECIALS = "".join(map(chr, _CP1252))
_RUN_1252 = regex.compile(rf"[\x80-\xff{_SPECIALS}]{{2,}}")
_RUN_WIDE = regex.compile(r"[^\x00-\x7f](?:[^\x00-\x7f]|\?(?=[^\x00-\x7f]))*\??")
# Where a byte was lost on the way there stands U+FFFD or a question mark.
_LOST = regex.compile(r"([?\ufffd])")
_GAP = regex.compile(r"\ufffd[\ufffd?]*")
# What the lead bytes of the usual Chinese characters look like in code page 1252.
_UTF_8_LEADS = "äåæçèé"
_GBK_LEADS = "¡£°±²³´µ¶·¸¹º»¼½¾¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×"
_GBK_USUAL = "µÖÒÊ"
# What UTF-8 punctuation (E3 80, EF BC) and the most frequent lead pairs turn into when read as GBK; rare in any paper.
_GBK_SURE = ("锛", "銆", "鐨", "璇", "娴")
_GBK_SIGNS = ("锛", "銆", "鐨", "鍏", "涓", "鏂", "骞", "鍙", "鏈", "璇", "绗", "宸", "娴", "甯")
_SAMPLE = 65536


def restore(text: str, is_chinese: Callable[[str], bool]) -> str | None:
    """The text as it was before it was decoded wrongly; None where it was not, or where the way back is not certain.

    `is_chinese` judges what a way back gives: it has to read as Chinese, which the text as it stands must not.
    """
    for looks_like, way_back in ((_looks_1252, _from_1252), (_looks_gbk, _from_gbk), (_looks_latin, _from_latin)):
        if looks_like(text):
            restored = way_back(text, is_chinese)
            if restored is not None:
                return restored
    return None


def _looks_1252(text: str) -> bool:
    return any(lead in text for lead in _UTF_8_LEADS) and _share(text, _UTF_8_LEADS) > 0.05


def _looks_gbk(text: str) -> bool:
    return any(sign in text for sign in _GBK_SURE) and _share(text, _GBK_SIGNS) > 0.01


def _looks_latin(text: str) -> bool:
    return any(lead in text for lead in _GBK_USUAL) and _share(text, _GBK_LEADS) > 0.25


def _share(text: str, signs: Iterable[str]) -> float:
    """How many of the first characters are one of the signs."""
    return sum(text.count(sign, 0, _SAMPLE) for sign in signs) / max(1, min(len(text), _SAMPLE))


def _from_1252(text: str, is_chinese: Callable[[str], bool]) -> str | None:
    """Every run of Latin-1 letters that is UTF-8, back to what it was."""

    def back(run: regex.Match[str]) -> str:
        data = run.group().translate(_CP1252).encode("latin-1", "replace")
        restored = data.decode("utf-8", "replace")
        return restored if restored.count("\ufffd") * 4 <= len(restored) else str(run.group())

    return _certain(_RUN_1252.sub(back, text), text, is_chinese)


def _from_gbk(text: str, is_chinese: Callable[[str], bool]) -> str | None:
    """Every run of wide characters that is UTF-8 read as GBK, back; a lost byte costs its character."""

    def back(run: regex.Match[str]) -> str:
        restored = _GAP.sub("\ufffd", "".join(map(_piece_from_gbk, _LOST.split(run.group()))))
        return restored if restored.count("\ufffd") * 3 <= len(restored) else str(run.group())

    return _certain(_RUN_WIDE.sub(back, text), text, is_chinese)


def _piece_from_gbk(piece: str) -> str:
    """A piece in which no byte was lost.

    The byte 0x80 alone is the euro sign of code page 936, which has another place in GB 18030.
    """
    if _LOST.fullmatch(piece):
        return piece
    return b"\x80".join(part.encode("gb18030", "replace") for part in piece.split("€")).decode("utf-8", "replace")


def _from_latin(text: str, is_chinese: Callable[[str], bool]) -> str | None:
    """GBK bytes that were read as Latin-1, back."""

    def back(run: regex.Match[str]) -> str:
        return str(run.group()).translate(_CP1252).encode("latin-1", "replace").decode("gb18030", "replace")

    return _certain(_RUN_1252.sub(back, text), text, is_chinese)


def _certain(restored: str, text: str, is_chinese: Callable[[str], bool]) -> str | None:
    return restored if restored != text and is_chinese(restored) and not is_chinese(text) else None
