"""Which cells of a row hold its values. A row with fewer cells than are due is unreadable, never shifted."""

from __future__ import annotations

from collections import Counter

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.binding.table_rows import Group
    from reportlint.binding.table_tokens import Token


# In so many columns a number of as many digits is no count any more.
_MANY = 7


def digits_apart(text: str, token: Token, due: int) -> list[Token] | None:
    """The `due` values of a row whose cells nothing divides, where each can only be one digit; else None.

    A number does not begin with 0, and none is as long as a row of many columns: such digits are cells, not a number.
    """
    written = text[token.start : token.end]
    if len(written) != due or not written.isdecimal() or not (written[0] == "0" or due >= _MANY):
        return None
    return [
        token._replace(start=at, end=at + 1, column=token.column + at - token.start)
        for at in range(token.start, token.end)
    ]


def _glued(group: Group, token: Token) -> bool:
    return not group.separated and bool(group.labels) and group.labels[-1].end == token.start


class Columns:
    """Where the values of the rows of one table stand, learnt from all its rows together.

    Lost geometry leaves blank cells before the values (label columns that were merged) or behind them (the same cells
    in other exports). A row without blank values can be read alone; one with blank values only if all rows agree where
    the surplus stands, and if no cell of it was lost, which its width shows.
    """

    def __init__(self, text: str, rows: Sequence[tuple[Group, int, int]]) -> None:
        """`rows` are groups with how many values each is due, and how deep its label stands in the label columns."""
        self.text = text
        self._widths: Counter[int] = Counter()
        self._counts: dict[int, set[int]] = {}
        self._grid: dict[tuple[int, int], set[tuple[int, ...]]] = {}
        self._parts: dict[int, list[tuple[int, int, int]]] = {}
        self._leads: dict[tuple[int, int], set[int]] = {}
        self._widest = max((due for _, due, _ in rows), default=0)
        for group, due, depth in rows:
            if group.divided:
                self._widths[group.width] += 1
                self._learn(group, due, depth)

    def _learn(self, group: Group, due: int, depth: int) -> None:
        filled = [index for index, token in enumerate(group.values) if not token.blank]
        if due < 2 or not filled or len(filled) > due:
            return
        self._parts.setdefault(due, []).append((filled[0], filled[-1], len(group.values)))
        if len(filled) < due:
            return
        self._counts.setdefault(due, set()).add(len(group.values))
        self._leads.setdefault((due, depth), set()).add(filled[0])
        columns = tuple(group.values[index].column for index in filled)
        self._grid.setdefault((group.block, due), set()).add(columns)

    def values(self, group: Group, cells: Sequence[Token], due: int, depth: int) -> list[Token] | None:
        """The `due` values among `cells` of a row (those after its label), or None where they cannot be told."""
        if len(cells) == 1 and due > 1:
            return digits_apart(self.text, cells[0], due) if _glued(group, cells[0]) else None
        if len(cells) < due:
            return None
        filled = [token for token in cells if not token.blank]
        if due == 1:
            return self._single(group, cells, filled)
        if len(filled) == due:
            return filled
        if len(filled) > due:
            return self._repeated(group, filled, due)
        if not group.separated:
            return None
        if not filled:
            return list(cells[:due])
        if group.table is not None:
            return self._in_grid(group, cells, due, depth)
        return self._among_blanks(group, cells, due, depth)

    def _single(self, group: Group, cells: Sequence[Token], filled: Sequence[Token]) -> list[Token] | None:
        """One value: alone among blank cells, or repeated in each cell that a wide one covered."""
        if not filled:
            return list(cells[:1]) if group.separated else None
        if len(filled) > 1:
            first, *others = (self.text[token.start : token.end] for token in filled)
            if not group.separated or any(other != first for other in others):
                return None
        return list(filled[:1])

    def _repeated(self, group: Group, filled: Sequence[Token], due: int) -> list[Token] | None:
        """A band narrower than its table: the last value is repeated in all cells that its wide cell covers."""
        texts = {self.text[token.start : token.end] for token in filled[due - 1 :]}
        fills = group.separated and len(filled) == self._widest
        return list(filled[:due]) if fills and len(texts) == 1 else None

    def _usual_width(self) -> int | None:
        (width, times), *_ = self._widths.most_common(1) or [(0, 0)]
        return width if times * 2 > self._widths.total() else None

    def _among_blanks(self, group: Group, cells: Sequence[Token], due: int, depth: int) -> list[Token] | None:
        """The window of values in a row of which some are blank."""
        parts = self._parts.get(due, [])
        counts = self._counts.get(due) or {count for _, _, count in parts}
        if counts == {due}:
            return list(cells) if len(cells) == due else None
        if group.width != self._usual_width():
            return None
        leads = self._leads.get((due, depth), set())
        if len(leads) == 1:
            lead = min(leads)
            return self._whole(cells[lead : lead + due], cells, due)
        behind = min((count - 1 - last for _, last, count in parts), default=0)
        before = max((last + 1 for _, last, _ in parts), default=0)
        after = max((count - behind - first for first, _, count in parts), default=0)
        # A window that all rows fit into may be the one; that a row fills it from end to end speaks for it.
        possible = [reach for reach in (before, after) if reach <= due]
        if len(possible) == 2 and before != after:
            possible = [max(possible)] if due in possible else []
        windows: list[Sequence[Token]] = []
        if before in possible:
            windows.append(cells[:due])
        if after in possible:
            windows.append(cells[len(cells) - behind - due : len(cells) - behind])
        if not windows or any(list(window) != list(windows[0]) for window in windows):
            return None
        return self._whole(windows[0], cells, due)

    def _in_grid(self, group: Group, cells: Sequence[Token], due: int, depth: int) -> list[Token] | None:
        """By columns: those of the rows without blanks, else the rightmost ones."""
        known = self._grid.get((group.block, due))
        if known is None:
            return self._whole(cells[-due:], cells, due)
        if len(known) > 1:
            # A pipe table whose rows begin with blank cells and without a bar loses them: its columns say nothing.
            return self._among_blanks(group, cells, due, depth)
        (columns,) = known
        return self._whole([token for token in cells if token.column in columns], cells, due)

    def _whole(self, window: Sequence[Token], cells: Sequence[Token], due: int) -> list[Token] | None:
        """The window, if it has all values that the row has."""
        inside = sum(1 for token in window if not token.blank)
        return list(window) if len(window) == due and inside == sum(1 for token in cells if not token.blank) else None
