"""A report before it is laid out: blocks of marked text and of grids, each with its section."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from bench.accuracy.marked import Marked

if TYPE_CHECKING:
    from collections.abc import Callable

    from bench.accuracy.figures import Figures
    from bench.accuracy.places import Organ

DISCLOSURE, APPLICATIONS, REMEDIES = "公开表", "申请表", "救济表"


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell of a table as the form has it. `at` is (data row, value column) of a value cell; `mark` as for `Para`."""

    text: str
    rows: int = 1
    columns: int = 1
    at: tuple[int, int] | None = None
    head: bool = False
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table. A row lists only the cells that begin in it, left to right."""

    section: int
    name: str
    width: int
    rows: tuple[tuple[GridCell, ...], ...]
    mark: str = ""

    def changed(self, change: Callable[[GridCell], GridCell]) -> Grid:
        return replace(self, rows=tuple(tuple(change(cell) for cell in row) for row in self.rows))

    def numbers(self) -> list[list[int | None]]:
        """The value cells row by row; None where a cell holds no whole number."""
        return [
            [_count(cell.text) for cell in row if cell.at is not None]
            for row in self.rows
            if any(cell.at for cell in row)
        ]

    def row_of(self, data_row: int) -> int:
        """The physical row, 0-based, of a data row. Raises ValueError where the table has lost it."""
        for number, row in enumerate(self.rows):
            if any(cell.at is not None and cell.at[0] == data_row for cell in row):
                return number
        raise ValueError(f"{self.name} has no data row {data_row}")


def _count(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() else None


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph. `mark` names the whole of it for an expectation: fault, near or edge."""

    section: int
    kind: str
    said: Marked
    mark: str = ""


Block = Para | Grid


@dataclass(frozen=True, slots=True)
class Report:
    """Everything a layout needs; `tolerated` are families a right report of this kind may be told about."""

    organ: Organ
    year: int
    figures: Figures
    blocks: tuple[Block, ...]
    size: str
    tolerated: tuple[str, ...] = ()
    notes: dict[str, str] = field(default_factory=dict)

    @property
    def edition(self) -> str:
        return self.figures.edition

    def grid(self, name: str) -> Grid:
        """The table of that name. Raises KeyError where the report has none."""
        for block in self.blocks:
            if isinstance(block, Grid) and block.name == name:
                return block
        raise KeyError(name)

    def put(self, number: int, block: Block) -> Report:
        """The report with one block exchanged."""
        return replace(self, blocks=(*self.blocks[:number], block, *self.blocks[number + 1 :]))

    def put_grid(self, grid: Grid) -> Report:
        blocks = tuple(grid if isinstance(block, Grid) and block.name == grid.name else block for block in self.blocks)
        return replace(self, blocks=blocks)

    def paragraphs(self, *kinds: str) -> list[tuple[int, Para]]:
        """Paragraphs of these kinds (all, if none are named) with their places in `blocks`."""
        return [
            (number, block)
            for number, block in enumerate(self.blocks)
            if isinstance(block, Para) and (not kinds or block.kind in kinds)
        ]
