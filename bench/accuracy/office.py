"""Reports as Word files and workbooks, and printed from Word files; their places are those of the text that is shown.

That text is the one of the promise (`reportlint text FILE`): one block a line, one row of a table a line, its cells
joined by ` | `, each once, automatic numbers included. What a reader makes of a file otherwise is told by `reread.py`.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from bench.accuracy import office_parts as parts
from bench.accuracy.canvas import Anchor
from bench.accuracy.form import NUMERALS
from bench.accuracy.report import Grid
from bench.accuracy.tables import laid_out

if TYPE_CHECKING:
    import random
    from collections.abc import Mapping

    from bench.accuracy.canvas import Canvas
    from bench.accuracy.report import GridCell, Para, Report

DOCX = ("docx-word", "docx-wps")
PDF = ("pdf-word", "pdf-wps")
XLSX = ("xlsx",)
DIVIDER = " | "


def shown(canvas: Canvas, report: Report) -> None:
    """Writes the text that is shown of the report, with all its places."""
    for block in report.blocks:
        start = canvas.length
        if isinstance(block, Grid):
            for row in block.rows:
                for number, cell in enumerate(row):
                    canvas.write(DIVIDER if number else "")
                    _cell_anchors(canvas, block, cell, canvas.write(cell.text))
                canvas.write("\n")
        else:
            begin = canvas.write(block.said.text)
            for mark in block.said.marks:
                canvas.anchor(Anchor(mark.name, begin + mark.start, begin + mark.end))
            canvas.write("\n")
        if block.mark:
            canvas.anchor(Anchor(block.mark, start, canvas.length - 1))


def _cell_anchors(canvas: Canvas, grid: Grid, cell: GridCell, start: int) -> None:
    end = start + len(cell.text)
    if cell.at is not None:
        canvas.anchor(Anchor("cell", start, end, grid.name, *cell.at))
    if cell.mark:
        canvas.anchor(Anchor(cell.mark, start, end, grid.name, *(cell.at or (-1, -1))))


def packed(files: Mapping[str, str]) -> bytes:
    """Parts in a zip, as Word and spreadsheet files are."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as target:
        for name, data in files.items():
            target.writestr(name, data)
    return out.getvalue()


def word_file(report: Report, style: str, rng: random.Random) -> bytes:
    """A Word file. `word`: headings by style, chapters numbered by Word; `wps`: all look given by hand."""
    writer = _WordWriter(style, rng, _counts_on(report))
    body = "".join(
        writer.table(block) if isinstance(block, Grid) else writer.paragraph(block) for block in report.blocks
    )
    return packed(parts.word(body))


def _counts_on(report: Report) -> bool:
    """Whether the chapters are numbered 一、二、… so that a program could have done it."""
    heads = [block.said.text for _, block in report.paragraphs("heading")]
    return len(heads) <= len(NUMERALS) and all(
        head.startswith(f"{NUMERALS[number]}、") and not head[2:3].isspace() for number, head in enumerate(heads)
    )


