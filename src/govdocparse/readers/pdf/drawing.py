"""PDFium: the straight lines that are drawn on a page, and whether there is an image."""

from __future__ import annotations

from collections.abc import Iterator
from ctypes import byref, c_float, c_int
from math import isfinite

import pypdfium2_raw.bindings as raw

from govdocparse.readers.layout import strokes
from govdocparse.readers.layout.page import Rule

_MOST_SEGMENTS = 20_000
_MOST_PATHS = 20_000
# Forms inside of that many others are not looked into.
_DEEPEST = 3


def holds_image(page: object) -> bool:
    """Whether there is an image on a page, or in a form on it."""
    return any(
        _is_image(raw.FPDFPage_GetObject(page, index), _DEEPEST) for index in range(raw.FPDFPage_CountObjects(page))
    )


def _is_image(item: object, depth: int) -> bool:
    kind = raw.FPDFPageObj_GetType(item)
    if kind != raw.FPDF_PAGEOBJ_FORM or depth == 0:
        return bool(kind == raw.FPDF_PAGEOBJ_IMAGE)
    count = raw.FPDFFormObj_CountObjects(item)
    return any(_is_image(raw.FPDFFormObj_GetObject(item, index), depth - 1) for index in range(count))


def image_share(page: object, box: tuple[float, float, float, float]) -> float:
    """Which part of the box of a page (left, bottom, right, top) its images fill together, those in forms too."""
    filled = 0.0
    bounds = tuple(c_float() for _ in range(4))
    for index in range(raw.FPDFPage_CountObjects(page)):
        item = raw.FPDFPage_GetObject(page, index)
        if _is_image(item, _DEEPEST) and raw.FPDFPageObj_GetBounds(item, *map(byref, bounds)):
            left, bottom, right, top = (bound.value for bound in bounds)
            across, up = min(right, box[2]) - max(left, box[0]), min(top, box[3]) - max(bottom, box[1])
            filled += max(0.0, across) * max(0.0, up)
    return filled / max(1.0, (box[2] - box[0]) * (box[3] - box[1]))


def rules_of(page: object) -> Iterator[Rule]:
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
        yield from strokes.rules_of(points, stroked=bool(stroke.value))


def _subpaths(path: object, segments: int, matrix: raw.FS_MATRIX) -> Iterator[list[strokes.Point]]:
    """The points of the parts of a path that hang together, where they stand on the page; curves are left out."""
    points: list[strokes.Point] = []
    x, y = c_float(), c_float()
    for index in range(segments):
        segment = raw.FPDFPath_GetPathSegment(path, index)
        kind = raw.FPDFPathSegment_GetType(segment)
        raw.FPDFPathSegment_GetPoint(segment, byref(x), byref(y))
        point = (
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            matrix.b * x.value + matrix.d * y.value + matrix.f,
        )
        if not isfinite(sum(point)):
            return
        if kind != raw.FPDF_SEGMENT_LINETO:
            if len(points) > 1:
                yield points
            points = []
        points.append(point)
        if raw.FPDFPathSegment_GetClose(segment) and len(points) > 2:
            points.append(points[0])
    if len(points) > 1:
        yield points
