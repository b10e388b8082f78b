"""An empty cell stands where one would write into it: not behind the cell before, not in the next."""

from __future__ import annotations

import pytest

from reportlint.model.blocks import Table
from reportlint.model.finding import Edit
from reportlint.model.span import Span
from reportlint.readers import csv, html, markdown

MARKDOWN = "| 项目 | 数量 | 备注 |\n|---|---|---|\n| 许可 |  | 无 |\n| 处罚 | 3 |\n| | 4 |   |\n"
IN_MARKDOWN = "一段话\n\n<table>\n<tr><td>项目</td><td>数量</td></tr>\n<tr><td></td><td> </td></tr>\n</table>\n"
PAGE = (
    "<body><p>一段话</p><table>\n<tr><td>项目</td><td>数量</td><td>备注</td></tr>\n"
    "<tr><td>许可</td><td></td><td><p>&nbsp;</p></td></tr>\n"
    "<tr><td>\n</td><td><p class=MsoNormal><span><o:p></o:p></span></p></td><td>无<tr><td><td>4<td></table>"
)
VALUES = "项目,数量,备注\r\n许可,,无\r\n处罚,3,\r\n,5,无\r\n"
QUOTED = '项目,数量,备注\n"许可","",""\n处罚,3,'


READERS = {".md": markdown, ".html": html, ".csv": csv}


def _empty_cells(suffix: str, source: str) -> list[tuple[int, int, int]]:
    """Row, column and place in the source of each empty cell."""
    reading = READERS[suffix].read(source.encode(), f"a{suffix}")
    found = []
    for table in reading.blocks:
        if isinstance(table, Table):
            for cell in table.cells:
                if cell.span.start == cell.span.end:
                    assert reading.source_map is not None
                    place = reading.source_map.source_span(cell.span)
                    assert place.start == place.end
                    found.append((cell.row, cell.column, place.start))
    return found


@pytest.mark.parametrize(
    ("suffix", "source", "expected"),
    [
        (".md", MARKDOWN, [(1, 1), (2, 2), (3, 0), (3, 2)]),
        (".md", IN_MARKDOWN, [(1, 0), (1, 1)]),
        (".html", PAGE, [(1, 1), (1, 2), (2, 0), (2, 1), (3, 0), (3, 2)]),
        (".csv", VALUES, [(1, 1), (2, 2), (3, 0)]),
        (".csv", QUOTED, [(1, 1), (1, 2), (2, 2)]),
    ],
)
def test_what_is_written_at_an_empty_cell_stands_in_it(
    suffix: str, source: str, expected: list[tuple[int, int]]
) -> None:
    cells = _empty_cells(suffix, source)
    assert [cell[:2] for cell in cells] == expected
    reader = READERS[suffix]
    for row, column, at in cells:
        if source[at : at + 1] == '"':
            continue  # Nothing can be put before a quote.
        changed = reader.write_back(source.encode(), [Edit(Span(at, at), "填")])
        again = reader.read(changed, f"a{suffix}")
        table = next(block for block in again.blocks if isinstance(block, Table))
        said = {(cell.row, cell.column): cell.span.of(again.text) for cell in table.cells}
        assert said[row, column] == "填", (row, column, changed.decode())
