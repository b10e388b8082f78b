"""One set of figures, printed in every layout in which reports are met."""

from __future__ import annotations

from io import StringIO
from pathlib import Path
from types import SimpleNamespace

import pytest
from ruamel.yaml import YAML

from reportlint.binding.grid import Grid
from reportlint.binding.nouns import Nouns
from reportlint.binding.table_nouns import read_table
from reportlint.binding.tables import bind_tables
from reportlint.language.entry import Entry, Problems
from reportlint.model.blocks import Block, Cell, Paragraph, Table
from reportlint.model.document import Reading, Source
from reportlint.model.span import Span
from reportlint.readers.text import read
from reportlint.structure.document import complete

FORM = Path(__file__).with_name("form.yaml")
Printed = tuple[int, str, int, int]
NAMES = ("公开表", "申请表", "救济表")


def declared_tables():
    declared = YAML(typ="safe").load(StringIO(FORM.read_text(encoding="utf-8")))
    return {
        name: read_table(name, Entry(declared[name], (), Problems("form.yaml", lambda _: (1, 1))), ("2021", "2019"))
        for name in NAMES
    }


TABLES = declared_tables()
NOUNS = Nouns(tables=TABLES)


def figures(form="2021"):
    """Every value of the three tables, all rows different, by table and declared place."""
    values = {}
    for name in NAMES:
        number = 10
        for band, noun in enumerate(TABLES[name][form].bands):
            for row in range(len(noun.rows.leaves)):
                for column in range(len(noun.columns.leaves)):
                    number += 1
                    values[name, band, row, column] = str(number)
    return values


def printed(name, values, form="2021"):
    """Rows of the printed table: cells (text, rows, columns) at the place of their first row and column."""
    noun = TABLES[name][form]
    label_columns = noun.label_columns
    rows = []
    for index, band in enumerate(noun.bands):
        width = label_columns + max(len(other.columns.leaves) for other in noun.bands)
        if band.title:
            rows.append([(0, band.title, 1, width)])
        rows += _header(noun, band, width)
        rows += _body(band, index, name, values, label_columns, width)
    return rows


def _header(noun, band, width):
    depth = band.columns.depth
    offset = noun.label_columns
    rows: list[list[Printed]] = [[] for _ in range(depth)]
    corner = noun.corner[0] if noun.corner else ""
    leaf = 0
    for label in band.columns.labels:
        level = len(label.path) - 1
        size = sum(1 for other in band.columns.leaves if other.path[: level + 1] == label.path)
        last = label.leaf and leaf + 1 == len(band.columns.leaves)
        span = size if not last else width - offset - leaf
        rows[level].append((offset + leaf, label.label, depth - level if label.leaf else 1, span))
        leaf += label.leaf
    if band.head:
        rows.insert(0, [(offset, band.head, 1, width - offset)])
    if offset:
        rows[0].insert(0, (0, corner, len(rows), offset))
    return rows


def _body(band, index, name, values, label_columns, width):
    rows: list[list[Printed]] = []
    pending: dict[int, Printed] = {}
    for label in band.rows.labels:
        if not label.leaf:
            size = sum(1 for other in band.rows.leaves if other.path[: len(label.path)] == label.path)
            pending[len(label.path) - 1] = (len(label.path) - 1, label.label, size, 1)
            continue
        row = len(rows)
        cells = [pending[level] for level in sorted(pending)] if band.labelled else []
        pending = {}
        if band.labelled:
            start = len(label.path) - 1
            cells.append((start, label.label, 1, label_columns - start))
        count = len(band.columns.leaves)
        for column in range(count):
            size = 1 if column + 1 < count else width - label_columns - column
            cells.append((label_columns + column, values[name, index, row, column], 1, size))
        rows.append(cells)
    return rows


def width_of(rows):
    return max(column + size for row in rows for column, _, _, size in row)


