"""The cells of a document, row by row, whatever gave them: true tables, flattened rows, short lines of their own."""

from __future__ import annotations

from functools import cache

from reportlint.binding.cells import looks_like_value
from reportlint.binding.labels import key as key_of
from reportlint.compiled import compiled
from reportlint.model.blocks import RowRun, Table
from reportlint.model.span import Span
from reportlint.record import NamedTuple
from reportlint.structure.cells import is_label, is_page_number, read_cells, trim

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    import regex

    from reportlint.model.document import Document

_FEWEST = 3
_LONGEST_VALUE = 20


@cache
def _wide() -> regex.Pattern[str]:
    return compiled(r"[ \u3000]{2,}|[\t|｜│]")


@cache
def _no_blanks() -> regex.Pattern[str]:
    return compiled(r"\S+")


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
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)

    @property
    def blank(self) -> bool:
        """Whether nothing stands in the cell."""
        return self.start == self.end


class TokenRow(NamedTuple):
    """Tokens of one row. `separated` says that a mark of the text, or true geometry, divides them."""

    tokens: list[Token]
    block: int
    table: int | None
    separated: bool


def _ends_word(ch: str) -> bool:
    """Whether digits behind this character are a value glued to a label, not part of a date or a name."""
    return "\u3400" <= ch < "\uff00" or ch in "）)”」"


class TokenReader:
    """Reads a document as rows of tokens.

    `known` are keys of the labels of declared rows: they are never divided; `wording` those of their headers, which may
    stand in one piece where nothing divides cells. At the offsets `breaks` a heading of a declared section stands.
    """

    def __init__(
        self, document: Document, known: Collection[str], wording: Collection[str], breaks: Iterable[int]
    ) -> None:
        self.document = document
        self.text = document.text
        self.view = document.view
        self.moved = not document.view.is_identity
        self.known = known
        self.wording = wording
        self.breaks = set(breaks)
        self.row = 0
        self._longest_first: dict[str, list[str]] | None = None

    def rows(self) -> Iterator[TokenRow | None]:
        """All rows in text order; None where prose or a heading parts what stands before and behind."""
        for index, block in enumerate(self.document.blocks):
            if isinstance(block, RowRun):
                for line in block.rows:
                    if line.span.start in self.breaks:
                        yield None
                    elif not self._is_page_foot(line.span):
                        tokens = self._tokens(line.cells, split=not block.separated)
                        yield TokenRow(tokens, index, None, block.separated)
            elif isinstance(block, Table):
                yield from self._table_rows(index, block)
            elif block.span.start in self.breaks:
                yield None
            else:
                yield self._paragraph(index, block.span)

    def _is_page_foot(self, span: Span) -> bool:
        return len(span) < 40 and is_page_number(self.text, span.start, span.end)

    def _paragraph(self, index: int, span: Span) -> TokenRow | None:
        if span.start == span.end or self._is_page_foot(span):
            return TokenRow([], index, None, separated=False)
        if not is_label(self.text, span.start, span.end):
            return self._row_with_a_sentence_mark(index, span)
        line = read_cells(self.text, span)
        cells = (span,) if line is None else line.cells
        separated = line is not None and line.divided in ("bar", "tab", "wide")
        return TokenRow(self._tokens(cells, split=not separated), index, None, separated)

    def _row_with_a_sentence_mark(self, index: int, span: Span) -> TokenRow | None:
        """A slip such as `0？` in a cell makes a row look like prose; wide gaps or a row of numbers tell."""
        if len(span) < _LONGEST_VALUE and looks_like_value(span.of(self.text)):
            return TokenRow(self._tokens((span,), split=False), index, None, separated=False)
        cells: list[Span] = []
        at = span.start
        for gap in _wide().finditer(self.text, span.start, span.end):
            cells.append(Span(*trim(self.text, at, gap.start())))
            at = gap.end()
        cells.append(Span(*trim(self.text, at, span.end)))
        separated = len(cells) > 1
        if not separated:
            cells = self._tail(span)
        if len(cells) < 2:
            return None
        tokens = self._tokens(cells, split=False)
        known = any(token.key in self.known for token in tokens if token.key)
        if len(cells) < _FEWEST and not (known and tokens[-1].is_value):
            return None
        return TokenRow(tokens, index, None, separated) if known or all(token.is_value for token in tokens) else None

    def _tail(self, span: Span) -> list[Span]:
        """What single blanks divide: the label, and all the values at the end of the line."""
        cells = [Span(*piece.span()) for piece in _no_blanks().finditer(self.text, span.start, span.end)]
        first = len(cells)
        while first and looks_like_value(cells[first - 1].of(self.text)):
            first -= 1
        return [Span(span.start, cells[first - 1].end), *cells[first:]] if first else cells

    def _table_rows(self, index: int, block: Table) -> Iterator[TokenRow]:
        rows: dict[int, list[Token]] = {}
        base = self.row + 1
        for cell in block.cells:
            self.row = base + cell.row
            token = self._token(cell.span.start, cell.span.end, cell.column)
            rows.setdefault(cell.row, []).append(token)
        self.row = base - 1 + block.rows
        number = None if block.problem else block.number
        for _, tokens in sorted(rows.items()):
            yield TokenRow(tokens, index, number, separated=True)

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
        while end > cell.start and self.text[end - 1].isdecimal():
            end -= 1
        glued = cell.start < end < cell.end and _ends_word(self.text[end - 1])
        if not glued:
            end = cell.end
        for piece in _no_blanks().finditer(self.text, cell.start, end):
            yield from self._labels(Span(*piece.span()))
        if glued:
            yield Span(end, cell.end)

    def _labels(self, piece: Span) -> Sequence[Span]:
        """The labels of a header that stand in one piece (结果维持结果纠正), each by itself; else the piece."""
        at = [index for index in range(*piece) if self.text[index].isalnum()]
        letters = "".join(self.text[index] for index in at)
        if letters in self.wording or letters in self.known:
            return (piece,)
        if self._longest_first is None:
            self._longest_first = {}
            for text in sorted(self.wording, key=len, reverse=True):
                self._longest_first.setdefault(text[:1], []).append(text)
        found: list[Span] = []
        start = 0
        while start < len(letters):
            candidates = self._longest_first.get(letters[start], ())
            label = next((text for text in candidates if letters.startswith(text, start)), "")
            if not label:
                return (piece,)
            found.append(Span(at[start], at[start + len(label) - 1] + 1))
            start += len(label)
        return found

    def _token(self, start: int, end: int, column: int) -> Token:
        text = self.text[start:end]
        if not text or text.isspace():
            return Token(start, start, self.row, column, is_value=False, key="")
        if looks_like_value(text):
            return Token(start, end, self.row, column, is_value=True, key="")
        if self.moved:
            text = self.view.span_from_source(Span(start, end)).of(self.view.text)
        else:
            text = self.view.text[start:end]
        return Token(start, end, self.row, column, is_value=False, key=key_of(text))
