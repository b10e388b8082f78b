"""One walk over the tree of a page: its lines, its grids, and the ranges of both that elements hold."""

from __future__ import annotations

from turbohtml import Element, Text

from reportlint.readers.html import elements
from reportlint.readers.html.candidates import Candidates
from reportlint.readers.html.grids import PageGrid, RawCell, RawRow, lay_out
from reportlint.readers.html.lines import HEADING, ITEM, PARAGRAPH, Line, LineWriter, joined
from reportlint.readers.html.marking import HTML_BLANKS, MarkedPage, Piece, marks
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet
    from typing import TypeAlias

    from turbohtml import Node

Item: TypeAlias = Line | PageGrid

# A cell with so much prose holds a part of the page, not a value.
_PROSE_OF_A_PAGE = 1500
_MOST_ROWS, _MOST_COLUMNS = 65534, 1000


class _Open(NamedTuple):
    """An element that the walk is in, and how things stood when it began."""

    tag: str
    block: bool
    role: str
    first: int
    characters: int
    preformatted: bool
    heading: int


class _OpenCell(NamedTuple):
    row_span: int
    column_span: int
    first: int
    at: int
    end: int


class _OpenTable:
    def __init__(self, first: int) -> None:
        self.first = first
        self.group = 0
        self.rows: list[tuple[int, list[_OpenCell]]] = []
        self.cell: tuple[int, int, int] | None = None
        # Where in the source the cell begins to say something, or would.
        self.cell_at = -1
        self.holds_table = False

    def close_cell(self, end: int) -> None:
        if self.cell is not None:
            self.rows[-1][1].append(_OpenCell(*self.cell, self.cell_at, end))
            self.cell, self.cell_at = None, -1