def report(tables, head="某市某局2024年政府信息公开工作年度报告"):
    """A report around three printed tables (texts)."""
    disclosure, requests, remedies = tables
    return (
        f"{head}\n一、总体情况\n2024年，某局认真贯彻落实条例，主动公开政府信息。全年没有发生泄密。\n"
        f"二、主动公开政府信息情况\n{disclosure}\n三、收到和处理政府信息公开申请情况\n{requests}\n"
        f"四、政府信息公开行政复议、行政诉讼情况\n{remedies}\n五、存在的主要问题及改进情况\n一是公开不够及时。二是解读不够丰富。\n"
        "六、其他需要报告的事项\n无其他需要报告的事项。\n"
    )


def bars(rows, name):
    """Bars; spans kept as blank cells behind the text."""
    width = width_of(rows)
    lines = []
    for row in rows:
        texts = [text for _, text, _, _ in row]
        lines.append(
            " | ".join(texts + [""] * (width - len(texts))).rstrip(" ")
            if len(texts) > 1
            else texts[0] + " |" * (width - 1)
        )
    return "\n".join(lines)


def bars_in_place(rows, name):
    """Bars, every cell at its column, the cells of spans blank."""
    width = width_of(rows)
    lines = []
    for row in rows:
        cells = [""] * width
        for column, text, _, _ in row:
            cells[column] = text
        lines.append(" | ".join(cells))
    return "\n".join(lines)


def bars_tight(rows, name):
    """Bars, spans lost without a trace."""
    return "\n".join(" | ".join(text for _, text, _, _ in row) for row in rows)


def outer_bars(rows, name):
    return "\n".join("| " + " | ".join(text for _, text, _, _ in row) + " |" for row in rows)


def tabs(rows, name):
    return "\n".join("\t".join(text for _, text, _, _ in row) for row in rows)


def aligned(rows, name):
    """Wide blanks, as `pdftotext -layout` prints them."""
    return "\n".join("    ".join(text for _, text, _, _ in row) for row in rows)


def one_a_line(rows, name):
    return "\n".join(text for row in rows for _, text, _, _ in row)


def single_blanks(rows, name):
    """No separators: label and values divided by single blanks, one row a line."""
    return "\n".join(" ".join(text for _, text, _, _ in row) for row in rows)


def vertical(rows, name):
    """The label of the group of results spread over lines, a few characters a row."""
    lines, pieces = [], []
    for row in rows:
        texts = [text for _, text, _, _ in row]
        if texts[0] == "三、本年度办理结果":
            pieces = ["三、", "本", "年", "度", "办", "理", "结", "果"]
            texts = texts[1:]
        if pieces:
            lines.append(pieces.pop(0))
        lines.append(" | ".join(texts))
    return "\n".join(lines)


def page_break(rows, name):
    """A page ends inside the table: its number, then the header again."""
    lines = bars_tight(rows, name).split("\n")
    middle = len(lines) * 2 // 3
    header = [line for line in lines[:3] if not any(ch.isdigit() for ch in line)]
    return "\n".join([*lines[:middle], "- 4 -", *header, *lines[middle:]])


def page_break_lines(rows, name):
    """The same, one cell a line."""
    lines = one_a_line(rows, name).split("\n")
    middle = len(lines) * 2 // 3
    return "\n".join([*lines[:middle], "—4—", *lines[middle:]])


def wrapped_labels(rows, name):
    """Long labels broken over two lines."""
    lines = []
    for row in rows:
        texts = [text for _, text, _, _ in row]
        last = max((index for index, text in enumerate(texts) if not text.isdigit()), default=-1)
        if last >= 0 and len(texts[last]) > 12 and last + 1 < len(texts):
            lines.append(texts[last][:9])
            texts = [*texts[:last], texts[last][9:], *texts[last + 1 :]]
        lines.append(" | ".join(texts))
    return "\n".join(lines)


