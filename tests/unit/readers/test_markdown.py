from __future__ import annotations

import pytest

from reportlint.model.blocks import Heading, ListItem, Paragraph, RowRun, Table
from reportlint.model.document import Reading
from reportlint.model.finding import Edit
from reportlint.model.span import Span
from reportlint.readers import markdown


def read(content: str) -> Reading:
    return markdown.read(content.encode(), "a.md")


def blocks(content: str) -> list[tuple[str, str]]:
    reading = read(content)
    return [(type(block).__name__, block.span.of(reading.text)) for block in reading.blocks]


def seen(content: str) -> str:
    return read(content).text


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("**重点**和*一般*、_下划_线", "重点和一般、_下划_线"),
        ("**“重点”**工作和**（一）**内容", "“重点”工作和（一）内容"),
        ("**甲*乙*丙**", "甲乙丙"),
        ("3 * 4 和 snake_case_name", "3 * 4 和 snake_case_name"),
        ("1~3件和~~删去~~的", "1~3件和删去的"),
        (r"\*不是强调\* \# \一", r"*不是强调* # \一"),
        ("&lt;甲&gt;&nbsp;乙 &ldquo;丙&rdquo; &#20013; &nothing;", "<甲>\xa0乙 “丙” 中 &nothing;"),
        ('见[附件1](a.docx "标题")和[附件2](<b c>)', "见附件1和附件2"),
        ("〔2021〕和[2021]30号[x]", "〔2021〕和[2021]30号[x]"),
        ("![图](a.png)表[![小图](b.png)大图](c)", "表大图"),
        ("<https://example.org/a_b_c>和<a@example.org>", "https://example.org/a_b_c和a@example.org"),
        ("<b>粗</b>、<通知>、a<b>", "粗、<通知>、a"),
        ("前<!-- 注 -->后", "前后"),
        ("`代码 | *x*`和``a`b``", "代码 | *x*和a`b"),
        ("`没有结束", "`没有结束"),
        ('[甲][a]、[a]、[乙][]\n\n[a]: /x\n[乙]: <y z> "t"', "甲、a、乙"),
        ("数据[^1]。\n\n[^1]: 来自统计。", "数据。\n来自统计。"),
    ],
)
def test_inline_marks_leave_what_is_seen(content: str, text: str) -> None:
    assert seen(content) == text


def test_headings() -> None:
    reading = read("# 一级 #\n##二级\n#话题#\n####### 七级\n\n甲\n===\n\n乙\n---\n\n完。\n---\n# \n")
    assert [(block.level, block.span.of(reading.text)) for block in reading.blocks if isinstance(block, Heading)] == [
        (1, "一级"),
        (2, "二级"),
        (1, "甲"),
        (2, "乙"),
    ]
    assert "#话题# ####### 七级" in reading.text
    assert reading.text.endswith("完。")


def test_a_title_may_itself_be_marked() -> None:
    reading = read("## **二、**主动`公开` <!-- x -->")
    assert reading.text == "二、主动公开"
    assert reading.source_map is not None
    assert reading.source_map.source_span(Span(2, 4)).of(reading.source.text) == "主动"


def test_lists() -> None:
    reading = read("- 甲\n  续行\n  - 乙\n\n    乙二\n* 丙\n1) 丁\n2) 戊\n")
    assert [
        (block.level if isinstance(block, ListItem) else 0, block.span.of(reading.text)) for block in reading.blocks
    ] == [(1, "甲续行"), (2, "乙"), (0, "乙二"), (1, "丙"), (1, "1) 丁"), (1, "2) 戊")]


def test_items_all_numbered_one_are_counted_and_others_are_as_written() -> None:
    assert seen("1. 甲\n1. 乙\n   - 子\n1. 丙") == "1. 甲\n2. 乙\n子\n3. 丙"
    assert seen("1. 甲\n2. 乙\n2. 丙") == "1. 甲\n2. 乙\n2. 丙"
    assert seen("1. 甲\n\n段落\n\n1. 乙") == "1. 甲\n段落\n1. 乙"


def test_a_page_number_is_no_list() -> None:
    assert blocks("甲。\n\n- 4 -\n\n乙。")[1] == ("Paragraph", "- 4 -")


def test_code_and_comments_are_left_out_and_inline_code_is_marked() -> None:
    reading = read("甲\n\n```py\n# 不是标题\n```\n\n    x = 1\n\n<!--\n# 也不是\n-->乙\n\n~~~\n没有结束\n\n见`a|b`。")
    assert reading.text == "甲\n乙\n~~~ 没有结束\n见a|b。"
    assert [span.of(reading.text) for span in reading.opaque] == ["a|b"]


def test_indented_prose_is_prose() -> None:
    assert seen("甲。\n\n    根据《条例》的规定。\n\n    print(1)") == "甲。\n根据《条例》的规定。"


def test_front_matter() -> None:
    reading = read("---\ntitle: '甲: 乙'\ndate: 2025-01-20 # 注\n作者: 张三\nlist:\n  - x\n---\n正文")
    assert reading.metadata == {"title": "甲: 乙", "date": "2025-01-20", "作者": "张三"}
    assert reading.text == "正文"
    assert read("---\n正文\n---\n后文").metadata == {}
    assert read("---\ntitle: x\n正文").text.endswith("正文")


