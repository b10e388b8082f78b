"""From aligned rows to values: which cells belong to which declared row and column."""

from __future__ import annotations

from reportlint.binding.header_sums import as_sums_say, left_out, numbers
from reportlint.binding.labels import declared_key
from reportlint.binding.table_headers import SeenHeader, read_header, rows_of
from reportlint.binding.table_values import Columns
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from reportlint.binding.align import Alignment, Match
    from reportlint.binding.table_plan import Plan
    from reportlint.binding.table_rows import Group
    from reportlint.binding.table_tokens import Token


class Placed(NamedTuple):
    """Values by declared row (index of the plan's rows), the headers by band, and the groups that were used.

    `unreadable` rows were found without values that could be placed.
    """

    values: dict[int, list[Token]]
    unreadable: tuple[int, ...]
    headers: dict[int, SeenHeader]
    groups: frozenset[int]

    def missing(self, plan: Plan) -> list[int]:
        """Declared rows that were not found."""
        return [row for row in range(len(plan.rows)) if row not in self.values and row not in self.unreadable]


def place(text: str, plan: Plan, groups: Sequence[Group], alignment: Alignment) -> Placed:
    """Place the values of all rows of an alignment."""
    return _Placing(text, plan, groups, alignment).run()


class _Placing:
    def __init__(self, text: str, plan: Plan, groups: Sequence[Group], alignment: Alignment) -> None:
        self.plan = plan
        self.groups = groups
        self.matches = dict(alignment.matches)
        self.matches.update((match.row, match) for match in alignment.misplaced)
        self.last_label: dict[int, int] = {}
        for match in self.matches.values():
            self.last_label[match.group] = max(match.last, self.last_label.get(match.group, 0))
        bands = range(len(plan.noun.bands))
        self.headers = {band: header for band in bands if (header := self._header(band))}
        self.due = [row.values for row in plan.rows]
        self._leave_out()
        rows = [(match, plan.rows[match.row].label) for match in self.matches.values()]
        self.columns = Columns(
            text, [(groups[match.group], self.due[match.row], len(label.path)) for match, label in rows]
        )
        self.text = text
        self.used = {match.group for match in self.matches.values()}
        self.values: dict[int, list[Token]] = {}

    def run(self) -> Placed:
        for row, match in sorted(self.matches.items()):
            if row not in self.values:
                self._place(row, match)
        unreadable = tuple(row for row in sorted(self.matches) if row not in self.values)
        headers = {
            band: as_sums_say(self.plan.noun.bands[band].columns, header, self._numbers(band))
            for band, header in self.headers.items()
        }
        return Placed(self.values, unreadable, headers, frozenset(self.used))

    def _leave_out(self) -> None:
        """Columns whose label is lost, and in which no row has a cell, are not due."""
        for band, header in self.headers.items():
            column = left_out(self.plan.noun.bands[band].columns, header, self._widths(band))
            if column is not None:
                self.headers[band] = header.without(column)
                for index, row in enumerate(self.plan.rows):
                    self.due[index] -= row.band == band

    def _widths(self, band: int) -> list[int]:
        """How many values, blank ones too, stand behind the label of each row of a band."""
        rows = self.plan.rows
        return [len(self.groups[match.group].values) for match in self.matches.values() if rows[match.row].band == band]

    def _numbers(self, band: int) -> Iterator[list[Decimal | None]]:
        """The rows of a band that were read, as numbers in the order in which they stand."""
        return (numbers(self.text, self.values[row]) for row in self._rows(band) if row in self.values)

    def _rows(self, band: int) -> list[int]:
        return [index for index, row in enumerate(self.plan.rows) if row.band == band]

    def _place(self, row: int, match: Match) -> None:
        group, due = self.groups[match.group], self.due[row]
        cells = self._cells(match)
        if cells is None:
            return
        depth = len(self.plan.rows[row].label.path)
        values = self.columns.values(group, cells, due, depth) or self._continued(match, cells, due)
        if values is not None:
            self.values[row] = values
        else:
            self._shared(row, match, cells)

    def _cells(self, match: Match) -> Sequence[Token] | None:
        """The cells behind a row's label, or None if another label stands between that takes them."""
        group = self.groups[match.group]
        if match.last == len(group.labels):
            return group.values
        if self.last_label[match.group] > match.last:
            return None
        between = group.labels[match.last :]
        path = self.plan.rows[match.row].path
        if all(token.key in path or self.plan.is_wording(token.key) for token in between):
            return group.values
        # A word where a value belongs (`见附表`) looks like a label; it is a cell of the row all the same.
        label = group.labels[match.last - 1]
        return group.cells[label.column + 1 :] if group.divided and label in group.cells else None

    def _continued(self, match: Match, cells: Sequence[Token], due: int) -> list[Token] | None:
        """Values that run on in the lines below, if they are just as many as are due."""
        values = [token for token in cells if not token.blank]
        index = match.group + 1
        taken: list[int] = []
        while len(values) < due and index < len(self.groups):
            group = self.groups[index]
            if group.labels or index in self.used or group.at - self.groups[index - 1].at > 1:
                return None
            values += [token for token in group.values if not token.blank]
            taken.append(index)
            index += 1
        if len(values) != due or not taken:
            return None
        self.used.update(taken)
        return values

    def _shared(self, row: int, match: Match, cells: Sequence[Token]) -> None:
        """Values of rows that lost their labels, one cell a line: as many as this row and the missing ones need."""
        if self.groups[match.group].divided:
            return
        rows, needed = [row], self.due[row]
        while needed < len(cells) and rows[-1] + 1 < len(self.plan.rows) and rows[-1] + 1 not in self.matches:
            rows.append(rows[-1] + 1)
            needed += self.due[rows[-1]]
        following = self.matches.get(rows[-1] + 1)
        ends = rows[-1] + 1 == len(self.plan.rows) or (following is not None and following.group == match.group + 1)
        if needed != len(cells) or not ends or any(token.blank for token in cells):
            return
        at = 0
        for shared in rows:
            due = self.due[shared]
            self.values[shared] = list(cells[at : at + due])
            at += due

    def _header(self, band: int) -> SeenHeader | None:
        """The header above the first row of a band."""
        rows = self._rows(band)
        match = self.matches.get(rows[0]) if rows else None
        if match is None:
            return None
        noun = self.plan.noun
        captions = {
            declared_key(text) for text in (*noun.corner, noun.bands[band].head, noun.bands[band].title) if text
        }
        tokens = [token for token in self.groups[match.group].labels[: match.first] if token.key not in captions]
        return read_header(noun.bands[band].columns, rows_of(tokens))
