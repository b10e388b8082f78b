"""What the numbers below a header say about it: whether a column is there at all, and which of two orders adds up."""

from __future__ import annotations

from reportlint.binding.cells import parse_cell
from reportlint.binding.table_blanks import is_total

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from decimal import Decimal

    from reportlint.binding.grid import Axis
    from reportlint.binding.table_headers import SeenHeader
    from reportlint.binding.table_tokens import Token

_FEWEST_COLUMNS = 3


def left_out(columns: Axis, header: SeenHeader, widths: Sequence[int]) -> int | None:
    """The only column that a header has lost, if most rows (`widths` are their cells) are as short as that and none longer."""
    due = len(columns.leaves)
    if len(header.lost) != 1 or header.order is None or due < _FEWEST_COLUMNS or not widths:
        return None
    fits = sum(width == due - 1 for width in widths)
    return columns.leaves.index(header.lost[0].label) if fits * 2 > len(widths) and max(widths) < due else None


def numbers(text: str, tokens: Sequence[Token]) -> list[Decimal | None]:
    """What the cells of a row say."""
    return [parse_cell(text[token.start : token.end])[1] for token in tokens]


def as_sums_say(columns: Axis, header: SeenHeader, rows: Iterable[Sequence[Decimal | None]]) -> SeenHeader:
    """The header; where a total stands at another's place and the numbers did not go with it, they keep their order."""
    if not header.moved or header.order is None:
        return header
    read = list(rows)
    declared = tuple(range(len(header.order)))
    if _sums(columns, declared, read) > _sums(columns, header.order, read):
        return header._replace(order=declared)
    return header


def _sums(columns: Axis, order: Sequence[int], rows: Sequence[Sequence[Decimal | None]]) -> int:
    """How many totals of rows that hold numbers (in the order in which they stand) are the sums of their columns."""
    held = 0
    for total, label in enumerate(columns.leaves):
        if not is_total(label):
            continue
        above = label.path[:-1]
        parts = [at for at, leaf in enumerate(columns.leaves) if at != total and leaf.path[: len(above)] == above]
        for row in rows:
            by_column = dict(zip(order, row, strict=False))
            value = by_column.get(total)
            if value and len(row) == len(order):
                held += value == sum(by_column.get(part) or 0 for part in parts)
    return held
