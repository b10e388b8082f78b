"""Heads of columns that are cut, wrong, lost or exchanged: named, while the values below them are read."""

from __future__ import annotations

import random

import pytest

from reportlint.binding.grid import Grid

LAYOUTS = ["bars", "bars_in_place", "bars_tight", "outer_bars", "tabs", "aligned", "one_a_line", "single_blanks"]
PLACES = [("公开表", 0), ("申请表", 0), ("救济表", 0)]


def with_header(tables, layout, name, band, change, values=None):
    """A report in which the texts of one header, group by group as declared, were changed by `change(labels)`."""
    values = values or tables.figures()
    pieces = []
    for each in tables.NAMES:
        rows = tables.printed(each, values)
        if each == name:
            rows = _changed(tables, rows, name, band, change)
        pieces.append(getattr(tables, layout)(rows, each))
    return values, tables.report(pieces)


def _changed(tables, rows, name, band, change):
    noun = tables.TABLES[name]["2021"].bands[band]
    first = next(at for at, row in enumerate(rows) if any(cell[1] == noun.columns.labels[0].label for cell in row))
    depth = noun.columns.depth
    header = [[list(cell) for cell in row] for row in rows[first : first + depth]]
    cells = {}
    waiting = [(at, cell) for at, row in enumerate(header) for cell in row if cell[1] in _labels(noun)]
    for label in noun.columns.labels:
        found = next((at, cell) for at, cell in waiting if cell[1] == label.label and (at == len(label.path) - 1))
        waiting.remove(found)
        cells[label.path] = found[1]
    change({label.path: cells[label.path] for label in noun.columns.labels})
    changed = [[tuple(cell) for cell in row if cell[1] is not None] for row in header]
    return [*rows[:first], *changed, *rows[first + depth :]]


def _labels(noun):
    return {label.label for label in noun.columns.labels}


def leaves(tables, name, band):
    return tables.TABLES[name]["2021"].bands[band].columns.leaves


def read(tables, text, name):
    grid = tables.bind(tables.document_of(text))[name]
    assert isinstance(grid, Grid), name
    return grid


def values_of(tables, grid, text, name, values, band):
    got = {key: text for key, text in tables.read_values(grid, text).items() if key[0] == band}
    wanted = {key: value for key, value in tables.expected(values, name).items() if key[0] == band}
    return got, wanted


@pytest.mark.parametrize(("name", "band"), PLACES)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_head_that_lost_characters_is_named(tables, layout, name, band) -> None:
    draw = random.Random(f"{layout} {name}")
    columns = leaves(tables, name, band)
    for label in draw.sample(columns, min(5, len(columns))):
        text = label.label
        if len(text) < 4:
            continue
        for seen in (text[: draw.randint(2, len(text) - 1)], text[1:], text[:1] + text[2:], text[:-1] + "甲"):

            def cut(cells, path=label.path, seen=seen):
                cells[path][1] = seen

            values, report = with_header(tables, layout, name, band, cut)
            grid = read(tables, report, name)
            columns = grid.noun.bands[band].columns
            named = [(columns.labels[one.row].path, one.text) for one in grid.damaged_columns]
            assert named == [(label.path, seen)], (seen, named)
            assert (grid.moved_columns, grid.lost_columns) == ((), ())
            got, wanted = values_of(tables, grid, report, name, values, band)
            assert got == wanted


@pytest.mark.parametrize(("name", "band"), PLACES)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_two_heads_that_changed_places_are_named(tables, layout, name, band) -> None:
    columns = leaves(tables, name, band)
    pairs = [(a, b) for a in columns for b in columns if a.path < b.path and a.path[:-1] == b.path[:-1]]
    for first, second in random.Random(f"{layout} {name}").sample(pairs, min(8, len(pairs))):

        def exchange(cells, a=first.path, b=second.path):
            cells[a][1], cells[b][1] = cells[b][1], cells[a][1]

        _, report = with_header(tables, layout, name, band, exchange)
        grid = read(tables, report, name)
        labels = grid.noun.bands[band].columns.labels
        moved = sorted(labels[one.row].path for one in grid.moved_columns)
        assert moved == sorted([first.path, second.path])
        assert (grid.damaged_columns, grid.lost_columns) == ((), ())


@pytest.mark.parametrize(("name", "band"), PLACES)
@pytest.mark.parametrize("layout", ["bars_tight", "outer_bars", "tabs", "aligned", "one_a_line", "single_blanks"])
def test_a_head_that_is_not_there_is_named(tables, layout, name, band) -> None:
    # What a header begins with cannot be told from one that has no such label.
    for label in leaves(tables, name, band)[1:]:

        def drop(cells, path=label.path):
            cells[path][1] = None

        values, report = with_header(tables, layout, name, band, drop)
        grid = read(tables, report, name)
        labels = grid.noun.bands[band].columns.labels
        assert [labels[one.row].path for one in grid.lost_columns] == [label.path]
        got, wanted = values_of(tables, grid, report, name, values, band)
        assert got == wanted


@pytest.mark.parametrize("layout", ["bars_tight", "tabs", "one_a_line", "single_blanks"])
def test_a_column_that_is_not_there_is_named_and_the_others_are_read(tables, layout) -> None:
    values = tables.figures()
    rows = tables.printed("申请表", values)
    last = [values["申请表", 0, row, 6] for row in range(25)]
    rows = [[cell for cell in row if cell[1] not in (*last, "总计")] for row in rows]
    text = getattr(tables, layout)(rows, "申请表")
    grid = tables.bind(tables.document_of(text))["申请表"]
    assert isinstance(grid, Grid)
    assert [one.row for one in grid.lost_columns] == [7]
    wanted = {key: value for key, value in tables.expected(values, "申请表").items() if key[2] != 6}
    assert tables.read_values(grid, text) == wanted


def test_where_a_total_changed_places_the_sums_say_how_the_numbers_stand(tables) -> None:
    values = dict.fromkeys(tables.figures(), "1")
    for row in range(25):
        values["申请表", 0, row, 6] = "6"

    def exchange(cells):
        cells[("自然人",)][1], cells[("总计",)][1] = "总计", "自然人"

    _, report = with_header(tables, "tabs", "申请表", 0, exchange, values)
    grid = read(tables, report, "申请表")
    assert {cell.text for (_, _, column), cell in grid.cells.items() if column == 6} == {"6"}
    assert [one.text for one in grid.moved_columns] == ["总计", "自然人"]
