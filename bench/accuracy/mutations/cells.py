"""One wrong number in a table whose equations all held."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bench.accuracy.expect import FAULT, NEAR, Change, kind
from bench.accuracy.form import COLUMNS, VERDICTS, application_rows
from bench.accuracy.identities import application_equations, broken, remedy_equations, repairs
from bench.accuracy.report import APPLICATIONS, REMEDIES, Grid, GridCell

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Collection, Mapping

    from bench.accuracy.identities import Cell, Equation
    from bench.accuracy.report import Report


def equations(report: Report, table: str) -> tuple[Equation, ...]:
    return remedy_equations() if table == REMEDIES else application_equations(len(application_rows(report.edition)))


def path(report: Report, table: str, cell: Cell) -> str:
    """The cell as people name it."""
    row, column = cell
    if table == APPLICATIONS:
        return f"{table} {application_rows(report.edition)[row]}/{COLUMNS[column]}"
    block = ("行政复议", "未经复议直接起诉", "复议后起诉")[column // len(VERDICTS)]
    return f"{table} {block}/{VERDICTS[column % len(VERDICTS)]}"


def rewritten(grid: Grid, texts: Mapping[Cell, str], near: Collection[Cell] = ()) -> Grid:
    """The grid with other texts in some cells; those are the fault, the cells of `near` may be blamed too."""

    def change(cell: GridCell) -> GridCell:
        if cell.at is not None and cell.at in texts:
            return replace(cell, text=texts[cell.at], mark=FAULT)
        return replace(cell, mark=NEAR) if cell.at in near else cell

    return grid.changed(change)


def _wrong(report: Report, table: str, texts: Mapping[Cell, str]) -> Change | None:
    """The change, if it breaks an equation: its proof is the broken equations with both sides."""
    grid = report.grid(table)
    rules = equations(report, table)
    if broken(grid.numbers(), rules):
        raise AssertionError("the report was wrong before it was changed")
    numbers = rewritten(grid, texts).numbers()
    found = broken(numbers, rules)
    if not found:
        return None
    near = {cell for cell in repairs(numbers, rules) if cell not in texts} | {equation.total for equation in found}
    proof = "; ".join(f"{equation.name}: {equation.sides(numbers)}" for equation in found)
    places = ", ".join(path(report, table, cell) for cell in texts)
    return Change(report.put_grid(rewritten(grid, texts, near)), places, proof)


def _other(rng: random.Random, value: int) -> int:
    """A number that one writes by mistake for this one: off by a little, two digits swapped, one lost or doubled."""
    text = str(value)
    tries = [value + rng.choice((1, 2, 3, 5, 10)), max(0, value - rng.choice((1, 2, 4)))]
    if len(text) > 1:
        spot = rng.randrange(len(text) - 1)
        tries.append(int(text[:spot] + text[spot + 1] + text[spot] + text[spot + 2 :]))
        tries.append(int(text[:-1]))
    if value:
        tries.append(value * 10 + rng.randint(0, 9))
    others = [number for number in tries if number != value]
    return rng.choice(others)


def _changed(report: Report, rng: random.Random, table: str, fits: Callable[[int, int, int], bool]) -> Change | None:
    """One cell among those that fit (row, column, number of rows) gets another number."""
    grid = report.grid(table)
    numbers = grid.numbers()
    cells = [(row, column) for row in range(len(numbers)) for column in range(len(numbers[row]))]
    cells = [cell for cell in cells if fits(*cell, len(numbers))]
    busy = [cell for cell in cells if numbers[cell[0]][cell[1]]]
    cell = rng.choice(busy if busy and rng.random() < 0.6 else cells)
    value = numbers[cell[0]][cell[1]]
    if value is None:
        return None
    return _wrong(report, table, {cell: str(_other(rng, value))})


@kind("cell-part", "arithmetic", ("arithmetic",), also=("prose",))
def part(report: Report, rng: random.Random) -> Change | None:
    """A result of one kind of applicant."""
    return _changed(report, rng, APPLICATIONS, lambda row, column, rows: column < 6 and 2 <= row < rows - 2)


@kind("cell-flow", "arithmetic", ("arithmetic",), also=("prose",))
def flow(report: Report, rng: random.Random) -> Change | None:
    """Received, carried in or carried out, of one kind of applicant."""
    return _changed(report, rng, APPLICATIONS, lambda row, column, rows: column < 6 and row in {0, 1, rows - 1})


@kind("cell-row-total", "arithmetic", ("arithmetic",), also=("prose",))
def row_total(report: Report, rng: random.Random) -> Change | None:
    """The last column of a row."""
    return _changed(report, rng, APPLICATIONS, lambda row, column, rows: column == 6 and row != rows - 2)


@kind("cell-results-total", "arithmetic", ("arithmetic",), also=("prose",))
def results_total(report: Report, rng: random.Random) -> Change | None:
    """The row （七）总计."""
    return _changed(report, rng, APPLICATIONS, lambda row, _column, rows: row == rows - 2)


@kind("cell-remedy-part", "arithmetic", ("arithmetic",), also=("prose",))
def remedy_part(report: Report, rng: random.Random) -> Change | None:
    return _changed(report, rng, REMEDIES, lambda _row, column, _rows: column % 5 != 4)


@kind("cell-remedy-total", "arithmetic", ("arithmetic",), also=("prose",))
def remedy_total(report: Report, rng: random.Random) -> Change | None:
    return _changed(report, rng, REMEDIES, lambda _row, column, _rows: column % 5 == 4)


@kind("cells-swapped", "arithmetic", ("arithmetic",), also=("prose",))
def swapped(report: Report, rng: random.Random) -> Change | None:
    """Two unequal neighbours of one row changed places."""
    numbers = report.grid(APPLICATIONS).numbers()
    pairs = [
        (row, column, column + 1)
        for row in range(len(numbers))
        for column in range(len(COLUMNS) - 1)
        if numbers[row][column] != numbers[row][column + 1]
    ]
    if not pairs:
        return None
    row, left, right = rng.choice(pairs)
    return _wrong(report, APPLICATIONS, {(row, left): str(numbers[row][right]), (row, right): str(numbers[row][left])})


@kind("row-shifted", "arithmetic", ("arithmetic",), also=("prose",))
def shifted(report: Report, rng: random.Random) -> Change | None:
    """The numbers of a row moved one column to the right; the last one fell out and 0 came in."""
    numbers = report.grid(APPLICATIONS).numbers()
    rows = [row for row, line in enumerate(numbers) if any(line)]
    if not rows:
        return None
    row = rng.choice(rows)
    moved = [0, *numbers[row][:-1]]
    return _wrong(report, APPLICATIONS, {(row, column): str(value) for column, value in enumerate(moved)})


@kind("total-blank", "form", ("blank",), blanks=True)
def total_blank(report: Report, rng: random.Random) -> Change | None:
    """A total left empty beside numbers."""
    numbers = report.grid(APPLICATIONS).numbers()
    row = rng.choice([row for row, line in enumerate(numbers) if any(line)] or range(len(numbers)))
    return _blank(report, (row, len(COLUMNS) - 1))


@kind("cell-blank", "form", ("blank",), blanks=True)
def cell_blank(report: Report, rng: random.Random) -> Change | None:
    """A part left empty although the form asks for a number."""
    numbers = report.grid(APPLICATIONS).numbers()
    cells = [(row, column) for row, line in enumerate(numbers) for column in range(6) if line[column] == 0]
    return _blank(report, rng.choice(cells)) if cells else None


def _blank(report: Report, cell: Cell) -> Change:
    grid = report.grid(APPLICATIONS)
    proof = "a cell of the form holds no number"
    return Change(report.put_grid(rewritten(grid, {cell: ""})), path(report, APPLICATIONS, cell), proof)


@kind("cell-not-a-number", "form", ("not-a-number",), also=("arithmetic",))
def not_a_number(report: Report, rng: random.Random) -> Change | None:
    """A letter for a digit, a fraction, a sign or a unit in a cell that counts."""
    table = rng.choice((APPLICATIONS, APPLICATIONS, REMEDIES))
    grid = report.grid(table)
    numbers = grid.numbers()
    cell = rng.choice([(row, column) for row, line in enumerate(numbers) for column in range(len(line))])
    text = str(numbers[cell[0]][cell[1]])
    wrong = [f"-{rng.randint(1, 9)}", f"{text}.5", f"{text}？"]
    for digit, letter in (("0", "O"), ("1", "l"), ("0", "o"), ("1", "I")):
        if digit in text:
            wrong.append(text.replace(digit, letter))
    new = rng.choice(wrong)
    return Change(report.put_grid(rewritten(grid, {cell: new})), path(report, table, cell), f"{new} is no count")
