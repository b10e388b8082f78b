"""Pages drawn with reportlab: text and rules at exact places, so that a test knows what a reader must find."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest

pytest.importorskip("pypdfium2", reason="the extra pdf is not installed")
pdfmetrics = pytest.importorskip("reportlab.pdfbase.pdfmetrics", reason="reportlab, which draws, is not installed")
cidfonts = pytest.importorskip("reportlab.pdfbase.cidfonts")
canvas = pytest.importorskip("reportlab.pdfgen.canvas")

WIDTH, HEIGHT = 595.0, 842.0
LEFT, RIGHT = 90.0, 506.0
SIZE = 16.0
LINE = 26.0
IN_A_LINE = 26


def wide(words: str) -> float:
    """The width of words in ems: digits and letters take half of one."""
    return sum(0.5 if letter.isascii() else 1 for letter in words)


class Paper:
    """A document as it is drawn; `y` runs from the top of the page, in points."""

    def __init__(self, *, compressed: bool = True, rotation: int = 0, encrypt: str | None = None) -> None:
        pdfmetrics.registerFont(cidfonts.UnicodeCIDFont("STSong-Light"))
        self.file = BytesIO()
        self.canvas: Any = canvas.Canvas(
            self.file, pagesize=(WIDTH, HEIGHT), pageCompression=int(compressed), invariant=1, encrypt=encrypt
        )
        self.rotation = rotation
        self.pages = 0
        self._begin()

    def _begin(self) -> None:
        self.pages += 1
        if self.rotation:
            # The page is stored turned back, and its rotation sets it upright again.
            self.canvas.setPageRotation(self.rotation)
            if self.rotation == 90:
                self.canvas.translate(HEIGHT, 0)
            elif self.rotation == 180:
                self.canvas.translate(WIDTH, HEIGHT)
            else:
                self.canvas.translate(0, WIDTH)
            self.canvas.rotate(self.rotation)

    def text(self, x: float, y: float, words: str, *, size: float = SIZE, spaced: float = 0) -> None:
        self.canvas.setFont("STSong-Light", size)
        self.canvas.drawString(x, HEIGHT - y, words, charSpace=spaced)

    def centred(self, y: float, words: str, *, size: float = SIZE) -> None:
        self.text((LEFT + RIGHT - wide(words) * size) / 2, y, words, size=size)

    def gbk(self, x: float, y: float, words: str) -> None:
        """Text in the encoding GBK-EUC-H, without a table that tells what its codes mean."""
        font = cidfonts.CIDFont("STSong-Light", "GBK-EUC-H")
        pdfmetrics.registerFont(font)
        self.canvas.setFont(font.fontName, SIZE)
        self.canvas._code.append(
            f"BT 1 0 0 1 {x} {HEIGHT - y} Tm {self.canvas._doc.getInternalFontName(font.fontName)} {SIZE} Tf "
            f"<{words.encode('gbk').hex()}> Tj ET"
        )

    def paragraph(self, y: float, words: str, *, indent: int = 2) -> float:
        """Words broken into full lines, the first one indented; returns where the next line would stand."""
        first = IN_A_LINE - indent
        lines = [words[:first], *(words[at : at + IN_A_LINE] for at in range(first, len(words), IN_A_LINE))]
        for number, line in enumerate(lines):
            self.text(LEFT + (indent * SIZE if number == 0 else 0), y, line)
            y += LINE
        return y

    def rule(self, x0: float, y0: float, x1: float, y1: float, *, filled: bool = False) -> None:
        if filled:
            self.canvas.rect(x0, HEIGHT - max(y0, y1) - 0.25, max(x1 - x0, 0.5), max(y1 - y0, 0.5), stroke=0, fill=1)
        else:
            self.canvas.line(x0, HEIGHT - y0, x1, HEIGHT - y1)

    def grid(
        self,
        xs: list[float],
        ys: list[float],
        cells: list[tuple[int, int, int, int, str]],
        *,
        filled: bool = False,
        size: float = 10,
    ) -> None:
        """Cells as (row, column, row span, column span, text), each with its four sides; lines of a cell by `/`."""
        for row, column, row_span, column_span, words in cells:
            x0, x1, y0, y1 = xs[column], xs[column + column_span], ys[row], ys[row + row_span]
            for side in ((x0, y0, x1, y0), (x0, y1, x1, y1), (x0, y0, x0, y1), (x1, y0, x1, y1)):
                self.rule(*side, filled=filled)
            lines = words.split("/")
            y = (y0 + y1) / 2 - (len(lines) - 1) * size * 0.6 + size * 0.35
            for line in lines:
                self.text((x0 + x1 - wide(line) * size) / 2, y, line, size=size)
                y += size * 1.2

    def page(self) -> None:
        self.canvas.showPage()
        self._begin()

    def data(self) -> bytes:
        self.canvas.showPage()
        self.canvas.save()
        return self.file.getvalue()
