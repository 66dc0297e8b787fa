"""Bytes -> the name of their encoding and their text: every encoding that Chinese papers come in (standards §6).

Content decides; a declared charset settles only what the content leaves open. Characters that cannot be had become
U+FFFD, and bytes that are no text at all raise UnusableInput.
"""

from __future__ import annotations

import codecs
from functools import cache
from typing import NamedTuple

import regex

from govdocparse.errors import UnusableInput
from govdocparse.readers import decoded_twice

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
# Labels as pages give them. A gb2312 or gbk page is read as GB 18030, the superset of both (WHATWG Encoding Standard);
# Python's own gb2312 codec gives other dashes and dots. Labels that say nothing of a Chinese page are not here.
_LABELS = {
    **dict.fromkeys(("utf-8", "utf8", "unicode-1-1-utf-8"), "utf-8"),
    **dict.fromkeys(
        ("gb2312", "gb_2312", "gb_2312-80", "gbk", "x-gbk", "gb18030", "gb-18030", "cp936", "ms936", "936", "euc-cn",
         "chinese", "csgb2312", "windows-936"),
        "gb18030",
    ),
    **dict.fromkeys(("big5", "big-5", "big5-hkscs", "big5hkscs", "cp950", "ms950", "x-x-big5", "cn-big5"), "big5hkscs"),
    **dict.fromkeys(("utf-16", "utf-16le", "utf-16-le", "unicode", "ucs-2"), "utf-16-le"),
    **dict.fromkeys(("utf-16be", "utf-16-be"), "utf-16-be"),
    **dict.fromkeys(("hz-gb-2312", "hz"), "hz"),
}  # fmt: skip
_CANDIDATES = ("utf-8", "gb18030", "big5hkscs", "utf-16-le", "utf-16-be")
# The most frequent characters of public papers, then the same in their traditional forms: a wrong decoding holds few.
_FREQUENT = frozenset(
    "，。、；：（）《》“”〔〕的一务人行定法第条公政和应规十会有民用当事国以理或关者合业服不市据机本对部管作数中发工提门权可等在物为"
    "二设保同制出区三全运方司要百通员资其级实化责开主照信经办进府产流成及建证时项院五分请议大依共企各任年监生单由四债按期施"
    "家件委律表自约收能加六利位供推款"
    "務條應規會當國關業據機對數發門權為設區運員資級實責開經辦進產證時項請議監單債約"
)
_NO_TEXT = r"\x00-\x08\x0e-\x1a\x1c-\x1f"
_CONTROL = regex.compile(rf"[{_NO_TEXT}]")
_BAD = regex.compile(rf"[{_NO_TEXT}\ufffd\ue000-\uf8ff\ud800-\udfff\ufff0-\uffff\p{{Cn}}]")
_WIDE = regex.compile(r"[^\x00-\x7f]")
_FAR = regex.compile(r"[\u0800-\uffff\U00010000-\U0010ffff]")
_NOT_LATIN_1 = regex.compile(r"[^\x00-\xff]")
_HIGH = regex.compile(rb"[\x80-\xff]")
# So many zero bytes together are no character of any encoding.
_ZEROS = regex.compile(rb"\0{8,}+")
# What ASCII has in the place of what was lost (SUB), the same byte in all that is like ASCII.
_LOST = "\x1a"
_SAMPLE = 65536
_MOST_BAD = 0.1
_TRUST = 0.3
_SURE = 0.8


class _Guess(NamedTuple):
    """How well a decoding reads.

    `bad` is the share of its characters that no text holds; `evident` says that it shows to be text of itself, by
    frequent characters or by being ASCII alone.
    """

    score: float
    bad: float
    evident: bool


class _Rank(NamedTuple):
    """The order of the encodings that bytes may be in: what can be before what cannot, then what reads best."""

    possible: bool
    score: float


