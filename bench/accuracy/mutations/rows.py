"""Rows, labels and whole tables that are missing or damaged."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from bench.accuracy.expect import EDGE, FAULT, NEAR, Change, kind
from bench.accuracy.figures import draw
from bench.accuracy.form import application_rows
from bench.accuracy.grids import disclosure_grid
from bench.accuracy.mutations.spots import marks, noted
from bench.accuracy.report import APPLICATIONS, DISCLOSURE, REMEDIES, Grid, GridCell

if TYPE_CHECKING:
    import random

    from bench.accuracy.report import Report


def without_row(grid: Grid, gone: int) -> Grid:
    """The grid without a physical row that begins no span; spans over it get shorter; the edge is the rows of numbers around it."""
    rows: list[tuple[GridCell, ...]] = []
    counting = [number for number, row in enumerate(grid.rows) if any(cell.at for cell in row)]
    edge = {max((number for number in counting if number < gone), default=gone - 1), gone + 1}
    for number, row in enumerate(grid.rows):
        if number == gone:
            continue
        cells = [replace(cell, rows=cell.rows - 1) if number < gone < number + cell.rows else cell for cell in row]
        if number in edge:
            cells = [replace(cell, mark=EDGE) for cell in cells]
        rows.append(tuple(cells))
    return replace(grid, rows=tuple(rows))


@kind("row-missing", "form", ("row-missing", "table-unreadable"), also=("arithmetic", "table"))
def row_missing(report: Report, rng: random.Random) -> Change | None:
    """A row of the table of requests or of what is disclosed is not there."""
    table = rng.choice((APPLICATIONS, APPLICATIONS, DISCLOSURE))
    grid = report.grid(table)
    physical = [number for number, row in enumerate(grid.rows) if any(cell.at for cell in row)]
    free = [number for number in physical if all(cell.rows == 1 for cell in grid.rows[number])]
    gone = rng.choice(free)
    label = next(cell.text for cell in grid.rows[gone] if cell.at is None)
    return Change(report.put_grid(without_row(grid, gone)), f"{table} {label}", "the form has this row")


@kind("table-missing", "form", ("table-missing", "section-empty"), also=("prose", "table", "section"))
def table_missing(report: Report, rng: random.Random) -> Change | None:
    """A section has its heading but not its table."""
    table = rng.choice((DISCLOSURE, APPLICATIONS, REMEDIES))
    grid = report.grid(table)
    kept = [block for block in report.blocks if block is not grid]
    here = [number for number, block in enumerate(kept) if block.section == grid.section]
    around = {here[0] - 1, *here, here[-1] + 1}
    blocks = tuple(replace(block, mark=EDGE) if number in around else block for number, block in enumerate(kept))
    return Change(replace(report, blocks=blocks), table, "the form has this table")


def damaged(rng: random.Random, label: str) -> str:
    """The label with one character lost, doubled in error or exchanged; its number and brackets are left alone."""
    spots = [
        spot for spot, character in enumerate(label) if "一" <= character <= "鿿" and not label[:spot].endswith("（")
    ]
    spots = [spot for spot in spots if spot > 2]
    spot = rng.choice(spots)
    way = rng.randrange(3)
    if way == 0:
        return label[:spot] + label[spot + 1 :]
    if way == 1:
        other = rng.choice([character for character in "止侍枰旯讠凊囯" if character != label[spot]])
        return label[:spot] + other + label[spot + 1 :]
    low, high = rng.choice([(one, two) for one, two in pairwise(spots) if two == one + 1])
    return label[:low] + label[high] + label[low] + label[high + 1 :]


@kind("label-damaged", "form", ("label",), also=("row-missing", "table-unreadable", "wording"), clean=True)
def label_damaged(report: Report, rng: random.Random) -> Change | None:
    """A row label with one wrong character."""
    grid = report.grid(APPLICATIONS)
    row = rng.choice([row for row in grid.rows if any(cell.at for cell in row)])
    labels = [cell for cell in row if cell.at is None and len(cell.text) > 7]
    if not labels:
        return None
    old = rng.choice(labels)
    new = damaged(rng, old.text)
    official = {part for label in application_rows(report.edition) for part in label.split("/")}
    if new in official:
        return None
    changed = grid.changed(lambda cell: replace(cell, text=new, mark=FAULT) if cell is old else cell)
    return Change(report.put_grid(changed), f"{APPLICATIONS} {old.text}", f"{new} is not the form's {old.text}")


# Words that only the form of 2019 has.
OUTDATED = (
    "本年新制作数量", "本年新公开数量", "对外公开总数量", "上一年项目数量", "其他对外管理服务事项", "政府集中采购", "第二十条第（九）项",
)  # fmt: skip


@kind("form-outdated", "form", ("form",), also=("table", "row-missing", "label", "table-unreadable", "prose"))
def form_outdated(report: Report, rng: random.Random) -> Change | None:
    """A report of 2021 or later with the table of disclosures of the form of 2019."""
    if report.edition == "2019":
        return None
    old = disclosure_grid(draw(rng, "2019", report.size, rules=report.organ.rules))
    for number, mark in marks(report, "title_year"):
        report = noted(report, number, NEAR, mark.start, mark.end)
    marked = old.changed(lambda cell: replace(cell, mark=FAULT) if cell.text in OUTDATED else cell)
    return Change(
        report.put_grid(replace(marked, mark=NEAR)),
        DISCLOSURE,
        f"the form of 2019 ended with the report of 2020, this is {report.year}",
    )


@kind("rows-swapped", "form", ("row-missing", "label", "table-unreadable", "rows"), also=("table", "arithmetic"))
def rows_swapped(report: Report, rng: random.Random) -> Change | None:
    """Two neighbouring rows of one group stand in the wrong order, labels and numbers together."""
    grid = report.grid(APPLICATIONS)
    leaves = [
        number for number, (one, two) in enumerate(pairwise(grid.rows))
        if len(one) == len(two) == 8 and all(cell.rows == 1 for cell in (*one, *two)) and one[0].text[:2] != two[0].text[:2]
    ]  # fmt: skip
    leaves = [
        number
        for number in leaves
        if grid.rows[number][0].text[0].isdigit() and grid.rows[number + 1][0].text[0].isdigit()
    ]
    if not leaves:
        return None
    first = rng.choice(leaves)
    rows = list(grid.rows)
    one, two = ([replace(cell, mark=FAULT) for cell in row] for row in rows[first : first + 2])
    rows[first], rows[first + 1] = tuple(two), tuple(one)
    swapped = replace(grid, rows=tuple(rows))
    return Change(report.put_grid(swapped), f"{one[0].text} / {two[0].text}", "the form fixes the order of rows")
