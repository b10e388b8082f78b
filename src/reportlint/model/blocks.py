"""What a document is made of: flat, ordered blocks."""

from __future__ import annotations

from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeAlias

    from reportlint.model.span import Span


class Heading(NamedTuple):
    """A heading that the format itself marks (`#`, `<h2>`, a heading style); `level` from 1."""

    span: Span
    level: int


class Paragraph(NamedTuple):
    """A paragraph of prose; in plain text one non-blank line, unless all lines are wrapped at one width."""

    span: Span


class ListItem(NamedTuple):
    """An item of a list that the format marks; `level` from 1. Its generated or written mark is inside the span."""

    span: Span
    level: int


class Cell(NamedTuple):
    """A cell of a grid: its place counts from 0; `span` is its text without surrounding blanks."""

    span: Span
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1


class Table(NamedTuple):
    """A table whose geometry the format gives.

    Cells are ordered by row and column and tile `rows` × `columns` without hole or overlap, or `problem`
    says why the table is unreadable. `number` counts the grids of the document in body order, from 1.
    """

    span: Span
    rows: int
    columns: int
    cells: tuple[Cell, ...]
    number: int
    problem: str | None = None

    def _check(self) -> None:
        if self.problem is not None:
            return
        seen = bytearray(self.rows * self.columns)
        for cell in self.cells:
            for row in range(cell.row, cell.row + cell.row_span):
                for column in range(cell.column, cell.column + cell.column_span):
                    if row >= self.rows or column >= self.columns or seen[row * self.columns + column]:
                        raise ValueError(f"{cell} overlaps another cell or leaves {self.rows} × {self.columns}")
                    seen[row * self.columns + column] = 1
        if not all(seen):
            raise ValueError("the cells leave a hole in the grid")


class Row(NamedTuple):
    """One row of flattened text: its cells in reading order, blank ones included."""

    span: Span
    cells: tuple[Span, ...]


class RowRun(NamedTuple):
    """Neighbouring lines that look like rows of a table that lost its geometry: cells with spans, no grid yet.

    `separated` says whether a mark of the text (a bar, a tab, wide blanks) divides the cells: only then does
    a blank cell mean something.
    """

    span: Span
    rows: tuple[Row, ...]
    separated: bool


Block: TypeAlias = Heading | Paragraph | ListItem | Table | RowRun
