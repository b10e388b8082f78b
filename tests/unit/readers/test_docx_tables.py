"""Tables of Word files: merged cells, indented rows, nested tables, and grid columns that nobody sees."""

from __future__ import annotations

from reportlint.model.blocks import Paragraph, Table
from reportlint.readers import docx
from tests.unit.readers.test_docx import CHINESE, text
from tests.unit.readers.word_files import cell, numbered, p, r, row, tbl, word_file


def table(body: str) -> list[tuple[int, int, int, int, str]]:
    reading = docx.read(word_file(body), "a.docx")
    (found,) = (block for block in reading.blocks if isinstance(block, Table))
    return [
        (cell.row, cell.column, cell.row_span, cell.column_span, cell.span.of(reading.text)) for cell in found.cells
    ]


class TestTables:
    def test_merged_cells_stand_once(self) -> None:
        body = tbl(
            row(cell("项目", merge="restart"), cell("数量", span=2)),
            row(cell(merge="continue"), "上年", "本年"),
            row("收件", "1", "2"),
        )
        assert text(body) == "项目 | 数量\n上年 | 本年\n收件 | 1 | 2"
        assert table(body)[:4] == [
            (0, 0, 2, 1, "项目"),
            (0, 1, 1, 2, "数量"),
            (1, 1, 1, 1, "上年"),
            (1, 2, 1, 1, "本年"),
        ]

    def test_paragraphs_of_a_cell_are_joined(self) -> None:
        assert (
            text(tbl(row(cell("行政", "许可"), cell("1", p(r("2"), "<w:r><w:br/></w:r>", r("3"))))))
            == "行政许可 | 1 2 3"
        )

    def test_columns_that_no_row_separates_are_none(self) -> None:
        body = tbl(row(cell("甲", span=3), cell("乙", span=4)), row(cell("丙", span=3), cell("丁", span=4)))
        assert [each[1:4] for each in table(body)] == [(0, 1, 1), (1, 1, 1), (0, 1, 1), (1, 1, 1)]

    def test_rows_whose_spans_do_not_add_up_are_read_by_their_widths(self) -> None:
        def wide(words: str, width: int, span: int = 1) -> str:
            return cell(words, span=span, more=f'<w:tcW w:w="{width}" w:type="dxa"/>')

        body = tbl(row(wide("甲", 2000), wide("乙", 4000)), row(wide("丙", 2010), wide("丁", 1990), wide("戊", 2000)))
        assert table(body) == [
            (0, 0, 1, 1, "甲"),
            (0, 1, 1, 2, "乙"),
            (1, 0, 1, 1, "丙"),
            (1, 1, 1, 1, "丁"),
            (1, 2, 1, 1, "戊"),
        ]

    def test_what_a_row_leaves_out_is_blank(self) -> None:
        body = tbl(row("甲", "乙"), row("丙", properties='<w:gridBefore w:val="1"/>'))
        assert table(body)[2:] == [(1, 0, 1, 1, ""), (1, 1, 1, 1, "丙")]

    def test_rows_and_cells_in_content_controls(self) -> None:
        control = "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>".format
        assert text(tbl(control(row("甲", "乙")), row(control(cell("丙")), "丁"))) == "甲 | 乙\n丙 | 丁"

    def test_a_deleted_row_is_not_seen_but_told(self) -> None:
        reading = docx.read(word_file(tbl(row("甲", "乙"), row("丙", "丁", properties='<w:del w:id="1"/>'))), "a.docx")
        assert (reading.text, [each.code for each in reading.notices]) == ("甲 | 乙", ["tracked-changes"])

    def test_a_table_that_only_holds_tables_is_none(self) -> None:
        inner = tbl(row("甲", "1"))
        reading = docx.read(word_file(tbl(row(cell(inner), cell(inner))) + tbl(row("乙", "2"))), "a.docx")
        assert [block.number for block in reading.blocks if isinstance(block, Table)] == [1, 2, 3]

    def test_a_table_in_a_cell_with_text_comes_after_its_table(self) -> None:
        reading = docx.read(word_file(tbl(row(cell("甲", tbl(row("乙", "1"))), "2"))), "a.docx")
        assert reading.text == "甲 | 2\n乙 | 1"

    def test_a_frame_around_the_document_is_no_table(self) -> None:
        assert [type(block) for block in docx.read(word_file(tbl(row(cell("甲", "乙")))), "a.docx").blocks] == [
            Paragraph
        ] * 2

    def test_a_blank_table_of_no_text_is_nothing(self) -> None:
        assert text(p("甲") + tbl(row(cell(), cell())) + p("乙")) == "甲\n乙"

    def test_numbers_in_cells(self) -> None:
        auto = cell(p(properties=numbered(1, 2)))
        assert text(tbl(row(auto, "甲"), row(auto, "乙")), numbering=CHINESE) == "1. | 甲\n2. | 乙"
