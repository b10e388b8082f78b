"""A document as rows that may belong to a table: labels, then the values behind them, whatever the layout."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import regex

from reportlint.binding.cells import looks_like_value
from reportlint.binding.labels import key as key_of
from reportlint.model.blocks import RowRun, Table
from reportlint.model.span import Span
from reportlint.structure.cells import is_label, is_page_number, read_cells

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from reportlint.model.document import Document

_DISTANCE_OF_PROSE = 25
_NO_BLANKS = regex.compile(r"\S+")
_GLUED = regex.compile(r"[\p{Han}）)”」](\d+)\Z")


class Token(NamedTuple):
    """A cell: a label with its key, a value (a number or a sign in its place), or a blank (neither).

    `row` tells the cells of one row from those of others; `column` counts from 0 within it.
    """

    start: int
    end: int
    row: int
    column: int
    is_value: bool
    key: str

    @property
    def blank(self) -> bool:
        """Whether nothing stands in the cell."""
        return self.start == self.end


class Group:
    """Labels and the values behind them.

    `divided` says that one row with cells holds the values: then its blank cells count, and `width` is how many cells
    the row has, `cells` all of them; `separated` that a mark of the text divides them. `at` grows with distance in the
    document, in groups. `table` is the number of the block with true geometry, or None; `block` the block's index.
    `header_width` is the width of the header rows above, `blanks` a row below them in which nothing stands.
    """

    __slots__ = (
        "at",
        "blanks",
        "block",
        "cells",
        "divided",
        "header_width",
        "labels",
        "separated",
        "table",
        "values",
        "width",
    )

    def __init__(self, at: int, block: int, table: int | None) -> None:
        self.at = at
        self.block = block
        self.table = table
        self.labels: list[Token] = []
        self.values: list[Token] = []
        self.cells: Sequence[Token] = ()
        self.blanks: Sequence[Token] = ()
        self.divided = False
        self.separated = False
        self.width = 0
        self.header_width = 0

    @property
    def span(self) -> Span:
        """From the first cell to the last one."""
        tokens = [*self.labels, *self.values]
        return Span(tokens[0].start, max(token.end for token in tokens))

    def filled(self) -> int:
        """How many values are not blank."""
        return sum(1 for token in self.values if token.start < token.end)


def read_groups(
    document: Document, known: Collection[str], wording: Collection[str], breaks: Iterable[int]
) -> list[Group]:
    """All groups of a document in text order.

    `known` are keys of the labels of declared rows, `wording` those of their headers: neither is ever a value. At the
    offsets `breaks` (headings of declared sections) labels before do not belong to values behind.
    """
    return _Grouping(document, known, wording, breaks).groups()


class _Row(NamedTuple):
    tokens: list[Token]
    block: int
    table: int | None
    separated: bool


class _Grouping:
    def __init__(
        self, document: Document, known: Collection[str], wording: Collection[str], breaks: Iterable[int]
    ) -> None:
        self.document = document
        self.text = document.text
        view = document.view
        self.view = None if view.text == self.text else view
        self.known = known
        self.wording = wording
        self.breaks = set(breaks)
        self.found: list[Group] = []
        self.open: Group | None = None
        self.at = 0
        self.row = 0

    def groups(self) -> list[Group]:
        for row in self._rows():
            if row is None:
                self._close()
                self.at += _DISTANCE_OF_PROSE
            elif len(row.tokens) == 1:
                self._single(row, row.tokens[0])
            else:
                self._divided(row)
        self._close()
        return self.found

    def _close(self) -> None:
        if self.open is not None and (self.open.labels or self.open.values):
            self.found.append(self.open)
        self.open = None

    def _start(self, row: _Row) -> Group:
        self._close()
        self.at += 1
        self.open = Group(self.at, row.block, row.table)
        return self.open

    def _single(self, row: _Row, token: Token) -> None:
        """One cell a line: labels gather until values come, values until the next label."""
        group = self.open
        if not token.is_value:
            if token.blank:
                return
            if group is None or group.values:
                group = self._start(row)
            group.labels.append(token)
            return
        if group is not None and group.divided:
            # A number alone behind a row that has its cells: the foot of a page.
            return
        group = group or self._start(row)
        group.values.append(token)

    def _divided(self, row: _Row) -> None:
        """A row with cells: labels before its first value belong to it, and so do lines of labels above."""
        tokens = row.tokens
        first = next((index for index, token in enumerate(tokens) if token.is_value), len(tokens))
        last_label = max((index for index in range(first) if tokens[index].key), default=-1)
        if first == len(tokens) and (last_label < 0 or last_label == len(tokens) - 1 or not self._is_row(tokens)):
            # A header, a title, a label alone in its row.
            self._only_labels(row)
            return
        group = self.open
        if group is None or group.values:
            group = self._start(row)
        group.block, group.table = row.block, row.table
        labels = [token for token in tokens[: last_label + 1] if token.key]
        group.labels += labels
        rest = tokens[last_label + 1 :]
        stop = next((i for i, token in enumerate(rest) if token.key and self._begins(token.key)), len(rest))
        group.values += rest[:stop]
        group.cells = tokens
        group.divided, group.separated, group.width = True, row.separated, len(tokens)
        if stop < len(rest):
            self._divided(row._replace(tokens=rest[stop:]))

    def _begins(self, key: str) -> bool:
        """Whether a label behind values ends their row: it belongs to the next one."""
        return key in self.known or (len(key) > 2 and key in self.wording)

    def _is_row(self, tokens: Sequence[Token]) -> bool:
        """Whether a row without any value is a declared one that was left blank."""
        keys = [token.key for token in tokens if token.key]
        return bool(keys) and keys[-1] in self.known

    def _only_labels(self, row: _Row) -> None:
        labels = [token for token in row.tokens if token.key]
        group = self.open
        if not labels:
            if group is not None and not group.values and row.separated:
                group.blanks = row.tokens
            return
        if group is None or group.values:
            group = self._start(row)
        group.labels += labels
        group.separated = row.separated
        group.header_width = max(group.header_width, len(row.tokens))

    def _rows(self) -> Iterator[_Row | None]:
        for index, block in enumerate(self.document.blocks):
            if block.span.start in self.breaks:
                yield None
            elif isinstance(block, RowRun):
                for line in block.rows:
                    tokens = self._tokens(line.cells, split=not block.separated)
                    if not self._is_page_foot(line.span):
                        yield _Row(tokens, index, None, block.separated)
            elif isinstance(block, Table):
                yield from self._table_rows(index, block)
            else:
                yield self._paragraph(index, block.span)

    def _is_page_foot(self, span: Span) -> bool:
        return len(span) < 40 and is_page_number(self.text, span.start, span.end)

    def _paragraph(self, index: int, span: Span) -> _Row | None:
        if span.start == span.end or self._is_page_foot(span):
            return _Row([], index, None, separated=False)
        if not is_label(self.text, span.start, span.end):
            return None
        line = read_cells(self.text, span)
        cells = (span,) if line is None else line.cells
        separated = line is not None and line.divided in ("bar", "tab", "wide")
        return _Row(self._tokens(cells, split=not separated), index, None, separated)

    def _table_rows(self, index: int, block: Table) -> Iterator[_Row]:
        rows: dict[int, list[Token]] = {}
        base = self.row + 1
        self.row += block.rows
        for cell in block.cells:
            token = self._token(cell.span.start, cell.span.end, cell.column)._replace(row=base + cell.row)
            rows.setdefault(cell.row, []).append(token)
        number = None if block.problem else block.number
        for _, tokens in sorted(rows.items()):
            yield _Row(tokens, index, number, separated=True)

    def _tokens(self, cells: Iterable[Span], *, split: bool) -> list[Token]:
        self.row += 1
        tokens: list[Token] = []
        for cell in cells:
            token = self._token(cell.start, cell.end, len(tokens))
            if not split or token.is_value or token.key in self.known:
                tokens.append(token)
            else:
                # Without separators a cell of labels may be several, and the first value may be glued to the last.
                for piece in self._pieces(cell):
                    tokens.append(self._token(piece.start, piece.end, len(tokens)))
        return tokens

    def _pieces(self, cell: Span) -> Iterator[Span]:
        end = cell.end
        glued = _GLUED.search(self.text, cell.start, cell.end)
        if glued:
            end = glued.start(1)
        for piece in _NO_BLANKS.finditer(self.text, cell.start, end):
            yield Span(*piece.span())
        if glued:
            yield Span(end, cell.end)

    def _token(self, start: int, end: int, column: int) -> Token:
        text = self.text[start:end]
        if not text or text.isspace():
            return Token(start, start, self.row, column, is_value=False, key="")
        if looks_like_value(text):
            return Token(start, end, self.row, column, is_value=True, key="")
        if self.view is not None:
            text = self.view.span_from_source(Span(start, end)).of(self.view.text)
        return Token(start, end, self.row, column, is_value=False, key=key_of(text))
