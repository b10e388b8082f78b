"""Where a table, or a row of one, would stand that is not there."""

from __future__ import annotations

from reportlint.model.span import Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.binding.binding import Binding
    from reportlint.binding.grid import Grid
    from reportlint.binding.table_plan import Plan

_MOST_SEEN = 60


def where(binding: Binding, name: str) -> Span | None:
    """Where a table that is not there would stand: at the end of its section, at the beginning if it has none.

    None where that section is missing among others: one gap, and that the section is missing says more.
    """
    nouns = binding.nouns.tables.get(name, {})
    near = next((noun.near for noun in nouns.values() if noun.near), None)
    section = binding.sections.get(near) if near else None
    if section is None:
        return None if near and binding.sections else Span(0, 0)
    at = len(binding.document.text[: section.body.end].rstrip())
    at = max(at, section.heading.end)
    return Span(at, at)


def gap_before(grid: Grid, plan: Plan, index: int) -> int:
    """Where a missing row would stand: behind the row before it in its band, or behind the header of the band."""
    ends: dict[tuple[int, int], int] = {}
    for (band, row, _), cell in grid.cells.items():
        ends[band, row] = max(cell.span.end, ends.get((band, row), 0))
    missing = plan.rows[index]
    before = [ends[missing.band, row] for row in range(missing.row) if (missing.band, row) in ends]
    if before:
        return before[-1]
    if missing.band in grid.headers:
        return grid.headers[missing.band].end
    after = [label.span.start for label in grid.labels if (label.band, label.row) > (missing.band, missing.row)]
    return after[0] if after else max(ends.values(), default=grid.span.end)


def behind(text: str, end: int) -> str:
    """The figures that stand in a line of the text behind a label that ends at `end`, as they are; nothing if there are none."""
    line = text[end : end + _MOST_SEEN].partition("\n")[0]
    said = " ".join(line.replace("|", " ").split())
    return said if any(map(str.isdecimal, said)) else ""
