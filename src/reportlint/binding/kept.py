"""What stays of a document's binding once it was judged, for rules that hold documents against one another.

Text, sections, variables, and those cells and facts that such rules name; small enough to be kept for every document of a
run, and complete enough to say where a finding stands.
"""

from __future__ import annotations

from array import array

from reportlint.binding.grid import Grid, TableNoun
from reportlint.binding.nouns import Nouns
from reportlint.language.selectors import SelectorError, resolve
from reportlint.model.blocks import Paragraph, RowRun, Table
from reportlint.model.span import Span
from reportlint.record import NamedTuple
from reportlint.structure.outline import Outline

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reportlint.binding.binding import Binding
    from reportlint.binding.grid import GridCell, Unbound
    from reportlint.language.expression_tree import CellRef
    from reportlint.language.expressions import Expression
    from reportlint.model.blocks import Block
    from reportlint.model.document import Document

    Kept = tuple[Binding, tuple[array[int], bytes], dict[str, str | None]]
    # A binding without nouns; its blocks and the forms of its grids, which `restored` puts back.

_NO_NOUNS = Nouns()
_NO_TABLE = TableNoun("", ())
_NO_OUTLINE = Outline(())


class Named(NamedTuple):
    """The facts and the cells that expressions name, of the document in hand or of others: each may be a companion."""

    facts: frozenset[str]
    cells: tuple[CellRef, ...]


def named(expressions: Iterable[Expression]) -> Named:
    """What the expressions look at."""
    every = list(expressions)
    facts = frozenset(name.name for each in every for name in each.facts)
    cells = dict.fromkeys(cells._replace(document="") for each in every for cells in each.cells)
    return Named(facts, tuple(cells))


def kept(binding: Binding, what: Named) -> Kept:
    """The binding without what is not named; its values can be pickled, whatever packs they were made by."""
    grids: dict[str, Grid | Unbound] = {}
    forms: dict[str, str | None] = {}
    for name, grid in binding.grids.items():
        if isinstance(grid, Grid):
            forms[name] = _form(binding.nouns, name, grid.noun)
            grids[name] = _trimmed(grid, what.cells, noun=forms[name] is None)
        else:
            grids[name] = grid
    blocks = binding.document.blocks
    places = array("L", [at for block in blocks for at in block.span])
    tables = bytes(isinstance(block, Table | RowRun) for block in blocks)
    left = binding._replace(
        document=_without_blocks(binding.document),
        nouns=_NO_NOUNS,
        outline=_NO_OUTLINE,
        grids=grids,
        facts={name: mentions for name, mentions in binding.facts.items() if name in what.facts},
        companions={},
        scopes=None,
    )
    return left, (places, tables), forms


def restored(what: Kept, nouns: Nouns) -> Binding:
    """The binding again, with the nouns it was made by."""
    binding, (places, tables), forms = what
    grids: dict[str, Grid | Unbound] = dict(binding.grids)
    for name, form in forms.items():
        grid = grids[name]
        if form is not None and isinstance(grid, Grid):
            grids[name] = grid._replace(noun=nouns.tables[name][form])
    starts = iter(places)
    blocks: list[Block] = [
        RowRun(Span(start, end), (), False) if table else Paragraph(Span(start, end))
        for start, end, table in zip(starts, starts, tables, strict=True)
    ]
    document = binding.document
    document = document._replace(reading=document.reading._replace(blocks=tuple(blocks)))
    return binding._replace(document=document, nouns=nouns, grids=grids, scopes={})


def _without_blocks(document: Document) -> Document:
    return document._replace(reading=document.reading._replace(blocks=(), metadata={}, notices=()))


def _form(nouns: Nouns, name: str, noun: TableNoun) -> str | None:
    """The form under which a table is declared as in a grid."""
    return next((form for form, variant in nouns.tables[name].items() if variant is noun), None)


_positions: dict[int, tuple[TableNoun, tuple[CellRef, ...], frozenset[tuple[int, int, int]]]] = {}


def _wanted(noun: TableNoun, cells: tuple[CellRef, ...]) -> frozenset[tuple[int, int, int]]:
    known = _positions.get(id(noun))
    if known is None or known[0] is not noun or known[1] is not cells:
        found: set[tuple[int, int, int]] = set()
        for each in cells:
            if each.table == noun.name:
                try:
                    found |= {(at.band, at.row, at.column) for at in resolve(noun, each)}
                except SelectorError:
                    continue  # another form has this row
        known = _positions[id(noun)] = noun, cells, frozenset(found)
    return known[2]


def _trimmed(grid: Grid, cells: tuple[CellRef, ...], *, noun: bool) -> Grid:
    wanted = _wanted(grid.noun, cells)
    found: Mapping[tuple[int, int, int], GridCell] = {key: cell for key, cell in grid.cells.items() if key in wanted}
    if any(cell.value is None for cell in found.values()):
        # Whether a blank total is unknown is told by the figures beside it.
        found = grid.cells
    return Grid(
        grid.noun if noun else _NO_TABLE,
        grid.number,
        grid.span,
        grid.form,
        found,
        unreadable_rows=grid.unreadable_rows,
        missing_rows=grid.missing_rows,
    )
