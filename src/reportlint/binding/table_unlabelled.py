"""A table whose rows carry no labels: found by its header and by just as many values as it has columns."""

from __future__ import annotations

from reportlint.binding.header_sums import as_sums_say, left_out, numbers
from reportlint.binding.labels import declared_key
from reportlint.binding.table_headers import levels, read_header, rows_of
from reportlint.binding.table_values import digits_apart
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from reportlint.binding.table_headers import SeenHeader
    from reportlint.binding.table_plan import Plan
    from reportlint.binding.table_rows import Group
    from reportlint.binding.table_tokens import Token
    from reportlint.model.span import Span

# Labels in the header of a form that must be seen where the table stands under no heading of its own.
_EVIDENCE = 3


class Found(NamedTuple):
    """The rows of values of a table, and the header above them. `values` is None if they cannot be placed."""

    groups: tuple[int, ...]
    values: list[Token] | None
    header: SeenHeader


def find_unlabelled(
    text: str, plan: Plan, groups: Sequence[Group], taken: Collection[int], near: Span | None
) -> Found | None:
    """The one row of an unlabelled table, or None if nothing looks like it.

    The number of values must be exact, and no label of the header may contradict: each must be a piece of a declared
    one, in the order of its row.
    """
    best: tuple[tuple[bool, bool, int], Found] | None = None
    for index, group in enumerate(groups):
        if index in taken or not (group.values or group.labels):
            continue
        known = [token for token in group.labels if plan.is_wording(token.key)]
        inside = near is not None and near.start <= group.span.start < near.end
        if len(known) < _EVIDENCE and not (inside and group.labels == known):
            continue
        found = _row_at(text, plan, groups, index, taken)
        if found.values is not None and not _agrees(plan, found.header.order, group.labels):
            found = found._replace(values=None)
        score = (found.values is not None, inside, len({token.key for token in known}))
        if best is None or score > best[0]:
            best = score, found
    return best[1] if best else None


def _row_at(text: str, plan: Plan, groups: Sequence[Group], index: int, taken: Collection[int]) -> Found:
    """The row that begins with this group, and its header; a column that the header lacks may be lacking in the row."""
    columns = plan.noun.bands[0].columns
    header = read_header(columns, rows_of(groups[index].labels))
    due = plan.rows[0].values
    used, values = _values_at(groups, index, due, taken)
    if values is None and len(groups[index].values) == 1:
        values = digits_apart(text, groups[index].values[0], due)
        used = (index,)
    if values is None and len(header.lost) == 1:
        shorter, fewer = _values_at(groups, index, due - 1, taken)
        column = left_out(columns, header, [len(fewer or ())])
        if fewer is not None and column is not None:
            used, values, header = shorter, fewer, header.without(column)
    if values is not None:
        header = as_sums_say(columns, header, [numbers(text, values)])
    return Found(used, values, header)


def _values_at(
    groups: Sequence[Group], index: int, due: int, taken: Collection[int]
) -> tuple[tuple[int, ...], list[Token] | None]:
    """The groups and the values of a row; values may run on in groups without labels."""
    group = groups[index]
    if not group.values:
        # A form that was not filled in: the header is there, and below it a row of blanks.
        blanks = list(group.blanks)
        return (index,), blanks if len(blanks) == due else None
    values = list(group.values)
    used = [index]
    exact = len(values) == due and group.separated and (group.table is not None or group.width == group.header_width)
    following = index + 1
    while not exact and _filled(values) < due and following < len(groups):
        after = groups[following]
        if after.labels or following in taken or after.at - groups[following - 1].at > 1:
            break
        values += after.values
        used.append(following)
        following += 1
    filled = [token for token in values if not token.blank]
    if not exact:
        return tuple(used), filled if len(filled) == due else None
    return tuple(used), values


def _filled(values: Sequence[Token]) -> int:
    return sum(1 for token in values if not token.blank)


def _agrees(plan: Plan, order: tuple[int, ...] | None, header: Sequence[Token]) -> bool:
    """Whether the header does not contradict the declared columns.

    One that tells their order does not; of a broken one every piece must fit a declared label that does not
    stand before the label of the piece to its left, in its row.
    """
    if order is not None:
        return True
    axis = plan.noun.bands[0].columns
    rows = rows_of(header)
    lone = [row[0] for row in rows if len(row) == 1]
    if len(lone) > len(rows) / 2:
        # One cell a line: all of the header is one row, level by level or group by group.
        rows = [list(header)]
    by_level = [declared_key(label.label) for level in levels(axis) for label in level]
    by_group = [declared_key(label.label) for label in axis.labels]
    return all(_in_order(row, by_level) or _in_order(row, by_group) for row in rows)


def _in_order(row: Sequence[Token], printed: Sequence[str]) -> bool:
    at = 0
    for index, token in enumerate(row):
        if index and token.key == row[index - 1].key:
            # A wide cell that repeats its text in each column it covers.
            continue
        if not any(token.key in text for text in printed):
            # A caption or a note is no label of a column.
            continue
        while at < len(printed) and token.key not in printed[at]:
            at += 1
        if at == len(printed):
            return False
        if token.key == printed[at]:
            at += 1
    return True
