"""PDFium: what stands where on the pages of an opened PDF file.

Only `worker.py` runs this module and `drawing.py`, in a process of its own: some files kill the library.
"""

from __future__ import annotations

from collections.abc import Iterator
from ctypes import byref, c_float
from math import hypot, isfinite
from typing import NamedTuple

import pypdfium2_raw.bindings as raw

from govdocparse.errors import UnusableInput
from govdocparse.readers.layout.page import Glyph, Page, Rule
from govdocparse.readers.page_glyphs import are_in_margins, are_nonsense
from govdocparse.readers.page_notes import Reason
from govdocparse.readers.pdf.drawing import holds_image, image_share, rules_of
from govdocparse.readers.pdf.fonts import Fonts
from govdocparse.readers.pdf.vertical import is_vertical, running

_FLAT = 0.12
_LARGEST = 1e5
_INK = 0.1
# In type sizes: no sign is as wide.
_ONE_SIGN = 1.5
_NO_WIDTH = 0.01
_MOST_ANNOTATIONS = 1_000
_POINT = ord(".")
# The direction of text that runs downwards, in quarter turns to the left.
_DOWNWARDS = 3
# How many characters of a page are looked at, and which part of them may lack a name: symbols do.
_SAMPLE = 200
_UNNAMED = 0.1
# Which part of a page the images of a scan fill at least.
_FILLED = 0.5


class Box(NamedTuple):
    """The visible part of a page, in points; y grows upwards."""

    left: float
    bottom: float
    right: float
    top: float


class TooMuch(Exception):  # noqa: N818 - it names what there is too much of
    """A page holds more than a limit allows; the argument is the name of the limit."""


def opened(data: bytes) -> object:
    """A PDF file to read from, for as long as the process lasts; raises UnusableInput, with the reason only.

    The data must last as long: PDFium does not copy it.
    """
    raw.FPDF_InitLibraryWithConfig(byref(raw.FPDF_LIBRARY_CONFIG(version=2)))
    document = raw.FPDF_LoadMemDocument64(data, len(data), None)
    if document and page_count(document) > 0:
        return document
    error = raw.FPDF_GetLastError()
    if error == raw.FPDF_ERR_PASSWORD:
        raise UnusableInput("needs a password; decrypt it first: qpdf --decrypt --password=PASSWORD IN OUT")
    if error == raw.FPDF_ERR_SECURITY:
        raise UnusableInput(
            "is encrypted in a way of its own; open it in the program it was made for and print it anew"
        )
    raise UnusableInput("is a broken PDF file; repair it first: qpdf IN OUT")


def page_count(document: object) -> int:
    """How many pages the file says it has."""
    return int(raw.FPDF_GetPageCount(document))


def read_page(document: object, index: int, limits: tuple[int, int], fonts: Fonts) -> tuple[Reason, list[Page]]:
    """One page as one Page for each direction that its text runs in, the most frequent first.

    `limits` are the most characters and the most objects. In front of them stands why there are none, or that they
    may not be what the page shows.
    """
    characters, elements = limits
    handle = _flat_page(document, index)
    if not handle:
        return "broken", []
    try:
        if raw.FPDFPage_CountObjects(handle) > elements:
            raise TooMuch("elements")
        _give_width(handle)
        text = raw.FPDFText_LoadPage(handle)
        if not text:
            return "broken", []
        try:
            count = raw.FPDFText_CountChars(text)
            if count > characters:
                raise TooMuch("characters")
            box = _box(handle)
            if not isfinite(sum(box)):
                return "broken", []
            turns, slanted = _glyphs(text, max(0, count), box, fonts)
            if is_vertical(turns.get(0, ())):
                turns.setdefault(_DOWNWARDS, []).extend(running(turns.pop(0), box.right - box.left))
            unnamed = _is_unnamed(text, max(0, count))
        finally:
            raw.FPDFText_ClosePage(text)
        found = list(_pages(turns, slanted, list(rules_of(handle)) if turns else [], box, index + 1))
        return _reason(handle, box, found, unnamed), found
    finally:
        raw.FPDF_ClosePage(handle)