def decode(data: bytes, declared: str | None = None, *, name: str | None = None) -> tuple[str, str]:
    """The bytes of a text to the name of their encoding and the text, without a byte order mark.

    `declared` is the charset that the carrier names, `name` what messages call the input. Text that somebody decoded
    wrongly and saved is restored where that gives clean Chinese; the encoding then ends with "(decoded twice)".
    """
    try:
        filled = _without_zeros(data)
        encoding, text = _told(filled, declared)
        if filled is not data:
            text = text.replace(_LOST, "\ufffd")
    except _NoTextError as error:
        raise UnusableInput(f"{name or 'the input'} {error}") from error
    restored = decoded_twice.restore(text, is_chinese)
    return (encoding, text) if restored is None else (f"{encoding} (decoded twice)", restored)


class _NoTextError(ValueError):
    """Why bytes are no text."""


def _without_zeros(data: bytes) -> bytes:
    """The bytes of a text without the zero bytes that fill its end, and with one sign for each block that a disk lost.

    They are left as they are where zero bytes also stand elsewhere: UTF-16, or no text.
    """
    if not _ZEROS.search(data):
        return data
    rest = _ZEROS.sub(_LOST.encode(), data.rstrip(b"\0"))
    return rest if rest and b"\0" not in rest else data


def _told(data: bytes, declared: str | None) -> tuple[str, str]:
    """The encoding and the text by byte order mark, by strict UTF-8, or by what reads best."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding, _marked(data[len(mark) :], encoding)
    hint = _LABELS.get((declared or "").strip().strip("\"'").lower().replace("_", "-"))
    if hint == "hz":
        return "hz", data.decode("hz", "replace")
    if data.isascii() and b"\0" not in data:
        return "utf-8", _text(data.decode("ascii"))
    text = _strict(data, "utf-8")
    if text is not None and "\0" not in text[:_SAMPLE] and not is_coincidence(text, data, hint):
        return "utf-8", _text(text)
    return _best(data, hint)


def _marked(data: bytes, encoding: str) -> str:
    """What stands behind a byte order mark, which is believed as long as the text holds together."""
    text = _strict(data, encoding)
    if text is None:
        text = _decoded(data, encoding)
        if encoding == "utf-8" and _guess(text[:_SAMPLE]).bad > _MOST_BAD:
            return _best(data, None)[1]
    return _text(text)


def _text(text: str) -> str:
    """The text, unless it is binary data that happens to decode."""
    sample = text[:_SAMPLE]
    if len(_CONTROL.findall(sample)) > max(1, len(sample) // 20):
        raise _NoTextError("is binary data, not text; give the document itself")
    return text


def _strict(data: bytes, encoding: str) -> str | None:
    """The bytes in one encoding, None where they are not in it; an incomplete character at the end is borne."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        decoder = codecs.getincrementaldecoder(encoding)()
        try:
            text = decoder.decode(data)
        except UnicodeDecodeError:
            return None
        # 0x80 begins no character of GB 18030: it is the euro sign.
        return text + "\ufffd" if decoder.getstate()[0] != b"\x80" else None


def _decoded(data: bytes, encoding: str) -> str:
    """The bytes in one encoding, with U+FFFD for what is not in it."""
    return data.decode(encoding, _EURO if encoding == "gb18030" else "replace")


