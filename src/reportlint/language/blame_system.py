"""The equations of a document as one system: which cells stand in which, and what a change of cells would repair."""

from __future__ import annotations

from reportlint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from decimal import Decimal
    from typing import TypeAlias

    from reportlint.language.outcome import Judged, Term


class InCell(NamedTuple):
    """That a cell stands in an equation, with its coefficient."""

    equation: int
    coefficient: int


Changes: TypeAlias = "Mapping[str, Decimal]"
"""New values of cells, by key."""


class System:
    """All judged equations. `cells` are terms by key, `of_cell` where each stands, `residuals` what each is off by."""

    __slots__ = ("broken", "cells", "judged", "of_cell", "residuals", "whole")

    def __init__(self, judged: Sequence[Judged]) -> None:
        self.judged = judged
        self.residuals = [one.residual for one in judged]
        self.broken = [index for index, one in enumerate(judged) if one.hit is not None]
        self.cells: dict[str, Term] = {}
        of_cell: dict[str, dict[int, int]] = {}
        for index, one in enumerate(judged):
            for term in one.terms:
                self.cells.setdefault(term.key, term)
                inside = of_cell.setdefault(term.key, {})
                inside[index] = inside.get(index, 0) + term.coefficient
        self.of_cell = {
            key: tuple(InCell(index, coefficient) for index, coefficient in inside.items() if coefficient)
            for key, inside in of_cell.items()
        }
        self.whole = all(term.value == term.value.to_integral_value() for term in self.cells.values())

    def allowed(self, value: Decimal) -> bool:
        """Whether a cell could hold a value: not negative, and whole where all others are."""
        return value >= 0 and (not self.whole or value == value.to_integral_value())

    def touched(self, keys: Iterable[str]) -> set[int]:
        """The equations in which any of the cells stands."""
        return {inside.equation for key in keys for inside in self.of_cell.get(key, ())}

    def repairs(self, changes: Changes, must: Iterable[int]) -> bool:
        """Whether after the changes all equations they touch hold, and those that `must` be repaired are among them."""
        off: dict[int, Decimal] = {}
        for key, value in changes.items():
            change = value - self.cells[key].value
            for equation, coefficient in self.of_cell[key]:
                off[equation] = off.get(equation, self.residuals[equation]) + coefficient * change
        return all(equation in off for equation in must) and not any(off.values())

    def single(self, group: Sequence[int]) -> list[tuple[str, Decimal]]:
        """Every cell, with its new value, that alone repairs all equations of a group and stands in no other."""
        wanted = set(group)
        found: list[tuple[str, Decimal]] = []
        for term in self.judged[group[0]].terms:
            inside = self.of_cell[term.key]
            if len(inside) != len(wanted) or any(one.equation not in wanted for one in inside):
                continue
            deltas = {-self.residuals[one.equation] / one.coefficient for one in inside}
            if len(deltas) == 1 and self.allowed(term.value + (delta := deltas.pop())):
                found.append((term.key, term.value + delta))
        return found

    def groups(self, equations: Iterable[int]) -> list[list[int]]:
        """Equations joined by the cells that they share."""
        left = list(equations)
        found: list[list[int]] = []
        while left:
            group = [left.pop(0)]
            keys = {term.key for term in self.judged[group[0]].terms}
            grown = True
            while grown:
                grown = False
                for index in list(left):
                    own = {term.key for term in self.judged[index].terms}
                    if not own.isdisjoint(keys):
                        keys |= own
                        group.append(index)
                        left.remove(index)
                        grown = True
            found.append(sorted(group))
        return found
