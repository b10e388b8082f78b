"""Grids from the rows of a page's tables, laid out and mended as browsers do it."""

from __future__ import annotations

from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.readers.html.marking import Piece

_MOST_CELLS = 1_000_000
_MOST_COLUMNS = 10_000


class RawCell(NamedTuple):
    """A cell as the page has it; a row span of 0 goes on to the end of its group of rows.

    `at` is the point of the source at which it begins to say something, or would; -1 where that is not known.
    """

    pieces: tuple[Piece, ...]
    row_span: int = 1
    column_span: int = 1
    at: int = -1


class RawRow(NamedTuple):
    """A row; `group` numbers the `thead`, `tbody` or `tfoot`, which no row span leaves."""

    cells: list[RawCell]
    group: int


class PlacedCell(NamedTuple):
    """A cell and its place in the grid, from 0; `at` as for `RawCell`."""

    pieces: tuple[Piece, ...]
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    at: int = -1


class PageGrid(NamedTuple):
    """A table laid out: its cells by row, in order; `problem` says why they tile no grid, or is None."""

    rows: int
    columns: int
    cells: tuple[tuple[PlacedCell, ...], ...]
    problem: str | None = None


def lay_out(rows: Sequence[RawRow]) -> PageGrid:
    """Place cells by the table model of the HTML standard.

    Rows and columns in which no cell begins are dropped; places that no cell covers get an empty one. Cells that
    overlap, or a grid out of all bounds, are a problem: then each row has its cells as they were given.
    """
    rows = [row for row in rows if row.cells]
    heights = _heights(rows)
    area = sum(
        max(1, min(cell.row_span or height, height)) * cell.column_span
        for row, height in zip(rows, heights, strict=True)
        for cell in row.cells
    )
    if area > _MOST_CELLS:
        return _as_given(rows, "too-large")
    placed: list[PlacedCell] = []
    # For each column the first row in which it is free again.
    free: list[int] = []
    for number, row in enumerate(rows):
        column = 0
        for cell in row.cells:
            while column < len(free) and free[column] > number:
                column += 1
            end = column + cell.column_span
            if end > _MOST_COLUMNS:
                return _as_given(rows, "too-large")
            if any(until > number for until in free[column:end]):
                return _as_given(rows, "overlap")
            height = min(cell.row_span or heights[number], heights[number])
            free += [0] * (end - len(free))
            free[column:end] = [number + height] * cell.column_span
            placed.append(PlacedCell(cell.pieces, number, column, height, cell.column_span, cell.at))
            column = end
    return _tiled(_without_phantom_columns(placed, len(free)), len(rows))


def _heights(rows: Sequence[RawRow]) -> list[int]:
    """For each row how many rows its group still has, itself included."""
    heights = [1] * len(rows)
    for number in range(len(rows) - 2, -1, -1):
        if rows[number].group == rows[number + 1].group:
            heights[number] = heights[number + 1] + 1
    return heights


def _without_phantom_columns(placed: Sequence[PlacedCell], columns: int) -> list[PlacedCell]:
    real = [False] * columns
    for cell in placed:
        real[cell.column] = True
    if all(real):
        return list(placed)
    place = [0]
    for is_real in real:
        place.append(place[-1] + is_real)
    return [
        cell._replace(column=place[cell.column], column_span=place[cell.column + cell.column_span] - place[cell.column])
        for cell in placed
    ]


def _tiled(placed: Sequence[PlacedCell], rows: int) -> PageGrid:
    columns = max((cell.column + cell.column_span for cell in placed), default=0)
    if rows * columns > _MOST_CELLS:
        by_row: list[list[PlacedCell]] = [[] for _ in range(rows)]
        for cell in placed:
            by_row[cell.row].append(cell)
        return PageGrid(rows, columns, tuple(tuple(row) for row in by_row), "too-large")
    taken = [bytearray(columns) for _ in range(rows)]
    by_row = [[] for _ in range(rows)]
    for cell in placed:
        by_row[cell.row].append(cell)
        for row in range(cell.row, cell.row + cell.row_span):
            taken[row][cell.column : cell.column + cell.column_span] = b"\1" * cell.column_span
    for number, row_taken in enumerate(taken):
        if not all(row_taken):
            by_row[number] += [PlacedCell((), number, column) for column in range(columns) if not row_taken[column]]
            by_row[number].sort(key=lambda cell: cell.column)
    return PageGrid(rows, columns, tuple(tuple(row) for row in by_row))


def _as_given(rows: Sequence[RawRow], problem: str) -> PageGrid:
    cells = tuple(
        tuple(PlacedCell(cell.pieces, number, column, at=cell.at) for column, cell in enumerate(row.cells))
        for number, row in enumerate(rows)
    )
    return PageGrid(len(rows), max((len(row) for row in cells), default=0), cells, problem)
