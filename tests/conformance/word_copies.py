"""A document read from another format, written as a Word file: the same words, in several ways of making them."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

import regex

from reportlint.model.blocks import Heading, RowRun, Table
from tests.unit.readers.word_files import cell, level, numbered, p, r, row, tbl, word_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.model.document import Reading

_NUMBERS = regex.compile(r"(?P<chapter>[一二三四五六七八九十]+、)|(?P<section>（[一二三四五六七八九十]+）)")
_LISTS = (
    '<w:abstractNum w:abstractNumId="0">'
    + level(0, "chineseCounting", "%1、", '<w:suff w:val="nothing"/>')
    + level(1, "chineseCounting", "（%2）")
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)


def by_hand(reading: Reading, *, automatic: bool = False) -> bytes:
    """With runs that are cut in the middle of words; with `automatic`, chapters and sections are numbered by Word."""
    return word_file("".join(_by_hand(reading, automatic=automatic)), numbering=_LISTS)


def _by_hand(reading: Reading, *, automatic: bool) -> Iterator[str]:
    for block in reading.blocks:
        if isinstance(block, Table):
            yield tbl(*_rows(reading, block))
        elif isinstance(block, RowRun):
            for line in block.span.of(reading.text).split("\n"):
                yield p(*_runs(line))
        else:
            words = block.span.of(reading.text)
            number = _NUMBERS.match(words) if automatic and isinstance(block, Heading) else None
            if number is None:
                yield p(*_runs(words))
            else:
                yield p(*_runs(words[number.end() :]), properties=numbered(1, 0 if number["chapter"] else 1))


def _runs(words: str) -> list[str]:
    """Runs of three characters: Word cuts them wherever somebody has edited."""
    return [r(escape(words[at : at + 3]).replace("\t", "</w:t><w:tab/><w:t>")) for at in range(0, len(words), 3)]


def _rows(reading: Reading, table: Table) -> list[str]:
    rows: list[list[str]] = [[] for _ in range(table.rows)]
    parts = [(each, each.row) for each in table.cells]
    # A merged cell has a part in every row that it covers.
    parts += [(each, each.row + down) for each in table.cells for down in range(1, each.row_span)]
    for each, at in sorted(parts, key=lambda part: (part[1], part[0].column)):
        merge = "" if each.row_span == 1 else "restart" if at == each.row else "continue"
        words = each.span.of(reading.text) if at == each.row else ""
        rows[at].append(cell(*([p(*_runs(words))] if words else []), span=each.column_span, merge=merge))
    return [row(*cells) for cells in rows]


def by_python_docx(reading: Reading) -> bytes:
    """With the library that programs use to make reports."""
    import docx

    document = docx.Document()
    for block in reading.blocks:
        words = block.span.of(reading.text)
        if isinstance(block, Table):
            grid = document.add_table(block.rows, block.columns)
            for each in block.cells:
                end = grid.cell(each.row + each.row_span - 1, each.column + each.column_span - 1)
                grid.cell(each.row, each.column).merge(end).text = each.span.of(reading.text)
        elif isinstance(block, Heading):
            document.add_heading(words, block.level)
        else:
            for line in words.split("\n"):
                document.add_paragraph(line)
    out = BytesIO()
    document.save(out)
    return out.getvalue()
