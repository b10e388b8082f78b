"""Grids from the rows of a Word table: merged cells, indented rows, and grid columns that nobody sees."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Generic, TypeVar

from reportlint.readers.docx.names import VAL, number, w, whole
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element

Content = TypeVar("Content")

_MOST_CELLS = 1_000_000
_MOST_COLUMNS = 1_000
_NEAR = 60
"""Twentieths of a point, about a millimetre: edges so near are one line on the page."""

RESTART, CONTINUE = "restart", "continue"


class RawCell(NamedTuple, Generic[Content]):
    """A cell as the file has it: grid columns it spans, its part in a vertical merge or None, width in twentieths of a point."""

    content: tuple[Content, ...]
    span: int
    merge: str | None
    width: int | None


class RawRow(NamedTuple, Generic[Content]):
    """A row; `before` and `after` are grid columns that it leaves out."""

    cells: list[RawCell[Content]]
    before: int = 0
    after: int = 0


@dataclass(slots=True)
class PlacedCell(Generic[Content]):
    """A cell in the grid, from 0."""

    content: tuple[Content, ...]
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class Grid(Generic[Content]):
    """A table laid out; its cells are ordered and tile it, or `problem` says why not."""

    rows: int
    columns: int
    cells: tuple[PlacedCell[Content], ...]
    problem: str | None = None


def spans_of(cell: _Element) -> int:
    """Grid columns that a cell spans, at least 1."""
    span = number(cell.find(w("tcPr")), "gridSpan") or 1
    return max(1, min(span, _MOST_COLUMNS + 1))


def width_of(cell: _Element) -> int | None:
    """The width of a cell in twentieths of a point, None where it is given in another unit."""
    properties = cell.find(w("tcPr"))
    width = None if properties is None else properties.find(w("tcW"))
    return whole(width.get(w("w"))) if width is not None and width.get(w("type"), "dxa") == "dxa" else None


def merge_of(cell: _Element) -> str | None:
    """The part of a cell in a vertical merge: without a value it continues (ECMA-376 part 1, 17.4.84)."""
    properties = cell.find(w("tcPr"))
    merge = None if properties is None else properties.find(w("vMerge"))
    return None if merge is None else merge.get(VAL, CONTINUE)


def lay_out(rows: Sequence[RawRow[Content]]) -> Grid[Content]:
    """Place all cells; a merge continues a cell with the same edges in the row above."""
    rows = [row for row in rows if row.cells]
    edges = [_edges(row) for row in rows]
    totals = {each[-1] + row.after for each, row in zip(edges, rows, strict=True)}
    if len(totals) > 1:
        edges = _by_width(rows) or edges
    columns = max((each[-1] for each in edges), default=0)
    columns = max([columns, *(each[-1] + row.after for each, row in zip(edges, rows, strict=True) if len(totals) == 1)])
    if columns > _MOST_COLUMNS or len(rows) * columns > _MOST_CELLS:
        return _as_given(rows, "too-large")
    placed: list[PlacedCell[Content]] = []
    above: dict[tuple[int, int], PlacedCell[Content]] = {}
    for at, (row, marks) in enumerate(zip(rows, edges, strict=True)):
        open_cells: dict[tuple[int, int], PlacedCell[Content]] = {}
        for cell, start, end in zip(row.cells, marks, marks[1:], strict=False):
            upper = above.get((start, end)) if cell.merge == CONTINUE else None
            if upper is not None:
                upper.row_span += 1
                open_cells[start, end] = upper
                continue
            new = PlacedCell(cell.content, at, start, 1, end - start)
            placed.append(new)
            if cell.merge is not None:
                open_cells[start, end] = new
        above = open_cells
    return _tiled(placed, len(rows), columns)


def _edges(row: RawRow[Content]) -> list[int]:
    """Grid columns at which the cells of a row begin, and where the last ends."""
    return list(accumulate((cell.span for cell in row.cells), initial=row.before))


def _by_width(rows: Sequence[RawRow[Content]]) -> list[list[int]] | None:
    """Edges by the widths of cells, where the spans of the rows do not add up to the same.

    WPS writes such tables after cells were merged and split: the page shows what the widths say.
    """
    positions: list[list[int]] = []
    for row in rows:
        widths = [cell.width for cell in row.cells]
        if row.before or row.after or any(width is None or width <= 0 for width in widths):
            return None
        positions.append(list(accumulate((width or 0 for width in widths), initial=0)))
    lines: dict[int, int] = {}
    last, index = None, -1
    for position in sorted({each for row_positions in positions for each in row_positions}):
        if last is None or position - last > _NEAR:
            index += 1
        lines[position] = index
        last = position
    edges = [[lines[position] for position in each] for each in positions]
    proper = all(start < end for each in edges for start, end in pairwise(each))
    return edges if proper and len({each[-1] for each in edges}) == 1 else None


def _tiled(placed: list[PlacedCell[Content]], rows: int, columns: int) -> Grid[Content]:
    """Columns in which no cell begins are no columns of the page; places that no cell covers get an empty one."""
    taken = [bytearray(columns) for _ in range(rows)]
    for cell in placed:
        for row in range(cell.row, cell.row + cell.row_span):
            taken[row][cell.column : cell.column + cell.column_span] = b"\1" * cell.column_span
    real = bytearray(columns)
    for cell in placed:
        real[cell.column] = 1
    for row_taken in taken:
        # What a row leaves out begins a column only where something stands beside it.
        for column in range(columns):
            if not row_taken[column] and (column == 0 or row_taken[column - 1]):
                real[column] = 1
    place = list(accumulate(real, initial=0))
    for cell in placed:
        end = cell.column + cell.column_span
        cell.column, cell.column_span = place[cell.column], place[end] - place[cell.column]
    for row, row_taken in enumerate(taken):
        for column in range(columns):
            if real[column] and not row_taken[column]:
                placed.append(PlacedCell((), row, place[column]))
    placed.sort(key=lambda cell: (cell.row, cell.column))
    return Grid(rows, place[-1], tuple(placed))


def _as_given(rows: Sequence[RawRow[Content]], problem: str) -> Grid[Content]:
    cells = [
        PlacedCell(cell.content, at, column) for at, row in enumerate(rows) for column, cell in enumerate(row.cells)
    ]
    return Grid(len(rows), max((len(row.cells) for row in rows), default=0), tuple(cells), problem)
