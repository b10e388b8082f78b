"""Items of a page written as the text of a document: one block a line, one row a line, mapped back to the source."""

from __future__ import annotations

from reportlint.model.blocks import Cell, Heading, ListItem, Paragraph, Table
from reportlint.model.mapped import MappedText, Piece
from reportlint.model.span import Span
from reportlint.readers.html.lines import HEADING, ITEM, Line
from reportlint.structure.rows import with_row_runs

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportlint.model.blocks import Block
    from reportlint.readers.html.flow import Item
    from reportlint.readers.html.grids import PageGrid, PlacedCell
    from reportlint.readers.html.marking import Piece as SourcePiece

CELL_DIVIDER = " | "


class Writer:
    """The text as it grows. Lines that the tree moved are written where the source has them."""

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._pieces: list[Piece] = []
        self._length = 0
        self._source_end = 0
        self._moved: list[Line] = []
        self._blocks: list[Block] = []
        self._tables = 0

    def write(self, items: Sequence[Item]) -> tuple[MappedText, tuple[Block, ...]]:
        """The text and its blocks."""
        moved = [item for item in items if isinstance(item, Line) and item.moved]
        self._moved = sorted(moved, key=lambda line: line.pieces[0].start, reverse=True)
        for item in items:
            if not isinstance(item, Line):
                self._grid(item)
            elif not item.moved:
                self._moved_before(item.pieces[0].start)
                self._block(item)
        self._moved_before(None)
        mapped = MappedText("".join(self._texts), tuple(self._pieces))
        return mapped, tuple(with_row_runs(mapped.text, self._blocks, (Paragraph, ListItem)))

    def _moved_before(self, source_at: int | None) -> None:
        """Write the moved lines that the source has before `source_at`, or all that are left."""
        while self._moved and (source_at is None or self._moved[-1].pieces[0].start < source_at):
            self._block(self._moved.pop())

    def _block(self, line: Line) -> None:
        span = self._line(line.pieces)
        if line.kind == HEADING:
            self._blocks.append(Heading(span, line.level))
        elif line.kind == ITEM:
            self._blocks.append(ListItem(span, line.level))
        else:
            self._blocks.append(Paragraph(span))

    def _line(self, pieces: Iterable[SourcePiece]) -> Span:
        if self._length:
            self._generate("\n")
        return self._add(pieces)

    def _grid(self, grid: PageGrid) -> None:
        starts = [piece.start for row in grid.cells for cell in row for piece in cell.pieces[:1]]
        self._moved_before(starts[0] if starts else None)
        self._tables += 1
        begin = self._length + (self._length > 0)
        cells: list[Cell] = []
        for row in grid.cells:
            if self._length:
                self._generate("\n")
            written = False
            for cell in row:
                written = self._strays(cell.pieces[0].start if cell.pieces else cell.at, written=written)
                self._divide(cell, written=written)
                written = True
                span = self._add(cell.pieces)
                cells.append(Cell(span, cell.row, cell.column, cell.row_span, cell.column_span))
        span = Span(begin, self._length)
        self._blocks.append(Table(span, grid.rows, grid.columns, tuple(cells), self._tables, grid.problem))

    def _divide(self, cell: PlacedCell, *, written: bool) -> None:
        """What parts a cell from the one before; what stands before and behind an empty one stands where it is itself."""
        if cell.pieces or cell.at < 0:
            if written:
                self._generate(CELL_DIVIDER)
            return
        if written:
            self._generate(CELL_DIVIDER[:1])
        self._source_end = max(self._source_end, cell.at)
        if written:
            self._generate(CELL_DIVIDER[1:])

    def _strays(self, source_at: int, *, written: bool) -> bool:
        """Text that stands between the cells in the source belongs to no cell and to no block; it is text all the same."""
        while self._moved and self._moved[-1].pieces[0].start < source_at:
            if written:
                self._generate(CELL_DIVIDER)
            self._add(self._moved.pop().pieces)
            written = True
        return written

    def _add(self, pieces: Iterable[SourcePiece]) -> Span:
        begin = self._length
        for text, source_start, source_end in pieces:
            # What still came out of order keeps its text; the map says where it was met.
            start, end = max(source_start, self._source_end), max(source_end, self._source_end)
            self._append(Piece(self._length, self._length + len(text), start, end))
            self._texts.append(text)
            self._length += len(text)
        return Span(begin, self._length)

    def _generate(self, text: str) -> None:
        self._append(Piece(self._length, self._length + len(text), self._source_end, self._source_end))
        self._texts.append(text)
        self._length += len(text)

    def _append(self, piece: Piece) -> None:
        last = self._pieces[-1] if self._pieces else None
        self._source_end = piece.source_end
        if last is not None and last.source_end == piece.source_start and _plain(last) and _plain(piece):
            self._pieces[-1] = Piece(last.start, piece.end, last.source_start, piece.source_end)
        else:
            self._pieces.append(piece)


def _plain(piece: Piece) -> bool:
    return piece.end - piece.start == piece.source_end - piece.source_start
