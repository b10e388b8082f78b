"""Cells of a grid in which nothing stands, gathered: what one person left out in one go is one thing."""

from __future__ import annotations

from reportlint.binding.grid import CellState, Grid
from reportlint.binding.labels import without_number
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reportlint.binding.grid import GridCell, Label, Unbound

TOTALS = frozenset({"总计", "合计", "小计", "共计", "总数"})


class Blank(NamedTuple):
    """Blank cells that belong together: the same columns of neighbouring rows, `total` if they are totals."""

    cells: tuple[GridCell, ...]
    rows: tuple[Label, ...]
    columns: tuple[Label, ...]
    whole: bool
    total: bool


def is_total(label: Label) -> bool:
    """Whether a row or column holds sums of others."""
    return without_number(label.label) in TOTALS


def is_blank_form(grid: Grid) -> bool:
    """Whether no cell of the table says anything."""
    return all(cell.state is CellState.BLANK for cell in grid.cells.values())


def unfilled(grids: Mapping[str, Grid | Unbound]) -> tuple[str, ...]:
    """The tables of a form that nobody filled in, the largest first; none where any table says something."""
    found = {name: grid for name, grid in grids.items() if isinstance(grid, Grid)}
    if not all(map(is_blank_form, found.values())):
        return ()
    return tuple(sorted(found, key=lambda name: len(found[name].cells), reverse=True))


def marked(grid: Grid) -> list[GridCell]:
    """Cells with a sign for nothing (`/`, `—`) in place of a number."""
    return [cell for cell in grid.cells.values() if cell.state is CellState.BLANK and cell.text]


def blanks(grid: Grid) -> list[Blank]:
    """All blank cells of a table that was filled in, gathered; cells with a sign for nothing only where they are totals.

    Blank totals come apart from blank addends: without a total an equation cannot be evaluated.
    """
    found: list[Blank] = []
    for piece in _by_row(grid):
        last = next((other for other in reversed(found) if other.total == piece.total), None)
        if last is not None and _continues(last, piece):
            joined = last._replace(cells=last.cells + piece.cells, rows=last.rows + piece.rows)
            found[found.index(last)] = joined
        else:
            found.append(piece)
    return found


def _continues(last: Blank, piece: Blank) -> bool:
    above, below = last.cells[-1], piece.cells[0]
    next_row = (above.band, above.row + 1) == (below.band, below.row)
    return next_row and last.columns == piece.columns and last.whole == piece.whole


def _by_row(grid: Grid) -> Iterator[Blank]:
    rows: dict[tuple[int, int], list[GridCell]] = {}
    for (band, row, _), cell in grid.cells.items():
        rows.setdefault((band, row), []).append(cell)
    for (band, row), cells in rows.items():
        blank = [cell for cell in cells if cell.state is CellState.BLANK]
        if not blank:
            continue
        noun = grid.noun.bands[band]
        label, columns = noun.rows.leaves[row], noun.columns.leaves
        empty = [cell for cell in blank if not cell.text]
        whole = len(blank) == len(cells)
        if whole and not is_total(label):
            if len(empty) == len(cells):
                yield Blank(tuple(cells), (label,), tuple(columns), whole=True, total=False)
            continue
        totals = [cell for cell in blank if is_total(columns[cell.column]) or is_total(label)]
        addends = [cell for cell in empty if cell not in totals]
        for part, total in ((addends, False), (totals, True)):
            if part:
                of = tuple(columns[cell.column] for cell in part)
                yield Blank(tuple(part), (label,), of, whole=whole, total=total)
