"""Cells of sample documents by the names that packs give them, and samples with some of them changed."""

from __future__ import annotations

import regex

from reportlint.binding.grid import Grid
from reportlint.chinese.width import fold_width
from reportlint.language.expression_tree import CellRef
from reportlint.language.selectors import SelectorError, resolve

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.binding.binding import Binding
    from reportlint.binding.grid import GridCell

_CELL = regex.compile(r"([^\[\],]+)\[([^\[\],]+)(?:,([^\[\],]+))?\]")


class SampleError(Exception):
    """A place of an example that its sample does not have; the message says which and what there is."""


def is_cell(name: str) -> bool:
    """Whether a place is written as a cell: `table[row, column]`, or `table[column]` where the table has one row."""
    return _CELL.fullmatch(name) is not None


def find_cell(binding: Binding, name: str) -> GridCell:
    """The one cell of that name; the last names of its paths suffice where they are unique. Raises `SampleError`."""
    match = _CELL.fullmatch(name)
    if match is None:
        raise SampleError(f"'{name}' is not written as table[row, column]")
    table, first, second = (part.strip() if part else None for part in match.groups())
    grid = binding.grids.get(str(table))
    if not isinstance(grid, Grid):
        known = ", ".join(binding.grids) or "none"
        reason = f"could not be read ({grid.cause.value})" if grid else f"is not declared; declared are: {known}"
        raise SampleError(f"the table '{table}' {reason}")
    row, column = (first, second) if second is not None else ("", first)
    try:
        positions = resolve(grid.noun, CellRef(str(table), _path(row), _path(str(column))))
    except SelectorError as error:
        raise SampleError(f"'{name}': {error}") from None
    found = [cell for at in positions if (cell := grid.cells.get((at.band, at.row, at.column)))]
    if len(found) != 1:
        raise SampleError(f"'{name}' names {len(found) or 'no'} cell{'s' if found else ''} of the sample")
    return found[0]


def _path(names: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in fold_width(names).split("/")) if names else ()


def changed(binding: Binding, changes: tuple[tuple[str, str], ...]) -> str:
    """The source text of a sample with cells or unique texts replaced. Raises `SampleError`."""
    document = binding.document
    source = document.source.text
    edits = []
    for name, replacement in changes:
        if is_cell(name):
            span = document.source_span(find_cell(binding, name).span)
            edits.append((span.start, span.end, replacement))
            continue
        if (times := source.count(name)) != 1:
            raise SampleError(f"'{name}' stands {times} times in the sample, not once")
        at = source.index(name)
        edits.append((at, at + len(name), replacement))
    for start, end, replacement in sorted(edits, reverse=True):
        source = source[:start] + replacement + source[end:]
    return source
