"""A table whose rows carry no labels: found by its header and by just as many values as it has columns."""

from __future__ import annotations

from reportlint.binding.labels import declared_key
from reportlint.binding.table_headers import levels, read_header, rows_of
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from reportlint.binding.table_plan import Plan
    from reportlint.binding.table_rows import Group
    from reportlint.binding.table_tokens import Token
    from reportlint.model.span import Span

# Labels in the header of a form that must be seen where the table stands under no heading of its own.
_EVIDENCE = 3


class Found(NamedTuple):
    """The rows of values of a table, and the header labels above them. `values` is None if they cannot be placed."""

    groups: tuple[int, ...]
    values: list[Token] | None
    header: tuple[Token, ...]


def find_unlabelled(plan: Plan, groups: Sequence[Group], taken: Collection[int], near: Span | None) -> Found | None:
    """The one row of an unlabelled table, or None if nothing looks like it.

    The number of values must be exact, and no label of the header may contradict: each must be a piece of a declared
    one, in the order of its row.
    """
    due = plan.rows[0].values
    best: tuple[tuple[bool, bool, int], Found] | None = None
    for index, group in enumerate(groups):
        if index in taken or not (group.values or group.labels):
            continue
        header = tuple(group.labels)
        known = [token for token in header if plan.is_wording(token.key)]
        inside = near is not None and near.start <= group.span.start < near.end
        if len(known) < _EVIDENCE and not (inside and group.labels == known):
            continue
        found = _row_at(groups, index, due, taken)
        if found.values is not None and not _agrees(plan, header):
            found = found._replace(values=None)
        score = (found.values is not None, inside, len({token.key for token in known}))
        if best is None or score > best[0]:
            best = score, found
    return best[1] if best else None


def _row_at(groups: Sequence[Group], index: int, due: int, taken: Collection[int]) -> Found:
    """The row that begins with this group; values may run on in groups without labels."""
    group = groups[index]
    if not group.values:
        # A form that was not filled in: the header is there, and below it a row of blanks.
        blanks = list(group.blanks)
        return Found((index,), blanks if len(blanks) == due else None, tuple(group.labels))
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
        return Found(tuple(used), filled if len(filled) == due else None, tuple(group.labels))
    return Found(tuple(used), values, tuple(group.labels))


def _filled(values: Sequence[Token]) -> int:
    return sum(1 for token in values if not token.blank)


def _agrees(plan: Plan, header: Sequence[Token]) -> bool:
    """Whether the header does not contradict the declared columns.

    A whole header must have the declared order; of a broken one every piece must fit a declared label that does not
    stand before the label of the piece to its left, in its row.
    """
    axis = plan.noun.bands[0].columns
    rows = rows_of(header)
    order = read_header(axis, rows).order
    if order is not None:
        return order == tuple(range(len(order)))
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
