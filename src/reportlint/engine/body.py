"""A binding to the body that a page shows."""

from __future__ import annotations

from reportlint.binding.grid import Grid
from reportlint.engine.body_tables import as_declared, as_given, as_rows
from reportlint.model.blocks import Heading, ListItem, RowRun, Table
from reportlint.model.body import BodyBlock, DocumentBody

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.binding.binding import Binding
    from reportlint.model.blocks import Block
    from reportlint.model.body import BodyCell
    from reportlint.model.span import Span
    from reportlint.structure.outline import OutlineHeading

LONGEST = 1_000_000
"""Code points: a longer text makes a page that no browser likes, and its findings are listed without it."""


def body(binding: Binding) -> DocumentBody | None:
    """The body of a document, or None where the text is too long to be shown."""
    document = binding.document
    if len(document.text) > LONGEST:
        return None
    headings = {heading.block: heading for heading in binding.outline.headings}
    grids = [grid for grid in binding.grids.values() if isinstance(grid, Grid)]
    blocks = []
    for index, block in enumerate(document.blocks):
        if isinstance(block, Table | RowRun):
            inside = [grid for grid in grids if grid.span.overlaps(block.span)]
            blocks.append(BodyBlock("table", block.span, rows=_rows(document.text, block, inside)))
        else:
            blocks.append(_prose(binding, block, headings.get(index)))
    return DocumentBody(document.text, tuple(blocks))


def _rows(text: str, block: Table | RowRun, grids: list[Grid]) -> tuple[tuple[BodyCell, ...], ...]:
    """What the format says of the geometry; where it says nothing, what the declared table says; else plain rows."""
    if (
        isinstance(block, Table)
        and block.problem is None
        and any(c.row_span > 1 or c.column_span > 1 for c in block.cells)
    ):
        return as_given(text, block, grids)
    if isinstance(block, Table):
        lines: list[list[Span]] = [[] for _ in range(block.rows)]
        for cell in block.cells:
            lines[min(cell.row, block.rows - 1)].append(cell.span)
    else:
        lines = [list(row.cells) for row in block.rows]
    if len(grids) == 1:
        declared = as_declared(lines, grids[0])
        if declared is not None:
            return declared
    if isinstance(block, Table) and block.problem is None:
        return as_given(text, block, grids)
    return as_rows(text, lines)


def _prose(binding: Binding, block: Block, heading: OutlineHeading | None) -> BodyBlock:
    title = binding.title
    if title is not None and block.span.start < title.end and title.start < block.span.end:
        return BodyBlock("title", block.span)
    if heading is not None and not heading.run_in:
        return BodyBlock("heading", block.span, heading.level)
    lead = heading.span if heading is not None and heading.title.start < heading.title.end else None
    if isinstance(block, Heading):
        return BodyBlock("heading", block.span, block.level)
    if isinstance(block, ListItem):
        return BodyBlock("item", block.span, block.level, lead)
    return BodyBlock("paragraph", block.span, lead=lead)