def broken_header(rows, name):
    """Cells of the header cut at their line breaks, their second halves lost or on a line of their own."""
    cut = {
        "结果维持": ("结果", "维持"),
        "结果纠正": ("结果", "纠正"),
        "其他结果": ("其他", "结果"),
        "尚未审结": ("尚未", "审结"),
    }
    lines = []
    for row in rows:
        texts = [text for _, text, _, _ in row]
        if any(text in cut for text in texts):
            lines.append(" | ".join(cut.get(text, (text, ""))[0] for text in texts))
            lines.append(" | ".join(cut[text][1] for text in texts if text in cut))
        else:
            lines.append(" | ".join(texts))
    return "\n".join(lines)


def glossed(rows, name):
    """Traditional script with reading glosses and doubled marks, as scrapers leave them."""
    table = str.maketrans(
        {"务": "務(wù)", "请": "請(qǐng)", "处": "處", "数": "數(shù)", "结": "結(jié)", "计": "計(jì)", "、": ",、"}
    )
    return bars(rows, name).translate(table)


LAYOUTS = [
    bars, bars_in_place, bars_tight, outer_bars, tabs, aligned, one_a_line, single_blanks, vertical, page_break,
    page_break_lines, wrapped_labels, broken_header, glossed,
]  # fmt: skip


def document_of(text):
    return complete(read(text.encode("utf-8"), "report.txt"))


def bind(document, form=None, sections=None):
    return bind_tables(document, NOUNS, None, sections or {}, form)


def rendered(layout, form="2021", values=None):
    values = figures(form) if values is None else values
    return report([layout(printed(name, values, form), name) for name in NAMES])


def true_tables(form="2021", values=None, names=NAMES, spans=True):
    """A document with real tables: rows and columns spanned, as in docx and html."""
    values = figures(form) if values is None else values
    text = ""
    blocks: list[Block] = []
    for number, name in enumerate(names, 1):
        start = len(text)
        text += f"{name}的标题\n"
        blocks.append(Paragraph(Span(start, len(text) - 1)))
        rows = printed(name, values, form)
        start, cells = len(text), []
        for index, row in enumerate(rows):
            for column, content, high, wide in row:
                cells.append(Cell(Span(len(text), len(text) + len(content)), index, column, high, wide))
                text += content + "\n"
        blocks.append(Table(Span(start, len(text) - 1), len(rows), width_of(rows), tuple(cells), number))
    reading = Reading(Source("a.docx", "docx", text), text, tuple(blocks))
    return complete(reading)


def pipe_tables(fill, form="2021", values=None, names=NAMES):
    """Tables without spans, as in Markdown: covered cells blank, or repeating the text of their span."""
    values = figures(form) if values is None else values
    text = ""
    blocks: list[Block] = []
    for number, name in enumerate(names, 1):
        rows = printed(name, values, form)
        width = width_of(rows)
        grid = [[""] * width for _ in rows]
        for index, row in enumerate(rows):
            for column, content, high, wide in row:
                for down in range(high):
                    for right in range(wide):
                        grid[index + down][column + right] = content if fill or not (down or right) else ""
        start, cells = len(text), []
        for index, line in enumerate(grid):
            for column, content in enumerate(line):
                cells.append(Cell(Span(len(text), len(text) + len(content)), index, column))
                text += content + "|"
            text += "\n"
        blocks.append(Table(Span(start, len(text) - 1), len(rows), width, tuple(cells), number))
        text += "\n"
    return complete(Reading(Source("a.md", "markdown", text), text, tuple(blocks)))


def read_values(grid, text):
    """What the grid says of every cell, from the cells and again from their spans."""
    assert isinstance(grid, Grid), grid
    for cell in grid.cells.values():
        assert text[cell.span.start : cell.span.end] == cell.text
    return {key: cell.text for key, cell in grid.cells.items()}


def expected(values, name):
    return {key[1:]: value for key, value in values.items() if key[0] == name}


@pytest.fixture(scope="session")
def tables():
    """The renderer and what it renders."""
    return SimpleNamespace(**{name: value for name, value in globals().items() if not name.startswith("__")})