def _reason(page: object, box: Box, found: list[Page], unnamed: bool) -> Reason:
    """Why a page has no text, or none that can be trusted; nothing where there is nothing to say."""
    if not found:
        return "image" if holds_image(page) else ""
    if len(found) == 1 and are_in_margins(found[0].glyphs, found[0].height) and image_share(page, box) > _FILLED:
        return "scan"
    return "unnamed" if unnamed or are_nonsense(glyph for each in found for glyph in each.glyphs) else ""


def _flat_page(document: object, index: int) -> object:
    """A page with the words that stand in its form fields and on it as notes, which are no text of a page otherwise."""
    page = raw.FPDF_LoadPage(document, index)
    if page and _has_words(page) and raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY) == raw.FLATTEN_SUCCESS:
        raw.FPDF_ClosePage(page)
        page = raw.FPDF_LoadPage(document, index)
    return page


def _has_words(page: object) -> bool:
    """Whether there is a form field or free text among the annotations of a page."""
    for place in range(min(_MOST_ANNOTATIONS, raw.FPDFPage_GetAnnotCount(page))):
        annotation = raw.FPDFPage_GetAnnot(page, place)
        kind = raw.FPDFAnnot_GetSubtype(annotation) if annotation else 0
        raw.FPDFPage_CloseAnnot(annotation)
        if kind in (raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_FREETEXT):
            return True
    return False


def _give_width(page: object) -> None:
    """Gives text without any width that of a stroke, in memory: PDFium passes over it otherwise.

    So stands a lone character, and all upright text, in a font that is neither embedded nor installed.
    """
    left, bottom, right, top = (c_float() for _ in range(4))
    for index in range(raw.FPDFPage_CountObjects(page)):
        item = raw.FPDFPage_GetObject(page, index)
        if raw.FPDFPageObj_GetType(item) != raw.FPDF_PAGEOBJ_TEXT:
            continue
        raw.FPDFPageObj_GetBounds(item, byref(left), byref(bottom), byref(right), byref(top))
        if right.value - left.value < _NO_WIDTH:
            raw.FPDFTextObj_SetTextRenderMode(item, raw.FPDF_TEXTRENDERMODE_STROKE)
            raw.FPDFPageObj_Transform(item, 1, 0, 0, 1, 0, 0)


def _pages(
    turns: dict[int, list[Glyph]], slanted: list[str], rules: list[Rule], box: Box, number: int
) -> Iterator[Page]:
    width, height = box.right - box.left, box.top - box.bottom
    for turn, glyphs in sorted(turns.items(), key=lambda item: -len(item[1])):
        across, down = (height, width) if turn % 2 else (width, height)
        yield Page(number, across, down, glyphs, [_turned(rule, turn, box) for rule in rules], slanted)
        rules, slanted = [], []
    if slanted:
        yield Page(number, width, height, (), (), slanted)


def _box(handle: object) -> Box:
    """The box of the page that is shown."""
    rect = raw.FS_RECTF()
    raw.FPDF_GetPageBoundingBox(handle, byref(rect))
    return Box(rect.left, rect.bottom, rect.right, rect.top)


def _glyphs(text: object, count: int, box: Box, fonts: Fonts) -> tuple[dict[int, list[Glyph]], list[str]]:
    """The glyphs by quarter turns of their direction, upright in their own; and the texts that run aslant."""
    turns: dict[int, list[Glyph]] = {}
    slanted: list[str] = []
    rect, matrix = raw.FS_RECTF(), raw.FS_MATRIX()
    rect_ref, matrix_ref = byref(rect), byref(matrix)
    unicode, loose, place, size_of = (
        raw.FPDFText_GetUnicode,
        raw.FPDFText_GetLooseCharBox,
        raw.FPDFText_GetMatrix,
        raw.FPDFText_GetFontSize,
    )
    for index in range(count):
        said = code = unicode(text, index)
        if code in fonts.doubtful:
            code = fonts.shown(text, index, code)
        if code in (0x20, 0x0D, 0x0A, 0xA0, 0x3000, 0x09):
            continue
        if not loose(text, index, rect_ref) or not place(text, index, matrix_ref):
            continue
        if not _is_shown(rect, matrix, box):
            continue
        turn = _turn(matrix)
        if turn is None:
            slanted.append(_character(code))
            continue
        size = size_of(text, index) * hypot(matrix.c, matrix.d)
        if not 0 < size < _LARGEST:
            size = 1.0
        baseline, left, right = _upright(turn, rect, matrix, box)
        if _is_ideograph(code):
            # Fonts that draw their glyphs (Type 3) tell of their ink only; an ideograph fills its em.
            lacking = size_of(text, index) * hypot(matrix.a, matrix.b) - (right - left)
            if lacking > _INK * size:
                left, right = left - lacking / 2, right + lacking / 2
        elif code == _POINT != said:
            # Founder sets its full stop on half an em, and the font knows of its ink only.
            right = max(right, left + size / 2)
        glyphs = turns.setdefault(turn, [])
        glyphs.append(Glyph(baseline, left, right, size, _character(code)))
        if right - left > _ONE_SIGN * size:
            _share(glyphs)
    return turns, ["".join(slanted)] if slanted else []


