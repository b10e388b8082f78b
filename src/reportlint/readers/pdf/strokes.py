"""Drawn rules of a page: straight horizontal and vertical strokes, whether stroked or filled as thin boxes."""

from __future__ import annotations

import ctypes
from itertools import pairwise

import pypdfium2.raw as pdfium

from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from pypdfium2 import PdfPage

# A box is drawn as a rule up to this thickness in points; double rules of word processors have 3.
_THICKEST = 3.5
_SHORTEST = 2.0
_SLANT = 0.6
_DEEPEST = 8
# More than this is a drawing: points of all its paths, and objects of a page.
_MOST_POINTS = 200_000
_MOST_OBJECTS = 100_000

Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]
_UNIT: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Rule(NamedTuple):
    """A stroke: upright (`at` is its x) or level (`at` is its y), from `start` to `end` along it."""

    upright: bool
    at: float
    start: float
    end: float


class _Budget:
    """What may still be looked at of a page."""

    def __init__(self) -> None:
        self.points = _MOST_POINTS
        self.objects = _MOST_OBJECTS


def page_rules(page: PdfPage, place: Callable[[float, float], Point], big_picture: float) -> tuple[list[Rule], bool]:
    """All rules of a page, and whether one of its pictures covers at least `big_picture` square points."""
    budget = _Budget()
    rules: list[Rule] = []
    pictured = False
    for item, matrix in _objects(page, budget):
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_PATH and budget.points > 0:
            rules += _rules_of_path(item, matrix, place, budget)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            pictured = pictured or _area(item, matrix) >= big_picture
    return (rules if budget.points > 0 else []), pictured


def _objects(page: PdfPage, budget: _Budget) -> Iterator[tuple[object, Matrix]]:
    """Objects of a page and of the forms in it, each with the matrix of what it stands in."""
    count = pdfium.FPDFPage_CountObjects(page.raw)
    stack = [(pdfium.FPDFPage_GetObject(page.raw, index), _UNIT, 0) for index in range(min(count, budget.objects))]
    stack.reverse()
    while stack and budget.objects > 0:
        item, matrix, depth = stack.pop()
        budget.objects -= 1
        if pdfium.FPDFPageObj_GetType(item) != pdfium.FPDF_PAGEOBJ_FORM:
            yield item, matrix
        elif depth < _DEEPEST:
            inner = _times(_matrix(item), matrix)
            for index in range(min(pdfium.FPDFFormObj_CountObjects(item), budget.objects)):
                stack.append((pdfium.FPDFFormObj_GetObject(item, index), inner, depth + 1))


def _matrix(item: object) -> Matrix:
    found = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(item, found):
        return _UNIT
    return (found.a, found.b, found.c, found.d, found.e, found.f)


def _times(first: Matrix, second: Matrix) -> Matrix:
    """First the one, then the other."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = second
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def _apply(matrix: Matrix, x: float, y: float) -> Point:
    a, b, c, d, e, f = matrix
    return (a * x + c * y + e, b * x + d * y + f)


def _area(item: object, matrix: Matrix) -> float:
    a, b, c, d, _, _ = _times(_matrix(item), matrix)
    return abs(a * d - b * c)


def _rules_of_path(
    item: object, matrix: Matrix, place: Callable[[float, float], Point], budget: _Budget
) -> Iterator[Rule]:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(item, fill, stroke)
    if not fill.value and not stroke.value:
        return
    contours = list(_contours(item, _times(_matrix(item), matrix), place, budget))
    for contour in contours:
        if stroke.value:
            for (ax, ay), (bx, by) in pairwise(contour):
                yield from _stroke(ax, ay, bx, by)
        else:
            yield from _filled(contour, framed=len(contours) > 1)


def _contours(
    item: object, matrix: Matrix, place: Callable[[float, float], Point], budget: _Budget
) -> Iterator[list[Point]]:
    """The straight parts of a path; a curve ends one part and begins another."""
    count = pdfium.FPDFPath_CountSegments(item)
    budget.points -= count
    if budget.points <= 0:
        return
    x, y = ctypes.c_float(), ctypes.c_float()
    contour: list[Point] = []
    for index in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(item, index)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        point = place(*_apply(matrix, x.value, y.value))
        if pdfium.FPDFPathSegment_GetType(segment) != pdfium.FPDF_SEGMENT_LINETO:
            if len(contour) > 1:
                yield contour
            contour = []
        contour.append(point)
        if pdfium.FPDFPathSegment_GetClose(segment) and len(contour) > 1:
            contour.append(contour[0])
    if len(contour) > 1:
        yield contour


def _stroke(ax: float, ay: float, bx: float, by: float) -> Iterator[Rule]:
    wide, high = abs(ax - bx), abs(ay - by)
    if high <= _SLANT and wide >= _SHORTEST:
        yield Rule(upright=False, at=(ay + by) / 2, start=min(ax, bx), end=max(ax, bx))
    elif wide <= _SLANT and high >= _SHORTEST:
        yield Rule(upright=True, at=(ax + bx) / 2, start=min(ay, by), end=max(ay, by))


def _filled(contour: Iterable[Point], *, framed: bool) -> Iterator[Rule]:
    """A thin box is a rule; of boxes drawn as one shape (a frame is one inside another) every side is."""
    points = list(contour)
    x0, x1 = min(x for x, _ in points), max(x for x, _ in points)
    y0, y1 = min(y for _, y in points), max(y for _, y in points)
    wide, high = x1 - x0, y1 - y0
    if high <= _THICKEST and wide >= max(_SHORTEST, 2 * high):
        yield Rule(upright=False, at=(y0 + y1) / 2, start=x0, end=x1)
    elif wide <= _THICKEST and high >= max(_SHORTEST, 2 * wide):
        yield Rule(upright=True, at=(x0 + x1) / 2, start=y0, end=y1)
    elif framed:
        for (ax, ay), (bx, by) in pairwise(points):
            yield from _stroke(ax, ay, bx, by)
