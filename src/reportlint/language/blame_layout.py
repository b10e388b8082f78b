"""Slips of copying: two cells exchanged, two neighbouring lines exchanged, the numbers of a row moved by one cell."""

from __future__ import annotations

from itertools import pairwise

from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from decimal import Decimal

    from reportlint.language.blame_system import System
    from reportlint.language.outcome import Term

_FEWEST_MOVED = 3
"""Cells and equations that a moved row must change: fewer fit by chance."""
_FEWEST_OF_LINES = 4


class Slip(NamedTuple):
    """`kind` is swapped or shifted; `cells` are the cells to name, `changes` the new values of all."""

    kind: str
    cells: tuple[str, ...]
    changes: dict[str, Decimal]


def layout_slip(system: System, group: Sequence[int]) -> Slip | None:
    """The only slip of copying that repairs a whole group; None where there is none, or several do."""
    for slips in (_exchanged(system, group), _moved_rows(system, group), _exchanged_lines(system, group)):
        found = {frozenset(slip.changes.items()): slip for slip in slips}
        if found:
            return next(iter(found.values())) if len(found) == 1 else None
    return None


def _exchanged(system: System, group: Sequence[int]) -> Iterator[Slip]:
    for first in system.judged[group[0]].terms:
        reached = system.touched((first.key,))
        rest = [index for index in group if index not in reached]
        for second in system.judged[rest[0] if rest else group[0]].terms:
            if second.key == first.key or second.value == first.value or first.place.table != second.place.table:
                continue
            changes = {first.key: second.value, second.key: first.value}
            if system.repairs(changes, group):
                yield Slip("swapped", tuple(sorted(changes, key=lambda key: system.cells[key].span.start)), changes)


def _moved_rows(system: System, group: Sequence[int]) -> Iterator[Slip]:
    if len(group) < _FEWEST_MOVED:
        return
    must = set(group)
    for row in _lines(system, "row").values():
        if not must <= system.touched(term.key for term in row):
            continue
        for start in range(len(row)):
            for end in range(start + _FEWEST_MOVED, len(row) + 1):
                piece = row[start:end]
                for changes in (_moved(system, piece, left=True), _moved(system, piece, left=False)):
                    if changes is not None and len(changes) >= _FEWEST_MOVED and system.repairs(changes, group):
                        yield Slip("shifted", tuple(term.key for term in row), changes)


def _moved(system: System, piece: Sequence[Term], *, left: bool) -> dict[str, Decimal] | None:
    """New values of a piece of a row whose numbers go one cell to the left (or right); the free cell is worked out."""
    pairs = pairwise(piece)
    changes = {a.key: b.value for a, b in pairs} if left else {b.key: a.value for a, b in pairs}
    free = piece[-1 if left else 0]
    changes = {key: value for key, value in changes.items() if value != system.cells[key].value}
    if not system.of_cell[free.key]:
        return None
    equation, coefficient = system.of_cell[free.key][0]
    off = system.residuals[equation]
    for key, value in changes.items():
        off += sum(
            inside.coefficient * (value - system.cells[key].value)
            for inside in system.of_cell[key]
            if inside.equation == equation
        )
    value = free.value - off / coefficient
    if not system.allowed(value):
        return None
    return changes if value == free.value else {**changes, free.key: value}


def _exchanged_lines(system: System, group: Sequence[int]) -> Iterator[Slip]:
    if len(group) < _FEWEST_OF_LINES:
        return
    for across in ("row", "column"):
        lines = sorted(_lines(system, across).items())
        for ((table, at), line), ((other_table, beside), other) in pairwise(lines):
            if table != other_table or beside != at + 1 or len(line) != len(other):
                continue
            changes: dict[str, Decimal] = {}
            for a, b in zip(line, other, strict=True):
                if a.value != b.value:
                    changes.update({a.key: b.value, b.key: a.value})
            if len(changes) > 2 and system.repairs(changes, group):
                yield Slip("swapped", (line[0].key, other[0].key), changes)


def wrong_row(system: System, group: Sequence[int], alike: Sequence[int]) -> tuple[str, ...]:
    """The cells of the only row whose new values would repair a whole group; empty where none or several would.

    `alike` are equations of one column each, each of which gives its cell of the row its new value.
    """
    found: list[tuple[str, ...]] = []
    for row in _lines(system, "row").values():
        own = {term.key: term for term in row}
        changes: dict[str, Decimal] = {}
        for index in alike:
            for key, term in own.items():
                for equation, coefficient in system.of_cell[key]:
                    if equation == index:
                        changes[key] = term.value - system.residuals[index] / coefficient
        allowed = len(changes) == len(alike) and all(map(system.allowed, changes.values()))
        if allowed and system.repairs(changes, group):
            found.append(tuple(changes))
    return found[0] if len(found) == 1 else ()


def _lines(system: System, across: str) -> dict[tuple[int, int], list[Term]]:
    """Known cells by table and row (or column), each line in order."""
    lines: dict[tuple[int, int], list[Term]] = {}
    for term in _ordered(system.cells.values()):
        at = term.place.row if across == "row" else term.place.column
        lines.setdefault((term.place.table, at), []).append(term)
    return lines


def _ordered(terms: Iterable[Term]) -> list[Term]:
    return sorted(terms, key=lambda term: (term.place.table, term.place.row, term.place.column))
