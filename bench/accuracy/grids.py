"""The three official tables as grids of cells, filled with figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.accuracy import form
from bench.accuracy.report import APPLICATIONS, DISCLOSURE, REMEDIES, Grid, GridCell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bench.accuracy.figures import Figures


def disclosure_grid(figures: Figures) -> Grid:
    """Table of section 二: bands of a title, a header and rows, four columns wide."""
    bands = form.BANDS_2021 if figures.edition == "2021" else form.BANDS_2019
    rows: list[tuple[GridCell, ...]] = []
    data = 0
    for title, header, labels in bands:
        rows.append((GridCell(title, columns=4, head=True),))
        rows.append(_stretched([GridCell(text, head=True) for text in header]))
        for label in labels:
            values = [GridCell(text, at=(data, column)) for column, text in enumerate(figures.disclosure[data])]
            rows.append(_stretched([GridCell(label), *values]))
            data += 1
    return Grid(2, DISCLOSURE, 4, tuple(rows))


def _stretched(cells: list[GridCell]) -> tuple[GridCell, ...]:
    """The last cell takes what is left of the four columns, as the form has it."""
    last = cells[-1]
    left = 4 - len(cells) + 1
    return (*cells[:-1], GridCell(last.text, columns=left, at=last.at, head=last.head))


def applications_grid(figures: Figures) -> Grid:
    """Table of section 三: three label columns and seven of numbers."""
    one, two = form.COLUMNS[0], form.COLUMNS[-1]
    head = [
        (GridCell(form.RELATION, rows=3, columns=3, head=True), GridCell("申请人情况", columns=7, head=True)),
        (
            GridCell(one, rows=2, head=True),
            GridCell("法人或其他组织", columns=5, head=True),
            GridCell(two, rows=2, head=True),
        ),
        tuple(GridCell(text, head=True) for text in form.COLUMNS[1:-1]),
    ]
    results = form.result_rows(figures.edition)
    rows = [*head, *_wide(form.RECEIVED, 0, figures), *_wide(form.CARRIED_IN, 1, figures)]
    for number, row in enumerate(results):
        cells: list[GridCell] = []
        if number == 0:
            cells.append(GridCell(form.RESULTS, rows=len(results) + 1))
        if not row.leaf:
            cells.append(GridCell(row.group, columns=2))
        else:
            first = results[number - 1].group != row.group
            if first:
                cells.append(GridCell(row.group, rows=sum(other.group == row.group for other in results)))
            cells.append(GridCell(row.leaf))
        rows.append((*cells, *_values(figures.applications[number + 2], number + 2)))
    total = len(results) + 2
    rows.append((GridCell(form.RESULTS_TOTAL, columns=2), *_values(figures.applications[total], total)))
    rows.extend(_wide(form.CARRIED_OUT, total + 1, figures))
    return Grid(3, APPLICATIONS, 10, tuple(rows))


def _wide(label: str, data: int, figures: Figures) -> list[tuple[GridCell, ...]]:
    return [(GridCell(label, columns=3), *_values(figures.applications[data], data))]


def _values(numbers: Sequence[int], data: int) -> list[GridCell]:
    return [GridCell(str(number), at=(data, column)) for column, number in enumerate(numbers)]


def remedies_grid(figures: Figures) -> Grid:
    """Table of section 四: one row of three blocks of five."""
    verdicts = form.VERDICTS
    return Grid(
        4,
        REMEDIES,
        15,
        (
            (GridCell("行政复议", columns=5, head=True), GridCell("行政诉讼", columns=10, head=True)),
            (
                *(GridCell(text, rows=2, head=True) for text in verdicts),
                GridCell(form.DIRECT, columns=5, head=True),
                GridCell(form.AFTER_REVIEW, columns=5, head=True),
            ),
            tuple(GridCell(text, head=True) for text in (*verdicts, *verdicts)),
            tuple(_values(figures.remedies, 0)),
        ),
    )
