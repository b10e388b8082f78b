"""Spans to places that people and editors find: lines, columns, paragraphs, cells."""

from __future__ import annotations

from bisect import bisect_right

from reportlint.model.blocks import RowRun, Table
from reportlint.model.finding import FoundEdit, Location, Place
from reportlint.model.lines import LineIndex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportlint.model.document import Document
    from reportlint.model.finding import CellPlace, Edit, Finding
    from reportlint.model.lines import Position
    from reportlint.model.span import Span


class Places:
    """Places of one document. Lines and columns are those of `source.text`."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._lines = LineIndex(document.source.text)
        self._starts = [block.span.start for block in document.blocks]
        self._paragraphs: list[int] = []
        count = 0
        for block in document.blocks:
            count += not isinstance(block, Table | RowRun)
            self._paragraphs.append(count)
        if document.reading.paragraphs:
            self._paragraphs = list(document.reading.paragraphs)

    def place(self, span: Span, cell: CellPlace | None = None) -> Place:
        """The place of a span of the document's text."""
        source = self._document.source_span(span)
        return Place(
            self._lines.position(source.start),
            self._lines.position(source.end),
            span.of(self._document.text),
            self._location(span, cell),
        )

    def edit(self, edit: Edit) -> FoundEdit:
        """An edit in lines and columns."""
        source = self._document.source_span(edit.span)
        return FoundEdit(self._lines.position(source.start), self._lines.position(source.end), edit.replacement)

    def position(self, source_at: int) -> Position:
        """Line and column of an offset of the source."""
        return self._lines.position(source_at)

    def line(self, number: int) -> str:
        """A line of the source, from 1, without its end."""
        return self._lines.line(number)

    def quoted(self, findings: Iterable[Finding]) -> dict[int, str]:
        """The lines of the source, by number from 1, on which findings, their related places or their fixes begin or end."""
        numbers: set[int] = set()
        for finding in findings:
            for place in (finding.place, *(each.place for each in finding.related if each.path == finding.path)):
                numbers |= {place.start.line, place.end.line}
            for edit in finding.fix.edits if finding.fix else ():
                numbers |= {edit.start.line, edit.end.line}
        return {number: self._lines.line(number) for number in sorted(numbers)}

    def _location(self, span: Span, cell: CellPlace | None) -> Location:
        location = self._in_document(span, cell)
        addresses = self._document.reading.addresses
        index = bisect_right(addresses, span.start, key=lambda address: address.start) - 1
        if index < 0:
            return location
        return location._replace(sheet=addresses[index].sheet, cell=addresses[index].cell)

    def _in_document(self, span: Span, cell: CellPlace | None) -> Location:
        pages = self._document.reading.pages
        page = bisect_right(pages, span.start) if pages else None
        if cell is not None:
            return Location(page, None, cell.table, cell.row, cell.column, cell.cell_path)
        index = bisect_right(self._starts, span.start) - 1
        if index < 0:
            return Location(page)
        block = self._document.blocks[index]
        if isinstance(block, Table):
            for found in block.cells:
                if found.span.start <= span.start and span.end <= found.span.end:
                    return Location(page, None, block.number, found.row + 1, found.column + 1)
            return Location(page, None, block.number)
        if isinstance(block, RowRun):
            return Location(page)
        return Location(page, self._paragraphs[index] or None)
