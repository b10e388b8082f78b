"""What is lost or wrong in a table never moves a value: it makes its own row unreadable, missing or damaged."""

from __future__ import annotations

import random

import pytest

from reportlint.binding.binding import Section
from reportlint.binding.grid import CellState, Grid, Unbound
from reportlint.language.outcome import Cause
from reportlint.model.span import Span

DIVIDED = ["bars", "bars_in_place", "bars_tight", "outer_bars", "tabs", "aligned"]
ALL = [*DIVIDED, "one_a_line", "single_blanks", "page_break", "vertical"]


def without_wrong(tables, grids, document, values):
    """How many cells were read; every one of them must be right."""
    count = 0
    for name in tables.NAMES:
        grid = grids[name]
        if not isinstance(grid, Grid):
            continue
        for key, text in tables.read_values(grid, document.text).items():
            # A cell that was taken away may be read as blank.
            assert text in ("", values[name, *key]), (name, key)
            count += text != ""
    return count


LOST = "失落"
DIVIDERS = [" | ", "\t", "    ", " ", "\n"]


def drop(layout, rows, name, pick):
    """A layout of rows of which one cell, picked by `(row, index)`, is lost in the text together with its divider."""
    marked = [
        [(*cell[:1], LOST, *cell[2:]) if (number, index) == pick else cell for index, cell in enumerate(row)]
        for number, row in enumerate(rows)
    ]
    text = layout(marked, name)
    for divider in DIVIDERS:
        if LOST + divider in text:
            return text.replace(LOST + divider, "")
        if divider + LOST in text:
            return text.replace(divider + LOST, "")
    return text.replace(LOST, "")


def cells_of(rows, wanted):
    return [(number, index) for number, row in enumerate(rows) for index, cell in enumerate(row) if wanted(cell[1])]


@pytest.mark.parametrize("layout", ALL)
def test_a_lost_value_moves_no_other(tables, layout) -> None:
    draw = random.Random(layout)
    values = tables.figures()
    for name in tables.NAMES:
        rows = tables.printed(name, values)
        for pick in draw.sample(cells_of(rows, str.isdigit), 8):
            printed = {other: tables.printed(other, values) for other in tables.NAMES}
            render = getattr(tables, layout)
            text = tables.report(
                [drop(render, printed[other], other, pick if other == name else None) for other in tables.NAMES]
            )
            document = tables.document_of(text)
            grids = tables.bind(document)
            read = without_wrong(tables, grids, document, values)
            assert read >= 200 - 15, (name, pick)
            grid = grids[name]
            if isinstance(grid, Grid) and layout in DIVIDED:
                assert grid.missing_rows == ()


@pytest.mark.parametrize("layout", ALL)
def test_a_lost_label_moves_no_value(tables, layout) -> None:
    draw = random.Random(layout)
    values = tables.figures()
    for name in ("公开表", "申请表"):
        rows = tables.printed(name, values)
        for pick in draw.sample(cells_of(rows, lambda text: text and not text.isdigit()), 10):
            printed = {other: tables.printed(other, values) for other in tables.NAMES}
            render = getattr(tables, layout)
            text = tables.report(
                [drop(render, printed[other], other, pick if other == name else None) for other in tables.NAMES]
            )
            document = tables.document_of(text)
            grids = tables.bind(document)
            assert without_wrong(tables, grids, document, values) >= 200 - 14, (name, pick)


@pytest.mark.parametrize("layout", ALL)
def test_a_lost_row_is_missing_and_moves_no_other(tables, layout) -> None:
    values = tables.figures()
    rows = tables.printed("申请表", values)
    render = getattr(tables, layout)
    whole = {other: render(tables.printed(other, values), other) for other in tables.NAMES}
    for number in range(3, len(rows)):
        cut = [row for index, row in enumerate(rows) if index != number]
        document = tables.document_of(tables.report([whole["公开表"], render(cut, "申请表"), whole["救济表"]]))
        grids = tables.bind(document)
        assert grids["申请表"].missing_rows == ((0, number - 3),)
        assert without_wrong(tables, grids, document, values) == 200 - 7


