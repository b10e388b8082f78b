"""Every layout in which a report's tables are met gives the same grids (errors.md J11–J15)."""

from __future__ import annotations

import pytest

from reportlint.binding.grid import Grid

LAYOUTS = [
    "bars", "bars_in_place", "bars_tight", "outer_bars", "tabs", "aligned", "one_a_line", "single_blanks", "vertical",
    "page_break", "page_break_lines", "wrapped_labels", "broken_header", "glossed",
]  # fmt: skip


def test_all_layouts_are_tried(tables) -> None:
    assert [layout.__name__ for layout in tables.LAYOUTS] == LAYOUTS


@pytest.mark.parametrize("form", ["2021", "2019"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_cell_of_every_layout(tables, layout, form) -> None:
    values = tables.figures(form)
    document = tables.document_of(tables.rendered(getattr(tables, layout), form))
    grids = tables.bind(document, form)
    for name in tables.NAMES:
        assert tables.read_values(grids[name], document.text) == tables.expected(values, name), name
        grid = grids[name]
        assert (grid.unreadable_rows, grid.missing_rows, grid.doubled_rows, grid.misplaced_rows) == ((), (), (), ())
        assert [label.text for label in grid.labels if not label.exact] == []
        assert (grid.damaged_groups, grid.damaged_columns, grid.moved_columns) == ((), (), ())
        assert grid.form == form
        assert grid.number == tables.NAMES.index(name) + 1


@pytest.mark.parametrize("form", ["2021", "2019"])
def test_the_form_is_told_by_the_table_itself(tables, form) -> None:
    document = tables.document_of(tables.rendered(tables.bars_tight, form))
    other = {"2021": "2019", "2019": "2021"}[form]
    grids = tables.bind(document, other)
    assert grids["申请表"].form == form
    assert grids["公开表"].form == form
    # Both editions print the same table of reviews and lawsuits.
    assert grids["救济表"].form == other
    assert tables.bind(document)["救济表"].form is None


@pytest.mark.parametrize("form", ["2021", "2019"])
@pytest.mark.parametrize("kind", ["spans", "blank", "repeated"])
def test_tables_with_geometry(tables, form, kind) -> None:
    document = tables.true_tables(form) if kind == "spans" else tables.pipe_tables(kind == "repeated", form)
    grids = tables.bind(document, form)
    for name in tables.NAMES:
        assert tables.read_values(grids[name], document.text) == tables.expected(tables.figures(form), name), name
        assert grids[name].missing_rows == ()
        assert [label.text for label in grids[name].labels if not label.exact] == []
        assert grids[name].number == tables.NAMES.index(name) + 1
        assert (grids[name].moved_columns, grids[name].damaged_columns) == ((), ())


def test_places_of_cells_are_those_of_the_printed_grid(tables) -> None:
    grids = tables.bind(tables.document_of(tables.rendered(tables.bars_tight)), "2021")
    first = grids["申请表"].cells[0, 0, 0].place
    assert (first.table, first.row, first.column) == (2, 4, 4)
    assert first.cell_path == "一、本年新收政府信息公开申请数量/自然人"
    assert first.name == "申请表 新收/自然人"
    refused = grids["申请表"].cells[0, 4, 1].place
    assert refused.cell_path == "三、本年度办理结果/（三）不予公开/1.属于国家秘密/法人或其他组织/商业企业"
    assert grids["申请表"].cells[0, 24, 6].place[:3] == (2, 28, 10)
    rules = grids["公开表"].cells[0, 0, 0].place
    assert (rules.row, rules.column, rules.cell_path) == (3, 2, "规章/本年制发件数")
    licences = grids["公开表"].cells[1, 0, 0].place
    assert (licences.row, licences.column) == (7, 2)
    assert grids["公开表"].cells[3, 0, 0].place.row == 14
    last = grids["救济表"].cells[0, 0, 14].place
    assert (last.row, last.column, last.cell_path) == (4, 15, "行政诉讼/复议后起诉/总计")
    assert last.name == "救济表 行政诉讼/复议后起诉/总计"


def test_without_headings_the_tables_are_found_all_the_same(tables) -> None:
    values = tables.figures()
    text = "\n".join(tables.one_a_line(tables.printed(name, values), name) for name in tables.NAMES)
    document = tables.document_of(text)
    grids = tables.bind(document)
    for name in tables.NAMES:
        assert tables.read_values(grids[name], document.text) == tables.expected(values, name), name


def test_a_report_without_tables_has_none(tables) -> None:
    document = tables.document_of(tables.report(["行政许可见本局网站。", "（一）予以公开", "本局没有行政复议。"]))
    grids = tables.bind(document)
    assert [grid.cause.value for grid in grids.values() if not isinstance(grid, Grid)] == ["table-missing"] * 3


def test_the_real_report(tables, shared) -> None:
    document = tables.complete(tables.read((shared / "data" / "jiaxing-data-bureau-2024.txt").read_bytes(), "r.txt"))
    grids = tables.bind(document)
    assert {name: len(grid.cells) for name, grid in grids.items()} == {"公开表": 10, "申请表": 175, "救济表": 15}
    assert all(label.exact for grid in grids.values() for label in grid.labels)
    threes = [key for key, cell in grids["申请表"].cells.items() if cell.text == "3"]
    assert threes == [(0, 0, 0), (0, 0, 6), (0, 2, 0), (0, 2, 6), (0, 23, 0), (0, 23, 6)]
