"""Two or three independent slips: the smallest sets of cells whose new values repair everything."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from reportlint.language.blame_system import System

MOST_SLIPS = 3
MOST_SETS = 4
"""Of more sets none is worth asking for: what the document says elsewhere would fit one of them by chance."""

_STEPS = 12_000
"""Trials of one search: a bound on time that is the same on every machine."""


class _TooLongError(Exception):
    """The search was given up."""


def several_slips(system: System, group: Sequence[int]) -> list[dict[str, Decimal]]:
    """Every set of new values of two cells that repairs all, or of three where none of two does.

    Empty where none does, more than `MOST_SETS` do, or the search took too long.
    """
    most = max(len(inside) for inside in system.of_cell.values())
    for count in range(2, MOST_SLIPS + 1):
        if len(group) > count * most:
            continue
        search = _Search(system, most)
        try:
            search.run({index: system.residuals[index] for index in group}, {}, count)
        except _TooLongError:
            return []
        if search.found:
            sets = sorted(sorted(changes) for changes in search.found)
            return [dict(changes) for changes in sets] if len(sets) <= MOST_SETS else []
    return []


class _Search:
    __slots__ = ("found", "most", "steps", "system")

    def __init__(self, system: System, most: int) -> None:
        self.system = system
        self.most = most
        self.steps = 0
        self.found: set[frozenset[tuple[str, Decimal]]] = set()

    def run(self, off: dict[int, Decimal], changed: dict[str, Decimal], left: int) -> None:
        """Try each cell of one equation that is off, with each change that repairs one of its equations."""
        if not off:
            self.found.add(frozenset(changed.items()))
            return
        if len(off) > left * self.most or len(self.found) > MOST_SETS:
            return
        judged = self.system.judged
        first = min(off, key=lambda index: (len(judged[index].terms), index))
        for term in judged[first].terms:
            if term.key in changed:
                continue
            inside = self.system.of_cell[term.key]
            deltas = {-off[one.equation] / one.coefficient for one in inside if one.equation in off}
            if left == 1 and (len(deltas) != 1 or sum(one.equation in off for one in inside) != len(off)):
                continue
            for delta in sorted(deltas):
                self.steps += 1
                if self.steps > _STEPS:
                    raise _TooLongError
                value = self.system.cells[term.key].value + delta
                if not self.system.allowed(value):
                    continue
                after = dict(off)
                for equation, coefficient in inside:
                    rest = after.get(equation, 0) + coefficient * delta
                    if rest:
                        after[equation] = rest
                    else:
                        after.pop(equation, None)
                self.run(after, {**changed, term.key: value}, left - 1)
