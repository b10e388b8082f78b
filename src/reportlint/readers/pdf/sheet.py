"""One page of a PDF as pdfium gives it: characters and drawn rules in one upright system of coordinates.

Points from the upper left corner of the page as it is shown: x to the right, y downwards.
"""

from __future__ import annotations

import ctypes
from math import degrees, hypot

import pypdfium2.raw as pdfium

from reportlint.chinese.width import WIDTH_TABLE
from reportlint.readers.pdf.strokes import Rule, page_rules
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pypdfium2 import PdfPage, PdfTextPage

_UNMAPPED = "\ufffd"
# pdfium writes U+0002 for a hyphen at the end of a line and U+FFFE for a glyph without a character.
_HYPHEN, _NO_CHARACTER = 0x02, frozenset({0x00, 0xFFFE, 0xFFFF})
_RADICALS = range(0x2E80, 0x2FD6)
# Below this share of a page in one direction, turned text is a label or a stamp and not the page.
_MOST = 0.6
_FEWEST_CHARACTERS = 10
_PICTURE = 0.5
# No font is higher than so many times its size.
_TALLEST = 3.0

Turn = int


class Glyph(NamedTuple):
    """One visible character: its box by the font's measures, its baseline, its em, and whether it lies on its side."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    base: float
    em: float
    turned: bool = False


class Sheet(NamedTuple):
    """A page: its size, characters in the order of the file, and rules.

    `pictured` says that a picture fills most of it; then a page with hardly a character is a scan.
    """

    width: float
    height: float
    glyphs: list[Glyph]
    rules: list[Rule]
    pictured: bool

    @property
    def scanned(self) -> bool:
        """Whether the page is a picture of text: no characters, or no more than a stamp has."""
        seen = sum(1 for glyph in self.glyphs if not glyph.text.isspace())
        return seen < _FEWEST_CHARACTERS and (self.pictured or seen == 0)


class _Raw(NamedTuple):
    """A character as the file has it; `angle` is how far it is turned clockwise, in degrees."""

    character: str
    box: tuple[float, float, float, float]
    origin: tuple[float, float]
    em: float
    angle: int


def read_sheet(page: PdfPage, most_characters: int) -> Sheet:
    """Read a page; at most `most_characters` of its characters."""
    text_page = page.get_textpage()
    try:
        raw = list(_characters(text_page, most_characters))
    finally:
        text_page.close()
    turn = (page.get_rotation() // 90 + _main_angle(raw, page.get_rotation())) % 4
    upright = _uprighter(page.get_bbox(), turn)
    width, height = upright(*_far_corner(page.get_bbox(), turn))
    glyphs = list(_placed(raw, upright, turn, width, height))
    rules, pictured = page_rules(page, upright, width * height * _PICTURE)
    return Sheet(width, height, glyphs, rules, pictured)


def _characters(text_page: PdfTextPage, most: int) -> Iterator[_Raw]:
    page = text_page.raw
    x, y = ctypes.c_double(), ctypes.c_double()
    high = 0
    for index in range(min(text_page.count_chars(), most)):
        code = pdfium.FPDFText_GetUnicode(page, index)
        if pdfium.FPDFText_IsGenerated(page, index) == 1:
            continue
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000 and high:
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00)
        high = 0
        if not pdfium.FPDFText_GetCharOrigin(page, index, x, y):
            continue
        angle = round(degrees(pdfium.FPDFText_GetCharAngle(page, index)))
        em = _em(text_page, index)
        box = _box(text_page, index, y.value, em)
        if box is not None:
            yield _Raw(_character(code), box, (x.value, y.value), em, angle)


def _em(text_page: PdfTextPage, index: int) -> float:
    matrix = pdfium.FS_MATRIX()
    size = abs(pdfium.FPDFText_GetFontSize(text_page.raw, index))
    if pdfium.FPDFText_GetMatrix(text_page.raw, index, matrix):
        size *= hypot(matrix.c, matrix.d)
    return float(max(size, 0.1))


def _box(text_page: PdfTextPage, index: int, base: float, em: float) -> tuple[float, float, float, float] | None:
    """Left, bottom, right and top by the measures of the font; by the ink where the font's are beyond belief.

    pdfium leaves the scale out of the measures of fonts that write downwards.
    """
    box = pdfium.FS_RECTF()
    if not pdfium.FPDFText_GetLooseCharBox(text_page.raw, index, box):
        return None
    if box.top - box.bottom <= _TALLEST * em:
        return box.left, box.bottom, box.right, box.top
    left, bottom, right, top = text_page.get_charbox(index)
    return left, min(bottom, base - 0.2 * em), right, max(top, base + 0.8 * em)


def _character(code: int) -> str:
    """The character of a code; a radical of a dictionary stands for the hanzi that it draws."""
    if code == _HYPHEN:
        return "-"
    if code in _NO_CHARACTER or 0xD800 <= code < 0xE000 or code > 0x10FFFF:
        return _UNMAPPED
    if code in _RADICALS:
        return WIDTH_TABLE.get(code, chr(code))
    if code < 0x20 or code == 0xA0:
        return " "
    return chr(code)


def _main_angle(raw: list[_Raw], rotation: int) -> int:
    """Quarter turns clockwise that set most of a page's text upright, beyond the page's own rotation."""
    counts = [0, 0, 0, 0]
    for seen in raw:
        if seen.angle % 90 == 0:
            counts[(-seen.angle - rotation) // 90 % 4] += 1
    best = max(range(4), key=counts.__getitem__)
    return best if counts[best] > _MOST * max(1, len(raw)) else 0


def _far_corner(bbox: tuple[float, float, float, float], turn: Turn) -> tuple[float, float]:
    """The point of the file's page that is shown at the lower right."""
    left, bottom, right, top = bbox
    return ((right, bottom), (right, top), (left, top), (left, bottom))[turn]


def _uprighter(bbox: tuple[float, float, float, float], turn: Turn) -> Callable[[float, float], tuple[float, float]]:
    """From the file's coordinates to those of the page as shown, turned clockwise by so many quarters."""
    left, bottom, right, top = bbox
    if turn == 0:
        return lambda x, y: (x - left, top - y)
    if turn == 1:
        return lambda x, y: (y - bottom, x - left)
    if turn == 2:
        return lambda x, y: (right - x, y - bottom)
    return lambda x, y: (top - y, right - x)


def _placed(
    raw: list[_Raw], upright: Callable[[float, float], tuple[float, float]], turn: Turn, width: float, height: float
) -> Iterator[Glyph]:
    """The characters that can be seen; a slanting one is a watermark, one beside the page is cut off."""
    for seen in raw:
        lean = (seen.angle + turn * 90) % 360
        if min(lean % 90, -lean % 90) > 2:
            continue
        left, bottom, right, top = seen.box
        ax, ay = upright(left, bottom)
        bx, by = upright(right, top)
        x0, x1, y0, y1 = min(ax, bx), max(ax, bx), min(ay, by), max(ay, by)
        if not (0 <= (x0 + x1) / 2 <= width and 0 <= (y0 + y1) / 2 <= height):
            continue
        base = upright(*seen.origin)[1]
        yield Glyph(seen.character, x0, y0, x1, y1, base, seen.em, 2 < lean < 358)
