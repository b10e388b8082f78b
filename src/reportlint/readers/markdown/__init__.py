"""Markdown: what a reader of the page sees, one block a line, mapped back to the source."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter

from reportlint.model.blocks import Cell, Heading, ListItem, Paragraph, Row, RowRun, Table
from reportlint.model.document import Reading, Source
from reportlint.model.span import Span
from reportlint.readers.markdown.fragments import Builder, Fragment, text_of
from reportlint.readers.markdown.front_matter import front_matter
from reportlint.readers.markdown.html_tables import html_table
from reportlint.readers.markdown.paragraphs import Line, joined, visible_lines
from reportlint.readers.markdown.scan import HEADING, HTML_TABLE, ITEM, TABLE, RawBlock, scan
from reportlint.readers.markdown.tables import table_cells
from reportlint.structure.encoding import decode, rewrite, undecodable_notice
from reportlint.structure.grids import lay_out
from reportlint.structure.limits import refuse_long
from reportlint.structure.rows import find_row_runs, with_folded_tables

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportlint.model.blocks import Block
    from reportlint.model.finding import Edit


def read(data: bytes, path: str) -> Reading:
    """Read a Markdown file: headings, paragraphs, lists, pipe tables; code, comments and front matter are not text.

    `metadata` is the front matter. Raises `Unreadable` for a file that is no text.
    """
    source, encoding, undecodable = decode(data, path)
    refuse_long(source)
    metadata, start = front_matter(source)
    raw_blocks, references = scan(source, start)
    page = _Page(source, references)
    page.write(raw_blocks)
    mapped = page.out.finish()
    return Reading(
        Source(path, "markdown", source, encoding),
        mapped.text,
        tuple(with_folded_tables(mapped.text, page.blocks, (Paragraph, ListItem))),
        mapped,
        metadata,
        undecodable_notice([mapped.span_from_source(span) for span in undecodable], encoding),
        tuple(page.out.opaque),
    )


def write_back(data: bytes, edits: Iterable[Edit]) -> bytes:
    """The file with edits at spans of its source text; bytes outside the edits stay as they are."""
    encoding = decode(data, "").encoding
    return rewrite(data, encoding, ((edit.span, edit.replacement) for edit in edits))


class _Page:
    """The visible text as it is written, and its blocks."""

    def __init__(self, source: str, references: set[str]) -> None:
        self.source = source
        self.references = references
        self.out = Builder()
        self.blocks: list[Block] = []
        self.tables = 0

    def write(self, raw_blocks: Sequence[RawBlock]) -> None:
        """Write all blocks; rows of a flattened table are looked for over paragraphs and items in a row."""
        stretch: list[RawBlock] = []
        for raw in raw_blocks:
            if raw.kind not in (HEADING, TABLE, HTML_TABLE):
                stretch.append(raw)
                continue
            self._prose(stretch)
            stretch = []
            if raw.kind == HEADING:
                self._heading(raw)
            elif raw.kind == TABLE:
                self._table(table_cells(self.source, raw.lines, self.references))
            else:
                self._html_table(raw)
        self._prose(stretch)

    def _line(self, fragments: Iterable[Fragment]) -> Span:
        if self.out.length:
            self.out.generate("\n")
        return self.out.add(fragments)

    def _heading(self, raw: RawBlock) -> None:
        fragments: list[Fragment] = []
        for line in visible_lines(self.source, raw.lines, self.references):
            if fragments:
                fragments.append(Fragment(" ", fragments[-1].end, line.fragments[0].start))
            fragments.extend(line.fragments)
        if fragments:
            self.blocks.append(Heading(self._line(fragments), raw.level))

    def _prose(self, stretch: Sequence[RawBlock]) -> None:
        flat: list[tuple[int, Line]] = []
        for index, raw in enumerate(stretch):
            lines = visible_lines(self.source, raw.lines, self.references)
            flat += [(index, line) for line in _shown(raw, lines)]
        text = "\n".join(line.text for _, line in flat)
        spans: list[Span] = []
        for _, line in flat:
            start = spans[-1].end + 1 if spans else 0
            spans.append(Span(start, start + len(line.text)))
        at = 0
        for run in find_row_runs(text, spans):
            self._paragraphs(stretch, flat[at : run.first])
            self._run(run.block, [line for _, line in flat[run.first : run.end]], spans[run.first].start)
            at = run.end
        self._paragraphs(stretch, flat[at:])

    def _paragraphs(self, stretch: Sequence[RawBlock], lines: Sequence[tuple[int, Line]]) -> None:
        for index, group in groupby(lines, key=itemgetter(0)):
            raw = stretch[index]
            for place, fragments in enumerate(joined([line for _, line in group])):
                span = self._line(fragments)
                item = raw.kind == ITEM and place == 0
                self.blocks.append(ListItem(span, raw.level) if item else Paragraph(span))

    def _run(self, block: RowRun, lines: Sequence[Line], start: int) -> None:
        """Write the lines of a run; `start` is where they began in the text in which it was found."""
        by = self._line(lines[0].fragments).start - start
        for line in lines[1:]:
            self._line(line.fragments)
        rows = tuple(Row(row.span.shift(by), tuple(cell.shift(by) for cell in row.cells)) for row in block.rows)
        self.blocks.append(RowRun(block.span.shift(by), rows, block.separated))

    def _row(self, cells: Iterable[Sequence[Fragment]]) -> list[Span]:
        """One row, one line; gives the places of its cells."""
        if self.out.length:
            self.out.generate("\n")
        spans: list[Span] = []
        for cell in cells:
            divider = " | " if spans else ""
            if not text_of(cell):
                # What stands before and behind an empty cell stands where it is itself.
                self.out.generate(divider[:1])
                self.out.add(cell)
                divider = divider[1:]
            self.out.generate(divider)
            spans.append(self.out.add(cell))
        return spans

    def _table(self, rows: Sequence[Sequence[Sequence[Fragment]]]) -> None:
        self.tables += 1
        start = self.out.length + (self.out.length > 0)
        cells = [
            Cell(span, row, column) for row, each in enumerate(rows) for column, span in enumerate(self._row(each))
        ]
        span = Span(start, self.out.length)
        self.blocks.append(Table(span, len(rows), len(rows[0]), tuple(cells), self.tables))

    def _html_table(self, raw: RawBlock) -> None:
        rows = html_table(self.source, raw.lines[0], self.references)
        if not any(text_of(cell.fragments) for row in rows for cell in row):
            return
        self.tables += 1
        start = self.out.length + (self.out.length > 0)
        layout = lay_out([[(cell.row_span, cell.column_span) for cell in row] for row in rows])
        cells: list[Cell] = []
        for row, places in zip(rows, layout.places, strict=True):
            spans = self._row([cell.fragments for cell in row])
            cells += [
                Cell(span, place.row, place.column, place.row_span, place.column_span)
                for span, place in zip(spans, places, strict=True)
            ]
        cells.sort(key=lambda cell: (cell.row, cell.column))
        span = Span(start, self.out.length)
        self.blocks.append(Table(span, layout.rows, layout.columns, tuple(cells), self.tables, layout.problem))


def _shown(raw: RawBlock, lines: list[Line]) -> list[Line]:
    """The lines of an item with the number that a page shows for it."""
    if raw.shown is None or not lines:
        return lines
    first = lines[0].fragments[0]
    digits = len(first.text) - len(first.text.lstrip("0123456789"))
    number = Fragment(raw.shown, first.start, first.start + digits)
    rest = Fragment(first.text[digits:], first.start + digits, first.end)
    fragments = [number, rest, *lines[0].fragments[1:]]
    return [lines[0]._replace(fragments=fragments, text=raw.shown + lines[0].text[digits:]), *lines[1:]]
