"""Many documents taken together: tables whose cells are the sums of theirs."""

from __future__ import annotations

from reportlint.binding.grid import CellState, Grid, Unbound
from reportlint.language.expression_cells import cell_amount
from reportlint.language.expression_tree import CellRef
from reportlint.language.outcome import CannotJudge, Cause
from reportlint.language.selectors import SelectorError, resolve
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reportlint.binding.binding import Binding, Mention, Variable
    from reportlint.binding.grid import GridCell


class Summed(NamedTuple):
    """What expressions see of documents taken together: their tables only."""

    grids: Mapping[str, Grid | Unbound]
    form: str | None = None
    values: Mapping[str, object] = {}
    variables: Mapping[str, Variable] = {}
    classes: Mapping[str, str] = {}
    facts: Mapping[str, tuple[Mention, ...]] = {}
    companions: Mapping[str, Binding] = {}


def summed(members: Sequence[Binding], named: Sequence[CellRef]) -> Summed:
    """The named cells added up; a table or a cell that cannot be read in one of the members is not known at all."""
    first = members[0]
    return Summed({name: _table(name, members, named) for name in first.grids}, first.form)


def _table(name: str, members: Sequence[Binding], named: Sequence[CellRef]) -> Grid | Unbound:
    grids: list[Grid] = []
    for member in members:
        grid = member.grids.get(name)
        if not isinstance(grid, Grid):
            return grid if grid is not None else Unbound(Cause.TABLE_MISSING, name)
        if grids and grid.noun is not grids[0].noun:
            return Unbound(Cause.TABLE_UNREADABLE, name)
        grids.append(grid)
    first = grids[0]
    cells: dict[tuple[int, int, int], GridCell] = {}
    for reference in named:
        if reference.table != name:
            continue
        try:
            positions = resolve(first.noun, reference)
        except SelectorError:
            continue  # another form has this row
        for at in positions:
            key = at.band, at.row, at.column
            try:
                amounts = [cell_amount(grid, at).interval.exact for grid in grids]
            except CannotJudge:
                continue
            known = [amount for amount in amounts if amount is not None]
            if len(known) == len(grids):
                cells[key] = first.cells[key]._replace(value=sum(known, start=known[0] * 0), state=CellState.NUMBER)
    return first._replace(cells=cells)