def test_a_label_with_wrong_characters_is_seen_as_damaged(tables) -> None:
    text = (
        tables.rendered(tables.bars_tight)
        .replace("其他法律行政法规禁止公开", "其他法律行政止公开")
        .replace("（七）总计", "（六）总计")
    )
    document = tables.document_of(text)
    grid = tables.bind(document)["申请表"]
    assert [(label.row, label.text) for label in grid.labels if not label.exact] == [
        (5, "2.其他法律行政止公开"),
        (23, "（六）总计"),
    ]
    assert tables.read_values(grid, text) == tables.expected(tables.figures(), "申请表")


@pytest.mark.parametrize("layout", ["bars_tight", "one_a_line", "single_blanks"])
def test_a_label_of_a_group_with_wrong_characters(tables, layout) -> None:
    text = tables.rendered(getattr(tables, layout)).replace("三、本年度办理结果", "三、本年度办结果")
    text = text.replace("（四）无法提供", "（四）无法提共")
    grid = tables.bind(tables.document_of(text))["申请表"]
    labels = grid.noun.bands[0].rows.labels
    seen = [(labels[label.row].label, label.text) for label in grid.damaged_groups]
    assert seen == [("三、本年度办理结果", "三、本年度办结果"), ("（四）无法提供", "（四）无法提共")]


def test_the_label_of_a_wide_cell_is_the_first_of_its_copies(tables) -> None:
    document = tables.pipe_tables(fill=True)
    grid = tables.bind(document)["申请表"]
    first = document.text.index("一、本年新收")
    assert grid.labels[0].span == Span(first, first + len("一、本年新收政府信息公开申请数量"))


def test_headers_of_bands_are_kept(tables) -> None:
    grid = tables.bind(tables.document_of(text := tables.rendered(tables.bars_tight)))["公开表"]
    assert {band: text[span.start : span.end] for band, span in grid.headers.items()} == {
        0: "第二十条第（一）项\n信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数",
        1: "第二十条第（五）项\n信息内容 | 本年处理决定数量",
        2: "第二十条第（六）项\n信息内容 | 本年处理决定数量",
        3: "第二十条第（八）项\n信息内容 | 本年收费金额（单位：万元）",
    }


def test_lost_numbers_and_shortened_labels_are_no_damage(tables) -> None:
    text = tables.rendered(tables.bars_tight)
    for number in range(1, 9):
        text = text.replace(f"{number}.", "")
    text = (
        text.replace("（区分处理的，只计这一情形，不计其他情形）", "")
        .replace("（七）总计", "总计")
        .replace("（一）予以公开", "予以公开")
    )
    grid = tables.bind(tables.document_of(text))["申请表"]
    assert [label.text for label in grid.labels if not label.exact] == []
    assert grid.damaged_groups == ()
    assert tables.read_values(grid, text) == tables.expected(tables.figures(), "申请表")


def test_rows_twice_and_rows_out_of_order(tables) -> None:
    values = tables.figures()
    rows = tables.printed("申请表", values)
    twice = [*rows[:12], rows[10], *rows[12:]]
    text = tables.bars_tight(twice, "申请表")
    grid = tables.bind(tables.document_of(text))["申请表"]
    assert [label.row for label in grid.doubled_rows] == [7]
    assert tables.read_values(grid, text) == tables.expected(values, "申请表")

    swapped = [*rows[:10], rows[12], *rows[10:12], *rows[13:]]
    text = tables.bars_tight(swapped, "申请表")
    grid = tables.bind(tables.document_of(text))["申请表"]
    assert [label.row for label in grid.misplaced_rows] == [9]
    assert grid.missing_rows == ()
    assert tables.read_values(grid, text) == tables.expected(values, "申请表")


def test_columns_that_stand_in_another_order_are_read_by_their_headers(tables) -> None:
    values = tables.figures()
    swapped = dict(values)
    for row in range(25):
        swapped["申请表", 0, row, 1], swapped["申请表", 0, row, 2] = (
            values["申请表", 0, row, 2],
            values["申请表", 0, row, 1],
        )
    text = tables.rendered(tables.bars_tight, values=swapped).replace("商业企业 | 科研机构", "科研机构 | 商业企业")
    grid = tables.bind(tables.document_of(text))["申请表"]
    assert tables.read_values(grid, text) == tables.expected(values, "申请表")
    assert sorted(label.text for label in grid.moved_columns) == ["商业企业", "科研机构"]