def _is_unnamed(text: object, count: int) -> bool:
    """Whether the fonts of a page leave many of its characters without a name; a sample of them tells."""
    sample = range(0, count, max(1, count // _SAMPLE))
    unnamed: int = sum(raw.FPDFText_HasUnicodeMapError(text, index) == 1 for index in sample)
    return unnamed > _UNNAMED * len(sample)


def _share(glyphs: list[Glyph]) -> None:
    """Parts the width of a glyph that stands for a sign twice (——) between the two; both came with all of it."""
    if len(glyphs) > 1 and glyphs[-1] == glyphs[-2]:
        middle = (glyphs[-1].left + glyphs[-1].right) / 2
        glyphs[-2:] = [glyphs[-1]._replace(right=middle), glyphs[-1]._replace(left=middle)]


def _is_ideograph(code: int) -> bool:
    return 0x3400 <= code <= 0x9FFF or 0xF900 <= code <= 0xFAFF or 0x20000 <= code <= 0x3FFFF


def _is_shown(rect: raw.FS_RECTF, matrix: raw.FS_MATRIX, box: Box) -> bool:
    """Whether a glyph has a place, and its middle lies on the page."""
    across, up = (rect.left + rect.right) / 2, (rect.bottom + rect.top) / 2
    on_page = box.left <= across <= box.right and box.bottom <= up <= box.top
    return bool(on_page and isfinite(matrix.e + matrix.f))


def _turn(matrix: raw.FS_MATRIX) -> int | None:
    """By how many quarter turns to the left text runs; None where it runs aslant."""
    if abs(matrix.b) <= _FLAT * abs(matrix.a):
        return 0 if matrix.a > 0 else 2
    if abs(matrix.a) <= _FLAT * abs(matrix.b):
        return 1 if matrix.b > 0 else 3
    return None


def _character(code: int) -> str:
    """The character of a code; what the file gives no character for is U+FFFD, a hyphen at a line end is a hyphen."""
    if code in (2, 0xFFFE, 0xAD):
        return "-"
    if code < 0x20 or 0x7F <= code < 0xA0 or 0xD800 <= code < 0xE000 or code > 0x10FFFF:
        return "\ufffd"
    return chr(code)


def _upright(turn: int, rect: raw.FS_RECTF, matrix: raw.FS_MATRIX, box: Box) -> tuple[float, float, float]:
    """Baseline, left and right of a glyph on the page turned so that its text runs to the right; y grows downwards."""
    if turn == 0:
        return box.top - matrix.f, rect.left - box.left, rect.right - box.left
    if turn == 1:
        return matrix.e - box.left, rect.bottom - box.bottom, rect.top - box.bottom
    if turn == 2:
        return matrix.f - box.bottom, box.right - rect.right, box.right - rect.left
    return box.right - matrix.e, box.top - rect.top, box.top - rect.bottom


def _turned(rule: Rule, turn: int, box: Box) -> Rule:
    """A rule on the page, where y grows upwards, turned in the same way."""
    left, bottom, right, top = rule
    if turn == 0:
        return Rule(left - box.left, box.top - top, right - box.left, box.top - bottom)
    if turn == 1:
        return Rule(bottom - box.bottom, left - box.left, top - box.bottom, right - box.left)
    if turn == 2:
        return Rule(box.right - right, bottom - box.bottom, box.right - left, top - box.bottom)
    return Rule(box.top - top, box.right - right, box.top - bottom, box.right - left)
