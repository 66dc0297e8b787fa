"""PDFium: what stands where on the pages of an opened PDF file. The only module that talks to the library."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import byref, c_float, c_int
from itertools import pairwise
from math import hypot
from typing import NamedTuple

from pypdfium2 import PdfDocument, PdfiumError, raw

from govdocparse.errors import UnusableInput
from govdocparse.readers.layout.page import Glyph, Page, Rule

_FLAT = 0.12
_THIN = 2.0
_LARGEST = 1e5
_INK = 0.1
_NO_WIDTH = 0.01
_MOST_SEGMENTS = 20_000
_MOST_PATHS = 20_000


class Box(NamedTuple):
    """The visible part of a page, in points; y grows upwards."""

    left: float
    bottom: float
    right: float
    top: float


class TooMuch(Exception):  # noqa: N818 - it names what there is too much of
    """A page holds more than a limit allows; the argument is the name of the limit."""


@contextmanager
def opened(data: bytes, what: str) -> Iterator[PdfDocument]:
    """A PDF file to read from; raises UnusableInput where PDFium cannot open it."""
    try:
        document = PdfDocument(data)
    except PdfiumError as error:
        if "password" in str(error).lower():
            message = "needs a password; decrypt it first: qpdf --decrypt --password=PASSWORD IN OUT"
        else:
            message = f"is a broken PDF file ({error}); repair it first: qpdf IN OUT"
        raise UnusableInput(f"{what} {message}") from error
    try:
        yield document
    finally:
        document.close()


def page_count(document: PdfDocument) -> int:
    """How many pages the file says it has."""
    return int(raw.FPDF_GetPageCount(document.raw))


def pages(document: PdfDocument, index: int, characters: int, elements: int) -> Iterator[Page]:
    """One page as one Page for each direction that its text runs in, the most frequent first; a broken page is none."""
    handle = raw.FPDF_LoadPage(document.raw, index)
    if not handle:
        return
    try:
        if raw.FPDFPage_CountObjects(handle) > elements:
            raise TooMuch("elements")
        _give_width(handle)
        text = raw.FPDFText_LoadPage(handle)
        if not text:
            return
        try:
            count = raw.FPDFText_CountChars(text)
            if count > characters:
                raise TooMuch("characters")
            box = _box(handle)
            turns, slanted = _glyphs(text, max(0, count), box)
        finally:
            raw.FPDFText_ClosePage(text)
        yield from _pages(turns, slanted, list(_rules(handle)) if turns else [], box, index + 1)
    finally:
        raw.FPDF_ClosePage(handle)


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


def _glyphs(text: object, count: int, box: Box) -> tuple[dict[int, list[Glyph]], list[str]]:
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
        code = unicode(text, index)
        if code in (0x20, 0x0D, 0x0A, 0xA0, 0x3000, 0x09):
            continue
        if not loose(text, index, rect_ref) or not place(text, index, matrix_ref):
            continue
        if not _is_shown(rect, box):
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
        turns.setdefault(turn, []).append(Glyph(baseline, left, right, size, _character(code)))
    return turns, ["".join(slanted)] if slanted else []


def _is_ideograph(code: int) -> bool:
    return 0x3400 <= code <= 0x9FFF or 0xF900 <= code <= 0xFAFF or 0x20000 <= code <= 0x3FFFF


def _is_shown(rect: raw.FS_RECTF, box: Box) -> bool:
    """Whether the middle of a glyph lies on the page."""
    across, up = (rect.left + rect.right) / 2, (rect.bottom + rect.top) / 2
    return bool(box.left <= across <= box.right and box.bottom <= up <= box.top)


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
    """A rule on the page turned in the same way."""
    left, top, right, bottom = rule
    if turn == 0:
        return Rule(left - box.left, box.top - top, right - box.left, box.top - bottom)
    if turn == 1:
        return Rule(bottom - box.bottom, left - box.left, top - box.bottom, right - box.left)
    if turn == 2:
        return Rule(box.right - right, bottom - box.bottom, box.right - left, top - box.bottom)
    return Rule(box.top - top, box.right - right, box.top - bottom, box.right - left)


def _rules(page: object) -> Iterator[Rule]:
    """The straight lines and the sides of the boxes that are drawn on a page; y grows upwards."""
    paths = 0
    for index in range(raw.FPDFPage_CountObjects(page)):
        item = raw.FPDFPage_GetObject(page, index)
        if raw.FPDFPageObj_GetType(item) != raw.FPDF_PAGEOBJ_PATH:
            continue
        paths += 1
        if paths > _MOST_PATHS:
            return
        yield from _sides(item)


def _sides(path: object) -> Iterator[Rule]:
    """The level and upright sides of one path; of a box that is only filled, none but those of a thin one."""
    fill, stroke = c_int(), c_int()
    raw.FPDFPath_GetDrawMode(path, byref(fill), byref(stroke))
    segments = raw.FPDFPath_CountSegments(path)
    if not (fill.value or stroke.value) or not 2 <= segments <= _MOST_SEGMENTS:
        return
    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(path, byref(matrix))
    for points in _subpaths(path, segments, matrix):
        xs, ys = [x for x, _ in points], [y for _, y in points]
        left, bottom, right, top = min(xs), min(ys), max(xs), max(ys)
        if right - left <= _THIN or top - bottom <= _THIN:
            yield _level_or_upright(left, bottom, right, top)
        elif stroke.value:
            for (x0, y0), (x1, y1) in pairwise(points):
                if abs(x1 - x0) <= 0.5 or abs(y1 - y0) <= 0.5:
                    yield _level_or_upright(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def _level_or_upright(left: float, bottom: float, right: float, top: float) -> Rule:
    """A thin box as the line through its middle."""
    if right - left >= top - bottom:
        return Rule(left, (top + bottom) / 2, right, (top + bottom) / 2)
    return Rule((left + right) / 2, top, (left + right) / 2, bottom)


def _subpaths(path: object, segments: int, matrix: raw.FS_MATRIX) -> Iterator[list[tuple[float, float]]]:
    """The points of the parts of a path that hang together, where they stand on the page; curves are left out."""
    points: list[tuple[float, float]] = []
    x, y = c_float(), c_float()
    for index in range(segments):
        segment = raw.FPDFPath_GetPathSegment(path, index)
        kind = raw.FPDFPathSegment_GetType(segment)
        raw.FPDFPathSegment_GetPoint(segment, byref(x), byref(y))
        point = (
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            matrix.b * x.value + matrix.d * y.value + matrix.f,
        )
        if kind != raw.FPDF_SEGMENT_LINETO:
            if len(points) > 1:
                yield points
            points = []
        points.append(point)
        if raw.FPDFPathSegment_GetClose(segment) and len(points) > 2:
            points.append(points[0])
    if len(points) > 1:
        yield points