def test_a_header_with_a_wrong_character(tables) -> None:
    text = tables.rendered(tables.bars_tight).replace("社会公益组织", "社会公益组识")
    grid = tables.bind(tables.document_of(text))["申请表"]
    assert [(label.row, label.text) for label in grid.damaged_columns] == [(4, "社会公益组识")]


@pytest.mark.parametrize(
    ("header", "cause"),
    [("总计 | 结果维持 | 结果纠正", Cause.TABLE_UNREADABLE), ("其他结果 | 尚未审结 | 总计", Cause.TABLE_UNREADABLE)],
)
def test_a_header_that_contradicts_makes_the_table_of_remedies_unreadable(tables, header, cause) -> None:
    text = tables.rendered(tables.bars_tight).replace("结果维持 | 结果纠正 | 其他结果", header, 1)
    bound = tables.bind(tables.document_of(text))["救济表"]
    assert isinstance(bound, Unbound)
    assert bound.cause is cause
    assert bound.span is not None


@pytest.mark.parametrize("layout", ["bars", "bars_in_place", "bars_tight", "tabs"])
def test_blank_values_keep_their_columns(tables, layout) -> None:
    draw = random.Random(layout)
    values = tables.figures()
    gone = draw.sample(sorted(key for key in values if key[0] == "申请表"), 20)
    values.update(dict.fromkeys(gone, ""))
    document = tables.document_of(tables.rendered(getattr(tables, layout), values=values))
    grid = tables.bind(document)["申请表"]
    assert tables.read_values(grid, document.text) == tables.expected(values, "申请表")
    assert grid.cells[gone[0][1:]].state is CellState.BLANK
    assert len(grid.cells[gone[0][1:]].span) == 0


@pytest.mark.parametrize("layout", ["bars", "bars_in_place", "bars_tight", "tabs", "outer_bars"])
def test_only_the_totals_were_filled_in(tables, layout) -> None:
    values = {key: value if key[0] != "申请表" or key[3] == 6 else "" for key, value in tables.figures().items()}
    document = tables.document_of(tables.rendered(getattr(tables, layout), values=values))
    grid = tables.bind(document)["申请表"]
    assert tables.read_values(grid, document.text) == tables.expected(values, "申请表")


@pytest.mark.parametrize("kind", ["spans", "blank", "repeated", "bars_tight", "outer_bars"])
def test_a_form_that_was_not_filled_in(tables, kind) -> None:
    values = dict.fromkeys(tables.figures(), "")
    if kind == "spans":
        document = tables.true_tables(values=values)
    elif kind in ("blank", "repeated"):
        document = tables.pipe_tables(kind == "repeated", values=values)
    else:
        document = tables.document_of(tables.rendered(getattr(tables, kind), values=values))
    grids = tables.bind(document, "2021")
    for name in tables.NAMES:
        grid = grids[name]
        assert isinstance(grid, Grid), grid
        assert {cell.state for cell in grid.cells.values()} == {CellState.BLANK}
        assert len(grid.cells) == len(tables.expected(values, name))


def test_marks_for_nothing_and_signs_that_are_no_numbers(tables) -> None:
    values = tables.figures()
    values["申请表", 0, 0, 1] = "/"
    values["申请表", 0, 1, 2] = "O"
    values["公开表", 0, 0, 1] = "见附表"
    values["公开表", 3, 0, 0] = "1,234.56"
    document = tables.document_of(tables.rendered(tables.bars_tight, values=values))
    grids = tables.bind(document)
    states = {text: grids[name].cells[key].state for name, key, text in [
        ("申请表", (0, 0, 1), "/"), ("申请表", (0, 1, 2), "O"), ("公开表", (0, 0, 1), "见附表"), ("公开表", (3, 0, 0), "1,234.56")
    ]}  # fmt: skip
    assert states == {"/": CellState.BLANK, "O": CellState.BAD, "见附表": CellState.BAD, "1,234.56": CellState.NUMBER}
    assert tables.read_values(grids["公开表"], document.text) == tables.expected(values, "公开表")


