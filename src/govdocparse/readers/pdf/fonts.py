"""PDFium: characters that show others than the file says, by the font that they are set in.

That is so in symbol fonts (Symbol, Wingdings), and in the Latin fonts of Founder's typesetting programs, which print
many gazettes: there the code of a sign names an ideograph.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from ctypes import byref, c_int, create_string_buffer
from functools import cache
from unicodedata import normalize

import pypdfium2_raw.bindings as raw

_LONGEST_NAME = 128
# E-BZ, EU-HT, E-BZ9-PK7483a5, ABCDEF+E-FZ: the Latin companion of a Chinese font.
_FOUNDER = re.compile(r"(?:^|\+)E[A-Z]?\d?-[A-Z]{1,4}\d{0,2}(?:$|[-+])")
_NOT_IN_NAME = re.compile(r"[^a-z0-9]")


class Fonts:
    """What the characters of a file show; `symbols` gives those of each symbol font by their codes.

    `doubtful` are all codes that may show something else than they say.
    """

    def __init__(self, symbols: Mapping[str, Mapping[int, str]]) -> None:
        self._symbols = sorted(symbols.items(), reverse=True)
        self.doubtful = frozenset(_signs()) | {code for codes in symbols.values() for code in codes if code > 0xFFF}
        self._name = create_string_buffer(_LONGEST_NAME)

    def shown(self, text: object, index: int, code: int) -> int:
        """The code of the character that is shown at a place, where the text says `code`."""
        length = raw.FPDFText_GetFontInfo(text, index, self._name, _LONGEST_NAME, byref(c_int()))
        if not 0 < length <= _LONGEST_NAME:
            return code
        name = self._name.value.decode("latin-1")
        if code < 0xF000:
            return _signs().get(code, code) if _FOUNDER.search(name) else code
        plain = _NOT_IN_NAME.sub("", name.rpartition("+")[2].lower())
        codes = next((codes for font, codes in self._symbols if plain.startswith(font)), {})
        return ord(codes[code]) if code in codes else code


@cache
def _signs() -> Mapping[int, int]:
    """The signs in Founder's Latin fonts, by the codes that the file names for them.

    A sign of the rows 1 to 9 of GB 2312 goes by the code 49 rows further on, 2 by that of 圆; or, in bold type, by that
    three rows before. The two that are no part of GB 2312, full stop and hyphen, stand in its row 10.
    """
    found = {0xE010: ord("."), 0xE011: ord("-"), ord(_at(0xDB, 0xB1)): ord("."), ord(_at(0xDB, 0xB2)): ord("-")}
    for row in range(0xA1, 0xAA):
        for cell in range(0xA1, 0xFF):
            found[ord(_at(row + 0x31, cell))] = ord(_at(row, cell))
    for cell in range(0xA1, 0xFF):
        # The letters and digits of this row are those of narrow type.
        plain = normalize("NFKC", _at(0xA3, cell))
        shown = ord(plain if plain.isascii() and plain.isalnum() else _at(0xA3, cell))
        found[ord(_at(0xD4, cell))] = found[ord(_at(0xA0, cell))] = shown
    del found[0xFFFD]
    return found


def _at(row: int, cell: int) -> str:
    """The character at a code of GBK; U+FFFD where there is none."""
    return bytes((row, cell)).decode("gbk", "replace")[0]