def _euro(error: UnicodeError) -> tuple[str, int]:
    """Code page 936 has the euro sign at 0x80, which GB 18030 leaves open."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    if error.object[error.start] == 0x80:
        return "€", error.start + 1
    return "\ufffd", error.start + 1


_EURO = "govdocparse-cp936"
codecs.register_error(_EURO, _euro)


def is_coincidence(text: str, data: bytes, hint: str | None = None) -> bool:
    """Whether bytes, which as UTF-8 are `text`, are so by chance only.

    A few pairs of GB 18030 look like letters of other scripts. `hint` is the encoding that their carrier names.
    """
    if _FAR.search(text) is not None:
        return False
    other = _strict(data, "gb18030")
    if other is None or (_NOT_LATIN_1.search(text) is None and hint != "gb18030"):
        return False
    usual = _usual()
    return all(character in usual for character in _WIDE.findall(other[:_SAMPLE]))


def _best(data: bytes, hint: str | None) -> tuple[str, str]:
    """The encoding that reads best, and the text in it; line by line where no single one does."""
    first = _HIGH.search(data)
    start = first.start() if first else 0
    guesses = {encoding: _guess(_sample(data, encoding, start)) for encoding in _CANDIDATES}
    ranks = {encoding: _rank(guesses[encoding], encoding, hint) for encoding in _CANDIDATES}
    best = max(_CANDIDATES, key=ranks.__getitem__)
    if best in ("utf-8", "gb18030") and guesses[best].bad > 0:
        mixed = _mixed(data)
        if mixed is not None and _guess(mixed[:_SAMPLE]).score > guesses[best].score:
            return "utf-8 and gb18030 mixed", mixed
    if not ranks[best].possible:
        raise _NoTextError(
            "is in no known encoding (UTF-8, UTF-16, GB 18030, Big5), or is no text; save it as UTF-8 text"
        )
    return best, _text(_decoded(data, best) if best != "gb18030" else _strict(data, best) or _decoded(data, best))


def _rank(guess: _Guess, encoding: str, hint: str | None) -> _Rank:
    """Almost any bytes are UTF-16 of something, so that needs evidence of its own."""
    possible = guess.bad <= _MOST_BAD and (guess.evident or not encoding.startswith("utf-16"))
    return _Rank(possible, guess.score + (_TRUST if encoding == hint else 0))


def _sample(data: bytes, encoding: str, start: int) -> str:
    """The first part of the text that tells encodings apart."""
    if encoding.startswith("utf-16"):
        start = 0
    piece = data[start : start + _SAMPLE]
    text = _strict(piece, encoding) or _decoded(piece, encoding)
    return text.removesuffix("\ufffd")


def _guess(text: str) -> _Guess:
    """How well a text reads as Chinese: what share of it is usual and frequent characters, less what no text holds."""
    if not text:
        return _Guess(0, 0, evident=False)
    bad = len(_BAD.findall(text)) / len(text)
    wide = _WIDE.findall(text)
    if not wide:
        return _Guess(1 - 4 * bad, bad, evident=True)
    usual = _usual()
    frequent = sum(character in _FREQUENT for character in wide) / len(wide)
    known = sum(character in usual for character in wide) / len(wide)
    score = known + 2 * frequent - 4 * bad * len(text) / len(wide)
    return _Guess(score, bad, evident=frequent > 0.08 or known > 0.8)


@cache
def _usual() -> frozenset[str]:
    """The characters of level 1 of GB 2312 and of Big5, which are the usual ones in both, and the punctuation."""
    pairs = bytes(byte for lead in range(0xB0, 0xD8) for trail in range(0xA1, 0xFF) for byte in (lead, trail))
    trails = (*range(0x40, 0x7F), *range(0xA1, 0xFF))
    big = bytes(byte for lead in range(0xA4, 0xC7) for trail in trails for byte in (lead, trail))
    return _FREQUENT.union(pairs.decode("gb2312", "ignore"), big.decode("big5", "ignore"))


def is_chinese(text: str) -> bool:
    """Whether a text reads as Chinese beyond doubt."""
    return _guess(text[:_SAMPLE]).score > _SURE


def _mixed(data: bytes) -> str | None:
    """Lines that are UTF-8 and lines that are GB 18030, each in its own; None where there are not both."""
    lines: list[str] = []
    seen: set[str] = set()
    for line in data.split(b"\n"):
        for encoding in ("utf-8", "gb18030"):
            text = _strict(line, encoding)
            if text is not None and (line.isascii() or _guess(text).score > 0):
                break
        else:
            encoding, text = "", line.decode("utf-8", "replace")
        if not line.isascii():
            seen.add(encoding)
        lines.append(text)
    return "\n".join(lines) if seen >= {"utf-8", "gb18030"} else None
