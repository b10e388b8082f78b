"""Items of a Word file written as the text of a document: one block a line, one row a line."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter

from reportlint.model.blocks import Cell, Heading, ListItem, Paragraph, RowRun, Table
from reportlint.model.document import Notice
from reportlint.model.span import Span
from reportlint.readers.docx.flow import Para
from reportlint.readers.docx.styles import BODY_TEXT
from reportlint.record import NamedTuple
from reportlint.structure.breaks import joint
from reportlint.structure.rows import with_row_runs

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lxml.etree import _Element

    from reportlint.model.blocks import Block
    from reportlint.readers.docx.flow import Item
    from reportlint.readers.docx.grids import Grid
    from reportlint.readers.docx.inline import Bit
    from reportlint.readers.docx.numbering import Label

CELL_DIVIDER = " | "


class Placed(NamedTuple):
    """A bit at `[start, end)` of the text."""

    start: int
    end: int
    bit: Bit


class Line(NamedTuple):
    """A line or a cell's paragraph at `[start, end)` of the text, and where a comment on all of it may stand."""

    start: int
    end: int
    anchor: _Element


class Layout(NamedTuple):
    """Where each visible character comes from; what the format generates is in no bit."""

    bits: list[Placed]
    lines: list[Line]

    def bits_at(self, span: Span) -> list[Placed]:
        """The bits that share a character with a span, in order."""
        first = bisect_right(self.bits, span.start, key=lambda placed: placed.end)
        last = bisect_left(self.bits, span.end, key=lambda placed: placed.start)
        return self.bits[first:last]

    def line_at(self, offset: int) -> Line | None:
        """The line that holds an offset, or the last that ends before it, else the first."""
        index = bisect_right(self.lines, offset, key=lambda line: line.start) - 1
        return self.lines[max(index, 0)] if self.lines else None


class Writing:
    """The text as it grows."""

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._length = 0
        self._tables = 0
        self._blocks: list[tuple[Block, int]] = []
        self._counts: Counter[str] = Counter()
        self._first: dict[str, Span] = {}
        self.layout = Layout([], [])

    def write(self, items: Iterable[Item]) -> str:
        """Write all items and give the text."""
        for item in items:
            if isinstance(item, Para):
                self._paragraph(item)
            else:
                self._grid(item)
        return "".join(self._texts)

    def blocks(self, text: str) -> tuple[tuple[Block, ...], tuple[int, ...]]:
        """The blocks, rows of flattened tables among them, and for each the place of its paragraph or 0."""
        starts = [block.span.start for block, _ in self._blocks]
        found = tuple(with_row_runs(text, (block for block, _ in self._blocks), (Paragraph, ListItem)))
        places = (self._blocks[bisect_right(starts, block.span.start) - 1][1] for block in found)
        return found, tuple(
            0 if isinstance(block, RowRun) else place for block, place in zip(found, places, strict=True)
        )

    def notices(self) -> tuple[Notice, ...]:
        """What was left in the file that readers of the report should not get, and what in it was not read."""
        return tuple(
            Notice(code, self._first.get(code, Span(0, 0)), {"count": count})
            for code, count in self._counts.items()
            if count
        )

    def _paragraph(self, para: Para) -> None:
        lines = _lines(para)
        for number, line in enumerate(lines):
            if self._length:
                self._generate("\n")
            start = self._length
            if number == 0 and para.label is not None:
                self._generate(_numbered(para.label, follows=bool(line)))
            self._bits(line)
            span = Span(start, self._length)
            self.layout.lines.append(Line(start, self._length, para.anchor))
            self._blocks.append((_block(para, span, number), para.place))
            if number == 0:
                self._count(para, span)
        if not lines:
            self._count(para, None)

    def _count(self, para: Para, span: Span | None) -> None:
        """Add up what was left in; the first place is that of the paragraph, or of the next one that says something."""
        self._counts.update(para.left.by_code)
        if span is not None:
            for code, count in self._counts.items():
                if count:
                    self._first.setdefault(code, span)

    def _grid(self, grid: Grid[Para]) -> None:
        if all(para.is_empty for cell in grid.cells for para in cell.content):
            return
        self._tables += 1
        start = self._length + (self._length > 0)
        row = -1
        cells: list[Cell] = []
        for cell in grid.cells:
            # A row of which every cell began in a row above is a line without text.
            while row < cell.row:
                row += 1
                first = True
                if self._length:
                    self._generate("\n")
            if not first:
                self._generate(CELL_DIVIDER)
            first = False
            span = self._cell(cell.content)
            cells.append(Cell(span, cell.row, cell.column, cell.row_span, cell.column_span))
        table = Table(Span(start, self._length), grid.rows, grid.columns, tuple(cells), self._tables, grid.problem)
        self._blocks.append((table, 0))

    def _cell(self, paras: Sequence[Para]) -> Span:
        start = self._length
        for para in paras:
            lines = _lines(para)
            for number, line in enumerate(lines):
                label = para.label if number == 0 else None
                shown = _numbered(label, follows=bool(line)) if label else ""
                if self._length > start:
                    self._generate(joint(self._texts[-1], shown or line[0].text))
                begin = self._length
                self._generate(shown)
                self._bits(line)
                self.layout.lines.append(Line(begin, self._length, para.anchor))
            self._count(para, Span(start, self._length) if lines else None)
        if not paras or start == self._length:
            self._anchor_empty(paras, start)
        return Span(start, self._length)

    def _anchor_empty(self, paras: Sequence[Para], at: int) -> None:
        if paras:
            self.layout.lines.append(Line(at, at, paras[0].anchor))

    def _bits(self, bits: Iterable[Bit]) -> None:
        for bit in bits:
            self.layout.bits.append(Placed(self._length, self._length + len(bit.text), bit))
            self._generate(bit.text)

    def _generate(self, text: str) -> None:
        if text:
            self._texts.append(text)
            self._length += len(text)


def _lines(para: Para) -> tuple[tuple[Bit, ...], ...]:
    """The lines; a number without text is one too."""
    return para.lines or (((),) if para.label is not None else ())


def _numbered(label: Label, *, follows: bool) -> str:
    """The number with what parts it from the text: a tab after a mark (一、 （一） ①) needs no blank in a line of text."""
    if not follows or label.suffix == "nothing":
        return label.text
    return label.text + (" " if label.text[-1].isalnum() or label.suffix == "space" else "")


def _block(para: Para, span: Span, line: int) -> Block:
    if line == 0 and para.outline != BODY_TEXT:
        return Heading(span, para.outline + 1)
    if line == 0 and para.label is not None:
        return ListItem(span, para.label.level + 1)
    return Paragraph(span)
