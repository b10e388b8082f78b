"""The equations of the form, recomputed from cells: what proves that a planted error is one and that a clean report is clean.

A table is rows of numbers as they stand in the form; `None` is a cell that holds no number.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bench.accuracy.form import COLUMNS, VERDICTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    Cell = tuple[int, int]
    Numbers = Sequence[Sequence[int | None]]


@dataclass(frozen=True, slots=True)
class Equation:
    """Left cells together equal right cells together; `total` is the cell an author would look at first."""

    name: str
    left: tuple[Cell, ...]
    right: tuple[Cell, ...]
    total: Cell

    @property
    def cells(self) -> tuple[Cell, ...]:
        return self.left + self.right

    def sides(self, numbers: Numbers) -> tuple[int, int] | None:
        """Both sums, or None where a cell holds no number."""
        sums = []
        for cells in (self.left, self.right):
            values = [numbers[row][column] for row, column in cells]
            if any(value is None for value in values):
                return None
            sums.append(sum(value for value in values if value is not None))
        return sums[0], sums[1]

    def broken(self, numbers: Numbers) -> bool:
        sides = self.sides(numbers)
        return sides is not None and sides[0] != sides[1]


def application_equations(rows: int) -> tuple[Equation, ...]:
    """I1, I2 (each of 7 columns) and I3 (each row) of the table of requests with `rows` data rows."""
    total_row, out_row, total_column = rows - 2, rows - 1, len(COLUMNS) - 1
    found = []
    for column, name in enumerate(COLUMNS):
        balance = ((0, column), (1, column)), ((total_row, column), (out_row, column))
        found.append(Equation(f"I1 {name}", *balance, (total_row, column)))
        parts = tuple((row, column) for row in range(2, total_row))
        found.append(Equation(f"I2 {name}", parts, ((total_row, column),), (total_row, column)))
    for row in range(rows):
        parts = tuple((row, column) for column in range(total_column))
        found.append(Equation(f"I3 row {row + 1}", parts, ((row, total_column),), (row, total_column)))
    return tuple(found)


def remedy_equations() -> tuple[Equation, ...]:
    """I4 of the three blocks of the table of reviews and lawsuits: one row of 15 cells."""
    width = len(VERDICTS)
    found = []
    for block in range(3):
        first = block * width
        parts = tuple((0, first + column) for column in range(width - 1))
        total = (0, first + width - 1)
        found.append(Equation(f"I4 block {block + 1}", parts, (total,), total))
    return tuple(found)


def broken(numbers: Numbers, equations: Sequence[Equation]) -> tuple[Equation, ...]:
    return tuple(equation for equation in equations if equation.broken(numbers))


def repairs(numbers: Numbers, equations: Sequence[Equation]) -> tuple[Cell, ...]:
    """Cells of which each, given one other value ≥ 0, makes every equation hold again."""
    wrong = broken(numbers, equations)
    if not wrong:
        return ()
    found = []
    for cell in wrong[0].cells:
        row, column = cell
        value = numbers[row][column]
        sides = wrong[0].sides(numbers)
        if value is None or sides is None:
            continue
        gap = sides[1] - sides[0]
        better = value + (gap if cell in wrong[0].left else -gap)
        if better < 0:
            continue
        tried = [list(line) for line in numbers]
        tried[row][column] = better
        if not broken(tried, equations):
            found.append(cell)
    return tuple(found)
