"""Which cells of a sheet are a table, and which are lines of text above, between and below."""

from __future__ import annotations

from reportlint.chinese.numbering import leading_marker
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import TypeAlias

    from reportlint.structure.sheets.sheet import Merge, Sheet

# A grid of more cells than this is not a table that a person made.
_MOST = 300_000
# Borders mean something where a sheet has more than a line under its title.
_FEWEST_BORDERED = 4
_CHAPTERS = frozenset({"一、", "一."})


class TextRow(NamedTuple):
    """A row of text: its cells with something in them, as (row, column)."""

    cells: tuple[tuple[int, int], ...]


class GridCell(NamedTuple):
    """A cell of a table: where it stands in the sheet, from 0, and its spans."""

    row: int
    column: int
    row_span: int
    column_span: int


class GridRegion(NamedTuple):
    """A table: its place in the sheet and its cells, in order; `problem` where merged cells overlap."""

    top: int
    left: int
    rows: int
    columns: int
    cells: tuple[GridCell, ...]
    problem: str | None = None


Region: TypeAlias = "TextRow | GridRegion"


def regions(sheet: Sheet) -> Iterator[Region]:
    """Text and tables of a sheet from the top down."""
    rows = _rows(sheet)
    at = 0
    while at < len(rows):
        end = at
        while end < len(rows) and rows[end].in_table and rows[end].row == rows[at].row + end - at:
            end += 1
        if end - at > 1 or (end > at and len(rows[at].filled) > 1):
            yield _grid(sheet, rows[at:end])
            at = end
        else:
            if rows[at].filled:
                yield TextRow(rows[at].filled)
            at += 1


class _Row(NamedTuple):
    row: int
    filled: tuple[tuple[int, int], ...]
    used: tuple[int, ...]
    in_table: bool


def _rows(sheet: Sheet) -> list[_Row]:
    """Rows that hold something or have borders."""
    bordered = sheet.bordered if sheet.bordered and len(sheet.bordered) >= _FEWEST_BORDERED else None
    filled: dict[int, list[tuple[int, int]]] = {}
    for place in sorted(sheet.cells):
        filled.setdefault(place[0], []).append(place)
    lined: dict[int, list[int]] = {}
    for row, column in sorted(bordered or ()):
        lined.setdefault(row, []).append(column)
    covered = {row for merge in sheet.merges for row in range(merge.top + 1, min(merge.bottom, merge.top + 1000))}
    numbers = sorted({*filled, *lined, *(row for row in covered if row - 1 in filled or row - 1 in lined)})
    if bordered is not None:
        return [
            _Row(row, tuple(filled.get(row, ())), tuple(lined.get(row, ())), len(lined.get(row, ())) > 1)
            for row in numbers
        ]
    return _guessed(sheet, filled, numbers)


def _guessed(sheet: Sheet, filled: dict[int, list[tuple[int, int]]], numbers: Sequence[int]) -> list[_Row]:
    """Without borders a row is one of a table if it has several cells, or stands between such."""
    groups: list[list[int]] = []
    for row in numbers:
        if groups and row == groups[-1][-1] + 1 and not _is_chapter(sheet, filled.get(row, ())):
            groups[-1].append(row)
        else:
            groups.append([row])
    rows: list[_Row] = []
    for group in groups:
        several = [row for row in group if len(filled.get(row, ())) > 1]
        first, last = (several[0], several[-1]) if several else (0, -1)
        for row in group:
            cells = tuple(filled.get(row, ()))
            rows.append(_Row(row, cells, tuple(column for _, column in cells), first <= row <= last))
    return rows


def _is_chapter(sheet: Sheet, cells: Sequence[tuple[int, int]]) -> bool:
    """Whether a row is the heading of what follows: 一、 and nothing beside it."""
    if len(cells) != 1:
        return False
    marker = leading_marker(sheet.cells[cells[0]][:40])
    return marker is not None and marker.style in _CHAPTERS


def _grid(sheet: Sheet, rows: Sequence[_Row]) -> GridRegion:
    top, bottom = rows[0].row, rows[-1].row + 1
    columns = [column for row in rows for column in row.used]
    merges = [merge for merge in sheet.merges if merge.top < bottom and merge.bottom > top]
    columns += [column for merge in merges for column in (merge.left, merge.right - 1)]
    left, right = min(columns), max(columns) + 1
    owner: dict[tuple[int, int], Merge] = {}
    problem = "too-large" if (bottom - top) * (right - left) > _MOST else None
    if problem is None:
        for merge in merges:
            for row in range(max(merge.top, top), min(merge.bottom, bottom)):
                for column in range(merge.left, merge.right):
                    problem = "overlap" if (row, column) in owner else problem
                    owner[row, column] = merge
    if problem is not None:
        given = [place for row in rows for place in row.filled]
        cells = tuple(GridCell(row, column, 1, 1) for row, column in given)
        return GridRegion(top, left, bottom - top, right - left, cells, problem)
    found: list[GridCell] = []
    for row in range(top, bottom):
        for column in range(left, right):
            merge_here = owner.get((row, column))
            if merge_here is None:
                found.append(GridCell(row, column, 1, 1))
                continue
            begin = max(merge_here.top, top)
            if (row, column) == (begin, merge_here.left):
                height = min(merge_here.bottom, bottom) - begin
                found.append(GridCell(row, column, height, merge_here.right - merge_here.left))
    return GridRegion(top, left, bottom - top, right - left, tuple(found))
