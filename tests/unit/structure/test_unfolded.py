"""A table that fell into one line has a piece for each of its cells; prose stays whole."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reportlint.model.document import Reading
from reportlint.readers import docx, html, markdown
from reportlint.readers import text as text_file
from reportlint.structure.lines import nonblank_lines
from reportlint.structure.unfolded import unfolded
from tests.unit.readers.word_files import p, r, word_file

Reader = Callable[[bytes, str], Reading]

TABLE = (
    "第二十条第（一）项 信息内容 本年制发件数 本年废止件数 现行有效件数 规章 0 0 0 行政规范性文件 1 0 6 "
    "第二十条第（五）项 信息内容 本年处理决定数量 行政许可 128"
)


def pieces(text: str) -> list[str]:
    return [span.of(text) for span in unfolded(text, nonblank_lines(text))]


def test_each_cell_has_a_piece() -> None:
    assert pieces(TABLE) == TABLE.split(" ")


def test_what_stands_around_stays_whole() -> None:
    before, after = (
        "全年公开信息 30 条 ，均已发布。",
        "以上数据截至年底。 三、收到和处理情况 （一）新收 全年收到 12 件申请。",
    )
    assert pieces(f"{before} {TABLE} {after}") == [
        before,
        *TABLE.split(" "),
        "以上数据截至年底。",
        "三、收到和处理情况",
        "（一）新收",
        "全年收到 12 件申请。",
    ]


@pytest.mark.parametrize("mark", [" | ", "\t"])
def test_a_whole_document_is_read_whatever_divides_the_cells_of_its_rows(mark: str) -> None:
    prose = "全年公开信息三十条，均已发布。" * 100
    assert pieces(f"{prose} {TABLE.replace(' ', mark)}") == [prose, *TABLE.split(" ")]


@pytest.mark.parametrize(
    "text",
    [
        "自 2024 年 1 月 1 日 起 至 2024 年 12 月 31 日 止 ， 共 收到 申请 12 件 ， 办结 11 件 ， 其中 公开 8 件 、 部分 公开 2 件 、 不予 公开 1 件 。",
        "一、本年新收政府信息公开申请数量 5 0 0 0 0 0 5",
        "自然人 法人或其他组织 总计 商业企业 科研机构 社会公益组织 法律服务机构 其他 一、本年新收 5 0 0 0 0 0 5",
        "罗定市接到举报 , , , , , 后，立即启动现场调查 , , , 。" + "处置进展及时向社会公布。" * 6,
        TABLE.replace(" ", " | "),
        TABLE.replace(" ", "\t"),
        "咨询电话 0856 6768590 传真 0856 6768591 邮编 554300 " + "政务公开办公室负责解答群众的咨询。" * 5,
    ],
)
def test_other_lines_stay_as_they_are(text: str) -> None:
    assert pieces(text) == [text]


@pytest.mark.parametrize(
    ("read", "data"),
    [
        (text_file.read, f"前文。\n{TABLE}\n后文。".encode()),
        (markdown.read, f"前文。\n\n{TABLE}\n\n后文。".encode()),
        (html.read, f"<p>前文。</p><p>{TABLE}</p><p>后文。</p>".encode()),
        (docx.read, word_file(p(r("前文。")) + p(r(TABLE)) + p(r("后文。")))),
    ],
)
def test_every_format_reads_the_rows_and_keeps_the_text(read: Reader, data: bytes) -> None:
    reading = read(data, "a")
    assert TABLE in reading.text.split("\n")
    assert [type(block).__name__ for block in reading.blocks] == ["Paragraph", "RowRun", "Paragraph"]