class Flow:
    """The visible text of a tree as `items`: lines, and grids for tables that hold data; `candidates` for its body."""

    def __init__(self, page: MarkedPage, moved: AbstractSet[int]) -> None:
        self.items: list[Item] = []
        self.candidates = Candidates(self.items)
        self._page = page
        self._moved = moved
        self._line = LineWriter()
        self._open: list[_Open] = []
        self._tables: list[_OpenTable] = []
        self._preformatted = False
        self._heading = 0
        self._lists = 0
        self._links = 0
        self._item = 0
        self._soft = False
        self._in_moved = False
        self._last_run = -1
        self._characters = 0

    def walk(self, root: Node) -> None:
        """Read everything under `root`; no recursion, since pages nest as deep as they like."""
        ahead: list[Iterator[Node]] = [iter(root.children)]
        while ahead:
            for node in ahead[-1]:
                if isinstance(node, Text):
                    self._text(node.data)
                elif isinstance(node, Element) and self._enter(node):
                    ahead.append(iter(node.children))
                    break
            else:
                ahead.pop()
                if ahead:
                    self._leave()
        self._flush()

    def _text(self, data: str) -> None:
        for number in marks(data):
            moved = number in self._moved
            if moved != self._in_moved or (moved and number != self._last_run + 1):
                self._flush()
                self._in_moved = moved
            self._last_run = number
            if self._tables and self._tables[-1].cell_at < 0 and not moved:
                self._tables[-1].cell_at = self._page.source_range(number, number)[0]
            for piece in self._page.pieces(number):
                self._piece(piece)

    def _piece(self, piece: Piece) -> None:
        if piece.text.strip(HTML_BLANKS):
            self._line.add(piece)
            if self._links:
                self._line.linked += 1
        elif not self._preformatted:
            self._line.blank(piece)
        elif "\n" in piece.text:
            self._break()
            self._soft = self._soft and piece.text.count("\n") == 1
            indent = piece.text.rpartition("\n")[2]
            if indent:
                self._line.pieces.append(Piece(indent, piece.end - len(indent), piece.end))
        else:
            self._line.pieces.append(piece)

    def _break(self) -> None:
        """A hard break parts two lines of one paragraph; a second one right after it parts paragraphs."""
        self._soft = self._flush()

    def _flush(self) -> bool:
        """End the line; say whether there was one."""
        if not self._line.pieces:
            self._line.take()
            return False
        words = sum(1 for piece in self._line.pieces if not piece.text.isspace())
        linked = words > 0 and self._line.linked >= words
        pieces, indented = self._line.take()
        if not pieces:
            return False
        kind, level = PARAGRAPH, 0
        if self._heading:
            kind, level = HEADING, self._heading
        elif self._item:
            kind, level, self._item = ITEM, self._item, 0
        line = Line(pieces, kind, level, self._soft, indented, self._in_moved, linked)
        self._soft = False
        self._characters += sum([len(piece.text) for piece in pieces])
        self.items.append(line)
        self.candidates.line(line)
        return True

    def _enter(self, element: Element) -> bool:
        tag = element.tag
        if tag == "br":
            self._break()
            return False
        style = elements.style_of(element.attr("style"))
        if elements.is_hidden(element, tag, style):
            return False
        block = tag in elements.BLOCKS or style.block
        if block:
            self._flush()
            self._soft = False
        role = elements.role_of(element, tag) if block else elements.PLAIN
        self._open.append(_Open(tag, block, role, len(self.items), self._characters, self._preformatted, self._heading))
        if style.as_written or tag in elements.PREFORMATTED:
            self._preformatted = True
        if tag in elements.HEADINGS:
            self._heading = elements.HEADINGS[tag]
        elif tag in elements.LISTS:
            self._lists += 1
        elif tag == "li":
            self._item = max(1, self._lists)
        elif tag == "a":
            self._links += 1
        elif tag in {"table", "thead", "tbody", "tfoot", "tr", "td", "th"}:
            self._enter_table(element, tag)
        return True

    def _enter_table(self, element: Element, tag: str) -> None:
        self._item = 0
        if tag == "table":
            self._tables.append(_OpenTable(len(self.items)))
            return
        table = self._tables[-1] if self._tables else None
        if table is None:
            return
        if tag in {"td", "th"}:
            if not table.rows:
                table.rows.append((table.group, []))
            table.cell_at = -1
            table.cell = (
                elements.span_of(element, "rowspan", _MOST_ROWS),
                elements.span_of(element, "colspan", _MOST_COLUMNS),
                len(self.items),
            )
        elif tag == "tr":
            table.rows.append((table.group, []))
        else:
            table.group += 1

    def _leave(self) -> None:
        left = self._open.pop()
        tag = left.tag
        if left.block:
            self._flush()
            self._soft = False
        self._preformatted = left.preformatted
        self._heading = left.heading
        if tag in elements.LISTS:
            self._lists -= 1
        elif tag == "li":
            self._item = 0
        elif tag == "a":
            self._links -= 1
        elif tag in {"td", "th"} and self._tables:
            self._tables[-1].close_cell(len(self.items))
        elif tag == "table" and self._tables:
            self._close_table(self._tables.pop())
        if left.block:
            self.candidates.element(tag, left.role, left.first, self._characters - left.characters)

    def _close_table(self, table: _OpenTable) -> None:
        """Make a grid of the lines in the cells, unless they are the blocks of a page that a table only places."""
        if self._tables and len(self.items) > table.first:
            self._tables[-1].holds_table = True
        grid = None if table.holds_table else self._grid(table)
        if grid is None:
            return
        inside = {index for _, cells in table.rows for cell in cells for index in range(cell.first, cell.end)}
        begin = next(piece.start for row in grid.cells for cell in row for piece in cell.pieces)
        before: list[Item] = []
        after: list[Item] = []
        for index in range(table.first, len(self.items)):
            line = self.items[index]
            assert isinstance(line, Line)
            if index in inside and not line.moved:
                continue
            # A caption stands first, as it should, or else where the source has it.
            first = line.pieces[0].start < begin and not line.moved
            (before if first else after).append(line if first else line._replace(moved=True))
        self.candidates.forget(table.first)
        self.items[table.first :] = [*before, grid, *after]

    def _grid(self, table: _OpenTable) -> PageGrid | None:
        rows: list[RawRow] = []
        for group, cells in table.rows:
            row = RawRow([], group)
            for cell in cells:
                lines = [line for line in self.items[cell.first : cell.end] if isinstance(line, Line)]
                if _is_part_of_page(lines):
                    return None
                pieces = joined(line for line in lines if not line.moved)
                row.cells.append(RawCell(pieces, cell.row_span, cell.column_span, cell.at))
            rows.append(row)
        if not any(cell.pieces for row in rows for cell in row.cells):
            return None
        grid = lay_out(rows)
        return grid if grid.columns > 1 else None


def _is_part_of_page(lines: list[Line]) -> bool:
    if len(lines) < 2:
        return False
    headings = sum(1 for line in lines if line.kind == HEADING)
    return (headings > 0 and len(lines) > headings) or sum(
        len(piece.text) for line in lines for piece in line.pieces
    ) > _PROSE_OF_A_PAGE