def test_a_table_copied_twice_is_read_once_and_from_its_first_copy(tables) -> None:
    values = tables.figures()
    text = tables.report([tables.bars_tight(tables.printed(name, values), name) for name in tables.NAMES])
    document = tables.document_of(text + text)
    grids = tables.bind(document)
    for name in tables.NAMES:
        assert tables.read_values(grids[name], document.text) == tables.expected(values, name)
        assert grids[name].span.end < len(text)
        assert grids[name].doubled_rows == ()


@pytest.mark.parametrize("layout", ["bars_tight", "aligned", "single_blanks", "one_a_line"])
@pytest.mark.parametrize("key", [("申请表", 0, 3, 6), ("申请表", 0, 9, 2), ("救济表", 0, 0, 0), ("公开表", 0, 1, 1)])
def test_a_question_mark_behind_a_number_does_not_hide_its_row(tables, layout, key) -> None:
    values = tables.figures() | {key: "0？"}
    document = tables.document_of(tables.rendered(getattr(tables, layout), values=values))
    grid = tables.bind(document)[key[0]]
    assert grid.cells[key[1:]].state is CellState.BAD
    assert tables.read_values(grid, document.text) == tables.expected(values, key[0])


@pytest.mark.parametrize("layout", ["tabs", "bars"])
def test_values_repeated_in_the_cells_of_a_span(tables, layout) -> None:
    values = tables.figures("2019")
    rows = tables.printed("公开表", values, "2019")
    width = tables.width_of(rows)
    filled = [[(0, text, 1, 1) for _, text, _, size in row for _ in range(size)] for row in rows]
    assert {len(row) for row in filled} == {width}
    document = tables.document_of(getattr(tables, layout)(filled, "公开表"))
    assert tables.read_values(tables.bind(document)["公开表"], document.text) == tables.expected(values, "公开表")


@pytest.mark.parametrize("gone", [(2, 6), (2, 0), (9, 3), (19, 6)])
def test_a_pipe_table_that_lost_the_blank_cells_its_rows_begin_with(tables, gone) -> None:
    """GFM takes the first bar of `| | 4.… | 0 |` for the edge of the table where the table has no edges."""
    values = tables.figures() | {("申请表", 0, *gone): ""}
    lines = []
    for line in tables.bars_in_place(tables.printed("申请表", values), "申请表").split("\n"):
        cells = line.split(" | ")
        lines.append(" | ".join([*cells[1:], ""] if not cells[0] else cells))
    document = tables.document_of("\n".join(lines))
    assert tables.read_values(tables.bind(document)["申请表"], document.text) == tables.expected(values, "申请表")


def test_the_heading_of_a_section_parts_the_tables(tables) -> None:
    """Without its own table a section does not borrow the numbers of the next one."""
    values = tables.figures()
    whole = [tables.one_a_line(tables.printed(name, values), name) for name in tables.NAMES]
    text = tables.report([*whole[:2], "行政复议\n行政诉讼\n结果维持"]) + "15\n16\n"
    heading = text.index("五、存在")
    section = Section("问题", Span(heading, heading + 14), Span(heading + 14, len(text)), "", "exact", 5, None)
    grids = tables.bind(tables.document_of(text), sections={"问题": section})
    assert not isinstance(grids["救济表"], Grid)
    assert tables.read_values(grids["申请表"], text) == tables.expected(values, "申请表")


def test_lines_that_look_like_headers_elsewhere_do_not_take_the_place_of_a_table(tables) -> None:
    text = tables.rendered(tables.bars_tight) + "附：栏目\n行政复议\n行政诉讼\n结果维持\n总计\n" * 30
    document = tables.document_of(text)
    grids = tables.bind(document)
    for name in tables.NAMES:
        assert tables.read_values(grids[name], text) == tables.expected(tables.figures(), name)
