"""A document as a page shows it: its text, cut into blocks, with tables laid out. Made only where a writer asks."""

from __future__ import annotations

from reportlint.model.span import Span
from reportlint.record import NamedTuple


class BodyCell(NamedTuple):
    """A cell as it is laid out; `head` is `row` or `column` for the header of one, or empty. Its text may be empty."""

    span: Span
    row_span: int = 1
    column_span: int = 1
    head: str = ""


class BodyBlock(NamedTuple):
    """A block in reading order. `kind` is title, heading, paragraph, item or table; headings and items have a `level`.

    `lead` is the heading that shares its paragraph with the text it heads. Rows of a table list the cells that begin in
    them, from left to right; cells tile the table.
    """

    kind: str
    span: Span
    level: int = 0
    lead: Span | None = None
    rows: tuple[tuple[BodyCell, ...], ...] = ()


class DocumentBody(NamedTuple):
    """The visible text (findings have spans of it) and its blocks in order."""

    text: str
    blocks: tuple[BodyBlock, ...]
