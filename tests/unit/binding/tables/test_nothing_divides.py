"""Rows of which nothing divides the cells (errors.md J11): read where each value can only be one digit."""

from __future__ import annotations

from reportlint.binding.grid import Grid, Unbound


def glued(rows, name):
    return "\n".join("".join(text for _, text, _, _ in row) for row in rows)


def one_digit(tables, first="0"):
    """One digit in each cell, another one in each neighbour; rows begin with `first`."""
    return {place: first if place[3] == 0 else str((3 * place[2] + place[3]) % 10) for place in tables.figures("2021")}


def test_digits_are_cells_where_there_are_as_many_as_columns(tables) -> None:
    values = one_digit(tables)
    document = tables.document_of(tables.rendered(glued, "2021", values))
    grids = tables.bind(document, "2021")
    for name in tables.NAMES:
        assert tables.read_values(grids[name], document.text) == tables.expected(values, name), name
        assert (grids[name].unreadable_rows, grids[name].missing_rows) == ((), ())
        assert (grids[name].damaged_columns, grids[name].moved_columns) == ((), ())


def test_few_digits_that_may_be_one_number_are_not_divided(tables) -> None:
    values = one_digit(tables, first="4")
    grids = tables.bind(tables.document_of(tables.rendered(glued, "2021", values)), "2021")
    # 规章 and 行政规范性文件 have three columns: 412 may be one number of them.
    assert (grids["公开表"].unreadable_rows, len(grids["公开表"].cells)) == (((0, 0), (0, 1)), 4)
    assert isinstance(grids["申请表"], Grid)
    assert isinstance(grids["救济表"], Grid)


def test_more_digits_than_columns_say_nothing(tables) -> None:
    values = one_digit(tables) | {("救济表", 0, 0, 4): "12"}
    grids = tables.bind(tables.document_of(tables.rendered(glued, "2021", values)), "2021")
    found = grids["救济表"]
    assert isinstance(found, Unbound)
    assert found.cause.value == "table-unreadable"
