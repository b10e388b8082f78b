"""Which rows of a document are which declared rows: labels in monotone order, then likeness, then position.

Labels that name one row wherever they stand are found first; the best chain of them that keeps the declared order
holds. What lies between two of them is then compared with the rows missing there, by likeness; what is still left
may be placed by its position alone, if as many rows of just the right width are left as are missing.
"""

from __future__ import annotations

from reportlint.binding.labels import NEAR, folded
from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.binding.table_plan import Plan
    from reportlint.binding.table_rows import Group
    from reportlint.binding.table_tokens import Token

# A row whose values are there is worth more than a label that may be a heading or a word of prose.
_VALUES = 2.0
_LONG = 8
_REACH = 4
_MOST_PIECES = 8


class Match(NamedTuple):
    """Declared row `row` stands in `group` (both indexes); its label is `labels[first:last]` of the group.

    `likeness` is 1 for the declared label; `first == last` where no label is left.
    """

    group: int
    row: int
    first: int
    last: int
    likeness: float


class _Gap(NamedTuple):
    """Groups `[low, high)` that may hold the missing `rows`; `closed` if rows that were found stand on both sides."""

    low: int
    high: int
    rows: range
    closed: bool


class Alignment(NamedTuple):
    """Matches by declared row, and rows found out of order or again."""

    matches: dict[int, Match]
    doubled: tuple[Match, ...]
    misplaced: tuple[Match, ...]


def align(plan: Plan, groups: Sequence[Group]) -> Alignment:
    """Align the groups of a document with a declared table whose rows carry labels."""
    return _Aligner(plan, groups).run()


