"""Grids from cells with row and column spans, for every format that lists cells row by row."""

from __future__ import annotations

from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST_CELLS = 1_000_000


class CellPlace(NamedTuple):
    """Where a cell lies: row and column from 0, and how many of each it covers."""

    row: int
    column: int
    row_span: int
    column_span: int


class Layout(NamedTuple):
    """Places of all cells, row by row as they were given; `problem` says why they tile no grid, or is None."""

    rows: int
    columns: int
    places: tuple[tuple[CellPlace, ...], ...]
    problem: str | None


def lay_out(rows: Sequence[Sequence[tuple[int, int]]]) -> Layout:
    """Place cells given as (row span, column span), each in the first free column of its row.

    A row span ends with the table. A table that leaves a hole, or spans that overlap, are a problem: its places are
    those of the cells as they were given, so that what is said of them can still be pointed at.
    """
    columns = sum(min(span, _MOST_CELLS) for _, span in rows[0]) if rows else 0
    if len(rows) * columns > _MOST_CELLS:
        return Layout(len(rows), columns, _as_given(rows), "too-large")
    # For each column the first row in which it is free again.
    free = [0] * columns
    placed: list[tuple[CellPlace, ...]] = []
    for row, cells in enumerate(rows):
        places: list[CellPlace] = []
        column = 0
        for row_span, column_span in cells:
            while column < columns and free[column] > row:
                column += 1
            if column + column_span > columns or any(free[at] > row for at in range(column, column + column_span)):
                return Layout(len(rows), columns, _as_given(rows), "overlap")
            height = min(max(row_span, 1), len(rows) - row) if row_span else len(rows) - row
            for at in range(column, column + column_span):
                free[at] = row + height
            places.append(CellPlace(row, column, height, column_span))
            column += column_span
        if any(until <= row for until in free):
            return Layout(len(rows), columns, _as_given(rows), "hole")
        placed.append(tuple(places))
    return Layout(len(rows), columns, tuple(placed), None)


def _as_given(rows: Sequence[Sequence[tuple[int, int]]]) -> tuple[tuple[CellPlace, ...], ...]:
    return tuple(tuple(CellPlace(row, column, 1, 1) for column in range(len(cells))) for row, cells in enumerate(rows))
