from __future__ import annotations

import pytest

from reportlint.model.blocks import Paragraph, RowRun
from reportlint.structure.lines import nonblank_lines
from reportlint.structure.rows import line_blocks


def runs(text: str) -> list[list[list[str]]]:
    blocks = line_blocks(text, nonblank_lines(text))
    return [
        [[cell.of(text) for cell in row.cells] for row in block.rows] for block in blocks if isinstance(block, RowRun)
    ]


def paragraphs(text: str) -> list[str]:
    return [block.span.of(text) for block in line_blocks(text, nonblank_lines(text)) if isinstance(block, Paragraph)]


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ("规章 | 0 |  | 3 |", ["规章", "0", "", "3"]),
        ("| 规章 | 0 |  | 3 |", ["规章", "0", "", "3"]),
        ("| 规章 | 0 |  | 3", ["", "规章", "0", "", "3"]),
        ("规章｜0｜｜3", ["规章", "0", "", "3"]),
        ("规章\t0\t\t3", ["规章", "0", "", "3"]),
        ("\t规章\t0\t3\t", ["", "规章", "0", "3", ""]),
        ("规章    0   1  3", ["规章", "0", "1", "3"]),
        ("规　章　0　1　3", ["规　章", "0", "1", "3"]),
        ("规章 0 1,234 3", ["规章", "0", "1,234", "3"]),
        ("一、本年新收 ３ / 0", ["一、本年新收", "３", "/", "0"]),
        ("（三）不予公开 1.属于国家秘密 0 0 0", ["（三）不予公开 1.属于国家秘密", "0", "0", "0"]),
        ("（三）不予公开  1.属于国家秘密 0 0 0", ["（三）不予公开", "1.属于国家秘密", "0", "0", "0"]),
        ("企业 96171.6 100% -1", ["企业", "96171.6", "100%", "-1"]),
        ("0 O l 3", ["0", "O", "l", "3"]),
    ],
)
def test_cells_of_a_row(line: str, cells: list[str]) -> None:
    assert runs(f"说明。\n{line}\n{line}\n说明。") == [[cells, cells]]


def test_a_bar_behind_every_cell_leaves_no_cell_blank() -> None:
    text = "行政许可 |\n73 |\n行政处罚 |\n58 |\n行政强制 |\n0 |"
    assert runs(text) == [[[cell] for cell in ("行政许可", "73", "行政处罚", "58", "行政强制", "0")]]


def test_a_last_cell_is_blank_where_other_rows_have_one_behind_their_last_bar() -> None:
    assert runs("规章 | 0 | 1\n文件 | 2 |\n其他 | 3 | 4")[0][1] == ["文件", "2", ""]


def test_a_number_with_blanks_for_commas_stays_one_in_its_own_cell() -> None:
    assert runs("甲   1 234   5\n乙   2 345   6") == [[["甲", "1 234", "5"], ["乙", "2 345", "6"]]]


@pytest.mark.parametrize(
    "text",
    [
        "2024年共办理建议 12 件，比上年增加 3 件。\n其中主办 8 件、会办 4 件。",
        "全年办理建议 35\n件，其中主办 8 件、会办 27",
        "联系人：张三    电话：1234567\n审核人：李四    填表人：王五",
        "清河市教育局\n二〇二五年  一月",
        "政府信息公开\n年　度　报　告",
        "首页 | 新闻",
        "甲\t乙",
        "一、总体情况\n1\n二、主动公开\n2\n三、其他\n3",
        "地　　址：清河市\n邮　　编：123456",
        "\t\t\t一段缩进的话\n\t\t\t又一段",
    ],
)
def test_prose_signatures_and_page_numbers_are_no_rows(text: str) -> None:
    assert runs(text) == []
    assert paragraphs(text) == [line.strip() for line in text.split("\n")]


def test_one_cell_a_line_begins_behind_the_heading() -> None:
    text = "二、主动公开情况\n信息内容\n制发件数\n规章\n0\n规范性文件\n12\n行政许可\n3\n三、其他\n无。"
    assert runs(text) == [[["信息内容"], ["制发件数"], ["规章"], ["0"], ["规范性文件"], ["12"], ["行政许可"], ["3"]]]
    assert paragraphs(text) == ["二、主动公开情况", "三、其他", "无。"]


def test_the_first_label_of_a_form_is_no_heading() -> None:
    text = "三、收到申请情况\n自然人\n总计\n一、本年新收政府信息公开\n申请数量\n3\n3\n二、上年结转\n0\n0\n"
    assert runs(text)[0][:4] == [["自然人"], ["总计"], ["一、本年新收政府信息公开"], ["申请数量"]]
    assert paragraphs(text) == ["三、收到申请情况"]


def test_a_label_may_be_written_downwards() -> None:
    text = "一、新收\n3\n3\n二、结转\n0\n0\n三、\n办\n理\n结\n果\n公开\n3\n3\n四、结转下年\n0\n0\n四、诉讼情况\n没有。"
    assert len(runs(text)) == 1
    assert paragraphs(text) == ["四、诉讼情况", "没有。"]


def test_a_page_foot_does_not_end_a_run() -> None:
    assert len(runs("甲 0 0 0\n乙 1 1 1\n— 4 —\n丙 2 2 2\n- 5 -\n丁 3 3 3")) == 1
    assert len(runs("甲 0 0 0\n乙 1 1 1\n第 4 页 共 12 页\n丙 2 2 2")) == 1


def test_a_heading_between_two_tables_parts_them() -> None:
    text = "三、申请\n一、新收 3 0 3\n二、结转 0 0 0\n四、诉讼\n0 0 0 0 1\n五、问题\n无。"
    assert [len(run) for run in runs(text)] == [2, 1]
    assert paragraphs(text) == ["三、申请", "四、诉讼", "五、问题", "无。"]


def test_a_label_wrapped_over_two_lines_stays_in_the_run() -> None:
    text = "三、申请\n自然人 总计\n一、本年新收政府信息\n公开申请数量 3 0 3\n二、结转 0 0 0"
    assert runs(text) == [[["一、本年新收政府信息"], ["公开申请数量", "3", "0", "3"], ["二、结转", "0", "0", "0"]]]


def test_drawn_lines_are_no_rows_and_outer_bars_no_cells() -> None:
    assert runs("+---+---+\n| 甲 | 1 |\n+---+---+\n| 乙 |   |\n+---+---+") == [[["甲", "1"], ["乙", ""]]]


def test_blank_lines_between_rows_mean_nothing() -> None:
    assert len(runs("甲 0 0 0\n\n乙 1 1 1\n\n\n丙 2 2 2")) == 1


def test_whether_marks_divide_the_cells() -> None:
    def divided(text: str) -> bool:
        (block,) = line_blocks(text, nonblank_lines(text))
        assert isinstance(block, RowRun)
        return block.separated

    assert divided("甲 | 0\n乙 | 1")
    assert divided("甲\t0\t1\n乙\t1\t2")
    assert not divided("甲 0 0\n乙 1 1")
    assert not divided("甲\n1\n乙\n2\n丙\n2")
