"""A sheet as read from its file, before anybody asks which of its cells are a table."""

from __future__ import annotations

from reportlint.record import NamedTuple

MOST_CELLS = 300_000
"""Cells of all sheets of a file that are read; the statistics of a province have a tenth of it."""


class Merge(NamedTuple):
    """Cells shown as one: rows and columns from 0, half-open."""

    top: int
    left: int
    bottom: int
    right: int


class Sheet(NamedTuple):
    """A sheet that is shown.

    `cells` are texts as shown by (row, column) from 0; blank ones are left out. `bordered` are cells with a border,
    None where the format does not tell. `uncalculated` are cells with a formula and no result; `hidden_rows` and
    `hidden_columns` those that hold something.
    """

    name: str
    cells: dict[tuple[int, int], str]
    merges: tuple[Merge, ...] = ()
    bordered: frozenset[tuple[int, int]] | None = None
    uncalculated: tuple[tuple[int, int], ...] = ()
    hidden_rows: tuple[int, ...] = ()
    hidden_columns: tuple[int, ...] = ()


class Book(NamedTuple):
    """A workbook: the sheets that are shown, and the names of those that are hidden and hold something."""

    sheets: tuple[Sheet, ...]
    hidden: tuple[str, ...] = ()


def column_name(column: int) -> str:
    """A column from 0 as people name it: A, B, …, Z, AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def cell_name(row: int, column: int) -> str:
    """A cell, row and column from 0, as people name it: C5."""
    return f"{column_name(column)}{row + 1}"


def on_one_line(text: str) -> str:
    """The text of a cell on one line: a break inside it is nothing between wide characters, else a blank."""
    lines = [" ".join(line.split(" ")).strip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    result = ""
    for line in (line.replace("\t", " ") for line in lines if line):
        if result and result[-1].isascii() and line[0].isascii():
            result += " "
        result += line
    return result