def test_a_wrap_joins_and_a_line_end_that_was_meant_does_not() -> None:
    assert seen("根据《条例》的规定，\n编制本报告，共有\n12 件。") == "根据《条例》的规定，编制本报告，共有 12 件。"
    assert seen("annual\nreport") == "annual report"
    lines = "一、总体情况\n我局认真落实。\n（一）公开\n一是甲；\n二是乙\n1.丙\n完。"
    assert seen(lines) == lines


def test_a_short_title_over_a_long_line_is_its_own() -> None:
    body = "根据《中华人民共和国政府信息公开条例》的规定，编制本年度报告，向社会公布。"
    assert seen(f"清河市教育局年度报告\n{body}") == f"清河市教育局年度报告\n{body}"


def test_hard_breaks_end_a_paragraph() -> None:
    assert seen("甲  \n乙\\\n丙<br>丁<br/>戊") == "甲\n乙\n丙\n丁\n戊"


def test_html_blocks_part_paragraphs() -> None:
    assert seen('<div>\n<p align="center">清河市教育局</p><p>2025年</p>\n</div>\n') == "清河市教育局\n2025年"


def test_quotes_are_seen_without_their_marks() -> None:
    assert blocks("> 引用，\n> 还有。\n>\n> # 标题\n懒行") == [
        ("Paragraph", "引用，还有。"),
        ("Heading", "标题"),
        ("Paragraph", "懒行"),
    ]


def test_pipe_tables() -> None:
    reading = read("表：\n| 项目 | 数\\|量 |\n|:--|--:|\n| **规章**<br>甲 | `a|b` |\n| 乙 |\n| 丙 | 1 | | 2 |\n结束。")
    (table,) = [block for block in reading.blocks if isinstance(block, Table)]
    cells = [cell.span.of(reading.text) for cell in table.cells]
    assert (table.rows, table.columns, table.number) == (4, 4, 1)
    assert cells == ["项目", "数|量", "", "", "规章 甲", "a|b", "", "", "乙", "", "", "", "丙", "1", "", "2"]
    assert table.span.of(reading.text).split("\n")[0] == "项目 | 数|量 |  | "
    assert reading.text.endswith("\n结束。")


def test_generated_separators_own_nothing() -> None:
    reading = read("| 甲 | 乙 |\n|---|---|\n")
    assert reading.source_map is not None
    assert len(reading.source_map.source_span(Span(1, 4))) == 0
    assert reading.source_map.source_span(Span(4, 5)).of(reading.source.text) == "乙"


def test_html_tables_keep_their_geometry() -> None:
    reading = read(
        "<table>\n<tr><th rowspan=2>甲</th><th colspan='2'>乙</th></tr>\n<tr><td>1</td><td></td></tr>\n</table>"
    )
    (table,) = reading.blocks
    assert isinstance(table, Table)
    assert [(cell.row, cell.column, cell.row_span, cell.column_span) for cell in table.cells] == [
        (0, 0, 2, 1),
        (0, 1, 1, 2),
        (1, 1, 1, 1),
        (1, 2, 1, 1),
    ]
    assert reading.text == "甲 | 乙\n1 | "


def test_an_html_table_with_a_hole_says_so() -> None:
    (table,) = read("<table><tr><td>1</td><td>2</td></tr><tr><td>3</td></tr></table>").blocks
    assert isinstance(table, Table)
    assert table.problem == "hole"


@pytest.mark.parametrize(
    "content",
    [
        "规章 | 0 | 1\n规范性文件 | 2 | 3",
        "规章 0 1\n\n规范性文件 2 3",
        "1. **其他** 0 0\n2. 总计 3 3",
        "- 规章 0 0\n- 规范性文件 3 3",
    ],
)
def test_flattened_rows_are_a_run(content: str) -> None:
    (run,) = read(content).blocks
    assert isinstance(run, RowRun)
    assert [len(row.cells) for row in run.rows] == [3, 3]


def test_cells_of_a_run_stand_where_they_stand() -> None:
    reading = read("说明。\n\n**规章** 0 1\n规范性文件 2 3\n\n结束。")
    run = reading.blocks[1]
    assert isinstance(run, RowRun)
    assert [[cell.of(reading.text) for cell in row.cells] for row in run.rows] == [
        ["规章", "0", "1"],
        ["规范性文件", "2", "3"],
    ]
    assert isinstance(reading.blocks[2], Paragraph)


def test_a_bad_byte_is_told_where_it_is_seen() -> None:
    data = "# **标题**".encode() + b"\xff" + "\n\n正文".encode()
    reading = markdown.read(data, "a.md")
    (notice,) = reading.notices
    assert notice.span.of(reading.text) == "\ufffd"
    assert notice.values["count"] == 1


def test_an_edit_is_made_in_the_source() -> None:
    content = "# **标题，，**\r\n"
    assert markdown.write_back(content.encode(), [Edit(Span(6, 8), "，")]) == "# **标题，**\r\n".encode()


def test_nothing_is_empty() -> None:
    assert (seen(""), blocks("")) == ("", [])
    assert blocks("\n\n---\n\n<!-- x -->\n") == []