class _WordWriter:
    """Writes paragraphs and tables as Word or WPS would."""

    def __init__(self, style: str, rng: random.Random, counts_on: bool) -> None:
        self.by_style = style.endswith("word")
        self.rng = rng
        self.numbered = self.by_style and counts_on

    def paragraph(self, block: Para) -> str:
        text, properties = block.said.text, ""
        if self.by_style and block.kind in parts.STYLE_OF:
            properties = f'<w:pStyle w:val="{parts.STYLE_OF[block.kind]}"/>'
        if block.kind == "heading" and self.numbered:
            text = text[2:]
            properties += parts.NUMBERED
        elif block.kind == "title":
            properties += '<w:jc w:val="center"/>'
        elif block.kind not in {"meta", "heading"}:
            properties += '<w:ind w:firstLineChars="200" w:firstLine="640"/>'
            if not self.by_style and self.rng.random() < 0.2:
                text = "　　" + text
        return f"<w:p><w:pPr>{properties}</w:pPr>{self._runs(text, size=44 if block.kind == 'title' else 32)}</w:p>"

    def _runs(self, text: str, size: int) -> str:
        """Runs cut where somebody has edited, where the script changes, and where a spelling was doubted."""
        found: list[str] = []
        at = 0
        while at < len(text):
            end = min(len(text), at + self.rng.choice((1, 2, 3, 5, 8, 13, 40, 90)))
            latin = text[at].isascii()
            while end > at + 1 and any(character.isascii() != latin for character in text[at:end]):
                end -= 1
            look = '<w:rFonts w:eastAsia="仿宋_GB2312" w:hint="eastAsia"/>' if self.rng.random() < 0.6 else ""
            found.append(
                f'<w:r><w:rPr>{look}<w:sz w:val="{size}"/></w:rPr>'
                f'<w:t xml:space="preserve">{escape(text[at:end])}</w:t></w:r>'
            )
            if self.rng.random() < 0.1:
                found.append(self.rng.choice(('<w:proofErr w:type="spellStart"/>', parts.BOOKMARK)))
            at = end
        return "".join(found)

    def table(self, grid: Grid) -> str:
        """Rows with merged cells; each place that a merge covers has a cell of its own that goes on."""
        rows = laid_out(grid, "blank")
        written: list[str] = []
        width = parts.PAGE // grid.width
        for at, row in enumerate(rows):
            cells: list[str] = []
            column = 0
            while column < grid.width:
                cell = row[column].cell
                span = 1
                while column + span < grid.width and row[column + span].cell is cell:
                    span += 1
                goes_on = at > 0 and cell.rows > 1 and rows[at - 1][column].cell is cell
                cells.append(self._cell(cell, span, width * span, goes_on=goes_on))
                column += span
            written.append(f"<w:tr>{''.join(cells)}</w:tr>")
        columns = f'<w:gridCol w:w="{width}"/>' * grid.width
        return f"<w:tbl>{parts.TABLE}<w:tblGrid>{columns}</w:tblGrid>{''.join(written)}</w:tbl>"

    def _cell(self, cell: GridCell, span: int, width: int, *, goes_on: bool) -> str:
        properties = f'<w:tcW w:w="{width}" w:type="dxa"/>'
        if span > 1:
            properties += f'<w:gridSpan w:val="{span}"/>'
        if cell.rows > 1:
            properties += "<w:vMerge/>" if goes_on else '<w:vMerge w:val="restart"/>'
        text = "" if goes_on else cell.text
        half = len(text) // 2
        broken = cell.head and 4 <= len(text) <= 8 and text.isalpha() and self.rng.random() < 0.3
        inner = self._runs(text, 18)
        if broken:
            inner = self._runs(text[:half], 18) + "<w:r><w:br/></w:r>" + self._runs(text[half:], 18)
        return f'<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:pPr><w:jc w:val="center"/></w:pPr>{inner}</w:p></w:tc>'


def workbook(report: Report, rng: random.Random) -> bytes:
    """One sheet: prose in rows that are merged or not, numbers as numbers, tables with merges."""
    merged_prose, gap = rng.random() < 0.6, rng.random() < 0.5
    rows: list[str] = []
    merges: list[str] = []
    at = 1
    for block in report.blocks:
        if not isinstance(block, Grid):
            rows.append(f'<row r="{at}">{_value(at, 0, block.said.text)}</row>')
            if merged_prose:
                merges.append(f"A{at}:O{at}")
            at += 1
            continue
        at += gap
        for number, row in enumerate(laid_out(block, "blank"), at):
            cells: list[str] = []
            for column, slot in enumerate(row):
                if slot.own:
                    cells.append(_value(number, column, slot.cell.text))
                    if slot.cell.rows > 1 or slot.cell.columns > 1:
                        last = parts.name(number + slot.cell.rows - 1, column + slot.cell.columns - 1)
                        merges.append(f"{parts.name(number, column)}:{last}")
                else:
                    cells.append(f'<c r="{parts.name(number, column)}" s="1"/>')
            rows.append(f'<row r="{number}">{"".join(cells)}</row>')
        at += len(block.rows) + gap
    return packed(parts.workbook("".join(rows), merges))


def _value(row: int, column: int, text: str) -> str:
    """A cell with its border; digits are a number, as people type them."""
    place = f'r="{parts.name(row, column)}" s="{int(column > 0 or not text or text.isascii())}"'
    if text.isascii() and text.isdigit() and str(int(text)) == text:
        return f"<c {place}><v>{text}</v></c>"
    if not text:
        return f"<c {place}/>"
    return f'<c {place} t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'
