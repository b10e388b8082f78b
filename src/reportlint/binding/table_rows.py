"""A document as rows that may belong to a table: labels, then the values behind them, whatever the layout."""

from __future__ import annotations

from reportlint.binding.table_tokens import TokenReader
from reportlint.model.span import Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from reportlint.binding.table_tokens import Token, TokenRow
    from reportlint.model.document import Document

# One line of prose may stand in a table (a row that its reader took for prose); two part what stands around them.
_DISTANCE_OF_PROSE = 10


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


class _Grouping:
    def __init__(
        self, document: Document, known: Collection[str], wording: Collection[str], breaks: Iterable[int]
    ) -> None:
        self.reader = TokenReader(document, known, wording, breaks)
        self.known = known
        self.wording = wording
        self.found: list[Group] = []
        self.open: Group | None = None
        self.at = 0

    def groups(self) -> list[Group]:
        for row in self.reader.rows():
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

    def _start(self, row: TokenRow) -> Group:
        self._close()
        self.at += 1
        self.open = Group(self.at, row.block, row.table)
        return self.open

    def _single(self, row: TokenRow, token: Token) -> None:
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

    def _divided(self, row: TokenRow) -> None:
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

    def _only_labels(self, row: TokenRow) -> None:
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