class _Aligner:
    def __init__(self, plan: Plan, groups: Sequence[Group]) -> None:
        self.plan = plan
        self.groups = groups
        self.matches: dict[int, Match] = {}

    def run(self) -> Alignment:
        pairs = self._strong_pairs()
        chain = self._densest(self._chain(pairs))
        self.matches = {match.row: match for match in chain}
        if not chain:
            return Alignment({}, (), ())
        doubled, misplaced = self._out_of_order(pairs)
        for fill in (self._by_likeness, self._by_position):
            for gap in self._gaps():
                fill(gap)
        matched = {(match.group, match.last) for match in self.matches.values()}
        return Alignment(
            self.matches,
            tuple(match for match in doubled if (match.group, match.last) not in matched),
            tuple(match for match in misplaced if match.row not in self.matches),
        )

    def _strong_pairs(self) -> list[Match]:
        exact, strong = self.plan.exact, self.plan.strong
        return [
            Match(index, exact[token.key][0], place, place + 1, 1.0)
            for index, group in enumerate(self.groups)
            for place, token in enumerate(group.labels)
            if token.key in strong
        ]

    def _weight(self, match: Match) -> float:
        group, row = self.groups[match.group], self.plan.rows[match.row]
        weight = min(len(row.key), _LONG) / _LONG
        if match.last < len(group.labels) or not group.values:
            return weight
        return weight + (_VALUES if len(group.values) >= row.values else _VALUES / 2)

    def _chain(self, pairs: Sequence[Match]) -> list[Match]:
        """The heaviest chain in which declared rows rise; of equal ones the earliest in the document."""
        best: list[tuple[float, int]] = [(0.0, -1)] * len(self.plan.rows)
        links: list[tuple[Match, int]] = []
        for match in pairs:
            weight, link = max(best[: match.row], key=lambda entry: entry[0], default=(0.0, -1))
            weight += self._weight(match)
            if weight > best[match.row][0]:
                best[match.row] = (weight, len(links))
                links.append((match, link))
        chain: list[Match] = []
        _, link = max(best, key=lambda entry: entry[0], default=(0.0, -1))
        while link >= 0:
            match, link = links[link]
            chain.append(match)
        return chain[::-1]

    def _densest(self, chain: list[Match]) -> list[Match]:
        """The heaviest stretch of a chain without a long way between two rows: a word of prose is no row."""
        stretches: list[list[Match]] = [[]]
        for match in chain:
            if stretches[-1]:
                last = stretches[-1][-1]
                way = self.groups[match.group].at - self.groups[last.group].at
                if way > 3 * (match.row - last.row) + 12:
                    stretches.append([])
            stretches[-1].append(match)
        return max(stretches, key=lambda stretch: sum(map(self._weight, stretch)))

    def _out_of_order(self, pairs: Sequence[Match]) -> tuple[list[Match], list[Match]]:
        """Rows that stand again, and rows that stand out of order, between the first and the last row of the table."""
        held = set(self.matches.values())
        first, last = self._ends()
        doubled: list[Match] = []
        misplaced: dict[int, Match] = {}
        for match in pairs:
            group = self.groups[match.group]
            if match in held or not first - 2 <= match.group <= last + 2 or match.last < len(group.labels):
                continue
            if len(group.values) < self.plan.rows[match.row].values:
                continue
            if match.row in self.matches:
                if first <= match.group <= last:
                    doubled.append(match)
            else:
                misplaced.setdefault(match.row, match)
        return doubled, list(misplaced.values())

    def _ends(self) -> tuple[int, int]:
        indexes = [match.group for match in self.matches.values()]
        return min(indexes), max(indexes)

    def _gaps(self) -> list[_Gap]:
        """Every stretch of missing rows."""
        rows = sorted(self.matches)
        found: list[_Gap] = []
        for before, after in zip([-1, *rows], [*rows, len(self.plan.rows)], strict=True):
            missing = range(before + 1, after)
            if not missing:
                continue
            low = self.matches[before].group + 1 if before >= 0 else None
            high = self.matches[after].group if after < len(self.plan.rows) else None
            closed = low is not None and high is not None
            if low is None and high is not None:
                low = self._reach(high, -1, len(missing))
            if high is None and low is not None:
                high = self._reach(low - 1, 1, len(missing)) + 1
            if low is not None and high is not None and low < high:
                found.append(_Gap(low, high, missing, closed))
        return found

    def _reach(self, end: int, step: int, missing: int) -> int:
        """How far beyond the first or last row found others may stand: never across prose."""
        at = end
        while 0 <= at + step < len(self.groups) and abs(at - end) < missing + _REACH:
            if abs(self.groups[at + step].at - self.groups[at].at) > _REACH:
                break
            at += step
        return at

    def _by_likeness(self, gap: _Gap) -> None:
        """Match the groups of a gap with the rows missing there, in order, as like as can be."""
        low, high, rows, closed = gap
        taken = {(match.group, place) for match in self.matches.values() for place in range(match.first, match.last)}
        best: list[tuple[float, tuple[Match, ...]]] = [(0.0, ())] * (len(rows) + 1)
        for index in range(low, high):
            group = self.groups[index]
            if not group.labels or not group.values or (index, len(group.labels) - 1) in taken:
                continue
            # Beyond the ends other tables begin, whose rows may have the same short labels.
            fits = [closed or group.filled() <= self.plan.rows[row].values for row in rows]
            found = [self._like(index, group.labels, row) if fit else None for row, fit in zip(rows, fits, strict=True)]
            following = best[:]
            for place, match in enumerate(found):
                if match is not None:
                    weight, chain = best[place]
                    if weight + match.likeness > following[place + 1][0]:
                        following[place + 1] = (weight + match.likeness, (*chain, match))
            for place in range(1, len(following)):
                following[place] = max(following[place - 1], following[place], key=lambda entry: entry[0])
            best = following
        for match in best[-1][1]:
            self.matches[match.row] = match

    def _like(self, index: int, labels: Sequence[Token], row: int) -> Match | None:
        """The best reading of a group's last labels, or last pieces of a label, as a declared row."""
        best: Match | None = None
        whole, pieces = "", ""
        for first in range(len(labels) - 1, max(-1, len(labels) - 1 - _MOST_PIECES), -1):
            key = folded(labels[first].key)
            whole = key + whole
            # The label of a group of rows may stand between the pieces of a label that was broken into lines.
            pieces = pieces if key in self.plan.wording else key + pieces
            for text in (whole,) if pieces == whole else (whole, pieces):
                if row in self.plan.exact.get(text, ()):
                    return Match(index, row, first, len(labels), 1.0)
                likeness = self.plan.likeness(row, text)
                if likeness >= NEAR and (best is None or likeness > best.likeness):
                    best = Match(index, row, first, len(labels), min(likeness, 0.99))
        return best

    def _by_position(self, gap: _Gap) -> None:
        """Place rows by position alone: as many as are missing, each of just the declared width, no label against it."""
        low, high, rows, _ = gap
        used = {match.group for match in self.matches.values()}
        groups = [index for index in range(low, high) if index not in used and self.groups[index].values]
        if len(groups) != len(rows):
            return
        found: list[Match] = []
        for index, row in zip(groups, rows, strict=True):
            group, due = self.groups[index], self.plan.rows[row].values
            if due < 2 or group.filled() != due or len(group.values) < due or self._speaks_against(group, row):
                return
            found.append(Match(index, row, len(group.labels), len(group.labels), 0.0))
        self.matches.update((match.row, match) for match in found)

    def _speaks_against(self, group: Group, row: int) -> bool:
        """Whether a label of the group is no piece of the declared label, of its groups or of the header."""
        path = self.plan.rows[row].path
        return any(
            token.key not in path and not self.plan.is_wording(token.key) and len(token.key) > 1
            for token in group.labels
        )
