from __future__ import annotations

from reportlint.model.span import Span
from reportlint.structure.grids import CellPlace, lay_out
from reportlint.structure.lines import lines_of, nonblank_lines


def test_lines_without_their_ends() -> None:
    text = "a\r\nb\rc\n\u2028d\x0c\n"
    assert [line.of(text) for line in lines_of(text)] == ["a", "b", "c", "\u2028d\x0c", ""]
    assert list(lines_of("")) == [Span(0, 0)]


def test_blank_lines_are_left_out_whatever_blanks_they_hold() -> None:
    text = "a\n \t\n\u3000\xa0\n\u2028\nb "
    assert [line.of(text) for line in nonblank_lines(text)] == ["a", "b "]


def test_cells_take_the_first_free_column() -> None:
    layout = lay_out([[(2, 1), (1, 2)], [(1, 1), (1, 1)]])
    assert (layout.rows, layout.columns, layout.problem) == (2, 3, None)
    assert layout.places == (
        (CellPlace(0, 0, 2, 1), CellPlace(0, 1, 1, 2)),
        (CellPlace(1, 1, 1, 1), CellPlace(1, 2, 1, 1)),
    )


def test_a_row_span_ends_with_the_table() -> None:
    assert lay_out([[(9, 1), (1, 1)], [(1, 1)]]).places[0][0].row_span == 2
    assert lay_out([[(0, 1), (1, 1)], [(1, 1)]]).places[0][0].row_span == 2


def test_what_tiles_no_grid_is_a_problem() -> None:
    assert lay_out([[(1, 1), (1, 1)], [(1, 1)]]).problem == "hole"
    assert lay_out([[(1, 1)], [(1, 1), (1, 1)]]).problem == "overlap"
    assert lay_out([[(1, 2), (2, 1)], [(1, 3)]]).problem == "overlap"
    assert lay_out([[(1, 10**9)]] * 10).problem == "too-large"
    assert lay_out([[(1, 1)], [(1, 1), (1, 1)]]).places[1] == (CellPlace(1, 0, 1, 1), CellPlace(1, 1, 1, 1))


def test_no_rows_are_an_empty_grid() -> None:
    assert lay_out([]) == (0, 0, (), None)
