"""The order of the columns of a table as its header tells it."""

from __future__ import annotations

from reportlint.binding.header_sequence import read_whole
from reportlint.binding.labels import NEAR, Measure, declared_key, folded
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.binding.grid import Axis, Label
    from reportlint.binding.header_sequence import Lost
    from reportlint.binding.table_tokens import Token


class SeenHeader(NamedTuple):
    """`order[i]` is the declared column that stands at place `i`, or None where the header does not tell.

    `moved` are labels at the place of others, `damaged` declared labels with what stands in their place, `lost` those that stand nowhere. A column that is not
    in print at all is not in `order`.
    """

    order: tuple[int, ...] | None
    moved: tuple[tuple[Label, Token], ...] = ()
    damaged: tuple[tuple[Label, Token], ...] = ()
    lost: tuple[Lost, ...] = ()

    def without(self, column: int) -> SeenHeader:
        """The same header where a column is not in print, not only its label."""
        return self._replace(order=tuple(at for at in self.order or () if at != column))


def levels(axis: Axis) -> list[list[Label]]:
    """The labels of the columns by printed header row."""
    found: list[list[Label]] = [[] for _ in range(axis.depth)]
    for label in axis.labels:
        found[len(label.path) - 1].append(label)
    return found


def rows_of(tokens: Sequence[Token]) -> list[list[Token]]:
    """Tokens by their printed row."""
    rows: list[list[Token]] = []
    for token in tokens:
        if not rows or token.row != rows[-1][-1].row:
            rows.append([])
        rows[-1].append(token)
    return rows


def read_header(axis: Axis, rows: Sequence[Sequence[Token]]) -> SeenHeader:
    """Read header rows (their tokens in order, corner and captions among them).

    A level of the declared header is found in the first row that holds its labels, each once or, where a wide cell was
    repeated, several times side by side. Where a level is not found whole, all tokens are read in a row.
    """
    moved: list[tuple[Label, Token]] = []
    damaged: list[tuple[Label, Token]] = []
    leaves = {label.path: index for index, label in enumerate(axis.leaves)}
    orders: list[list[Label]] = []
    at = 0
    for level in levels(axis):
        seen: list[Label] | None = None
        for index in range(at, len(rows)):
            seen = _permuted(level, rows[index], moved, damaged)
            if seen is not None:
                at = index + 1
                break
        if seen is None:
            return SeenHeader(*read_whole(axis, [token for row in rows for token in row]))
        orders.append(seen)
    return SeenHeader(_leaf_order(axis, orders, leaves), tuple(moved), tuple(damaged))


def _permuted(
    level: Sequence[Label],
    row: Sequence[Token],
    moved: list[tuple[Label, Token]],
    damaged: list[tuple[Label, Token]],
) -> list[Label] | None:
    """The labels of a level in the order of the row, or None if the row does not hold them all."""
    keys = [declared_key(label.label) for label in level]
    tokens = [token for index, token in enumerate(row) if not index or token.key != row[index - 1].key]
    if len(tokens) > len(keys):
        known = set(keys)
        tokens = [token for token in tokens if token.key in known]
    if len(tokens) != len(keys):
        return None
    seen = [token.key for token in tokens]
    if seen == keys:
        return list(level)
    seen = list(map(folded, seen))
    if sorted(seen) == sorted(keys):
        order = _by_key(level, keys, seen)
        moved += [
            (label, token) for wanted, label, token in zip(level, order, tokens, strict=True) if label is not wanted
        ]
        return order
    near: list[tuple[Label, Token]] = []
    for label, key, token, text in zip(level, keys, tokens, seen, strict=True):
        if text == key:
            continue
        if text in key or Measure(key).likeness(text) < NEAR:
            # A piece is a cell that was cut at a line break, not a wrong label.
            return None
        if label.leaf or Measure(key).common(text) == len(text):
            # Groups have other names in use (法人和其他组织); one that only lost characters is no name.
            near.append((label, token))
    damaged.extend(near)
    return list(level)


def _by_key(level: Sequence[Label], keys: Sequence[str], seen: Sequence[str]) -> list[Label]:
    """Labels in the order seen; equal ones (总计 in three groups) in their declared order."""
    waiting: dict[str, list[Label]] = {}
    for label, key in zip(level, keys, strict=True):
        waiting.setdefault(key, []).append(label)
    return [waiting[key].pop(0) for key in seen]


def _leaf_order(
    axis: Axis, orders: Sequence[Sequence[Label]], leaves: dict[tuple[str, ...], int]
) -> tuple[int, ...] | None:
    """Leaves from left to right: members stand below their group, in the order of their own row."""
    found: list[int] = []

    def descend(label: Label) -> None:
        if label.leaf:
            found.append(leaves[label.path])
            return
        depth = len(label.path)
        for member in orders[depth]:
            if member.path[:-1] == label.path:
                descend(member)

    for label in orders[0] if orders else ():
        descend(label)
    return tuple(found) if len(found) == len(axis.leaves) else None
