"""The visible text of formats that have no text of their own: one block a line, one row of a table a line."""

from __future__ import annotations

from reportlint.model.blocks import Cell, Paragraph, Table
from reportlint.model.span import Span
from reportlint.record import NamedTuple
from reportlint.structure.rows import with_row_runs

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.model.blocks import Block

CELL_DIVIDER = " | "
"""What stands between two cells of a row."""


class CellText(NamedTuple):
    """A cell to be written: its place in the grid from 0, its spans, and its text on one line without blanks around."""

    row: int
    column: int
    row_span: int
    column_span: int
    text: str


class CanonicalText:
    """A text as it grows, block by block."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._blocks: list[Block] = []
        self._tables = 0

    @property
    def next_line(self) -> int:
        """Where the next block will begin."""
        return self._length + (self._length > 0)

    def paragraph(self, text: str) -> Span:
        """Write a paragraph on a line of its own; `text` is one line and not blank."""
        self._break()
        span = self._add(text)
        self._blocks.append(Paragraph(span))
        return span

    def table(self, rows: int, columns: int, cells: Sequence[CellText], problem: str | None = None) -> Table:
        """Write a table, each cell once, at its upper left; `cells` are in order and tile the grid or have a `problem`."""
        self._tables += 1
        begin = self.next_line
        written: list[Cell] = []
        at = 0
        for row in range(rows):
            self._break()
            first = at
            while at < len(cells) and cells[at].row == row:
                if at > first:
                    self._add(CELL_DIVIDER)
                cell = cells[at]
                written.append(Cell(self._add(cell.text), cell.row, cell.column, cell.row_span, cell.column_span))
                at += 1
        table = Table(Span(begin, self._length), rows, columns, tuple(written), self._tables, problem)
        self._blocks.append(table)
        return table

    def finish(self) -> tuple[str, tuple[Block, ...]]:
        """The text and its blocks; neighbouring lines that look like rows of a table are a run of rows."""
        text = "".join(self._parts)
        return text, tuple(with_row_runs(text, self._blocks, (Paragraph,)))

    def _break(self) -> None:
        if self._length:
            self._add("\n")

    def _add(self, text: str) -> Span:
        begin = self._length
        self._parts.append(text)
        self._length += len(text)
        return Span(begin, self._length)
