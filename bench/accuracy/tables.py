"""How a table looks once a web page, a word processor or a PDF has been turned into text."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bench.accuracy.canvas import Anchor
from bench.accuracy.report import DISCLOSURE, REMEDIES, Grid, GridCell

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

    from bench.accuracy.canvas import Canvas

# What stands where a spanning cell goes on: nothing at all, an empty cell, or the cell's text again.
SPANS = ("lost", "blank", "repeated")


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in a written row: a cell's own, or one that its span covers."""

    cell: GridCell
    own: bool
    pad: bool = False


def laid_out(grid: Grid, spans: str) -> list[list[Slot]]:
    """Rows of slots. `lost`: cells as listed, then blanks up to the table's width; otherwise every place of the grid."""
    blank = GridCell("")
    if spans == "lost":
        return [
            [*(Slot(cell, own=True) for cell in row), *[Slot(blank, own=False, pad=True)] * (grid.width - len(row))]
            for row in grid.rows
        ]
    rows: list[list[Slot]] = []
    below: dict[int, tuple[GridCell, int]] = {}
    for row in grid.rows:
        slots: list[Slot] = []
        cells = iter(row)
        while len(slots) < grid.width:
            column = len(slots)
            if column in below:
                cell, left = below.pop(column)
                slots.append(Slot(cell, own=False))
                if left > 1:
                    below[column] = (cell, left - 1)
                continue
            following = next(cells, None)
            if following is None:
                slots.append(Slot(blank, own=False, pad=True))
                continue
            for offset in range(following.columns):
                slots.append(Slot(following, own=offset == 0))
                if following.rows > 1:
                    below[column + offset] = (following, following.rows - 1)
        rows.append(slots[: grid.width])
    return rows


def said(slot: Slot, spans: str) -> str:
    return slot.cell.text if slot.own or (spans == "repeated" and not slot.pad) else ""


def worn(grid: Grid, rng: random.Random, manner: str) -> Grid:
    """Header cells as conversion leaves them: `broken` by a blank where a line ended, `cut` to what stood before it.

    `cut` also empties the first band title of the first table.
    """
    if manner == "cut" and grid.name == DISCLOSURE and grid.rows:
        grid = replace(grid, rows=(tuple(replace(cell, text="") for cell in grid.rows[0]), *grid.rows[1:]))

    def wear(cell: GridCell) -> GridCell:
        if not cell.head or len(cell.text) != 4 or rng.random() < 0.3:
            return cell
        if manner == "cut" and grid.name == REMEDIES and cell.text.startswith(("结果", "其他", "尚未")):
            return replace(cell, text=cell.text[:2])
        return replace(cell, text=f"{cell.text[:2]} {cell.text[2:]}") if manner == "broken" else cell

    return grid.changed(wear) if manner else grid


def width(text: str) -> int:
    """Columns of a terminal: full-width characters take two."""
    return sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in text)


class TableWriter:
    """Writes grids on a canvas; every value cell and every marked cell becomes an anchor."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas

    def _cell(self, grid: Grid, slot: Slot, text: str, padding: int = 0) -> None:
        """A cell and the blanks after it; an empty one is all its blanks."""
        start = self.canvas.write(text)
        self.canvas.write(" " * padding)
        if not slot.own:
            return
        cell, end = slot.cell, start + (len(text) or padding)
        if cell.at is not None:
            self.canvas.anchor(Anchor("cell", start, end, grid.name, *cell.at))
        if cell.mark:
            self.canvas.anchor(Anchor(cell.mark, start, end, grid.name, *(cell.at or (-1, -1))))

    def separated(self, grid: Grid, separator: str, spans: str, *, closed: bool = False) -> None:
        """One row a line, cells parted by the separator; `closed` writes it after the last cell too."""
        for row in laid_out(grid, spans):
            for number, slot in enumerate(row):
                if number:
                    self.canvas.write(separator if said(slot, spans) else separator.rstrip() or separator)
                self._cell(grid, slot, said(slot, spans))
            self.canvas.write(" |\n" if closed else "\n")

    def aligned(self, grid: Grid) -> None:
        """Columns set out with blanks; a covered place is blank."""
        rows = laid_out(grid, "blank")
        narrow = [0] * grid.width
        for row in rows:
            for column, slot in enumerate(row):
                if slot.own and slot.cell.columns == 1:
                    narrow[column] = max(narrow[column], width(slot.cell.text), 4)
        for row in rows:
            line_start = self.canvas.length
            written = 0
            goal = 0
            for column, slot in enumerate(row):
                if slot.own and slot.cell.text:
                    gap = max(goal - written, 2 if self.canvas.length > line_start else 0)
                    self.canvas.write(" " * gap)
                    self._cell(grid, slot, slot.cell.text)
                    written += gap + width(slot.cell.text)
                goal += narrow[column] + 2
            self.canvas.write("\n")

    def bare(self, grid: Grid) -> None:
        """Cells parted by one blank, nothing else: what a PDF gives."""
        for row in grid.rows:
            self._row(grid, row, first=True)
            self.canvas.write("\n")

    def one_line(self, grid: Grid) -> None:
        """The whole table on one line, a blank between its cells: a page whose white space was folded."""
        for number, row in enumerate(grid.rows):
            self._row(grid, row, first=number == 0)
        self.canvas.write("\n")

    def _row(self, grid: Grid, row: Sequence[GridCell], *, first: bool) -> None:
        for number, cell in enumerate(cell for cell in row if cell.text):
            if number or not first:
                self.canvas.write(" ")
            self._cell(grid, Slot(cell, own=True), cell.text)

    def one_a_line(self, grid: Grid, *, gap: bool) -> None:
        """Every cell on a line of its own, with an empty line between if `gap`."""
        for row in grid.rows:
            for cell in row:
                self._cell(grid, Slot(cell, own=True), cell.text)
                self.canvas.write("\n\n" if gap else "\n")

    def markdown(self, grid: Grid, spans: str, *, outer: bool, padded: bool) -> None:
        """A pipe table: the first row is its header."""
        rows = laid_out(grid, spans)
        wide = [max(3, *(width(said(row[column], spans)) for row in rows)) for column in range(grid.width)]
        for number, row in enumerate(rows):
            self.canvas.write("| " if outer else "")
            for column, slot in enumerate(row):
                if column:
                    self.canvas.write(" | ")
                text = said(slot, spans)
                self._cell(grid, slot, text, wide[column] - width(text) if padded else 0)
            self.canvas.write(" |\n" if outer else "\n")
            if number == 0:
                rule = " | ".join("-" * wide[column] if padded else "---" for column in range(grid.width))
                self.canvas.write(f"| {rule} |\n" if outer else f"{rule}\n")
