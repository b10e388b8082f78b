"""Cells of a grid as numbers: what is blank, what is unknown, what cannot be read."""

from __future__ import annotations

from reportlint.language.amounts import Amount
from reportlint.language.expression_tree import TOTALS
from reportlint.language.intervals import Interval
from reportlint.language.outcome import CannotJudge, Cause, Unevaluated

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.language.seen import SeenCell, SeenGrid
    from reportlint.language.selectors import Position


def cell_amount(grid: SeenGrid, position: Position) -> Amount:
    """The value of a cell; a blank one counts 0, a blank total of something is unknown. Raises `CannotJudge`."""
    cell = readable(grid, position)
    unit = grid.noun.bands[position.band].unit or ""
    if cell.value is not None:
        return Amount(Interval.of(cell.value), unit)
    if unknown_total(grid, position):
        raise CannotJudge(Unevaluated(Cause.TOTAL_BLANK, cell.place.name))
    return Amount(Interval.of(0), unit)


def readable(grid: SeenGrid, position: Position) -> SeenCell:
    """The cell at a position. Raises `CannotJudge` if its row was not found or it holds no number."""
    cell = grid.cells.get((position.band, position.row, position.column))
    if cell is None:
        raise CannotJudge(Unevaluated(Cause.CELL_UNREADABLE, f"{grid.noun.name} {'/'.join(position.row_path)}"))
    if cell.value is None and cell.state.value in ("bad", "text"):
        raise CannotJudge(Unevaluated(Cause.CELL_UNREADABLE, cell.place.name))
    return cell


def is_total(position: Position) -> bool:
    """Whether the cell is declared as the sum of others."""
    return position.row_path[-1:] != () and (position.row_path[-1] in TOTALS or position.column_path[-1] in TOTALS)


def unknown_total(grid: SeenGrid, position: Position) -> bool:
    """Whether a blank cell is the total of figures that are there; a total of blanks is as blank as they are, and counts 0."""
    band = grid.noun.bands[position.band]
    beside: list[tuple[int, int, int]] = []
    if position.column_path[-1] in TOTALS:
        above = position.column_path[:-1]
        beside += [
            (position.band, position.row, index)
            for index, label in enumerate(band.columns.leaves)
            if label.path[: len(above)] == above
        ]
    if position.row_path[-1] in TOTALS:
        above = position.row_path[:-1]
        beside += [
            (position.band, index, position.column)
            for index, label in enumerate(band.rows.leaves)
            if label.path[: len(above)] == above
        ]
    return any((cell := grid.cells.get(key)) is not None and cell.value is not None for key in beside)
