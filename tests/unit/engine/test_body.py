"""The document as a page shows it: flattened tables get their geometry back, and no cell is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportlint.app import Session, Settings
from reportlint.engine.linting import Options
from reportlint.model.body import BodyBlock, DocumentBody
from reportlint.model.run import DocumentReport

REPORTS = ("yunxi-water-2023.txt", "songling-government-2024.txt", "hudong-statistics-2022.md")


@pytest.fixture(scope="module")
def session() -> Session:
    return Session(Settings(Options(bodies=True)))


def body(report: DocumentReport) -> DocumentBody:
    assert report.body is not None
    return report.body


def tables(shown: DocumentBody) -> list[BodyBlock]:
    return [block for block in shown.blocks if block.kind == "table"]


def tiled(table: BodyBlock) -> set[tuple[int, int]]:
    """The places that cells take, as a browser lays them out; no place is taken twice."""
    taken: set[tuple[int, int]] = set()
    for row, cells in enumerate(table.rows):
        column = 0
        for cell in cells:
            while (row, column) in taken:
                column += 1
            for down in range(cell.row_span):
                for across in range(cell.column_span):
                    assert (row + down, column + across) not in taken
                    taken.add((row + down, column + across))
    return taken


@pytest.mark.parametrize("name", REPORTS)
def test_every_table_tiles_its_grid_and_shows_every_cell_once(session, project, name):
    path = project / "fixtures/reports" / name
    shown = body(session.lint(path.read_bytes(), name))
    assert len(tables(shown)) == 3
    for table in tables(shown):
        taken = tiled(table)
        width = max(column for _, column in taken) + 1
        assert taken == {(row, column) for row in range(len(table.rows)) for column in range(width)}
        seen = [cell.span.of(shown.text) for row in table.rows for cell in row if cell.span.start < cell.span.end]
        lines = table.span.of(shown.text).split("\n")
        assert sorted(seen) == sorted(each.strip() for line in lines for each in line.split("|") if each.strip())


@pytest.mark.parametrize("name", REPORTS)
def test_flattened_rows_get_the_geometry_of_the_declared_table(session, project, name):
    shown = body(session.lint((project / "fixtures/reports" / name).read_bytes(), name))
    requests = next(table for table in tables(shown) if "申请人情况" in table.span.of(shown.text))
    cells = {cell.span.of(shown.text): cell for row in requests.rows for cell in row}
    shape = {text: (cell.row_span, cell.column_span, cell.head) for text, cell in cells.items()}
    assert shape["申请人情况"] == (1, 7, "column")
    assert shape["法人或其他组织"] == (1, 5, "column")
    assert shape["总计"] == (2, 1, "column")
    assert shape["三、本年度办理结果"] == (22, 1, "row")
    assert shape["（三）不予公开"] == (8, 1, "row")
    assert shape["四、结转下年度继续办理"] == (1, 3, "row")


def test_a_table_that_fits_no_declaration_keeps_its_rows(session):
    text = "某某情况表\n名称 | 数量 | 备注\n甲 | 3 | 无\n合计 | 3\n单位：件\n"
    (table,) = tables(body(session.lint(text.encode(), "a.txt")))
    assert [[cell.column_span for cell in row] for row in table.rows] == [[1, 1, 1], [1, 1, 1], [2, 1]]
    assert [cell.head for cell in table.rows[0]] == ["column"] * 3


def test_geometry_that_the_format_gives_is_kept(session):
    page = (
        "<body><p>情况表</p><table><tr><th rowspan=2>项目</th><th colspan=2>数量</th></tr>"
        "<tr><th>甲</th><th>乙</th></tr><tr><td>收</td><td>1</td><td>2</td></tr></table></body>"
    )
    (table,) = tables(body(session.lint(page.encode(), "a.html")))
    assert [[(c.row_span, c.column_span, c.head) for c in row] for row in table.rows] == [
        [(2, 1, "column"), (1, 2, "column")],
        [(1, 1, "column"), (1, 1, "column")],
        [(1, 1, "row"), (1, 1, ""), (1, 1, "")],
    ]


def test_titles_headings_and_headings_that_share_a_paragraph(session, project):
    shown = body(session.lint((project / "fixtures/reports/yunxi-water-2023.txt").read_bytes(), "a.txt"))
    kinds = [(block.kind, block.level) for block in shown.blocks[:5]]
    assert kinds == [("title", 0), ("paragraph", 0), ("heading", 1), ("paragraph", 0), ("paragraph", 0)]
    lead = shown.blocks[4].lead
    assert lead is not None
    assert lead.of(shown.text) == "（一）主动公开"


def test_bodies_are_made_only_where_they_are_asked_for(session, project):
    path: Path = project / "fixtures/reports/songling-government-2024.txt"
    asked = session.lint(path.read_bytes(), "a.txt")
    plain = session.under(Settings()).lint(path.read_bytes(), "a.txt")
    assert plain.body is None
    assert plain == asked._replace(body=None)


def test_a_text_too_long_to_be_shown_has_no_body(session, monkeypatch):
    monkeypatch.setattr("reportlint.engine.body.LONGEST", 10)
    assert session.lint("短文。".encode(), "a.txt").body is not None
    assert session.lint("一段比十个字长的文字。".encode(), "a.txt").body is None
